"""Who may be paid: the creditor and his mandataire, by the names that the dossier gives them (C. civ., art. 1342-2)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from dossier_juridique.droit.chiffres import aplatir, squeeze
from dossier_juridique.expressions import expression
from dossier_juridique.model.dossier import Dossier

_MOTS = expression(r"[a-z0-9]+")
_VIDES = frozenset((
    "a", "au", "avocat", "avocate", "barreau", "cabinet", "carpa", "celle", "celui", "ci", "client", "clients", "compte",
    "creancier", "creanciere", "d", "de", "des", "dessous", "dessus", "du", "ei", "elle", "entreprise", "et",
    "etablissement", "etude", "eurl", "indique", "l", "la", "le", "les", "lui", "m", "madame", "maison", "maitre",
    "mandant", "mandante", "mandataire", "me", "meme", "mentionne", "mme", "monsieur", "nos", "notre", "nous", "office",
    "ordre", "sa", "sarl", "sas", "sasu", "sci", "scp", "selarl", "seul", "seule", "siege", "snc", "societe",
    "soussigne", "soussignee", "suivant", "votre",
))  # fmt: skip


def noms_de_qui_recoit(dossier: Dossier) -> Iterator[str]:
    """The names of those who may receive the payment, in flat text."""
    for partie in (dossier.creancier, dossier.mandataire):
        if partie is None:
            continue
        champs = ("denomination", "enseigne", "nom_commercial", "civilite", "prenoms", "nom", "sigle", "forme")
        dits = [str(getattr(partie, champ, None) or "") for champ in champs]
        yield aplatir(unicodedata.normalize("NFKC", " ".join(d for d in dits if d)))


def connu_de(dit: str, noms: tuple[str, ...]) -> bool:
    """True when the said name holds the whole name of one of them, or only words of it."""
    mots = [m for m in _MOTS.findall(dit) if m not in _VIDES]
    if not mots:
        return True
    for nom in noms:
        siens = [m for m in _MOTS.findall(nom) if m not in _VIDES]
        if siens and (set(mots) <= set(siens) or mots[: len(siens)] == siens):
            return True
    return False


def comptes(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """The accounts of the dossier. A BIC is compared when all the accounts have theirs: the IBAN alone says where one pays."""
    creancier, mandataire = dossier.creancier, dossier.mandataire
    for iban in (creancier.iban, mandataire.iban if mandataire else None):
        if iban:
            net = squeeze(aplatir(iban))
            yield "iban", net
            yield "rib", net[4:]
    if creancier.bic and not (mandataire and mandataire.iban):
        yield "bic", squeeze(aplatir(creancier.bic)).removesuffix("xxx")
