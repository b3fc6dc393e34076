"""Deadlines of the claim itself: prescription, title, answer to the mise en demeure, collective procedure."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from dossier_juridique.droit import procedure_delais as pd
from dossier_juridique.droit.calendrier.delai import JOURS_PROCHE_PRESCRIPTION, NonCalcule, Trouves, Vue
from dossier_juridique.droit.calendrier.prescription_du_dossier import Echue, echues
from dossier_juridique.droit.delais import echeances, plus_ans, prudent
from dossier_juridique.model.actes_du_dossier import Courrier
from dossier_juridique.model.decompte import Decompte
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.francais import composer, enumerer, jour_long, pluriel

ANS_DU_TITRE = 10
"""Years during which a judicial title may be enforced (CPCE, art. L. 111-4)."""
ETATS_COLLECTIFS = ("sauvegarde", "redressement", "liquidation")


def prescription(vue: Vue) -> Trouves:
    """One deadline for each distinct last day, the invoices that share it together; a paid invoice is left out.

    Never moved over non-working days: no text is established (C. civ., art. 2229).
    """
    trouvees = echues(vue.dossier, vue.au)
    groupes: dict[tuple[object, ...], list[Echue]] = {}
    for echue in trouvees:
        if not _soldee(vue.decompte, echue.nom):
            groupes.setdefault((echue.depart, echue.dernier_jour, echue.possible, echue.article, echue.detail),
                               []).append(echue)  # fmt: skip
    titre = vue.dossier.titre
    jugee = titre.date if titre and titre.nature not in ("acte_notarie", "autre") else None
    for groupe in groupes.values():
        une, noms = groupe[0], tuple(e.nom for e in groupe)
        quoi = f"{'de la facture' if len(noms) == 1 else 'des factures'} {enumerer(noms)}"
        yield vue.delai(
            "prescription",
            f"Prescription {quoi}",
            pd.Terme(une.depart, une.dernier_jour, une.dernier_jour, prudent(une.dernier_jour)),
            une.article,
            f"Après ce jour, l'action en paiement {quoi} est prescrite ({une.duree}). {une.detail}",
            fait=jugee,
            seuil=JOURS_PROCHE_PRESCRIPTION,
            factures=noms,
            possible=une.possible,
        )
    connues = {e.rang for e in trouvees}
    for rang, facture in enumerate(vue.dossier.factures):
        if rang not in connues:
            yield NonCalcule(
                "prescription",
                composer(
                    f"Facture {facture.numero or f'factures[{rang}]'} : point de départ de la prescription inconnu ; "
                    "indiquez son échéance, ou le jour de la livraison ou de l'exécution."
                ),
            )


def _soldee(decompte: Decompte | None, nom: str) -> bool:
    lignes = [ligne for ligne in decompte.lignes if ligne.facture == nom] if decompte else []
    return bool(lignes) and not any(ligne.montant for ligne in lignes)


def execution_du_titre(vue: Vue) -> Trouves:
    """Ten years for a judicial title, counted from its date, the earliest day."""
    titre = vue.dossier.titre
    if titre is None or titre.nature in ("acte_notarie", "autre"):
        return
    brut = plus_ans(titre.date, ANS_DU_TITRE)
    yield vue.delai(
        "execution_du_titre",
        "Exécution du titre",
        pd.Terme(titre.date, brut, brut, prudent(brut)),
        "CPCE, art. L. 111-4",
        "Après ce jour, le titre ne peut plus être mis à exécution (dix ans, comptés de sa date, le jour le plus tôt).",
        seuil=JOURS_PROCHE_PRESCRIPTION,
    )


def reponse_mise_en_demeure(vue: Vue) -> Trouves:
    """Time granted by each mise en demeure, the same letter sent by several channels on one day counted once: a wait that
    ends on the moved day, out of caution."""
    envois: dict[date, Courrier] = {}
    for courrier in vue.dossier.courriers:
        if courrier.acte == "mise-en-demeure":
            envois[courrier.date] = max(envois.get(courrier.date, courrier), courrier, key=_connue)
    for jour in sorted(envois):
        yield from _reponse(vue, envois[jour], seule=len(envois) == 1, derniere=jour == max(envois))


def _connue(lettre: Courrier) -> bool:
    return _remise(lettre)[0] is not None and lettre.delai_jours is not None


def _reponse(vue: Vue, lettre: Courrier, *, seule: bool, derniere: bool) -> Trouves:
    depart, remise = _remise(lettre)
    if depart is None or lettre.delai_jours is None:
        manque = "le jour de réception (recu_le) ou de première présentation (presente_le)"
        manque = manque if depart is None else "le délai accordé (delai_jours)"
        yield NonCalcule(
            "reponse_mise_en_demeure",
            composer(f"Mise en demeure du {jour_long(lettre.date)} : {manque} n'est pas indiqué."),
        )
        return
    soldee = vue.decompte is not None and bool(vue.decompte.lignes) and vue.decompte.total <= 0
    payee = max((p.date for p in vue.dossier.recus if p.date <= vue.au), default=None) if soldee else None
    rendu = vue.delai(
        "reponse_mise_en_demeure",
        "Réponse à la mise en demeure" + ("" if seule else f" du {jour_long(lettre.date)}"),
        pd.terme(depart, jours=lettre.delai_jours),
        "C. civ., art. 1231 et 1344",
        f"Délai de {pluriel(lettre.delai_jours, 'jour', 'jours')} laissé au débiteur, compté de {remise} du "
        f"{jour_long(depart)}. Le lendemain, la suite annoncée peut être donnée.",
        a_respecter=False,
        fait=payee,
        lettre=None if derniere else lettre.date,
    )
    # Time has run out for the debtor, who did not pay: « depasse », where another wait would be « accompli ».
    yield rendu if soldee or rendu.etat != "accompli" else replace(rendu, etat="depasse")


def _remise(lettre: Courrier) -> tuple[date | None, str]:
    if lettre.recu_le is not None:
        return lettre.recu_le, "la réception"
    if lettre.canal == "commissaire_de_justice":
        return lettre.presente_le or lettre.date, "la remise"
    return (None if lettre.statut == "adresse_inconnue" else lettre.presente_le), "la première présentation"


def toutes_posterieures(dossier: Dossier) -> bool:
    """True when every claim arose on the day of the judgment or after: the interdiction to sue does not reach them."""
    collective = dossier.debiteur.procedure_collective or None
    if collective is None or collective.jugement is None:
        return False
    nees = [f.nee_le for f in dossier.factures]
    return all(n is not None and n >= collective.jugement for n in nees)


def _declaration_posterieure(vue: Vue) -> Trouves:
    exigibles = echeances(vue.dossier).values()
    if not exigibles:
        return
    collective = vue.dossier.debiteur.procedure_collective or None
    premiere = min(e.jour for e in exigibles)
    yield vue.delai(
        "declaration_creance",
        "Déclaration des créances nées après le jugement",
        pd.declaration_creance(premiere, vue.parametres, hors_territoire=False),
        "C. com., art. L. 622-17 et L. 622-24, al. 6",
        f"Utiles à la procédure, elles sont payées à l'échéance et ne se déclarent pas. Les autres se déclarent dans les "
        f"deux mois de leur exigibilité, comptés ici de la première ({jour_long(premiere)}).",
        fait=collective.declaree_le if collective else None,
    )


def procedure_collective(vue: Vue) -> Trouves:
    """Declaration of the claim, then relief from foreclosure, both from the BODACC.

    Claims that all arose after the judgment are declared, if at all, within two months of the day they fall due.
    """
    debiteur = vue.dossier.debiteur
    collective = debiteur.procedure_collective or None
    if toutes_posterieures(vue.dossier):
        yield from _declaration_posterieure(vue)
        return
    if collective is None or collective.bodacc is None:
        if collective is not None or debiteur.etat in ETATS_COLLECTIFS:
            yield NonCalcule(
                "declaration_creance",
                composer(
                    "Procédure collective : la date de publication au BODACC n'est pas indiquée ; la créance se "
                    "déclare dans les deux mois de cette publication (C. com., art. R. 622-24)."
                ),
            )
        return
    eloigne = pd.creancier_eloigne(vue.dossier)
    organe = "au liquidateur" if collective.type == "liquidation" else "au mandataire judiciaire"
    a_qui = f"à {collective.mandataire}" if collective.mandataire else organe
    loin = " Délai augmenté de deux mois : le créancier demeure hors du territoire de la juridiction." * eloigne
    yield vue.delai(
        "declaration_creance",
        "Déclaration de la créance",
        pd.declaration_creance(collective.bodacc, vue.parametres, hors_territoire=eloigne),
        "C. com., art. L. 622-24 et R. 622-24",
        f"Dernier jour pour adresser la déclaration {a_qui} ; la date d'envoi compte. Non déclarée, la créance n'est "
        f"pas admise dans les répartitions, sauf relevé de forclusion.{loin}",
        fait=collective.declaree_le,
    )
    yield vue.delai(
        "releve_de_forclusion",
        "Relevé de forclusion",
        pd.releve_de_forclusion(collective.bodacc, vue.parametres),
        "C. com., art. L. 622-26",
        "Si la déclaration n'est pas partie à temps : dernier jour pour demander au juge-commissaire d'être relevé de "
        "la forclusion.",
    )
