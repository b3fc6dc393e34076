"""How an act left, and whether it can have left so: its channel, its day, its proofs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec import Struct

from dossier_juridique import registre
from dossier_juridique.errors import ArgumentsInvalides, PieceIllisible
from dossier_juridique.model.actes_du_dossier import Canal
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.francais import jour_court

PREUVE_MAX = 100 * 1024 * 1024


class Envoi(Struct, frozen=True):
    """How it was sent. ``preuves``: files kept with it (proof of posting, sent message…)."""

    acte: str
    le: date
    canal: Canal
    numero: str | None = None
    depose_le: date | None = None
    preuves: tuple[Path, ...] = ()


def check_sending(dossier: Dossier, envoi: Envoi, aujourd_hui: date, force: bool) -> None:
    """Raises ``ArgumentsInvalides`` when the act cannot have left so, or is noted already (unless ``force``);
    ``PieceIllisible`` when a proof of sending cannot be kept."""
    if envoi.acte not in registre.LETTRES:
        raise ArgumentsInvalides(
            f"« {envoi.acte} » ne s'envoie pas par cette commande", remede=f"Choisissez : {', '.join(registre.LETTRES)}."
        )
    _check_channel(envoi)
    _check_days(dossier, envoi, aujourd_hui)
    if not force and any(c.acte == envoi.acte and c.date == envoi.le for c in dossier.courriers):
        raise ArgumentsInvalides(
            f"« {envoi.acte} » est déjà noté comme envoyé le {jour_court(envoi.le)}",
            remede="Vérifiez [[courriers]] ; si l'acte est parti deux fois ce jour-là, ajoutez --force.",
        )
    deja = next((c for c in dossier.courriers if envoi.numero and c.numero == envoi.numero and c.date != envoi.le), None)
    if deja is not None and not force:
        raise ArgumentsInvalides(
            f"le numéro « {envoi.numero} » est déjà celui d'un envoi du {jour_court(deja.date)}",
            remede="Un numéro de recommandé ne sert qu'une fois : vérifiez --numero ; s'il est bon, ajoutez --force.",
        )
    for preuve in envoi.preuves:
        if not preuve.is_file() or preuve.stat().st_size > PREUVE_MAX:
            raise PieceIllisible(
                "preuve introuvable, ou de plus de 100 Mo", lieu=str(preuve), remede="Donnez le chemin d'un fichier."
            )


def _check_days(dossier: Dossier, envoi: Envoi, aujourd_hui: date) -> None:
    """What was sent was sent by today, and not before there was an invoice to send it for."""
    if envoi.depose_le is not None and envoi.depose_le < envoi.le:
        raise ArgumentsInvalides("le dépôt précède la date de la lettre", remede="Vérifiez --depose-le et --date.")
    for jour, option in ((envoi.le, "--date"), (envoi.depose_le, "--depose-le")):
        if jour is not None and jour > aujourd_hui:
            raise ArgumentsInvalides(
                f"le {jour_court(jour)} n'est pas encore passé (nous sommes le {jour_court(aujourd_hui)}) : cette commande "
                "fige ce qui est parti",
                remede=f"Corrigez {option} ; une lettre à venir se prépare par « dossier build DOSSIER -o SORTIE "
                f"--au {jour.isoformat()} ».",
            )
    emises = [f.emise_le for f in dossier.factures if f.emise_le is not None]
    if emises and envoi.le < min(emises):
        raise ArgumentsInvalides(
            f"le {jour_court(envoi.le)}, aucune facture n'était émise (la première l'est le {jour_court(min(emises))})",
            remede="Corrigez --date, ou la date d'émission de la facture (factures.emise_le).",
        )


def _check_channel(envoi: Envoi) -> None:
    """A call is made by telephone, and confirmed by e-mail if at all; a letter is sent by anything but the telephone."""
    if envoi.acte == "appel" and envoi.canal not in ("telephone", "courriel"):
        raise ArgumentsInvalides(
            "un appel se fait par téléphone",
            remede="Écrivez --canal telephone, ou --canal courriel pour le message qui le confirme.",
        )
    if envoi.acte != "appel" and envoi.canal == "telephone":
        raise ArgumentsInvalides(
            f"« {envoi.acte} » ne s'envoie pas par téléphone",
            remede="Un appel se note sous son propre acte : « dossier courrier DOSSIER appel "
            f"--date {envoi.le.isoformat()} --canal telephone » ; sinon dites par quel moyen la lettre est partie.",
        )
