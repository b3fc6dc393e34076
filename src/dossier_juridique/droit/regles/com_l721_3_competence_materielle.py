"""Juridiction commerciale ou judiciaire.

C. com., art. L. 721-3 : les tribunaux de commerce connaissent des contestations entre commerçants,
artisans, établissements de crédit, sociétés de financement ou entre eux, de celles relatives aux sociétés
commerciales et de celles relatives aux actes de commerce entre toutes personnes. C. com., art. L. 210-1 :
sont commerciales par leur forme les sociétés en nom collectif, en commandite simple, à responsabilité
limitée et par actions. COJ, art. L. 211-3 : le tribunal judiciaire connaît du reste.

Lecture retenue : la forme l'emporte sur la qualité déclarée. Contre un débiteur qui n'est pas commerçant,
le tribunal judiciaire ; entre commerçants, la juridiction commerciale ; un créancier qui n'est pas
commerçant choisit. Une qualité inconnue est demandée par une autre règle. Un pouvoir spécial ne vaut que devant la
juridiction qu'il nomme : la même lecture le retient, et la réserve se lève pour une action qui a son propre juge.
Angle mort : l'acte de commerce isolé d'un non-commerçant n'est pas reconnu.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.competence import (
    JUDICIAIRE,
    NATURES_COMMERCIALES,
    avec_de,
    commerciale_de,
    est_commerciale,
    judiciaire_de,
    libelle,
)
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.actes_du_dossier import JuridictionSaisie
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, enumerer


def _nommee(examen: Examen) -> tuple[str, JuridictionSaisie | None]:
    """The court that the act names and its key: a power has its own, or that of the procedure; other agreements none."""
    procedure, pouvoir = examen.dossier.procedure, examen.dossier.pouvoir
    if examen.famille is Famille.ACCORD and examen.acte != "pouvoir-special":
        return "", None
    if examen.acte == "pouvoir-special" and pouvoir is not None and pouvoir.juridiction is not None:
        return "pouvoir", pouvoir.juridiction
    return "procedure", procedure.juridiction if procedure else None


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when the kind of court does not suit the quality of the parties."""
    dossier = examen.dossier
    ou, saisie = _nommee(examen)
    if saisie is None:
        return
    debiteur, creancier = est_commerciale(dossier.debiteur), est_commerciale(dossier.creancier)
    commerciale = saisie.nature in NATURES_COMMERCIALES
    if commerciale and debiteur is False:
        attendues = [judiciaire_de(r).libelle for r in examen.ressorts] or [JUDICIAIRE]
    elif not commerciale and debiteur and creancier:
        jour = examen.date_requete
        attendues = [commerciale_de(r, jour).libelle for r in examen.ressorts] or ["tribunal de commerce"]
    else:
        return
    nom = dossier.debiteur.nom_affiche or "Débiteur"
    qualite = dossier.debiteur.forme or ("non commerçant" if debiteur is False else "commerçant")
    attendue = enumerer(list(dict.fromkeys(avec_de(a) for a in attendues)), "ou")
    yield Ecart(
        f"{ou}.juridiction.nature",
        composer(
            f"{nom} ({qualite}) : la demande relève {attendue}, non {avec_de(libelle(saisie.nature, saisie.siege))}."
        ),
    )


REGLE = Regle(
    id="com-l721-3-competence-materielle",
    titre="Juridiction commerciale ou judiciaire",
    groupe=10,
    article="C. com., art. L. 721-3 et L. 210-1 ; COJ, art. L. 211-3",
    gravites={
        Famille.REQUETE: Gravite.BLOQUANT,
        Famille.ACCORD: Gravite.RESERVE,
    },
    remede=composer(
        "Corrigez la juridiction. SNC, SCS, SARL, SA, SAS et SCA sont commerciales par la forme ; sociétés "
        "civiles, associations et professions libérales ne le sont pas."
    ),
    source="legifrance.gouv.fr/codes/article_lc/LEGIARTI000044078679",
    confiance="B",
    regissante="requete.date",
    examiner=examiner,
)
