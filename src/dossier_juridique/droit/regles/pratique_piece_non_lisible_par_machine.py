"""Une pièce n'est pas lisible par une machine : rien n'y a été vérifié.

Aucun texte : une photographie ou une numérisation sans texte est recevable. Mais le rapprochement du dossier et de ses
pièces ne s'y fait pas, et le silence des autres règles ne vaut pas accord.

Lecture retenue : aucune page ne porte de texte, ou le fichier n'a pu être lu ; les pages muettes d'une pièce lisible par
ailleurs sont dites aussi. Une seule observation les réunit.

Angle mort : aucune reconnaissance de caractères n'est faite.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, enumerer


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for all the exhibits that say nothing to a machine, one for each that could not be read."""
    muettes: list[str] = []
    for rang, piece in enumerate(examen.dossier.pieces):
        lecture = examen.lectures.get(piece.id)
        if lecture is None:
            continue
        numero = examen.numero_piece(piece.id)
        if lecture.refus:
            yield Ecart(
                f"pieces[{rang}].fichier",
                composer(f"Pièce n° {numero} ({piece.intitule}) : non lue par la machine, {lecture.refus}."),
            )
        elif not lecture.lisible and lecture.facture is None:
            muettes.append(numero)
        elif lecture.muettes:
            pages = lecture.muettes
            dites = enumerer([str(n) for n in pages[:6]]) + ("…" if len(pages) > 6 else "")
            muettes.append(f"{numero} ({'pages' if len(pages) > 1 else 'page'} {dites})")
        elif lecture.coupee:
            muettes.append(f"{numero} (fin du document)")
    muettes.sort(key=lambda n: int(re.match(r"\d*", n)[0] or 0))  # type: ignore[index]
    if muettes:
        quoi, s = ("Pièces", "s") if len(muettes) > 1 else ("Pièce", "")
        yield Ecart(
            "pieces",
            composer(f"{quoi} n° {enumerer(muettes)} : non lisible{s} par machine ; rien n'y a été vérifié."),
        )


REGLE = Regle(
    id="pratique-piece-non-lisible-par-machine",
    titre="Une pièce n'est pas lisible par une machine",
    groupe=8,
    article="Pratique",
    gravites={
        Famille.RELANCE: Gravite.OBSERVATION,
        Famille.MISE_EN_DEMEURE: Gravite.OBSERVATION,
        Famille.REQUETE: Gravite.OBSERVATION,
    },
    remede=composer("Comparez vous-même ces pièces au dossier, ou fournissez une version qui porte son texte."),
    source="pratique",
    confiance="C",
    regissante="au",
    examiner=examiner,
)
