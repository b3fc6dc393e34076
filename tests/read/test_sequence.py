"""``sequence.toml``: the shipped one, the office's own, and every fault named in French."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from dossier_juridique.errors import DossierInvalide
from dossier_juridique.read.sequence import LIVREE, load_sequence, parse_sequence

ETAPE = '[[etapes]]\nacte = "relance-1"\njours = 7\ndepuis = "echeance"\n'


def test_la_sequence_livree_va_de_la_relance_a_la_procedure() -> None:
    sequence, source = load_sequence()
    assert source == LIVREE
    actes = [e.acte for e in sequence.etapes]
    assert actes == ["relance-1", "relance-2", "relance-3", "mise-en-demeure", "injonction-de-payer"]
    assert sequence.etapes[3].minimum == Decimal("50.00") and sequence.pauses.litige and sequence.douteux.age_jours == 90


def test_celle_de_la_racine_remplace_la_livree_et_le_fichier_donne_les_deux(tmp_path: Path) -> None:
    (tmp_path / "sequence.toml").write_text(ETAPE, "utf-8")
    propre, source = load_sequence(tmp_path)
    assert source == "sequence.toml" and [e.jours for e in propre.etapes] == [7]
    autre = tmp_path / "export.toml"
    autre.write_text("\ufeff" + ETAPE.replace("7", "12"), "utf-8")
    assert load_sequence(tmp_path, autre)[0].etapes[0].jours == 12
    assert load_sequence(tmp_path / "vide")[1] == LIVREE


@pytest.mark.parametrize(
    ("texte", "dit"),
    [
        ("", "etapes : clé obligatoire absente"),
        ("etapes = []", "une étape au moins"),
        ("etapes = 3", "bloc de clés"),
        ("[[etapes]", "TOML illisible"),
        (ETAPE + "delai = 3\n", "etapes[0].delai : clé inconnue"),
        (ETAPE.replace("jours", "jour"), "vouliez-vous écrire « jours »"),
        (ETAPE + "[pause]\n", "vouliez-vous écrire « pauses »"),
        (ETAPE + "[pauses]\nlitiges = true\n", "vouliez-vous écrire « litige »"),
        (ETAPE + '[pauses]\nlitige = "oui"\n', "true ou false"),
        (ETAPE.replace("relance-1", "relance1"), "acte inconnu « relance1 » ; vouliez-vous écrire « relance-1 »"),
        (ETAPE.replace("echeance", "facture"), "choisir parmi"),
        (ETAPE.replace("= 7", "= -7"), "un nombre négatif n'est pas admis"),
        (ETAPE.replace("= 7", "= 0"), "le lendemain de l'échéance"),
        (ETAPE.replace("= 7", "= 7.5"), "nombre entier"),
        (ETAPE.replace("= 7", "= 99999"), "ne peut dépasser 3650"),
        (ETAPE + "minimum = 10.005\n", "une somme en euros"),
        (ETAPE + "minimum = -1\n", "au moins 0"),
        (ETAPE + 'canal = "pigeon"\n', "valeur inconnue « pigeon »"),
        (ETAPE.replace("echeance", "acte_precedent"), "la première étape se compte de l'échéance"),
        (ETAPE + ETAPE, "deux fois"),
        (ETAPE.replace("relance-1", "relance-2") + ETAPE.replace("7", "20"), "se suivent dans cet ordre"),
        (ETAPE.replace("relance-1", "refere-provision") + ETAPE.replace("7", "20"), "un seul acte de procédure"),
        (ETAPE + ETAPE.replace("relance-1", "relance-2").replace("7", "5"), "ne vient pas après « relance-1 »"),
        (ETAPE + "[douteux]\nage_jours = 0\n", "douteux.age_jours"),
    ],
)
def test_chaque_faute_est_nommee_avec_sa_cle(texte: str, dit: str) -> None:
    with pytest.raises(DossierInvalide) as attrapee:
        parse_sequence(texte, "sequence.toml")
    assert dit in attrapee.value.message and (attrapee.value.lieu or "").startswith("sequence.toml")
    assert attrapee.value.remede


def test_un_fichier_illisible_est_une_erreur_et_non_la_sequence_livree(tmp_path: Path) -> None:
    with pytest.raises(DossierInvalide):
        load_sequence(tmp_path, tmp_path / "absent.toml")
    (tmp_path / "sequence.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(DossierInvalide, match="UTF-8"):
        load_sequence(tmp_path)
    (tmp_path / "sequence.toml").write_text("[" * 100_000, "utf-8")
    with pytest.raises(DossierInvalide):
        load_sequence(tmp_path)


def test_une_sequence_qui_n_est_pas_un_fichier_n_est_pas_passee_sous_silence(tmp_path: Path) -> None:
    (tmp_path / "sequence.toml").mkdir()
    with pytest.raises(DossierInvalide, match="pas un fichier"):
        load_sequence(tmp_path)
    (tmp_path / "autre").mkdir()
    (tmp_path / "autre" / "sequence.toml").symlink_to(tmp_path / "nulle-part.toml")
    with pytest.raises(DossierInvalide):
        load_sequence(tmp_path / "autre")
