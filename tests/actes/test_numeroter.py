"""The order of the exhibits, their numbers, their lines and the names of their files."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dossier_juridique.actes.bordereau import NOM_MAX, ORDRE, numeroter
from tests.actes.cas import deux_factures, toutes_les_pieces
from tests.actes.fabrique import document, dossier


def test_ordre_des_natures_puis_des_lettres_et_de_leurs_preuves() -> None:
    lu = dossier(deux_factures)
    assert [p.piece.id for p in numeroter(lu)] == [
        "contrat", "commande-2", "livraison-1", "facture-1", "facture-2", "avoir", "relance-1", "mise-en-demeure",
        "depot", "avis-reception",
    ]  # fmt: skip
    assert [p.numero for p in numeroter(lu)] == [str(n) for n in range(1, 11)]


def test_les_preuves_suivent_leur_lettre_meme_sans_lien() -> None:
    def delier(d: dict[str, Any]) -> None:
        d["courriers"] = []
        d["pieces"].insert(0, d["pieces"].pop())

    ordre = [p.piece.id for p in numeroter(dossier(delier))]
    assert ordre[-3:] == ["mise-en-demeure", "depot", "avis-reception"]


def test_la_traduction_suit_l_original() -> None:
    def traduire(d: dict[str, Any]) -> None:
        d["pieces"][0].update(langue="de", traduction="traduite")
        d["pieces"].append({"id": "traduite", "fichier": "t.pdf", "nature": "traduction", "intitule": "Traduction"})

    assert [p.piece.id for p in numeroter(dossier(traduire))][:2] == ["contrat", "traduite"]


def test_libelles_et_noms_de_fichiers() -> None:
    def titrer(d: dict[str, Any]) -> None:
        d["pieces"][2]["intitule"] = "Facture n° F2026-041"
        d["pieces"][3]["intitule"] = "Relance du 12 mai 2026"
        d["pieces"][0]["intitule"] = "Œuvre d'été : « devis » n° 12/2025 " + "très " * 40

    pieces = {p.piece.id: p for p in numeroter(dossier(titrer))}
    assert pieces["facture-1"].libelle == "Facture n° F2026-041 du 31/03/2026"
    assert pieces["facture-1"].nom_de_fichier == "Piece_03_Facture_F2026-041.pdf"
    assert pieces["relance-1"].libelle == "Relance du 12 mai 2026"
    assert pieces["contrat"].nom_de_fichier.startswith("Piece_01_OEuvre_d_ete_devis_12_2025_tres")
    assert all(len(p.nom_de_fichier) <= NOM_MAX for p in pieces.values())


def test_trois_chiffres_au_dela_de_99_pieces() -> None:
    def remplir(d: dict[str, Any]) -> None:
        d["pieces"] += [
            {"id": f"a{n}", "fichier": f"{n}.pdf", "nature": "autre", "intitule": "Pièce"} for n in range(100)
        ]

    noms = [p.nom_de_fichier for p in numeroter(dossier(remplir))]
    assert noms[0].startswith("Piece_001_") and noms[-1].startswith("Piece_107_")
    assert len(set(noms)) == len(noms)


IMPRIMABLES = st.characters(blacklist_categories=("Cc", "Cf", "Cs", "Co", "Cn"))
TITRES = st.text(IMPRIMABLES, min_size=1, max_size=120).filter(lambda t: bool(t.strip()))


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(7)), TITRES)
def test_l_ordre_du_dossier_ne_change_rien(ordre: list[int], titre: str) -> None:
    def melanger(d: dict[str, Any]) -> None:
        d["pieces"][2]["intitule"] = titre
        d["pieces"] = [d["pieces"][n] for n in ordre]

    def titrer(d: dict[str, Any]) -> None:
        d["pieces"][2]["intitule"] = titre

    melangees, rangees = numeroter(dossier(melanger)), numeroter(dossier(titrer))
    assert melangees == rangees
    for piece in melangees:
        nom = piece.nom_de_fichier
        assert nom.isascii() and len(nom) <= NOM_MAX and nom.endswith(".pdf") and "/" not in nom and ".." not in nom


def test_chaque_nature_a_sa_place() -> None:
    from typing import get_args

    from dossier_juridique.model.actes_du_dossier import NaturePiece

    rangees = {nature for groupe in ORDRE for nature in groupe} | {"preuve_de_depot", "avis_de_reception", "non_reclame"}
    assert rangees == set(get_args(NaturePiece))


def test_bordereau_pages_et_nombre() -> None:
    faits: Any = document("bordereau", toutes_les_pieces).faits
    assert faits.nombre == 27
    assert [x.numero for x in faits.lignes] == [str(n) for n in range(1, 28)]
    assert faits.lignes[0].pages == 2 and (faits.lignes[0].premiere, faits.lignes[0].derniere) == (7, 8)
    assert all(b.premiere == a.derniere + 1 for a, b in pairwise(faits.lignes))
