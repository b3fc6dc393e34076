"""Data of form A of the European order for payment, to copy into the form (règl. (CE) n° 1896/2006, art. 7).

The program exports the data, as a sheet and as JSON; it does not fill the form, whose codes were not verified. Exhibits are
described and not attached: the form is exhaustive (CJUE, 13/12/2012, C-215/11).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from dossier_juridique.actes import mentions as m
from dossier_juridique.actes.donnees_formulaire_a import FaitsFormulaireA, Frais, faits_du_formulaire
from dossier_juridique.actes.matiere import Acte, Matiere
from dossier_juridique.droit.regle import Famille
from dossier_juridique.model.document import Document, Mention
from dossier_juridique.model.francais import a_lieu

TITRE = "Données du formulaire A"
DEVISE = "EUR"


def construire(matiere: Matiere) -> Document:
    """The sheet."""
    faits = faits_du_formulaire(matiere)
    return Document("formulaire-a", "formulaire_a", "acte", TITRE, faits, _mentions(faits))


def exporter(matiere: Matiere) -> Mapping[str, object]:
    """The same data as JSON: amounts as text with two decimals, days ISO, section by section."""
    f = faits_du_formulaire(matiere)

    def jour(valeur: date | None) -> str | None:
        return valeur.isoformat() if valeur else None

    def sommes(frais: tuple[Frais, ...]) -> list[dict[str, str]]:
        return [{"libelle": x.libelle, "montant": f"{x.montant:.2f}"} for x in frais]

    return {
        "version": 1,
        "formulaire": "A",
        "reglement": "(CE) n° 1896/2006",
        "reference": f.cadre.reference,
        "arrete_au": f.au.isoformat(),
        "devise": DEVISE,
        "1_juridiction": {"nom": f.juridiction, "adresse": f.juridiction_adresse, "pays": f.pays},
        "2_parties": [
            {"role": x.role, "nom": x.nom, "adresse": x.adresse, "pays": x.pays, "identification": x.identification,
             "representant": x.representant, "contact": x.contact}
            for x in f.parties
        ],
        "3_competence": {"chef": f.competence, "precision": f.competence_precision},
        "4_caractere_transfrontalier": {"creancier": f.parties[0].pays, "debiteur": f.parties[1].pays,
                                        "juridiction": f.pays},
        "5_coordonnees_bancaires": {"titulaire": f.titulaire, "iban": f.iban},
        "6_principal": {
            "montant": f"{f.total_principal:.2f}",
            "creances": [
                {"cause": x.cause, "circonstances": x.circonstances, "facture": x.facture, "date": jour(x.emise_le),
                 "echeance": jour(x.echeance), "montant": f"{x.montant:.2f}"}
                for x in f.principal
            ],
        },
        "7_interets": {
            "echus": [
                {"facture": x.facture, "taux": str(x.taux), "base": f"{x.base:.2f}", "du": jour(x.du), "au": jour(x.au),
                 "montant": f"{x.montant:.2f}", "origine": x.origine}
                for x in f.interets
            ],
            "jusqu_au_paiement": f.posterieurs,
        },
        "8_penalites_contractuelles": sommes(f.penalites),
        "9_frais": sommes(f.frais),
        "10_preuves": [
            {"nature": x.nature, "intitule": x.intitule, "date": jour(x.le), "prouve": x.prouve} for x in f.preuves
        ],
        "11_declarations": {
            "sincerite": "Le demandeur déclare que les informations fournies sont exactes à sa connaissance.",
            "en_cas_d_opposition": f.suite,
            "fait_a": f.cadre.lieu, "le": f.cadre.date.isoformat(), "signataire": f.cadre.signataire,
        },
        "total": f"{f.total:.2f}",
    }  # fmt: skip


def _mentions(faits: FaitsFormulaireA) -> tuple[Mention, ...]:
    article = "Règl. (CE) n° 1896/2006, art. 7, § 2"
    montants = [x.montant for x in (*faits.penalites, *faits.frais)]
    montants += [x.montant for x in faits.principal] + [x.montant for x in faits.interets]
    return (
        m.mention("juridiction", "Section 1 : juridiction", f"{article}, a", m.textes(faits.juridiction)),
        m.mention("parties", "Section 2 : parties et représentants", f"{article}, a",
                  *(m.textes(x.nom) for x in faits.parties), *(m.textes(x.adresse) for x in faits.parties[:2])),
        m.mention("competence", "Section 3 : compétence", f"{article}, f", m.textes(faits.competence)),
        m.mention("transfrontalier", "Section 4 : caractère transfrontalier", f"{article}, g",
                  m.textes(faits.transfrontalier)),
        m.mention("sommes", "Sections 6 à 9 : principal, intérêts, pénalités, frais", f"{article}, b et c",
                  *(m.montant(x) for x in montants), m.suite(("Total",), m.montant(faits.total), liens=(" ", " : "))),
        m.mention("interets", "Section 7 : taux, base et période", f"{article}, c",
                  *(m.suite(m.jour(x.du), m.jour(x.au)) for x in faits.interets)),
        m.mention("preuves", "Section 10 : description des preuves", f"{article}, e",
                  *(m.textes(x.intitule) for x in faits.preuves)),
        m.mention("declarations", "Section 11 : sincérité et suite en cas d'opposition", f"{article} et § 3 et 4",
                  ("exactes à sa connaissance",), m.textes(faits.suite),
                  m.suite((f"Fait {a_lieu(faits.cadre.lieu)}, le", f"Fait à {faits.cadre.lieu}, le"), m.jour(faits.cadre.date),
                          m.textes(faits.cadre.signataire))),
    )  # fmt: skip


FORMULAIRE_A = Acte(
    nom="formulaire-a",
    titre=TITRE,
    famille=Famille.REQUETE,
    modele="formulaire_a",
    cadre="acte",
    faits=FaitsFormulaireA,
    construire=construire,
    exigences=(
        "reference",
        "creancier.denomination@personne_morale", "creancier.nom@personne_physique",
        "creancier.adresse.lignes", "creancier.adresse.commune",
        "debiteur.denomination@personne_morale", "debiteur.nom@personne_physique",
        "debiteur.adresse.lignes", "debiteur.adresse.commune",
        "factures[].numero", "factures[].emise_le", "factures[].montant_ttc",
        "factures[].echeance|livree_le|recue_le|executee_le ou conditions.delai",
        "procedure.juridiction.nature ou procedure.europeenne.juridiction",
    ),
)  # fmt: skip
