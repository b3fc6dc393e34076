"""What the amicable phase negotiates: the call, the schedule, the acknowledgement, the receipt, the special power."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from dossier_juridique.model.actes_du_dossier import JuridictionSaisie
from dossier_juridique.model.commun import Jour, Modele, Montant, MontantPositif, Personne, Taux, Texte

Resultat = Literal["joint", "absent", "message", "promesse", "contestation", "echeancier"]


class Appel(Modele):
    """The call to make, or the call that was made: then what was said goes into the e-mail that follows."""

    date: Jour | None = Field(None, description="Jour de l'appel, une fois passé.")
    interlocuteur: Texte | None = Field(None, description="Qui appeler, ou qui a répondu.")
    resultat: Resultat | None = Field(None, description="Ce que l'appel a donné.")
    promis_le: Jour | None = Field(None, description="Date de paiement promise.")
    promis_montant: MontantPositif | None = Field(None, description="Somme promise, en euros.")
    motif: Texte | None = Field(None, description="Motif de la contestation, dans les mots du débiteur.")

    @model_validator(mode="after")
    def _promesse_datee(self) -> Self:
        if self.resultat == "promesse" and self.promis_le is None:
            raise ValueError("une promesse demande la clé « promis_le »")
        return self


class Versement(Modele):
    """An instalment."""

    date: Jour = Field(description="Date du versement.")
    montant: MontantPositif = Field(description="Montant, en euros.")


class Echeancier(Modele):
    """A payment plan: its instalments, one by one, or their number and first day."""

    versements: tuple[Versement, ...] = Field((), max_length=120, description="Les versements, un par un.")
    nombre: Annotated[int, Field(ge=1, le=120)] | None = Field(
        None, description="Ou le nombre de versements mensuels égaux ; le dernier porte les centimes restants."
    )
    premier_le: Jour | None = Field(None, description="Date du premier versement mensuel.")
    remise: Montant | None = Field(None, description="Remise consentie, en euros, si l'échéancier est respecté.")
    penalites_pendant: Literal["courent", "abandonnees", "reduites"] = Field(
        "courent", description="Ce que deviennent les pénalités pendant l'échéancier."
    )
    taux: Taux | None = Field(None, description="Taux annuel réduit, en % (penalites_pendant = « reduites »).")
    imputation: Literal["legale", "principal"] = Field(
        "legale", description="Imputation de chaque versement : intérêts d'abord (C. civ., art. 1343-1), ou principal."
    )
    decheance_jours: Annotated[int, Field(ge=1, le=60)] = Field(
        8, description="Jours laissés par la mise en demeure avant la déchéance du terme."
    )
    decheance_automatique: bool = Field(
        False, description="Déchéance de plein droit, sans mise en demeure : à convenir expressément."
    )
    moyen: Literal["virement", "cheque", "carte", "prelevement"] = Field("virement", description="Moyen de paiement.")
    electronique: bool = Field(False, description="Accord signé sous forme électronique (C. civ., art. 1375, al. 4).")
    originaux: Annotated[int, Field(ge=2, le=9)] = Field(2, description="Nombre d'originaux sur papier.")
    fait_a: Texte | None = Field(None, description="Lieu de signature.")
    le: Jour | None = Field(None, description="Jour de signature ; sans cette clé, laissé à remplir.")
    signataire_debiteur: Personne | None = Field(None, description="Qui signe pour le débiteur.")

    @model_validator(mode="after")
    def _une_seule_forme(self) -> Self:
        if self.versements and (self.nombre or self.premier_le):
            raise ValueError("donnez « versements », ou « nombre » et « premier_le », mais pas les deux")
        if bool(self.nombre) != bool(self.premier_le):
            raise ValueError("« nombre » et « premier_le » vont ensemble")
        if (self.penalites_pendant == "reduites") != (self.taux is not None):
            raise ValueError("« taux » va avec penalites_pendant = « reduites », et seulement avec lui")
        return self


class Reconnaissance(Modele):
    """An acknowledgement of debt: the sum is written by the debtor's own hand."""

    payable_le: Jour | None = Field(None, description="Date de paiement ; sans elle, celles de l'échéancier, ou sans délai.")
    fait_a: Texte | None = Field(None, description="Lieu de signature ; sans cette clé, laissé à remplir.")
    le: Jour | None = Field(None, description="Jour de signature ; sans cette clé, laissé à remplir.")
    signataire: Personne | None = Field(None, description="Qui signe pour le débiteur ; à défaut son représentant.")


class Pouvoir(Modele):
    """The special power to file, given to the ``mandataire`` of the dossier."""

    juridiction: JuridictionSaisie | None = Field(None, description="Juridiction ; à défaut celle de la procédure.")
    opposition: bool = Field(False, description="Étendu au débat sur une opposition éventuelle.")
    consignation: bool = Field(False, description="Étendu à la consignation des sommes dues au greffe.")
    fait_a: Texte | None = Field(None, description="Lieu de signature ; à défaut celui du créancier.")
    le: Jour | None = Field(None, description="Jour de signature ; sans cette clé, laissé à remplir.")


class AccuseDePaiement(Modele):
    """The receipt of a partial payment."""

    paiement: Jour | None = Field(None, description="Jour du paiement reçu ; à défaut le dernier.")
