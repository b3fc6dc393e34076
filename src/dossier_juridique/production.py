"""The workshop of one delivery: exhibits read, acts printed, re-read, and put where they go.

``pipeline`` decides what is produced and when; here each printed thing meets the eye that re-reads it before it is kept.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from dossier_juridique import epreuve, relecture, write
from dossier_juridique.actes import ACTES, Matiere, message_de, naming_letter
from dossier_juridique.actes.matiere import Acte, PieceAuBordereau
from dossier_juridique.actes.parties import mandataire_externe
from dossier_juridique.depot import DOSSIER, Colis, lay_out, make_deposit
from dossier_juridique.droit.perspective import Perspective
from dossier_juridique.droit.plume import vu_par
from dossier_juridique.epreuve import Imprime
from dossier_juridique.model.constat import Analyse
from dossier_juridique.model.decompte import Decompte
from dossier_juridique.model.document import Document, Preuve
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.liasse import Liasse, PieceLue, PieceNumerotee, Timbre
from dossier_juridique.model.livraison import ActeProduit
from dossier_juridique.model.profils import Profil
from dossier_juridique.pieces import PieceDemandee, examine_pieces
from dossier_juridique.procedures import PROCEDURES, Procedure
from dossier_juridique.propres import of_several_acts, own_pictures, own_words
from dossier_juridique.read import Source
from dossier_juridique.render import (
    Compose,
    Modeles,
    compose,
    print_word,
    render_docx,
    render_eml,
    render_pdf,
    render_report,
    render_word,
    shipped_modeles,
    word_template,
)

Suivi = Callable[[str, int, int], None]
_PAR_NOM = {acte.nom: acte for acte in ACTES}
_PROCEDURES = {procedure.acte: procedure for procedure in PROCEDURES}


class Atelier(Struct):
    """What one run of ``build`` works with; everything it holds lies below one private folder."""

    prive: Path
    source: Source
    dossier: Dossier
    decompte: Decompte
    modeles: Modeles
    lues: Mapping[str, PieceLue]
    pieces: tuple[PieceNumerotee, ...] = ()
    au_bordereau: tuple[tuple[PieceAuBordereau, ...], ...] = ()
    liasse: Liasse | None = None
    profil: Profil | None = None
    limite: int = 0
    _decompte: tuple[bytes, tuple[Preuve, ...]] | None = None
    _dits: list[str] = field(default_factory=list)

    @classmethod
    def open(
        cls, prive: Path, source: Source, dossier: Dossier, decompte: Decompte, matiere: Matiere,
        voulues: frozenset[str], modeles: Path | None, suivi: Suivi, ocr: bool = False, ppp: int = 0,
    ) -> Atelier:  # fmt: skip
        """Read the exhibits asked for, each in a process of its own. ``PieceIllisible`` names those that cannot be."""
        textes = shipped_modeles(modeles)
        (prive / "pieces").mkdir()
        (prive / "livraison").mkdir()
        demandees = [p for p in matiere.pieces if p.piece.id in voulues]
        faites = 0

        def avance(_: str) -> None:
            nonlocal faites
            faites += 1
            suivi("Lecture des pièces", faites, len(demandees))

        lues = examine_pieces(
            [
                PieceDemandee(
                    id=p.piece.id, numero=p.numero, fichier=p.piece.fichier,
                    chemin=source.resoudre(p.piece.fichier), mot_de_passe=p.piece.mot_de_passe,
                )
                for p in demandees
            ],
            prive / "pieces",
            polices=textes.polices()[0].parent,
            ocr=ocr, ppp=ppp, suivi=avance,
        )  # fmt: skip
        atelier = cls(prive, source, dossier, decompte, textes, {lue.id: lue for lue in lues})
        toutes = {lue.id: lue for premiere in lues for lue in (premiere, *premiere.jointes)}
        atelier.au_bordereau = tuple(epreuve.complete(p, atelier.lues.get(p.piece.id)) for p in matiere.pieces)
        atelier.pieces = tuple(
            PieceNumerotee(p.numero, p.libelle, p.nom_de_fichier, toutes[p.lue])
            for groupe in atelier.au_bordereau
            for p in groupe
            if p.lue in toutes
        )
        epreuve.check_pages(dossier, atelier.lues, source.fichier)
        return atelier

    def complete(self, matiere: Matiere) -> Matiere:
        """The matter of the acts with what the reading has found: files attached to e-mails, hashes."""
        return replace(matiere, pieces=tuple(p for groupe in self.au_bordereau for p in groupe))

    @property
    def livraison(self) -> Path:
        """The folder that will become SORTIE."""
        return self.prive / "livraison"

    def entrees(self) -> dict[str, str]:
        """SHA-256 of every input: the dossier file, and every exhibit, since the law reads them all."""
        chemin = self.source.chemin
        entrees = {lue.fichier: lue.sha256 for lue in self.lues.values()}
        autres = [p.fichier for p in self.dossier.pieces if p.fichier not in entrees]
        entrees |= {nom: write.sha256(self.source.resoudre(nom)) for nom in autres}
        return {**({self.source.fichier: write.sha256(chemin)} if chemin else {}), **entrees}

    def avertissements(self) -> tuple[str, ...]:
        """What the reading of the exhibits and the printing have to say, in French."""
        lus = (f"Pièce n° {piece.numero} : {phrase}" for piece in self.pieces for phrase in piece.lue.avertissements)
        return (*lus, *own_pictures(self.modeles), *of_several_acts(self._dits))

    def print_act(self, acte: str, matiere: Matiere) -> Imprime:
        """Print one act, prove its mentions on the page. ``SortieRefusee`` when the page does not hold."""
        (dossier := self.prive / f"acte-{acte}").mkdir()
        if acte in _PROCEDURES:
            return self._print_filing(_PROCEDURES[acte], matiere, dossier)
        return self._print_letter(_PAR_NOM[acte], replace(matiere, dossier=vu_par(matiere.dossier, acte)), dossier)

    def keep(self, imprime: Imprime) -> ActeProduit:
        """Move the files of a proven act into the delivery; raises its ``refus``."""
        if imprime.refus is not None:
            raise imprime.refus
        fichiers = tuple(
            sorted(c.relative_to(imprime.dossier).as_posix() for c in imprime.dossier.rglob("*") if c.is_file())
        )
        shutil.copytree(imprime.dossier, self.livraison, dirs_exist_ok=True, copy_function=shutil.move)
        if imprime.liasse is not None:
            self.liasse = imprime.liasse
        return ActeProduit(imprime.acte, fichiers, imprime.preuves)

    def _print_letter(self, acte: Acte, matiere: Matiere, dossier: Path) -> Imprime:
        document = acte.construire(matiere)
        if word_template(document, self.modeles) is not None:
            return self._print_word(acte, matiere, document, dossier)
        texte = compose(document, self.modeles)
        pdf = render_pdf(document, self.modeles, texte)
        (dossier / f"{document.acte}.pdf").write_bytes(pdf)
        pages = relecture.read_pages(dossier / f"{document.acte}.pdf")
        preuves = relecture.prove(document.acte, document.mentions, pages)
        relecture.check_whole(document.acte, texte.textes(), pages)
        docx = render_docx(document, self.modeles, texte)
        (dossier / f"{document.acte}.docx").write_bytes(docx)
        relecture.prove_docx(document.acte, document.mentions, word := relecture.word_text(docx))
        eml = self._email(acte, matiere, document, pdf, dossier, texte)
        propres = own_words(document, self.modeles, texte.textes(), word, message_de(acte, matiere, document))
        self._dits += propres.dits
        textes, refus = epreuve.read_all(document, matiere, pages, docx, word, eml)
        return Imprime(document.acte, dossier, preuves, (*textes, *propres.suites), refus=refus, avis=propres.avis)

    def _print_word(self, acte: Acte, matiere: Matiere, document: Document, dossier: Path) -> Imprime:
        """An act in the office's own Word template: the words are proven in it, and on the page LibreOffice makes."""
        docx = render_word(document, self.modeles)
        (dossier / f"{document.acte}.docx").write_bytes(docx)
        preuves = relecture.prove_docx(document.acte, document.mentions, word := relecture.word_text(docx))
        propres = own_words(document, self.modeles, (), word, message_de(acte, matiere, document))
        self._dits += propres.dits
        pages: tuple[relecture.Page, ...] = ()
        pdf = print_word(docx, f"{document.acte}.docx")
        if pdf is None:
            self._dits.append(f"{document.acte} : sans LibreOffice, le modèle Word est livré sans PDF ; imprimez-le.")
        else:
            (dossier / f"{document.acte}.pdf").write_bytes(pdf)
            pages = relecture.read_pages(pdf)
            preuves = relecture.prove(document.acte, document.mentions, pages)
        eml = self._email(acte, matiere, document, pdf, dossier)
        textes, refus = epreuve.read_all(document, matiere, pages, docx, word, eml)
        return Imprime(document.acte, dossier, preuves, (*textes, *propres.suites), refus=refus, avis=propres.avis)

    def _email(
        self, acte: Acte, matiere: Matiere, document: Document, pdf: bytes | None, dossier: Path, texte: Compose | None = None
    ) -> str:
        """The draft of the e-mail that goes with the act, if one does; its words. A letter is attached to it, a sheet is not."""
        message = message_de(acte, matiere, document)
        if message is None:
            return ""
        connu, joints = texte if message == document else None, self._joints(message, matiere)
        if pdf and document.cadre == "lettre":
            message, joints = naming_letter(message), [(f"{acte.nom}.pdf", pdf), *joints]
        return self._write_eml(message, matiere.dossier, joints, dossier, connu)

    def _write_eml(
        self, document: Document, lu: Dossier, joints: list[tuple[str, bytes]], dossier: Path, texte: Compose | None = None
    ) -> str:
        """The draft of the e-mail; returns its words, in which the mentions were found again."""
        cadre = document.faits.cadre  # type: ignore[attr-defined]
        auteur = mandataire_externe(lu) or lu.creancier
        eml = render_eml(
            document, self.modeles, joints, de=auteur.courriel or "", a=self.dossier.debiteur.courriel or "",
            objet=cadre.objet, date=cadre.date, compose=texte,
        )  # fmt: skip
        (dossier / f"{document.acte}.eml").write_bytes(eml)
        return relecture.prove_eml(document.acte, document.mentions, eml)

    def _joints(self, document: Document, matiere: Matiere) -> list[tuple[str, bytes]]:
        """What the document says is attached: the invoices, and the décompte when it names it."""
        releve = [("decompte.pdf", self._statement(matiere)[0])] if document.joints.decompte else []
        return [*epreuve.attachments(document.joints, self.pieces, self.source), *releve]

    def _print_filing(self, procedure: Procedure, matiere: Matiere, dossier: Path) -> Imprime:
        from dossier_juridique.assemble import assemble  # a letter alone does not pay for it
        from dossier_juridique.tamponnage import stamping
        matiere = procedure.matiere(matiere)
        pieces = self.pieces if procedure.pieces_jointes else ()
        textes, generee, sections = lay_out(procedure.documents, pieces, matiere, self.modeles, procedure.acte)
        documents = [texte.document for texte in textes]
        acte = documents[0]
        timbre = Timbre(acte.faits.cadre.expediteur.nom)  # type: ignore[attr-defined]
        polices = self.modeles.polices()[0].parent
        cible = dossier / f"{procedure.acte}.pdf"
        liasse = assemble(generee, sections, pieces, timbre, titre=acte.titre, cible=cible, polices=polices)
        docx = render_docx(acte, self.modeles, textes[0])
        word = relecture.word_text(docx)
        if not pieces:
            pages, preuves, refus = epreuve.prove_filing(liasse, (), documents, generee, matiere, docx, word)
        else:
            comparees = epreuve.start_comparison(liasse, pieces, self.dossier, self.source)
            with stamping(pieces, timbre, dossier / "pieces", liasse, polices=polices) as tamponnees:
                pages, preuves, refus = epreuve.prove_filing(liasse, pieces, documents, generee, matiere, docx, word)
                tamponnees()
            self.pieces = comparees()
            self._deposit(liasse, procedure, matiere, timbre, dossier)
        for texte in textes:
            relecture.check_whole(texte.document.acte, texte.textes(), pages)
        relecture.prove_docx(acte.acte, acte.mentions, word)
        (dossier / f"{acte.acte}.docx").write_bytes(docx)
        if procedure.donnees is not None:
            donnees = json.dumps(procedure.donnees(matiere), ensure_ascii=False, indent=2) + "\n"
            (dossier / f"{procedure.acte}.json").write_text(donnees, "utf-8")
        return Imprime(procedure.acte, dossier, preuves, tuple(p.imprime for p in pages), liasse, refus)

    def _deposit(self, liasse: Liasse, procedure: Procedure, matiere: Matiere, timbre: Timbre, dossier: Path) -> None:
        """``depot/``: the filing as the channel asked for takes it."""
        if self.profil is None:
            return
        originaux = epreuve.originals(self.pieces, self.source)
        colis = Colis(self.profil, procedure, matiere, self.pieces, Path(liasse.chemin), dossier / "pieces", originaux,
                      self.limite, timbre, self.modeles)  # fmt: skip
        make_deposit(colis, dossier / DOSSIER)

    def keep_statement(self, matiere: Matiere) -> ActeProduit | None:
        """``decompte.pdf``, unless an invoice could not be computed: then the law has already said which."""
        if matiere.decompte.sans_echeance or matiere.decompte.sans_montant:
            return None
        pdf, preuves = self._statement(matiere)
        (self.livraison / "decompte.pdf").write_bytes(pdf)
        return ActeProduit("decompte", ("decompte.pdf",), preuves)

    def _statement(self, matiere: Matiere) -> tuple[bytes, tuple[Preuve, ...]]:
        """The décompte, printed and proven once, whoever asks for it first."""
        if self._decompte is None:
            matiere = replace(matiere, dossier=vu_par(matiere.dossier, "decompte"))
            document = _PAR_NOM["decompte"].construire(matiere)
            texte = compose(document, self.modeles)
            pdf = render_pdf(document, self.modeles, texte)
            pages = relecture.read_pages(pdf)
            epreuve.check_figures(document, matiere, pages)
            relecture.check_whole(document.acte, texte.textes(), pages)
            self._decompte = pdf, relecture.prove(document.acte, document.mentions, pages)
        return self._decompte

    def keep_report(
        self, au: date, analyse: Analyse, titres: Mapping[str, str], manifeste: Mapping[str, Any], devant: Perspective
    ) -> None:
        """``rapport.html``: the findings, the deadlines drawn, the roads and the exhibits missing, for a person."""
        page = render_report(self.dossier, au, analyse, self.decompte, titres, manifeste, devant, self.modeles)
        (self.livraison / "rapport.html").write_text(page, "utf-8")
