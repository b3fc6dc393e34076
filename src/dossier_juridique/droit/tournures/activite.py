"""T2: what the debtor lives by, closed, cut off or taken away because somebody asks for it (C. pén., art. 312-1, 312-10).

An account, an order or a subscription at the creditor's own is his to close; a shop, a licence or the staff are not.
"""

from __future__ import annotations

from dossier_juridique.droit.tournures.commun import P

_LIEU = (
    "(?:restaurants?|hotels?|magasins?|boutiques?|bars?|cafes?|brasseries?|commerces?|etablissements?|garages?|salons?"
    "|boulangeries?|boucheries?|epiceries?|pharmacies?|cabinets?|ateliers?|loca(?:l|ux)|entrepots?|usines?|cuisines?"
    "|salles?|exploitations?|entreprises?|societes?|cliniques?|residences?|agences?|echoppes?|officines?|campings?"
    "|discotheques?|clubs?|creches?|ecoles?|auberges?|gites?|depots?|bureaux|chantiers?|affaires?|fonds de commerce"
    "|activites?|fours?|caisses?)"
)
_DROIT = (
    "(?:licences?(?! (?:du |de |d')?(?:logiciel|utilisation|utilisateur|progiciel))|agrements?|permis|autorisations?"
    "|cartes? (?:professionnelles?|grises?)|franchises?|concessions?|habilitations?|accreditations?|patente"
    "|inscription a l'ordre)"
)
_VOTRE = "(?:votre|vos|ton|ta|tes|son|sa|ses)"
_ADVERBE = "(?:\\w+ment |bientot |vite |aussitot |donc |alors |tres |vite fait )?"
_A_NOTRE_DEMANDE = (
    "(?:a|sur|par|apres|grace a|suite a|du fait de|en raison de) (?:\\w+ ){0,2}?(?:notre|nos|mon|ma)"
    " (?:\\w+ )?(?:demandes?|initiatives?|interventions?|fait|soins|signalements?|plaintes?|diligences?|requete|instances?"
    "|relations|insistance|denonciations?|faute)"
)
_AUTORITE = (
    "(?:prefectures?|prefets?|mairies?|maires?|municipalite|administrations?|inspect(?:ion|eur|rice)s?(?: \\w+){0,3}?"
    "|services?"
    " (?:\\w+ ){0,2}?(?:veterinaires?|hygiene|fraudes?|etat)|ordre des \\w+|agence regionale de sante|police|justice)"
)
_OTER = (
    "(?:ferme|coupe|scelle|bloque|suspendu|resilie|retire|annule|revoque|supprime|evacue|vide|cadenasse|mure|interdit"
    "|arrete|debranche|enleve|sous scelles)e?s?"
)
_QUI_OBTIENT = (
    "(?:(?:ferons|ferai|feront|ferions|obtiendr\\w+|provoquer\\w+|exiger\\w+|solliciter\\w+|demander(?:ons|ai|ont|ions)"
    "|empecher\\w+|bloquer(?:ons|ai|ont|ions)|interdir(?:ons|ai|ont|ions)|ordonner\\w+)|(?:suffi(?:t|ra|rait|raient)"
    "|pouvons|saurons|savons|allons|vais|veiller\\w+ a) (?:\\w+ )?(?:faire|obtenir|provoquer|empecher|bloquer))"
)
_FERMER = (
    "(?:(?:re)?ouverture|fermetures?|fermer|retraits?|retirer|annulations?|annuler|suspensions?|suspendre|revocations?"
    "|revoquer|resiliations?|resilier|evacuations?|evacuer|mise sous scelles|acces|interdictions?|interdire|cesser"
    "|cessation|entree)"
)
T2_ACTIVITE = (
    f"{_VOTRE} {P}{{0,40}}?(?:ser(?:a|ont|ait|aient)|va etre|vont etre|soi(?:t|ent)) {_ADVERBE}(?:mise?s? )?{_OTER} "
    f"{P}{{0,30}}?"
    f"(?<!\\w){_A_NOTRE_DEMANDE}"
    f"|{_A_NOTRE_DEMANDE},? {P}{{0,20}}?(?:votre|vos) (?:\\w+ )?(?:{_LIEU}|{_DROIT}) {P}{{0,40}}?(?:ser(?:a|ont|ait)|va|vont)"
    f" {_ADVERBE}(?:etre )?{_OTER}"
    f"|(?:votre|vos) (?:\\w+ )?{_LIEU} {P}{{0,30}}?(?:ser(?:a|ont)|va etre|vont etre) {_ADVERBE}(?:ferme"
    "|mise?s? sous scelles|scelle|cadenasse|evacue)e?s?"
    f"|(?:votre|vos) (?:\\w+ )?{_LIEU} {P}{{0,40}}?(?:fermer(?:a|ont|ait|ez)|n(?:e |')\\w+(?:ra|ront) (?:plus|jamais)"
    f"|baisser\\w+ {P}{{0,12}}?rideaux?|n'ouvrir\\w+ (?:plus|pas"
    "|jamais)|ne (?:r?ouvrir\\w+|passer(?:a|ont)|finir(?:a|ont)|verr(?:a|ont)|tiendr\\w+) (?:plus|pas|jamais)"
    f"|cesser(?:a|ont|ait) {P}{{0,20}}?(?:activites?|d'exister|ses portes))"
    f"|fermeture (?:\\w+ )?de (?:votre|vos) (?:\\w+ )?{_LIEU} {P}{{0,40}}?(?<!\\w)(?:interviendr|ser(?:a"
    f"|ait) (?:\\w+ )?(?:prononc"
    "|ordonn|obten|demand)|aura lieu|suivr)\\w*"
    f"|{_QUI_OBTIENT} {P}{{0,50}}?(?<!\\w){_FERMER} (?:\\w+ )?(?:de |d'|a |l'acces (?:a|de) )?(?:votre|vos) (?:\\w+ )?"
    f"(?:{_LIEU}|{_DROIT}|bail)"
    f"|(?:votre|vos|son|sa) (?:\\w+ )?{_DROIT} {P}{{0,20}}?(?:ne tiendr\\w+|disparai\\w+|saut(?:er\\w*|e)|s'envol\\w+|ser(?:a"
    f"|ont)"
    f" {_ADVERBE}{_OTER}|vous ser(?:a|ont) {_ADVERBE}{_OTER})"
    f"|(?:votre|vos) (?:\\w+ )?{_LIEU} {P}{{0,15}}?perdr(?:a|ont|ait) (?:\\w+ )?(?:son|sa|ses|leur|leurs) (?:\\w+ "
    f")?(?:{_DROIT}"
    "|clientele|clients|fournisseurs|bail|emplacement|enseigne)"
    f"|{_AUTORITE} {P}{{0,30}}?(?:fermer|scell(?:er)?|retirer|suspendr|annuler|revoquer|interdir)(?:a|ont"
    f"|ait) (?:\\w+ )?(?:votre|vos)"
    f" (?:\\w+ )?(?:{_LIEU}|{_DROIT}|acces|porte)"
    f"|(?:votre|vos) (?:volets?|rideaux?|portes?|vitrines?|lumieres?|fours?|enseignes?|fourneaux) {P}{{0,20}}?(?:(?:s'etein"
    f"|se tair)\\w*"
    "|rester(?:a|ont) (?:\\w+ )?(?:clo(?:s|se|ses)|fermee?s?|baissee?s?|eteinte?s?|froid(?:e?s)?|vides?))"
    "|(?:votre|vos) (?:\\w+ )?(?:camions?|vehicules?|machines?|engins?|chaines?) rester(?:a|ont) (?:a l'arret|immobile|au "
    "depot"
    "|a quai)s?"
    "|(?:murer|cadenasser|sceller|barricader|condamner)(?:ons|ai|a|ont) (?:\\w+ )?(?:votre|vos|la|les|l') ?(?:\\w+ "
    ")?(?:portes?"
    "|entree"
    "|acces|vitrines?|rideaux?|boutique|magasin)"
    "|vos (?:\\w+ )?(?:employee?s?|salariee?s?|ouvriers|equipes|vendeu\\w+) (?:(?:cherch|perdr)\\w+ (?:\\w+ )?(?:travail"
    "|emplois?|places?)|pointer\\w+ a (?:\\w+ )?(?:france travail|pole emploi|chomage))"
    "|vos (?:\\w+ )?(?:employee?s?|salariee?s?|ouvriers|equipes|vendeu\\w+) (?:[\\w'-]+ ){0,6}?(?:a la rue|au chomage"
    "|sans emploi"
    "|sur le carreau|a pied|a la porte)"
    f"|(?:(?:l'|votre |vos )?(?:eau|electricite|courant|gaz|chauffage|telephone)) {P}{{0,40}}?(?:ser(?:a"
    f"|ont)) {_ADVERBE}coupee?s?"
    f" {P}{{0,30}}?{_A_NOTRE_DEMANDE}"
    "|(?:chang|remplac)\\w*(?:erons|erai|era) (?:les|la|vos|votre) (?:\\w+ )?serrures?|serrures? (?:\\w+ )?seront (?:changee"
    "|remplacee)s?"
    "|(?:votre|vos) (?:\\w+ )?(?:camions?|camionnettes?|vehicules?|voitures?|machines?|engins?|bateaux?|taxis?) "
    f"{P}{{0,12}}?ne"
    " (?:sortir|rouler|circuler|quitter|tourner|fonctionner|repartir|demarrer)\\w* (?:plus|pas)"
    "|(?:vous )?(?:mettr|laisser)\\w+ (?:\\w+ )?cles? sous (?:la porte|le paillasson)"
    f"|suffi(?:t|ra|rait|raient) {P}{{0,60}}?(?:pour|a) (?:que {P}{{0,20}}?(?:{_LIEU}|{_DROIT}) "
    f"{P}{{0,20}}?)?(?:disparaiss|tomb"
    f"|saut"
    "|faire (?:tomber|fermer|sauter|retirer|perdre|couler)|ferm(?:e|ent)|perd)\\w*"
    f"|(?:acces|entree) (?:a|de) (?:votre|vos) (?:\\w+ )?{_LIEU} {P}{{0,12}}?ser(?:a|ont) {_ADVERBE}{_OTER}"
    f"|bail {P}{{0,30}}?(?:resili|rompu|denonc)\\w* (?:\\w+ )?(?:a|sur|par|grace a) (?:notre|nos|mon) (?:intervention"
    "|demarche"
    f"|demande)s?"
)
"""Allowed when the debtor said it, or asked for it (``tolerances``)."""
