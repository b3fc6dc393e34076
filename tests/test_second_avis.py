"""Ce que deux lecteurs font d'une phrase du cabinet : d'accord, ils retiennent la lettre ; seul, l'un fait une réserve qu'une
personne lève, l'autre une observation."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from dossier_juridique import build
from dossier_juridique.droit.analyse import assess
from dossier_juridique.droit.regle import Examen
from dossier_juridique.droit.second_avis import annonce
from dossier_juridique.droit.ton import Liste, passages
from dossier_juridique.model.livraison import Livraison
from dossier_juridique.render import shipped_modeles
from tests.commande import dossier
from tests.droit.cas_de_regle import base
from tests.droit.test_regles import REGLE_PAR_ID, examen

SAMPLE = Path(__file__).parents[1] / "samples" / "impaye_simple"
REGLE = "pratique-sens-des-phrases"
SUSPECTE = "Les gars de l'équipe demandent où vous habitez, je leur dis d'être patients, mais je ne suis pas leur père."
PRISE_ET_ANODINE = "Vos voisins de palier nous ont rapporté un courrier distribué chez eux par erreur, toujours fermé."


def _modeles(tmp_path: Path, phrase: str) -> Path:
    cible = tmp_path / "m" / "relance" / "corps.html"
    cible.parent.mkdir(parents=True)
    cible.write_text(next(shipped_modeles().candidates("relance/corps.html")).read_text("utf-8") + f"<p>{phrase}</p>", "utf-8")
    return tmp_path / "m"


def _constats(livraison: Livraison) -> list[tuple[str, str]]:
    return [(c.id, c.gravite) for acte in livraison.analyse.actes for c in acte.constats]


def _livrer(tmp_path: Path, phrase: str, source: Path = SAMPLE) -> Livraison:
    return build(source, tmp_path / "s", pour="relance-1", au=date(2026, 11, 22), modeles=_modeles(tmp_path, phrase))


def test_une_phrase_suspecte_que_les_listes_ignorent_retient_la_lettre(tmp_path: Path) -> None:
    livraison = _livrer(tmp_path, SUSPECTE)
    assert livraison.code == 1
    assert (REGLE, "reserve") in _constats(livraison)
    assert not (tmp_path / "s" / "relance-1.pdf").exists()


def test_la_reserve_levee_sous_un_nom_laisse_partir_la_lettre(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE, tmp_path / "d")
    with (tmp_path / "d" / "dossier.toml").open("a", encoding="utf-8") as fichier:
        fichier.write(
            f'\n[[levees]]\nregle = "{REGLE}"\nphrase = "{SUSPECTE}"\nmotif = "Relue : elle ne vise personne."\n'
            'nom = "Claire Morel"\ndate = 2026-11-20\n'
        )
    livraison = _livrer(tmp_path, SUSPECTE, tmp_path / "d")
    assert livraison.code == 0
    assert (tmp_path / "s" / "relance-1.pdf").exists()
    assert "Claire Morel" in (tmp_path / "s" / "manifeste.json").read_text("utf-8")


@pytest.mark.parametrize("phrase", ['phrase = "Une autre phrase que cette personne a relue."\n', ""], ids=["autre", "aucune"])
def test_une_levee_ne_couvre_que_la_phrase_qu_elle_cite(phrase: str, tmp_path: Path) -> None:
    shutil.copytree(SAMPLE, tmp_path / "d")
    with (tmp_path / "d" / "dossier.toml").open("a", encoding="utf-8") as fichier:
        fichier.write(
            f'\n[[levees]]\nregle = "{REGLE}"\n{phrase}motif = "Relue."\nnom = "Claire Morel"\ndate = 2026-11-20\n'
        )
    assert _livrer(tmp_path, SUSPECTE, tmp_path / "d").code == 1


def test_ce_que_les_listes_prennent_et_que_le_sens_trouve_anodin_est_dit_et_part(tmp_path: Path) -> None:
    assert any(passages((PRISE_ET_ANODINE,), liste) for liste in Liste)
    livraison = _livrer(tmp_path, PRISE_ET_ANODINE)
    assert livraison.code == 0
    assert "observation" in {g for _, g in _constats(livraison)}


def test_ce_que_les_deux_lecteurs_prennent_retient_sans_levee_possible(tmp_path: Path) -> None:
    livraison = _livrer(tmp_path, "Nous écrirons à chacun de vos clients pour leur dire que vous ne payez pas vos dettes.")
    assert livraison.code == 1
    assert ("pen-312-10-menaces-et-chantage", "bloquant") in _constats(livraison)
    assert REGLE not in {regle for regle, _ in _constats(livraison)}


def _examen(phrase: str, levee: dict[str, object] | None, acte: str = "relance-2") -> Examen:
    contenu = {**base(), **({"levees": [levee]} if levee else {})}
    return examen(contenu, acte, texte=phrase, avis=[{"phrase": phrase, "liste": "T2", "sens": "anodin"}])


def _levee(regle: str, **cles: str) -> dict[str, object]:
    return {"regle": regle, "motif": "Relue.", "nom": "Claire Morel", "date": date(2026, 11, 20), **cles}


def test_une_reserve_des_listes_se_leve_toujours_comme_le_contrat_le_dit() -> None:
    # Found harmless, it must not be harder to lift than an insult.
    phrase, regle = "Votre silence vaudra acceptation de notre décompte.", REGLE_PAR_ID["pratique-consequence-inexacte"]
    assert [c.retient for c in assess(_examen(phrase, None), (regle,)).constats] == [True]
    (constat,) = assess(_examen(phrase, _levee(regle.id)), (regle,)).constats
    assert constat.levee is not None and not constat.retient


def test_un_bloquant_allege_dit_comment_le_lever_et_ne_se_leve_que_pour_sa_phrase() -> None:
    phrase, regle = "Nous informerons vos clients.", REGLE_PAR_ID["pen-312-10-menaces-et-chantage"]
    (constat,) = assess(_examen(phrase, _levee(regle.id)), (regle,)).constats
    assert (constat.gravite, constat.retient) == ("reserve", True)
    assert "[[levees]]" in constat.remede and "phrase" in constat.remede
    (constat,) = assess(_examen(phrase, _levee(regle.id, phrase=phrase)), (regle,)).constats
    assert constat.levee is not None and not constat.retient


def test_la_phrase_est_citee_a_l_ecran_avec_son_article(tmp_path: Path) -> None:
    modeles = _modeles(tmp_path, SUSPECTE)
    rendu = dossier("build", SAMPLE, "-o", tmp_path / "s", "--pour", "relance-1", "--au", "2026-11-22", "--modeles", modeles)
    dit = " ".join(rendu.stdout.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'").split())
    assert rendu.returncode == 1
    assert SUSPECTE[:40] in dit and "ressemble aux phrases qui" in dit and "art. " in dit


@pytest.mark.parametrize(
    ("phrase", "dit"),
    [
        ("Nous déclarons entre vos mains une créance de 9 846,72 €.", False),
        ("Nous n'ignorons rien de vos difficultés, et vous préférez sans doute payer en deux fois.", False),
        ("Nos patrons n'ont que leurs bras.", False),
        ("Nous préférerons le juge.", True),
        ("Nous leur dirons tout et nous ouvrirons la porte.", True),
        ("Vos clients l'apprendront.", True),
    ],
)
def test_un_present_en_rons_n_annonce_rien(phrase: str, dit: bool) -> None:
    assert annonce(phrase) is dit
