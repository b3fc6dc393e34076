"""A delivery as a value: what was asked, what was found, what was written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from msgspec import Struct, field
from msgspec.structs import astuple, force_setattr

from dossier_juridique.model.connaissance import Connaissance
from dossier_juridique.model.constat import Analyse, Verdict
from dossier_juridique.model.contrat import VERSION, acte_json
from dossier_juridique.model.decompte import Decompte, Nature
from dossier_juridique.model.document import Preuve
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.liasse import Liasse, PieceNumerotee


class ActeProduit(Struct, frozen=True):
    """An act that was printed and re-read: its files and the proof of its mentions."""

    acte: str
    fichiers: tuple[str, ...]
    preuves: tuple[Preuve, ...]


class Echec(Struct, frozen=True):
    """An act refused by our own re-reading (exit 5): what is wrong and what to do, in French."""

    acte: str
    message: str
    remede: str


class Livraison(Struct, frozen=True):
    """What ``build`` delivered in ``sortie``. ``code``: exit code; ``manifeste``: content of manifeste.json.

    ``dossier``: what was read. ``fichiers``: name with ``/`` → content, filled by ``build_bytes``, whose ``sortie`` is
    empty.
    """

    sortie: str
    analyse: Analyse
    decompte: Decompte
    produits: tuple[ActeProduit, ...]
    echecs: tuple[Echec, ...]
    manifeste: Mapping[str, Any]
    dossier: Dossier
    fichiers: Mapping[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        force_setattr(self, "fichiers", MappingProxyType(dict(self.fichiers)))

    def __reduce__(self) -> tuple[Any, ...]:
        # A read-only view does not travel between processes; the table behind it does.
        return type(self), tuple(dict(v) if isinstance(v, MappingProxyType) else v for v in astuple(self))

    def __repr__(self) -> str:
        # The files by their names alone: a delivery may weigh a hundred megabytes, and ends in a log.
        return f"Livraison(sortie={self.sortie!r}, code={self.code}, fichiers={sorted(self.fichiers)!r})"

    @property
    def code(self) -> int:
        """0 all that was asked is delivered; 1 the law refuses or holds an act; 5 an act failed our re-reading."""
        if self.echecs:
            return 5
        return 0 if all(a.verdict is Verdict.CONFORME for a in self.analyse.actes) else 1


def exit_code(analyse: Analyse) -> int:
    """Exit code of a reading that delivers nothing: 1 with a blocking finding; a reserve is said, and answers 0."""
    return 1 if any(a.verdict is Verdict.BLOQUE for a in analyse.actes) else 0


def manifest(
    *,
    moteur: str,
    reference: str,
    au: date,
    analyse: Analyse,
    decompte: Decompte,
    produits: tuple[ActeProduit, ...],
    echecs: tuple[Echec, ...],
    entrees: Mapping[str, str],
    reglages: Mapping[str, str],
    pieces: tuple[PieceNumerotee, ...],
    liasse: Liasse | None,
    figures: list[dict[str, str]],
    avertissements: tuple[str, ...],
    decompte_livre: ActeProduit | None,
    debiteur: Connaissance,
) -> dict[str, Any]:
    """``manifeste.json`` but its ``sorties``, which are hashed when everything is written."""
    preuves = {p.acte: p for p in produits}
    rates = {e.acte: e for e in echecs}
    actes = []
    for examine in analyse.actes:
        forme = acte_json(examine)
        produit, echec = preuves.get(examine.acte), rates.get(examine.acte)
        forme["livre"] = produit is not None
        if produit:
            forme["fichiers"] = list(produit.fichiers)
            forme["mentions"] = [_preuve(p) for p in produit.preuves]
        if echec:
            forme["echec"] = {"message": echec.message, "remede": echec.remede}
        actes.append(forme)
    return {
        "version": VERSION,
        "moteur": moteur,
        "reference": reference,
        "au": au.isoformat(),
        "total": f"{decompte.total:.2f}",
        "actes": actes,
        "decompte": {"livre": True, "mentions": [_preuve(p) for p in decompte_livre.preuves]}
        if decompte_livre
        else {"livre": False},
        "pieces": [piece_json(p, liasse) for p in pieces],
        "liasse": {"pages": liasse.pages, "retire": list(liasse.retire)} if liasse else None,
        "avertissements": list(avertissements),
        "figures": figures,
        "debiteur": _connaissance(debiteur),
        "entrees": dict(sorted(entrees.items())),
        "reglages": dict(sorted(reglages.items())),
    }


def _connaissance(connu: Connaissance) -> dict[str, Any]:
    return {
        "faits": [
            {
                "quoi": f.quoi,
                "valeur": f.valeur,
                "piece": f.piece,
                "page": f.page,
                "verifie_le": f.verifie_le.isoformat() if f.verifie_le else None,
            }
            for f in connu.faits
        ],
        "manques": list(connu.manques),
    }


def _preuve(preuve: Preuve) -> dict[str, Any]:
    return {"mention": preuve.mention, "texte": preuve.texte, "page": preuve.page, "boite": list(preuve.boite)}


def piece_json(piece: PieceNumerotee, liasse: Liasse | None = None) -> dict[str, Any]:
    """An exhibit as the manifest shows it: what it is, what was found in it, where it stands in the filing."""
    place = next((p for p in liasse.pieces if p.numero == piece.numero), None) if liasse else None
    return {
        "numero": piece.numero,
        "id": piece.lue.id,
        "libelle": piece.libelle,
        "source": piece.lue.fichier,
        "fichier_joint": piece.lue.nom or None,
        "format": piece.lue.format,
        "sha256_source": piece.lue.sha256,
        "pages": piece.lue.pages,
        "page_de_la_liasse": place.premiere_page + 1 if place else None,
        "signee": piece.lue.signee,
        "retire": list(piece.lue.retire),
        "pages_sans_texte": list(piece.lue.pages_sans_texte),
        "avertissements": list(piece.lue.avertissements),
    }


def figures_used(decompte: Decompte, series: Mapping[str, Any]) -> list[dict[str, str]]:
    """Every dated figure on which a printed segment or indemnity rests, with its source and its days in force."""
    voulues: set[tuple[str, date]] = set()
    etats = {etat.rang: etat for etat in decompte.factures}
    for ligne in decompte.lignes:
        etat = etats.get(ligne.rang) if ligne.rang is not None else None
        if ligne.nature is Nature.INDEMNITE and etat is not None:
            voulues.add(("indemnite_forfaitaire", etat.echeance.depart + timedelta(days=1)))
        for segment in ligne.segments:
            if ligne.nature is Nature.INTERETS_LEGAUX:
                voulues.add(("taux_interet_legal_professionnels", segment.du))
            elif segment.origine != "taux convenu":
                voulues.add(("taux_bce", segment.du))
                if "plancher" in segment.origine:
                    voulues.add(("taux_interet_legal_professionnels", segment.du))
    dites: dict[tuple[str, date], dict[str, str]] = {}
    for nom, jour in sorted(voulues):
        valeur = series[nom].a(jour)
        dites[(nom, valeur.debut)] = {
            "figure": nom,
            "valeur": str(valeur.valeur),
            "debut": valeur.debut.isoformat(),
            "fin": valeur.fin.isoformat(),
            "texte": valeur.texte,
            "lien": valeur.lien,
        }
    return list(dites.values())
