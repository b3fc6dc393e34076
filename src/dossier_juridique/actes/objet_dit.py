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
    "abonnement", "accessoire", "accompagnement", "achat", "acompte", "affiche", "ameublement", "aménagement", "analyse",
    "animation", "appareil", "approvisionnement", "armoire", "article", "assise", "assistance", "audit", "banc", "banquette",
    "bardage", "bâche", "bois", "boisson", "bouteille", "brochure", "bureau", "câblage", "caisse", "carafe", "carrelage",
    "carte", "carton", "catalogue", "chaise", "charpente", "chaudière", "chauffage", "climatisation", "cloison", "coffret",
    "colis", "commande", "commission", "composant", "comptoir", "conception", "confection", "conseil", "conserve",
    "consommable", "consultation", "contrôle", "coffrage", "couverture", "création", "cuisine", "débarras", "défaut", "délai",
    "démolition", "dépannage", "déplacement", "dépliant", "dépôt", "développement", "diagnostic", "distribution", "document",
    "échafaudage", "écart", "éclairage", "édition", "élagage", "emballage", "enduit", "enlèvement", "enseigne", "entretien",
    "équipement", "erreur", "étude", "expertise", "fabrication", "façonnage", "fauteuil", "fenêtre", "ferronnerie", "flyer",
    "formation", "fourniture", "frais", "gardiennage", "gravure", "gros", "habillage", "hébergement", "heure", "honoraire",
    "impression", "imprimé", "infogérance", "ingénierie", "insertion", "installation", "intégration", "intervention",
    "inventaire", "isolation", "jardinage", "journée", "kit", "lampe", "licence", "linge", "livraison", "livre", "location",
    "logiciel", "lot", "luminaire", "machine", "maçonnerie", "maintenance", "malfaçon", "manutention", "maquette", "marchandise",
    "marquage", "matériau", "matériaux", "matériel", "matière", "menuiserie", "meuble", "mise", "mission", "mobilier", "module",
    "montage", "nettoyage", "non-conformité", "ordinateur", "outil", "outillage", "palette", "panneau", "panneaux", "papier",
    "parquet", "peinture", "pièce", "plan", "plantation", "plaque", "plomberie", "porte", "portail", "pose", "prestation",
    "produit", "programme", "prix", "publication", "publicité", "quantité", "quincaillerie", "ravalement", "réalisation",
    "rédaction", "référencement", "réfection", "refonte", "régie", "remise", "remplacement", "rénovation", "réparation",
    "repas", "reprise", "réseau", "restauration", "retard", "revêtement", "revue", "sérigraphie", "service", "serrurerie",
    "serveur", "signalétique", "site", "sol", "solde", "stock", "stockage", "suivi", "support",
    "surveillance", "table", "tableau",
    "terrassement", "tirage", "tissu", "toiture", "traduction", "traitement", "transport", "travail", "travaux", "tuile",
    "usinage", "vaisselle", "véhicule", "vente", "vêtement", "vitrage", "vitrine", "volet", "voyage",
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
