"""The portfolio: the office's own sequence of acts, what comes next for a dossier, and its row in the table."""

from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Literal, Self

from msgspec import Struct, field
from pydantic import Field, model_validator

from dossier_juridique.model.actes_du_dossier import Canal
from dossier_juridique.model.commun import Modele, Montant
from dossier_juridique.model.decompte import Totaux

LETTRES = ("relance-1", "relance-2", "relance-3", "mise-en-demeure")
"""In the order they are sent; a sequence may leave some out."""
PROCEDURES = ("injonction-de-payer", "petites-creances", "refere-provision", "assignation-au-fond",
              "injonction-de-payer-europeenne")  # fmt: skip
"""What may end a sequence: one of them."""
NOMS = {
    "relance-1": "relance 1", "relance-2": "relance 2", "relance-3": "relance 3", "appel": "appel téléphonique",
    "mise-en-demeure": "mise en demeure", "injonction-de-payer": "injonction de payer",
    "petites-creances": "procédure des petites créances", "refere-provision": "référé-provision",
    "assignation-au-fond": "assignation au fond", "injonction-de-payer-europeenne": "injonction de payer européenne",
    "declaration-de-creance": "déclaration de créance",
    "signification-de-l-ordonnance": "signification de l'ordonnance", "echeancier": "échéancier",
    "reconnaissance-de-dette": "reconnaissance de dette", "accuse-de-paiement": "accusé de paiement",
    "pouvoir-special": "pouvoir spécial", "autre": "autre courrier", "requete": "requête", "ordonnance": "ordonnance",
    "signification": "signification", "opposition": "opposition", "assignation": "assignation", "titre": "titre exécutoire",
}  # fmt: skip
"""Name of each act, and of each event that may be the last one, in a sentence."""
CLASSES = ("non échu", "0–30 jours", "31–60 jours", "61–90 jours", "plus de 90 jours")
"""By days after the due date; an invoice is not yet due until that day has come."""
BORNES = (30, 60, 90)

ActeDeSequence = Literal[
    "relance-1", "relance-2", "relance-3", "appel", "mise-en-demeure", "injonction-de-payer", "petites-creances",
    "refere-provision", "assignation-au-fond", "injonction-de-payer-europeenne",
]  # fmt: skip


class Etape(Modele):
    """A step of the office: which act, how many days after what, above which overdue principal, by which channel."""

    acte: ActeDeSequence = Field(description="Acte de l'étape.")
    jours: Annotated[int, Field(ge=1, le=3650)] = Field(description="Jours écoulés avant l'étape.")
    depuis: Literal["echeance", "acte_precedent"] = Field(description="Point de départ des jours.")
    minimum: Montant = Field(Decimal("0"), description="Principal échu, en euros, sous lequel rien n'est envoyé.")
    canal: Canal | None = Field(None, description="Moyen d'envoi prévu.")


class Pauses(Modele):
    """What suspends the sequence, besides what the law commands. A pause set to false is not observed."""

    litige: bool = Field(True, description="Contestation sans réponse ni levée.")
    echeancier: bool = Field(True, description="Échéancier convenu ou proposé, respecté jusqu'ici.")
    promesse: bool = Field(True, description="Paiement promis au téléphone, jusqu'à la date promise.")
    delai_accorde: bool = Field(True, description="Délai laissé par la dernière lettre, non expiré.")


class SeuilsDeDoute(Modele):
    """From when a debt is shown as doubtful."""

    age_jours: Annotated[int, Field(ge=1, le=3650)] = Field(90, description="Douteux au-delà de cet âge, en jours.")
    prescription_jours: Annotated[int, Field(ge=1, le=3650)] = Field(
        90, description="Prescription proche : jours restants, au plus."
    )


class Sequence(Modele):
    """The office's sequence: its steps in order, its pauses, its thresholds of doubt."""

    etapes: Annotated[tuple[Etape, ...], Field(min_length=1, max_length=20)] = Field(description="Étapes, dans l'ordre.")
    pauses: Pauses = Field(default_factory=Pauses, description="Ce qui suspend la séquence.")
    douteux: SeuilsDeDoute = Field(default_factory=SeuilsDeDoute, description="Seuils des créances douteuses.")

    @model_validator(mode="after")
    def _ordre(self) -> Self:
        if self.etapes[0].depuis != "echeance":
            raise ValueError("la première étape se compte de l'échéance (depuis = « echeance »)")
        actes = [e.acte for e in self.etapes]
        for acte in actes:
            if actes.count(acte) > 1:
                raise ValueError(f"l'étape « {acte} » y figure deux fois")
        lettres = [a for a in actes if a in LETTRES]
        if lettres != sorted(lettres, key=LETTRES.index):
            raise ValueError(f"les lettres se suivent dans cet ordre : {', '.join(LETTRES)}")
        if any(a in PROCEDURES for a in actes[:-1]):
            raise ValueError("un seul acte de procédure, et en dernier")
        comptees = [e for e in self.etapes if e.depuis == "echeance"]
        for avant, apres in pairwise(comptees):
            if apres.jours <= avant.jours:
                raise ValueError(
                    f"« {apres.acte} » ({apres.jours} jours après l'échéance) ne vient pas après « {avant.acte} » "
                    f"({avant.jours} jours)"
                )
        return self


class Suite(Struct, frozen=True):
    """What comes next. ``acte`` is None when no act is planned; ``jour`` is the day it becomes due.

    ``raison`` is empty when the act is to be sent now, else the French sentence that says why nothing is sent, with its
    article where it is law. ``motif`` says why this act, this day. ``limite``: last prudent day when the law sets one.
    """

    acte: str | None
    jour: date | None = None
    canal: str | None = None
    raison: str = ""
    motif: str = ""
    limite: date | None = None

    @property
    def a_faire(self) -> bool:
        """True when the act is to be sent now."""
        return self.acte is not None and not self.raison


class Balance(Struct, frozen=True):
    """Principal due by age, invoice by invoice: ``classes`` follows ``CLASSES`` and sums to the principal of the claim.

    ``age``: days since the oldest due date still unpaid (None when nothing is overdue); ``classe`` the name of its class.
    ``echu``: principal whose due date has passed; ``premiere``: the oldest due date still unpaid, passed or not.
    """

    classes: tuple[Decimal, ...]
    age: int | None
    classe: str
    echu: Decimal
    premiere: date | None


class Prescrit(Struct, frozen=True):
    """The earliest last day to act on what is still due, seen from the day of the row; ``jours`` is negative once passed.

    ``factures``: those that share that day, or all those whose day has passed. ``suivante``: the earliest last day still
    to come, when some have passed.
    """

    dernier_jour: date
    jours: int
    etat: Literal["acquise", "proche", "loin"]
    factures: tuple[str, ...]
    article: str
    suivante: date | None = None


class Doute(Struct, frozen=True):
    """Why a debt is doubtful: ``motif`` a stable code, ``texte`` a French sentence."""

    motif: Literal["procedure_collective", "prescription_acquise", "prescription_proche", "debiteur_disparu", "litige",
                   "age"]  # fmt: skip
    texte: str


DOUTES = ("procedure_collective", "prescription_acquise", "prescription_proche", "debiteur_disparu", "litige", "age")
"""In the order in which the table shows them."""


class Erreur(Struct, frozen=True):
    """Why a dossier has no figures. ``code`` is the exit code of the contract; 0 when it is only incomplete."""

    message: str
    remede: str
    code: int


class DernierActe(Struct, frozen=True):
    """The last thing sent or done; ``acte`` is a key of ``NOMS``, ``canal`` empty for an act of procedure."""

    acte: str
    date: date
    canal: str


class LigneDePortefeuille(Struct, frozen=True):
    """A dossier in the table. ``dossier`` is its name below the root. ``totaux`` and ``balance`` are those of its décompte,
    None when it cannot be closed: ``erreur`` then says why. ``obstacles``: what the law finds in the way of the act to
    send now. ``empreinte``: SHA-256 of the dossier file, whose name is ``fichier``; empty when it was not read.
    """

    dossier: str
    au: date | None
    reference: str = ""
    creancier: str = ""
    debiteur: str = ""
    siren: str = ""
    totaux: Totaux | None = None
    balance: Balance | None = None
    dernier: DernierActe | None = None
    suite: Suite = field(default_factory=lambda: Suite(None))
    prescription: Prescrit | None = None
    doutes: tuple[Doute, ...] = ()
    obstacles: tuple[str, ...] = ()
    erreur: Erreur | None = None
    fichier: str = ""
    empreinte: str = ""

    @property
    def total(self) -> Decimal:
        """The claim, zero when it is not known."""
        return self.totaux.total if self.totaux else Decimal("0.00")

    @property
    def accessoires(self) -> Decimal:
        """Penalties, interest, indemnities and the rest."""
        return self.total - self.totaux.principal if self.totaux else Decimal("0.00")

    @property
    def a_envoyer(self) -> bool:
        """True when an act is to be sent now and nothing in the law is known to hold it."""
        return self.suite.a_faire and not self.obstacles

    @property
    def pourquoi(self) -> str:
        """Why nothing is sent, in French; empty when something is."""
        if self.erreur is not None:
            return self.erreur.message
        return self.suite.raison or " ".join(self.obstacles)


class PartDeDebiteur(Struct, frozen=True):
    """What one debtor owes over all its dossiers."""

    nom: str
    siren: str
    dossiers: int
    classes: tuple[Decimal, ...]
    accessoires: Decimal

    @property
    def total(self) -> Decimal:
        """Principal and the rest."""
        return sum(self.classes, self.accessoires)


class Portefeuille(Struct, frozen=True):
    """The table, doubtful ones first. ``au`` is the day asked, or today; a row may be closed at its dossier's own day."""

    au: date
    lignes: tuple[LigneDePortefeuille, ...]
    sequence: Sequence
    source_sequence: str

    @property
    def classes(self) -> tuple[Decimal, ...]:
        """Principal by class of age, over all the rows that have figures."""
        balances = [li.balance.classes for li in self.lignes if li.balance]
        return tuple(sum((b[n] for b in balances), Decimal("0.00")) for n in range(len(CLASSES)))

    @property
    def principal(self) -> Decimal:
        """Sum of the principals."""
        return sum((li.totaux.principal for li in self.lignes if li.totaux), Decimal("0.00"))

    @property
    def total(self) -> Decimal:
        """Sum of the claims."""
        return sum((li.total for li in self.lignes), Decimal("0.00"))

    @property
    def debiteurs(self) -> tuple[PartDeDebiteur, ...]:
        """What each debtor owes, greatest first; one debtor is one SIREN, or one name without it."""
        groupes: dict[str, list[LigneDePortefeuille]] = {}
        for ligne in self.lignes:
            if ligne.balance and ligne.total > 0:
                groupes.setdefault(ligne.siren or ligne.debiteur.casefold() or f"/{ligne.dossier}", []).append(ligne)
        parts = [
            PartDeDebiteur(
                nom=g[0].debiteur or g[0].dossier,
                siren=g[0].siren,
                dossiers=len(g),
                classes=tuple(
                    sum((li.balance.classes[n] for li in g if li.balance), Decimal("0.00")) for n in range(len(CLASSES))
                ),
                accessoires=sum((li.accessoires for li in g), Decimal("0.00")),
            )
            for g in groupes.values()
        ]
        return tuple(sorted(parts, key=lambda p: (-p.total, p.nom, p.siren)))

    @property
    def code(self) -> int:
        """Exit code: the worst of the dossiers that could not be read, else 0."""
        return max((li.erreur.code for li in self.lignes if li.erreur), default=0)
