"""Exhibits and generated pages made to measure, and what a reader sees of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image, ImageChops

from dossier_juridique.assemble import assemble
from dossier_juridique.model.liasse import Liasse, PieceLue, PieceNumerotee, Section, Timbre

POLICES = Path(__file__).parents[2] / "modeles" / "charte" / "polices"
TIMBRE = Timbre("SARL Durand & Fils")
SECTIONS = (Section("Requête", 0), Section("Bordereau de pièces", 1), Section("Décompte", 2))


def piece(numero: str, chemin: Path, libelle: str = "Facture") -> PieceNumerotee:
    with pikepdf.open(chemin) as pdf:
        pages = len(pdf.pages)
    nom = f"Piece_{numero.replace(' ', '_')}.pdf"
    return PieceNumerotee(numero, libelle, nom, PieceLue(numero, chemin.name, "pdf", "0" * 64, str(chemin), pages))


def marks(x0: float, y0: float, x1: float, y1: float, cote: float = 20) -> bytes:
    """Red, green, blue, magenta squares in the corners of a box, anticlockwise from the lower left."""
    coins = [
        ("1 0 0", x0, y0),
        ("0 1 0", x1 - cote, y0),
        ("0 0 1", x1 - cote, y1 - cote),
        ("1 0 1", x0, y1 - cote),
    ]
    return "\n".join(f"{c} rg {x} {y} {cote} {cote} re f" for c, x, y in coins).encode()


def add_page(pdf: Pdf, contenu: bytes | None, media: Sequence[float] = (0, 0, 595, 842), **cles: object) -> Dictionary:
    page = pdf.make_indirect(Dictionary(Type=Name.Page, MediaBox=Array(list(media))))
    if contenu is not None:
        page.Contents = pdf.make_stream(contenu)
    page.Resources = Dictionary(
        Font=Dictionary(F=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    )
    for cle, valeur in cles.items():
        page[Name("/" + cle)] = Array(valeur) if isinstance(valeur, list) else valeur
    pdf.pages.append(pikepdf.Page(page))
    return pdf.pages[-1].obj


def text(mot: str, x: float = 60, y: float = 400) -> bytes:
    return f"BT /F 14 Tf {x} {y} Td ({mot}) Tj ET".encode()


def plain(chemin: Path, mots: Sequence[str]) -> Path:
    """A PDF with one page per word."""
    with Pdf.new() as pdf:
        for mot in mots:
            add_page(pdf, text(mot))
        pdf.save(chemin)
    return chemin


def linked(chemin: Path, nom: str, valeur: str) -> Path:
    """Three pages; page 1 links by name to page 3 and by array to page 2; same names in every such exhibit."""
    with Pdf.new() as pdf:
        pages = [add_page(pdf, text(f"{nom} {i}") + b"\n" + marks(0, 0, 595, 842)) for i in (1, 2, 3)]
        pdf.Root.Names = Dictionary(
            Dests=Dictionary(Names=Array([String("fin"), Array([pages[2], Name.XYZ, 0, 842, 0])]))
        )
        nomme = Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=Array([60, 700, 160, 720]), Border=Array([0, 0, 0]),
            A=Dictionary(S=Name.GoTo, D=String("fin")), QuadPoints=Array([60, 720, 160, 720, 60, 700, 160, 700]),
        )  # fmt: skip
        direct = Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=Array([60, 600, 160, 620]), Border=Array([0, 0, 0]),
            Dest=Array([pages[1], Name.FitH, 500]),
        )  # fmt: skip
        mort = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([60, 500, 160, 520]), Dest=String("inconnu"))
        champ = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("nom"), V=String(valeur),
                Rect=Array([200, 300, 400, 320]), F=4, DA=String("/F 10 Tf 0 g"),
            )
        )  # fmt: skip
        pages[0].Annots = Array([nomme, direct, mort, champ])
        pdf.Root.AcroForm = Dictionary(Fields=Array([champ]), DA=String("/F 10 Tf 0 g"))
        with pdf.open_outline() as plan:
            haut = pikepdf.OutlineItem(f"Chapitre {nom}", 1)
            haut.children.append(pikepdf.OutlineItem("Annexe", action=Dictionary(S=Name.GoTo, D=String("fin"))))
            plan.root.append(haut)
        pdf.save(chemin)
    return chemin


@cache
def generated(corps: str, balises: bool = True) -> bytes:
    """Three generated pages: text with citations, bordereau, décompte."""
    import weasyprint

    listees = dict.fromkeys(["1", *re.findall(r"piece:([^'?]+)", corps)])
    lignes = " ".join(f"<a href='piece:{n}'>Pièce {n}</a>" for n in listees)
    html = (
        "<html lang=fr><style>section{break-after:page}</style><body>"
        f"<section><h1>Requête</h1><p>{corps} <a href='#bord'>bordereau</a></p></section>"
        f"<section id=bord><h1>Bordereau</h1><p>{lignes}</p></section>"
        "<section><h1>Décompte</h1></section>"
    )
    return bytes(weasyprint.HTML(string=html).write_pdf(pdf_tags=balises))


def bundle(
    pieces: Sequence[PieceNumerotee], cible: Path, corps: str = "Vu <a href='piece:1'>(pièce n° 1)</a>"
) -> Liasse:
    return assemble(generated(corps), SECTIONS, pieces, TIMBRE, titre="Requête – Durand", cible=cible, polices=POLICES)


def view(chemin: Path | str, index: int, largeur: int | None = None) -> Image.Image:
    """The page as a reader sees it, one pixel per user unit unless ``largeur`` is given."""
    pdf = pypdfium2.PdfDocument(chemin)
    page = pdf[index]
    echelle = 1.0 if largeur is None else largeur / page.get_size()[0]
    image = page.render(scale=echelle).to_pil().convert("RGB")
    page.close()
    pdf.close()
    return image


def colour_box(image: Image.Image, teinte: tuple[int, int, int]) -> tuple[int, int, int, int] | None:
    """The bounding box of the pixels of that pure colour."""
    masque = Image.new("L", image.size, 255)
    for canal, valeur in zip(image.split(), teinte, strict=True):
        masque = ImageChops.darker(masque, canal.point([255 if abs(v - valeur) < 60 else 0 for v in range(256)]))
    return masque.getbbox()
