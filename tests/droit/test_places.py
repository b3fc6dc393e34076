"""Où se tient un constat, dit à une personne ; l'interface garde le chemin."""

from __future__ import annotations

import pytest

from dossier_juridique.droit.places import dire
from dossier_juridique.model.dossier import Dossier
from tests.droit.cas_de_regle import base


@pytest.mark.parametrize(
    ("ou", "dit"),
    [
        ("factures[0].echeance", "facture n°\u00a0F2026-001, echeance"),
        ("factures[0]", "facture n°\u00a0F2026-001"),
        ("factures[9].numero", "10e facture, numero"),
        ("factures[0].statuts[1].piece", "facture n°\u00a0F2026-001, 2e statut, piece"),
        ("litiges[0].objet", "1er litige, objet"),
        ("levees[0]", "1re levée"),
        ("debiteur.siren", "debiteur.siren"),
        ("inconnues[0].x", "inconnues[0], x"),
    ],
)
def test_un_chemin_se_dit_en_mots(ou: str, dit: str) -> None:
    assert dire(ou, Dossier.model_validate(base())) == dit


def test_une_piece_se_dit_par_son_intitule() -> None:
    d = Dossier.model_validate(base())
    assert dire("pieces[0].fichier", d) == f"pièce «\u00a0{d.pieces[0].intitule}\u00a0», fichier"
