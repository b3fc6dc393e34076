"""What the exhibits say: the parties and dates come from dossier.toml, the detail of the goods stands here.

The totals of the goods are held against the amounts of dossier.toml: an exhibit can never disagree with its
dossier.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

Table = dict[str, Any]
CENT = Decimal("0.01")
MOIS = ("janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre")  # fmt: skip
# Default rate of each half-year: ECB rate of its first day, plus ten points (C. com., art. L. 441-10, II).
TAUX_SUPPLETIF = {
    "2024-S2": "14.25",
    "2025-S1": "13.15",
    "2025-S2": "12.15",
    "2026-S1": "12.15",
    "2026-S2": "12.40",
}


@dataclass(frozen=True)
class Article:
    """A line of goods: reference, wording, quantity, unit price without VAT in euros."""

    reference: str
    libelle: str
    quantite: int
    prix: Decimal

    @property
    def total(self) -> Decimal:
        """Quantity × price, in euros."""
        return self.quantite * self.prix


@dataclass(frozen=True)
class Vente:
    """An order and what follows: goods, numbers of the order and of the delivery note, day of the order."""

    articles: tuple[Article, ...]
    commande: str
    commandee_le: date
    livraison: str
    colis: str


def _articles(*lignes: tuple[str, str, int, str]) -> tuple[Article, ...]:
    return tuple(Article(r, libelle, q, Decimal(p)) for r, libelle, q, p in lignes)


_FAUTEUILS = _articles(("FA-08", "Fauteuil de salon « Vaise », hêtre, tissu gris", 18, "410.00"))
_BANCS = _articles(("BA-15", "Banc pliant 150 cm, frêne verni", 9, "165.00"))
VENTES = {
    "F2026-031": Vente(
        _articles(
            ("TB-70", "Table bistrot 70 × 70 cm, plateau chêne massif, pied fonte", 30, "185.00"),
            ("CH-12", "Chaise « Canut », hêtre teinté, assise cannée", 84, "94.50"),
            ("CO-42", "Comptoir sur mesure 4,20 m, façade chêne, plateau zinc", 1, "4860.00"),
            ("TR-69", "Transport Lyon – Marseille et déchargement", 1, "450.00"),
        ),
        "BC-2026-012", date(2026, 1, 19), "BL-0326", "12 palettes, 1 comptoir en 3 éléments",
    ),
    "F2024-0187": Vente(
        _articles(
            ("CAT-48", "Catalogue d’exposants, 48 pages, 21 × 21 cm, dos carré collé", 4000, "1.42"),
            ("DEP-3V", "Dépliant trois volets, papier couché 135 g", 2500, "0.36"),
        ),
        "SR-2409-31", date(2024, 9, 9), "24-1010", "4 palettes",
    ),
    "F2025-0093": Vente(
        _articles(
            ("KAK-85", "Kakémono à enrouleur 85 × 200 cm, housse comprise", 60, "68.00"),
            ("BAD-10", "Badge d’exposant personnalisé, cordon imprimé", 1200, "0.85"),
            ("PAN-60", "Panneau directionnel 60 × 80 cm, PVC 5 mm", 35, "42.50"),
        ),
        "SR-2504-12", date(2025, 4, 10), "25-0515", "7 colis, 1 palette",
    ),
    "F2026-0041": Vente(
        _articles(
            ("PRG-32", "Programme de salon, 32 pages, 15 × 21 cm, piqûre à cheval", 3000, "1.18"),
            ("AFF-60", "Affiche 60 × 80 cm, papier affiche 120 g", 500, "2.90"),
        ),
        "SR-2602-05", date(2026, 2, 5), "26-0312", "3 palettes",
    ),
    **{
        facture: Vente(_FAUTEUILS, f"BC-2026-{bc}", date(2026, 2, jour), f"BL-{bl}", "9 colis")
        for facture, bc, jour, bl in (
            ("F2026-044", "019", 9, "0331"), ("F2026-048", "023", 17, "0336"), ("F2026-049", "024", 18, "0337"),
            ("F2026-050", "025", 19, "0338"),
        )
    },
    "F2026-046": Vente(
        _articles(
            ("CO-36", "Comptoir sur mesure 3,60 m, façade hêtre, plateau zinc", 1, "4320.00"),
            ("TB-70", "Table bistrot 70 × 70 cm, plateau chêne massif, pied fonte", 22, "185.00"),
            ("CH-12", "Chaise « Canut », hêtre teinté, assise cannée", 80, "94.50"),
            ("TR-59", "Transport Lyon – Lille et déchargement", 1, "360.00"),
        ),
        "BC-2026-021", date(2026, 2, 12), "BL-0334", "10 palettes",
    ),
    "F2026-047": Vente(_BANCS, "BC-2026-022", date(2026, 2, 16), "BL-0335", "3 colis"),
    "F2026-071": Vente(_BANCS, "BC-2026-041", date(2026, 8, 31), "BL-0371", "3 colis"),
    "F2026-055": Vente(
        _articles(
            ("FOU-2S", "Four à sole deux étages, électrique, pose comprise", 1, "6480.00"),
            ("PET-20", "Pétrin à spirale 20 l, cuve relevable", 1, "1890.00"),
            ("FOR-1J", "Mise en service et formation, une journée", 1, "480.00"),
        ),
        "CF-2606-08", date(2026, 6, 8), "BL-0712", "2 palettes",
    ),
    "F2026-061": Vente(
        _articles(("BO-75", "Bouteille bordelaise 75 cl, verre antique", 6000, "0.68")),
        "VP-2603-11", date(2026, 3, 11), "BL-0418", "6 palettes",
    ),
    "F2026-064": Vente(
        _articles(
            ("CA-15", "Carafe de dégustation 1,5 l, verre soufflé", 400, "6.20"),
            ("TR-33", "Transport Dijon – Bordeaux", 1, "180.00"),
        ),
        "VP-2604-20", date(2026, 4, 20), "BL-0502", "3 palettes",
    ),
    "F2026-018": Vente(
        _articles(
            ("TA-80", "Table chêne 80 × 80 cm, finition huilée", 12, "240.00"),
            ("BQ-42", "Banquette d’angle sur mesure 4,20 m", 1, "960.00"),
        ),
        "TR-0426", date(2026, 4, 27), "BL-0031", "1 camion",
    ),
    "F2026-027": Vente(
        _articles(
            ("SA-12", "Sardines à l’huile d’olive, boîte de 115 g", 2400, "1.65"),
            ("TH-16", "Thon blanc au naturel, boîte de 160 g", 1200, "2.45"),
            ("PR-01", "Présentoir de comptoir", 12, "28.00"),
        ),
        "ALZ-2602-3", date(2026, 2, 12), "BL-1127", "4 palettes, remises au transitaire à Lorient",
    ),
    "F2026-019": Vente(
        _articles(("GRV-40", "Grille de ventilation acier 40 × 60 cm, thermolaquée", 2, "575.00")),
        "par téléphone", date(2026, 3, 2), "", "",
    ),
}  # fmt: skip
AVOIRS = {
    "A2024-0021": _articles(("CAT-48", "Reprise convenue d’exemplaires non distribués", 300, "1.42")),
    "A2026-009": _articles(("BO-75", "Bouteilles brisées au déchargement", 300, "0.68")),
}


def lit(dossier: Path) -> Table:
    """The dossier.toml of that folder, amounts as Decimal; its invoices checked against the goods above."""
    donnees = tomllib.loads((dossier / "dossier.toml").read_text(encoding="utf-8"), parse_float=Decimal)
    for cle in ("creancier", "debiteur"):
        _nomme(donnees[cle])
    for facture in donnees["factures"]:
        vente = VENTES.get(facture["numero"])
        if vente is None:
            continue
        ht = sum((a.total for a in vente.articles), Decimal())
        if (ht, tva(ht), ht + tva(ht)) != tuple(
            facture[c] for c in ("montant_ht", "montant_tva", "montant_ttc")
        ):
            raise SystemExit(
                f"{dossier.name} : la facture {facture['numero']} ne correspond pas au dossier.toml"
            )
    for avoir in donnees.get("avoirs", ()):
        ht = sum((a.total for a in AVOIRS[avoir["numero"]]), Decimal())
        if ht + tva(ht) != avoir["montant_ttc"]:
            raise SystemExit(f"{dossier.name} : l'avoir {avoir['numero']} ne correspond pas au dossier.toml")
    return donnees


def _nomme(partie: Table) -> None:
    """A sole trader gets on paper what a company has: a name, a form, someone who signs."""
    if partie["type"] != "personne_physique":
        return
    nom = f"{partie['prenoms']} {partie['nom']}"
    partie["denomination"], partie["forme"] = f"{nom} EI", "entrepreneur individuel"
    partie["representant"] = {"prenom": partie["prenoms"], "nom": partie["nom"], "qualite": partie["profession"]}


def tva(ht: Decimal) -> Decimal:
    """VAT at 20 %, to the cent."""
    return (ht * Decimal("0.20")).quantize(CENT, ROUND_HALF_UP)


def euros(montant: Decimal) -> str:
    """« 1 234,56 € »."""
    return f"{nombre(montant.quantize(CENT))}\u00a0€"


def nombre(valeur: Decimal | int) -> str:
    """« 1 234,56 », « 4 000 »."""
    return f"{valeur:,}".replace(",", "\u202f").replace(".", ",")


def jour(d: date) -> str:
    """« 1er mars 2026 »."""
    return f"{'1er' if d.day == 1 else d.day} {MOIS[d.month - 1]} {d.year}"


def court(d: date) -> str:
    """« 01/03/2026 »."""
    return f"{d:%d/%m/%Y}"


def penalites(base: Decimal, echeance: date, dernier: date, taux: Decimal | None) -> Decimal:
    """Late-payment penalties from the day after `echeance` to `dernier`, counted; `taux` None for the
    default rate.

    One segment per half-year at the default rate, each rounded half up to the cent, base 365.
    """
    total, debut = Decimal(), echeance + timedelta(days=1)
    while debut <= dernier:
        semestre = 1 if debut.month <= 6 else 2
        fin = min(dernier, date(debut.year, 6, 30) if semestre == 1 else date(debut.year, 12, 31))
        if taux is not None:
            fin = dernier
        applique = taux if taux is not None else Decimal(TAUX_SUPPLETIF[f"{debut.year}-S{semestre}"])
        jours = (fin - debut).days + 1
        total += (base * applique * jours / 36500).quantize(CENT, ROUND_HALF_UP)
        debut = fin + timedelta(days=1)
    return total


@dataclass(frozen=True)
class Ligne:
    """What an invoice still carries on a given day, in euros."""

    numero: str
    emise_le: date
    echeance: date
    ttc: Decimal
    regle: Decimal
    reste: Decimal
    penalites: Decimal


def releve(donnees: Table, au: date) -> tuple[Ligne, ...]:
    """The overdue invoices on that day. A payment goes to the oldest, penalties first (C. civ. 1343-1)."""
    taux = donnees["conditions"].get("taux_penalites")
    recus = [p for p in donnees.get("paiements", ()) if p["date"] <= au]
    lignes = []
    for rang, f in enumerate(
        sorted((f for f in donnees["factures"] if f["echeance"] < au), key=lambda f: f["echeance"])
    ):
        du = f["montant_ttc"] - sum(
            (
                a["montant_ttc"]
                for a in donnees.get("avoirs", ())
                if a["facture"] == f["numero"] and a["date"] <= au
            ),
            Decimal(),
        )
        reste, depart, accessoires, principal_regle = du, f["echeance"], Decimal(), Decimal()
        for p in recus if rang == 0 else ():
            accessoires += penalites(reste, depart, p["date"], taux)
            principal_regle += p["montant"] - accessoires
            reste, depart, accessoires = du - principal_regle, p["date"], Decimal()
        accessoires += penalites(reste, depart, au, taux)
        lignes.append(
            Ligne(f["numero"], f["emise_le"], f["echeance"], du, principal_regle, reste, accessoires)
        )
    return tuple(lignes)
