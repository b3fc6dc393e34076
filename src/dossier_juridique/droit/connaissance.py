"""What is known of the debtor, from which exhibit, checked when; and what nobody checked. Pure, nothing is fetched.

A fact that no exhibit bears rests on the dossier alone, and it is said. The registers are consulted by a person: the
day is ``debiteur.verifie_le``, or that of the extract produced.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from dossier_juridique.droit.texte_de_piece import Ligne, companies, find_number, flatten, lines, name_ranks, words
from dossier_juridique.model.actes_du_dossier import Piece
from dossier_juridique.model.connaissance import Connaissance, Fait
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.francais import composer, jour_court, pluriel, siren_espace
from dossier_juridique.model.lecture_de_piece import LectureDePiece, Lectures

FRAICHEUR_JOURS = 90
"""Beyond that many days an extract of the register is old (the usage of the clerks: three months)."""
_REGISTRE = ("extrait_registre", "bodacc", "changement_de_denomination", "fusion")
_ETATS = {
    "en_activite": "en activité", "sauvegarde": "en sauvegarde", "redressement": "en redressement judiciaire",
    "liquidation": "en liquidation judiciaire", "dissoute": "dissoute", "radiee": "radiée", "decede": "décédé",
}  # fmt: skip


def know_debtor(dossier: Dossier, lectures: Lectures, numeros: Mapping[str, str], au: date) -> Connaissance:
    """What the dossier and its exhibits say of the debtor at ``au``."""
    lus = sorted(
        _read(dossier, lectures), key=lambda p: _REGISTRE.index(p[0].nature) if p[0].nature in _REGISTRE else 9
    )
    faits = tuple(_fact(dossier, quoi, valeur, trouve, lus, numeros) for quoi, valeur, trouve in _declared(dossier))
    return Connaissance((*faits, *_checked(dossier)), tuple(composer(m) for m in _missing(dossier, au)))


def _read(dossier: Dossier, lectures: Lectures) -> Iterator[tuple[Piece, LectureDePiece]]:
    for piece in dossier.pieces:
        lecture = lectures.get(piece.id)
        if lecture is not None and lecture.lisible and piece.lisible is not False:
            yield piece, lecture


_Trouver = Callable[[tuple[Ligne, ...]], int | None]


def _declared(dossier: Dossier) -> Iterator[tuple[str, str, _Trouver]]:
    """Each declared fact with how it is looked for: the page, or None."""
    d = dossier.debiteur
    if d.nom_affiche:
        yield "Dénomination" if d.morale else "Nom", d.nom_affiche, lambda li: _line(li, name_ranks(li, d.nom_affiche))
    if d.enseigne:
        yield "Enseigne", d.enseigne, lambda li: _line(li, name_ranks(li, d.enseigne))
    if d.siren:
        siren = d.siren
        yield "SIREN", siren_espace(siren), lambda li: next((t.page for t in companies(li) if t.valeur == siren), None)
    if d.rcs:
        greffe = " ".join(words(d.rcs))
        yield "Greffe", d.rcs, lambda li: next((x.page for x in li if greffe and _names_register(x, greffe)), None)
    if d.adresse and d.adresse.code_postal and d.adresse.commune:
        postal = d.adresse.code_postal
        yield "Siège" if d.morale else "Domicile", d.adresse.en_ligne, lambda li: find_number(li, postal)
    if d.representant and d.representant.nom:
        nom = f"{d.representant.prenom or ''} {d.representant.nom}".strip()
        yield "Représentant", ", ".join(p for p in (d.representant.nom_complet, d.representant.qualite) if p), lambda li: _line(
            li, name_ranks(li, nom, f"{d.representant.nom} {d.representant.prenom or ''}" if d.representant else None)
        )  # fmt: skip


def _names_register(ligne: Ligne, greffe: str) -> bool:
    annonce = "rcs" in ligne.plat.replace(".", "") or "greffe" in ligne.plat
    return annonce and greffe in " ".join(words(ligne.plat))


def _line(lignes: tuple[Ligne, ...], rangs: list[int]) -> int | None:
    return lignes[rangs[0]].page if rangs else None


def _fact(
    dossier: Dossier, quoi: str, valeur: str, trouve: _Trouver,
    lus: list[tuple[Piece, LectureDePiece]], numeros: Mapping[str, str],
) -> Fait:  # fmt: skip
    for piece, lecture in lus:
        page = trouve(lines(lecture.pages))
        if page is not None:
            jour = piece.date if piece.nature in _REGISTRE else None
            return Fait(quoi, valeur, numeros.get(piece.id, piece.id), page, jour)
    return Fait(quoi, valeur)


def _checked(dossier: Dossier) -> Iterator[Fait]:
    """What only a register tells: it has no page of ours, but it has a day."""
    d = dossier.debiteur
    if d.etat:
        yield Fait("État au registre", _ETATS[d.etat], verifie_le=d.verifie_le)
    if d.procedure_collective is False:
        yield Fait("Procédure collective", "aucune", verifie_le=d.verifie_le)
    elif d.procedure_collective:
        p = d.procedure_collective
        yield Fait("Procédure collective", p.type, verifie_le=p.bodacc or d.verifie_le)


def _missing(dossier: Dossier, au: date) -> Iterator[str]:
    d, natures = dossier.debiteur, {p.nature for p in dossier.pieces}
    if d.siren is None and d.morale:
        yield "SIREN : il n'est pas indiqué ; sans lui, le registre ne peut être consulté sûrement."
    if d.verifie_le is None:
        yield "Registre (RCS) et BODACC : rien ne dit qu'ils aient été consultés (debiteur.verifie_le)."
    elif (au - d.verifie_le).days > FRAICHEUR_JOURS:
        yield f"Registre et BODACC : consultés il y a {pluriel((au - d.verifie_le).days, 'jour', 'jours')} ; à refaire."
    if d.etat is None:
        yield "État au registre (en activité, radiée…) : non indiqué."
    if d.procedure_collective is None:
        yield "Procédure collective : l'absence d'ouverture n'a pas été notée (debiteur.procedure_collective)."
    extraits = [p for p in dossier.pieces if p.nature == "extrait_registre"]
    if not extraits:
        yield "Extrait du registre : aucun n'est produit ; siège et représentant ne sont pas confirmés par le registre."
    for piece in extraits:
        if piece.date is None:
            yield f"Extrait du registre « {piece.intitule} » : sans date."
        elif (au - piece.date).days > FRAICHEUR_JOURS:
            yield f"Extrait du registre « {piece.intitule} » : il date du {jour_court(piece.date)}, plus de trois mois."
    if "bodacc" not in natures:
        yield "BODACC : aucune capture n'est produite."
    if d.morale and d.representant is None:
        yield "Représentant légal : non indiqué."


def contradicts(etat: str | None, lignes: tuple[Ligne, ...]) -> tuple[str, int] | None:
    """What an extract says against a debtor declared sound: its words and the page, or None."""
    for ligne in lignes:
        plat = flatten(ligne.plat)
        for mot, etats in (
            ("liquidation judiciaire", {"liquidation"}),
            ("redressement judiciaire", {"redressement", "liquidation"}),
            ("procedure de sauvegarde", {"sauvegarde", "redressement", "liquidation"}),
            ("radiation", {"radiee", "dissoute"}),
            ("radiee", {"radiee", "dissoute"}),
            ("dissolution", {"dissoute", "radiee", "liquidation"}),
        ):
            nie = any(n in plat for n in ("neant", "aucune", "pas de ", "non ", "sans ", "absence"))
            if mot in plat and not nie and etat not in etats:
                return ligne.brut, ligne.page
    return None
