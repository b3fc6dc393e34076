"""The filing in one file: generated pages, then every exhibit, stamped, linked and bookmarked."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import MappingProxyType
from xml.sax.saxutils import escape

import pikepdf
from msgspec.structs import replace
from pikepdf import Array, Dictionary, Name, Pdf, String

from dossier_juridique.assemble.copie import Source
from dossier_juridique.assemble.liens import bordereau_page, link_back, rewrite_citations
from dossier_juridique.assemble.regard import look
from dossier_juridique.assemble.signets import Signet, write_bookmarks
from dossier_juridique.assemble.tampon import Graveur, Mention
from dossier_juridique.errors import SortieRefusee
from dossier_juridique.model.liasse import Liasse, PieceNumerotee, PlacePiece, PosePage, Section, Timbre

_RACINE = {
    "/Type", "/Pages", "/Names", "/Dests", "/StructTreeRoot", "/MarkInfo", "/Lang", "/ViewerPreferences",
}  # fmt: skip


def stamp_pieces(
    pieces: Sequence[PieceNumerotee], timbre: Timbre, dossier_sortie: Path, *, polices: Path,
    posees: Mapping[str, Sequence[PosePage]] = MappingProxyType({}),
) -> tuple[Path, ...]:
    """Write each exhibit, stamped, as a file of its own named ``nom_de_fichier`` in ``dossier_sortie``.

    ``polices`` is the folder of the shipped fonts; ``posees``: number of an exhibit → what the filing did to each
    of its pages, which need not be looked at again. Returns the paths in the order of ``pieces``. Raises SortieRefusee
    when an exhibit no longer has the pages it was read with.
    """
    mentions = [_mentions(p, timbre, None, 0) for p in pieces]
    graveur = Graveur(polices, [m for liste in mentions for m in liste])
    ecrits: list[Path] = []
    with ExitStack() as ouverts:
        sources = [_open(p, m, graveur, ouverts) for p, m in zip(pieces, mentions, strict=True)]
        for source, vides in zip(sources, look(sources, posees), strict=True):
            with Pdf.new() as pdf:
                signets = source.append_to(pdf, 0, vides, graveur.embed(pdf))
                write_bookmarks(pdf, signets, source.copies)
                _describe(pdf, _intitule(source.piece))
                chemin = dossier_sortie / source.piece.nom_de_fichier
                _save(pdf, chemin, [source])
                ecrits.append(chemin)
    return tuple(ecrits)


def assemble(
    generee: bytes,
    sections: Sequence[Section],
    pieces: Sequence[PieceNumerotee],
    timbre: Timbre,
    *,
    titre: str,
    cible: Path,
    polices: Path,
    ailleurs: Sequence[str] = (),
) -> Liasse:
    """Write the filing to ``cible`` and say where everything stands in it.

    ``generee``: the generated pages as one PDF, whose links ``piece:3`` and ``piece:3?page=2`` become jumps;
    ``sections``: its parts, 0-based pages; ``polices``: folder of the shipped fonts; ``ailleurs``: numbers of the
    exhibits that travel in other files of the same filing, whose links lead to the bordereau. Same inputs, same bytes.
    Raises SortieRefusee when a link names an exhibit or a page that is not there, or when an exhibit no longer
    has the pages it was read with.
    """
    with ExitStack() as ouverts:
        pdf = ouverts.enter_context(pikepdf.open(io.BytesIO(generee)))
        pages = [page.obj for page in pdf.pages]
        fin = len(pages)
        places = _places(pieces, fin)
        total = fin + sum(p.lue.pages for p in pieces)
        mentions = [
            _mentions(piece, timbre, place.premiere_page, total) for piece, place in zip(pieces, places, strict=True)
        ]
        _clean_root(pdf)
        signets = [Signet(s.titre, s.premiere_page) for s in sections]
        sources: list[Source] = []
        if pieces:
            graveur = Graveur(polices, [m for liste in mentions for m in liste])
            polices_pdf = graveur.embed(pdf)
            sources = [_open(p, m, graveur, ouverts) for p, m in zip(pieces, mentions, strict=True)]
            entete = Signet("Pièces", fin, ouvert=True)
            for source, place, vides in zip(sources, places, look(sources), strict=True):
                propres = source.append_to(pdf, place.premiere_page, vides, polices_pdf)
                pages += source.copies
                entete.enfants.append(Signet(_intitule(source.piece), place.premiere_page, enfants=propres))
            signets.append(entete)
        liste = bordereau_page("", {}, sections, fin) or 0
        citee = rewrite_citations(pages, fin, places, ailleurs, liste)
        for source, place in zip(sources, places, strict=True):
            retour = bordereau_page(place.numero, citee, sections, fin)
            if retour is not None:
                link_back(pdf, pages[place.premiere_page], source.stamp_rect(0), pages[retour])
        write_bookmarks(pdf, signets, pages)
        _describe(pdf, titre)
        pdf.Root.Lang = String("fr-FR")
        pdf.Root.PageMode = Name.UseOutlines
        pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=1)]))
        _save(pdf, cible, sources)
    posees = tuple(replace(place, poses=source.posees) for place, source in zip(places, sources, strict=True))
    return Liasse(str(cible), total, tuple(sections), posees, ailleurs=tuple(ailleurs))


def _places(pieces: Sequence[PieceNumerotee], fin: int) -> tuple[PlacePiece, ...]:
    places: list[PlacePiece] = []
    suivante = fin
    for piece in pieces:
        if any(p.numero == piece.numero for p in places):
            raise SortieRefusee(
                f"deux pièces portent le n° {piece.numero}.",
                remede="Donnez un numéro différent à chaque pièce.",
            )
        places.append(PlacePiece(piece.numero, suivante, piece.lue.pages))
        suivante += piece.lue.pages
    return tuple(places)


def _mentions(piece: PieceNumerotee, timbre: Timbre, premiere: int | None, total: int) -> list[Mention]:
    n = piece.lue.pages
    return [
        Mention(
            f"PIÈCE N° {piece.numero}",
            f"page {i + 1}/{n}",
            timbre.producteur,
            "" if premiere is None else f"Page {premiere + i + 1}/{total}",
        )
        for i in range(n)
    ]


def _open(piece: PieceNumerotee, mentions: Sequence[Mention], graveur: Graveur, ouverts: ExitStack) -> Source:
    source = Source(piece, [graveur.engrave(m) for m in mentions])
    ouverts.callback(source.pdf.close)
    return source


def _intitule(piece: PieceNumerotee) -> str:
    return f"Pièce n°\u00a0{piece.numero} – {piece.libelle}"


def _clean_root(pdf: Pdf) -> None:
    # The filing holds other people's pages: it is no longer the PDF/A document the generated part may be.
    for cle in list(pdf.Root.keys()):
        if cle not in _RACINE:
            del pdf.Root[cle]
    noms = pdf.Root.get("/Names")
    for cle in list(noms.keys()) if isinstance(noms, Dictionary) else []:
        if cle != "/Dests":
            del pdf.Root.Names[cle]


def _describe(pdf: Pdf, titre: str) -> None:
    """Title in both places where readers look for it, shown in the window; no date, no author, no software."""
    net = "".join(c for c in titre if c.isprintable() or c == "\u00a0")
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    pdf.trailer["/Info"] = pdf.make_indirect(Dictionary(Title=String(net)))
    xmp = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        "<dc:format>application/pdf</dc:format>\n"
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(net)}</rdf:li></rdf:Alt></dc:title>\n'
        "</rdf:Description></rdf:RDF></x:xmpmeta>\n"
        '<?xpacket end="r"?>'
    )
    flux = pdf.make_stream(xmp.encode("utf-8"))
    flux.Type = Name.Metadata
    flux.Subtype = Name.XML
    pdf.Root.Metadata = flux
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


def _save(pdf: Pdf, chemin: Path, sources: Sequence[Source]) -> None:
    versions = [(s.pdf.pdf_version, s.pdf.extension_level) for s in sources]
    pdf.save(
        chemin,
        min_version=max([("1.7", 0), *versions]),
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        deterministic_id=True,
    )
