"""The acknowledgement of debt (C. civ., art. 1376): the sum in words and in figures is left for the debtor's own hand.

The act names the invoices and what they come to, never the sum in place of the mention; a notice to be detached helps
to write it without a fault of spelling.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct

from dossier_juridique.actes import accord, identites
from dossier_juridique.actes import lettre as lettres
from dossier_juridique.actes import mentions as m
from dossier_juridique.actes import mentions_de_lettre as ml
from dossier_juridique.actes.accord import Fait, Role, Signature
from dossier_juridique.actes.cadre import Cadre
from dossier_juridique.actes.identites import Identite
from dossier_juridique.actes.matiere import Acte, Matiere
from dossier_juridique.actes.nombres import en_lettres, euros_en_lettres
from dossier_juridique.actes.parties import accord as accorder
from dossier_juridique.actes.parties import designation
from dossier_juridique.actes.somme import Somme, somme
from dossier_juridique.creance.echeancier import VersementPrevu, plan
from dossier_juridique.droit.regle import Famille
from dossier_juridique.model.decompte import exigible
from dossier_juridique.model.document import Document
from dossier_juridique.model.negociation import Echeancier, Reconnaissance
from dossier_juridique.model.parties import Partie

LIBELLES_MENTION = tuple(
    f"Mention à écrire de la main {de_qui}{du_debiteur}"
    for de_qui in ("", "du représentant ") for du_debiteur in ("du débiteur", "de la débitrice")
)  # fmt: skip
"""A company writes by the hand of who signs for it."""


class FaitsReconnaissance(Struct, frozen=True):
    """Facts of the acknowledgement. ``payable_le`` None: by the instalments, or at once when there is none;
    ``soussigne``: « Le soussigné », « La soussignée », « La société soussignée »; ``remise``: part of the sum that the
    instalments leave out, as long as each is paid on its day; ``sursis``: « huit (8) jours » that a summons leaves before the
    remission is lost, empty when it is lost at once."""

    cadre: Cadre
    creancier: Identite
    debiteur: Identite
    role_creancier: Role
    role_debiteur: Role
    soussigne: str
    somme: Somme
    total_lettres: str
    payable_le: date | None
    versements: tuple[VersementPrevu, ...]
    a_payer: Decimal | None
    remise: Decimal
    sursis: str
    fait: Fait
    signature: Signature


def construire(matiere: Matiere) -> Document:
    """The acknowledgement, to be completed and signed by the debtor."""
    dossier, due = matiere.dossier, somme(matiere.dossier, matiere.decompte)
    demandee = dossier.reconnaissance or Reconnaissance()
    creancier, debiteur = identites.identite(dossier.creancier), identites.identite(dossier.debiteur)
    echelonne = dossier.echeancier is not None and demandee.payable_le is None
    prevu = plan(dossier.echeancier, exigible(matiere.decompte)) if echelonne and dossier.echeancier else None
    versements = prevu.versements if prevu else ()
    role = accord.role(dossier.debiteur, "débiteur")
    faits = FaitsReconnaissance(
        cadre=accord.frame(matiere, lettres.factures_dites(due)),
        creancier=creancier,
        debiteur=debiteur,
        role_creancier=accord.role(dossier.creancier, "créancier"),
        role_debiteur=role,
        soussigne=_soussigne(dossier.debiteur),
        somme=due,
        total_lettres=euros_en_lettres(due.total),
        payable_le=demandee.payable_le,
        versements=versements,
        a_payer=prevu.total if prevu else None,
        remise=prevu.remise if prevu else Decimal("0.00"),
        sursis=_sursis(dossier.echeancier),
        fait=Fait(demandee.fait_a or "", demandee.le),
        signature=accord.signature(role.majuscule, dossier.debiteur, demandee.signataire),
    )
    paiement: list[m.Groupe] = [m.suite(m.jour(v.date), m.montant(v.montant), liens=(" ", " : ", ", ")) for v in versements]
    if demandee.payable_le is not None:
        paiement = [m.jour(demandee.payable_le)]
    return Document(
        acte="reconnaissance-de-dette",
        modele="reconnaissance_de_dette",
        cadre="acte",
        titre="Reconnaissance de dette",
        faits=faits,
        mentions=(
            accord.parties(dossier, creancier, debiteur),
            m.mention("engagement", "L'engagement de payer", "C. civ., art. 1376",
                      ("reconnaît devoir",), ("s'engage à la payer", "s'engage à payer")),
            m.mention("mention-manuscrite", "La place de la mention écrite par le débiteur", "C. civ., art. 1376",
                      LIBELLES_MENTION, ("en toutes lettres",), ("en chiffres",)),
            m.mention("cause", "La cause : les factures et leur échéance", "C. civ., art. 1376", *ml.echeances(due)),
            m.mention("paiement", "La date de paiement", "C. civ., art. 1376", *(paiement or [("sans délai", "immédiatement")])),
        ),
    )  # fmt: skip


def _sursis(convenu: Echeancier | None) -> str:
    """The delay of the summons, as the agreement on the same instalments grants it."""
    if convenu is None or convenu.decheance_automatique:
        return ""
    jours = convenu.decheance_jours
    return f"{en_lettres(jours)} ({jours}) {'jour' if jours == 1 else 'jours'}"


def _soussigne(debiteur: Partie) -> str:
    """Who binds himself, in the gender of the person or of the kind of company."""
    if debiteur.morale:
        article, nom, *_ = f"{designation(debiteur)} ".split(" ")
        return {"la société": "La société soussignée"}.get(f"{article} {nom}", "La personne morale soussignée")
    genre = accorder(debiteur, "soussigné")
    return {"soussigné": "Le soussigné", "soussignée": "La soussignée"}.get(genre, "La personne soussignée")


RECONNAISSANCE = Acte(
    nom="reconnaissance-de-dette",
    titre="Reconnaissance de dette",
    famille=Famille.ACCORD,
    modele="reconnaissance_de_dette",
    cadre="acte",
    faits=FaitsReconnaissance,
    construire=construire,
    exigences=accord.EXIGENCES,
    quand=lambda dossier: dossier.reconnaissance is not None,
)
