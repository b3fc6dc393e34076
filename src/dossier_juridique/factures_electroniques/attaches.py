"""The XML files carried by a PDF, wherever the PDF declares them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pikepdf
from msgspec import Struct

from dossier_juridique.errors import PieceIllisible
from dossier_juridique.factures_electroniques.xml_sur import looks_like_xml

_ATTACHES_MAX = 200
_OCTETS_MAX = 64 * 1024 * 1024
REMEDE = (
    "Demandez la facture électronique d'origine (Factur-X, UBL ou CII), ou saisissez cette facture dans dossier.toml."
)


class Attache(Struct, frozen=True):
    """A file carried by a PDF: its name there, and its bytes."""

    nom: str
    octets: bytes


def list_xml(chemin: Path) -> tuple[Attache, ...]:
    """Every XML attached to the PDF, in the order of its index; ``PieceIllisible`` when the PDF cannot be opened."""
    try:
        pdf = pikepdf.open(chemin)
    except pikepdf.PasswordError as erreur:
        raise PieceIllisible(
            "le PDF est protégé par un mot de passe : aucune donnée n'a été lue",
            remede="Enregistrez la facture sans mot de passe, puis recommencez.",
        ) from erreur
    except pikepdf.PdfError as erreur:
        raise PieceIllisible(
            "le PDF est abîmé et ne s'ouvre pas : aucune donnée n'a été lue", remede=REMEDE
        ) from erreur
    with pdf:
        trouves: list[Attache] = []
        abimes: list[str] = []
        vus: set[tuple[int, int]] = set()
        for rang, specification in enumerate(_specifications(pdf)):
            if rang >= _ATTACHES_MAX:
                break
            nom = _name(specification)
            flux = _stream(specification)
            if flux is None or (flux.objgen != (0, 0) and flux.objgen in vus):
                continue
            vus.add(flux.objgen)
            octets = _bytes(flux)
            if octets is None:
                abimes.append(nom)
            elif nom.lower().endswith(".xml") or looks_like_xml(octets):
                trouves.append(Attache(nom, octets))
        if not trouves and any(nom.lower().endswith(".xml") for nom in abimes):
            raise PieceIllisible(
                f"le fichier « {abimes[0]} » que contient le PDF ne se décompresse pas, "
                f"ou dépasse {_OCTETS_MAX // 1024**2} Mo : rien n'a été lu",
                remede=REMEDE,
            )
        return tuple(trouves)


def _specifications(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """File specifications: the index of attachments first, then what the catalogue and the pages tie to themselves."""
    try:
        for nom in pdf.attachments:
            yield pdf.attachments[nom].obj
    except (pikepdf.PdfError, ValueError, KeyError, TypeError):
        _refuse_damaged()
    liees = pdf.Root.get("/AF")
    if not isinstance(liees, pikepdf.Array):
        liees = pikepdf.Array()
    if len(liees) and not len(pdf.attachments) and not _pages_sound(pdf):
        # Its index is lost and its pages have no surface: nothing proves that what remains is the invoice shown.
        _refuse_damaged()
    yield from (e for e in liees if isinstance(e, pikepdf.Dictionary))
    for page in pdf.pages:
        propres = page.obj.get("/AF")
        if isinstance(propres, pikepdf.Array):
            yield from (e for e in propres if isinstance(e, pikepdf.Dictionary))
        annotations = page.obj.get("/Annots")
        if isinstance(annotations, pikepdf.Array):
            for annotation in annotations:
                if isinstance(annotation, pikepdf.Dictionary) and annotation.get("/Subtype") == "/FileAttachment":
                    specification = annotation.get("/FS")
                    if isinstance(specification, pikepdf.Dictionary):
                        yield specification


def _refuse_damaged() -> None:
    raise PieceIllisible(
        "le PDF est abîmé (index des pièces jointes ou pages inutilisables) : aucun XML de facture n'y est accessible",
        remede=REMEDE,
    )


def _pages_sound(pdf: pikepdf.Pdf) -> bool:
    try:
        for page in pdf.pages:
            gauche, bas, droite, haut = (float(v) for v in page.mediabox)
            if abs(droite - gauche) < 1 or abs(haut - bas) < 1:
                return False
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError):
        return False
    return True


def _name(specification: pikepdf.Object) -> str:
    for cle in ("/UF", "/F"):
        valeur = specification.get(cle)
        if isinstance(valeur, pikepdf.String) and str(valeur).strip():
            return str(valeur).strip().replace("\\", "/").rpartition("/")[2][:200]
    return "sans nom"


def _stream(specification: pikepdf.Object) -> pikepdf.Stream | None:
    contenus = specification.get("/EF")
    if not isinstance(contenus, pikepdf.Dictionary):
        return None
    for cle in ("/F", "/UF"):
        flux = contenus.get(cle)
        if isinstance(flux, pikepdf.Stream):
            return flux
    return None


def _bytes(flux: pikepdf.Stream) -> bytes | None:
    try:
        octets = bytes(flux.read_bytes())
    except (pikepdf.PdfError, ValueError, NotImplementedError):
        return None
    return octets if len(octets) <= _OCTETS_MAX else None
