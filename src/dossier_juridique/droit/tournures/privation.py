"""T7: a right said to be lost, a paper said to be a judgment, a stranger said to owe (C. civ., art. 1343-5, 1353; CPC, art. 30;
CPCE, art. L. 111-3)."""

from __future__ import annotations

from dossier_juridique.droit.tournures.commun import P, croiser

_CONTESTER = (
    "(?:contest(?:er|ation)s?|reclam(?:er|ation)s?|opposition|recours|appel|defense|discussion|recrimination|delais? de "
    "(?:paiement|grace)|mediation"
    "|droit de (?:contest\\w+|reclam\\w+|reponse|discut\\w+|vous defendre))"
)
_PERDU = (
    "(?:ne (?:vous )?(?:sera|seront|serez|pourr\\w+) (?:plus |pas )(?:[\\w'-]+ ){0,2}?(?:possible|recevable|admis|permis"
    "|entendu|ouvert)\\w*|n'(?:est|etait|existe|a) (?:plus |pas |point )?(?:[\\w'-]+ ){0,2}?(?:possible|recevable|ouvert"
    "|permis|admis|prevu|plus cours"
    "|qu'apres|que si|qu'a condition|d'actualite|concevable)\\w*|n'exist\\w+ (?:pas|plus|point)|est (?:\\w+ )?(?:eteinte?"
    "|perdue?|forclose?"
    "|exclue?|impossible|interdite?|inutile|vain\\w*|epuisee?|purgee?|tardi\\w+|close?|expiree?|caduque?|irrecevable)"
    "|serai(?:t|ent) (?:\\w+ )?(?:inutile|vain|irrecevable|tardi|perdu|rejete|sans effet|sans objet)\\w*|s'est eteinte?"
    "|s'etant eteinte?"
    "|s'eteint|(?:vous est|vous sont|vous sera) (?:\\w+ )?(?:ferme|interdit|refuse|retire|ote)\\w*|tomb(?:e|ent|era)"
    "|interdite?s? a (?:ceux|celui|qui|tout|un)|(?:a|ont) (?:\\w+ )?(?:expire|disparu|pris fin)"
    "|sans objet|n'y (?:a|aura) (?:plus|pas|aucun))"
)
_PAPIER = (
    "(?:(?:votre |le |un |tout )?(?:refus|fait) (?:de |du |d')(?:[\\w'-]+ ){0,4}?(?:recommandee?|lettre|pli|courrier"
    "|repondre|payer|regler)(?: a la poste)?|(?:la|cette|ma|notre|le|ce|mon) (?:presente |present )?(?:mise en demeure"
    "|lettre|courrier|relance|pli|avis|message|decompte|facture"
    "|document|ecrit)(?: d'avocat| recommandee?| restee? sans (?:effet|reponse|suite))?|la presente|ceci|(?:l'|votre "
    ")?(?:acceptation"
    "|reception|signature|accuse|refus) (?:de |du |d')(?:ce |cette |la |le |l'|notre )?(?:pli|lettre|recommandee?"
    "|courrier|avis|enveloppe)\\w*"
    "(?: \\w+)?)"
)
_VAUT = (
    "(?:vau(?:t|dra|drait)|empor(?:te|tera|terait)|constitu\\w+|equivau\\w+|etabli(?:t|ra|rait)|prouv\\w+|produi\\w+ les "
    "effets"
    "|revien(?:t|dra|drait)|a (?:la (?:meme )?)?(?:valeur|force|autorite|portee)|ont (?:la (?:meme )?)?(?:valeur|force)"
    "|tien(?:t|dra) lieu|fai(?:t|ra|sant) office"
    "|s'impose a vous|dispense|rend (?:\\w+ )?(?:exigible sans juge|definiti\\w+)|est (?:\\w+ )?(?:definiti|executoire"
    "|opposable)\\w*)"
)
_JUGEMENT = (
    "(?:jugement|condamnation|condamne|titre(?: executoire)?|ordonnance|decision (?:de justice|judiciaire)|assignation"
    "|citation|convocation"
    "|commandement|sommation|signification|reconnaissance|aveux?|avouer|reconnaitre|preuve (?:definitive|absolue"
    "|irrefutable|de la dette)"
    "|definitivement|irrevocable\\w*|incontestable\\w*|l'autorite de la chose jugee|force (?:executoire|obligatoire|de "
    "loi)|s'impose a vous"
    "|que vous (?:devez|etes redevable))"
)
_SANS_JUGE = (
    "(?:sans (?:jugement|juge|titre|tribunal|proces|decision|passer (?:par|devant)|autre formalite|avoir a (?:saisir"
    "|passer)|recourir au)"
    "|de (?:mon|notre) propre (?:chef|autorite)|directement (?:sur|aupres|aux)|d'office)"
)
_POUVOIR = (
    "(?:(?:dispos|jouiss|benefici)\\w+ (?:\\w+ )?d[ue]\\w* (?:pouvoir|droit|prerogative)s?|(?:ai|avons|a|avez) (?:\\w+ "
    ")?(?:le|tout) (?:pouvoir"
    "|droit|loisir) de|(?:suis|sommes|est) (?:\\w+ )?(?:habilite|autorise|fonde|investi|mandate par la loi)\\w*|(?:peux"
    "|pouvons|peut|puis|pourrai"
    "|pourrons|pourra))"
)
_AGIR = (
    "(?:saisi\\w*|prelev\\w*|bloqu\\w*|expuls\\w*|ponctionn\\w*|me servir|nous servir|recuperer|faire executer|executer"
    "|retenir|encaisser)"
)
_AUTRUI = (
    "(?:soeurs?|freres?|peres?|meres?|parents?|oncles?|tantes?|occupante?s?|locataires?|proprietaires?|habitante?s?"
    "|successeurs?|repreneurs?|acquereurs?|voisine?s?|heriti(?:er"
    "|ere)s?|conjointe?s?"
    "|parente?s?|salariee?s?|associee?s? (?:minoritaires?|de sarl)|cotitulaires?|membres? de la famille|colocataires?"
    "|nouvel exploitant)"
)
_PROTECTION = (
    "(?:surendettement|commission de (?:la banque|surendettement)|plan de (?:sauvegarde|surendettement)|procedure de "
    "sauvegarde|redressement"
    "|aide juridictionnelle|assurance|retractation|garanties? (?:legales?|de conformite|decennale|des vices caches)"
    "|garantie legale|delai de grace|juge de l'execution|defenseur des droits|code de la "
    "consommation|dgccrf)"
)
_SANS_JEU = "(?:ne (?:joue|court|vaut|s'applique|concerne|vous (?:sauve|libere|protege))|perd|renonc|sans effet)"
PRIVATIONS = (
    "(?:facture|dette|creance|silence|somme) (?:[\\w'-]+ ){0,6}?(?:a|ont|aura|acquiert|prend) (?:la )?(?:meme )?(?:force"
    "|valeur|autorite) (?:d'|de |qu'|que )"
    f"|(?:juge|tribunal|juridiction|magistrat)s? {P}{{0,40}}?(?:tenue?s? de (?:suivre|nous|me|donner|condamner)"
    "|double(?:ra)? (?:toujours|la|les)|n'examiner\\w+|suit toujours|oblige de)"
    "|aggrav\\w+ (?:votre|son) (?:cas|situation|dette)|par le seul effet de la loi|(?:prive\\w*|prives) (?:vous )?(?:du"
    "|de (?:votre|tout|vos)) (?:droits?|recours)"
    f"|(?:surendettement|commission|plan) {P}{{0,40}}?(?:pas opposable|inopposable|aucun (?:pouvoir|effet)|sans effet)"
    "|(?:creanci(?:er|ere)|fournisseur|vendeur|nous|je) (?:\\w+ )?(?:fix\\w+ (?:lui-meme|librement|seuls?|nous-memes)) "
    "(?:[\\w'-]+ ){0,3}?(?:taux|interets|penalites|montant)|"
    "passibles? (?:d'|de )(?:une? |la )?(?:amende|peine|emprisonnement|sanctions? penale|prison|poursuites? penale)s?(?! "
    "administrative)"
    "|contraintes? par corps|prison pour dettes?|(?:me|nous|le|la) dispense\\w* (?:de tout|d'un|de|du) (?:jugement|juge"
    "|proces|titre)"
    "|(?:juge|tribunal|justice) (?:vous )?(?:donnera|donne|condamnera|suivra|croira) (?:\\w+ )?(?:tort|d'office|raison"
    "|toujours|sans)"
    "|(?:vous )?(?:ne )?(?:pouvez|pourrez) (?:\\w+ )?(?:plus|pas) (?:\\w+ )?(?:vous plaindre|invoquer|faire valoir|vous "
    "prevaloir|vous defendre|discuter)"
    "|rend\\w* (?:caduque?|nulle?|sans effet|irrecevable) (?:toute|la|votre|une) (?:prescription|contestation|reclamation"
    "|opposition)"
    f"|(?:demander|solliciter|proposer|contester|refuser|ne pas) {P}{{0,30}}?(?<!\\w)(?:revient|equivaut|vaut|constitue) "
    f"{P}{{0,25}}?(?:aveu|avouer|fraude|delit|reconna)\\w*|"
    f"{_CONTESTER},? {P}{{0,50}}?(?<!\\w){_PERDU}"
    f"|{_PERDU} {P}{{0,20}}?de {_CONTESTER}"
    "|(?:aucun|nul|pas un|pas un seul) (?:juge|tribunal|magistrat|avocat|texte|recours) (?:au monde |de france )?(?:ne "
    "|n')(?:peut|pourra|peuvent"
    "|saurait|voudra|vous|accord|admet|acceptera|l'admet)\\w*"
    "|(?:aucun|nul|pas le moindre|pas le) droit (?:de|d'|a) (?:[\\w'-]+ ){0,3}?(?:contest|refus|demand|discut|recla"
    "|delai|repond|saisir|avocat"
    "|retenir|suspendre)\\w*"
    "|(?:loi|code|texte|reglement|jurisprudence) (?:\\w+ )?(?:vous )?(?:l'|le |la |les )?(?:interdi[ts]\\w*"
    "|exclu[ts]?\\w*|prohib\\w*)(?!\\w)"
    "(?! (?:aux?|de (?:vous )?(?:reclamer|facturer|demander|imputer|mettre)|a un))"
    f"|{_PAPIER} {P}{{0,25}}?(?<!\\w){_VAUT} {P}{{0,45}}?(?<!\\w){_JUGEMENT}(?! (?:de payer)?(?: au sens| de l'article))"
    f"|{_POUVOIR} {P}{{0,40}}?(?<!\\w){_AGIR} {P}{{0,50}}?(?<!\\w){_SANS_JUGE}"
    f"|{_SANS_JUGE},? {P}{{0,40}}?(?<!\\w){_POUVOIR} {P}{{0,30}}?(?<!\\w){_AGIR}"
    f"|{_AUTRUI} {P}{{0,40}}?(?:tenue?s?|responsables?|redevables?|solidaires?|repond\\w*|doi(?:t|vent|vez)|paier\\w+|payer) "
    f"{P}{{0,35}}?(?:par la loi|de plein droit|legalement|d'office|de la dette|les dettes|des dettes|dette du|dettes? de"
    "|automatiquement"
    "|a (?:votre|sa|leur) place)"
    f"|{_PROTECTION} {P}{{0,30}}?(?:ne (?:vous )?(?:protege|sauve|couvre|servira|change|peut rien|joue|concerne"
    "|s'applique|met)\\w*"
    "|n'(?:a|ont|y) (?:aucun|pas|plus|change|fera|peut)\\w*|est (?:\\w+ )?(?:sans effet|impuissant|inutile|fermee?"
    "|interdite?|refusee?)|vous (?:est|sera) (?:\\w+ )?(?:ferme|interdit|refuse|retire)\\w*|tomb(?:e|ent|era|ez))"
    "|(?:perd(?:ent|ez|re|ra|rez|s)?|priv\\w+|dechu\\w*|retir\\w+) (?:[\\w'-]+ ){0,3}?(?:droits? (?:civiques?|civils?"
    "|sociaux|de vote|au logement"
    "|a la retraite)|allocations?|permis de conduire|benefice de la prescription|nationalite|aides? (?:sociales?|au "
    "logement))"
    "|(?:contest\\w+|reclam\\w+|discut\\w+) (?:[\\w'-]+ ){0,6}?(?:qu'apres|apres avoir|une fois|seulement apres|qu'en) "
    "(?:[\\w'-]+ ){0,2}?(?:paye|pay"
    "|regl|vers|consign)\\w*"
    f"|{croiser('prescription', _SANS_JEU, 40)}\\w*"
    "|(?:la loi|le droit) (?:m'|nous |me |l')(?:y )?(?:oblige|impose|contraint|commande|autorise) (?:a |de "
    "|d')?(?:[\\w'-]+ ){0,3}?(?:declar|denonc"
    "|signal|inform|transmet|saisir|prelev|majorer|fich)\\w*"
)
