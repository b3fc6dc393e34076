"""A clause read: its sentence, who is its subject, who benefits from it, whether it is denied. Pure.

A subject stands before its verb, under no preposition, at the head of its proposition or against the verb itself;
what is between brackets or in a relative clause is passed over. « La créancière a livré le four à la débitrice, qui
s'engage à payer » has the debtor for subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from dossier_juridique.droit.clauses.parties import ROLE_C, ROLE_D, SIGNES, C, D, Marque, marquer
from dossier_juridique.droit.regle import Ecart, Examen
from dossier_juridique.droit.texte_imprime import citer
from dossier_juridique.expressions import expression
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

PHRASE_MAX = 700
_FIN = expression(
    r"\n|[!?;]+(?=\s)|(?<![\s(\ue000][a-z])(?<!^[a-z])(?<!\bart)(?<!\bcom)(?<!\bciv)(?<!\bal)(?<!\bmme)(?<!\bno)(?<!\bmlle)"
    r"\.(?=\s|$)"
    r"|\s[–—•▪]\s"
)
_PARTI = expression(f"[{SIGNES}]")
_PREPOSITION = expression(
    r"(?<!\w)(?:a|de|d'|par|pour|envers|avec|contre|chez|entre|sur|devant|sans|selon|sauf|vers|que de|dont)\s?\ue000?$"
)
_TETE = expression(
    r"(?:^|[,:;()«»\"“”–—-]|(?<!\w)(?:et|ou|mais|donc|que|qu'|si|lorsque|lorsqu'|quand|comme|ou|ni|puis|car|alors|dont|quoi"
    r"|ainsi|toutefois|cependant|enfin|egalement|aussi|tandis que|tant que|apres quoi|afin que|pour que|laquelle|presentes|acte"
    r"|accord|jour|demeure|effet))\s*$"
)
_ORGANE_DE = expression(
    r"(?<!\w)(?:gerante?|presidente?|representante?(?: legale?)?|dirigeante?|direct(?:eur|rice)|associee?|conseil|comptable) "
    r"de \ue000?$"
)
_QUE = expression(r"(?<!\w)(?:que |qu')\ue000?$")
_COORDONNE = expression(r"(?<!\w)(?:et|puis) (?:s'|se )?$")
_PRONOM = expression(r"(?<!\w)(celle-ci|celui-ci|elle|il|qui|laquelle|lequel) (?:ne |se |en |y |lui |s'|n'|\w+ment )*$")
_PARENTHESE = expression(r"\([^()]{0,160}\)")
_RELATIVE = expression(
    r", ?(?:(?:a|de|par|pour|envers|avec|contre) )?(?:qui|que|qu'|dont|auquel|a laquelle|duquel|de laquelle|lequel|laquelle)"
    r"(?![^,;.]*(?:s'engage|s'oblige|reconnai))[^,;.]{0,160},"
)
_POUR = expression(rf"(?<!\w)(?:a|envers|(?:au profit|au benefice|entre les mains|aupres) de) ([{SIGNES}])")
_ENVOYE = expression(
    r"(?<!\w)(?:adress|livr|factur|envoy|fourni|vend|notifi|consent|accord|remis|rend|transmis|communiqu|expedi|prest|prete)"
    r"\w*,? $"
)
_NEGATION = expression(r"(?<!\w)(?:ne |n'|ni |sans |non |aucune? |nulle? |jamais |interdi\w+ |exclu\w* )")
_RESTRICTION = expression(r"(?:ne |n') ?\w+(?: \w+)? (?:que|qu')")
_REPRISE = expression(
    r"(?<!\w)(?:mais|pourr\w+|peut|peuvent|est autorise\w*|donne|confere|permet|comprend|il|elle)(?!\w)"
)


@lru_cache(maxsize=4)
def phrases(marque: str) -> tuple[tuple[int, int], ...]:
    """The bounds of every sentence of a marked text."""
    bornes, debut = [], 0
    for fin in _FIN.finditer(marque):
        bornes.append((debut, fin.start()))
        debut = fin.end()
    bornes.append((debut, len(marque)))
    return tuple((d, min(f, d + PHRASE_MAX)) for d, f in bornes if marque[d:f].strip())


def _blanchir(trouve: re.Match[str]) -> str:
    # What is passed over leaves its comma: what follows it is the head of nothing.
    return " " * len(trouve[0])


@lru_cache(maxsize=64)
def degager(phrase: str) -> str:
    """The sentence without what it says in passing, sign for sign."""
    return _RELATIVE.sub(_blanchir, _PARENTHESE.sub(_blanchir, phrase))


def sujet(phrase: str, verbe: int) -> str | None:
    """The sign of who is the subject of the verb that begins there, None when no party is."""
    avant = degager(phrase)[:verbe]
    repris = _PRONOM.search(avant)
    if repris:
        nommes = _PARTI.findall(phrase, 0, repris.start())
        return nommes[-1] if nommes and repris[1] in ("celle-ci", "celui-ci", "qui", "laquelle", "lequel") else None
    complement: str | None = None
    for nomme in reversed(list(_PARTI.finditer(avant))):
        gauche, entre = avant[: nomme.start()], avant[nomme.end() :]
        if _PREPOSITION.search(gauche) and not _ORGANE_DE.search(gauche):
            continue
        contre_le_verbe = re.fullmatch(r"(?: (?:ne|se|y|en|lui|n'|s'|\w+ment|les?|la))* ?", entre) is not None
        if _QUE.search(gauche) and _COORDONNE.search(entre):
            # « D déclare que C a livré et reconnaît devoir »: the second verb goes back to the first subject.
            complement = complement or nomme[0]
        elif gauche.endswith("\ue000") or contre_le_verbe or _TETE.search(gauche) or _ORGANE_DE.search(gauche):
            return nomme[0]
    return complement


def beneficiaire(phrase: str, apres: int, jusqu_a: int | None = None) -> str | None:
    """The first party said after that place to be the one it is done for: « à », « envers », « au profit de ». What was sold
    or sent to somebody is not."""
    suite = degager(phrase)[apres : jusqu_a or len(phrase)]
    for trouve in _POUR.finditer(suite):
        if not _ENVOYE.search(suite, 0, trouve.start()):
            return trouve[1]
    return None


def nie(phrase: str, place: int) -> bool:
    """True when what stands at that place of the sentence is denied."""
    avant = phrase[:place]
    trouves = list(_NEGATION.finditer(avant))
    if not trouves:
        return False
    derniere = trouves[-1]
    if _RESTRICTION.match(avant, derniere.start()):
        return False
    entre = avant[derniere.end() :]
    # « ne peut » is denied; « sans délai, elle pourra » is not.
    reste = re.sub(r"^\w+ ?", "", entre)
    if derniere[0].startswith(("sans", "non", "interdi", "exclu")):
        return not re.search(r"[,:]", entre) and _REPRISE.search(entre) is None
    return _REPRISE.search(reste) is None and not re.search(r", (?!ni|ou|et|\w+er(?!\w)|\w+ir(?!\w))", entre)


def est_creancier(signe: str | None) -> bool:
    return signe is not None and re.match(C, signe) is not None


def est_debiteur(signe: str | None) -> bool:
    return signe is not None and re.match(D, signe) is not None


def _dire(marque: Marque, debut: int, fin: int, phrase: tuple[int, int]) -> str:
    """The passage as printed, to quote."""
    gauche, droite = marque.imprime(*phrase)
    passage = marque.imprime(debut, fin)
    return citer(marque.texte, max(gauche, passage[0]), min(droite, max(passage)), gauche, droite)


def ecarts(
    examen: Examen, trouves: Iterable[tuple[int, int]], message: str, gravite: Gravite | None = None
) -> Iterator[Ecart]:
    """One finding for each sentence in which something was found; ``message`` follows the quotation."""
    marque = lire(examen)
    vues: set[int] = set()
    bornes = phrases(marque.marque)
    for debut, fin in sorted(trouves):
        gauche, droite = next(
            ((d, f) for d, f in bornes if d <= debut < f), (max(0, debut - 200), min(len(marque.marque), fin + 200))
        )
        if gauche not in vues:
            vues.add(gauche)
            yield Ecart(
                "lettre",
                composer(f"« {_dire(marque, debut, fin, (gauche, max(droite, fin)))} » : {message}"),
                gravite=gravite,
            )


def lire(examen: Examen) -> Marque:
    """The printed act, its parties marked."""
    soi = {"reconnaissance-de-dette": ROLE_D, "pouvoir-special": ROLE_C}.get(examen.acte, "")
    return marquer(examen.texte or (), examen.dossier, soi)


def chercher(
    marque: Marque, *motifs: re.Pattern[str], sauf: re.Pattern[str] | None = None, niable: bool = True
) -> Iterator[tuple[int, int]]:
    """Where a form stands that its sentence neither denies (``niable``) nor takes back (``sauf``)."""
    for debut, fin in phrases(marque.marque):
        phrase = marque.marque[debut:fin]
        if sauf is not None and sauf.search(phrase):
            continue
        for motif in motifs:
            for trouve in motif.finditer(phrase):
                if not (niable and nie(phrase, trouve.start())):
                    yield debut + trouve.start(), debut + trouve.end()
