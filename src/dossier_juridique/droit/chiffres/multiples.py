"""Sums multiplied in words: « doublée », « majorée de moitié », « le triple de votre dette ». Nobody computed them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from dossier_juridique.droit.chiffres.lecture import Chiffre, Genre
from dossier_juridique.droit.chiffres.phrases import autour
from dossier_juridique.expressions import expression

_RADICAL = r"(?:doubl|tripl|quadrupl|quintupl|sextupl|decupl|centupl)"
_PART = r"(?:moitie|demi|tiers|quart|cinquieme|sixieme|septieme|huitieme|dixieme|vingtieme|centieme)s?"
_SIGNES = (
    "upl", "oubl", "tripl", "multipl", "moitie", "demi", "tiers", "quart", "ieme ", "iemes", " fois", "reprises", "×", "*", " x",
    "(x", "millier", "million", "centaine", "centimes", "dizaines", "dollar", "livre",
    "franc", "k€", "k €", "keu", "k eu", "m€", "usd", "chf",
    "gbp", "yen", "$", "£", "divis",
)  # fmt: skip
"""One of these is in every multiple: most letters are read no further."""
_NOMBRE = r"(?:deux|trois|quatre|cinq|six|dix|[2-9]|10)"
_CREANCE = r"(?:sommes?|montants?|dettes?|creances?|principal|prix|total|factures?|penalites?|indemnites?|solde|du|interets?)"
_MULTIPLE = expression(
    rf"(?<!\w){_RADICAL}(?:ee|ees|es|er|era|erait|eront|eraient|erons|ant|ent|ement)(?!\w)(?!\s(?:d'une?|par|en)\s)"
    rf"|(?<!\w){_RADICAL}e(?:nt)? (?:la |le |les |l'|vos |votre |cette |ces |notre ){_CREANCE}(?!\w)"
    rf"|(?<!\w)(?:au|le|du) {_RADICAL}e(?!\w)(?:\s(?:de (?:la |cette |votre |ce |notre )?|du |des )(?P<de>[a-z]+))?"
    rf"|(?<!\w)multipl\w+(?: [a-z']+){{0,3}} par (?:{_NOMBRE}|\d+,\d+)(?!\w)"
    r"|(?<!\w)(?:major|augment|accr|grossi|alourdi|releve|rehauss)\w*\s(?:de |du |d')(?:la |le |l'|une? |deux |trois )?"
    rf"{_PART}(?!\w)|(?<!\w)(?:egale?s?|equivala?e?nte?s?|correspondant|representant|de)\s(?:a |au )?(?:la |le |l'|une? )?"
    rf"{_PART}\s(?:de |du |d'|des )(?:la |le |l'|votre |cette |ce |notre )?{_CREANCE}(?!\w)"
    rf"|(?<!\w)(?:{_NOMBRE} fois|une fois et demie) (?:la |le |l'|votre |cette |ce |notre ){_CREANCE}(?!\w"
    rf"|\s(?:au taux )?legal)"
    rf"|(?<!\w)(?:la|le|une?) {_PART}(?: (?:de|du|des) (?:la |votre |cette |ces |vos )?\w+)? pour (?:le )?solde"
    r"(?: de tout compte)?(?!\w)"
)
_S_AJOUTE = expression(r"(?<!\w)(?:penalite|indemnite|majoration|clause|frais|amende|somme|supplement|dommages)\w*(?!\w)")
_DETTE = expression(
    rf"(?<!\w)(?:{_CREANCE}|devr\w+|devez|dev(?:oir|ra)|reclam\w+|exig\w+|pay\w+|regl\w+|frais|vers\w+|major\w+|dus?"
    rf"|dues?)(?!\w)"
)
_LEGAL = expression(r"\s?(?:du |de l'|de )?(?:taux|interets?)(?: (?:de l'|d')?interets?)?(?: au taux)? legal")
_CHOSE = frozenset(
    ("facture", "factures", "courrier", "lettre", "presente", "document", "exemplaire", "decompte", "contrat", "releve")
)


_FOIS = r"(?:deux|trois|quatre|cinq|dix|[2-9]|10) (?:fois|reprises)"
_CREANCES = rf"(?:{_CREANCE}|net|reste|ttc|dus?|payer|regler|payable|exigible)"
_SIGNE = expression(
    r"(?P<somme>\d[\d .]*(?:,\d\d)?)\s?(?:€|eur(?:os?)?)\s?[(\[]?\s?[x×*]\s?(?P<fois>\d+(?:[.,]\d+)?)(?![\d,.]*\s?(?:cm"
    r"|mm|m)(?!\w))"
    r"|(?<![\w,.])(?P<fois2>\d{1,3}(?:,\d+)?)\s?[x×*]\s?(?P<somme2>\d[\d .]*(?:,\d\d)?)\s?(?:€|eur(?:os?)?)(?!\w)"
)
"""« 5 255,15 € × 2 », « 2 × 40 € »: the product is the figure."""
_SIGNE_SEUL = expression(
    rf"(?<!\w){_CREANCES}(?!\w)[^.;!?\d«]{{0,30}}[\s(](?:x\s?|[×*]\s?)\d(?:[.,]\d+)?(?=\s|[).,;]|$)(?!\s?(?:cm|mm|m"
    rf"|[a-z]{{3,}})(?!\w))"
)
_DEBUT_DE_SIGNE = expression(r"(?<![\w,.)])(?<!\d )[×*]\s?\d(?:[.,]\d+)?(?=\s|[).,;]|$)")
_EN_DOUBLE = expression(
    rf"(?<!\w)(?:compt\w+(?: pour| en)? double|compt\w+(?: [a-z']+){{0,2}} {_FOIS}"
    rf"|(?:dus?|dues?|payables?|exigibles?|a (?:payer|regler)|s'entend\w*|(?:payez|reglez|versez)(?: [a-z']+){{0,3}}"
    rf"|(?:payer|regler|verser)(?: [a-z']+){{0,3}})"
    rf"(?: a)? (?:en double(?! exemplaire)|{_FOIS}(?! sans)))(?!\w)"
    rf"|(?:€|(?<!\w){_CREANCES})\s?[(,]?\s?(?:due? |sera |est )?double(?!\w)(?! (?:de|du|des|exemplaire))"
)
_AJOUT = expression(
    rf"(?<!\w)(?:(?:major|augment|accr|grossi|gonfl|alourdi|releve|rehauss|ajout|port)\w*(?: (?:a|de))?\s(?:le |la |les "
    rf"|l'|ce |cette |ces |votre |vos |a )?(?:[a-z]+ )?"
    rf"(?:de |du |d'|a )?(?:la |le |l'|une? |deux |trois ){_PART}|plus (?:une?|deux|trois|la) {_PART}"
    rf"|port\w+ a une fois et demie|une fois et demie (?:le|la|ce|cette) {_CREANCE})(?!\w)"
)
_RETRAIT = expression(
    rf"(?<!\w)(?:(?:redui|ramen|ramene|diminu|abaiss|divis|minor|ampu|rogn|allege|reduction|abattement"
    rf"|rabattu)\w*(?: [a-z']+){{0,3}}? "
    rf"(?:(?:a |au |de |d'|du )(?:la |le |l'|une? |deux |trois )?{_PART}|par {_NOMBRE}(?! ?%))"
    rf"|grace (?:de |d')(?:la |le |l'|une? )?{_PART}|la moitie (?:seulement|suffi\w+|(?:de |du )(?:ce |cette |la |votre "
    rf"|ces )?{_CREANCE}"
    rf"(?: ci-dessus)? (?:suffi|vous est|est|sera|serait))\w*|seule? (?:la |le |un )?{_PART}(?= (?:vous |est |sera|en ))"
    rf"|de moitie)(?!\w)"
)
_JUGE = expression(r"(?<!\w)(?:juge|tribunal|clause penale|1231-5|1343-5|ni|aucune?|jamais|n'est pas|ne sera pas)(?!\w)")
_UNITE = expression(
    r"(?<!\w)(?:en|exprime\w* en) (?:milliers?|centaines?|dizaines?|millions?|k ?€|k ?euros?|keur|m€|centimes|dollars?"
    r"|usd|livres(?! de)"
    r"|francs?|chf|gbp|yens?)(?!\w)(?! (?:de (?!euros|francs|livres)|d'(?!euros)))|[(\[]\s?(?:k ?€|keur|k ?euros|m€|usd"
    r"|\$|£|chf|gbp)\s?[)\]]"
    r"|(?<!des )(?<!plusieurs )(?<!\w)(?:milliers|centaines|millions) d'euros"
)
"""The unit of a column or of a letter is the euro."""


def multiples(texte: str) -> Iterator[Chiffre]:
    """Every multiple or fraction of a debt that a flat text announces; the value is the product when both factors are said."""
    lisse = texte.replace("\n", " ").replace("\t", " ")
    if not any(signe in lisse for signe in _SIGNES):
        return
    pris: set[int] = set()
    for debut, fin, valeurs in (*_products(lisse), *_said(texte, lisse)):
        if pris.isdisjoint((debut, fin - 1)):
            pris.update(range(debut, fin))
            yield Chiffre(Genre.MULTIPLE, valeurs, debut, fin)


def _products(lisse: str) -> Iterator[tuple[int, int, tuple[Decimal, ...]]]:
    for trouve in _SIGNE.finditer(lisse):
        somme, fois = trouve["somme"] or trouve["somme2"], trouve["fois"] or trouve["fois2"]
        net = somme.replace(" ", "").replace(".", "").replace(",", ".")
        yield *trouve.span(), (Decimal(net) * Decimal(fois.replace(",", ".")),)
    for motif in (_SIGNE_SEUL, _DEBUT_DE_SIGNE):
        for trouve in motif.finditer(lisse):
            yield *trouve.span(), ()


def _said(texte: str, lisse: str) -> Iterator[tuple[int, int, tuple[Decimal, ...]]]:
    for trouve in _MULTIPLE.finditer(lisse):
        dit = trouve[0]
        # « le double de la facture » is a copy; « le triple du taux légal » is the law.
        if trouve["de"] in _CHOSE or ("tripl" in dit and _LEGAL.match(lisse, _fin_du_mot(dit, trouve.start()))):
            continue
        phrase = autour(texte, *trouve.span())[2]
        part = re.match(r"(?:egal|equival|correspond|represent|de\s)", dit)
        # The word of the debt may be in the match itself, but for the verb and the share alone.
        if _S_AJOUTE.search(phrase.replace(dit, " ", 1)) if part else _DETTE.search(phrase):
            yield *trouve.span(), ()
    for motif in (_EN_DOUBLE, _AJOUT, _RETRAIT):
        for trouve in motif.finditer(lisse):
            phrase = autour(texte, *trouve.span())[2]
            if not _JUGE.search(phrase) and (_DETTE.search(phrase) or _DELAI.search(phrase)):
                yield *trouve.span(), ()
    for trouve in _UNITE.finditer(lisse):
        yield *trouve.span(), ()


_DELAI = expression(r"(?<!\w)(?:delais?|taux|net|reste)(?!\w)")


def _fin_du_mot(dit: str, debut: int) -> int:
    trouve = re.search(r"tripl\w+", dit)
    return debut + (trouve.end() if trouve else len(dit))
