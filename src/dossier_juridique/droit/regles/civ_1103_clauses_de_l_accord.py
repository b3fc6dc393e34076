"""Clause de l'échéancier contraire au dossier.

C. civ., art. 1103 : l'accord fait la loi des parties, tel qu'il est écrit. C. civ., art. 1375 : autant d'originaux
que de parties ayant un intérêt distinct, « chaque original doit mentionner le nombre des originaux qui en ont été
faits ».

Lecture retenue : le texte imprimé ne dit pas le contraire de ce que le dossier déclare : intérêts ou pénalités
pendant l'échéancier, déchéance du terme (avec ou sans mise en demeure, ou écartée), nombre d'originaux, imputation
des versements.

Angle mort : une clause que le dossier ne connaît pas, et qui n'en contredit aucune, n'est pas jugée.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier_juridique.droit.clauses import chercher, ecarts, lire
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.expressions import expression
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

_RIEN = (
    r"(?:sans|aucun|aucune|ni|exempt\w* d(?:e tout|'|e)|franch?\w* d(?:e tout|'|e)|hors|exoner\w+ d(?:e tout|'|e)|libre de "
    r"tout|quitte de)"
)
_SANS_INTERET = expression(
    rf"(?<!\w){_RIEN} ?(?:autre |de |tout )?interets?(?! au taux legal)(?!\w)|(?<!\w)(?:renonc\w+|abandonn\w+) (?:\w+ )?(?:a "
    rf")?(?:tous?|toute?s?|aux|les|des|cet) ?(?:\w+ )?interets?"
    r"|(?<!\w)interets?(?: [^\s;.,]+){0,4} (?:ne (?:court|courent|courront|sont|seront|s'ajout\w+)|n'(?:est|en)|cess\w+ de "
    r"courir|sont (?:suspendus|abandonnes|remis|supprimes))(?!\w)"
    rf"|(?<!\w)(?:n'(?:entraine|emporte|ajoute|engendre|implique)|ne (?:generent?|portent?|produi\w+|donne lieu a|comporte))"
    rf"\s(?:[^\s;.,]+ ){{0,3}}?(?:d')?interets?"
    r"|(?<!\w)(?:taux (?:zero|nul|de 0)|sans (?:aucun )?(?:cout|supplement|majoration)|0 ?%)"
    r"|(?<!\w)(?:credit|delai|echelonnement|echeancier|accord) (?:est )?(?:\w+ )?gratuit(?!\w)|(?<!\w)a titre gratuit(?!\w)"
)
_SANS_PENALITE = expression(
    _SANS_INTERET.pattern.replace("interets?", "penalites?") + r"|(?<!\w)(?:sans|aucun) frais ni penalite"
)
_A_LA_FIN = expression(
    r"(?<!\w)cess\w+ de courir (?:au jour|a la date|apres|avec|lors)[^.;]{0,20} (?:dernier|paiement|complet)"
)
_COURENT = expression(
    r"(?<!\w)(?:penalites|interets)(?: [^\s;.,]+){0,3} (?:continuent?|continueront) (?:de|a) courir(?!\w)"
)
_DECHEANCE = r"(?:exigib\w+|decheance|dechu\w*|terme)"
_AUTOMATIQUE = expression(
    rf"(?<!\w)(?:de plein droit|automatique(?:ment)?|sans (?:[^\s;.,]+ ){{0,7}}?(?:mise en demeure|preavis|formalites?"
    rf"|avertissement|avis|sommation|delai|lettre|rappel|courrier)|immediatement et sans)(?!\w)[^.;]{{0,160}}?{_DECHEANCE}"
    r"|(?<!\w)(?:dispens\w+ (?:[^\s;.]+ ){0,3}?(?:mise en demeure|lettre|formalite|avertissement|rappel))(?!\w)"
    r"|(?<!\w)(?:solde|totalite|somme|reste)(?: [^.;]{0,80})?(?<!\w)(?:due?|exigible) (?:aussitot|immediatement|sur-le-champ"
    r"|le jour meme|des le lendemain|a l'instant)(?!\w)"
    r"|(?<!\w)(?:solde|totalite|somme|reste)(?: [^.;]{0,80})?(?<!\w)(?:immediatement|aussitot) (?:due?|exigible)(?!\w)"
    rf"|{_DECHEANCE}[^.;]{{0,120}}?(?<!\w)(?:de plein droit|automatique(?:ment)?|sans (?:[^\s;.,]+ ){{0,7}}?(?:mise en "
    rf"demeure|preavis|formalites?|avertissement|avis|sommation|lettre|rappel|courrier))(?!\w)"
)
_SANS_FORME = expression(
    r"(?<!\w)sans (?:[^\s;.,]+ ){0,7}?(?:mise en demeure|preavis|formalites?|avertissement|avis|sommation|lettre|rappel"
    r"|courrier)(?!\w)"
)
_APRES_LETTRE = expression(
    r"(?<!\w)(?:(?:apres|suivant|d'une|une|la|cette) (?:\w+ )?(?:mise en demeure|lettre)|met(?:tra)? [^.;]{0,40}en demeure"
    r"|alors|dans ce cas|restee? sans (?:effet|reponse|suite)|reste sans effet)"
)
_ECARTEE = expression(
    r"(?<!\w)(?<!sans )(?:(?:conserv|gard|maint)\w+ (?:[^\s;.]+ ){0,5}?(?:le )?(?:benefice (?:du|de son) terme|terme)|ne "
    r"(?:fait (?:pas |en rien )?perdre|ferait|fera (?:pas )?perdre|perd|perdra)[^.;]{0,40}terme|(?:aucune|sans|pas de|nulle) "
    r"decheance|(?:sans (?:aucune )?(?:consequence|incidence|effet)|reste\w* sans (?:consequence|incidence|effet)) sur (?:le "
    r"|les )?(?:[^\s;.]+ )?(?:terme|versements|solde|echeances)"
    r"|decheance (?:du terme )?(?:est |n'est |ne )(?:\w+ )?(?:ecartee|exclue|pas|sera pas|s'applique pas)|renonc\w+ "
    r"(?:[^\s;.]+ ){0,5}?decheance"
    r"|(?:ne rend|ne rendra|ne rendent|n'entraine|n'emporte|ne deviendra|ne devient|ne sera|n'est)(?:ra)?(?: pas| jamais| en "
    r"aucun cas| en rien| plus)(?: [^\s;.]+){0,5}? (?:exigib\w+|decheance))(?!\w)"
)
_NOMBRES = ("zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix")
_EXEMPLAIRES = expression(
    rf"(?<!\w)(?:(?:en|au nombre de|comporte|compte|fait|soit) (?=une? )|(?!une? |1 ))(?:({'|'.join(_NOMBRES)}|\d{{1,2}})(?: "
    rf"?\((\d{{1,2}})\))?) (?:exemplaires?|originaux|original|copies?)(?!\w)"
)
_UN_SEUL = expression(
    r"(?<!\w)(?:un (?:seul|unique)|(?:exemplaire|original) unique|l'unique (?:exemplaire|original))(?: (?:exemplaire"
    r"|original))?(?!\w)"
)
_ELECTRONIQUE = expression(
    r"(?<!\w)(?:etabli|signe|conclu|dresse)\w* (?:sous forme |par voie |de maniere )electronique(?!\w)"
)
_IMPUTATION = {
    "legale": expression(
        r"(?<!\w)imput\w+ (?:[^\s;.]+ ){0,4}?(?:d'abord|en premier|par priorite|en priorite|prioritairement) sur (?:le )"
        r"?(?:principal|capital)(?!\w)"
    ),
    "principal": expression(
        r"(?<!\w)imput\w+ (?:[^\s;.]+ ){0,4}?(?:d'abord|en premier|par priorite|en priorite|prioritairement) sur (?:les )"
        r"?(?:interets|penalites)(?!\w)"
    ),
}  # fmt: skip


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each clause that says the contrary of the plan of the dossier."""
    convenu, totaux = examen.dossier.echeancier, examen.decompte.totaux
    if convenu is None:
        return
    marque = lire(examen)
    courent = bool(totaux.penalites or totaux.interets_legaux)
    if convenu.penalites_pendant == "reduites" or (convenu.penalites_pendant == "courent" and courent):
        formes = [_SANS_INTERET, *([_SANS_PENALITE] if convenu.penalites_pendant == "courent" else [])]
        yield from ecarts(
            examen,
            chercher(marque, *formes, sauf=_A_LA_FIN, niable=False),
            "le dossier fait courir des intérêts pendant l'échéancier.",
        )
    elif convenu.penalites_pendant == "abandonnees":
        yield from ecarts(
            examen,
            chercher(marque, _COURENT, sauf=re.compile(r"(?<!\w)(?:a defaut|si )")),
            "le dossier abandonne les pénalités pendant l'échéancier.",
        )
    if convenu.decheance_automatique:
        automatique = re.compile(rf"{_SANS_FORME.pattern}|de plein droit")
        apres = (
            p for p in chercher(marque, re.compile(_DECHEANCE), sauf=automatique) if _lettre_avant(marque.marque, *p)
        )
        yield from ecarts(examen, apres, "le dossier dit la déchéance du terme automatique.")
    else:
        trouves = (
            p
            for p in chercher(marque, _AUTOMATIQUE, niable=False)
            if _SANS_FORME.search(marque.marque, *p) or not _lettre_avant(marque.marque, *p)
        )
        yield from ecarts(examen, trouves, "le dossier subordonne la déchéance du terme à une mise en demeure.")
    yield from ecarts(examen, chercher(marque, _ECARTEE, niable=False), "le dossier prévoit la déchéance du terme.")
    yield from ecarts(examen, _exemplaires(examen), "ce n'est pas le nombre d'originaux du dossier.")
    yield from ecarts(
        examen, chercher(marque, _IMPUTATION[convenu.imputation]), "ce n'est pas l'imputation du dossier."
    )


def _lettre_avant(texte: str, debut: int, fin: int) -> bool:
    """True when what is said just before, or there, makes it follow a letter."""
    return _APRES_LETTRE.search(texte, max(0, debut - 260), fin) is not None


def _exemplaires(examen: Examen) -> Iterator[tuple[int, int]]:
    convenu, marque = examen.dossier.echeancier, lire(examen)
    if convenu is None:
        return
    yield from chercher(marque, _UN_SEUL, sauf=re.compile(r"(?<!\w)(?:versement|defaut|paiement|echeance|mois)(?!\w)"))
    if not convenu.electronique:
        yield from chercher(marque, _ELECTRONIQUE)
    for debut, fin in chercher(marque, _EXEMPLAIRES):
        trouve = _EXEMPLAIRES.match(marque.marque, debut)
        dits = {_NOMBRES.index(n) if n in _NOMBRES else int(n) for n in (trouve.groups() if trouve else ()) if n}
        if dits != {convenu.originaux}:
            yield debut, fin


REGLE = Regle(
    id="civ-1103-clauses-de-l-accord",
    titre="Clause contraire au dossier",
    groupe=6,
    article="C. civ., art. 1103 et 1375",
    gravites={Famille.ACCORD: Gravite.BLOQUANT},
    remede=composer(
        "Accordez le texte et [echeancier] : penalites_pendant, decheance_automatique, originaux, electronique, imputation."
    ),
    source="legifrance.gouv.fr (C. civ. 1103, 1375)",
    confiance="B",
    regissante="au",
    examiner=examiner,
    sur_texte=True,
    actes=frozenset(("echeancier",)),
)
