"""Les mots « mise en demeure ».

C. civ., art. 1344 : le débiteur est mis en demeure de payer soit par une sommation ou un acte portant interpellation
suffisante, soit, si le contrat le prévoit, par la seule exigibilité de l'obligation.

Lecture retenue : une mise en demeure porte ces mots dans son objet et dans son texte ; une relance ne les porte pas,
même pour les nier, et l'annoncer suffit à une observation. Celle qui vaut mise en demeure, par son objet ou par son
texte (« relance valant mise en demeure », « vous mettons en demeure »), crée un doute sur la lettre qui interpelle :
réserve. L'objet va de « Objet : » à la formule d'appel, trois lignes au plus ; sans objet repéré, les mots doivent
paraître deux fois. La fiche d'appel peut rappeler la mise en demeure que le dossier dit envoyée, non en faire une.

Angle mort : d'autres mots peuvent valoir interpellation suffisante ; la règle ne les cherche pas.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.droit.texte_imprime import lire, lisser, plier
from dossier_juridique.expressions import expression
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, enumerer

_MOTS = expression(r"(?<!\w)(?:mise?s?|mett(?:ons|re|rons|ant)|mets?) (?:\w+ ){0,3}en demeure(?!\w)")
_EN_EST_UNE = expression(
    r"(?<!\w)(?:val(?:ant|ent)|vaut|vaudra|tien(?:t|dra) lieu de|tenant lieu de|constitue(?:ra)?|fait office de|emporte"
    r"|equivaut a|faisant office de|a (?:la )?valeur (?:de|d'une)|consideree? comme)"
    r" (?!pas|nullement|aucun|en rien|ni|plus)(?:\w+ ){0,2}?mises? en demeure"
    r"|(?<!\w)(?:mettons|mets|etes|voici|voila) (?:\w+ ){0,3}(?:mise?s? )?en demeure"
    r"|(?<!\w)(?:presente|cette|ultime|derniere) mise en demeure(?!\w)"
)
_INTERPELLE = expression(
    r"(?<!\w)(?:mettons|mets) (?:\w+ ){0,3}en demeure(?!\w)|(?<!\w)(?:la )?(?:presente?|present (?:appel|courriel|message)) "
    r"(?:\w+ ){0,3}?mise en demeure(?!\w)|(?<!\w)(?:appel|courriel|message) (?:vaut|valant|tient lieu de) mise en demeure(?!\w)"
)
"""A call that summons by itself, and does not only recall."""
_OBJET_EN_EST_UNE = expression(r"\W*(?:\w+ ){0,2}?(?<!avant )(?<!avant la )mise en demeure")
_ARTICLE_DE_LISTE = expression(r"(?i)\s*(?:[-\u2013\u2014\u2022*\u25aa]|\d+ ?[.)°]|pi[èe]ce)")
_OBJET = expression(
    r"(?im)^[^\S\n]*objet[^\S\n]*:(.*(?:\n(?![^\S\n]*(?:madame|monsieur|ma[îi]tre|messieurs)\b).+){0,2})"
)


def _mots(texte: str, titres: tuple[str, ...] = ()) -> int:
    """How often the words are printed, apart from the items of a list that are titles of exhibits."""
    lignes = [
        ligne
        for ligne in texte.split("\n")
        if not (_ARTICLE_DE_LISTE.match(ligne) and any(plier(titre)[0] in plier(ligne)[0] for titre in titres))
    ]
    return len(_MOTS.findall(plier(lisser(("\n".join(lignes),)))[0].replace("\n", " ")))


def _en_est_une(texte: str) -> str:
    """The words by which a relance takes the effect of a mise en demeure, as printed; empty when it does not."""
    lu = lire((texte,))
    objet = _OBJET.search(texte)
    trouve = _EN_EST_UNE.search(lu.plie)
    if trouve:
        return lu.imprime(*trouve.span()).replace("\n", " ")
    dit = " ".join((objet[1] if objet else "").split())
    return dit if _OBJET_EN_EST_UNE.match(plier(dit)[0]) else ""


def _ne_fait_que_rappeler(examen: Examen, texte: str) -> bool:
    """True for a call sheet that recalls the mise en demeure sent before it."""
    envoyee = any(c.acte == "mise-en-demeure" and c.date <= examen.au for c in examen.dossier.courriers)
    return examen.acte == "appel" and envoyee and _INTERPELLE.search(lire((texte,)).plie.replace("\n", " ")) is None


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when the words are absent from a mise en demeure, or present in a relance."""
    texte = "\n".join(examen.texte or ())
    titres = tuple(piece.intitule for piece in examen.dossier.pieces)
    if examen.famille is Famille.RELANCE:
        if _ne_fait_que_rappeler(examen, texte):
            return
        dite = _en_est_une(texte)
        if dite:
            yield Ecart(
                "lettre",
                composer(f"Relance : « {dite} » en fait une mise en demeure."),
                composer("Demandez l'acte « mise-en-demeure », ou dites autrement ce qui suivra."),
                Gravite.RESERVE,
            )
        elif _mots(texte, titres):
            yield Ecart("lettre", composer("Relance : les mots « mise en demeure » sont présents."))
        return
    objet = _OBJET.search(texte)
    ou_manquent: list[str] = []
    if objet is None:
        # No object line to look at: title and body both have to carry the words.
        if _mots(texte) < 2:
            ou_manquent.append("de l'objet ou du texte")
    else:
        if not _mots(objet[1]):
            ou_manquent.append("de l'objet")
        if not _mots(texte[: objet.start()] + "\n\n" + texte[objet.end() :], titres):
            ou_manquent.append("du texte")
    if ou_manquent:
        yield Ecart(
            "lettre", composer(f"Mise en demeure : les mots « mise en demeure » sont absents {enumerer(ou_manquent)}.")
        )


REGLE = Regle(
    id="civ-1344-mots-mise-en-demeure",
    titre="Les mots « mise en demeure »",
    groupe=5,
    article="C. civ., art. 1344",
    gravites={
        Famille.RELANCE: Gravite.OBSERVATION,
        Famille.MISE_EN_DEMEURE: Gravite.RESERVE,
    },
    remede=composer("Dans une mise en demeure, écrivez-les en objet et dans le texte ; dans une relance, évitez-les."),
    source="legifrance.gouv.fr (C. civ. 1344) ; Cass. com., 09/06/2015, n° 14-15.342",
    confiance="B",
    regissante="au",
    examiner=examiner,
    sur_texte=True,
)
