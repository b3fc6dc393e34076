"""T2: criminal law, the tax office, insolvency as a lever (C. pén., art. 312-10)."""

from __future__ import annotations

from dossier_juridique.droit.tournures.commun import P, croiser

_ADMINISTRATION = (
    "(?:fisc|impots|l'administration|administration fiscale|services fiscaux|urssaf|dgccrf|repression des fraudes"
    "|inspect(?:ion|eur|rice) du travail|tracfin|douanes?|prefecture|prefet|direction generale des finances publiques"
    "|dgfip|autorites?(?: competentes)?|mediapart|pole emploi|france travail|caisse d'allocations|centre des impots"
    "|mairie|commission (?:de surete|de securite)|services d'hygiene|services veterinaires|cnil"
    "|autorite de la concurrence)"
)
_DIRE_A_L_ADMINISTRATION = croiser(
    "(?:inform|avis|alert|signal|saisi|prevenir|previen|preven|interess|transm|dir|apprendr|ecri(?:re|ron|rai)"
    "|contact|denonc|rapproch)[a-z]*",
    _ADMINISTRATION,
    40,
)
T2_PENAL = (
    "(?<!clause )(?<!clauses )penale?s?|penaux|penalement|procureure?s?|tribunal correctionnel|correctionnelle?s?"
    "|emprisonn\\w+|(?:en|ans de|mois de|risqu\\w* la|case) prison"
    "|abus de (?:confiance|biens? socia(?:l|ux)|faiblesse)|banqueroute|garde a vue|casier judiciaire|menottes"
    "|derriere les barreaux|cellule de prison|infractions?|delits?|delictueu(?:x|ses?)|filouteries?|grivelerie"
    "|code penal"
    f"|(?:constitue|commet|commis|relev|qualifi|releve|tombe|qualification|vaut|caracteris)[a-z]* {P}{{0,30}}?(?:vol"
    "|fraude|delit|faux)"
    f"|(?:ir|all|rend|convo|depos|present|plaint|saisi|signal|expliqu|pouss|fini)\\w* {P}{{0,40}}?"
    "(?<!\\w)(?:commissariat|gendarmerie|police(?! d'assurance))"
    "|(?:avec|aux|par) (?:les )?(?:gendarmes|policiers)|forces de l'ordre|brigade financiere|officier de police"
    f"|(?:saisir|saisi|saisirons|saisira|signal|transm|avis|alert|au|le) {P}{{0,30}}?(?<!\\w)(?:au|le"
    "|du) parquet(?! (?:chene|massif|flott|stratif|colle|cloue|pose|en|livre|est (?:pos|livr)))"
    "|le parquet (?:sera|est|pourr|appreci|aura|jugera)|(?:a|aupres de|par) la gendarmerie"
    "|(?:a|aupres de|par|services? de) la police(?! d'assurance)|police judiciaire|risqu\\w+ la prison"
    "|peine de prison"
    "|plaintes? (?:penales?|sera|seront|serait|est|a ete|contre|aupres|pour|avec constitution|simple|au|devant)"
    "|publiquement|poursuites? (?:penale|correctionnelle|criminelle)s?|port\\w* (?:\\w+ )?plainte"
    "|depo[ts]\\w* (?:\\w+ )?(?:d'une |de |une )?plainte|suites? penales?|partie civile|escroqueries?"
    "|detournements? (?:de fonds|de votre part)|organisation (?:frauduleuse )?d'insolvabilite"
    "|denonc(?:er|erons|era|erai|eront|ons|iation|iations)(?! (?:le|la|ce|cette|notre|votre|du|de la"
    "|ledit) (?:contrat|convention|marche|accord|bail))"
    "|fisc|administration fiscale|services fiscaux|urssaf|tracfin"
    "|(?:controles? fisca(?:l|ux)|redressement (?:fiscal|urssaf)|controle de (?:l'urssaf|l'inspection))"
    f"|{_DIRE_A_L_ADMINISTRATION}"
    f"|{_ADMINISTRATION} {P}{{0,30}}?(?:heureu|ravi|appreci|interess|curieu|content|enchant|pencher|rendre visite"
    "|s'interess)"
    "|(?:demand|sollicit|requ|provoqu|poursuiv|assign|obten|mett|fair|fer|precipit"
    f"|pouss)\\w* {P}{{0,60}}?(?:liquidation(?: judiciaire)?|redressement judiciaire|depot de bilan"
    "|(?:mise )?en faillite|(?:votre|la) faillite)"
    "|(?:mettr|mis)\\w* en (?:faillite|liquidation|cessation)"
    f"|(?:c'est|sera|serait|signif|signer|provoqu|entrain|risqu|vers|caus|hat)\\w* {P}{{0,20}}?(?:fermeture|fin|mort"
    "|perte|ruine|chute|disparition) de (?:votre|vos|la) (?:\\w+ )?(?:boutique|commerce|entreprise|societe|magasin"
    "|restaurant|affaires?|activite|etablissement|atelier|cabinet|carriere|maison)"
    "|refus de (?:credit|pret|bail|location|abonnement)"
    "|(?:prets?|credits?|emprunts?|decouvert|location|leasing) (?:[\\w']+ ){0,5}?(?:refuse|coupe|rejete|bloque"
    "|inaccessible|impossible)\\w*"
    "|(?:tomb|tombez|passible|punie?s?|reprim|sanctionn)\\w* (?:\\w+ )?(?:sous le coup|par la loi|de \\w+ (?:ans?"
    "|mois|euros)|par le code|d'emprisonnement|penalement)"
    "|au-dessus des lois|hors la loi|peines? (?:encourue|lourde|prevue|de)s?|complices?|complicite"
    "|(?:votre|vos) (?:licence|agrement|permis|autorisation|carte professionnelle|certification|label|accreditation"
    "|habilitation|diplome|qualification)s? (?:\\w+ ){0,4}?(?:retir|suspend|perd|remis|menac|contest|annul"
    "|revoqu)\\w*"
    "|mise? en redressement|etat de cessation|cessation des paiements|responsabilite penale"
    "|(?:gerant|dirigeant|president)s? (?:\\w+ ){0,3}?(?:poursuivi|inquiete|interdit|condamne|arrete|s'expliquer)\\w*"
    "|s'expliquer devant|(?:repondre|rendre compte) de (?:vos|ses) (?:actes|agissements|faits)"
    "|risqu\\w+ (?:gros|cher|votre|vos|bien plus|beaucoup|de (?:tout )?perdre)|travail dissimule"
    "|travail (?:au noir|clandestin)|assises"
    "|(?:jouer|actionner|activer|solliciter) (?:\\w+ )?(?:nos|mes|certaines) relations"
    "|train\\w+ (?:\\w+ )?(?:devant|en justice)|penalistes?"
    f"|(?:votre|vos) (?:\\w+ )?(?:societe|entreprise) {P}{{0,25}}?radie\\w*|radiation (?:de votre|d'office)"
    "|(?:declench|diligent|provoqu|sollicit|demand|oblig|faire|ordonn)\\w* (?:un|des|une) (?:\\w+ )?(?:controles?"
    "|verifications?|inspections?|enquetes?)(?! (?:de satisfaction|qualite|technique|de conformite|contradictoire))"
    "|(?:enquetes?|poste|brigade|rapport|tribunal|main courante|services?) de police|main courante"
)
