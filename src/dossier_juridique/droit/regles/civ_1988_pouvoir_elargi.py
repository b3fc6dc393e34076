"""Pouvoir spécial élargi.

C. civ., art. 1988 : « Le mandat conçu en termes généraux n'embrasse que les actes d'administration. S'il s'agit
d'aliéner ou hypothéquer, ou de quelque autre acte de propriété, le mandat doit être exprès. » C. civ., art. 1989 : «
Le mandataire ne peut rien faire au-delà de ce qui est porté dans son mandat : le pouvoir de transiger ne renferme pas
celui de compromettre. » CPC, art. 853 : le pouvoir de représenter est spécial.

Lecture retenue : la mesure est ce que le pouvoir permet d'ordinaire : signer et déposer la requête, recevoir
l'ordonnance et les avis du greffe ; consigner et représenter sur opposition si le dossier le dit. Vendre, céder ou
grever un bien, toucher des sommes, donner quittance, transiger, se désister, accorder un délai, faire exécuter, se
substituer quelqu'un, agir dans d'autres affaires ou « faire le nécessaire » est refusé, sauf pour dire que le pouvoir
ne s'y étend pas.

Angle mort : un mandat plus large peut être voulu ; il se donne par un autre acte que celui-ci.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier_juridique.droit.clauses import chercher, ecarts, lire
from dossier_juridique.droit.clauses.parties import Marque
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.expressions import expression
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

_DISPOSER = (
    r"vendre|ceder|aliener|hypothequer|nantir|grever|donner en (?:gage|garantie)|acquerir|acheter|emprunter|disposer"
    r"|mainlevee|gager|hypotheques?|nantissements?|gages?|suretes?|ventes? (?:de|des|du)|cessions? (?:de|des|du)"
)
_TOUCHER = (
    r"encaisser|toucher|percevoir|quittance|(?:recevoir|recueillir|recouvrer|recuperer|accepter) (?:[^\s;.]+ )"
    r"{0,5}?(?:paiements?|sommes?|fonds|prix|reglements?|versements?|acomptes?|montants?"
    r"|cheques?|virements?|creances?|especes)|(?:paiements?|sommes?|fonds|versements?) (?:[^\s;.]+ ){0,3}?(?:remis|verses?"
    r"|verse|faits?|payees?)\w* (?:a|entre les mains de) [\ue021\ue022]|(?:paiements?|sommes?|fonds|versements?)(?: "
    r"[^\s;.,]+){0,5} lui (?:seront|sera|sont|est|seraient) \w+"
)
_TRAITER = (
    r"transiger|transaction|compromettre|concilier|conclure|negocier|se desister|desistement|acquiescer|renoncer|(?:accorder"
    r"|consentir|faire|octroyer) (?:[^\s;.]+ ){0,4}?(?:delais?|remises?|echeanciers?|reductions?|concessions?)"
    r"|reconnaitre|avouer|prorog\w+|abandonner"
)
_EXECUTER = (
    r"saisir (?!le|la|l'|ce|cette|ledit)|faire saisir|saisies?|executer|faire executer|exproprier|assigner|citer|porter "
    r"plainte|licencier|embaucher"
)
_ETENDRE = (
    r"(?:de|d'une) (?:maniere|facon) generale|au mieux|traiter|(?:aussi|egalement|meme) (?:contre|pour|dans|devant)|autres "
    r"debit\w+|autres affaires|tous (?:les )?pouvoirs|pleins pouvoirs|pouvoirs? (?:les plus )?(?:etendus?|general|generaux"
    r"|absolus?|illimites?)|mandat general|procuration generale|carte blanche|toute latitude"
    r"|generalement|tout (?:le |ce qui (?:sera|est) )?(?:necessaire|utile)|faire le necessaire|tou(?:s|t|te|tes) (?:autres? )"
    r"?(?:les )?(?:actes?|affaires?|demarches?|procedures?|juridictions?|tribunaux|debiteurs?|creances?|litiges?|formalites? "
    r"quelconques?)"
    r"|(?:ensemble|totalite) des (?:impayes|affaires|creances|dossiers)|ses (?:autres )?(?:affaires|creances|debiteurs"
    r"|clients)|quelconques?|irrevocabl\w+|sans (?:limitation|limite)|duree "
    r"(?:illimitee|indeterminee)|quelle que soit|(?:en|dans) toutes? (?:les )?(?:circonstances?|matieres?|occasions?)|par "
    r"tous (?:les )?moyens|en toute chose"
)
_SUBSTITUER = r"(?:se )?substituer|substitution|substitue\w*|sous-delegu\w+|deleguer|subdeleguer"
_HORS = expression(rf"(?<!\w)(?:{_DISPOSER}|{_TOUCHER}|{_TRAITER}|{_EXECUTER}|{_ETENDRE}|{_SUBSTITUER})(?!\w)")
_BORNE = expression(
    r"(?<!\w)(?:exclu(?:e?s?|re|t|ent|ant)(?!\w)|exclusion|hors de ce|en dehors de ce|(?:demande|requi|exige|suppose|fau)\w* "
    r"un (?:nouveau|autre) \w+"
    r"|reste\w* (?:aux? mains de|reserve\w* a) )"
)
_VERBES = frozenset((
    "signer", "deposer", "presenter", "introduire", "former", "adresser", "transmettre", "remettre", "recevoir",
    "retirer", "consigner", "payer", "representer", "accomplir", "effectuer", "joindre", "completer",
    "corriger", "rectifier", "demander", "requerir", "solliciter", "obtenir", "etre", "avoir", "rendre",
    "tenir", "produire", "verser", "informer", "exercer", "enregistrer", "envoyer", "saisir", "respecter",
    "suivre", "limiter", "etendre", "porter", "justifier", "certifier", "dater", "etablir", "rediger",
    "remplir", "repondre", "connaitre", "intervenir", "savoir",
))  # fmt: skip
_ACTE = expression(
    r"(?:(?<!\w)(?:pourra|peut|pouvoir (?:special )?(?:de|pour)|pour|afin de|a l'effet de|et|ou|aussi|charge\w* de) |^\W*)"
    r"(?!(?:pour|dernier|premier|greffier|courrier|dossier|huissier|janvier|fevrier|loyer|avenir|pouvoir|devoir|hier)(?!\w))"
    r"((?!prendre connaissance|affaire|lettre)[a-z]+"
    r"(?:er|ir|oir|endre|ondre|faire|uire|ettre|ivre|crire|dire|lire|oudre|indre|ompre|clure))(?!\w)"
)
_FAIT = expression(
    r"(?<!a )(?<!de )(?<!par )(?<!pour )[\ue021\ue022] (?:(?:se|y|en|lui|l'|la|le|les) ?)*"
    r"([a-z]+(?:ra|oit|ait|end|ond|ient|ise|ere|ie|que))(?!\w)(?![:,])"
)
_SES_ACTES = expression(
    "accept|sign|depos|present|rend|retir|recoi|recev|transm|remet|inform|represent|consign|peut|pourr|doit|devr|est|sera"
    "|agi|justifi|exerc|respect|produi|join|adress|tien|accompl|effectu|demand|compl|qui"
    "|salari|employ|avocat|commissaire|dont|demeur|domicili|ci|pour|dans|que|mme|designe|nomme|soussign|reste|fait|avec"
    "|avant|declar|reconnai|sur"
)
_OPPOSITION = expression(
    r"(?<!\w)(?:representer[^.;]{0,60}?opposition|opposition[^.;]{0,60}?representer|plaider|comparaitre)(?!\w)"
)
_CONSIGNER = expression(r"(?<!\w)(?:consigner|consignation)(?!\w)")


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each thing that the power allows beyond the filing."""
    pouvoir = examen.dossier.pouvoir
    formes = [_HORS]
    if pouvoir is None or not pouvoir.opposition:
        formes.append(_OPPOSITION)
    if pouvoir is None or not pouvoir.consignation:
        formes.append(_CONSIGNER)
    marque = lire(examen)
    yield from ecarts(
        examen,
        chercher(marque, *formes, sauf=_BORNE),
        "ce pouvoir va au-delà de la requête et de ses suites au dossier.",
    )
    yield from ecarts(
        examen,
        _agit(marque),
        "cet acte n'est pas de ceux d'une requête en injonction de payer.",
        Gravite.RESERVE,
    )
    autres = (
        p for p in chercher(marque, _ACTE, sauf=re.compile(rf"{_BORNE.pattern}|{_HORS.pattern}")) if _autre(marque, *p)
    )
    yield from ecarts(
        examen, autres, "cet acte n'est pas de ceux d'une requête en injonction de payer.", Gravite.RESERVE
    )


def _agit(marque: Marque) -> Iterator[tuple[int, int]]:
    """Where the representative does something else than file; a capital begins another line of the page."""
    for trouve in _FAIT.finditer(marque.marque):
        if not _SES_ACTES.match(trouve[1]) and not marque.texte[marque.places[trouve.start(1)]].isupper():
            yield trouve.span()


def _autre(marque: Marque, debut: int, fin: int) -> bool:
    """True for a verb that the filing does not call for; « et Quimper » is none."""
    mots = marque.marque[debut:fin].split(" ")
    mot = mots[-1].strip("–—-• ")
    nom_propre = len(mots) > 1 and marque.texte[marque.places[fin - len(mot)]].isupper()
    return not nom_propre and mot not in _VERBES


REGLE = Regle(
    id="civ-1988-pouvoir-elargi",
    titre="Pouvoir spécial élargi",
    groupe=6,
    article="C. civ., art. 1988 et 1989 ; CPC, art. 853",
    gravites={Famille.ACCORD: Gravite.BLOQUANT},
    remede=composer("Bornez le pouvoir à la requête contre ce débiteur ; donnez un autre mandat pour le reste."),
    source="legifrance.gouv.fr (C. civ. 1988, 1989 ; CPC 853)",
    confiance="B",
    regissante="au",
    examiner=examiner,
    sur_texte=True,
    actes=frozenset(("pouvoir-special",)),
)
