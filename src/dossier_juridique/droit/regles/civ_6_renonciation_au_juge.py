"""Renonciation au juge, aux recours ou aux délais de grâce.

C. civ., art. 6 : « On ne peut déroger, par des conventions particulières, aux lois qui intéressent l'ordre public et
les bonnes mœurs. » C. civ., art. 1343-5 : le juge peut accorder des délais de paiement ; « toute stipulation
contraire est réputée non écrite ». Le droit d'agir et celui de former opposition ne se perdent pas d'avance.

Lecture retenue : une proposition où une partie renonce au juge, à l'action, au recours, à l'opposition ou aux délais
de grâce, ou qui les lui ferme, est refusée. Le créancier qui n'agit pas « tant que les versements sont faits » est
permis. La renonciation à contester la dette est retenue : elle ressemble à une transaction (C. civ., art. 2044).

Angle mort : la clause compromissoire, valable entre professionnels (C. civ., art. 2061), n'est pas examinée.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier_juridique.droit.clauses import chercher, ecarts, lire
from dossier_juridique.droit.clauses.parties import Marque
from dossier_juridique.droit.clauses.phrases import est_creancier, phrases, sujet
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.expressions import expression
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

_JUGE = (
    r"(?:juges?|tribuna(?:l|ux)|juridictions?|justice|recours|actions?(?! commerciale)|oppositions?|appel(?! telephonique)"
    r"|pourvoi|voies? de droit|exceptions?"
    r"|delais? de grace|delais? de paiement|1343-5|assign\w+|agir|poursuites?|procedures?(?! collective))"
)
_RENONCE = (
    r"(?:renonc\w+|s'interdi\w+|abandonn\w+|(?:s'engag|s'oblig)\w+ a ne (?:pas|jamais|point|plus|former|saisir|exercer"
    r"|demander|intenter)"
    r"|ne (?:pourra|pourront|peut|peuvent|saurai\w+|dispose\w*)(?! pas etre condam)|n'(?:aura|a|ont|auront) (?:pas |plus "
    r"|aucun )(?:le )?(?:droit|recours|action|voie)|est priv\w+|perd(?:ent|ra)?|il est renonce)"
)
_SANS_JUGE = expression(
    rf"(?<!\w){_RENONCE}[^.;]{{0,120}}?(?<!\w){_JUGE}(?!\w)"
    rf"|(?<!\w)(?:aucune?|nulle?|tout|toute|les?|la|l') ?(?:\w+ )?{_JUGE}[^.;]{{0,40}}?(?<!\w)(?:ne (?:pourra|peut|sera)"
    rf"|n'est|(?:est|sont) (?:exclu|ecarte|interdi|supprime)|lui est ferme)\w*"
    r"|(?<!\w)(?:exclu(?:t|ra|ent|sif|ant)|interdi(?:t|ra|sent)|ferme(?:ra)?|prive(?:ra)?|ecarte(?:ra|nt)?|supprime\w*) "
    r"(?:[^\s;.]+ ){0,4}?(?:recours|action|saisine|opposition|appel|juge|acces au juge|tribunal|delais? de grace)"
    r"|(?<!\w)(?:ne |n'|n'y )(?:fera|formera|saisira|agira|exercera|intentera|demandera|sollicitera|introduira|engagera"
    r"|contestera) (?:pas|jamais|aucun|aucune|point|plus)[^.;]{0,40}?(?<!\w)"
    r"(?:juges?|tribunal|justice|recours|actions?|opposition|appel|delais?|procedures?|ordonnance|decision)"
    r"|(?<!\w)accept\w+ (?:d'avance|par avance|d'ores et deja|des a present|des maintenant|sans discussion) "
    r"[^.;]{0,30}?(?:ordonnance|jugement|decision|condamnation|injonction)"
    r"|(?<!\w)(?:sans (?:aucun )?recours (?:possible|au juge)?|acquiesc\w+ (?:par avance|d'avance|des a present|d'ores et "
    r"deja)|insusceptible de (?:tout )?recours)"
)
_CONTESTER = expression(
    r"(?<!\w)(?:renonc\w+|s'interdi\w+)[^.;]{0,60}?(?<!\w)(?:contest\w+|discut\w+|remettre en cause|reclamation)"
)
_PERMIS = expression(
    r"(?<!\w)(?:ne renonc\w+|sans renoncer|n'emporte\w*|(?:aucune|sans|pas) renonciation|libres? de|conserv\w+ (?:[^\s;.]+ )"
    r"{0,3}?"
    r"(?:droits?|recours|actions?)|ne prive\w*|ne fait pas obstacle|avant (?:de|toute?) (?:saisi|action|assign|poursui)\w*)(?!\w)"
)
_TREVE = expression(
    r"(?<!\w)(?:tant que|aussi longtemps|pendant (?:la duree|l'|toute)|durant|jusqu'(?:au|a la) (?:dernier|derniere)"
    r"|si les versements)(?!\w)"
)


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each waiver of a judge, a remedy or a period of grace; a reserve for one of any contestation."""
    marque = lire(examen)
    trouves = (p for p in chercher(marque, _SANS_JUGE, sauf=_PERMIS, niable=False) if not _treve(marque, *p))
    yield from ecarts(examen, trouves, "on ne renonce pas d'avance au juge, à un recours ou à ses délais.")
    autres = re.compile(rf"{_SANS_JUGE.pattern}|{_PERMIS.pattern}")
    contestes = chercher(marque, _CONTESTER, sauf=autres)
    yield from ecarts(examen, contestes, "cette renonciation vaudrait transaction.", Gravite.RESERVE)


def _treve(marque: Marque, debut: int, fin: int) -> bool:
    """True when it is the creditor who waits while the instalments are paid."""
    gauche, droite = next(((g, d) for g, d in phrases(marque.marque) if g <= debut < d), (debut, fin))
    phrase = marque.marque[gauche:droite]
    return _TREVE.search(phrase) is not None and est_creancier(sujet(phrase, debut - gauche))


REGLE = Regle(
    id="civ-6-renonciation-au-juge",
    titre="Renonciation au juge ou aux recours",
    groupe=6,
    article="C. civ., art. 6 et 1343-5",
    gravites={Famille.ACCORD: Gravite.BLOQUANT},
    remede=composer(
        "Retirez cette clause : le débiteur garde le droit de contester, de s'opposer et de demander des délais."
    ),
    source="legifrance.gouv.fr (C. civ. 6, 1343-5, 2044)",
    confiance="B",
    regissante="au",
    examiner=examiner,
    sur_texte=True,
    actes=frozenset(("echeancier", "reconnaissance-de-dette", "accuse-de-paiement")),
)
