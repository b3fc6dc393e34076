"""The turns of phrase that ``ton`` looks for, list by list, written folded: no accent, no capital.

A space stands for any space; words are whole. Most turns are a verb and what it bears on, in one sentence, for offices
do not all write the same words: « nous aviserons vos partenaires » and « vos partenaires en seront avisés » are one.
Sources: C. pén., art. 433-13, 433-17, 312-1, 312-10, 222-17; CPCE, art. L. 111-2, L. 111-8; C. civ., art. 1104; usage.
"""

from __future__ import annotations

_P = "[^.;!?\\n]"
"""One sign of the same sentence."""
_FUTUR = "(?:erons|irons|drons|trons|ferons|erai|irai|era|ira|iront|eront|ront|erions|irions|erait|irait|eraient)"
_SERA = "(?:sera|seront|serez|serait|seraient|seriez|etre|soit|soient|serons)"

# T1. Past participles of « sommer » are left out: folded, « sommé de » is « somme de ».
T1 = (
    "commandements? (?:de payer|aux fins)"
    "|sommations?(?: interpellatives?)?(?! ou (?:d'|par |a )?(?:un )?acte portant)|sommons|exploits?"
    "|iterati(?:fs?|ves?|vement)|proces\\W?verba(?:l|ux)(?! (?:de|des) (?:reception|livraison|levee))|mandements?"
    "|mandats? d'(?:execution|arret|amener)|formules? executoires?|grosses? executoires?|au nom du peuple francais"
    "|republique francaise|liberte\\W{1,4}egalite\\W{1,4}fraternite|ministeres? (?:de la justice|des finances|public)"
    f"|(?:sceaux?|cachets?|timbres?|armes|embleme) (?:officiels? )?(?:de (?:la )?(?:republique|justice)|de l'etat|d'etat"
    "|du (?:tribunal|greffe))"
    "|derniers? avis avant (?:saisie|poursuites?|execution)|avis avant (?:saisie|poursuites?|execution)"
    "|par ordre du (?:president|juge|tribunal|procureur)|en vertu (?:de la formule|du titre)"
    "|(?:avis|acte|mandat|ordre|notification|titre|mise) (?:officiel(?:le)? )?(?:de|en) recouvrement (?:judiciaire|force)"
    "|(?:avis|notification|acte) (?:judiciaire|extra-?judiciaire|officiel(?:le)?)s?"
    f"|(?:services?|bureaux?|directions?|directeurs?|directrices?|offices?|departements?) {_P}{{0,40}}?"
    "(?:tribuna(?:l|ux)|judiciaires?|greffes?)"
    f"|greffes? (?:du|de la) {_P}{{0,60}}?(?:notification|notifie|cachet|expedition)|notification du greffe"
    "|citations? a comparaitre|(?:etes|serez) (?:\\w+ )?(?:citee?s?|convoquee?s?) (?:a comparaitre|devant)"
    "|ordonnances? (?:de payer|d'execution)|parlant a|laisse copie|signifie et (?:laisse|declare)|cout de l'acte"
    "|l'an deux mill?e? [^.\\n]{1,40}? le|par-?devant (?:nous|moi)|actes? (?:n°|no|numero) ?\\w+"
)
T1_CAPITALES = (
    "injonction de payer|assignation|citation|signification|notification|ordonnance|jugement|requete|tribunal"
    "|greffe|mandement|commandement|titre executoire"
)
"""Words of justice that a letter may say but not shout: caught when they are printed in capitals."""
T1_TITRES = "(?:Assignation|Citation|Signification|Injonction|Ordonnance) (?:devant|à |au |de payer|portant|n°)"
"""Heads of acts, as printed: these nouns take no capital inside a French sentence."""
T1_OFFICIER = (
    "huissi(?:er|ere)s?(?: de justice)?|officiers? (?:ministeriel|public)s?"
    "|(?:maitre|me|etude|scp|selarl|office) [^.\n]{0,60}?commissaires? de justice"
    "|(?:nous|je) ?,? ?(?:soussignee?s? ?,? ?)?commissaires? de justice"
    "|commissaires? de justice (?:associee?s?|soussignee?s?|a la residence)"
)
T1_AVOCAT = "(?:maitre|me|cabinet) [^.\n]{1,60}? ?,? avocate?s?|avocate?s? (?:au barreau|a la cour)"

_TIERS = (
    "(?:(?:vos|votre|leurs?)(?: \\w+){0,2}? (?:clients?|clientele|banques?|banquiers?|etablissements? bancaires?"
    "|fournisseurs?|partenaires?|associes?|actionnaires?|employeurs?|salaries|voisins?|famille|proches|conjointe?"
    "|epouse|epoux|parents|donneurs? d'ordres?|concurrents?|confreres|franchiseur|collegues|entourage)"
    "|la presse|les medias|les journalistes|banque de france|assureurs?-credits?|coface|vos confreres|la profession"
    "|inspection du travail|chambre de commerce|syndicats?|centrales? d'incidents?)"
)
_DIRE = "(?:inform|avert|avis|alert|contact|prevenir|previendr|signal|revel|divulgu|diffus|ebruit|apprendr)"
_SANS_DEMANDE = "".join(
    f"(?<!{debut})"
    for debut in ("vous ", "veuillez ", "merci de ", "merci d'", "pouvez ", "pourrez ", "prions de ", "prions d'",
                  "bien vouloir ", "pensez a ", "invitons a ")
)  # fmt: skip
"""What makes of the infinitive a request: « merci d'informer votre banque »."""
_DIT = "(?:informe|averti|avise|alerte|prevenu|contacte|signale|mis au courant|mise au courant|tenu informe|saisi)e?s?"
_LIEU_PUBLIC = (
    "(?:sites?(?: internet| web)?|internet|reseau(?:x)?|linkedin|facebook|instagram|twitter|google|forums?|blogs?"
    "|fichiers?|registre|annuaire|rubrique)"
)
T2 = (
    "(?:rendre|rendrons|rendra|rendrai|rendus?|rendues?) (?:\\w+ ){0,3}publi(?:cs?|ques?)"
    "|publi(?:er|erons|era|erai|eront|ons) (?:\\w+ ){0,3}votre (?:nom|identite|dette|denomination)"
    # to tell others: in the future, or by « nous … informer », or in the passive, or as a fact to come
    f"|(?<!vous ){_DIRE}\\w*{_FUTUR} {_P}{{0,70}}?{_TIERS}"
    f"|{_SANS_DEMANDE}{_DIRE}(?:er|ir|re) {_P}{{0,70}}?{_TIERS}"
    f"|(?<!vous )(?:ecr|adress|envoi|envoy|transmet|communiqu|remett)\\w*{_FUTUR} {_P}{{0,50}}?{_TIERS}"
    f"|{_TIERS} {_P}{{0,30}}?{_SERA} {_P}{{0,25}}?{_DIT}"
    f"|{_TIERS} {_P}{{0,30}}?(?:appren(?:nent|dront|draient|dre|ne)|sauront|sache(?:nt)?|decouvr\\w+)"
    f"|(?:nous|je) (?:en )?(?:avons|ai) (?:deja |d'ores et deja )?{_DIT} {_P}{{0,20}}?{_TIERS} {_P}{{0,40}}?"
    "(?:dette|impaye|situation|defaut|defaillance|agissements|comportement|attitude|manquements?)"
    f"|(?:prendre|prendrons|prendrai|prendra) contact avec {_P}{{0,20}}?{_TIERS}"
    f"|(?:faire|ferons|ferai|fera) (?:savoir|part|connaitre) {_P}{{0,40}}?{_TIERS}"
    f"|(?:a|portee? a) la connaissance de {_P}{{0,30}}?{_TIERS}"
    f"|(?:votre|vos|vous) {_P}{{0,40}}?(?:sera|seront|serez|etre) (?:\\w+ )?(?:signale|denonce)e?s? (?:a|au|aux|aupres)"
    f"|{_SERA} (?:communique|transmis|remis|envoye|adresse)e?s? {_P}{{0,20}}?{_TIERS}"
    # to publish
    f"|(?:publi|diffus|affich|partag|post|relay)(?:er|{_FUTUR}) {_P}{{0,60}}?{_LIEU_PUBLIC}"
    f"|(?:votre|vos) {_P}{{0,40}}?(?:figurer(?:a|ont|ait|aient)|(?:sera|seront|serait|etre) (?:\\w+ )?"
    "(?:publie|diffuse|affiche|inscrit|fiche|reference|mentionne)e?s?) "
    f"{_P}{{0,40}}?(?:{_LIEU_PUBLIC}|liste)"
    "|avis negatifs?|(?:laisser|laisserons|deposer|deposerons) (?:un|des) avis|reseau(?:x)? soci(?:al|aux)|listes? noires?"
    "|fichages?|fichiers? (?:des|de) (?:mauvais|debiteurs?|impayes|incidents)|registre des (?:mauvais|impayes)"
    # criminal law, tax, insolvency as a lever
    "|(?<!clause )(?<!clauses )penale?s?|penaux|procureurs?|tribunal correctionnel|emprisonnement|en prison|abus de confiance"
    "|infractions?|(?:a|aupres de|par) la gendarmerie|(?:a|aupres de|par|services? de) la police(?! d'assurance)"
    "|risqu\\w+ la prison|peine de prison|plaintes? (?:sera|seront|est|a ete|contre|aupres)|publiquement"
    "|(?:porter|porterons|portera|deposer|deposerons|deposera|depot d'une|depot de) (?:une )?plainte|escroqueries?"
    "|denonc(?:er|erons|era|erai|eront|ons|iation|iations)(?! (?:le|la|ce|cette|notre|votre|du|de la|ledit) "
    "(?:contrat|convention|marche|accord|bail))|fisc|administration fiscale|services fiscaux|urssaf"
    f"|(?:demand|sollicit|requ|provoqu|poursuiv|assign|obten)\\w* {_P}{{0,60}}?"
    "(?:liquidation(?: judiciaire)?|redressement judiciaire|depot de bilan|mise en faillite|votre faillite)"
    # intimidation
    "|represailles|le regretter(?:ez|a|ont|iez)|(?:nous savons|on sait|je sais) ou|prenez garde|gare a vous"
    "|chez vous (?:chaque|tous)"
    "|plus personne ne|ne (?:puissiez|pourrez|travaillerez) plus (?:travailler|exercer|commercer|jamais)"
    "|(?:graves|gros|serieux) (?:ennuis|problemes)"
    "|(?:se passer(?:a|ait)|finir(?:a|ait)|tourner(?:a|ait)) (?:tres )?mal"
    f"|votre (?:reputation|image|honneur) {_P}{{0,30}}?(?:souffr|pati|tern|entach|atteint|ruin|affect)\\w*"
    "|(?:nuir|ternir|entach|salir|ruin)\\w* (?:\\w+ ){0,3}(?:reputation|image|honneur|credit|commerce)"
    f"|(?:viendr|present|rendr|deplac)\\w* {_P}{{0,30}}?(?:votre domicile|vos proches|votre famille)"
    "|(?:venir|viendrons|viendrai|viendront) (?:\\w+ ){0,2}(?:recuperer|chercher|reprendre) (?:notre du|son du|l'argent)"
)

_BIENS = (
    "(?:biens?|meubles?|mobiliers?|materiels?|stocks?|vehicules?|marchandises?|loyers?|creances|avoirs|fonds(?: de commerce)?"
    "|immeubles?|machines?|outils?|comptes?(?: bancaires?| en banque| courants?)?)"
)
T3 = (
    # « saisie de votre commande », « saisie vidéo »: the word is also that of data entry.
    "(?<!materiel de )(?<!logiciel de )(?<!erreur de )(?<!erreurs de )(?<!poste de )(?<!ecran de )"
    "saisies?(?:[-]\\w+)?(?! (?:de|du|des|d') ?(?:la |votre |vos |notre |l')?(?:bons?|commandes?|donnees|ecritures?"
    "|factures?|formulaires?|texte|temps|heures|factures?|paie))(?! (?:video|informatique|comptable|manuelle|clavier))"
    f"|saisi(?:r|rons|ra|rai|ront|rions|rait|raient|ssons) (?:\\w+ ){{0,3}}?(?:vos|votre (?:\\w+ )?{_BIENS})"
    "|(?:vos|votre) (?:[^.\n;]{0,60} )?(?:(?:seront|sera|seraient|serait)|(?:pourr(?:ont|aient|a|ait)|vont|va) etre) "
    "(?:\\w+ )?(?:saisie?s?|bloquee?s?|vendue?s?|gelee?s?|immobilisee?s?|apprehendee?s?|enlevee?s?|confisquee?s?"
    "|prelevee?s?|emportee?s?)"
    f"|(?:enlevement|apprehension|confiscation|inventaire|blocage|gel|vente) (?:judiciaire )?(?:de |du |des )?"
    f"(?:tous )?(?:vos|votre) (?:\\w+ )?{_BIENS}"
    f"|(?:bloquer|vendre|geler|confisquer|apprehender|enlever|emporter|immobiliser|bloquerons|vendrons|gelerons) "
    f"(?:\\w+ ){{0,3}}?(?:vos|votre) (?:\\w+ )?{_BIENS}"
    "|bloqu(?:er|erons|era|erai|eront|erions|ons|age de) (?:\\w+ ){0,3}?(?:vos|votre) comptes?(?: bancaires?)?"
    "|encheres(?: publiques)?|force publique|(?:avec|assiste d'|par) un serrurier|expulsions?"
    "|gages?(?! de (?:confiance|qualite|serieux|bonne|reussite|fidelite))|ventes? (?:forcee|judiciaire)s?"
    "|(?:executions?|recouvrements?|prelevements?|paiements?) forcee?s?|(?:recuper|repren|execut)\\w* (?:\\w+ ){0,4}?"
    "(?:de force|par la force|d'office)|avis a tiers detenteurs?|mainmise|executerons d'office"
    "|hypotheques? (?:judiciaires?|provisoires?|conservatoires?|legales?)"
    "|(?:prendre|prendrons|prendra|inscrire|inscrirons|inscrira) (?:\\w+ ){0,3}(?:hypotheque|nantissement)"
)

T4 = (
    "escrocs?|voleu(?:rs?|ses?)|malhonnetes?(?:te|ment)?|mauvais(?:e|es)? payeu(?:rs?|ses?)|mauvaise foi"
    "|payeu(?:rs?|ses?) (?:indelicats?|recidivistes?)|indelicats?|indignes? d'un|profiteu(?:rs?|ses?)|crapules?|voyous?"
    "|imbeciles?|idiots?|(?:votre|etes) (?:\\w+ ){0,2}incompeten(?:ce|te?s?)|irresponsables?"
    "|honteu(?:x|ses?|sement)|(?:une|la|quelle) honte|inadmissibles?|inacceptables?|intolerables?|scandaleu(?:x|ses?|sement)"
    "|meprisant(?:e|es|s)?|lamentables?|pitoyables?|sans vergogne|cyniques?|deloya(?:l|le|les|ux)"
    "|mensong(?:es?|ere?s?)|menteu(?:rs?|ses?)|mentez|avez menti|excuses? (?:bidons?|fallacieuses?)"
    "|vos (?:manoeuvres|agissements)|manoeuvres (?:frauduleuses|dilatoires|deloyales)|c'est du vol|vous nous volez"
    "|insupportables?|dans la farine|jeremiades|(?:assez de|toutes) vos histoires|vous (?:nous )?moquez"
    "|vous nous prenez pour|en avons assez|ras le bol|organis\\w+ (?:\\w+ )?insolvabilite"
    "|ultimatums?|dernieres? chances?|derniers? avertissements?|aurez de nos nouvelles|sans delai ?,? sous peine de"
)

_NOS_FRAIS = (
    "(?:relances?|rappels?|lettres?|recouvrement|dossiers?|mise en demeure|recommandee?s?|gestion|contentieux"
    "|poursuites?|procedure|justice|avocats?|huissiers?|commissaires? de justice|presente"
    "|traitement|impayes?|courriers?|envoi|affranchissement|timbres?"
    "|secretariat|intervention|correspondance|retard|suivi|encaissement|constitution (?:de|du) dossier)"
)
_SEUL = "(?! (?:de |d'|du |des ))"
"""« frais » without what they are for: « frais de port », « frais de montage » are things sold."""
_A_VOUS = (
    "(?:s'ajout|ajoute|en sus|votre charge|factur|reclam|rembours|support|deduit|imput|debit|major|incomb|exig|dus? par vous)"
)
T5 = (
    f"frais (?:de (?:la (?:presente )?|cette |notre |chaque )?|d'|du |des )?{_NOS_FRAIS}"
    "|frais irrepetibles|depens|(?:article|art\\.) 700"
    f"|frais{_SEUL} (?:{_P}{{0,60}}? )?{_A_VOUS}\\w*"
    f"|{_A_VOUS}\\w* {_P}{{0,50}}?(?:nos |les |des |tous |ces )frais{_SEUL}"
    "|forfaits? (?:de|pour) (?:relance|rappel|recouvrement|mise en demeure)|facturation (?:du|de la|des|de cette) "
    "(?:courrier|recommandee?|lettre|relance|rappel|mise en demeure)s?"
    f"|factur\\w+ {_P}{{0,30}}?par (?:lettre|courrier|relance|rappel)"
    "|(?:facture|compte|preleve)e?s? (?:par|pour) (?:chaque |cette )?(?:lettre|courrier|relance|rappel)"
    f"|(?:timbres?|affranchissement|recommandee?|relances?|intervention) {_P}{{0,30}}?votre charge"
    f"|majo\\w+ {_P}{{0,60}}?nos frais|frais{_SEUL}{_P}{{0,25}}?\\d[\\d,\\s]*(?:€|euros?)"
    "|(?:tous|outre les|outre) frais(?: en sus)?|frais en sus"
    # The fees of the one who writes; those of the invoice itself are a thing sold.
    "|(?:nos|les|ses|vos|leurs) honoraires|honoraires (?:de (?:recouvrement|notre|l'|avocat)|d'(?:avocat|huissier|intervention))"
    "|cout (?:de (?:la |cette |l'|notre )?|du )(?:presente|lettre|courrier|recommandee?|relance|rappel|mise en demeure"
    "|intervention|acte|procedure|recouvrement)"
    "|(?:penalite|amende|majoration|commission|redevance|surcout|droit|indemnite)s? (?:administrative|(?:de|du|pour) "
    "(?:chaque |la |cette )?(?:recouvrement|gestion|relance|rappel|dossier|recette|encaissement|traitement))"
    f"|a(?:rt(?:icle)?s?)?[.\\s]*444-3[12]"
)
