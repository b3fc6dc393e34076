"""What was sold, and to whom it is billed: words that would be a threat in a sentence that speaks to the debtor. Folded text."""

from __future__ import annotations

from dossier_juridique.expressions import expression

A_QUI_FACTURER = expression(
    r"factur\w+ [^.;!?\n]{0,50}?(?:doit|devait|devons|faut|peut) (?:\w+ )?(?:l')?(?:etre )?(?:adress|etabli|emis|envoy"
    r"|libell)\w*"
)
NOM_PROPRE = expression(
    r"(?<!\w)abonnements?(?: [\w'-]+){0,2} $|(?<!\w)(?:(?:films?|courts?-metrages?|longs?-metrages?|documentaires?"
    r"|clips?|spectacles?|pieces?|livres?|romans?|albums?|jeux?|series?|chansons?|exposition|tableau|cuvee"
    r"|collection|essai"
    r"|logiciel|formations?|ateliers?|stages?|conferences?|modules?|cours|guides?|modele|marque|enseigne|autocollants?"
    r"|affiches?|panneaux?)(?: \w+){0,2} ?«[^»\n]{0,40}"
    r"|(?:chantier|rue|avenue|place|impasse|allee|chemin|residence|lieu-dit|hotel|restaurant|cafe|bar|sas|sarl|eurl|sci"
    r"|societe|menuiserie|boulangerie|garage|editions"
    r"|domaine|chateau|ferme|pieges? a|anti-?)(?: (?:de la |du |des |la |le |les |l')?)?)$"
)
FETE = expression(
    r"(?<!\w)(?:fetes?|anniversaires?|mariages?|baptemes?|cours|photos?|portraits?|garde|inscriptions?|stages?|voyages?"
    r"|tenues?|robes?"
    r"|repas|cadeaux?|maison|appartement|jardin|logement|obseques|sepulture|succession|demenagement|chambres?|lits?"
    r"|activites?|cantine|transport)(?: [\w'-]+){0,3} (?:de |d'|pour )$"
)
"""« La fête de vos enfants »: what was sold."""
HONORAIRES_VENDUS = expression(
    r"honoraires (?:d'|de |du |des )(?:notre cabinet d'(?!avocat)|architect|expert|agence|notaire|geometre|traduct"
    r"|design|maitrise|etude"
    r"|conception|medecin|veterinaire|formation)"
)
