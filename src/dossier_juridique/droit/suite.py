"""What comes next for a dossier, by the office's own sequence and by what the law commands before it.

The sequence is data (``model.portefeuille.Sequence``); the law is not in it: nothing due, a collective procedure, a
title, a procedure begun and a prescribed claim answer first. Only then come the pauses of the office and its next step.
The rules of law that hold an act (missing address, time granted…) are not read here: ``check`` does.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from dossier_juridique.droit import pauses
from dossier_juridique.droit import procedure_delais as pd
from dossier_juridique.droit.balance import age_balance, due_prescriptions
from dossier_juridique.droit.calendrier import calendrier
from dossier_juridique.droit.calendrier.creance import ETATS_COLLECTIFS
from dossier_juridique.droit.parametres import Parametres
from dossier_juridique.errors import FigureInconnue
from dossier_juridique.model.actes_du_dossier import Courrier
from dossier_juridique.model.decompte import Decompte
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.francais import composer, enumerer, euros, jour_long, pluriel
from dossier_juridique.model.portefeuille import LETTRES, NOMS, PROCEDURES, DernierActe, Etape, Sequence, Suite

_TITRES = {"jugement": "jugement", "ordonnance_d_injonction_de_payer": "ordonnance d'injonction de payer",
           "ordonnance_de_refere": "ordonnance de référé", "acte_notarie": "acte notarié", "autre": "titre"}  # fmt: skip
_ORDRE = (*LETTRES, *PROCEDURES)


def next_act(dossier: Dossier, decompte: Decompte, sequence: Sequence, au: date, parametres: Parametres) -> Suite:
    """The next act of a dossier seen from ``au``, the day at which ``decompte`` is closed.

    ``Suite.a_faire`` is True when it is to be sent now; else ``Suite.raison`` says why nothing is, in French, with its
    article where it is law. Never raises: a legal length that is not known leaves ``limite`` out.
    """
    for examiner in _AVANT_LA_SEQUENCE:
        trouvee = examiner(dossier, decompte, au, parametres)
        if trouvee is not None:
            return trouvee
    return _pause(dossier, decompte, sequence, au) or _step(dossier, decompte, sequence, au)


def last_act(dossier: Dossier, au: date) -> DernierActe | None:
    """The last letter, call or act of procedure dated ``au`` or before; of one day, the one written last."""
    faits = [DernierActe(c.acte, c.date, c.canal) for c in dossier.courriers]
    procedure, titre = dossier.procedure, dossier.titre
    if procedure is not None:
        nommes = (
            ("requete", procedure.requete_le), ("ordonnance", procedure.ordonnance_le),
            ("signification", procedure.signification_le), ("opposition", procedure.opposition_avis_le),
            ("assignation", procedure.assignation_le),
        )  # fmt: skip
        faits += [DernierActe(nom, jour, "") for nom, jour in nommes if jour is not None]
    collective = dossier.debiteur.procedure_collective or None
    if collective is not None and collective.declaree_le is not None:
        faits.append(DernierActe("declaration-de-creance", collective.declaree_le, ""))
    if titre is not None:
        faits.append(DernierActe("titre", titre.date, ""))
    passes = sorted((f for f in faits if f.date <= au), key=lambda f: f.date)
    return passes[-1] if passes else None


def _arret(raison: str) -> Suite:
    return Suite(None, raison=composer(raison))


def _nothing_due(dossier: Dossier, decompte: Decompte, au: date, parametres: Parametres) -> Suite | None:
    if decompte.total > 0 or decompte.sans_echeance or decompte.sans_montant:
        return None
    trop = f" Trop-perçu de {euros(decompte.excedent)}, à restituer ou à imputer." if decompte.excedent else ""
    return _arret(f"Rien ne reste dû (C. civ., art. 1342).{trop}")


def _collective(dossier: Dossier, decompte: Decompte, au: date, parametres: Parametres) -> Suite | None:
    collective = dossier.debiteur.procedure_collective or None
    nature = collective.type if collective else dossier.debiteur.etat
    if nature not in ETATS_COLLECTIFS:
        return None
    jugement = collective.jugement if collective else None
    if jugement is not None:
        nees = [f.nee_le for f in dossier.factures]
        # Claims that arose on or after the judgment are paid when due: the sequence goes on (C. com., art. L. 622-17).
        if jugement > au or all(n is not None and n >= jugement for n in nees):
            return None
    mot = nature if nature == "sauvegarde" else f"{nature} judiciaire"
    depuis = f" depuis le {jour_long(jugement)}" if jugement else ""
    interdit = f"Débiteur en {mot}{depuis} : ni relance ni poursuite (C. com., art. L. 622-7 et L. 622-21)"
    if collective is not None and collective.declaree_le is not None and collective.declaree_le <= au:
        return _arret(f"{interdit} ; créance déclarée le {jour_long(collective.declaree_le)}.")
    delais = _periods(dossier, au, parametres)
    declaration, releve = delais.get("declaration_creance"), delais.get("releve_de_forclusion")
    if declaration is not None and au > declaration.reporte:
        if releve is not None and au <= releve.reporte:
            return _arret(f"{interdit} ; déclaration expirée le {jour_long(declaration.reporte)} : demandez le relevé de "
                          f"forclusion avant le {jour_long(releve.prudent)} (C. com., art. L. 622-26).")  # fmt: skip
        return _arret(f"{interdit} ; déclaration expirée le {jour_long(declaration.reporte)} et relevé de forclusion "
                      "hors délai (C. com., art. L. 622-26).")  # fmt: skip
    motif = "à déclarer dans les deux mois de la publication au BODACC" if declaration is None else (
        f"à déclarer avant le {jour_long(declaration.prudent)}"
    )
    ouverture = (collective.bodacc or jugement if collective else None) or au
    return Suite(
        "declaration-de-creance", min(ouverture, au), "lrar",
        motif=composer(f"{interdit} ; créance {motif} (C. com., art. L. 622-24 et R. 622-24)."),
        limite=declaration.prudent if declaration else None,
    )  # fmt: skip


def _periods(dossier: Dossier, au: date, parametres: Parametres) -> dict[str, pd.Terme]:
    """The deadlines of the dossier by id, the earliest of each; none when a length is not known that day."""
    try:
        delais = calendrier(dossier, parametres, au).delais
    except FigureInconnue:
        return {}
    return {d.id: pd.Terme(d.debut, d.terme, d.terme_reporte, d.terme_prudent) for d in reversed(delais)}


def _title(dossier: Dossier, decompte: Decompte, au: date, parametres: Parametres) -> Suite | None:
    titre = dossier.titre
    if titre is None or titre.date > au:
        return None
    return _arret(
        f"Titre au dossier ({_TITRES[titre.nature]} du {jour_long(titre.date)}) : place à l'exécution, par un commissaire "
        "de justice (CPCE, art. L. 111-2 et L. 111-3)."
    )


def _begun(dossier: Dossier, decompte: Decompte, au: date, parametres: Parametres) -> Suite | None:
    """A procedure already begun. A requête dated ``au`` is the one being prepared: only an earlier day counts as sent."""
    procedure = dossier.procedure
    if procedure is None:
        return None
    termes = _periods(dossier, au, parametres)
    if (opposition := procedure.opposition_avis_le) is not None and opposition <= au:
        return _arret(f"Opposition reçue le {jour_long(opposition)} : l'affaire est devant le tribunal (CPC, art. 1417).")
    if (signifiee := procedure.signification_le) is not None and signifiee <= au:
        ouverte, attente = termes.get("opposition"), termes.get("titre_executoire")
        if attente is not None and au > attente.reporte:
            return _arret(f"Ordonnance signifiée le {jour_long(signifiee)}, sans opposition notée : exécutoire depuis le "
                          f"{jour_long(pd.premier_jour_executoire(attente))} (CPC, art. 1422).")  # fmt: skip
        jusque = f" jusqu'au {jour_long(ouverte.reporte)}" if ouverte is not None and au <= ouverte.reporte else ""
        return _arret(f"Ordonnance signifiée le {jour_long(signifiee)} : opposition possible{jusque} (CPC, art. 1416).")
    if (rendue := procedure.ordonnance_le) is not None and rendue <= au:
        terme = termes.get("signification")
        if terme is not None and au > terme.reporte:
            return _arret(f"Ordonnance du {jour_long(rendue)} non signifiée au {jour_long(terme.reporte)} : elle est non "
                          "avenue (CPC, art. 1411).")  # fmt: skip
        avant = f" avant le {jour_long(terme.prudent)}" if terme else ""
        return Suite(
            "signification-de-l-ordonnance", rendue, "commissaire_de_justice",
            motif=composer(f"Ordonnance du {jour_long(rendue)}, à signifier{avant} (CPC, art. 1411)."),
            limite=terme.prudent if terme else None,
        )  # fmt: skip
    if (assignee := procedure.assignation_le) is not None and assignee <= au:
        audience = procedure.audience.date if procedure.audience else None
        quand = f" ; audience le {jour_long(audience)}" if audience else ""
        return _arret(f"Assignation délivrée le {jour_long(assignee)}{quand} : l'affaire est devant le tribunal.")
    if (requete := procedure.requete_le) is not None and requete < au:
        return _arret(f"Requête du {jour_long(requete)} : la décision du juge est attendue (CPC, art. 1409).")
    return None


def _incomplete(dossier: Dossier, decompte: Decompte, au: date, parametres: Parametres) -> Suite | None:
    manque = tuple(dict.fromkeys((*decompte.sans_echeance, *decompte.sans_montant)))
    if not manque:
        return None
    return _arret(f"Créance non chiffrée : échéance ou montant de {enumerer(manque)} à établir.")


def _prescribed(dossier: Dossier, decompte: Decompte, au: date, parametres: Parametres) -> Suite | None:
    suivies = due_prescriptions(dossier, decompte, au)
    if not suivies or any(au <= e.dernier_jour for e in suivies):
        return None
    doute = " Un acte incertain pourrait l'avoir interrompue : prouvez-le." * any(
        e.possible is not None and e.possible >= au for e in suivies
    )
    articles = enumerer(list(dict.fromkeys(e.article for e in suivies)))
    return _arret(f"Créance prescrite après le {jour_long(max(e.dernier_jour for e in suivies))} ({articles}).{doute}")


_AVANT_LA_SEQUENCE: tuple[Callable[[Dossier, Decompte, date, Parametres], Suite | None], ...] = (
    _nothing_due, _collective, _title, _begun, _incomplete, _prescribed,
)  # fmt: skip


def _pause(dossier: Dossier, decompte: Decompte, sequence: Sequence, au: date) -> Suite | None:
    voulues = sequence.pauses
    assigne = dossier.procedure is not None and dossier.procedure.acte in ("refere-provision", "assignation-au-fond")
    contestations = pauses.disputes(dossier, au) if voulues.litige and not assigne else ()
    if contestations:
        reserve = pauses.reserve_of(contestations[0])
        return _arret(f"{contestations[0]} Répondez-y, puis levez la réserve {reserve}, ou retirez la facture.")
    if voulues.echeancier:
        if (attente := pauses.plan_respected(dossier, au)) is not None:
            return _arret(attente)
        # Before the due date nothing can be demanded, whatever was agreed in advance (C. civ., art. 1305-2).
        manque = pauses.missed(dossier, au) if age_balance(decompte).age is not None else None
        plan = dossier.echeancier
        rappele = any(c.acte == "mise-en-demeure" and manque and manque < c.date <= au for c in dossier.courriers)
        if manque and plan and pauses.signed_on(dossier, au) and not plan.decheance_automatique and not rappele:
            return Suite(
                "mise-en-demeure", pauses.day_after(manque), "lrar",
                motif=composer(f"Versement du {jour_long(manque)} non reçu : l'échéancier demande une mise en demeure avant "
                               "la déchéance du terme (C. civ., art. 1103)."),
            )  # fmt: skip
    if voulues.promesse and (promesse := pauses.promise(dossier, au)) is not None:
        return _arret(promesse)
    return None


def _step(dossier: Dossier, decompte: Decompte, sequence: Sequence, au: date) -> Suite:
    balance = age_balance(decompte)
    premiere = balance.premiere or au
    # A letter older than what is now due was about something else, since paid: the sequence begins again.
    envoyes = [c for c in dossier.courriers if premiere < c.date <= au]
    rang = max((_rank(c.acte, sequence) for c in envoyes), default=-1) + 1
    if rang >= len(sequence.etapes):
        return _arret("Toutes les étapes de la séquence sont passées : la suite se décide à la main.")
    etape = sequence.etapes[rang]
    acte = _chosen(dossier, etape)
    precedents = [c for c in envoyes if _rank(c.acte, sequence) >= 0]
    if etape.depuis == "acte_precedent" and precedents:
        dernier = max(precedents, key=lambda c: c.date)
        jour, de = dernier.date + timedelta(days=etape.jours), f"{_fem(dernier)} du {jour_long(dernier.date)}"
    else:
        jour, de = premiere + timedelta(days=etape.jours), f"l'échéance du {jour_long(premiere)}"
    motif = composer(f"{pluriel(etape.jours, 'jour', 'jours')} après {de}.")
    attend = ""
    accorde = pauses.granted(dossier, au) if sequence.pauses.delai_accorde else None
    if accorde is not None and accorde[0] >= jour:
        jour, attend = pauses.day_after(accorde[0]), accorde[1]
    jour = max(jour, pauses.day_after(premiere))
    raison = ""
    if premiere >= au:
        raison = f"Rien n'est exigible avant le {jour_long(pauses.day_after(premiere))} (C. civ., art. 1305-2)."
    elif balance.echu < etape.minimum:
        reste = f" ; restent {euros(decompte.total)} de pénalités et d'indemnités" if not decompte.totaux.principal else ""
        raison = (
            f"Principal échu de {euros(balance.echu)}, sous le minimum de {euros(etape.minimum)} fixé par l'office pour "
            f"cet acte{reste}."
        )
    elif au < jour:
        raison = attend or f"Pas avant le {jour_long(jour)} : {motif}"
    return Suite(acte, jour, etape.canal, composer(raison), motif)


def _rank(acte: str, sequence: Sequence) -> int:
    """The step that a sent act accomplishes, -1 when none: its own, else the last one that comes before it by nature."""
    actes = [e.acte for e in sequence.etapes]
    if acte in actes:
        return actes.index(acte)
    if acte not in _ORDRE:
        return -1
    return max((n for n, a in enumerate(actes) if a in _ORDRE and _ORDRE.index(a) < _ORDRE.index(acte)), default=-1)


def _chosen(dossier: Dossier, etape: Etape) -> str:
    """The road that the dossier names, at the step where the sequence goes to court."""
    nommee = dossier.procedure.acte if dossier.procedure else None
    return nommee if etape.acte in PROCEDURES and nommee in PROCEDURES else etape.acte


def _fem(courrier: Courrier) -> str:
    return f"l'{NOMS[courrier.acte]}" if courrier.acte == "appel" else f"la {NOMS[courrier.acte]}"
