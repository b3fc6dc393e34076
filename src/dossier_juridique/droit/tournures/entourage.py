"""T2: those who have nothing to do with the debt, authorities called for pressure, what is shown to all, and the threat that
names nothing (C. pén., art. 222-33-2-2, 312-1; C. civ., art. 9)."""

from __future__ import annotations

from dossier_juridique.droit.tournures.commun import FUTUR, P, croiser, suivre

_PARENT = (
    "(?:peres?|meres?|papa|maman|parents?|fils|filles?|enfants?|gamins?|petits?|freres?|soeurs?|oncles?|tantes?|neveux?"
    "|nieces?"
    "|cousine?s?|(?:grand|belle|beau|petits?)(?: |-)(?:pere|mere|fils|fille|frere|soeur|parents|enfants)|gendres?|brus?"
    "|aines?"
    "|benjamine?|bebe|fiancee?|maitresse|amante?|ex-(?:femme|mari|epouse|compagne|compagnon)|colocataires?|concierge"
    "|gardienne"
    "|logeuse|garante? morale?|garants? moraux|pasteur|cure|imam|medecin|instituteur|institutrice|maitre d'ecole|entraineur"
    "|entourage|collegues|camarades?|copains?|copines?|abonnes facebook|contacts (?:facebook|linkedin|telephoniques))"
)
_LES_VOTRES = (
    f"(?:votre|vos|ta|ton|tes) (?:propres? |pauvre |vieille |vieux |cheres? |chers? )?{_PARENT}"
    "(?! (?:a fond|nombreuse|spirituels?|de (?:l'|la |notre )(?:entreprise|projet|marque))"
    "|,? (?:qui (?!\\w+ra(?!\\w)|aura|sera|nous a assure)\\w+|ayant|m'a|nous a|ont|nous ont|avait|etait|m'avait) )"
)
_FORCE_PUBLIQUE = (
    "(?:gendarm\\w+|(?:la |aux |des )?policiers?|la police(?! (?:d'assurance|d'abonnement|de caracteres))"
    "|commissariat(?! aux (?:comptes|apports))|prefectures?|sous-prefecture|services? (?:fiscaux|sociaux|de l'immigration)"
    "|aide sociale a l'enfance|le fisc|controle (?:fiscal|urssaf)|brigade \\w+|maire de votre|juge des (?:enfants|tutelles))"
)
_APPELER = (
    "(?:alert|signal|denonc|prevenir|previen|avert|inform|saisi|appell|contact|ecri|parl|transm|communiqu"
    f"|adress)\\w*{FUTUR}?"
)
_POUR_EUX = (
    "(?:amie?s?|copains?|relations|cousine?s?|frere|expliquer\\w*|interess\\w+|viendr\\w+|plais\\w+|attend\\w*|deja|savent"
    "|connai\\w+|se feront un plaisir|chercher\\w*|pas loin|vous (?:rendre|trouver|parler|apprendr)\\w*)"
)
_SEJOUR = (
    "(?:titre|carte|permis) de sejour|naturalisation|situation (?:irreguliere|administrative personnelle)|papiers "
    "(?:d'identite "
    "|de sejour )?(?:ne sont pas|irreguliers)|regroupement familial|garde de (?:vos|votre|ses) enfants?|votre divorce"
    "|liaison (?:amoureuse|avec)"
    "|grossesse"
    "|(?:votre|vos) (?:maladie|traitement medical|sante|deuil|depression|vie sexuelle|orientation|religion|origines?"
    "|couleur de peau|sejour en prison|passe|petits? secrets?|vieux dossiers)(?! de (?:la|l'|vos|votre) (?:entreprise"
    "|societe))"
)
_PRESSE = (
    "(?:journal (?:local|regional|du (?:coin|pays|soir|village|canton)|d'ici)|(?:un|le|la|une) correspondante? (?:du|de la"
    "|local\\w*)|radio locale|tf1|france (?:2|3|bleu)|m6|bfm\\w*|rtl|reportage|plateau (?:de )?tele|camera(?:s)?(?! de)"
    "|mediatis\\w+|buzz|viral\\w*"
    "|reseaux sociaux|facebook|instagram|tiktok|linkedin|twitter|trustpilot|tripadvisor|avis (?:google|negatifs?|en ligne"
    "|public)"
    "|etoiles? sur|forums? (?:de|d'\\w+|des)|groupes? (?:facebook|whatsapp|de discussion))"
)
_VOUS = "(?:vous|votre|vos|toi|ton|ta|tes|(?:le|la) debit(?:eur|rice)|sa dette|son nom|ses)"
_DIRE = (
    "(?:publi(?:e|ons|er\\w*)|post(?:e|ons|er\\w*)|racont\\w+|denonc\\w+|expos(?:e|ons|er\\w*)|contact(?:e|ons|er\\w*)"
    "|alert\\w+"
    "|interess\\w+|cherch\\w+|envo(?:yer|yons|ie|ye)\\w*|laiss(?:e|er|ons)\\w*|temoign\\w+|ai redige|redig(?:erai|erons"
    "|er)|parl\\w+"
    "|apprendr\\w+|sera (?:publie|poste|pret|inform|mis)\\w*|est pret|depos(?:er|erai|erons)|mettr\\w+|ai le numero|du "
    "plus mauvais effet"
    "|(?:tout le|beaucoup de) monde|saur\\w+|lir\\w+)"
)
"""What is sold to a shop names Facebook too: somebody must be about to speak."""
_MONTRER = (
    "(?:affich(?:er(?:ai|ons|ez|a|ont)?|ees?|ons|age public)|(?:sera|seront|est|sont|soit|serait|reste\\w*|ete) (?:\\w+ "
    ")?affiches?|placard(?:er\\w*|ee?s?|ons)|epingl(?:er\\w*|ee?s?)|punais(?:er\\w*|ee?s?)"
    "|coll(?:er|erai|erons|ee|e)s? (?:[\\w'-]+ ){0,5}?(?:porte|vitrine|mur|facade)|mur de la honte|liste (?:des "
    ")?(?:mauvais|honteu)\\w*"
    "|(?:avec|brandi\\w+|tiendr\\w+|porter\\w+) (?:une|un|ma|mon|des) (?:pancarte|banderole|panneau|megaphone|tract)s?"
    "|livr\\w+ en pature)"
)
_OU_L_ON_VOIT = (
    "(?:mairie|vitrine|caisse|comptoir|porte|entree|hall|facade|boutique|magasin|marche|rue|place|village|quartier|immeuble"
    "|cage d'escalier|boites? aux lettres|ascenseur|residence|bureau de tabac|boulangerie|cafe|ecole|eglise|stade|club"
    "|parking"
    "|salle d'attente|halle|devant (?:chez|votre))"
)
_PLI_OUVERT = croiser(
    "(?:courrier|pli|enveloppe|lettre|carte(?: postale)?|bristol|convocation)s?",
    "(?:de facon visible|bien visible|visible de tous|a decouvert|non cachetee?|sans enveloppe|rouge vif"
    "|que (?:chacun|tous|chaque voisin) (?:pourr|peu)\\w+ (?:la |le )?lire|rouge (?:portant|marquee?|avec)"
    "|en (?:gros|lettres) rouges?|mention (?:apparente|visible|«? ?(?:dette|impaye|debiteur|mauvais|huissier|recouvrement)))",
    60,
)
_DEPLAIRE = (
    "(?:la prochaine (?:fois|lettre|etape),? (?:[\\w'-]+ ){0,2}?(?:ne sera|sera|se fera|ce sera)"
    "|ce ne sera (?:plus|pas) (?:une|par|un) (?:lettre|courrier|ecrit|mail|rappel|avertissement|simple)"
    "|(?:laiss\\w+|vous) (?:\\w+ )?(?:imaginer|deviner|songer a|mediter(?: sur)?)(?: ce qui| la suite| le reste| les "
    "suites| les "
    "consequences| comment)"
    "|imaginez (?:la suite|le reste|les suites|les consequences|ce (?:qui|que))"
    "|(?:sai(?:t|s)|savez|saura|saurez) (?:\\w+ )?a quoi (?:s'attendre|vous attendre|t'attendre|s'en tenir sur vous"
    "|(?:vous|il|elle) (?:vous |s'|s')?expos\\w+)"
    "|(?:pourr\\w+|viendr\\w+|aller) pas (?:\\w+ )?(?:dire|pretendre|plaindre|pleurer) (?:que |qu'|de )?(?:\\w+ )?(?:n'a"
    "|n'avez"
    "|ne (?:l'\\w+|vous)|ignor|avoir|etre|nous|on)"
    f"|(?:va|vont|pourrait|pourraient|risque\\w*|fini\\w+|allez|devra) (?:\\w+ )?(?:par )?(?:vous )?(?:le )?(?:couter|payer) "
    f"(?:\\w+ )?(?:tres |extremement |horriblement |bien |plus )?cher|coute(?:ra|r)? (?:tres |extremement |bien )?cher"
    "|un accident (?:est|peut|pourrait|de|sur|en|viendr|serait)|on n'est jamais a l'abri|nul n'est a l'abri"
    "|(?:n'en|on n'en|vous n'en|nous n'en) (?:\\w+ )?rester\\w+ pas la|(?:ca|cela|tout) (?:pourrait|peut|va|risque de) "
    "(?:\\w+ )?"
    "(?:changer|basculer|deraper|degenerer|s'envenimer|exploser)"
    "|(?:ma|notre|sa) (?:gentillesse|bonte|bienveillance|clemence) (?:a (?:ses|des|une) (?:limites?|fins?|bornes)"
    "|n'est pas|est a bout|s'epuise)"
    "|a votre place,? (?:j'|je |nous )(?:evit|fer|prendr|surveill|reflech|m'inquiet|me mefi|dormir)\\w*|souvenir "
    "(?:cuisant|amer|durable)|portent? malheur|(?:double|copie|jeu) de (?:vos|votre|tes) cles?|(?:pourrais|pourrions) "
    "(?:bien )?(?:m'en|nous en) servir|(?:boitent|pleurent|regrettent) encore|(?:perd(?:e|re|ions|s)|a bout de) (?:\\w+ "
    ")?patience|(?:la suite|la prochaine|le prochain) (?:[\\w'-]+ ){0,3}?(?:beaucoup |bien )?moins(?! (?:de|d'))|(?:je"
    "|nous) (?:vous )?(?:promet|garanti|jur)\\w+ (?:\\w+ )?(?:que|qu') ?(?:vous|votre|vos)|(?:fer|mettr)\\w+ (?:tomber"
    "|couler|sauter|fermer|exploser) (?:votre|vos)|page noire|(?:rest|demeur|mang|nourri|viv)\\w+ pas eternellement"
    "|(?:brule|casse|raye|creve)(?:r|ra|rai|rons|nt)? (?:vite|facilement|bien)|sait-on jamais|un (?:homme|debiteur|patron"
    "|client|commercant) (?:averti|prevenu)|a bon entendeur|qui seme le vent"
    "|(?:tot ou tard|un jour),? (?:[\\w'-]+ ){0,4}?(?:paierez|rattraper\\w*|retrouver\\w*|tombera|comprendrez)"
    "|dormir (?:tranquille|sur vos deux|en paix|mal)|(?:perdre|oter|gacher) le sommeil|nuits? (?:blanches?|agitees?)"
    "|(?:surveill\\w+|regard\\w+) (?:\\w+ )?(?:vos arrieres|derriere vous|dans votre retroviseur)"
    "|(?:vous|te) (?:\\w+ )?(?:retrouver|rattraper|tomber dessus|avoir|suivre a la trace)(?:ons|ai|a|ont) ?(?:partout|ou "
    "que|un jour"
    "|toujours|bien|tot|vite)?(?=[.;,!]| (?:partout|ou que|un jour|toujours|bien|tot|vite))"
    "|(?:tache|ombre|croix|marque|cicatrice) (?:sur|dans) (?:votre|vos)|porter malheur|maudi\\w+"
    f"|{suivre('(?:il|nous) (?:me|nous) suffi(?:t|ra|rait)', '(?:mot|appel|clic|message|signature|signe|coup de fil)', 20)})"
)
_AUTRES_YEUX = (
    f"(?:votre|vos) {_PARENT},? {P}{{0,60}}?(?:sera|seront|apprendr|saur|devra|devront|paier|decouvr)\\w*"
    "|votre (?:ordre(?: professionnel)?|hierarchie|drh|responsable|superieure?|n\\+1|service (?:rh|du personnel)"
    "|proviseur|rectorat)"
    f" {P}{{0,70}}?(?:appren|saur|recev|lir|appreci|inform|avis|averti)\\w*"
    "|(?:vos|votre) (?:abonnes|abonnees|followers|communaute|public|lecteurs|electeurs|fideles|eleves|patients|fans"
    f"|auditeurs) {P}{{0,60}}?"
    "(?:connai|appren|savoir|saur|decouvr|attend|quitt|juger)\\w*"
    "|(?:diffusion|publication|publicite|divulgation|propagation) (?:de|sur|donnee a|autour de) (?:votre|vos|cette|cet"
    "|ce) (?:\\w+ )?(?:carence|impaye"
    "|dette|defaillance|nom|comportement|retard|attitude|affaire|histoire|situation|insolvabilite)s?"
    "|les enfants (?:parlent|savent|repetent|entendent)|dans la (?:meme )?classe (?:d[eu] |que )(?:la |le )?(?:votre|vos"
    "|vote)"
    "|(?:pas|guere|rarement) dans (?:l'interet de votre|votre interet)|(?:vous|toi) et les (?:votres|tiens)"
    "|(?:chantier|travail|salarie|revenu|activite|ouvrier|recette)s? (?:\\w+ )?(?:non declare|au noir|dissimule|cache)\\w*"
)
_PAR_LA_FORCE = (
    "(?:s'|nous |on s'|on )expliquer\\w+ (?:\\w+ )?(?:autrement|d'homme|entre|dehors|a ma (?:facon|maniere))|mal (?:se "
    ")?(?:terminer|finir|passer|tourner)"
    "|(?:regl|fini|obten|recuper|fai[rt]|termin|passer)\\w* (?:[\\w'-]+ ){0,4}?d'une (?:\\w+ )?autre (?:facon|maniere"
    "|methode)"
    "|agents? de terrain|(?:sont|est|savent|sait|montr\\w+) (?:\\w+ )?persuasi\\w+|(?:tomber|s'abattr|pleuvr|fondr)\\w+ "
    "sur (?:vous|votre|vos)"
    "|mesurerez (?:toute )?(?:la|sa|leur) (?:durete|rigueur|force|severite)"
)
_JE_LEUR_DIS = (
    "(?:je|j'|nous|on) ?(?:(?:inform|alert|appell|appel|contact|racont)(?:e|ons)|previens|prevenons|avertis|avertissons"
    "|ecris|ecrivons|dis|disons)"
    " (?:[\\w'-]+ ){0,2}?(?:vos|votre) (?:fournisseurs?|clients?|clientele|banqu\\w+|salaries?|voisins?|associes?"
    "|partenaires?"
    "|employes?|employeur|assureurs?|bailleur|proprietaire)"
)
T2_ENTOURAGE = (
    f"{_JE_LEUR_DIS}|"
    f"{_AUTRES_YEUX}|{_PAR_LA_FORCE}|"
    "(?:le maire|votre (?:maire|cure|president)),? [^.;!?\\n]{0,60}?(?:etonn|surpris|choqu|appren|appris|inform|decu)\\w*|"
    f"{_LES_VOTRES}|{croiser(_FORCE_PUBLIQUE, f'(?:{_APPELER}|{_POUR_EUX})', 50)}|{_SEJOUR}"
    f"|{croiser(_PRESSE, _DIRE, 80)}|{croiser(_MONTRER, _OU_L_ON_VOIT, 60)}|(?:votre|ta|sa) (?:photo|portrait"
    "|figure|visage|tete) "
    "(?:[\\w'-]+ ){0,2}?(?:a|sur|dans|en|au|sera|est|circul\\w+)"
    f"|{croiser('(?:dettes?|noms?|impayes?|retards?|factures?|histoire)', _MONTRER, 40)}|{_PLI_OUVERT}|{_DEPLAIRE}"
)
