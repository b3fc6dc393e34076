"""The frame of every document: who writes, to whom, where, when, about what, who signs."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from dossier_juridique.actes import parties as p
from dossier_juridique.actes.matiere import Matiere
from dossier_juridique.droit import competence
from dossier_juridique.model.commun import Adresse
from dossier_juridique.model.dossier import Dossier


class Bloc(Struct, frozen=True):
    """A party of the letterhead: its legal name; its trade name, address and contact lines; its legal mentions."""

    nom: str
    lignes: tuple[str, ...]
    identite: tuple[str, ...]


class Cadre(Struct, frozen=True):
    """What surrounds the text: the only variables the frames use, under the name ``cadre``.

    ``destinataire``: the lines of the window; ``adresse``: the same as the dossier writes them, for an e-mail; ``nom_entier``:
    the exact name of who is written to, when the window shortens it, else empty.
    """

    expediteur: Bloc
    destinataire: tuple[str, ...]
    reference: str
    lieu: str
    date: date
    canal: str
    objet: str
    appel: str
    politesse: str
    signataire: str
    qualite: str
    jointes: tuple[str, ...]
    mandataire: str
    adresse: tuple[str, ...] = ()
    nom_entier: str = ""


def expediteur(dossier: Dossier) -> Bloc:
    """Letterhead of who writes: the third party who acts for the creditor, else the creditor."""
    mandataire, creancier = p.mandataire_externe(dossier), dossier.creancier
    auteur = mandataire or creancier
    contacts = (f"Tél. {p.telephone(auteur.telephone)}" if auteur.telephone else "", auteur.courriel or "")
    lignes = (*p.lignes_adresse(auteur.adresse), *(c for c in contacts if c))
    if mandataire is not None:
        titre = p.titre_mandataire(mandataire)
        return Bloc(mandataire.nom, lignes, ((titre[:1].upper() + titre[1:],) if titre else ()) + p.immatriculation(mandataire))
    return Bloc(p.nom_legal(creancier), (*p.enseigne(creancier), *lignes), p.identite(creancier))


def lettre(matiere: Matiere, *, canal: str, objet: str, politesse: str, jointes: tuple[str, ...]) -> Cadre:
    """The frame of a letter to the debtor, dated the day the claim is closed."""
    dossier = matiere.dossier
    nom, qualite = p.signature(dossier, dossier.lettre.signataire if dossier.lettre else None)
    return Cadre(
        expediteur=expediteur(dossier),
        destinataire=p.destinataire(dossier.debiteur),
        reference=dossier.reference,
        lieu=_lieu(dossier, dossier.lettre.lieu if dossier.lettre else None),
        date=matiere.au,
        canal=canal,
        objet=objet,
        appel=p.appel(dossier.debiteur),
        politesse=politesse,
        signataire=nom,
        qualite=qualite,
        jointes=jointes,
        mandataire=p.agissant_pour(dossier),
        adresse=p.en_ligne(dossier.debiteur),
        nom_entier=p.nom_abrege(dossier.debiteur),
    )


def acte(matiere: Matiere, objet: str, destinataire: tuple[str, ...] = (), jointes: tuple[str, ...] = ()) -> Cadre:
    """The frame of a pleading or of a table: no formula of politeness, no channel."""
    dossier = matiere.dossier
    nom, qualite = signataire_de_l_acte(dossier)
    lieu, jour = fait(matiere)
    return Cadre(
        expediteur=expediteur(dossier),
        destinataire=destinataire,
        reference=dossier.reference,
        lieu=lieu,
        date=jour,
        canal="",
        objet=objet,
        appel="",
        politesse="",
        signataire=nom,
        qualite=qualite,
        jointes=jointes,
        mandataire=p.agissant_pour(dossier),
    )


def projet(matiere: Matiere, objet: str, destinataire: tuple[str, ...]) -> Cadre:
    """The frame of a draft that another officer dates and signs."""
    return replace(acte(matiere, objet, destinataire), signataire="", qualite="")


def courrier(
    matiere: Matiere, destinataire: tuple[str, ...], *, canal: str, objet: str, jointes: tuple[str, ...]
) -> Cadre:
    """The frame of a letter to an officer of justice, signed as a requête is."""
    base = acte(matiere, objet, destinataire, jointes)
    politesse = "Veuillez agréer, Maître, l'expression de notre considération distinguée."
    # Such a letter bears the day on which it leaves; that of the requête belongs to another paper.
    return replace(base, date=matiere.au, canal=canal, appel="Maître,", politesse=politesse)


def fenetre(nom: str, adresse: Adresse | None) -> tuple[str, ...]:
    """The lines of the window for someone who is not a party."""
    if adresse is None:
        return (nom,)
    return tuple(x for x in (nom, *adresse.lignes, p.ville_postale(adresse), p.pays(adresse)) if x)


def nommee(dossier: Dossier) -> tuple[str, ...]:
    """« Tribunal de commerce de Lyon »: the court itself, at the head of what is joined to an assignation."""
    saisie = dossier.procedure.juridiction if dossier.procedure else None
    nom = competence.libelle(saisie.nature, saisie.siege) if saisie else ""
    return (nom[:1].upper() + nom[1:],) if nom else ()


def personne(dossier: Dossier) -> tuple[str, ...]:
    """No court stands at the head."""
    return ()


def table(matiere: Matiere, objet: str) -> Cadre:
    """The frame of a table that nobody signs."""
    return replace(acte(matiere, objet), date=matiere.au, signataire="", qualite="")


def fait(matiere: Matiere) -> tuple[str, date]:
    """Place and day of the requête; the day the claim is closed when none is given."""
    procedure = matiere.dossier.procedure
    lieu = _lieu(matiere.dossier, procedure.fait_a if procedure else None)
    return lieu, (procedure.requete_le if procedure else None) or matiere.au


def juridiction(dossier: Dossier) -> tuple[str, ...]:
    """« Monsieur ou Madame le Président », « du tribunal de commerce de Lyon »; empty when no court is named."""
    saisie = dossier.procedure.juridiction if dossier.procedure else None
    if saisie is None:
        return ()
    nom = competence.libelle(saisie.nature, saisie.siege)
    entier = competence.destinataire(nom)
    suite = competence.avec_de(nom)
    return (entier.removesuffix(suite).strip(), suite)


def signataire_de_l_acte(dossier: Dossier) -> tuple[str, str]:
    """Name and capacity of who signs the requête."""
    return p.signature(dossier, dossier.procedure.signataire if dossier.procedure else None)


def _lieu(dossier: Dossier, choisi: str | None) -> str:
    auteur = p.mandataire_externe(dossier) or dossier.creancier
    return choisi or (auteur.adresse.commune if auteur.adresse and auteur.adresse.commune else "")
