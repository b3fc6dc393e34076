"""Renonciation à la prescription, ou clause qui la règle.

C. civ., art. 2250 : « Seule une prescription acquise est susceptible de renonciation. » C. civ., art. 2254 : la durée
peut être abrégée ou allongée par accord, sans être réduite à moins d'un an ni étendue à plus de dix ans.

Lecture retenue : une proposition où l'on renonce à la prescription, où l'on s'interdit de l'invoquer, ou qui dit la
dette imprescriptible est refusée. Toute autre clause qui parle de prescription est retenue : cet acte n'a pas à la
régler. Dire la loi (« la reconnaissance interrompt la prescription ») est permis.

Angle mort : une prescription que le débiteur saurait acquise, et à laquelle il peut renoncer, est traitée comme les
autres.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier_juridique.droit.clauses import chercher, ecarts, lire
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.expressions import expression
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

_PRESCRIPTION = r"(?:la |toute |cette |une )?(?:prescription|forclusion)"
_RENONCE = expression(
    rf"(?<!\w)(?:renonc\w+|s'interdi\w+|abandonn\w+|ecart\w+|exclu\w+|s'engag\w+ a ne (?:pas|jamais|point)|s'oblig\w+ a ne "
    rf"(?:pas|jamais|point))[^.;]{{0,110}}?(?<!\w){_PRESCRIPTION}"
    rf"|(?<!\w){_PRESCRIPTION}[^.;]{{0,60}}?(?<!\w)(?:ne (?:pourra|peut|saurait|sera|pourront)(?: jamais| pas| plus| en "
    rf"aucun cas)? ?(?:etre )?(?:oppos|invoqu|soulev|acquis)\w*"
    r"|n'est pas opposable|inopposable|est ecartee|est exclue|ne (?:courra|court) (?:pas|jamais|plus)|ne s'applique(?:ra)? pas)"
    rf"|(?<!\w)(?:ne (?:pourra|peut|saurait|invoquera|opposera|soulevera)|(?:sans|aucune?)) [^.;]{{0,60}}?(?:invoqu|oppos"
    rf"|soulev|excip|preval|invoqu)\w*[^.;]{{0,40}}?{_PRESCRIPTION}"
    rf"|(?<!\w)(?:ne|n'|jamais) ?(?:oppos|invoqu|soulev|excip|benefici|profit|jou|s'appliqu)\w*[^.;]{{0,40}}?{_PRESCRIPTION}"
    rf"|(?<!\w)aucune prescription"
    r"|(?<!\w)(?:creance|dette|somme|payer|paiement|reclam\w+|demand\w+|poursui\w+)[^.;]{0,80}?(?<!\w)(?:sans (?:aucune )"
    r"?limit\w+ (?:de (?:temps|duree|date))|a perpetuite|perpetuel\w*|indefiniment)"
    r"|(?<!\w)imprescriptibles?(?!\w)|(?<!\w)(?:jamais|pas) prescrite?(?!\w)"
)
_LOI = expression(
    r"(?<!\w)(?:ne renonc\w+|n'emporte|ne vaut|ne constitue|ne deroge|sans (?:\w+ )?(?:valoir )?(?:renonci|renonc)\w*"
    r"|n'entend)(?!\w)"
)
_TEMPS = expression(
    r"(?<!\w)(?:temps (?:ecoule|passe)|ecoulement du temps|anciennete)[^.;]{0,40}?(?<!\w)(?:ne |n')[^.;]{0,30}?(?:etein|perd"
    r"|affect|oppos|fai)\w*"
)
_PARLE = expression(r"(?<!\w)(?:prescription|forclusion)s?(?!\w)")
_DIT_LA_LOI = expression(
    r"(?<!\w)(?:interromp\w*|2240|reconnaissance[^.;]{0,60}prescription|n(?:e |')\w+ pas (?:[^\s;.]+ ){0,4}?prescription"
    r"|prescription[^.;]{0,40} (?:n'est pas|n'est en rien|reste|demeure|selon la loi|de droit commun)"
    r"|regles? (?:legales? )?de (?:la )?prescription|ne court qu)"
)


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each waiver of prescription, one (a reserve) for each clause that changes it."""
    marque = lire(examen)
    renonces = tuple(chercher(marque, _RENONCE, _TEMPS, sauf=_LOI, niable=False))
    yield from ecarts(examen, renonces, "on ne renonce pas d'avance à la prescription.")
    regles = chercher(
        marque, _PARLE, sauf=re.compile(rf"{_RENONCE.pattern}|{_LOI.pattern}|{_DIT_LA_LOI.pattern}"), niable=False
    )
    yield from ecarts(examen, regles, "cet acte n'a pas à régler la prescription.", Gravite.RESERVE)


REGLE = Regle(
    id="civ-2250-renonciation-a-la-prescription",
    titre="Renonciation à la prescription",
    groupe=6,
    article="C. civ., art. 2250 et 2254",
    gravites={Famille.ACCORD: Gravite.BLOQUANT},
    remede=composer(
        "Retirez cette clause : la reconnaissance interrompt la prescription par elle-même (C. civ., art. 2240)."
    ),
    source="legifrance.gouv.fr (C. civ. 2250, 2254)",
    confiance="A",
    regissante="au",
    examiner=examiner,
    sur_texte=True,
    actes=frozenset(("echeancier", "reconnaissance-de-dette", "accuse-de-paiement")),
)
