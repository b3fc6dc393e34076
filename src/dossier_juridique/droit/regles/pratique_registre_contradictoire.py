"""L'extrait du registre produit dit autre chose que le dossier.

C. com., art. L. 123-9 : ce qui est publié au registre est opposable à tous. Une radiation, une dissolution ou une
procédure collective inscrite sur l'extrait que l'on produit soi-même rend l'acte inutile ou interdit (art. L. 622-21).

Lecture retenue : les mots « liquidation judiciaire », « redressement judiciaire », « procédure de sauvegarde »,
« radiation » et « dissolution » sont cherchés dans les pièces de nature extrait_registre et bodacc, hors des lignes qui
les nient ; le dossier doit déclarer l'état qui leur répond. Le numéro SIREN de l'extrait doit être celui du débiteur ou
du créancier.

Angle mort : un jugement ancien, clos depuis, se lève avec un motif ; un extrait numérisé n'est pas lu.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.connaissance import contradicts
from dossier_juridique.droit.croisement import place, reading
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.droit.texte_de_piece import companies, lines
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, siren_espace


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each extract of another company, one for each that tells another state."""
    debiteur, creancier = examen.dossier.debiteur, examen.dossier.creancier
    for rang, piece in enumerate(examen.dossier.pieces):
        lecture = reading(examen, piece)
        if piece.nature not in ("extrait_registre", "bodacc") or lecture is None:
            continue
        lignes = lines(lecture.pages)
        numeros = companies(lignes)
        lus = {t.valeur for t in numeros}
        numero = examen.numero_piece(piece.id)
        if creancier.siren in lus and debiteur.siren not in lus:
            continue  # the creditor's own extract
        if lus and debiteur.siren and debiteur.siren not in lus:
            yield Ecart(
                "debiteur.siren",
                composer(
                    f"Le dossier déclare le débiteur {siren_espace(debiteur.siren)} ; {place(numero, numeros[0].page)} "
                    f"porte {siren_espace(numeros[0].valeur)}."
                ),
                composer("Corrigez le numéro, ou joignez l'extrait du débiteur."),
            )
            continue
        declare = debiteur.procedure_collective.type if debiteur.procedure_collective else debiteur.etat
        dit = contradicts(declare, lignes)
        if dit is not None:
            yield Ecart(
                f"pieces[{rang}]",
                composer(
                    f"{place(numero, dit[1]).capitalize()} porte « {dit[0][:120]} » ; le dossier ne le déclare pas du débiteur."
                ),
            )


REGLE = Regle(
    id="pratique-registre-contradictoire",
    titre="L'extrait du registre produit dit autre chose que le dossier",
    groupe=12,
    article="C. com., art. L. 123-9 et L. 622-21 ; pratique",
    gravites={
        Famille.RELANCE: Gravite.RESERVE,
        Famille.MISE_EN_DEMEURE: Gravite.RESERVE,
        Famille.REQUETE: Gravite.RESERVE,
    },
    remede=composer(
        "Déclarez l'état du débiteur (etat, procedure_collective), ou dites pourquoi l'inscription ne le concerne plus."
    ),
    source="legifrance.gouv.fr (C. com. L123-9, L622-21)",
    confiance="C",
    regissante="au",
    examiner=examiner,
)
