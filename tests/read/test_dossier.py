"""Reading a dossier: exact values, every fault named with its key and its line, paths kept inside."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from dossier_juridique.errors import DossierInvalide, PieceIllisible
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.read import load_parametres, load_ressorts, read
from dossier_juridique.read.lignes import lignes_toml
from dossier_juridique.validate import validate

MINIMAL = """reference = "R-1"
au = 2026-11-22

[creancier]
type = "personne_morale"
denomination = "A"

[debiteur]
type = "personne_morale"
denomination = "B"

[[factures]]
numero = "F1"
emise_le = 2026-03-31
echeance = 2026-04-30
montant_ttc = 1234.50
"""


def ecrire(dossier: Path, texte: str, nom: str = "dossier.toml") -> Path:
    dossier.mkdir(exist_ok=True)
    (dossier / nom).write_text(texte, "utf-8")
    return dossier


def charger(dossier: Path) -> Dossier:
    source = read(dossier)
    return validate(source.contenu, source.lignes, source.fichier)


def test_les_decimales_sont_exactes(tmp_path: Path) -> None:
    d = charger(ecrire(tmp_path / "d", MINIMAL.replace("1234.50", "0.10")))
    assert d.factures[0].montant_ttc == Decimal("0.10")
    texte = charger(ecrire(tmp_path / "e", MINIMAL.replace("1234.50", '"0.10"')))
    assert texte.factures[0].montant_ttc == Decimal("0.10")


def test_json_et_toml_disent_la_meme_chose(tmp_path: Path) -> None:
    contenu = {
        "reference": "R-1", "au": "2026-11-22",
        "creancier": {"type": "personne_morale", "denomination": "A"},
        "debiteur": {"type": "personne_morale", "denomination": "B"},
        "factures": [{"numero": "F1", "emise_le": "2026-03-31", "echeance": "2026-04-30", "montant_ttc": "1234.50"}],
    }  # fmt: skip
    un = charger(ecrire(tmp_path / "t", MINIMAL))
    deux = charger(ecrire(tmp_path / "j", json.dumps(contenu), "dossier.json"))
    assert un == deux
    nombre = json.dumps(contenu).replace('"1234.50"', "1234.50")
    assert charger(ecrire(tmp_path / "k", nombre, "dossier.json")) == un


@pytest.mark.parametrize(
    ("avant", "apres", "attendus"),
    [
        ('denomination = "A"', 'denomminattion = "A"', ["creancier.denomminattion", "ligne 6", "« denomination »"]),
        ("montant_ttc = 1234.50", "montant_ttc = -3.00", ["factures[0].montant_ttc", "ligne 16", "négatif"]),
        ("montant_ttc = 1234.50", 'montant_ttc = "mille"', ["factures[0].montant_ttc", "nombre"]),
        ("montant_ttc = 1234.50", "montant_ttc = 1.234", ["factures[0].montant_ttc", "2 décimales"]),
        ("montant_ttc = 1234.50", "montant_ttc = true", ["factures[0].montant_ttc"]),
        ("montant_ttc = 1234.50", "montant_ttc = inf", ["factures[0].montant_ttc"]),
        ("echeance = 2026-04-30", "echeance = 2026-02-28", ["factures[0]", "précède", "31/03/2026"]),
        ("echeance = 2026-04-30", 'echeance = "30/04/2026"', ["factures[0].echeance", "AAAA-MM-JJ"]),
        ("echeance = 2026-04-30", "echeance = 2026-04-30T10:00:00", ["factures[0].echeance", "date"]),
        ("echeance = 2026-04-30", "echeance = 9999-04-30", ["factures[0].echeance", "date"]),
        ("echeance = 2026-04-30", "echeance = 2026-02-30", ["ligne 15"]),
        ('numero = "F1"', 'numero = "F1"\nnumero = "F2"', ["deux fois", "ligne"]),
        ('type = "personne_morale"\ndenomination = "B"', 'type = "societe"\ndenomination = "B"', ["debiteur.type"]),
        ('reference = "R-1"', "reference = [", ["ligne"]),
        ('reference = "R-1"', "", ["reference", "obligatoire"]),
        ('denomination = "A"', 'siren = "123456789"', ["creancier.siren", "SIREN"]),
        ('denomination = "A"', 'iban = "FR7630006000011234567890188"', ["creancier.iban", "IBAN"]),
        ('denomination = "A"', 'tva = "FR99123456782"', ["creancier.tva", "TVA"]),
        ("[[factures]]\n", "[[paiements]]\ndate = 2026-01-01\nmontant = 1\nfacture = \"Z\"\n[[factures]]\n",
         ["paiements[0].facture", "« Z »"]),
    ],
)  # fmt: skip
def test_une_faute_est_dite_avec_sa_place(tmp_path: Path, avant: str, apres: str, attendus: list[str]) -> None:
    assert avant in MINIMAL
    with pytest.raises(DossierInvalide) as refus:
        charger(ecrire(tmp_path / "d", MINIMAL.replace(avant, apres)))
    assert refus.value.code == 3
    for attendu in attendus:
        assert attendu in str(refus.value), str(refus.value)


@pytest.mark.parametrize(
    "texte",
    [
        '{"a": 1, "a": 2}',
        '{"a": NaN}',
        "[1]",
        "{",
        '{"a": ' + "[" * 5000 + "]" * 5000 + "}",
        '{"a": ' + "9" * 5000 + "}",
    ],
)
def test_le_json_douteux_est_refuse(tmp_path: Path, texte: str) -> None:
    with pytest.raises(DossierInvalide):
        charger(ecrire(tmp_path / "d", texte, "dossier.json"))


def test_le_toml_trop_profond_est_refuse(tmp_path: Path) -> None:
    with pytest.raises(DossierInvalide):
        charger(ecrire(tmp_path / "d", "a = " + "[" * 4000 + "]" * 4000))


def test_deux_fichiers_de_dossier_ou_aucun(tmp_path: Path) -> None:
    with pytest.raises(DossierInvalide):
        read(tmp_path)
    ecrire(tmp_path / "d", MINIMAL)
    ecrire(tmp_path / "d", "{}", "dossier.json")
    with pytest.raises(DossierInvalide):
        read(tmp_path / "d")


def test_un_fichier_qui_n_est_pas_de_l_utf8(tmp_path: Path) -> None:
    dossier = ecrire(tmp_path / "d", MINIMAL)
    (dossier / "dossier.toml").write_bytes('reference = "é"'.encode("latin-1"))
    with pytest.raises(DossierInvalide, match="UTF-8"):
        read(dossier)


def test_les_pieces_restent_dans_le_dossier(tmp_path: Path) -> None:
    dossier = ecrire(tmp_path / "d", MINIMAL)
    (tmp_path / "secret.pdf").write_bytes(b"%PDF-1.4")
    (dossier / "lien.pdf").symlink_to(tmp_path / "secret.pdf")
    (dossier / "bonne.pdf").write_bytes(b"%PDF-1.4")
    source = read(dossier)
    assert source.resoudre("./bonne.pdf").name == "bonne.pdf"
    for mauvais in (
        "../secret.pdf",
        "lien.pdf",
        str(tmp_path / "secret.pdf"),
        "absente.pdf",
        ".",
        "C:\\x.pdf",
        "a\x00b",
    ):
        with pytest.raises(PieceIllisible):
            source.resoudre(mauvais)


def test_les_lignes_des_cles() -> None:
    lignes = lignes_toml(MINIMAL + '\n[lettre]\nsignataire = { prenom = "C", nom = "M" }\nnote = """\nechec = 1\n"""\n')
    assert lignes["factures[0].echeance"] == 15
    assert lignes["creancier.denomination"] == 6
    assert lignes["lettre.signataire.nom"] == lignes["lettre.signataire"]
    assert "lettre.echec" not in lignes


def test_les_floats_d_un_mapping_sont_refuses() -> None:
    with pytest.raises(DossierInvalide, match="exact"):
        validate({"reference": "x", "creancier": {"type": "personne_morale"}, "debiteur": {"type": "personne_morale"},
                  "factures": [{"montant_ttc": 10.1}]})  # fmt: skip


def test_un_seul_debiteur(tmp_path: Path) -> None:
    liste = MINIMAL.replace("[debiteur]", "[[debiteurs]]")
    assert charger(ecrire(tmp_path / "d", liste)).debiteur.denomination == "B"
    with pytest.raises(DossierInvalide, match="un seul par dossier"):
        charger(ecrire(tmp_path / "e", liste + '\n[[debiteurs]]\ntype = "personne_morale"\n'))


def test_le_bareme_du_cabinet_prolonge_ou_se_refuse(tmp_path: Path) -> None:
    from datetime import date

    bon = (
        '[[series]]\nnom = "taux_bce"\n[[series.valeurs]]\ndebut = 2027-01-01\nfin = 2027-06-30\nvaleur = "2.65"\n'
        'texte = "BCE"\nlien = "https://www.ecb.europa.eu"\n'
    )
    (tmp_path / "b.toml").write_text(bon, "utf-8")
    assert load_parametres(tmp_path).a("taux_bce", date(2027, 3, 1)) == Decimal("2.65")
    for mauvais in (
        bon.replace("2027-01-01", "2027-02-01"),  # a gap
        bon.replace("2027-01-01", "2026-12-01"),  # an overlap
        bon.replace('texte = "BCE"', 'texte = ""'),  # no source
        bon.replace("fin = 2027-06-30\n", ""),  # open end
        bon.replace('"2.65"', '"deux"'),
        bon.replace("debut", "dbut"),
    ):
        (tmp_path / "b.toml").write_text(mauvais, "utf-8")
        with pytest.raises(DossierInvalide):
            load_parametres(tmp_path)


def test_la_table_des_ressorts() -> None:
    from dossier_juridique.model.commun import Adresse

    def cherche(**cles: str) -> list[str]:
        return [r.juridiction_commerciale for r in load_ressorts(Adresse.model_validate({"lignes": ["1 rue"], **cles}))]

    assert cherche(code_insee="13202") == ["tribunal des activités économiques de Marseille"]
    assert cherche(code_postal="69003", commune="Lyon") != []
    assert set(cherche(code_postal="69003", commune="LYON CEDEX 03")) == {"tribunal des activités économiques de Lyon"}
    assert cherche(code_postal="01330", commune="Ambérieux-en-Dombes") == ["tribunal de commerce de Bourg-en-Bresse"]
    assert cherche(code_insee="99999") == []
    assert cherche(code_insee="13202", pays="BE") == []
