"""T2, T3: things taken, money stopped, doors opened, without a judge (CPCE, art. L. 111-2, L. 142-1, L. 221-1)."""

from __future__ import annotations

from dossier_juridique.droit.tournures.commun import FUTUR, croiser

_MEUBLES = (
    "(?:(?:appareils? )?electromenagers?|meubles?|mobiliers?|televis\\w+|canapes?|salon|lave-(?:linge|vaisselle)"
    "|refrigerateur|vehicules?"
    "|voitures?|motos?|scooters?|quads?|tracteurs?|camionnettes?|fourgons?|remorques?|caravanes?|bateaux?|betail|cheptel"
    "|recolte|bijoux"
    "|montres?|tableaux?|collection|objets(?: de valeur)?|effets(?: personnels| mobiliers)?|biens|mobilier|ordinateurs?"
    "|telephones?"
    "|stocks?|marchandises?|machines?|materiels?|outils?|outillage|caisse|recettes?)"
)
_A_VOUS = (
    f"(?:(?:vos|votre|tes|ton|ta|ses|son|leurs?|ces) (?:\\w+ )?{_MEUBLES}"
    "|ce qui (?:garnit|se trouve|est) (?:chez|dans) \\w+)"
)
_OTER = (
    "(?:(?:(?:enlev|emport|embarqu|saisi|confisqu|immobilis|ramass)\\w*|(?:re)?vendr\\w+|(?:re)?vendu\\w* (?:aux|a "
    f"l'encan|pour)|prelever\\w*){FUTUR}?"
    "|enlevement"
    "|mise en vente (?:de|forcee)|repar(?:s|tir|tirai|tirons) avec|encheres?|inventaire|inventori\\w+|liquid(?:er|erons"
    "|ee|es)|brad\\w+"
    "|fourriere"
    "|depanneuse|remorquage)"
)
_ARGENT = (
    "(?:(?:votre|vos|tes|ton|ses|son) (?:\\w+ )?(?:livrets?(?: [a-z])?|epargne|comptes?(?: bancaires?| courants?| "
    "titres)?|avoirs?(?: bancaires?)?"
    "|revenus?|salaires?|paies?|retraites?|pensions?|allocations?|loyers?|rentes?|assurance-vie|economies|portefeuille"
    "|rsa|indemnites?)"
    "|(?:toutes )?(?:les )?(?:sommes|creances|factures) (?:que|dont|qu') [^.;!?\\n]{0,40}?(?:vous (?:devoir|doivent|sont "
    "dues|devraient)|tiers)"
    "|ce que (?:vos clients|l'on|des tiers|d'autres) vous doi\\w+)"
)
_ARRETER = (
    "(?:gel(?:e|ee|es|ees|er|erons)|bloqu\\w+|(?:plus|n'est pas|ne sont pas|ne sera plus|nulle part) (?:a l'abri|en "
    "securite|disponibles?"
    "|accessibles?)|sous (?:main|sequestre|scelles|controle|notre controle)|intercept\\w+|ponctionn\\w+|captur\\w+"
    "|detourn\\w+|confisqu\\w+"
    "|indisponibles?|main basse|mettre la main|faire main|vid(?:e|er|erons|es)|aspir\\w+|retenu\\w* (?:a la source|chaque "
    "mois|directement)"
    "|preleve\\w* (?:directement|d'office|a la source|sans)|appelees? a (?:couvrir|payer))"
)
_OUVRIR = (
    "(?:serruriers? (?:sera|seront|viendr|vous|ouvr|requis|mandat|accompagn|m'|nous)\\w*|(?:accompagne\\w*|assiste\\w*"
    "|presence|aide) (?:d'un|du|de notre) serrurier|ouverture (?:forcee|des portes|de (?:votre|la) porte)|portes? (?:sera"
    "|seront) "
    "(?:ouvertes?|forcees?)"
    "|forc(?:er|erons|ee|ees) (?:\\w+ )?(?:portes?|serrures?|entree|acces)|appos\\w+ (?:\\w+ )?scelles|scelles (?:\\w+ "
    ")?(?:sur|seront|sont apposes)|deux "
    "temoins|tenir (?:\\w+ )?cles? a"
    " (?:\\w+ )?disposition|laisser (?:le |un |\\w+ )?libre acces a (?:votre|vos)|objets? saisissables?|insaisissables?"
    "|(?:charge|agent|expert|responsable)s? (?:d'|de l'|des )inventaires?|inventaire (?:de|des) (?:vos|votre|biens"
    "|meubles|objets|lieux)"
    "|(?:changer|changera|changerons|remplacer|changement de) (?:\\w+ )?serrures?|reprendre (?:\\w+ )?(?:lieux|local"
    "|locaux|possession)"
    "|penetrer dans (?:ses|vos|votre|les) (?:locaux|lieux|domicile|entrepot|magasin|atelier|logement)"
    "|(?:estim|evalu|juger|jauger|chiffr)\\w* (?:[\\w'-]+ ){0,3}?sur place|ventes? aux encheres (?:de (?:vos|votre|ses"
    "|tou[ts])|forcee|couvrir|aura|sera|pourr|permettr|suivr|est prevue)\\w*"
    "|(?:expulsion|expulse|expulser|expulserons)(?! de (?:l'air|gaz)))"
)
_JE_GARDE = (
    "(?:retenons|retiens|gardons|garde|conservons|bloquons|bloque) (?:votre|vos) (?:[\\w'-]+,? ){1,10}?(?:(?:meme )?sans "
    "droit|quoi qu'il arrive|que cela vous plaise)|"
    "(?:je|nous|on) (?:casse|cassons|casserai|demoli\\w+|detrui\\w+|arrach\\w+|defai\\w+|rase|raserai|demonte|demonterai) "
    "(?:la|le|les|l'(?:ouvrage|installation|enseigne|equipement|appareil|ascenseur|escalier)|votre|vos)"
    "|(?:effac|supprim|desactiv|debranch|deconnect|verrouill)(?:erai|erons|era|e|ons) (?:[\\w'-]+ ){0,3}?(?:sites?"
    "|sauvegardes?|donnees|boites?|fichiers?"
    "|comptes?|serveurs?|acces)|mettr\\w+ hors (?:service|ligne|d'etat) (?:votre|vos|le|les)|"
    "(?:(?:je|nous|on) (?:la|le|les|l') ?(?:re)?(?:vends?|vendons|vendrai|vendrons|garde|gardons|garderai|confisque|casse"
    "|detrui\\w+|brade)"
    "|restera? (?:[\\w'-]+ ){0,3}?(?:ma|mon|notre|nos) (?:cour|atelier|depot|garage|hangar|entrepot) "
    "[^.;!?\\n]{0,40}?(?:tant|jusqu|si|revend)\\w*"
    "|pas d'argent,? pas de|(?:viendr\\w+|vient|viennent|vais|arrive) (?:[\\w'-]+ ){0,4}?(?:la|le|les|l'|vous) "
    "?(?:deposer|demonter|reprendre"
    "|debrancher|enlever|chercher|arracher|charger)(?! (?:un|une|le|la|les) (?:devis|document|copie|exemplaire|cheque))"
    "|(?:viens|viendrai|arrive|passe|passerai) (?:[\\w'-]+ ){0,4}?avec (?:une|un|mon|ma|le|la|des) (?:remorque|camion"
    "|fourgon|depanneuse|plateau|benne"
    "|grue|masse|pied-de-biche|chien)s?)"
)
_COMPTES = "(?:epargne|comptes?|livrets?|avoirs?|salaires?|paies?|revenus?|retraites?|pensions?|allocations?|primes?|loyers?)"
_PRIS = (
    "(?:seront|sera|iront|vont etre|va etre) (?:\\w+ )?(?:enleve|emporte|demonte|charge|embarque|confisque|remorque)e?s?"
    " (?:de|dans|chez|par|sur) (?:votre|vos|nos|notre|mes|mon)"
    "|(?:blocage|gel|ponction|saisie|interception|cloture forcee) (?:de |du |sur |d')(?:votre|vos|ton|ses|tout) (?:\\w+ "
    f")?{_COMPTES}"
    f"|retenues? (?:\\w+ )?sur (?:votre|vos|le|les|son|ton) (?:\\w+ )?{_COMPTES}"
    "|se transport\\w+ (?:a|au|chez|dans|sur) (?:votre|vos|les)"
    "|(?:recens|inventori|repertori|repere|localis|photographi)\\w* (?:le |les |vos |votre |tous vos |l'ensemble de vos )"
    "(?:mobiliers?|meubles?|biens|objets|vehicules?|voitures?|fourgons?|machines?|comptes?|plaques?)"
)
T3_DEPOSSESSION = f"{_PRIS}|{croiser(_ARGENT, _ARRETER, 60)}|{_OUVRIR}"
T2_DEPOSSESSION = f"{croiser(_A_VOUS, _OTER, 50)}|{_JE_GARDE}"
