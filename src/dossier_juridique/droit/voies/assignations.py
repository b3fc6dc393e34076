"""The two roads that start by an assignation: référé-provision and judgment on the merits."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from dossier_juridique.droit.competence import CHAMBRE_COMMERCIALE
from dossier_juridique.droit.voies.couts import assignation as couts
from dossier_juridique.droit.voies.couts import avocat_devant_le_tribunal
from dossier_juridique.droit.voies.injonction_europeenne import ETATS_MEMBRES
from dossier_juridique.droit.voies.situation import (
    Situation,
    contestation,
    empechements,
    prescription_acquise,
    temps_restant,
)
from dossier_juridique.droit.voies.voie import Motif, Voie, motif, voie
from dossier_juridique.model.francais import euros

_PROVISION: Mapping[bool | None, str] = {
    True: "CPC, art. 873, al. 2",
    False: "CPC, art. 835, al. 2",
    None: "CPC, art. 835, al. 2 et 873, al. 2",
}
_FOND: Mapping[bool | None, str] = {
    True: "art. 853 à 861-2",
    False: "art. 750 à 761",
    None: "art. 750 à 761 et 853 à 861-2",
}
"""By kind of court: commercial, tribunal judiciaire, not known."""


def refere_provision(situation: Situation) -> Voie:
    """A provision, up to the whole debt, when the obligation is not seriously contestable."""
    article = _PROVISION[situation.commerciale]
    frais, dits = couts(situation)
    motifs = [*empechements(situation), *prescription_acquise(situation)]
    motifs.append(
        motif(
            f"Une provision peut être demandée jusqu'à la totalité de la créance ({euros(situation.total)}), si "
            "l'obligation n'est pas sérieusement contestable : le juge l'apprécie.",
            article,
            "ouvre",
        )
    )
    motifs += contestation(situation, "si le juge la tient pour sérieuse, il n'y a pas de provision.", article)
    motifs += _lieu(situation)
    motifs += _amiable(situation, "Point ouvert en référé : ")
    motifs.append(
        motif("L'ordonnance est exécutoire à titre provisoire ; elle ne juge pas le fond.", "CPC, art. 484, 488 et 514")
    )
    motifs += dits
    return voie(
        "refere-provision",
        "Référé-provision",
        f"{article} ; art. 484 à 486",
        motifs,
        frais,
        avocat_devant_le_tribunal(situation),
        motif(
            f"L'assignation en référé interrompt la prescription.{temps_restant(situation)}",
            "C. civ., art. 2241 et 2242",
        ),
    )


def assignation_au_fond(situation: Situation) -> Voie:
    """A judgment on the whole claim. Prescription does not close it: only the debtor may raise it."""
    frais, dits = couts(situation)
    motifs = list(empechements(situation))
    motifs += [
        motif(
            f"{m.message} Le juge ne relève pas d'office la prescription ; le débiteur qui l'oppose fait déclarer la "
            "demande irrecevable.",
            f"{m.article} ; C. civ., art. 2247",
            "condition",
        )
        for m in prescription_acquise(situation)
    ]
    motifs.append(
        motif(
            f"Toute la créance ({euros(situation.total)}) peut être demandée, dommages et intérêts compris, même "
            "contestée.",
            "CPC, art. 54 et 56",
            "ouvre",
        )
    )
    motifs += _lieu(situation)
    motifs += _amiable(situation, "")
    if situation.commerciale is not False:
        motifs.append(
            motif("Assignation délivrée quinze jours au moins avant l'audience, copie au greffe huit jours avant.",
                  "CPC, art. 856 et 857")
        )  # fmt: skip
    if situation.commerciale is not True:
        motifs.append(
            motif("Devant le tribunal judiciaire, copie au greffe quinze jours au moins avant l'audience.",
                  "CPC, art. 754")
        )  # fmt: skip
    motifs += dits
    return voie(
        "assignation-au-fond",
        "Assignation en paiement au fond",
        f"CPC, art. 54, 56 et 648 ; {_FOND[situation.commerciale]}",
        motifs,
        frais,
        avocat_devant_le_tribunal(situation),
        motif(f"L'assignation interrompt la prescription.{temps_restant(situation)}", "C. civ., art. 2241 et 2242"),
    )


def _lieu(situation: Situation) -> list[Motif]:
    adresse = situation.dossier.debiteur.adresse
    if adresse is not None and not adresse.en_france:
        dits = [
            motif(
                f"Débiteur à l'étranger ({adresse.pays}) : la compétence du juge français est à établir (clause, lieu de "
                "livraison ou d'exécution).",
                _competence_internationale(adresse.pays),
                "condition",
            )
        ]
    else:
        # What the place leaves open rests here on the articles of an assignation; the quality keeps its own.
        dits = [
            replace(m, article="CPC, art. 42 et 43") if m.article.startswith("CPC, art. 1406") else m
            for m in situation.proposition.motifs
            if m.sens == "condition"
        ]
        dits.append(
            motif(
                "Juridiction du débiteur, ou au choix du lieu de la livraison ou de l'exécution ; entre commerçants, "
                "une clause très apparente peut en désigner une autre.",
                "CPC, art. 42, 43, 46 et 48",
            )
        )
    if situation.nature == CHAMBRE_COMMERCIALE:
        dits.append(
            motif("Alsace-Moselle : règles de représentation à confirmer auprès du greffe.", "C. com., art. L. 731-2")
        )
    return dits


def _competence_internationale(pays: str) -> str:
    """What gives a French court a debtor of that country; the regulation leaves third countries to the national law."""
    if pays in ETATS_MEMBRES or pays == "DK":
        return "Règl. (UE) n° 1215/2012, art. 4, 7 et 25"
    if pays in ("CH", "IS", "NO"):
        return "Convention de Lugano du 30/10/2007, art. 2, 5 et 23"
    return "CPC, art. 42 et 46 ; C. civ., art. 14 ; règl. (UE) n° 1215/2012, art. 6 et 25"


def _amiable(situation: Situation, tete: str) -> list[Motif]:
    """Prior amicable attempt, before the tribunal judiciaire only; the threshold is a dated figure."""
    if situation.commerciale is True:
        return []
    seuil = situation.parametres.a("seuil_tentative_amiable", situation.au)
    if situation.total > seuil:
        return []
    message = (
        f"{tete}devant le tribunal judiciaire, une demande qui n'excède pas {euros(seuil)} suit une tentative "
        "amiable, ou dit ce qui en dispense, à peine d'irrecevabilité."
    )
    return [motif(message[0].upper() + message[1:], "CPC, art. 54, 5° et 750-1", "condition")]
