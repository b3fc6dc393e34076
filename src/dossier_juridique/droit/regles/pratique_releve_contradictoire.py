"""Un relevé de compte ou la somme des factures produites contredit le décompte.

CPC, art. 1407 : la requête porte le décompte des éléments de la créance. Le relevé de compte et les factures joints sont
la première chose à quoi le juge compare ce décompte.

Lecture retenue : le solde annoncé par un relevé (« solde », « reste dû », « total dû ») doit être l'un des états
possibles de la dette en principal : total des factures, moins les premiers avoirs, moins les premiers paiements
déclarés, ou le reste dû du décompte. La somme des factures produites et lues doit être celle des factures déclarées.

Angle mort : un relevé qui porte d'autres affaires, ou arrêté entre deux factures, se lève avec un motif.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate

from dossier_juridique.droit.croisement import credit_note, place, reading, total_read
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.droit.texte_de_piece import labelled_amounts, lines
from dossier_juridique.expressions import expression
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, enumerer, euros

_SOLDE = expression(
    r"\bsolde\b(?! (anterieur|initial|precedent|d'ouverture|reporte))|reste (du|a payer)|"
    r"total (du|exigible|des impayes)|montant du\b"
)
ZERO = Decimal("0.00")


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each statement of another balance, one when the sum of the invoices produced is another."""
    for rang, piece in enumerate(examen.dossier.pieces):
        lecture = reading(examen, piece)
        if piece.nature != "releve_de_compte" or lecture is None:
            continue
        lus = labelled_amounts(lines(lecture.pages), _SOLDE)
        if lus and not _explained(examen, {t.valeur for t in lus}):
            reste = sum((e.restant for e in examen.decompte.factures), ZERO)
            ou = place(examen.numero_piece(piece.id), lus[-1].page)
            yield Ecart(
                f"pieces[{rang}]",
                composer(
                    f"{ou[:1].upper()}{ou[1:]} : le relevé porte un solde de {euros(lus[-1].valeur)} ; le décompte laisse "
                    f"{euros(reste)} dus en principal sur {euros(sum((e.ttc for e in examen.decompte.factures), ZERO))} facturés."
                ),
            )
    yield from _somme(examen)


def _explained(examen: Examen, lus: set[Decimal]) -> bool:
    """True when a balance read is one that the declared movements can give; true as well when nothing can be computed."""
    decompte = examen.decompte
    if decompte.sans_montant or not decompte.factures:
        return True
    if lus & {decompte.total, sum((e.restant for e in decompte.factures), ZERO)}:
        return True
    factures = {sum((e.ttc for e in decompte.factures), ZERO), *accumulate(e.ttc for e in decompte.factures)}
    avoirs = {ZERO, *accumulate(a.montant_ttc for a in sorted(examen.dossier.avoirs, key=lambda a: a.date))}
    payes = {ZERO, *accumulate(p.montant for p in sorted(examen.dossier.recus, key=lambda p: p.date))}
    # Looked up, not multiplied out: a thousand of each would be a thousand million sums. A statement that says nothing is
    # due proves no former state: it denies the claim.
    return any(total - avoir - lu in payes for lu in lus - {ZERO} for total in factures for avoir in avoirs)


def _somme(examen: Examen) -> Iterator[Ecart]:
    produites = [p for p in examen.dossier.pieces if p.nature == "facture"]
    lus: list[tuple[str, Decimal]] = []
    for piece in produites:
        lecture = reading(examen, piece)
        total = total_read(lecture) if lecture is not None and credit_note(lecture) is None else None
        if total is None:
            return  # one invoice unread, and the sum proves nothing
        lus.append((examen.numero_piece(piece.id), total[0]))
    declarees = [f.montant_ttc for f in examen.dossier.factures]
    if not lus or len(lus) == len(declarees) or None in declarees:
        return  # as many exhibits as invoices: each has already been held against its own
    somme, attendu = sum((t for _, t in lus), ZERO), sum((d for d in declarees if d is not None), ZERO)
    if somme != attendu:
        pieces = enumerer([f"n° {n} ({euros(t)})" for n, t in lus])
        yield Ecart(
            "factures",
            composer(
                f"Les factures produites, pièces {pieces}, font {euros(somme)} ; les factures déclarées font {euros(attendu)}."
            ),
            composer("Joignez toutes les factures réclamées, et elles seules."),
        )


REGLE = Regle(
    id="pratique-releve-contradictoire",
    titre="Un relevé de compte ou la somme des factures produites contredit le décompte",
    groupe=8,
    article="CPC, art. 1407 ; pratique",
    gravites={
        Famille.RELANCE: Gravite.OBSERVATION,
        Famille.MISE_EN_DEMEURE: Gravite.OBSERVATION,
        Famille.REQUETE: Gravite.RESERVE,
    },
    remede=composer(
        "Expliquez l'écart : paiement ou avoir à déclarer, facture à ajouter, ou relevé d'une autre affaire."
    ),
    source="pratique des greffes",
    confiance="C",
    regissante="au",
    examiner=examiner,
)
