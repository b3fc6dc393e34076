"""What a rule is, what it looks at, and what it says.

A rule is one file: its docstring quotes the article, says *Lecture retenue* and *Angle mort*; one pure function
yields what is wrong; a frozen ``REGLE`` carries id, gravity for each kind of act, article, days in force and remedy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import force_setattr

from dossier_juridique.droit.parametres import Parametres
from dossier_juridique.model.actes_du_dossier import Piece
from dossier_juridique.model.avis import Avis
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.creances import Facture
from dossier_juridique.model.decompte import Decompte, Echeance
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.lecture_de_piece import Lectures
from dossier_juridique.model.ressort import Ressort


class Famille(StrEnum):
    """The kinds of act the gravities are written for. ``ACCORD``: what parties sign or receive while they negotiate; every
    act of procedure is read as a requête (``lecture``)."""

    RELANCE = "relance"
    MISE_EN_DEMEURE = "mise_en_demeure"
    REQUETE = "requete"
    ACCORD = "accord"


class Ecart(Struct, frozen=True):
    """What is wrong, and where: ``ou`` is a key of the dossier (``factures[0].echeance``).

    ``remede`` and ``gravite`` replace the rule's own when the case calls for another one. ``phrase``: the sentence that a lift
    must quote to cover this finding, None when the rule and the place are enough.
    """

    ou: str
    message: str
    remede: str | None = None
    gravite: Gravite | None = None
    phrase: str | None = None


class Examen(Struct, frozen=True):
    """All that a rule may look at. Values only; nothing is read from disk or clock.

    ``acte`` is the name of the act (« relance-2 »), ``famille`` its kind. ``echeances`` maps ``factures[i]`` index to
    its due date, absent when it cannot be established. ``texte`` is the printed text of the act, page by page, or
    None before printing (rules with ``sur_texte`` run only on it). ``ressort`` is what the table of courts says of
    the debtor's commune, None when it says nothing. ``numeros`` maps exhibit id to its number on the bordereau.
    ``empreintes`` maps exhibit id to the SHA-256 of its file, ``contenus_actifs`` to what was removed from its copy.
    ``lectures`` maps exhibit id to what a machine reads of it; empty when the exhibits were not opened.
    ``avis``: what the reader by meaning thinks of the sentences of the text that ours has not.
    """

    dossier: Dossier
    au: date
    acte: str
    famille: Famille
    decompte: Decompte
    echeances: Mapping[int, Echeance]
    parametres: Parametres
    ressorts: tuple[Ressort, ...] = ()
    numeros: Mapping[str, str] = field(default_factory=dict)
    empreintes: Mapping[str, str] = field(default_factory=dict)
    contenus_actifs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    texte: tuple[str, ...] | None = None
    lectures: Lectures = field(default_factory=dict)
    avis: tuple[Avis, ...] = ()
    # Asked for each invoice by several rules: worked out once.
    _nommees: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        force_setattr(self, "_nommees", frozenset(p for f in self.dossier.factures for p in f.pieces))

    @property
    def date_requete(self) -> date:
        """Day of the requête, else the day the claim is closed."""
        procedure = self.dossier.procedure
        return (procedure.requete_le if procedure else None) or self.au

    def pieces_de(self, facture: Facture, *natures: str) -> tuple[Piece, ...]:
        """Exhibits that speak of an invoice: those it names, and those no invoice names (they serve the whole)."""
        return tuple(
            p
            for p in self.dossier.pieces
            if (p.id in facture.pieces or p.id not in self._nommees) and (not natures or p.nature in natures)
        )

    def numero_piece(self, identifiant: str) -> str:
        """Number on the bordereau, or the id itself."""
        return self.numeros.get(identifiant, identifiant)


Examiner = Callable[[Examen], Iterator[Ecart]]
Regissante = Literal["au", "requete.date", "courrier.date", "facture.emise_le", "facture.echeance", "ordonnance.date",
                     "procedure_collective.jugement_le", "paiement.date", "contrat.date"]  # fmt: skip


class Regle(Struct, frozen=True):
    """A rule.

    ``gravites`` has no entry for a family that the rule does not examine. ``du``/``jusqu_au`` are the first and last
    day in force (None: no limit known), read at ``regissante``. ``verifiee_depuis`` is the floor: the day from which
    the wording was checked. ``valeur_sure`` says in French what is done when a reserve is not lifted; without it, a
    reserve holds the act. ``sur_texte``: the rule reads the printed text; a rule that reads both the facts and the text has an
    ``examiner_texte``. ``a_relire`` is the day on which the text
    must be read again. ``actes``: the only acts it examines, None for every act of its families.
    """

    id: str
    titre: str
    groupe: int
    article: str
    gravites: Mapping[Famille, Gravite]
    remede: str
    source: str
    confiance: Literal["A", "B", "C", "D"]
    regissante: Regissante
    examiner: Examiner
    du: date | None = None
    jusqu_au: date | None = None
    verifiee_depuis: date | None = date(2020, 1, 1)
    a_relire: date | None = None
    noyau: bool = True
    valeur_sure: str | None = None
    sur_texte: bool = False
    examiner_texte: Examiner | None = None
    actes: frozenset[str] | None = None
    doc: str = ""

    def en_vigueur(self, jour: date | None) -> bool:
        """True when the rule governs that day; an unknown day is governed by the rule in force without limit."""
        if jour is None:
            return self.jusqu_au is None
        return (self.du is None or jour >= self.du) and (self.jusqu_au is None or jour <= self.jusqu_au)


def factures_regies(examen: Examen, regle: Regle) -> Iterator[tuple[int, Facture]]:
    """Invoices of the dossier on the governing day of which the rule is in force, with their index."""
    for rang, facture in enumerate(examen.dossier.factures):
        echeance = examen.echeances.get(rang)
        jour = facture.emise_le if regle.regissante == "facture.emise_le" else (echeance.jour if echeance else None)
        if regle.regissante not in ("facture.emise_le", "facture.echeance") or regle.en_vigueur(jour):
            yield rang, facture


def nom_facture(rang: int, facture: Facture) -> str:
    """« F2026-001 », or its place when the number is missing: « sans numéro (la 2e du dossier) »."""
    return facture.numero or f"sans numéro (la {rang + 1}{'e' if rang else 're'} du dossier)"
