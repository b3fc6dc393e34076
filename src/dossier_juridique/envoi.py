"""What was sent, frozen into the dossier: the files, their hashes, the amounts, the texts used, the channel, the proof.

The letter is printed as of the day it was sent, by the channel it was sent by, and passes the same law and the same
re-reading as any delivery; only then does the dossier gain its ``[[courriers]]`` entry.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from dossier_juridique import historique, pipeline, registre, write
from dossier_juridique import read as lecture
from dossier_juridique.depart import Envoi, check_sending
from dossier_juridique.errors import ArgumentsInvalides, DossierError
from dossier_juridique.model.actes_du_dossier import AVEC_DELAI, Courrier, Lettre
from dossier_juridique.model.decompte import Nature
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.francais import composer, jour_court
from dossier_juridique.model.livraison import Livraison
from dossier_juridique.validate import validate

DOSSIER = "courriers"
FICHE = "courrier.json"
_NATURES = {"relance-1": "relance", "relance-2": "relance", "relance-3": "relance", "mise-en-demeure": "mise_en_demeure",
            "accuse-de-paiement": "echange"}


class Fige(Struct, frozen=True):
    """The result: the folder inside the dossier, or None with the ``livraison`` that says why the law holds the act;
    ``avertissement``: what is missing to prove the sending, or empty."""

    dossier: str | None
    livraison: Livraison
    avertissement: str = ""


def freeze(
    chemin: Path, envoi: Envoi, *, aujourd_hui: date, modeles: Path | None = None, baremes: Path | None = None,
    force: bool = False,
) -> Fige:  # fmt: skip
    """Print the act as it was sent, keep it in ``courriers/``, append its entry to the dossier file.

    Raises ``ArgumentsInvalides`` (same act already sent that day, unless ``force``; a day after ``aujourd_hui``, or before
    any invoice; a channel that this act does not take), and what ``build`` raises.
    """
    source = lecture.read(chemin)
    dossier = validate(source.contenu, source.lignes, source.fichier)
    check_sending(dossier, envoi, aujourd_hui, force)
    envoi = replace(envoi, numero=_number(dossier, envoi))
    fichier = source.chemin
    assert source.racine is not None and fichier is not None
    courriers = source.racine / DOSSIER
    with _private_folder(courriers) as atelier:
        livraison = pipeline.build(
            chemin, atelier / "livraison", pour=envoi.acte, au=envoi.le, modeles=modeles, baremes=baremes,
            retouche=lambda lu: _as_sent(lu, envoi),
        )  # fmt: skip
        if envoi.acte not in {p.acte for p in livraison.produits}:
            return Fige(None, livraison)
        fige = atelier / "fige"
        _keep_files(atelier / "livraison", fige, livraison, envoi)
        fiche = json.dumps(_record(fige, livraison, envoi, modeles), ensure_ascii=False, indent=2)
        (fige / FICHE).write_text(fiche + "\n", "utf-8")
        for copie in fige.iterdir():
            copie.chmod(0o600)
        with _alone(courriers):
            # Another sending may have been noted while this one was printed.
            source = lecture.read(chemin)
            dossier = validate(source.contenu, source.lignes, source.fichier)
            check_sending(dossier, envoi, aujourd_hui, force)
            nom = _free_name(courriers, envoi)
            neuf = historique.append_entries(fichier, _entries(dossier, envoi, fige, nom))
            _put(fige, courriers / nom, fichier, neuf)
    return Fige(f"{DOSSIER}/{nom}", livraison, _without_number(envoi))


def _number(dossier: Dossier, envoi: Envoi) -> str | None:
    """The number of this sending, else the one that was planned for this channel: what is printed is what is noted."""
    lettre = dossier.lettre
    return envoi.numero or (lettre.numero if lettre and lettre.canal == envoi.canal else None)


def _without_number(envoi: Envoi) -> str:
    # The number is on the sticker of the post office, which one may not have yet: the contract asks for none.
    if envoi.canal not in ("lrar", "lre") or envoi.numero:
        return ""
    return composer(
        "Recommandé sans numéro : la lettre figée n'en porte pas, et son envoi sera plus difficile à prouver. "
        "Si elle n'est pas partie, refaites-la avec --numero et --force ; sinon ajoutez « numero » à l'entrée "
        f"[[courriers]] du {jour_court(envoi.le)}."
    )


def _as_sent(dossier: Dossier, envoi: Envoi) -> Dossier:
    """The channel and number of this sending, in place of those that were planned."""
    neuve: Lettre = (dossier.lettre or Lettre()).model_copy(update={"canal": envoi.canal, "numero": envoi.numero})
    return dossier.model_copy(update={"lettre": neuve})


@contextlib.contextmanager
def _private_folder(courriers: Path) -> Iterator[Path]:
    """A folder beside those already frozen, on the same disk, so that one rename puts the new one in place; what a killed
    run left there is swept."""
    try:
        courriers.mkdir(mode=0o700, exist_ok=True)
    except OSError as erreur:
        raise ArgumentsInvalides(
            "écriture impossible dans ce dossier", lieu=str(courriers), remede="Vérifiez ses droits."
        ) from erreur
    try:
        with write.workshop(courriers / "courrier") as atelier:
            yield atelier
    finally:
        with contextlib.suppress(OSError):
            courriers.rmdir()  # when nothing was frozen in it


@contextlib.contextmanager
def _alone(courriers: Path) -> Iterator[None]:
    """One run at a time writes in this dossier; the others wait."""
    ouvert = os.open(courriers, os.O_RDONLY)
    try:
        fcntl.flock(ouvert, fcntl.LOCK_EX)
        yield
    finally:
        os.close(ouvert)


def _keep_files(livraison: Path, fige: Path, resultat: Livraison, envoi: Envoi) -> None:
    fige.mkdir(mode=0o700)
    produit = next(p for p in resultat.produits if p.acte == envoi.acte)
    joints = ("decompte.pdf",) if envoi.acte in ("relance-3", "mise-en-demeure") else ()
    for nom in (*produit.fichiers, *joints):
        if (livraison / nom).is_file():
            shutil.copyfile(livraison / nom, fige / nom)
    for rang, preuve in enumerate(envoi.preuves, 1):
        shutil.copyfile(preuve, fige / f"preuve-{rang:02}{preuve.suffix.lower()}")


def _free_name(courriers: Path, envoi: Envoi) -> str:
    base = f"{envoi.le.isoformat()}_{envoi.acte}"
    rang = 1
    while (courriers / (nom := base if rang == 1 else f"{base}_{rang}")).exists():
        rang += 1
    return nom


def _record(fige: Path, livraison: Livraison, envoi: Envoi, modeles: Path | None) -> dict[str, Any]:
    """``courrier.json``: what one must know of this sending in five years, without the program."""
    from dossier_juridique.render import shipped_modeles

    decompte, manifeste = livraison.decompte, livraison.manifeste
    textes = registre.model_of(envoi.acte)
    acte = next(a for a in manifeste["actes"] if a["acte"] == envoi.acte)
    elements = {
        nature.value: f"{sum((x.montant for x in decompte.lignes if x.nature is nature), 0):.2f}"
        for nature in Nature
        if any(x.nature is nature for x in decompte.lignes)
    }
    return {
        "version": 1,
        "moteur": manifeste["moteur"],
        "reference": manifeste["reference"],
        "acte": envoi.acte,
        "date": envoi.le.isoformat(),
        "canal": envoi.canal,
        "numero": envoi.numero,
        "depose_le": envoi.depose_le.isoformat() if envoi.depose_le else None,
        "elements": elements,
        "total": manifeste["total"],
        "factures": [
            {"numero": f.numero, "echeance": f.echeance.jour.isoformat(), "restant": f"{f.restant:.2f}"}
            for f in decompte.factures
        ],
        "mentions": acte.get("mentions", []),
        "constats": acte.get("constats", []),
        "modeles": shipped_modeles(modeles).empreintes(textes, "commun", "charte"),
        "fichiers": {c.name: write.sha256(c) for c in sorted(fige.iterdir())},
    }


def _entries(dossier: Dossier, envoi: Envoi, fige: Path, nom: str) -> list[tuple[str, dict[str, Any]]]:
    """The entry of ``courriers``, and the exhibits it makes: the letter with its hash, and each proof."""
    ici, radical = f"{DOSSIER}/{nom}", nom.replace("_", "-")
    souhaits: list[tuple[str, str, str, str, date]] = []
    if envoi.acte in _NATURES:
        titre = registre.titres()[envoi.acte]
        souhaits.append((radical, f"{envoi.acte}.pdf", _NATURES[envoi.acte], titre, envoi.le))
    for rang, preuve in enumerate(sorted(fige.glob("preuve-*")), 1):
        intitule = "Preuve d'envoi" + (f" n° {envoi.numero}" if envoi.numero else "")
        intitule += f" ({rang})" if len(envoi.preuves) > 1 else ""
        souhaits.append(
            (f"preuve-{radical}-{rang}", preuve.name, "preuve_de_depot", intitule, envoi.depose_le or envoi.le)
        )
    prises = {p.id for p in dossier.pieces}
    pieces = [
        {"id": _free_id(prises, identifiant), "fichier": f"{ici}/{fichier}", "nature": nature, "intitule": intitule,
         "date": le, "sha256": write.sha256(fige / fichier)}
        for identifiant, fichier, nature, intitule, le in souhaits
    ]  # fmt: skip
    lettre = dossier.lettre
    entree: dict[str, Any] = {
        "acte": envoi.acte,
        "date": envoi.le,
        "canal": envoi.canal,
        "numero": envoi.numero,
        "depose_le": envoi.depose_le,
        "delai_jours": lettre.delai_jours if lettre and envoi.acte in AVEC_DELAI else None,
        "pieces": [p["id"] for p in pieces],
        "copie": ici,
    }
    entree = {cle: valeur for cle, valeur in entree.items() if valeur not in (None, [])}
    Courrier.model_validate(entree)
    return [("courriers", entree), *(("pieces", p) for p in pieces)]


def _free_id(prises: set[str], souhait: str) -> str:
    identifiant, rang = souhait[:60], 2
    while identifiant in prises:
        identifiant, rang = f"{souhait[:57]}-{rang}", rang + 1
    prises.add(identifiant)
    return identifiant


def _put(fige: Path, cible: Path, fichier: Path, texte: str) -> None:
    os.rename(fige, cible)
    try:
        historique.replace_text(fichier, texte)
    except OSError as erreur:
        shutil.rmtree(cible, ignore_errors=True)
        raise ArgumentsInvalides(
            "le fichier du dossier ne peut pas être écrit", lieu=fichier.name, remede="Vérifiez ses droits."
        ) from erreur
    try:
        relu = lecture.read(fichier)
        validate(relu.contenu, relu.lignes, relu.fichier)
    except DossierError as erreur:
        raise ArgumentsInvalides(
            f"le dossier complété ne se relit pas ({erreur})", lieu=fichier.name, remede="Signalez ce défaut."
        ) from erreur

