"""An act as a Word file: the same checked text, in the office's own letterhead (``charte.docx``)."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, date, datetime, time
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate

from dossier_juridique.errors import SortieRefusee
from dossier_juridique.model.document import Document
from dossier_juridique.render.blocs import write_blocks
from dossier_juridique.render.corps import body_of, check_letters, frame_of
from dossier_juridique.render.gabarits import environment, facts, guarded
from dossier_juridique.render.modeles import Modeles

CHARTES = {"lettre": "charte/charte.docx", "acte": "charte/charte_acte.docx"}
_EMU_PAR_VINGTIEME = 635
_JOUR_FIXE = (1980, 1, 1, 0, 0, 0)
_DEHORS = re.compile(rb'TargetMode\s*=\s*["\']External["\']', re.IGNORECASE)


def render_docx(document: Document, modeles: Modeles) -> bytes:
    """The act as a Word file, the same bytes at every run.

    Raises SortieRefusee when a template is at fault, when the charter is not a Word file, or when it links to
    something outside (a picture on a server, an attached template) or carries a macro.
    """
    corps = body_of(document, modeles)
    # The frame of the page is composed as well: one check of the signs serves both outputs.
    check_letters(frame_of(document, modeles, corps), modeles.polices(), document.acte)
    nom = CHARTES[document.cadre]
    octets = modeles.read(nom)
    try:
        modele = DocxTemplate(io.BytesIO(octets))
        modele.init_docx()
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as erreur:
        raise SortieRefusee(
            "ce n'est pas un fichier Word (.docx).", remede="Enregistrez la charte au format .docx.", lieu=nom
        ) from erreur
    section = modele.docx.sections[0]
    largeur = section.page_width - section.left_margin - section.right_margin
    partie = modele.new_subdoc()
    write_blocks(corps, partie, int(largeur / _EMU_PAR_VINGTIEME))
    cadre: Any = facts(document)["cadre"]
    variables = {"cadre": cadre, "titre": document.titre, "corps": partie}
    guarded(
        lambda: modele.render(variables, jinja_env=environment(modeles), autoescape=True),
        nom,
        ("cadre", "titre", "corps"),
    )
    _set_properties(modele, document.titre, cadre.expediteur.nom, cadre.date)
    brut = io.BytesIO()
    modele.save(brut)
    return _rewrite(brut.getvalue(), nom)


def _set_properties(modele: DocxTemplate, titre: str, auteur: str, jour: date) -> None:
    """The properties of the file: the day of the act stands for the hour of its making, which changes at each run."""
    proprietes = modele.docx.core_properties
    proprietes.title, proprietes.author, proprietes.last_modified_by = titre[:255], auteur[:255], ""
    proprietes.created = proprietes.modified = datetime.combine(jour, time(), UTC)
    proprietes.revision = 1


def _rewrite(octets: bytes, nom: str) -> bytes:
    """The same package with sorted names and one date, refused when it reaches outside or carries a macro."""
    net = io.BytesIO()
    with ZipFile(io.BytesIO(octets)) as source, ZipFile(net, "w", zipfile.ZIP_DEFLATED) as cible:
        for partie in sorted(source.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            contenu = source.read(partie)
            if partie.endswith(".rels") and _DEHORS.search(contenu):
                raise SortieRefusee(
                    "ce modèle renvoie à un fichier extérieur (image liée, modèle attaché ou lien).",
                    remede="Incorporez l'image au fichier, ou retirez le lien.",
                    lieu=nom,
                )
            if "vbaproject" in partie.lower():
                raise SortieRefusee(
                    "ce modèle contient une macro.", remede="Enregistrez-le au format .docx, sans macro.", lieu=nom
                )
            entree = ZipInfo(partie, _JOUR_FIXE)
            entree.compress_type, entree.create_system = zipfile.ZIP_DEFLATED, 0
            cible.writestr(entree, contenu)
    return net.getvalue()
