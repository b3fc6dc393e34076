"""Capitals: a sentence in capitals is shouted, a heading is not.

What may stand in capitals is what the trade so prints, whoever writes: names, addresses and labels that the dossier holds;
courts and their president; headings of acts; the mention of the sending; « PIÈCE N° 3 »; acronyms, legal forms, Roman
numerals; the letterhead, above the object, as long as it does not speak to the debtor. Source: usage.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dossier_juridique.droit.texte_imprime import MASQUE, Lecture, passages_des_noms
from dossier_juridique.expressions import expression
from dossier_juridique.model.dossier import Dossier

MOTS_EN_CAPITALES = 5
"""More capital words than this in a row is a sentence in capitals."""
_MOT = expression(r"[^\W\d_]+")
_ROMAIN = expression(r"[IVXLCDM]+")
_SIGLES = frozenset(
    ("SARL", "SAS", "SASU", "SA", "SNC", "EURL", "SCI", "SCP", "SCM", "SEL", "SELARL", "SELAS", "SCOP", "SCIC", "GIE", "EARL",
     "GAEC", "EI", "RCS", "RNE", "RM", "SIREN", "SIRET", "APE", "NAF", "IBAN", "BIC", "RIB", "TVA", "HT", "TTC", "EUR", "LRAR",
     "LRE", "AR", "CPC", "CPCE", "BCE", "CEDEX", "BP", "CS", "ZI", "ZA", "ZAC", "TJ", "TAE", "CARPA", "RG")
)  # fmt: skip
_LIEU = (
    r"(?: (?:d'|(?:de|du|des) )(?:l'|la |le |les )?\w+"
    r"(?:[- '](?:en|de|du|des|sur|sous|le|la|les|l|d|et|aux?)[- ']\w+|-\w+| metropole)*)?"
)
_CHARGE = r"(?:(?:monsieur|madame)(?: ou madame| ou monsieur)? )?(?:(?:le|la) )?presidente?(?: d[ue]| de la| pres le)? ?"
_COUR = (
    r"(?:(?:le|la|l') ?)?(?:tribunal (?:judiciaire|de commerce|des activites economiques|mixte de commerce|de proximite)"
    r"|chambre commerciale(?: du tribunal judiciaire)?|cour d'appel|greffe)"
)
_ADMIS = expression(
    rf"(?<!\w)(?:{_CHARGE}(?:{_COUR}{_LIEU})?|{_COUR}{_LIEU}"
    r"|lettre recommandee(?: electronique)?(?: avec (?:demande d')?(?:avis|accuse) de reception)?"
    r"|remise? en mains? propres?(?: contre (?:recepisse|decharge|signature))?|par (?:courriel|porteur|coursier)"
    r"|pieces? (?:n°|no )"
    r"|mise en demeure(?: de payer)?|requete (?:en|aux fins d')injonction de payer(?: europeenne)?"
    r"|assignation (?:en (?:refere(?:[- ]provision)?|paiement)|au fond)(?: devant)?"
    r"|bordereau (?:de|des) (?:pieces|documents justificatifs)(?: communiquees)?|decompte (?:de (?:la |sa )?creance|arrete au)"
    r"|(?:protocole d'accord|accord de reglement|echeancier)(?: de paiement)?|reconnaissance de dette|pouvoir special"
    r"|declaration de creances?|accuse de (?:paiement|reception)(?: partiel)?"
    r"|plaise au (?:tribunal|juge|president)|par ces motifs|code (?:de procedure civile|de commerce|civil))(?!\w)"
)
_OBJET = expression(r"(?<!\w)objet ?:")
_ORDRE = expression(
    r"(?:pay|regl|vers|acquitt|sold|vir|rembours|execut|obeiss|cess|dev|serez|aur|all|risqu|sav|perdr|subir|paier"
    r"|reglerez|craign|hesit|attend|tard)\w*ez|etes|serez|payons|exigeons|sommons|exige"
)
"""Said to the debtor: two words in capitals are then enough."""
_PARLE = expression(r"(?<!\w)(?:vous|votre|vos|nous|notre|nos|je|mon|ma|mes)(?!\w)")


def libelles(dossier: Dossier) -> tuple[str, ...]:
    """What the dossier calls things and people, as an ERP writes them, in capitals."""
    lettre, procedure = dossier.lettre, dossier.procedure
    personnes = [dossier.creancier.representant, dossier.debiteur.representant, lettre.signataire if lettre else None,
                 procedure.signataire if procedure else None]  # fmt: skip
    noms = [f"{p.prenom or ''} {p.nom or ''}".strip() for p in personnes if p]
    noms += [p.qualite for p in personnes if p and p.qualite]
    noms += [f.objet for f in dossier.factures if f.objet] + [x.objet for x in dossier.litiges]
    noms += [p.intitule for p in dossier.pieces] + [c.libelle for c in dossier.demande.chefs if c.libelle]
    noms += [dossier.demande.objet] if dossier.demande.objet else []
    return tuple(nom for nom in noms if len(nom) > 2)


def en_capitales(lu: Lecture, admis: Collection[str] = ()) -> Iterator[tuple[int, int]]:
    """Where the text shouts, in places of ``lu.plie``; ``admis``: labels that may be in capitals (see ``libelles``)."""
    neutres = {place for m in _ADMIS.finditer(lu.plie) for place in range(*m.span())} | places(lu, admis)
    objet = _OBJET.search(lu.plie)
    tete = objet.start() if objet else 0
    for suite in _suites(lu):
        gauche, droite = suite[0][0], suite[-1][1]
        comptes = [(debut, fin) for debut, fin in suite if debut not in neutres]
        dit = lu.plie[gauche:droite]
        ordre = len(suite) > 1 and any(_ORDRE.fullmatch(lu.plie[debut:fin]) for debut, fin in comptes)
        longue = len(comptes) > MOTS_EN_CAPITALES and (gauche >= tete or _PARLE.search(dit))
        if ordre or longue:
            yield (gauche, droite) if ordre else (comptes[0][0], comptes[-1][1])


def places(lu: Lecture, libelles_: Collection[str]) -> set[int]:
    """The places of ``lu.plie`` that these labels fill."""
    if not libelles_:
        return set()
    return {place for m in passages_des_noms(tuple(libelles_), lu.plie) for place in range(*m.span())}


def _suites(lu: Lecture) -> Iterator[list[tuple[int, int]]]:
    """Runs of words in capitals of one sentence; what is neutral by itself neither counts nor breaks a run."""
    suite: list[tuple[int, int]] = []
    fin_precedente = 0
    for mot in [*_MOT.finditer(lu.texte), None]:
        rompu = mot is None or any(c.isdigit() or c in ".;!?:\n" for c in lu.texte[fin_precedente : mot.start()])
        lettres = mot[0] if mot else ""
        place = lu.place(mot.start()) if mot else 0
        masque = mot is not None and lu.plie[place] == MASQUE
        neutre = masque or lettres in _SIGLES or len(lettres) == 1 or _ROMAIN.fullmatch(lettres) is not None
        if rompu or not (lettres.isupper() or neutre):
            if suite:
                yield suite
            suite = []
        if mot is not None:
            fin_precedente = mot.end()
            if lettres.isupper() and not neutre:
                suite.append((place, lu.place(mot.end() - 1) + 1))
