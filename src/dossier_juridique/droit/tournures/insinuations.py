"""Said by the way: what could happen, who would like to know, what is kept silent (C. pén., art. 312-10, 222-17; CPCE, L. 111-2,
L. 111-8)."""

from __future__ import annotations

from dossier_juridique.droit.tournures.commun import P, croiser, suivre

_AUTORITES = (
    "(?:administrations?|autorites?|inspect(?:ion|eur|rice)s?|services?|organismes?|journalistes?|confreres|concurrents?"
    "|collegues"
    "|acheteurs?|patients?|clients?|voisins?|personnes|gens)"
)
_HOMMES = (
    "(?:hommes?|gens|collegues?|agents?|visiteurs?|equipes?|gaillards?|amis?|cousins?|freres?|beaux-freres|chauffeurs?"
    "|associes?"
    "|collaborateurs?|enqueteurs?|encaisseurs?)"
)
_CONFIE = (
    "(?:dossiers?|donnees|fichiers?|photos?|coordonnees|informations?|radios|secrets?) de (?:vos|votre) (?:patients?|clients?"
    "|clientele|salaries|adherents|eleves|abonnes|familles?|locataires|membres)"
)
T2_INSINUATIONS = (
    "(?:parl|caus|jas|bavard)\\w* (?:[\\w']+ ){0,2}?(?:volontiers|entre eux|entre elles)|(?:saur(?:a|ont|ait|aient)) "
    "(?:les |l'|en |y )?"
    "(?:apprecier|tirer (?:parti|les conclusions)|s'y interesser)|lorsqu'un (?:creancier|fournisseur) (?:lui|leur) ecrit"
    "|a (?:votre|ta) place,? (?:je|nous|j'|on) ?(?:[\\w']+ ){0,2}?(?:regl|paie|paye|pair|vir|sold|tard|tent|prendr|prefer"
    "|evit|hat)\\w*"
    f"|vous ne (?:le |la |les |l'|nous )?(?:re)?(?:trouv|verr)(?:iez|erez|ez) {P}{{0,20}}?plus"
    "|(?:continuer|pouvoir|envie|raisons?|interet|mieux|prets?|consent\\w*) (?:[\\w']+ ){0,2}?(?:a |de |d'en )?(?:nous"
    "|me) taire"
    "|(?:notre|mon) (?:silence|discretion|mutisme) (?:[\\w']+ ){0,3}?(?:un prix|depend|dependra|n'est pas|ne sera pas|cessera"
    "|prendra fin|dure\\w*|a (?:ses|des) limites)"
    "|(?:nous n'avons|je n'ai|nous n'en avons|je n'en ai) (?:jamais |encore |pour l'instant )?(?:rien |pas )?(?:parle|dit"
    "|souffle"
    "|montre)(?: mot)?(?: \\w+)? (?:a personne|de vos|de votre|pour l'instant|jusqu'ici|encore)"
    f"|{_AUTORITES} (?:[\\w'-]+ ){{0,4}}?(?:en |y )?(?:sera|seront|seraient|serait|sont) (?:\\w+ )?(?:friand|curieu"
    "|interess|ravi"
    "|gourmand|preneu|avide)\\w*"
    f"|{_HOMMES} {P}{{0,30}}?(?:persuasi[fv]|peu commode|pas commode|convaincant|muscle|costaud|moins (?:patient|diplomat"
    "|courtois"
    "|poli|aimable)|pas aussi (?:patient|diplomat|courtois|poli|aimable|gentil))\\w*"
    "|derriere (?:une |la |des |les )?(?:vitres? blindees?|barreaux|grilles)"
    "|(?:accidents?|incendies?|malheurs?|feux?|pannes?|chutes?) (?:[\\w'-]+ ){0,3}?(?:vite arrive|si vite|vite fait|est vite"
    "|sont vite)\\w*"
    "|(?:la route est (?:longue|glissante)|la nuit tombe|les nuits sont|pas d'alarme|sans alarme|mal (?:gardee?|eclairee?)s?)"
    f"{P}{{0,80}}?(?:regl|pai|pay|vir)\\w*"
    "|(?:joindre|appeler|contacter|prevenir|avertir|informer|alerter) (?:\\w+ )?(?:sa|son|ses|leur|leurs|le|la|les) "
    "(?:\\w+ )?"
    "(?:compagne|compagnon|femme|mari|epou\\w+|conjointe?|mere|pere|parents|enfants|famille|voisine?s?|patron|employeurs?"
    "|collegues"
    f"|proches|amis|concierge|gardien)(?!\\w)"
    "|(?:pour |afin )(?:qu'|que )(?:elle|il|ils|elles|on|sa \\w+|son \\w+) (?:fasse|fassent|mette|mettent) (?:\\w+ )?pression"
    "|(?:touch|gliss|dir)\\w+ (?:\\w+ )?(?:un|deux|quelques) mots? (?:aux?|a la|a l'|a vos|a votre)(?! (?:comptab|service"
    "|directi|votre"
    " comptab|avocat|conseil))"
    "|(?:a plusieurs|en force|en nombre|avec du renfort|pas tout seul|pas seuls?) (?:et |,)?(?:avec|chez|a votre|devant"
    "|cette fois"
    "|la prochaine)|(?:reviendr|reven|viendr|ven|pass|entr)\\w* [^.;!?\\n]{0,40}?avec (?:la |une |ma |notre |des "
    ")?(?:disqueuse|tronconneuse|pied-de-biche"
    "|barre de fer|batte)s?"
    "|(?:songez|pensez|imaginez|reflechissez) (?:\\w+ )?(?:a |bien a )(?:votre|vos) \\w+,? [^.;!?\\n]{0,40}?(?:refaire"
    "|perdre|remplacer"
    "|reparer|en coute|couter)\\w*"
    f"|{_CONFIE} {P}{{0,40}}?(?:en ligne|publi|diffus|divulg|dans la nature|aux quatre vents|revel)\\w*"
    f"|(?:fer(?:a|ons|ai|ont)|faire) (?:connaitre|savoir) {P}{{0,40}}?(?:sur|dans|via) (?:[\\w']+ )?(?:linkedin|facebook"
    "|instagram"
    "|tiktok|google|reseaux|presse|internet|toile|twitter)"
    "|(?:fichiers?|listes?|bases?) (?:\\w+ ){0,2}?(?:que|qu'|ou) ?(?:nous|j'|je|on) ?(?:\\w+ )?(?:aliment|renseign|tien"
    "|partag"
    "|mett|enrichi|inscri)\\w*"
    f"|(?:tableau|panneau|hall|porte|ascenseur) (?:d'affichage )?{P}{{0,90}}?(?:lire|voir|decouvrir) (?:votre|vos) nom"
    "|(?:vous )?(?:verrez|sauriez|saurez|comprendrez) (?:[\\w']+ ){0,3}?(?:ce que|de quoi|comment) (?:nous|on|je) (?:sommes"
    "|suis|est|savons|sais|sait) (?:capables?|traiter|faire)"
)
"""Read apart from ``T2_TIERS``: nobody is named."""

_JUGE = "(?:jugements?|juges?|tribunal|titres?|decisions?|ordonnances?|procedures?)"
T3_INSINUATIONS = (
    "(?:camion|fourgon|depanneuse|equipe|demenageurs?|transporteur|utilitaire)s? (?:\\w+ ){0,2}?(?:passer|viendr|se "
    "present)\\w* "
    "(?:\\w+ )?(?:chercher|prendre|enlever|recuperer|charger) (?:votre|vos)|en compagnie d'un (?:serrurier|huissier"
    "|commissaire)"
    "|(?:vos |votre |les |tes |le )(?:stocks?|marchandises?|machines?|meubles|materiels?|vehicules?|outils?|biens|sacs) "
    "(?:\\w+ ){0,2}?"
    "(?:sera|seront|serait|seraient) (?:\\w+ )?(?:vendus?|vendues?|liquides?|brades?|disperses?|cedes?|cedees?)"
    "|salle des ventes|"
    f"(?:rien ne (?:nous|m') ?oblige a|sans|(?:nous n'avons|je n'ai) pas (?:a|besoin d')|inutile d'|pas besoin d') ?attendre"
    f" (?:un |le |la |une |qu'un |quelque |aucune? )?(?:\\w+ )?{_JUGE}"
    f"|(?:entr|vienn|viendr|pass|rentr)\\w* (?:chez vous|dans (?:vos|votre) \\w+) {P}{{0,40}}?(?:estim|evalu|chiffr"
    "|inventor|list)\\w*"
    f" {P}{{0,25}}?(?:mobilier|meubles|materiel|stock|biens|machines|vehicules?)"
)

_RELANCER = (
    "(?:recouvrement|relances?|huissiers?|commissaires?|avocats?|recommandes?|deplacements?|timbres?|lettres?|appels?"
    "|rappels?"
    "|demarches?|diligences?|honoraires|intervention)"
)
_NOS_FRAIS = (
    "(?:(?:nos|mes|ses|leurs|les|des) (?:\\w+ )?(?:frais|debours|emoluments)(?! (?:(?:de |d')(?:port|transport|livraison"
    "|montage"
    "|installation|expedition|emballage|douane|deplacement|location|stockage|mission|restauration|hebergement|voyage"
    "|scolarite"
    "|inscription|pension|garde|obseques|repar\\w+|syndic|copropriete|mainten\\w+|abonnement|mise en service)|engages pour"
    "|bancaires?|postaux|fixes|generaux|communs|reels))|(?:notre|ma|leur) (?:remuneration|retribution)(?! (?:d'apport|de "
    "court)))"
)
_EN_PLUS = (
    "(?:s'ajout\\w*|s'y ajout\\w*|(?:vous|il vous) (?:appartien\\w+|incomb\\w+|revien\\w+) (?:[\\w'-]+ ){0,2}?(?:acquitt"
    "|regl|pay"
    "|sold|rembours)\\w+|a (?:acquitter|regler|payer|rembourser) (?:en sus|en plus|avec)|reglement integral de)"
)
FRAIS_INSINUES = (
    f"{croiser(_NOS_FRAIS, _EN_PLUS, 70)}|"
    "tarifs? (?:de |des )(?:mes|nos|ses|ma|notre) (?:\\w+ )?(?:relances?|lettres?|appels?|demarches?|diligences?"
    "|interventions?"
    "|courriers?|rappels?)"
    "|\\d[\\d ,]* ?(?:€|euros?) (?:l'appel|la relance|le rappel|la demarche|le recommande|la mise en demeure)"
    "|correspondant (?:a |aux )(?:mes|nos|ses|leurs)? ?(?:honoraires|diligences|debours|peines|frais de (?:recouvrement"
    "|relance"
    "|dossier|gestion))"
    + "|"
    + suivre("(?:cabinet|societe|agence|officine|service) de recouvrement", f"(?:(?:r?ajout|report|imput|repercut)\\w*|a vous de|"
             f"votre (?:compte|charge|note|solde)) {P}{{0,25}}?(?:compte|facture|note|payer|regler|charge)", 110)
    + "|"
    + croiser(f"{_RELANCER}", "(?:r?ajoutee?s?|reportee?s?|imputee?s?) (?:sur|a) votre (?:compte|facture|dette|note|solde)", 80)
    + f"|(?:diligences?|demarches?|interventions?|relances?) {P}{{0,25}}?(?:s'accumul|s'ajout|s'addition|gross)\\w* {P}{{0,25}}?"
    "votre (?:note|compte|dette|facture)"
    f"|(?:passage|visite|deplacement|recommandes?|relances?|lettres?|demarches?) {P}{{0,50}}?(?:ne (?:sont|soient|seront"
    "|sera|soit)"
    " (?:pas|ni)|n'est pas|n'ont rien d[e']) ?(?:offert|gratuit|benevol)\\w*"
    "|(?:tient|tenant|tenir|tiennent) compte d(?:u|es|e la) (?:travail|temps|derangement|peine|demarches?|relances?)"
    f" {P}{{0,60}}?(?:retard|relances?|impaye|equipe|service)"
)

T1_INSINUATIONS = (
    "significations? amiables?|signifiee? par (?:pli|voie postale|courrier|lettre|mail|courriel|sms|la poste)|(?:emporte"
    "|produit|a|vaut"
    "|aura) (?:tous )?(?:les effets d'|la valeur d'|la force d'|l'autorite d')un (?:jugement|titre|acte)"
    "|bureau des (?:contraintes|poursuites|executions|saisies)|constat de (?:votre )?carence|acte preparatoire"
    "|seuls? competents? pour statuer|dresse?\\w* acte (?:[\\w']+ ){0,3}?(?:en votre absence|de votre)|audiences? (?:de|d') ?"
    "(?:regularisation|recouvrement|paiement|apurement)|(?:etude|office|cabinet) partenaire,? role"
)

T7_INSINUATIONS = (
    "assermentee?s? (?:pres|devant|aupres|par) (?:le|la|l'|du|de la)|(?:communication|acces|consultation) (?:de |a "
    ")(?:vos|votre) "
    "(?:comptes? bancaires?|releves? de compte|donnees fiscales)|(?:deleguee?|confiee?|donnee?|accordee?) par (?:la "
    "chancellerie|le "
    "ministere|la justice|l'etat|le parquet)|mission d'autorite"
    "|(?:la loi|le code|la reglementation) (?:\\w+ )?(?:double|triple|multiplie) (?:la|les|votre|vos|toute) (?:dette"
    "|somme|creance"
    "|facture|montant)s?"
    "|(?:votre|ton) (?:numero d'ordre|siret|siren|numero de tva|inscription) (?:[\\w'-]+ ){0,4}?(?:suspendu|radie|retire"
    "|annule|bloque)"
    "e?s?|notre (?:chiffre|decompte|compte|calcul) (?:devien|devient|sera|est) (?:le votre|definiti|irrevocab|incontest)\\w*|"
    "(?:ne pas|ne plus) (?:repondre|contester|reagir|ecrire) [^.;!?\\n]{0,50}?(?:c'est|revient a|equivaut a|vaut) "
    "(?:signer|accepter"
    "|reconnaitre|avouer|approuver)"
    "|contestations? (?:[\\w']+ ){0,2}?ne (?:sera|serait|seront|pourra|peut) (?:\\w+ )?plus (?:\\w+ )?(?:recue?|recevable"
    "|admise?"
    "|entendue?|examinee?)s?"
    "|(?:defaut|absence) (?:de (?:votre part|presence) )?valant (?:reconnaissance|acceptation|aveu|acquiescement)"
    "|(?:dette|somme|creance|montant|du) (?:[\\w']+ ){0,2}?(?:double|triple|quadruple)(?:ra|nt|ront)?(?:,? [\\w']+){0,4}? "
    "(?:de plein"
    " droit|tous les|chaque|automatiquement|par (?:mois|trimestre)|au bout)"
)

T4_INSINUATIONS = (
    "(?:cerveau|esprit|cervelle|tete|intelligence) (?:\\w+ )?(?:si |aussi |bien |trop |peu )?(?:etroit|vide|petit|lent"
    "|limite|creuse|borne)"
    "e?s?|"
    "hors de (?:votre|ta) portee|au-dessus de (?:vos|votre|tes) (?:moyens|forces|comprehension|entendement|facultes)"
    f"|(?:phrases?|mots?|termes) (?:\\w+ ){{0,2}}?(?:court|simple|simplement|facile)\\w* {P}{{0,90}}?(?:comprendre"
    "|comprendrez|saisir"
    "|portee|chance|cette fois)"
    f"|(?:traiter|travailler|affaire|habitude) (?:\\w+ ){{0,3}}?(?:avec|a) des (?:professionnels|gens (?:serieux|honnetes))"
    f" ?[^.!?\\n]{{0,50}}?(?:exception|erreur|trompe|deception|desabus|autre chose|contraire)"
)
