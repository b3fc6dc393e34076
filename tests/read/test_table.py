"""Tables of dossiers: each cell as a person writes it, each column a key of the dossier."""

from __future__ import annotations

import json
import os
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from dossier_juridique.errors import DossierInvalide
from dossier_juridique.read import colonnes, find_dossiers, find_skipped, read
from dossier_juridique.read.table import read_table
from tests.actes.fabrique import ligne


@pytest.mark.parametrize(
    ("colonne", "cellule", "valeur"),
    [
        ("factures.montant_ttc", "1 234,56 €", "1234.56"),
        ("factures.montant_ttc", "1\u202f234,56\u00a0€", "1234.56"),
        ("factures.montant_ttc", "1.234,56", "1234.56"),
        ("factures.montant_ttc", "1,234.56", "1234.56"),
        ("factures.montant_ttc", "1234.56 EUR", "1234.56"),
        ("factures.montant_ttc", "-5", "-5"),
        ("factures.montant_ttc", "12,34,56", "12,34,56"),
        ("factures.montant_ttc", "1.23,45", "1.23,45"),
        ("factures.montant_ttc", "mille", "mille"),
        ("factures.montant_ttc", "1 2 3", "1 2 3"),
        ("factures.montant_ttc", "12 34,56", "12 34,56"),
        ("factures.montant_ttc", "12 345 678,9", "12345678.9"),
        ("conditions.taux_penalites", "12,5", "12.5"),
        ("factures.echeance", "31/03/2026", "2026-03-31"),
        ("factures.echeance", "1.3.2026", "2026-03-01"),
        ("factures.echeance", "2026-03-31", "2026-03-31"),
        ("factures.echeance", "31/13/2026", "2026-13-31"),
        ("debiteur.commercant", "Oui", True),
        ("debiteur.commercant", "faux", False),
        ("debiteur.commercant", "peut-être", "peut-être"),
        ("lettre.delai_jours", "15", 15),
        ("conditions.delai.n", "30", 30),
        ("debiteur.siren", "012345678", "012345678"),
        ("debiteur.adresse.code_postal", "01000", "01000"),
        ("factures.numero", "2026", "2026"),
        ("debiteur.adresse.lignes", "3 quai du Port | Bât. B", ["3 quai du Port", "Bât. B"]),
        ("factures.pieces", "facture|bl", ["facture", "bl"]),
        ("lettre.consequences", "penalites", ["penalites"]),
    ],
)
def test_une_cellule_devient_ce_que_la_cle_attend(colonne: str, cellule: str, valeur: object) -> None:
    trouvee = colonnes.find(colonne)
    assert trouvee is not None
    lue = colonnes.read_cell(cellule, trouvee.types)
    assert lue == valeur and type(lue) is type(valeur)


@pytest.mark.parametrize("nom", ["debiteur", "factures", "debiteur.sirene", "debiteur.siren[0]", "", "factures..numero", "a b"])
def test_ce_qui_n_est_pas_une_cle_n_est_pas_une_colonne(nom: str) -> None:
    assert colonnes.find(nom) is None


def test_chaque_cle_proposee_est_une_colonne() -> None:
    assert [n for n in colonnes.names() if n != "dossier" and colonnes.find(n) is None] == []


def _lire(dossier: Path, texte: str, nom: str = "t.csv", gabarit: str | None = None) -> list[tuple[str, Any]]:
    (dossier / nom).write_text(texte, "utf-8")
    pose = None
    if gabarit is not None:
        pose = dossier / "gabarit.toml"
        pose.write_text(gabarit, "utf-8")
    return [(d.nom, d.contenu if d.erreur is None else str(d.erreur)) for d in read_table(dossier / nom, pose)]


def test_les_lignes_d_un_dossier_s_ajoutent_et_se_posent_sur_le_gabarit(tmp_path: Path) -> None:
    lus = _lire(
        tmp_path,
        "reference,factures.numero,factures.montant_ttc,debiteur.siren,pieces[0].id,pieces[1].id\n"
        "A,F1,10,1,a,b\nB,F9,5,2,,\nA,F2,20,,a,c\n",
        gabarit='au = 2026-11-22\n[debiteur]\ntype = "personne_morale"\nsiren = "9"\n[[pieces]]\nid = "cgv"\n',
    )
    assert [nom for nom, _ in lus] == ["A", "B"]
    a = lus[0][1]
    assert [f["numero"] for f in a["factures"]] == ["F1", "F2"]
    assert a["debiteur"] == {"type": "personne_morale", "siren": "1"}
    assert [p["id"] for p in a["pieces"]] == ["cgv", "a", "b", "c"]
    assert lus[1][1]["pieces"] == [{"id": "cgv"}] and lus[1][1]["debiteur"]["siren"] == "2"


def test_le_separateur_et_les_guillemets_sont_ceux_de_l_entete(tmp_path: Path) -> None:
    for separateur in ";,\t":
        texte = separateur.join(("dossier", "debiteur.denomination")) + "\n" + separateur.join(("A", '"X ; Y, ""Z"""')) + "\n"
        assert _lire(tmp_path, texte) == [("A", {"reference": "A", "debiteur": {"denomination": 'X ; Y, "Z"'}})]


def test_la_reference_est_celle_de_la_ligne_sinon_le_nom(tmp_path: Path) -> None:
    lus = _lire(tmp_path, "dossier;reference\nA;R1\nB/2;\n", gabarit='reference = "la même pour tous"\n')
    assert [(nom, dit["reference"]) for nom, dit in lus] == [("A", "R1"), ("B-2", "B/2")]


def test_un_retour_a_la_ligne_dans_une_cellule_est_garde(tmp_path: Path) -> None:
    texte = 'dossier;factures.objet\nA;"deux\nlignes"\n'
    assert _lire(tmp_path, texte)[0][1]["factures"] == [{"objet": "deux\nlignes"}]


def test_deux_noms_qui_se_confondent_sont_dits(tmp_path: Path) -> None:
    lus = _lire(tmp_path, "dossier;debiteur.siren\n2026/1;1\n2026-1;2\n")
    assert len(lus) == 1 and "Distinguez" not in lus[0][1] and "2026-1" in lus[0][1]


@pytest.mark.parametrize("nom", ["../../x", "..", "/etc", "a\x00b", "~", "  "])
def test_un_nom_ne_sort_pas_de_la_sortie(tmp_path: Path, nom: str) -> None:
    lus = _lire(tmp_path, json.dumps({"dossier": nom, "reference": "R"}) + "\n", "t.jsonl")
    assert len(lus) == 1
    assert all("/" not in n and not n.startswith(".") and "\x00" not in n for n, _ in lus)


@pytest.mark.parametrize("nom", ["", ".", "///", '"…"', "-"])
def test_une_ligne_sans_nom_n_arrete_qu_elle(tmp_path: Path, nom: str) -> None:
    lus = _lire(tmp_path, f"dossier;factures.numero\nA;F1\n{nom};F2\nB;F3\n{nom};F4\n")
    assert [n for n, _ in lus] == ["A", "ligne-3", "B", "ligne-5"]
    assert lus[1][1] == "t.csv, ligne 3 : le dossier n'a pas de nom" and "ligne 5" in lus[3][1]
    assert lus[2][1]["factures"] == [{"numero": "F3"}]
    sans = "".join(json.dumps(o) + "\n" for o in ({"factures": []}, {"dossier": "C"}))
    assert [n for n, _ in _lire(tmp_path, sans, "t.jsonl")] == ["ligne-1", "C"]


def test_une_ligne_json_fautive_nomme_sa_ligne_et_n_arrete_qu_elle(tmp_path: Path) -> None:
    lus = _lire(tmp_path, '{"reference": "A"}\n{"reference": "A", "reference": "B"}\n{"reference": "C"}\n', "t.jsonl")
    assert [nom for nom, _ in lus] == ["A", "ligne-2", "C"]
    assert "ligne 2" in lus[1][1] and "deux fois" in lus[1][1] and lus[2][1] == {"reference": "C"}


@pytest.mark.parametrize(
    ("plat", "imbrique"),
    [
        ({"debiteur.siren": "131313132"}, {"debiteur": {"siren": "131313132"}}),
        ({"debiteur.adresse.lignes": "3 quai|Bât. B"}, {"debiteur": {"adresse": {"lignes": ["3 quai", "Bât. B"]}}}),
        ({"debiteur.adresse.lignes": ["3 quai"]}, {"debiteur": {"adresse": {"lignes": ["3 quai"]}}}),
        ({"factures.numero": "F1", "factures.montant_ttc": 9.5}, {"factures": [{"numero": "F1", "montant_ttc": Decimal("9.5")}]}),
        ({"factures[0].numero": "F1", "factures[1].numero": "F2"}, {"factures": [{"numero": "F1"}, {"numero": "F2"}]}),
        ({"factures.echeance": "31/03/2026"}, {"factures": [{"echeance": "2026-03-31"}]}),
        ({"debiteur.commercant": True, "debiteur.siret": None, "debiteur.tva": ""}, {"debiteur": {"commercant": True}}),
        ({"debiteur": {"siren": "1"}, "debiteur.nom": "A"}, {"debiteur": {"siren": "1", "nom": "A"}}),
    ],
)  # fmt: skip
def test_des_lignes_json_prennent_les_cles_d_un_en_tete(tmp_path: Path, plat: dict[str, Any], imbrique: dict[str, Any]) -> None:
    lus = _lire(tmp_path, json.dumps({"reference": "A", **plat}) + "\n", "t.jsonl")
    assert lus == [("A", {"reference": "A", **imbrique})]


@pytest.mark.parametrize(
    ("plat", "dit"),
    [
        ({"debiteur.sirene": "1"}, "« debiteur.sirene » : n'est pas une clé de dossier ; vouliez-vous écrire « debiteur.siren »"),
        ({"factures.numero": "1", "factures[0].numero": "2"}, "« factures.numero » remplit la même clé"),
        ({"factures": [{"numero": "1"}], "factures.echeance": "2026-03-31"}, "« factures » remplit la même clé"),
        ({"debiteur": {"siren": "1"}, "debiteur.siren": "2"}, "« debiteur.siren » y reçoit deux valeurs différentes"),
        ({"factures.echeance": "31/02/2026"}, "« 31/02/2026 » : ce jour n'existe pas"),
    ],
)  # fmt: skip
def test_une_cle_pointee_fautive_n_arrete_que_sa_ligne(tmp_path: Path, plat: dict[str, Any], dit: str) -> None:
    lignes = ({"reference": "A"}, {"reference": "B", **plat}, {"reference": "C"})
    lus = _lire(tmp_path, "".join(json.dumps(li) + "\n" for li in lignes), "t.jsonl")
    assert [nom for nom, _ in lus] == ["A", "B", "C"] and lus[2][1] == {"reference": "C"}
    assert "ligne 2" in lus[1][1] and dit in lus[1][1].replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(("ligne", "lu"), [("[1]", "un tableau"), ('"A"', "un texte"), ("12", "un nombre"), ("null", "null")])
def test_une_ligne_json_qui_n_est_pas_un_objet_le_dit(tmp_path: Path, ligne: str, lu: str) -> None:
    lus = _lire(tmp_path, f'{{"reference": "A"}}\n{ligne}\n', "t.jsonl")
    assert lus[1] == ("ligne-2", f"t.jsonl, ligne 2 : un objet JSON est attendu (lu : {lu})")


def test_les_dossiers_d_une_racine(tmp_path: Path) -> None:
    for nom in ("b", "a/x", "a/y", ".cache/z", "a/x/pieces/w", "sortie/q"):
        (tmp_path / nom).mkdir(parents=True)
        (tmp_path / nom / ("dossier.json" if nom.endswith("y") else "dossier.toml")).write_text("", "utf-8")
    (tmp_path / "lien").symlink_to(tmp_path / "b")
    assert [e.nom for e in find_dossiers(tmp_path, sauf=tmp_path / "sortie")] == ["a/x", "a/y", "b"]
    assert [e.nom for e in find_dossiers(tmp_path / "b")] == ["b"]


def test_les_dossiers_ignores_sont_nommes_avec_la_raison(tmp_path: Path) -> None:
    for nom in ("racine/a", "racine/a/enfant", "racine/a/pieces/petit-enfant", "racine/.cache/z", "racine/.seul",
                "racine/b/c", "racine/sortie/.q", "dehors/d", "racine/.git"):  # fmt: skip
        (tmp_path / nom).mkdir(parents=True, exist_ok=True)
        if nom != "racine/.git":
            (tmp_path / nom / "dossier.toml").write_text("", "utf-8")
    racine = tmp_path / "racine"
    for lien, vers in (("vers-a", "a"), ("boucle", "."), ("mort", "nulle-part"), ("ailleurs", "../dehors"), ("b/haut", "../..")):
        (racine / lien).symlink_to(vers)
    assert [e.nom for e in find_dossiers(racine, sauf=racine / "sortie")] == ["a", "b/c"]
    assert [(i.nom, i.raison) for i in find_skipped(racine, sauf=racine / "sortie")] == [
        (".cache/z", "dossier caché"), (".seul", "dossier caché"), ("a/enfant", "dans un autre dossier"),
        ("a/pieces/petit-enfant", "dans un autre dossier"), ("ailleurs/d", "lien symbolique"), ("vers-a", "lien symbolique"),
    ]  # fmt: skip
    assert [i.nom for i in find_skipped(racine / "a")] == ["enfant", "pieces/petit-enfant"]
    assert find_skipped(racine / "b") == ()


def test_un_dossier_qui_ne_s_ouvre_pas_en_est_un_qui_le_dit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for nom in ("a", "b/ferme", "c"):
        (tmp_path / nom).mkdir(parents=True)
    (tmp_path / "a" / "dossier.toml").write_text("", "utf-8")
    (tmp_path / "c" / "dossier.toml").mkdir()
    vrai = os.scandir

    def refuser(chemin: Path) -> object:
        if Path(chemin).name == "ferme":
            raise PermissionError
        return vrai(chemin)

    monkeypatch.setattr("os.scandir", refuser)
    assert [e.nom for e in find_dossiers(tmp_path)] == ["a", "b/ferme", "c"]
    for nom in ("b/ferme", "c"):
        with pytest.raises(DossierInvalide):
            read(tmp_path / nom)


def test_deux_colonnes_pour_une_meme_cle_sont_refusees(tmp_path: Path) -> None:
    with pytest.raises(DossierInvalide, match=r"« factures\.numero » et « factures\[0\]\.numero »"):
        _lire(tmp_path, "dossier;factures.numero;factures[0].numero\nA;F1;F2\n")
    assert _lire(tmp_path, "dossier;factures[0].numero;factures[1].numero\nA;F1;F2\n")[0][1]["factures"] == [
        {"numero": "F1"}, {"numero": "F2"},
    ]  # fmt: skip


@pytest.mark.parametrize("codage", ["utf-16", "utf-16-le", "utf-16-be"])
def test_une_table_en_utf_16_se_lit_ou_se_dit(tmp_path: Path, codage: str) -> None:
    table = tmp_path / "t.csv"
    table.write_bytes("dossier\tdebiteur.denomination\nA\tHôtel\n".encode(codage))
    if codage == "utf-16":  # the only one that bears its mark
        assert read_table(table, None)[0].contenu == {"reference": "A", "debiteur": {"denomination": "Hôtel"}}
    else:
        with pytest.raises(DossierInvalide) as refus:
            read_table(table, None)
        assert "CSV UTF-8" in refus.value.remede


@pytest.mark.parametrize(
    ("colonne", "cellule", "dit"),
    [("factures.montant_ttc", "abc", "« abc » n'est pas un nombre ; écrivez-le 1 234,56"),
     ("factures[1].montant_ttc", "12,34,56", "« 12,34,56 » n'est pas un nombre ; écrivez-le 1 234,56"),
     ("factures.echeance", "31/02/2026", "« 31/02/2026 » : ce jour n'existe pas (février 2026 a 28 jours)"),
     ("factures.echeance", "29.02.2028", ""),
     ("factures.echeance", "2026-04-31", "« 2026-04-31 » : ce jour n'existe pas (avril 2026 a 30 jours)"),
     ("factures.echeance", "02/31/2026",
      "« 02/31/2026 » : il n'y a pas de mois 31 ; la date s'écrit JJ/MM/AAAA, comme 30/04/2026"),
     ("factures.echeance", "fin mars", "« fin mars » n'est pas une date ; écrivez-la JJ/MM/AAAA, comme 30/04/2026"),
     ("factures.echeance", "01/04/0026", "« 01/04/0026 » : l'année 26 n'est pas admise"),
     ("debiteur.commercant", "peut-être", "« peut-être » : écrivez oui ou non"),
     ("lettre.delai_jours", "quinze", "« quinze » n'est pas un nombre entier"),
     ("factures.montant_ttc", "1 234,56", ""), ("debiteur.commercant", "non", "")],
)  # fmt: skip
def test_une_cellule_fautive_nomme_sa_colonne_sa_ligne_et_la_forme_attendue(
    tmp_path: Path, colonne: str, cellule: str, dit: str
) -> None:
    bonne, autre = "A;F1;\n", "B;F2;\n"
    lus = dict(_lire(tmp_path, f"dossier;factures.numero;{colonne}\n{bonne}{autre}A;F3;{cellule}\n"))
    assert isinstance(lus["B"], dict)
    if dit:
        assert ligne(lus["A"]) == f"t.csv : ligne 4, colonne « {colonne} » : {dit}"
    else:
        assert isinstance(lus["A"], dict)


def test_les_cellules_fautives_d_une_ligne_sont_dites_ensemble(tmp_path: Path) -> None:
    lus = _lire(tmp_path, "dossier;factures.echeance;factures.montant_ttc\nA;31/02/2026;abc\n")
    assert lus[0][1].count("ligne 2, colonne") == 2
