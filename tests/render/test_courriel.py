"""The e-mail: two parts with the same words, attachments intact, a draft, and the same bytes every time."""

from __future__ import annotations

import email
import email.policy
import re
from datetime import date, timedelta
from email.message import EmailMessage
from pathlib import Path

import lxml.html
import pytest

from dossier_juridique.errors import SortieRefusee
from dossier_juridique.render.courriel import paris_offset, render_eml
from dossier_juridique.render.modeles import Modeles
from tests.render.exemples import ACTE, LETTRE, document, modeles

PDF = b"%PDF-1.7\n\x00\xff fin"
MARQUES = re.compile(r"–|\d\.")


@pytest.fixture(scope="module")
def dossiers(tmp_path_factory: pytest.TempPathFactory) -> Modeles:
    return modeles(tmp_path_factory.mktemp("modeles"), lettre=LETTRE, requete=ACTE)


def ecrire(dossiers: Modeles, modele: str = "lettre", de: str = "Claire Morel <compta@morel.example>", **autres: object) -> bytes:
    reglages: dict[str, object] = {
        "de": de, "a": "compta@dupont.example", "objet": "Facture n° F2026-041 : rappel", "date": date(2026, 9, 1),
    } | autres  # fmt: skip
    return render_eml(document(modele), dossiers, [("Facture n° 3 – été.pdf", PDF)], **reglages)  # type: ignore[arg-type]


def lire(octets: bytes) -> EmailMessage:
    message = email.message_from_bytes(octets, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def part(message: EmailMessage, genre: str) -> str:
    corps = message.get_body((genre,))
    assert corps is not None
    return str(corps.get_content())


@pytest.mark.parametrize("modele", ["lettre", "requete"])
def test_text_and_html_have_the_same_words(dossiers: Modeles, modele: str) -> None:
    message = lire(ecrire(dossiers, modele))
    texte = [m for m in part(message, "plain").split() if not MARQUES.fullmatch(m)]
    html = lxml.html.fromstring(part(message, "html"))
    # Inline tags cut words in two (« <strong>10</strong>, »): the letters are compared, in order, without blanks.
    blocs = [m for e in html.body.itertext() for m in e.split() if not MARQUES.fullmatch(m)]
    assert "".join(blocs) == "".join(texte)
    assert len(texte) > 60


@pytest.mark.parametrize("rang", range(1, 60, 2))
def test_the_subject_keeps_its_blanks_wherever_it_is_folded(dossiers: Modeles, rang: int) -> None:
    # The policy of email.message loses the blank between two words that it encodes apart: one length in fifteen.
    objet = f"Mise en demeure de payer – facture n° {'F' * rang} – 2\u202f329,97\u00a0€"
    octets = ecrire(dossiers, objet=objet)
    assert " ".join(str(lire(octets)["Subject"]).split()) == " ".join(objet.split())
    assert all(len(ligne) <= 78 for ligne in octets.split(b"\r\n\r\n", 1)[0].split(b"\r\n"))


def test_headers_and_attachments(dossiers: Modeles) -> None:
    octets = ecrire(dossiers)
    message = lire(octets)
    assert b"\n" not in octets.replace(b"\r\n", b"")
    assert message["Subject"] == "Facture n°\u00a0F2026-041\u00a0: rappel"
    assert message["Date"] == "Tue, 01 Sep 2026 09:00:00 +0200"
    assert (message["From"], message["To"]) == ("Claire Morel <compta@morel.example>", "compta@dupont.example")
    assert message["X-Unsent"] == "1"
    assert re.fullmatch(r"<[0-9a-f]{40}@morel\.example>", message["Message-ID"])
    (piece,) = message.iter_attachments()
    assert piece.get_filename() == "Facture n° 3 – été.pdf"
    assert piece.get_content_type() == "application/pdf" and piece.get_content() == PDF
    assert message.get_content_type() == "multipart/mixed"
    assert [p.get_content_type() for p in message.walk()][1:4] == ["multipart/alternative", "text/plain", "text/html"]


def test_nothing_to_load_and_no_link(dossiers: Modeles) -> None:
    html = part(lire(ecrire(dossiers)), "html")
    assert not re.search(r"<(img|a|link|script)\b|https?:|piece:", html)
    assert "Dupont &lt;Bâtiment&gt; &amp; Cie" in html


def test_same_bytes_and_a_new_identity_when_anything_changes(dossiers: Modeles) -> None:
    octets = ecrire(dossiers)
    assert octets == ecrire(dossiers)
    assert lire(octets)["Message-ID"] != lire(ecrire(dossiers, objet="Autre"))["Message-ID"]


@pytest.mark.parametrize("adresse", ["Claire", "a@b@c", "x@y.fr\r\nBcc: z@t.fr", "é@exemple.fr"])
def test_an_address_that_is_not_one(dossiers: Modeles, adresse: str) -> None:
    with pytest.raises(SortieRefusee, match="adresse"):
        ecrire(dossiers, de=adresse)


def test_an_unknown_address_leaves_a_draft_to_complete(dossiers: Modeles) -> None:
    message = lire(ecrire(dossiers, de="", a=""))
    assert message["From"] is None and message["To"] is None
    assert message["Message-ID"].endswith("@dossier.invalid>")


def test_a_subject_cannot_add_a_header(dossiers: Modeles) -> None:
    message = lire(ecrire(dossiers, objet="Facture\r\nBcc: tiers@exemple.fr"))
    assert message["Bcc"] is None
    assert message["Subject"] == "Facture Bcc: tiers@exemple.fr"


@pytest.mark.parametrize(
    ("jour", "heures"),
    [
        (date(2026, 3, 28), 1), (date(2026, 3, 29), 2), (date(2026, 10, 24), 2), (date(2026, 10, 25), 1),
        (date(2027, 3, 28), 2), (date(2027, 10, 31), 1), (date(2026, 1, 1), 1), (date(2026, 7, 14), 2),
    ],
)  # fmt: skip
def test_paris_time(jour: date, heures: int) -> None:
    assert paris_offset(jour).utcoffset(None) == timedelta(hours=heures)


def test_a_long_list_is_written_line_by_line(tmp_path: Path) -> None:
    corps = "<ol><li>un</li><li>deux</li></ol><ul><li>trois</li></ul><table><tr><td>a</td><td>b</td></tr></table>"
    dossiers = modeles(tmp_path, lettre=corps)
    texte = part(lire(ecrire(dossiers)), "plain")
    assert "1. un\n2. deux\n\n– trois\n\na  b\n" in texte.replace("\r\n", "\n")


def test_sums_stand_in_one_column(tmp_path: Path) -> None:
    corps = (
        "<table><thead><tr><th>Facture n°</th><th class='montant'>Reste dû</th></tr></thead><tbody>"
        "<tr><td class='montant gauche'>F1</td><td class='montant'>1 234,56 €</td></tr>"
        "<tr><td>Une très longue désignation de cet élément de la somme due</td><td class='montant'>9,00 €</td></tr>"
        "<tr><td colspan='2' class='montant'>1 243,56 €</td></tr></tbody></table>"
    )
    texte = part(lire(ecrire(modeles(tmp_path, lettre=corps))), "plain")
    lignes = [x for x in texte.splitlines() if x.endswith("€")]
    assert len(lignes) == 3 and len({len(x) for x in lignes}) == 1, "les montants finissent au même endroit"


@pytest.mark.parametrize("rature", ["<p><del>Texte</del></p>", '<p style="text-decoration: Line-Through">Texte</p>'])
def test_un_cadre_de_courriel_qui_barre_ses_mots_est_refuse(rature: str, tmp_path: Path) -> None:
    dossiers = modeles(tmp_path, lettre=LETTRE)
    cadre = dossiers.read("charte/courriel.html").decode()
    (tmp_path / "charte").mkdir(exist_ok=True)
    (tmp_path / "charte" / "courriel.html").write_text(f"{cadre}\n{rature}\n", "utf-8")
    with pytest.raises(SortieRefusee, match="barre du texte") as refus:
        ecrire(dossiers)
    assert refus.value.lieu == f"charte/courriel.html, ligne {cadre.count(chr(10)) + 2}"


@pytest.mark.parametrize(
    "cache",
    [
        '<p style="display:none">Texte</p>', '<p style="color:#fff">Texte</p>', '<p style="font-size: 1px">Texte</p>',
        '<p style="mso-hide:all">Texte</p>', "<p hidden>Texte</p>", '<p style="opacity: 0.1">Texte</p>',
        '<div style="max-height:0;overflow:hidden">Texte</div>', "<style>p { display: none }</style>",
    ],
)  # fmt: skip
def test_a_frame_that_hides_its_words_is_refused_with_its_line(cache: str, tmp_path: Path) -> None:
    dossiers = modeles(tmp_path, lettre=LETTRE)
    cadre = dossiers.read("charte/courriel.html").decode()
    (tmp_path / "charte").mkdir(exist_ok=True)
    (tmp_path / "charte" / "courriel.html").write_text(f"{cadre}\n{cache}\n", "utf-8")
    with pytest.raises(SortieRefusee, match="cacherait") as refus:
        ecrire(dossiers)
    assert refus.value.lieu == f"charte/courriel.html, ligne {cadre.count(chr(10)) + 2}"


@pytest.mark.parametrize(
    "style", ["color:#036;font-size:12px", "background-color:#fff;color:#111", "font:13px/1.4 Arial", "width:100%;height:40px"]
)
def test_a_frame_with_colours_of_its_own_passes(style: str, tmp_path: Path) -> None:
    dossiers = modeles(tmp_path, lettre=LETTRE)
    cadre = dossiers.read("charte/courriel.html").decode()
    (tmp_path / "charte").mkdir(exist_ok=True)
    (tmp_path / "charte" / "courriel.html").write_text(f'{cadre}<p style="{style}">Suivez-nous</p>', "utf-8")
    assert "Suivez-nous" in part(lire(ecrire(dossiers)), "plain")
