"""The two assignations: in référé for a provision, and for payment on the merits. Drafts for who serves them.

Mentions: CPC, art. 54, 56 and 648; before a commercial court, 853, 855 and 861-2; before the tribunal judiciaire, 750-1,
752 with an avocat, 753 and 832 without. Provision: 873, al. 2 and 835, al. 2.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from msgspec import Struct

from dossier_juridique.actes import cadre as cadres
from dossier_juridique.actes import identification
from dossier_juridique.actes import mentions as m
from dossier_juridique.actes.cadre import Cadre
from dossier_juridique.actes.chefs import CAUSES, Chef, Posterieurs, chefs, posterieurs
from dossier_juridique.actes.identites import Identite, Representant, identite, representant
from dossier_juridique.actes.matiere import Acte, Matiere
from dossier_juridique.actes.recit import Recit, Reference, recit
from dossier_juridique.droit import competence
from dossier_juridique.droit.regle import Famille
from dossier_juridique.droit.textes import CPC_832, CPC_861_2
from dossier_juridique.model.actes_du_dossier import Audience
from dossier_juridique.model.document import Document, Mention
from dossier_juridique.model.francais import jour_court, jour_long

ZERO = Decimal("0.00")
TITRE_REFERE = "Assignation en référé-provision"
TITRE_FOND = "Assignation en paiement"


class FaitsAssignation(Struct, frozen=True):
    """Facts of an assignation. ``juridiction``: « le tribunal de commerce de Lyon »; ``commerce``: a commercial court;
    ``seuil``: above it an avocat is required (``avocat_obligatoire``); ``provision``: article of the référé, empty on the
    merits; ``reproduit``: article recalled word for word (« 861-2 »), empty when none is, and its paragraphs;
    ``chefs``: damages are the last ones, they stand in no décompte; ``total``: what is asked in all, ``au_decompte`` the
    part of it that the décompte computes; ``officier``: who serves the act, when known."""

    cadre: Cadre
    juridiction: str
    commerce: bool
    competence: str
    provision: str
    creancier: Identite
    representant: Representant | None
    avocat: bool
    domicile_elu: str
    debiteur: Identite
    commune: str
    audience_le: date | None
    audience_heure: str
    audience_lieu: str
    avocat_obligatoire: bool
    seuil: Decimal
    reproduit: str
    alineas: tuple[str, ...]
    recit: Recit
    cause: str
    moyens: tuple[str, ...]
    tentative_amiable: str
    chefs: tuple[Chef, ...]
    total: Decimal
    au_decompte: Decimal
    au: date
    posterieurs: tuple[Posterieurs, ...]
    capitalisation: bool
    article_700: Decimal | None
    officier: str
    nombre_de_pieces: int


def _construire(titre: str, nom: str, refere: bool) -> Callable[[Matiere], Document]:
    def construire(matiere: Matiere) -> Document:
        faits = _faits(matiere, refere)
        return Document(nom, "assignation", "acte", titre, faits, _mentions(faits))

    return construire


def _faits(matiere: Matiere, refere: bool) -> FaitsAssignation:
    dossier, procedure = matiere.dossier, matiere.dossier.procedure
    saisie = procedure.juridiction if procedure else None
    nom = competence.libelle(saisie.nature, saisie.siege) if saisie else ""
    commerce = saisie is not None and saisie.nature in competence.NATURES_COMMERCIALES
    histoire = recit(matiere)
    dommages = () if refere else _dommages(matiere)
    demande = matiere.decompte.total + sum((d.montant for d in dommages), ZERO)
    seuil = matiere.parametres.a("seuil_avocat_obligatoire", matiere.au)
    obligatoire = demande > seuil
    audience = (procedure.audience if procedure else None) or Audience()
    officier = procedure.commissaire_de_justice if procedure else None
    conditions, titre = dossier.conditions, dossier.titre
    capitalise = conditions.clause_capitalisation or (titre is not None and titre.capitalisation)
    adresse = dossier.debiteur.adresse
    reproduit = "861-2" if commerce else "" if obligatoire else "832"
    return FaitsAssignation(
        cadre=_cadre(matiere, nom, commerce, refere),
        juridiction=competence.avec_le(nom) if nom else "",
        commerce=commerce,
        competence="C. com., art. L. 721-3" if commerce else "COJ, art. L. 211-3",
        provision=("873, alinéa 2," if commerce else "835, alinéa 2,") if refere else "",
        creancier=identite(dossier.creancier),
        representant=representant(dossier),
        avocat=dossier.mandataire is not None and dossier.mandataire.type == "avocat",
        domicile_elu=(procedure.domicile_elu if procedure else None) or "",
        debiteur=identite(dossier.debiteur),
        commune=(adresse.commune or "") if adresse else "",
        audience_le=audience.date,
        audience_heure=(audience.heure or "").replace(":", " h "),
        audience_lieu=audience.lieu or "",
        avocat_obligatoire=obligatoire,
        seuil=seuil,
        reproduit=reproduit,
        alineas={"861-2": CPC_861_2, "832": CPC_832, "": ()}[reproduit],
        recit=histoire,
        cause=CAUSES[conditions.fondement],
        moyens=procedure.moyens if procedure else (),
        tentative_amiable=(procedure.tentative_amiable if procedure else None) or "",
        chefs=(*chefs(matiere, histoire), *dommages),
        total=demande,
        au_decompte=matiere.decompte.total,
        au=matiere.decompte.au,
        posterieurs=posterieurs(matiere),
        capitalisation=conditions.capitalisation is not False and bool(capitalise or conditions.capitalisation),
        article_700=procedure.article_700 if procedure else None,
        officier=", ".join(x for x in (officier.nom, officier.adresse.en_ligne if officier.adresse else "") if x)
        if officier else "",
        nombre_de_pieces=len(matiere.pieces),
    )  # fmt: skip


def _cadre(matiere: Matiere, nom: str, commerce: bool, refere: bool) -> Cadre:
    propres = "853 à 861-2" if commerce else "750 à 761"
    objet = (
        f"Code de procédure civile, articles 54, 56, 484 à 486, 648, {propres} et {'873' if commerce else '835'}"
        if refere
        else f"Code de procédure civile, articles 54, 56, 648 et {propres}"
    )
    devant: tuple[str, ...] = ()
    if nom and refere:
        devant = ("Devant Monsieur ou Madame le Président", competence.avec_de(nom), "statuant en référé")
    elif nom:
        devant = (f"Devant {competence.avec_le(nom)}",)
    # The commissaire de justice dates and signs the act (CPC, art. 648): the draft carries neither.
    return cadres.projet(matiere, objet, devant)


def _dommages(matiere: Matiere) -> tuple[Chef, ...]:
    """Damages that the user asks for."""
    numeros = {x.piece.id: x for x in matiere.pieces}
    return tuple(
        Chef(
            "dommages",
            chef.libelle or "Dommages et intérêts",
            "à titre de dommages et intérêts",
            chef.montant,
            chef.fondement or "C. civ., art. 1231-6, al. 3",
            0,
            tuple(Reference(numeros[i].numero, numeros[i].piece.intitule, None) for i in chef.pieces if i in numeros),
        )
        for chef in matiere.dossier.demande.chefs
        if chef.type == "dommages" and isinstance(chef.montant, Decimal) and chef.montant
    )


def _mentions(faits: FaitsAssignation) -> tuple[Mention, ...]:
    """The mentions of CPC, art. 54, 56, 648 and of the article proper to the court, as this text prints them."""
    devant = faits.juridiction.split(' ', 1)[1] if faits.juridiction else None
    audience = (
        m.jour(faits.audience_le) if faits.audience_le else (),
        m.textes(faits.audience_heure), m.textes(faits.audience_lieu),
    )  # fmt: skip
    propre = {"861-2": "CPC, art. 855 et 861-2", "832": "CPC, art. 753 et 832"}.get(faits.reproduit, "")
    delai = ("dans les quinze jours de l'assignation",)
    representation = ("CPC, art. 853",) if faits.commerce else ("CPC, art. 753, 761 et 762",)
    return (
        m.mention("juridiction", "Juridiction saisie", "CPC, art. 54, 1°", m.textes(devant)),
        m.mention("objet", "Objet de la demande", "CPC, art. 54, 2°", ("Objet de la demande : obtenir",)),
        identification.demandeur(faits.creancier, "À la demande de :", "À la demande de"),
        identification.defendeur(faits.debiteur, "Il est donné assignation à :", "assignation à",
                                 article="CPC, art. 54 et 648"),
        m.mention("officier", "Mentions du commissaire de justice", "CPC, art. 648",
                  ("la date, ses nom, prénoms, demeure et signature",)),
        m.mention("audience", "Lieu, jour et heure de l'audience", "CPC, art. 56, 1°", *audience),
        m.mention("moyens", "Moyens en fait et en droit", "CPC, art. 56, 2°",
                  *(m.textes(f"la facture n° {o.numero}", f"facture n° {o.numero}") for o in faits.recit.operations),
                  *(m.textes(f"{c.libelle} : {c.fondement}") for c in faits.chefs), *m.chacun(faits.moyens)),
        m.mention("pieces", "Bordereau des pièces", "CPC, art. 56, 3°", ("bordereau annexé",)),
        m.mention("comparution", "Modalités de comparution et sort du défaillant", "CPC, art. 56, 4°",
                  ("sur les seuls éléments fournis par son adversaire",),
                  delai if faits.avocat_obligatoire and not faits.commerce else representation),
        m.mention("montants", "Montant de chaque chef", "CPC, art. 56, 2°",
                  *(m.suite(m.montant(c.montant), (c.demande,)) for c in faits.chefs),
                  m.suite(("soit au total",), m.montant(faits.total))),
        m.mention("decompte", "Décompte des éléments de la créance", "CPC, art. 56, 2°",
                  m.suite(("décompte arrêté au",), (jour_long(faits.au), jour_court(faits.au)))),
        *((m.mention("reproduction", f"Article {faits.reproduit} reproduit", propre, *m.chacun(faits.alineas)),)
          if propre else ()),
        *((m.mention("avocat", "Constitution de l'avocat du demandeur",
                     "CPC, art. 853" if faits.commerce else "CPC, art. 752, 1°",
                     m.textes(f"Ayant pour avocat constitué : {faits.representant.nom}")),)
          if faits.avocat and faits.representant else ()),
        *((m.mention("tentative-amiable", "Tentative amiable", "CPC, art. 54, 5° et 750-1",
                     (faits.tentative_amiable,)),) if faits.tentative_amiable else ()),
        *((m.mention("provision", "Fondement du référé", "CPC, art. 835, al. 2 et 873, al. 2",
                     (f"article {faits.provision.rstrip(',')}",)),) if faits.provision else ()),
        *((m.mention("posterieurs", "Intérêts postérieurs : taux, base et premier jour", "CPC, art. 56, 2°",
                     *(m.suite(("à compter du",), m.jour(x.du)) for x in faits.posterieurs),
                     *(m.suite(("sur",), m.montant(x.base)) for x in faits.posterieurs)),)
          if faits.posterieurs else ()),
    )  # fmt: skip


_EXIGENCES = (
    "reference",
    "creancier.denomination@personne_morale", "creancier.forme@personne_morale",
    "creancier.representant.nom@personne_morale", "creancier.representant.qualite@personne_morale",
    "creancier.nom@personne_physique", "creancier.prenoms@personne_physique",
    "creancier.profession@personne_physique", "creancier.nationalite@personne_physique",
    "creancier.naissance.date@personne_physique", "creancier.naissance.lieu@personne_physique",
    "creancier.adresse.lignes", "creancier.adresse.code_postal", "creancier.adresse.commune",
    "debiteur.denomination@personne_morale",
    "debiteur.nom@personne_physique", "debiteur.prenoms@personne_physique",
    "debiteur.adresse.lignes", "debiteur.adresse.code_postal", "debiteur.adresse.commune",
    "factures[].numero", "factures[].emise_le", "factures[].montant_ttc",
    "factures[].echeance|livree_le|recue_le|executee_le ou conditions.delai",
    "procedure.juridiction.nature", "procedure.juridiction.siege",
    "procedure.audience.date", "procedure.audience.heure", "procedure.audience.lieu",
    "pieces[].fichier",
)  # fmt: skip


def _acte(nom: str, titre: str, refere: bool) -> Acte:
    return Acte(
        nom=nom, titre=titre, famille=Famille.REQUETE, modele="assignation", cadre="acte",
        faits=FaitsAssignation, construire=_construire(titre, nom, refere), exigences=_EXIGENCES,
    )  # fmt: skip


ASSIGNATION_EN_REFERE = _acte("assignation-en-refere", TITRE_REFERE, True)
ASSIGNATION_EN_PAIEMENT = _acte("assignation-en-paiement", TITRE_FOND, False)
