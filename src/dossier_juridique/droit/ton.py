"""What a letter must not say or look like: seven lists of words and shapes, and the passages that carry them.

Matching ignores case, accents, line breaks, hyphenation and spaced letters, works on whole words, and never rewrites: it
quotes. Statutory text reproduced word for word, names of the parties and titles of the exhibits are skipped.
Sources: C. pén., art. 433-13, 433-17, 312-1, 312-10, 222-17; CPCE, art. L. 111-2; C. civ., art. 1104 and usage.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache

from msgspec import Struct

from dossier_juridique.droit import tournures
from dossier_juridique.droit.capitales import en_capitales, places
from dossier_juridique.droit.liste_du_ton import Liste
from dossier_juridique.droit.motifs import contient, trouver
from dossier_juridique.droit.texte_imprime import MASQUE, Lecture, autour, citer, lire, lisser, plier
from dossier_juridique.droit.tolerances import admis
from dossier_juridique.droit.tournures.commun import P
from dossier_juridique.expressions import expression
from dossier_juridique.model.dossier import Dossier

__all__ = ["Liste", "Passage", "cle_du_passage", "noms_a_passer", "passages"]


class Passage(Struct, frozen=True):
    """A form found: ``forme`` as printed, ``extrait`` the words around it, ``phrase`` the folded sentence."""

    liste: Liste
    forme: str
    extrait: str
    phrase: str


@cache
def _compiler_serre(formes: str) -> re.Pattern[str]:
    # Letters set apart, « V O L E U R », are read without their spaces.
    return re.compile(formes.replace(" ?", "").replace(" ", ""))


# What kind of turn it is decides where it is allowed (``tolerances``). A regulated title is one that the sender may hold.
_DITES: dict[Liste, dict[str, str]] = {
    Liste.T1: {
        "": f"{tournures.T1}|{tournures.T1_INSINUATIONS}",
        "commissaire_de_justice": tournures.T1_OFFICIER,
        "avocat": tournures.T1_AVOCAT,
    },
    Liste.T2: {
        "tiers": tournures.T2_TIERS,
        "": "|".join(
            (tournures.T2_PUBLICITE, tournures.T2_PENAL, tournures.T2_INTIMIDATION, tournures.T2_PRESSION,
             tournures.T2_ENTOURAGE, tournures.T2_INSINUATIONS)
        ),
        "visite": tournures.T2_VISITES,
        "activite": tournures.T2_ACTIVITE,
        "voie de fait": f"{tournures.T2_VOIE_DE_FAIT}|{tournures.T2_DEPOSSESSION}",
    },
    Liste.T3: {"": f"{tournures.T3}|{tournures.T3_DEPOSSESSION}|{tournures.T3_INSINUATIONS}"},
    Liste.T4: {"": f"{tournures.T4}|{tournures.MEPRIS}|{tournures.T4_INSINUATIONS}"},
    Liste.T5: {"": f"{tournures.FRAIS}|{tournures.COUTS}|{tournures.FRAIS_INSINUES}"},
    Liste.T6: {"faite": tournures.DEMARCHES, "verdict": tournures.VERDICTS},
    Liste.T7: {"": f"{tournures.DROIT_INEXACT}|{tournures.PRIVATIONS}|{tournures.T7_INSINUATIONS}"},
}
# « constitue, en droit, une reconnaissance »: a comma may follow any word that is not next to what it bears on.
_FORMES = {
    liste: {sorte: formes.replace(f" {P}{{0,", f",? {P}{{0,") for sorte, formes in sortes.items()}
    for liste, sortes in _DITES.items()
}
_TIERS = expression(rf"(?<!\w)(?:{tournures.TIERS_NOMMES})(?!\w)".replace(" ", r"[ \n]"))
_LETTRES_ESPACEES = expression(r"(?<!\w)[a-z](?: [a-z]){3,80}(?!\w)")
_TITRES_D_ACTE = expression(rf"(?<!\w)(?:{tournures.T1_TITRES})".replace(" ", r"[ \n]"))
_OBJETS_VENDUS = (Liste.T1, Liste.T2, Liste.T3, Liste.T4)
_PARLE = expression(
    r"(?<!\w)(?:vous|votre|vos|toi|tu|ton|ta|tes|nous|je|j'|on|debit(?:eur|rice)s?|payeu(?:r|se)s?|sinon|defaut"
    r"|(?!camera|opera)\w+(?:era|erons|eront|ira|irons|iront|drons|dront)|sera|seront|serez|payez|reglez)(?!\w)"
)
_INJURIE = expression(
    r"(?<!\w)(?:malhonnetes?|mauvaise foi|crapules?|canailles?|salauds?|salopards?|connards?|menteu(?:r|se)s?|profiteu(?:r|se)s?"
    r"|(?:pour|chez|a|au|aux|le|les|la|un|une|des|sale) (?:escrocs?|voleu(?:r|se)s?|voyous?|bandits?|arnaqueurs?))(?!\w)"
)
_PAPIER_DU_TITRE = expression(r"cour d'appel de \w+ ?[–—-]|offices? (?:des?|d') ?(?:huiss|commiss)\w*.*", re.DOTALL)
"""What stands on the paper of who holds a title: his court, his office."""
_NON_LETTRES = expression(r"[\W_]+")
_EXCLAMATIONS = expression(r"![^!]*!+", re.DOTALL)


def noms_a_passer(dossier: Dossier, liste: Liste | None = None) -> tuple[str, ...]:
    """Names and addresses of those the letter speaks of, titles of the exhibits, and for the lists that look for no sum what
    was sold: never a matter of tone."""
    noms: list[str | None] = []
    lettre, procedure = dossier.lettre, dossier.procedure
    personnes = [lettre.signataire if lettre else None, procedure.signataire if procedure else None]
    for partie in (dossier.creancier, dossier.debiteur):
        noms += [partie.nom_affiche, partie.nom, partie.denomination, partie.enseigne, partie.courriel]
        noms += partie.adresse.lignes if partie.adresse else ()
        ville = partie.adresse.commune if partie.adresse else None
        noms.append(ville if ville and _porte_une_forme(plier(ville)[0]) else None)
        personnes.append(partie.representant)
    noms += [nom for p in personnes if p for nom in (p.nom_complet, p.nom)]
    if dossier.mandataire:
        noms += [dossier.mandataire.nom, dossier.mandataire.courriel]
    # A title that no list knows is left to be read: hidden, « mise en demeure » would hide « frais de mise en demeure ».
    titres = [p.intitule for p in dossier.pieces]
    # In small letters: a common noun may be written either way.
    noms += [titre.lower() for titre in titres if _porte_une_forme(plier(lisser((titre,)))[0])]
    if liste is not None and liste in _OBJETS_VENDUS:
        noms += [f.objet.lower() for f in dossier.factures if f.objet and dit_ce_qui_est_vendu(f.objet, liste)]
    return tuple(nom for nom in noms if nom and len(nom) > 2)


@lru_cache(maxsize=256)
def dit_ce_qui_est_vendu(objet: str, liste: Liste) -> bool:
    """Whether the object of an invoice names goods or services: it speaks to nobody and announces nothing, and is not by
    itself the heading of an act or an insult. « Recherche de voleurs de cuivre » does, « Dernier avis avant saisie » does not.
    """
    plie = plier(lisser((objet,)))[0]
    if "\n" in plie or "!" in plie or _PARLE.search(plie) or _INJURIE.search(plie):
        return False
    tetes = (f for sorte, f in _FORMES[liste].items() if sorte != "tiers")
    return liste not in (Liste.T1, Liste.T3) or all(m.start() for f in tetes for m in trouver(f, plie))


@lru_cache(maxsize=256)
def _porte_une_forme(plie: str) -> bool:
    listes = (f for formes in _FORMES.values() for sorte, f in formes.items() if sorte != "tiers")
    return any(contient(formes, plie) for formes in (*listes, tournures.T1_CAPITALES))


@lru_cache(maxsize=2)
def _marquer(plie: str) -> str:
    """The text with the third parties it names marked, sign for sign."""
    return _TIERS.sub(lambda nomme: "\x1e" * len(nomme[0]), plie)


def passages(
    pages: Sequence[str],
    liste: Liste,
    noms: Collection[str] = (),
    titres: Collection[str] = (),
    libelles: Collection[str] = (),
) -> tuple[Passage, ...]:
    """Every passage of the pages that a list catches, in the order of the text, each sentence and form once.

    ``noms`` are skipped (see ``noms_a_passer``); ``titres`` are the regulated titles the sender does hold
    (« avocat », « commissaire_de_justice »); ``libelles`` what may stand in capitals (see ``capitales``).
    """
    lu = lire(pages, noms)
    # A sentence of the page, cut otherwise in the e-mail or in Word, is the same sentence.
    trouves: dict[tuple[str, str], tuple[int, Passage]] = {}
    for debut, fin in _trouver(lu, liste, titres, libelles):
        gauche, droite = lu.phrase(debut, fin)
        forme = lu.imprime(debut, fin)
        gauche, droite = autour(gauche, droite, debut, fin)
        cle = (_NON_LETTRES.sub("", lu.plie[gauche:droite]), _NON_LETTRES.sub("", plier(forme)[0]))
        if cle not in trouves:
            bornes = (lu.places[debut], lu.places[fin - 1] + 1, lu.places[gauche], lu.places[droite - 1] + 1)
            trouves[cle] = debut, Passage(liste, forme, citer(lu.texte, *bornes), lu.plie[gauche:droite])
    return tuple(passage for _, passage in sorted(trouves.values(), key=lambda vu: vu[0]))


def _trouver(
    lu: Lecture, liste: Liste, titres: Collection[str], libelles: Collection[str]
) -> Iterator[tuple[int, int]]:
    """Where the forms of a list stand, the allowed ones left out."""
    for sorte, formes in _FORMES[liste].items():
        if sorte not in titres:
            vus = _formes(lu, liste, sorte, formes)
            yield from (vu for vu in vus if not (sorte == "" and titres and _PAPIER_DU_TITRE.fullmatch(lu.plie[vu[0] : vu[1]])))
    if liste is Liste.T1:
        yield from (vu for vu in _titres_d_acte(lu, places(lu, libelles)) if not _est_admis(lu, liste, "", *vu))
    if liste is Liste.T4:
        yield from _exclamations(lu.plie)
        yield from en_capitales(lu, libelles)


def _est_admis(lu: Lecture, liste: Liste, sorte: str, debut: int, fin: int) -> bool:
    gauche, droite = autour(*lu.phrase(debut, fin), debut, fin)
    return admis(liste, sorte, lu.plie[gauche:droite], lu.plie[gauche:debut])


def _formes(lu: Lecture, liste: Liste, sorte: str, formes: str) -> Iterator[tuple[int, int]]:
    place = 0
    dits: set[tuple[int, str]] = set()
    for trouve in trouver(formes, _marquer(lu.plie) if sorte == "tiers" else lu.plie):
        debut, fin = trouve.span()
        # An allowed form does not hide the one that begins inside it.
        if debut < place:
            continue
        dit = (lu.phrase(debut, fin)[0], trouve[0])
        if dit in dits or not _est_admis(lu, liste, sorte, debut, fin):
            place = fin
            if dit not in dits:
                dits.add(dit)
                yield debut, fin
    for trouve in _LETTRES_ESPACEES.finditer(lu.plie):
        if _compiler_serre(formes).match(trouve[0].replace(" ", "")):
            yield trouve.span()


def _titres_d_acte(lu: Lecture, libelles: Collection[int]) -> Iterator[tuple[int, int]]:
    """Words of justice printed in capitals, or set as the head of an act; those of the labels of the dossier are what was
    sold."""
    for trouve in trouver(tournures.T1_CAPITALES, lu.plie):
        if lu.imprime(*trouve.span()).isupper() and trouve.start() not in libelles:
            yield trouve.span()
    for trouve in _LETTRES_ESPACEES.finditer(lu.plie):
        if lu.imprime(*trouve.span()).isupper() and _compiler_serre(tournures.T1_CAPITALES).match(trouve[0].replace(" ", "")):
            yield trouve.span()
    for trouve in _TITRES_D_ACTE.finditer(lu.texte):
        debut = lu.place(trouve.start())
        if lu.plie[debut] != MASQUE and debut not in libelles:
            yield debut, lu.place(trouve.end() - 1) + 1


def _exclamations(plie: str) -> Iterator[tuple[int, int]]:
    """Where the second « ! » of the text stands, with what leads to it when short."""
    trouve = _EXCLAMATIONS.search(plie)
    if trouve:
        fin = trouve.end()
        yield max(trouve.start(), fin - 40), fin


def cle_du_passage(dossier: Dossier, passage: Passage, defaut: str) -> str:
    """The key of the dossier whose text carries the form, or ``defaut`` when the template does."""
    cherche = plier(passage.forme)[0]
    libres: list[tuple[str, str | None]] = [("demande.objet", dossier.demande.objet)]
    libres += [(f"factures[{i}].objet", f.objet) for i, f in enumerate(dossier.factures)]
    libres += [(f"litiges[{i}].objet", x.objet) for i, x in enumerate(dossier.litiges)]
    libres += [(f"demande.chefs[{i}].libelle", c.libelle) for i, c in enumerate(dossier.demande.chefs)]
    libres += [(f"demande.chefs[{i}].fondement", c.fondement) for i, c in enumerate(dossier.demande.chefs)]
    if dossier.lettre and dossier.lettre.signataire:
        libres.append(("lettre.signataire.qualite", dossier.lettre.signataire.qualite))
    return next((cle for cle, texte in libres if texte and cherche in plier(lisser((texte,)))[0]), defaut)
