"""Bien du débiteur vendu ou pris sans juge.

CPCE, art. L. 311-3 : « Est nulle toute convention portant qu'à défaut d'exécution des engagements pris envers lui, le
créancier peut faire vendre les immeubles de son débiteur en dehors des formes prescrites pour la saisie immobilière.
» CPCE, art. L. 111-2 : seul un titre exécutoire permet de poursuivre sur les biens. C. civ., art. 2348 :
l'attribution d'un bien suppose un gage, que le dossier ne porte pas.

Lecture retenue : une clause qui fait vendre, prendre, retenir ou attribuer un bien du débiteur, lui fait donner
mandat de vendre ou céder son salaire est refusée. La réserve de propriété du contrat (C. civ., art. 2367) est
permise.

Angle mort : une sûreté convenue par un autre acte n'est pas connue du dossier.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.clauses import chercher, ecarts, lire
from dossier_juridique.droit.clauses.parties import C
from dossier_juridique.droit.clauses.phrases import est_debiteur, phrases, sujet
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.expressions import expression
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

_BIEN = (
    r"(?:[ld]')?(?:biens?|meubles?|immeubles?|maison|logement|materiels?|vehicules?|stocks?|marchandises?|fonds de commerce"
    r"|fonds|parts(?: sociales)?|actions|comptes?|salaires?|remunerations?|loyers?|creances (?:de|sur)|locaux"
    r"|machines?|outils?|outillage|mobilier|bail|four|equipements?|actifs?|garanties?)"
)
_PRENDRE = expression(
    rf"(?<!\w)(?:(?:faire |fera )?(?:vendre|vendra|aliener|realiser)|s'approprier|s'appropriera|s'attribuer|se faire "
    rf"attribuer|disposer de|prendre possession de|se saisir de|saisir|saisira|enlever|apprehender|conserver|retenir"
    rf"|reprendre|reprendra|se payer sur|se paiera sur|prelever sur)"
    rf"\s(?:[^\s;.]+ ){{0,6}}?{_BIEN}(?!\w)"
    rf"|(?<!\w){_BIEN}(?: [^\s;.]+){{0,5}}? (?:devien\w+|deviendr\w+|passe\w*|sera|seront|est|sont|appartien\w+|reviendr\w+"
    rf"|revien\w+)\s(?:[^\s;.]+ ){{0,4}}?(?:propriete|propriet\w+|vendue?s?|attribuee?s?|acquise?s?|en paiement|a titre de "
    rf"paiement|cedee?s?|transfere\w*|saisie?s?|reprise?s?|remise?s? en garantie|enlevee?s?)(?!\w)"
    rf"|(?<!\w)(?:devien\w+|deviendr\w+|reste\w*) propri\w+ (?:de |du |des )(?:\w+ )?{_BIEN}|(?<!\w)transfer\w+ (?:[^\s;.]+ )"
    rf"{{0,3}}?propriete"
    rf"|(?<!\w)(?:mandat|pouvoir|procuration)(?: \w+)? (?:[^\s;.]+ ){{0,4}}?(?:de|pour) (?:faire )?(?:vendre|ceder|aliener)"
    rf"|(?<!\w)(?:ced|deleg|affect|donne en (?:gage|garantie)|nanti|hypothequ|abandonn)\w*\s(?:[^\s;.]+ ){{0,4}}?(?:son|sa"
    rf"|ses|le|la|les|leur) {_BIEN}"
    rf"|(?<!\w)(?:est|sera|seront|sont|etre) (?:vendue?s?|saisie?s?|reprise?s?|gardee?s?|conservee?s?|enlevee?s?|realisee?s?)"
    rf" par {C}|(?<!\w)(?:laiss|donn|remet|affect|offr)\w* (?:[^\s;.]+ ){{0,5}}?en (?:garantie|gage|nantissement)"
    r"|(?<!\w)(?:voie paree|pacte commissoire|clause commissoire|vente a remere|cession de (?:salaire|remuneration))"
    r"|(?<!\w)sans (?:[^\s;.]+ ){0,3}?(?:titre executoire|autorisation (?:du juge|judiciaire)|decision de justice|recours(?: "
    r"prealable)? au juge|passer devant le juge|recourir au juge)(?!\w)"
)
_RESERVE = expression(
    r"(?<!\w)(?:reserve de propriete|formes de la loi|(?<!sans )(?<!sans aucun )(?<!sans un )titre executoire(?:,| et| "
    r"pourra| sera| obtenu)|decision de justice "
    r"(?:le|qui))(?!\w)"
)

_SIEN = expression(r"(?:conserver|retenir|disposer de|vendre|vendra|faire vendre|reprendre|realiser)(?!\w)")
_PERMET = expression(
    r"(?<!\w)(?:qui pourra|autoris\w+|mandat\w*|pouvoir|permet\w*|accept\w+ que|laiss\w+|consent\w+)(?!\w)"
)


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each clause that sells, takes or gives away goods without a judge."""
    marque = lire(examen)
    trouves = (p for p in chercher(marque, _PRENDRE, sauf=_RESERVE) if not _garde_le_sien(marque.marque, *p))
    yield from ecarts(
        examen, trouves, "un bien du débiteur ne se vend ni ne se prend par cet acte, sans titre ni juge."
    )


def _garde_le_sien(texte: str, debut: int, fin: int) -> bool:
    """True when it is the debtor who keeps, sells or insures what is his, on nobody's behalf."""
    gauche = next((d for d, f in phrases(texte) if d <= debut < f), debut)
    phrase = texte[gauche:fin]
    return (
        est_debiteur(sujet(phrase, debut - gauche))
        and _SIEN.match(texte, debut) is not None
        and not _PERMET.search(phrase)
    )


REGLE = Regle(
    id="cpce-l311-3-voie-paree",
    titre="Bien du débiteur vendu ou pris sans juge",
    groupe=6,
    article="CPCE, art. L. 311-3 et L. 111-2 ; C. civ., art. 2348",
    gravites={Famille.ACCORD: Gravite.BLOQUANT},
    remede=composer("Retirez cette clause ; une sûreté se constitue par son propre acte, et se réalise selon la loi."),
    source="legifrance.gouv.fr (CPCE L. 311-3, L. 111-2 ; C. civ. 2348)",
    confiance="B",
    regissante="au",
    examiner=examiner,
    sur_texte=True,
    actes=frozenset(("echeancier", "reconnaissance-de-dette", "accuse-de-paiement")),
)
