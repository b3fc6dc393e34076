"""A fault of syntax is said in French, whatever Jinja says."""

from __future__ import annotations

import pytest
from jinja2.exceptions import TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from dossier_juridique.render.fautes import fault_of, style_in_french
from dossier_juridique.render.gabarits import environment
from dossier_juridique.render.modeles import shipped_modeles

FAUTES = {
    "{{ a ": "la balise n'est pas fermée : il manque « }} »",
    "{{ a. }}": "il manque un nom après le point",
    "{% if %}x{% endif %}": "il manque une valeur avant « %} »",
    "{% if a %}x": "« if » n'est pas refermé à la fin du modèle",
    "{% endif %}": "« endif » n'est pas une balise connue, ou rien ne l'ouvre",
    "{% zut %}": "« zut » n'est pas une balise connue, ou rien ne l'ouvre",
    "{{ a b }}": "« }} » est attendu, et « b » est lu",
    "{{ (a }}": "« } » est de trop : « ) » est attendu",
    "{{ 'a }}": "le signe « ' » n'a rien à faire là",
    "{% for x a %}{% endfor %}": "« in » est attendu, et « a » est lu",
    "{% for x in y %}{% endif %}": "« endif » vient avant que « for » soit refermé",
    "{% %}": "la balise « {% %} » est vide",
    "{# abc": "le commentaire « {# » n'est pas refermé",
    "{{ a | }}": "un nom est attendu, et « }} » est lu",
    "{{ a == }}": "« }} » est de trop",
    "{{ a }": "« } » est de trop",
    "{% raw %}a": "« raw » n'est pas refermé",
}


@pytest.mark.parametrize("gabarit", FAUTES)
def test_une_faute_de_syntaxe_est_dite_en_francais(gabarit: str) -> None:
    with pytest.raises(TemplateSyntaxError) as erreur:
        ImmutableSandboxedEnvironment().from_string(gabarit)
    assert fault_of(erreur.value) == FAUTES[gabarit]


def test_une_faute_inconnue_est_dite_quand_meme() -> None:
    assert fault_of(TemplateSyntaxError("something new", 1)) == "la balise est mal écrite"


def test_une_regle_de_style_ignoree_est_dite_avec_sa_ligne() -> None:
    dit, ligne = style_in_french("Ignored `color: rougee` at 178:6, invalid value.")
    assert ligne == 178
    assert dit == "« color: rougee » (ligne 178 de la feuille de style) n'est pas compris"


@pytest.mark.parametrize(
    ("gabarit", "ligne", "dit"),
    [
        ("a\n{% for x in y %}\nb\n{% if z %}u{% endif %}\nc\nd\n", 2, "« for » n'est pas refermé à la fin du modèle"),
        ("{% if a %}\n{% for x in y %}\nb\n\n", 2, "« for » n'est pas refermé à la fin du modèle"),
        ("a\n{% for x in y %}\n{% if z %}\nb\n{% endfor %}\n", 5,
         "« endfor » vient avant que « if », ouvert à la ligne 3, soit refermé"),
        ("{% set a = b %}\n{% if a %}\n{% for x in y %}\n{% endif %}", 4,
         "« endif » vient avant que « for », ouvert à la ligne 3, soit refermé"),
        ("a\n{{ b\n", 2, "la balise n'est pas fermée : il manque « }} »"),
    ],
)  # fmt: skip
def test_un_bloc_non_referme_est_dit_a_la_ligne_qui_l_ouvre(gabarit: str, ligne: int, dit: str) -> None:
    with pytest.raises(TemplateSyntaxError) as erreur:
        environment(shipped_modeles()).from_string(gabarit)
    assert (erreur.value.lineno, fault_of(erreur.value)) == (ligne, dit)
