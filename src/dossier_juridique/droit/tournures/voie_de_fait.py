"""T2: the creditor who helps himself, and pressure on the person (C. pén., art. 222-33-2-2, 312-1; CPCE, art. L. 111-2)."""

from __future__ import annotations

from dossier_juridique.droit.tournures.commun import P, croiser

_SI_VOUS_NE_PAYEZ = (
    "(?:si (?:le|la|les|rien|vous|nous|votre|aucun|d'ici|a cette)|s'il|sinon|faute d[eu]|a defaut|tant qu(?:e|'\\w+)|jusqu'(?:a"
    "|au|a ce)"
    "|sauf (?:reception|paiement|virement|reglement)|sans (?:paiement|virement|reglement|reponse|preavis|autre|vous prevenir"
    "|prevenir|votre accord|rendez-vous|autorisation|attendre)|nous-memes|moi-meme|que (?:vous|cela vous|ca vous)"
    "|avec ou sans|des (?:demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|de nuit|a l'aube"
    "|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|cette nuit|ce soir)(?! dernier))"
)
"""What makes a threat of a thing that may be agreed."""
_REPRENDRE = (
    "(?:repren\\w+|recuper\\w+|remport\\w+|remballer\\w*|demont\\w+|embarqu\\w+|emport\\w+|arrach\\w+|enlev(?:er|ons"
    "|erons|erai|ez)"
    "\\w*|debranch\\w+|depos(?:er|erons|erai)\\w*|desinstall\\w+|charg(?:er|erons|erai)\\w*|retir(?:er|erons|erai)\\w*"
    "|cherch(?:er|erons|erai))"
)
_VENIR = (
    "(?:viendr\\w+|venons|viens|passer(?:ons|ai|a|ont)|iron[st]|irai|allons|vais|vont|enverr\\w+|debarqu\\w+|se rendr\\w+"
    "|interviendr\\w+|(?:mon|mes|nos|notre|une|deux|trois) (?:\\w+ )?(?:equipes?|ouvriers?|gars|hommes|monteurs?|techniciens?"
    "|chauffeurs?|camions?|grue|depanneuse|plateau))"
)
_CHOSE = (
    "(?:nos|notre|mon|mes|ma|le|la|les|l'|ce que|ce qui|tout|vos|votre|du|des) ?(?:\\w+ )?(?:machines?|materiel|materiaux"
    "|palettes?"
    "|marchandises?|meubles?|stocks?|appareils?|installations?|equipements?|vehicules?|camions?|tuiles|portes|fenetres"
    "|veranda|cuisine|chaudiere|toiture|carrelage|parquet|clim\\w*|panneaux?|serveurs?|ordinateurs?|outils?|outillage"
    "|cloisons?"
    "|escalier|piscine|portail|cloture|enseigne|vitrines?|four|fours|comptoir|moteur|pieces|produits|livraison|bien|biens|du"
    "|affaires|travaux|ouvrage|robinets?|radiateurs?|arbres|plants?|haies?|betes|moutons|vaches|chevaux)"
)
_EFFACER = (
    "(?:efface|supprime|detruit|desactive|verrouille|inaccessible|hors ligne|deconnecte|debranche|coupe|ferme|bloque|crypte"
    "|chiffre|vide|perdu|remis a zero|mis hors service|neutralise)e?s?"
)
_DONNEES = (
    "(?:sites?(?: internet| web| marchand)?|donnees|sauvegardes?|serveurs?|boites? (?:mail|de messagerie)|messagerie"
    "|noms? de domaine|logiciels?|codes? d'acces|acces|mots? de passe|fichiers?|plans?|archives?|comptabilite|hebergement"
    "|lignes?|compteurs?|disjoncteurs?|eau|electricite|courant|gaz|chauffage|alarme|ascenseur|badges?|machines?|vehicules?"
    "|moteurs?|terminal|caisse)"
)
_NUIRE_SANS_JUGE = (
    f"(?:{_VENIR}|nous|je) (?:[\\w'-]+ ){{0,5}}?{_REPRENDRE} (?:[\\w'-]+ ){{0,2}}?{_CHOSE},? "
    f"{P}{{0,80}}?(?<!\\w){_SI_VOUS_NE_PAYEZ}"
    f"|{_SI_VOUS_NE_PAYEZ},? {P}{{0,80}}?(?<!\\w)(?:{_VENIR}|nous|je|on) (?:[\\w'-]+ ){{0,5}}?{_REPRENDRE} (?:[\\w'-]+ "
    "){0,2}?"
    f"{_CHOSE}"
    f"|{_VENIR} (?:[\\w'-]+ ){{0,4}}?{_REPRENDRE} (?:[\\w'-]+ ){{0,3}}?(?:{_SI_VOUS_NE_PAYEZ}|ce qui est a (?:nous|moi)"
    "|mon bien)"
)
_CLES = (
    "(?:serrures?|barillets?|cadenas|verrous?|codes? (?:d'entree|du portail|de l'alarme)) (?:[\\w'-]+ ){0,5}?(?:seront"
    "|sera|vont etre"
    "|va etre|serai\\w+) (?:\\w+ )?(?:change|remplace|pose|modifie|installe)e?s?"
    "|(?:chang|remplac)(?:erons|erai|era) (?:[\\w'-]+ ){0,4}?(?:serrures?|barillets?|cadenas|verrous?)"
    "|(?:un |le )?(?:doubles?|jeux?|trousseaux?|copies?) (?:de|des|de vos|de la|de votre) cles? "
    f"{P}{{0,60}}?(?<!\\w)(?:passer|entrer"
    "|viendr|venir|ouvrir|recuper|reprend|cherch|servir|utilis)\\w*"
)
_COUPER = (
    f"(?:vo(?:s|tre)|le|la|les|l'|du) ?(?:[\\w'-]+ ){{0,3}}?{_DONNEES} (?:[\\w'-]+ ){{0,4}}?(?:ser(?:a|ont)|vont etre|va "
    "etre)"
    f" (?:\\w+ )?{_EFFACER} (?:{P}{{0,60}}?(?<!\\w){_SI_VOUS_NE_PAYEZ}|par (?:notre|nos|mes|mon|un))"
    "|(?:vo(?:s|tre)) (?:[\\w'-]+ ){0,3}?(?:site\\w*|donnees|sauvegardes?|fichiers?|archives?|messagerie|plans?"
    "|comptabilite)"
    " (?:[\\w'-]+ ){0,4}?(?:ser(?:a|ont)|vont etre|va etre) (?:\\w+ )?(?:efface|supprime|detruit|perdu|crypte|chiffre"
    "|vide)e?s?"
    f"|{_SI_VOUS_NE_PAYEZ},? {P}{{0,60}}?(?:vo(?:s|tre)|le|la|les|l') ?(?:[\\w'-]+ ){{0,3}}?{_DONNEES} (?:[\\w'-]+ ){{0,3}}?"
    "(?:ser(?:a|ont)|vont etre|va etre) (?:\\w+ )?(?:efface|supprime|detruit|deconnecte|debranche|coupe|crypte|chiffre"
    "|vide)e?s?"
    "|(?:nous|je) (?:[\\w'-]+ ){0,2}?(?:effac|supprim|detrui|debranch|desactiv|crypt|coup)(?:erons|erai|rons|rai|ons|e) "
    f"(?:[\\w'-]+ ){{0,4}}?{_DONNEES}"
    "|(?:nous|je) (?:[\\w'-]+ ){0,2}?(?:bloqu|verrouill|chiffr|neutralis|immobilis)(?:erons|erai|ons|e) (?:a distance "
    ")?(?:vos|votre) "
    "(?:\\w+ )?(?:serveurs?|machines?|donnees|fichiers|sauvegardes?|ordinateurs?|vehicules?|caisses?|terminaux|postes"
    "|messagerie)"
)
_BARRER = (
    "(?:bennes?|camions?|engins?|tracteurs?|grues?|barrieres?|palettes?|gravats|remorques?|fumier|tas de \\w+) "
    f"{P}{{0,40}}?(?<!\\w)"
    "(?:en travers|devant (?:votre|vos|le portail|l'entree|la porte)|bloqu\\w+ (?:votre|vos|l'acces|l'entree)|obstru\\w+"
    "|barr\\w+ (?:votre|l'acces|l'entree))"
)
_SE_PAYER = (
    "(?:nous nous|je me|on se|se) (?:pai\\w+|pay\\w+|serv\\w+|rembours\\w+|dedommag\\w+|rattrap\\w+) (?:[\\w'-]+ "
    "){0,3}?(?:en nature"
    "|(?:sur|dans) (?:le |la |les |l'|votre |vos )?(?:stocks?|caisse|materiel|machines?|vehicules?|marchandises?|mobilier"
    "|meubles|recettes?"
    "|bete|comptes?|reserves?|rayons?|magasins?|entrepots?|tiroirs?|locaux|depots?)"
    "|directement|nous-memes|moi-meme|sur place)"
    f"|(?:nous|je) (?:le|la|les) ?(?:re)?vendr(?:ons|ai) {P}{{0,40}}?(?:payer|rembours|regler|solder|desinteress)\\w*"
    "|(?:revendr|vendr|garder|conserver)(?:ons|ai) (?:[\\w'-]+ ){0,4}?(?:vehicule|voiture|tracteur|camion\\w*|machine"
    "|bien|materiel"
    f"|marchandise)s? {P}{{0,40}}?(?:nous payer|me payer|nous rembourser|a notre profit|a notre compte|la revendr\\w+|le "
    "revendr\\w+)"
    f"|(?:debiter|deduir|prelever)(?:ons|ai|a|ont) {P}{{0,40}}?(?:carte|compte|cb|rib|iban) {P}{{0,40}}?(?:autorisation"
    "|accord|d'office"
    "|sans|que vous)"
)
_ENTRER = (
    f"(?:penetr|entr(?:er|erons|erai|era|ons|ent)|introdui)\\w* {P}{{0,40}}?(?:locaux|domicile|entrepot|atelier|magasin"
    "|bureaux?"
    f"|propriete|terrain|chez vous) {P}{{0,50}}?(?:a toute heure|a tout moment|sans (?:votre |aucune |autre )?(?:accord"
    "|autorisation"
    "|preavis|mandat)|pour (?:se servir|y prendre|reprendre|recuperer|enlever|saisir|emporter))"
    "|(?:vos|votre) (?:affaires|meubles|effets|cartons|outils|mobilier|materiel|documents) (?:[\\w'-]+ ){0,5}?(?:sur le "
    "trottoir"
    "|a la rue|dehors|a la poubelle|a la benne|a la decharge|a la dechetterie|jetee?s|sorti\\w* (?:sur|dans|de)"
    "|debarrass\\w+)"
)
_A_L_IMPROVISTE = croiser(
    "(?:sans rendez-vous|a l'improviste|par surprise|sans prevenir|a toute heure|a l'heure du (?:diner|repas)|de bon matin)",
    "(?:votre (?:domicile|porte|residence|bureau|magasin|commerce|lieu de travail)|chez vous|vos locaux|vos bureaux)",
    60,
)
_INSISTER = (
    "(?:appel|rappel|telephon|sonn|contact|relanc|ecri|reviendr|repass|insist)\\w* (?:[\\w'-]+ ){0,5}?(?:tou(?:s|tes) les"
    " (?:jours|matins|soirs|heures|deux heures|quarts d'heure|nuits|week-ends?)|chaque (?:jour|matin|heure|soir|nuit"
    "|week-end)"
    "|matin et soir|nuit et jour|plusieurs fois par jour|\\w+ fois par jour|sans (?:cesse|arret|repit|treve)"
    "|aussi souvent|autant de fois|a toute heure|le dimanche)"
    f"|{_A_L_IMPROVISTE}"
)
_VIE_PRIVEE = (
    "(?:(?:nous|on|j'|je|m'|nos \\w+) ?(?:avons|ai|a|ont) (?:\\w+ )?(?:consult|vu|regard|decouv|trouv|not|parcour|remarqu"
    "|suiv|releve"
    f"|constat|reper)\\w*) {P}{{0,25}}?(?<!\\w)(?:facebook|instagram|tiktok|page (?:perso\\w*|facebook)|profil|photos?"
    "|story|stories|leboncoin|vinted|(?:vos|votre) (?:vacances|voyage|mariage|voiture|maison|villa|piscine|annonces?|bateau))"
    "|(?:vos vacances|votre (?:croisiere|voyage|sejour|mariage|villa|piscine|bateau|nouvelle voiture|nouveau vehicule|berline"
    f"|train de vie)) {P}{{0,50}}?(?:paye|factur|dett|impay|argent|moyens|mieux)\\w*"
    "|(?:hospitalis|malad|etat de sante|votre sante|grossesse|enceinte|deuil|divorce|separation|cancer|traitement "
    "medical|visa"
    "|titre de sejour|carte de sejour|naturalisation|garde (?:de vos|des) enfants|pension alimentaire)\\w*,? "
    f"{P}{{0,70}}?(?<!\\w)(?:dommage"
    "|ajouter|souci|contrariete|patir|pourrai\\w+ (?:en )?souffr\\w+|compromett\\w+|songez|pensez-y|compliqu\\w+"
    "|aggrav\\w+|a vous de voir"
    "|entraver?\\w*|menac\\w+|remis\\w* en cause|epargn\\w+|inutile)"
    "|(?:emprunt|demand|adress)\\w* (?:[\\w'-]+ ){0,4}?(?:a|aupres d[eu]) (?:votre|vos) (?:mere|pere|famille|parents"
    "|proches|amis"
    "|frere|soeur|belle-famille|beaux-parents|conjointe?|enfants|grand-\\w+)"
    "|(?:vendez|vendre|mettez|gager?|engager?) (?:[\\w'-]+ ){0,3}?(?:votre|vos) (?:\\w+ )?(?:voiture|maison|bijoux"
    "|alliance|meubles|montre"
    "|televis\\w+|moto|bateau)"
    "|vous etes (?:au|a la|en|sans) (?:rsa|chomage|rue|surendettement|papiers)"
    "|(?:nous|on|je) vous (?:surveill\\w+|observ\\w+ de pres|avons a l'oeil)"
    "|dans votre (?:pays|culture|communaute)|(?:gens|individus|personnes|clients) (?:comme vous|de votre (?:espece|genre"
    "|sorte|acabit"
    "|milieu|pays|origine))|(?:votre|vos) (?:origines?|religion|accent|couleur|nationalite)"
)
_VOILEE = (
    "(?:regler|reglera|reglerons|reglons) (?:ca|cela|l'affaire|le probleme|nos affaires) (?:\\w+ )?(?:entre (?:hommes"
    "|nous)|d'homme"
    "|face a face|dehors|autrement|a ma (?:facon|maniere))"
    "|(?:connais|connaissons|avons|ai) (?:du monde|du beau monde|les bonnes personnes|des gens|des relations|des appuis"
    "|mes entrees"
    "|nos entrees)(?! de (?:metier|confiance|qualite))"
    "|ces gens-la|(?:prochaine|derniere) fois,? (?:[\\w'-]+ ){0,3}?(?:ce )?(?:ne sera plus|ne sera pas|sera) (?:\\w+ "
    ")?(?:une? |par |avec )?"
    "(?:lettre|courrier|courriel|telephone|mots?|paroles?|ecrit|gants)"
    f"|(?:men|condui|pouss|accul)\\w* {P}{{0,25}}?(?:la ruine|la faillite|votre perte|depot de bilan|la liquidation)"
    "|(?:jusqu'a|signer\\w*|caus\\w+|precipit\\w+|provoqu\\w+|entrain\\w+) (?:votre|la) (?:ruine|faillite|perte|chute"
    "|fermeture)"
    "|(?:orage|tempete|tonnerre|ouragan|foudre|nuages?) (?:approche\\w*|gronde\\w*|arrive\\w*|s'abat\\w*|s'amoncell\\w*"
    "|se leve\\w*|menac\\w+)"
    "|(?:etau|noeud|corde|filet) (?:se resserre|se referme)\\w*|(?:le temps|l'heure) (?:joue|tourne) contre vous"
    "|(?:sort|destin) (?:est scelle|vous attend)|derniere chance avant|vous (?:l'|le |en )?aurez (?:voulu|cherche)"
    "|vous ne nous (?:connaissez|connaitrez) pas|vous (?:ne )?savez pas (?:encore )?(?:a qui|de quoi)"
)
T2_VOIE_DE_FAIT = f"{_NUIRE_SANS_JUGE}|{_CLES}|{_COUPER}|{_BARRER}|{_SE_PAYER}|{_ENTRER}"
"""Allowed with a clause of reserved ownership, a judge, or when both agree on a day (``tolerances``)."""
T2_PRESSION = f"{_INSISTER}|{_VIE_PRIVEE}|{_VOILEE}"
