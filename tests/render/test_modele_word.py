"""Un modèle fait entièrement dans Word : les mêmes variables, les mêmes preuves, les mêmes refus."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document as Word
from docx.shared import Pt, RGBColor

from dossier_juridique import build, relecture
from dossier_juridique.errors import SortieRefusee
from dossier_juridique.render import render_word, shipped_modeles, word_template
from dossier_juridique.render.libreoffice import find_libreoffice
from tests.actes.fabrique import document
from tests.test_bout_en_bout import SAMPLES

TEXTE = (
    "{{ cadre.expediteur.nom }}",
    "{% for ligne in cadre.expediteur.lignes %}{{ ligne }} {% endfor %}",
    "{% for ligne in cadre.destinataire %}{{ ligne }}, {% endfor %}",
    "{{ cadre.lieu }}, le {{ cadre.date|jour_long }}. {{ cadre.objet }}",
    "Vous restez devoir à {{ creancier }} le montant ci-dessous.",
    "{% for f in somme.factures %}Facture n° {{ f.numero }} du {{ f.emise_le|jour_long }}, échue le "
    "{{ f.echeance|jour_long }}. {% endfor %}",
    "{% for e in somme.elements %}{{ e.libelle }} : {{ e.montant|euros }}. {% endfor %}",
    "Total dû au {{ somme.au|jour_long }} : {{ somme.total|euros }}.",
    "{{ creancier_majuscule }} vous met en demeure de payer dans un délai de {{ delai.lettres }} ({{ delai.jours }}) jours "
    "à compter de la réception de cette lettre.",
    "Règlement par virement, IBAN {{ reglement.iban|blocs }}.",
    "À défaut, les pénalités continueraient de courir, l'indemnité resterait due et nous pourrions demander une injonction "
    "de payer.",
    "{{ cadre.signataire }}, {{ cadre.qualite }}",
)


def ecrire(bureau: Path, *lignes: str, nom: str = "mise-en-demeure.docx", changer: Callable[[Any], None] | None = None) -> Path:
    bureau.mkdir(exist_ok=True)
    word = Word()
    for ligne in lignes:
        word.add_paragraph(ligne)
    if changer:
        changer(word)
    word.save(bureau / nom)
    return bureau


def rendre(bureau: Path) -> bytes:
    doc = document("mise-en-demeure")
    modeles = shipped_modeles(bureau)
    assert word_template(doc, modeles) == "mise-en-demeure.docx"
    octets = render_word(doc, modeles)
    relecture.prove_docx(doc.acte, doc.mentions, octets)
    return octets


def test_le_modele_word_du_cabinet_est_livre_et_prouve(tmp_path: Path) -> None:
    bureau = ecrire(tmp_path / "m", *TEXTE)
    livraison = build(SAMPLES / "impaye_simple", tmp_path / "s", pour="mise-en-demeure", modeles=bureau)
    assert livraison.code == 0, [e.message for e in livraison.echecs]
    assert "vous met en demeure de payer" in relecture.word_text((tmp_path / "s" / "mise-en-demeure.docx").read_bytes())
    manifeste = json.loads((tmp_path / "s" / "manifeste.json").read_text("utf-8"))
    (acte,) = manifeste["actes"]
    pdf = find_libreoffice() is not None
    assert (tmp_path / "s" / "mise-en-demeure.pdf").is_file() == pdf
    assert acte["mentions"] and all((m["page"] >= 1) == pdf for m in acte["mentions"])
    assert any("LibreOffice" in a for a in manifeste["avertissements"]) != pdf


def test_deux_fois_les_memes_octets(tmp_path: Path) -> None:
    bureau = ecrire(tmp_path / "m", *TEXTE)
    assert rendre(bureau) == rendre(bureau)


@pytest.mark.parametrize("rang", range(len(TEXTE)))
def test_chaque_passage_obligatoire_retire_est_refuse(rang: int, tmp_path: Path) -> None:
    libres = {3, 4, 9, 11}  # date, introduction, règlement, signature: asked by rules or by usage, not by the proof
    bureau = ecrire(tmp_path / "m", *(t for n, t in enumerate(TEXTE) if n != rang))
    if rang in libres:
        rendre(bureau)
    else:
        with pytest.raises(SortieRefusee, match="ne porte pas"):
            rendre(bureau)


def _cacher(**police: Any) -> Callable[[Any], None]:
    def changer(word: Any) -> None:
        for passage in (r for p in word.paragraphs if "Total dû" in p.text for r in p.runs):
            for cle, valeur in police.items():
                if cle == "color":
                    passage.font.color.rgb = valeur
                else:
                    setattr(passage.font, cle, valeur)

    return changer


def _cacher_par_le_style(word: Any) -> None:
    style = word.styles.add_style("Caché", 1)
    style.font.hidden = True
    for paragraphe in word.paragraphs:
        if "Total dû" in paragraphe.text:
            paragraphe.style = style


@pytest.mark.parametrize(
    "changer",
    [_cacher(hidden=True), _cacher(color=RGBColor(255, 255, 255)), _cacher(size=Pt(1)), _cacher_par_le_style],
    ids=["masqué", "blanc", "minuscule", "style masqué"],
)
def test_un_texte_cache_dans_word_ne_prouve_rien(changer: Callable[[Any], None], tmp_path: Path) -> None:
    with pytest.raises(SortieRefusee, match=r"ne porte pas|est caché"):
        rendre(ecrire(tmp_path / "m", *TEXTE, changer=changer))


def test_un_texte_barre_dans_word_est_refuse(tmp_path: Path) -> None:
    with pytest.raises(SortieRefusee, match="est barré"):
        rendre(ecrire(tmp_path / "m", *TEXTE, changer=_cacher(strike=True)))


FAUTES = {
    "variable inconnue": ("{{ montant_magique }}", "variable inconnue montant_magique"),
    "champ inconnu": ("{{ cadre.nim }}", "nim"),
    "appel": ("{{ cadre.objet.upper() }}", "pas d'appel de fonction"),
    "filtre": ("{{ cadre.objet|attr('x') }}", "filtre inconnu"),
    "calcul": ("{{ somme.total * 2 }}", "pas de multiplication"),
    "fuite": ("{{ cadre.__class__ }}", "__class__"),
    "inclusion": ("{% include '/etc/passwd' %}", "seul un texte"),
    "macro": ("{% macro m() %}{% endmacro %}", "« macro » n'est pas permis"),
    "syntaxe": ("{{ cadre.objet ", "faute de syntaxe : « }} » est attendu"),
    "syntaxe fermée": ("{{ cadre. }}", "il manque un nom après le point"),
    "filtre d'une autre sorte": ("{{ cadre.date|euros }}", "filtre"),
}


@pytest.mark.parametrize("nom", FAUTES)
def test_un_modele_word_hostile_ou_fautif_est_refuse(nom: str, tmp_path: Path) -> None:
    balise, dit = FAUTES[nom]
    with pytest.raises(SortieRefusee, match=dit) as refus:
        rendre(ecrire(tmp_path / "m", TEXTE[0], f"Bonjour {balise}", *TEXTE[1:]))
    assert refus.value.lieu is not None and refus.value.lieu.startswith("mise-en-demeure.docx")
    if nom in ("variable inconnue", "champ inconnu", "appel", "filtre", "calcul", "inclusion", "fuite"):
        assert refus.value.lieu.endswith("corps, paragraphe 2"), refus.value.lieu
    if nom in ("variable inconnue", "champ inconnu", "appel"):
        assert "reglement" in refus.value.remede and "somme" in refus.value.remede


def _ajouter(partie: str, contenu: bytes) -> Callable[[bytes], bytes]:
    def refaire(octets: bytes) -> bytes:
        net = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(octets)) as source, zipfile.ZipFile(net, "w") as cible:
            for nom in source.namelist():
                brut = source.read(nom)
                if nom == partie == "word/document.xml":
                    brut = brut.replace(b"</w:body>", contenu + b"</w:body>")
                elif nom == partie:
                    brut = brut.replace(b"</Relationships>", contenu + b"</Relationships>")
                cible.writestr(nom, brut)
            if partie not in source.namelist():
                cible.writestr(partie, contenu)
        return net.getvalue()

    return refaire


PAQUETS = {
    "macro": (_ajouter("word/vbaProject.bin", b"x"), "macro"),
    "objet": (_ajouter("word/embeddings/oleObject1.bin", b"x"), "objet"),
    "image sur un serveur": (
        _ajouter("word/_rels/document.xml.rels", b'<Relationship Id="rX" Type="http://x/image" '
                 b'Target="http://example.org/a.png" TargetMode="External"/>'), "extérieur"),
    "champ qui lit un fichier": (
        _ajouter("word/document.xml", b"<w:p><w:r><w:instrText>INCLUDE</w:instrText></w:r><w:r>"
                 b"<w:instrText>TEXT /etc/passwd</w:instrText></w:r></w:p>"), "INCLUDETEXT"),
    "champ simple": (
        _ajouter("word/document.xml", b'<w:p><w:fldSimple w:instr=" DDEAUTO cmd "/></w:p>'), "DDEAUTO"),
    "champ qui écrit": (
        _ajouter("word/document.xml", b'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> QUO</w:instrText>'
                 b'</w:r><w:r><w:instrText>TE "Nous saisirons" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
                 b"</w:p>"),
        "QUOTE"),
    "calcul": (_ajouter("word/document.xml", b'<w:p><w:fldSimple w:instr=" = 2 * 3 "/></w:p>'), "champ Word ="),
    "date du jour": (_ajouter("word/document.xml", b'<w:p><w:fldSimple w:instr=" DATE "/></w:p>'), "DATE"),
    "document incorpore": (_ajouter("word/document.xml", b"<w:altChunk/>"), "altChunk"),
    "bombe": (_ajouter("word/media/zero.bin", b"\0" * 61_000_000), "démesuré"),
    "pas un fichier Word": (lambda _: b"PK rien", "pas un fichier Word"),
}  # fmt: skip


@pytest.mark.parametrize("nom", PAQUETS)
def test_un_paquet_qui_sort_ou_agit_est_refuse(nom: str, tmp_path: Path) -> None:
    refaire, dit = PAQUETS[nom]
    bureau = ecrire(tmp_path / "m", *TEXTE)
    fichier = bureau / "mise-en-demeure.docx"
    fichier.write_bytes(zipfile_compresse(refaire(fichier.read_bytes())))
    with pytest.raises(SortieRefusee, match=dit):
        rendre(bureau)


def zipfile_compresse(octets: bytes) -> bytes:
    if not zipfile.is_zipfile(io.BytesIO(octets)):
        return octets
    net = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(octets)) as source, zipfile.ZipFile(net, "w", zipfile.ZIP_DEFLATED) as cible:
        for nom in source.namelist():
            cible.writestr(nom, source.read(nom))
    return net.getvalue()


def test_un_numero_de_page_est_permis(tmp_path: Path) -> None:
    champs = (b'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r>'
              b'<w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
              b'<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>')  # fmt: skip
    bureau = ecrire(tmp_path / "m", *TEXTE)
    fichier = bureau / "mise-en-demeure.docx"
    fichier.write_bytes(zipfile_compresse(_ajouter("word/document.xml", champs)(fichier.read_bytes())))
    assert rendre(bureau)
