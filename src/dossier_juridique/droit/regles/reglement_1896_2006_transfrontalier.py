"""Litige transfrontalier.

Règlement (CE) n° 1896/2006, art. 3 : le litige est transfrontalier lorsqu'au moins une des parties a son domicile ou sa
résidence habituelle dans un État membre autre que celui de la juridiction saisie. Art. 2, § 3 : le Danemark n'est pas lié.

Lecture retenue : le pays de chaque partie est celui de son adresse ; celui de la juridiction est la France, sauf adresse
d'une juridiction d'un autre État. L'outre-mer est la France.
Angle mort : le domicile des sociétés au sens du règlement (UE) n° 1215/2012 peut être ailleurs que le siège.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.lecture import EUROPEENNE
from dossier_juridique.droit.procedure_delais import territoire
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.commun import Adresse
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

_MEMBRES = frozenset({
    "FR", "AT", "BE", "BG", "CY", "CZ", "DE", "EE", "ES", "FI", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT",
    "NL", "PL", "PT", "RO", "SE", "SI", "SK",
})  # fmt: skip
"""Member States bound by the regulation."""


def _pays(adresse: Adresse | None) -> str:
    if adresse is None:
        return "?"
    lieu = territoire(adresse)
    return "FR" if lieu == "metropole" or lieu.isdigit() else lieu


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when no party lives in a bound State other than that of the court."""
    dossier = examen.dossier
    europeenne = dossier.procedure.europeenne if dossier.procedure else None
    for_ = _pays(europeenne.juridiction_adresse) if europeenne and europeenne.juridiction_adresse else "FR"
    pays = [_pays(dossier.creancier.adresse), _pays(dossier.debiteur.adresse)]
    if for_ not in _MEMBRES:
        yield Ecart(
            "procedure.europeenne.juridiction_adresse.pays",
            composer(f"La juridiction saisie ({for_}) n'est pas dans un État membre lié par le règlement."),
        )
    elif not any(p in _MEMBRES and p != for_ for p in pays):
        yield Ecart(
            "debiteur.adresse.pays",
            composer(
                f"Le litige n'est pas transfrontalier : créancier ({pays[0]}), débiteur ({pays[1]}), juridiction ({for_})."
            ),
        )


REGLE = Regle(
    id="reglement-1896-2006-transfrontalier",
    titre=composer("Litige transfrontalier"),
    groupe=10,
    article="Règl. (CE) n° 1896/2006, art. 2 et 3",
    gravites={Famille.REQUETE: Gravite.BLOQUANT},
    actes=frozenset({EUROPEENNE}),
    remede=composer(
        "Choisissez une voie nationale (« dossier orienter » les énumère), ou corrigez le pays des parties."
    ),
    source="eur-lex.europa.eu (règlement n° 1896/2006)",
    confiance="B",
    regissante="au",
    examiner=examiner,
)
