"""La facture produite ne dit pas ce que le dossier déclare.

CPC, art. 1407 : la requête contient « l'indication précise du montant de la somme réclamée avec le décompte des
différents éléments de la créance ainsi que le fondement de celle-ci » et elle est accompagnée des documents qui la
justifient. Le juge rapproche la somme de la facture jointe ; s'ils ne disent pas la même chose, il rejette, et ce rejet
est sans recours (CPC, art. 1409).

Lecture retenue : le numéro, le total, le hors taxes, la TVA et le numéro SIREN du vendeur sont cherchés dans les données
électroniques de la pièce, puis dans le texte de ses pages. Le constat montre les deux valeurs et la page. Une valeur
absente qu'aucune autre ne contredit relève de l'observation « valeur introuvable ». Quand les données et la page d'une
même pièce ne portent pas le même total, c'est dit aussi : le juge lit la page.

Angle mort : une pièce numérisée sans texte n'est pas lue ; une reconnaissance de caractères fausse se déclare par
« lisible = false » sur la pièce.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from dossier_juridique.droit.croisement import (
    NUMERO,
    TOTAL,
    Croisee,
    bears_own_number,
    crossed,
    net_read,
    other_invoice,
    tax_read,
)
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.droit.texte_de_piece import (
    amounts,
    companies,
    find_amount,
    find_number,
    labelled_amounts,
    labelled_numbers,
    name_ranks,
)
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, euros, siren_espace


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each value that the exhibit contradicts; a swapped exhibit is said once."""
    for croisee in crossed(examen):
        permutee = None if bears_own_number(croisee) else other_invoice(examen, croisee)
        if permutee is not None:
            yield Ecart(
                f"factures[{croisee.rang}].pieces",
                composer(
                    f"{croisee.nom} : la pièce n° {croisee.numero_piece} qui doit la prouver est la facture {permutee}."
                ),
                composer("Rattachez à chaque facture sa propre pièce."),
            )
            continue
        yield from _numero(croisee)
        yield from _total(croisee)
        yield from _parties_du_total(croisee)
        yield from _vendeur(examen, croisee)


def _ecart(croisee: Croisee, cle: str, declare: str, porte: str, page: int | None) -> Ecart:
    return Ecart(
        f"factures[{croisee.rang}].{cle}",
        composer(f"{croisee.nom} : le dossier déclare {declare} ; {croisee.ou(page)} porte{_s(page)} {porte}."),
    )


def _s(page: int | None) -> str:
    return "" if page else "nt"


def _numero(croisee: Croisee) -> Iterator[Ecart]:
    if bears_own_number(croisee):
        return
    declare = f"le numéro {croisee.facture.numero}"
    if croisee.donnees is not None and croisee.donnees.numero:
        yield _ecart(croisee, "numero", declare, f"le numéro {croisee.donnees.numero}", None)
        return
    for lu in labelled_numbers(croisee.lignes, NUMERO)[:1]:
        yield _ecart(croisee, "numero", declare, f"le numéro {lu.valeur}", lu.page)


def _total(croisee: Croisee) -> Iterator[Ecart]:
    declare = croisee.facture.montant_ttc
    if declare is None:
        return
    dit = f"{euros(declare)} TTC"
    donnees = croisee.donnees
    if donnees is not None and donnees.devise not in (None, "EUR"):
        yield _ecart(croisee, "montant_ttc", dit, f"des montants en {donnees.devise}", None)
        return
    if donnees is not None and donnees.total_ttc is not None and abs(donnees.total_ttc) != declare:
        yield _ecart(croisee, "montant_ttc", dit, f"{euros(abs(donnees.total_ttc))} TTC", None)
        return
    if find_amount(croisee.lignes, declare) is not None:
        return
    lus = labelled_amounts(croisee.lignes, TOTAL)
    if donnees is not None and donnees.total_ttc is not None:
        if lus:
            suite = f"sa page {lus[0].page} porte {euros(lus[0].valeur)}"
            message = f"{croisee.nom} : {croisee.ou(None)} portent {dit}, comme le dossier, mais {suite}."
            yield Ecart(f"factures[{croisee.rang}].montant_ttc", composer(message))
        elif (
            croisee.facture.numero
            and amounts(croisee.lignes)
            and not find_number(croisee.lignes, croisee.facture.numero)
        ):
            yield Ecart(
                f"factures[{croisee.rang}].pieces",
                composer(
                    f"{croisee.nom} : les pages de la pièce n° {croisee.numero_piece} ne portent ni ce numéro, ni {dit} : "
                    "ses données électroniques et ses pages ne sont pas la même facture."
                ),
            )
        return
    tous = [t for t in amounts(croisee.lignes) if "capital" not in t.ligne]
    rival = lus[0] if lus else max(tous, key=lambda t: t.valeur) if tous else None
    if rival is not None:
        quoi = euros(rival.valeur) if lus else f"au plus {euros(rival.valeur)}"
        yield _ecart(croisee, "montant_ttc", dit, quoi, rival.page)


def _parties_du_total(croisee: Croisee) -> Iterator[Ecart]:
    facture, donnees = croisee.facture, croisee.donnees
    for cle, nom, declare, donnee, lire in (
        ("montant_ht", "hors taxes", facture.montant_ht, donnees.total_ht if donnees else None, net_read),
        ("montant_tva", "de TVA", facture.montant_tva, donnees.total_tva if donnees else None, tax_read),
    ):
        if declare is None:
            continue
        if donnee is not None:
            if abs(donnee) != declare:
                yield _ecart(croisee, cle, f"{euros(declare)} {nom}", f"{euros(abs(donnee))} {nom}", None)
            continue
        if declare == 0 or (cle == "montant_ht" and declare == facture.montant_ttc and facture.montant_tva is None):
            yield from _taxe_imprimee(croisee, cle, f"{euros(declare)} {nom}")
            continue
        lus = lire(croisee.lignes)
        # Several rates make several lines of tax: only their one and only total contradicts.
        if len({t.valeur for t in lus}) == 1 and find_amount(croisee.lignes, declare) is None:
            yield _ecart(croisee, cle, f"{euros(declare)} {nom}", f"{euros(lus[0].valeur)} {nom}", lus[0].page)


def _taxe_imprimee(croisee: Croisee, cle: str, declare: str) -> Iterator[Ecart]:
    """A tax on the page of an invoice declared without: a page without tax says so in many ways, so only what, taken from
    its total, leaves a net that it prints as well counts as one."""
    lus, ttc = tax_read(croisee.lignes), croisee.facture.montant_ttc
    if not lus or ttc is None:
        return
    for taxe in dict.fromkeys((sum((t.valeur for t in lus), Decimal(0)), *(t.valeur for t in lus))):
        if 0 < taxe < ttc and taxe != ttc - taxe and find_amount(croisee.lignes, ttc - taxe) is not None:
            yield _ecart(croisee, cle, declare, f"{euros(taxe)} de TVA", lus[0].page)
            return


def _vendeur(examen: Examen, croisee: Croisee) -> Iterator[Ecart]:
    creancier, donnees = examen.dossier.creancier, croisee.donnees
    if creancier.siren is None or croisee.facture.cedee_a:
        return
    declare = f"le créancier {creancier.nom_affiche or ''} ({siren_espace(creancier.siren)})".replace("  ", " ")
    if donnees is not None and donnees.vendeur.numero is not None:
        vendeur, payee = donnees.vendeur, donnees.beneficiaire
        if creancier.siren not in (vendeur.numero, payee.numero if payee else None):
            qui = f"le vendeur {vendeur.nom or ''} ({siren_espace(vendeur.numero or '')})".replace("  ", " ")
            yield Ecart(
                "creancier.siren",
                composer(f"{croisee.nom} : le dossier déclare {declare} ; {croisee.ou(None)} nomment {qui}."),
            )
        return
    lus = companies(croisee.lignes)
    if any(t.valeur == creancier.siren for t in lus):
        return
    debiteur = examen.dossier.debiteur
    siennes = name_ranks(croisee.lignes, creancier.nom_affiche, creancier.enseigne)
    autres = name_ranks(croisee.lignes, debiteur.nom_affiche, debiteur.enseigne)
    for lu in lus:
        rang = int(lu.ligne)
        proche = max((r for r in siennes if r <= rang), default=None)
        etrangere = max((r for r in autres if r <= rang), default=-1)
        if lu.valeur != debiteur.siren and proche is not None and rang - proche <= 8 and etrangere < proche:
            yield Ecart(
                "creancier.siren",
                composer(
                    f"{croisee.nom} : le dossier déclare {declare} ; {croisee.ou(lu.page)} porte, pour ce nom, "
                    f"{siren_espace(lu.valeur)}."
                ),
            )
            return


REGLE = Regle(
    id="cpc-1407-facture-discordante",
    titre="La facture produite ne dit pas ce que le dossier déclare",
    groupe=8,
    article="CPC, art. 1407 et 1409",
    gravites={
        Famille.RELANCE: Gravite.RESERVE,
        Famille.MISE_EN_DEMEURE: Gravite.RESERVE,
        Famille.REQUETE: Gravite.BLOQUANT,
    },
    remede=composer(
        "Corrigez dossier.toml, ou remplacez la pièce par la bonne facture ; si la page est mal numérisée, déclarez "
        "« lisible = false » sur la pièce."
    ),
    source="CPC, art. 1407 et 1409 (legifrance.gouv.fr) ; pratique des greffes",
    confiance="B",
    regissante="au",
    examiner=examiner,
)
