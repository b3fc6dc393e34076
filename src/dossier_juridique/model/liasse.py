"""What travels between the exhibits, the assembly and the re-reading of a filing. Values only."""

from __future__ import annotations

from msgspec import Struct


class PieceLue(Struct, frozen=True):
    """One exhibit, read in its own process: sane PDF in the work folder, source untouched.

    ``pdf`` is the path of the sanitised, unencrypted, unstamped copy; ``pages`` its page count (>= 1);
    ``sha256`` the hash of the *source* file; ``retire`` the active content removed from the copy, in French
    ("JavaScript", "action d'ouverture", …); ``avertissements`` French sentences for the report;
    ``pages_sans_texte`` the 1-based pages that carry no text layer (scans); ``facture_electronique`` a PDF that
    carries its invoice as data (Factur-X). ``jointes``: what came attached to an e-mail, each read as an exhibit of
    its own; there ``nom`` is the name of the attachment, ``fichier`` that of the message.
    """

    id: str
    fichier: str
    format: str
    sha256: str
    pdf: str
    pages: int
    retire: tuple[str, ...] = ()
    avertissements: tuple[str, ...] = ()
    pages_sans_texte: tuple[int, ...] = ()
    signee: bool = False
    facture_electronique: bool = False
    nom: str = ""
    jointes: tuple[PieceLue, ...] = ()


class PieceNumerotee(Struct, frozen=True):
    """An exhibit in its place: ``numero`` as printed ("3", "3-1", "3 bis"), ``libelle`` as on the bordereau
    (« Facture n° F2026-041 du 12/03/2026 »), ``nom_de_fichier`` the ASCII name of its stamped copy (with .pdf).
    """

    numero: str
    libelle: str
    nom_de_fichier: str
    lue: PieceLue


class Section(Struct, frozen=True):
    """A part of the generated pages: its title for the bookmark and its first page (0-based)."""

    titre: str
    premiere_page: int


class Timbre(Struct, frozen=True):
    """What is printed on every page of an exhibit beside its number: who produces it (« Pièce n° 3 »,
    producteur, page x/y of the exhibit, page of the filing)."""

    producteur: str


class PosePage(Struct, frozen=True):
    """What was done to one page of an exhibit: ``timbre`` the rectangle of the stamp (left, bottom, right, top) as
    fractions of the displayed page, ``echelle`` the size at which the page is shown (1.0: untouched). A reduced page
    stays on its bottom edge and is centred. ``dessinable`` is False when the page could not be drawn in due time."""

    timbre: tuple[float, float, float, float]
    echelle: float
    dessinable: bool = True


class PlacePiece(Struct, frozen=True):
    """Where an exhibit stands in the filing: first page (0-based), number of pages, and what was done to each."""

    numero: str
    premiere_page: int
    pages: int
    poses: tuple[PosePage, ...] = ()


class Liasse(Struct, frozen=True):
    """The assembled filing on disk: path, pages in all, sections, place of each exhibit; ``ailleurs``: numbers of the
    exhibits that are in other files."""

    chemin: str
    pages: int
    sections: tuple[Section, ...]
    pieces: tuple[PlacePiece, ...]
    retire: tuple[str, ...] = ()
    ailleurs: tuple[str, ...] = ()
