"""Clause de compétence dans un accord.

CPC, art. 48 : « Toute clause qui, directement ou indirectement, déroge aux règles de compétence territoriale est
réputée non écrite à moins qu'elle n'ait été convenue entre des personnes ayant toutes contracté en qualité de
commerçant et qu'elle n'ait été spécifiée de façon très apparente dans l'engagement de la partie à qui elle est
opposée. » CPC, art. 1406, al. 2 : pour l'injonction de payer, le tribunal est celui du domicile du débiteur, et toute
clause contraire est réputée non écrite.

Lecture retenue : une clause qui désigne le tribunal d'une ville ou dit une compétence exclusive est refusée, sauf
entre deux commerçants déclarés tels au dossier : elle est alors une observation. Le tribunal du domicile du débiteur,
ou « le tribunal compétent », est permis.

Angle mort : le caractère très apparent de la clause n'est pas mesuré ; la qualité de commerçant est crue.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.clauses import chercher, ecarts, lire
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.expressions import expression
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

_COMPETENCE = expression(
    r"(?<!\w)(?:attribu\w+ (?:de )?(?:[^\s;.]+ ){0,3}?(?:competence|juridiction)|competence (?:exclusive|est attribuee"
    r"|territoriale (?:exclusive )?(?:est )?attribuee)|clause attributive"
    r"|(?:tribuna(?:l|ux)|juridictions?|juges?)(?: [^.;]{0,60})?,? (?:\w+ )?(?:seuls? competents?|exclusivement competents?"
    r"|seront seuls?|sera seul|aura (?:seul )?competence|est convenu)"
    r"|(?:litiges?|differends?|contestations?|desaccords?|difficultes?)[^.;]{0,80}?(?:devant|a|par|du ressort d|de la "
    r"competence d)\w* (?:le |la |l'|les |des |du |aux? )?(?:seuls? )?(?:\w+ )?(?:tribuna(?:l|ux)|juridictions?|cours?)"
    r"(?: (?:de commerce|judiciaire|des activites economiques|commercia\w+|mixte de commerce))? (?:de|d'|du) ?(?!lieu"
    r"|domicile|siege|leur|droit|l'ordre)"
    r"|competence (?:\w+ )?(?:est |sera )?(?:donnee|reconnue|conferee|devolue|accordee)|(?:donn|confer|reconnaiss)\w+ "
    r"(?:expressement )?(?:seule )?competence"
    r"|(?:seule?s?|uniquement|exclusivement|que) (?:devant )?(?:le |la |les )(?:tribuna(?:l|ux)|juridictions?|cour)"
    r"[^.;]{0,50}? (?:de|d'|du) ?(?!lieu|domicile|siege|leur|droit)|soumi\w+ au tribunal"
    r"|(?:tribuna(?:l|ux)|juridictions?|cour)(?: [^\s;.,]+){0,6} (?:connaitr\w+|connai(?:t|ssent)|trancher\w*|juger\w*"
    r"|statuer\w*) (?:[^\s;.]+ ){0,4}?(?:litige|differend|contestation|desaccord|difficulte)s?"
    r"|election de for|elisent domicile|election de domicile attributive)"
)
_LEGALE = expression(
    r"(?<!\w)(?:(?:lieu|ressort)[^.;]{0,20} (?:ou )?(?:demeure|est etabli|habite)|(?:domicile|siege|lieu)[^.;]{0,12} de "
    r"[\ue011-\ue013]|du defendeur|designe par la loi|selon (?:la loi|les regles)|regles (?:legales|de droit commun)"
    r"|ne deroge|sans attribution)"
)


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each clause that chooses a court; an observation when both parties are commerçants."""
    commercants = examen.dossier.creancier.commercant is True and examen.dossier.debiteur.commercant is True
    trouves = chercher(lire(examen), _COMPETENCE, sauf=_LEGALE)
    if commercants:
        message = "entre commerçants, cette clause doit être très apparente, et ne vaut pas pour l'injonction de payer."
        yield from ecarts(examen, trouves, message, Gravite.OBSERVATION)
        return
    yield from ecarts(
        examen, trouves, "une clause qui choisit le tribunal est réputée non écrite hors d'un accord entre commerçants."
    )


REGLE = Regle(
    id="cpc-48-clause-de-competence",
    titre="Clause de compétence",
    groupe=6,
    article="CPC, art. 48 et 1406",
    gravites={Famille.ACCORD: Gravite.BLOQUANT},
    remede=composer("Retirez cette clause : la loi désigne le tribunal."),
    source="legifrance.gouv.fr (CPC 48, 1406)",
    confiance="A",
    regissante="au",
    examiner=examiner,
    sur_texte=True,
    actes=frozenset(("echeancier", "reconnaissance-de-dette", "accuse-de-paiement")),
)
