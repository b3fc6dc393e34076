"""What an invoice or a dispute was about, as it stands within a sentence: « Fourniture de… » is written « fourniture de… ».

Source: usage of the capital in French (Imprimerie nationale, Lexique des règles typographiques): a common noun within a sentence
has none. When in doubt the words of the dossier stay as they are: a name, an acronym, a word that is not known here.
"""

from __future__ import annotations

import re

_NOMBRES = frozenset((
    "un", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "quinze", "vingt",
    "trente", "quarante", "cinquante", "cent", "des", "divers", "diverses", "plusieurs", "différents", "différentes",
))  # fmt: skip
"""What counts a noun: lower before a word in lower case only (« Trois panneaux », not « Trois Suisses »)."""
_NOMS = frozenset((
    "abonnement", "accessoire", "accompagnement", "achat", "acompte", "affiche", "aliment", "aménagement", "ameublement",
    "analyse", "animation", "appareil", "appartement", "approvisionnement", "arbre", "arbuste", "armoire", "article", "assise",
    "assistance", "atelier", "audit", "bâche", "banc", "banquette", "bardage", "barrière", "béton", "bijou", "billet",
    "biscuit", "bobine", "bois", "boisson", "bougie", "bouquet", "bouteille", "branchement", "brochure", "broderie", "bureau",
    "câblage", "câble", "cadre", "café", "caisse", "camion", "canalisation", "canapé", "carafe", "carrelage", "carte", "carton",
    "casque", "catalogue", "chaise", "chariot", "charpente", "chaudière", "chauffage", "chemise", "clé", "climatisation",
    "cloison", "clôture", "coffrage", "coffret", "colis", "commande", "commission", "composant", "comptoir", "conception",
    "confection", "conseil", "conserve", "consommable", "consultation", "contrôle", "cours", "coussin", "couteau", "couverture",
    "création", "cuisine", "cuve", "dalle", "débarras", "décapage", "décor", "découpe", "défaut", "délai", "démolition",
    "démontage", "dépannage", "déplacement", "dépliant", "dépôt", "dératisation", "désinfection", "désinsectisation", "dessin",
    "détartrage", "développement", "diagnostic", "distribution", "document", "dossier", "drapeau", "droit", "écart",
    "échafaudage", "échantillon", "éclairage", "écran", "édition", "élagage", "électroménager", "emballage", "enduit", "engin",
    "enlèvement", "enseigne", "entretien", "épicerie", "équipement", "erreur", "étagère", "étanchéité", "étiquette", "étude",
    "étui", "évacuation", "évier", "expertise", "fabrication", "façonnage", "fauteuil", "fenêtre", "ferronnerie", "film",
    "filtre", "fleur", "flyer", "foin", "formation", "fourniture", "frais", "fromage", "fruit", "gardiennage", "garniture",
    "gerbe", "glace", "graine", "granulé", "gravier", "gravure", "grille", "gros", "habillage", "hébergement", "heure",
    "honoraire", "huile", "illustration", "impression", "imprimé", "infogérance", "ingénierie", "insertion", "installation",
    "intégration", "intervention", "inventaire", "isolation", "jardinage", "jeu", "joint", "journée", "kit", "lait",
    "lampadaire", "lampe", "légume", "lessive", "levage", "licence", "linge", "lit", "livraison", "livre", "location",
    "logiciel", "lot", "luminaire", "lustre", "machine", "maçonnerie", "maintenance", "malfaçon", "manutention", "maquette",
    "marbre", "marchandise", "marquage", "masque", "matériau", "matériaux", "matériel", "matière", "menuiserie", "meuble",
    "miel", "miroir", "mise", "mission", "mobilier", "modification", "module", "montage", "moteur", "moule", "nappe",
    "nettoyage", "non-conformité", "ordinateur", "outil", "outillage", "pain", "palette", "panier", "panneau", "panneaux",
    "papier", "parquet", "pavé", "peinture", "photo", "photographie", "pièce", "pierre", "plan", "planche", "plantation",
    "plante", "plaque", "plat", "plateau", "plomberie", "pneu", "poêle", "poisson", "pompe", "portail", "porte", "portrait",
    "pose", "poteau", "poutre", "prélèvement", "prestation", "prix", "produit", "programme", "projecteur", "publication",
    "publicité", "quantité", "quincaillerie", "rampe", "ravalement", "rayonnage", "réalisation", "récolte", "rédaction",
    "réfection", "référencement", "refonte", "régie", "remise", "remplacement", "rénovation", "réparation", "repas",
    "reportage", "reprise", "réseau", "restauration", "retard", "revêtement", "revue", "robinet", "rouleau", "ruban", "sable",
    "sac", "séance", "semence", "séminaire", "sérigraphie", "serrurerie", "serveur", "service", "siège", "signalétique", "site",
    "sol", "solde", "sonorisation", "spectacle", "stock", "stockage", "store", "suivi", "support", "surveillance", "table",
    "tableau", "tapis", "tente", "terrassement", "terre", "texte", "tirage", "tissu", "toiture", "tôle", "tondeuse", "tracteur",
    "traduction", "traitement", "transport", "travail", "travaux", "tuile", "tuyau", "uniforme", "usinage", "ustensile",
    "vaisselle", "véhicule", "vente", "vérin", "verre", "verrière", "vêtement", "viande", "vidange", "vin", "visite", "vitrage",
    "vitrine", "volet", "voyage",
))  # fmt: skip
"""Common nouns, in the singular, with which the object of an invoice or of a dispute begins."""
_PREMIER = re.compile(r"(?P<mot>[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿœ]+(?:-[a-zà-öø-ÿœ]+)*)(?P<suite>(?:[ \u00a0,].*)?)", re.DOTALL)
_SUITE_D_UN_NOM = re.compile(r"[ \u00a0](?:[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿœ]|[A-ZÀ-ÖØ-Þ]['’])")
"""« Conseil Régional », « Table Ronde »: the next word has a capital of its own, and is no acronym."""


def en_phrase(objet: str) -> str:
    """The object of an invoice as a sentence takes it, its first letter in lower case when it is that of a common noun."""
    trouve = _PREMIER.fullmatch(objet)
    if trouve is None or _SUITE_D_UN_NOM.match(trouve["suite"]):
        return objet
    mot, suite = trouve["mot"].lower(), trouve["suite"]
    connu = mot in _NOMS or mot.removesuffix("s") in _NOMS or (mot in _NOMBRES and suite[1:2].islower())
    return objet[:1].lower() + objet[1:] if connu else objet
