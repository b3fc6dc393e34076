"""The mentions an invoice must bear, looked for on its pages and in its data. Pure.

Only an invoice whose pages have text is read: on a scan, or on data alone, a silence proves nothing. A mention is
present when its data or its words are there; its accuracy is not judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dossier_juridique.droit.croisement import Croisee, bears_own_number
from dossier_juridique.droit.texte_de_piece import companies, days, name_ranks
from dossier_juridique.expressions import expression
from dossier_juridique.model.dossier import Dossier

SIREN_DU_CLIENT_DEPUIS = date(2026, 9, 1)
"""First day of mandatory electronic invoicing (décret n° 2022-1299, art. 1er; loi de finances pour 2024, art. 91)."""
_TVA = expression(r"\b(fr ?[0-9a-z]{2} ?\d{3} ?\d{3} ?\d{3})\b")
_SANS_TVA = expression(r"293 ?b|tva non applicable|franchise (en base )?de (la )?tva|autoliquidation|exoner")
_TAUX_TVA = expression(r"\d{1,2}([.,]\d{1,2})? ?%")
_HT = expression(r"\bh\.?t\b|hors taxe")
_PENALITES = expression(r"penalit|interets? (de retard|moratoire)|taux.{0,40}retard")
_INDEMNITE = expression(
    r"indemnite.{0,60}recouvrement|recouvrement.{0,60}\b40\b|\b40 ?(€|eur).{0,80}recouvrement|indemnite forfaitaire"
)
_ESCOMPTE = expression(r"escompte|paiement (anticipe|comptant).{0,40}(remise|reduction)")


def readable(croisee: Croisee) -> bool:
    """True when the silence of the exhibit means something: its pages have text and it is that invoice."""
    return croisee.lecture.lisible and not croisee.lecture.muettes and bears_own_number(croisee)


def missing_tax(croisee: Croisee, dossier: Dossier) -> Iterator[str]:
    """Codes of the mentions of CGI, ann. II, art. 242 nonies A that the invoice does not bear."""
    lignes, donnees = croisee.lignes, croisee.donnees
    tout = " ".join(ligne.plat for ligne in lignes)
    numeros = {t.valeur for t in companies(lignes)}
    creancier, debiteur = dossier.creancier, dossier.debiteur
    if not numeros and not (donnees and donnees.vendeur.numero):
        yield "siren"
    client = (donnees and donnees.acheteur.numero) or (debiteur.siren in numeros) or len(numeros) > 1
    emise = croisee.facture.emise_le
    if not client and emise is not None and emise >= SIREN_DU_CLIENT_DEPUIS and debiteur.morale:
        yield "siren_du_client"
    if not _SANS_TVA.search(tout):
        if not _TVA.search(tout) and not (donnees and donnees.vendeur.tva):
            yield "numero_tva"
        if not _TAUX_TVA.search(tout):
            yield "taux_tva"
        if not _HT.search(tout) and not (donnees and donnees.total_ht is not None):
            yield "total_ht"
    if not days(lignes) and not (donnees and donnees.emise_le):
        yield "date_emission"
    if not name_ranks(lignes, creancier.nom_affiche, creancier.enseigne) and not (donnees and donnees.vendeur.nom):
        yield "noms"
    if not re.search(r"(?<!\d)\d{5}(?!\d) [a-z]", tout) and not (donnees and donnees.vendeur.adresse):
        yield "adresses"


def missing_commercial(croisee: Croisee) -> Iterator[str]:
    """The mentions of C. com., art. L. 441-9 that the invoice does not bear: « penalites », « indemnite », « escompte »."""
    lignes, donnees = croisee.lignes, croisee.donnees
    tout = " ".join(ligne.plat for ligne in lignes)
    for nom, forme, code in (
        ("penalites", _PENALITES, "PMD"),
        ("indemnite", _INDEMNITE, "PMT"),
        ("escompte", _ESCOMPTE, "AAB"),
    ):
        if not forme.search(tout) and not (donnees and donnees.textes_de(code)):
            yield nom
