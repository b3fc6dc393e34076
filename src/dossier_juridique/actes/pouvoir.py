"""The special power to file the requête (CPC, art. 853, 762 and 117): one debtor, one court, one sum, named."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from dossier_juridique.actes import accord, identites
from dossier_juridique.actes import mentions as m
from dossier_juridique.actes import parties as p
from dossier_juridique.actes.accord import Fait, Role, Signature
from dossier_juridique.actes.cadre import Cadre
from dossier_juridique.actes.identites import Identite, Representant
from dossier_juridique.actes.matiere import Acte, Matiere
from dossier_juridique.actes.nombres import euros_en_lettres
from dossier_juridique.actes.somme import Somme, somme
from dossier_juridique.droit import competence
from dossier_juridique.droit.regle import Famille
from dossier_juridique.model.document import Document
from dossier_juridique.model.francais import jour_long
from dossier_juridique.model.negociation import Pouvoir


class FaitsPouvoir(Struct, frozen=True):
    """Facts of the power. ``juridiction``: « le tribunal de commerce de Lyon »; ``mandataire`` None when none is named;
    ``le_mandataire``: « Le mandataire » or « La mandataire »."""

    cadre: Cadre
    creancier: Identite
    debiteur: Identite
    role_mandant: Role
    role_debiteur: Role
    mandataire: Representant | None
    le_mandataire: str
    juridiction: str
    somme: Somme
    total_lettres: str
    au: date
    opposition: bool
    consignation: bool
    fait: Fait
    signatures: tuple[Signature, ...]


def construire(matiere: Matiere) -> Document:
    """The special power of the creditor to its ``mandataire``."""
    dossier, due = matiere.dossier, somme(matiere.dossier, matiere.decompte)
    donne = dossier.pouvoir or Pouvoir()
    creancier, debiteur = identites.identite(dossier.creancier), identites.identite(dossier.debiteur)
    role = accord.role(dossier.creancier, "mandant")
    mandataire = identites.representant(dossier)
    registre: tuple[str, ...] = ()
    if mandataire is not None:
        # « Le mandataire : Armor Recouvrement, mandataire » says it twice; a company is told by its form and its number.
        propre = "" if mandataire.titre == "mandataire" else mandataire.titre.replace("du créancier", role.du)
        registre = p.immatriculation(dossier.mandataire) if dossier.mandataire else ()
        if propre and dossier.mandataire and dossier.mandataire.forme:
            registre = registre[1:]  # « société d'avocats » has said the form
        mandataire = replace(mandataire, titre=", ".join(x for x in (propre, *registre) if x))
    feminin = dossier.mandataire is not None and p.mandataire_au_feminin(dossier.mandataire)
    civil = mandataire is not None and mandataire.nom.startswith(("Mme ", "Madame "))
    le_mandataire = "La mandataire" if feminin or civil else "Le mandataire"
    saisie = donne.juridiction or (dossier.procedure.juridiction if dossier.procedure else None)
    juridiction = f"le {competence.libelle(saisie.nature, saisie.siege)}" if saisie else ""
    juridiction = juridiction.replace("le chambre", "la chambre", 1)
    lieu = donne.fait_a or (dossier.procedure.fait_a if dossier.procedure else None)
    lieu = lieu or (dossier.creancier.adresse.commune if dossier.creancier.adresse else None) or ""
    faits = FaitsPouvoir(
        cadre=accord.frame(matiere, "requête en injonction de payer"),
        creancier=creancier,
        debiteur=debiteur,
        role_mandant=role,
        role_debiteur=accord.role(dossier.debiteur, "débiteur"),
        mandataire=mandataire,
        le_mandataire=le_mandataire,
        juridiction=juridiction,
        somme=due,
        total_lettres=euros_en_lettres(due.total),
        au=matiere.au,
        opposition=donne.opposition,
        consignation=donne.consignation,
        fait=Fait(lieu, donne.le),
        signatures=(
            accord.signature(role.majuscule, dossier.creancier, None),
            Signature(f"{le_mandataire}, qui accepte", mandataire.nom if mandataire else ""),
        ),
    )
    return Document(
        acte="pouvoir-special",
        modele="pouvoir_special",
        cadre="acte",
        titre="Pouvoir spécial",
        faits=faits,
        mentions=(
            m.mention("mandant", "Le mandant et son identité", "CPC, art. 54",
                      m.textes(creancier.nom), m.textes(creancier.adresse), m.textes(creancier.representant or creancier.nom)),
            m.mention("mandataire", "Le mandataire", "CPC, art. 853", m.textes(mandataire.nom if mandataire else None),
                      *m.chacun(registre)),
            m.mention("objet", "L'acte permis", "CPC, art. 853", ("pouvoir spécial",),
                      ("signer et déposer", "signer et de déposer"), ("requête en injonction de payer",)),
            m.mention("debiteur", "Le débiteur nommé", "CPC, art. 853", m.textes(debiteur.nom), m.textes(debiteur.adresse)),
            m.mention("juridiction", "La juridiction nommée", "CPC, art. 853", m.textes(juridiction.partition(" ")[2])),
            m.mention("somme", "La somme, en chiffres et en lettres", "CPC, art. 853", m.montant(due.total),
                      m.textes(faits.total_lettres), (jour_long(matiere.au), *m.jour(matiere.au))),
        ),
    )  # fmt: skip


POUVOIR = Acte(
    nom="pouvoir-special",
    titre="Pouvoir spécial",
    famille=Famille.ACCORD,
    modele="pouvoir_special",
    cadre="acte",
    faits=FaitsPouvoir,
    construire=construire,
    exigences=(*accord.EXIGENCES, "mandataire.nom", "pouvoir.juridiction.siege ou procedure.juridiction.siege"),
    quand=lambda dossier: dossier.pouvoir is not None,
)
