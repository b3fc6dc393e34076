"""Sums multiplied in words: « doublée », « majorée de moitié », « le triple de votre dette ». Nobody computed them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier_juridique.droit.chiffres.lecture import Chiffre, Genre
from dossier_juridique.droit.chiffres.phrases import autour

_RADICAL = r"(?:doubl|tripl|quadrupl|quintupl|sextupl|decupl|centupl)"
_PART = r"(?:moitie|demi|tiers|quart|cinquieme|sixieme|septieme|huitieme|dixieme|vingtieme|centieme)s?"
_SIGNES = ("upl", "oubl", "tripl", "multipl", "moitie", "demi", "tiers", "quart", "ieme ", "iemes", " fois")
"""One of these is in every multiple: most letters are read no further."""
_NOMBRE = r"(?:deux|trois|quatre|cinq|six|dix|[2-9]|10)"
_CREANCE = r"(?:sommes?|montants?|dettes?|creances?|principal|prix|total|factures?|penalites?|indemnites?|solde|du|interets?)"
_MULTIPLE = re.compile(
    rf"(?<!\w){_RADICAL}(?:ee|ees|es|er|era|erait|eront|eraient|erons|ant|ent|ement)(?!\w)(?!\s(?:d'une?|par|en)\s)"
    rf"|(?<!\w){_RADICAL}e(?:nt)? (?:la |le |les |l'|vos |votre |cette |ces |notre ){_CREANCE}(?!\w)"
    rf"|(?<!\w)(?:au|le|du) {_RADICAL}e(?!\w)(?:\s(?:de (?:la |cette |votre |ce |notre )?|du |des )(?P<de>[a-z]+))?"
    rf"|(?<!\w)multipl\w+ par {_NOMBRE}(?!\w)"
    r"|(?<!\w)(?:major|augment|accr|grossi|alourdi|releve|rehauss)\w*\s(?:de |du |d')(?:la |le |l'|une? |deux |trois )?"
    rf"{_PART}(?!\w)|(?<!\w)(?:egale?s?|equivala?e?nte?s?|correspondant|representant|de)\s(?:a |au )?(?:la |le |l'|une? )?"
    rf"{_PART}\s(?:de |du |d'|des )(?:la |le |l'|votre |cette |ce |notre )?{_CREANCE}(?!\w)"
    rf"|(?<!\w)(?:{_NOMBRE} fois|une fois et demie) (?:la |le |l'|votre |cette |ce |notre ){_CREANCE}(?!\w|\s(?:au taux )?legal)"
)
_S_AJOUTE = re.compile(r"(?<!\w)(?:penalite|indemnite|majoration|clause|frais|amende|somme|supplement|dommages)\w*(?!\w)")
_DETTE = re.compile(
    rf"(?<!\w)(?:{_CREANCE}|devr\w+|devez|dev(?:oir|ra)|reclam\w+|exig\w+|pay\w+|regl\w+|frais|vers\w+|major\w+|dus?|dues?)(?!\w)"
)
_LEGAL = re.compile(r"\s?(?:du |de l'|de )?(?:taux|interets?)(?: (?:de l'|d')?interets?)?(?: au taux)? legal")
_CHOSE = frozenset(
    ("facture", "factures", "courrier", "lettre", "presente", "document", "exemplaire", "decompte", "contrat", "releve")
)


def multiples(texte: str) -> Iterator[Chiffre]:
    """Every multiple or fraction of a debt that a flat text announces."""
    lisse = texte.replace("\n", " ")
    if not any(signe in lisse for signe in _SIGNES):
        return
    for trouve in _MULTIPLE.finditer(lisse):
        dit = trouve[0]
        # « le double de la facture » is a copy; « le triple du taux légal » is the law.
        if trouve["de"] in _CHOSE or ("tripl" in dit and _LEGAL.match(lisse, _fin_du_mot(dit, trouve.start()))):
            continue
        phrase = autour(texte, *trouve.span())[2]
        part = re.match(r"(?:egal|equival|correspond|represent|de\s)", dit)
        # The word of the debt may be in the match itself, but for the verb and the share alone.
        if (_S_AJOUTE.search(phrase.replace(dit, " ", 1)) if part else _DETTE.search(phrase)):
            yield Chiffre(Genre.MULTIPLE, (), *trouve.span())


def _fin_du_mot(dit: str, debut: int) -> int:
    trouve = re.search(r"tripl\w+", dit)
    return debut + (trouve.end() if trouve else len(dit))
