"""Figures that no dossier holds and that a letter may print all the same, each beside the words that make it harmless:
the capital of a company, the day of a law, the tariff of a telephone number, a figure that a text of law sets.

The words decide, never the place on the page: an amount in a footer is read as any other.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from dossier_juridique.droit.chiffres.lecture import Chiffre, Genre
from dossier_juridique.droit.parametres import Parametres

_PORTEE = 160
_FIN_DE_PHRASE = re.compile(
    r"[!?;](?=\s)|(?<![\s.(][a-z])(?<!\bart)(?<!\bcom)(?<!\bciv)(?<!\bcass)(?<!\bpen)(?<!\bal)(?<!\bmme)\.(?=\s)|\n\s*\n"
)
_SOCIETE = (
    r"(?<!\w)(?:societe|sarl|sasu?|sa|eurl|sci|scp|snc|sel\w{1,4}|scop|gie|cooperative|rcs|r\.c\.s|siren|siret|tva|ape|naf)(?!\w)"
)
_CAPITAL = (
    r"(?<!en )(?<!\w)capital(?:\s(?:social|variable|fixe|minimum|initial|souscrit|libere|entierement|est|s'eleve|euros?)){0,5}"
    r"\s?[:=(]?\s?(?:de\s|d'|a\s)?"
)
_SANS_DETTE = (
    r"(?:(?!(?<!\w)(?:regl|pay|pai|vers|sold|somme|montant|factur|defaut|devez|avez|disposez))[^.;!?]){0,%d}"
)
"""So many signs that speak neither of paying nor of a debt."""
_GARANTIE = r"(?<!\w)(?:garanties? financieres?|responsabilite civile|rc pro\w*|rcp)(?!\w)" + _SANS_DETTE % 80
_GARANT = re.compile(
    r"(?<!\w)(?:aupres d\w*|souscri\w+|police|contrat n|compagnie|assur\w+|insurance|mutuelle|banque|caisse|caution|sinistres?|"
    r"galian|socaf|cegc|qbe|mma|axa|allianz|generali|maif|macif|hiscox|lloyd'?s)(?!\w)"
)
_GARANTIE_MINIMALE = Decimal(30_000)
"""The least guarantee of a real-estate agent, in his first two years (décret n° 72-678 du 20 juillet 1972)."""
_CAPITAL_DU = re.compile(r"(?<!\w)(?:capital (?:echu|exigible|reclame|impaye)"
    r"|(?:est|restant|reste) (?:du|exigible)|a rembourser)(?!\w)")
_CHIFFRE_D_AFFAIRES = (
    r"(?<!\w)(?:chiffres? d'affaires|ca(?=[^.;!?]{0,8}20\d\d))"
    r"(?:\s(?:annuel|net|global|consolide|realise|hors taxes|h\.?t\.?|du groupe|du cabinet|de|en|exercice|20\d\d))*\s?[:=(]?\s?"
)
_LOI = (
    r"(?<!\w)(?:lois?|decrets?|directives?|circulaires?|(?:ordonnances?|reglements?|decisions?|deliberations?|avis|"
    r"recommandations?)(?=\s(?:n[°o\s]|\(?(?:ce|ue|cee)(?!\w)|europeen|cnil))|convention collective|"
    r"(?<!decompte )(?<!compte )(?<!creance )(?<!somme )(?<!etat )arretes?|cass|civ|com|soc|crim|plen|cjue|cjce|"
    r"conseil d'etat|cour de cassation|cour d'appel|jorf|redaction|version)(?!\w)"
    r"(?:[\s.,]{0,2}(?:n\s?[°o]?\s?[\d./-]+|[\d./-]+(?:/(?:ue|cee?))?|\(?(?:ue|cee?)\)?|ministeriel\w*|prefectoral\w*|organique|"
    r"modifiee?s?|issue?|en vigueur|en date|europeen\w*|cnil|\d(?:re|e)|civ|com|soc|crim|ass|plen|ch|chambre [a-z]+|"
    r"de (?:la |l'|les )?[a-z]+|d'[a-z]+ [a-z]+)){0,7}[\s.,]{0,2}(?:(?:du|le|au|en)\s|(?<=[,.]\s))"
    r"|(?<!\w)(?:lois?|decrets?|ordonnances?|directives?|arretes?)(?!\w)"
    r"(?:(?!(?<!\w)(?:factur|command|devis|lettr|courri|contrat|avoir|bon |livr))[^.;!?]){0,60}"
    r"(?:n\s?[°o]\s?[\d./-]{4,14}|[»”])\s(?:du|en date du)\s"
)
_IDENTITE = (
    r"(?<!\w)(?:(?:fondee?|creee?|constituee?|immatriculee?|assermentee?)s?(?: (?:au|a|en)(?! date)[^.;!?\n]{1,40}?)?"
    r"|inscrite?s? (?:au|a la|a l')[^.;!?\n]{1,40}?|(?:carte professionnelle|agrement|declaration cnil|certification|norme)"
    r"[^.;!?\n]{0,40}?|serment(?: prete)?|nee?|(?:membre|adherente?) d[^.;!?\n]{1,30}?|version|revision|revisee? |"
    r"indice [a-z0-9]+|mise? a jour|maj|edition|statuts)"
    r"\s?:?\s?(?:du|le|en date du|depuis le|delivree? le|au)?\s"
)
_RUE = (
    r"(?<!\w)(?:rue|avenue|ave?|place|pl|boulevard|bd|bld|blvd|quai|(?<!au )(?<!en )cours|allees?|square|impasse|chemin|"
    r"esplanade|route|pont|passage|parvis|rond-point|residence|cite|faubourg|lotissement|zone|za|zi|zac|caserne|stade|espace)"
    r"\.?\s(?:du\s|de la\s|des\s|de l'|d')?"
)
_SANS_RUE_DEPUIS = 1970
"""No street that recalls a day recalls one so near."""
_FERMETURE = (
    r"(?<!\w)(?:(?:bureaux?|cabinet|etude|agence|standard|accueil|secretariat|magasin|nous)(?!\w)[^.;!?]{0,30}(?<!\w)"
    r"(?:ferme\w*|ouvert\w*|en conges)|fermetures?(?: annuelle| estivale)?|conges annuels)(?!\w)"
    + _SANS_DETTE % 40
)
_PUBLIE = (
    r"(?<!\w)(?:(?:conditions generales|cgv|cgu|cgs)(?: de (?:ventes?|services?|prestations?|location)| d'(?:utilisation|achat))?"
    r"(?: (?:en vigueur|applicables?|version|edition|modifiees?))*,? (?:du|au|depuis le|en date du)"
    r"|cnil(?!\w)[^.;!?]{0,50}?(?<!\w)(?:declaration|autorisation|recepisse)(?: n[°o] ?\d+)? (?:du|le|en date du)"
    r"|(?:labellisee?|certifiee?|qualifiee?|agreee?|habilitee?|referencee?|accreditee?)s?(?!\w)[^.;!?]{0,50}? depuis le)\s"
)
_SALON = (
    r"(?<!\w)(?:salons?|foires?|congres|festival|portes ouvertes|exposition|fermeture (?:annuelle|estivale|exceptionnelle))(?!\w)"
    r"[^.;!?]{0,70}(?<!\w)"
)
_DU = r"(?:du|les)\s"
_AU = _DU + r"\d{1,2}(?:er)?(?: [a-z]+)?(?: 20\d\d)? (?:au|et)\s"
"""A fair lasts: its first and its last day stand together, which no term of payment does."""
_NEUTRE = re.compile(
    r"(?<![\w-])(?:vos (?:droits|donnees(?: personnelles)?|prochaine?s?)|votre (?:prochaine?|droit|ecoute|service|disposition)|"
    r"vous (?:accueill|attend|rappell|repond|recontact)\w*|reglements? (?:des honoraires )?par cheques?|aucuns? fonds)(?!\w)"
)
_CONTRE_LUI = re.compile(
    r"(?<![\w-])(?:vous|votre|vos|reste du|restant du|frais|sommes?|doit|doivent|devr\w*|dette\w*|creance\w*|factur\w*|impaye\w*|"
    r"regl\w*|pay(?!s(?!\w))\w*|pai\w*|vers(?:e|er|ez|ons|ement)s?(?!\w)|sold\w*|acquitt\w*|cheques?|virements?|penalit\w*|"
    r"major\w*|agi[rt]\w*|saisi\w*|assign\w*|poursui\w*|tribuna\w*|justice|demeure|defaut|faute|quoi|sinon|delais?|limite\w*|"
    r"dernier\w*|ultime\w*|echeance\w*|exig\w*|imperati\w*|au-dela|passe ce\w*|apres ce\w*|debit\w+|"
    r"attend(?:u|ue|us|ues|ons|re)|honor(?!air)\w+|terme|acceptees|transaction|transmission|"
    r"repon(?:se|ses|dre|dez)|proces|ensuite|presentez|apport\w*|fonds|dus|dues?|nous (?:est|sont)|restent)(?!\w)"
)
"""What speaks to the debtor, of his debt or of what will follow: no word of an office makes a figure harmless beside it."""
_ENSUITE = r"apres (?:quoi|cette date|ce jour|ce delai)|passee? (?:ce|cette)|a defaut|faute de|sans quoi|sinon|au-dela"
_EN_DEPEND = re.compile(
    rf"(?<!\w)(?:{_ENSUITE}|dernier jour|derniere date|date limite|jour limite|nous (?:agi|saisi|assign|poursui|irons)\w*|"
    r"en justice|tribuna\w*|proces|assignation|attendue?s?|a laquelle|les fonds|"
    r"(?:de )?votre (?:dossier|dette|reglement|paiement|solde|facture))(?!\w)"
)
_Y_RENVOIE = re.compile(rf"[.;!?]\s\W{{0,4}}(?:ensuite|{_ENSUITE})(?!\w)")
"""The next sentence hangs something on the figure."""
_DATE_DE_LA_LETTRE = re.compile(r"\s?[:=(,–-]\s?(?:la )?(?:date|jour|echeance|terme|limite)(?!\w)")
_REPOND = re.compile(
    r"(?<!\w)(?:services?|equipes?|experts|conseill\w+|standard|support|accueil|comptabilite)(?!\w)[^.;!?]{0,30} vous "
    r"(?:rappel|repond|recontact)\w*(?: gratuitement)? (?:sous|dans|en)(?: les| un delai de)?\s$"
)
_REPONSE = re.compile(r"(?<!\w)reponse (?:sous|dans|en)(?: les| un delai de)?\s$")
_RGPD = re.compile(r"(?<!\w)(?:rgpd|dpo|donnees (?:personnelles|a caractere)|vos (?:droits|donnees)|droits? d'acces)(?!\w)")
_MEDIATEUR = re.compile(r"(?<!\w)(?:mediat(?:eur|rice|ion)|conciliateur)(?!\w)")
_OFFRE = (
    r"(?<!\w)(?:devis|livr\w+|expedi\w+|"
    r"nous (?:vous )?(?:repond|rappel(?!ons (?:que|qu'|notre|le|la|les|l'))|recontact|trait)\w*|donnees|conserv\w+|rgpd|"
    r"garanties?|experience|savoir-faire)(?!\w)" + _SANS_DETTE % 80
)
_A_PAYER = re.compile(
    r"(?<!\w)(?:pour (?:nous |vous |le |la |un )?(?:regl|pay|acquitt|mettre|solder)\w*|vous (?:disposez|avez|laissons|accordons)|"
    r"(?:reglement|paiement|payer|regler|verser) (?:imperati\w+ )?(?:sous|dans|avant)|a (?:compter|dater|partir) de "
    r"(?:la presente|ce jour|ce courrier|cette lettre|sa reception|la reception))"
)
_BLANC = re.compile(r"\s")
_ARTICLE = re.compile(r"\d{3,4}(?:-\d+)*")
_TVA = frozenset(map(Decimal, ("20", "10", "5.5", "2.1", "8.5")))

Contexte = tuple[str, str, str]
"""What stands just before, just after, and the whole sentence."""


def autour(plat: str, chiffre: Chiffre) -> Contexte:
    """The words around a figure of a flat text."""
    avant, apres = plat[max(0, chiffre.debut - _PORTEE) : chiffre.debut], plat[chiffre.fin : chiffre.fin + _PORTEE]
    gauche = max((m.end() for m in _FIN_DE_PHRASE.finditer(avant)), default=0)
    fin = _FIN_DE_PHRASE.search(apres)
    droite = apres[: fin.start()] if fin else apres
    # A line ends where the page wants: for these words it is a space.
    avant_, apres_, phrase = (
        _BLANC.sub(" ", t) for t in (avant, apres, f"{avant[gauche:]}{plat[chiffre.debut : chiffre.fin]}{droite}")
    )
    return avant_, apres_, phrase


def admis(plat: str, chiffre: Chiffre, au: date, parametres: Parametres) -> bool:
    """True when its words make the figure harmless. ``au``: the day of the act, after which no law is dated."""
    contexte = autour(plat, chiffre)
    return _ADMIS[chiffre.genre](chiffre, contexte, au) or _du_bareme(chiffre, contexte, au, parametres)


def _finit(avant: str, motif: str) -> bool:
    return re.search(rf"(?:{motif})$", avant) is not None


def _sans_lui(phrase: str) -> bool:
    """True when the sentence neither speaks to the debtor nor of what he owes."""
    return _CONTRE_LUI.search(_NEUTRE.sub("", phrase)) is None


def _rien_n_en_depend(contexte: Contexte) -> bool:
    """True when nothing is hung on the figure, in its sentence or at the head of the next."""
    return _EN_DEPEND.search(contexte[2]) is None and _Y_RENVOIE.search(contexte[1]) is None


def _garantie(chiffre: Chiffre, contexte: Contexte) -> bool:
    avant, apres, phrase = contexte
    if not _finit(avant, _GARANTIE + r"(?:montant(?: garanti| maximum| maximal)?(?: de)?\s?:?\s?)?"):
        return False
    de_pres = re.split(r"[.;!?] ", avant)[-1] + re.split(r"[.;!?] ", apres)[0][:40]
    une = re.search(r"(?<!\w)garantie financiere(?!\w)", de_pres) and any(
        isinstance(v, Decimal) and v >= _GARANTIE_MINIMALE for v in chiffre.valeurs
    )
    return bool(_sans_lui(de_pres) and (une or _GARANT.search(phrase)))


def _montant(chiffre: Chiffre, contexte: Contexte, au: date) -> bool:
    avant, apres, phrase = contexte
    if _finit(avant, _CAPITAL):
        autour_ = avant[-120:] + " . " + apres[:120]
        return re.search(_SOCIETE, autour_) is not None and _CAPITAL_DU.search(phrase) is None
    if _finit(avant, _CHIFFRE_D_AFFAIRES) and _sans_lui(phrase):
        return True
    if re.match(r"\s?(?:ttc|ht)?\s?(?:/|par|la)\s?(?:min|appel|sms)", apres):
        return True
    return _garantie(chiffre, contexte) or (chiffre.valeurs == (1,) and apres.startswith(" symbolique"))


def _taux(chiffre: Chiffre, contexte: Contexte, au: date) -> bool:
    avant, apres, phrase = contexte
    if chiffre.valeurs == (Decimal(0),):
        return True
    if _TVA.intersection(chiffre.valeurs) and re.search(r"(?<!\w)tva(?!\w)", avant[-25:] + " . " + apres[:15]):
        return True
    if _finit(avant, r"(?<!\w)(?:remise|ristourne)(?: [a-z]+){0,2} de\s"):
        prochaine = re.match(r"\s(?:sur|pour) (?:vos|votre|la|les|toute) (?:[a-z]+ )?prochaine", apres)
        return prochaine is not None and _sans_lui(phrase)
    if re.search(r"(?<!\w)(?:major|augment|penalit|interet|hausse|indemnit)", phrase):
        return False
    return Decimal(100) in chiffre.valeurs and re.match(
        r"\s(?:(?:sur|en) (?:du )?(?:papier|fibres?|electricite|energie) )?"
        r"(?:recycl|francais|independant|numerique|naturel|local|bio|a votre|dedie|satisf|engage|"
        r"dematerialis|renouvelable|vert)", apres
    ) is not None


def _points(chiffre: Chiffre, contexte: Contexte, au: date) -> bool:
    sens = {Decimal(10): r"441-10|bce|refinancement|banque centrale|taux directeur", Decimal(5): r"313-3"}
    return any(v in chiffre.valeurs and re.search(rf"(?<!\w)(?:{mots})(?!\w)", contexte[2]) for v, mots in sens.items())


def _fois(chiffre: Chiffre, contexte: Contexte, au: date) -> bool:
    legal = re.match(r"\s(?:(?:de\s|d')?(?:l')?interets?\s(?:au\staux\s)?)?legal", contexte[1])
    return Decimal(3) in chiffre.valeurs and legal is not None


def _jour(chiffre: Chiffre, contexte: Contexte, au: date) -> bool:
    avant, apres, phrase = contexte
    if _finit(avant, _FERMETURE) and _rien_n_en_depend(contexte):
        return True
    dure = _finit(avant, _SALON + _AU) or (_finit(avant, _SALON + _DU) and re.match(r"\s(?:au|et)\s\d", apres))
    if dure and _sans_lui(phrase) and _rien_n_en_depend(contexte):
        return True
    rue = not any(isinstance(v, date) and v.year >= _SANS_RUE_DEPUIS for v in chiffre.valeurs) and _finit(avant, _RUE)
    if rue:
        return True
    if chiffre.valeurs in (((1, 1),), ((1, 7),)):
        return re.search(r"(?<!\w)(?:semestre|taux|bce|annee|chaque)", phrase) is not None
    # What is yet to come is no text of law, and founds nothing.
    passe = all(isinstance(v, date) and v <= au for v in chiffre.valeurs) and bool(chiffre.valeurs)
    if not passe or _DATE_DE_LA_LETTRE.match(apres) or re.search(r"(?<!\w)date limite(?!\w)", phrase):
        return False
    return _finit(avant, _LOI) or _finit(avant, _IDENTITE) or (_finit(avant, _PUBLIE) and _sans_lui(phrase))


_DUREES: tuple[tuple[tuple[int, str], str], ...] = (
    ((30, "jours"), r"441-10|441-11|decompte final"),
    ((45, "jours"), r"441-10|441-11"),
    ((60, "jours"), r"441-10|441-11"),
    ((5, "ans"), r"prescri\w+|110-4|2224"),
    ((2, "ans"), r"1343-5"),
    ((24, "mois"), r"1343-5"),
    ((15, "jours"), r"752|760|763|856|1425|bureau de poste"),
    ((1, "mois"), r"125-\d|1415|1416|opposition|ne repond pas dans le"),
)
"""Delays that a text sets, and what names it in the same sentence: they give the debtor no term for this debt."""


def _de_l_office(chiffre: Chiffre, avant: str, phrase: str) -> bool:
    """A delay in which the office, or the mediator, answers."""
    if _REPOND.search(avant):
        return _sans_lui(phrase)
    # RGPD, art. 12, 3: one month.
    rgpd = (1, "mois") in chiffre.valeurs and _RGPD.search(phrase)
    return bool(
        _REPONSE.search(avant) and (rgpd or _MEDIATEUR.search(phrase)) and _sans_lui(phrase.replace("reponse", "", 1))
    )


def _delai(chiffre: Chiffre, contexte: Contexte, au: date) -> bool:
    avant, apres, phrase = contexte
    if re.match(r"\s?(?:sur|/)\s?(?:\d|sept|vingt)", apres) or re.search(r"(?<!\w)(?:sur|/)\s?$", avant):
        return True
    if _rien_n_en_depend(contexte) and (_finit(avant, _OFFRE) or _de_l_office(chiffre, avant, phrase)):
        return True
    if re.match(r"\s(?:d'experience|d'existence|d'activite|de savoir|a votre service)", apres):
        return True
    if {(365, "jours"), (366, "jours"), (360, "jours")}.intersection(chiffre.valeurs):
        return re.search(r"(?<!\w)(?:annees?|base|taux|calcul\w*)(?!\w)", phrase) is not None
    if _A_PAYER.search(phrase) and "opposition" not in phrase:
        return False
    return any(d in chiffre.valeurs and re.search(rf"(?<!\w)(?:{mots})(?!\w)", phrase) for d, mots in _DUREES)


def _du_bareme(chiffre: Chiffre, contexte: Contexte, au: date, parametres: Parametres) -> bool:
    """A figure of the law in force that day, in a sentence that names its article, or the fixed indemnity its name."""
    phrase = contexte[2]
    if chiffre.genre is Genre.DELAI and _A_PAYER.search(phrase):
        return False
    cites = set(_ARTICLE.findall(phrase))
    indemnite = re.search(r"indemnite (?:\w+ ){0,3}(?:forfaitaire|recouvrement)", phrase) is not None
    for serie in parametres.series.values():
        if not (cites.intersection(_ARTICLE.findall(serie.article)) or (indemnite and serie.nom == "indemnite_forfaitaire")):
            continue
        figure = next((v.valeur for v in serie.valeurs if v.debut <= au <= v.fin), None)
        if figure is None or _GENRES.get(serie.unite, Genre.DELAI) is not chiffre.genre:
            continue
        if ((int(figure), serie.unite) if chiffre.genre is Genre.DELAI else figure) in chiffre.valeurs:
            return True
    return False


_GENRES = {"EUR": Genre.MONTANT, "%": Genre.TAUX, "% par an": Genre.TAUX}
_ADMIS: dict[Genre, Callable[[Chiffre, Contexte, date], bool]] = {
    Genre.MONTANT: _montant, Genre.TAUX: _taux, Genre.POINTS: _points, Genre.FOIS: _fois, Genre.JOUR: _jour,
    Genre.DELAI: _delai,
}  # fmt: skip
