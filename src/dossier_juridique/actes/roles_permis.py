"""What each figure of an act is for: the sums of each head, the rates of each sort, the days of each event.

A true figure in the place of another is refused. For sums, and for days but the due date, one is refused when it is known
under another role only; rates and due dates must be of their own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from msgspec import Struct, field

from dossier_juridique.actes.factures_permises import forms
from dossier_juridique.actes.matiere import Matiere
from dossier_juridique.actes.somme import Element
from dossier_juridique.droit.chiffres import Role, aplatir
from dossier_juridique.model.decompte import Decompte, Nature
from dossier_juridique.model.document import Document

_ANS = 5
Faits = tuple[tuple[str, Decimal | date], ...]
_TOTAUX = frozenset(("total", "a_payer", "promis", "au_decompte"))
_DES_LIGNES = {
    Nature.PRINCIPAL: Role.PRINCIPAL, Nature.PENALITES: Role.PENALITES, Nature.INTERETS_LEGAUX: Role.PENALITES,
    Nature.INDEMNITE: Role.INDEMNITE, Nature.CLAUSE_PENALE: Role.CLAUSE,
}  # fmt: skip
_DES_CHAMPS = {
    "restant": Role.PRINCIPAL, "principal": Role.PRINCIPAL, "couru": Role.PENALITES, "couru_du": Role.PENALITES,
    "couru_paye": Role.PENALITES, "interets": Role.PENALITES, "indemnite": Role.INDEMNITE, "indemnite_due": Role.INDEMNITE,
    "indemnite_payee": Role.INDEMNITE,
}  # fmt: skip
"""The fields of the facts of an act whose name is the head they belong to."""
_DES_PIECES = {
    "facture": Role.EMISSION, "avoir": Role.EMISSION, "bon_de_livraison": Role.LIVRAISON,
    "pv_de_reception": Role.LIVRAISON, "mise_en_demeure": Role.MISE_EN_DEMEURE,
}  # fmt: skip
_SOMMES = (
    Role.TOTAL, Role.PRINCIPAL, Role.PENALITES, Role.INDEMNITE, Role.CLAUSE, Role.TVA, Role.HORS_TAXES, Role.PAR_JOUR,
    Role.VERSEMENT,
)  # fmt: skip
_JOURS = (Role.ECHEANCE, Role.EMISSION, Role.LIVRAISON, Role.MISE_EN_DEMEURE)
_STRICTS = (
    Role.ECHEANCE, Role.TAUX_PENALITES, Role.TAUX_TVA, Role.TAUX_LEGAL, Role.TAUX_BCE, Role.TAUX_REDUIT, Role.TAUX_CLAUSE,
)  # fmt: skip


class Places(Struct, frozen=True):
    """The values of each role; ``autres``: days of letters, contracts, payments, which are of none of these; ``factures``:
    the days of each invoice, by its number in flat text."""

    valeurs: Mapping[Role, frozenset[Hashable]] = field(default_factory=dict)
    autres: frozenset[Hashable] = frozenset()
    factures: tuple[tuple[str, Mapping[Role, frozenset[Hashable]]], ...] = ()

    def de_sa_facture(self, role: Role, valeurs: tuple[Hashable, ...], avant: str) -> bool:
        """False when the sentence names one invoice before a day that is that of another."""
        if role not in (Role.ECHEANCE, Role.EMISSION) or len(self.factures) < 2:
            return True
        nommees = {numero for numero, _ in self.factures if re.search(rf"(?<!\w){re.escape(numero)}(?!\w)", avant)}
        siennes = {v for numero, jours in self.factures if numero in nommees for v in jours.get(role, ())}
        autres = {v for numero, jours in self.factures if numero not in nommees for v in jours.get(role, ())}
        return len(nommees) != 1 or not siennes.isdisjoint(valeurs) or autres.isdisjoint(valeurs)

    def tient(self, role: Role, valeurs: tuple[Hashable, ...]) -> bool:
        """False when a figure is known, and is not what its role says."""
        siennes = self.valeurs.get(role, frozenset())
        if not siennes or not siennes.isdisjoint(valeurs):
            return True
        if role in _STRICTS:
            return False
        famille = _SOMMES if role in _SOMMES else _JOURS
        etrangeres = [v for r in famille if r not in (role, Role.VERSEMENT) for v in self.valeurs.get(r, ())]
        return set(valeurs).isdisjoint(etrangeres) and (famille is _SOMMES or self.autres.isdisjoint(valeurs))

    def demandable(self, valeurs: tuple[Hashable, ...]) -> bool:
        """False for one head alone when the whole is asked for."""
        return self.tient(Role.TOTAL, valeurs)


def places(document: Document, matiere: Matiere) -> Places:
    """The roles of the figures of that document."""
    valeurs: dict[Role, set[Hashable]] = {role: set() for role in Role}
    faits = tuple(_facts(document.faits))
    dossier, decompte = matiere.dossier, matiere.decompte
    for ligne in decompte.lignes:
        role = _DES_LIGNES.get(ligne.nature)
        if role is not None:
            valeurs[role].update((ligne.montant, ligne.brut, *(s.montant for s in ligne.segments)))
        if role is Role.PENALITES:
            valeurs[Role.TAUX_PENALITES].update(s.taux for s in ligne.segments)
    totaux = decompte.totaux
    valeurs[Role.PRINCIPAL].update((totaux.principal, sum(e.ttc for e in decompte.factures)))
    valeurs[Role.PENALITES].update((totaux.penalites, totaux.interets_legaux, totaux.penalites + totaux.interets_legaux))
    valeurs[Role.INDEMNITE].add(totaux.indemnites)
    valeurs[Role.TOTAL].update((decompte.total, *_nommes(faits, _TOTAUX)))
    # A sum is under each head that it has: two heads may come to the same.
    for role, montant in (*_imputes(decompte), *_des_chefs(document.faits)):
        valeurs[role].add(montant)
    for etat in decompte.factures:
        valeurs[Role.PRINCIPAL].update((etat.ttc, etat.restant, etat.ttc - etat.avoirs, etat.paye, etat.avoirs))
        valeurs[Role.PAR_JOUR].add(etat.par_jour)
        valeurs[Role.TAUX_PENALITES].update((etat.taux,) if etat.taux is not None else ())
    valeurs[Role.PAR_JOUR].update((sum(e.par_jour for e in decompte.factures), *_nommes(faits, {"par_jour"})))
    valeurs[Role.PRINCIPAL].add(sum(e.ttc - e.avoirs for e in decompte.factures))
    valeurs[Role.VERSEMENT].update(_versements(document.faits))
    if valeurs[Role.VERSEMENT]:
        valeurs[Role.VERSEMENT].update(p.montant for p in dossier.recus)
    for facture in dossier.factures:
        valeurs[Role.HORS_TAXES].update((facture.montant_ht,) if facture.montant_ht else ())
        valeurs[Role.TVA].update((facture.montant_tva,) if facture.montant_tva else ())
    _taux(valeurs, faits, matiere)
    autres = _jours(valeurs, faits, matiere)
    for role in _SOMMES:
        valeurs[role].discard(Decimal(0))
    figees = {role: frozenset(siennes) for role, siennes in valeurs.items()}
    return Places(figees, frozenset(forms(iter(autres))), tuple(_par_facture(matiere)))


def _par_facture(matiere: Matiere) -> Iterator[tuple[str, Mapping[Role, frozenset[Hashable]]]]:
    for etat in matiere.decompte.factures:
        facture, e = matiere.dossier.factures[etat.rang], etat.echeance
        dues = [j for j in (e.jour, e.imprimee, e.convenue, e.depart) if j is not None]
        echeances = forms(j + timedelta(days=n) for j in dues for n in (0, 1))
        emises = forms(iter((facture.emise_le,) if facture.emise_le else ()))
        jours = {Role.ECHEANCE: frozenset(echeances), Role.EMISSION: frozenset(emises)}
        yield aplatir(unicodedata.normalize("NFKC", etat.numero)), jours


def _taux(valeurs: dict[Role, set[Hashable]], faits: Faits, matiere: Matiere) -> None:
    conditions = matiere.dossier.conditions
    convenus = (conditions.taux_penalites, *(f.taux_penalites for f in matiere.dossier.factures))
    if valeurs[Role.TAUX_PENALITES]:
        valeurs[Role.TAUX_PENALITES].update(t for t in convenus if t is not None)
        valeurs[Role.TAUX_PENALITES].update(_nommes(faits, {"taux"}))
    valeurs[Role.TAUX_TVA].add(Decimal(0))  # exempt, or due by the customer
    clause = conditions.clause_penale
    if clause is not None and clause.mode == "pourcentage":
        valeurs[Role.TAUX_CLAUSE].add(clause.valeur)
    if matiere.dossier.echeancier is not None and matiere.dossier.echeancier.taux is not None:
        valeurs[Role.TAUX_REDUIT].add(matiere.dossier.echeancier.taux)
    depuis = matiere.au - timedelta(days=366 * _ANS)
    connus = ((Role.TAUX_LEGAL, "taux_interet_legal"), (Role.TAUX_BCE, "taux_bce"), (Role.TAUX_TVA, "taux_tva"))
    for role, debut in connus:
        series = (s for nom, s in matiere.parametres.series.items() if nom.startswith(debut))
        valeurs[role].update(v.valeur for s in series for v in s.valeurs if v.debut <= matiere.au and v.fin >= depuis)


def _jours(valeurs: dict[Role, set[Hashable]], faits: Faits, matiere: Matiere) -> set[date]:
    """Fill the roles of days; the days of other events."""
    dossier, autres = matiere.dossier, set[date]()
    demain = timedelta(days=1)
    # What falls due later is an instalment or a promise of this act, which calls its days so.
    echeances = {jour for _, jour in faits if isinstance(jour, date) and jour > matiere.au}
    for etat in matiere.decompte.factures:
        e = etat.echeance
        dues = [j for j in (e.jour, e.imprimee, e.convenue, e.depart) if j is not None]
        echeances.update((*dues, *(jour + demain for jour in dues)))
    echeances.update(f.echeance for f in dossier.factures if f.echeance is not None)
    if len(matiere.decompte.factures) < len(dossier.factures):
        echeances.clear()  # one of them has no due date: nobody can say which day is not its own
    if all(f.emise_le for f in dossier.factures):
        emissions = [*(f.emise_le for f in dossier.factures if f.emise_le), *(a.date for a in dossier.avoirs)]
        valeurs[Role.EMISSION].update(forms(iter(emissions)))
    for facture in dossier.factures:
        livraisons = (facture.livree_le, facture.executee_le, facture.recue_le)
        valeurs[Role.LIVRAISON].update(forms(j for j in livraisons if j is not None))
    for piece in dossier.pieces:
        role = _DES_PIECES.get(piece.nature)
        if role is not None and piece.date is not None and (valeurs[role] or role is Role.MISE_EN_DEMEURE):
            valeurs[role].update(forms(iter((piece.date,))))
    for courrier in dossier.courriers:
        siens = [j for j in (courrier.date, courrier.depose_le, courrier.presente_le, courrier.recu_le) if j is not None]
        if courrier.acte == "mise-en-demeure":
            valeurs[Role.MISE_EN_DEMEURE].update(forms(iter((*siens, matiere.au))))
        else:
            autres.update(siens)
    valeurs[Role.ECHEANCE].update(forms(iter(echeances)))
    autres.update(p.date for p in dossier.paiements)
    autres.update((dossier.appel.date,) if dossier.appel and dossier.appel.date else ())
    autres.update((dossier.conditions.date,) if dossier.conditions.date else ())
    return autres


def _imputes(decompte: Decompte) -> Iterator[tuple[Role, Decimal]]:
    """What payments took of each head: part by part, payment by payment, invoice by invoice, and all together."""
    sommes: dict[tuple[Role, object], Decimal] = {}
    for rang, paiement in enumerate(decompte.paiements):
        for part in paiement.imputation:
            role = _DES_LIGNES.get(part.nature)
            if role is not None:
                yield role, part.montant
                for cle in ((role, rang), (role, part.facture), (role, None)):
                    sommes[cle] = sommes.get(cle, Decimal(0)) + part.montant
    yield from ((role, montant) for (role, _), montant in sommes.items())


def _des_chefs(valeur: Any, nom: str = "") -> Iterator[tuple[Role, Decimal]]:
    """The sums of the facts of an act that bear the name of a head, or stand beside its nature."""
    if isinstance(valeur, Decimal):
        if nom in _DES_CHAMPS:
            yield _DES_CHAMPS[nom], abs(valeur)
    elif isinstance(valeur, tuple | list):
        for champ in valeur:
            yield from _des_chefs(champ, nom)
    elif isinstance(valeur, Mapping):
        for cle, champ in valeur.items():
            yield from _des_chefs(champ, str(cle))
    elif hasattr(valeur, "__struct_fields__"):
        if isinstance(valeur, Element) and valeur.nature in _DES_LIGNES:
            yield _DES_LIGNES[Nature(valeur.nature)], valeur.montant
        for cle in valeur.__struct_fields__:
            yield from _des_chefs(getattr(valeur, cle), cle)


def _versements(faits: Any) -> Iterator[Decimal]:
    """The instalments of the act, and what they come to."""
    prevus = getattr(faits, "versements", ()) if hasattr(faits, "a_payer") else ()
    if prevus:
        yield from _nommes(tuple(_facts(prevus)), {"montant", "reste"})
        yield from _nommes(tuple(_facts(faits)), {"a_payer", "interets"})


def _nommes(faits: Faits, noms: frozenset[str] | set[str]) -> Iterator[Decimal]:
    """The decimals that bear one of these names."""
    return (abs(valeur) for nom, valeur in faits if isinstance(valeur, Decimal) and nom in noms)


def _facts(valeur: Any, nom: str = "") -> Iterator[tuple[str, Decimal | date]]:
    """The decimals and the days of the facts of an act, each with its name."""
    if isinstance(valeur, str):
        return
    if isinstance(valeur, Decimal | date):
        yield nom, valeur
    elif isinstance(valeur, tuple | list):
        for champ in valeur:
            yield from _facts(champ, nom)
    elif isinstance(valeur, Mapping):
        for cle, champ in valeur.items():
            yield from _facts(champ, str(cle))
    elif hasattr(valeur, "__struct_fields__"):
        for cle in valeur.__struct_fields__:
            yield from _facts(getattr(valeur, cle), cle)
