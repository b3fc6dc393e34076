"""T2: publicity, and disclosure to third parties (C. pén., art. 312-10)."""

from __future__ import annotations

from dossier_juridique.droit.tournures.commun import FUTUR, SERA, TIERS, P, croiser, suivre

_DIRE = (
    "(?:inform|avert|avis|alert|contact|prevenir|previen|preven|signal|revel|divulgu|diffus|ebruit|apprendr"
    "|sensibilis|entreten|renseign|instru|interpell|racont|expos|instruir|notifi|temoign)"
)
_SANS_DEMANDE = "".join(
    f"(?<!{debut})"
    for debut in ("vous ", "veuillez ", "merci de ", "merci d'", "pouvez ", "pourrez ", "prions de ", "prions d'",
                  "bien vouloir ", "pensez a ", "invitons a ", "conseillons de ", "conseillons d'", "remercions de ",
                  "remercions d'")
)  # fmt: skip
"""What makes of the infinitive a request: « merci d'informer votre banque »."""
_DIT = (
    "(?:informe|averti|avise|alerte|prevenu|contacte|signale|mis au (?:courant|fait)|mise au courant|tenu (?:informe"
    "|au courant)|saisi|instruit|eclaire|renseigne|destinataire|associe a cette|mis en garde|mis dans la confidence"
    "|mis en copie)e?s?"
)
_QUI_ENREGISTRE = (
    "(?:\\w+ )?(?:bases?|fichiers?|registres?|listes?|banques?|banquiers?|autorites?|administrations?|fisc|police|justice"
    "|parquet|procureur|urssaf|inspect\\w+|prefet|confreres?|concurrents?|clients?|clientele|assureurs?|partenaires?"
    "|profession(?:nels)?|public|reseaux?|presse|monde|qui de droit)"
)
_LIEU_PUBLIC = (
    "(?:sites?(?: internet| web)?|internet|la toile|le web|reseau(?:x)?|linkedin|facebook|instagram|twitter|tiktok"
    "|whatsapp|google|trustpilot|youtube|forums?|blogs?|fichiers?|registre|annuaire|rubrique|en ligne|vitrine|porte"
    "|place publique|murs?|journa(?:l|ux))"
)
_AFFAIRE = (
    "(?:votre (?:nom|identite|dette|denomination|dossier|impaye|attitude|comportement|situation|defaillance|cas"
    "|histoire|photo|facture impayee|adresse|conduite|insolvabilite)|vos (?:impayes|dettes|coordonnees|pratiques"
    "|methodes|agissements|messages|noms?)|(?:cette|l'|la presente|notre|la presente) ?(?:affaire|lettre"
    "|correspondance|mise en demeure|presente|histoire)|(?:ce|le present|notre) (?:courrier|dossier|litige|differend)"
    "|(?:les|nos|leurs) echanges|un avis|des avis|un commentaire|(?:une )?copie de (?:ce|la|cette))"
)
_PUBLIER = (
    "(?:publi|diffus|affich|placard|partag|post|relay|tweet|public|mett(?:re|rons|rai|ra) en ligne|mis(?:e)? en ligne"
    "|etal(?!ement|er (?:la|votre|cette|le|ce|un|leur) (?:dette|paiement|reglement|creance|solde))|ebruit|communiqu|ir a "
    "connaissance|venir aux oreilles)"
)
_SAVOIR = (
    "(?:appren(?:nent|dront|draient|dre|ne|drait|dra)|sauront|saura|saurait|sauraient|savaient|sache(?:nt)?"
    f"|decouvr\\w+|(?<!fait )savoir|recevr\\w+ {P}{{0,30}}?(?:copie|courrier|lettre|exemplaire|present|double|detail"
    "|visite|appel)|lir(?:a|ont|aient)|seron?t (?:surpris|curieux|etonne|ravi|heureux|interesse|edifie|enchante)\\w*"
    "|serai(?:en)?t (?:surpris|curieux|etonne|ravi|heureux|interesse|edifie|enchante)\\w*|ser(?:a|ont) en copie"
    "|s'interess\\w+|pens(?:er|eraient|erait|era|eront)|dir(?:ait|a|ont|aient|e)|en entend\\w+ parler"
    "|appreci\\w+ d'apprendre)"
)
_REGRETTABLE = (
    "(?:dommage|regrettable|facheux|malheureux|bete|triste|navrant|ennuyeux|desolant|malvenu|embarrassant|genant"
    "|delicat|dommageable|domageable|penible|malencontreux|deplaisant|desagreable)"
)
_APPRENDRE = suivre(
    "(?:savoir|apprendre|decouvrir|connaitre)",
    TIERS,
    25,
)
_CE_QU_ILS_PENSERAIENT = suivre(
    "(?:songez|pensez|imaginez|reflechissez|mesurez|que)",
    "(?:penser|dir|diraient|penseraient)[a-z]*",
    20,
)
T2_TIERS = (
    f"(?:copies?|doubles?) (?:de (?:la presente|cette lettre|ce courrier|celle-ci) )?"
    f"(?:(?:est |a ete |en est )?(?:adresse|envoye|transmis|remis|destine)e?s? )?(?:aux?|a|pour) (?:la |l'|le |les )?{TIERS}|"
    f"(?<!vous ){_DIRE}\\w*{FUTUR} {P}{{0,70}}?{TIERS}|{_SANS_DEMANDE}{_DIRE}(?:er|ir|re) {P}{{0,70}}?{TIERS}"
    f"|(?:nous|je) {_DIRE}(?:ons|e|issons|is) (?:des|ce jour|egalement|aussi|des aujourd'hui|maintenant"
    f"|en parallele)? ?(?:a )?{TIERS}"
    "|(?<!vous )(?:ecr|adress|envoi|envoy|enverr|transmet|communiqu|remett|telephon|appell|parl|tourn"
    f"|dir)\\w*{FUTUR} {P}{{0,60}}?{TIERS}"
    f"|{_SANS_DEMANDE}(?:ecrire|telephoner|dire|adresser {P}{{0,30}}? a|envoyer {P}{{0,40}}? a"
    f"|transmettre {P}{{0,40}}? a|communiquer {P}{{0,40}}? a|parler|rapprocher de|entretenir) {P}{{0,40}}?"
    f"(?<!\\w){TIERS}"
    "|(?:allons|vais|va|comptons|compte|pouvons|pourrions|devrons|devrions|irons|irai) (?:\\w+ )?(?:a |de |d')?(?:appeler"
    "|joindre|solliciter|interroger|questionner|visiter|rencontrer|trouver|voir)(?! a| au| aux| un juge| le juge)"
    f" {P}{{0,25}}?{TIERS}"
    f"|{TIERS} {P}{{0,30}}?{SERA} {P}{{0,25}}?{_DIT}"
    f"|{TIERS} (?:\\w+ ){{0,4}}?(?:a|ont|avait|avaient|va|vont) (?:ete|etre) {P}{{0,15}}?{_DIT} {P}{{0,50}}?(?:dette"
    "|impaye|defaut|defaillance|agissements|comportement|attitude|insolvabilite|situation)"
    f"|{TIERS} {P}{{0,60}}?{_SAVOIR}"
    f"|(?:nous|je) (?:en )?(?:avons|ai) (?:deja |d'ores et deja )?{_DIT} {P}{{0,20}}?{TIERS} {P}{{0,40}}?(?:dette"
    "|impaye|situation|defaut|defaillance|agissements|comportement|attitude|manquements?)"
    f"|(?:prendre|prendrons|prendrai|prendra) (?:contact|attache|langue) avec {P}{{0,20}}?{TIERS}"
    "|(?:(?<!me )(?<!nous )faire|ferons|ferai|fera|mettre|mettrons|mettrai|mettra) (?:savoir|part|connaitre"
    f"|au courant|en garde|dans la confidence|au fait) {P}{{0,40}}?{TIERS}"
    f"|(?:a|portee? a) la connaissance (?:de )?{P}{{0,30}}?(?:{TIERS}|public|tous)"
    f"|{SERA} (?:communique|transmis|remis|envoye|adresse|revele|divulgue|rapporte|expose)e?s? (?!par )"
    f"{P}{{0,30}}?(?<!\\w){TIERS}|(?:notre|nos|mon|une|nous|je) (?:\\w+ )?(?:interventions?|demarches?"
    f"|interviendr\\w+) {P}{{0,15}}?"
    f"aupres d[eu] {P}{{0,15}}?(?<!\\w){TIERS}"
    f"|{_APPRENDRE} (?:(?:que|comment|ce que) vous)"
    f"|en parler (?:\\w+ ){{0,2}}?(?:a|autour|dans|avec) {P}{{0,20}}?(?:{TIERS}|nous|vous|moi|tous)"
    f"|{_REGRETTABLE},? (?:\\w+ )?(?:que|qu'|si|s'|de|pour) {P}{{0,60}}?(?:{TIERS}|reputation|arriv|apprenn|sach"
    "|connu|oreilles|public|decouvr|parl|ferm|perdr|perdi|tomb|permis|licence|agrement|enfants|scandale)"
    f"|{TIERS} {P}{{0,40}}?(?:malheur|ennuis?|scandale)|{_CE_QU_ILS_PENSERAIENT} {P}{{0,20}}?(?:{TIERS}|vos|votre)"
    f"|{TIERS} {P}{{0,40}}?(?:(?:se )?pos(?:er|eront|eraient) (?:\\w+ )?(?:des |certaines |bien des )?questions"
    "|s'interroger\\w*|s'inquieter\\w*|jaser\\w*|tirer(?:ont|a) (?:les|leurs) conclusions|se detourner\\w*"
    "|changer\\w* d'avis|fuir\\w*|perdr\\w+ confiance)"
    f"|enverr\\w+ {P}{{0,60}}?(?<!\\w){TIERS}"
    f"|circul(?:er|era|eront|erait)\\w* {P}{{0,30}}?(?<!\\w)(?:dans|aupres|chez|parmi|entre|a) {P}{{0,20}}?{TIERS}"
    "|copies? (?:de la presente|de la presente lettre|du present courrier|de ce courrier|de cette lettre)? ?: ?(?:[\\w' "
    f"-]+, ){{0,3}}?{TIERS}"
    f"|{TIERS} (?:\\w+ ){{0,2}}?{P}{{0,20}}?(?:friand|raffol|se regal|se delect)\\w*"
    f"|{TIERS} {P}{{0,30}}?(?:aura-t-|auront-|pourra-t-|saura-t-|fera-t-)\\w*"
    f"|(?:croise|rencontre|vu|parle (?:a|avec)) {P}{{0,20}}?(?<!\\w){TIERS} {P}{{0,60}}?(?:ignor|racont|impaye|dette"
    "|suite)\\w*"
)
"""Read where the third parties are marked (``commun.TIERS``)."""
_RENDRE_PUBLIQUE = croiser(
    _AFFAIRE,
    _PUBLIER + f'(?:er|e|ee|es|ees|{FUTUR}|ation|age)',
    40,
)
_FICHE = croiser(
    "(?:fiche|inscri|declar|signal|enregistr|repertori|cot|degrad|not|figur|reference)[a-z]*",
    "banque de france",
    50,
)
_NOTE_DE_CREDIT = croiser(
    "(?:votre|vos) (?:cote|cotation|note|notation|scoring|score)s?",
    "(?:degrad|effondr|baiss|chut|souffr|abim|plong)[a-z]*",
    40,
)
_ENTENDU = (
    "(?:secretaire|assistante?|standardiste|comptable|employee?|salariee?|associee?|collegue|collaborat\\w+|receptionniste) "
    f"{P}{{0,40}}?(?:detaill|expliqu|racont|appris|ecout|edifi|surpri)\\w* {P}{{0,60}}?(?:(?:votre|vos|cet|cette) "
    "(?:dette|impaye|situation"
    "|defaut)|fera passer|passera le message)"
)
T2_PUBLICITE = (
    "(?:nous|je|j') ?(?:en )?(?:avons|ai) (?:deja |d'ores et deja )?(?:ecrit|telephone|parle) a (?:vos|votre) (?:bailleurs?"
    "|employeurs?|banqu\\w+|clients?|fournisseurs?|voisins?|voisinage|famille|conjointe?|epou\\w+|parents|salarie\\w*"
    "|proprietaire|patron|concurrents?|confreres)(?!\\w)|"
    "tou(?:s|tes?) (?:les?|la) (?:[\\w'-]+ ){1,5}?(?:sauront|saura|apprendront|apprendra) (?:que|comment|pourquoi|qui) "
    "(?:vous"
    "|votre)|"
    "(?:rendre|rendrons|rendra|rendrai|rendus?|rendues?|rendait) (?:\\w+ ){0,3}publi(?:cs?|ques?)"
    "|publi(?:er|erons|era|erai|eront|ons) (?:\\w+ ){0,3}votre (?:nom|identite|dette|denomination)"
    f"|(?:votre|vos|vous|incident|il|elle) {P}{{0,40}}?(?:sera|seront|serez|etre) (?:\\w+ )?(?:signale|denonce"
    f"|rapporte|cite|designe)e?s? (?:aupres|comme|(?:a|au|aux) (?:la |l'|tous |tout |vos )?{_QUI_ENREGISTRE})"
    "|(?:saura|sauront|sache|sachent|savoir|apprendra|apprendront|entende"
    "|entendra) (?:\\w+ ){0,2}?(?:a quoi s'en tenir|a qui (?:on|il|elle|ils) (?:a|ont) affaire|qui vous etes"
    "|comment vous (?:traitez|payez|agissez))"
    "|(?:le bruit|cela|ca|l'affaire|la nouvelle|ces? (?:choses|informations?)) (?:\\w+ ){0,3}?(?:courra|court|courir"
    "|circul\\w+|s'ebruit\\w+|se sa(?:it|ura|che|voir)|se repand\\w*|jaser)"
    "|se sait vite|les nouvelles vont vite|le monde est petit|tout se sait|bouche-a-oreille|ebruit\\w+"
    f"|(?:publi|diffus|affich|placard|partag|post|relay)(?:er|{FUTUR}) {P}{{0,60}}?(?<!\\w)(?:{_LIEU_PUBLIC}"
    "|votre nom)"
    f"|(?:votre|vos|vous) {P}{{0,40}}?(?:figurer(?:a|ont|ait|aient|ez)|(?:sera|seront|serait|serez"
    "|etre) (?:\\w+ )?(?:publie|diffuse|affiche|inscrit|fiche|reference|mentionne|liste|repertorie"
    f"|enregistre)e?s?) {P}{{0,40}}?(?<!\\w)(?:{_LIEU_PUBLIC}|listes?|base|fichiers?|banque de france)"
    f"|{_RENDRE_PUBLIQUE}"
    f"|{_AFFAIRE} {P}{{0,25}}?(?:dans|sur|a) {P}{{0,12}}?(?<!\\w)(?:la presse|les journaux|la une|internet|facebook"
    "|linkedin|google)"
    "|avis (?:\\w+ )?(?:negatifs?|google|trustpilot|defavorables?|sur internet|en ligne)"
    "|(?:laisser|laisserons|deposer|deposerons|poster|posterons|ecrire|rediger) (?:un|des) (?:avis|commentaires?)"
    "|(?<!gestion des )(?<!gestion de vos )(?<!animation des )(?<!animation de vos )(?<!campagne )"
    "(?<!formation aux )reseau(?:x)? soci(?:al|aux)"
    "|listes? (?:noires?|rouges?|des mauvais|des impayes|des debiteurs)|blacklist\\w*|(?<!\\w)black ?-?list\\w*"
    "|fichages?|fichiers? (?:\\w+ )?(?:(?:des|de) )?(?:mauvais|debiteurs?|impayes|incidents)"
    "|registre des (?:mauvais|impayes)|ficp|fcc|fiben|interdi(?:t|ts|ction) (?:bancaire|de chequier|de gerer)s?"
    f"|{_FICHE}|bases? (?:d'information (?:commerciale )?|de donnees )?(?:des impayes|de solvabilite|du credit)s?"
    f"|(?:principales )?bases d'information|{_NOTE_DE_CREDIT}|deball\\w+ (?:tout|votre|vos|l'affaire)"
    f"|lav\\w+ (?:notre |son |le )?linge|appels? d'offres? {P}{{0,40}}?(?:pati|souffr|perd|exclu|ecart|elimin)\\w*"
    "|place publique|vindicte|opprobre|deshonn\\w+|deshonor\\w+|bonnes moeurs|scandale public|montrer du doigt|pilori"
    "|(?:vous|faire) bannir|banni"
    "|debiteurs? (?:recalcitrant|notoire|defaillant|de mauvaise|insolvable|indelicat|chronique)s?|recalcitrants?"
    "|liste de (?:nos|mes) (?:impayes|mauvais|debiteurs|clients)|nos listes"
    "|(?:raison sociale|nom|enseigne|siren) (?:[\\w']+ ){0,3}?(?:a notre reseau|dans (?:la|notre|nos)|sur notre"
    "|a nos (?:adherents|membres|confreres))"
    "|(?:fer\\w+ paraitre|paraitre|parution de votre|inser(?:er|erons|era)\\w*|(?:pass|publi)\\w*(?:er|erons) (?:une "
    "|un )?(?:annonce|article)|encart|tribune) (?:\\w+ ){0,3}?(?:dans|sur) (?:la|le|les|un|votre"
    "|des) (?:\\w+ )?(?:journ\\w+|presse|quotidien|gazette|bulletin|revue|site|magazine|hebdo\\w*)"
    "|inscri(?:ption|re|rons) (?:[\\w']+ ){0,4}?(?:registre|fichier|liste|annuaire)"
    "|publication (?:nominative|publique|de (?:votre (?:nom|dette|impaye|dossier|identite|defaut|defaillance|cas)"
    "|vos (?:impayes|dettes|noms)|cette (?:lettre|affaire|dette))|sur (?:notre|nos|les|un|votre|internet))"
    "|(?:article|reportage|billet|post|avis) (?:\\w+ ){0,4}?(?:pret a|paraitra|sera publie|va paraitre"
    "|en preparation)"
    "|(?:sera|seront) (?:\\w+ )?(?:tous? |vite |mise?s? )?au courant"
    "|(?:dir(?:e|ons|ai)|racont(?:er|erons|erai)) (?:toute )?(?:la verite|ce qu'il en est|ce que nous savons)"
    "|votre nom (?:circul|tourn|sera)\\w*|alerte (?:\\w+ )?(?:sera|deposee|publiee|postee)"
    f"|(?:photos?|videos?|enregistrements?|images?) {P}{{0,40}}?(?:diffus|publi|circul|montr)\\w*"
    "|(?:un|d'un|votre cas un) exemple(?= ?(?:\\.|$|,|!|\\n|pour))"
    "|ce serait (?:bien |vraiment )?dommage(?=\\.|,|!|$|\\n)"
    f"|(?:signal|denonc|expos|parl|racont|relat|temoign|partag|publi|cit)\\w* {P}{{0,50}}?(?<!\\w)(?:sur|dans) (?:les"
    "|nos|tous les|differents) reseaux"
    "|(?:devant|a) (?:la presse|les medias|l'opinion(?: publique)?|le public)|aux medias|a la presse"
    "|(?:posts?|messages?|commentaires?|temoignages?|videos?|tweets?|stor(?:y|ies)) (?:\\w+ )?(?:linkedin|facebook"
    "|instagram|tiktok|twitter|x|youtube|google)"
    "|signalements? (?:des|de) (?:debiteurs|mauvais|impayes|votre|vos)|signalement (?:sera|a ete|aupres)"
    "|(?:cette|notre|l'|votre) ?histoire (?:sera|va|fera|merite|interess)\\w*"
    "|(?:mises? en garde|avis|notes?|alertes?|communiques?|informations?) (?:\\w+ ){0,2}?(?:a votre sujet"
    "|sur votre compte|vous concernant|contre vous|sur vos (?:pratiques|methodes|agissements))"
    "|circul(?:er|era|eront) (?:dans|aupres|chez|parmi|entre) (?:les|des|tous|toutes|la|le|l'(?:immeuble|entourage"
    "|entreprise|quartier|ecole|opinion|equipe)|nos|vos)"
    "|(?:mauvaise|contre-?|triste|drole de|sacree) ?publicite"
    f"|{_ENTENDU}|numero (?:du|d'un|de la) (?:journaliste|redaction)"
    f"|avis {P}{{0,25}}?(?:relat|racont|decriv|evoqu|detaill)\\w* {P}{{0,25}}?(?:impaye|dette|retard|comportement|attitude)"
)
