"""Who owes, who pays, who grants, who signs: the clauses that put one party in the place of the other. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier_juridique.droit.clauses.parties import (
    NOM,
    NOM_C,
    NOM_D,
    NOM_M,
    ORGANE_C,
    ORGANE_D,
    ROLE,
    ROLE_C,
    ROLE_D,
    ROLE_M,
    C,
    D,
    Marque,
)  # fmt: skip
from dossier_juridique.droit.clauses.phrases import beneficiaire, est_creancier, est_debiteur, nie, phrases, sujet
from dossier_juridique.expressions import expression

_ADV = (
    r"(?:(?:\w+ment|bien|donc|ainsi|par les presentes|par la presente|aussi|desormais|egalement|des a present|encore|sans "
    r"reserve|d'ores et deja) |, [^,;.]{1,70}, ?)*"
)
_PAYER = r"(?:payer|regler|verser|rembourser|acquitter|s'acquitter|solder|apurer|se liberer)"
_DU = (
    r"(?:due?s?|dus|payees?|paye|payables?|reglees?|regles?|versees?|verses?|effectuees?|effectues?|faites?|faits?"
    r"|rembours\w+|exigibles?|supporte\w*)"
)
DEVOIR = expression(
    rf"(?<!\w)(?:(?:se )?reconnai(?:t|s|ssent|ssons|tra|ssant|tre)\s{_ADV}(?:devoir|avoir (?:une|cette|sa) dette|etre "
    rf"(?:redevable|debit\w+)|redevables?|debit(?:eur|rice)|[ls]a dette|une dette)"
    rf"|(?:(?:s'|m'|nous )engag|(?:s'|m'|nous )oblig|promet|s'astrei|accept|consent|se soumet)\w*\s{_ADV}(?:(?:a|de) )"
    rf"(?:(?:le|la|les|lui|en|y|l') ?)*{_PAYER}"
    rf"|(?:doit|devra|est tenue? (?:de|a)|aura a|a (?:l'obligation|la charge) de|(?:est|sera) oblige\w* de)\s{_ADV}(?:la )"
    rf"?(?:{_PAYER}|la somme|les sommes|cette somme|une somme|ladite somme|a [\ue001-\ue022] (?:la|une|cette) somme|\d)"
    r"|(?:paiera|payera|paierons|paieront|paie|paye|reglera|regle|versera|verse|remboursera|rembourse|acquittera|acquitte"
    r"|s'acquittera|soldera|apurera)(?= )"
    rf"|(?:reste|demeure|est|sera|restera|demeurera|se declare|se dit)\s{_ADV}(?:a )?(?:devoir|redevables?|debit(?:eur|rice)"
    rf"(?! [\ue001-\ue022])|tenue? (?:de|au) (?:pai\w+|pay\w+|regl\w+)))(?!\w)"
)
_RENDU = expression(
    r"trop[- ]percu|en trop|exced|(?<!\w)indu(?!\w)|a tort|frais|(?<!\w)regl\w+ (?:[^\s;.]+ ){0,2}?(?:differend|litige"
    r"|conflit)|droits d'enregistrement|informe|en double"
)
_VERBE_SUIVANT = expression(r"(?<!\w)(?:et|puis|,) (?:s'|se |\ue000?[\ue001-\ue022])|;")
ACCORDER = expression(
    r"(?<!\w)(?:consent\w*|accord(?:e|era)|octroi(?:e|era)|fait|fera|donne|donnera|laiss(?:e|era)|conced(?:e|era))\s(?:a "
    r"[\ue001-\ue022],? )?(?:lui )?"
    r"(?:[^\s,;.]+ ){0,4}?(?:remise|reduction|delais?|echelonnement|quittance|mainlevee|report|grace)(?!\w)"
)
POUVOIR = expression(
    r"(?<!\w)(?:donne|confere|confie|delivre|consent)\s(?:par les presentes |par la presente )?(?:tout |tous |un |une )"
    r"?(?:pouvoirs?|mandat|procuration)(?!\w)"
)
_PAYE_PAR = expression(
    rf"(?<!\w)(?:sommes?|solde|dette|versements?|paiements?|echeances?|montant|principal|reglements?|total|virements?)(?: "
    rf"[^,;.]{{0,90}})?\s{_DU}\s(?:\w+ ){{0,2}}?par {C}"
)
_PAYE_A = expression(
    rf"(?<!\w)(?:sommes?|solde|dette|versements?|paiements?|echeances?|montant|reglements?|fonds|virements?)(?: "
    rf"[^,;.]{{0,60}})?\s(?:{_DU}|parvien\w*|revien\w*)"
    rf"\s(?:[^,;.]{{0,30}} )?(?:a|entre les mains de|au profit de|au benefice de|envers) {D}"
)
_PAR_INVERSE = expression(rf"(?<!\w)(?:que|qu'|dont) (?:doit|devra|est redevable|est debitrice|reste devoir) {C}")
_CREANCE_DE = expression(
    rf"(?<!\w)(?:creance|somme due) de {D} (?:sur|contre|envers|par) {C}|dette de {C} (?:envers|a l'egard de) {D}"
)
_RECONNUE = expression(
    rf"(?<!\w)(?:dette|somme|solde)(?: [^\s;.,]+){{0,6}} (?:est|sera|a ete) (?:\w+ )?reconnue? (?:\w+ )?par {C}"
)
_PAIEMENT_PAR = expression(rf"(?<!\w)(?:paiement|versement|reglement|remboursement)s? (?:\w+ ){{0,2}}?par {C}")
_INCOMBE = expression(
    rf"(?<!\w)(?:sommes?|solde|dette|versements?|paiements?|echeances?|montant|principal|reglements?)(?: [^,;.]{{0,60}})"
    rf"?\s(?:incomb\w+ a|(?:est|sont|reste|restent|seront|sera) (?:mis \w* )?a la charge de|pes\w+ sur) {C}"
    rf"|a la charge de {C} ?:?[^,;.]{{0,30}}(?:sommes?|dette|versements?|paiements?|reglements?)"
    rf"|(?<!\w)(?:faite?s?|versee?s?|viree?s?|payee?s?|effectuee?s?|credite\w*)\s(?:[^,;.]{{0,40}} )?(?:sur|au credit d[eu]"
    rf"|vers) (?:le |un )?(?:compte|rib|iban)(?: [^\s;.,]+){{0,2}} de {D}"
)
_ENCAISSER = expression(
    r"(?<!\w)(?:recoi(?:t|vent)|recevra|recevoir|encaisse(?:r|ra)?|percoit|percevra|percevoir|touche(?:r|ra)?|perçoit)"
    r"\s(?:[^\s;.,]+ ){0,3}?(?:sommes?|versements?|paiements?|fonds|prix|reglements?|echeances?|montants?|solde)(?!\w)"
)
_ATTRIBUT = expression(
    r"(?<!\w)(?:est|sera|reste|demeure|se dit|se declare|se reconnait)\s(?:\w+ )?(creanci(?:er|ere)|mandante?)(?!\w)"
)
_DEMEURE = expression(
    rf"(?<!\w)met(?:tra|tre)?\s(?:[^\s;.]+ ){{0,3}}?{C}(?: [^\s;.]+){{0,4}}? en demeure|{C} (?:est|sera|serait) mise? en demeure"
    rf"|mise en demeure (?:\w+ )?(?:adressee|envoyee|notifiee|faite|delivree) a {C}"
    rf"|mise en demeure (?:\w+ )?(?:adressee |envoyee |notifiee |faite |emanant )?(?:par|de la part de) {D}"
)
_POUVOIR_FAUSSE = expression(
    rf"(?<!\w)(?:contre|a l'encontre de) {C}|(?:pouvoir|mandat|procuration)(?: special)?(?: [^\s;.]+){{0,3}}? a {D}"
    rf"|(?:au nom|pour le compte|en qualite de mandataire) (?:et pour le compte )?de {D}|creance de {D}|(?:pouvoir|mandat"
    rf"|procuration)(?: [^.;]{{0,30}})? (?:donne|confere|delivre|confie|consenti)e? par {D}"
)
# A letter says « nous » and « vous ».
_LETTRE = expression(
    r"(?<!\w)(?:nous\s(?:vous )?(?:restons|sommes|demeurons|reconnaissons|resterons)\s(?:\w+ ){0,2}?(?:vous |a vous )"
    r"?(?:devoir|redevables?|debit\w+)"
    r"|nous (?:nous )?(?:engageons|obligeons) a (?:vous )?(?:le |la |les )?(?:payer|regler|verser|rembourser)"
    r"|nous vous devons(?! (?:un recu|une quittance|des explications))|nous (?:vous )?(?:paierons|reglerons|verserons"
    r"|rembourserons)"
    r"|(?:il )?nous reste a vous (?:payer|regler|verser|devoir)|notre dette|nous solderons|votre creance (?:sur|envers"
    r"|contre) nous|(?:du|de) votre part d'un delai|le delai que vous nous (?:accordez|avez accorde))(?!\w)"
)
_PARTIE_DU_ROLE = {ROLE_C: NOM_C + ORGANE_C, ROLE_D: NOM_D + ORGANE_D, ROLE_M: NOM_M}
_ETIQUETTE = expression(
    rf"({ROLE}) ?(?:: ?|, (?=[^,;.]{{1,2}},)|(?:,? ?(?:nom|signature|represente\w* par) ?:? ?))(?!benefic|a |par |versee?)"
    rf"(?:[^{NOM[1:-1]}{ROLE[1:-1]};.]{{0,50}}?)({NOM})"
)
_COLLES = expression(rf"({ROLE})[ \n]({NOM})")
_DENOMME = expression(
    rf"({NOM})[^{NOM[1:-1]}]{{0,220}}?(?<!\w)ci-apres,? ?(?:(?:denomm|design|appel|nomm)\w*(?:\(e\))? )"
    rf"?[\"«“( ]*\ue000?({ROLE})|({NOM}), ?\ue000?({ROLE})(?=,)"
)
_AGISSANT = expression(
    rf"({NOM})[^{NOM[1:-1]};]{{0,140}}?(?<!\w)(?:agissant|representee?s?|prise? en la personne|agissant (?:au nom|pour le "
    rf"compte)) "
    rf"(?:par|pour|au nom de|pour le compte de|de)[^{NOM[1:-1]};.]{{0,50}}({NOM})"
)
_COLONNES = expression(rf"\ue000?({ROLE})(?:, qui accepte)?[ \n]+\ue000?({ROLE})(?:, qui accepte)?(?=[ \n])")


def devoirs(marque: Marque, debut: int, fin: int) -> Iterator[re.Match[str]]:
    """The verbs of the sentence between these places that say a debt or a promise to pay, placed in it; what is given back is
    neither, and « Réglé ou déduit » is no verb: its accent tells it."""
    phrase = marque.marque[debut:fin]
    for verbe in DEVOIR.finditer(phrase):
        imprime = marque.texte[marque.places[debut + verbe.end() - 1]]
        if imprime not in "éÉ" and not _RENDU.search(phrase, verbe.start(), verbe.end() + 70):
            yield verbe


def intervertis(marque: Marque, acte: str) -> Iterator[tuple[int, int]]:
    """Where the text puts a party in the place of the other."""
    for debut, fin in phrases(marque.marque):
        if acte != "pouvoir-special":
            yield from ((debut + d, debut + f) for d, f in _dettes(marque, debut, fin))
        yield from ((debut + d, debut + f) for d, f in _dans(marque.marque[debut:fin], acte))
    yield from _noms_faux(marque.marque)


def _dettes(marque: Marque, debut: int, fin: int) -> Iterator[tuple[int, int]]:
    """The creditor who owes, or who is not the one that is owed to."""
    phrase = marque.marque[debut:fin]
    for verbe in devoirs(marque, debut, fin):
        suivant = _VERBE_SUIVANT.search(phrase, verbe.end())
        pour = beneficiaire(phrase, verbe.start(), suivant.start() if suivant else None)
        if est_creancier(sujet(phrase, verbe.start())) or est_debiteur(pour):
            yield verbe.span()


def _dans(phrase: str, acte: str) -> Iterator[tuple[int, int]]:
    for verbe in ACCORDER.finditer(phrase):
        if est_debiteur(sujet(phrase, verbe.start())):
            yield verbe.span()
    for motif in (_ENCAISSER, _ATTRIBUT):
        for verbe in motif.finditer(phrase):
            if (
                est_debiteur(sujet(phrase, verbe.start()))
                and not nie(phrase, verbe.start())
                and not _RENDU.search(phrase, verbe.start(), verbe.end() + 50)
            ):
                yield verbe.span()
    motifs = [_PAIEMENT_PAR, _PAYE_A, _PAYE_PAR, _RECONNUE, _PAR_INVERSE, _CREANCE_DE, _DEMEURE, _INCOMBE]
    if acte == "pouvoir-special":
        motifs = [_POUVOIR_FAUSSE, _PAIEMENT_PAR]
        for verbe in POUVOIR.finditer(phrase):
            if est_debiteur(sujet(phrase, verbe.start())):
                yield verbe.span()
    if acte == "accuse-de-paiement":
        motifs.append(_LETTRE)
    for motif in motifs:
        for trouve in motif.finditer(phrase):
            if not _RENDU.search(phrase, trouve.start(), trouve.end() + 40):
                yield trouve.span()


def _noms_faux(texte: str) -> Iterator[tuple[int, int]]:
    """The labels that give a role to the name of another: « La débitrice : <the creditor> », columns of signatures too."""
    for trouve in _ETIQUETTE.finditer(texte):
        if trouve[2] not in _PARTIE_DU_ROLE[trouve[1]]:
            yield trouve.span()
    for trouve in _COLLES.finditer(texte):
        avant = texte[max(0, trouve.start() - 16) : trouve.start()]
        if trouve[2] not in _PARTIE_DU_ROLE[trouve[1]] and not re.search(
            rf"{ROLE}(?:, qui accepte)?[ \n]+\ue000?$", avant
        ):
            yield trouve.span()
    for trouve in _DENOMME.finditer(texte):
        nom, role = trouve[1] or trouve[3], trouve[2] or trouve[4]
        if nom not in _PARTIE_DU_ROLE[role]:
            yield trouve.span()
    for trouve in _AGISSANT.finditer(texte):
        if (est_creancier(trouve[1]) and est_debiteur(trouve[2])) or (
            est_debiteur(trouve[1]) and est_creancier(trouve[2])
        ):
            yield trouve.span()
    for trouve in _COLONNES.finditer(texte):
        noms = re.findall(NOM, texte[trouve.end() : trouve.end() + 160])[:2]
        if len(noms) == 2 and any(
            nom in _PARTIE_DU_ROLE[autre] and nom not in _PARTIE_DU_ROLE[role]
            for nom, role, autre in ((noms[0], trouve[1], trouve[2]), (noms[1], trouve[2], trouve[1]))
        ):
            yield trouve.span()
