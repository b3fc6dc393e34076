"""The proof of what must not be there: every sum, rate, day and delay that is printed is a fact, or is refused.

A template that says another sum than the calculation beside the right one, adds a fee to a table, or grants another
deadline, makes a letter that nobody computed (exit 5).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from msgspec import Struct

from dossier_juridique.actes.faits_permis import Permis
from dossier_juridique.droit.chiffres import Chiffre, Genre, aplatir, desaccords, lire_chiffres, mal_attribues
from dossier_juridique.errors import SortieRefusee
from dossier_juridique.expressions import expression
from dossier_juridique.model.document import Document, Mention
from dossier_juridique.model.francais import composer
from dossier_juridique.relecture.mentions import Page

_NOMS = {
    Genre.MONTANT: "un montant",
    Genre.TAUX: "un taux",
    Genre.POINTS: "une majoration de taux",
    Genre.FOIS: "un multiple de taux",
    Genre.JOUR: "une date",
    Genre.DELAI: "un délai",
    Genre.MULTIPLE: "un multiple de la somme",
    Genre.COMPTE: "un compte",
    Genre.FACTURE: "un numéro de facture",
    Genre.ENVOI: "un numéro de recommandé",
    Genre.DEPART: "un terme ou un point de départ",
    Genre.BENEFICIAIRE: "un bénéficiaire",
    Genre.CONDITION: "une condition de paiement",
}
_EN_MOTS = frozenset((Genre.DEPART, Genre.BENEFICIAIRE, Genre.CONDITION))
_MENTIONS: dict[Genre, tuple[str, ...]] = {
    Genre.DELAI: ("delai", "decheance", "montant", "montants"),
    Genre.JOUR: ("echeance", "echeances", "delai", "montant", "montants"),
    Genre.TAUX: ("decompte-periodes", "posterieurs", "interets", "montant", "montants"),
}
_SOMMES = ("montant", "montants", "somme", "paiement", "engagement", "decompte", "bordereau")
_FRAIS = expression(r"(?<!\w)(?:frais|honoraires|forfait|participation|gestion|relance)")
_DE_LA_LETTRE = expression(
    r"\s*(?:francs?\s|ouvr\w+\s|calendaires\s)?(?:(?:a\scompter|a\spartir|a\sdater|courant|suivant|apres|des)\s(?:de\s|du\s|d')?"
    r"(?:la\s|ce\s|cette\s|l')?(?:date\s(?:de\s|du\s|d')?(?:la\s|ce\s|cette\s|l')?)?|de\sla\s)"
    r"(?:presente|jour|courrier|courriel|lettre|envoi|emission)(?!\w)"
)
_LARGEUR = 56
_CITES = 3
_ASSEZ = 40
"""Foreign figures after which nobody reads on: a hostile page has thousands."""


class Texte(Struct, frozen=True):
    """A text that somebody reads: where (« page 1 »), flat for the search, and how to have it as printed, sign for sign."""

    ou: str
    plat: str
    imprimer: Callable[[], str]


def page_texts(pages: Sequence[Page]) -> Iterator[Texte]:
    """The pages of a file, seen or hidden words alike."""
    for page in pages:
        yield Texte(f"page {page.numero}", aplatir(page.entier), partial(str, page.imprime))


def other_text(ou: str, texte: str) -> Texte:
    """The Word file or the e-mail."""
    net = unicodedata.normalize("NFKC", texte)
    return Texte(ou, aplatir(net), lambda: net)


def foreign_figures(document: Document, permis: Permis, textes: Sequence[Texte]) -> SortieRefusee | None:
    """The refusal of a document that prints a figure which is no fact; None when all of them are."""
    vus: dict[tuple[Genre, str], tuple[Texte, Chiffre, str]] = {}
    for texte in textes:
        lus = lire_chiffres(texte.plat)
        faux = [
            *desaccords(texte.plat, lus),
            *(
                c for c in mal_attribues(texte.plat, lus, permis.factures, permis.communs)
                if not permis.dit_au_dossier(texte.plat[max(0, c.debut - 16) : c.fin])
            ),
        ]  # fmt: skip
        for chiffre in lus:
            connu = permis.permet(chiffre, texte.plat)
            depart = connu and chiffre.genre is Genre.DELAI and permis.a_reception and (
                _DE_LA_LETTRE.match(texte.plat, chiffre.fin) is not None
            )
            deplace = connu and (chiffre in faux or not permis.tient(chiffre, texte.plat))
            if not connu or depart or deplace:
                cle = (chiffre.genre, texte.plat[chiffre.debut : chiffre.fin])
                vus.setdefault(cle, (texte, chiffre, "depart" if depart else "place" if deplace else ""))
                if len(vus) == _ASSEZ:
                    return _refus(document, list(vus.values()))
    return _refus(document, list(vus.values())) if vus else None


def _refus(document: Document, vus: list[tuple[Texte, Chiffre, str]]) -> SortieRefusee:
    vus = sorted(vus, key=lambda v: v[1].genre in _EN_MOTS)  # a figure says more than the words around it
    texte, chiffre, faute = vus[0]
    quoi = _NOMS[chiffre.genre]
    accord = "e" if chiffre.genre in (Genre.JOUR, Genre.POINTS, Genre.CONDITION) else ""
    tort = {
        "depart": "est compté de la lettre et non de sa réception",
        "place": "n'est pas celui que cet acte calcule à cet endroit" if not accord else "n'est pas celle que cet acte fixe",
        "": f"n'est ni calculé{accord} ni au dossier",
    }[faute]
    message = f"{texte.ou}, {quoi} {tort} : « {_dit(texte, chiffre)} » dans « {_extrait(texte, chiffre)} »"
    autres = [f"« {_dit(t, c)} » ({t.ou})" for t, c, _ in vus[1 : 1 + _CITES]]
    if autres:
        reste = len(vus) - 1 - len(autres)
        suite = "" if not reste else " et bien d'autres" if len(vus) == _ASSEZ else f" et {reste} de plus"
        message += f" ; de même {', '.join(autres)}{suite}"
    remede = (
        "Faites courir le délai de la réception de la lettre, ou donnez-lui un dernier jour (lettre.delai_date), puis relancez."
        if faute == "depart"
        else "Mettez à sa place la variable du modèle qui porte ce fait (VARIABLES.md, donné par « dossier modeles "
        "exporter »), inscrivez-le au dossier (à sa clé, ou dans lettre.paragraphes), ou retirez-le ; puis relancez."
    )
    return SortieRefusee(
        composer(f"{message} ({_article(document, texte, chiffre)})"), lieu=document.acte, remede=composer(remede)
    )


def _dit(texte: Texte, chiffre: Chiffre) -> str:
    return " ".join(texte.imprimer()[chiffre.debut : chiffre.fin].split())


def _extrait(texte: Texte, chiffre: Chiffre) -> str:
    """The words around a figure, as printed."""
    imprime = texte.imprimer()
    gauche, droite = max(0, chiffre.debut - _LARGEUR), min(len(imprime), chiffre.fin + _LARGEUR)
    avant, apres = imprime[gauche : chiffre.debut], imprime[chiffre.fin : droite]
    if gauche:
        avant = "… " + avant.partition(" ")[2]
    if droite < len(imprime):
        apres = apres.rpartition(" ")[0] + " …"
    entier = " ".join((avant + imprime[chiffre.debut : chiffre.fin] + apres).split())
    return re.sub(r"«\s*", "“", re.sub(r"\s*»", "”", entier))


def _article(document: Document, texte: Texte, chiffre: Chiffre) -> str:
    """The text that wants this figure right: that of the mention which bears it in this act."""
    par_id: dict[str, Mention] = {m.id: m for m in document.mentions}
    cherchees = _MENTIONS.get(chiffre.genre, ()) + _SOMMES
    trouve = next((par_id[i].article for i in cherchees if i in par_id and par_id[i].article != "usage"), "C. civ., art. 1104")
    if chiffre.genre in (Genre.COMPTE, Genre.BENEFICIAIRE):
        return "C. civ., art. 1342-2"
    avant = texte.plat[max(0, chiffre.debut - 60) : chiffre.debut]
    ajoute = chiffre.genre is Genre.MONTANT and _FRAIS.search(avant) and "L. 111-8" not in trouve
    return f"{trouve} ; CPCE, art. L. 111-8" if ajoute else trouve
