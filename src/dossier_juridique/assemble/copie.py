"""One exhibit put at the end of a PDF: its pages stamped, its links, fields and layers carried along."""

from __future__ import annotations

import copy
import zlib
from collections.abc import Sequence

import pikepdf
from msgspec import Struct
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from dossier_juridique.assemble.annotations import Annotateur, carry_fields, shown_boxes
from dossier_juridique.assemble.calques import carry_layers
from dossier_juridique.assemble.destinations import Destinations
from dossier_juridique.assemble.encre import Zone
from dossier_juridique.assemble.geometrie import (
    IDENTITE,
    Boite,
    Cadre,
    Matrice,
    cadre_de,
    compose,
    format_matrice,
    image_boite,
    se_touchent,
    tableau,
)
from dossier_juridique.assemble.scans import scan_under, too_large
from dossier_juridique.assemble.signets import Signet, read_bookmarks
from dossier_juridique.assemble.tampon import AIR, MARGE_X, MARGE_Y, Tampon
from dossier_juridique.errors import SortieRefusee
from dossier_juridique.model.liasse import PieceNumerotee, PosePage

_CONTENU = "/DjPiece"
_GARDEES = {
    "/Type", "/Parent", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Resources", "/Contents", "/Annots", "/Group",
}  # fmt: skip
_ANCETRES = 100  # a page tree deeper than that is a trap
_FLUX = {"/Length", "/Filter", "/DecodeParms"}
_PLUS_LARGE, _PLUS_HAUT = 0.94, 0.22  # most a stamp may take of a small page
_GRANDE_PAGE = 1000.0  # points: from there the stamp grows with the page


class Pose(Struct, frozen=True):
    """Where a stamp goes: page frame, displayed rectangle of the stamp, points to user units, free band."""

    cadre: Cadre
    rect: Boite
    echelle: float
    bande: float
    tampon: Tampon

    @property
    def zone(self) -> Zone:
        """The rectangle and the air around it, as fractions of the displayed page."""
        x0, y0, x1, y1 = _grow(self.rect, AIR * self.echelle)
        large, haut = self.cadre.largeur, self.cadre.hauteur
        return max(0.0, x0 / large), max(0.0, y0 / haut), min(1.0, x1 / large), min(1.0, y1 / haut)


def place(cadre: Cadre, tampon: Tampon) -> Pose:
    """Put the stamp at the displayed upper right of a page, smaller on a small page."""
    large, haut = cadre.largeur * cadre.unite, cadre.hauteur * cadre.unite
    bande = MARGE_Y + tampon.hauteur + AIR
    taille = max(1.0, min(large, haut) / _GRANDE_PAGE)
    taille = min(taille, _PLUS_LARGE * large / (tampon.largeur + MARGE_X), _PLUS_HAUT * haut / bande)
    k = taille / cadre.unite
    droite, sommet = cadre.largeur - MARGE_X * k, cadre.hauteur - MARGE_Y * k
    rect = (droite - tampon.largeur * k, sommet - tampon.hauteur * k, droite, sommet)
    return Pose(cadre, rect, k, bande * k, tampon)


class Source:
    """One exhibit opened: ``poses`` page by page. The file stays open until the result is saved.

    Raises SortieRefusee when it no longer has the pages it was read with.
    """

    def __init__(self, piece: PieceNumerotee, tampons: Sequence[Tampon]) -> None:
        self.piece = piece
        try:
            self.pdf = _open_lazily(piece.lue.pdf)
        except (pikepdf.PdfError, RuntimeError, OSError) as erreur:
            raise SortieRefusee(
                f"la copie de la pièce n° {piece.numero} ne peut plus être ouverte ({type(erreur).__name__}).",
                remede="Relancez la préparation des pièces.",
                lieu=piece.lue.fichier,
            ) from erreur
        if len(self.pdf.pages) != piece.lue.pages:
            raise SortieRefusee(
                f"la pièce n° {piece.numero} compte {len(self.pdf.pages)} pages au lieu de {piece.lue.pages}.",
                remede="Relancez la préparation des pièces.",
                lieu=piece.lue.fichier,
            )
        pages = list(self.pdf.pages)
        for page in pages:
            _inherit(page.obj)
        self.poses = [place(cadre_de(p.obj), t) for p, t in zip(pages, tampons, strict=True)]
        self.posees: tuple[PosePage, ...] = ()
        self.copies: list[Dictionary] = []
        self.zones: list[Zone | None] = []
        self.demesurees: set[int] = set()
        for rang, (page, pose) in enumerate(zip(pages, self.poses, strict=True)):
            if too_large(page.obj):
                self.demesurees.add(rang)
            libre = _grow(pose.rect, AIR * pose.echelle)
            dans_page = image_boite(pose.cadre.vers_contenu, libre)
            touche = any(se_touchent(dans_page, b) for b in shown_boxes(page.obj))
            touche = touche or scan_under(page.obj, dans_page)
            self.zones.append(None if touche or rang in self.demesurees else pose.zone)

    def append_to(
        self, cible: Pdf, debut: int, vides: Sequence[bool | None], polices: dict[str, Object]
    ) -> list[Signet]:
        """Copy the pages after the ``debut`` pages of ``cible`` and return the bookmarks of the exhibit, placed there.

        ``cible.pages`` knows nothing of them until the file is opened again; they are in ``copies``.
        ``vides[i]``: the zone of page i is empty, the page need not be reduced; None: nobody could look.
        ``polices``: fonts of the stamp in ``cible``.
        """
        self.posees = tuple(
            PosePage(pose.zone, 1.0 if vide else 1.0 - pose.bande / pose.cadre.hauteur, vide is not None)
            for pose, vide in zip(self.poses, vides, strict=True)
        )
        matrices = [
            IDENTITE if vide else pose.cadre.reduction(pose.bande) for pose, vide in zip(self.poses, vides, strict=True)
        ]
        destinations = Destinations(self.pdf, matrices)
        signets = read_bookmarks(self.pdf, destinations, debut)
        annotateur = Annotateur(self.pdf, destinations)
        pages = list(self.pdf.pages)
        for page, matrice in zip(pages, matrices, strict=True):
            _strip(page.obj)
            annotateur.prepare(page.obj, matrice)
        pris: set[tuple[int, int]] = set()
        self.copies = _add_pages(cible, pages)
        for i, (obj, matrice, pose) in enumerate(zip(self.copies, matrices, self.poses, strict=True)):
            try:
                _stamp(cible, obj, matrice, pose, polices, pris)
            except pikepdf.PdfError as erreur:
                raise SortieRefusee(
                    f"le contenu de la page {i + 1} de la pièce n° {self.piece.numero} ne peut pas être décodé.",
                    remede="Réenregistrez ce fichier en PDF, ou imprimez-le en PDF, puis relancez.",
                    lieu=self.piece.lue.fichier,
                ) from erreur
        carry_fields(cible, self.pdf, list(annotateur.racines.values()), self.piece.numero)
        carry_layers(cible, self.pdf, f"Pièce n°\u00a0{self.piece.numero}")
        return signets

    def stamp_rect(self, index: int) -> Boite:
        """The rectangle of the stamp of page ``index`` in user space, for a link."""
        pose = self.poses[index]
        return image_boite(pose.cadre.vers_contenu, pose.rect)


def _add_pages(cible: Pdf, pages: Sequence[pikepdf.Page]) -> list[Dictionary]:
    """Copy pages at the end of the page tree, and return the copies.

    ``cible.pages.append`` lists all the pages again for each: three thousand pages took the square of their number.
    """
    racine = cible.Root.Pages
    copies: list[Dictionary] = []
    for page in pages:
        copie = cible.copy_foreign(page.obj)
        assert isinstance(copie, Dictionary)
        copie.Parent = racine
        racine.Kids.append(copie)
        copies.append(copie)
    racine.Count = int(racine.Count) + len(copies)
    return copies


def _open_lazily(chemin: str) -> Pdf:
    # What pikepdf.open() returns reads every stream into memory as soon as its page is copied elsewhere, and a
    # filing may hold 1 GB of scans. A file opened as the first half of a qpdf job is read when the result is
    # saved. The output is never written: the job stops there.
    travail = pikepdf.Job({"inputFile": chemin, "outputFile": "non-ecrit.pdf", "noWarn": ""})
    pdf: Pdf = travail.create_pdf()  # type: ignore[no-untyped-call]
    return pdf


def _inherit(page: Dictionary) -> None:
    """Write on the page itself what it takes from its ancestors."""
    ancetre = page.get("/Parent")
    for _ in range(_ANCETRES):
        if not isinstance(ancetre, Dictionary):
            return
        for cle in ("/MediaBox", "/CropBox", "/Rotate", "/Resources"):
            if page.get(cle) is None and ancetre.get(cle) is not None:
                page[cle] = ancetre[cle]
        ancetre = ancetre.get("/Parent")


def _grow(b: Boite, de: float) -> Boite:
    return (b[0] - de, b[1] - de, b[2] + de, b[3] + de)


def _strip(page: Dictionary) -> None:
    # Boxes of the printer's trade, thumbnails, transitions and private data would lie about a stamped page;
    # structure numbers would point into the structure tree of the generated part.
    for cle in list(page.keys()):
        if cle not in _GARDEES:
            del page[cle]
    ressources = page.get("/Resources")
    objets = ressources.get("/XObject") if isinstance(ressources, Dictionary) else None
    for objet in objets.values() if isinstance(objets, Dictionary) else ():
        if isinstance(objet, Stream):
            for cle in ("/StructParent", "/StructParents"):
                if cle in objet:
                    del objet[cle]


def _stamp(
    cible: Pdf,
    obj: Dictionary,
    matrice: Matrice,
    pose: Pose,
    polices: dict[str, Object],
    pris: set[tuple[int, int]],
) -> None:
    cadre = pose.cadre
    ressources = obj.get("/Resources")
    ressources = ressources if isinstance(ressources, Dictionary) else Dictionary()
    forme = _form(cible, obj, pris)
    # Old forms and Type 3 fonts borrow the resources of the page: the page keeps all of them.
    nouvelles = copy.copy(ressources)
    lignes: list[str] = []
    if forme is not None:
        forme.Type = Name.XObject
        forme.Subtype = Name.Form
        forme.BBox = tableau(cadre.visible)
        forme.Resources = ressources
        nouvelles.XObject = _with(ressources.get("/XObject"), {_CONTENU: forme})
        deplace = "" if matrice == IDENTITE else f"{format_matrice(matrice)} cm "
        lignes.append(f"q {deplace}{_CONTENU} Do Q")
    nouvelles.Font = _with(ressources.get("/Font"), polices)
    x, y = pose.rect[0], pose.rect[1]
    k = pose.echelle
    pose_matrice = compose((k, 0.0, 0.0, k, x, y), cadre.vers_contenu)
    lignes += [
        "/Artifact BMC",
        "q",
        f"{format_matrice(pose_matrice)} cm",
        pose.tampon.operateurs,
        "Q",
        "EMC",
        "",
    ]
    obj.Contents = cible.make_stream("\n".join(lignes).encode("ascii"))
    obj.Resources = nouvelles
    obj.MediaBox = tableau(cadre.media)
    obj.CropBox = tableau(cadre.visible)
    obj.Rotate = cadre.rotation


def _form(cible: Pdf, page: Dictionary, pris: set[tuple[int, int]]) -> Object | None:
    """The content of a page as a form XObject: whatever graphics state it leaves behind ends with it."""
    contenu = page.get("/Contents")
    if isinstance(contenu, Array) and len(contenu) == 1:
        contenu = contenu[0]
    if isinstance(contenu, Stream) and contenu.is_indirect and contenu.objgen not in pris:
        # The stream itself becomes the form: its bytes are neither read nor compressed again.
        pris.add(contenu.objgen)
        for cle in list(contenu.keys()):
            if cle not in _FLUX:
                del contenu[cle]
        return contenu
    flux = [f for f in (list(contenu) if isinstance(contenu, Array) else [contenu]) if isinstance(f, Stream)]
    if not flux:
        return None
    # Read now and not when saving: by then the page holds the stamp, and a stream that cannot be decoded would
    # leave a page without its content and without a word.
    octets = zlib.compress(b"\n".join(f.read_bytes() for f in flux))
    return cible.make_stream(octets, Filter=Name.FlateDecode)


def _with(ancien: object, ajouts: dict[str, Object]) -> Dictionary:
    complet = copy.copy(ancien) if isinstance(ancien, Dictionary) else Dictionary()
    for nom, objet in ajouts.items():
        complet[nom] = objet
    return complet
