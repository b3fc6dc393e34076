"""After the order: the instruction to the commissaire de justice who serves it (CPC, art. 1411 to 1413, 1416 and 1422)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct

from dossier_juridique.actes import cadre as cadres
from dossier_juridique.actes import identification
from dossier_juridique.actes import mentions as m
from dossier_juridique.actes.bordereau import date_dite
from dossier_juridique.actes.cadre import Cadre
from dossier_juridique.actes.identites import Identite, identite
from dossier_juridique.actes.matiere import Acte, Matiere, PieceAuBordereau
from dossier_juridique.actes.recit import Reference
from dossier_juridique.droit import competence
from dossier_juridique.droit.procedure_delais import signification
from dossier_juridique.droit.regle import Famille
from dossier_juridique.model.document import Document, Mention

TITRE = "Instruction de signifier l'ordonnance"
COPIES = ("requete", "ordonnance")
NOUVEAU_REGIME = date(2026, 9, 1)
"""Orders from this day on: three months to serve, and the act of service produced at the hearing on opposition."""


class FaitsInstruction(Struct, frozen=True):
    """Facts of the instruction. ``avant_le``: last working day that is safe; ``expire_le``: raw end of the period, both
    None without the date of the order; ``mois``: its length; ``copies``: requête and order; ``justificatifs``: the rest."""

    cadre: Cadre
    creancier: Identite
    debiteur: Identite
    president: str
    ordonnance_le: date | None
    numero: str
    montant: Decimal | None
    avant_le: date | None
    expire_le: date | None
    mois: int
    nouveau: bool
    copies: tuple[Reference, ...]
    justificatifs: tuple[Reference, ...]


def construire(matiere: Matiere) -> Document:
    """The instruction, as a letter."""
    dossier, procedure = matiere.dossier, matiere.dossier.procedure
    officier = procedure.commissaire_de_justice if procedure else None
    rendue = procedure.ordonnance_le if procedure else None
    saisie = procedure.juridiction if procedure else None
    nom = competence.libelle(saisie.nature, saisie.siege) if saisie else ""
    terme = signification(rendue, matiere.parametres) if rendue else None
    copies = [x for x in matiere.pieces if x.piece.nature in COPIES]
    faits = FaitsInstruction(
        cadre=cadres.courrier(
            matiere,
            cadres.fenetre(officier.nom, officier.adresse) if officier else (),
            canal="",
            objet=f"Signification d'une ordonnance portant injonction de payer – {dossier.debiteur.nom_affiche}",
            jointes=("Bordereau et pièces, un fichier par pièce",),
        ),
        creancier=identite(dossier.creancier),
        debiteur=identite(dossier.debiteur),
        president=competence.avec_de(nom) if nom else "",
        ordonnance_le=rendue,
        numero=(procedure.ordonnance_numero if procedure else None) or "",
        montant=procedure.ordonnance_montant if procedure else None,
        avant_le=terme.prudent if terme else None,
        expire_le=terme.brut if terme else None,
        mois=int(matiere.parametres.a("delai_signification_ordonnance", rendue)) if rendue else 0,
        nouveau=rendue is not None and rendue >= NOUVEAU_REGIME,
        copies=_references(copies),
        justificatifs=_references([x for x in matiere.pieces if x not in copies]),
    )
    return Document("instruction", "instruction", "lettre", f"{TITRE} – dossier {dossier.reference}", faits,
                    _mentions(faits))  # fmt: skip


def _references(pieces: list[PieceAuBordereau]) -> tuple[Reference, ...]:
    return tuple(Reference(x.numero, x.piece.intitule, None if date_dite(x.piece) else x.piece.date) for x in pieces)


def _mentions(faits: FaitsInstruction) -> tuple[Mention, ...]:
    return (
        m.mention("officier", "Commissaire de justice mandaté", "CPC, art. 1411",
                  m.textes(faits.cadre.destinataire[0] if faits.cadre.destinataire else None)),
        m.mention("ordonnance", "Ordonnance : date, juge et somme", "CPC, art. 1409",
                  m.suite(("rendue le",), m.jour(faits.ordonnance_le)) if faits.ordonnance_le else (),
                  m.textes(faits.president), m.montant(faits.montant) if faits.montant is not None else ()),
        identification.creancier(faits.creancier, article="CPC, art. 648 et 1411"),
        identification.defendeur(faits.debiteur, "Le débiteur :", "Le débiteur", article="CPC, art. 1411"),
        m.mention("delai", "Dernier jour pour signifier", "CPC, art. 1411",
                  m.suite(("au plus tard le",), m.jour(faits.avant_le)) if faits.avant_le else (),
                  m.suite(("expire le",), m.jour(faits.expire_le)) if faits.expire_le else ()),
        m.mention("copies", "Copie certifiée conforme de la requête et de l'ordonnance", "CPC, art. 1411",
                  ("copie certifiée conforme de la requête et de l'ordonnance",)),
        m.mention("a-personne", "Remise à personne", "CPC, art. 1416", ("remis à personne",)),
        m.mention("signature", "Date et signature", "usage",
                  m.suite(m.textes(faits.cadre.lieu), m.jour(faits.cadre.date), liens=(", le ",)),
                  m.signe(faits.cadre.signataire, faits.cadre.qualite, faits.cadre.politesse)),
    )  # fmt: skip


INSTRUCTION = Acte(
    nom="instruction",
    titre=TITRE,
    famille=Famille.REQUETE,
    modele="instruction",
    cadre="lettre",
    faits=FaitsInstruction,
    construire=construire,
    exigences=(
        "reference",
        "creancier.denomination@personne_morale", "creancier.nom@personne_physique",
        "creancier.adresse.lignes", "creancier.adresse.code_postal", "creancier.adresse.commune",
        "debiteur.denomination@personne_morale", "debiteur.nom@personne_physique",
        "debiteur.adresse.lignes", "debiteur.adresse.code_postal", "debiteur.adresse.commune",
        "procedure.juridiction.nature", "procedure.juridiction.siege",
        "procedure.ordonnance_le", "procedure.ordonnance_montant",
        "procedure.commissaire_de_justice.nom", "procedure.commissaire_de_justice.adresse.lignes",
        "procedure.commissaire_de_justice.adresse.code_postal", "procedure.commissaire_de_justice.adresse.commune",
        "pieces[].fichier",
    ),
)  # fmt: skip
