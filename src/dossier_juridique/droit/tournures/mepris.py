"""T4: contempt said politely (C. civ., art. 1104; usage)."""

from __future__ import annotations

from dossier_juridique.droit.tournures.commun import P, croiser

_VERTUS = (
    "(?:honnetete|honneur|parole(?: donnee)?|loyaute|respect|correction|politesse|education|courage|dignite|decence"
    "|morale|probite"
    "|droiture|franchise|rigueur|serieux|savoir-vivre|bonne foi|scrupules?|pudeur|conscience|vergogne|franc-jeu|elegance)"
)
_ETRANGER = (
    "(?:etrang(?:er|ere|eres|ers)|inconnue?s?|vous (?:echapp|depass|manqu|fait defaut|font defaut)\\w*|ne (?:vous "
    ")?(?:dit|disent|parle"
    "|evoque) (?:\\w+ )?(?:rien|quelque)|n'(?:est|a) (?:pas|jamais) (?:[\\w'-]+ ){0,3}?(?:fort|fait|etouff)\\w*|vous "
    "etouff\\w*"
    "|dit quelque chose|jamais (?:appris|enseign|connu)\\w*|dans (?:votre|vos) (?:dictionnaire|vocabulaire|habitudes)"
    "|rien (?:vous )?dire|abstrait\\w*|optionnel\\w*|accessoires?|a geometrie variable|pas votre)"
)
MEPRIS = (
    "vous (?:avez|semblez avoir|eprouvez) (?:\\w+ )?(?:du mal|de la peine|des difficultes) a (?:comprendre|lire|compter"
    "|suivre|saisir)"
    "|expliqu\\w+ (?:lentement|encore une fois|simplement pour que|comme a un)|un minimum d'(?:intelligence|education"
    "|honneur|honnetete)|pas a la portee de (?:tous|tout)"
    "|le mepris|meprisables?|(?:n'ai|n'avons|n'a) plus (?:aucun |la moindre )?(?:respect|estime)|respect que (?:je|nous) "
    "n'(?:ai|avons|aurai|aurons) (?:pas|plus|jamais|aucun)|cas soci(?:al|aux)"
    "|individu (?:plus|aussi|si)|niveau d'(?:instruction|etudes|intelligence)|"
    f"{croiser(_VERTUS, _ETRANGER, 60)}"
    "|(?:un peu|si vous aviez|ayez|avez-vous|auriez-vous|faites preuve|retrouvez|gardez|n'avez-vous) (?:[\\w'-]+ "
    "){0,3}?(?:de |d'|la |le "
    "|quelque |aucune? )(?:honnetete|honneur|courage|dignite|decence|pudeur|vergogne|scrupules?|fierte|amour-propre)"
    "|si (?:vous saviez|tu savais|vous aviez appris|vous etiez capable|seulement vous) (?:\\w+ )?(?:de |a )?(?:lire"
    "|compter|ecrire|calculer"
    "|gerer|tenir|ouvrir|travailler)"
    "|(?:votre|vos) (?:\\w+ )?(?:parole|signature|promesses?|engagements?|excuses?|explications?|cheques?) (?:[\\w'-]+ "
    "){0,3}?(?:vau\\w+|valent"
    "|valu|ne pese|prete\\w* a (?:rire|sourire)|fait (?:rire|sourire)|font (?:rire|sourire))"
    "|ce que (?:vaut|valent|vaudra) (?:votre|la votre|vos|les votres|une parole)"
    "|(?:parler|traiter|discuter|negocier|s'adresser) (?:\\w+ )?(?:avec|a) (?:un|le|au|du) (?:vent|mur|sourd|ane|enfant"
    "|gamin)"
    "|(?:comme|tel|digne d')(?: un| une| des)? (?:gamins?|enfants? gates?|ados?|rapiats?|rats?|grippe-sous|pingres?"
    "|radins?|lache|laches"
    "|couards?|autruches?|girouettes?|serpents?|fantomes?|parasites?)"
    "|(?:vous|tu) (?:\\w+ )?(?:moqu|fich|fout|ri(?:ez|t)|pay(?:ez|e) (?:\\w+ )?(?:la tete|notre tete))\\w* (?:\\w+ "
    ")?(?:de|du|d'\\w+|notre)"
    "|(?:se|vous) (?:cacher|terrer|planquer|defiler|debiner|derober)(?! a )(?:[^.;!?\\n]{0,20})(?:derriere|comme|lachement)"
    "|(?:double|triste|pietre|drole d[e']|singuliere) (?:visage|figure|image|exemple|conception|idee|facon|gestionnaire"
    "|patron|client"
    "|commercant|entrepreneur)(?! (?:de |du )?(?:presenter|la piece))"
    f"|(?:pas|peu|guere) (?:[\\w'-]+ ){{0,2}}?(?:reluisant|glorieux|brillant|joli|tres net|catholique|digne)\\w*"
    "|(?:incompetence|incapacite|nullite|mediocrite|bassesse|petitesse|fourberie|sournoiserie|ingratitude|arrogance"
    "|insolence)s?"
    f"|vivre {P}{{0,25}}?(?:aux crochets|sur le dos|aux depens)|sur le dos (?:des|de vos|de ceux|de nos|d'un|de petits)"
)
