"""What is delivered put to the proof: no figure that is not a fact; a filing is re-read whole; pages of exhibits that are
cited exist, those that are shown are those received."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from dossier_juridique import relecture
from dossier_juridique.actes import annexer
from dossier_juridique.actes.faits_permis import permis
from dossier_juridique.actes.matiere import Matiere, PieceAuBordereau
from dossier_juridique.errors import DossierInvalide, SortieRefusee
from dossier_juridique.model.avis import Avis
from dossier_juridique.model.document import Document, Joints, Preuve
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.francais import composer
from dossier_juridique.model.liasse import Liasse, PieceLue, PieceNumerotee
from dossier_juridique.read import Source


class Imprime(Struct, frozen=True):
    """An act printed and proven, still in the private folder. ``textes``: what a reader reads, page by page; ``refus``: why
    it is not delivered, once the law has nothing more to say of its words; ``avis``: what is thought of the office's own."""

    acte: str
    dossier: Path
    preuves: tuple[Preuve, ...]
    textes: tuple[str, ...]
    liasse: Liasse | None = None
    refus: SortieRefusee | None = None
    avis: tuple[Avis, ...] = ()


def complete(piece: PieceAuBordereau, lue: PieceLue | None) -> tuple[PieceAuBordereau, ...]:
    """The exhibit with what its reading found: its hash, and after it the files attached to it."""
    if lue is None:
        return (piece,)
    return annexer(replace(piece, sha256=lue.sha256), [(j.id, j.nom, j.sha256) for j in lue.jointes])


def check_pages(dossier: Dossier, lues: Mapping[str, PieceLue], fichier: str) -> None:
    """Raises ``DossierInvalide`` when the dossier cites a page that an exhibit read has not."""
    for lieu, identifiant, page in dossier.pages_citees():
        lue = lues.get(identifiant)
        if lue is not None and page > lue.pages:
            raise DossierInvalide(
                f"« {lieu} » cite la page {page} de la pièce « {identifiant} », qui en compte {lue.pages}",
                lieu=fichier,
                remede="Corrigez ce numéro de page : il se compte dans la pièce, à partir de 1.",
            )


def start_comparison(
    liasse: Liasse, pieces: Sequence[PieceNumerotee], dossier: Dossier, source: Source
) -> Callable[[], tuple[PieceNumerotee, ...]]:
    """Begin to compare every page of every exhibit with its original, outside the stamp, in a child.

    What is returned waits for the end and gives the exhibits with what there is to say of them. A page drawn otherwise is
    said and not refused: a thin line on another grid can pass the tolerance, and a false refusal would cost a sound
    filing.
    """
    racines = {p.id: p for p in dossier.pieces}
    originaux = [
        (str(source.resoudre(p.lue.fichier)), racines[p.lue.id].mot_de_passe)
        if p.lue.format == "PDF" and p.lue.id in racines
        else ("", None)
        for p in pieces
    ]
    fil = ThreadPoolExecutor(1)  # it only waits for the child; other proofs are made meanwhile
    comparaisons = fil.submit(relecture.compare_pages, liasse, pieces, originaux)
    fil.shutdown(wait=False)
    return lambda: tuple(
        replace(p, lue=replace(p.lue, avertissements=(*p.lue.avertissements, *_differences(c))))
        for p, c in zip(pieces, comparaisons.result(), strict=True)
    )


def read_all(
    document: Document, matiere: Matiere, pages: Sequence[relecture.Page], docx: bytes = b"", word: str = "", eml: str = ""
) -> tuple[tuple[str, ...], SortieRefusee | None]:
    """All that a reader of the document reads, page by page, then what its Word file (``word``, its words) and its e-mail
    say besides; and the refusal of a figure printed there which nobody computed and which the dossier does not hold, if there
    is one."""
    textes = tuple(page.imprime for page in pages)
    autres = {"fichier Word": word, "courriel": eml}
    lus = [*relecture.page_texts(pages), *(relecture.other_text(ou, texte) for ou, texte in autres.items() if texte)]
    faits = permis(document, matiere)
    refus = (
        relecture.leftovers(document, lus, faits.textes)
        or relecture.foreign_figures(document, faits, lus)
        or relecture.misplaced_cells(document, faits, pages, docx, eml)
    )
    return (*textes, *relecture.said_elsewhere(textes, word, eml)), refus


def prove_filing(
    liasse: Liasse, pieces: Sequence[PieceNumerotee], documents: Sequence[Document], generee: bytes, matiere: Matiere,
    docx: bytes = b"", word: str = "",
) -> tuple[tuple[relecture.Page, ...], tuple[Preuve, ...], SortieRefusee | None]:  # fmt: skip
    """The generated pages of a filing as printed, the mentions of each of its documents on its own pages, and the refusal of
    the first foreign figure.

    ``documents`` in the order of its sections, ``generee`` as it was before assembly, ``docx`` and ``word`` the editable
    text of the first document and what it says. Raises ``SortieRefusee`` when a mention or a page is missing.
    """
    relecture.verify_structure(liasse, pieces, generee)
    generees = liasse.pages - sum(p.lue.pages for p in pieces)
    pages = relecture.read_pages(Path(liasse.chemin), generees)
    preuves: list[Preuve] = []
    refus: SortieRefusee | None = None
    debuts = [s.premiere_page for s in liasse.sections]
    for document, debut, fin in zip(documents, debuts, [*debuts[1:], generees], strict=True):
        preuves += relecture.prove(document.acte, document.mentions, pages[debut:fin])
        refus = refus or read_all(document, matiere, pages[debut:fin], *((docx, word) if document is documents[0] else ()))[1]
    return pages, tuple(preuves), refus


def check_figures(document: Document, matiere: Matiere, pages: Sequence[relecture.Page]) -> None:
    """Raises ``SortieRefusee`` when a page prints a figure that is no fact."""
    refus = read_all(document, matiere, pages)[1]
    if refus is not None:
        raise refus


def _differences(trouve: relecture.Comparaison) -> tuple[str, ...]:
    phrases = []
    if trouve.perdues:
        phrases.append(f"La page {trouve.perdues[0]} est dessinée autrement que l'original, hors du timbre : regardez-la.")
    if trouve.autres:
        phrases.append(f"L'affichage diffère de celui du fichier reçu (page {trouve.autres[0]}) : comparez-les.")
    if trouve.muettes:
        phrases.append(f"La page {trouve.muettes[0]} n'a pas pu être comparée à l'original : vérifiez-la.")
    return tuple(composer(phrase) for phrase in phrases)


def originals(pieces: Sequence[PieceNumerotee], source: Source) -> tuple[tuple[Path, str], ...]:
    """Signed exhibits, electronic invoices and e-mails: the file received, and the name under which it travels."""
    return tuple(
        (source.resoudre(p.lue.fichier), Path(p.nom_de_fichier).stem + Path(p.lue.fichier).suffix.lower())
        for p in pieces
        if not p.lue.nom and (p.lue.signee or p.lue.facture_electronique or p.lue.format == "courriel")
    )


def attachments(joints: Joints, pieces: Sequence[PieceNumerotee], source: Source) -> list[tuple[str, bytes]]:
    """The exhibits that go with a sending, each with the name under which it travels: a PDF as it was issued (a Factur-X goes
    whole, with its data), anything else as the PDF that was made of it."""
    joints_ = [p for p in pieces if p.lue.id.partition("#")[0] in joints.pieces]
    tels = [source.resoudre(p.lue.fichier) if p.lue.format == "PDF" and not p.lue.nom else Path(p.lue.pdf) for p in joints_]
    return [(p.nom_de_fichier, fichier.read_bytes()) for p, fichier in zip(joints_, tels, strict=True)]
