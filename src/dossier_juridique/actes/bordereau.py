"""The exhibits in order, numbered and named, and the bordereau that lists them (CPC, art. 57 and 1407).

Order of the natures, grammar of a line and names of the files: conventions of the project.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from dossier_juridique.actes import cadre as cadres
from dossier_juridique.actes import mentions as m
from dossier_juridique.actes import parties
from dossier_juridique.actes.cadre import Cadre
from dossier_juridique.actes.matiere import Acte, Matiere, PieceAuBordereau
from dossier_juridique.droit.regle import Famille
from dossier_juridique.model.actes_du_dossier import Piece
from dossier_juridique.model.document import Document
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.francais import a_lieu, jour_court
from dossier_juridique.model.numeros import place_de, suivant

NOM_MAX = 80
_MOT_MAX = 36
_LATINS = frozenset(chr(c) for c in range(0x20, 0x180)) - frozenset("ĬĭĲĳŦŧ") | frozenset("’“”«»–—…€œŒ")
"""The signs that the fonts of the letters draw, of those that a Latin name is written with."""
ORDRE: tuple[tuple[str, ...], ...] = (
    ("contrat",),
    ("devis_signe",),
    ("bon_de_commande", "acceptation_ecrite"),
    ("conditions_generales", "acceptation_cgv"),
    ("bon_de_livraison", "preuve_transporteur", "lettre_de_voiture", "pv_de_reception", "levee_des_reserves",
     "releve_d_activite", "journal"),
    ("facture", "avoir"),
    ("releve_de_compte", "preuve_de_paiement"),
    ("echange", "reconnaissance_de_dette", "echeancier_signe", "contestation", "reponse"),
    ("relance",),
    ("mise_en_demeure",),
    ("decompte",),
    ("extrait_registre", "bodacc", "cession", "changement_de_denomination", "fusion"),
    ("justificatif_contribution",),
    ("pouvoir_special",),
    ("acte_de_signification", "correspondance_avocats", "note_interne", "traduction", "autre"),
    ("requete", "ordonnance"),
)  # fmt: skip
"""Groups of natures, first to last. The proofs of sending follow their letter, a translation what it translates."""

_PREUVES = {"preuve_de_depot": 1, "avis_de_reception": 2, "non_reclame": 2}
_RELANCE, _MISE_EN_DEMEURE = 8, 9
_RANG = {nature: rang for rang, groupe in enumerate(ORDRE) for nature in groupe}
_Cle = tuple[int, date, str, int, date, str]


def numeroter(dossier: Dossier) -> tuple[PieceAuBordereau, ...]:
    """The exhibits of the dossier in the order of the bordereau.

    Without ``numerotation`` they are numbered from 1 without a gap. A number frozen there stays; an exhibit that
    has none takes its place as « 3 bis » after the one that precedes it, or the next number at the end.
    File names are ASCII, unique, at most ``NOM_MAX`` signs with « .pdf ».
    """
    numerotees = _numeros(_ordonner(dossier), dossier.numeros_figes)
    largeur = max(2, *(len(str(place_de(n)[0])) for _, n in numerotees)) if numerotees else 2
    return tuple(
        PieceAuBordereau(piece, n, libelle(piece), nom_de_fichier(piece, n, largeur), piece.id)
        for piece, n in numerotees
    )


def _numeros(ordonnees: Sequence[Piece], figes: Mapping[str, str]) -> list[tuple[Piece, str]]:
    donnes: dict[str, str] = {p.id: figes[p.id] for p in ordonnees if p.id in figes}
    pris = set(figes.values())  # a number once sent is not given to another exhibit, even if its own is withdrawn
    rang_de_fin = max((i for i, p in enumerate(ordonnees) if p.id in figes), default=-1)
    dernier = max((place_de(n)[0] for n in pris), default=0)
    avant: str | None = None
    for rang, piece in enumerate(ordonnees):
        if piece.id in donnes:
            avant = donnes[piece.id]
            continue
        libre = avant if rang < rang_de_fin else None
        while libre is not None and libre in pris:
            libre = suivant(libre)
        if libre is None:
            dernier += 1
            libre = str(dernier)
        donnes[piece.id] = libre
        pris.add(libre)
        if rang < rang_de_fin and avant is not None:
            avant = libre
    return sorted(((p, donnes[p.id]) for p in ordonnees), key=lambda c: place_de(c[1]))


def annexer(piece: PieceAuBordereau, jointes: Sequence[tuple[str, str, str]]) -> tuple[PieceAuBordereau, ...]:
    """The exhibit and, numbered « 3-1 », « 3-2 », the files attached to it: (id read, name, SHA-256) of each."""
    suite = []
    for n, (lue, nom, empreinte) in enumerate(jointes, start=1):
        numero = f"{piece.numero}-{n}"
        fiche = piece.piece.model_copy(update={"intitule": f"Fichier joint « {_imprimable(nom)} »", "date": None})
        racine = nom.rpartition(".")[0] or nom
        titre = piece.piece.model_copy(update={"intitule": racine})
        fichier = nom_de_fichier(titre, numero, len(piece.nom_de_fichier.split("_")[1]))
        suite.append(PieceAuBordereau(fiche, numero, fiche.intitule, fichier, lue, empreinte))
    return (piece, *suite)


def _imprimable(nom: str) -> str:
    """The name of a file as the bordereau can print it whole: a sender names files as he likes, and nobody may rename an
    exhibit. What is no sign of a Latin text becomes « ? »; a word longer than a column loses its middle."""
    net = "".join(c if c in _LATINS else "?" for c in unicodedata.normalize("NFC", nom))
    net = re.sub(r"\?{3,}", "??", "".join(c if c.isprintable() else " " for c in net))
    return " ".join(mot if len(mot) <= _MOT_MAX else f"{mot[:_MOT_MAX // 2]}…{mot[-12:]}" for mot in net.split())[:120]


def _ordonner(dossier: Dossier) -> list[Piece]:
    traduites = {p.traduction: p for p in dossier.pieces if p.traduction}
    cles: dict[str, _Cle] = {}
    for piece in dossier.pieces:
        originale = traduites.get(piece.id) if piece.nature == "traduction" else None
        cle = _cle(originale or piece, dossier)
        cles[piece.id] = (*cle[:3], cle[3] + 10, *cle[4:]) if originale else cle
    # Equal keys keep the order of the dossier: the sort is stable.
    return sorted(dossier.pieces, key=lambda p: cles[p.id])


def _cle(piece: Piece, dossier: Dossier) -> _Cle:
    jour = piece.date or date.max
    if piece.nature in _PREUVES:
        rang, du, lettre = _lettre_prouvee(piece, dossier)
        return (rang, du, lettre, _PREUVES[piece.nature], jour, "")
    if piece.nature in ("relance", "mise_en_demeure"):
        return (_RANG[piece.nature], jour, piece.id, 0, jour, "")
    facture = next((f.numero or "" for f in dossier.factures if piece.id in f.pieces), "")
    return (_RANG[piece.nature], jour, facture, 0, jour, "")


def _lettre_prouvee(preuve: Piece, dossier: Dossier) -> tuple[int, date, str]:
    """Rank, day and id of the letter that a proof of sending follows: the one it is sent with, else the last before."""
    for courrier in dossier.courriers:
        ensemble = {i for i in (courrier.piece, *courrier.pieces) if i}
        if preuve.id in ensemble:
            lettres = [p for p in dossier.pieces if p.id in ensemble and p.nature in ("relance", "mise_en_demeure")]
            if lettres:
                return (_RANG[lettres[0].nature], lettres[0].date or date.max, lettres[0].id)
            rang = _MISE_EN_DEMEURE if courrier.acte == "mise-en-demeure" else _RELANCE
            return (rang, courrier.date, "")
    avant = [
        p
        for p in dossier.pieces
        if p.nature in ("relance", "mise_en_demeure") and p.date and (preuve.date is None or p.date <= preuve.date)
    ]
    if avant:
        derniere = max(avant, key=lambda p: (p.date or date.min, _RANG[p.nature]))
        return (_RANG[derniere.nature], derniere.date or date.max, derniere.id)
    return (_MISE_EN_DEMEURE, preuve.date or date.max, "")


def libelle(piece: Piece) -> str:
    """« Facture n° F2026-041 du 12/03/2026 »: the date is added unless the title already says it."""
    if piece.date is None or date_dite(piece):
        return piece.intitule
    return f"{piece.intitule} du {jour_court(piece.date)}"


def date_dite(piece: Piece) -> bool:
    """True when the title already carries the day of the exhibit, in figures or in words."""
    titre = " ".join(piece.intitule.split())
    return piece.date is not None and any(" ".join(e.split()) in titre for e in m.jour(piece.date))


def nom_de_fichier(piece: Piece, numero: str, largeur: int) -> str:
    """« Piece_03_Facture_F2026-041.pdf », « Piece_03_bis_… », « Piece_03-1_… »."""
    plat = unicodedata.normalize("NFKD", re.sub(r"[nN]°", " ", piece.intitule).replace("œ", "oe").replace("Œ", "OE"))
    ascii_ = "".join(c for c in plat if not unicodedata.combining(c))
    corps = re.sub(r"[^A-Za-z0-9-]+", "_", ascii_).strip("_-") or piece.nature
    rang = re.match(r"\d+", numero)
    chiffres = rang[0] if rang else ""
    tete = f"Piece_{chiffres.zfill(largeur)}{numero[len(chiffres):].replace(' ', '_')}_"
    return tete + corps[: NOM_MAX - len(tete) - len(".pdf")].rstrip("_-") + ".pdf"


class LigneBordereau(Struct, frozen=True):
    """A line: number, title, and when the filing is laid out its pages (count, first, last), else None.

    ``empreinte``: the SHA-256 of the source file in four groups, when the bordereau bears it; ``lieu``: the file that
    holds the exhibit, when the filing is in several.
    """

    numero: str
    libelle: str
    pages: int | None
    premiere: int | None
    derniere: int | None
    empreinte: tuple[str, ...] = ()
    lieu: str = ""


class FaitsBordereau(Struct, frozen=True):
    """Facts of the bordereau; ``joint_a``: « à la requête »; ``mise_en_page`` is True once the place of the exhibits in
    the filing is known."""

    cadre: Cadre
    creancier: str
    debiteur: str
    lignes: tuple[LigneBordereau, ...]
    nombre: int
    joint_a: str
    mise_en_page: bool
    lieux: bool
    empreintes: bool


def lignes(pieces: Sequence[PieceAuBordereau], matiere: Matiere) -> tuple[LigneBordereau, ...]:
    """The lines, with the pages of each exhibit as soon as they are known."""
    procedure = matiere.dossier.procedure
    avec = procedure is not None and procedure.empreintes_au_bordereau
    resultat = []
    for piece in pieces:
        place = matiere.pages.get(piece.numero) if matiere.pages is not None else None
        premiere, derniere = place if place else (None, None)
        combien = derniere - premiere + 1 if premiere is not None and derniere is not None else None
        groupes = tuple(piece.sha256[i : i + 16] for i in range(0, len(piece.sha256), 16)) if avec else ()
        lieu = (matiere.lieux or {}).get(piece.numero, "")
        resultat.append(LigneBordereau(piece.numero, piece.libelle, combien, premiere, derniere, groupes, lieu))
    return tuple(resultat)


def bordereau(
    titre: str, objet: str, article: str, joint_a: str, tete: Callable[[Dossier], tuple[str, ...]], *, requete: bool = False
) -> Acte:
    """The bordereau of an act of procedure: its title, the articles it names (``objet``, and ``article`` short), the act
    it is joined to, and who stands at its head; ``requete`` when it bears the day of the requête and not its own."""

    def construire(matiere: Matiere) -> Document:
        dossier = matiere.dossier
        lieu, jour = cadres.fait(matiere)
        jour = jour if requete else matiere.au
        nom, _ = cadres.signataire_de_l_acte(dossier)
        liste = lignes(matiere.pieces, matiere)
        faits = FaitsBordereau(
            cadre=replace(cadres.acte(matiere, objet, tete(dossier)), date=jour),
            creancier=parties.nom_complet(dossier.creancier),
            debiteur=parties.nom_complet(dossier.debiteur),
            lignes=liste,
            nombre=len(liste),
            joint_a=joint_a,
            mise_en_page=matiere.lieux is None and any(ligne.pages is not None for ligne in liste),
            lieux=bool(matiere.lieux),
            empreintes=any(ligne.empreinte for ligne in liste),
        )
        preuves = (
            m.mention(
                "bordereau", titre, article, ("Bordereau des documents justificatifs", "Bordereau de pièces", titre),
                *(m.suite((f"Pièce n° {x.numero}",), (x.libelle,), liens=(" – ", " : ", " - ", " ")) for x in liste),
            ),
            m.mention("bordereau-date", "Date et signature du bordereau", "Usage (RIN, art. 5.5)",
                      m.suite((f"Fait {a_lieu(lieu)}, le", f"Fait à {lieu}, le"), m.jour(jour)), m.textes(nom)),
        )  # fmt: skip
        return Document("bordereau", "bordereau", "acte", titre, faits, preuves)

    return Acte(
        nom="bordereau", titre=titre, famille=Famille.REQUETE, modele="bordereau", cadre="acte",
        faits=FaitsBordereau, construire=construire,
        exigences=("pieces[].intitule", "pieces[].nature", "pieces[].fichier"),
    )  # fmt: skip


BORDEREAU = bordereau(
    "Bordereau des documents justificatifs", "Articles 57 et 1407 du code de procédure civile",
    "CPC, art. 57 et 1407", "à la requête", cadres.juridiction, requete=True,
)  # fmt: skip

__all__ = ["BORDEREAU", "FaitsBordereau", "LigneBordereau", "annexer", "bordereau", "libelle", "numeroter"]
