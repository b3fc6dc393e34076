"""Word, Excel and OpenDocument exhibits, laid out by LibreOffice when it is installed.

LibreOffice is started in a process of its own, with a profile made for that one file and thrown away, macros and
active content off, and no network: a network of its own where the system lets us, a dead proxy everywhere.
"""

from __future__ import annotations

import ctypes
import json
import os
import re
import shutil
import signal
import sys
import zipfile
from pathlib import Path

from dossier_juridique.pieces.ouvriers import Ouvriers
from dossier_juridique.pieces.refus import Bilan, refuse

DUREE_MAX = 90.0
_MEMOIRE = 4 * 1024 * 1024 * 1024
_CPU_SECONDES = 60
_ECRITURE = 512 * 1024 * 1024
_LIENS_MAX = 1024 * 1024
_CORPS_MAX = 64 * 1024 * 1024
_EXTERIEUR = re.compile(rb"<Relationship\b[^>]*TargetMode=\"External\"[^>]*>")
_LIEN_SIMPLE = re.compile(rb"relationships/hyperlink\"")
_ODF_LIE = re.compile(rb"<(?:draw:image|draw:object|text:section-source)\b[^>]*xlink:href=\"(?:\.\./|[a-z]+:)")
_REVISION = re.compile(rb"<w:(?:ins|del)\b|<text:changed-region\b")
_IMPRIMER = "Ouvrez le document, enregistrez-le en PDF, puis remplacez le fichier."
_MORT = "http://127.0.0.1:9"
_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000

_REGLAGES = (
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "2"),
    ("org.openoffice.Office.Calc/Content/Update", "Link", "2"),
    # A sheet is printed with the values it was saved with: computed anew, a date of the day would be today's.
    ("org.openoffice.Office.Calc/Formula/Load", "OOXMLRecalcMode", "1"),
    ("org.openoffice.Office.Calc/Formula/Load", "ODFRecalcMode", "1"),
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


def find_office() -> str | None:
    """The command of LibreOffice on this machine, or ``None``."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def inspect(source: Path, bilan: Bilan) -> None:
    """Notes what an office document holds that its printed pages will not: macros, outside contents, revisions."""
    with zipfile.ZipFile(source) as archive:
        noms = archive.namelist()
        if any(n.endswith("vbaProject.bin") or n.startswith(("Basic/", "Scripts/")) for n in noms):
            bilan.remove("macros")
        for nom in noms:
            if nom.endswith(".rels"):
                with archive.open(nom) as flux:
                    liens = _EXTERIEUR.findall(flux.read(_LIENS_MAX))
                if any(not _LIEN_SIMPLE.search(lien) for lien in liens):
                    bilan.remove("contenu lié à un fichier extérieur")
        revisions = any(re.fullmatch(r"word/comments\w*\.xml|xl/comments\d*\.xml", n) for n in noms)
        for nom in ("word/document.xml", "content.xml"):
            if nom in noms:
                with archive.open(nom) as flux:
                    corps = flux.read(_CORPS_MAX)
                revisions = revisions or bool(_REVISION.search(corps)) or b"<office:annotation" in corps
                if _ODF_LIE.search(corps):
                    bilan.remove("contenu lié à un fichier extérieur")
    if revisions:
        bilan.warn(
            "Le document porte des révisions ou des commentaires : produisez plutôt le PDF qui a été envoyé ou signé."
        )
    bilan.warn("Le document a été mis en pages par LibreOffice : comparez la copie à l'original.")


def convert(source: Path, suffixe: str, dossier: Path, ouvriers: Ouvriers) -> Path:
    """The PDF of an office document, written in ``dossier``, which is made for it.

    Raises ``PieceIllisible`` when LibreOffice is not installed, does not answer in 90 s, or makes no page of it.
    """
    commande = find_office()
    if commande is None:
        raise refuse(
            f"c'est un document bureautique (.{suffixe}), que seul LibreOffice met en pages, et il n'est pas installé",
            "Installez LibreOffice (commande « soffice »), ou enregistrez la pièce en PDF et remplacez le fichier.",
        )
    profil = dossier / "profil"
    (profil / "user").mkdir(parents=True)
    (profil / "user" / "registrymodifications.xcu").write_text(_settings(), "utf-8")
    entree = dossier / f"piece.{suffixe}"
    shutil.copyfile(source, entree)
    demande = {
        "commande": [
            commande, f"-env:UserInstallation={profil.as_uri()}", "--headless", "--invisible", "--nologo",
            "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard",
            "--convert-to", "pdf", "--outdir", str(dossier), str(entree),
        ],
    }  # fmt: skip
    code = ouvriers.run(
        "dossier_juridique.pieces.bureautique",
        json.dumps(demande).encode(),
        duree=DUREE_MAX,
        milieu={"HOME": str(dossier), "TMPDIR": str(dossier), "TZ": "UTC", "http_proxy": _MORT, "https_proxy": _MORT,
                "SAL_USE_VCLPLUGIN": "svp"},
    )  # fmt: skip
    shutil.rmtree(profil, ignore_errors=True)
    rendu = dossier / "piece.pdf"
    if code or not rendu.is_file() or rendu.stat().st_size == 0:
        delai = f" en {DUREE_MAX:.0f} secondes" if code == -int(signal.SIGXCPU) else ""
        raise refuse(f"LibreOffice n'a pas pu mettre en pages le document{delai} (abîmé ou protégé ?)", _IMPRIMER)
    return rendu


def _settings() -> str:
    lignes = "".join(
        f'<item oor:path="/{chemin}"><prop oor:name="{nom}" oor:op="fuse"><value>{valeur}</value></prop></item>'
        for chemin, nom, valeur in _REGLAGES
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        f'xmlns:xs="http://www.w3.org/2001/XMLSchema">{lignes}</oor:items>'
    )


def main() -> None:
    """The child: limits, no network where the system allows it, then LibreOffice in its place."""
    demande = json.load(sys.stdin)
    os.umask(0o077)
    if sys.platform != "win32":
        import resource

        for limite, valeur in (
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_CPU, _CPU_SECONDES),
            (resource.RLIMIT_FSIZE, _ECRITURE),
            (resource.RLIMIT_AS, _MEMOIRE),
        ):
            dur = resource.getrlimit(limite)[1]
            borne = valeur if dur == resource.RLIM_INFINITY else min(valeur, dur)
            try:
                resource.setrlimit(limite, (borne, borne))
            except (ValueError, OSError):
                if sys.platform != "darwin":
                    raise
    if sys.platform == "linux":
        # Refused in some containers: the dead proxy and the settings above then stand alone.
        ctypes.CDLL(None).unshare(_CLONE_NEWUSER | _CLONE_NEWNET)
    commande = [str(mot) for mot in demande["commande"]]
    os.execv(commande[0], commande)  # noqa: S606


if __name__ == "__main__":
    main()
