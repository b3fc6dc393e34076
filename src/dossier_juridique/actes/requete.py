"""The requête en injonction de payer (CPC, art. 1405 to 1422 and 1425; mentions: art. 54, 57 and 1407)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct

from dossier_juridique.actes import cadre as cadres
from dossier_juridique.actes import identification
from dossier_juridique.actes import mentions as m
from dossier_juridique.actes.cadre import Cadre
from dossier_juridique.actes.chefs import CAUSES, Chef, Posterieurs, chefs, posterieurs
from dossier_juridique.actes.identites import Identite, Representant, identite, representant
from dossier_juridique.actes.matiere import Acte, Matiere
from dossier_juridique.actes.recit import Recit, recit
from dossier_juridique.droit import competence
from dossier_juridique.droit.regle import Famille
from dossier_juridique.model.document import Document, Mention
from dossier_juridique.model.francais import a_lieu, jour_court, jour_long

TITRE = "Requête en injonction de payer"


class FaitsRequete(Struct, frozen=True):
    """Facts of the requête. ``materielle``: article that gives the court its subject; ``commerce``: a commercial
    court, whose costs are deposited; ``renvoi``: « le tribunal … » of the transfer asked (CPC, art. 1408), or empty."""

    cadre: Cadre
    materielle: str
    commerce: bool
    commune: str
    creancier: Identite
    representant: Representant | None
    notification: str
    debiteur: Identite
    objet: str
    cause: str
    recit: Recit
    chefs: tuple[Chef, ...]
    total: Decimal
    au: date
    posterieurs: tuple[Posterieurs, ...]
    renvoi: str
    article_700: Decimal | None
    frais_payes_le: date | None
    nombre_de_pieces: int


def construire(matiere: Matiere) -> Document:
    """The requête of the dossier."""
    dossier, procedure = matiere.dossier, matiere.dossier.procedure
    saisie = procedure.juridiction if procedure else None
    histoire = recit(matiere)
    commerce = saisie is not None and saisie.nature in competence.NATURES_COMMERCIALES
    adresse = dossier.debiteur.adresse
    renvoi = procedure.renvoi_en_cas_d_opposition if procedure else None
    notification = dossier.creancier.adresse_notification
    faits = FaitsRequete(
        cadre=cadres.acte(matiere, "Code de procédure civile, articles 1405 et suivants", cadres.juridiction(dossier)),
        materielle="C. com., art. L. 721-3" if commerce else "COJ, art. L. 211-3",
        commerce=commerce,
        commune=(adresse.commune or "") if adresse else "",
        creancier=identite(dossier.creancier),
        representant=representant(dossier),
        notification=notification.en_ligne if notification else "",
        debiteur=identite(dossier.debiteur),
        objet=dossier.demande.objet or "",
        cause=CAUSES[dossier.conditions.fondement],
        recit=histoire,
        chefs=chefs(matiere, histoire),
        total=matiere.decompte.total,
        au=matiere.au,
        posterieurs=posterieurs(matiere),
        renvoi=competence.avec_le(renvoi.juridiction) if renvoi and renvoi.demande and renvoi.juridiction else "",
        article_700=procedure.article_700 if procedure else None,
        frais_payes_le=procedure.frais_payes_le if procedure else None,
        nombre_de_pieces=len(matiere.pieces),
    )
    return Document("requete", "requete", "acte", TITRE, faits, _mentions(matiere, faits))


def _mentions(matiere: Matiere, faits: FaitsRequete) -> tuple[Mention, ...]:
    """The mentions of CPC, art. 54, 57 and 1407, as this text prints them."""
    signataire, _ = cadres.signataire_de_l_acte(matiere.dossier)
    president = faits.cadre.destinataire[-1] if faits.cadre.destinataire else None
    return (
        m.mention("juridiction", "Juridiction saisie", "CPC, art. 54, 1°", m.textes(president)),
        m.mention("objet", "Objet de la demande", "CPC, art. 54, 2°",
                  m.suite(("Objet de la demande",), ("obtenir une ordonnance portant injonction de payer",
                                                     *m.textes(faits.objet[:80])), liens=(" : ",))),
        identification.demandeur(faits.creancier, "Le créancier", "Créancier :"),
        identification.defendeur(faits.debiteur, "Le débiteur", "Débiteur :"),
        m.mention("factures", "Faits et pièces", "CPC, art. 57",
                  *(m.textes(f"la facture n° {o.numero}", f"facture n° {o.numero}") for o in faits.recit.operations)),
        m.mention("fondement", "Fondement de chaque chef", "CPC, art. 1407",
                  *(m.textes(f"{c.libelle} : {c.fondement}") for c in faits.chefs)),
        m.mention("montants", "Montant de chaque chef", "CPC, art. 1407",
                  *(m.suite(m.montant(c.montant), (c.demande,)) for c in faits.chefs),
                  m.suite(("soit au total",), m.montant(faits.total))),
        m.mention("decompte", "Décompte des éléments de la créance", "CPC, art. 1407",
                  m.suite(("décompte arrêté au",), (jour_long(faits.au), jour_court(faits.au)))),
        m.mention("documents", "Bordereau des documents justificatifs", "CPC, art. 57 et 1407",
                  ("bordereau des documents justificatifs annexé",)),
        m.mention("date-signature", "Date et signature", "CPC, art. 57, dernier al.",
                  m.suite((f"Fait {a_lieu(faits.cadre.lieu)}, le", f"Fait à {faits.cadre.lieu}, le"),
                          m.jour(faits.cadre.date), m.textes(signataire))),
        *((m.mention("renvoi", "Renvoi en cas d'opposition", "CPC, art. 1408",
                     m.suite(("renvoyée devant",), (faits.renvoi,))),)
          if faits.renvoi else ()),
        *((m.mention("posterieurs", "Intérêts postérieurs : taux, base et premier jour", "CPC, art. 1407",
                     *(m.suite(("à compter du",), m.jour(x.du)) for x in faits.posterieurs),
                     *(m.suite(("sur",), m.montant(x.base)) for x in faits.posterieurs)),)
          if faits.posterieurs else ()),
    )  # fmt: skip


REQUETE = Acte(
    nom="requete",
    titre=TITRE,
    famille=Famille.REQUETE,
    modele="requete",
    cadre="acte",
    faits=FaitsRequete,
    construire=construire,
    exigences=(
        "reference",
        "creancier.denomination@personne_morale", "creancier.forme@personne_morale",
        "creancier.representant.nom@personne_morale", "creancier.representant.qualite@personne_morale",
        "creancier.nom@personne_physique", "creancier.prenoms@personne_physique",
        "creancier.profession@personne_physique", "creancier.nationalite@personne_physique",
        "creancier.naissance.date@personne_physique", "creancier.naissance.lieu@personne_physique",
        "creancier.adresse.lignes", "creancier.adresse.code_postal", "creancier.adresse.commune",
        "debiteur.denomination@personne_morale",
        "debiteur.nom@personne_physique", "debiteur.prenoms@personne_physique",
        "debiteur.adresse.lignes", "debiteur.adresse.code_postal", "debiteur.adresse.commune",
        "factures[].numero", "factures[].emise_le", "factures[].montant_ttc",
        "factures[].echeance|livree_le|recue_le|executee_le ou conditions.delai",
        "procedure.juridiction.nature", "procedure.juridiction.siege", "procedure.fait_a",
        "procedure.requete_le", "procedure.signataire?.nom", "procedure.signataire?.qualite",
        "pieces[].fichier",
    ),
)  # fmt: skip
