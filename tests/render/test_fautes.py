"""A fault of syntax is said in French, whatever Jinja says."""

from __future__ import annotations

import pytest
from jinja2.exceptions import TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from dossier_juridique.render.fautes import fault_of, style_in_french

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
