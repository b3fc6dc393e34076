"""Periods of procedure (CPC, art. 640 to 645 and 1405 to 1425; C. com., art. L. 622-26, R. 622-24).

Three dates are kept for each: raw (641), extended (642), prudent (last working day on or before the raw one). What must
be done is held to the prudent date and declared missed after the extended one; what must be waited for ends on the
extended date, and the next day may act. Lengths are dated figures, read on the day that opens the period.
"""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from dossier_juridique.droit.competence import canonique
from dossier_juridique.droit.delais import plus_mois, prudent, reporte
from dossier_juridique.droit.parametres import Parametres
from dossier_juridique.model.commun import OUTRE_MER, Adresse
from dossier_juridique.model.dossier import Dossier

METROPOLE = "metropole"

class Terme(Struct, frozen=True):
    """``debut`` is the event, not counted; ``brut`` the raw last day, ``reporte`` extended, ``prudent`` safe."""

    debut: date
    brut: date
    reporte: date
    prudent: date


def terme(debut: date, *, mois: int = 0, jours: int = 0) -> Terme:
    """Months first, then days; the day of the event is not counted (CPC, art. 641)."""
    brut = plus_mois(debut, mois) + timedelta(days=jours)
    return Terme(debut, brut, reporte(brut), prudent(brut))


def terme_avant(audience: date, jours: int) -> Terme:
    """Last day to act ``jours`` before a hearing; never extended: 642 would shorten the other party's time."""
    brut = audience - timedelta(days=jours)
    return Terme(audience, brut, brut, prudent(brut))


def _longueur(parametres: Parametres, nom: str, jour: date) -> int:
    return int(parametres.a(nom, jour))


def consignation_frais(requete_le: date, parametres: Parametres) -> Terme:
    """Costs of the requête, from its sending (CPC, art. 1425, al. 1)."""
    return terme(requete_le, jours=_longueur(parametres, "delai_consignation_frais", requete_le))


def signification(ordonnance_le: date, parametres: Parametres) -> Terme:
    """Service of the order: three months, six for orders before 2026-09-01 (CPC, art. 1411)."""
    return terme(ordonnance_le, mois=_longueur(parametres, "delai_signification_ordonnance", ordonnance_le))


def opposition(
    signification_le: date, parametres: Parametres, *, outre_mer: bool = False, etranger: bool = False
) -> Terme:
    """Opposition of the debtor (CPC, art. 1416), longer overseas or abroad (art. 643 to 645)."""
    mois = _longueur(parametres, "delai_opposition", signification_le)
    if etranger:
        mois += _longueur(parametres, "majoration_opposition_etranger", signification_le)
    elif outre_mer:
        mois += _longueur(parametres, "majoration_opposition_outre_mer", signification_le)
    return terme(signification_le, mois=mois)


def attente_titre_executoire(
    ordonnance_le: date,
    signification_le: date,
    parametres: Parametres,
    *,
    outre_mer: bool = False,
    etranger: bool = False,
) -> Terme:
    """What must pass before the order is enforceable: the later of opposition and two months (CPC, art. 1422).

    Orders before 2026-09-01: the opposition period alone.
    """
    ouverte = opposition(signification_le, parametres, outre_mer=outre_mer, etranger=etranger)
    propre = terme(signification_le, mois=_longueur(parametres, "delai_titre_executoire", ordonnance_le))
    return max(ouverte, propre, key=lambda t: t.brut)


def premier_jour_executoire(attente: Terme) -> date:
    """Day after the extended end of the wait."""
    return attente.reporte + timedelta(days=1)


def consignation_opposition(lettre_le: date, parametres: Parametres) -> Terme:
    """Costs of the opposition, from the date of the letter of the greffe (CPC, art. 1425, al. 2)."""
    return terme(lettre_le, jours=_longueur(parametres, "delai_consignation_opposition", lettre_le))


def avocat_sur_opposition(avis_le: date, parametres: Parametres) -> Terme:
    """Avocat before the tribunal judiciaire, from the notice of the opposition (CPC, art. 1418)."""
    return terme(avis_le, jours=_longueur(parametres, "delai_avocat_opposition", avis_le))


def excuse_de_caducite(decision_le: date, parametres: Parametres) -> Terme:
    """Excuse after a caducité, from the decision (CPC, art. 468)."""
    return terme(decision_le, jours=_longueur(parametres, "delai_excuse_caducite", decision_le))


def declaration_creance(bodacc_le: date, parametres: Parametres, *, hors_territoire: bool = False) -> Terme:
    """Declaration of the claim, from the BODACC; two months more outside the territory (C. com., art. R. 622-24)."""
    mois = _longueur(parametres, "delai_declaration_creance", bodacc_le)
    if hors_territoire:
        mois += _longueur(parametres, "majoration_declaration_creance", bodacc_le)
    return terme(bodacc_le, mois=mois)


def releve_de_forclusion(bodacc_le: date, parametres: Parametres) -> Terme:
    """Relief from foreclosure, from the BODACC (C. com., art. L. 622-26)."""
    return terme(bodacc_le, mois=_longueur(parametres, "delai_releve_de_forclusion", bodacc_le))


def assignation_commerce(audience: date, parametres: Parametres) -> tuple[Terme, Terme]:
    """Last day to serve, last day to file the copy, before the tribunal de commerce (CPC, art. 856 and 857)."""
    servir = _longueur(parametres, "delai_assignation_commerce", audience)
    placer = _longueur(parametres, "delai_placement_commerce", audience)
    return terme_avant(audience, servir), terme_avant(audience, placer)


def assignation_judiciaire(audience: date, parametres: Parametres) -> Terme:
    """Last day to file the copy before the tribunal judiciaire (CPC, art. 754)."""
    return terme_avant(audience, _longueur(parametres, "delai_placement_judiciaire", audience))


_SIEGES_OUTRE_MER = {
    "basse terre": "971", "pointe a pitre": "971", "fort de france": "972", "cayenne": "973", "saint denis": "974",
    "saint pierre": "974", "mamoudzou": "976",
}  # fmt: skip
"""Seats of courts overseas (C. com., annexe 7-3), as they may stand in the name of one."""


def territoire(adresse: Adresse | None) -> str:
    """« metropole », the overseas department or collectivity (« 974 »), or the ISO code of a foreign country."""
    if adresse is None:
        return METROPOLE
    if adresse.pays != "FR":
        return OUTRE_MER.get(adresse.pays, adresse.pays)
    code = adresse.code_insee or adresse.code_postal or ""
    return code[:3] if code.startswith(("97", "98")) else METROPOLE


def territoire_du_siege(nom: str) -> str:
    """Territory of a court from its seat or its name: « tribunal mixte de commerce de Cayenne » → « 973 »."""
    mots = f" {canonique(nom)} "
    return next((lieu for siege, lieu in _SIEGES_OUTRE_MER.items() if f" {siege} " in mots), METROPOLE)


def eloignement(dossier: Dossier) -> tuple[bool, bool]:
    """(debtor in another French territory than the court, debtor abroad), for the opposition (CPC, art. 643, 644)."""
    adresse = dossier.debiteur.adresse
    if adresse is not None and not adresse.en_france:
        return False, True
    saisie = dossier.procedure.juridiction if dossier.procedure else None
    # By default the court is that of the debtor's own territory (CPC, art. 1406): no distance to make up for.
    return saisie is not None and territoire_du_siege(saisie.siege) != territoire(adresse), False


def creancier_eloigne(dossier: Dossier) -> bool:
    """True when the creditor certainly lives outside the territory of the court of the procedure (R. 622-24).

    That territory is read from the name of the court and from the debtor's address. In doubt (no address, a debtor
    abroad, two readings that disagree) the two months are not added: a deadline to keep is never moved later.
    """
    collective, debiteur = dossier.debiteur.procedure_collective or None, dossier.debiteur.adresse
    lieux = set()
    if collective and collective.juridiction:
        lieux.add(territoire_du_siege(collective.juridiction))
    if debiteur is not None and debiteur.en_france:
        lieux.add(territoire(debiteur))
    return bool(lieux) and dossier.creancier.adresse is not None and territoire(dossier.creancier.adresse) not in lieux
