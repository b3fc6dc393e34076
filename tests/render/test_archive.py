"""What we print can be kept: PDF/A-2b and PDF/UA-1 at once, judged by validators that did not write it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import page
import pytest
from msgspec.structs import replace

from dossier_juridique.render.pdf import render_partie, render_pdf
from tests.render.exemples import ACTE, LETTRE, document, modeles


@pytest.fixture(scope="module")
def imprimes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    textes = modeles(tmp_path_factory.mktemp("modeles"), lettre=LETTRE, requete=ACTE)
    acte = replace(document(), modele="requete", cadre="acte", titre="Requête « Dupont & Fils »")
    return {"lettre": render_pdf(document(), textes), "partie": render_partie([acte, acte], textes, total_pages=9)[0]}


@pytest.mark.parametrize("quoi", ["lettre", "partie"])
@pytest.mark.parametrize("profil", ["2b", "ua1"])
def test_an_archive_and_a_screen_reader_take_it(imprimes: dict[str, bytes], quoi: str, profil: str) -> None:
    rapport = page.validate_pdf_bytes(imprimes[quoi], profile=profil)
    # Known false positive of the validator in; our XMP is written in clear, so that it must not show.
    assert [(f.rule_id, f.message) for f in rapport.failures] == []
    assert rapport.is_compliant and rapport.document.page_count >= 1


def test_a_page_that_is_no_archive_is_seen(imprimes: dict[str, bytes]) -> None:
    assert not page.is_pdf_compliant_bytes(imprimes["lettre"].replace(b"pdfaid", b"pdfxid"), profile="2b")


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf n'est pas installé")
@pytest.mark.parametrize("quoi", ["lettre", "partie"])
def test_qpdf_finds_nothing_to_say(imprimes: dict[str, bytes], quoi: str, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(imprimes[quoi])
    rendu = subprocess.run(["qpdf", "--check", tmp_path / "a.pdf"], capture_output=True, text=True, check=False)
    assert rendu.returncode == 0, rendu.stdout + rendu.stderr
