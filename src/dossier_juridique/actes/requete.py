"""The requête en injonction de payer (CPC, art. 1405 to 1422 and 1425; mentions: art. 54, 57 and 1407)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from dossier_juridique.actes import cadre as cadres
from dossier_juridique.actes import mentions as m
from dossier_juridique.actes.cadre import Cadre
from dossier_juridique.actes.identites import Identite, Representant, identite, representant
from dossier_juridique.actes.matiere import Acte, Matiere
from dossier_juridique.actes.recit import Recit, Reference, recit
from dossier_juridique.actes.somme import cours_du_jour, elements_de
from dossier_juridique.droit import competence
from dossier_juridique.droit.regle import Famille
from dossier_juridique.model.actes_du_dossier import InteretsPosterieurs
from dossier_juridique.model.document import Document, Mention
from dossier_juridique.model.francais import jour_court, jour_long

TITRE = "Requête en injonction de payer"
_DEMANDES = {
    "principal": "en principal",
    "penalites": "au titre des pénalités de retard",
    "interets_legaux": "au titre des intérêts au taux légal",
    "indemnite_forfaitaire": "au titre de l'indemnité forfaitaire pour frais de recouvrement",
    "clause_penale": "au titre de la clause pénale",
    "frais": "au titre des frais de recouvrement justifiés",
}
_CAUSES = {"contrat": "contractuelle", "statut": "statutaire", "effet_de_commerce": "cambiaire"}


@dataclass(frozen=True, slots=True)
class Chef:
    """A head claimed: name, words of the demand, amount in euros, basis, exhibits; ``nombre`` of invoices it bears on."""

    nature: str
    libelle: str
    demande: str
    montant: Decimal
    fondement: str
    nombre: int
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Posterieurs:
    """Interest asked after the closing: percent a year, base in euros, first day, what sets the rate."""

    taux: Decimal
    base: Decimal
    du: date
    origine: str
    revisable: bool


@dataclass(frozen=True, slots=True)
class FaitsRequete:
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
        cause=_CAUSES[dossier.conditions.fondement],
        recit=histoire,
        chefs=_chefs(matiere, histoire),
        total=matiere.decompte.total,
        au=matiere.au,
        posterieurs=posterieurs(matiere),
        renvoi=competence.avec_le(renvoi.juridiction) if renvoi and renvoi.demande and renvoi.juridiction else "",
        article_700=procedure.article_700 if procedure else None,
        frais_payes_le=procedure.frais_payes_le if procedure else None,
        nombre_de_pieces=len(matiere.pieces),
    )
    return Document("requete", "requete", "acte", TITRE, faits, _mentions(matiere, faits))


def _chefs(matiere: Matiere, histoire: Recit) -> tuple[Chef, ...]:
    """The heads that have a sum, with what proves each of them."""
    dossier = matiere.dossier
    fournitures = [r for o in histoire.operations for r in (*o.commande, *o.execution, *o.references)]
    mouvements = [r for x in (*histoire.avoirs, *histoire.paiements) for r in x.references]
    factures = [r for o in histoire.operations for r in o.references]
    lettres = [r for x in histoire.demarches if x.nom == "une mise en demeure" for r in x.references]
    clause = dossier.conditions.clause_penale
    clauses = [x for x in histoire.relation if x.numero in _numeros(matiere, clause.piece if clause else None)]
    ajoutees = {i for chef in dossier.demande.chefs if chef.type in ("complement", "frais") for i in chef.pieces}
    preuves: dict[str, list[Reference]] = {
        "principal": [*histoire.relation, *fournitures, *histoire.execution, *mouvements, *histoire.comptes],
        "penalites": [*histoire.conditions, *factures],
        "interets_legaux": [*lettres, *factures],
        "indemnite_forfaitaire": factures,
        "clause_penale": [*(clauses or histoire.conditions), *lettres],
        "frais": [Reference(x.numero, x.piece.intitule, None) for x in matiere.pieces if x.piece.id in ajoutees],
    }
    resultat = []
    for element in elements_de(matiere.decompte):
        siennes = [x for x in matiere.decompte.lignes if x.nature == element.nature and x.montant]
        contrat = histoire.contrat_du
        convenu = f"{element.article} ; contrat du {jour_court(contrat)}" if contrat else element.article
        resultat.append(
            Chef(
                nature=element.nature,
                libelle=element.libelle,
                demande=_DEMANDES[element.nature],
                montant=element.montant,
                fondement=convenu if element.nature in ("principal", "clause_penale") else element.article,
                nombre=len(siennes),
                references=_uniques(preuves.get(element.nature, []), matiere),
            )
        )
    return tuple(resultat)


def _numeros(matiere: Matiere, identifiant: str | None) -> set[str]:
    return {x.numero for x in matiere.pieces if x.piece.id == identifiant}


def _uniques(references: list[Reference], matiere: Matiere) -> tuple[Reference, ...]:
    """Each exhibit once, in the order of the bordereau, at the first page that was cited of it."""
    premieres: dict[str, Reference] = {}
    for reference in references:
        dite = premieres.setdefault(reference.numero, reference)
        if dite.page is None and reference.page is not None:
            premieres[reference.numero] = reference
    return tuple(premieres[x.numero] for x in matiere.pieces if x.numero in premieres)


def posterieurs(matiere: Matiere) -> tuple[Posterieurs, ...]:
    """Interest after the closing: what the user wrote in full, else each rate of the day with the principal it bears on.

    What is written in part is not asked at all: nothing is guessed.
    """
    procedure = matiere.dossier.procedure
    voulus = procedure.interets_posterieurs if procedure else False
    if isinstance(voulus, InteretsPosterieurs):
        if voulus.taux is None or voulus.base is None or voulus.du is None:
            return ()
        return (Posterieurs(voulus.taux, voulus.base, voulus.du, "", False),)
    if not voulus:
        return ()
    lendemain = matiere.au + timedelta(days=1)
    return tuple(
        Posterieurs(c.taux, c.base, lendemain, c.origine, c.revisable) for c in cours_du_jour(matiere.decompte)
    )


def _mentions(matiere: Matiere, faits: FaitsRequete) -> tuple[Mention, ...]:
    """The mentions of CPC, art. 54, 57 and 1407, as this text prints them."""
    creancier, debiteur = faits.creancier, faits.debiteur
    signataire, _ = cadres.signataire_de_l_acte(matiere.dossier)
    etat_civil = (m.textes(creancier.representant),) if creancier.morale else (
        m.textes(creancier.profession), m.textes(creancier.nationalite),
        m.jour(creancier.naissance_le) if creancier.naissance_le else (), m.textes(creancier.naissance_lieu),
    )  # fmt: skip
    forme = (m.textes(creancier.forme),) if creancier.morale else ()
    president = faits.cadre.destinataire[-1] if faits.cadre.destinataire else None
    return (
        m.mention("juridiction", "Juridiction saisie", "CPC, art. 54, 1°", m.textes(president)),
        m.mention("objet", "Objet de la demande", "CPC, art. 54, 2°",
                  m.suite(("Objet de la demande",), ("obtenir une ordonnance portant injonction de payer",
                                                     *m.textes(faits.objet[:80])), liens=(" : ",))),
        m.mention("demandeur", "Identité du demandeur", "CPC, art. 54, 3°",
                  m.suite(m.textes(f"Le créancier {creancier.nom}", f"Créancier : {creancier.nom}")), *forme,
                  m.textes(creancier.adresse), *etat_civil),
        m.mention("defendeur", "Identité du défendeur", "CPC, art. 57",
                  m.textes(f"Le débiteur {debiteur.nom}", f"Débiteur : {debiteur.nom}"), m.textes(debiteur.adresse)),
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
                  m.suite((f"Fait à {faits.cadre.lieu}, le",), m.jour(faits.cadre.date), m.textes(signataire))),
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
