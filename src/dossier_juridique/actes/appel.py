"""The call sheet: what to have at hand, what to note, and the e-mail that follows the call. Usage; C. civ., art. 1104.

The sheet stays in the office; the e-mail goes to the debtor. Its sentences are on the sheet too, so that who calls
knows what will be written.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from dossier_juridique.actes import cadre as cadres
from dossier_juridique.actes import lettre as lettres
from dossier_juridique.actes import mentions as m
from dossier_juridique.actes import mentions_de_lettre as ml
from dossier_juridique.actes import parties as p
from dossier_juridique.actes.cadre import Cadre
from dossier_juridique.actes.matiere import Acte, Matiere
from dossier_juridique.actes.nombres import en_lettres
from dossier_juridique.actes.somme import Somme, somme
from dossier_juridique.droit.competence import canonique
from dossier_juridique.droit.regle import Famille
from dossier_juridique.model.document import Document, Mention
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.negociation import Appel

_PERMISES = ("penalites", "indemnite_forfaitaire")
_NOMS = {"relance-1": "première relance", "relance-2": "deuxième relance", "relance-3": "troisième relance",
         "mise-en-demeure": "mise en demeure", "appel": "appel", "echeancier": "proposition d'échéancier",
         "accuse-de-paiement": "accusé de paiement", "reconnaissance-de-dette": "reconnaissance de dette"}  # fmt: skip
_ISSUES = {"joint": "personne jointe", "absent": "sans réponse", "message": "message laissé",
           "promesse": "promesse de payer", "contestation": "désaccord exprimé",
           "echeancier": "échéancier demandé"}  # fmt: skip


class Contact(Struct, frozen=True):
    """A fact of an earlier contact: what, how, when; ``issue``: what a call gave, empty when nobody noted it."""

    nom: str
    canal: str
    date: date
    issue: str


class Point(Struct, frozen=True):
    """What the debtor contested, and when."""

    le: date
    objet: str


class FaitsAppel(Struct, frozen=True):
    """Facts of the sheet and of its e-mail. ``resultat``: key of ``appel.resultat``, « a_faire » before the call;
    ``issue``: the same in words, empty before it;
    ``promis``: sum promised, None when the whole; empty strings for what is unknown. ``avec``: who was
    spoken to, empty when it is the very person that the e-mail is for."""

    cadre: Cadre
    creancier: str
    mandat: lettres.Mandat | None
    debiteur_nom: str
    debiteur_adresse: str
    siren: str
    telephone: str
    courriel: str
    interlocuteur: str
    avec: str
    appelant: str
    resultat: str
    issue: str
    appel_le: date | None
    promis: Decimal | None
    motif: str
    contacts: tuple[Contact, ...]
    points: tuple[Point, ...]
    somme: Somme
    delai: lettres.Delai
    reglement: lettres.Reglement
    consequences: tuple[str, ...]


def construire(matiere: Matiere) -> Document:
    """The sheet."""
    faits, annoncees = _faits(matiere)
    return Document(
        acte="appel",
        modele="appel",
        cadre="acte",
        titre="Fiche d'appel",
        faits=faits,
        mentions=(*_mentions(matiere.dossier, faits, annoncees, fiche=True), *ml.recouvreur(matiere.dossier)),
    )


def courriel(matiere: Matiere) -> Document:
    """The e-mail that follows the call."""
    faits, annoncees = _faits(matiere)
    salut = p.appel(matiere.dossier.debiteur).rstrip(",")
    joints = lettres.joints(matiere.dossier, matiere.decompte, faits.somme, releve=False)
    cadre = cadres.lettre(
        matiere,
        canal="",
        objet=lettres.objet("Suite à notre appel", faits.somme),
        politesse=f"Nous vous prions d'agréer, {salut}, nos salutations distinguées.",
        jointes=joints.dites,
    )
    return Document(
        acte="appel",
        modele="appel_courriel",
        cadre="lettre",
        titre=cadre.objet,
        faits=replace(faits, cadre=cadre),
        mentions=(*_mentions(matiere.dossier, faits, annoncees, fiche=False), *ml.recouvreur(matiere.dossier)),
        joints=joints,
    )


def _faits(matiere: Matiere) -> tuple[FaitsAppel, tuple[str, ...]]:
    dossier, due = matiere.dossier, somme(matiere.dossier, matiere.decompte)
    appel, debiteur = dossier.appel or Appel(), dossier.debiteur
    annoncees = lettres.consequences(dossier, due, _PERMISES, "courrier")
    nom, qualite = p.signature(dossier, dossier.lettre.signataire if dossier.lettre else None)
    organe = debiteur.representant
    interlocuteur = appel.interlocuteur or (organe.nom_complet if organe else "")
    if dossier.mandataire is None and nom == p.nom_legal(dossier.creancier):
        nom = qualite = ""  # who calls for himself
    issue = _ISSUES[appel.resultat or "joint"] if appel.date else ""
    nom_propre = "" if debiteur.morale else debiteur.nom or ""
    faits = FaitsAppel(
        cadre=cadres.table(matiere, f"{p.nom_legal(debiteur)} – {lettres.factures_dites(due)}"),
        creancier=p.designation(dossier.creancier),
        mandat=lettres.mandat(dossier),
        debiteur_nom=p.nom_legal(debiteur),
        debiteur_adresse=debiteur.adresse.en_ligne if debiteur.adresse else "",
        siren=debiteur.siren or "",
        telephone=p.telephone(debiteur.telephone),
        courriel=debiteur.courriel or "",
        interlocuteur=interlocuteur,
        # A person is not told that we spoke with her.
        avec="" if nom_propre and canonique(nom_propre) in canonique(interlocuteur) else interlocuteur,
        appelant=", ".join(x for x in (nom, qualite) if x),
        resultat=(appel.resultat or "joint") if appel.date else "a_faire",
        issue=issue,
        appel_le=appel.date,
        promis=appel.promis_montant,
        motif=appel.motif or "",
        contacts=tuple(_contacts(dossier, appel, matiere.au, issue)),
        points=tuple(Point(x.date, x.objet) for x in dossier.litiges),
        somme=due,
        delai=_delai(appel, dossier, matiere.au),
        reglement=lettres.reglement(dossier),
        consequences=annoncees,
    )
    return faits, annoncees


def _contacts(dossier: Dossier, appel: Appel, au: date, issue: str) -> Iterator[Contact]:
    """The history, oldest first, with the call that the dossier notes: on the sheet even when nobody answered."""
    faits = [(c.date, c.acte, c.canal) for c in dossier.courriers]
    if appel.date is not None and (appel.date, "appel") not in {(jour, acte) for jour, acte, _ in faits}:
        faits.append((appel.date, "appel", "telephone"))
    for jour, acte, canal in sorted(faits, key=lambda f: f[0]):
        if jour <= au:
            note = acte == "appel" and jour == appel.date
            yield Contact(_NOMS.get(acte, "courrier"), lettres.CANAUX[canal], jour, issue if note else "")


def _delai(appel: Appel, dossier: Dossier, au: date) -> lettres.Delai:
    """The day promised, when one was; else the deadline of the letters."""
    if appel.resultat == "promesse" and appel.promis_le is not None:
        return lettres.Delai(appel.promis_le, 0, en_lettres(0))
    return lettres.delai(dossier, au, courriel=True)


def _mentions(dossier: Dossier, faits: FaitsAppel, annoncees: tuple[str, ...], *, fiche: bool) -> tuple[Mention, ...]:
    parties = [m.textes(faits.creancier, p.nom_legal(dossier.creancier)), m.textes(faits.debiteur_nom)]
    if fiche:
        parties.append(m.textes(faits.debiteur_adresse))
        parties += [m.textes(x) for x in (faits.telephone, faits.courriel) if x]
    return (
        m.mention("parties", "Les deux parties et leurs coordonnées", "C. civ., art. 1344", *parties[: 5 if fiche else 1]),
        m.mention("montant", "Le montant exact de la dette, élément par élément", "C. civ., art. 1344",
                  *ml.montants(faits.somme)),
        m.mention("echeance", "La date d'échéance de chaque facture", "C. civ., art. 1344", *ml.echeances(faits.somme)),
        m.mention("delai", "Le délai accordé pour régler", "C. civ., art. 1231", ml.delai_accorde(faits.delai)),
        m.mention("consequences", "Les conséquences du défaut de paiement", "usage",
                  *(ml.FRAGMENTS[cle] for cle in annoncees)),
    )  # fmt: skip


APPEL = Acte(
    nom="appel",
    titre="Fiche d'appel",
    famille=Famille.RELANCE,
    modele="appel",
    cadre="acte",
    faits=FaitsAppel,
    construire=construire,
    exigences=(*lettres.EXIGENCES, lettres.ECHEANCE),
    quand=lambda dossier: dossier.appel is not None,
    courriel=courriel,
)
