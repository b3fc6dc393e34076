"""The three relances: reminders, courteous then firmer, never a summons. Basis: C. civ., art. 1104; usage for the pace.

The words « mise en demeure » are kept for the letter that bears that name (C. civ., art. 1344).
"""

from __future__ import annotations

from functools import partial

from msgspec import Struct

from dossier_juridique.actes import cadre as cadres
from dossier_juridique.actes import lettre as lettres
from dossier_juridique.actes import mentions_de_lettre as ml
from dossier_juridique.actes import parties as p
from dossier_juridique.actes.cadre import Cadre
from dossier_juridique.actes.matiere import Acte, Matiere
from dossier_juridique.actes.somme import Somme, somme
from dossier_juridique.droit.regle import Famille
from dossier_juridique.model.document import Document

TITRES = {1: "Rappel", 2: "Deuxième rappel", 3: "Troisième rappel"}
"""The object, by how many reminders the debtor has had with this one: a step is skipped, or sent by no means known here."""
_AVANT = {
    1: ("appel",),
    2: ("relance-1", *lettres.AMIABLES),
    3: ("relance-1", "relance-2", *lettres.AMIABLES),
}
_PERMISES = {
    1: ("penalites", "indemnite_forfaitaire"),
    2: ("penalites", "indemnite_forfaitaire", "clause_penale"),
    3: ("penalites", "indemnite_forfaitaire", "clause_penale"),
}
_ANNONCE = {2: "courrier", 3: "mise_en_demeure"}
"""What the next step is, whatever the user chose: the second announces another letter, the third a summons."""


class FaitsRelance(Struct, frozen=True):
    """Facts of a relance; ``rang`` is 1, 2 or 3; ``creancier`` how a sentence names the creditor;
    ``paragraphes`` what the dossier adds in its own words."""

    cadre: Cadre
    rang: int
    creancier: str
    mandat: lettres.Mandat | None
    rappels: tuple[lettres.Rappel, ...]
    recus: tuple[lettres.Rappel, ...]
    somme: Somme
    delai: lettres.Delai
    reglement: lettres.Reglement
    consequences: tuple[str, ...]
    paragraphes: tuple[str, ...] = ()


def construire(matiere: Matiere, rang: int, *, courriel: bool = False) -> Document:
    """The relance of that rank, or the e-mail that goes with it."""
    dossier, due = matiere.dossier, somme(matiere.dossier, matiere.decompte)
    annonce = _ANNONCE.get(rang, "")
    annoncees = lettres.consequences(dossier, due, _PERMISES[rang], annonce or "courrier")
    if annonce and annonce not in annoncees:
        annoncees = (*annoncees, annonce)
    titre = TITRES[lettres.ordre(dossier.courriers, rang, matiere.au)]
    salut = p.appel(dossier.debiteur).rstrip(",")
    fin = {
        1: f"Avec nos remerciements, nous vous prions d'agréer, {salut}, nos salutations distinguées.",
        2: f"Nous vous prions d'agréer, {salut}, nos salutations distinguées.",
        3: f"Veuillez agréer, {salut}, nos salutations distinguées.",
    }
    delai = lettres.delai(dossier, matiere.au, courriel=courriel)
    joints = lettres.joints(dossier, matiere.decompte, due, releve=rang == 3)
    faits = FaitsRelance(
        cadre=cadres.lettre(
            matiere,
            canal=lettres.canal(matiere, recommande=rang == 3, numero=False),
            objet=lettres.objet(titre, due),
            politesse=fin[rang],
            jointes=joints.dites,
        ),
        rang=rang,
        creancier=p.designation(dossier.creancier),
        mandat=lettres.mandat(dossier),
        rappels=lettres.rappels(dossier, matiere.au, *_AVANT[rang]),
        recus=lettres.recus(dossier, matiere.au),
        somme=due,
        delai=delai,
        reglement=lettres.reglement(dossier),
        consequences=annoncees,
        paragraphes=dossier.lettre.paragraphes if dossier.lettre else (),
    )
    return Document(
        acte=f"relance-{rang}",
        modele="relance",
        cadre="lettre",
        titre=f"{titre} – dossier {dossier.reference}",
        faits=faits,
        mentions=(*ml.cinq_mentions(dossier, due, delai, annoncees), *ml.recouvreur(dossier)),
        joints=joints,
    )


RELANCES: tuple[Acte, ...] = tuple(
    Acte(
        nom=f"relance-{rang}",
        titre=titre,
        famille=Famille.RELANCE,
        modele="relance",
        cadre="lettre",
        faits=FaitsRelance,
        construire=partial(construire, rang=rang),
        exigences=(*lettres.EXIGENCES, lettres.ECHEANCE),
        courriel=partial(construire, rang=rang, courriel=True),
    )
    for rang, titre in ((1, "Première relance"), (2, "Deuxième relance"), (3, "Troisième relance"))
)
