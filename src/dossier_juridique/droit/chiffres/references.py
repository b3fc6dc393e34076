"""Accounts, numbers of invoices and of registered letters read in a text: where one pays, for what, and what was sent. Pure.

Sources: ISO 13616 (IBAN, lengths of its register, remainder 1 modulo 97), ISO 9362 (BIC); numbers of registered letters:
La Poste (1A 234 567 8901 2), UPU S10 (RK 123 456 785 FR).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier_juridique.droit.chiffres.lecture import Chiffre, Genre
from dossier_juridique.expressions import expression

_LONGUEURS = {
    "fr": 27, "mc": 27, "be": 16, "de": 22, "es": 24, "it": 27, "lu": 20, "nl": 18, "pt": 25, "ch": 21, "gb": 22, "ie": 22,
    "at": 20, "lt": 20, "lv": 21, "ee": 20, "pl": 28, "fi": 18, "se": 24, "dk": 18, "no": 15, "cz": 24, "sk": 24, "si": 19,
    "hr": 21, "hu": 28, "ro": 24, "bg": 22, "gr": 27, "cy": 28, "mt": 31, "is": 26, "li": 21, "sm": 27, "ad": 24, "tn": 24,
    "ma": 28, "mu": 30, "tr": 26, "ae": 23, "il": 23,
}  # fmt: skip
_DEBUT = expression(r"(?<!\w)([a-z])[ .-]?([a-z])[\s.:-]{0,3}\d[\s.]?\d")
_SIGNE = expression(r"[\s.\-/]{0,3}([a-z0-9])")
_ANNONCE = expression(r"(?<!\w)(?:iban|rib)(?!\w)")
_RIB = expression(
    r"(?<![\w.,])(\d{5})[\s/.-]{1,3}(\d{5})[\s/.-]{1,3}(\d[a-z0-9]{10})[\s/.-]{1,3}(\d{2})(?![\w,])"
)
_RIB_NOMME = expression(
    r"(?<!\w)banque\W{1,4}(\d{5})\W{1,4}(?:code\s)?guichet\W{1,4}(\d{5})\W{1,4}(?:(?:n[°o]|numero)\W{1,2}(?:de\s)?)?compte"
    r"(?:\sn[°o]|\snumero)?\W{1,4}(\d[a-z0-9]{10})(?:\W{1,4}cle(?:\srib)?\W{1,4}(\d{2}))?(?!\w)"
)
_BIC = expression(
    r"(?<!\w)(?:bic|swift)(?:\s?/\s?(?:bic|swift))?(?:\scode)?\s?[:=]?\s?(?!iban)([a-z]{6}[a-z0-9]{2}(?:[a-z0-9]{3})?)(?!\w)"
)
_FACTURE = expression(
    r"(?<!\w)(?P<mot>factures?)\s(?P<no>(?:n\s?[°ºo]s?\s?\.?|n\.|numeros?|nos|#)\s?:?\s?)?(?=[a-z]{0,6}[\s./-]?\d)"
)
_RECOMMANDE = expression(
    r"(?<![\w.])(?:\d[a-z][\s.-]?\d{3}[\s.-]?\d{3}[\s.-]?\d{4}[\s.-]?\d"
    r"|r[a-z][\s.-]?\d{3}[\s.-]?\d{3}[\s.-]?\d{3}[\s.-]?fr)(?!\w)"
)
_JETON = expression(r"[\w./#-]*\w")
_SUITE = expression(r"\s?(?:,|et|;|/)\s(?:n\s?[°ºo]\s?)?")
_JOUR = expression(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d|(?:19|20)\d\d")
_JETONS_MAX = 4


def squeeze(ecrit: str) -> str:
    """Letters and figures only: two writings of one number are then the same."""
    return re.sub(r"[^a-z0-9]", "", ecrit)


def references(texte: str) -> Iterator[Chiffre]:
    """Every account and every number of invoice or of registered letter of a flat text."""
    yield from _ibans(texte)
    for rib in _RIB.finditer(texte):
        yield Chiffre(Genre.COMPTE, (("rib", "".join(rib.groups())),), *rib.span())
    for rib in _RIB_NOMME.finditer(texte):
        yield Chiffre(Genre.COMPTE, (("rib", "".join(g or "" for g in rib.groups())),), *rib.span())
    for bic in _BIC.finditer(texte):
        yield Chiffre(Genre.COMPTE, (("bic", bic[1].removesuffix("xxx") if len(bic[1]) == 11 else bic[1]),), *bic.span(1))
    for envoi in _RECOMMANDE.finditer(texte):
        yield Chiffre(Genre.ENVOI, (squeeze(envoi[0]),), *envoi.span())
    yield from _factures(texte)


def _ibans(texte: str) -> Iterator[Chiffre]:
    for debut in _DEBUT.finditer(texte):
        longueur = _LONGUEURS.get(debut[1] + debut[2])
        if longueur is None:
            continue
        lus, fin = "", debut.start()
        while len(lus) < longueur and (signe := _SIGNE.match(texte, fin)):
            lus, fin = lus + signe[1], signe.end()
        chiffres = sum(c.isdigit() for c in lus)
        # « de 15 jours à compter… » begins as a German account does.
        if 20 * chiffres < 11 * longueur:
            continue
        juste = len(lus) == longueur and not texte[fin : fin + 1].isalnum() and _reste(lus) == 1
        annonce = _ANNONCE.search(texte, max(0, debut.start() - 40), debut.start()) is not None
        if juste or annonce:
            yield Chiffre(Genre.COMPTE, (("iban", lus),) if juste else (), debut.start(), fin)


def _reste(iban: str) -> int:
    return int("".join(str(int(c, 36)) for c in iban[4:] + iban[:4])) % 97


def _factures(texte: str) -> Iterator[Chiffre]:
    for mot in _FACTURE.finditer(texte):
        premier = _JETON.match(texte, mot.end())
        if premier is None or not _est_un_numero(premier[0], annonce=mot["no"] is not None):
            continue
        if mot["no"] and len(premier[0]) <= 2 and premier[0].isdigit() and re.match(r"\s?[:)–-]", texte[premier.end() :]):
            continue  # « facture n° 1 : » counts them
        yield Chiffre(Genre.FACTURE, _ecritures(texte, premier), premier.start(), premier.end())
        # Others follow when they are built alike: « n° F2026-001, F2026-002 et F2026-003 ».
        fin, forme = premier.end(), _forme(premier[0])
        while mot["mot"].endswith("s") and (suite := _SUITE.match(texte, fin)):
            autre = _JETON.match(texte, suite.end())
            if autre is None or _forme(autre[0]) != forme or len(forme) < 4:
                break
            yield Chiffre(Genre.FACTURE, _ecritures(texte, autre), autre.start(), autre.end())
            fin = autre.end()


def _est_un_numero(jeton: str, *, annonce: bool) -> bool:
    if _JOUR.fullmatch(jeton):
        return False
    nombre = sum(c.isdigit() for c in jeton)
    return nombre > 0 if annonce else nombre >= 3 and not re.fullmatch(r"[\d.,]+", jeton)


def _forme(jeton: str) -> str:
    return re.sub(r"[a-z]", "a", re.sub(r"\d", "9", jeton))


def _ecritures(texte: str, premier: re.Match[str]) -> tuple[str, ...]:
    """The number, alone and with the words after it, for one that holds blanks: « FA 12 3 »."""
    suite = texte[premier.start() : premier.start() + 60].split()[: _JETONS_MAX + 1]
    return tuple(dict.fromkeys((squeeze(premier[0]), *(squeeze("".join(suite[:n])) for n in range(1, len(suite) + 1)))))
