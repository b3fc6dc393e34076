"""What in a claim departs from the default, said in French for the printed décompte."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dossier_juridique.creance.compte import ZERO, Compte
from dossier_juridique.creance.taux import Convenu, SousPlancher, taux_stipule
from dossier_juridique.droit.mise_en_demeure import depart_interet_legal, mises_en_demeure
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.francais import enumerer, euros, jour_court


def mis_en_demeure(dossier: Dossier, compte: Compte, au: date) -> bool:
    """True when the invoice is overdue and a mise en demeure asked for it."""
    return compte.echeance.jour < au and any(mises_en_demeure(dossier, compte.echeance.jour, au))


def choix(dossier: Dossier, comptes: list[Compte], au: date) -> tuple[str, ...]:
    """What departs from the default, said in French for the printed décompte."""
    conditions, dits = dossier.conditions, []
    if conditions.imputation == "principal" and dossier.recus:
        dits.append("Les paiements sont imputés d'abord sur le principal, au choix du créancier.")
    if conditions.depart_ouvrable:
        dits.append("Les pénalités partent du lendemain du premier jour ouvrable suivant l'échéance.")
    if any(isinstance(c.regime, Convenu) for c in comptes):
        dits.append("Les pénalités sont calculées au taux annuel convenu.")
    if any(isinstance(c.regime, SousPlancher) for c in comptes):
        retenu = {"suppletif": "le taux supplétif", "plancher": "le plancher légal"}.get(
            conditions.taux_de_remplacement or "",
            "pour chaque semestre le plus faible du taux supplétif et du plancher",
        )
        dits.append(f"Le taux convenu est inférieur à trois fois l'intérêt légal ; est retenu {retenu}.")
    if conditions.acceptees_par == "aucune" and any(
        taux_stipule(dossier, f) is None and (f.taux_penalites or conditions.taux_penalites) for f in dossier.factures
    ):
        dits.append("L'acceptation du taux convenu n'étant pas établie, le taux supplétif légal est appliqué.")
    if conditions.accessoires == "interet_legal":
        dits.append(_dire_interet_legal(dossier, comptes, au))
    elif conditions.accessoires == "aucun":
        dits.append("Le créancier ne demande ni pénalités ni intérêts.")
    if any(c.capitalise and c.anniversaires for c in comptes):
        dits.append("Les intérêts dus pour une année entière sont capitalisés (C. civ., art. 1343-2).")
    origines = {c.echeance.origine for c in comptes if c.echeance.imprimee is None}
    if origines:
        dits.append(f"Échéance sans date imprimée sur la facture : {' ; '.join(sorted(origines))}.")
    if conditions.clause_penale is not None:
        dits.extend(_dire_clause_penale(dossier, comptes, au))
    if dossier.debiteur.qualite != "professionnel" and conditions.accessoires == "penalites":
        dits.append("Le débiteur n'étant pas un professionnel, ni pénalités de l'article L. 441-10 ni indemnité de 40 €.")
    hors = [p for p in dossier.recus if p.date > au]
    if hors:
        dits.append(f"Paiements postérieurs à l'arrêté, non comptés : {euros(sum((p.montant for p in hors), ZERO))}.")
    emissions = [(c.numero, c.facture.emise_le) for c in comptes]
    futures = [f"{numero}, émise le {jour_court(jour)}" for numero, jour in emissions if jour and jour > au]
    if futures:
        dites = "Facture postérieure à l'arrêté, comptée" if len(futures) == 1 else "Factures postérieures à l'arrêté, comptées"
        dits.append(f"{dites} : {' ; '.join(futures)}.")
    return tuple(dits)


def _dire_interet_legal(dossier: Dossier, comptes: list[Compte], au: date) -> str:
    departs = {c.numero: depart_interet_legal(dossier, c.echeance.jour, au) for c in comptes if c.echeance.jour < au}
    connus = sorted({jour for jour in departs.values() if jour})
    if not connus:
        return "L'intérêt légal est demandé à la place des pénalités ; aucune mise en demeure reçue ne le fait courir."
    dit = enumerer([f"du {jour_court(jour)}" for jour in connus])
    phrase = f"L'intérêt légal est demandé à la place des pénalités de retard, à partir du lendemain {dit}"
    sans = [numero for numero, jour in departs.items() if jour is None]
    suite = f" ; sans mise en demeure reçue après l'échéance, il ne court pas sur {enumerer(sans)}" if sans else ""
    return f"{phrase}{suite}."


def _dire_clause_penale(dossier: Dossier, comptes: list[Compte], au: date) -> Iterator[str]:
    echus = [c for c in comptes if c.echeance.jour < au and c.principal > 0]
    sans = [c.numero for c in echus if not mis_en_demeure(dossier, c, au)]
    if sans and len(sans) == len(echus):
        yield "La clause pénale convenue n'est pas comptée : elle n'est encourue qu'après une mise en demeure."
    elif sans:
        yield f"La clause pénale n'est pas comptée sur {enumerer(sans)} : la mise en demeure est antérieure à l'échéance."
