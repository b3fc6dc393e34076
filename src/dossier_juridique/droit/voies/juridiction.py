"""The court proposed from the debtor's seat, or why it is not known. Never a guess among several."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from dossier_juridique.droit.competence import (
    CHAMBRE_COMMERCIALE,
    Juridiction,
    commerciale_de,
    destinataire,
    est_commerciale,
    judiciaire_de,
    libelle,
    meme_siege,
    natures_possibles,
    proposees,
)
from dossier_juridique.droit.voies.voie import Motif, motif
from dossier_juridique.model.actes_du_dossier import JuridictionSaisie
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.francais import enumerer
from dossier_juridique.model.ressort import Ressort


class Proposition(Struct, frozen=True):
    """``retenue``: the court proposed, None when the address gives none or several. ``candidates``: all that may be
    seized, the proposed one first. ``a_confirmer``: the user must check before filing. ``destinataire``: « Monsieur ou
    Madame le Président … », empty without a court. ``motifs``: why, with articles."""

    retenue: Juridiction | None
    candidates: tuple[Juridiction, ...]
    a_confirmer: bool
    motifs: tuple[Motif, ...]

    @property
    def destinataire(self) -> str:
        """To whom the requête is addressed; empty without a court."""
        return destinataire(self.retenue.libelle) if self.retenue else ""


def proposer(dossier: Dossier, ressorts: Sequence[Ressort], jour: date) -> Proposition:
    """The court of the debtor's home or seat (CPC, art. 1406 and 43), commercial or judicial by his quality."""
    candidates = proposees(dossier, ressorts, jour)
    saisie = dossier.procedure.juridiction if dossier.procedure else None
    if dossier.debiteur.qualite == "public":
        motif_public = "Débiteur public : le juge administratif peut être seul compétent ; aucune juridiction n'est proposée."
        return Proposition(None, (), True, (motif(motif_public, "Code de la commande publique, art. L. 6", "condition"),))
    if not candidates:
        return Proposition(None, (), True, (_sans_juridiction(dossier),))
    choisie = next((c for c in candidates if saisie and _meme(c, saisie)), None)
    commerciale = natures_possibles(dossier)[0]
    lieux = {(commerciale_de(r, jour) if commerciale else judiciaire_de(r)).libelle for r in ressorts}
    motifs: list[Motif] = []
    confirmee = choisie is not None and saisie is not None and saisie.confirmee
    if choisie is None and len(lieux) > 1:
        noms = enumerer(sorted(lieux), "ou")
        motifs.append(
            motif(
                f"La commune du débiteur est ambiguë : elle relève, selon le cas, de : {noms}. Indiquez le code "
                "INSEE (debiteur.adresse.code_insee).",
                "CPC, art. 1406 et 43",
                "condition",
            )
        )
        return Proposition(None, candidates, True, (*motifs, *_qualite(dossier)))
    retenue = choisie or candidates[0]
    motifs.append(
        motif(
            f"Juridiction du lieu où demeure le débiteur : {retenue.libelle}. Aucune clause n'y déroge pour "
            "l'injonction de payer.",
            "CPC, art. 1406 et 43",
        )
    )
    if saisie is not None and choisie is None:
        nommee = libelle(saisie.nature, saisie.siege)
        motifs.append(
            motif(
                f"Le dossier nomme une autre juridiction ({nommee}) : une requête mal adressée est rendue, non "
                "transmise.",
                "CPC, art. 1406",
                "condition",
            )
        )
    if retenue.a_confirmer and not confirmee:
        doute = next((r.doute for r in ressorts if r.doute), "")
        motifs.append(
            motif(
                f"Lieu à vérifier : {doute}. Corrigez l'adresse ou donnez le code INSEE (debiteur.adresse.code_insee), "
                "puis confirmez (procedure.juridiction.confirmee)."
                if doute
                else "La table des ressorts est incertaine pour cette commune : vérifiez auprès du greffe, puis "
                "confirmez (procedure.juridiction.confirmee).",
                "CPC, art. 1406",
                "condition",
            )
        )
    if retenue.nature == CHAMBRE_COMMERCIALE:
        motifs.append(
            motif(
                "En Alsace-Moselle, demandez au greffe à qui adresser la demande et s'il y a des frais.",
                "C. com., art. L. 731-1 et L. 731-2",
            )
        )
    inconnue = est_commerciale(dossier.debiteur) is None
    motifs += _qualite(dossier)
    return Proposition(retenue, candidates, not confirmee and (retenue.a_confirmer or inconnue), tuple(motifs))


def _meme(candidate: Juridiction, saisie: JuridictionSaisie) -> bool:
    return candidate.nature == saisie.nature and meme_siege(candidate.siege, saisie.siege)


def _qualite(dossier: Dossier) -> list[Motif]:
    """What the quality of the parties leaves open."""
    debiteur, creancier = est_commerciale(dossier.debiteur), est_commerciale(dossier.creancier)
    if debiteur is None:
        return [
            motif(
                "La qualité du débiteur ne se déduit pas de sa forme : commerçant ou artisan, la juridiction "
                "commerciale ; sinon le tribunal judiciaire. Indiquez-la (debiteur.commercant).",
                "C. com., art. L. 721-3 ; COJ, art. L. 211-3",
                "condition",
            )
        ]
    if debiteur and creancier is not True:
        return [
            motif(
                "Un créancier qui n'est pas commerçant peut choisir la juridiction commerciale, proposée ici, ou le "
                "tribunal judiciaire.",
                "C. com., art. L. 721-3",
            )
        ]
    return []


def _sans_juridiction(dossier: Dossier) -> Motif:
    adresse = dossier.debiteur.adresse
    if adresse is None or not (adresse.commune or adresse.code_insee or adresse.code_postal):
        lieu, remede = "son adresse n'est pas indiquée", "indiquez le siège ou le domicile (debiteur.adresse)"
    elif not adresse.code_postal and not adresse.code_insee:
        lieu, remede = "son code postal n'est pas indiqué", "donnez-le, ou le code INSEE (debiteur.adresse.code_insee)"
    elif not adresse.en_france:
        lieu, remede = f"il demeure hors de France ({adresse.pays})", "la compétence est à établir"
    else:
        lieu = f"sa commune n'est pas dans la table des ressorts ({adresse.en_ligne or adresse.code_insee})"
        remede = "vérifiez-la, ou donnez le code INSEE (debiteur.adresse.code_insee)"
    return motif(
        f"Aucune juridiction ne se déduit du lieu où demeure le débiteur : {lieu} ; {remede}.",
        "CPC, art. 1406 et 43",
        "condition",
    )
