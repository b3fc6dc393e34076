"""What form A of the European order for payment asks, section by section (règl. (CE) n° 1896/2006, art. 7)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct

from dossier_juridique.actes import cadre as cadres
from dossier_juridique.actes import parties as p
from dossier_juridique.actes.bordereau import date_dite
from dossier_juridique.actes.cadre import Cadre
from dossier_juridique.actes.identites import Identite, identite, representant
from dossier_juridique.actes.matiere import Matiere
from dossier_juridique.actes.recit import COMMANDE, CONTRAT, DEMARCHES, EXECUTION
from dossier_juridique.droit import competence
from dossier_juridique.droit.procedure_delais import territoire
from dossier_juridique.model.actes_du_dossier import Europeenne, Piece
from dossier_juridique.model.commun import Adresse
from dossier_juridique.model.decompte import Nature

_COMPETENCES = {
    "domicile_du_defendeur": "domicile du défendeur ou du codéfendeur",
    "lieu_d_execution": "lieu d'exécution de l'obligation en question",
    "clause_attributive": "élection de for convenue par les parties",
    "etablissement": "lieu d'une succursale, d'une agence ou d'un autre établissement",
    "autre": "autre chef de compétence",
}
_SUITES = {
    "ordinaire": "l'affaire se poursuit selon la procédure civile nationale appropriée",
    "petits_litiges": "l'affaire se poursuit selon la procédure européenne de règlement des petits litiges",
    "fin": "le demandeur s'oppose au renvoi : l'instance prend fin",
}
_CAUSES = {"contrat": "contrat", "statut": "obligation statutaire", "effet_de_commerce": "effet de commerce"}


class PartieEuropeenne(Struct, frozen=True):
    """A party of section 2: role, name, address on one line, country (two letters), number, who represents it."""

    role: str
    nom: str
    adresse: str
    pays: str
    identification: str
    representant: str
    contact: str


class LignePrincipal(Struct, frozen=True):
    """Section 6: what was supplied and when, invoice, due date, amount in euros."""

    cause: str
    circonstances: str
    facture: str
    emise_le: date | None
    echeance: date
    montant: Decimal


class LigneInteret(Struct, frozen=True):
    """Section 7: rate in percent a year, base in euros, first and last day, amount in euros, what sets the rate."""

    facture: str
    taux: Decimal
    base: Decimal
    du: date
    au: date
    montant: Decimal
    origine: str


class Frais(Struct, frozen=True):
    """Sections 8 and 9: what it is for, amount in euros."""

    libelle: str
    montant: Decimal


class Preuve(Struct, frozen=True):
    """Section 10: kind of evidence, title, day, what it proves."""

    nature: str
    intitule: str
    le: date | None
    prouve: str


class FaitsFormulaireA(Struct, frozen=True):
    """The sections of form A. ``pays``: of the court; ``posterieurs``: « until payment » is asked."""

    cadre: Cadre
    juridiction: str
    juridiction_adresse: str
    pays: str
    parties: tuple[PartieEuropeenne, ...]
    competence: str
    competence_precision: str
    transfrontalier: str
    iban: str
    titulaire: str
    principal: tuple[LignePrincipal, ...]
    total_principal: Decimal
    interets: tuple[LigneInteret, ...]
    posterieurs: bool
    penalites: tuple[Frais, ...]
    frais: tuple[Frais, ...]
    preuves: tuple[Preuve, ...]
    suite: str
    total: Decimal
    au: date


def faits_du_formulaire(matiere: Matiere) -> FaitsFormulaireA:
    """The data, section by section."""
    dossier, procedure, decompte = matiere.dossier, matiere.dossier.procedure, matiere.decompte
    propres = (procedure.europeenne if procedure else None) or Europeenne()
    saisie = procedure.juridiction if procedure else None
    francaise = competence.libelle(saisie.nature, saisie.siege) if saisie else ""
    adresse = propres.juridiction_adresse
    pays = _pays(adresse) if adresse else "FR"
    creancier = _partie("Demandeur", identite(dossier.creancier), dossier.creancier.adresse)
    debiteur = _partie("Défendeur", identite(dossier.debiteur), dossier.debiteur.adresse)
    parties, mandataire = [creancier, debiteur], representant(dossier)
    if mandataire is not None:
        parties.append(PartieEuropeenne("Représentant du demandeur", mandataire.nom, mandataire.adresse, "",
                                        mandataire.titre, "", ""))  # fmt: skip
    tetes = {nature: [x for x in decompte.lignes if x.nature == nature and x.montant] for nature in Nature}
    frais = [Frais(f"Indemnité forfaitaire pour frais de recouvrement, facture {x.facture} ({x.article})", x.montant)
             for x in tetes[Nature.INDEMNITE]]  # fmt: skip
    frais += [Frais(f"Indemnisation complémentaire justifiée ({x.article})", x.montant) for x in tetes[Nature.FRAIS]]
    if propres.frais_de_justice:
        frais.append(Frais("Frais de justice", propres.frais_de_justice))
    externe = p.mandataire_externe(dossier)
    propre = externe is not None and externe.iban is not None
    return FaitsFormulaireA(
        cadre=cadres.acte(matiere, "Règlement (CE) n° 1896/2006, article 7"),
        juridiction=propres.juridiction or francaise,
        juridiction_adresse=adresse.en_ligne if adresse else "",
        pays=pays,
        parties=tuple(parties),
        competence=_COMPETENCES[propres.competence],
        competence_precision=propres.competence_precision or "",
        transfrontalier=f"demandeur : {creancier.pays} ; défendeur : {debiteur.pays} ; juridiction : {pays}",
        iban=(externe.iban if externe and propre else dossier.creancier.iban) or "",
        titulaire=externe.nom if externe and propre else p.nom_legal(dossier.creancier),
        principal=tuple(_principal(matiere)),
        total_principal=decompte.totaux.principal,
        interets=tuple(
            LigneInteret(x.facture, s.taux, s.base, s.du, s.au, s.montant, s.origine)
            for x in (*tetes[Nature.PENALITES], *tetes[Nature.INTERETS_LEGAUX]) for s in x.segments
        ),
        posterieurs=procedure is None or procedure.interets_posterieurs is not False,
        penalites=tuple(Frais(f"Clause pénale ({x.article})", x.montant) for x in tetes[Nature.CLAUSE_PENALE]),
        frais=tuple(frais),
        preuves=tuple(_preuve(x) for x in dossier.pieces if x.nature not in ("note_interne", "correspondance_avocats")),
        suite=_SUITES[propres.en_cas_d_opposition],
        total=decompte.total + (propres.frais_de_justice or Decimal("0.00")),
        au=decompte.au,
    )  # fmt: skip


def _pays(adresse: Adresse | None) -> str:
    lieu = territoire(adresse)
    return "FR" if lieu == "metropole" or lieu.isdigit() else lieu


def _partie(role: str, qui: Identite, adresse: Adresse | None) -> PartieEuropeenne:
    identification = ", ".join(x for x in (qui.forme, qui.immatriculation, qui.profession) if x)
    return PartieEuropeenne(role, qui.nom, qui.adresse, _pays(adresse), identification, qui.representant, qui.contact)


def _principal(matiere: Matiere) -> list[LignePrincipal]:
    lignes = []
    for etat in matiere.decompte.factures:
        facture = matiere.dossier.factures[etat.rang]
        if etat.restant:
            lignes.append(LignePrincipal(_CAUSES[matiere.dossier.conditions.fondement], facture.objet or "",
                                         etat.numero, facture.emise_le, etat.echeance.jour, etat.restant))  # fmt: skip
    return lignes


def _preuve(piece: Piece) -> Preuve:
    nature, prouve = "preuve documentaire", "les faits exposés"
    if piece.nature in (*CONTRAT, *COMMANDE):
        prouve = "l'obligation et le prix"
    elif piece.nature in EXECUTION:
        prouve = "l'exécution par le demandeur"
    elif piece.nature in ("facture", "avoir"):
        prouve = "le montant et l'échéance"
    elif piece.nature in DEMARCHES:
        prouve = "les démarches faites auprès du défendeur"
    return Preuve(nature, piece.intitule, None if date_dite(piece) else piece.date, prouve)
