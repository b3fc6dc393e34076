"""Declaration of the claim in a collective procedure (C. com., art. L. 622-24 to L. 622-28, R. 622-23, R. 622-24)."""

from __future__ import annotations

from dossier_juridique.droit.calendrier.creance import ETATS_COLLECTIFS, toutes_posterieures
from dossier_juridique.droit.calendrier.creance import procedure_collective as delais_de_la_procedure
from dossier_juridique.droit.calendrier.delai import Delai, Vue
from dossier_juridique.droit.voies.situation import ZERO, Situation, prescription_acquise, procedure_collective
from dossier_juridique.droit.voies.voie import Motif, Voie, motif, voie
from dossier_juridique.model.francais import euros, jour_long


def declaration_de_creance(situation: Situation) -> Voie:
    """The only road when the debtor is in sauvegarde, redressement or liquidation."""
    debiteur = situation.dossier.debiteur
    motifs: list[Motif] = []
    if debiteur.procedure_collective or debiteur.etat in ETATS_COLLECTIFS:
        motifs += _ouverte(situation)
    else:
        verifie = f" au {jour_long(debiteur.verifie_le)}" if debiteur.verifie_le else ""
        motifs.append(
            motif(
                f"Aucune procédure collective n'est indiquée{verifie} : consultez le BODACC avant tout acte.",
                "C. com., art. L. 622-24",
                "ferme",
            )
        )
    return voie(
        "declaration-de-creance",
        "Déclaration de créance",
        "C. com., art. L. 622-24 à L. 622-28, L. 641-3, R. 622-23 et R. 622-24",
        motifs,
        (),
        motif("Aucun avocat n'est requis ; un mandataire qui n'est pas avocat justifie d'un pouvoir spécial.",
              "C. com., art. L. 622-24"),
        motif("La déclaration interrompt la prescription jusqu'à la clôture de la procédure.",
              "C. com., art. L. 622-25-1"),
    )  # fmt: skip


def _ouverte(situation: Situation) -> list[Motif]:
    collective = situation.dossier.debiteur.procedure_collective or None
    motifs: list[Motif] = []
    if procedure_collective(situation) is None:
        motifs.append(
            motif(
                "Créances nées après le jugement : payées à l'échéance si elles sont utiles à la procédure ; sinon "
                "elles se déclarent aussi, par un acte que ce programme n'écrit pas.",
                "C. com., art. L. 622-17 et L. 622-24, al. 6",
                "condition",
            )
        )
    if situation.total <= ZERO:
        motifs.append(motif("Rien ne reste dû à cette date.", "C. civ., art. 1342", "ferme"))
    else:
        veille = " ; intérêts arrêtés à la veille du jugement" if collective and collective.jugement else ""
        motifs.append(
            motif(
                f"À déclarer, accessoires distingués : {euros(situation.total)}{veille}.",
                "C. com., art. L. 622-25 et R. 622-23",
                "ouvre",
            )
        )
    motifs += [
        motif(m.message, m.article, "condition") for m in prescription_acquise(situation)
    ]  # the mandataire or the judge will discuss it: it does not forbid to declare
    motifs.append(_delai_des_posterieures(situation) if toutes_posterieures(situation.dossier) else _delai(situation))
    motifs.append(
        motif("Aucuns frais ; recommandé avec avis de réception, preuve de l'envoi et du contenu à garder.",
              "Cass. com., 04/02/2026, n° 24-21.337")
    )  # fmt: skip
    return motifs


def _delai_des_posterieures(situation: Situation) -> Motif:
    vue = Vue(situation.dossier, situation.parametres, situation.au, situation.decompte, ())
    jour = next((d.terme_prudent for d in delais_de_la_procedure(vue) if isinstance(d, Delai)), None)
    limite = f" : le {jour_long(jour)} pour la première" if jour else ""
    return motif(
        f"Celles qui se déclarent le sont dans les deux mois de leur exigibilité{limite}.",
        "C. com., art. L. 622-24, al. 6",
        "condition",
    )


def _delai(situation: Situation) -> Motif:
    vue = Vue(situation.dossier, situation.parametres, situation.au, situation.decompte, ())
    delais = {d.id: d for d in delais_de_la_procedure(vue) if isinstance(d, Delai)}
    if not delais:
        return motif(
            "Relevez au BODACC la date de publication du jugement : la déclaration part dans les deux mois.",
            "C. com., art. R. 622-24",
            "condition",
        )
    delai, releve = delais["declaration_creance"], delais["releve_de_forclusion"]
    if situation.au <= delai.terme_prudent:
        message = f"À envoyer au plus tard le {jour_long(delai.terme_prudent)}."
        return motif(message, "C. com., art. R. 622-24", "ouvre")
    if situation.au <= delai.terme_reporte:
        message = f"À envoyer aujourd'hui même : le délai expire le {jour_long(delai.terme_reporte)}."
        return motif(message, "C. com., art. R. 622-24", "condition")
    if situation.au <= releve.terme_reporte:
        return motif(
            f"Hors délai depuis le {jour_long(delai.terme_reporte)} : si elle n'est pas partie, demandez d'abord un "
            f"relevé de forclusion, au plus tard le {jour_long(releve.annonce)}.",
            "C. com., art. L. 622-26",
            "condition",
        )
    return motif(
        f"Hors délai, et le relevé de forclusion ne peut plus être demandé depuis le {jour_long(releve.terme_reporte)}.",
        "C. com., art. L. 622-26",
        "ferme",
    )
