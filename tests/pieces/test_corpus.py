"""The hostile files of others: delivered whole or refused, as their list says, within the limits."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dossier_juridique.errors import PieceIllisible
from dossier_juridique.pieces import PieceDemandee, examine_pieces

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
MANIFESTE = CORPUS / "pieges" / "manifest.json"
CAS = json.loads(MANIFESTE.read_text(encoding="utf-8")) if MANIFESTE.is_file() else []


@pytest.mark.skipif(not CAS, reason="le corpus de fichiers hostiles n'est pas à côté du dépôt")
def test_every_trap_is_met_as_its_list_says(tmp_path: Path) -> None:
    def essayer(cas: dict[str, object]) -> str:
        travail = tmp_path / str(cas["file"])
        travail.mkdir()
        demande = PieceDemandee("p", "1", str(cas["file"]), CORPUS / "pieges" / str(cas["file"]))
        try:
            lue = examine_pieces([demande], travail)[0]
        except PieceIllisible as refus:
            return f"{cas['file']} refusé : {refus.message}" if cas["expect"] == "merge" else ""
        if cas["expect"] == "refuse":
            return f"{cas['file']} accepté"
        return "" if cas["pages"] in (None, lue.pages) else f"{cas['file']} : {lue.pages} pages, {cas['pages']} voulues"

    with ThreadPoolExecutor(2) as ouvriers:
        ecarts = [ecart for ecart in ouvriers.map(essayer, CAS) if ecart]
    assert ecarts == []


@pytest.mark.skipif(not CAS, reason="le corpus de pièces n'est pas à côté du dépôt")
def test_real_exhibits_pass_and_the_loop_is_refused(tmp_path: Path) -> None:
    pages = {}
    for chemin in sorted((CORPUS / "pieces").glob("*.pdf")):
        try:
            pages[chemin.name] = examine_pieces([PieceDemandee("p", "1", chemin.name, chemin)], tmp_path)[0].pages
        except PieceIllisible:
            pages[chemin.name] = 0
    assert pages == {
        "annotations.pdf": 1,
        "cerfa_13753_04.pdf": 1,
        "cerfa_pdf_empty.pdf": 2,
        "circular-page-tree.pdf": 0,
        "form_dd0293.pdf": 4,
        "fxo-red-rotate.pdf": 16,
        "minimal-signed-restricted.pdf": 2,
        "pr-136-example.pdf": 6,
        "r6-empty-password.pdf": 1,
    }
