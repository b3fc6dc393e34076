"""A PDF exhibit: opened, counted, made safe, written anew, re-read by another engine."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pikepdf

from dossier_juridique.expressions import expression
from dossier_juridique.pieces.actif import sweep
from dossier_juridique.pieces.apparences import flatten_annotations
from dossier_juridique.pieces.arbre import Feuille, check_boxes, count_unlisted, flatten_tree, walk_pages
from dossier_juridique.pieces.calques import freeze_layers
from dossier_juridique.pieces.champs import find_inherited
from dossier_juridique.pieces.flux import Mesure
from dossier_juridique.pieces.photos import mend_pictures
from dossier_juridique.pieces.refus import Bilan, PieceAbimee, list_pages, refuse
from dossier_juridique.pieces.relecture import bears_text, condense, read_texts
from dossier_juridique.pieces.reperes import check_outlines, flatten_destinations
from dossier_juridique.pieces.secours import mend, straighten

_REPARER = "Demandez de nouveau l'original, ou réimprimez-le en PDF, puis remplacez le fichier."
# What qpdf says when it drops something and goes on (libqpdf 11 and 12), and what it says of harmless disorder.
_PERTE = expression(
    r"nested data|ignoring page|pages tree includes|ignoring duplicate|treating stream as empty"
    r"|treating object as null|discarded as a result|null character not allowed",
    re.IGNORECASE,
)
# Beyond four or eight million, the readers forget an object, each in silence or nearly.
_OUBLI = expression(r"impossibly large id", re.IGNORECASE)
_BOUT_A_BOUT = re.compile(rb"%%EOF\s{0,64}%PDF-\d")
_MORCEAU = 1024 * 1024
_BENIN = expression(r"reported number of objects|extraneous whitespace", re.IGNORECASE)
_ATTENTE = expression(r"please wait|veuillez patienter|veuillez attendre", re.IGNORECASE)


def make_safe(source: Path, sortie: Path, mot_de_passe: str | None, bilan: Bilan, ppp: int = 0) -> None:
    """Writes at ``sortie`` the sane, unencrypted copy of ``source`` and fills ``bilan``; with ``ppp``, scans finer
    than that many points per inch are brought down to it.

    Raises ``PieceIllisible`` rather than lose a page, a word of its text or a field's value in silence.
    """
    droite = straighten(source, sortie, bilan)
    repare: Path | None = None
    try:
        try:
            _copy(droite, sortie, mot_de_passe, bilan, ppp)
        except PieceAbimee as refus:
            repare = mend(droite, sortie)
            if repare is None:
                raise refus from None
            bilan.warn("Le fichier est abîmé ; un second lecteur l'a réparé, comparez la copie à l'original.")
            _copy(repare, sortie, mot_de_passe, bilan, ppp)
    finally:
        for essai in (droite, repare):
            if essai not in (None, source):
                essai.unlink(missing_ok=True)


def _copy(source: Path, sortie: Path, mot_de_passe: str | None, bilan: Bilan, ppp: int) -> None:
    pdf, cle = _open(source, mot_de_passe)
    with pdf:
        if pdf.is_encrypted:
            bilan.remove("protection par mot de passe ou par restrictions d'usage")
        _refuse_dynamic_form(pdf)
        _detect_signature(pdf, bilan)
        feuilles = walk_pages(pdf, bilan)
        _read_warnings(pdf, bilan, feuilles)
        _check_linearized(source, len(feuilles))
        _refuse_joined(source)
        mesure = Mesure(bilan)
        for numero, feuille in enumerate(feuilles, 1):
            page = feuille.objet
            if "/Resources" not in page and "/Resources" in feuille.herite:
                page["/Resources"] = feuille.herite["/Resources"]
            mesure.check_page(numero, page)
        avant = read_texts(source, cle)
        if avant is not None and not any(avant[len(feuilles) :]) and not count_unlisted(pdf, feuilles):
            avant = avant[: len(feuilles)]  # pages counted and not found: the number that the file gives is false
        if avant is not None and len(avant) > len(feuilles):
            raise refuse(
                f"deux lecteurs ne s'accordent pas sur le nombre de pages ({len(avant)} et {len(feuilles)})", _REPARER
            )
        sweep(pdf, bilan)
        pages = flatten_tree(pdf, feuilles)
        check_boxes(pages, bilan)
        attendues = flatten_annotations(pdf, pages, bilan)
        check_outlines(pdf, bilan)
        flatten_destinations(pdf, bilan)
        freeze_layers(pdf, bilan)
        mend_pictures(pdf, bilan)
        if ppp:
            from dossier_juridique.pieces.allegement import lighten

            lighten(pdf, ppp, bilan)
        # A file that had lost its trailer has no size to correct, and qpdf would write a table without one.
        pdf.trailer["/Size"] = len(pdf.objects) + 1
        pdf.save(
            sortie,
            force_version="1.7",
            deterministic_id=True,
            encryption=False,
            fix_metadata_version=False,
            compress_streams=True,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
        _read_warnings(pdf, bilan)
    _reread(sortie, len(feuilles), avant, attendues, bilan)


def _open(source: Path, mot_de_passe: str | None) -> tuple[pikepdf.Pdf, str | None]:
    essais = [""] if not mot_de_passe else ["", mot_de_passe]
    for cle in essais:
        try:
            return pikepdf.open(source, password=cle, inherit_page_attributes=False), cle or None
        except pikepdf.PasswordError:
            continue
        except pikepdf.PdfError as erreur:
            if "encrypt" in str(erreur).lower() or "filter" in str(erreur).lower():
                raise refuse(
                    "le PDF est protégé par un système de droits (DRM) que l'on ne peut pas ouvrir",
                    "Demandez une copie sans protection.",
                ) from erreur
            raise PieceAbimee("le PDF est trop abîmé pour être lu", remede=_REPARER) from erreur
    if mot_de_passe:
        raise refuse("le mot de passe indiqué n'ouvre pas le PDF", "Corrigez la clé « mot_de_passe » de la pièce.")
    raise refuse("le PDF est protégé par un mot de passe", "Indiquez-le dans la clé « mot_de_passe » de la pièce.")


def _refuse_dynamic_form(pdf: pikepdf.Pdf) -> None:
    formulaire = pdf.Root.get("/AcroForm")
    if not isinstance(formulaire, pikepdf.Dictionary) or "/XFA" not in formulaire:
        return
    if bool(pdf.Root.get("/NeedsRendering", False)):
        raise refuse(
            "c'est un formulaire XFA dynamique : hors d'Acrobat, ses pages n'affichent rien",
            "Ouvrez-le dans Acrobat et imprimez-le en PDF, puis remplacez le fichier.",
        )


def _detect_signature(pdf: pikepdf.Pdf, bilan: Bilan) -> None:
    formulaire = pdf.Root.get("/AcroForm")
    # A usage-rights signature (/UR3, Reader extensions) is a licence of Adobe's, not a signature of the document.
    droits = pdf.Root.get("/Perms")
    signee = isinstance(droits, pikepdf.Dictionary) and "/DocMDP" in droits
    champs = formulaire.get("/Fields") if isinstance(formulaire, pikepdf.Dictionary) else None
    pile = list(champs) if isinstance(champs, pikepdf.Array) else []
    vus: set[tuple[int, int]] = set()
    while pile:
        champ = pile.pop()
        if not isinstance(champ, pikepdf.Dictionary) or champ.objgen in vus:
            continue
        if champ.objgen != (0, 0):
            vus.add(champ.objgen)
        valeur = champ.get("/V")
        if find_inherited(champ, "/FT") == pikepdf.Name.Sig or (
            isinstance(valeur, pikepdf.Dictionary) and "/ByteRange" in valeur
        ):
            signee = signee or isinstance(valeur, pikepdf.Dictionary)
        enfants = champ.get("/Kids")
        if isinstance(enfants, pikepdf.Array):
            pile.extend(enfants)
    if signee:
        bilan.signee = True
        bilan.remove("signature électronique (son image reste affichée)")
        bilan.warn(
            "La pièce est signée électroniquement : la signature ne se vérifie que sur le fichier d'origine, "
            "à conserver et à tenir à disposition."
        )


def _check_linearized(source: Path, trouvees: int) -> None:
    # An interrupted download of a linearised file still announces its number of pages at its head.
    with source.open("rb") as flux:
        tete = flux.read(2048)
    if b"/Linearized" not in tete:
        return
    annonce = re.search(rb"/N\s+(\d{1,9})\b", tete)
    if annonce and int(annonce[1]) > trouvees:
        raise refuse(
            f"le PDF annonce {int(annonce[1])} pages, on n'y en trouve que {trouvees} (téléchargement interrompu ?)",
            _REPARER,
        )


def _refuse_joined(source: Path) -> None:
    # Readers open the last of two PDFs written end to end: the pages of the first would be lost without a word.
    reste = b""
    with source.open("rb") as flux:
        while morceau := flux.read(_MORCEAU):
            if _BOUT_A_BOUT.search(reste + morceau):
                raise refuse(
                    "le fichier contient plusieurs PDF mis bout à bout, dont un lecteur ne montre que le dernier",
                    "Séparez-les ou réunissez leurs pages en un seul PDF, puis remplacez le fichier.",
                )
            reste = morceau[-100:]


def _read_warnings(pdf: pikepdf.Pdf, bilan: Bilan, feuilles: Sequence[Feuille] = ()) -> None:
    anomalies = [str(anomalie) for anomalie in pdf.get_warnings()]
    if any(_OUBLI.search(anomalie) for anomalie in anomalies):
        raise refuse("le PDF numérote ses objets au-delà de ce que lisent les lecteurs", _REPARER)
    if any(_PERTE.search(anomalie) for anomalie in anomalies):
        raise PieceAbimee("le PDF est abîmé et une partie en serait perdue", remede=_REPARER)
    if any(not _BENIN.search(anomalie) for anomalie in anomalies):
        bilan.warn("Le fichier est abîmé et a été réparé à la lecture : comparez la copie à l'original.")
    if feuilles and any("reconstruct" in anomalie for anomalie in anomalies):
        # The index was rebuilt by searching the file: a page that it holds but that its tree does not list may
        # be a page lost, or one deleted in an earlier version. Only the user can tell.
        hors = count_unlisted(pdf, feuilles)
        if hors:
            bilan.warn(
                f"Le fichier abîmé contient {hors} page(s) que son sommaire n'appelle pas : "
                "vérifiez qu'aucune ne manque dans la copie."
            )


def _reread(sortie: Path, pages: int, avant: list[str] | None, attendues: list[tuple[int, str]], bilan: Bilan) -> None:
    apres = read_texts(sortie)
    try:
        with pikepdf.open(sortie) as copie:
            relues = len(copie.pages)
    except pikepdf.PdfError:
        relues = 0
    if apres is None or len(apres) != pages or relues != pages:
        raise refuse("la copie assainie ne se relit pas à l'identique", _REPARER)
    if avant is not None and len(avant) == pages:
        perdues = [
            n
            for n, (x, y) in enumerate(zip(avant, apres, strict=True), 1)
            if x != y and Counter(condense(x)) - Counter(condense(y))
        ]
        if perdues:
            raise refuse(f"la copie assainie perdrait du texte ({list_pages(perdues)})", _REPARER)
    elif avant is not None:
        bilan.warn(
            f"Un second lecteur ne voit que {len(avant)} des {pages} pages du fichier d'origine : comparez la copie."
        )
    else:
        bilan.warn("Un second lecteur n'a pas pu ouvrir le fichier d'origine : comparez la copie à l'original.")
    if _ATTENTE.search(apres[0]) and pages == 1 and "formulaire XFA" in bilan.retire:
        raise refuse(
            "c'est un formulaire XFA dynamique : hors d'Acrobat, ses pages n'affichent rien",
            "Ouvrez-le dans Acrobat et imprimez-le en PDF, puis remplacez le fichier.",
        )
    lus = {rang: condense(apres[rang]) for rang in {rang for rang, _ in attendues}}
    muettes = sorted({rang + 1 for rang, valeur in attendues if condense(valeur) not in lus[rang]})
    if muettes:
        bilan.warn(
            f"La valeur d'un champ de formulaire ne se relit pas en entier ({list_pages(muettes)}) : "
            "imprimez la pièce en PDF depuis votre lecteur."
        )
    bilan.pages = pages
    bilan.sans_texte = [n for n, texte in enumerate(apres, 1) if not bears_text(texte)]
