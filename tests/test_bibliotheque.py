"""La bibliothèque appelée par un autre programme : de plusieurs fils à la fois, et longtemps dans un même processus."""

from __future__ import annotations

import gc
import hashlib
import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from dossier_juridique import Dossier, build, check, compute, load
from dossier_juridique.errors import ArgumentsInvalides, DossierError
from dossier_juridique.lot import build_all
from dossier_juridique.tableau import portfolio
from tests import serie

AU = date(2026, 11, 22)
SAMPLES = Path(__file__).parents[1] / "samples"
COMMANDES = (
    ("impaye_simple", "relance-1"), ("plusieurs_factures", "relance-1"), ("accord_amiable", "tout"),
    ("impaye_simple", "injonction-de-payer"),
)  # fmt: skip


def _livre(sortie: Path, exemple: str, pour: str) -> dict[str, str]:
    build(SAMPLES / exemple, sortie, pour=pour)
    return {
        c.relative_to(sortie).as_posix(): hashlib.sha256(c.read_bytes()).hexdigest()
        for c in sorted(sortie.rglob("*"))
        if c.is_file()
    }


def test_quatre_fils_livrent_les_memes_octets_qu_un_seul(tmp_path: Path) -> None:
    avant = dict(os.environ)
    with ThreadPoolExecutor(4) as fils:
        taches = [fils.submit(_livre, tmp_path / f"fil-{n}", *c) for n, c in enumerate(COMMANDES)]
        ensemble = [tache.result() for tache in taches]
    un_par_un = [_livre(tmp_path / f"seul-{n}", *commande) for n, commande in enumerate(COMMANDES)]
    assert ensemble == un_par_un
    assert len({livre["manifeste.json"] for livre in ensemble}) == len(COMMANDES)
    assert all("rapport.html" in livre for livre in ensemble) and dict(os.environ) == avant


@pytest.mark.parametrize("recu", [None, 5, [], b"/x", 1.5, {}])
def test_ce_qui_n_est_pas_attendu_est_refuse_avec_son_remede(recu: Any, tmp_path: Path) -> None:
    appels: list[Callable[[], object]] = [
        lambda: compute(recu, au=AU), lambda: check(recu, au=AU), lambda: load(recu), lambda: build(recu, tmp_path / "s", au=AU),
        lambda: build(SAMPLES / "impaye_simple", recu, au=AU),
    ]  # fmt: skip
    for appel in appels:
        with pytest.raises(DossierError) as refus:
            appel()
        assert refus.value.code in (2, 3) and refus.value.remede
        assert refus.value.code == 3 or f"reçu : {type(recu).__name__}" in str(refus.value)


@pytest.mark.parametrize(
    ("au", "dit"),
    [
        (datetime(2026, 11, 22, tzinfo=UTC), "date sans heure (reçu : datetime)"), ("2026-11-22", "date sans heure (reçu : str)"),
        (0, "date sans heure (reçu : int)"), (date(1, 1, 1), "en l'an 1"), (date(9999, 12, 31), "en l'an 9999"),
    ],
)  # fmt: skip
def test_un_jour_qui_n_en_est_pas_un_est_refuse(au: Any, dit: str, tmp_path: Path) -> None:
    dossier = load(SAMPLES / "impaye_simple")
    appels: list[Callable[[], object]] = [
        lambda: compute(dossier, au=au), lambda: check(dossier, au=au),
        lambda: build(SAMPLES / "impaye_simple", tmp_path / "s", au=au),
        lambda: build_all(SAMPLES / "impaye_simple", tmp_path / "l", au=au), lambda: portfolio(SAMPLES, au=au),
    ]  # fmt: skip
    for appel in appels:
        with pytest.raises(ArgumentsInvalides) as refus:
            appel()
        assert dit in str(refus.value) and refus.value.remede.startswith("Donnez un ")
    assert not list(tmp_path.iterdir())


def _avec(**facture: Any) -> Dossier:
    dit = serie.contenu(0)
    dit["factures"][0] |= facture
    return load(dit)


def test_une_facture_qui_ne_compte_pas_ou_pas_encore_est_nommee() -> None:
    sain = compute(_avec(), au=AU)
    assert sain.total and not (sain.sans_montant or sain.sans_echeance or sain.non_emises)
    sans_montant, sans_jours = compute(_avec(montant_ttc=None), au=AU), compute(_avec(echeance=None, emise_le=None), au=AU)
    assert sans_montant.total == 0 and sans_montant.sans_montant == ("F00000",)
    assert sans_jours.total == 0 and sans_jours.sans_echeance == ("F00000",)
    avant = compute(_avec(), au=date(2026, 1, 4))
    assert avant.total == Decimal("1000.00") and avant.non_emises == ("F00000",)
    assert avant.choix == ("Facture postérieure à l'arrêté, comptée : F00000, émise le 05/01/2026.",)
    assert not compute(_avec(), au=date(2026, 1, 5)).non_emises


@pytest.mark.parametrize("zero", [Decimal("-0"), Decimal("-0.00"), "-0", "-0.00"])
def test_moins_zero_est_zero(zero: object) -> None:
    lu = _avec(montant_ttc=zero)
    decompte = compute(lu, au=AU)
    assert not any(str(v).startswith("-") for v in (lu.factures[0].montant_ttc, decompte.total, decompte.factures[0].ttc))


@pytest.mark.skipif(sys.platform != "linux", reason="mesure par /proc")
def test_la_memoire_ne_monte_pas(tmp_path: Path) -> None:
    def occupe() -> int:
        gc.collect()
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")

    for n in range(4):
        build(SAMPLES / "impaye_simple", tmp_path / "s", pour="relance-1", force=n > 0)
    depart = occupe()
    for _ in range(10):
        build(SAMPLES / "impaye_simple", tmp_path / "s", pour="relance-1", force=True)
    assert occupe() - depart < 10 * 400_000, "moins de 400 ko par livraison : une livraison gardée en pèserait davantage"
