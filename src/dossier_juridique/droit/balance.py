"""The aged balance of a dossier: principal by age, prescription to come, and what makes the debt doubtful."""

from __future__ import annotations

from collections.abc import Sequence as Suite_de
from datetime import date
from decimal import Decimal
from typing import Literal

from dossier_juridique.droit.calendrier.creance import ANS_DU_TITRE, ETATS_COLLECTIFS
from dossier_juridique.droit.calendrier.prescription_du_dossier import Echue, echues
from dossier_juridique.droit.delais import plus_ans
from dossier_juridique.model.decompte import Decompte
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.francais import composer, enumerer, jour_long, pluriel
from dossier_juridique.model.portefeuille import BORNES, CLASSES, Balance, Doute, Prescrit, SeuilsDeDoute

ZERO = Decimal("0.00")
_PARTIS = {"radiee": "radiée du registre", "dissoute": "dissoute", "decede": "décédée"}


def age_balance(decompte: Decompte) -> Balance:
    """Principal by class of age at the day of the claim, invoice by invoice. The classes sum to the principal.

    The age of an invoice is the number of days after its due date; it is overdue from the day after (C. civ., art.
    1305-2). Where only accessories remain, their invoices give the age.
    """
    classes = [ZERO] * len(CLASSES)
    for etat in decompte.factures:
        classes[_classe((decompte.au - etat.echeance.jour).days)] += etat.restant
    ouvertes = {e.numero: e.echeance.jour for e in decompte.factures if e.restant > 0}
    if not ouvertes:
        ouvertes = {
            e.numero: e.echeance.jour
            for e in decompte.factures
            if any(ligne.facture == e.numero and ligne.montant > 0 for ligne in decompte.lignes)
        }
    premiere = min(ouvertes.values(), default=None)
    age = (decompte.au - premiere).days if premiere is not None and premiere < decompte.au else None
    return Balance(
        classes=tuple(classes),
        age=age,
        classe=CLASSES[_classe((decompte.au - premiere).days)] if premiere is not None else "",
        echu=sum((e.restant for e in decompte.factures if e.echeance.jour < decompte.au), ZERO),
        premiere=premiere,
    )


def _classe(jours: int) -> int:
    """Rank in ``CLASSES``. On its due date an invoice is not overdue yet."""
    if jours <= 0:
        return 0
    return 1 + sum(jours > borne for borne in BORNES)


def due_prescriptions(dossier: Dossier, decompte: Decompte | None, au: date) -> tuple[Echue, ...]:
    """Prescription of each invoice on which something is still due; of every invoice when the claim is not known."""
    if decompte is None:
        return echues(dossier, au)
    dues = {ligne.facture for ligne in decompte.lignes if ligne.montant > 0}
    chiffrees = {ligne.facture for ligne in decompte.lignes}
    return tuple(e for e in echues(dossier, au) if e.nom in dues or e.nom not in chiffrees)


def prescription(dossier: Dossier, decompte: Decompte | None, au: date, seuil: int) -> Prescrit | None:
    """The earliest last day, ``seuil`` being the days left from which it is near; of a judicial title, ten years."""
    if decompte is not None and decompte.total <= 0 and not (decompte.sans_echeance or decompte.sans_montant):
        return None
    titre = dossier.titre
    if titre is not None and titre.date <= au and titre.nature not in ("acte_notarie", "autre"):
        fin = plus_ans(titre.date, ANS_DU_TITRE)
        return Prescrit(fin, (fin - au).days, _etat((fin - au).days, seuil), (), "CPCE, art. L. 111-4")
    collective = dossier.debiteur.procedure_collective or None
    declaree = collective is not None and collective.declaree_le is not None and collective.declaree_le <= au
    # A claim declared in a collective procedure is interrupted until its closure (C. com., art. L. 622-25-1).
    suivies = () if declaree else due_prescriptions(dossier, decompte, au)
    if not suivies:
        return None
    dernier = min(e.dernier_jour for e in suivies)
    jours = (dernier - au).days
    premieres = [e for e in suivies if e.dernier_jour == dernier or (jours < 0 and e.dernier_jour < au)]
    restantes = [e.dernier_jour for e in suivies if e.dernier_jour >= au]
    return Prescrit(
        dernier_jour=dernier,
        jours=jours,
        etat=_etat(jours, seuil),
        factures=tuple(e.nom for e in premieres),
        article=" ; ".join(dict.fromkeys(e.article for e in premieres)),
        suivante=min(restantes, default=None) if jours < 0 else None,
    )


def _etat(jours: int, seuil: int) -> Literal["acquise", "proche", "loin"]:
    if jours < 0:
        return "acquise"
    return "proche" if jours <= seuil else "loin"


def doubts(
    dossier: Dossier, balance: Balance | None, prescrit: Prescrit | None, contestations: Suite_de[str],
    seuils: SeuilsDeDoute, au: date,
) -> tuple[Doute, ...]:
    """What makes the debt doubtful, gravest first. ``contestations``: French sentences (``droit.pauses``)."""
    trouves: list[Doute] = []
    debiteur = dossier.debiteur
    collective = debiteur.procedure_collective or None
    nature = collective.type if collective else debiteur.etat
    if nature in ETATS_COLLECTIFS and not (collective and collective.jugement and collective.jugement > au):
        mot = nature if nature == "sauvegarde" else f"{nature} judiciaire"
        depuis = f" depuis le {jour_long(collective.jugement)}" if collective and collective.jugement else ""
        trouves.append(Doute("procedure_collective", composer(f"Débiteur en {mot}{depuis} (C. com., art. L. 622-21).")))
    if prescrit is not None and prescrit.etat != "loin":
        trouves.append(_prescription(prescrit))
    if debiteur.etat in _PARTIS:
        depuis = f" depuis le {jour_long(debiteur.radiee_le)}" if debiteur.radiee_le else ""
        trouves.append(
            Doute("debiteur_disparu", composer(f"Partie débitrice {_PARTIS[debiteur.etat]}{depuis} (C. civ., art. 1844-8)."
                  if debiteur.morale else f"Partie débitrice {_PARTIS[debiteur.etat]}."))
        )  # fmt: skip
    trouves += [Doute("litige", texte) for texte in contestations[:1]]
    if balance is not None and balance.age is not None and balance.age > seuils.age_jours:
        trouves.append(Doute("age", composer(f"Échu depuis {pluriel(balance.age, 'jour', 'jours')}.")))
    return tuple(trouves)


def _prescription(prescrit: Prescrit) -> Doute:
    quoi = f" pour {enumerer(prescrit.factures[:4])}" if prescrit.factures else " du titre"
    quoi += " …" if len(prescrit.factures) > 4 else ""
    if prescrit.etat == "acquise":
        reste = f" ; pour le reste, le {jour_long(prescrit.suivante)}" if prescrit.suivante else ""
        texte = f"Prescription acquise{quoi}, dès le lendemain du {jour_long(prescrit.dernier_jour)}{reste} ({prescrit.article})."
        return Doute("prescription_acquise", composer(texte))
    return Doute(
        "prescription_proche",
        composer(
            f"Prescription{quoi} le {jour_long(prescrit.dernier_jour)}, dans {pluriel(prescrit.jours, 'jour', 'jours')}"
            f" ({prescrit.article}) : ni lettre ni requête ne l'interrompt."
        ),
    )
