"""What the creditor sent before the filing: reminders by e-mail or post, and the mise en demeure."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from email.message import EmailMessage
from email.policy import SMTP
from html import escape

from fabrique_commerce import pose
from fabrique_donnees import Ligne, Table, court, euros, jour, releve
from fabrique_ecriture import paraphe
from fabrique_facture import par_quatre, pied
from fabrique_rendu import pdf, typographie

INDEMNITE = Decimal("40.00")
_STYLE = """
@page { size: A4; margin: 20mm 22mm 24mm; @bottom-center { content: element(pied) } }
html { font-family: DossierSerif; font-size: 10.4pt; line-height: 1.42 }
p { margin: 0 0 2.6mm; text-align: justify }
#pied { position: running(pied); font-size: 7.4pt; text-align: center; color: #444; line-height: 1.4 }
.exp { font-size: 9.6pt; line-height: 1.35 } .exp b { font-size: 12.5pt }
.dest { margin: 4mm 0 7mm 88mm; line-height: 1.4 }
.canal { font-weight: bold; margin-bottom: 3mm; line-height: 1.35 }
.objet { margin: 5mm 0 4mm; font-weight: bold }
table { border-collapse: collapse; width: 100%; margin: 1.5mm 0 4mm; font-size: 9.4pt }
th { border-bottom: 1pt solid #222; text-align: left; padding: 1.1mm }
td { border-bottom: .4pt solid #999; padding: 1.3mm 1.1mm }
.n { text-align: right; white-space: nowrap }
tr.t td { font-weight: bold; border-bottom: 1pt solid #222 }
.sig { position: relative; height: 28mm; margin-top: 3mm; break-inside: avoid }
.sig div.q { margin-left: 96mm } .main { position: absolute } .pj { font-size: 9pt }
"""


def _bloc(partie: Table) -> str:
    a = partie["adresse"]
    nom = f"<b>{escape(partie['denomination'])}</b>"
    return "<br>".join((nom, *(escape(x) for x in a["lignes"]), f"{a['code_postal']} {escape(a['commune'])}"))


def _tableau(lignes: tuple[Ligne, ...], *, detail: bool) -> str:
    rangs = "".join(
        f"<tr><td>{x.numero}</td><td>{court(x.emise_le)}</td><td>{court(x.echeance)}</td><td "
        f"class=n>{euros(x.ttc)}</td><td class=n>{euros(x.regle)}</td><td class=n>{euros(x.reste)}</td>"
        + (f"<td class=n>{euros(x.penalites)}</td>" if detail else "") + "</tr>"
        for x in lignes
    )  # fmt: skip
    reste, pen = sum((x.reste for x in lignes), Decimal()), sum((x.penalites for x in lignes), Decimal())
    fin = f"<td class=n>{euros(reste)}</td>" + (f"<td class=n>{euros(pen)}</td>" if detail else "")
    return (
        "<table><tr><th>Facture</th><th>Du</th><th>Échéance</th><th class=n>Montant TTC</th><th "
        "class=n>Réglé</th><th class=n>Reste "
        f"dû</th>{'<th class=n>Pénalités</th>' if detail else ''}</tr>{rangs}<tr class=t><td "
        f"colspan=5>Total</td>{fin}</tr></table>"
    )


def _lettre(
    donnees: Table, *, quand: date, canal: str, objet: str, texte: str, graine: int, pj: str
) -> bytes:
    c = donnees["creancier"]
    r = c["representant"]
    for abrege in ("C. com., art. L. ", "C. com., art. D. ", "C. civ., art. ", "P. J."):
        texte = texte.replace(abrege, abrege.replace(" ", "\u00a0"))
    corps = (
        f"<div id=pied>{pied(c)}</div><div class=exp>{_bloc(c)}<br>{c['telephone']} – {c['courriel']}</div>"
        f"<div class=dest>{_bloc(donnees['debiteur'])}</div><div class=canal>{canal}</div><div>Lyon, le "
        f"{jour(quand)}</div><div class=objet>Objet : {objet}</div><p>Madame, Monsieur,</p>{texte}<p>Nous "
        "vous prions d’agréer, Madame, Monsieur, nos salutations distinguées.</p><div class=sig><div "
        f"class=q>{r['civilite']} {r['prenom']} {r['nom']}, "
        f"{r['qualite']}</div>"
        f"{pose(paraphe(r['nom'], graine=graine, largeur=48), gauche=98, haut=4, angle=-4)}</div>"
        f"<div class=pj>{pj}</div>"
    )
    return pdf(corps, style=_STYLE, titre=f"Lettre du {court(quand)}")


def mise_en_demeure(donnees: Table, *, graine: int) -> bytes:
    """The formal demand of the dossier, with the amounts due on its own date."""
    envoi = next(c for c in donnees["courriers"] if c["acte"] == "mise-en-demeure")
    quand, taux = envoi["date"], donnees["conditions"].get("taux_penalites")
    lignes = releve(donnees, quand)
    reste, pen = sum((x.reste for x in lignes), Decimal()), sum((x.penalites for x in lignes), Decimal())
    indemnites = INDEMNITE * len(lignes)
    rappels = [f"du {jour(c['date'])}" for c in donnees["courriers"] if c["acte"].startswith("relance")]
    precedents = ("nos rappels " if len(rappels) > 1 else "notre rappel ") + " et ".join(rappels)
    origine = (
        f"taux contractuel de {taux.normalize():f}\u00a0% l’an"
        if taux
        else "taux de la BCE majoré de dix points"
    )
    pluriel = len(lignes) > 1
    numeros = ("factures " if pluriel else "facture ") + ", ".join(f"n° {x.numero}" for x in lignes)
    avoir = "".join(
        f" L’avoir n° {a['numero']} du {court(a['date'])}, de {euros(a['montant_ttc'])}, a été déduit de la "
        "facture "
        f"n° {a['facture']}." for a in donnees.get("avoirs", ())
    )  # fmt: skip
    recu = "".join(
        f" Votre versement de {euros(p['montant'])}, reçu le {court(p['date'])} sans indication, a été "
        "imputé sur la "
        f"facture la plus ancienne, pénalités d’abord." for p in donnees.get("paiements", ())
    )  # fmt: skip
    texte = (
        f"<p>Malgré {precedents}, les sommes suivantes restent dues au titre des marchandises commandées et "
        f"livrées.{avoir}{recu}</p>{_tableau(lignes, detail=True)}<p>La créance s’élève au {jour(quand)} à "
        f"<b>{euros(reste + pen + indemnites)}</b> : principal {euros(reste)} ; pénalités de retard "
        f"{euros(pen)}, calculées depuis le lendemain de chaque échéance ({origine}, C. com., art. L. "
        f"441-10) ; indemnité forfaitaire {euros(indemnites)} (C. com., art. D. 441-5).</p><p>En "
        "conséquence, nous vous <b>mettons en demeure</b> de nous régler cette somme dans les "
        f"{envoi['delai_jours']} jours de la réception de la présente lettre (C. civ., art. 1344), par "
        f"virement sur le compte IBAN {par_quatre(donnees['creancier']['iban'])}, BIC "
        f"{donnees['creancier']['bic']}.</p><p>À défaut, les pénalités continueront de courir et nous "
        "pourrons demander au tribunal compétent une injonction de payer. Si vous avez une difficulté ou "
        "une observation à présenter, nous vous remercions de nous joindre avant ce terme.</p>"
    )
    return _lettre(
        donnees, quand=quand, canal=f"Lettre recommandée avec avis de réception<br>n° {envoi['numero']}",
        objet=f"Mise en demeure de payer – {numeros}", texte=texte, graine=graine,
        pj=f"P. J. : copie {'des' if pluriel else 'de la'} {numeros}",
    )  # fmt: skip


def relance_par_lettre(donnees: Table, quand: date, *, graine: int) -> bytes:
    """A reminder sent by ordinary post."""
    lignes = releve(donnees, quand)
    reste = sum((x.reste for x in lignes), Decimal())
    texte = (
        "<p>Sauf erreur de notre part, les factures suivantes ne sont pas soldées à ce "
        f"jour.</p>{_tableau(lignes, detail=False)}<p>Nous vous remercions de nous faire parvenir la somme "
        f"de {euros(reste)} avant le {jour(date(quand.year, quand.month, quand.day + 15))}, par virement "
        f"(IBAN\u00a0{par_quatre(donnees['creancier']['iban'])}). Des pénalités courent depuis le lendemain "
        f"de chaque échéance ; une indemnité de {euros(INDEMNITE)} s’ajoute pour chaque facture en "
        "retard.</p><p>Si votre règlement a croisé cette lettre, veuillez ne pas en tenir compte.</p>"
    )
    return _lettre(donnees, quand=quand, canal="Lettre simple", objet="rappel de factures échues",
                   texte=texte, graine=graine, pj="P. J. : copie des factures")  # fmt: skip


def relance_par_courriel(donnees: Table, quand: date, *, vers: str, joints: dict[str, bytes]) -> bytes:
    """The first reminder, as the mail server kept it: headers, plain text, HTML and the invoices attached."""
    c, lignes = donnees["creancier"], releve(donnees, quand)
    domaine, nom = c["courriel"].split("@")[1], c["representant"]
    reste = sum((x.reste for x in lignes), Decimal())
    pluriel = len(lignes) > 1
    numeros = ", ".join(x.numero for x in lignes)
    objet = f"{'Factures' if pluriel else 'Facture'} {numeros}\u00a0: rappel d’échéance"
    liste = [
        f"facture n° {x.numero} du {court(x.emise_le)}, échue le {court(x.echeance)} : {euros(x.reste)}"
        for x in lignes
    ]
    avant = [
        "Madame, Monsieur,",
        f"Sauf erreur de notre part, nous n’avons pas reçu votre règlement de {euros(reste)} :",
    ]
    demande = (
        "Nous vous remercions de le faire parvenir sous huit jours, par virement sur le compte "
        f"{par_quatre(c['iban'])}. Des pénalités courent depuis le lendemain de l’échéance et une indemnité "
        f"forfaitaire de {euros(INDEMNITE)} s’ajoute pour chaque facture en retard."
    )
    croise = (
        "Si votre règlement a croisé ce message, veuillez ne pas en tenir compte. Pour toute question, "
        "répondez à ce courriel."
    )
    apres = [demande, croise, "Cordialement,"]
    signature = (f"{nom['prenom']} {nom['nom']}, {nom['qualite']}", c["denomination"], c["telephone"])
    texte = "\n\n".join((*avant, "\n".join(f"- {x}" for x in liste), *apres, "\n".join(signature))) + "\n"
    html = (
        "<html><body>" + "".join(f"<p>{escape(p)}</p>" for p in avant)
        + "<ul>" + "".join(f"<li>{escape(x)}</li>" for x in liste) + "</ul>"
        + "".join(f"<p>{escape(p)}</p>" for p in apres)
        + "<p>" + "<br>".join(escape(x) for x in signature) + "</p></body></html>\n"
    )  # fmt: skip
    message = EmailMessage(policy=SMTP)
    message["Return-Path"] = f"<{c['courriel']}>"
    message["Received"] = (
        f"from smtp.{domaine} (smtp.{domaine} [192.0.2.25]) by mx.{vers.split('@')[1]} with ESMTPS id 7A41; "
        f"{_date_courriel(quand, 12)}"
    )
    message["Date"] = _date_courriel(quand, 8)
    message["From"] = f"{c['denomination']} <{c['courriel']}>"
    message["To"] = f"{donnees['debiteur']['denomination']} <{vers}>"
    message["Subject"] = objet
    message["Message-ID"] = f"<relance-{quand:%Y%m%d}@{domaine}>"
    message.set_content(typographie(texte), charset="utf-8", cte="quoted-printable")
    message.add_alternative(typographie(html), subtype="html", charset="utf-8", cte="quoted-printable")
    for fichier, contenu in joints.items():
        message.add_attachment(contenu, maintype="application", subtype="pdf", filename=fichier)
    # The library would draw the boundaries at random.
    for rang, partie in enumerate(x for x in message.walk() if x.is_multipart()):
        partie.set_boundary(f"=_{quand:%Y%m%d}_{rang}")
    return message.as_bytes()


def _date_courriel(quand: date, seconde: int) -> str:
    jours = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    mois = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    # Both reminders by e-mail fall in summer time.
    jour_mois = f"{quand.day:02d} {mois[quand.month - 1]} {quand.year}"
    return f"{jours[quand.weekday()]}, {jour_mois} 09:14:{seconde:02d} +0200"
