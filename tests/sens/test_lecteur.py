"""Le lecteur par le sens : ce qu'il coupe, ce qu'il voit sur des phrases qu'on ne lui a pas montrées, et quand il se tait."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from dossier_juridique import build
from dossier_juridique.model.avis import Sens
from dossier_juridique.sens import lecteur, lire, phrases
from scripts.sens.donnees import apprises, tenues_a_part
from scripts.sens.mesurer import par_les_listes

SAMPLES = Path(__file__).parents[2] / "samples"
MENACE = "Nous écrirons à chacun de vos clients pour leur dire que vous ne payez pas vos fournisseurs."
ANODINE = "Merci de nous adresser votre règlement par virement, notre RIB figure au bas de la facture."


@pytest.mark.parametrize(
    ("passage", "attendues"),
    [
        ("Une première phrase. Une seconde phrase, plus longue !", ["Une première phrase.", "Une seconde phrase, plus longue !"]),
        ("Notre conseil, Me Durand, suit M. Petit et l'art. 1344 du code.",
         ["Notre conseil, Me Durand, suit M. Petit et l'art. 1344 du code."]),
        ("Nous attendons ; vos voisins, eux, parlent beaucoup", ["Nous attendons ;", "vos voisins, eux, parlent beaucoup"]),
        ("Cordialement,\nLe service des clients de la maison", ["Cordialement,", "Le service des clients de la maison"]),
        ("Facture n° 12.500 du 3.10.2026 restée sans suite", ["Facture n° 12.500 du 3.10.2026 restée sans suite"]),
        ("Oui. Non. 12 €.", []),
        ("Fait à [À COMPLÉTER]", []),
    ],
)  # fmt: skip
def test_un_passage_est_coupe_en_phrases(passage: str, attendues: list[str]) -> None:
    assert list(phrases([passage, passage])) == attendues


def test_un_nombre_en_vaut_un_autre_et_une_apostrophe_aussi() -> None:
    un, autre = "L’échéance de 1 240,50 € est au 3 mars 2026", "L'échéance de 7 € est au 12 mars 2026"
    assert lecteur.normaliser(un) == lecteur.normaliser(autre)


def test_une_menace_et_une_phrase_ordinaire_ne_sont_pas_lues_de_meme() -> None:
    menace, anodine = lire([MENACE, ANODINE])
    assert (menace.sens, menace.liste) == (Sens.SUSPECT, "T2")
    assert anodine.sens is Sens.ANODIN


def test_une_menace_au_bout_d_une_longue_phrase_est_vue() -> None:
    longue = "Nous avons livré le chantier, le bureau, l'entrepôt et l'atelier, et posé les fenêtres, " * 12
    assert lire([longue])[0].sens is not Sens.SUSPECT
    assert lire([f"{longue} et {MENACE[0].lower()}{MENACE[1:]}"])[0].sens is Sens.SUSPECT


@pytest.mark.parametrize(
    "phrase",
    [
        "Nous vous remercions de votre fidélité, nous restons à votre disposition pour tout renseignement et, si vous ne payez "
        "pas, nous écrirons à tous vos clients pour le leur dire, ce que nous regretterions, notre comptable étant joignable.",
        "Notre comptable reste à votre disposition au numéro habituel, la gendarmerie sera saisie d'une plainte si vous ne payez "
        "pas, et nous vous remercions de votre confiance.",
        "Si votre règlement nous est parvenu entre-temps merci de ne pas tenir compte de ce courriel et dans le cas contraire "
        "nous vous remercions de nous indiquer la date de votre virement sinon nous viendrons saisir vos biens.",
        "NOUS SAISIRONS vos MEUBLES.",
        "nous publierons, votre nom, sur Internet, merci, bonne journée.",
    ],
)
def test_de_belles_paroles_autour_ne_rendent_pas_anodine_une_menace(phrase: str) -> None:
    assert par_les_listes(phrase) and not lire([phrase], par_les_listes)[0].sens.sans_reproche


def test_une_forme_dite_deux_fois_est_lue_a_chacune_de_ses_places() -> None:
    mots = "vos clients sont bien servis par notre atelier depuis dix ans et demain sans rien nous écrirons à vos clients"
    fenetres = set(lecteur._autour(mots, "vos clients"))
    assert any(f.startswith("vos clients sont bien") for f in fenetres)
    assert any(f.endswith("nous écrirons à vos clients") for f in fenetres)
    assert set(lecteur._autour(mots, "absente")) >= {"vos clients sont bien servis par", "rien nous écrirons à vos clients"}


def test_plusieurs_fils_lisent_de_meme() -> None:
    lues = [p.texte for p in tenues_a_part()[:8]]
    lecteur.evaluer.cache_clear()
    with ThreadPoolExecutor(4) as fils:
        ensemble = list(fils.map(lambda p: lire([p])[0], lues))
    assert ensemble == list(lire(lues))


def test_le_texte_fourni_ne_lui_est_pas_lu(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(lecteur, "_reseau", lambda: pytest.fail("le réseau a été chargé"))
    livraison = build(SAMPLES / "impaye_simple", tmp_path / "s", pour="relance-1", au=date(2026, 11, 22))
    assert livraison.code == 0


def test_les_phrases_tenues_a_part_ne_lui_ont_pas_ete_montrees() -> None:
    assert not {p.texte for p in tenues_a_part()} & {p.texte for p in apprises()}


def test_il_tient_sa_mesure_sur_la_moitie_des_phrases_tenues_a_part() -> None:
    lues = tenues_a_part()[::2]
    sens = {phrase: avis.sens for phrase, avis in zip(lues, lire([p.texte for p in lues]), strict=True)}
    claires = [s for p, s in sens.items() if p.sorte != "-" and not p.voile]
    permises = [s for p, s in sens.items() if p.sorte == "-"]
    assert len(claires) > 30 and len(permises) > 50
    assert sum(s is Sens.SUSPECT for s in claires) / len(claires) > 0.7
    assert sum(s in (Sens.SUSPECT, Sens.DOUTEUX) for s in claires) / len(claires) > 0.85
    assert sum(s is Sens.SUSPECT for s in permises) / len(permises) < 0.05
