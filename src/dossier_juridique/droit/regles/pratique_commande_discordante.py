"""La facture et la commande ne portent pas le même numéro de commande.

C. civ., art. 1353 : qui réclame l'exécution d'une obligation doit la prouver. Le bon de commande ne prouve la facture
que si l'un renvoie à l'autre.

Lecture retenue : le numéro déclaré (« commande », ou celui que l'objet énonce) est cherché dans les données
électroniques de la facture, dans le texte de la facture, puis dans le bon de commande, le devis ou l'acceptation que la
facture cite. Sans numéro déclaré, la facture et la commande sont comparées entre elles. Seule une contradiction est
dite, avec les deux numéros.

Angle mort : une commande orale, un contrat-cadre sans numéro, une facture qui réunit plusieurs commandes.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.croisement import bears_own_number, crossed, declared_order, place, reading
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, nom_facture
from dossier_juridique.droit.texte_de_piece import Ligne, find_number, labelled_numbers, lines, same_number
from dossier_juridique.expressions import expression
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.creances import Facture
from dossier_juridique.model.francais import composer

_COMMANDES = ("bon_de_commande", "devis_signe", "acceptation_ecrite")
_ANNONCE = expression(
    r"(bon de commande|votre commande|commande (client)?|ref(erence)?\.? (de )?commande|purchase order|order)"
    r"\s*(n°|no\b|numero|number|[:#])?(?= |[:#]|$)"
)


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each document that gives another order number than the dossier or the invoice."""
    dites: dict[int, tuple[str, str]] = {}
    for croisee in crossed(examen):
        if not bears_own_number(croisee):
            continue
        declaree = declared_order(croisee.facture)
        lue, page = _de_la_facture(croisee.donnees.references.commande if croisee.donnees else None, croisee.lignes)
        if lue is None:
            continue
        dites[croisee.rang] = (lue, croisee.ou(page))
        if declaree and not same_number(lue, declaree) and find_number(croisee.lignes, declaree) is None:
            verbe = "porte" if page else "portent"
            yield Ecart(
                _ou(croisee.rang, croisee.facture),
                composer(
                    f"{croisee.nom} : le dossier déclare la commande {declaree} ; {croisee.ou(page)} {verbe} la commande {lue}."
                ),
            )
    for rang, facture in enumerate(examen.dossier.factures):
        declaree = declared_order(facture)
        attendues = [n for n in (declaree, dites[rang][0] if rang in dites else None) if n]
        source = "le dossier déclare" if declaree else f"{dites[rang][1]} porte" if rang in dites else ""
        if attendues:
            yield from _commandes(examen, rang, facture, attendues, source)


def _de_la_facture(donnee: str | None, lignes: tuple[Ligne, ...]) -> tuple[str | None, int | None]:
    if donnee:
        return donnee, None
    lus = labelled_numbers(lignes, _ANNONCE)
    return (lus[0].valeur, lus[0].page) if len({t.valeur for t in lus}) == 1 else (None, None)


def _commandes(examen: Examen, rang: int, facture: Facture, attendues: list[str], source: str) -> Iterator[Ecart]:
    for piece in examen.pieces_de(facture, *_COMMANDES):
        lecture = reading(examen, piece)
        if lecture is None or piece.id not in facture.pieces:
            continue
        lignes = lines(lecture.pages)
        lus = labelled_numbers(lignes, _ANNONCE)
        if not lus or any(find_number(lignes, n) is not None for n in attendues):
            continue
        yield Ecart(
            _ou(rang, facture),
            composer(
                f"Facture {nom_facture(rang, facture)} : {source} la commande {attendues[0]} ; "
                f"{place(examen.numero_piece(piece.id), lus[0].page)} porte la commande {lus[0].valeur}."
            ),
        )


def _ou(rang: int, facture: Facture) -> str:
    return f"factures[{rang}].{'commande' if facture.commande else 'objet' if facture.objet else 'pieces'}"


REGLE = Regle(
    id="pratique-commande-discordante",
    titre="La facture et la commande ne portent pas le même numéro de commande",
    groupe=8,
    article="C. civ., art. 1353 ; pratique",
    gravites={
        Famille.RELANCE: Gravite.OBSERVATION,
        Famille.MISE_EN_DEMEURE: Gravite.OBSERVATION,
        Famille.REQUETE: Gravite.RESERVE,
    },
    remede=composer("Corrigez le numéro, ou joignez la commande qui correspond à la facture."),
    source="pratique des greffes",
    confiance="C",
    regissante="au",
    examiner=examiner,
)
