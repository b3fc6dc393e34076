"""Links of the generated pages to the exhibits, and of the exhibits back to the bordereau."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from urllib.parse import unquote

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from dossier_juridique.assemble.geometrie import Boite, tableau
from dossier_juridique.errors import SortieRefusee
from dossier_juridique.expressions import expression
from dossier_juridique.model.liasse import PlacePiece, Section

_CITATION = expression(r"piece:(?P<numero>[^?#]+)(?:\?page=(?P<page>\d{1,6}))?")


def rewrite_citations(
    cibles: Sequence[Dictionary], pages_generees: int, places: Sequence[PlacePiece],
    ailleurs: Collection[str] = (), repli: int = 0,
) -> dict[str, list[int]]:  # fmt: skip
    """Turn each ``piece:N`` link of the generated pages into a jump to the exhibit, or to its page.

    ``cibles``: all the pages of the filing. An exhibit of ``ailleurs`` is in another file: its links lead to page
    ``repli`` (0-based), where it is listed.

    Returns for each number the generated pages (0-based) that cite it. Raises SortieRefusee for an exhibit or a
    page that does not exist.
    """
    par_numero = {p.numero: p for p in places}
    citee: dict[str, list[int]] = {}
    for index in range(pages_generees):
        for lien in _links(cibles[index]):
            uri = _piece_uri(lien)
            if uri is None:
                continue
            lu = _CITATION.fullmatch(uri)
            numero = unquote(lu["numero"]).replace("\u00a0", " ") if lu else ""
            if lu is not None and numero in ailleurs:
                lien.A = _jump(cibles[repli])
                continue
            place = par_numero.get(numero)
            if lu is None or place is None:
                raise SortieRefusee(
                    f"la page {index + 1} renvoie à la pièce n° {numero or uri}, qui n'est pas jointe.",
                    remede="Joignez cette pièce ou retirez le renvoi du texte.",
                )
            page = int(lu["page"] or 1)
            if not 1 <= page <= place.pages:
                raise SortieRefusee(
                    f"la page {index + 1} renvoie à la page {page} de la pièce n° {numero}, "
                    f"qui en compte {place.pages}.",
                    remede="Corrigez le numéro de page du renvoi.",
                )
            lien.A = _jump(cibles[place.premiere_page + page - 1])
            contenu = lien.get("/Contents")
            if isinstance(contenu, String) and str(contenu).startswith("piece:"):
                suite = f", page {page}" if lu["page"] else ""
                lien.Contents = String(f"Pièce n°\u00a0{numero}{suite}")
            citee.setdefault(numero, []).append(index)
    return citee


def bordereau_page(numero: str, citee: dict[str, list[int]], sections: Sequence[Section], fin: int) -> int | None:
    """The generated page of the bordereau that lists this exhibit, else its first page, else None.

    ``fin`` is the number of generated pages.
    """
    ordre = sorted(sections, key=lambda s: s.premiere_page)
    for i, section in enumerate(ordre):
        if section.titre.casefold().startswith("bordereau"):
            suivante = ordre[i + 1].premiere_page if i + 1 < len(ordre) else fin
            dedans = [
                p
                for p in citee.get(numero, ())
                if section.premiere_page <= p < max(suivante, section.premiere_page + 1)
            ]
            return dedans[0] if dedans else section.premiere_page
    return None


def link_back(pdf: Pdf, page: Dictionary, rect: Boite, cible: Object) -> None:
    """Make the stamp in ``rect`` (user space) of ``page`` a link to the page ``cible``."""
    lien = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=tableau(rect),
            Border=Array([0, 0, 0]),
            F=4,
            P=page,
            Contents=String("Retour au bordereau"),
            A=_jump(cible),
        )
    )
    if not isinstance(page.get("/Annots"), Array):
        page.Annots = Array()
    page.Annots.append(lien)


def _jump(page: Object) -> Dictionary:
    return Dictionary(S=Name.GoTo, D=Array([page, Name.Fit]))


def _links(page: Object) -> Iterator[Dictionary]:
    annotations = page.get("/Annots")
    for annotation in list(annotations) if isinstance(annotations, Array) else []:
        if isinstance(annotation, Dictionary) and annotation.get("/Subtype") == Name.Link:
            yield annotation


def _piece_uri(lien: Dictionary) -> str | None:
    action = lien.get("/A")
    if not isinstance(action, Dictionary) or action.get("/S") != Name.URI:
        return None
    uri = action.get("/URI")
    return str(uri) if isinstance(uri, String) and str(uri).startswith("piece:") else None
