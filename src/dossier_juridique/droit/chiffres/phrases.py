"""The sentence around a place of a flat text, and whether it asks for a payment. Pure."""

from __future__ import annotations

from dossier_juridique.expressions import expression

_PORTEE = 160
FIN_DE_PHRASE = expression(
    r"[!?;](?=\s)|(?<![\s.(][a-z])(?<!\bart)(?<!\bcom)(?<!\bciv)(?<!\bcass)(?<!\bpen)(?<!\bal)(?<!\bmme)\.(?=\s)|\n\s*\n"
)
_BLANC = expression(r"\s")
_PAYER = r"(?:regl|pay|vers|vir|sold|acquitt|rembours|regularis)"
_UN_PAIEMENT = expression(
    r"(?<!\w)(?:regl(?:e|ee|es|ees|er|ez|ement|ements|era|erez)|pay(?:e|ee|es|ees|er|ez|erez|ables?)|pai(?:ement|ements|e)"
    r"|vers(?:e|ee|es|er|ez|erez|ement|ements)|vir(?:e|er|ez|ement|ements)|sold(?:e|er|ez)|acquitt\w+|regularis\w+"
    r"|rembours\w+|cheques?|fonds|somme|dette|creance)(?!\w)"
)
_MAINTENANT = expression(
    rf"(?<!\w)(?:{_PAYER}ez|(?:merci|(?:vous )?(?:prions|remercions|demandons|invitons|sommons|enjoignons)|veuillez|voudrez|devez"
    r"|devrez|pouvez|fau[td]\w*|saurions gre|demeure)(?:\s[a-z']+){0,4}\s"
    rf"{_PAYER}er|(?:doit|doivent|devra|devront|est|sont|sera|seront|soit)(?:\s[a-z'-]+){{0,3}}\s"
    r"(?:parven\w+|interven\w+|etre|attendue?s?|exigee?s?|exigibles?|effectue\w*|faite?s?|regl\w+|paye\w*|vire\w*|verse\w*|arriv\w+|solde\w*)"
    r"|(?:attendons|exigeons|comptons|souhaitons|voulons|reclamons)"
    r"|vous (?:avez|aurez|disposez)(?: donc| encore)?(?=\s?$)|sera trop tard)(?!\w)"
)
_PASSE = expression(
    r"(?<!\w)(?:devai(?:t|ent)|deviez|etai(?:t|ent)|avai(?:t|ent)|aviez|avions|auri?(?:ez|ons)|aurai(?:t|ent)|ont|avez|avons|ai"
    r"|(?:n')?a(?= (?:pas|peut-etre|deja|bien|sans doute|croise|ete|jamais|rien|ensuite|donc|toutefois|recu|livr\w+|vers\w+"
    r"|regl\w+|pay\w+|expire|couru|donne|promis|ecrit))"
    r"|fut|fallait|prevoyait|convenait|expirait|echoyait)(?!\w)"
)

Contexte = tuple[str, str, str]
"""What stands just before, just after, and the whole sentence."""


def autour(plat: str, debut: int, fin: int) -> Contexte:
    """The words around two places of a flat text, where a line end is a space."""
    avant, apres = plat[max(0, debut - _PORTEE) : debut], plat[fin : fin + _PORTEE]
    droite = FIN_DE_PHRASE.search(apres)
    phrase = f"{avant[_dernier_point(avant) :]}{plat[debut:fin]}{apres[: droite.start()] if droite else apres}"
    avant_, apres_, phrase_ = (_BLANC.sub(" ", t) for t in (avant, apres, phrase))
    return avant_, apres_, phrase_


def avant_dans_la_phrase(plat: str, debut: int) -> str:
    """What the sentence says before that place."""
    avant = plat[max(0, debut - _PORTEE) : debut]
    return _BLANC.sub(" ", avant[_dernier_point(avant) :])


def _dernier_point(avant: str) -> int:
    return max((m.end() for m in FIN_DE_PHRASE.finditer(avant)), default=0)


def exige(plat: str, debut: int, fin: int) -> bool:
    """True when the sentence around that place asks for a payment, now or later; what was to be paid once is told only."""
    phrase = autour(plat, debut, fin)[2]
    if not _UN_PAIEMENT.search(phrase):
        return False
    # Of two verbs, the one of the clause that bears the day: the nearest before it.
    gauche = avant_dans_la_phrase(plat, debut)
    present = max((m.end() for m in _MAINTENANT.finditer(gauche)), default=-1)
    passe = max((m.end() for m in _PASSE.finditer(gauche)), default=-1)
    if present < 0 and passe < 0:
        return bool(_MAINTENANT.search(phrase) or not _PASSE.search(phrase))
    return present >= passe  # « vous avez jusqu'à… » is both
