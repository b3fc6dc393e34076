"""« dossier ajouter »: the nature proposed, the file edited in place, nothing lost, nothing overwritten, no duplicate."""

from __future__ import annotations

import json
import shutil
import tomllib
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from dossier_juridique import pipeline
from dossier_juridique.accueil import add
from dossier_juridique.cli import main
from dossier_juridique.croisement.proposition import propose
from dossier_juridique.errors import ArgumentsInvalides, DossierInvalide, PieceIllisible
from dossier_juridique.model.lecture_de_piece import LectureDePiece

SAMPLES = Path(__file__).parents[2] / "samples"
TROIS = SAMPLES / "plusieurs_factures" / "pieces"


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    cible = tmp_path / "dossier"
    shutil.copytree(SAMPLES / "impaye_simple", cible)
    return cible


def _toml(dossier: Path) -> dict[str, Any]:
    return tomllib.loads((dossier / "dossier.toml").read_text("utf-8"), parse_float=Decimal)


def test_les_natures_des_exemples_sont_proposees() -> None:
    for nom in ("impaye_simple", "plusieurs_factures", "dossier_refuse"):
        lu = pipeline.cross(pipeline.prepare(SAMPLES / nom))
        for piece in lu.dossier.pieces:
            proposee = propose(lu.lectures[piece.id], Path(piece.fichier).name, lu.dossier.debiteur.courriel)
            assert proposee.nature == piece.nature, piece.id
            assert proposee.date in (None, piece.date), piece.id
            if lu.lectures[piece.id].lisible and piece.nature in ("facture", "avoir", "bon_de_commande"):
                assert proposee.date == piece.date and proposee.intitule.replace("\u00a0", " ") == piece.intitule


@pytest.mark.parametrize(
    ("texte", "nature", "numero", "jour"),
    [
        (
            "Transports Roux\nBON DE LIVRAISON N° 4512\nCommande BC-77\nLivré le 12/05/2026 à Lyon",
            "bon_de_livraison",
            "4512",
            date(2026, 5, 12),
        ),
        (
            "LA POSTE\nAvis de réception\nRecommandé n° 1A 204 118 3309 4\nDistribué le 17/06/2026",
            "avis_de_reception",
            "1A 204 118 3309 4",
            None,
        ),
        (
            "LA POSTE\nPreuve de dépôt\n1A 204 118 3309 4\nDate 15/06/2026",
            "preuve_de_depot",
            "1A 204 118 3309 4",
            date(2026, 6, 15),
        ),
        (
            "Société Brun\nLyon, le 3 juin 2026\nObjet : mise en demeure de payer\nMadame, Monsieur",
            "mise_en_demeure",
            None,
            date(2026, 6, 3),
        ),
        (
            "Société Brun\nDEVIS N° D-2026-4\nDate : 02/02/2026\nTotal TTC 120,00 €",
            "devis_signe",
            "D-2026-4",
            date(2026, 2, 2),
        ),
        ("CONTRAT DE FOURNITURE\nEntre les soussignés, la société Brun et la société Noir", "contrat", None, None),
        ("Greffe du tribunal de commerce de Lyon\nExtrait Kbis\nÀ jour au 12/06/2026", "extrait_registre", None, None),
        (
            "Conditions générales de vente\nArticle 1. Objet. Les présentes conditions régissent la facture",
            "conditions_generales",
            None,
            None,
        ),
        (
            "Brun SARL\nFACTURE N° 2026-55\nDate : 01/04/2026\nBon de livraison n° 4512\nTotal TTC 120,00 €",
            "facture",
            "2026-55",
            date(2026, 4, 1),
        ),
        ("Note interne sans titre connu, à classer par une personne", "autre", None, None),
    ],
)
def test_la_nature_vient_du_contenu(texte: str, nature: str, numero: str | None, jour: date | None) -> None:
    proposee = propose(LectureDePiece("x", (texte,)), "numerisation-001.pdf")
    assert (proposee.nature, proposee.numero) == (nature, numero)
    if jour is not None:
        assert proposee.date == jour


def test_le_toml_garde_chaque_ligne(dossier: Path) -> None:
    avant = (dossier / "dossier.toml").read_text("utf-8")
    compte = add(dossier, [TROIS / "relance-2026-05-05.pdf", TROIS / "preuve-depot.jpg"])
    apres = (dossier / "dossier.toml").read_text("utf-8")
    assert apres.startswith(avant.rstrip("\n")), "tout ce qui était écrit reste, commentaires compris"
    pieces = _toml(dossier)["pieces"][-2:]
    assert [(p["nature"], p["fichier"]) for p in pieces] == [
        ("relance", "pieces/relance-2026-05-05.pdf"), ("preuve_de_depot", "pieces/preuve-depot-2.jpg"),
    ]  # fmt: skip
    assert (dossier / "pieces" / "preuve-depot-2.jpg").read_bytes() == (TROIS / "preuve-depot.jpg").read_bytes()
    assert (dossier / "pieces" / "preuve-depot.jpg").read_bytes() == (
        SAMPLES / "impaye_simple" / "pieces" / "preuve-depot.jpg"
    ).read_bytes(), "rien n'est écrasé"
    assert "relisez" in compte and "le nom du fichier" in compte
    assert pipeline.prepare(dossier).dossier.pieces[-1].id == pieces[-1]["id"]


def test_la_facture_et_l_avoir_trouvent_leur_place(tmp_path: Path) -> None:
    cible = tmp_path / "d"
    shutil.copytree(SAMPLES / "plusieurs_factures", cible)
    texte = (cible / "dossier.toml").read_text("utf-8")
    for identifiant in ("facture-2", "avoir-1", "commande-3"):
        debut = texte.index(f'[[pieces]]\nid = "{identifiant}"')
        fin = texte.find("[[pieces]]", debut + 5)
        texte = texte[:debut] + texte[fin:]
        texte = texte.replace(f', "{identifiant}"', "").replace(f'"{identifiant}", ', "")
    texte = texte.replace('piece = "avoir-1"\n', "")
    (cible / "dossier.toml").write_text(texte, "utf-8")
    for nom in ("facture-F2025-0093.pdf", "avoir-A2024-0021.pdf", "commande-SR-2602-05.pdf"):
        (cible / "pieces" / nom).unlink()
    compte = add(
        cible, [TROIS / n for n in ("facture-F2025-0093.pdf", "avoir-A2024-0021.pdf", "commande-SR-2602-05.pdf")]
    )
    contenu = _toml(cible)
    assert contenu["factures"][1]["pieces"][-1] == "facture-f2025-0093"
    assert contenu["factures"][2]["pieces"][-1] == "bon-de-commande-sr-2602-05"
    assert contenu["avoirs"][0]["piece"] == "avoir-a2024-0021"
    assert "rattachée à la facture F2026-0041" in compte
    assert "# pénalités d'abord, puis principal (C. civ., art. 1343-1)" in (cible / "dossier.toml").read_text("utf-8")


def _en_ligne(texte: str) -> str:
    tete = texte[: texte.index("[[pieces]]")]
    return tete.replace(
        'reference = "2026-041"',
        'reference = "2026-041"\npieces = [\n  # la seule pièce\n  '
        '{ id = "facture", fichier = "pieces/facture-F2026-031.pdf", nature = "facture", intitule = "F" },\n]',
    )


def _sans_pieces(texte: str) -> str:
    return texte[: texte.index("[[pieces]]")].rstrip("\n")


def _crlf(texte: str) -> str:
    return texte.replace("\n", "\r\n")


def _au_milieu(texte: str) -> str:
    coupe = texte.index("[[pieces]]")
    procedure = texte.index("[procedure]")
    return texte[:procedure] + texte[coupe:].rstrip("\n") + "\n\n# après les pièces\n" + texte[procedure:coupe]


def _en_ligne_sans_virgule(texte: str) -> str:
    return _en_ligne(texte).replace('intitule = "F" },\n]', 'intitule = "F" } # la dernière\n]')


def _melees(texte: str) -> str:
    """The blocks of the exhibits stand on both sides of another, which has a comment of its own."""
    coupe, procedure = texte.index("[[pieces]]"), texte.index("[procedure]")
    premiere = texte.index("[[pieces]]", coupe + 5)
    return (
        texte[:procedure] + texte[coupe:premiere].rstrip("\n") + "\n\n# de la procédure\n"
        + texte[procedure:coupe] + texte[premiere:].rstrip("\n") + "\n# fin du dossier"
    )  # fmt: skip


@pytest.mark.parametrize(
    "forme", [_en_ligne, _en_ligne_sans_virgule, _sans_pieces, _crlf, _au_milieu, _melees]
)
def test_chaque_ecriture_du_toml(dossier: Path, forme: Callable[[str], str]) -> None:
    fichier = dossier / "dossier.toml"
    fichier.write_bytes(forme(fichier.read_text("utf-8")).encode())
    avant = fichier.read_bytes().decode()
    nombre = len(tomllib.loads(avant).get("pieces", []))
    add(dossier, [TROIS / "relance-2026-05-05.pdf"])
    apres = fichier.read_bytes().decode()
    assert len(tomllib.loads(apres)["pieces"]) == nombre + 1
    # The last of a list gains its comma before its comment, and nothing else.
    assert [ligne.replace("} #", "}, #") for ligne in avant.splitlines() if "#" in ligne] == [
        ligne.replace("} #", "}, #") for ligne in apres.splitlines() if "#" in ligne
    ]
    if forme in (_crlf, _au_milieu, _melees):
        reste = iter(apres.splitlines())
        assert all(ligne in reste for ligne in avant.splitlines()), "chaque ligne reste, à son rang"
    if forme is _au_milieu:
        assert "# après les pièces\n[procedure]" in apres or "# après les pièces\n\n[procedure]" in apres
    if forme is _melees:
        assert "# de la procédure\n[procedure]" in apres
    if "\r\n" in avant:
        assert "\n" not in apres.replace("\r\n", "")


@pytest.mark.parametrize(
    "fin", ["\n# fin du bloc\n\n[[factures.statuts]]", "\npieces = [\n  # rien encore\n]\n\n[[factures.statuts]]"]
)
def test_le_bloc_de_la_facture_seul_est_modifie(tmp_path: Path, fin: str) -> None:
    (tmp_path / "pieces").mkdir()
    avant = f"""reference = "2026-041"

[creancier]
type = "personne_morale"
denomination = "Atelier"

[[pieces]]
id = "contrat"
fichier = "pieces/c.pdf"
nature = "contrat"
intitule = "Contrat"

# Les factures suivent.
[[factures]]
numero = "F2026-031"
montant_ttc = 22557.60{fin}
code = "205"
date = 2026-10-05

[debiteur]
type = "personne_morale"
denomination = "Brasserie"
qualite = "professionnel"
"""
    (tmp_path / "dossier.toml").write_text(avant, "utf-8")
    shutil.copyfile(TROIS / "relance-2026-05-05.pdf", tmp_path / "pieces" / "c.pdf")
    add(tmp_path, [SAMPLES / "impaye_simple" / "pieces" / "facture-F2026-031.pdf"])
    apres = (tmp_path / "dossier.toml").read_text("utf-8")
    reste = iter(apres.splitlines())
    assert all(ligne in reste for ligne in avant.splitlines())
    assert "# Les factures suivent.\n[[factures]]" in apres
    assert _toml(tmp_path)["factures"][0]["pieces"] == ["facture-f2026-031"]


def test_un_document_bureautique_est_ajoute_d_apres_son_nom(dossier: Path, tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "Bon de commande.docx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")
    assert "le nom du fichier" in add(dossier, [tmp_path / "Bon de commande.docx"])
    derniere = _toml(dossier)["pieces"][-1]
    assert (derniere["nature"], derniere["fichier"]) == ("bon_de_commande", "pieces/Bon-de-commande.docx")


def test_un_dossier_json_garde_ses_nombres(dossier: Path) -> None:
    contenu = json.loads(json.dumps(_toml(dossier), default=str))
    contenu["factures"][0]["montant_ttc"] = "@"
    texte = json.dumps(contenu, ensure_ascii=False, indent=2).replace('"@"', "22557.60")
    (dossier / "dossier.toml").unlink()
    (dossier / "dossier.json").write_text(texte + "\n", "utf-8")
    add(dossier, [TROIS / "relance-2026-05-05.pdf"])
    apres = (dossier / "dossier.json").read_text("utf-8")
    assert '"montant_ttc": 22557.60' in apres and json.loads(apres)["pieces"][-1]["date"] == "2026-05-05"
    assert pipeline.prepare(dossier).dossier.pieces[-1].nature == "relance"


def test_un_doublon_est_refuse_et_rien_n_est_ecrit(dossier: Path, tmp_path: Path) -> None:
    avant = {p.name: p.read_bytes() for p in dossier.rglob("*") if p.is_file()}
    jumelle = tmp_path / "autre-nom.pdf"
    shutil.copyfile(SAMPLES / "impaye_simple" / "pieces" / "facture-F2026-031.pdf", jumelle)
    with pytest.raises(ArgumentsInvalides, match="déjà là"):
        add(dossier, [TROIS / "relance-2026-05-05.pdf", jumelle])
    with pytest.raises(ArgumentsInvalides, match="déjà là"):
        add(dossier, [TROIS / "relance-2026-05-05.pdf", TROIS / "relance-2026-05-05.pdf"])
    assert {p.name: p.read_bytes() for p in dossier.rglob("*") if p.is_file()} == avant


@pytest.mark.parametrize(
    ("nom", "octets"),
    [
        ("vide.pdf", b""),
        ("page.pdf", b"<!doctype html><html></html>"),
        ("contrat.docx", b"PK\x03\x04" + b"0" * 40),
        ("casse.pdf", b"%PDF-1.7\n1 0 obj"),
    ],
)
def test_un_fichier_qui_n_est_pas_une_piece_est_refuse(dossier: Path, tmp_path: Path, nom: str, octets: bytes) -> None:
    avant = {p.name: p.read_bytes() for p in dossier.rglob("*") if p.is_file()}
    (tmp_path / nom).write_bytes(octets)
    with pytest.raises(PieceIllisible, match=nom):
        add(dossier, [TROIS / "relance-2026-05-05.pdf", tmp_path / nom])
    assert {p.name: p.read_bytes() for p in dossier.rglob("*") if p.is_file()} == avant


def test_une_ecriture_manquee_ne_laisse_rien(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dossier_juridique.read import ajout

    def refuser(*_: object) -> str:
        raise ajout._refuse("dossier.toml")

    monkeypatch.setattr(ajout, "_toml", refuser)
    with pytest.raises(DossierInvalide):
        add(dossier, [TROIS / "relance-2026-05-05.pdf"])
    assert not (dossier / "pieces" / "relance-2026-05-05.pdf").exists()


def test_la_commande(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ajouter", str(dossier), str(TROIS / "relance-2026-05-05.pdf")]) == 0
    assert "nature relance" in capsys.readouterr().out
    assert main(["ajouter", str(dossier), str(dossier / "absente.pdf")]) == 3
    assert main(["ajouter", str(dossier)]) == 2
