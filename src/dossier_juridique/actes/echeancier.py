"""The payment plan agreed (C. civ., art. 1103, 1342-4, 1375, 2240, 1330).

It is neither a titre exécutoire (CPCE, art. L. 111-3) nor a settlement, and says nothing of prescription: what its
signature does to it is told to who writes it, by a finding, not to who signs it.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct

from dossier_juridique.actes import accord, identites
from dossier_juridique.actes import lettre as lettres
from dossier_juridique.actes import mentions as m
from dossier_juridique.actes import mentions_de_lettre as ml
from dossier_juridique.actes.accord import Fait, Role, Signature
from dossier_juridique.actes.cadre import Cadre
from dossier_juridique.actes.identites import Identite
from dossier_juridique.actes.matiere import Acte, Matiere
from dossier_juridique.actes.nombres import en_lettres, euros_en_lettres
from dossier_juridique.actes.parties import mandataire_externe
from dossier_juridique.actes.somme import Somme, somme
from dossier_juridique.creance.echeancier import Plan, VersementPrevu, plan
from dossier_juridique.droit.regle import Famille
from dossier_juridique.model.commun import Personne
from dossier_juridique.model.decompte import Nature, exigible
from dossier_juridique.model.document import Document, Mention
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.francais import enumerer
from dossier_juridique.model.negociation import Echeancier

TITRE = "Accord de paiement échelonné"
_MOYENS = {"virement": "virement", "cheque": "chèque", "carte": "carte bancaire", "prelevement": "prélèvement"}
_EN_DERNIER = {
    str(Nature.INDEMNITE): "l'indemnité forfaitaire", str(Nature.CLAUSE_PENALE): "la clause pénale",
    str(Nature.FRAIS): "l'indemnisation complémentaire",
}  # fmt: skip
"""What is no interest comes after the principal, as in the décompte."""


class FaitsEcheancier(Struct, frozen=True):
    """Facts of the plan. ``penalites``: courent, abandonnees or reduites; ``reduit``: reduced rate, percent a year;
    ``total_lettres``: the sum to pay in words; ``en_dernier``: what instalments pay after the principal, « l'indemnité
    forfaitaire », or empty."""

    cadre: Cadre
    creancier: Identite
    debiteur: Identite
    role_creancier: Role
    role_debiteur: Role
    somme: Somme
    total_lettres: str
    remise: Decimal
    a_payer: Decimal
    a_payer_lettres: str
    versements: tuple[VersementPrevu, ...]
    dernier_le: date | None
    interets: Decimal | None
    penalites: str
    reduit: Decimal | None
    imputation: str
    en_dernier: str
    moyen: str
    reglement: lettres.Reglement
    decheance_jours: int
    decheance_lettres: str
    automatique: bool
    electronique: bool
    originaux: int
    originaux_lettres: str
    fait: Fait
    signatures: tuple[Signature, ...]


def construire(matiere: Matiere) -> Document:
    """The plan of the dossier; without ``[echeancier]`` it has no instalment, and the law has already refused it."""
    dossier, due = matiere.dossier, somme(matiere.dossier, matiere.decompte)
    convenu = dossier.echeancier or Echeancier()
    prevu = plan(convenu, exigible(matiere.decompte))
    creancier, debiteur = identites.identite(dossier.creancier), identites.identite(dossier.debiteur)
    roles = accord.role(dossier.creancier, "créancier"), accord.role(dossier.debiteur, "débiteur")
    # An interest that the parties agree on runs even where nothing ran before.
    penalites = convenu.penalites_pendant if due.accessoire or convenu.penalites_pendant == "reduites" else "aucune"
    faits = FaitsEcheancier(
        cadre=accord.frame(matiere, f"{lettres.factures_dites(due)}"),
        creancier=creancier,
        debiteur=debiteur,
        role_creancier=roles[0],
        role_debiteur=roles[1],
        somme=due,
        total_lettres=euros_en_lettres(due.total),
        remise=prevu.remise,
        a_payer=prevu.a_payer,
        a_payer_lettres=euros_en_lettres(max(prevu.a_payer, Decimal(0))),
        versements=prevu.versements,
        dernier_le=max((v.date for v in prevu.versements), default=None),
        interets=prevu.interets if penalites == "reduites" else None,
        penalites=penalites,
        reduit=convenu.taux,
        imputation=convenu.imputation,
        en_dernier=enumerer([_EN_DERNIER[x.nature] for x in due.elements if x.nature in _EN_DERNIER]),
        moyen=_MOYENS[convenu.moyen],
        reglement=lettres.reglement(dossier, convenu.moyen),
        decheance_jours=convenu.decheance_jours,
        decheance_lettres=en_lettres(convenu.decheance_jours),
        automatique=convenu.decheance_automatique,
        electronique=convenu.electronique,
        originaux=convenu.originaux,
        originaux_lettres=en_lettres(convenu.originaux),
        fait=Fait(convenu.fait_a or (dossier.lettre.lieu if dossier.lettre else None) or "", convenu.le),
        signatures=(
            accord.signature(roles[0].majuscule, dossier.creancier, _signataire_du_creancier(dossier)),
            accord.signature(roles[1].majuscule, dossier.debiteur, convenu.signataire_debiteur),
        ),
    )
    return Document(
        acte="echeancier",
        modele="echeancier",
        cadre="acte",
        titre=TITRE,
        faits=faits,
        mentions=(accord.parties(dossier, creancier, debiteur), *_mentions(faits, prevu)),
    )


def _signataire_du_creancier(dossier: Dossier) -> Personne | None:
    """Who signs the letters, unless somebody else writes them: an agreement binds the creditor, whose organ signs it."""
    return dossier.lettre.signataire if dossier.lettre and mandataire_externe(dossier) is None else None


def _mentions(faits: FaitsEcheancier, prevu: Plan) -> tuple[Mention, ...]:
    versements = [
        m.suite(m.jour(v.date), m.montant(v.montant), liens=(" ", " : ", ", ")) for v in faits.versements
    ] or [()]
    interets = [m.montant(faits.interets)] if faits.interets is not None else []
    return (
        m.mention("montant", "La somme reconnue, élément par élément", "C. civ., art. 1103", *ml.montants(faits.somme)),
        m.mention("montant-en-lettres", "La somme à payer, en toutes lettres", "usage", m.textes(faits.a_payer_lettres)),
        m.mention("echeance", "Les factures et leur échéance", "C. civ., art. 1103", *ml.echeances(faits.somme)),
        m.mention("versements", "Chaque versement, sa date et son montant", "C. civ., art. 1103", *versements,
                  m.suite(("Total des versements", "Total"), m.montant(prevu.total), liens=(" ", " : ")), *interets),
        m.mention("interets", "Le sort des pénalités pendant l'échéancier", "C. com., art. L. 441-10",
                  ("pénalités de retard", "intérêts de retard", "intérêts")),
        m.mention("imputation", "L'imputation des versements", "C. civ., art. 1343-1", ("s'impute",)),
        m.mention("decheance", "La déchéance du terme", "C. civ., art. 1103",
                  ("immédiatement exigible", "immédiatement exigibles")),
        m.mention("novation", "L'absence de novation", "C. civ., art. 1330", ("novation",)),
        m.mention("originaux", "Le nombre d'originaux, ou la copie électronique", "C. civ., art. 1375",
                  ("forme électronique",) if faits.electronique else _originaux(faits)),
    )  # fmt: skip


def _originaux(faits: FaitsEcheancier) -> m.Groupe:
    nombres = (f"{faits.originaux_lettres} ({faits.originaux})", faits.originaux_lettres, str(faits.originaux))
    return m.suite(nombres, ("originaux", "exemplaires originaux", "exemplaires"))


ECHEANCIER = Acte(
    nom="echeancier",
    titre="Accord de paiement échelonné",
    famille=Famille.ACCORD,
    modele="echeancier",
    cadre="acte",
    faits=FaitsEcheancier,
    construire=construire,
    exigences=(*accord.EXIGENCES, "echeancier.versements[] ou echeancier.nombre"),
    quand=lambda dossier: dossier.echeancier is not None,
)
