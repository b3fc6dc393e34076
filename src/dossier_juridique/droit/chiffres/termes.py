"""Terms said without a figure: a feast, the end of a period, tonight, a month, where a payment is asked for. Pure.

None of them is a day that an act fixes; a month may hold that day (``convient``).
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from datetime import date, timedelta

from dossier_juridique.droit.chiffres.phrases import exige
from dossier_juridique.expressions import expression

MOIS = {
    "janvier": 1, "janv": 1, "fevrier": 2, "fevr": 2, "fev": 2, "mars": 3, "avril": 4, "avr": 4, "mai": 5, "juin": 6,
    "juillet": 7, "juil": 7, "aout": 8, "septembre": 9, "sept": 9, "octobre": 10, "oct": 10, "novembre": 11, "nov": 11,
    "decembre": 12, "dec": 12,
}  # fmt: skip
NOM_DE_MOIS = "|".join(sorted(MOIS, key=len, reverse=True))
SEMAINE = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
_PERIODE = (
    r"(?:annee|an|exercice|trimestre|semestre|mois|semaine|journee|ete|hiver|automne|printemps|quinzaine|week-?end|vacances)"
)
_FIN = (
    rf"(?:fin|cloture|issue|terme|debut|milieu) (?:de |du |d'|des )(?:la |le |l'|les |ce |cet |cette )?{_PERIODE}"
    rf"(?! d(?:e |')(?:{NOM_DE_MOIS}))(?: (?:en cours|civile?|prochaine?|courante?|comptable|social))?"
)
_FETE = (
    r"(?:noel|reveillons?|paques|toussaint|pentecote|ascension|epiphanie|chandeleur|assomption|careme|armistice"
    r"|mardi gras|(?:jour|nuit) de l'an|nouvel an|sainte?-? ?[a-z]+|fetes?|(?<=l')(?:ete|hiver|automne)|printemps|rentree"
    r"|vacances|week-?ends?|minuit|soir|lendemain|(?:nouvelle|prochaine) annee|annee prochaine|bilan|cloture)"
)
_AVEC_LIMITE = expression(
    rf"(?<!\w)(?:(?:avant|d'ici|au plus tard|jusqu'|pour|des|a|au)\s?(?:a |au |pour |avant )?(?:le |la |les |l'|ce |cet |cette )?"
    rf"(?:{_FETE}|{_FIN})|en fin d(?:e |'){_PERIODE})(?!\w)"
)
_SEUL = expression(
    rf"(?<!\w)(?:(?:apres-)?demain(?: matin| soir| midi)?|cette (?:semaine|annee)|ce (?:mois(?:-ci)?|trimestre|soir|matin"
    rf"|jour meme|{SEMAINE})|(?:la semaine|le mois|l'annee|le trimestre|(?:des )?(?:{SEMAINE})) prochaine?|aujourd'hui meme"
    r"|le jour meme|(?:semaine|mois) prochaine?)(?!\w)"
)
_MOTS = (
    "noel", "reveil", "paq", "toussaint", "pentec", "ascen", "epiph", "chandel", "assompt", "careme", "armist", "ramadan", "gras",
    "de l'an", "nouvel", "saint", "fete", "l'ete", "hiver", "automne", "printemps", "rentree", "vacances", "week", "minuit",
    "soir", "lendemain", "prochain", "bilan", "clotur", "fin d", "issue d", "terme d", "debut d", "milieu d",
)  # fmt: skip
_MOTS_SEULS = (
    "demain", "prochain", "jour meme", "hui meme",
    *(f"ce {mot}" for mot in ("mois", "trim", "soir", "mat", *SEMAINE.split("|"))), "cette semaine", "cette annee",
)  # fmt: skip
"""One of these is in every term of that sort: most texts are read no further."""
_MOIS_COURANT = expression(
    rf"(?<!\w)(?:en|au cours d[ue]|(?:dans le )?courant(?: d[ue])?|au mois d(?:e|'))\s?(?:le )?(?:mois d(?:e |'))?"
    rf"(?P<mois>{NOM_DE_MOIS})(?![a-z])(?:\s(?P<an>\d{{4}}))?"
)


def termes(texte: str) -> Iterator[tuple[int, int, tuple[Hashable, ...]]]:
    """Every such term of a flat text, where a payment is asked for: its places, and the month when there is one."""
    # A line ends where the page wants.
    lisse = texte.replace("\n", " ")
    for mots, motif in ((_MOTS, _AVEC_LIMITE), (_MOTS_SEULS, _SEUL)):
        if not any(mot in lisse for mot in mots):
            continue
        for trouve in motif.finditer(lisse):
            if exige(texte, *trouve.span()):
                yield *trouve.span(), ()
    for trouve in _MOIS_COURANT.finditer(lisse):
        if exige(texte, *trouve.span()):
            rang = MOIS[trouve["mois"]]
            yield *trouve.span(), (("mois", int(trouve["an"]), rang) if trouve["an"] else ("mois", rang),)


def convient(dit: str, mois: Sequence[int], limite: date) -> bool:
    """True when « avant la fin de décembre » is another way to say that last day. ``mois``: (year, month), or (month,)."""
    avant = re.search(r"(?<!\w)avant(?!\w)", dit) is not None
    fin = re.search(r"(?<!\w)fin(?!\w)", dit) is not None
    jour = limite + timedelta(days=1) if avant and not fin and not re.search(r"(?<!\w)(?:mi|debut)(?!\w)", dit) else limite
    if jour.month != mois[-1] or (len(mois) == 2 and jour.year != mois[0]):
        return False
    if jour is not limite:
        return jour.day == 1
    if fin:
        return (limite + timedelta(days=1)).day == 1
    if re.search(r"(?<!\w)mi(?!\w)", dit):
        return limite.day == 15
    return limite.day <= 10 if re.search(r"(?<!\w)debut(?!\w)", dit) else True
