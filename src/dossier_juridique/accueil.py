"""What comes into a dossier after its making: exhibits read, what they are proposed, their place found."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from dossier_juridique import read as lecture
from dossier_juridique.croisement import PieceALire, read_exhibits
from dossier_juridique.croisement.proposition import Proposition, propose
from dossier_juridique.droit.croisement import declared_order
from dossier_juridique.droit.texte_de_piece import find_number, lines, same_number
from dossier_juridique.errors import ArgumentsInvalides, PieceIllisible
from dossier_juridique.historique import append_entries
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.francais import composer, jour_court
from dossier_juridique.model.lecture_de_piece import LectureDePiece
from dossier_juridique.pieces.nature import BUREAUTIQUE
from dossier_juridique.read.ajout import Ajout, add_exhibits
from dossier_juridique.validate import validate

_A_SIGNER = ("bon_de_livraison", "bon_de_commande", "devis_signe", "contrat", "pv_de_reception")
_A_RATTACHER = ("facture", "bon_de_livraison", "bon_de_commande", "devis_signe", "preuve_transporteur", "lettre_de_voiture",
                "pv_de_reception", "acceptation_ecrite")  # fmt: skip


def add(dossier: Path, fichiers: Sequence[Path]) -> str:
    """Add exhibits to a dossier on disk; returns, in French, what was added and what a person must look at.

    Each file is read in a child process. All or nothing: a file already there (same bytes), or one that no exhibit can
    be made of, refuses the whole, and nothing is written.
    """
    source = lecture.read(dossier)
    connu = validate(source.contenu, source.lignes, source.fichier)
    _refuse_known(connu, source, fichiers)
    lues = read_exhibits([PieceALire(str(n), f) for n, f in enumerate(fichiers)])
    # An office document makes an exhibit once laid out: only its text is not read here.
    refus = [
        f"« {_shown(f.name)} » : {lues[str(n)].refus}"
        for n, f in enumerate(fichiers)
        if lues[str(n)].refus and lues[str(n)].refus != BUREAUTIQUE
    ]
    if refus:
        raise PieceIllisible(
            composer("\n".join(refus)), remede="Rien n'a été ajouté : fournissez un PDF, une image ou un courriel (.eml)."
        )
    propositions = [propose(lues[str(n)], f.name, connu.debiteur.courriel) for n, f in enumerate(fichiers)]
    pris = {p.id for p in connu.pieces}
    ajouts = []
    for n, (fichier, proposee) in enumerate(zip(fichiers, propositions, strict=True)):
        identifiant = _identifier(proposee, pris)
        bloc = {"id": identifiant, "nature": proposee.nature, "intitule": proposee.intitule}
        jour = {"date": proposee.date} if proposee.date and 1900 <= proposee.date.year <= 2200 else {}
        facture, avoir = _place(connu, proposee, lues[str(n)])
        ajouts.append(Ajout(fichier, {**bloc, **jour}, facture, avoir))
    noms = add_exhibits(source, ajouts, append_entries)
    return _report(connu, ajouts, propositions, noms)


def _refuse_known(dossier: Dossier, source: lecture.Source, fichiers: Sequence[Path]) -> None:
    vues: dict[str, str] = {}
    for piece in dossier.pieces:
        vues.setdefault(_hash(source.resoudre(piece.fichier)), f"la pièce « {piece.id} » du dossier")
    doubles = []
    for fichier in fichiers:
        empreinte = _hash(fichier)
        if empreinte in vues:
            doubles.append(f"« {_shown(fichier.name)} » est déjà là : {vues[empreinte]}")
        vues.setdefault(empreinte, f"« {_shown(fichier.name)} »")
    if doubles:
        raise ArgumentsInvalides(
            composer("\n".join(doubles)), remede="Rien n'a été ajouté : retirez ces fichiers de la commande."
        )


def _hash(fichier: Path) -> str:
    if not fichier.is_file():
        raise PieceIllisible("fichier introuvable", lieu=_shown(str(fichier)), remede="Vérifiez son chemin.")
    try:
        with fichier.open("rb") as flux:
            return hashlib.file_digest(flux, "sha256").hexdigest()
    except OSError as erreur:
        raise PieceIllisible(
            "fichier illisible", lieu=_shown(str(fichier)), remede="Vérifiez vos droits d'accès."
        ) from erreur


def _identifier(proposee: Proposition, pris: set[str]) -> str:
    """« facture-f2026-001 », « bon-de-livraison-2 »: fit for the schema, and unlike every other."""
    brut = "-".join(p for p in (proposee.nature.replace("_", "-"), proposee.numero) if p)
    simple = unicodedata.normalize("NFKD", brut.lower()).encode("ascii", "ignore").decode()
    base = re.sub(r"[^a-z0-9]+", "-", simple).strip("-")[:56]
    identifiant, rang = base, 2
    while identifiant in pris:
        identifiant, rang = f"{base}-{rang}", rang + 1
    pris.add(identifiant)
    return identifiant


def _place(dossier: Dossier, proposee: Proposition, lue: LectureDePiece) -> tuple[int | None, int | None]:
    """The one invoice, or the one credit note, that the exhibit names; None when none or several are."""
    if proposee.nature == "avoir" and proposee.numero:
        siens = [n for n, a in enumerate(dossier.avoirs) if same_number(a.numero, proposee.numero) and a.piece is None]
        return None, siens[0] if len(siens) == 1 else None
    if proposee.nature not in _A_RATTACHER:
        return None, None
    if proposee.nature == "facture" and proposee.numero:
        siennes = [n for n, f in enumerate(dossier.factures) if f.numero and same_number(f.numero, proposee.numero)]
    else:
        lignes = lines(lue.pages)
        siennes = [
            n for n, f in enumerate(dossier.factures)
            if any(cle and find_number(lignes, cle) is not None for cle in (f.numero, declared_order(f)))
        ]  # fmt: skip
    return (siennes[0] if len(siennes) == 1 else None), None


def _report(dossier: Dossier, ajouts: Sequence[Ajout], propositions: Sequence[Proposition], noms: Sequence[str]) -> str:
    lignes, verifier = [], []
    for ajout, proposee, nom in zip(ajouts, propositions, noms, strict=True):
        jour = f", du {jour_court(proposee.date)}" if proposee.date else ""
        place = ""
        if ajout.facture is not None:
            place = f" ; rattachée à la facture {dossier.factures[ajout.facture].numero}"
        elif ajout.avoir is not None:
            place = f" ; rattachée à l'avoir {dossier.avoirs[ajout.avoir].numero}"
        elif proposee.nature in _A_RATTACHER and len(dossier.factures) > 1:
            verifier.append(f"{ajout.bloc['id']} : citez cet identifiant dans « pieces » de la facture qu'elle prouve")
        lignes.append(f"Ajoutée : {nom} → « {proposee.intitule} »{jour}, nature {proposee.nature}{place}")
        lignes.append(f"  d'après {proposee.fonde_sur} ; identifiant : {ajout.bloc['id']}")
        if proposee.nature == "avoir" and ajout.avoir is None:
            verifier.append(f"{ajout.bloc['id']} : déclarez cet avoir dans [[avoirs]] s'il n'y est pas")
        if proposee.nature in _A_SIGNER:
            verifier.append(f"{ajout.bloc['id']} : dites si le débiteur l'a signée (signee, signataire, emane_du_debiteur)")
        if proposee.date is None:
            verifier.append(f"{ajout.bloc['id']} : aucune date n'a été trouvée")
        if proposee.nature in ("mise_en_demeure", "relance", "avis_de_reception", "preuve_de_depot", "non_reclame"):
            verifier.append(f"{ajout.bloc['id']} : citez-la dans le bloc [[courriers]] de l'envoi")
        if proposee.nature == "contestation":
            verifier.append(f"{ajout.bloc['id']} : déclarez la contestation dans [[litiges]]")
    lignes.append("La nature, le numéro et la date sont proposés : relisez-les dans le dossier.")
    return "\n".join(composer(x) for x in [*lignes, *(["À vérifier :"] if verifier else []), *(f"  - {v}" for v in verifier)])


def _shown(nom: str) -> str:
    return "".join(c if c.isprintable() else "\ufffd" for c in nom)[:120]
