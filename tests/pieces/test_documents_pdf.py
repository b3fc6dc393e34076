"""PDF exhibits: nothing active goes through, nothing is lost in silence."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, String

from dossier_juridique.errors import PieceIllisible
from dossier_juridique.pieces import hash_file
from tests.pieces.fabrique import annoter, bombe, ecrire_pdf, lire, script


def texte(chemin: str, rang: int = 0) -> str:
    with pypdfium2.PdfDocument(chemin) as document:
        return str(document[rang].get_textpage().get_text_bounded())


def test_a_sound_pdf_keeps_its_pages_and_the_source_is_untouched(tmp_path: Path) -> None:
    source = ecrire_pdf(tmp_path / "contrat.pdf", 3)
    avant = hash_file(source)
    lue = lire(source)
    assert (lue.format, lue.pages, lue.sha256) == ("PDF", 3, avant)
    assert (lue.retire, lue.avertissements, lue.pages_sans_texte, lue.signee) == ((), (), (), False)
    assert hash_file(source) == avant
    assert [texte(lue.pdf, rang).strip() for rang in range(3)] == ["Page 1", "Page 2", "Page 3"]


def test_the_same_exhibit_gives_the_same_bytes(tmp_path: Path) -> None:
    source = ecrire_pdf(tmp_path / "a.pdf", 2)
    premiere = hash_file(Path(lire(source).pdf))
    assert hash_file(Path(lire(source).pdf)) == premiere


def test_every_action_goes_and_is_named(tmp_path: Path) -> None:
    def armer(pdf: pikepdf.Pdf) -> None:
        pdf.Root.OpenAction = script()
        pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script("document")])))
        pdf.pages[0].obj.AA = Dictionary(O=script("page"))
        envoi = Dictionary(S=Name.SubmitForm, F=String("http://malveillant.example/"))
        lien = annoter(pdf, 0, Subtype=Name.Link, A=Dictionary(S=Name.GoTo, D=Array([pdf.pages[0].obj, Name.Fit])))
        lien.A.Next = Array([Dictionary(S=Name.Launch, F=String("calc.exe")), envoi])
        annoter(pdf, 0, Subtype=Name.Link, A=Dictionary(S=Name.GoToR, F=String("\\\\hote\\partage\\x.pdf")))
        annoter(pdf, 0, Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String("file:///etc/passwd")))
        annoter(pdf, 0, Subtype=Name.Screen, A=Dictionary(S=Name.Rendition, JS=String("x")))
        pdf.Root.Outlines = Dictionary(First=pdf.make_indirect(Dictionary(Title=String("s"), A=script("signet"))))

    lue = lire(ecrire_pdf(tmp_path / "piege.pdf", 1, armer))
    for attendu in ("JavaScript", "action d'ouverture", "actions automatiques", "lancement de programme",
                    "envoi de formulaire", "lien vers un autre fichier", "lien vers une adresse non admise",
                    "son ou vidéo"):  # fmt: skip
        assert attendu in lue.retire, attendu
    with pikepdf.open(lue.pdf) as copie:
        restant = b"".join(objet.unparse() for objet in copie.objects)
        for trace in (b"JavaScript", b"Launch", b"SubmitForm", b"GoToR", b"Rendition", b"passwd", b"/AA"):
            assert trace not in restant, trace
        assert len(copie.pages[0].obj.Annots) == 3  # the links stay, one still jumps within the exhibit
        assert Name.GoTo == copie.pages[0].obj.Annots[0].A.S


def test_web_links_bookmarks_and_named_destinations_stay(tmp_path: Path) -> None:
    def garnir(pdf: pikepdf.Pdf) -> None:
        annoter(pdf, 0, Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String("https://exemple.fr/")))
        annoter(pdf, 0, Subtype=Name.Link, Dest=String("fin"))
        pdf.Root.Names = Dictionary(
            Dests=Dictionary(Kids=Array([
                pdf.make_indirect(Dictionary(Names=Array([String("fin"), Array([pdf.pages[1].obj, Name.Fit])])))
            ]))
        )  # fmt: skip
        with pdf.open_outline() as plan:
            plan.root.append(pikepdf.OutlineItem("Article 1", 1))

    lue = lire(ecrire_pdf(tmp_path / "liens.pdf", 2, garnir))
    assert lue.retire == ()
    with pikepdf.open(lue.pdf) as copie:
        assert str(copie.pages[0].obj.Annots[0].A.URI) == "https://exemple.fr/"
        nom, cible = copie.Root.Names.Dests.Names
        assert str(nom) == "fin" and cible[0].objgen == copie.pages[1].obj.objgen
        with copie.open_outline() as plan:
            assert [s.title for s in plan.root] == ["Article 1"]


@pytest.mark.parametrize("nom", ["/A", "/AA", "/Ref", "/OPI", "/EF", "/PieceInfo", "/Metadata", "/Next", "/3DD"])
def test_a_resource_that_bears_the_name_of_an_action_stays(tmp_path: Path, nom: str) -> None:
    def nommer(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        # /Type is optional for a drawing: its name must not be what condemns it.
        dessin = pdf.make_stream(
            b"BT %s 9 Tf 72 600 Td (dans le dessin) Tj ET" % nom.encode(), Subtype=Name.Form, BBox=[0, 0, 595, 842]
        )
        dessin.Resources = Dictionary(Font=Dictionary({nom: page.Resources.Font.F1}))
        page.Resources.XObject = Dictionary({nom: dessin})
        page.Contents = Array([page.Contents, pdf.make_stream(b" %s Do" % nom.encode())])

    lue = lire(ecrire_pdf(tmp_path / "noms.pdf", 1, nommer))
    assert "dans le dessin" in texte(lue.pdf) and lue.retire == ()
    with pikepdf.open(lue.pdf) as copie:
        assert nom in copie.pages[0].obj.Resources.XObject[nom].Resources.Font


def test_attachments_leave_and_are_listed(tmp_path: Path) -> None:
    def joindre(pdf: pikepdf.Pdf) -> None:
        pdf.attachments["../../bon\u202e.exe"] = b"MZ"
        pdf.attachments["factur-x.xml"] = b"<x/>"

    lue = lire(ecrire_pdf(tmp_path / "facture.pdf", 1, joindre))
    assert any("factur-x.xml" in quoi for quoi in lue.retire)
    assert any("\\u202e" in quoi for quoi in lue.retire)
    assert any("n'est pas reproduit" in phrase for phrase in lue.avertissements)
    with pikepdf.open(lue.pdf) as copie:
        assert not copie.attachments


def test_a_field_without_appearance_is_drawn_and_the_form_goes(tmp_path: Path) -> None:
    def remplir(pdf: pikepdf.Pdf) -> None:
        champ = annoter(pdf, 0, Subtype=Name.Widget, FT=Name.Tx, T=String("nom"), V=String("Société Été"),
                        DA=String("/Helv 0 Tf 0 g"))  # fmt: skip
        cache = annoter(pdf, 0, Subtype=Name.Widget, FT=Name.Tx, T=String("c"), V=String("SECRET"), F=2)
        pdf.Root.AcroForm = Dictionary(Fields=Array([champ, cache]), NeedAppearances=True)

    lue = lire(ecrire_pdf(tmp_path / "formulaire.pdf", 1, remplir))
    assert "Société Été" in texte(lue.pdf)
    assert "SECRET" not in texte(lue.pdf)
    assert any("redessinées" in phrase for phrase in lue.avertissements)
    with pikepdf.open(lue.pdf) as copie:
        assert "/AcroForm" not in copie.Root


def test_the_appearance_of_a_field_is_kept_even_after_unbalanced_content(tmp_path: Path) -> None:
    def remplir(pdf: pikepdf.Pdf) -> None:
        police = pdf.pages[0].obj.Resources
        dessin = pdf.make_stream(b"BT /F1 9 Tf 2 4 Td (affiche ainsi) Tj ET", Type=Name.XObject, Subtype=Name.Form,
                                 BBox=[0, 0, 200, 20], Resources=police)  # fmt: skip
        champ = annoter(pdf, 0, Subtype=Name.Widget, FT=Name.Tx, T=String("n"), V=String("affiche ainsi"),
                        AP=Dictionary(N=dessin))  # fmt: skip
        pdf.Root.AcroForm = Dictionary(Fields=Array([champ]))
        page = pdf.pages[0].obj
        page.Contents = Array([pdf.make_stream(b"Q Q q 0 0 1 1 re W n "), page.Contents, pdf.make_stream(b" q q ")])

    lue = lire(ecrire_pdf(tmp_path / "formulaire.pdf", 1, remplir))
    assert "affiche ainsi" in texte(lue.pdf)
    assert lue.avertissements == ()
    with pypdfium2.PdfDocument(lue.pdf) as document:  # ink where the field was: (100, 100) to (300, 120)
        image = document[0].render(scale=1).to_pil().convert("L").crop((100, 722, 200, 742))
    assert image.getextrema()[0] < 128


def test_a_signed_exhibit_is_said_to_be(tmp_path: Path) -> None:
    def signer(pdf: pikepdf.Pdf) -> None:
        signature = Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), ByteRange=[0, 1, 2, 3],
                               Contents=String(b"\x00"))  # fmt: skip
        champ = annoter(pdf, 0, Subtype=Name.Widget, FT=Name.Sig, T=String("s"), V=pdf.make_indirect(signature))
        pdf.Root.AcroForm = Dictionary(Fields=Array([champ]), SigFlags=3)

    lue = lire(ecrire_pdf(tmp_path / "devis.pdf", 1, signer))
    assert lue.signee
    assert any("fichier d'origine" in phrase for phrase in lue.avertissements)


def test_an_empty_signature_field_is_no_signature(tmp_path: Path) -> None:
    def preparer(pdf: pikepdf.Pdf) -> None:
        champ = annoter(pdf, 0, Subtype=Name.Widget, FT=Name.Sig, T=String("s"))
        pdf.Root.AcroForm = Dictionary(Fields=Array([champ]))

    assert not lire(ecrire_pdf(tmp_path / "devis.pdf", 1, preparer)).signee


def test_hidden_layers_stay_hidden_whatever_hid_them(tmp_path: Path) -> None:
    def masquer(pdf: pikepdf.Pdf) -> None:
        calques = [pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(n))) for n in "abc"]
        calques[2].Usage = Dictionary(View=Dictionary(ViewState=Name.OFF))
        vue = Dictionary(Event=Name.View, Category=Array([Name.View]), OCGs=Array([calques[2]]))
        pdf.Root.OCProperties = Dictionary(
            OCGs=Array(calques), D=Dictionary(BaseState=Name.OFF, ON=Array(calques[1:]), AS=Array([vue])))  # fmt: skip

    lue = lire(ecrire_pdf(tmp_path / "plan.pdf", 1, masquer))
    assert any("calques masqués" in phrase for phrase in lue.avertissements)
    with pikepdf.open(lue.pdf) as copie:
        assert [str(c.Name) for c in copie.Root.OCProperties.D.OFF] == ["a", "c"]
        assert len(copie.Root.OCProperties.OCGs) == 3


def test_comments_are_kept_and_said(tmp_path: Path) -> None:
    lue = lire(ecrire_pdf(tmp_path / "c.pdf", 2, lambda pdf: annoter(pdf, 1, Subtype=Name.Highlight) and None))
    assert any("annotations de relecture" in p and "page 2" in p for p in lue.avertissements)


def test_boxes_and_rotations_become_usable(tmp_path: Path) -> None:
    def tordre(pdf: pikepdf.Pdf) -> None:
        renverse, sans, tourne = (pdf.pages[rang].obj for rang in range(3))
        renverse.MediaBox = Array([595, 842, 0, 0])
        renverse.CropBox = Array([-50, 100, 400, 5000])
        del sans["/MediaBox"]
        tourne.Rotate = -450

    lue = lire(ecrire_pdf(tmp_path / "boites.pdf", 3, tordre))
    assert any("a été supposée" in phrase and "page 2" in phrase for phrase in lue.avertissements)
    with pikepdf.open(lue.pdf) as copie:
        pages = [page.obj for page in copie.pages]
        assert [Decimal(v) for v in pages[0].MediaBox] == [0, 0, 595, 842]
        assert [Decimal(v) for v in pages[0].CropBox] == [0, 100, 400, 842]
        assert pages[2].Rotate == 270


def test_a_page_listed_twice_becomes_two_pages(tmp_path: Path) -> None:
    def doubler(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Pages.Kids = Array([pdf.Root.Pages.Kids[0]] * 3)
        pdf.Root.Pages.Count = 3

    source = ecrire_pdf(tmp_path / "s.pdf", 1)
    with pikepdf.open(source, allow_overwriting_input=True, inherit_page_attributes=False) as pdf:
        doubler(pdf)
        pdf.save(source)
    lue = lire(source)
    assert lue.pages == 3
    with pikepdf.open(lue.pdf) as copie:
        assert len({page.obj.objgen for page in copie.pages}) == 3


REFUS_PDF = {
    "XFA dynamique": "XFA dynamique",
    "contenu externe": "autre fichier",
    "page démesurée": "dimensions impossibles",
    "bombe": "dépasse 256",
    "flux abîmé": "illisible",
    "dessins en cascade": "excès",
    "dessin multiplié": "millions de fois",
}


@pytest.mark.parametrize("cas", REFUS_PDF)
def test_refused_rather_than_damaged(tmp_path: Path, cas: str) -> None:
    def abimer(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        if cas == "XFA dynamique":
            pdf.Root.AcroForm = Dictionary(Fields=Array(), XFA=pdf.make_stream(b"<xdp/>"))
            pdf.Root.NeedsRendering = True
        elif cas == "contenu externe":
            page.Contents.F = String("/etc/passwd")
        elif cas == "page démesurée":
            page.MediaBox = Array([0, 0, 1_000_000_000, 842])
        elif cas == "bombe":
            page.Contents.write(bombe(300), filter=Name.FlateDecode)
        elif cas == "flux abîmé":
            page.Contents.write(b"ceci n'est pas du Flate", filter=Name.FlateDecode)
        else:
            profondeur, fois = (30, 1) if cas == "dessins en cascade" else (4, 100)
            dessin = pdf.make_stream(b"0 0 1 1 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
            for _ in range(profondeur):
                dessin = pdf.make_stream(b"/X Do " * fois, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9],
                                         Resources=Dictionary(XObject=Dictionary(X=dessin)))  # fmt: skip
            page.Resources.XObject = Dictionary(X=dessin)
            page.Contents = pdf.make_stream(b"/X Do")

    source = ecrire_pdf(tmp_path / "p.pdf", 1, abimer, stream_decode_level=pikepdf.StreamDecodeLevel.none,
                        compress_streams=False)  # fmt: skip
    with pytest.raises(PieceIllisible, match=REFUS_PDF[cas]) as refus:
        lire(source)
    assert refus.value.lieu is not None and "n°\u00a07" in refus.value.lieu and refus.value.remede
    assert not list((tmp_path / "travail").iterdir())


@pytest.mark.parametrize(
    ("kids", "compte", "attendu"),
    [
        ("3 0 R 9 0 R", 2, "une page manque après la page 1"),
        ("3 0 R null", 2, "une page manque après la page 1"),
        ("3 0 R 2 0 R", 2, "tourne en rond"),
        ("", 0, "aucune page"),
    ],
)
def test_a_broken_page_tree_is_never_mended_in_silence(tmp_path: Path, kids: str, compte: int, attendu: str) -> None:
    objets = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids.encode(), compte),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    ]
    octets, places = b"%PDF-1.7\n", []
    for rang, objet in enumerate(objets, 1):
        places.append(b"%010d 00000 n \n" % len(octets))
        octets += b"%d 0 obj %s endobj\n" % (rang, objet)
    table = b"xref\n0 4\n0000000000 65535 f \n" + b"".join(places)
    fin = b"trailer <</Root 1 0 R/Size 4>>\nstartxref\n%d\n%%%%EOF\n" % len(octets)
    source = tmp_path / "arbre.pdf"
    source.write_bytes(octets + table + fin)
    with pytest.raises(PieceIllisible, match=attendu):
        lire(source)


@pytest.mark.parametrize("compte", [1, 7])
def test_a_wrong_count_that_loses_nothing_is_a_warning(tmp_path: Path, compte: int) -> None:
    source = ecrire_pdf(tmp_path / "n.pdf", 2, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    source.write_bytes(source.read_bytes().replace(b"/Count 2", b"/Count %d" % compte))
    lue = lire(source)
    assert lue.pages == 2 and any("compteur de pages" in phrase for phrase in lue.avertissements)


@pytest.mark.parametrize("cle", ["secret", "clé-été"])
def test_a_password_is_asked_for_then_used(tmp_path: Path, cle: str) -> None:
    source = ecrire_pdf(tmp_path / "releve.pdf", 2, encryption=pikepdf.Encryption(owner="o", user=cle, R=6))
    with pytest.raises(PieceIllisible, match="mot de passe") as refus:
        lire(source)
    assert "mot_de_passe" in refus.value.remede and cle not in str(refus.value)
    with pytest.raises(PieceIllisible, match="n'ouvre pas"):
        lire(source, mot_de_passe="faux")
    lue = lire(source, mot_de_passe=cle)
    assert lue.pages == 2
    with pikepdf.open(lue.pdf) as copie:
        assert not copie.is_encrypted


def test_restrictions_without_a_password_are_lifted_and_said(tmp_path: Path) -> None:
    lue = lire(ecrire_pdf(tmp_path / "r.pdf", 1, encryption=pikepdf.Encryption(owner="o", user="")))
    assert any("restrictions" in quoi for quoi in lue.retire)


def test_metadata_of_the_writer_leave(tmp_path: Path) -> None:
    def signer(pdf: pikepdf.Pdf) -> None:
        pdf.docinfo["/Author"] = "Jeanne\u202e\x1b[31m"

    with pikepdf.open(lire(ecrire_pdf(tmp_path / "m.pdf", 1, signer)).pdf) as copie:
        assert "/Info" not in copie.trailer and "/Metadata" not in copie.Root


def test_scanned_pages_are_told_apart(tmp_path: Path) -> None:
    def vider(pdf: pikepdf.Pdf) -> None:
        pdf.pages[1].obj.Contents = pdf.make_stream(b"0 0 10 10 re f")

    assert lire(ecrire_pdf(tmp_path / "s.pdf", 3, vider)).pages_sans_texte == (2,)
