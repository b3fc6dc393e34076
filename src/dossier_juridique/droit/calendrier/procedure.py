"""Deadlines of the injonction de payer: costs, service, opposition, title, and what an opposition opens."""

from __future__ import annotations

from datetime import date

from dossier_juridique.droit import procedure_delais as pd
from dossier_juridique.droit.calendrier.delai import NonCalcule, Trouves, Vue
from dossier_juridique.droit.competence import (
    ACTIVITES_ECONOMIQUES,
    COMMERCE,
    JUDICIAIRE,
    NATURES_COMMERCIALES,
    proposees,
)
from dossier_juridique.droit.lecture import ASSIGNATIONS, INJONCTION, REFERE, SIGNIFICATION
from dossier_juridique.model.actes_du_dossier import Procedure
from dossier_juridique.model.francais import composer, euros, jour_long


def _nature(vue: Vue, procedure: Procedure) -> str | None:
    """Kind of the court seized, else the only one that the debtor's commune gives; None when it is not known."""
    if procedure.juridiction is not None:
        return procedure.juridiction.nature
    natures = {j.nature for j in proposees(vue.dossier, vue.ressorts, procedure.requete_le or vue.au)}
    return natures.pop() if len(natures) == 1 else None


def consignation_frais(vue: Vue, procedure: Procedure) -> Trouves:
    """Costs of the requête, from its sending; none before the tribunal judiciaire."""
    if procedure.requete_le is None or procedure.acte not in (INJONCTION, SIGNIFICATION):
        return
    nature = _nature(vue, procedure)
    if nature in (COMMERCE, ACTIVITES_ECONOMIQUES):
        yield vue.delai(
            "consignation_frais",
            "Frais de greffe de la requête",
            pd.consignation_frais(procedure.requete_le, vue.parametres),
            "CPC, art. 1425, al. 1",
            "Frais non consignés au greffe : la demande est caduque. Compté de l'envoi de la requête.",
            fait=procedure.frais_payes_le,
        )
    elif nature is None:
        motif = "Frais de greffe : la juridiction saisie n'est pas établie (procedure.juridiction)."
        yield NonCalcule("consignation_frais", composer(motif))
    elif nature in NATURES_COMMERCIALES:
        motif = (
            f"Frais de greffe : leur consignation n'est pas établie devant cette juridiction ({nature}) ; demandez au "
            "greffe et tenez-vous aux quinze jours de l'article 1425 du CPC."
        )
        yield NonCalcule("consignation_frais", composer(motif))


def ordonnance(vue: Vue, procedure: Procedure) -> Trouves:
    """Service of the order, opposition, title."""
    rendue, servie = procedure.ordonnance_le, procedure.signification_le
    a_servir = pd.signification(rendue, vue.parametres) if rendue else None
    if rendue and a_servir:
        yield vue.delai(
            "signification",
            "Signification de l'ordonnance",
            a_servir,
            "CPC, art. 1411",
            f"Non signifiée à temps, l'ordonnance du {jour_long(rendue)} est non avenue.",
            fait=servie,
        )
    if servie is not None:
        yield from _opposition(vue, procedure, servie)
        yield from _executoire(vue, procedure, servie, a_servir)


def _opposition(vue: Vue, procedure: Procedure, servie: date) -> Trouves:
    outre_mer, etranger = pd.eloignement(vue.dossier)
    plus = " Délai augmenté à raison de la distance (CPC, art. 643 à 645, par lecture)." * (outre_mer or etranger)
    en_personne = procedure.signification_a_personne is True
    if not en_personne:
        sort = "n'a pas été" if procedure.signification_a_personne is False else "n'est pas indiqué comme"
        plus += (
            f" L'acte {sort} remis en personne : l'opposition reste recevable jusqu'à un mois après le premier acte "
            "remis en personne ou la première mesure qui rend indisponibles des biens du débiteur."
        )
    yield vue.delai(
        "opposition",
        "Opposition du débiteur",
        pd.opposition(servie, vue.parametres, outre_mer=outre_mer, etranger=etranger),
        "CPC, art. 1416",
        f"Jusqu'à ce jour, le débiteur peut former opposition.{plus}",
        a_respecter=False,
        fait=procedure.opposition_avis_le,
    )
    mesure = procedure.execution_le
    if not en_personne and mesure is not None and mesure > servie:
        yield vue.delai(
            "opposition_apres_mesure",
            "Opposition après la première mesure d'exécution",
            pd.opposition(mesure, vue.parametres, outre_mer=outre_mer, etranger=etranger),
            "CPC, art. 1416, al. 2",
            f"Jusqu'à ce jour, l'opposition est encore recevable si l'acte du {jour_long(mesure)} a rendu des biens "
            "indisponibles et si aucun acte n'avait été remis en personne.",
            a_respecter=False,
            fait=procedure.opposition_avis_le,
        )


def _executoire(vue: Vue, procedure: Procedure, servie: date, a_servir: pd.Terme | None) -> Trouves:
    avis = procedure.opposition_avis_le
    if procedure.ordonnance_le is None or a_servir is None:
        obstacle = "la date de l'ordonnance n'est pas indiquée ; elle dit lequel des deux régimes s'applique."
    elif servie > a_servir.reporte:
        obstacle = "signifiée hors délai, l'ordonnance est non avenue (CPC, art. 1411)."
    elif avis is not None and avis <= vue.au:
        obstacle = (
            f"opposition notifiée le {jour_long(avis)} ; l'ordonnance ne devient pas exécutoire, le jugement s'y "
            "substituera (CPC, art. 1420)."
        )
    else:
        outre_mer, etranger = pd.eloignement(vue.dossier)
        attente = pd.attente_titre_executoire(
            procedure.ordonnance_le, servie, vue.parametres, outre_mer=outre_mer, etranger=etranger
        )
        yield vue.delai(
            "titre_executoire",
            "Titre exécutoire",
            attente,
            "CPC, art. 1422",
            f"À partir du {jour_long(pd.premier_jour_executoire(attente))}, si le greffe n'a notifié aucune "
            "opposition, l'ordonnance vaut titre exécutoire. Avant ce jour, aucune saisie.",
            a_respecter=False,
        )
        return
    yield NonCalcule("titre_executoire", composer(f"Titre exécutoire : {obstacle}"))


def assignation(vue: Vue, procedure: Procedure) -> Trouves:
    """The hearing of an assignation, and what must be done before it; never moved later, the other party's time."""
    audience = procedure.audience.date if procedure.audience else None
    if procedure.acte not in ASSIGNATIONS:
        return
    if audience is None:
        yield NonCalcule("audience", composer("Audience : sa date n'est pas indiquée (procedure.audience)."))
        return
    nature = _nature(vue, procedure)
    if procedure.acte == REFERE:
        motif = (
            "Délivrance de l'assignation en référé : un temps suffisant doit séparer l'assignation de l'audience, sans "
            "nombre de jours fixé (CPC, art. 486) ; la copie se remet au greffe avant l'audience."
        )
        yield NonCalcule("assignation_delivrance", composer(motif))
    elif nature == JUDICIAIRE:
        yield vue.delai(
            "assignation_copie_au_greffe", "Copie de l'assignation au greffe",
            pd.assignation_judiciaire(audience, vue.parametres), "CPC, art. 754",
            f"Remise moins de quinze jours avant l'audience du {jour_long(audience)}, l'assignation est caduque.",
            fait=procedure.copie_au_greffe_le,
        )  # fmt: skip
    elif nature is not None:
        servir, placer = pd.assignation_commerce(audience, vue.parametres)
        yield vue.delai(
            "assignation_delivrance", "Délivrance de l'assignation", servir, "CPC, art. 856",
            f"L'assignation est délivrée quinze jours au moins avant l'audience du {jour_long(audience)}.",
            fait=procedure.assignation_le,
        )  # fmt: skip
        yield vue.delai(
            "assignation_copie_au_greffe", "Copie de l'assignation au greffe", placer, "CPC, art. 857",
            f"Remise moins de huit jours avant l'audience du {jour_long(audience)}, l'assignation est caduque.",
            fait=procedure.copie_au_greffe_le,
        )  # fmt: skip
    else:
        motif = "Délivrance et copie de l'assignation : la juridiction saisie n'est pas établie (procedure.juridiction)."
        yield NonCalcule("assignation_delivrance", composer(motif))
    lieu = procedure.audience.lieu if procedure.audience else None
    heure = procedure.audience.heure if procedure.audience else None
    ou = ", ".join(x for x in (heure.replace(":", " h ") if heure else "", lieu or "") if x)
    yield vue.delai(
        "audience", "Audience", pd.Terme(audience, audience, audience, audience), "CPC, art. 56, 1°",
        f"L'affaire est appelée à l'audience{f' : {ou}' if ou else ''}.", a_respecter=False,
    )  # fmt: skip


def opposition_formee(vue: Vue, procedure: Procedure) -> Trouves:
    """What an opposition asks of the creditor: its costs, and an avocat before the tribunal judiciaire."""
    lettre, avis = procedure.opposition_lettre_greffe_le, procedure.opposition_avis_le
    if lettre is not None:
        yield vue.delai(
            "consignation_opposition",
            "Frais de l'opposition",
            pd.consignation_opposition(lettre, vue.parametres),
            "CPC, art. 1425, al. 2",
            "Frais de l'opposition non consignés au greffe : la demande est caduque. Compté de la date de la lettre "
            "du greffe.",
            fait=procedure.opposition_frais_payes_le,
        )
    if avis is None or _nature(vue, procedure) != JUDICIAIRE:
        return
    seuil = vue.parametres.a("seuil_avocat_obligatoire", avis)
    # Without a computed claim the deadline is kept: forgetting it would cost the order.
    if vue.decompte is None or vue.decompte.total > seuil:
        yield vue.delai(
            "constitution_avocat",
            "Constitution d'avocat sur opposition",
            pd.avocat_sur_opposition(avis, vue.parametres),
            "CPC, art. 1418 et 1419",
            f"Avocat obligatoire devant le tribunal judiciaire au-delà de {euros(seuil)} : non constitué à temps, "
            "l'instance s'éteint et l'ordonnance est non avenue.",
            fait=procedure.avocat_constitue_le,
        )
