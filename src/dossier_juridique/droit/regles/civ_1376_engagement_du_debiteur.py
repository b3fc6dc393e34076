"""Engagement d'un autre, sous condition, ou sans la main du débiteur.

C. civ., art. 1376 : l'acte par lequel une seule partie s'engage à payer « ne fait preuve que s'il comporte la
signature de celui qui souscrit cet engagement ainsi que la mention, écrite par lui-même, de la somme ». C. civ., art.
1304 : l'obligation est conditionnelle lorsqu'elle dépend d'un événement futur et incertain.

Lecture retenue : celui qui reconnaît devoir est le débiteur du dossier, et personne d'autre ; il le fait sans
condition ni réserve ; la mention et la signature ne sont demandées ni au créancier ni à un tiers, et le débiteur n'en
est pas dispensé.

Angle mort : celui qui signe vraiment n'est connu de personne avant la signature.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier_juridique.droit.clauses import chercher, devoirs, ecarts, lire
from dossier_juridique.droit.clauses.parties import C, D
from dossier_juridique.droit.clauses.phrases import degager, phrases
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.expressions import expression
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

_CONDITION = expression(
    r"(?<!\w)(?:sous (?:\w+ )?(?:reserves?|conditions?)|sous toutes? reserves?|a (?:la )?condition|pour autant que|pourvu "
    r"que|a moins que|sauf si"
    r"|(?:s'il|lorsqu'il|lorsqu'elle|lorsqu'un)(?= (?!manque|est pas|ne|n'))|dans l'hypothese|au cas ou|sans "
    r"(?:reconnaissance|valeur|engagement|que cela)|a titre (?:de simple|purement)|dans la mesure)(?!\w)"
    r"|(?<!\w)(?:si|lorsque|des que) (?![^,;.]*(?:versement|echeance|la somme|paiement|defaut|chacun|manqu|impaye|ne (?:paie"
    r"|regle|verse)|n'est pas))"
)
_CONDITIONNEL = expression(
    r"(?<!\w)(?:reconnaitrait|s'engagerait|pourrait (?:devoir|etre redevable)|paierait|serait redevable)(?!\w)"
)
_UN_AUTRE = expression(
    r"(?<!\w)(?:(?:m\.|mr|mme|monsieur|madame|maitre|la societe|l'entreprise|la sarl|la sas) (?!soussign)[a-z]|(?:la|sa) "
    r"caution|(?:le|un|son) (?:garant|tiers|associe|conjoint)"
    r"|l'associe|(?:son|sa) (?:epoux|epouse|mere|maison)|se porte fort|en qualite de caution)"
)
_POUR_UN_AUTRE = expression(
    r"(?<!\w)(?:se porte fort|en qualite de caution|comme caution|dette (?:d'un tiers|de (?:son|sa|ses|m\.|mme))|pour le "
    r"compte d(?:e (?!\ue012|\ue011)|'un))"
)
_MAIN = (
    r"(?:de la main|(?:est|sera|soit) (?:manu)?(?:ecrite?|signee?|portee|apposee|redigee|remplie)s?|ecrite|signee?|redigee"
    r"|manuscrite|dactylographiee|remplie)"
)
_PAR_UN_AUTRE = expression(
    rf"(?<!\w)(?:mention|somme|ecriture|montant)(?: [^\s;.,]+){{0,4}} (?:est|sera|soit|peut etre|pourra etre) \w+e?s? "
    rf"(?:plus tard )?par {C}|(?<!\w){_MAIN} (?:\w+ ){{0,2}}?(?:par|de) (?:{C}|un (?:tiers|autre)|une autre|(?:son|leur) "
    rf"(?:conseil|avocat|comptable)|le commissaire|la mandataire|le mandataire)"
    r"|(?<!\w)(?:un tiers|une autre personne|quelqu'un d'autre|son conseil|son avocat) (?:pourra|peut|ecri|sign|appos)\w*"
    rf"|(?:signature|mention|paraphe) (?:manuscrite |unique |seule )?de {C}(?! et)"
)
_DISPENSE = expression(
    r"(?<!\w)(?:(?:inutile|superflu|pas (?:besoin|necessaire)|facultati\w+|sans objet|n'a pas a) [^,;.]{0,50}?(?:sign|ecri"
    r"|mention)\w*|(?:aucune|nulle) (?:mention|signature)(?: \w+)? n'est|a (?:la|sa) place(?: de [\ue011-\ue013])?(?! "
    r"(?:reservee|laissee|prevue))|au lieu et place|(?:mention|somme)(?: [^\s;.]+){0,3} (?:imprimee|dactylographiee"
    r"|preremplie|tapee)|dispens\w+ (?:[^\s;.]+ ){0,4}?(?:mention|signature|signer|ecrire)|sans (?:la |sa |aucune |mention "
    r"|qu'il soit besoin de (?:la |sa )?)?(?:signature|mention|signer|manuscrite)"
    r"|(?:mention|somme|signature)(?: [^\s;.]+){0,4} (?:peut|pourra|est|sera) (?:etre )?(?:\w+ )?(?:dactylographie|imprime"
    r"|preremplie|pre-remplie|tapee|facultati|inutile|omise)\w*"
    r"|(?:n'est|ne sera|n'a|n'aura) (?:pas|plus|point) (?:a |besoin d'|tenue? de )?(?:etre )?(?:signe|signer|ecrire"
    r"|necessaire|exige|requise?|manuscrite)\w*)"
)


def _engagements(examen: Examen) -> Iterator[tuple[int, int]]:
    marque = lire(examen)
    for debut, fin in phrases(marque.marque):
        phrase = marque.marque[debut:fin]
        engages = [*devoirs(marque, debut, fin)]
        nettes = degager(phrase)
        for verbe in engages:
            condition = _CONDITION.search(nettes)
            if condition and not re.search(r"(?<!\w)sans $", nettes[: condition.start()]):
                yield debut + condition.start(), debut + max(condition.end(), verbe.end())
            tete = nettes[max(nettes.rfind(",", 0, max(0, verbe.start() - 60)), 0) : verbe.start()]
            if not re.search(rf"{C}|{D}", nettes[: verbe.start()]) and _UN_AUTRE.search(tete):
                yield debut + verbe.start(), debut + verbe.end()
        conditionnel = _CONDITIONNEL.search(phrase)
        if conditionnel:
            yield debut + conditionnel.start(), debut + conditionnel.end()
        pour = _POUR_UN_AUTRE.search(phrase)
        if pour and (engages or "porte fort" in pour[0]):
            yield debut + pour.start(), debut + pour.end()


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each sentence that takes the debtor's own engagement, hand or signature away."""
    marque = lire(examen)
    yield from ecarts(examen, _engagements(examen), "l'engagement est sous condition, ou n'est pas celui du débiteur.")
    main = (*chercher(marque, _PAR_UN_AUTRE), *chercher(marque, _DISPENSE, niable=False))
    yield from ecarts(examen, main, "la mention et la signature sont celles du débiteur, de sa main.")


REGLE = Regle(
    id="civ-1376-engagement-du-debiteur",
    titre="Engagement qui n'est pas celui du débiteur",
    groupe=6,
    article="C. civ., art. 1376 et 1304",
    gravites={Famille.ACCORD: Gravite.BLOQUANT},
    remede=composer(
        "Faites reconnaître la dette par le débiteur seul, sans condition, la somme et la signature étant de sa main."
    ),
    source="legifrance.gouv.fr (C. civ. 1376, 1304)",
    confiance="B",
    regissante="au",
    examiner=examiner,
    sur_texte=True,
    actes=frozenset(("reconnaissance-de-dette",)),
)
