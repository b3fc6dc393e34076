"""La livraison n'est pas datée comme le dossier le déclare, ou suit la facture sans raison.

C. civ., art. 1353 : qui réclame l'exécution d'une obligation doit la prouver. C. com., art. L. 441-9, I : la facture est
délivrée « dès la réalisation de la livraison ou de la prestation ». Le juge rapproche la commande, la livraison et la
facture ; une livraison postérieure à la facture appelle une explication (acompte, livraisons échelonnées).

Lecture retenue : la date déclarée (livraison, réception ou exécution) est comparée à celle des données électroniques de
la facture, puis aux dates que portent le bon de livraison et les pièces semblables de cette facture. Une livraison
déclarée après l'émission est dite, sauf pour une situation de travaux, une facture d'acompte (type 386) ou un objet qui
parle d'acompte, d'abonnement ou d'avance.

Angle mort : un bon de livraison manuscrit ou numérisé n'est pas lu ; la raison de l'écart se dit en levant la réserve.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dossier_juridique.droit.croisement import Croisee, bears_own_number, crossed, execution_days, place, reading
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, nom_facture
from dossier_juridique.droit.texte_de_piece import days, flatten, lines
from dossier_juridique.expressions import expression
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.creances import Facture
from dossier_juridique.model.francais import composer, enumerer, jour_court

_PREUVES = ("bon_de_livraison", "preuve_transporteur", "lettre_de_voiture", "pv_de_reception")
_LIVREE = expression(r"livr|recu|recept|remis|execut|realis|distribu")
_SOUHAITEE = expression(r"souhait|prevu|estim|demande|au plus tard|semaine|commande")
_AVANCE = expression(r"acompte|arrhes|avance|abonnement|loyer|redevance|provision")


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each invoice delivered after its issue, one for each exhibit that gives another day."""
    croisees = list(crossed(examen))
    for rang, facture in enumerate(examen.dossier.factures):
        siennes = [c for c in croisees if c.rang == rang and bears_own_number(c)]
        yield from _apres_la_facture(rang, facture, siennes)
        declarees = execution_days(facture)
        if not declarees:
            continue
        for croisee in siennes:
            yield from _donnees(croisee, declarees)
        for piece in examen.pieces_de(facture, *_PREUVES):
            lecture = reading(examen, piece)
            if lecture is None or piece.id not in facture.pieces:
                continue
            lus = days(lines(lecture.pages))
            if not lus or any(t.valeur in declarees for t in lus):
                continue
            dites = [t for t in lus if _LIVREE.search(t.ligne) and not _SOUHAITEE.search(t.ligne)] or list(lus)
            portees = enumerer([f"le {jour_court(j)}" for j in dict.fromkeys(t.valeur for t in dites[:3])])
            yield Ecart(
                f"factures[{rang}].livree_le",
                composer(
                    f"Facture {nom_facture(rang, facture)} : le dossier déclare une exécution le "
                    f"{jour_court(declarees[0])} ; {place(examen.numero_piece(piece.id), dites[0].page)} porte {portees}."
                ),
            )


def _apres_la_facture(rang: int, facture: Facture, croisees: list[Croisee]) -> Iterator[Ecart]:
    if facture.emise_le is None or facture.livree_le is None or facture.livree_le <= facture.emise_le:
        return
    acompte = any(c.donnees is not None and c.donnees.type_code in ("386", "500") for c in croisees)
    if acompte or facture.nature == "situation" or facture.periodique or _AVANCE.search(flatten(facture.objet or "")):
        return
    yield Ecart(
        f"factures[{rang}].livree_le",
        composer(
            f"Facture {nom_facture(rang, facture)} : la livraison ({jour_court(facture.livree_le)}) suit la facture "
            f"({jour_court(facture.emise_le)}), et rien n'en dit la raison."
        ),
        composer("Corrigez la date, ou dites la raison (acompte, livraisons échelonnées) en levant la réserve."),
    )


def _donnees(croisee: Croisee, declarees: tuple[date, ...]) -> Iterator[Ecart]:
    lue = croisee.donnees.references.livree_le if croisee.donnees else None
    page: int | None = None
    if lue is None:
        dites = [t for t in days(croisee.lignes) if re.search(r"livr(aison|ee?)\b.{0,12}$", t.ligne)]
        dites = [t for t in dites if not _SOUHAITEE.search(t.ligne)]
        if not dites or any(t.valeur in declarees for t in dites):
            return
        lue, page = dites[0].valeur, dites[0].page
    if lue not in declarees:
        verbe = "porte" if page else "portent"
        yield Ecart(
            f"factures[{croisee.rang}].livree_le",
            composer(
                f"{croisee.nom} : le dossier déclare une exécution le {jour_court(declarees[0])} ; "
                f"{croisee.ou(page)} {verbe} une livraison le {jour_court(lue)}."
            ),
        )


REGLE = Regle(
    id="pratique-livraison-discordante",
    titre="La livraison n'est pas datée comme le dossier le déclare, ou suit la facture sans raison",
    groupe=8,
    article="C. civ., art. 1353 ; C. com., art. L. 441-9",
    gravites={
        Famille.RELANCE: Gravite.OBSERVATION,
        Famille.MISE_EN_DEMEURE: Gravite.OBSERVATION,
        Famille.REQUETE: Gravite.RESERVE,
    },
    remede=composer("Corrigez la date de livraison, ou joignez la pièce qui la prouve."),
    source="legifrance.gouv.fr (C. civ. 1353, C. com. L441-9) ; pratique des greffes",
    confiance="C",
    regissante="au",
    examiner=examiner,
)
