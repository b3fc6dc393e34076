"""Postal forms and the bank extract. All are imaginary: no operator, no logo, no existing bank."""

from __future__ import annotations

import random
from datetime import date
from html import escape

from fabrique_commerce import COMMUN, commun, pose
from fabrique_donnees import Table, court, nombre
from fabrique_ecriture import manuscrit, paraphe
from fabrique_rendu import pdf


def _code_barres(texte: str, largeur: float, hauteur: float) -> str:
    hasard, x, barres = random.Random(texte), 0.0, []
    while x < largeur:
        trait = hasard.choice((0.25, 0.25, 0.5, 0.75))
        barres.append(f'<rect x="{x:.2f}" y="0" width="{trait}" height="{hauteur}"/>')
        x += trait + hasard.choice((0.3, 0.3, 0.6))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{largeur}mm" height="{hauteur}mm" '
        f'viewBox="0 0 {largeur} {hauteur}">{"".join(barres)}</svg>'
    )


def _date_timbree(lieu: str, quand: date, *, gauche: float, haut: float, angle: float) -> str:
    return (
        f'<div class=timbre style="left:{gauche}mm;top:{haut}mm;transform:rotate({angle}deg)">'
        f"<div>{lieu}</div><b>{quand:%d}-{quand:%m}-{quand:%y}</b><div>GUICHET 2</div></div>"
    )


_TIMBRE = """
.timbre { position: absolute; width: 24mm; height: 17mm; padding-top: 7mm; border: 2.6pt double #222;
    border-radius: 50%; text-align: center; font-size: 6.4pt; line-height: 1.35; color: #222;
opacity: .82 } .timbre b { font-size: 9.5pt }
"""


def _courrier(donnees: Table) -> Table:
    return next(c for c in donnees["courriers"] if c["acte"] == "mise-en-demeure")


def _adresses(donnees: Table) -> tuple[str, str]:
    textes = []
    for partie in (donnees["creancier"], donnees["debiteur"]):
        a = partie["adresse"]
        textes.append("<br>".join(escape(x) for x in (
            partie["denomination"], *a["lignes"], f"{a['code_postal']} {a['commune'].upper()}")))  # fmt: skip
    return textes[0], textes[1]


def preuve_de_depot(donnees: Table, *, bureau: str) -> bytes:
    """The slip kept by the sender, dated by the counter; to be scanned."""
    envoi, (expediteur, destinataire) = _courrier(donnees), _adresses(donnees)
    style = (
        commun("#222")
        + _TIMBRE
        + """
    @page { size: 210mm 148mm; margin: 9mm } h1 { font-size: 14pt; margin: 0 0 1mm }
    .s { font-size: 8pt; margin-bottom: 4mm }
    .cadre { position: relative; border: 1pt solid #000; height: 112mm; padding: 5mm }
    .g { font-size: 7.6pt; color: #333 }
    .deux { display: flex; justify-content: space-between; margin-top: 6mm }
    .b { width: 82mm; border: .6pt solid #444; padding: 2.5mm 3.5mm; height: 30mm }
    .num { font-size: 14pt; letter-spacing: .06em; font-weight: bold; margin-top: 1mm }
    .opt { margin-top: 5mm; font-size: 9pt }
    .opt i { display: inline-block; width: 3mm; height: 3mm; border: .6pt solid #000;
    margin: 0 1.5mm 0 4mm } .opt i.x { background: #111 }
    """
    )
    corps = (
        "<div class=cadre><div "
        f"style='float:right;text-align:right'>{_code_barres(envoi['numero'], 62, 12)}<div "
        f"class=num>{envoi['numero']}</div></div><h1>Preuve de dépôt</h1><div class=s>Lettre recommandée "
        "avec avis de réception<br>À conserver par l’expéditeur</div><div class=deux><div class=b><div "
        f"class=g>EXPÉDITEUR</div>{expediteur}</div><div class=b><div "
        f"class=g>DESTINATAIRE</div>{destinataire}</div></div><div class=opt>Niveau de garantie <i class=x>"
        "</i>R1<i></i>R2<i></i>R3 <span style='margin-left:12mm'>Avis de réception</span><i class=x>"
        "</i>oui<i></i>non</div><div class=opt>Poids : 42 g <span "
        "style='margin-left:10mm'>Affranchissement acquitté</span></div><div class=g "
        f"style='position:absolute;bottom:4mm;left:5mm'>Déposée le {court(envoi['depose_le'])}, "
        f"{bureau}</div>{_date_timbree(bureau.upper(), envoi['depose_le'], gauche=143, haut=74, angle=-11)}"
        "</div>"
    )
    return pdf(corps, style=style, titre="Preuve de dépôt")


def avis_de_reception(donnees: Table, *, bureau: str, recu_par: str, graine: int, teinte: str) -> bytes:
    """The card that comes back to the sender, dated and signed by the addressee; to be photographed."""
    envoi, (expediteur, destinataire) = _courrier(donnees), _adresses(donnees)
    page = f"@page {{ size: 150mm 105mm; margin: 5mm; background: {teinte} }}"
    style = (
        commun("#222")
        + _TIMBRE
        + page
        + """
    h1 { font-size: 12pt; margin: 0; letter-spacing: .03em } .g { font-size: 6.8pt; color: #333 }
    html { font-size: 8.8pt } .cadre { position: relative; border: .8pt solid #333; height: 93mm }
    .h { padding: 2.5mm 3.5mm; border-bottom: .6pt solid #333; height: 15mm }
    .num { font-size: 10.5pt; font-weight: bold; letter-spacing: .05em }
    .a { position: absolute; padding: 2mm 3mm; border: .5pt solid #666 }
    .ch { position: absolute; font-size: 8pt; border-bottom: .5pt dotted #555 }
    """
    )
    quand, presente = envoi["recu_le"], envoi["presente_le"]
    corps = (
        "<div class=cadre><div class=h><div "
        f"style='float:right;text-align:right'>{_code_barres(envoi['numero'], 46, 7)}<div "
        f"class=num>{envoi['numero']}</div></div><h1>AVIS DE RÉCEPTION</h1>de votre lettre recommandée</div>"
        "<div class=a style='left:3mm;top:23mm;width:58mm;height:25mm'><div "
        f"class=g>DESTINATAIRE</div>{destinataire}</div><div class=a "
        "style='left:73mm;top:23mm;width:58mm;height:25mm'><div class=g>À RENVOYER "
        f"À</div>{expediteur}</div><div class=ch style='left:3mm;top:58mm;width:62mm'>Présentée le</div>"
        "<div class=ch style='left:3mm;top:69mm;width:62mm'>Distribuée le</div><div class=g "
        "style='left:3mm;top:83mm;position:absolute'>Nom et signature du destinataire ou de son "
        "mandataire</div>"
        f"{pose(manuscrit(f'{presente:%d/%m/%y}', graine=graine, corps=2.0), gauche=29, haut=55.6)}"
        f"{pose(manuscrit(f'{quand:%d/%m/%y}', graine=graine + 1, corps=2.0), gauche=29, haut=66.6)}"
        f"{pose(manuscrit(recu_par, graine=graine + 2, corps=1.9), gauche=70, haut=74)}"
        f"{pose(paraphe(recu_par, graine=graine + 3, largeur=42), gauche=74, haut=54, angle=-5)}"
        f"{_date_timbree(bureau.upper(), quand, gauche=113, haut=52, angle=9)}</div>"
    )
    return pdf(corps, style=style, titre="Avis de réception")


def extrait_de_compte(donnees: Table) -> bytes:
    """A month of the creditor's account: only the debtor's payment is left readable, as for a filing."""
    p, c, d = donnees["paiements"][0], donnees["creancier"], donnees["debiteur"]
    hasard, rangs = random.Random(p["date"].toordinal()), []
    for n in sorted({2, 3, 5, 9, 11, 16, 18, p["date"].day, 24, 26, 30}):
        date_op = f"{n:02d}/{p['date']:%m/%Y}"
        if n == p["date"].day:
            libelle = f"VIREMENT REÇU – {escape(d['denomination'].upper())}<br>Sans motif indiqué"
            debit, credit, classe = "", nombre(p["montant"]), " class=vu"
        else:
            libelle, classe = f"<i style='width:{hasard.randrange(38, 84)}mm'></i>", ""
            montant = f"<i style='width:{hasard.randrange(12, 19)}mm'></i>"
            debit, credit = (montant, "") if hasard.random() < 0.6 else ("", montant)
        rangs.append(
            f"<tr{classe}><td>{date_op}</td><td>{libelle}</td><td class=n>{debit}</td><td class=n>"
            f"{credit}</td></tr>"
        )
    style = (
        COMMUN
        + """
    @page { size: A4; margin: 20mm } h1 { font-size: 15pt; margin: 0 0 1mm; color: #1f4e3d }
    .t { width: 100%; margin-top: 8mm }
    .t th { background: #1f4e3d; color: #fff; text-align: left; padding: 1.6mm 2mm; font-size: 8.6pt }
    .t th.n { text-align: right } .t td { border-bottom: .4pt solid #bbb; padding: 1.8mm 2mm }
    .t i { display: inline-block; height: 3.2mm; background: #111 }
    .vu td { background: #eef5f1; font-weight: bold }
    .deux { display: flex; justify-content: space-between; margin-top: 7mm }
    .g { font-size: 8pt; color: #444; margin-top: 6mm }
    """
    )
    corps = (
        f"<h1>Banque des Quais</h1><div>Extrait de compte – {p['date']:%m/%Y}</div><div class=deux>"
        f"<div>Titulaire : <b>{escape(c['denomination'])}</b><br>IBAN {c['iban'][:4]} **** **** **** **** "
        f"**** {c['iban'][-3:]}</div><div>Édité le 30/{p['date']:%m/%Y}<br>Page 1 sur 1</div></div><table "
        "class=t><tr><th>Date</th><th>Libellé</th><th class=n>Débit (€)</th><th class=n>Crédit (€)</th>"
        f"</tr>{''.join(rangs)}</table><div class=g>Les opérations étrangères au débiteur ont été occultées "
        "par le titulaire du compte.</div>"
    )
    return pdf(corps, style=style, titre="Extrait de compte")
