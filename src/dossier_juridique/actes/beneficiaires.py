"""Who may be paid: the creditor and his mandataire, by the names that the dossier gives them (C. civ., art. 1342-2)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from dossier_juridique.droit.chiffres import aplatir
from dossier_juridique.model.dossier import Dossier

_MOTS = re.compile(r"[a-z0-9]+")
_VIDES = frozenset(
    "de du des d la le les l et a au sarl sas sasu sa eurl sci scp snc selarl ei m mme me maitre monsieur madame societe entreprise"
    " cabinet etude maison notre nos nous votre creancier creanciere mandataire mandante mandant soussigne soussignee societe"
    " etablissement siege seul seule ordre carpa barreau compte ci dessous dessus suivant mentionne indique client clients elle meme"
    " lui celle celui ci office avocat avocate".split()
)


def noms_de_qui_recoit(dossier: Dossier) -> Iterator[str]:
    """The names of those who may receive the payment, in flat text."""
    for partie in (dossier.creancier, dossier.mandataire):
        if partie is None:
            continue
        champs = ("denomination", "enseigne", "nom_commercial", "civilite", "prenoms", "nom", "sigle", "forme")
        dits = [str(getattr(partie, champ, None) or "") for champ in champs]
        yield aplatir(unicodedata.normalize("NFKC", " ".join(d for d in dits if d)))


def connu_de(dit: str, noms: tuple[str, ...]) -> bool:
    """True when the said name holds the whole name of one of them, or only words of it: « l'ordre de Morel », « notre société »."""
    mots = [m for m in _MOTS.findall(dit) if m not in _VIDES]
    if not mots:
        return True
    for nom in noms:
        siens = [m for m in _MOTS.findall(nom) if m not in _VIDES]
        if siens and (set(mots) <= set(siens) or mots[: len(siens)] == siens):
            return True
    return False
