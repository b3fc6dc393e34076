"""The declaration of the claim in a collective procedure (C. com., art. L. 622-24 to L. 622-28, L. 641-3, R. 622-23).

The claim is closed on the day before the judgment: nothing runs after it (L. 622-28), and the fixed indemnity is declared
only for what was late before it.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from dossier_juridique.actes import cadre as cadres
from dossier_juridique.actes import identification
from dossier_juridique.actes import mentions as m
from dossier_juridique.actes.cadre import Cadre
from dossier_juridique.actes.identites import Identite, identite
from dossier_juridique.actes.matiere import Acte, Matiere
from dossier_juridique.actes.recit import Recit, recit
from dossier_juridique.actes.somme import Element, elements_de
from dossier_juridique.creance import compute
from dossier_juridique.droit import competence
from dossier_juridique.droit.regle import Famille
from dossier_juridique.model.decompte import Ligne, Nature
from dossier_juridique.model.document import Document, Mention
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.francais import euros, jour_long
from dossier_juridique.model.parties import ProcedureCollective

TITRE = "Déclaration de créance"
ZERO = Decimal("0.00")
_NATURES = {"sauvegarde": "sauvegarde", "redressement": "redressement judiciaire", "liquidation": "liquidation judiciaire"}
_TITRES = {"jugement": "jugement", "ordonnance_d_injonction_de_payer": "ordonnance portant injonction de payer",
           "ordonnance_de_refere": "ordonnance de référé", "acte_notarie": "acte notarié", "autre": "titre"}  # fmt: skip


class Declaree(Struct, frozen=True):
    """An invoice declared, in euros: principal, interest to the day before the judgment, fixed indemnity, their sum;
    ``echue`` False for what falls due on the judgment or after."""

    numero: str
    emise_le: date | None
    echeance: date
    echue: bool
    principal: Decimal
    interets: Decimal
    indemnite: Decimal
    total: Decimal


class FaitsDeclaration(Struct, frozen=True):
    """Facts of the declaration. ``organe``: « mandataire judiciaire » or « liquidateur »; ``procedure``: « redressement
    judiciaire »; ``tribunal``: « du tribunal … »; ``arrete_le``: the day before the judgment; ``autres``: heads that no
    invoice bears; ``echu`` and ``a_echoir``: the two parts of the total; ``titre``: the title, empty without one;
    ``saisie``: court already seized, empty when none is."""

    cadre: Cadre
    organe: str
    procedure: str
    tribunal: str
    numero: str
    jugement: date | None
    bodacc: date | None
    creancier: Identite
    debiteur: Identite
    arrete_le: date
    factures: tuple[Declaree, ...]
    autres: tuple[Element, ...]
    elements: tuple[Element, ...]
    echu: Decimal
    a_echoir: Decimal
    total: Decimal
    interets: Decimal
    suretes: tuple[str, ...]
    titre: str
    titre_du: date | None
    saisie: str
    recit: Recit


def collective(dossier: Dossier) -> ProcedureCollective | None:
    """The procedure of the debtor, None when none is open."""
    return dossier.debiteur.procedure_collective or None


def veille(matiere: Matiere) -> date:
    """The day before the judgment; the day the claim is closed as long as the judgment is not known."""
    ouverte = collective(matiere.dossier)
    if ouverte is None or ouverte.jugement is None:
        return matiere.au
    return min(matiere.au, ouverte.jugement - timedelta(days=1))


def a_la_veille(matiere: Matiere) -> Matiere:
    """The same dossier with the claim of the day before the judgment; letters keep their own day."""
    return replace(matiere, decompte=compute(matiere.dossier, matiere.parametres, veille(matiere)))


def construire(matiere: Matiere) -> Document:
    """The declaration, as a letter to who verifies the claims."""
    dossier, jour = matiere.dossier, veille(matiere)
    ouverte = collective(dossier)
    nature = _NATURES[ouverte.type] if ouverte else ""
    organe = "liquidateur" if ouverte is not None and ouverte.type == "liquidation" else "mandataire judiciaire"
    factures = tuple(_factures(matiere, ouverte.jugement if ouverte else None))
    elements = tuple(elements_de(matiere.decompte))
    autres = tuple(e for e in elements if e.nature in (Nature.CLAUSE_PENALE, Nature.FRAIS))
    a_echoir = sum((f.total for f in factures if not f.echue), ZERO)
    total = matiere.decompte.total
    titre, procedure = dossier.titre, dossier.procedure
    faits = FaitsDeclaration(
        cadre=cadres.courrier(
            matiere,
            cadres.fenetre(ouverte.mandataire or "", ouverte.mandataire_adresse) if ouverte else (),
            canal="Lettre recommandée avec demande d'avis de réception",
            objet=f"{TITRE} – {nature} de {dossier.debiteur.nom_affiche} – {euros(total)}",
            jointes=("Bordereau de pièces, décompte et documents justificatifs",),
        ),
        organe=organe,
        procedure=nature,
        tribunal=competence.avec_de(ouverte.juridiction) if ouverte and ouverte.juridiction else "",
        numero=(ouverte.numero or "") if ouverte else "",
        jugement=ouverte.jugement if ouverte else None,
        bodacc=ouverte.bodacc if ouverte else None,
        creancier=identite(dossier.creancier),
        debiteur=identite(dossier.debiteur),
        arrete_le=jour,
        factures=factures,
        autres=autres,
        elements=elements,
        echu=total - a_echoir,
        a_echoir=a_echoir,
        total=total,
        interets=matiere.decompte.totaux.penalites + matiere.decompte.totaux.interets_legaux,
        suretes=procedure.suretes if procedure else (),
        titre=_TITRES[titre.nature] if titre else "",
        titre_du=titre.date if titre else None,
        saisie=_saisie(dossier),
        recit=recit(replace(matiere, au=jour)),
    )
    return Document("declaration", "declaration", "lettre", f"{TITRE} – dossier {dossier.reference}", faits,
                    _mentions(faits))  # fmt: skip


def _saisie(dossier: Dossier) -> str:
    """A court is already seized once a requête or an assignation left."""
    procedure = dossier.procedure
    if procedure is None or procedure.juridiction is None:
        return ""
    partie = procedure.assignation_le or procedure.ordonnance_le or procedure.frais_payes_le
    nom = competence.libelle(procedure.juridiction.nature, procedure.juridiction.siege)
    return competence.avec_le(nom) if partie else ""


def _factures(matiere: Matiere, jugement: date | None) -> list[Declaree]:
    resultat = []
    for etat in matiere.decompte.factures:
        siennes = list(matiere.decompte.lignes_de(etat))

        facture = matiere.dossier.factures[etat.rang]
        resultat.append(
            Declaree(
                numero=etat.numero,
                emise_le=facture.emise_le,
                echeance=etat.echeance.jour,
                echue=jugement is None or etat.echeance.jour < jugement,
                principal=_somme(siennes, Nature.PRINCIPAL),
                interets=_somme(siennes, Nature.PENALITES, Nature.INTERETS_LEGAUX),
                indemnite=_somme(siennes, Nature.INDEMNITE),
                total=_somme(siennes, *Nature),
            )
        )
    return resultat


def _somme(lignes: list[Ligne], *natures: Nature) -> Decimal:
    return sum((x.montant for x in lignes if x.nature in natures), ZERO)


def _mentions(faits: FaitsDeclaration) -> tuple[Mention, ...]:
    """What C. com., art. L. 622-25 and R. 622-23 ask, as this text prints it."""
    arrete = m.jour(faits.arrete_le)
    return (
        m.mention("destinataire", "Mandataire judiciaire ou liquidateur", "C. com., art. L. 622-24",
                  m.textes(faits.cadre.destinataire[0] if faits.cadre.destinataire else None),
                  m.textes(faits.cadre.destinataire[-1] if faits.cadre.destinataire else None)),
        m.mention("procedure", "Procédure et jugement d'ouverture", "C. com., art. L. 622-24",
                  m.suite((f"{faits.procedure} ouverte par jugement du",), m.jour(faits.jugement))
                  if faits.jugement else (), m.textes(faits.tribunal)),
        identification.creancier(faits.creancier, article="C. com., art. R. 622-23"),
        identification.defendeur(faits.debiteur, "Le débiteur :", "Le débiteur", article="C. com., art. L. 622-24"),
        m.mention("montant", "Sommes dues au jour du jugement et sommes à échoir", "C. com., art. L. 622-25",
                  m.suite(("Total déclaré",), m.montant(faits.total), liens=(" ", " : ")),
                  m.suite(("échu",), m.montant(faits.echu), liens=(" : ", " ")),
                  m.suite(("à échoir",), m.montant(faits.a_echoir), liens=(" : ", " "))),
        m.mention("echeances", "Date d'échéance de chaque facture", "C. com., art. L. 622-25",
                  *(m.suite((f.numero,), m.jour(f.emise_le), m.jour(f.echeance)) if f.emise_le
                    else m.suite((f.numero,), m.jour(f.echeance)) for f in faits.factures)),
        m.mention("interets", "Modalités de calcul des intérêts, arrêtés à la veille du jugement",
                  "C. com., art. L. 622-28 et R. 622-23, 2°",
                  m.suite(("arrêtés au",), (*arrete, f"{jour_long(faits.arrete_le)}, veille du jugement"))),
        m.mention("suretes", "Sûretés", "C. com., art. L. 622-25",
                  *(m.chacun(faits.suretes) or (("Aucune sûreté",),))),
        m.mention("certification", "Créance certifiée sincère, ou titre", "C. com., art. L. 622-25, al. 3",
                  m.textes(faits.titre) if faits.titre else ("certifie sincère", "certifions sincère")),
        m.mention("pieces", "Documents justificatifs sous bordereau", "C. com., art. R. 622-23, dernier al.",
                  ("sous bordereau",)),
        m.mention("signature", "Date et signature", "C. com., art. L. 622-24",
                  m.suite(m.textes(faits.cadre.lieu), m.jour(faits.cadre.date), liens=(", le ",)),
                  m.signe(faits.cadre.signataire, faits.cadre.qualite, faits.cadre.politesse)),
    )  # fmt: skip


DECLARATION_DE_CREANCE = Acte(
    nom="declaration",
    titre=TITRE,
    famille=Famille.REQUETE,
    modele="declaration",
    cadre="lettre",
    faits=FaitsDeclaration,
    construire=construire,
    exigences=(
        "reference",
        "creancier.denomination@personne_morale", "creancier.nom@personne_physique",
        "creancier.adresse.lignes", "creancier.adresse.code_postal", "creancier.adresse.commune",
        "debiteur.denomination@personne_morale", "debiteur.nom@personne_physique",
        "debiteur.adresse.lignes", "debiteur.adresse.code_postal", "debiteur.adresse.commune",
        "debiteur.procedure_collective.type", "debiteur.procedure_collective.jugement",
        "debiteur.procedure_collective.juridiction", "debiteur.procedure_collective.mandataire",
        "debiteur.procedure_collective.mandataire_adresse.lignes",
        "debiteur.procedure_collective.mandataire_adresse.commune",
        "factures[].numero", "factures[].emise_le", "factures[].montant_ttc",
        "factures[].echeance|livree_le|recue_le|executee_le ou conditions.delai",
    ),
)  # fmt: skip
