"""Simplified procedure for small claims, by commissaire de justice (CPCE, art. L. 125-1 and R. 125-1 to R. 125-8)."""

from __future__ import annotations

from datetime import date

from dossier_juridique.droit.voies.situation import Situation, contestation, empechements, prescription_acquise
from dossier_juridique.droit.voies.voie import Motif, Voie, motif, voie
from dossier_juridique.model.francais import euros, jour_long

FERMEE_ENTRE_COMMERCANTS = date(2026, 4, 25)
"""First day in force of loi n° 2026-307 of 23/04/2026."""
_LOI = "CPCE, art. L. 125-1 ; loi n° 2026-307 du 23/04/2026"


def petites_creances(situation: Situation) -> Voie:
    """Needs the debtor's agreement; gives a title without judge, up to a dated amount."""
    motifs = [*empechements(situation), *prescription_acquise(situation), *_parties(situation)]
    if situation.dossier.conditions.fondement == "effet_de_commerce":
        motifs.append(
            motif("La créance doit être contractuelle ou statutaire, non née d'un effet de commerce.",
                  "CPCE, art. L. 125-1", "ferme")
        )  # fmt: skip
    if not situation.debiteur_en_france:
        motifs.append(
            motif("Le commissaire de justice est celui du ressort de la cour d'appel où demeure le débiteur : il en "
                  "faut un en France.", "CPCE, art. R. 125-2", "ferme")
        )  # fmt: skip
    if not any(m.sens == "ferme" for m in motifs):
        motifs.append(_plafond(situation))
    motifs += contestation(situation, "sans l'accord du débiteur, cette procédure s'arrête.", "CPCE, art. L. 125-1")
    motifs += [
        motif("Le débiteur doit accepter, dans le mois, de participer et convenir du montant et du paiement.",
              "CPCE, art. L. 125-1 et R. 125-1", "condition"),
        motif("Frais non portés au barème, à la charge exclusive du créancier : demandez au commissaire de justice.",
              "CPCE, art. L. 125-1"),
    ]  # fmt: skip
    return voie(
        "petites-creances",
        "Procédure simplifiée de recouvrement des petites créances",
        "CPCE, art. L. 125-1 et R. 125-1 à R. 125-8",
        motifs,
        (),
        motif("Aucun avocat : la demande se fait au commissaire de justice.", "CPCE, art. L. 125-1"),
        motif(
            "La demande n'interrompt pas la prescription ; l'accord du débiteur, constaté par le commissaire de "
            "justice, la suspend.",
            "C. civ., art. 2238",
        ),
    )


def _parties(situation: Situation) -> list[Motif]:
    depuis = jour_long(FERMEE_ENTRE_COMMERCANTS)
    if situation.au < FERMEE_ENTRE_COMMERCANTS:
        return []
    match situation.entre_commercants:
        case True:
            return [motif(f"Fermée depuis le {depuis} aux créances facturées entre commerçants.", _LOI, "ferme")]
        case False:
            return [motif("L'une des parties n'est pas commerçante.", _LOI, "ouvre")]
        case _:
            return [
                motif(
                    f"Fermée entre commerçants depuis le {depuis}, et la qualité d'une partie est inconnue : indiquez "
                    "creancier.commercant et debiteur.commercant.",
                    _LOI,
                    "ferme",
                )
            ]


def _plafond(situation: Situation) -> Motif:
    """Read last: the figure is dated, and a road already closed must not stop on a figure nobody needs."""
    totaux = situation.decompte.totaux
    base = totaux.principal + totaux.penalites + totaux.interets_legaux
    seuil = situation.parametres.a("seuil_petites_creances", situation.au)
    if base > seuil:
        message = f"Principal et intérêts ({euros(base)}) dépassent {euros(seuil)}."
        return motif(message, "CPCE, art. R. 125-1", "ferme")
    return motif(
        f"Principal et intérêts ({euros(base)}) n'excèdent pas {euros(seuil)}.", "CPCE, art. R. 125-1", "ouvre"
    )
