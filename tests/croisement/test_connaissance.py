"""What is known of the debtor: each fact with its exhibit, each missing check said."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from dossier_juridique import pipeline
from dossier_juridique.actes import numeroter
from dossier_juridique.droit.connaissance import FRAICHEUR_JOURS, know_debtor
from dossier_juridique.model.actes_du_dossier import Piece
from dossier_juridique.model.connaissance import Connaissance
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.lecture_de_piece import LectureDePiece, Lectures

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="module")
def lu() -> pipeline.Lu:
    return pipeline.cross(pipeline.prepare(SAMPLES / "impaye_simple"))


def _savoir(dossier: Dossier, lectures: Lectures, au: date) -> Connaissance:
    return know_debtor(dossier, lectures, {p.piece.id: p.numero for p in numeroter(dossier)}, au)


def test_chaque_fait_dit_sa_piece(lu: pipeline.Lu) -> None:
    faits = {f.quoi: f for f in _savoir(lu.dossier, lu.lectures, lu.au).faits}
    assert faits["SIREN"].piece is not None and faits["SIREN"].page is not None
    assert faits["Dénomination"].valeur == "Brasserie du Bassin Neuf" and faits["Dénomination"].piece is not None
    assert faits["État au registre"].verifie_le == date(2026, 11, 22)
    sans = {f.quoi: f for f in _savoir(lu.dossier, {}, lu.au).faits}
    assert sans["SIREN"].piece is None, "sans pièce lue, le dossier seul le dit"


def test_l_extrait_du_registre_passe_avant_les_autres(lu: pipeline.Lu) -> None:
    kbis = Piece(id="kbis", fichier="k.pdf", nature="extrait_registre", intitule="Extrait Kbis", date=date(2026, 11, 1))
    dossier = lu.dossier.model_copy(update={"pieces": (*lu.dossier.pieces, kbis)})
    page = "Extrait Kbis\nBrasserie du Bassin Neuf\nRCS Marseille 131 313 132\n41 quai des Arquebusiers 13002 Marseille"
    connu = _savoir(dossier, {**lu.lectures, "kbis": LectureDePiece("kbis", (page,))}, lu.au)
    numero = {p.piece.id: p.numero for p in numeroter(dossier)}["kbis"]
    faits = {f.quoi: f for f in connu.faits}
    for quoi in ("SIREN", "Dénomination", "Greffe", "Siège"):
        assert (faits[quoi].piece, faits[quoi].verifie_le) == (numero, date(2026, 11, 1)), quoi
    assert not any("Extrait" in m for m in connu.manques)
    vieux = _savoir(dossier, {}, date(2026, 11, 1) + timedelta(days=FRAICHEUR_JOURS + 1))
    assert any("plus de trois mois" in m for m in vieux.manques)


def test_ce_qui_n_a_pas_ete_verifie_est_dit(lu: pipeline.Lu) -> None:
    manques = _savoir(lu.dossier, lu.lectures, lu.au).manques
    assert any(m.startswith("Extrait du registre") for m in manques) and any(m.startswith("BODACC") for m in manques)
    debiteur = lu.dossier.debiteur.model_copy(update={"verifie_le": None, "etat": None, "procedure_collective": None})
    autres = _savoir(replace(lu, dossier=lu.dossier.model_copy(update={"debiteur": debiteur})).dossier, {}, lu.au).manques
    assert len(autres) == len(manques) + 3
