"""The closed list of tags, attributes and classes, and the signs the fonts can draw."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier_juridique.errors import SortieRefusee
from dossier_juridique.render.corps import body_of, check_letters
from dossier_juridique.render.typographie import set_french
from tests.render.exemples import document, modeles

REFUSES = {
    "script": "<script>alert(1)</script>",
    "image": "<p><img src='x.png'></p>",
    "style": "<p style='color:red'>x</p>",
    "feuille": "<style>p{}</style>",
    "gestionnaire": "<p onclick='x()'>x</p>",
    "classe": "<p class='inconnue'>x</p>",
    "lien extérieur": "<a href='https://exemple.fr'>x</a>",
    "lien de fichier": "<a href='file:///etc/passwd'>x</a>",
    "lien javascript": "<a href='javascript:1'>x</a>",
    "lien sur un paragraphe": "<p href='piece:1'>x</p>",
    "largeur folle": "<table><tr><td colspan='9999'>x</td></tr></table>",
    "division": "<div>x</div>",
    "objet": "<object data='x'></object>",
    "instruction": "<?php echo 1 ?>",
    "section brute": "<![CDATA[ perdu ]]>",
}


@pytest.mark.parametrize("corps", REFUSES.values(), ids=REFUSES.keys())
def test_refused(corps: str, tmp_path: Path) -> None:
    with pytest.raises(SortieRefusee) as refus:
        body_of(document(), modeles(tmp_path, lettre=f"<p>bon</p>\n{corps}"))
    assert refus.value.lieu == "lettre/corps.html, ligne 2"


@pytest.mark.parametrize(
    ("corps", "ligne", "dite"),
    [
        ("<p>un</p>\n<p>Bonjour <strong>vous", 2, "<strong>"),
        ("<p>un</p>\n\n<p>Bonjour <strong>vous</p>\n<p>deux</p>", 3, "<strong>"),
        ("<ul>\n<li>un\n<li>deux</li></ul>", 2, "<li>"),
        ("<p>un\n<p>deux</p>", 1, "<p>"),
        ("{% if numeros %}\n<p><em>{{ nom }}</p>\n{% endif %}", 2, "<em>"),
        ("<p>un</p></strong>", 1, "</strong>"),
    ],
)
def test_an_unclosed_tag_is_refused_with_its_line(corps: str, ligne: int, dite: str, tmp_path: Path) -> None:
    corps = corps.replace("numeros", "true").replace("{{ nom }}", "x")
    with pytest.raises(SortieRefusee, match=dite) as refus:
        body_of(document(), modeles(tmp_path, lettre=corps))
    assert refus.value.lieu == f"lettre/corps.html, ligne {ligne}"


@pytest.mark.parametrize("corps", ["<p>un<br>deux<br/>trois &lt;strong</p>", "<!-- <p> --><p>un</p>", "<P>un</p>", "nu"])
def test_what_is_well_closed_passes(corps: str, tmp_path: Path) -> None:
    body_of(document(), modeles(tmp_path, lettre=corps))


def test_accepted_and_set(tmp_path: Path) -> None:
    corps = body_of(
        document(),
        modeles(tmp_path, lettre="<!-- note --><p class='garder'>« Oui » : <a href='piece:2-1'>pièce n° 2</a></p>"),
    )
    assert [b.tag for b in corps] == ["p"]
    assert corps.text_content() == "«\u00a0Oui\u00a0»\u00a0: pièce\u00a0n°\u00a02"
    assert corps[0][0].get("href") == "piece:2-1"


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("sous quinze (15) jours au plus", "sous quinze\u00a0(15)\u00a0jours au plus"),
        ("deux (2) mois et 10 jours", "deux\u00a0(2)\u00a0mois et 10\u00a0jours"),
        ("la facture (15) du mois", "la facture (15) du mois"),
        ("dû (C. civ., art. 1343-1)", "dû (C.\u00a0civ., art.\u00a01343-1)"),
    ],
)
def test_a_number_in_words_and_figures_is_never_cut(texte: str, attendu: str) -> None:
    assert set_french(texte) == attendu == set_french(attendu)


@pytest.mark.parametrize("ecrit", ["&#7;", "&#x7", "&#0;", "&#xFFFE;", "&#xD800;", "&#128;", f"&#{9**60};", "&#x110000;"])
def test_a_control_sign_written_by_its_number_is_refused_with_its_line(ecrit: str, tmp_path: Path) -> None:
    with pytest.raises(SortieRefusee, match="signe de commande") as refus:
        body_of(document(), modeles(tmp_path, lettre=f"<p>bon</p>\n<p>mot {ecrit} mot</p>"))
    assert refus.value.lieu == "lettre/corps.html, ligne 2"


def test_a_letter_written_by_its_number_is_a_letter(tmp_path: Path) -> None:
    corps = body_of(document(), modeles(tmp_path, lettre="<p>d&#233;j&#xE0;&#10;l&#x27;eau</p>"))
    assert corps.text_content() == "déjà\nl’eau"


@pytest.mark.parametrize("signe", ["Ж", "\u202e", "\u200b", "漢", "🙂", "\x07"])
def test_sign_without_drawing(signe: str, tmp_path: Path) -> None:
    dossiers = modeles(tmp_path, lettre=f"<p>La société {signe}abc</p>")
    with pytest.raises(SortieRefusee, match=f"U\\+{ord(signe):04X}"):
        check_letters(body_of(document(), dossiers), dossiers.jeux_de_polices(), document(), dossiers)
