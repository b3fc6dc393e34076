"""What every road looks at, read once: amounts, qualities, court, prescription, and what stands in the way of all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct

from dossier_juridique.droit.calendrier.creance import ETATS_COLLECTIFS, toutes_posterieures
from dossier_juridique.droit.calendrier.prescription_du_dossier import Echue, echues
from dossier_juridique.droit.competence import NATURES_COMMERCIALES, est_commerciale
from dossier_juridique.droit.parametres import Parametres
from dossier_juridique.droit.voies.juridiction import Proposition, proposer
from dossier_juridique.droit.voies.voie import Motif, motif
from dossier_juridique.model.decompte import Decompte
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.francais import enumerer, euros, jour_long, pluriel
from dossier_juridique.model.ressort import Ressort

ZERO = Decimal("0.00")
JOURS_COMPTES = 365
"""Below a year, the days left before the prescription are said with its date."""


class Situation(Struct, frozen=True):
    """Values only. Amounts are those of ``decompte``, closed at ``au``, the day at which the law is read too."""

    dossier: Dossier
    decompte: Decompte
    parametres: Parametres
    proposition: Proposition
    prescriptions: tuple[Echue, ...]

    @property
    def au(self) -> date:
        """Day of the claim and of the law."""
        return self.decompte.au

    @property
    def total(self) -> Decimal:
        """The whole claim, in euros."""
        return self.decompte.total

    @property
    def nature(self) -> str | None:
        """Kind of the court proposed; when the place is ambiguous, the kind that all the candidates share."""
        if self.proposition.retenue is not None:
            return self.proposition.retenue.nature
        natures = {c.nature for c in self.proposition.candidates}
        return natures.pop() if len(natures) == 1 else None

    @property
    def commerciale(self) -> bool | None:
        """True before a commercial court, False before the tribunal judiciaire, None when it is not known."""
        if self.nature is not None:
            return self.nature in NATURES_COMMERCIALES
        return est_commerciale(self.dossier.debiteur)

    @property
    def entre_commercants(self) -> bool | None:
        """True when both parties are known merchants, False when one is known not to be, None when it is not known."""
        qualites = (est_commerciale(self.dossier.creancier), est_commerciale(self.dossier.debiteur))
        return False if False in qualites else None if None in qualites else True

    @property
    def debiteur_en_france(self) -> bool:
        """True when the debtor's address is in France, or not given."""
        adresse = self.dossier.debiteur.adresse
        return adresse is None or adresse.en_france


def lire(dossier: Dossier, decompte: Decompte, parametres: Parametres, ressorts: Sequence[Ressort]) -> Situation:
    """The situation of a dossier at ``decompte.au``."""
    proposition = proposer(dossier, ressorts, decompte.au)
    return Situation(dossier, decompte, parametres, proposition, echues(dossier, decompte.au))


def procedure_collective(situation: Situation) -> Motif | None:
    """The reason that closes every action when a procedure is open and one claim at least arose before it."""
    debiteur = situation.dossier.debiteur
    collective = debiteur.procedure_collective or None
    nature = collective.type if collective else debiteur.etat
    if nature not in ETATS_COLLECTIFS:
        return None
    jugement = collective.jugement if collective else None
    if toutes_posterieures(situation.dossier):
        return None
    mot = nature if nature == "sauvegarde" else f"{nature} judiciaire"
    depuis = f" depuis le {jour_long(jugement)}" if jugement else ""
    return motif(
        f"Le débiteur est en {mot}{depuis} : les actions en paiement des créances antérieures sont interdites.",
        "C. com., art. L. 622-21, L. 631-14 et L. 641-3",
        "ferme",
    )


def empechements(situation: Situation) -> tuple[Motif, ...]:
    """What closes every action for payment, and what must be said of the claim whichever the road."""
    dossier, decompte = situation.dossier, situation.decompte
    collective = procedure_collective(situation)
    trouves = [m for m in (collective, _qualite_du_debiteur(dossier), _disparu(dossier)) if m is not None]
    comptees = [e for e in decompte.factures if e.echeance.jour < situation.au]
    manquantes = tuple(dict.fromkeys((*decompte.sans_echeance, *decompte.sans_montant)))
    if not decompte.factures:
        noms = enumerer(manquantes)
        trouves.append(
            motif(f"Créance non chiffrée : échéance ou montant de {noms} à établir.", "CPC, art. 1405 et 1407", "ferme")
        )
    elif situation.total <= ZERO:
        trouves.append(motif("Rien ne reste dû à cette date.", "C. civ., art. 1342", "ferme"))
    elif not comptees:
        premiere = min(e.echeance.jour for e in decompte.factures)
        trouves.append(
            motif(f"Rien n'est exigible avant le lendemain du {jour_long(premiere)}.", "C. civ., art. 1305-2", "ferme")
        )
    elif len(comptees) < len(decompte.factures):
        noms = enumerer([e.numero for e in decompte.factures if e not in comptees])
        trouves.append(motif(f"Pas encore exigible, à retirer : {noms}.", "C. civ., art. 1305-2", "condition"))
    if manquantes and decompte.factures:
        trouves.append(
            motif(
                f"Non comptée, faute d'échéance ou de montant : {enumerer(manquantes)}.", "CPC, art. 1407", "condition"
            )
        )
    if dossier.titre is not None:
        trouves.append(
            motif(
                f"Un titre est au dossier ({jour_long(dossier.titre.date)}) : ce qu'il a jugé s'exécute et ne se "
                "redemande pas.",
                "C. civ., art. 1355 ; CPCE, art. L. 111-2",
                "condition",
            )
        )
    return tuple(trouves)


def _qualite_du_debiteur(dossier: Dossier) -> Motif | None:
    match dossier.debiteur.qualite:
        case "consommateur":
            return motif(
                "Débiteur déclaré consommateur : ce programme ne traite que les créances entre professionnels.",
                "C. conso., art. L. 218-2 ; C. com., art. L. 441-10",
                "ferme",
            )
        case "public":
            return motif(
                "Débiteur public : autre taux, autre point de départ, autre juge.",
                "Code de la commande publique, art. L. 2192-13",
                "ferme",
            )
        case _:
            return None


def _disparu(dossier: Dossier) -> Motif | None:
    debiteur = dossier.debiteur
    qualite = ((debiteur.representant.qualite if debiteur.representant else None) or "").lower()
    sans_organe = debiteur.etat == "dissoute" and "liquidat" not in qualite
    if debiteur.morale and (debiteur.etat == "radiee" or sans_organe):
        etat = "radiée" if debiteur.etat == "radiee" else "dissoute, sans liquidateur connu"
        suite = "faites désigner un mandataire ad hoc, ou adressez-vous au liquidateur"
    elif not debiteur.morale and debiteur.etat == "decede":
        etat, suite = "décédée", "adressez-vous aux héritiers"
    else:
        return None
    return motif(
        f"La partie débitrice est {etat} : personne n'a qualité pour recevoir l'acte ; {suite}.",
        "C. civ., art. 1844-8",
        "ferme",
    )


def prescription_acquise(situation: Situation) -> tuple[Motif, ...]:
    """For a road that a prescribed claim closes: closed when every invoice is, else those to take out are named."""
    dues = {e.numero for e in situation.decompte.factures if e.restant > ZERO}
    suivies = [e for e in situation.prescriptions if not dues or e.nom in dues]
    passees = [e for e in suivies if situation.au > e.dernier_jour]
    if not passees or situation.dossier.titre is not None:
        return ()
    article = enumerer(list(dict.fromkeys(e.article for e in passees))) + " ; CPC, art. 122"
    noms = enumerer([f"{e.nom} (après le {jour_long(e.dernier_jour)})" for e in passees])
    possibles = [e for e in passees if e.possible and e.possible >= situation.au]
    doute = " Un acte incertain pourrait l'avoir interrompue : prouvez-le." if possibles else ""
    if len(passees) == len(suivies):
        return (motif(f"Créance prescrite : {noms}.{doute}", article, "ferme"),)
    reste = sum((e.restant for e in situation.decompte.factures if e.numero not in {p.nom for p in passees}), ZERO)
    return (
        motif(
            f"Prescrit, à retirer : {noms}. Reste {euros(reste)} en principal hors ces factures.{doute}",
            article,
            "condition",
        ),
    )


def _dernier_jour(situation: Situation) -> date | None:
    """Last useful day of the earliest invoice still due and not yet prescribed."""
    dues = {e.numero for e in situation.decompte.factures if e.restant > ZERO}
    vivantes = [
        e.dernier_jour
        for e in situation.prescriptions
        if e.dernier_jour >= situation.au and (not dues or e.nom in dues)
    ]
    return min(vivantes, default=None)


def jours_restants(situation: Situation) -> int | None:
    """Days left before the first prescription, 0 on the last day; None when nothing is left to prescribe."""
    dernier = _dernier_jour(situation)
    return None if dernier is None else (dernier - situation.au).days


def temps_restant(situation: Situation) -> str:
    """« Prescription après le 30 novembre 2026. », the days left too when they are few; empty when none is left."""
    dernier, jours = _dernier_jour(situation), jours_restants(situation)
    if dernier is None or jours is None:
        return ""
    reste = f" (il reste {pluriel(jours, 'jour', 'jours')})" if jours < JOURS_COMPTES else ""
    return f" Prescription après le {jour_long(dernier)}{reste}."


def contestation(situation: Situation, message: str, article: str) -> tuple[Motif, ...]:
    """A condition when the debtor contests in writing, on or before ``au``."""
    connues = [li for li in situation.dossier.litiges if li.date <= situation.au]
    if not connues:
        return ()
    jours = enumerer([f"du {jour_long(li.date)}" for li in connues])
    mot = "Contestation" if len(connues) == 1 else "Contestations"
    return (motif(f"{mot} {jours} : {message}", article, "condition"),)
