"""Pièce non signée, signataire inconnu ou illisible.

Aucun texte ne fixe la forme d'un bon de livraison ou d'un devis ; le juge apprécie, au vu des documents
produits (CPC, art. 1409).

Lecture retenue : un bon de livraison ou un devis est faible s'il n'est pas dit signé par le débiteur, ou si
si ni le dossier ni le texte de la pièce ne nomment son signataire, et si le dossier ne dit pas qu'elle porte un
cachet ; toute pièce dite illisible l'est.
Angle mort : la règle se fie au dossier et au texte : elle ne voit ni la signature, ni un nom ou un cachet apposés à la
main, ni la netteté du document.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.competence import canonique
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.expressions import expression
from dossier_juridique.model.actes_du_dossier import Piece
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

A_SIGNER = ("bon_de_livraison", "devis_signe")
_LIBELLES = "Bon|Cachet|Client|Date|Document|Fonction|Heure|Lieu|Nom|Observation|Pr[ée]nom|Qualit[ée]|R[ée]serve|Signature|T[ée]l"
_NOM = rf"(?:(?!(?i:{_LIBELLES})s?\b)[A-ZÀ-ÖØ-Þ][\w'’.-]*)"
_SIGNATAIRE = expression(
    r"(?:(?i:re[çc]ue?s?|r[ée]ceptionn[ée]e?s?|sign[ée]e?s?|[ée]marg[ée]e?s?|accept[ée]e?s?) (?i:par)"
    r"|(?i:(?:nom (?:et (?:pr[ée]nom|qualit[ée]|fonction) )?du )?(?:signataire|r[ée]ceptionnaire))"
    r"|(?i:r[ée]ception|re[çc]u)\b[^\n]*\n(?:[^\n]*\n){0,4}?[ \t]*(?i:nom(?: et pr[ée]nom)?)\b)[ \t]*:?[ \t]*\n?[ \t]*"
    rf"(?P<nom>(?:(?:M\.|Mme|Mlle|Monsieur|Madame) )?{_NOM}(?: {_NOM})+|(?:M\.|Mme|Mlle|Monsieur|Madame) {_NOM})"
)
"""« Reçu par : Mme Olivero », « Nom du signataire : Sandra Olivero », « Nom » under « Réception par le client »."""


def _nomme(examen: Examen, piece: Piece) -> bool:
    """Whether the pages, where a machine reads them, name who signed: a person, not one of the parties."""
    lue = examen.lectures.get(piece.id)
    parties = [examen.dossier.creancier, examen.dossier.debiteur]
    maisons = {canonique(n) for p in parties for n in (p.denomination, p.enseigne) if n}
    organe = examen.dossier.creancier.representant
    if organe is not None and organe.nom:
        maisons.add(canonique(organe.nom))
    pages = (x.replace("\u00a0", " ") for x in (lue.pages if lue and piece.lisible is not False else ()))
    noms = (canonique(m["nom"]) for page in pages for m in _SIGNATAIRE.finditer(page))
    return any(not any(maison in nom or nom in maison for maison in maisons) for nom in noms)


def _defauts(examen: Examen, piece: Piece) -> Iterator[str]:
    if piece.nature in A_SIGNER:
        if piece.signee is False:
            yield "elle n'est pas signée par le débiteur"
        elif piece.signee is None and piece.emane_du_debiteur is not True:
            yield "rien ne dit qu'elle soit signée par le débiteur"
        elif piece.signataire is None and piece.cachet is not True and not _nomme(examen, piece):
            cachet = "elle ne porte pas de cachet" if piece.cachet is False else "ni qu'elle porte un cachet"
            yield f"rien ne dit le nom de son signataire, {'et ' if piece.cachet is False else ''}{cachet}"
    if piece.lisible is False:
        yield "une page est illisible"


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each weak exhibit, with all its weaknesses."""
    for rang, piece in enumerate(examen.dossier.pieces):
        defauts = tuple(_defauts(examen, piece))
        if defauts:
            yield Ecart(
                f"pieces[{rang}]",
                composer(f"Pièce {examen.numero_piece(piece.id)} ({piece.intitule}) : {' ; '.join(defauts)}."),
            )


REGLE = Regle(
    id="pratique-piece-faible",
    titre="Pièce non signée, signataire inconnu ou illisible",
    groupe=8,
    article="Pratique (aucun texte)",
    gravites={
        Famille.MISE_EN_DEMEURE: Gravite.OBSERVATION,
        Famille.REQUETE: Gravite.RESERVE,
    },
    remede=composer(
        "Dites ce que la pièce porte (« signee », « signataire », « cachet ») ; à défaut, joignez une meilleure copie ou une "
        "pièce qui la confirme."
    ),
    source="ariane-contentieux ; facchini-avocat.com",
    confiance="C",
    regissante="au",
    examiner=examiner,
)
