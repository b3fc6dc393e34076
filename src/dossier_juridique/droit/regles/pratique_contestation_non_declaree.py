"""Une pièce porte une contestation que le dossier ne déclare pas.

CPC, art. 1409 : le juge rend l'ordonnance « si, au vu des documents produits, la demande lui paraît fondée ». Une
contestation écrite, lue dans les pièces et passée sous silence, ruine la requête et la bonne foi du créancier.

Lecture retenue : sont lues les pièces qui viennent du débiteur ou d'un échange (échange, réponse, autre pièce écrite par
le débiteur), et les réserves portées sur un bon de livraison ou un procès-verbal. Une tournure de contestation à la
première personne, un refus de payer ou une réserve suffisent ; une phrase qui nie contester, ou la consigne imprimée sur
tout bon de livraison, n'en est pas une. Un bloc [[litiges]] rend la règle muette.

Angle mort : une ironie, une contestation sans ces mots, une page numérisée ; la phrase d'un tiers citée dans un échange
est prise pour une contestation.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.croisement import place, reading
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.droit.texte_de_piece import lines
from dossier_juridique.expressions import expression
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

_ECHANGES = ("echange", "reponse", "contestation")
_LIVRAISONS = ("bon_de_livraison", "pv_de_reception", "lettre_de_voiture", "preuve_transporteur")
_CONTESTE = expression(
    r"\b(nous|je|j'|on)\b.{0,25}\b(conteste|contestons|refuse|refusons|desaccord|oppose|opposons|reserve[sz]?)|"
    r"(est|sont|reste|demeure|formellement|facture|somme) conteste|ne (paierons|reglerons|paierai|reglerai)\b|"
    r"(ne )?(sera|serons|sommes) pas (payee?|regle|en mesure d'accepter)|refus(er|ons)? de (payer|regler)|"
    r"(non|pas)[ -]conforme|malfacon|vices? cache|presentent? (un|des|de nombreux) (defaut|vice|desordre)|"
    r"(marchandises?|livraison|materiel|colis)\b.{0,30}\b(abime|endommage|defectueu|manquant|casse)|"
    r"(facture|prestation|travaux|livraison).{0,30}\b(litigieu|inexact|incomplet|errone|defectueu)|en litige\b|"
    r"\bne (vous )?(devons|dois) rien\b|suspend(s|ons)? (le|tout|nos?|les) (paiement|reglement)|"
    r"(commande|contrat|vente|prestation)\b.{0,20}\b(annule|resilie)|il (nous |en )?manqu(e|ait|aient)\b|"
    r"demand(e|ons) (un|l'emission d'un|votre) avoir\b"
)
# « Je ne conteste pas devoir cette somme » is the reverse of a dispute; the box of a form by which one opposes the use of
# one's data is none.
_NIE = expression(
    r"\b(ne|n') ?(la |le |les |l')?(contest|refus|oppos)\w* (pas|plus|nullement|aucunement)\b|(pas|non|jamais|sans) conteste|"
    r"\boppos\w* (a|au|aux)\b.{0,60}\b(donnees|prospection|demarchage|cookies|newsletter|lettre d'information)"
)
_RIEN = r"(?!\W*(neant|aucun|non\b|rien|0\b|$))"
_RESERVE = expression(
    r"\b(sous|avec) reserves?\b|"
    r"(?<!\bsans )(?<!\bsans aucune )(?<!\baucune )\breserves? *: *(?!neant|aucune?|sans|\W*$)\w|"
    rf"manquants?\b{_RIEN}|(colis|carton)s? (abime|ouvert|casse|mouille)|refuses?\b{_RIEN}|avaries?\b{_RIEN}"
)
# What is printed on every note says what to do, and complains of nothing.
_CONSIGNE = expression(r"\b(doit|doivent|devra|devront|en cas d|faute d|a defaut|sous peine|article|133-3)")


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each exhibit that contests, when no dispute is declared."""
    if examen.dossier.litiges:
        return
    for rang, piece in enumerate(examen.dossier.pieces):
        lecture = reading(examen, piece)
        if lecture is None or piece.nature == "contestation":  # that nature has a rule of its own
            continue
        if piece.nature in _LIVRAISONS:
            forme = _RESERVE
        elif piece.nature in _ECHANGES or (piece.nature == "autre" and piece.emane_du_debiteur):
            forme = _CONTESTE
        else:
            continue
        for ligne in lines(lecture.pages):
            if forme is _RESERVE and _CONSIGNE.search(ligne.plat):
                continue
            if forme.search(_NIE.sub("", ligne.plat)):
                phrase = ligne.brut if len(ligne.brut) <= 140 else ligne.brut[:139] + "…"
                ou = place(examen.numero_piece(piece.id), ligne.page)
                yield Ecart(
                    f"pieces[{rang}]",
                    composer(f"{ou[:1].upper()}{ou[1:]} porte « {phrase} » ; le dossier ne déclare aucun litige."),
                )
                break


REGLE = Regle(
    id="pratique-contestation-non-declaree",
    titre="Une pièce porte une contestation que le dossier ne déclare pas",
    groupe=8,
    article="CPC, art. 1409 ; pratique",
    gravites={
        Famille.RELANCE: Gravite.OBSERVATION,
        Famille.MISE_EN_DEMEURE: Gravite.RESERVE,
        Famille.REQUETE: Gravite.RESERVE,
    },
    remede=composer(
        "Déclarez la contestation dans [[litiges]] et répondez-y, ou dites "
        "en levant la réserve pourquoi ces mots n'en sont pas une."
    ),
    source="pratique des greffes",
    confiance="C",
    regissante="au",
    examiner=examiner,
)
