"""The page tree of a stranger's PDF: walked by us, counted, flattened, its boxes made usable."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pikepdf
from msgspec import Struct

from dossier_juridique.pieces.refus import Bilan, PieceAbimee, list_pages, refuse

PAGES_MAX = 5000
# Beyond 14 400 points (5,08 m) a page breaks the implementation limit of ISO 32000-1, annex C: said, and kept while it
# can be drawn.
COTE_USUELLE, COTE_MAX, ORIGINE_MAX = 14_400.0, 200_000.0, 1e7
COTE_MIN = 3.0
# A page that does not say its size: as wide as the Letter that readers then show, as high as the A4 it may have been.
SANS_FORMAT = (0.0, 0.0, 612.0, 841.89)
_NOEUDS_MAX = 4 * PAGES_MAX
_HERITES = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
_PAGE_GARDE = frozenset(
    {
        "/Type",
        "/Parent",
        "/Resources",
        "/MediaBox",
        "/CropBox",
        "/BleedBox",
        "/TrimBox",
        "/ArtBox",
        "/Rotate",
        "/Contents",
        "/Annots",
        "/UserUnit",
        "/Group",
        "/StructParents",
        "/Tabs",
    }
)
_REPARER = "Demandez de nouveau l'original, ou réimprimez-le en PDF, puis remplacez le fichier."


class Feuille(Struct, frozen=True):
    """One page and what it inherits from its ancestors."""

    objet: pikepdf.Dictionary
    herite: dict[str, pikepdf.Object]


def walk_pages(pdf: pikepdf.Pdf, bilan: Bilan) -> list[Feuille]:
    """Every page in order, before qpdf has touched the tree.

    Refuses a tree that loops, that holds an empty or missing entry, that announces more pages than it has, or
    that has none: qpdf repairs those in silence and a page would be lost.
    """
    racine = pdf.Root.get("/Pages")
    if not isinstance(racine, pikepdf.Dictionary):
        raise refuse("le PDF n'a pas d'arbre de pages", _REPARER)
    feuilles: list[Feuille] = []
    visites = 0
    pile: list[tuple[pikepdf.Object, dict[str, pikepdf.Object], frozenset[tuple[int, int]]]] = [
        (racine, {}, frozenset())
    ]
    while pile:
        noeud, herite, chemin = pile.pop()
        visites += 1
        if visites > _NOEUDS_MAX or len(feuilles) > PAGES_MAX:
            raise refuse(f"le PDF compte plus de {PAGES_MAX} pages, ou son arbre de pages est un piège", _REPARER)
        if not isinstance(noeud, pikepdf.Dictionary):
            raise PieceAbimee(
                f"une page manque après la page {len(feuilles)} : son objet est vide ou absent", remede=_REPARER
            )
        repere = noeud.objgen
        if repere != (0, 0) and repere in chemin:
            raise refuse("l'arbre des pages tourne en rond", _REPARER)
        transmis = herite | {cle: noeud[cle] for cle in _HERITES if noeud.get(cle) is not None}
        enfants = noeud.get("/Kids")
        if enfants is None or (noeud.get("/Type") == pikepdf.Name.Page and repere != racine.objgen):
            feuilles.append(Feuille(noeud, transmis))
            continue
        if not isinstance(enfants, pikepdf.Array):
            raise refuse("l'arbre des pages est abîmé", _REPARER)
        if len(enfants) > PAGES_MAX:
            raise refuse(f"le PDF compte plus de {PAGES_MAX} pages", _REPARER)
        suite = chemin | {repere}
        pile.extend((enfants[i], transmis, suite) for i in range(len(enfants) - 1, -1, -1))
    if not feuilles or (len(feuilles) == 1 and feuilles[0].objet.objgen == racine.objgen):
        raise refuse("le PDF n'a aucune page", _REPARER)
    if len(feuilles) > PAGES_MAX:
        raise refuse(f"le PDF compte plus de {PAGES_MAX} pages", "Scindez la pièce.")
    _compare_count(pdf, racine.get("/Count"), feuilles, bilan)
    return feuilles


def _compare_count(pdf: pikepdf.Pdf, annonce: object, feuilles: list[Feuille], bilan: Bilan) -> None:
    if isinstance(annonce, int) and annonce > len(feuilles) and count_unlisted(pdf, feuilles):
        # When all the pages that the file holds are listed, and none was missing, the number alone is wrong.
        raise refuse(f"le PDF annonce {annonce} pages, on n'y en trouve que {len(feuilles)}", _REPARER)
    if annonce != len(feuilles):
        bilan.warn(f"Le compteur de pages du fichier est faux ; {len(feuilles)} pages ont été lues, vérifiez-les.")


def count_unlisted(pdf: pikepdf.Pdf, feuilles: Sequence[Feuille]) -> int:
    """How many pages the file holds that its tree does not list."""
    rangees = {feuille.objet.objgen for feuille in feuilles}
    return sum(
        1
        for o in pdf.objects
        if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == pikepdf.Name.Page and o.objgen not in rangees
    )


def flatten_tree(pdf: pikepdf.Pdf, feuilles: list[Feuille]) -> list[pikepdf.Dictionary]:
    """One flat list of pages, nothing inherited any more; a page listed twice becomes two pages."""
    pages: list[pikepdf.Dictionary] = []
    vues: set[tuple[int, int]] = set()
    racine = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Pages, Count=len(feuilles)))
    for feuille in feuilles:
        repere = feuille.objet.objgen
        page = feuille.objet
        if repere == (0, 0) or repere in vues:
            page = pdf.make_indirect(pikepdf.Dictionary(dict(page.items())))
        vues.add(repere)
        for cle in [c for c in list(page.keys()) if c not in _PAGE_GARDE]:
            del page[cle]
        page["/Type"] = pikepdf.Name.Page
        page["/Parent"] = racine
        for cle in _HERITES:
            if cle in feuille.herite:
                page[cle] = feuille.herite[cle]
        if not isinstance(page.get("/Resources"), pikepdf.Dictionary):
            page["/Resources"] = pikepdf.Dictionary()
        pages.append(page)
    racine["/Kids"] = pikepdf.Array(pages)
    pdf.Root["/Pages"] = racine
    return pages


def check_boxes(pages: list[pikepdf.Dictionary], bilan: Bilan) -> None:
    """Sets on every page a sound MediaBox, CropBox within it, and a Rotate of 0, 90, 180 or 270."""
    sans_format: list[int] = []
    rotations: list[int] = []
    for numero, page in enumerate(pages, 1):
        media = read_box(page.get("/MediaBox"))
        if media is None or media[2] - media[0] < COTE_MIN or media[3] - media[1] < COTE_MIN:
            sans_format.append(numero)
            media = SANS_FORMAT
        cote = max(media[2] - media[0], media[3] - media[1])
        if cote > COTE_MAX or max(map(abs, media)) > ORIGINE_MAX:
            raise refuse(f"la page {numero} a des dimensions impossibles", _REPARER)
        if cote > COTE_USUELLE:
            bilan.warn(f"La page {numero} mesure plus de cinq mètres : certains lecteurs ne la montreront pas.")
        page["/MediaBox"] = _to_array(media)
        rogne = read_box(page.get("/CropBox"))
        if rogne is not None:
            utile = (max(rogne[0], media[0]), max(rogne[1], media[1]), min(rogne[2], media[2]), min(rogne[3], media[3]))
            if utile[2] - utile[0] >= COTE_MIN and utile[3] - utile[1] >= COTE_MIN:
                page["/CropBox"] = _to_array(utile)
                rogne = utile
            else:
                rogne = None
        if rogne is None and "/CropBox" in page:
            del page["/CropBox"]
            bilan.warn("Un cadre de rognage inutilisable a été retiré ; la page entière est montrée.")
        angle = _read_number(page.get("/Rotate", 0))
        if angle is None or angle % 90:
            rotations.append(numero)
            angle = 0.0
        page["/Rotate"] = int(angle) % 360
        unite = page.get("/UserUnit")
        if unite is not None and not 0.01 <= (_read_number(unite) or 0.0) <= 100:
            del page["/UserUnit"]
            bilan.warn("Une unité de page impossible a été retirée ; vérifiez l'échelle de la pièce.")
    if sans_format:
        bilan.warn(
            f"Format de page absent ou nul ({list_pages(sans_format)}) : une page de 21,6 × 29,7 cm a été supposée, "
            "vérifiez la copie."
        )
    if rotations:
        bilan.warn(f"Rotation impossible ({list_pages(rotations)}) : la page est laissée droite, vérifiez la copie.")


def read_box(valeur: object) -> tuple[float, float, float, float] | None:
    """A rectangle with its corners in order, or ``None`` when the value is not one."""
    if not isinstance(valeur, pikepdf.Array) or len(valeur) < 4:
        return None
    nombres = [_read_number(valeur[i]) for i in range(4)]
    x0, y0, x1, y1 = nombres
    if x0 is None or y0 is None or x1 is None or y1 is None:
        return None
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _read_number(valeur: object) -> float | None:
    if isinstance(valeur, bool) or not isinstance(valeur, (int, float, Decimal)):
        return None
    nombre = float(valeur)
    return nombre if abs(nombre) < 1e12 else None


def _to_array(boite: tuple[float, float, float, float]) -> pikepdf.Array:
    return pikepdf.Array([round(Decimal(v), 4).normalize() + 0 for v in boite])
