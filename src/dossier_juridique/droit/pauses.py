"""What suspends the office's sequence: a dispute, a payment plan, a promise, the time granted by the last letter.

Each answers with a French sentence, or None. Events after ``au`` are not yet known.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from dossier_juridique.droit import procedure_delais as pd
from dossier_juridique.droit.competence import canonique
from dossier_juridique.droit.delais import plus_mois
from dossier_juridique.model.actes_du_dossier import Courrier, Litige
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.francais import composer, jour_long, pluriel
from dossier_juridique.model.negociation import Appel, Echeancier

REGLE_DU_LITIGE = "cpc-1409-contestation-ecrite"
"""The réserve that a person lifts to go on in spite of a dispute; the lift ends the pause as well."""
REGLE_DE_L_APPEL = "civ-1104-contestation-au-telephone"
"""The réserve on a dispute told by telephone: its lift ends that pause."""
_DITE = "Contestation dite au téléphone"
_OBJET_MAX = 90
_RACINE = 4
_DE_TOUTES = frozenset({"fact", "somm", "mont", "sold", "cont", "paye", "paie", "regl", "debi", "clie", "nous", "vous", "votr",
                        "notr", "leur", "avec", "pour", "dans", "cett", "part", "sans", "mais", "plus", "etre", "sont",
                        "avoi", "fait", "tout", "refu"})  # fmt: skip
"""Beginnings of words that bring no two disputes together."""


def disputes(dossier: Dossier, au: date) -> tuple[str, ...]:
    """Disputes that nobody has lifted, each as a sentence: those declared, else those of a status or of a call."""
    trouvees = [_litige(li) for n, li in enumerate(dossier.litiges) if li.date <= au and not _levee(dossier, n, au)]
    if not dossier.litiges:
        trouvees += _statuts(dossier, au)
    appel = undeclared_call(dossier, au)
    if appel is not None and not any(x.regle == REGLE_DE_L_APPEL and x.date <= au for x in dossier.levees):
        quand = f" du {jour_long(appel.date)}" if appel.date else ""
        trouvees.append(f"{_DITE}{quand}, à déclarer dans [[litiges]].")
    return tuple(composer(t) for t in trouvees)


def _levee(dossier: Dossier, rang: int, au: date) -> bool:
    return any(
        x.regle == REGLE_DU_LITIGE and x.date <= au and x.ou in (None, f"litiges[{rang}]") for x in dossier.levees
    )


def _litige(litige: Litige) -> str:
    objet = " ".join(litige.objet.split()).rstrip(".")
    objet = objet if len(objet) <= _OBJET_MAX else objet[: _OBJET_MAX - 1].rstrip() + "…"
    sur = f" de la facture {litige.facture}" if litige.facture else ""
    return f"Contestation{sur} du {jour_long(litige.date)} : {objet}."


def reserve_of(contestation: str) -> str:
    """The réserve whose lift ends the pause of that sentence of ``disputes``."""
    return REGLE_DE_L_APPEL if contestation.startswith(_DITE) else REGLE_DU_LITIGE


def undeclared_call(dossier: Dossier, au: date) -> Appel | None:
    """The call that gave a dispute known at ``au`` which no ``[[litiges]]`` can be; None otherwise.

    A dispute of that day or later is it; an earlier one may be it when it shares a word with what was said, or nobody noted
    what was said or when.
    """
    appel = dossier.appel
    if appel is None or appel.resultat != "contestation" or (appel.date is not None and appel.date > au):
        return None
    dits = _racines(appel.motif or "")
    for litige in dossier.litiges:
        if appel.date is None or litige.date >= appel.date or not dits or dits & _racines(litige.objet):
            return None
    return appel


def _racines(texte: str) -> frozenset[str]:
    return frozenset(m[:_RACINE] for m in canonique(texte).split() if len(m) >= _RACINE) - _DE_TOUTES


def _statuts(dossier: Dossier, au: date) -> Iterator[str]:
    for facture in dossier.factures:
        ouverts = [s for s in facture.statuts if s.code == "207" and s.date <= au]
        if ouverts and not any(s.code == "205" and ouverts[-1].date < s.date <= au for s in facture.statuts):
            yield f"Facture {facture.numero or 'sans numéro'} en litige (statut 207 du {jour_long(ouverts[-1].date)})."


def plan_respected(dossier: Dossier, au: date) -> str | None:
    """Why to wait, while a payment plan runs; None without a plan, once an instalment is missed, or when it has ended."""
    plan = dossier.echeancier
    jours = due_days(plan)
    if plan is None or not jours or missed(dossier, au) is not None:
        return None
    suivant = next((j for j in jours if j >= au), None)
    if suivant is None:
        return None
    if signed_on(dossier, au) is not None:
        return composer(
            f"Échéancier convenu et respecté : prochain versement le {jour_long(suivant)} (C. civ., art. 1103)."
        )
    return composer(
        f"Échéancier proposé, sans date de signature au dossier : premier versement attendu le {jour_long(jours[0])}."
        if suivant == jours[0]
        else f"Échéancier en cours, sans date de signature au dossier : prochain versement le {jour_long(suivant)}."
    )


def signed_on(dossier: Dossier, au: date) -> date | None:
    """The day the plan was signed, from the plan or from its exhibit; None when it is not known to be signed at ``au``."""
    plan = dossier.echeancier
    if plan is not None and plan.le is not None:
        return plan.le if plan.le <= au else None
    jours = due_days(plan)
    signees = [p.date or plus_mois(jours[0], -1) for p in dossier.pieces if p.nature == "echeancier_signe"] if jours else []
    return min((j for j in signees if j <= au), default=None)


def due_days(plan: Echeancier | None) -> tuple[date, ...]:
    """Days of the instalments, in order."""
    if plan is None:
        return ()
    if plan.nombre is not None and plan.premier_le is not None:
        return tuple(plus_mois(plan.premier_le, rang) for rang in range(plan.nombre))
    return tuple(sorted(v.date for v in plan.versements))


def missed(dossier: Dossier, au: date) -> date | None:
    """The first instalment whose day has passed without what was due; None when there is none.

    Instalments given one by one are held against the sums received since the plan; equal monthly ones, whose amount
    depends on the day of signature, against the number of payments.
    """
    plan, jours = dossier.echeancier, due_days(dossier.echeancier)
    if plan is None or not jours:
        return None
    debut = signed_on(dossier, au) or plus_mois(jours[0], -1)
    recus = [p for p in dossier.recus if debut <= p.date <= au]
    attendu, verses = Decimal(0), sum((p.montant for p in recus), Decimal(0))
    dus = {v.date: Decimal(0) for v in plan.versements}
    for versement in plan.versements:
        dus[versement.date] += versement.montant
    for rang, jour in enumerate(sorted(dus) if dus else jours, 1):
        if jour >= au:
            return None
        attendu += dus.get(jour, Decimal(0))
        if (verses < attendu) if dus else (len(recus) < rang):
            return jour
    return None


def promise(dossier: Dossier, au: date) -> str | None:
    """The payment promised on the telephone, until the day promised."""
    appel = dossier.appel
    if appel is None or appel.resultat != "promesse" or appel.promis_le is None or appel.promis_le < au:
        return None
    if appel.date is not None and appel.date > au:
        return None
    return composer(f"Paiement promis pour le {jour_long(appel.promis_le)}.")


def granted(dossier: Dossier, au: date) -> tuple[date, str] | None:
    """Last day granted by the last letter that grants some, moved over days off, and the sentence that says it.

    Counted from the reception, else the first presentation, else (said) the sending; several channels of one day count
    once.
    """
    lettres = [c for c in dossier.courriers if c.date <= au and c.delai_jours is not None and c.acte != "appel"]
    if not lettres:
        return None
    lettre = max(lettres, key=lambda c: c.date)
    assert lettre.delai_jours is not None
    depart, de = _remise(lettre, au)
    fin = pd.terme(depart, jours=lettre.delai_jours).reporte
    delai = pluriel(lettre.delai_jours, "jour", "jours")
    return fin, composer(f"Délai de {delai} laissé au débiteur jusqu'au {jour_long(fin)}, compté de {de}.")


def _remise(lettre: Courrier, au: date) -> tuple[date, str]:
    if lettre.recu_le is not None and lettre.recu_le <= au:
        return lettre.recu_le, "la réception"
    if lettre.presente_le is not None and lettre.presente_le <= au:
        return lettre.presente_le, "la première présentation"
    if lettre.canal in ("courriel", "lre", "commissaire_de_justice"):
        return lettre.date, "l'envoi"
    return lettre.date, "l'envoi, faute de jour de réception au dossier"


def day_after(jour: date) -> date:
    """The next day."""
    return jour + timedelta(days=1)
