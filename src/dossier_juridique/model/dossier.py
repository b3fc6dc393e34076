"""The dossier: everything a user writes, checked for form and not yet for law."""

import re
from collections.abc import Iterator
from typing import Annotated, Any, Self

from pydantic import Field, model_validator
from pydantic.functional_validators import BeforeValidator
from pydantic.json_schema import WithJsonSchema

from dossier_juridique.model.actes_du_dossier import (
    Courrier,
    Demande,
    EvenementPrescription,
    Lettre,
    Levee,
    Litige,
    Piece,
    Procedure,
    Titre,
)
from dossier_juridique.model.commun import Jour, Modele, Texte
from dossier_juridique.model.creances import Avoir, Conditions, Facture, Paiement
from dossier_juridique.model.negociation import AccuseDePaiement, Appel, Echeancier, Pouvoir, Reconnaissance
from dossier_juridique.model.numeros import NUMERO
from dossier_juridique.model.parties import Creancier, Debiteur, Mandataire


def _numerotation(valeur: Any) -> Any:
    if isinstance(valeur, list):
        if not all(isinstance(i, str) for i in valeur):
            raise ValueError("une liste d'identifiants de pièces est attendue")
        paires = [(identifiant, str(rang)) for rang, identifiant in enumerate(valeur, 1)]
    elif isinstance(valeur, dict):
        paires = [(i, " ".join(str(n).split())) for i, n in valeur.items() if not isinstance(n, bool)]
        # A manifest also numbers what came attached to an exhibit, 8-1: that number follows from the exhibit's.
        paires = [(i, n) for i, n in paires if "#" not in i]
        for identifiant, numero in paires:
            if not re.fullmatch(NUMERO, numero):
                raise ValueError(f"« {numero} », numéro de « {identifiant} », ne s'écrit ni « 3 » ni « 3 bis »")
    elif isinstance(valeur, tuple):
        return valeur
    else:
        raise ValueError("une table { pièce = numéro } ou une liste de pièces est attendue")
    for rang in (0, 1):
        doubles = [p[rang] for p in paires if sum(q[rang] == p[rang] for q in paires) > 1]
        if doubles:
            raise ValueError(f"« {doubles[0]} » y figure deux fois")
    return tuple(paires)


Numerotation = Annotated[
    tuple[tuple[str, str], ...],
    BeforeValidator(_numerotation),
    WithJsonSchema(
        {
            "anyOf": [
                {
                    "type": "object",
                    "additionalProperties": {
                        "anyOf": [{"type": "integer", "minimum": 1}, {"type": "string", "pattern": f"^{NUMERO}$"}]
                    },
                },
                {"type": "array", "items": {"type": "string"}, "uniqueItems": True},
            ]
        }
    ),
]
"""Exhibit (id) and printed number, in pairs."""


class Dossier(Modele):
    """A dossier of unpaid invoices, one creditor, one debtor. Amounts in euros, days ISO."""

    reference: Texte = Field(description="Référence du cabinet, imprimée sur chaque document.")
    au: Jour | None = Field(None, description="Jour auquel la créance est arrêtée.")
    creancier: Creancier = Field(description="Le créancier.")
    debiteur: Debiteur = Field(description="Le débiteur.")
    mandataire: Mandataire | None = Field(None, description="Qui agit pour le créancier.")
    conditions: Conditions = Field(default_factory=Conditions, description="Ce que les parties ont convenu.")
    factures: Annotated[tuple[Facture, ...], Field(min_length=1)] = Field(description="Les factures réclamées.")
    avoirs: tuple[Avoir, ...] = Field((), description="Les avoirs.")
    paiements: tuple[Paiement, ...] = Field((), description="Les paiements reçus.")
    courriers: tuple[Courrier, ...] = Field((), description="Ce qui a été envoyé, dans l'ordre.")
    lettre: Lettre | None = Field(None, description="Ce que les lettres à écrire demandent.")
    appel: Appel | None = Field(None, description="L'appel téléphonique, à faire ou fait.")
    echeancier: Echeancier | None = Field(None, description="Le paiement échelonné convenu ou proposé.")
    reconnaissance: Reconnaissance | None = Field(None, description="La reconnaissance de dette à signer.")
    pouvoir: Pouvoir | None = Field(None, description="Le pouvoir spécial donné au mandataire.")
    accuse_de_paiement: AccuseDePaiement | None = Field(None, description="L'accusé de réception d'un paiement partiel.")
    litiges: tuple[Litige, ...] = Field((), description="Ce que le débiteur conteste.")
    procedure: Procedure | None = Field(None, description="La procédure.")
    titre: Titre | None = Field(None, description="Le titre exécutoire, s'il est déjà obtenu.")
    demande: Demande = Field(default_factory=Demande, description="Ce que l'utilisateur déclare de la créance.")
    prescription: tuple[EvenementPrescription, ...] = Field((), description="Événements interruptifs invoqués.")
    pieces: tuple[Piece, ...] = Field((), description="Les pièces.")
    numerotation: Numerotation = Field((), description=(
        "Numéros déjà envoyés : { contrat = 1, avenant = \"1 bis\" }, ou liste des pièces (id) dans l'ordre voulu."
    ))  # fmt: skip
    levees: tuple[Levee, ...] = Field((), description="Les réserves levées.")

    @model_validator(mode="after")
    def _pieces_distinctes(self) -> Self:
        vus: set[str] = set()
        for piece in self.pieces:
            if piece.id in vus:
                raise ValueError(f"deux pièces portent l'identifiant « {piece.id} »")
            vus.add(piece.id)
        return self

    @model_validator(mode="after")
    def _numeros_connus(self) -> Self:
        connus = {p.id for p in self.pieces}
        for identifiant, _ in self.numerotation:
            if identifiant not in connus:
                raise ValueError(f"« numerotation » nomme la pièce « {identifiant} », qui n'est pas au dossier")
        for lieu, pages in self._pages_citees():
            for identifiant, _ in pages:
                if identifiant not in connus:
                    raise ValueError(f"« {lieu}.pages » nomme la pièce « {identifiant} », qui n'est pas au dossier")
        return self

    def _pages_citees(self) -> Iterator[tuple[str, tuple[tuple[str, int], ...]]]:
        yield "conditions", self.conditions.pages
        groupes: tuple[tuple[str, tuple[Facture | Avoir | Paiement | Courrier | Litige, ...]], ...] = (
            ("factures", self.factures), ("avoirs", self.avoirs), ("paiements", self.paiements),
            ("courriers", self.courriers), ("litiges", self.litiges),
        )  # fmt: skip
        for nom, faits in groupes:
            yield from ((f"{nom}[{n}]", fait.pages) for n, fait in enumerate(faits, 1))

    def pages_citees(self) -> tuple[tuple[str, str, int], ...]:
        """Every page of an exhibit that the dossier cites: where (« factures[1].pages »), exhibit (id), page."""
        faits = ((f"{lieu}.pages", i, page) for lieu, pages in self._pages_citees() for i, page in pages)
        propres = ((f"pieces[{n}].page", p.id, p.page) for n, p in enumerate(self.pieces, 1) if p.page)
        return (*faits, *propres)

    @property
    def numeros_figes(self) -> dict[str, str]:
        """Exhibit (id) → number already sent."""
        return dict(self.numerotation)

    @property
    def recus(self) -> tuple[Paiement, ...]:
        """The payments declared, then those that a life-cycle status 212 (collected) reports and no payment repeats.

        The same money is told by its amount, its day and its invoice, or no invoice named.
        """
        restants = list(self.paiements)
        encaisses: list[Paiement] = []
        for facture in self.factures:
            for statut in facture.statuts:
                if statut.code != "212" or statut.montant is None:
                    continue
                meme = next(
                    (
                        p
                        for p in restants
                        if p.montant == statut.montant
                        and p.date == statut.date
                        and p.facture in (None, facture.numero)
                    ),
                    None,
                )
                if meme is not None:
                    restants.remove(meme)
                else:
                    encaisses.append(
                        Paiement(
                            date=statut.date, montant=statut.montant, facture=facture.numero, mode="statut 212",
                            piece=statut.piece,
                        )
                    )  # fmt: skip
        return (*self.paiements, *encaisses)

    def piece(self, identifiant: str) -> Piece | None:
        """The exhibit of that id, or None."""
        return next((p for p in self.pieces if p.id == identifiant), None)

    def nature(self, identifiant: str) -> str:
        """The nature of the exhibit of that id; empty when there is none."""
        piece = self.piece(identifiant)
        return piece.nature if piece else ""

    def facture(self, numero: str) -> Facture | None:
        """The first invoice of that number, or None."""
        return next((f for f in self.factures if f.numero == numero), None)
