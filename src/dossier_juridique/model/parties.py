"""Creditor, debtor, and who acts for the creditor."""

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic.json_schema import WithJsonSchema
from stdnum import bic as stdnum_bic
from stdnum import iban as stdnum_iban
from stdnum.exceptions import ValidationError as NumeroInvalide
from stdnum.fr import siren as stdnum_siren
from stdnum.fr import siret as stdnum_siret
from stdnum.fr import tva as stdnum_tva

from dossier_juridique.model.commun import Adresse, Jour, Modele, Montant, Personne, Texte

COMMERCIALES_PAR_LA_forme = ("SNC", "SCS", "SARL", "EURL", "SA", "SAS", "SASU", "SCA")
"""C. com., art. L. 210-1, with the two one-partner names of use."""


def _numero(nom: str, verifie: object) -> BeforeValidator:
    def controle(valeur: object) -> object:
        if not isinstance(valeur, str):
            raise ValueError(f"{nom} : un texte entre guillemets est attendu")
        try:
            return verifie.validate(valeur)  # type: ignore[attr-defined]
        except NumeroInvalide as erreur:
            raise ValueError(f"{nom} invalide : « {valeur[:40]} » (clé de contrôle ou longueur)") from erreur

    return BeforeValidator(controle)


def _forme(motif: str) -> WithJsonSchema:
    """The outward form, for a schema validator; the check digit is verified here."""
    return WithJsonSchema({"type": "string", "pattern": motif})


Siren = Annotated[str, _numero("numéro SIREN", stdnum_siren), _forme(r"^[0-9 .]{9,15}$")]
Siret = Annotated[str, _numero("numéro SIRET", stdnum_siret), _forme(r"^[0-9 .]{14,20}$")]
Tva = Annotated[str, _numero("numéro de TVA", stdnum_tva), _forme(r"^[A-Za-z0-9 .]{11,20}$")]
Iban = Annotated[str, _numero("IBAN", stdnum_iban), _forme(r"^[A-Za-z]{2}[A-Za-z0-9 ]{13,42}$")]
Bic = Annotated[str, _numero("BIC", stdnum_bic), _forme(r"^[A-Za-z0-9 ]{8,14}$")]
Etat = Literal["en_activite", "sauvegarde", "redressement", "liquidation", "dissoute", "radiee", "decede"]
Courriel = Annotated[str, Field(pattern=r"^[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\"]+$", max_length=254)]


class Naissance(Modele):
    """Birth of a natural person (CPC, art. 54, 3° a)."""

    date: Jour | None = Field(None, description="Date de naissance.")
    lieu: Texte | None = Field(None, description="Lieu de naissance.")


class ProcedureCollective(Modele):
    """Sauvegarde, redressement or liquidation judiciaire (C. com., art. L. 622-21 and following)."""

    type: Literal["sauvegarde", "redressement", "liquidation"] = Field(description="Nature de la procédure.")
    jugement: Jour | None = Field(None, description="Date du jugement d'ouverture.")
    bodacc: Jour | None = Field(None, description="Date de publication au BODACC.")
    mandataire: Texte | None = Field(None, description="Mandataire judiciaire ou liquidateur.")
    mandataire_adresse: Adresse | None = Field(None, description="Adresse du mandataire judiciaire ou du liquidateur.")
    juridiction: Texte | None = Field(None, description="Tribunal de la procédure.")
    numero: Texte | None = Field(None, description="Numéro de la procédure.")
    declaree_le: Jour | None = Field(None, description="Jour où la déclaration de créance a été envoyée.")


class Partie(Modele):
    """What creditor and debtor share."""

    type: Literal["personne_morale", "personne_physique"] = Field(description="Personne morale ou physique.")
    denomination: Texte | None = Field(None, description="Dénomination sociale (personne morale).")
    forme: Texte | None = Field(None, description="Forme juridique : SARL, SAS, SA…")
    capital: Montant | None = Field(None, description="Capital social, en euros.")
    siren: Siren | None = Field(None, description="Numéro SIREN, neuf chiffres.")
    siret: Siret | None = Field(None, description="Numéro SIRET, quatorze chiffres.")
    tva: Tva | None = Field(None, description="Numéro de TVA intracommunautaire.")
    rcs: Texte | None = Field(None, description="Ville du greffe d'immatriculation.")
    enseigne: Texte | None = Field(None, description="Enseigne ou nom commercial.")
    courriel: Courriel | None = Field(None, description="Courriel.")
    telephone: Texte | None = Field(None, description="Téléphone.")
    etat: Etat | None = Field(None, description="État au registre.")
    adresse: Adresse | None = Field(None, description="Siège social, ou domicile de la personne physique.")
    representant: Personne | None = Field(None, description="Organe qui représente légalement la société.")
    civilite: Texte | None = Field(None, description="Civilité de la personne physique.")
    nom: Texte | None = Field(None, description="Nom de la personne physique.")
    prenoms: Texte | None = Field(None, description="Prénoms de la personne physique.")
    profession: Texte | None = Field(None, description="Profession de la personne physique.")
    nationalite: Texte | None = Field(None, description="Nationalité de la personne physique.")
    naissance: Naissance | None = Field(None, description="Naissance de la personne physique.")
    entrepreneur_individuel: bool = Field(False, description="Entrepreneur individuel (mention « EI »).")
    commercant: bool | None = Field(None, description="Agit en commerçant pour cette dette.")

    @property
    def morale(self) -> bool:
        """True for a company or another legal person."""
        return self.type == "personne_morale"

    @property
    def nom_affiche(self) -> str:
        """The name as printed: « Ateliers Morel & Fils » or « Mme Claire Morel »; empty when unknown."""
        if self.morale:
            return self.denomination or ""
        return " ".join(p for p in (self.civilite, self.prenoms, self.nom) if p) if self.nom else ""

    @property
    def commercial_par_la_forme(self) -> bool:
        """True when the form alone makes the company commercial (C. com., art. L. 210-1)."""
        forme = (self.forme or "").upper().replace(".", "").split()
        return self.morale and bool(forme) and forme[0] in COMMERCIALES_PAR_LA_forme

    @model_validator(mode="after")
    def _siret_du_siren(self) -> Self:
        if self.siret and self.siren and not self.siret.startswith(self.siren):
            raise ValueError("le numéro SIRET ne commence pas par le numéro SIREN")
        return self


class Creancier(Partie):
    """Who claims."""

    iban: Iban | None = Field(None, description="IBAN sur lequel payer.")
    bic: Bic | None = Field(None, description="BIC de la banque.")
    effectif: Annotated[int, Field(ge=0)] | None = Field(None, description="Effectif (contribution devant un TAE).")
    ca_moyen: Montant | None = Field(None, description="Chiffre d'affaires moyen des trois dernières années.")
    benefice_moyen: Montant | None = Field(None, description="Bénéfice moyen des trois dernières années.")
    location_gerance: bool = Field(False, description="Exploite en location-gérance.")
    adresse_notification: Adresse | None = Field(
        None, description="Adresse où recevoir les notifications du greffe (CPC, art. 1418)."
    )
    liquidateur: Texte | None = Field(None, description="Liquidateur, si le créancier est en liquidation.")
    logo: Texte | None = Field(None, description="Logo de l'en-tête (fichier du dossier, PNG ou JPEG).")


class Debiteur(Partie):
    """Who owes."""

    qualite: Literal["professionnel", "consommateur", "public"] = Field(
        "professionnel", description="Qualité du débiteur au moment du contrat."
    )
    verifie_le: Jour | None = Field(None, description="Jour où RCS et BODACC ont été consultés.")
    radiee_le: Jour | None = Field(None, description="Jour de la radiation ou de la dissolution.")
    procedure_collective: ProcedureCollective | Literal[False] | None = Field(
        None, description="false, ou la procédure ouverte : { type, jugement, bodacc }."
    )


class PremiereLettre(Modele):
    """The first letter of a société de recouvrement (CPCE, art. R. 124-4)."""

    reference: Texte = Field(description="Référence de la première lettre.")
    date: Jour = Field(description="Date de la première lettre.")


class Mandataire(Modele):
    """Who acts for the creditor."""

    type: Literal["avocat", "commissaire_de_justice", "societe_de_recouvrement", "salarie", "autre"] = Field(
        description="Qualité du mandataire."
    )
    nom: Texte = Field(description="Nom du mandataire ou du cabinet.")
    barreau: Texte | None = Field(None, description="Barreau de l'avocat.")
    toque: Texte | None = Field(None, description="Toque ou numéro de case.")
    forme: Texte | None = Field(None, description="Forme juridique, portée à son en-tête (C. com., art. R. 123-238).")
    capital: Montant | None = Field(None, description="Capital social, en euros.")
    siren: Siren | None = Field(None, description="Numéro SIREN, neuf chiffres.")
    rcs: Texte | None = Field(None, description="Ville du greffe d'immatriculation.")
    adresse: Adresse | None = Field(None, description="Adresse du mandataire.")
    courriel: Courriel | None = Field(None, description="Courriel du mandataire.")
    telephone: Texte | None = Field(None, description="Téléphone du mandataire.")
    iban: Iban | None = Field(None, description="Compte affecté aux fonds reçus pour les créanciers.")
    lettres: bool | None = Field(
        None,
        description="false : le créancier écrit lui-même, le mandataire ne fait que la procédure. Absent : le mandataire écrit, "
        "sauf salarié, et sauf si le dossier a un [pouvoir] et que « lettre.signataire » représente le créancier.",
    )
    pouvoir: Texte | None = Field(None, description="Pièce qui porte le pouvoir spécial (id).")
    convention: bool | None = Field(None, description="Convention écrite avec le créancier (CPCE, art. R. 124-3).")
    assurance: bool | None = Field(None, description="Assurance professionnelle (CPCE, art. R. 124-2).")
    compte_affecte: bool | None = Field(None, description="Compte affecté (CPCE, art. R. 124-2).")
    declaration_parquet: bool | None = Field(None, description="Déclaration au procureur (CPCE, art. R. 124-2).")
    premiere_lettre: PremiereLettre | None = Field(None, description="Première lettre envoyée au débiteur.")
