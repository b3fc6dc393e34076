"""The facts of the requête, each with its exhibits: no exhibit of the bordereau is left uncited (CPC, art. 57 and 1407).

An exhibit has one place of its own in the story; what supports a payment term or a head is cited again there.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from msgspec import Struct

from dossier_juridique.actes.bordereau import date_dite
from dossier_juridique.actes.lettre import CANAUX, RELANCES, ordre
from dossier_juridique.actes.matiere import Matiere, PieceAuBordereau
from dossier_juridique.actes.objet_dit import en_phrase
from dossier_juridique.model.actes_du_dossier import AVEC_DELAI, Courrier
from dossier_juridique.model.commun import Pages
from dossier_juridique.model.creances import Facture

CONTRAT = ("contrat", "conditions_generales", "acceptation_cgv")
COMMANDE = ("devis_signe", "bon_de_commande", "acceptation_ecrite")
EXECUTION = ("bon_de_livraison", "preuve_transporteur", "lettre_de_voiture", "pv_de_reception", "levee_des_reserves",
             "releve_d_activite", "journal")  # fmt: skip
COMPTES = ("releve_de_compte", "preuve_de_paiement")
ECHANGES = ("echange", "reconnaissance_de_dette", "echeancier_signe", "contestation", "reponse")
DEMARCHES = ("relance", "mise_en_demeure", "preuve_de_depot", "avis_de_reception", "non_reclame")
IDENTITE = ("extrait_registre", "bodacc", "cession", "changement_de_denomination", "fusion")

_RELANCES = {1: "une relance", 2: "une deuxième relance", 3: "une troisième relance"}
_NOMS = {"mise-en-demeure": "une mise en demeure", "appel": "un appel", "autre": "un courrier",
         "echeancier": "une proposition d'échéancier", "reconnaissance-de-dette": "une reconnaissance de dette à signer",
         "accuse-de-paiement": "une lettre accusant réception d'un paiement", "pouvoir-special": "un courrier"}  # fmt: skip
_STATUTS = {"non_reclame": "non réclamée", "refuse": "refusée", "adresse_inconnue": "retournée, adresse inconnue"}


class Reference(Struct, frozen=True):
    """An exhibit as cited: its number, its title, its day (None when the title says it or it is unknown), and the
    page that proves what is asserted (None: the exhibit as a whole)."""

    numero: str
    intitule: str
    le: date | None
    page: int | None = None


class Operation(Struct, frozen=True):
    """An invoice of the story: what was ordered, delivered, invoiced; ``references`` is its invoice and the like."""

    numero: str
    objet: str
    emise_le: date | None
    ttc: Decimal
    echeance: date
    origine: str
    restant: Decimal
    livree_le: date | None
    executee_le: date | None
    commande: tuple[Reference, ...]
    execution: tuple[Reference, ...]
    references: tuple[Reference, ...]
    disponible_le: date | None = None
    approuvee_le: date | None = None
    attestations: tuple[Reference, ...] = ()


class Mouvement(Struct, frozen=True):
    """A credit note (``numero``, ``facture``) or a payment: day, amount in euros, exhibits."""

    numero: str
    facture: str
    le: date
    montant: Decimal
    references: tuple[Reference, ...]


class Demarche(Struct, frozen=True):
    """A letter sent: its name and channel in words, its days, its fate, the days it granted, its exhibits."""

    nom: str
    canal: str
    numero: str
    le: date
    depose_le: date | None
    presente_le: date | None
    recu_le: date | None
    statut: str
    delai_jours: int
    references: tuple[Reference, ...]


class Contestation(Struct, frozen=True):
    """What the debtor contested, with the exhibits of the objection and of the answer."""

    le: date
    objet: str
    references: tuple[Reference, ...]
    reponse: tuple[Reference, ...]


class Recit(Struct, frozen=True):
    """The story. ``conditions``: exhibit that carries the terms; ``suites``: exchanges; ``autres``: all the rest."""

    contrat_du: date | None
    relation: tuple[Reference, ...]
    conditions: tuple[Reference, ...]
    operations: tuple[Operation, ...]
    execution: tuple[Reference, ...]
    avoirs: tuple[Mouvement, ...]
    paiements: tuple[Mouvement, ...]
    comptes: tuple[Reference, ...]
    suites: tuple[Reference, ...]
    demarches: tuple[Demarche, ...]
    contestations: tuple[Contestation, ...]
    identite: tuple[Reference, ...]
    pouvoir: tuple[Reference, ...]
    contribution: tuple[Reference, ...]
    decompte: tuple[Reference, ...]
    autres: tuple[Reference, ...]


class _Liasse:
    """The exhibits in order, and which of them have found their place."""

    def __init__(self, pieces: tuple[PieceAuBordereau, ...]) -> None:
        self._pieces = pieces
        self._placees: set[str] = set()

    def nommees(self, identifiants: Iterable[str | None], pages: Pages = ()) -> tuple[Reference, ...]:
        """Those exhibits, whether or not they have a place already."""
        voulus = {i for i in identifiants if i}
        return self._donner((p for p in self._pieces if p.piece.id in voulus), pages)

    def de_nature(
        self, *natures: str, parmi: Iterable[str] | None = None, sauf: Iterable[str] = (), pages: Pages = ()
    ) -> tuple[Reference, ...]:
        """The exhibits of these natures that have no place yet, among ``parmi`` when it is given."""
        permis, exclus = (set(parmi) if parmi is not None else None), set(sauf)
        choisies = (
            p
            for p in self._pieces
            if p.piece.nature in natures
            and p.piece.id not in exclus
            and (p.piece.id in permis if permis is not None else p.piece.id not in self._placees)
        )
        return self._donner(choisies, pages)

    def reste(self) -> tuple[Reference, ...]:
        """What no one cited."""
        return self._donner(p for p in self._pieces if p.piece.id not in self._placees)

    def _donner(self, pieces: Iterable[PieceAuBordereau], pages: Pages = ()) -> tuple[Reference, ...]:
        choisies, dites = tuple(pieces), dict(pages)
        self._placees.update(p.piece.id for p in choisies)
        return tuple(
            Reference(
                p.numero,
                p.piece.intitule,
                None if date_dite(p.piece) else p.piece.date,
                # What came attached to an exhibit is cited with it, but its pages are its own.
                dites.get(p.piece.id, p.piece.page) if p.lue == p.piece.id else None,
            )
            for p in choisies
        )


def recit(matiere: Matiere) -> Recit:
    """The story of the dossier."""
    dossier, liasse = matiere.dossier, _Liasse(matiere.pieces)
    conditions = dossier.conditions
    contestations = tuple(
        Contestation(x.date, en_phrase(x.objet), liasse.nommees((x.piece,), x.pages), liasse.nommees((x.reponse,), x.pages))
        for x in dossier.litiges
    )
    demarches = tuple(_demarche(c, dossier.courriers, liasse) for c in sorted(dossier.courriers, key=lambda c: c.date))
    avoirs = tuple(
        Mouvement(a.numero, a.facture or "", a.date, a.montant_ttc, liasse.nommees((a.piece,), a.pages))
        for a in dossier.avoirs
    )
    paiements = tuple(
        Mouvement("", p.facture or "", p.date, p.montant, liasse.nommees((p.piece,), p.pages))
        for p in dossier.recus
        if p.date <= matiere.au
    )
    nommees = {i for f in dossier.factures for i in f.pieces}
    # An invoice may say on which page the contract speaks of it; what the conditions say of themselves comes first.
    pages = tuple({**{i: p for f in dossier.factures for i, p in f.pages}, **dict(conditions.pages)}.items())
    operations = _operations(matiere, liasse, nommees)
    return Recit(
        contrat_du=conditions.date if conditions.fondement == "contrat" else None,
        relation=liasse.de_nature(*CONTRAT, *COMMANDE, pages=pages),
        conditions=liasse.nommees((conditions.piece,), pages),
        operations=operations,
        execution=liasse.de_nature(*EXECUTION, "facture", "avoir"),
        avoirs=avoirs,
        paiements=paiements,
        comptes=liasse.de_nature(*COMPTES),
        suites=liasse.de_nature(*ECHANGES),
        demarches=demarches,
        contestations=contestations,
        identite=liasse.de_nature(*IDENTITE),
        pouvoir=liasse.de_nature("pouvoir_special"),
        contribution=liasse.de_nature("justificatif_contribution"),
        decompte=liasse.de_nature("decompte"),
        autres=liasse.reste(),
    )


def _operations(matiere: Matiere, liasse: _Liasse, nommees: set[str]) -> tuple[Operation, ...]:
    dossier, resultat = matiere.dossier, []
    seule = len(dossier.factures) == 1
    libres = [p.id for p in dossier.pieces if p.id not in nommees]
    for etat in matiere.decompte.factures:
        facture = dossier.factures[etat.rang]
        # The only invoice of a dossier has all the exhibits of its kind, named or not.
        siennes = [*facture.pieces, *(libres if seule else ())]
        resultat.append(_operation(facture, liasse, siennes, etat.ttc, etat.restant, etat.echeance.jour,
                                   etat.echeance.origine))  # fmt: skip
    return tuple(resultat)


def _operation(
    facture: Facture, liasse: _Liasse, siennes: list[str], ttc: Decimal, restant: Decimal, echeance: date, origine: str
) -> Operation:
    return Operation(
        numero=facture.numero or "",
        objet=facture.objet or "",
        emise_le=facture.emise_le,
        ttc=ttc,
        echeance=echeance,
        origine=origine,
        restant=restant,
        livree_le=facture.livree_le or facture.recue_le,
        executee_le=facture.executee_le,
        commande=liasse.de_nature(*COMMANDE, parmi=siennes, pages=facture.pages),
        execution=liasse.de_nature(*EXECUTION, parmi=siennes, pages=facture.pages),
        references=liasse.de_nature("facture", parmi=siennes, pages=facture.pages),
        disponible_le=_statut(facture, "203"),
        approuvee_le=_statut(facture, "205"),
        attestations=liasse.nommees(s.piece for s in facture.statuts if s.code in ("203", "205")),
    )


def _statut(facture: Facture, code: str) -> date | None:
    """The last day of that life-cycle status."""
    return max((s.date for s in facture.statuts if s.code == code), default=None)


def _demarche(courrier: Courrier, tous: tuple[Courrier, ...], liasse: _Liasse) -> Demarche:
    relance = courrier.acte in RELANCES
    return Demarche(
        nom=_RELANCES[ordre(tous, RELANCES.index(courrier.acte) + 1, courrier.date)] if relance else _NOMS[courrier.acte],
        canal=CANAUX[courrier.canal],
        numero=courrier.numero or "",
        le=courrier.date,
        depose_le=courrier.depose_le,
        presente_le=courrier.presente_le,
        recu_le=courrier.recu_le,
        statut=_STATUTS.get(courrier.statut or "", ""),
        delai_jours=(courrier.delai_jours or 0) if courrier.acte in AVEC_DELAI else 0,
        references=liasse.nommees((courrier.piece, *courrier.pieces), courrier.pages),
    )
