"""Abandon du solde, ou quittance de toute la dette.

C. civ., art. 1350 : « La remise de dette est le contrat par lequel le créancier libère le débiteur de son obligation.
» C. civ., art. 1342-4 : le paiement partiel ne libère que pour sa part. Celui qui écrit « pour solde de tout compte »
remet le reste.

Lecture retenue : une proposition qui dit la dette éteinte, le compte soldé, le débiteur quitte ou libéré, qui renonce
au solde ou donne quittance du tout est refusée, quand il reste une somme due. Dire ce que fera le paiement du solde
ou le dernier versement est permis. Une remise est refusée quand le dossier n'en porte pas.

Angle mort : une remise voulue se déclare au dossier (echeancier.remise) ; son montant imprimé est vérifié ailleurs.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.clauses import chercher, ecarts, lire
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.expressions import expression
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

_DETTE = r"(?:dettes?|creances?|obligations?|sommes? dues?|factures?|comptes?|dossier|affaire)"
_RESTE = (
    r"(?:soldes?|restes?|restant|reliquat|surplus|differences?|creances?|dettes?|sommes? (?:restant|encore)[^,;.]{0,12} "
    r"dues?|recouvrement)"
)
_ETEINT = expression(
    rf"(?<!\w)(?:(?:etein(?:t|dra|draient|dre)|sold(?:e|era)|apur(?:e|era)|libere\w*|acquitte|couvre|regle|efface|annule)"
    rf"\s(?:\w+ment )?(?:(?:en )?(?:totalite|entier) )?(?:toute |l'integralite de |la totalite de |l'ensemble de "
    rf"|entierement )?(?:la |votre |sa |cette |notre |le )(?:\w+ )?{_DETTE}"
    rf"|{_DETTE}(?: [^\s;.,]+){{0,3}} (?:est|sont|sera|devient|a ete|se trouve|etant)\s(?:\w+ ){{0,3}}?(?:eteinte?s?"
    rf"|soldee?s?|apuree?s?|close?s?|cloture\w*|reglee?s?|acquittee?s?|effacee?s?|annulee?s?|classee?s?|payee?s?)(?! a sa "
    rf"date)"
    r"|solde de tout compte|bon pour solde|(?:pour|en) (?:solde|apurement) (?:definiti|integral|complet|final)\w*|pour "
    r"solde(?! restant)(?= |$)|dossier clos"
    r"|(?:tien\w+|tenu\w*|etes|est|serez|sera|declar\w+|considere\w*)\s(?:\w+ ){0,3}?(?:quittes?|liberee?s?)(?! de (?:la "
    r"somme ci|ce versement|ce montant))(?= |$|[,:])"
    rf"|(?:quittances?|decharges?|recu)\s(?:\w+ )?(?:entiere|definitive|generale|totale|integrale|finale|complete|pleine|du "
    rf"solde|de tout|de toute|de la dette|de l'integralite|de la totalite|sans reserve|pour solde)\w*"
    rf"|(?:donn\w+|consent\w*|fai\w+|fera|accord\w+|octroi\w+) (?:a [\ue001-\ue022] )?(?:\w+ )?(?:remise|abandon|grace"
    rf"|renonciation|cadeau) (?:\w+ )?(?:de|du) (?:\w+ )?{_RESTE}"
    rf"|remett\w+ (?:[^\s;.]+ )?(?:{_RESTE}|le surplus)|abandonn\w+ (?:\w+ )?(?:le |la |notre |sa |tout |toute |son )"
    rf"?{_RESTE}|abandon (?:total |de la totalite )?(?:de|du) (?:la )?{_RESTE}"
    rf"|(?:renonc\w+|s'interdi\w+)\s(?:[^,;.]{{0,70}} )?(?:{_RESTE}|(?:toute|tout) (?:reclamation|poursuite|recouvrement"
    rf"|demande)|(?:reclam|demand|exig|poursuiv|recouvr)\w+ (?:davantage|plus|autre chose))"
    rf"|{_DETTE}(?: [^\s;.,]+){{0,4}} (?:entierement|totalement|integralement|definitivement|completement) (?:payee?s?"
    rf"|reglee?s?|acquittee?s?|soldee?s?|eteinte?s?)"
    rf"|(?:comme|en|pour|a titre de|vaut|valant) (?:reglement|paiement|extinction|apurement|acquit) (?:de (?:toute|l'entiere"
    rf"|l'integralite|la totalite|l'ensemble)|entier|total|definiti\w+|integral|complet)"
    r"|(?:tir\w+ un trait|pass\w+ l'eponge|tourn\w+ la page|effac\w+ l'ardoise|en rest\w+ la|oubli\w+ le (?:reste|solde)"
    r"|pass\w+ le reste|rempli\w* (?:[^\s;.]+ ){0,2}?de tous (?:nos|ses|les) droits)"
    rf"|(?:tiens|tenons|tient|tiendr\w+) (?:\w+ )?quittes?|{_DETTE}(?: [^\s;.,]+){{0,3}} s'(?:etein|efface)\w*|(?:etein"
    rf"|efface)\w* par ce (?:paiement|versement|reglement)"
    rf"|(?:met|mettra|mettant|mis) (?:un terme|fin) (?:definiti\w+ )?a (?:la |votre |sa |toute |cette |notre |l'ensemble de )"
    rf"(?:\w+ )?{_DETTE}|reglement (?:definitif|complet|integral|final|pour solde)"
    rf"|(?:{_DETTE}|dossier) comme (?:\w+ )?(?:terminee?|close?|reglee?|soldee?|eteinte?|apuree?|acquittee?|classee?"
    rf"|cloture\w*)|a jour de (?:tout|toute|l'ensemble|vos|votre)|voila (?:\w+ )?(?:quittes?|liberee?s?)"
    r"|libere\w* de (?:votre|sa|toute|la) (?:dette|obligation)|(?:abandonn|renonc|remet|dispens|fait grace)\w* (?:[^\s;.,]+ )"
    r"{0,4}?(?:derniers? versements?|dernieres? echeances?|versements? (?:restants?|suivants?)|echeances (?:restantes"
    r"|suivantes))"
    r"|fai(?:t|sons|re) (?:table rase|une croix))(?!\w)"
)
_PLUS_RIEN = expression(
    r"(?<!\w)(?:plus (?:lieu|besoin) de (?:payer|regler|verser|rien)|(?:rien|quoi que ce soit) (?:d'autre )?(?:a|de plus a) "
    r"(?:payer|regler|verser)|(?:n'est|n'etes|n'a) plus (?:due?|redevables?|debit\w+|rien)|(?:ne|n')\s?(?:[^\s;.,]+ )"
    r"{0,3}?(?:devez|doit|devra|devrez|reste|restera|est|sera|demandons|attend\w*|exigeons|voulons|reclam\w+)\s(?:[^\s;.,]+ )"
    r"{0,3}?(?:plus )?(?:rien|aucune somme)|plus rien (?:n'est|ne|a)(?: \w+)? (?:due?|reste|payer|sera|devoir|regler)?"
    r"|(?:aucune|nulle) (?:autre )?(?:somme|creance|dette)(?: [^\s;.,]+){0,2} (?:ne|n')\s?(?:vous |lui |nous )?(?:est|sera"
    r"|reste|restera|subsiste)\s?(?:\w+ ){0,2}?(?:due?|reclame\w*|demande\w*|exige\w*|subsist\w*|$)"
    r"|(?:ne|n') ?(?:vous |lui |leur )?(?:reclam|exig|demand|poursuiv|recouvr)\w+ (?:pas|plus|rien|jamais) (?:le |la |ce "
    r"|cette |de |d'autre |davantage|plus)?(?:\w+ )?(?:reste|solde|surplus|difference|reliquat|somme|davantage)|n'exiger\w+ "
    r"(?:pas|plus|rien))(?!\w)"
)
_A_VENIR = expression(
    r"(?<!\w)(?:(?:reglement|paiement|versement|encaissement)(?: \w+)? (?:du solde|integral|complet|total|de la totalite|du "
    r"reste|du total|du dernier)|derni(?:er|ere) (?:versement|echeance|paiement)"
    r"|(?:solde|reste)(?: [^\s;.,]+){0,3} (?:sera|seront|aura|est) (?:\w+ )?(?:paye|regle|verse|recu|parvenu)\w*|(?:ensemble"
    r"|totalite|integralite|tous) (?:de |d)?\w* ?(?:les )?(?:versements|echeances|paiements)"
    r"|parfait paiement|complet paiement|integral paiement"
    r"|(?:lorsqu\w*|des (?:lors )?que|une fois|apres|quand|jusqu'|si)(?=[^.;]{0,70}(?:solde|reste|totalite|integral|ensemble"
    r"|dernier|tous|chaque|complet|versements)))(?!\w)"
)
_REMISE = expression(
    r"(?<!\w)(?:consent|accord|octroi|fait|beneficie|obtient|acqui)\w*\s(?:[^\s;.]+ ){0,5}?(?:remise|reduction|rabais"
    r"|ristourne|abattement|escompte)(?!\w)"
)


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each sentence that gives up what is still owed; one for a remission that the dossier does not bear."""
    if examen.decompte.total <= 0:
        return
    marque = lire(examen)
    trouves = (*chercher(marque, _ETEINT, sauf=_A_VENIR), *chercher(marque, _PLUS_RIEN, sauf=_A_VENIR, niable=False))
    yield from ecarts(examen, trouves, "cette phrase abandonne ce qui reste dû.")
    convenu = examen.dossier.echeancier
    if convenu is None or not convenu.remise:
        yield from ecarts(examen, chercher(marque, _REMISE), "le dossier ne porte aucune remise.")


REGLE = Regle(
    id="civ-1350-abandon-du-solde",
    titre="Abandon du solde",
    groupe=6,
    article="C. civ., art. 1342-4 et 1350",
    gravites={Famille.ACCORD: Gravite.BLOQUANT},
    remede=composer("Écrivez ce qui a été reçu et ce qui reste dû ; déclarez au dossier une remise convenue."),
    source="legifrance.gouv.fr (C. civ. 1342-4, 1350)",
    confiance="A",
    regissante="au",
    examiner=examiner,
    sur_texte=True,
    actes=frozenset(("echeancier", "reconnaissance-de-dette", "accuse-de-paiement")),
)
