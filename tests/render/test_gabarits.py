"""What a template may not do, and what a fault of a template says."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import Struct

from dossier_juridique.actes import ACTES
from dossier_juridique.errors import ArgumentsInvalides, SortieRefusee
from dossier_juridique.render.gabarits import fill, variables_of
from dossier_juridique.render.modeles import ACTES_EN_WORD, Modeles, shipped_modeles
from dossier_juridique.render.typographie import set_french


class Chose(Struct, frozen=True):
    """A fact with a method, which a template must not reach."""

    nom: str = "Dupont & Fils <SARL>"
    rangs: tuple[int, ...] = tuple(range(200))

    def agir(self) -> str:
        """What must never run."""
        raise AssertionError("a method of a fact was called")


def essayer(dossier: Path, texte: str, **variables: object) -> str:
    (dossier / "essai").mkdir(parents=True, exist_ok=True)
    (dossier / "essai" / "corps.html").write_text(texte, encoding="utf-8")
    return fill(Modeles((dossier,)), "essai/corps.html", {"chose": Chose(), **variables})


INTERDITS = {
    "appel de méthode": "{{ chose.agir() }}",
    "méthode sans appel": "{{ chose.agir }}",
    "méthode d'une chaîne": "{{ chose.nom.upper }}",
    "attribut privé": "{{ chose.__class__ }}",
    "clé privée": "{{ chose['__class__'] }}",
    "clé méthode": "{{ chose['agir'] }}",
    "cycler": "{{ cycler.__init__.__globals__.os }}",
    "range": "{% for i in range(3) %}{% endfor %}",
    "namespace": "{% set n = namespace(a=1) %}",
    "lipsum": "{{ lipsum() }}",
    "arithmétique": "{{ chose.rangs[0] + 1 }}",
    "répétition": "{{ 'a' * 1000000000 }}",
    "format": "{{ '%s' % chose.nom }}",
    "macro": "{% macro m() %}{% endmacro %}",
    "importation": "{% import 'charte/lettre.html' as l %}",
    "héritage": "{% extends 'charte/lettre.html' %}",
    "inclusion hors de commun": "{% include 'charte/lettre.html' %}",
    "inclusion qui remonte": "{% include '../../etc/passwd' %}",
    "inclusion choisie par une donnée": "{% include chose.nom %}",
    "filtre safe": "{{ chose.nom|safe }}",
    "filtre default": "{{ chose.nom|default('') }}",
    "filtre map": "{{ chose.rangs|map('abs')|list }}",
    "filtre interne": "{{ chose.rangs|_borne }}",
    "échappement levé": "{% autoescape false %}{{ chose.nom }}{% endautoescape %}",
    "test defined": "{% if chose.nom is defined %}{% endif %}",
    "boucle récursive": "{% for r in chose.rangs recursive %}{% endfor %}",
    "cycle de boucle": "{% for r in chose.rangs %}{{ loop.cycle('a', 'b') }}{% endfor %}",
    "euros d'un texte": "{{ chose.nom|euros }}",
    "attribut inconnu": "{{ chose.nomm }}",
    "syntaxe": "{% if %}",
}


@pytest.mark.parametrize("texte", INTERDITS.values(), ids=INTERDITS.keys())
def test_forbidden(texte: str, tmp_path: Path) -> None:
    with pytest.raises(SortieRefusee) as refus:
        essayer(tmp_path, "<p>un</p>\n<p>deux</p>\n" + texte)
    assert refus.value.lieu == "essai/corps.html, ligne 3"
    assert refus.value.code == 5
    assert "Variables de ce modèle : chose" in (refus.value.remede or "")


def test_an_unknown_field_is_refused_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(SortieRefusee, match=r"« nomm » n'existe pas dans Chose \(qui a : .*nom"):
        essayer(tmp_path, "{{ chose.nomm }}")


def test_a_folder_of_texts_is_never_ignored_in_silence(tmp_path: Path) -> None:
    (tmp_path / "dehors.html").write_text("<p>secret</p>", encoding="utf-8")
    for nom, dit in (
        ("relance/corps.html", "ce lien sort"), ("mise_en_demeure.docx", "mise-en-demeure.docx"),
        ("charte/chartre.docx", "charte/charte.docx"), ("charte/style.css", "charte/charte.css"),
        ("relances/corps.html", "relance/corps.html"),
    ):  # fmt: skip
        bureau = tmp_path / nom.replace("/", "-")
        (bureau / nom).parent.mkdir(parents=True)
        if dit.startswith("ce lien"):
            (bureau / nom).symlink_to(tmp_path / "dehors.html")
        else:
            (bureau / nom).write_bytes(b"")
        with pytest.raises(ArgumentsInvalides) as refus:
            shipped_modeles(bureau)
        assert refus.value.lieu == nom and dit in f"{refus.value.message} {refus.value.remede}"


def test_every_act_but_the_statement_may_be_written_in_word() -> None:
    assert [a.nom for a in ACTES if a.nom != "decompte"] == sorted(ACTES_EN_WORD, key=[a.nom for a in ACTES].index)


def test_unknown_variable_even_where_not_taken(tmp_path: Path) -> None:
    with pytest.raises(SortieRefusee) as refus:
        essayer(tmp_path, "<p>\n{% if chose is none %}{{ chsoe.nom }}{% endif %}</p>", total=1)
    assert refus.value.lieu == "essai/corps.html, ligne 2"
    assert refus.value.message == "variable inconnue chsoe."
    assert refus.value.remede == "Variables de ce modèle : chose, total."


def test_nested_loops_are_stopped(tmp_path: Path) -> None:
    boucles = "".join(f"{{% for v{n} in chose.rangs %}}" for n in range(4)) + "{% endfor %}" * 4
    with pytest.raises(SortieRefusee, match="tours de boucle"):
        essayer(tmp_path, boucles)


def test_size_is_bounded(tmp_path: Path) -> None:
    with pytest.raises(SortieRefusee, match="caractères"):
        essayer(tmp_path, "{% for r in chose.rangs %}{{ gros }}{% endfor %}", gros="x" * 100_000)


def test_common_texts_are_included_but_include_nothing(tmp_path: Path) -> None:
    (tmp_path / "commun").mkdir()
    (tmp_path / "commun" / "citation.html").write_text("<p>{{ chose.nom }}</p>", encoding="utf-8")
    (tmp_path / "commun" / "boucle.html").write_text("{% include 'commun/boucle.html' %}", encoding="utf-8")
    assert "Dupont &amp; Fils" in essayer(tmp_path, "{% include 'commun/citation.html' %}")
    with pytest.raises(SortieRefusee, match="peut être inclus"):
        fill(Modeles((tmp_path,)), "commun/boucle.html", {"chose": Chose()})


def test_link_that_leaves_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "dehors.html").write_text("<p>secret</p>", encoding="utf-8")
    (tmp_path / "modeles" / "essai").mkdir(parents=True)
    (tmp_path / "modeles" / "essai" / "corps.html").symlink_to(tmp_path / "dehors.html")
    with pytest.raises(SortieRefusee, match="introuvable"):
        fill(Modeles((tmp_path / "modeles",)), "essai/corps.html", {})


def test_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "essai").mkdir()
    (tmp_path / "essai" / "corps.html").write_bytes("<p>é</p>".encode("latin-1"))
    with pytest.raises(SortieRefusee, match="UTF-8"):
        fill(Modeles((tmp_path,)), "essai/corps.html", {})


def test_values_are_escaped_and_filters_work(tmp_path: Path) -> None:
    texte = essayer(tmp_path, "{% for r in chose.rangs %}{% if loop.last %}{{ chose.nom }}{% endif %}{% endfor %}")
    assert texte == "Dupont &amp; Fils &lt;SARL&gt;"
    assert essayer(tmp_path / "b", "{{ n|pluriel('jour', 'jours') }}, {{ chose.rangs|length }}", n=3) == "3\u00a0jours, 200"


def test_the_office_hides_the_delivered_text(tmp_path: Path) -> None:
    (tmp_path / "charte").mkdir()
    (tmp_path / "charte" / "acte.html").write_text("{{ titre }}", encoding="utf-8")
    modeles = shipped_modeles(tmp_path)
    assert variables_of(modeles, "charte/acte.html") == {"titre"}
    assert "cadre" in variables_of(modeles, "charte/lettre.html")
    with pytest.raises(ArgumentsInvalides):
        shipped_modeles(tmp_path / "absent")


@pytest.mark.parametrize(
    ("brut", "compose"),
    [
        ("Objet : payer ; vite ! 12 % ?", "Objet\u00a0: payer\u00a0; vite\u00a0! 12\u00a0%\u00a0?"),
        ("« non »", "«\u00a0non\u00a0»"),
        ("facture n° 3, art. L. 441-10", "facture n°\u00a03, art.\u00a0L.\u00a0441-10"),
        ("pièce n° 3 et pièces 4", "pièce\u00a0n°\u00a03 et pièces\u00a04"),
        ("M. Paul et Mme Claire", "M.\u00a0Paul et Mme\u00a0Claire"),
        ("l'acte d'huissier, 15 jours", "l\u2019acte d\u2019huissier, 15\u00a0jours"),
        ("22 quai de l'Odet, 29000 Quimper", "22\u00a0quai de l\u2019Odet, 29000\u00a0Quimper"),
        ("7 bis Rue Haute, 97460 Saint-Paul", "7\u00a0bis\u00a0Rue Haute, 97460\u00a0Saint-Paul"),
        ("12, rue Basse, 01000 L'Aber", "12,\u00a0rue Basse, 01000\u00a0L\u2019Aber"),
        ("15 courses, 20 000 Cartes, n 12345 et", "15 courses, 20 000 Cartes, n 12345 et"),
        ("https://exemple.fr 12:30 a'", "https://exemple.fr 12:30 a'"),
        ("e\u0301tat", "état"),
        ("1\u202f234,56\u00a0€", "1\u202f234,56\u00a0€"),
    ],
)
def test_french_setting(brut: str, compose: str) -> None:
    assert set_french(brut) == compose
    assert set_french(compose) == compose
