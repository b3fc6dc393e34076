"""Les deux parties et leurs coordonnées.

C. civ., art. 1344 : le débiteur est mis en demeure de payer soit par une sommation ou un acte portant interpellation
suffisante, soit, si le contrat le prévoit, par la seule exigibilité de l'obligation.

Lecture retenue : la première des cinq mentions. Chaque partie a un nom (dénomination de la personne morale, nom de la
personne physique) et une adresse postale complète : voie, code postal, commune. Un constat par donnée absente. Une
donnée de remplissage (« ? », « à compléter ») est une donnée absente ; un code postal français a cinq chiffres.

Angle mort : la règle ne sait pas si l'adresse existe ni si elle est à jour.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer
from dossier_juridique.model.parties import Partie

_REMPLISSAGE = frozenset(
    (
        "a completer", "a preciser", "a renseigner", "a definir", "inconnu", "inconnue", "neant", "non renseigne",
        "non renseignee", "non communique", "non communiquee", "xxx", "todo", "n/a",
    )
)  # fmt: skip


def _absent(texte: str | None) -> bool:
    """True for nothing, for signs without a letter or a figure, and for words that stand for a missing datum."""
    if texte is None or not any(signe.isalnum() for signe in texte):
        return True
    plie = "".join(c for c in unicodedata.normalize("NFKD", texte.casefold()) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w/ ]", " ", plie).split()) in _REMPLISSAGE


def _manques(partie: Partie, cle: str) -> Iterator[tuple[str, str]]:
    """Key of the dossier and French name of each datum missing from a party."""
    if partie.morale:
        if _absent(partie.denomination):
            yield f"{cle}.denomination", "la dénomination"
    elif _absent(partie.nom):
        yield f"{cle}.nom", "le nom"
    adresse = partie.adresse
    if adresse is None:
        yield f"{cle}.adresse", "l'adresse postale (voie, code postal, commune)"
        return
    if all(_absent(ligne) for ligne in adresse.lignes):
        yield f"{cle}.adresse.lignes", "la voie de l'adresse"
    if _absent(adresse.code_postal):
        yield f"{cle}.adresse.code_postal", "le code postal"
    elif adresse.en_france and len(re.sub(r"\D", "", adresse.code_postal or "")) != 5:
        yield f"{cle}.adresse.code_postal", "un code postal de cinq chiffres"
    if _absent(adresse.commune):
        yield f"{cle}.adresse.commune", "la commune"


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each datum missing: name and postal address of the creditor, then of the debtor."""
    dossier = examen.dossier
    parties: tuple[tuple[Partie, str, str], ...] = (
        (dossier.creancier, "creancier", "du créancier"),
        (dossier.debiteur, "debiteur", "du débiteur"),
    )
    for partie, cle, de_qui in parties:
        nom = f" ({partie.nom_affiche})" if partie.nom_affiche else ""
        for ou, quoi in _manques(partie, cle):
            yield Ecart(
                ou,
                composer(
                    f"Le courrier doit nommer les deux parties et donner leurs coordonnées ; il manque : {quoi} "
                    f"{de_qui}{nom}."
                ),
                composer(f"Indiquez {quoi} {de_qui} (clé « {ou} »)."),
            )


REGLE = Regle(
    id="civ-1344-parties-coordonnees",
    titre="Les deux parties et leurs coordonnées",
    groupe=5,
    article="C. civ., art. 1344 (interpellation suffisante) et usage",
    gravites={
        Famille.RELANCE: Gravite.BLOQUANT,
        Famille.MISE_EN_DEMEURE: Gravite.BLOQUANT,
        Famille.ACCORD: Gravite.BLOQUANT,
    },
    remede=composer("Complétez le nom et l'adresse ; ajoutez un téléphone ou un courriel du créancier."),
    source="legifrance.gouv.fr (C. civ. 1344) ; usage",
    confiance="B",
    regissante="au",
    examiner=examiner,
)
