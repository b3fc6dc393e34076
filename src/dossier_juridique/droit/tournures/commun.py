"""What several lists are made of: the same sentence, forms of a verb, third parties, and two things said together."""

from __future__ import annotations

P = "[^.;!?\\n]"
"""One sign of the same sentence."""
FUTUR = (
    "(?:erons|irons|drons|trons|vrons|ferons|erai|irai|drai|era|ira|dra|iront|eront|dront|ront|erions|irions|drions"
    "|erait|irait|drait|eraient|iraient|draient)"
)
SERA = "(?:sera|seront|serez|serait|seraient|seriez|etre|soit|soient|serons|etes|est|sont)"
_APRES = (
    "(?:clients?|clientes?|clientele|banques?|banquiers?|banquieres?|etablissements? (?:bancaires?|de credit)"
    "|agence bancaire|fournisseurs?|partenaires?|associee?s?|actionnaires?|investisseurs?|employeurs?|patrons?"
    "|salariee?s?|employee?s?|personnel|voisins?|voisines?|voisinage|famille|proches|amis|relations(?! commerciales)"
    "|administrateurs|groupe|siege|filiales?|agents commerciaux|distributeurs?|revendeurs?|abonnes|lecteurs|usagers"
    "|beneficiaires|conjointe?|compagnon|compagne|epouse|epoux|femme|mari|enfants|parents|mere|pere"
    "|donneurs? d'ordres?|concurrents?|concurrence|confreres|consoeurs|franchiseur|collegues|entourage"
    "|experts?-comptables?|commissaires? aux comptes|bailleurs?|proprietaire|maitres? d'ouvrage|sous-traitants?"
    "|cocontractants?|prospects|maison mere|assureurs?|administres|creanciers|patients|eleves|federation|syndicats?"
    "|ordre professionnel|quartier|commune|village|reseau|environnement|pairs|gens|direction|hierarchie|superieurs?"
    "|maire|adherents|membres)"
)
TIERS_NOMMES = (
    f"(?:(?:vos|votre|leurs?)(?: [\\w'-]+){{0,2}}? {_APRES}|(?:les|des|aux|le|la|du|au) (?:principaux "
    f"|autres )?{_APRES} de (?:votre|vos)|(?:la|toute la|une) presse|les medias|(?:un|les|des|aux"
    "|au) journa(?:listes?|l|ux)|television|banque de france|assureurs?-credits?|coface|la profession|vos confreres"
    "|les confreres|nos confreres|tout le monde|acteurs (?:du|de la|economiques)|services? de l'etat|autorites"
    "|le marche|la place|(?:la|toute la|l'ensemble de la) (?:filiere|branche|corporation|region)|(?:le"
    "|tout le) secteur|nos clients communs|clients communs|les journaux|votre quartier|(?:toutes )?les (?:entreprises"
    "|societes) (?:de|du|des)|le quartier|le voisinage|les voisins|toute la (?:ville|region|filiere|place|corporation"
    "|commune)|le tout [a-z-]+|la concurrence|les (?:autres )?(?:fournisseurs|commercants|professionnels"
    "|entreprises) (?:de|du|avec)|(?:les|des|aux|d'autres) autres fournisseurs|tous (?:nos|les) (?:confreres"
    "|fournisseurs)|autour de (?:nous|vous|moi)|qui de droit|des tiers|inspections? du travail|chambre de commerce"
    "|chambre des metiers|syndicats?|ordre des \\w+|centrales? d'incidents?|agences? de notation|maitre d'ouvrage"
    "|la mairie|le maire|(?:notre|nos) (?:reseau|federation|adherents|groupement|syndicat|confreres|association"
    "|membres)|tout le (?:village|quartier|pays|monde|batiment|secteur|marche|milieu)|(?:mes|nos"
    "|les) (?:\\w+ )?(?:collegues|confreres|concurrents)|organismes? de (?:notation|credit))"
    "|(?:toutes? |tous |chaque )?(?:les|aux|des) (?:parents d'eleves|mairies|maires|elus|habitants|riverains"
    "|commercants|artisans|grossistes|banques|banquiers|donneurs d'ordre|adherents|journalistes|confreres"
    "|entreprises du|professionnels du)"
    "|(?:l'|votre |son )ordre (?:dont|auquel|professionnel)"
    "|chacun(?: de vos)?|(?:la|les|notre|votre|une|vos) federations?"
    "|(?:le|votre|les) conseils? (?:municip(?:al|aux)|d'administration|de surveillance|departemental|regional"
    "|syndical)"
)

TIERS = "\x1e+"
"""A third party, where the text has been marked with ``TIERS_NOMMES``: the list is long, and read once."""


def croiser(un: str, autre: str, ecart: int = 70) -> str:
    """Two things said in the same sentence, in either order, at most ``ecart`` signs apart."""
    return f"{un} {P}{{0,{ecart}}}?(?<!\\w){autre}|{autre},? {P}{{0,{ecart}}}?(?<!\\w){un}"


def suivre(un: str, autre: str, ecart: int = 70) -> str:
    """Two things said in the same sentence, in that order."""
    return f"{un},? {P}{{0,{ecart}}}?(?<!\\w){autre}"
