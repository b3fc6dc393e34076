"""La date de la facture ou son échéance n'est pas celle que le dossier déclare.

C. com., art. L. 441-9, I : la facture mentionne sa date d'émission et « la date à laquelle le règlement doit
intervenir ». Les pénalités courent du lendemain de cette date (art. L. 441-10, II) : une échéance avancée fait
réclamer trop, une échéance reculée trop peu.

Lecture retenue : l'échéance déclarée doit être l'une des dates de paiement que portent les données électroniques ; à
défaut, l'une de celles que la page annonce (« échéance », « à régler avant le », « date limite »). Il en va de même de
la date d'émission. Une date déclarée que rien ne contredit n'appelle pas ce constat.

Angle mort : une échéance écrite en toutes lettres ou comme un délai (« 30 jours fin de mois ») n'est pas comparée.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dossier_juridique.droit.croisement import ECHEANCE, EMISSION, PAS_ECHEANCE, Croisee, bears_own_number, crossed
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.droit.texte_de_piece import days, find_day
from dossier_juridique.expressions import expression
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, enumerer, jour_court

_ENGLISH = expression(r"\binvoice\b(?!.*\bfacture\b)")


def _month_first(jour: date) -> date | None:
    """The day that an English page means when it writes the month before the day."""
    return date(jour.year, jour.day, jour.month) if jour.day <= 12 else None


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for the due date, one for the day of issue, when the exhibit says another day."""
    for croisee in crossed(examen):
        if not bears_own_number(croisee):
            continue
        donnees = croisee.donnees
        facture = croisee.facture
        terme = tuple(donnees.jours) if donnees else ()
        emise = (donnees.emise_le,) if donnees and donnees.emise_le else ()
        yield from _compare(croisee, "echeance", "l'échéance du", facture.echeance, terme, ECHEANCE)
        yield from _compare(croisee, "emise_le", "la date d'émission du", facture.emise_le, emise, EMISSION)


def _compare(
    croisee: Croisee, cle: str, quoi: str, declare: date | None, donnees: tuple[date, ...], annonce: re.Pattern[str]
) -> Iterator[Ecart]:
    if declare is None or declare in donnees:
        return
    page: int | None = None
    lus: tuple[date, ...] = tuple(dict.fromkeys(donnees))
    if not lus:
        dites = [
            t for t in days(croisee.lignes)
            if annonce.search(t.ligne) and not (cle == "echeance" and PAS_ECHEANCE.search(t.ligne))
        ]  # fmt: skip
        lus = tuple(dict.fromkeys(t.valeur for t in dites))
        anglaise = _ENGLISH.search(" ".join(ligne.plat for ligne in croisee.lignes))
        if not lus or declare in lus or (anglaise and _month_first(declare) in lus):
            return
        if cle == "emise_le" and find_day(croisee.lignes, declare) is not None:
            return
        page = dites[0].page
    portees = enumerer([f"le {jour_court(j)}" for j in lus[:4]])
    verbe = "porte" if page else "portent"
    yield Ecart(
        f"factures[{croisee.rang}].{cle}",
        composer(
            f"{croisee.nom} : le dossier déclare {quoi} {jour_court(declare)} ; {croisee.ou(page)} {verbe} {portees}."
        ),
    )


REGLE = Regle(
    id="pratique-date-discordante",
    titre="La date de la facture ou son échéance n'est pas celle que le dossier déclare",
    groupe=8,
    article="C. com., art. L. 441-9 et L. 441-10 ; pratique",
    gravites={
        Famille.RELANCE: Gravite.RESERVE,
        Famille.MISE_EN_DEMEURE: Gravite.RESERVE,
        Famille.REQUETE: Gravite.RESERVE,
    },
    remede=composer("Relevez la date sur la facture et corrigez dossier.toml ; les pénalités en dépendent."),
    source="legifrance.gouv.fr (C. com. L441-9, L441-10)",
    confiance="B",
    regissante="au",
    examiner=examiner,
)
