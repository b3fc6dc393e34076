"""What a letter says in words of when a delay begins, to whom and how one pays, and what is given up. Pure.

None of these holds a figure, and each changes what is owed: a delay counted from the posting, a cheque to the order of
another, a tax added by the reader, a debt that is remitted.

Sources: C. civ., art. 1342-2 (to whom one pays), 1343-2 (interest on interest), 1350 (remission); C. mon. fin., art. L. 112-6.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier_juridique.droit.chiffres.lecture import Chiffre, Genre
from dossier_juridique.droit.chiffres.phrases import autour, avant_dans_la_phrase
from dossier_juridique.expressions import expression

_ENVOI = (
    r"(?:l'|la |le |son |sa |cet |cette |ce )?(?:jour (?:de |d')?(?:l'|la |le |son |sa )?|date (?:de |d')?(?:l'|la |le "
    r"|son |sa )?|moment "
    r"(?:de |d')?(?:l'|la |le )?)?(?:envoi|emission|expedition|redaction|depot|postage|presente|signature"
    r"|date de cette lettre|avant que"
    r"|jour ou nous|nous (?:postons|expedions|envoyons))"
)
_DEPART = expression(
    r"(?<!\w)delais?(?!\w)(?! de prescription)[^.;!?]{0,40}?(?<!\w)(?:cour(?:t|ant|ra|ait|ir|u)|part(?:ant|ira)?"
    r"|commenc\w+(?: a courir)?|debut\w*|compt\w+|calcul\w+)"
    rf"[^.;!?]{{0,14}}?\s(?:de |du |des |d'|a compter (?:de |du |d')|a partir (?:de |du |d')|depuis |au |a )?{_ENVOI}(?!\w)"
)
_PENALITES = expression(
    r"(?<!\w)(?:penalites?|interets?)(?!\w)[^.;!?]{0,30}?(?<!\w)(?:cour(?:ent|ront|aient|us?)|dues?|dus|remont\w+"
    r"|commenc\w+|calcul\w+|exigibles?|appliqu\w+|part(?:ent|iront))"
    r"(?: a courir)? (?:des|depuis|a compter d[ue]?|a partir d[ue]?|au|du|de)\s?"
    r"(?:(?!(?<!\w)(?:lendemain|echeance|exigib|retard|mise en demeure|jugement))[^.;!?]){0,24}?"
    r"(?<!\w)(?:emission|facturation|commandes?|livraison|signature|devis|contrat|mois qui precede|veille"
    r"|date de (?:la )?facture)(?!\w)"
)
_PAYER = r"(?:regl(?:er|ez)|pay(?:er|ez|erez)|vers(?:er|ez)|sold(?:er|ez)|acquitt(?:er|ez)|paiement|reglement|virement)"
# « Par retour de courrier » is a courtesy of every office, and grants no shorter delay.
_IMMEDIAT = (
    r"(?:sur-le-champ|sur le champ|seance tenante|dans la foulee"
    r"|toutes affaires cessantes"
    r"|des (?:la )?reception (?:de (?:ce|cette|la presente)|du present)|immediatement|sans attendre (?:ce|le) delai)"
)
_TOUT_DE_SUITE = expression(
    rf"(?<!\w){_PAYER}(?!\w)[^.;!?]{{0,50}}?(?<!\w){_IMMEDIAT}(?!\w)|(?<!\w){_IMMEDIAT}[^.;!?]{{0,30}}?(?<!\w)(?:regl|pay"
    rf"|vers|sold)ez(?!\w)"
)
_VAGUE = expression(
    r"(?<!\w)(?:lunaison|paire de jours|poignee (?:de jours|d'heures)|couple de jours|(?:vous (?:laiss|accord)\w+"
    r"|vous (?:avez|suffiront)|laissons|accordons)"
    r" (?:que )?quelques (?:jours|heures|semaines)|quelques (?:jours|heures) (?:vous )?suff\w+|pas un (?:jour"
    r"|seul jour) de plus"
    r"|(?:avant|jusqu'a\w*|d'ici|passee?s?|apres) (?:la |le |les |l'|aux? )?(?:prochaines? )?(?:vendanges?|moissons?"
    r"|recoltes?|semailles|foins|soldes|carnaval"
    r"|lune|pleine lune|nouvelle lune|rentree|epiphanie|chandeleur|toussaint|paques|noel|saint-?\s?[a-z]+)"
    r"|avant que (?:la|le|l'|les) (?:semaine|mois|annee|quinzaine|journee)(?! n'a)|avant la fin (?:des soldes"
    r"|du carnaval|de l'hiver)|passer (?:le|ce) (?:week-?end|mois) : payez)(?!\w)"
)
_TERME = expression(
    r"(?<!\w)(?:regl(?:er|ez|erez)|pay(?:er|ez|erez)|pai(?:erez|era)|vers(?:er|ez)|paiement|reglement|dette|somme|cheque"
    r"|trop tard|n'accepter\w+|pour (?:nous )?(?:payer|regler)"
    r"|vous (?:avez|aurez|disposez|laissons|accordons)|suffiront|pas un)(?!\w)"
)
_TOLD = expression(
    r"(?<!\w)(?:avait|avions|aviez|avez (?:recu|paye|regle)|aurions|etait|etaient|boutique|bureaux?|fermee?s?|ferment)(?!\w)"
)
_NIE = expression(r"(?<!\w)(?:ne|n'|ni|sans|aucune?|non|jamais|pas)(?!\w)|(?<!\w)n'")
_OUVERT = expression(
    r"(?<!\w)(?:pourr\w+|si|s'il|des (?:le |votre |reception)|apres|en cas de|sous reserve|juge|tribunal|demander\w*|1343-2"
    r"|l\. ?112-6)(?!\w)|\w+(?:rions|raient|rait)(?!\w)"
)
_A_LORDRE = expression(
    r"(?<!\w)(?:cheques?(?!\w)[^.;!?]{0,30}?\s(?:a l'ordre|au nom|au profit|au benefice)|(?:payables?|libelle\w*"
    r"|etabli\w*|virement\w*(?: \w+){0,3}|mandats?[^.;!?]{0,12}) (?:a l'ordre|au nom|au profit|au benefice))"
    r" (?:de |du |d'|des )(?:la |le |l'|les )?|(?<!\w)beneficiaire\s?:\s?"
    r"|(?<!\w)(?:pay\w+|regl\w+|vers(?:e|er|ez|ement)|virer?|virez|liber\w+)(?: \w+){0,4} entre les mains (?:de |du |d'|des )"
    r"(?:la |le |les |l')?|(?<!\w)(?:versez|virez|remettez) (?:les fonds"
    r"|la somme|le montant|votre reglement) (?:a |au )(?:la |l')?(?=m\.|mme|la |notre comptable|[a-z]+ )"
)
_NOM = expression(
    r"(?:(?!\s(?:a adresser|adresse|accompagn|et (?:adress|envoy)|iban|bic|pour|avant|sous|dans|par|est|sera|avec|ou|en|sur"
    r"|qui|–|-)(?!\w))[^.,;:!?)\n\t«»–]|(?<=\bm)\.|(?<=mme)\.){1,60}"
)
_PORTEUR = expression(r"(?<!\w)(?:cheque|libelle|payable)[^.;!?]{0,20} au porteur(?!\w)")
_ESPECES = expression(
    r"(?<!\w)(?:(?:en|des|par) (?:especes|liquide|numeraire|billets|cash|crypto\w*|bitcoins?)|mandats? cash|western union"
    r"|cryptomonnaies?|cartes? cadeaux?)(?!\w)"
)
_TAXE = expression(
    r"(?<!\w)(?:(?:montants?|sommes?|totale?|chiffres|soldes?)(?!\w)[^.;!?\d]{0,30}(?:s'entend\w*|sont|est|exprim\w+"
    r"|s'entendant)\s(?:en )?(?:hors taxes?|h\.?t\.?|hors tva)|(?:tva|taxes?) en (?:sus|plus)"
    r"|ajoutez[- ][^.;!?]{0,20}(?:taxe|tva)|(?:tva|taxe) (?:s'ajoute|a ajouter|(?:non|pas) (?:comprise|incluse)"
    r"|vient en sus|s'y ajoute)|auxquel\w+ s'ajoute la (?:tva|taxe))(?!\w)"
)
_ANATOCISME = expression(
    r"(?<!\w)(?:interets?(?!\w)[^.;!?]{0,40}?(?:capitalis\w+|produi\w+ (?:eux-memes |a leur tour )?(?:des )?interets?"
    r"|port\w+ (?:eux-memes )?interets?|s'ajout\w+ au capital)|capitalisation des interets|interets? (?:des"
    r"|sur les) interets?|anatocisme)(?!\w)"
)
_REMISE = expression(
    r"(?<!\w)(?:nous (?:(?:vous )?(?:renoncons|abandonnons|faisons (?:remise|grace|cadeau)|tenons (?:pour )?quitte"
    r"|remettons|dispensons|effacons|annulons)|tenons (?:ce|votre|le) (?:dossier|dette|compte) pour (?:clos"
    r"|sold)\w*)(?! (?:a une|la presente))"
    r"|(?:vous )?ne nous devez plus rien|(?:factures?|dette|creance|somme|penalites"
    r"|indemnites?(?: forfaitaires?)?)(?!\w)[^.;!?\d]{0,16} (?:est|sont) (?:annulee?s?|abandonnee?s?|effacee?s?|remises?"
    r"|eteintes?)"
    r"|(?:indemnites?|penalites|interets|solde|reste)(?!\w)[^.;!?\d]{0,20} ne (?:vous )?ser(?:a|ont)(?: (?:pas"
    r"|plus))?(?: vous)? (?:reclame|demande|exige)\w*|notre compte (?:a change|est change)|nouveau rib)(?!\w)"
)
_LIMITE = expression(r"(?<!\w)(?:limit\w+|plafon\w+|interdit\w*|refus\w+|112-6)(?!\w)")
_PAS_REMISE = expression(r"(?<!\w)(?:ne renoncons|n'abandonnons|ne tenons|n'annulons)(?!\w)")


def conditions(plat: str) -> Iterator[Chiffre]:
    """Every such condition of a flat text. The value of a payee is his name, as said."""
    lisse = plat.replace("\n", " ")
    for motif in (_DEPART, _PENALITES, _TOUT_DE_SUITE):
        for trouve in motif.finditer(lisse):
            if not _NIE.search(autour(plat, *trouve.span())[2].replace(trouve[0], " ")) or motif is _TOUT_DE_SUITE:
                yield Chiffre(Genre.DEPART, ("delai",) if motif is not _PENALITES else ("penalites",), *trouve.span())
    for trouve in _VAGUE.finditer(lisse):
        phrase = autour(plat, *trouve.span())[2]
        if _TERME.search(phrase) and not _TOLD.search(phrase):
            yield Chiffre(Genre.DEPART, ("terme",), *trouve.span())
    for trouve in _A_LORDRE.finditer(lisse):
        nom = _NOM.match(lisse, trouve.end())
        if nom and "honoraires" not in autour(plat, *trouve.span())[2]:
            yield Chiffre(Genre.BENEFICIAIRE, (nom[0].strip(),), trouve.start(), nom.end())
    for motif in (_PORTEUR, _ESPECES, _TAXE, _ANATOCISME, _REMISE):
        for trouve in motif.finditer(lisse):
            if not _is_denied(plat, trouve, motif):
                yield Chiffre(Genre.CONDITION, (_SORTES[motif],), *trouve.span())


def _is_denied(plat: str, trouve: re.Match[str], motif: re.Pattern[str]) -> bool:
    """True when the sentence says the contrary, or what might be."""
    phrase = autour(plat, *trouve.span())[2]
    avant = avant_dans_la_phrase(plat, trouve.start())
    if motif is _REMISE:
        return bool(_PAS_REMISE.search(phrase) or _OUVERT.search(phrase) or re.search(r"n'a pas change|frais", phrase))
    if motif is _TAXE:
        return "non applicable" in phrase or _NIE.search(avant) is not None
    if motif is _ESPECES:
        return _NIE.search(phrase) is not None or _LIMITE.search(phrase) is not None
    return _NIE.search(phrase) is not None or _OUVERT.search(phrase) is not None or "limite" in phrase


_SORTES = {_PORTEUR: "porteur", _ESPECES: "especes", _TAXE: "taxe", _ANATOCISME: "anatocisme", _REMISE: "remise"}
