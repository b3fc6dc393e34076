"""How the rules of the requête are read for the other acts of procedure.

The catalogue gives one gravity for « the requête ». The other acts of procedure share most of these rules (parties,
claim, exhibits, prescription) and not those that belong to the injonction de payer alone. Each act says here which
rules it leaves aside, which ones weigh otherwise, and under which article they are quoted. A rule written for one act
names it itself (``Regle.actes``).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct, field

from dossier_juridique.droit.regle import Famille, Regle
from dossier_juridique.model.constat import Gravite

INJONCTION = "injonction-de-payer"
REFERE = "refere-provision"
FOND = "assignation-au-fond"
PETITES_CREANCES = "petites-creances"
DECLARATION = "declaration-de-creance"
EUROPEENNE = "injonction-de-payer-europeenne"
SIGNIFICATION = "signification-de-l-ordonnance"
ASSIGNATIONS = frozenset({REFERE, FOND})
"""Names of the acts: those of the roads of ``droit.voies``, and the service that follows the order."""

_VIDE: Mapping[str, str] = MappingProxyType({})


class Lecture(Struct, frozen=True):
    """``ecartees``: rules that do not examine this act; ``seules``: when given, the only ones of the catalogue that do;
    ``gravites`` and ``articles``: what changes for it, by rule."""

    ecartees: frozenset[str] = frozenset()
    seules: frozenset[str] | None = None
    gravites: Mapping[str, Gravite] = field(default_factory=lambda: MappingProxyType({}))
    articles: Mapping[str, str] = field(default_factory=lambda: _VIDE)


_INJONCTION_SEULE = frozenset({
    "cpc-1405-cause-contractuelle", "cpc-1406-competence-territoriale", "cpc-1406-debiteur-hors-ressort",
    "cpc-1408-renvoi-non-decide", "cpc-1409-octroi-partiel", "cpc-1411-signification-trois-mois",
    "cpc-1411-signification-six-mois", "cpc-1416-opposition", "cpc-1418-adresse-de-notification",
    "cpc-1418-audience-sur-opposition", "cpc-1422-titre-executoire-ancien-regime",
    "cpc-1422-titre-executoire-deux-mois", "cpc-1425-consignation", "cpc-1425-consignation-sur-opposition",
    "cpc-750-1-tentative-amiable", "cpc-853-avocat-sur-opposition", "civ-2241-prescription-avant-signification",
    "cpc-57-date-et-signature", "pratique-canal-de-depot", "pratique-signature-electronique-sur-papier",
})  # fmt: skip
_JURIDICTION = frozenset({
    "cpc-54-juridiction", "com-l721-3-competence-materielle", "com-l721-3-qualite-a-confirmer",
    "com-l731-2-chambre-commerciale", "pratique-juridiction-a-confirmer", "l2023-1059-26-denomination-tae",
    "l2023-1059-27-contribution", "cpc-54-objet", "pratique-interets-posterieurs", "cpc-54-demandeur-personne-physique",
})  # fmt: skip

_ASSIGNATION = {
    "cpc-1407-montant": "CPC, art. 54 et 56", "cpc-1407-decompte": "CPC, art. 56, 2°",
    "cpc-1407-fondement": "CPC, art. 56, 2°", "cpc-1407-total-inexact": "CPC, art. 54 et 56",
    "cpc-1407-documents-joints": "CPC, art. 56, 3°", "cpc-1407-bordereau": "CPC, art. 56, 3°",
    "cpc-1407-piece-citee-absente": "CPC, art. 56, 3° et 132", "cpc-1407-piece-inouvrable": "CPC, art. 132",
    "cpc-1411-piece-interne": "CPC, art. 132 ; pratique", "cpc-57-defendeur-personne-morale": "CPC, art. 54 et 648",
    "cpc-57-defendeur-personne-physique": "CPC, art. 54 et 648",
    "civ-1104-contestation-au-telephone": "C. civ., art. 1104 et 1353",
}  # fmt: skip
_PREUVES_DISCUTEES = MappingProxyType({
    "civ-1363-factures-seules": Gravite.RESERVE,
    "civ-1353-commande-manquante": Gravite.OBSERVATION,
    "civ-1353-livraison-manquante": Gravite.OBSERVATION,
    "civ-1359-preuve-par-ecrit": Gravite.OBSERVATION,
    "pratique-piece-faible": Gravite.OBSERVATION,
    "pratique-envoi-non-prouve": Gravite.OBSERVATION,
})  # fmt: skip
"""Before those who verify a claim, or at the debtor's own acceptance, weak proof is discussed; it closes nothing."""


def _articles(remplace: str) -> Mapping[str, str]:
    bonne_foi = "civ-1104-contestation-au-telephone"
    par_regle = {regle: remplace for regle in _ASSIGNATION if regle.startswith("cpc-1407-")}
    return MappingProxyType({**par_regle, bonne_foi: _ASSIGNATION[bonne_foi]})


LECTURES: Mapping[str, Lecture] = MappingProxyType({
    REFERE: Lecture(
        _INJONCTION_SEULE | {"cpc-1409-contestation-ecrite", "cpc-54-objet"},
        gravites=MappingProxyType({"cpc-54-tentative-amiable": Gravite.RESERVE}),
        articles=MappingProxyType(_ASSIGNATION),
    ),
    FOND: Lecture(
        _INJONCTION_SEULE | {"cpc-1409-contestation-ecrite", "cpc-54-objet"},
        gravites=MappingProxyType({"civ-1363-factures-seules": Gravite.RESERVE}),
        articles=MappingProxyType(_ASSIGNATION),
    ),
    PETITES_CREANCES: Lecture(
        _INJONCTION_SEULE | _JURIDICTION,
        gravites=MappingProxyType({**_PREUVES_DISCUTEES, "pratique-mise-en-demeure-absente": Gravite.OBSERVATION}),
        articles=MappingProxyType({**_articles("CPCE, art. R. 125-1"),
                                   "cpc-1409-contestation-ecrite": "CPCE, art. L. 125-1"}),
    ),
    DECLARATION: Lecture(
        _INJONCTION_SEULE | _JURIDICTION | {
            "com-l622-21-procedure-collective", "civ-1305-2-creance-non-echue", "civ-1844-8-societe-radiee",
            "pratique-mise-en-demeure-absente", "pratique-etat-du-debiteur-perime", "cpc-1409-contestation-ecrite",
            "cpce-l126-1-voie-commerciale",
        },
        gravites=MappingProxyType({
            **_PREUVES_DISCUTEES, "com-l110-4-prescription-quinquennale": Gravite.RESERVE,
            "com-l133-6-prescription-annale": Gravite.RESERVE,
        }),
        articles=_articles("C. com., art. L. 622-25 et R. 622-23"),
    ),
    EUROPEENNE: Lecture(
        _INJONCTION_SEULE | _JURIDICTION | {"pratique-langue-etrangere", "pratique-bordereau-forme",
                                            "cpc-1411-piece-interne", "cpce-l126-1-voie-commerciale"},
        gravites=MappingProxyType({**_PREUVES_DISCUTEES, "pratique-mise-en-demeure-absente": Gravite.OBSERVATION}),
        articles=MappingProxyType({**_articles("Règl. (CE) n° 1896/2006, art. 7"),
                                   "cpc-1409-contestation-ecrite": "Règl. (CE) n° 1896/2006, art. 1er"}),
    ),
    SIGNIFICATION: Lecture(
        seules=frozenset({
            "com-l622-21-procedure-collective", "com-l622-24-declaration-de-creance", "civ-1844-8-societe-radiee",
            "pratique-etat-du-debiteur-perime", "cpc-1411-signification-trois-mois", "cpc-1411-signification-six-mois",
            "cpc-1409-octroi-partiel", "cpc-1416-opposition", "cpc-57-defendeur-personne-morale",
            "cpc-57-defendeur-personne-physique", "cpc-1407-piece-citee-absente", "cpc-1407-piece-inouvrable",
            "cpc-1411-piece-interne", "pratique-pdf-actif", "l71-1130-66-5-piece-couverte-par-le-secret",
            "cpc-54-juridiction", "pratique-bordereau-forme",
        }),
    ),
})  # fmt: skip


def gravite(regle: Regle, famille: Famille, acte: str) -> Gravite | None:
    """Weight of that rule for that act; None when it does not examine it."""
    if famille not in regle.gravites:
        return None
    lecture = LECTURES.get(acte)
    if regle.actes is not None:
        autre = lecture.gravites.get(regle.id) if lecture else None
        return (autre or regle.gravites[famille]) if acte in regle.actes else None
    if lecture is None:
        return regle.gravites[famille]
    if regle.id in lecture.ecartees or (lecture.seules is not None and regle.id not in lecture.seules):
        return None
    return lecture.gravites.get(regle.id, regle.gravites[famille])


def par_acte(regle: Regle) -> dict[str, Gravite | None]:
    """Weight of that rule for every act of procedure, None where it is not examined."""
    return {acte: gravite(regle, Famille.REQUETE, acte) for acte in (INJONCTION, *LECTURES)}


def article(regle: Regle, acte: str) -> str:
    """Basis of that rule for that act."""
    lecture = LECTURES.get(acte)
    return lecture.articles.get(regle.id, regle.article) if lecture else regle.article
