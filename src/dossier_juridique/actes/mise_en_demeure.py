"""The mise en demeure: a summons that leaves no doubt (C. civ., art. 1344, 1344-1, 1231-6; C. com., art. L. 441-10).

Additions of an avocat: RIN, art. 8.2. Additions of a société de recouvrement: CPCE, art. R. 124-4, 1° to 5°.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from dossier_juridique.actes import cadre as cadres
from dossier_juridique.actes import lettre as lettres
from dossier_juridique.actes import mentions_de_lettre as ml
from dossier_juridique.actes import parties as p
from dossier_juridique.actes.cadre import Cadre
from dossier_juridique.actes.matiere import Acte, Matiere
from dossier_juridique.actes.objet_dit import en_phrase
from dossier_juridique.actes.somme import Somme, somme
from dossier_juridique.droit.regle import Famille
from dossier_juridique.model.document import Document
from dossier_juridique.model.dossier import Dossier

TITRE = "Mise en demeure de payer"
CAUSES_MAX = 6
"""Beyond, the letter refers to the invoices attached instead of naming what each of them paid for."""
_PERMISES = ("penalites", "indemnite_forfaitaire", "clause_penale", "injonction_de_payer", "refere_provision",
             "assignation")  # fmt: skip


class Cause(Struct, frozen=True):
    """What an invoice was for: its object, and the day of delivery or of performance."""

    numero: str
    objet: str
    livree_le: date | None
    executee_le: date | None


class Contestation(Struct, frozen=True):
    """What the debtor objected, when, and the day of the answer, None when none is produced."""

    le: date
    objet: str
    repondu_le: date | None


class FaitsMiseEnDemeure(Struct, frozen=True):
    """Facts of the mise en demeure. ``contrat_du``: day of the contract, None when there is none;
    ``creancier_majuscule``: the creditor at the head of a sentence; ``paragraphes``: what the dossier adds in its own words."""

    cadre: Cadre
    creancier: str
    creancier_majuscule: str
    mandat: lettres.Mandat | None
    contrat_du: date | None
    causes: tuple[Cause, ...]
    rappels: tuple[lettres.Rappel, ...]
    recus: tuple[lettres.Rappel, ...]
    contestations: tuple[Contestation, ...]
    somme: Somme
    delai: lettres.Delai
    reglement: lettres.Reglement
    consequences: tuple[str, ...]
    paragraphes: tuple[str, ...] = ()


def construire(matiere: Matiere) -> Document:
    """The mise en demeure of the creditor, or of the third party who acts for it."""
    dossier, due = matiere.dossier, somme(matiere.dossier, matiere.decompte)
    annoncees = lettres.consequences(dossier, due, _PERMISES, "juge")
    delai = lettres.delai(dossier, matiere.au)
    nom = p.designation(dossier.creancier)
    joints = lettres.joints(dossier, matiere.decompte, due, releve=True)
    faits = FaitsMiseEnDemeure(
        cadre=cadres.lettre(
            matiere,
            canal=lettres.canal(matiere, recommande=True, numero=True),
            objet=lettres.objet(TITRE, due),
            politesse=f"Veuillez agréer, {p.appel(dossier.debiteur).rstrip(',')}, nos salutations distinguées.",
            jointes=joints.dites,
        ),
        creancier=nom,
        creancier_majuscule=nom[:1].upper() + nom[1:],
        mandat=lettres.mandat(dossier),
        contrat_du=dossier.conditions.date if dossier.conditions.fondement == "contrat" else None,
        causes=causes(dossier),
        rappels=lettres.rappels(
            dossier, matiere.au, "relance-1", "relance-2", "relance-3", "mise-en-demeure", *lettres.AMIABLES
        ),
        recus=lettres.recus(dossier, matiere.au),
        contestations=_contestations(dossier),
        somme=due,
        delai=delai,
        reglement=lettres.reglement(dossier),
        consequences=annoncees,
        paragraphes=dossier.lettre.paragraphes if dossier.lettre else (),
    )
    return Document(
        acte="mise-en-demeure",
        modele="mise_en_demeure",
        cadre="lettre",
        titre=f"{TITRE} – dossier {dossier.reference}",
        faits=faits,
        mentions=(*ml.cinq_mentions(dossier, due, delai, annoncees), ml.sommation(), *ml.recouvreur(dossier)),
        joints=joints,
    )


def causes(dossier: Dossier) -> tuple[Cause, ...]:
    """What each invoice was for; empty beyond ``CAUSES_MAX`` invoices or when nothing is known."""
    dites = tuple(
        Cause(f.numero or "", en_phrase(f.objet or ""), f.livree_le or f.recue_le, f.executee_le)
        for f in dossier.factures
        if f.objet or f.execution
    )
    return dites if len(dossier.factures) <= CAUSES_MAX else ()


def _contestations(dossier: Dossier) -> tuple[Contestation, ...]:
    resultat = []
    for litige in dossier.litiges:
        reponse = dossier.piece(litige.reponse) if litige.reponse else None
        resultat.append(Contestation(litige.date, litige.objet, reponse.date if reponse else None))
    return tuple(resultat)


MISE_EN_DEMEURE = Acte(
    nom="mise-en-demeure",
    titre="Mise en demeure",
    famille=Famille.MISE_EN_DEMEURE,
    modele="mise_en_demeure",
    cadre="lettre",
    faits=FaitsMiseEnDemeure,
    construire=construire,
    exigences=(*lettres.EXIGENCES, lettres.ECHEANCE),
)
