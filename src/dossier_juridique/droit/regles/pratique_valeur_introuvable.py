"""Une valeur déclarée ne se trouve pas sur la pièce qui doit la prouver.

Aucun texte : le juge cherche sur la facture le nom du créancier, le numéro, les sommes et les dates que la requête
énonce (CPC, art. 1407 et 1409). Ce qu'il n'y trouve pas n'est pas prouvé par elle.

Lecture retenue : la valeur n'est ni dans les données électroniques, ni dans le texte des pages, et rien sur la pièce ne
la contredit (une contradiction relève d'une autre règle). C'est une observation : la pièce peut la porter en image.

Angle mort : un mot coupé, une écriture inhabituelle d'un montant ou d'une date.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.croisement import (
    ECHEANCE,
    EMISSION,
    NUMERO,
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
    days,
    find_amount,
    find_day,
    labelled_numbers,
    names_absent,
)
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, enumerer, euros, jour_court


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each invoice whose exhibit lacks one value or more."""
    for croisee in crossed(examen):
        if not bears_own_number(croisee) and other_invoice(examen, croisee) is not None:
            continue
        absentes = list(_absentes(examen, croisee))
        if absentes:
            yield Ecart(
                f"factures[{croisee.rang}].pieces",
                composer(
                    f"{croisee.nom} : la pièce n° {croisee.numero_piece}, telle qu'une machine la lit, ne porte pas "
                    f"{enumerer(absentes, 'ni')}."
                ),
            )


def _absentes(examen: Examen, croisee: Croisee) -> Iterator[str]:
    facture, donnees, lignes = croisee.facture, croisee.donnees, croisee.lignes
    if not bears_own_number(croisee) and not (donnees and donnees.numero) and not labelled_numbers(lignes, NUMERO):
        yield f"le numéro {facture.numero}"
    if facture.montant_ttc is not None and not (donnees and donnees.total_ttc is not None) and not amounts(lignes):
        yield f"le total de {euros(facture.montant_ttc)}"
    yield from _sommes(croisee)
    emise = facture.emise_le
    datee = bool(donnees and donnees.emise_le) or any(EMISSION.search(t.ligne) for t in days(lignes))
    if emise is not None and not datee and find_day(lignes, emise) is None:
        yield f"la date d'émission du {jour_court(emise)}"
    terme = facture.echeance
    dite = (donnees and donnees.jours) or any(ECHEANCE.search(t.ligne) for t in days(lignes))
    if terme is not None and not dite and find_day(lignes, terme) is None:
        yield f"l'échéance du {jour_court(terme)}"
    creancier = examen.dossier.creancier
    connu = donnees is not None or any(t.valeur == creancier.siren for t in companies(lignes))
    if not connu and names_absent(lignes, creancier.nom_affiche, creancier.enseigne):
        yield f"le nom du créancier ({creancier.nom_affiche})"


def _sommes(croisee: Croisee) -> Iterator[str]:
    """Net and tax that the page does not say, alone, by the sum of its rates or by what it leaves of its total."""
    facture, donnees, lignes = croisee.facture, croisee.donnees, croisee.lignes
    if donnees is not None or not amounts(lignes):
        return
    ht, tva, ttc = facture.montant_ht, facture.montant_tva, facture.montant_ttc
    for declare, autre, nom, lire in ((ht, tva, "hors taxes", net_read), (tva, ht, "de TVA", tax_read)):
        if not declare or find_amount(lignes, declare) is not None:
            continue
        lus = [t.valeur for t in lire(lignes)]
        # « Total TTC » and « Total HT » tell the tax between them.
        implicite = ttc == declare + (autre or 0) and all(find_amount(lignes, s) for s in (ttc, autre) if s)
        # A single rival is a contradiction, and another rule says it.
        if len(set(lus)) != 1 and sum(lus) != declare and not implicite:
            yield f"{euros(declare)} {nom}"


REGLE = Regle(
    id="pratique-valeur-introuvable",
    titre="Une valeur déclarée ne se trouve pas sur la pièce qui doit la prouver",
    groupe=8,
    article="Pratique (CPC, art. 1407 et 1409)",
    gravites={
        Famille.RELANCE: Gravite.OBSERVATION,
        Famille.MISE_EN_DEMEURE: Gravite.OBSERVATION,
        Famille.REQUETE: Gravite.OBSERVATION,
    },
    remede=composer("Vérifiez la valeur sur la pièce, ou joignez celle qui la porte."),
    source="pratique",
    confiance="C",
    regissante="au",
    examiner=examiner,
)
