"""The words beside which a figure is harmless: patterns of flat text, in the order of ``contextes``, which uses them."""

from __future__ import annotations

from decimal import Decimal

from dossier_juridique.expressions import expression

SOCIETE = (
    r"(?<!\w)(?:societe|sarl|sasu?|sa|eurl|sci|scp|snc|sel\w{1,4}|scop|gie|cooperative|rcs|r\.c\.s|siren|siret|tva|ape|naf)(?!\w)"
)
CAPITAL = (
    r"(?<!en )(?<!\w)capital(?:\s(?:social|variable|fixe|minimum|initial|souscrit|libere|entierement|est|s'eleve|euros?)){0,5}"
    r"\s?[:=(]?\s?(?:de\s|d'|a\s)?"
)
SANS_DETTE = (
    r"(?:(?!(?<!\w)(?:regl|pay|pai|vers|sold|somme|montant|factur|defaut|devez|avez|disposez))[^.;!?]){0,%d}"
)
"""So many signs that speak neither of paying nor of a debt."""
GARANTIE = r"(?<!\w)(?:garanties? financieres?|responsabilite civile|rc pro\w*|rcp)(?!\w)" + SANS_DETTE % 80
GARANT = expression(
    r"(?<!\w)(?:aupres d\w*|souscri\w+|police|contrat n|compagnie|assur\w+|insurance|mutuelle|banque|caisse|caution|sinistres?|"
    r"galian|socaf|cegc|qbe|mma|axa|allianz|generali|maif|macif|hiscox|lloyd'?s)(?!\w)"
)
CAPITAL_DU = expression(r"(?<!\w)(?:capital (?:echu|exigible|reclame|impaye)"
    r"|(?:est|restant|reste) (?:du|exigible)|a rembourser)(?!\w)")
CHIFFRE_D_AFFAIRES = (
    r"(?<!\w)(?:chiffres? d'affaires|ca(?=[^.;!?]{0,8}20\d\d))"
    r"(?:\s(?:annuel|net|global|consolide|realise|hors taxes|h\.?t\.?|du groupe|du cabinet|de|en|exercice|20\d\d))*\s?[:=(]?\s?"
)
LOI = (
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
IDENTITE = (
    r"(?<!\w)(?:(?:fondee?|creee?|constituee?|immatriculee?|assermentee?)s?(?: (?:au|a|en)(?! date)[^.;!?\n]{1,40}?)?"
    r"|inscrite?s? (?:au|a la|a l')[^.;!?\n]{1,40}?|(?:carte professionnelle|agrement|declaration cnil|certification|norme)"
    r"[^.;!?\n]{0,40}?|serment(?: prete)?|nee?|(?:membre|adherente?) d[^.;!?\n]{1,30}?|version|revision|revisee? |"
    r"indice [a-z0-9]+|mise? a jour|maj|edition|statuts)"
    r"\s?:?\s?(?:du|le|en date du|depuis le|delivree? le|au)?\s"
)
RUE = (
    r"(?<!\w)(?:rue|avenue|ave?|place|pl|boulevard|bd|bld|blvd|quai|(?<!au )(?<!en )cours|allees?|square|impasse|chemin|"
    r"esplanade|route|pont|passage|parvis|rond-point|residence|cite|faubourg|lotissement|zone|za|zi|zac|caserne|stade|espace)"
    r"\.?\s(?:du\s|de la\s|des\s|de l'|d')?"
)
SANS_RUE_DEPUIS = 1970
"""No street that recalls a day recalls one so near."""
FERMETURE = (
    r"(?<!\w)(?:(?:bureaux?|cabinet|etude|agence|standard|accueil|secretariat|magasin|nous)(?!\w)[^.;!?]{0,30}(?<!\w)"
    r"(?:ferme\w*|ouvert\w*|en conges)|fermetures?(?: annuelle| estivale)?|conges annuels)(?!\w)"
    + SANS_DETTE % 40
)
PUBLIE = (
    r"(?<!\w)(?:(?:conditions generales|cgv|cgu|cgs)(?: de (?:ventes?|services?|prestations?|location)| d'(?:utilisation|achat))?"
    r"(?: (?:en vigueur|applicables?|version|edition|modifiees?))*,? (?:du|au|depuis le|en date du)"
    r"|cnil(?!\w)[^.;!?]{0,50}?(?<!\w)(?:declaration|autorisation|recepisse)(?: n[°o] ?\d+)? (?:du|le|en date du)"
    r"|(?:labellisee?|certifiee?|qualifiee?|agreee?|habilitee?|referencee?|accreditee?)s?(?!\w)[^.;!?]{0,50}? depuis le)\s"
)
SALON = (
    r"(?<!\w)(?:salons?|foires?|congres|festival|portes ouvertes|exposition|fermeture (?:annuelle|estivale|exceptionnelle))(?!\w)"
    r"[^.;!?]{0,70}(?<!\w)"
)
DU = r"(?:du|les)\s"
AU = DU + r"\d{1,2}(?:er)?(?: [a-z]+)?(?: 20\d\d)? (?:au|et)\s"
"""A fair lasts: its first and its last day stand together, which no term of payment does."""
NEUTRE = expression(
    r"(?<![\w-])(?:vos (?:droits|donnees(?: personnelles)?|prochaine?s?)|votre (?:prochaine?|droit|ecoute|service|disposition)|"
    r"vous (?:accueill|attend|rappell|repond|recontact)\w*|reglements? (?:des honoraires )?par cheques?|aucuns? fonds)(?!\w)"
)
CONTRE_LUI = expression(
    r"(?<![\w-])(?:vous|votre|vos|reste du|restant du|frais|sommes?|doit|doivent|devr\w*|dette\w*|creance\w*|factur\w*|impaye\w*|"
    r"regl\w*|pay(?!s(?!\w))\w*|pai\w*|vers(?:e|er|ez|ons|ement)s?(?!\w)|sold\w*|acquitt\w*|cheques?|virements?|penalit\w*|"
    r"major\w*|agi[rt]\w*|saisi\w*|assign\w*|poursui\w*|tribuna\w*|justice|demeure|defaut|faute|quoi|sinon|delais?|limite\w*|"
    r"dernier\w*|ultime\w*|echeance\w*|exig\w*|imperati\w*|au-dela|passe ce\w*|apres ce\w*|debit\w+|"
    r"attend(?:u|ue|us|ues|ons|re|ent)?|honor(?!air)\w+|terme|acceptees|transaction|transmission|"
    r"repon(?:se|ses|dre|dez)|proces|ensuite|presentez|apport\w*|fonds|dus|dues?|nous (?:est|sont)|restent)(?!\w)"
)
"""What speaks to the debtor, of his debt or of what will follow: no word of an office makes a figure harmless beside it."""
ENSUITE = r"apres (?:quoi|cette date|ce jour|ce delai)|passee? (?:ce|cette)|a defaut|faute de|sans quoi|sinon|au-dela"
EN_DEPEND = expression(
    rf"(?<!\w)(?:{ENSUITE}|dernier jour|derniere date|date limite|jour limite|nous (?:agi|saisi|assign|poursui|irons)\w*|"
    r"en justice|tribuna\w*|proces|assignation|jugements?|ordonnances?|huissier|commissaires? de justice|contentieux|greffe|"
    r"audience|saisie|condamn\w*|expulsion|titre executoire|attendue?s?|a laquelle|les fonds|"
    r"(?:de )?votre (?:dossier|dette|reglement|paiement|solde|facture))(?!\w)"
)
Y_RENVOIE = expression(rf"[.;!?]\s\W{{0,4}}(?:ensuite|{ENSUITE})(?!\w)")
"""The next sentence hangs something on the figure."""
DATE_DE_LA_LETTRE = expression(r"\s?[:=(,–-]\s?(?:la )?(?:date|jour|echeance|terme|limite)(?!\w)")
REPOND = expression(
    r"(?<!\w)(?:services?|equipes?|experts|conseill\w+|standard|support|accueil|comptabilite)(?!\w)[^.;!?]{0,30} vous "
    r"(?:rappel|repond|recontact)\w*(?: gratuitement)? (?:sous|dans|en)(?: les| un delai de)?\s$"
)
REPONSE = expression(r"(?<!\w)reponse (?:sous|dans|en)(?: les| un delai de)?\s$")
RGPD = expression(r"(?<!\w)(?:rgpd|dpo|donnees (?:personnelles|a caractere)|vos (?:droits|donnees)|droits? d'acces)(?!\w)")
MEDIATEUR = expression(r"(?<!\w)(?:mediat(?:eur|rice|ion)|conciliateur)(?!\w)")
OFFRE = (
    r"(?<!\w)(?:devis|livr\w+|expedi\w+|"
    r"nous (?:vous )?(?:repond|rappel(?!ons (?:que|qu'|notre|le|la|les|l'))|recontact|trait)\w*|donnees|conserv\w+|rgpd|"
    r"experience|savoir-faire)(?!\w)" + SANS_DETTE % 80
)
GARANTI = r"(?<!\w)garanties?(?!\w)" + SANS_DETTE % 80
"""What is guaranteed is so for months or years."""
TERME_APRES = expression(r",?\s(?:dans|sous|avant|d'ici|au plus tard|a (?:nous|lui|leur|verser|regler|payer))(?!\w)")
"""A term, or a verb of paying, hung on a sum."""
A_PAYER = expression(
    r"(?<!\w)(?:pour (?:nous |vous |le |la |un )?(?:regl|pay|acquitt|mettre|solder)\w*|vous (?:disposez|avez|laissons|accordons)|"
    r"(?:reglement|paiement|payer|regler|verser) (?:imperati\w+ )?(?:sous|dans|avant)|a (?:compter|dater|partir) de "
    r"(?:la presente|ce jour|ce courrier|cette lettre|sa reception|la reception))"
)
TVA = frozenset(map(Decimal, ("20", "10", "5.5", "2.1", "8.5")))

DUREES: tuple[tuple[tuple[int, str], str], ...] = (
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
