"""The demand to a commissaire de justice for the simplified procedure of small claims (CPCE, art. L. 125-1, R. 125-1).

The letter to the debtor, its model and the texts it reproduces belong to the commissaire de justice.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct

from dossier_juridique.actes import cadre as cadres
from dossier_juridique.actes import identification
from dossier_juridique.actes import mentions as m
from dossier_juridique.actes.cadre import Cadre
from dossier_juridique.actes.chefs import CAUSES, Chef, chefs
from dossier_juridique.actes.identites import Identite, identite
from dossier_juridique.actes.matiere import Acte, Matiere
from dossier_juridique.actes.recit import Recit, recit
from dossier_juridique.droit.regle import Famille
from dossier_juridique.model.document import Document, Mention
from dossier_juridique.model.francais import euros, jour_court, jour_long

TITRE = "Demande de procédure simplifiée de recouvrement"


class FaitsSaisine(Struct, frozen=True):
    """Facts of the demand, in euros. ``interets``: penalties and legal interest together, apart from the principal;
    ``plafond``: what principal and interest may reach; ``echelonnement``: True, False, or None when not said."""

    cadre: Cadre
    creancier: Identite
    debiteur: Identite
    cause: str
    recit: Recit
    chefs: tuple[Chef, ...]
    principal: Decimal
    interets: Decimal
    plafond: Decimal
    total: Decimal
    au: date
    echelonnement: bool | None


def construire(matiere: Matiere) -> Document:
    """The demand, as a letter."""
    dossier, procedure = matiere.dossier, matiere.dossier.procedure
    officier = procedure.commissaire_de_justice if procedure else None
    histoire, totaux = recit(matiere), matiere.decompte.totaux
    faits = FaitsSaisine(
        cadre=cadres.courrier(
            matiere,
            cadres.fenetre(officier.nom, officier.adresse) if officier else (),
            canal="",
            objet=f"{TITRE} – {dossier.debiteur.nom_affiche} – {euros(totaux.total)}",
            jointes=("Bordereau de pièces, décompte et documents justificatifs",),
        ),
        creancier=identite(dossier.creancier),
        debiteur=identite(dossier.debiteur),
        cause=CAUSES[dossier.conditions.fondement],
        recit=histoire,
        chefs=chefs(matiere, histoire),
        principal=totaux.principal,
        interets=totaux.penalites + totaux.interets_legaux,
        plafond=matiere.parametres.a("seuil_petites_creances", matiere.au),
        total=totaux.total,
        au=matiere.decompte.au,
        echelonnement=procedure.echelonnement_accepte if procedure else None,
    )
    return Document("saisine", "saisine", "lettre", f"{TITRE} – dossier {dossier.reference}", faits, _mentions(faits))


def _mentions(faits: FaitsSaisine) -> tuple[Mention, ...]:
    article = "CPCE, art. R. 125-1 et R. 125-2"
    return (
        m.mention("officier", "Commissaire de justice saisi", "CPCE, art. R. 125-2",
                  m.textes(faits.cadre.destinataire[0] if faits.cadre.destinataire else None)),
        identification.creancier(faits.creancier, article=article),
        identification.defendeur(faits.debiteur, "Le débiteur :", "Le débiteur", article=article),
        m.mention("fondement", "Fondement de la créance", article,
                  *(m.textes(f"{c.libelle} : {c.fondement}") for c in faits.chefs)),
        m.mention("montants", "Montant, principal et intérêts distingués", article,
                  m.suite(("Principal :",), m.montant(faits.principal)),
                  m.suite(("intérêts :",), m.montant(faits.interets))),
        m.mention("decompte", "Décompte des éléments de la créance", article,
                  m.suite(("décompte arrêté au",), (jour_long(faits.au), jour_court(faits.au)))),
        m.mention("frais", "Frais à la charge du seul créancier", "CPCE, art. L. 125-1",
                  ("à la charge exclusive du créancier",)),
        m.mention("signature", "Date et signature", "usage",
                  m.suite(m.textes(faits.cadre.lieu), m.jour(faits.cadre.date), liens=(", le ",)),
                  m.signe(faits.cadre.signataire, faits.cadre.qualite, faits.cadre.politesse)),
    )  # fmt: skip


SAISINE = Acte(
    nom="saisine",
    titre=TITRE,
    famille=Famille.REQUETE,
    modele="saisine",
    cadre="lettre",
    faits=FaitsSaisine,
    construire=construire,
    exigences=(
        "reference",
        "creancier.denomination@personne_morale", "creancier.nom@personne_physique",
        "creancier.adresse.lignes", "creancier.adresse.code_postal", "creancier.adresse.commune",
        "debiteur.denomination@personne_morale", "debiteur.nom@personne_physique",
        "debiteur.adresse.lignes", "debiteur.adresse.code_postal", "debiteur.adresse.commune",
        "factures[].numero", "factures[].emise_le", "factures[].montant_ttc",
        "factures[].echeance|livree_le|recue_le|executee_le ou conditions.delai",
        "procedure.commissaire_de_justice.nom", "procedure.commissaire_de_justice.adresse.lignes",
        "procedure.commissaire_de_justice.adresse.code_postal", "procedure.commissaire_de_justice.adresse.commune",
        "pieces[].fichier",
    ),
)  # fmt: skip
