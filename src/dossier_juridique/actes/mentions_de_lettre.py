"""The mentions of a letter, in the writings in which they are recognised on the page.

Five are mandatory in every letter of the project: parties, exact amount, due dates, deadline, consequences
(C. civ., art. 1344 and 1231; usage). Others are added by the law for a third-party collector (CPCE, art. R. 124-4).
"""

from __future__ import annotations

from dossier_juridique.actes import en_phrase
from dossier_juridique.actes import mentions as m
from dossier_juridique.actes import parties as p
from dossier_juridique.actes.lettre import Delai
from dossier_juridique.actes.somme import Somme
from dossier_juridique.droit.textes import ACTIVITE_DE_RECOUVREMENT, L111_8_ALINEA_2, L111_8_ALINEA_3
from dossier_juridique.model.document import PUIS, Mention
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.francais import JOURS

FRAGMENTS: dict[str, tuple[str, ...]] = {
    "penalites": (
        "continueraient de courir", "continueront de courir", "continuent de courir", "continueraient à courir",
        "continueront à courir", "continuent à courir", "continuer de courir", "continuer à courir",
        *(f"{continuer} {suite}" for continuer in ("continueraient", "continueront", "continuent")
          for suite in ("à s'accumuler", "de s'accumuler", "à s'ajouter", "de s'ajouter", "à être dues", "d'être dues")),
    ),
    "interet_legal": ("taux légal continuerait de courir", "taux légal continuera de courir"),
    "indemnite_forfaitaire": (
        "resterait due", "reste due", "restera due", "demeurerait due", "demeure due", "demeurera due", "reste exigible",
        "restera exigible", "resterait exigible",
    ),
    "courrier": ("vous écrire de nouveau", "vous adresser un nouveau courrier"),
    "mise_en_demeure": ("interpellation formelle au sens de l'article 1344", "article 1344 du code civil", "C. civ., art. 1344"),
    "injonction_de_payer": (
        "ordonnance portant injonction de payer", "demander une injonction de payer", "une injonction de payer",
        "ordonnance d'injonction de payer", "d'injonction de payer", "en injonction de payer",
    ),
    "refere_provision": ("une provision au juge des référés", "référé-provision", "en référé"),
    "assignation": ("vous assigner", "assignation en paiement", "voie d'assignation"),
    "clause_penale": ("pourrait vous être réclamée", "clause pénale serait"),
    "juge": (
        "saisir le juge compétent", "saisir le tribunal compétent", "saisir la juridiction compétente", "saisir le tribunal",
        "saisir la juridiction", "procédure judiciaire", "action en justice", "voie judiciaire",
    ),
}
"""A characteristic fragment of the sentence of each consequence, in our text and in those of an office."""


def cinq_mentions(
    dossier: Dossier, somme: Somme, delai: Delai, annoncees: tuple[str, ...]
) -> tuple[Mention, ...]:
    """The five mentions and the writings in which they are recognised on the page."""
    return (
        m.mention("parties", "Les deux parties et leurs coordonnées", "C. civ., art. 1344", *parties(dossier)),
        m.mention("montant", "Le montant exact de la dette, élément par élément", "C. civ., art. 1344",
                  *montants(somme)),
        m.mention("echeance", "La date d'échéance de chaque facture", "C. civ., art. 1344", *echeances(somme)),
        m.mention("delai", "Le délai accordé pour régler", "C. civ., art. 1231", delai_accorde(delai)),
        m.mention("consequences", "Les conséquences du défaut de paiement", "usage",
                  *(FRAGMENTS[cle] for cle in annoncees)),
    )  # fmt: skip


def parties(dossier: Dossier) -> tuple[m.Groupe, ...]:
    creancier, debiteur = dossier.creancier, dossier.debiteur
    contact = p.mandataire_externe(dossier) or creancier
    groupes = [_en_tete(dossier), *m.chacun(p.lignes_adresse(creancier.adresse) or ("",))]
    connus = m.textes(contact.telephone, contact.courriel)
    if connus:
        groupes.append(connus)
    # An e-mail has no window: it writes the name and the address as the dossier does.
    groupes += [m.textes(ligne, fait) for ligne, fait in p.fenetre(debiteur) if not ligne.startswith(p.ATTENTION)]
    if entier := p.nom_abrege(debiteur):
        groupes.append(m.textes(entier))
    if not p.nom_legal(debiteur) or debiteur.adresse is None:
        groupes.append(())
    return tuple(groupes)


def _en_tete(dossier: Dossier) -> m.Groupe:
    """The creditor's name where it stands with the address: the body of the letter names it too."""
    creancier = dossier.creancier
    if p.mandataire_externe(dossier) is not None:
        return m.textes(f"pour le compte de {p.designation(creancier)}")
    voie = p.lignes_adresse(creancier.adresse)[:1]
    nom = p.nom_legal(creancier)
    noms = m.textes(nom, *(f"{nom} {x}" for x in p.enseigne(creancier)))
    suivies = m.suite(noms, (*voie, *(f"{x} {v}" for x in p.identite(creancier)[:1] for v in voie)), liens=(" ", ", "))
    # An office writes its trade, or its motto, between its name and its street.
    return (*suivies, *m.suite(noms, voie, liens=(PUIS,)))


def montants(somme: Somme) -> tuple[m.Groupe, ...]:
    groupes = []
    for element in somme.elements:
        noms = (f"{element.libelle} ({element.article})", element.libelle, element.libelle.split()[0])
        ecrits = m.suite(noms, m.montant(element.montant), liens=(" ", " : "))
        # A single invoice prints its principal once, at the end of its own line.
        seule = element.nature == "principal" and len(somme.factures) == 1
        ecrits = (*ecrits, *en_phrase.element(element))
        groupes.append((*_ligne_seule(somme), *ecrits, *en_phrase.principal(somme.factures[0])) if seule else ecrits)
    groupes.append(m.total(somme.total, somme.au))
    return tuple(groupes)


def _ligne_seule(somme: Somme) -> m.Groupe:
    facture = somme.factures[0]
    deduit = (facture.deduit,) if somme.deductions else ()
    return m.suite(m.jour(facture.echeance), m.rangee(facture.ttc, *deduit, facture.restant))


def echeances(somme: Somme) -> tuple[m.Groupe, ...]:
    groupes = []
    for facture in somme.factures:
        emise = m.jour_usuel(facture.emise_le) if facture.emise_le else ()
        echue = m.jour(facture.echeance)
        ligne = m.suite((facture.numero,), emise, echue) if emise else ()
        dite = m.suite((facture.numero,), echue, liens=(" échue le ", ", échue le ", " échéance ", " à échéance du "))
        datee = m.suite(m.suite((facture.numero,), emise, liens=(" du ",)), echue,
                        liens=(" échue le ", ", échue le ", ", échéance ")) if emise else ()  # fmt: skip
        rangee = m.facture_echue(facture.numero, facture.emise_le, facture.ttc, facture.echeance)
        dit = len(somme.factures) <= en_phrase.FACTURES_MAX
        phrase = en_phrase.echeance(facture, seule=len(somme.factures) == 1) if dit else ()
        groupes.append((*ligne, *dite, *datee, *rangee, *phrase))
    # Told in a sentence, the sum may stand between the number and the due date: the number must be there all the same.
    return (*groupes, (somme.factures[0].numero,)) if len(somme.factures) == 1 else tuple(groupes)


def delai_accorde(delai: Delai) -> m.Groupe:
    if delai.limite is not None:
        bornes = ("au plus tard le", "avant le", "jusqu'au", "d'ici au", "d'ici le", "pour le")
        nomme = JOURS[delai.limite.weekday()]
        return m.suite((*bornes, *(f"{b} {nomme}" for b in bornes if b.endswith(" le"))), m.jour(delai.limite))
    if not delai.jours:
        return ()
    mot = "jour" if delai.jours == 1 else "jours"
    nombres = tuple(f"{n} {mot}" for n in (f"{delai.lettres} ({delai.jours})", str(delai.jours), delai.lettres))
    receptions = ("à compter de la réception", "à compter de sa réception", "à réception", "suivant la réception",
                  "suivant sa réception", "suivant réception", "après réception", "après la réception", "de la réception",
                  "de sa réception", "dès réception", "qui suivent la réception", "qui suivent sa réception",
                  "à partir de la réception")  # fmt: skip
    return m.suite(nombres, receptions)


def sommation() -> Mention:
    """The words that make the letter a summons."""
    ecrits = ("vous met en demeure de payer", "vous mettons en demeure de payer", "vous mets en demeure de payer")
    return m.mention("mots-mise-en-demeure", "Les mots « mise en demeure »", "C. civ., art. 1344", ecrits)


def recouvreur(dossier: Dossier) -> tuple[Mention, ...]:
    """The mentions of CPCE, art. R. 124-4, in a letter of a société de recouvrement; nothing for anyone else."""
    externe = p.mandataire_externe(dossier)
    if externe is None or externe.type != "societe_de_recouvrement":
        return ()
    rappel = externe.premiere_lettre
    return (
        m.mention("recouvreur", "Identité du recouvreur et activité", "CPCE, art. R. 124-4, 1°",
                  m.suite(m.textes(externe.nom), (ACTIVITE_DE_RECOUVREMENT,), liens=(" ", ", ")),
                  *m.chacun(p.lignes_adresse(externe.adresse))),
        m.mention("reproduction-l111-8", "Reproduction de l'article L. 111-8", "CPCE, art. R. 124-4, 5°",
                  (L111_8_ALINEA_2,), (L111_8_ALINEA_3,)),
        *((m.mention("premiere-lettre", "Rappel de la première lettre", "CPCE, art. R. 124-4, dernier al.",
                     (rappel.reference,), m.jour(rappel.date)),) if rappel else ()),
    )  # fmt: skip
