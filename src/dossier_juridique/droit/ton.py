"""What a letter must not say or look like: four lists of words and shapes, and the passages that carry them.

Matching ignores case, accents, line breaks and hyphenation, works on whole words, and never rewrites: it quotes.
Statutory text reproduced word for word, names of the parties and titles of the exhibits are skipped.
Sources: C. pén., art. 433-13, 433-17, 312-1, 312-10, 222-17; CPCE, art. L. 111-2; C. civ., art. 1104 and usage.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from dossier_juridique.droit import tournures
from dossier_juridique.droit.textes import L111_8_ALINEA_3, TEXTES_REPRODUITS
from dossier_juridique.model.dossier import Dossier


class Liste(StrEnum):
    """T1: look of an act of justice; T2: threat; T3: seizure; T4: language; T5: costs laid on the debtor."""

    T1 = "T1"
    T2 = "T2"
    T3 = "T3"
    T4 = "T4"
    T5 = "frais"


@dataclass(frozen=True, slots=True)
class Passage:
    """A form found: ``forme`` as printed, ``extrait`` the words around it, ``phrase`` the folded sentence."""

    liste: Liste
    forme: str
    extrait: str
    phrase: str


@cache
def _compiler(formes: str) -> re.Pattern[str]:
    # At the first letter that is read: « check » prints nothing, and must not pay for the lists.
    return re.compile(rf"(?<!\w)(?:{formes})(?!\w)".replace(" ", r"[ \n]"))


_FORMES = dict(zip(Liste, (tournures.T1, tournures.T2, tournures.T3, tournures.T4, tournures.T5), strict=True))
_TITRES = {"commissaire_de_justice": tournures.T1_OFFICIER, "avocat": tournures.T1_AVOCAT}
_CONDITIONNEL = re.compile(r"(?<!\w)(?!(?:re|ex|at|abs|dis|por)?trait(?!\w))\w+(?:rait|raient|rions|riez)(?!\w)")
_TITRE_EXECUTOIRE = re.compile(r"(?<!\w)titres? executoires?(?!\w)")
_SANS_TITRE = re.compile(r"(?<!\w)sans [^.,;\n]{0,40}?titres? executoires?")
_NEGATION = re.compile(r"(?<!\w)(?:aucune?s?|ne (?:peut|pourra|peuvent|pourront|saurait)|nul)(?!\w)")
_INDEMNITE = re.compile(r"indemni(?:te|sation) (?:forfaitaire|complementaire)[^.,;\n]{0,40}$")
_COMPLEMENT = re.compile(r"(?<!\w)(?:indemnisation complementaire|sans frais)(?!\w)")
_DEVANT_LE_JUGE = re.compile(r"(?<!\w)(?:juges?|tribunal|juridiction|condamn\w+)(?!\w)")
_FRAIS_D_INSTANCE = re.compile(
    r"(?<!\w)(?:depens|700|frais (?:irrepetibles|de (?:procedure|justice|l'instance)|d'(?:avocat|huissier)))"
)
_NON_RECLAMES = re.compile(r"(?<!\w)(?:restent|resteront|demeurent|reste) a (?:la|notre|sa) charge")
_SOURCE_D_UNE_CITATION = re.compile(
    r"(?<!\w)(?:pieces? n|(?:avez|a) (?:conteste|ecrit|indique|repondu|signale)"
    r"|(?:votre|son) (?:courriel|lettre|message|reponse))"
)
_QUI_EST_NOMME = re.compile(r"(?<!\w)(?:a|aupres de|conseil ?,?|chez) $")
"""« confié à Me Durand, avocat »: somebody else is named, nobody signs."""
_TITRES_D_ACTE = re.compile(rf"(?<!\w)(?:{tournures.T1_TITRES})".replace(" ", r"[ \n]"))
_EXCLAMATIONS = re.compile(r"![^!]*!+", re.DOTALL)
_MOT = re.compile(r"[^\W\d_]+")
_SIGLES = frozenset(
    ("SARL", "SAS", "SASU", "SA", "SNC", "EURL", "SCI", "SELARL", "EI", "RCS", "SIREN", "SIRET", "IBAN", "BIC", "TVA",
     "HT", "TTC", "EUR", "LRAR", "LRE", "CPC", "CPCE", "BCE")
)  # fmt: skip
MOTS_EN_CAPITALES = 5
"""More capital words than this in a row is a sentence in capitals."""

# A sentence ends at a blank line, an item, « ! ? ; », or a full stop that does not close an abbreviation.
_FIN_DE_PHRASE = re.compile(
    r"\n|[!?;]+(?=\s)|(?<!\b[a-z])(?<!\bart)(?<!\bcom)(?<!\bciv)(?<!\bpen)(?<!\bal)(?<!\bmme)(?<!\bno)\.(?=\s|$)"
)
_ALINEA = re.compile(r"\n\s*[-\u2013\u2014\u2022*\u25aa]\s+|\n\s*\n")
_COUPURE = re.compile(r"(?<=\w)[-\u2010\u2011][ \t]*\n\s*(?=[a-zà-öø-ÿœ])")
_INVISIBLES = re.compile(r"[\u00ad\u200b\u2060\ufeff]")
_LIGATURES = {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "\u2019": "'", "\u02bc": "'", "\u2018": "'", "\u2010": "-",
              "\u2011": "-", "º": "°"}  # fmt: skip
_MASQUE = "\x1f"
_LARGEUR = 160


def lisser(pages: Sequence[str]) -> str:
    """The pages as running text: words cut at line ends made whole, one space between words, one line a paragraph."""
    texte = _COUPURE.sub("", _INVISIBLES.sub("", "\n\n".join(pages)))
    paragraphes = (" ".join(p.split()) for p in _ALINEA.split(texte))
    return "\n".join(p for p in paragraphes if p)


def plier(texte: str) -> tuple[str, tuple[int, ...]]:
    """Text without case or accents, and for each of its characters the place it came from.

    Remembered: each of the lists reads the same pages, and the same names are hidden in every letter.
    """
    return _plier_un_nom(texte) if len(texte) <= _NOM_MAX else _plier_des_pages(texte)


def _plier(texte: str) -> tuple[str, tuple[int, ...]]:
    plie: list[str] = []
    places: list[int] = []
    for place, lettre in enumerate(texte):
        rendu = _LIGATURES.get(lettre) or unicodedata.normalize("NFKD", lettre)
        for signe in rendu.casefold():
            if not unicodedata.combining(signe):
                plie.append(" " if signe.isspace() and signe != "\n" else signe)
                places.append(place)
    return "".join(plie), tuple(places)


_NOM_MAX = 400
_plier_un_nom = lru_cache(maxsize=512)(_plier)
_plier_des_pages = lru_cache(maxsize=2)(_plier)


def noms_a_passer(dossier: Dossier) -> tuple[str, ...]:
    """Names and addresses of those the letter speaks of, and titles of the exhibits: never a matter of tone."""
    noms: list[str | None] = []
    for partie in (dossier.creancier, dossier.debiteur):
        noms += [partie.nom_affiche, partie.denomination, partie.enseigne, partie.courriel]
        noms += partie.adresse.lignes if partie.adresse else ()
    if dossier.mandataire:
        noms += [dossier.mandataire.nom, dossier.mandataire.courriel]
    # A title that no list knows is left to be read: hidden, « mise en demeure » would hide « frais de mise en demeure ».
    vus = [_compiler(f) for f in (*_FORMES.values(), *_TITRES.values(), tournures.T1_CAPITALES)]
    noms += [p.intitule for p in dossier.pieces if any(f.search(plier(lisser((p.intitule,)))[0]) for f in vus)]
    return tuple(nom for nom in noms if nom and len(nom) > 2)


def _masquer(plie: str, noms: Collection[str]) -> str:
    # The last words of L. 111-8 alone too: a page break inside the quotation must not make of it an insult.
    queue = L111_8_ALINEA_3.rsplit("exposés", 1)[-1]
    for phrase in sorted({*TEXTES_REPRODUITS, queue, *noms}, key=len, reverse=True):
        mots = plier(lisser((phrase,)))[0].split()
        if mots:
            motif = r"(?<!\w)" + r"[ \n]+".join(re.escape(mot) for mot in mots) + r"(?!\w)"
            plie = re.sub(motif, lambda trouve: _MASQUE * len(trouve[0]), plie)
    return plie


def _phrase(texte: str, debut: int, fin: int) -> tuple[int, int]:
    """Bounds of the sentence around a match."""
    avant = [m.end() for m in _FIN_DE_PHRASE.finditer(texte, 0, debut)]
    apres = _FIN_DE_PHRASE.search(texte, fin)
    return (avant[-1] if avant else 0), (apres.start() if apres else len(texte))


def citer(texte: str, debut: int, fin: int, borne_gauche: int, borne_droite: int) -> str:
    """The passage as printed, shortened at words on both sides; inner quotation marks become “ ”."""
    gauche, droite = max(borne_gauche, debut - _LARGEUR // 2), min(borne_droite, fin + _LARGEUR // 2)
    if gauche > borne_gauche:
        gauche = texte.find(" ", gauche, debut) + 1 or debut
    if droite < borne_droite:
        espace = texte.rfind(" ", fin, droite)
        droite = espace if espace >= 0 else fin
    extrait = " ".join(texte[gauche:droite].split())
    extrait = re.sub(r"«\s*", "“", re.sub(r"\s*»", "”", extrait))
    return ("… " if gauche > borne_gauche else "") + extrait + (" …" if droite < borne_droite else "")


def _admis(liste: Liste, phrase: str, titre: str | None, precedent: str) -> bool:
    """The contexts in which a form is allowed all the same."""
    if titre is not None:
        nomme = titre == "avocat" and _QUI_EST_NOMME.search(precedent) is not None
        return nomme or _CONDITIONNEL.search(phrase) is not None
    if liste is Liste.T3:
        if _TITRE_EXECUTOIRE.search(phrase) is None:
            return False
        return _SANS_TITRE.search(phrase) is None or _NEGATION.search(phrase) is not None
    if liste is Liste.T5:
        if _INDEMNITE.search(precedent) or any(x.search(phrase) for x in (_COMPLEMENT, _NON_RECLAMES, _NEGATION)):
            return True
        # What a judge may award may be named, as a possibility, and nothing else.
        possible = _CONDITIONNEL.search(phrase) and _DEVANT_LE_JUGE.search(phrase)
        return bool(possible and _FRAIS_D_INSTANCE.search(phrase))
    if liste is Liste.T4:
        cite = precedent.rfind("«") > precedent.rfind("»")
        return cite and _SOURCE_D_UNE_CITATION.search(phrase) is not None
    return False


def passages(
    pages: Sequence[str],
    liste: Liste,
    noms: Collection[str] = (),
    titres: Collection[str] = (),
) -> tuple[Passage, ...]:
    """Every passage of the pages that a list catches, in the order of the text, each sentence and form once.

    ``noms`` are skipped (see ``noms_a_passer``); ``titres`` are the regulated titles the sender does hold
    (« avocat », « commissaire_de_justice »).
    """
    texte = lisser(pages)
    plie, places = plier(texte)
    plie = _masquer(plie, noms)
    trouves: dict[tuple[int, str], Passage] = {}
    motifs: list[tuple[str | None, re.Pattern[str]]] = [(None, _compiler(_FORMES[liste]))]
    if liste is Liste.T1:
        motifs += [(titre, _compiler(formes)) for titre, formes in _TITRES.items() if titre not in titres]
    vus: list[tuple[int, str | None, int, int]] = []
    for titre, motif in motifs:
        vus += [(m.start(), titre, m.start(), m.end()) for m in motif.finditer(plie)]
    if liste is Liste.T1:
        vus += [(d, None, d, f) for d, f in _titres_d_acte(texte, plie, places)]
    if liste is Liste.T4:
        vus += [(d, "", d, f) for d, f in (*_exclamations(plie), *_capitales(texte, plie, places))]
    for debut, titre, _, fin in sorted(vus, key=lambda v: v[0]):
        gauche, droite = _phrase(plie, debut, fin)
        phrase = plie[gauche:droite]
        if titre != "" and _admis(liste, phrase, titre, plie[max(0, debut - 400) : debut]):
            continue
        bornes = [places[debut], places[fin - 1] + 1, places[gauche], places[droite - 1] + 1 if droite else 0]
        forme = texte[bornes[0] : bornes[1]]
        trouves.setdefault((gauche, forme.casefold()), Passage(liste, forme, citer(texte, *bornes), phrase))
    return tuple(trouves.values())


def _titres_d_acte(texte: str, plie: str, places: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """Words of justice printed in capitals, or set as the head of an act."""
    for trouve in _compiler(tournures.T1_CAPITALES).finditer(plie):
        if texte[places[trouve.start()] : places[trouve.end() - 1] + 1].isupper():
            yield trouve.span()
    place_pliee = {place: i for i, place in reversed(list(enumerate(places)))}
    for trouve in _TITRES_D_ACTE.finditer(texte):
        debut = place_pliee[trouve.start()]
        if plie[debut] != _MASQUE:
            yield debut, place_pliee[trouve.end() - 1] + 1


def _exclamations(plie: str) -> Iterator[tuple[int, int]]:
    """Where the second « ! » of the text stands, with what leads to it when short."""
    trouve = _EXCLAMATIONS.search(plie)
    if trouve:
        fin = trouve.end()
        yield max(trouve.start(), fin - 40), fin


def _capitales(texte: str, plie: str, places: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """Runs of more than ``MOTS_EN_CAPITALES`` words in capitals; acronyms, single letters and names do not count."""
    masques = {places[i] for i, signe in enumerate(plie) if signe == _MASQUE}
    place_pliee = {place: i for i, place in reversed(list(enumerate(places)))}
    suite: list[re.Match[str]] = []
    fin_precedente = 0
    for mot in [*_MOT.finditer(texte), None]:
        rompu = mot is None or any(c.isdigit() or c in ".;!?:\n" for c in texte[fin_precedente : mot.start()])
        lettres = mot[0] if mot else ""
        neutre = mot is not None and (mot.start() in masques or lettres in _SIGLES or len(lettres) == 1)
        if rompu or not (lettres.isupper() or neutre):
            if len(suite) > MOTS_EN_CAPITALES:
                yield place_pliee[suite[0].start()], place_pliee[suite[-1].end() - 1] + 1
            suite = []
        if mot is not None:
            fin_precedente = mot.end()
            if lettres.isupper() and not neutre:
                suite.append(mot)


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
