"""Mentions fiscales de la facture.

CGI, ann. II, art. 242 nonies A, I : la facture porte notamment les noms, adresses et numéros d'identification des
deux parties, le numéro de TVA, la date d'émission, un numéro unique, l'adresse de livraison si elle diffère, la
quantité, la dénomination précise, le prix unitaire hors taxes et le taux de TVA de chaque ligne, la nature des
opérations, les rabais, la date de livraison ou d'exécution, les totaux par taux et les mentions spéciales.

Lecture retenue : l'utilisateur déclare les mentions absentes (« mentions_absentes »), par leur nom ou par un code
court ; le taux des pénalités et l'indemnité de 40 € relèvent d'une autre règle, la date de règlement aussi. Si le texte
de la facture se lit, sont cherchés aussi : SIREN, numéro et taux de TVA (sauf exonération dite), total hors taxes, date,
nom et adresse du vendeur ; le SIREN du client depuis le 1er septembre 2026.
Angle mort : quantités, désignations et prix unitaires ne sont pas lus ; une facture numérisée n'est pas lue.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from dossier_juridique.droit.croisement import crossed
from dossier_juridique.droit.mentions_lues import missing_tax, readable
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, factures_regies, nom_facture
from dossier_juridique.expressions import expression
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, enumerer

_CODES = {
    "noms": "les noms des parties",
    "siren": "le numéro SIREN",
    "adresses": "les adresses des parties",
    "numero_tva": "le numéro de TVA",
    "date_emission": "la date d'émission",
    "numero": "le numéro de la facture",
    "adresse_livraison": "l'adresse de livraison",
    "quantite": "la quantité",
    "description": "la dénomination précise",
    "prix_unitaire": "le prix unitaire",
    "taux_tva": "le taux de TVA",
    "nature_operation": "la nature de l'opération",
    "remises": "les rabais et remises",
    "date_livraison": "la date de livraison ou d'exécution",
    "totaux_par_taux": "les totaux par taux de TVA",
    "mentions_speciales": "les mentions spéciales",
    "siren_du_client": "le numéro SIREN du client",
    "total_ht": "le total hors taxes",
}
_AUTRES_REGLES = expression(r"penalit|indemnit|date (de |du )?(reglement|paiement)|echeance")


def _simple(mention: str) -> str:
    decompose = unicodedata.normalize("NFKD", mention.lower())
    return "".join(c for c in decompose if not unicodedata.combining(c)).replace("_", " ")


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each invoice that lacks at least one tax mention."""
    lisibles = [c for c in crossed(examen) if readable(c)]
    for rang, facture in factures_regies(examen, REGLE):
        declarees = [_CODES.get(m, m) for m in facture.mentions_absentes if not _AUTRES_REGLES.search(_simple(m))]
        lues = [_CODES[m] for c in lisibles if c.rang == rang for m in missing_tax(c, examen.dossier)]
        absentes = list(dict.fromkeys([*declarees, *lues]))
        if absentes:
            yield Ecart(
                f"factures[{rang}].{'mentions_absentes' if declarees else 'pieces'}",
                composer(
                    f"La facture {nom_facture(rang, facture)} ne porte pas : {enumerer(absentes)}. La dette n'en "
                    "dépend pas, mais un contrôle peut le relever."
                ),
            )


REGLE = Regle(
    id="cgi-242-nonies-a-mentions",
    titre="Mentions fiscales de la facture",
    groupe=2,
    article="CGI, ann. II, art. 242 nonies A, I",
    gravites={
        Famille.RELANCE: Gravite.OBSERVATION,
        Famille.MISE_EN_DEMEURE: Gravite.OBSERVATION,
        Famille.REQUETE: Gravite.OBSERVATION,
    },
    remede=composer("Corrigez vos prochaines factures ; ne remplacez pas une facture déjà émise sans avoir."),
    source="legifrance.gouv.fr (CGI ann. II, art. 242 nonies A, état du 30/03/2026)",
    confiance="A",
    regissante="facture.emise_le",
    examiner=examiner,
)
