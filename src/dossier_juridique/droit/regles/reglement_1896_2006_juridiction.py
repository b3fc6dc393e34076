"""Juridiction et compétence du formulaire A.

Règlement (CE) n° 1896/2006, art. 7, § 2 : la demande comporte le nom et l'adresse de la juridiction saisie, et f) les chefs
de compétence. Art. 6 : la compétence suit le règlement (UE) n° 1215/2012.

Lecture retenue : une juridiction française (procedure.juridiction) ou d'un autre État (procedure.europeenne) est nommée ; le
chef de compétence « autre » demande une précision ; le domicile du défendeur ne désigne que la juridiction de son État.
Angle mort : la compétence elle-même n'est pas jugée.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.lecture import EUROPEENNE
from dossier_juridique.droit.procedure_delais import territoire
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for a missing court, one for grounds that do not hold."""
    dossier = examen.dossier
    procedure = dossier.procedure
    europeenne = procedure.europeenne if procedure else None
    ailleurs = europeenne is not None and europeenne.juridiction is not None
    if not ailleurs and (procedure is None or procedure.juridiction is None):
        yield Ecart("procedure.juridiction", composer("Le formulaire A doit nommer la juridiction saisie."))
    chef = europeenne.competence if europeenne else "domicile_du_defendeur"
    if europeenne is not None and chef == "autre" and not europeenne.competence_precision:
        yield Ecart("procedure.europeenne.competence_precision", composer("Précisez le chef de compétence invoqué."))
    if chef == "domicile_du_defendeur" and not ailleurs:
        lieu = territoire(dossier.debiteur.adresse)
        if lieu != "metropole" and not lieu.isdigit():
            yield Ecart(
                "procedure.europeenne.competence",
                composer(f"Le défendeur demeure hors de France ({lieu}) : dites ce qui fonde la compétence française."),
            )


REGLE = Regle(
    id="reglement-1896-2006-juridiction",
    titre=composer("Juridiction et compétence du formulaire A"),
    groupe=10,
    article="Règl. (CE) n° 1896/2006, art. 6 et 7",
    gravites={Famille.REQUETE: Gravite.BLOQUANT},
    actes=frozenset({EUROPEENNE}),
    remede=composer(
        "Complétez procedure.juridiction, ou procedure.europeenne.juridiction et sa compétence."
    ),
    source="eur-lex.europa.eu (règlement n° 1896/2006)",
    confiance="B",
    regissante="au",
    examiner=examiner,
)
