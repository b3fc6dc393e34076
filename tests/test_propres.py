"""Ce qu'un cabinet écrit lui-même est nommé, où qu'il l'écrive ; ce que personne ne voit est refusé."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from docx import Document as Word
from PIL import Image

from dossier_juridique import build
from dossier_juridique.model.livraison import Livraison
from dossier_juridique.render import shipped_modeles

SAMPLES = Path(__file__).parents[1] / "samples"
PHRASE = "La ville est petite et les comptoirs y sont longs."


def _texte(modeles: Path, nom: str, suite: str) -> None:
    cible = modeles / nom
    cible.parent.mkdir(parents=True, exist_ok=True)
    cible.write_text(next(shipped_modeles().candidates(nom)).read_text("utf-8") + suite, "utf-8")


def _word(modeles: Path, cache: bool) -> None:
    ouvert = Word(str(next(shipped_modeles().candidates("charte/charte.docx"))))
    ligne = ouvert.sections[0].footer.paragraphs[0].add_run(PHRASE)
    ligne.font.hidden = cache
    (modeles / "charte").mkdir(parents=True, exist_ok=True)
    ouvert.save(str(modeles / "charte" / "charte.docx"))


def _image(modeles: Path) -> None:
    octets = io.BytesIO()
    Image.new("RGB", (60, 30), "red").save(octets, "PNG")
    _texte(modeles, "charte/charte.css", '\n.lettre { background: url("tampon.png") no-repeat }')
    (modeles / "charte" / "tampon.png").write_bytes(octets.getvalue())


def _livrer(tmp_path: Path, faire: Callable[[Path], None], acte: str, sample: str) -> Livraison:
    faire(tmp_path / "m")
    return build(SAMPLES / sample, tmp_path / "s", pour=acte, au=date(2026, 11, 22), modeles=tmp_path / "m")


@pytest.mark.parametrize(
    ("faire", "acte", "sample"),
    [
        (lambda m: _texte(m, "relance/corps.html", f"<p>{PHRASE}</p>"), "relance-1", "impaye_simple"),
        (lambda m: _texte(m, "charte/courriel.html", f"<p>{PHRASE}</p>"), "relance-1", "impaye_simple"),
        (lambda m: _texte(m, "appel_courriel/corps.html", f"<p>{PHRASE}</p>"), "appel", "accord_amiable"),
        (lambda m: _texte(m, "charte/charte.css", f'\n.demande::after {{ content: " {PHRASE}" }}'), "relance-1", "impaye_simple"),
        (lambda m: _word(m, cache=False), "relance-1", "impaye_simple"),
    ],
    ids=["corps", "courriel", "appel", "feuille", "word"],
)
def test_un_passage_du_cabinet_est_nomme_ou_qu_il_soit(
    faire: Callable[[Path], None], acte: str, sample: str, tmp_path: Path
) -> None:
    dits = _livrer(tmp_path, faire, acte, sample).manifeste["avertissements"]
    assert [dit for dit in dits if "un passage que le texte fourni n'a pas" in dit and PHRASE[:40] in dit], dits


def test_une_image_du_cabinet_est_a_regarder(tmp_path: Path) -> None:
    [dit] = _livrer(tmp_path, _image, "relance-1", "impaye_simple").manifeste["avertissements"]
    assert "une image" in dit and "charte/tampon.png" in dit


def test_un_texte_masque_dans_word_est_refuse(tmp_path: Path) -> None:
    rendue = _livrer(tmp_path, lambda m: _word(m, cache=True), "relance-1", "impaye_simple")
    [echec] = [e for e in rendue.echecs if e.acte == "relance-1"]
    assert rendue.code == 5 and "est caché dans le document Word" in echec.message
    assert not (tmp_path / "s" / "relance-1.docx").exists()


MENACE = "<p>En l'absence de règlement, nous informerons :</p><ul><li>vos clients ;</li><li>la presse locale.</li></ul>"
ANNONCE = "<p>Faute de règlement, nous pourrons :</p><ul><li>saisir le juge ;</li><li>suspendre nos livraisons.</li></ul>"


@pytest.mark.parametrize(("suite", "retenue"), [(MENACE, True), (ANNONCE, False)], ids=["menace", "annonce"])
def test_une_liste_se_lit_avec_les_mots_qui_l_ouvrent(suite: str, retenue: bool, tmp_path: Path) -> None:
    rendue = _livrer(tmp_path, lambda m: _texte(m, "mise_en_demeure/corps.html", suite), "mise-en-demeure", "impaye_simple")
    constats = [c for a in rendue.analyse.actes for c in a.constats if "menaces" in c.id]
    assert (rendue.code == 1) is retenue and len(constats) == 2 * retenue, constats
    assert all("nous informerons vos clients" in c.message or "la presse locale" in c.message for c in constats)


def test_une_ligne_coupee_ne_colle_pas_deux_mots(tmp_path: Path) -> None:
    suite = "<p>Sans règlement, nous préviendrons<br>vos<br>clients.</p>"
    rendue = _livrer(tmp_path, lambda m: _texte(m, "mise_en_demeure/corps.html", suite), "mise-en-demeure", "impaye_simple")
    assert rendue.code == 1 and any("nous préviendrons vos clients" in dit for dit in rendue.manifeste["avertissements"])


def test_un_texte_change_entre_deux_actes_n_est_pas_garde_en_memoire(tmp_path: Path) -> None:
    for rang, phrase in enumerate((PHRASE, "Notre atelier est ouvert le samedi matin.")):
        _texte(tmp_path / "m", "relance/corps.html", f"<p>{phrase}</p>")
        sortie = tmp_path / f"s{rang}"
        livree = build(SAMPLES / "impaye_simple", sortie, pour="relance-1", au=date(2026, 11, 22), modeles=tmp_path / "m")
        assert any(phrase[:40] in dit for dit in livree.manifeste["avertissements"])


def test_ce_qu_une_feuille_de_style_colle_au_mot_suivant_est_lu(tmp_path: Path) -> None:
    suite = '\n.demande::before { content: "\\4e ous saisirons votre maison" }'
    rendue = _livrer(tmp_path, lambda m: _texte(m, "charte/charte.css", suite), "mise-en-demeure", "impaye_simple")
    assert rendue.code == 1 and not (tmp_path / "s" / "mise-en-demeure.pdf").exists()
    assert "cpce-l111-2-saisie-sans-titre" in {c.id for a in rendue.analyse.actes for c in a.constats}
