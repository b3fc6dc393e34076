"""Orders and delivery notes, and the marks put on paper by hand: stamp, signature."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from html import escape

from fabrique_donnees import VENTES, Article, Table, court, euros, jour, nombre, tva
from fabrique_ecriture import manuscrit, paraphe
from fabrique_facture import pied
from fabrique_rendu import pdf

COMMUN = """
table { border-collapse: collapse } .n { text-align: right; white-space: nowrap }
.cachet { position: absolute; border: 1.4pt solid ENCRE; border-radius: 1.5mm; color: ENCRE;
    padding: 1.6mm 3mm; font-family: DossierSans; font-size: 8pt; line-height: 1.25;
    text-align: center; white-space: nowrap; opacity: .78 }
.cachet b { font-size: 9.6pt; letter-spacing: .03em } .main { position: absolute; white-space: nowrap }
"""


def cachet(partie: Table, *, gauche: float, haut: float, angle: float) -> str:
    """The rubber stamp of a company, placed in millimetres."""
    a = partie["adresse"]
    return (
        f'<div class=cachet style="left:{gauche}mm;top:{haut}mm;transform:rotate({angle}deg)">'
        f"<b>{escape(partie['denomination'].upper())}</b><br>{partie['forme']} – "
        f"{escape(a['lignes'][-1])}<br>{a['code_postal']} {escape(a['commune'].upper())}<br>SIREN "
        f"{partie.get('siren', '')}</div>"
    )


def pose(svg: str, *, gauche: float, haut: float, angle: float = 0.0) -> str:
    """Handwriting placed on the page, in millimetres."""
    return f'<div class=main style="left:{gauche}mm;top:{haut}mm;transform:rotate({angle}deg)">{svg}</div>'


def commun(encre: str) -> str:
    """The CSS shared by the forms, the stamp in that ink."""
    return COMMUN.replace("ENCRE", encre)


def _rangs(articles: tuple[Article, ...], prix: bool) -> str:
    def suite(a: Article) -> str:
        if prix:
            return f"<td class=n>{euros(a.prix)}</td><td class=n>{euros(a.total)}</td>"
        return f"<td class=n>{nombre(a.quantite)}</td><td class=c><i class=coche></i></td>"

    return "".join(
        f"<tr><td>{a.reference}</td><td>{escape(a.libelle)}</td><td "
        f"class=n>{nombre(a.quantite)}</td>{suite(a)}</tr>"
        for a in articles
    )


def commande(donnees: Table, facture: str, *, signataire: str, qualite: str, graine: int) -> bytes:
    """The order behind an invoice, on the paper of the debtor, signed and stamped."""
    v, c, d = VENTES[facture], donnees["creancier"], donnees["debiteur"]
    ht = sum((a.total for a in v.articles), Decimal())
    signature = paraphe(signataire, graine=graine + 1, largeur=52)
    livraison = next(f["livree_le"] for f in donnees["factures"] if f["numero"] == facture)
    a, ca = d["adresse"], c["adresse"]
    style = (
        commun("#27408b")
        + """
    html { font-family: DossierSerif; font-size: 10.2pt }
    @page { size: A4; margin: 20mm 20mm 22mm; @bottom-center { content: element(pied) } }
    #pied { position: running(pied); text-align: center; font-size: 7.6pt; color: #444 }
    .nom { font-size: 17pt; font-weight: bold; font-variant: small-caps;
        border-bottom: 1.2pt solid #222; padding-bottom: 1.5mm }
    .de { font-size: 9pt; margin: 1.5mm 0 9mm } h1 { font-size: 14pt; margin: 0 0 1mm }
    .deux { display: flex; justify-content: space-between; margin: 5mm 0 8mm } .deux div { width: 78mm }
    .l { width: 100%; margin-bottom: 4mm }
    .l th { border-bottom: 1pt solid #222; text-align: left; padding: 1.4mm 1.5mm }
    .l td { border-bottom: .4pt solid #999; padding: 1.7mm 1.5mm } .l th.n { text-align: right }
    .s { margin-left: auto } .s td { padding: .8mm 1.5mm } .cond { margin-top: 7mm }
    .cond p { margin: 0 0 1.6mm } .sig { position: relative; height: 52mm; margin-top: 7mm }
    """
    )
    corps = (
        f"<div id=pied>{pied(d)}</div><div class=nom>{escape(d['denomination'])}</div><div "
        f"class=de>{escape(', '.join(a['lignes']))} – {a['code_postal']} {escape(a['commune'])}</div>"
        f"<h1>Bon de commande n° {v.commande}</h1><div>Le {jour(v.commandee_le)}</div><div class=deux><div>"
        "<b>Fournisseur</b>"
        f"<br>{escape(c['denomination'])}<br>{escape(', '.join(ca['lignes']))}<br>{ca['code_postal']} "
        f"{ca['commune']}</div><div><b>Adresse de livraison</b>"
        f"<br>{escape(d['denomination'])}<br>{escape(', '.join(a['lignes']))}<br>{a['code_postal']} "
        f"{escape(a['commune'])}</div></div><table class=l><tr><th>Réf.</th><th>Désignation</th><th "
        "class=n>Qté</th><th class=n>P.U. HT</th><th class=n>Montant HT</th>"
        f"</tr>{_rangs(v.articles, True)}</table><table class=s><tr><td>Total HT</td><td "
        f"class=n>{euros(ht)}</td></tr><tr><td>TVA 20\u00a0%</td><td class=n>{euros(tva(ht))}</td></tr><tr>"
        f"<td><b>Total TTC</b></td><td class=n><b>{euros(ht + tva(ht))}</b></td></tr></table><div "
        f"class=cond><p>Livraison souhaitée : semaine du {court(livraison)}.</p><p>Règlement : 30 jours à "
        "compter de la date de facture, par virement.</p></div><div class=sig><div>Bon pour commande, "
        f"{escape(signataire)}, "
        f"{escape(qualite)}</div>{cachet(d, gauche=78, haut=9, angle=-4 + graine % 5)}"
        f"{pose(manuscrit('Bon pour accord', graine=graine), gauche=2, haut=6)}"
        f"{pose(signature, gauche=62 + graine % 9, haut=13, angle=-5)}</div>"
    )
    return pdf(corps, style=style, titre=f"Bon de commande {v.commande}")


def livraison(
    donnees: Table, facture: str, *, recu_par: str, graine: int, mot: str = "Reçu complet"
) -> bytes:
    """The clean page of a delivery note, filled in by hand by whoever received the goods; to be scanned."""
    v, c, d = VENTES[facture], donnees["creancier"], donnees["debiteur"]
    quand: date = next(f["livree_le"] for f in donnees["factures"] if f["numero"] == facture)
    ca, a = c["adresse"], d["adresse"]
    livres = tuple(x for x in v.articles if not x.reference.startswith("TR"))  # carriage is no parcel
    style = (
        commun("#3a3a8a")
        + """
    @page { size: A4; margin: 15mm 16mm } html { font-size: 10.5pt }
    .tete { display: flex; justify-content: space-between }
    .marque { font-size: 15pt; font-weight: bold } h1 { font-size: 16pt; margin: 0; text-align: right }
    .boite { border: .9pt solid #000; padding: 3mm 4mm; width: 82mm }
    .deux { display: flex; justify-content: space-between; margin: 9mm 0 7mm } .l { width: 100% }
    .l td, .l th { border: .8pt solid #000; padding: 2mm 2.2mm; text-align: left }
    .l th { background: #ddd; font-size: 9pt } .l .n, .l th.n { text-align: right }
    .c { text-align: center !important }
    .coche { display: inline-block; width: 2mm; height: 4mm; border: solid #1d2f7a;
        border-width: 0 1.1pt 1.1pt 0; transform: rotate(40deg) }
    .recu { position: relative; border: .9pt solid #000; margin-top: 10mm; height: 78mm;
    padding: 3mm 4mm } .recu .champ { position: absolute; left: 4mm; font-size: 9.5pt }
    .fin { font-size: 8pt; margin-top: 5mm }
    """
    )
    mains = (
        pose(manuscrit(f"{quand:%d/%m/%y}", graine=graine), gauche=32, haut=10)
        + pose(manuscrit(recu_par, graine=graine + 1, corps=2.6), gauche=32, haut=20)
        + pose(manuscrit(mot, graine=graine + 2), gauche=32, haut=33)
        + cachet(d, gauche=84, haut=30, angle=-7 + graine % 6)
        + pose(paraphe(recu_par, graine=graine + 3, largeur=56), gauche=30, haut=45, angle=-6)
    )
    corps = (
        "<div class=tete><div><div "
        f"class=marque>{escape(c['denomination'])}</div>{escape(', '.join(ca['lignes']))}<br>"
        f"{ca['code_postal']} "
        f"{ca['commune']} – {c['telephone']}</div><div><h1>BON DE LIVRAISON</h1><div class=n>n° "
        f"{v.livraison}<br>du {court(quand)}</div></div></div><div class=deux><div class=boite>Commande "
        f"{v.commande}<br>du {court(v.commandee_le)}<br>{escape(v.colis)}</div><div class=boite><b>Livré "
        f"à</b><br>{escape(d['denomination'])}<br>{escape(', '.join(a['lignes']))}<br>{a['code_postal']} "
        f"{escape(a['commune'])}</div></div><table class=l><tr><th>Réf.</th><th>Désignation</th><th "
        f"class=n>Commandé</th><th class=n>Livré</th><th>Vu</th></tr>{_rangs(livres, False)}</table><div "
        "class=recu><b>Réception par le client</b><div class=champ style='top:13mm'>Date</div><div "
        "class=champ style='top:23mm'>Nom</div><div class=champ style='top:35mm'>Observations</div><div "
        f"class=champ style='top:52mm'>Signature<br>et cachet</div>{mains}</div><div class=fin>Exemplaire "
        "du fournisseur. Sans observation portée ci-dessus, la marchandise est réputée reçue complète et "
        "en bon état apparent.</div>"
    )
    return pdf(corps, style=style, titre=f"Bon de livraison {v.livraison}")
