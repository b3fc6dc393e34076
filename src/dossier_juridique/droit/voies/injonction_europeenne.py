"""European order for payment (règl. (CE) n° 1896/2006; CPC, art. 1424-1 to 1424-15)."""

from __future__ import annotations

from dossier_juridique.droit.voies.situation import Situation, empechements, prescription_acquise
from dossier_juridique.droit.voies.voie import Motif, Voie, motif, voie
from dossier_juridique.model.commun import Adresse
from dossier_juridique.model.francais import euros

ETATS_MEMBRES = frozenset({
    "AT", "BE", "BG", "CY", "CZ", "DE", "EE", "ES", "FI", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT",
    "NL", "PL", "PT", "RO", "SE", "SI", "SK",
})  # fmt: skip
"""Member States bound by the regulation, France apart; Denmark is not bound (art. 2, § 3)."""
# Saint-Barthélemy is outside the Union; the other overseas codes that the table covers are part of France in it.
FRANCE = frozenset({"FR", "GP", "MQ", "GF", "RE", "YT", "MF"})


def injonction_europeenne(situation: Situation) -> Voie:
    """Open only to a cross-border claim."""
    motifs = [*empechements(situation), *prescription_acquise(situation), _transfrontalier(situation)]
    if not situation.debiteur_en_france:
        motifs.append(
            motif(
                "La demande se porte en principe devant la juridiction de l'État où demeure le débiteur ; en France, "
                "s'il y a une clause ou si la livraison ou l'exécution y a eu lieu.",
                "Règl. (CE) n° 1896/2006, art. 6 ; règl. (UE) n° 1215/2012, art. 4, 7 et 25",
                "condition",
            )
        )
    motifs += [
        motif(
            f"Formulaire A, sans pièces jointes : elles y sont décrites. Demande de {euros(situation.total)}.",
            "Règl. (CE) n° 1896/2006, art. 7",
        ),
        motif("Frais de greffe non établis pour cette procédure : demandez au greffe.", "CPC, art. 1424-1 et 1425"),
        motif("Opposition dans les trente jours de la signification ou de la notification de l'injonction.",
              "Règl. (CE) n° 1896/2006, art. 16"),
    ]  # fmt: skip
    return voie(
        "injonction-de-payer-europeenne",
        "Injonction de payer européenne",
        "Règl. (CE) n° 1896/2006 ; CPC, art. 1424-1 à 1424-15",
        motifs,
        (),
        motif("Aucun avocat n'est requis pour la demande.", "Règl. (CE) n° 1896/2006, art. 24"),
        motif(
            "Aucun texte lu ne dit que la demande interrompt la prescription : ne comptez que sur la signification "
            "de l'injonction.",
            "C. civ., art. 2241, par lecture",
        ),
    )


def _transfrontalier(situation: Situation) -> Motif:
    article = "Règl. (CE) n° 1896/2006, art. 2 et 3"
    creancier, debiteur = (_pays(p.adresse) for p in (situation.dossier.creancier, situation.dossier.debiteur))
    if creancier in ETATS_MEMBRES or debiteur in ETATS_MEMBRES:
        return motif(
            f"Litige transfrontalier : créancier ({creancier}), débiteur ({debiteur}).",
            article,
            "ouvre",
        )
    if "?" in (creancier, debiteur):
        return motif("L'adresse d'une partie manque : le caractère transfrontalier n'est pas établi.", article, "ferme")
    if creancier in FRANCE and debiteur in FRANCE:
        return motif("Les deux parties demeurent en France : le litige n'est pas transfrontalier.", article, "ferme")
    if "DK" in (creancier, debiteur):
        return motif("Le Danemark n'est pas lié par le règlement.", article, "ferme")
    return motif(
        "Aucune partie ne demeure dans un autre État membre lié par le règlement : le litige n'est pas transfrontalier "
        "à son sens.",
        article,
        "ferme",
    )


def _pays(adresse: Adresse | None) -> str:
    return adresse.pays if adresse is not None else "?"
