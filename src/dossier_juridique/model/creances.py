"""What the parties agreed, and the movements of the debt: invoices, credit notes, payments."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from dossier_juridique.model.commun import Jour, Modele, Montant, MontantPositif, Pages, Taux, Texte
from dossier_juridique.model.parties import Siren

MethodeDelai = Literal[
    "date", "jours", "mois", "fin_de_mois_A", "fin_de_mois_B", "fin_de_mois_le", "suppletif", "comptant", "decade"
]
Secteur = Literal[
    "general", "transport", "location_vehicules", "commission_transport", "denrees_perissables", "telecommunications"
]


class Delai(Modele):
    """Term of payment: one of the methods of due-date computation."""

    methode: MethodeDelai = Field(description="Méthode de calcul de l'échéance.")
    n: Annotated[int, Field(ge=0, le=366)] | None = Field(None, description="Nombre de jours ou de mois.")
    jour: Annotated[int, Field(ge=1, le=31)] | None = Field(None, description="Jour du mois (« fin de mois le… »).")

    @model_validator(mode="after")
    def _complet(self) -> Self:
        if self.n is None and self.methode not in ("date", "suppletif", "comptant"):
            raise ValueError(f"la méthode « {self.methode} » demande la clé « n »")
        if self.methode == "fin_de_mois_le" and self.jour is None:
            raise ValueError("la méthode « fin_de_mois_le » demande la clé « jour »")
        return self


class ClausePenale(Modele):
    """Clause pénale (C. civ., art. 1231-5)."""

    mode: Literal["pourcentage", "montant"] = Field(description="Pourcentage du principal, ou montant.")
    valeur: Montant = Field(description="Pourcentage, ou euros.")
    plafond: Montant | None = Field(None, description="Plafond convenu, en euros.")
    piece: Texte | None = Field(None, description="Pièce qui porte la clause (id).")


class Conditions(Modele):
    """What the parties agreed."""

    fondement: Literal["contrat", "statut", "effet_de_commerce"] = Field(
        "contrat", description="Cause de la créance (CPC, art. 1405)."
    )
    date: Jour | None = Field(None, description="Date du contrat.")
    piece: Texte | None = Field(None, description="Pièce qui porte les conditions (id).")
    pages: Pages = ()
    delai: Delai | None = Field(None, description="Délai de paiement convenu.")
    convention_45_fin_de_mois: Literal["A", "B"] | None = Field(
        None, description="Décompte convenu : A (jours puis fin de mois) ou B (fin de mois puis jours)."
    )
    taux_penalites: Taux | None = Field(None, description="Taux annuel convenu des pénalités, en %.")
    taux_de_remplacement: Literal["suppletif", "plancher"] | None = Field(
        None, description="Taux retenu si la clause est sous le plancher légal."
    )
    clause_penale: ClausePenale | None = Field(None, description="Clause pénale.")
    clause_capitalisation: bool = Field(False, description="Clause de capitalisation des intérêts.")
    capitalisation: bool | None = Field(
        None, description="Capitalisation demandée (C. civ., art. 1343-2) ; à défaut, elle suit la clause."
    )
    imputation: Literal["legale", "principal"] = Field(
        "legale", description="Ordre d'imputation des paiements : intérêts d'abord, ou principal."
    )
    accessoires: Literal["penalites", "interet_legal", "aucun"] = Field(
        "penalites", description="Pénalités de retard, ou intérêt légal, ou rien."
    )
    depart_ouvrable: bool = Field(
        False, description="Faire partir les pénalités du lendemain du premier jour ouvrable."
    )
    acceptees_par: Literal["signature", "mention", "courant_d_affaires", "aucune"] | None = Field(
        None, description="Comment le débiteur a accepté les conditions."
    )
    secteur: Secteur = Field("general", description="Secteur, s'il a un délai propre.")


class Destinataire(Modele):
    """To whom an invoice was addressed."""

    denomination: Texte | None = Field(None, description="Nom porté sur la facture.")
    siren: Siren | None = Field(None, description="SIREN porté sur la facture.")


CodeStatut = Literal[
    "200", "201", "202", "203", "204", "205", "206", "207", "208", "209", "210", "211", "212", "213", "214", "220",
    "221", "224", "225", "226", "227", "228",
]  # fmt: skip
"""Life cycle of an electronic invoice (AFNOR XP Z12-012; external specifications of the DGFiP)."""


class Statut(Modele):
    """A life-cycle status of an electronic invoice, as the platform gave it."""

    code: CodeStatut = Field(
        description="Code du statut : 203 mise à disposition, 205 approuvée, 206 approuvée partiellement, 207 en litige, "
        "208 suspendue, 210 refusée, 212 encaissée, 213 rejetée, 220 annulée, 225 et 226 affacturée…"
    )
    date: Jour = Field(description="Jour du statut.")
    motif: Texte | None = Field(None, description="Motif donné, ou nom de l'affactureur (225, 226).")
    montant: MontantPositif | None = Field(
        None, description="Somme encaissée (212), approuvée (206) ou contestée (207)."
    )
    piece: Texte | None = Field(None, description="Pièce qui atteste le statut (id).")


class Facture(Modele):
    """An invoice claimed."""

    numero: Texte | None = Field(None, description="Numéro de la facture.")
    nature: Literal["facture", "proforma", "devis", "situation"] = Field("facture", description="Nature du document.")
    emise_le: Jour | None = Field(None, description="Date d'émission.")
    recue_le: Jour | None = Field(None, description="Date de réception des marchandises.")
    livree_le: Jour | None = Field(None, description="Date de livraison.")
    executee_le: Jour | None = Field(None, description="Date d'exécution de la prestation.")
    echeance: Jour | None = Field(None, description="Échéance imprimée sur la facture.")
    montant_ht: Montant | None = Field(None, description="Total hors taxes.")
    montant_tva: Montant | None = Field(None, description="Total de la TVA.")
    montant_ttc: Montant | None = Field(None, description="Total toutes taxes comprises.")
    objet: Texte | None = Field(None, description="Objet : marchandises ou prestation, commande.")
    commande: Texte | None = Field(None, description="Numéro de la commande (cherché dans les pièces).")
    pieces: tuple[Texte, ...] = Field((), description="Pièces qui prouvent cette facture (id).")
    pages: Pages = ()
    periodique: bool = Field(False, description="Facture périodique (CGI, art. 289, I, 3).")
    secteur: Secteur | None = Field(None, description="Secteur, si différent de celui des conditions.")
    taux_penalites: Taux | None = Field(None, description="Taux annuel convenu pour cette facture, en %.")
    adressee_a: Destinataire | None = Field(None, description="Destinataire imprimé, si différent du débiteur.")
    mentions_absentes: tuple[Texte, ...] = Field((), description="Mentions obligatoires absentes de la facture.")
    cedee_a: Texte | None = Field(None, description="Cessionnaire ou factor, si la créance a été transmise.")
    statuts: tuple[Statut, ...] = Field((), description="Statuts du cycle de vie de la facture électronique.")

    @model_validator(mode="after")
    def _dates(self) -> Self:
        if self.echeance and self.emise_le and self.echeance < self.emise_le:
            raise ValueError(
                f"l'échéance ({self.echeance:%d/%m/%Y}) précède la date d'émission ({self.emise_le:%d/%m/%Y})"
            )
        return self

    @property
    def execution(self) -> Jour | None:
        """Reception of the goods or execution of the service: the trigger of the default term."""
        return self.recue_le or self.livree_le or self.executee_le

    @property
    def nee_le(self) -> Jour | None:
        """Birth of the claim: first day of delivery or execution, else issue."""
        executions = [jour for jour in (self.livree_le, self.executee_le, self.recue_le) if jour is not None]
        return min(executions) if executions else self.emise_le


class Avoir(Modele):
    """A credit note: it reduces the price from the origin."""

    numero: Texte = Field(description="Numéro de l'avoir.")
    date: Jour = Field(description="Date de l'avoir.")
    montant_ttc: Montant = Field(description="Montant toutes taxes comprises.")
    facture: Texte | None = Field(None, description="Numéro de la facture corrigée.")
    piece: Texte | None = Field(None, description="Pièce (id).")
    pages: Pages = ()


class Paiement(Modele):
    """Money received."""

    date: Jour = Field(description="Jour où les fonds sont parvenus au créancier.")
    montant: MontantPositif = Field(description="Montant reçu, en euros.")
    facture: Texte | None = Field(None, description="Facture désignée par le débiteur.")
    mode: Texte | None = Field(None, description="Virement, chèque…")
    payeur: Texte | None = Field(None, description="Qui a payé, si ce n'est le débiteur.")
    piece: Texte | None = Field(None, description="Pièce (id).")
    pages: Pages = ()
