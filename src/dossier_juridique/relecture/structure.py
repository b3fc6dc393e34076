"""The delivered filing re-read by pypdf, an engine that did not write it: pages, links, bookmarks, labels.

What is believed is what is printed: a link to exhibit 3 is right when the page it opens bears « PIÈCE N° 3 ».
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn
from urllib.parse import unquote

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject

from dossier_juridique.errors import SortieRefusee
from dossier_juridique.expressions import expression
from dossier_juridique.model.liasse import Liasse, PieceNumerotee, PlacePiece
from dossier_juridique.relecture.citations import listing_pages, verify_three_ways
from dossier_juridique.relecture.timbres import Timbres

_REMEDE = "Rien n'a été livré. Signalez ce défaut en joignant le dossier."
_ACTIONS = {"/GoTo", "/URI", "/Named", "/Hide", "/ResetForm", "/SetOCGState"}
_ACTIVES = ("/OpenAction", "/AA", "/Collection", "/AF", "/Requirements")
_NOMS_ACTIFS = ("/JavaScript", "/EmbeddedFiles", "/Renditions", "/AlternatePresentations")
_ANNOTATIONS_ACTIVES = {"/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"}
_CITATION = expression(r"piece:([^?#]+)(?:\?page=(\d+))?")
_BORNE = 100_000
_INATTENDUES = (
    PyPdfError, OSError, KeyError, IndexError, TypeError, ValueError, AttributeError, RecursionError, ArithmeticError,
)  # fmt: skip


def verify_structure(liasse: Liasse, pieces: Sequence[PieceNumerotee], generee: bytes) -> None:
    """Re-read the filing at ``liasse.chemin`` and refuse it unless everything lands where it says.

    ``pieces`` in the order of the filing; ``generee`` the generated pages as they were before assembly, whose
    ``piece:`` links say where each link of the filing must land. Raises SortieRefusee with the page at fault.
    """
    with _second_engine("la liasse"), open(liasse.chemin, "rb") as fichier:
        _Relecture(PdfReader(fichier), PdfReader(io.BytesIO(generee)), liasse, pieces).verify()


def verify_pieces(chemins: Sequence[Path], pieces: Sequence[PieceNumerotee]) -> None:
    """Re-read the exhibits stamped in files of their own: pages, the stamp of each, nothing active, links that stay.

    Raises SortieRefusee with the page at fault.
    """
    for chemin, piece in zip(chemins, pieces, strict=True):
        n = piece.lue.pages
        seule = Liasse(str(chemin), n, (), (PlacePiece(piece.numero, 0, n),))
        with _second_engine(f"la pièce n° {piece.numero}"), open(chemin, "rb") as fichier:
            _Relecture(PdfReader(fichier), None, seule, (piece,)).verify_alone()


@contextmanager
def _second_engine(quoi: str) -> Iterator[None]:
    try:
        yield
    except _INATTENDUES as erreur:
        raise SortieRefusee(
            f"{quoi} ne peut pas être relue par un second moteur ({type(erreur).__name__}).",
            remede=_REMEDE,
        ) from erreur


class _Relecture:
    def __init__(
        self, lecteur: PdfReader, origine: PdfReader | None, liasse: Liasse, pieces: Sequence[PieceNumerotee]
    ) -> None:
        self._lecteur = lecteur
        self._origine = list(origine.pages) if origine is not None else []
        self._liasse = liasse
        self._pieces = pieces
        self._pages = list(lecteur.pages)
        self._index = {p.indirect_reference.idnum: i for i, p in enumerate(self._pages) if p.indirect_reference}
        self._imprime: dict[int, str] = {}
        self._timbres = Timbres()
        self._generees = len(self._origine)

    def verify(self) -> None:
        self._count()
        self._active(self._lecteur.root_object)
        self._stamps()
        self._labels()
        for index, page in enumerate(self._pages):
            self._page(index, page)
        self._citations()
        self._bookmarks()

    def verify_alone(self) -> None:
        """The same of a file that holds one exhibit and nothing else: no listing, no page of a filing."""
        self._count()
        self._active(self._lecteur.root_object)
        for index, page in enumerate(self._pages):
            self._bears(index, f"PIÈCE N° {self._pieces[0].numero} – page {index + 1}/{len(self._pages)}")
            self._page(index, page)

    def _count(self) -> None:
        attendues = self._generees + sum(p.lue.pages for p in self._pieces)
        if not len(self._pages) == attendues == self._liasse.pages:
            _refuse(f"la liasse a {len(self._pages)} pages au lieu de {attendues}")
        suivante = self._generees
        if [p.numero for p in self._pieces] != [p.numero for p in self._liasse.pieces]:
            _refuse("les pièces de la liasse ne sont pas celles du bordereau")
        for piece, place in zip(self._pieces, self._liasse.pieces, strict=True):
            if (place.premiere_page, place.pages) != (suivante, piece.lue.pages):
                _refuse(f"la pièce n° {piece.numero} n'est pas à sa place dans la liasse")
            suivante += place.pages

    def _stamps(self) -> None:
        for place in self._liasse.pieces:
            for i in range(place.pages):
                page = place.premiere_page + i
                self._bears(page, f"PIÈCE N° {place.numero} – page {i + 1}/{place.pages}")
                self._bears(page, f"Page {page + 1}/{self._liasse.pages}")

    def _bears(self, index: int, mention: str) -> None:
        if index not in self._imprime:
            self._imprime[index] = self._timbres.read(self._pages[index])
        # « page 1/12 » is not « page 1/1 », nor « PIÈCE N° 3-1 » « PIÈCE N° 3 ».
        suites = self._imprime[index].split(mention)[1:]
        if all(suite[:1] == "-" or suite[:1].isdigit() for suite in suites):
            _refuse(f"la page {index + 1} ne porte pas « {mention} »")

    def _labels(self) -> None:
        if self._lecteur.page_labels != [str(i + 1) for i in range(len(self._pages))]:
            _refuse("les numéros de page affichés ne sont pas ceux des pages")

    def _active(self, racine: DictionaryObject) -> None:
        for cle in _ACTIVES:
            if cle in racine:
                _refuse(f"la liasse contient un élément actif ({cle[1:]})")
        noms = _dictionary(racine.get("/Names"))
        for cle in _NOMS_ACTIFS:
            if cle in noms:
                _refuse(f"la liasse contient un élément actif ({cle[1:]})")
        formulaire = _dictionary(racine.get("/AcroForm"))
        if "/XFA" in formulaire:
            _refuse("la liasse contient un formulaire XFA")
        self._fields(formulaire.get("/Fields"), 0)

    def _fields(self, champs: PdfObject | None, profondeur: int) -> None:
        for champ in _array(champs):
            noeud = _dictionary(champ)
            if "/AA" in noeud or str(_dictionary(noeud.get("/A")).get("/S", "/GoTo")) not in _ACTIONS:
                _refuse("un champ de formulaire de la liasse déclenche une action")
            if profondeur < 40:
                self._fields(noeud.get("/Kids"), profondeur + 1)

    def _page(self, index: int, page: PageObject) -> None:
        if "/AA" in page:
            _refuse(f"la page {index + 1} déclenche une action à son ouverture")
        for annotation in _annotations(page):
            if "/AA" in annotation or str(annotation.get("/Subtype")) in _ANNOTATIONS_ACTIVES:
                _refuse(f"la page {index + 1} contient une annotation active")
            for action in _chain(annotation.get("/A"), 0):
                genre = str(action.get("/S"))
                if genre not in _ACTIONS or "/JS" in action:
                    _refuse(f"la page {index + 1} contient une action interdite ({genre[1:]})")
                if genre == "/URI" and str(action.get("/URI")).startswith("piece:"):
                    _refuse(f"la page {index + 1} garde un renvoi « {action.get('/URI')} » qui ne mène nulle part")
                if genre == "/GoTo":
                    self._lands(index, action.get("/D"))
            if "/Dest" in annotation:
                self._lands(index, annotation.get("/Dest"))

    def _lands(self, index: int, destination: PdfObject | None) -> None:
        cible = self._target(destination)
        if cible is None:
            _refuse(f"un lien de la page {index + 1} ne mène à aucune page")
        for place in self._liasse.pieces:
            bornes = range(place.premiere_page, place.premiere_page + place.pages)
            # The only way out of an exhibit is the stamp of its first page, back to the generated part.
            retour = index == place.premiere_page and cible < self._generees
            if index in bornes and cible not in bornes and not retour:
                _refuse(f"un lien de la pièce n° {place.numero} (page {index + 1}) mène hors de la pièce")

    def _target(self, destination: PdfObject | None) -> int | None:
        valeur = destination.get_object() if destination is not None else None
        if isinstance(valeur, str):
            nommee = self._lecteur.named_destinations.get(valeur)
            valeur = nommee.dest_array if nommee is not None else None
        if isinstance(valeur, DictionaryObject):
            valeur = _array(valeur.get("/D"))
        if not isinstance(valeur, ArrayObject) or not valeur:
            return None
        page = valeur[0]
        return self._index.get(page.idnum) if isinstance(page, IndirectObject) else None

    def _citations(self) -> None:
        bordereaux = listing_pages(self._liasse.sections, self._generees)
        citees: set[str] = set()
        listees: set[str] = set()
        for index, page in enumerate(self._origine):
            livrees = {_rect(a): a for a in _annotations(self._pages[index])}
            for annotation in _annotations(page):
                uri = str(_dictionary(annotation.get("/A")).get("/URI", ""))
                lu = _CITATION.fullmatch(uri)
                if lu is None:
                    continue
                numero, dans = unquote(lu[1]).replace("\u00a0", " "), int(lu[2] or 1)
                livree = livrees.get(_rect(annotation), DictionaryObject())
                cible = self._target(_dictionary(livree.get("/A")).get("/D"))
                if numero in self._liasse.ailleurs and cible is not None and cible < self._generees:
                    continue
                place = next((p for p in self._liasse.pieces if p.numero == numero), None)
                if cible is None or place is None:
                    _refuse(f"le renvoi de la page {index + 1} à la pièce n° {numero} ne mène nulle part")
                self._bears(cible, f"PIÈCE N° {numero} – page {dans}/{place.pages}")
                (listees if index in bordereaux else citees).add(numero)
        textes = [page.extract_text() for page in self._pages[: self._generees]]
        if bordereaux and not self._liasse.ailleurs:
            verify_three_ways([p.numero for p in self._liasse.pieces], citees, listees, textes)

    def _bookmarks(self) -> None:
        racine = _dictionary(self._lecteur.root_object.get("/Outlines"))
        attendus = [(s.titre, s.premiere_page) for s in self._liasse.sections]
        if self._pieces:
            attendus.append(("Pièces", self._generees))
        trouves = list(_siblings(racine))
        if [(str(n.get("/Title")), self._target(n.get("/Dest"))) for n in trouves] != attendus:
            _refuse("les signets de la liasse ne mènent pas aux parties qu'ils nomment")
        if not self._pieces:
            return
        enfants = list(_siblings(trouves[-1]))
        if len(enfants) != len(self._pieces):
            _refuse(f"la liasse a {len(enfants)} signets de pièce pour {len(self._pieces)} pièces")
        for signet, place, piece in zip(enfants, self._liasse.pieces, self._pieces, strict=True):
            if str(signet.get("/Title")) != f"Pièce n°\u00a0{piece.numero} – {piece.libelle}":
                _refuse(f"le signet de la pièce n° {piece.numero} ne porte pas son intitulé")
            cible = self._target(signet.get("/Dest"))
            if cible is None:
                _refuse(f"le signet de la pièce n° {piece.numero} ne mène nulle part")
            self._bears(cible, f"PIÈCE N° {piece.numero} – page 1/{place.pages}")
            self._below(signet, place.numero, range(place.premiere_page, place.premiere_page + place.pages), 0)

    def _below(self, parent: DictionaryObject, numero: str, bornes: range, profondeur: int) -> None:
        for signet in _siblings(parent):
            if "/A" in signet or ("/Dest" in signet and self._target(signet.get("/Dest")) not in bornes):
                _refuse(f"un signet de la pièce n° {numero} mène hors de la pièce")
            if profondeur < 40:
                self._below(signet, numero, bornes, profondeur + 1)


def _refuse(constat: str) -> NoReturn:
    raise SortieRefusee(f"{constat}.", remede=_REMEDE)


def _dictionary(objet: PdfObject | None) -> DictionaryObject:
    valeur = objet.get_object() if objet is not None else None
    return valeur if isinstance(valeur, DictionaryObject) else DictionaryObject()


def _array(objet: PdfObject | None) -> ArrayObject:
    valeur = objet.get_object() if objet is not None else None
    return valeur if isinstance(valeur, ArrayObject) else ArrayObject()


def _annotations(page: PageObject) -> Iterator[DictionaryObject]:
    for annotation in _array(page.get("/Annots")):
        yield _dictionary(annotation)


def _chain(action: PdfObject | None, profondeur: int) -> Iterator[DictionaryObject]:
    if profondeur > 40:
        _refuse("une action de la liasse n'en finit pas")
    for noeud in [_dictionary(a) for a in _array(action)] or [_dictionary(action)]:
        if noeud:
            yield noeud
            yield from _chain(noeud.get("/Next"), profondeur + 1)


def _siblings(parent: DictionaryObject) -> Iterator[DictionaryObject]:
    noeud = _dictionary(parent.get("/First"))
    vus = 0
    while noeud:
        vus += 1
        if vus > _BORNE:
            _refuse("les signets de la liasse tournent en rond")
        yield noeud
        noeud = _dictionary(noeud.get("/Next"))


def _rect(annotation: DictionaryObject) -> tuple[float, ...]:
    return tuple(round(float(v), 2) for v in _array(annotation.get("/Rect")))
