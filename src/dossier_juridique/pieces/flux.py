"""How much a page's drawing unfolds to, measured before anything else is done with it.

A few kilobytes may hold gigabytes of drawing, or forms that draw each other two thousand million times.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator

import pikepdf

from dossier_juridique.pieces.refus import Bilan, refuse

DECODE_MAX = 256 * 1024 * 1024
TRACES_MAX = 1_000_000
_PROFONDEUR_MAX = 16
_MORCEAU = 1024 * 1024
_BRUT_MAX = 8 * 1024 * 1024
_DESSINE = re.compile(rb"/([^\s/<>\[\]()%{}]+)\s+Do\b")
_ECHAPPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_REPARER = "Demandez de nouveau l'original, ou réimprimez-le en PDF, puis remplacez le fichier."


class Mesure:
    """Measures the content of the pages, form by form, each only once."""

    def __init__(self, bilan: Bilan) -> None:
        self._bilan = bilan
        self._traces: dict[tuple[int, int], int] = {}

    def check_page(self, numero: int, page: pikepdf.Dictionary) -> None:
        """Refuses page ``numero`` (1-based) when its content is unreadable or unfolds beyond the limits.

        Empty or absent parts of its content are taken out, with a warning; a page that shows nothing is said.
        """
        contenu = page.get("/Contents")
        if contenu is None:
            self._say_blank(numero, page)
            return
        flux = _gather_streams(contenu)
        if flux is None:
            flux = [f for f in _flatten(contenu) if isinstance(f, pikepdf.Stream)]
            page["/Contents"] = pikepdf.Array(flux)
            self._bilan.warn(
                f"{'Une partie du' if flux else 'Le'} contenu de la page {numero} manque dans le fichier : vérifiez-la."
            )
        octets = b"\n".join(self._decode(f, numero) for f in flux)
        if not octets.strip():
            self._say_blank(numero, page)
        self._count(octets, page.get("/Resources"), numero, 0, set())

    def _say_blank(self, numero: int, page: pikepdf.Dictionary) -> None:
        if "/Annots" not in page:
            self._bilan.warn(f"La page {numero} est blanche : vérifiez que son contenu n'a pas été perdu.")

    def _decode(self, flux: pikepdf.Stream, numero: int) -> bytes:
        """The bytes of a stream, its limits checked; one whose checksum is wrong or missing is written anew."""
        octets, coupe = _decode(flux, numero)
        if coupe is not None:
            # Written again, so that no reader has to decide what to do of a damaged end.
            flux.write(octets)
            self._bilan.warn(
                f"Le contenu de la page {numero} est {'coupé' if coupe else 'abîmé à sa fin'} dans le fichier : "
                "comparez la copie à l'original."
            )
        return octets

    def _count(
        self, octets: bytes, ressources: object, numero: int, profondeur: int, chemin: set[tuple[int, int]]
    ) -> int:
        if profondeur > _PROFONDEUR_MAX:
            raise refuse(f"la page {numero} imbrique des dessins à l'excès", _REPARER)
        total = 1
        objets = ressources.get("/XObject") if isinstance(ressources, pikepdf.Dictionary) else None
        if isinstance(objets, pikepdf.Dictionary):
            for nom, fois in Counter(_DESSINE.findall(octets)).items():
                dessin = objets.get("/" + _unescape(nom))
                if isinstance(dessin, pikepdf.Stream) and dessin.get("/Subtype") == pikepdf.Name.Form:
                    total += fois * self._count_form(dessin, ressources, numero, profondeur + 1, chemin)
                else:
                    total += fois
        if total > TRACES_MAX:
            raise refuse(f"la page {numero} répète un dessin des millions de fois", _REPARER)
        return total

    def _count_form(
        self, dessin: pikepdf.Stream, ressources: object, numero: int, profondeur: int, chemin: set[tuple[int, int]]
    ) -> int:
        repere = dessin.objgen
        if repere in chemin:
            raise refuse(f"un dessin de la page {numero} se contient lui-même", _REPARER)
        if repere not in self._traces:
            chemin.add(repere)
            propres = dessin.get("/Resources", ressources)
            self._traces[repere] = self._count(self._decode(dessin, numero), propres, numero, profondeur, chemin)
            chemin.discard(repere)
        return self._traces[repere]


def _gather_streams(contenu: pikepdf.Object) -> list[pikepdf.Stream] | None:
    """The streams of a sound /Contents; ``None`` when one part of it is not a stream."""
    if isinstance(contenu, pikepdf.Stream):
        return [contenu]
    if not isinstance(contenu, pikepdf.Array):
        return None
    flux = [f for f in contenu if isinstance(f, pikepdf.Stream)]
    return flux if len(flux) == len(contenu) else None


def _flatten(contenu: object) -> Iterator[object]:
    pile = [contenu]
    while pile:
        objet = pile.pop()
        if isinstance(objet, pikepdf.Array):
            pile.extend(objet[i] for i in range(len(objet) - 1, -1, -1))
        else:
            yield objet


def _unescape(nom: bytes) -> str:
    return _ECHAPPE.sub(lambda m: bytes([int(m[1], 16)]), nom).decode("utf-8", "replace")


def _decode(flux: pikepdf.Stream, numero: int) -> tuple[bytes, bool | None]:
    """Its bytes, and whether they stop short (True), only lack a right checksum (False), or are sound (None)."""
    filtres = flux.get("/Filter")
    noms = [str(f) for f in filtres] if isinstance(filtres, pikepdf.Array) else [str(filtres)] if filtres else []
    simple = "/DecodeParms" not in flux and all(n in ("/FlateDecode", "/Fl") for n in noms)
    try:
        brut = flux.read_raw_bytes()
        if simple:
            coupe: bool | None = None
            octets = brut
            for _ in noms:
                octets, fin = _inflate(octets, numero)
                coupe = fin if coupe is None else coupe
            return octets, coupe
        if len(brut) > _BRUT_MAX:
            raise refuse(f"le contenu de la page {numero} est démesuré", _REPARER)
        octets = flux.read_bytes(pikepdf.StreamDecodeLevel.specialized)
    except (pikepdf.PdfError, zlib.error, NotImplementedError, RuntimeError) as erreur:
        raise refuse(f"le contenu de la page {numero} est illisible (données abîmées)", _REPARER) from erreur
    if len(octets) > DECODE_MAX:
        raise _too_big(numero)
    return octets, None


def _inflate(brut: bytes, numero: int) -> tuple[bytes, bool | None]:
    """One layer of Flate, chunk by chunk, so that a bomb is stopped before it fills the memory.

    The checksum at its end is not believed over the data: told by the second value, as in ``_decode``.
    """
    detendeur = zlib.decompressobj()
    rendu: list[bytes] = []
    entier, total = brut, 0
    try:
        while brut and not detendeur.eof:
            rendu.append(detendeur.decompress(brut, _MORCEAU))
            total += len(rendu[-1])
            if total > DECODE_MAX:
                raise _too_big(numero)
            brut = detendeur.unconsumed_tail
    except zlib.error:
        # Only the checksum may be wrong: the data before it must reach their end, or the stream is refused.
        octets, entiere = _inflate_unchecked(entier, numero)
        if not entiere:
            raise
        return octets, False
    if detendeur.eof:
        return b"".join(rendu), None
    octets, entiere = _inflate_unchecked(entier, numero)
    return octets, None if entiere else True  # a length cut by a few bytes costs the checksum alone


def _inflate_unchecked(brut: bytes, numero: int) -> tuple[bytes, bool]:
    """The data without header nor checksum, and whether they reach their end. Raises ``zlib.error``."""
    detendeur = zlib.decompressobj(-zlib.MAX_WBITS)
    octets = detendeur.decompress(brut[2:], DECODE_MAX + 1)
    if len(octets) > DECODE_MAX:
        raise _too_big(numero)
    return octets, detendeur.eof


def _too_big(numero: int) -> Exception:
    return refuse(f"le contenu de la page {numero} dépasse {DECODE_MAX // 1024**2} Mo une fois déployé", _REPARER)
