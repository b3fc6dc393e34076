"""What relances and mises en demeure share: deadline, payment, consequences, earlier letters, attachments.

Sources: C. civ., art. 1231 and 1344; CPCE, art. R. 124-4; usage.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from dossier_juridique.actes import parties as p
from dossier_juridique.actes.matiere import Acte, Matiere
from dossier_juridique.actes.nombres import en_lettres
from dossier_juridique.actes.somme import Somme
from dossier_juridique.droit.textes import L111_8_ALINEA_2, L111_8_ALINEA_3
from dossier_juridique.model.actes_du_dossier import Courrier
from dossier_juridique.model.decompte import Decompte, exigible
from dossier_juridique.model.document import Document, Joints
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.francais import INSECABLE, enumerer, euros, jour_long

EXIGENCES: tuple[str, ...] = (
    "reference",
    "creancier.denomination@personne_morale",
    "creancier.nom@personne_physique",
    "creancier.adresse.lignes", "creancier.adresse.code_postal", "creancier.adresse.commune",
    "debiteur.denomination@personne_morale",
    "debiteur.nom@personne_physique",
    "debiteur.adresse.lignes", "debiteur.adresse.code_postal", "debiteur.adresse.commune",
    "factures[].numero", "factures[].emise_le", "factures[].montant_ttc",
    "lettre.delai_jours|delai_date",
    "lettre.consequences[]",
    *(f"mandataire?.adresse.{x} ou mandataire.lettres" for x in ("lignes", "code_postal", "commune")),
)  # fmt: skip
"""Keys of every letter. The due date has its own, which the mise en demeure and the relances add."""
ECHEANCE = "factures[].echeance|livree_le|recue_le|executee_le ou conditions.delai"
"""What a due date may be drawn from (C. com., art. L. 441-10, I)."""

CANAUX = {
    "courriel": "courriel",
    "lettre_simple": "lettre",
    "lrar": "lettre recommandée avec demande d'avis de réception",
    "lre": "lettre recommandée électronique",
    "telephone": "appel téléphonique",
    "commissaire_de_justice": "acte de commissaire de justice",
}
"""How a sentence names what was sent."""


NOMMES = {
    "mise-en-demeure": "mise en demeure",
    "echeancier": "proposition d'accord de paiement échelonné",
    "reconnaissance-de-dette": "proposition de reconnaissance de dette",
    "accuse-de-paiement": "accusé de paiement",
}
"""What was sent, when it is more than a letter that asks to be paid. What the debtor signed is another paper."""
RELANCES = ("relance-1", "relance-2", "relance-3")
AMIABLES = ("appel", "echeancier", "reconnaissance-de-dette")
"""What a later letter recalls beside the letters of lower rank."""


class Delai(Struct, frozen=True):
    """The deadline granted: a last day, or a number of days (in figures and in words) from receipt of ``recu``: « cette
    lettre », « ce courriel »."""

    limite: date | None
    jours: int
    lettres: str
    recu: str = "cette lettre"


class Reglement(Struct, frozen=True):
    """How to pay and whom to ask. Empty strings when unknown; ``ordre``: payee, when it is not plainly the sender;
    ``affecte``: account kept for the creditors' funds."""

    moyens: str
    ordre: str
    iban: str
    bic: str
    affecte: bool
    reference: str
    telephone: str
    courriel: str


class Rappel(Struct, frozen=True):
    """A letter already sent: « courriel », 12 May 2026. ``article``: « le », « la » or « l'», with its space;
    ``numero``: of the recommandé, or empty; ``nom``: what was sent when its channel does not say it (« mise en demeure »),
    else empty: the article is then that of the channel."""

    article: str
    canal: str
    numero: str
    date: date
    mise_en_demeure: bool
    nom: str = ""


class Mandat(Struct, frozen=True):
    """Who writes for the creditor, and what the law makes a société de recouvrement say (CPCE, art. R. 124-4). ``designation``:
    how a sentence names it."""

    type: str
    nom: str
    designation: str
    adresse: str
    premiere_reference: str
    premiere_date: date | None
    alinea_2: str
    alinea_3: str


def delai(dossier: Dossier, au: date, *, courriel: bool = False) -> Delai:
    """The deadline of the letter. Days counted from the letter are printed as their last day, which leaves no doubt.
    ``courriel``: it is the message that is read, whatever the channel of the letter."""
    lettre = dossier.lettre
    jours = (lettre.delai_jours if lettre else None) or 0
    limite = lettre.delai_date if lettre else None
    if limite is None and lettre is not None and lettre.delai_depart == "lettre" and jours:
        limite = au + timedelta(days=jours)
    courriel = courriel or (lettre is not None and lettre.canal == "courriel")
    return Delai(limite, jours, en_lettres(jours), "ce courriel" if courriel else "cette lettre")


def reglement(dossier: Dossier, convenu: str | None = None) -> Reglement:
    """Account and contacts: those of the third party who writes when he gives his own, else the creditor's. ``convenu``: the
    one means that the parties agreed on, in place of those that the letters offer."""
    creancier, externe = dossier.creancier, p.mandataire_externe(dossier)
    noms = {"virement": "virement", "cheque": "chèque", "carte": "carte bancaire", "prelevement": "prélèvement"}
    offerts = dossier.lettre.moyens_de_paiement if dossier.lettre else ()
    moyens = [noms[x] for x in ((convenu,) if convenu else offerts)]
    propre = externe is not None and externe.iban is not None
    contact = externe or creancier
    # An account number beside « par chèque » would be read as one more way to pay.
    vire = not moyens or "virement" in moyens
    iban = (externe.iban if externe and propre else creancier.iban) if vire else None
    return Reglement(
        moyens=enumerer(moyens or (["virement"] if creancier.iban or propre else []), "ou"),
        ordre=(externe.nom if externe and propre else p.nom_legal(creancier)) if externe or "chèque" in moyens else "",
        iban=iban or "",
        bic=(creancier.bic or "") if iban and not propre else "",
        affecte=bool(iban) and propre and externe is not None and externe.type == "societe_de_recouvrement",
        reference=dossier.reference,
        telephone=p.telephone(contact.telephone or creancier.telephone),
        courriel=contact.courriel or creancier.courriel or "",
    )


def mandat(dossier: Dossier) -> Mandat | None:
    """The third party who writes, or None when the creditor does."""
    externe = p.mandataire_externe(dossier)
    if externe is None:
        return None
    premiere = externe.premiere_lettre
    return Mandat(
        type=externe.type,
        nom=externe.nom,
        designation=p.nomme_mandataire(externe),
        adresse=externe.adresse.en_ligne if externe.adresse else "",
        premiere_reference=premiere.reference if premiere else "",
        premiere_date=premiere.date if premiere else None,
        alinea_2=L111_8_ALINEA_2,
        alinea_3=L111_8_ALINEA_3,
    )


def contacts(dossier: Dossier) -> tuple[Courrier, ...]:
    """What the history holds, and the call that ``[appel]`` notes when it does not hold it; a call that nobody answered is
    no contact."""
    note = dossier.appel
    if note is None or note.date is None or note.resultat == "absent":
        return dossier.courriers
    if any(c.acte == "appel" and c.date == note.date for c in dossier.courriers):
        return dossier.courriers
    return (*dossier.courriers, Courrier(acte="appel", date=note.date, canal="telephone"))


def rappels(dossier: Dossier, au: date, *actes: str) -> tuple[Rappel, ...]:
    """What was sent before this letter, oldest first: those acts, before the day it is dated."""
    envoyes = sorted((c for c in contacts(dossier) if c.acte in actes and c.date < au), key=lambda c: c.date)
    return tuple(
        Rappel(
            article=_article(NOMMES.get(c.acte, CANAUX[c.canal])),
            canal=CANAUX[c.canal],
            numero=(c.numero or "").replace(" ", INSECABLE),
            date=c.date,
            mise_en_demeure=c.acte == "mise-en-demeure",
            nom=NOMMES.get(c.acte, ""),
        )
        for c in envoyes
    )


def ordre(courriers: tuple[Courrier, ...], rang: int, le: date) -> int:
    """Which reminder the relance of that rank is for the debtor, on that day: those of a lower rank that were sent, and it."""
    avant = [c for c in courriers if c.date < le and c.acte in RELANCES[: rang - 1]]
    return min(rang, 1 + len(avant))


def recus(dossier: Dossier, au: date) -> tuple[Rappel, ...]:
    """The receipts sent for payments that the claim takes into account."""
    return rappels(dossier, au, "accuse-de-paiement") if any(p.date <= au for p in dossier.paiements) else ()


def _article(nom: str) -> str:
    return "l'" if nom[0] in "aeiouh" else "la " if nom.startswith(("lettre", "mise", "proposition")) else "le "


def consequences(dossier: Dossier, somme: Somme, permises: tuple[str, ...], defaut: str) -> tuple[str, ...]:
    """Those the user chose, that this letter may announce and that are true of this claim, mildest first; else ``defaut``."""
    choisies = dossier.lettre.consequences if dossier.lettre else ()
    natures = {x.nature for x in somme.elements}
    retenues = []
    for cle in permises:
        if cle not in choisies:
            continue
        if cle == "penalites" and somme.accessoire != "penalites":
            if somme.accessoire == "interets_legaux":
                retenues.append("interet_legal")
            continue
        if cle == "indemnite_forfaitaire" and somme.indemnite is None:
            continue
        if cle == "clause_penale" and (dossier.conditions.clause_penale is None or "clause_penale" in natures):
            continue
        retenues.append(cle)
    return tuple(retenues) or (defaut,)


def canal(matiere: Matiere, *, recommande: bool, numero: bool) -> str:
    """The line of the channel; ``recommande`` and ``numero`` say whether this letter may be recorded, and numbered, as
    long as it has not left: ``[lettre]`` plans the channel of the last of a series."""
    lettre = matiere.dossier.lettre
    if lettre is None or lettre.canal is None:
        return ""
    if lettre.canal == "courriel":
        return "Par courriel"
    if not (recommande or matiere.envoyee):
        return ""
    if lettre.canal == "commissaire_de_justice":
        return "Remise par commissaire de justice"
    if lettre.canal in ("lrar", "lre"):
        nom = CANAUX[lettre.canal]
        suite = lettre.numero if numero or matiere.envoyee else None
        return nom[:1].upper() + nom[1:] + (f" n° {suite.replace(' ', INSECABLE)}" if suite else "")
    return ""


def message_de(acte: Acte, matiere: Matiere, document: Document) -> Document | None:
    """The e-mail of which a draft goes with an act, the act itself or a text of its own: with a letter that leaves by e-mail,
    with a relance as long as nobody has said by what channel it left, and with a call. An agreement is a paper to sign."""
    lettre = matiere.dossier.lettre
    choisi = lettre is not None and lettre.canal == "courriel"
    part = choisi or (acte.nom.startswith("relance-") and not matiere.envoyee)
    if not (part and acte.cadre == "lettre" if document.cadre == "lettre" else acte.courriel):
        return None
    return acte.courriel(matiere) if acte.courriel else document


def naming_letter(message: Document) -> Document:
    """The e-mail of a letter that goes with it as a PDF: what is attached is named, the letter first."""
    faits: Any = message.faits
    jointes = ("Cette lettre, en PDF", *faits.cadre.jointes)
    return replace(message, faits=replace(faits, cadre=replace(faits.cadre, jointes=jointes)))


def factures_dites(somme: Somme) -> str:
    """« facture n° F2026-001 », « factures n° F1, F2 et F3 », « 12 factures »."""
    numeros = [f.numero for f in somme.factures]
    return _nommees(numeros) if len(numeros) <= 4 else f"{len(numeros)} factures"


def _nommees(numeros: list[str]) -> str:
    return f"facture n° {numeros[0]}" if len(numeros) == 1 else f"factures n° {enumerer(numeros)}"


def objet(titre: str, somme: Somme) -> str:
    """« Mise en demeure de payer – facture n° F2026-001 – 10 453,68 € »."""
    return f"{titre} – {factures_dites(somme)} – {euros(somme.total)}"


def joints(dossier: Dossier, decompte: Decompte, somme: Somme, *, releve: bool) -> Joints:
    """The copies of the invoices claimed that the dossier holds, then the décompte when ``releve``: what is announced is what
    is sent along, and nothing else."""
    copies = [
        (facture.numero, [i for i in dossier.factures[etat.rang].pieces if dossier.nature(i) == "facture"])
        for facture, etat in zip(somme.factures, exigible(decompte).factures, strict=True)
    ]
    numeros = [numero for numero, pieces in copies if pieces]
    dites = []
    if numeros:
        # When one of them has no copy, « 12 factures » would not say which.
        nom = factures_dites(somme) if len(numeros) == len(copies) else _nommees(numeros)
        dites.append(("Copie de la " if len(numeros) == 1 else "Copie des ") + nom)
    if releve:
        dites.append(f"Décompte arrêté au {jour_long(somme.au)}")
    return Joints(tuple(dites), tuple(dict.fromkeys(i for _, pieces in copies for i in pieces)), releve)
