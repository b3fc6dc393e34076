"""What an exhibit seems to be: its nature, number and day, proposed from what it says, else from the name of its file.

A proposal, to be read by a person. A title counts when a line is that title, with at most its number and its day; the
first title of the document wins, because an invoice names its delivery note further down, and not the reverse.
"""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from dossier_juridique.droit.croisement import NUMERO, TOTAL, credit_note
from dossier_juridique.droit.texte_de_piece import (
    Ligne,
    companies,
    days,
    flatten,
    labelled_amounts,
    labelled_numbers,
    lines,
)
from dossier_juridique.expressions import expression
from dossier_juridique.model.lecture_de_piece import LectureDePiece

_TETE = 40
_TITRES: tuple[tuple[str, str, str], ...] = (
    ("avis_de_reception", "Avis de réception", r"avis de reception"),
    ("non_reclame", "Pli non réclamé", r"(pli )?(avise et )?non reclame|destinataire inconnu"),
    ("preuve_de_depot", "Preuve de dépôt", r"preuve de depot|recepisse de depot"),
    ("mise_en_demeure", "Mise en demeure", r"(derniere )?mise en demeure( de payer)?"),
    ("relance", "Relance", r"(premiere |deuxieme |seconde |troisieme |derniere )?(lettre de )?(relance|rappel)( amiable)?"),
    ("avoir", "Avoir", r"(facture d')?avoir|note de credit|credit note"),
    ("facture", "Facture", r"facture( d'acompte| de solde| de situation)?|invoice"),
    ("pv_de_reception", "Procès-verbal de réception", r"(proces-verbal|pv) de (reception|recette)( (de|des) travaux)?"),
    ("lettre_de_voiture", "Lettre de voiture", r"lettre de voiture( internationale)?|cmr"),
    ("preuve_transporteur", "Preuve de livraison", r"preuve de livraison|suivi de (votre |l')?(colis|envoi)"),
    ("bon_de_livraison", "Bon de livraison", r"(bon|bordereau) de livraison|delivery note"),
    ("bon_de_commande", "Bon de commande", r"(bon de )?commande|purchase order"),
    ("devis_signe", "Devis", r"devis|proposition commerciale"),
    ("conditions_generales", "Conditions générales", r"conditions generales( de vente| d'achat| de prestation)?s?"),
    ("reconnaissance_de_dette", "Reconnaissance de dette", r"reconnaissance de dette"),
    ("echeancier_signe", "Échéancier", r"(plan d'apurement|echeancier)( de paiement)?|protocole d'accord"),
    ("cession", "Cession de créance", r"(acte de )?cession de creances?|quittance subrogative|bordereau de cession.*"),
    ("contrat", "Contrat", r"(contrat|convention)( cadre)?\b.{0,60}"),
    ("releve_d_activite", "Relevé d'activité", r"(releve|rapport|compte[- ]rendu) d'(activite|intervention)"),
    ("releve_de_compte", "Relevé de compte", r"(releve|extrait|situation) de compte( client)?|grand[- ]livre( client)?"),
    ("preuve_de_paiement", "Preuve de paiement", r"(avis|ordre|confirmation) de virement|avis d'operation"),
    ("decompte", "Décompte", r"decompte( de la creance| des sommes dues)?"),
    ("extrait_registre", "Extrait du registre", r"(extrait )?k-?bis|extrait (d'immatriculation|du registre).*|"
     r"avis de situation.*|(extrait )?(d'immatriculation principale )?(au )?registre du commerce.*"),
    ("bodacc", "Annonce au BODACC", r"bodacc.*|bulletin officiel des annonces civiles.*"),
    ("pouvoir_special", "Pouvoir spécial", r"pouvoir( special)?|mandat special"),
    ("acte_de_signification", "Acte de signification", r"(acte de |proces-verbal de )?signification.*"),
    ("fusion", "Fusion", r"(traite|projet) de fusion.*"),
    ("changement_de_denomination", "Changement de dénomination", r"changement de denomination.*"),
    ("attestation", "Attestation", r"attestation.*"),
)  # fmt: skip
_SUITE = r"\s*(($|[:,–—-]|\()|(n°|no\b|numero|nr|#)|(du|le) +\d|[a-z]{0,4}[-./]?\d)"
_FORMES = tuple((nature, nom, expression(rf"^\W*({titre}){_SUITE}")) for nature, nom, titre in _TITRES)
_OBJET = (
    ("mise_en_demeure", "Mise en demeure", expression(r"^\W*objet\W.*mise en demeure")),
    ("relance", "Relance", expression(r"^\W*objet\W.*(relance|rappel|impaye|en retard|echue)")),
)
_NOMS_DE_FICHIER = tuple(
    (nature, nom, expression(titre))
    for nature, nom, titre in (
        ("avis_de_reception", "Avis de réception", r"avis.?(de.?)?recep|accuse|\bar\b"),
        ("preuve_de_depot", "Preuve de dépôt", r"depot"),
        ("mise_en_demeure", "Mise en demeure", r"mise.?en.?demeure|\bmed\b"),
        ("relance", "Relance", r"relance|rappel"),
        ("avoir", "Avoir", r"avoir"),
        ("bon_de_livraison", "Bon de livraison", r"livraison|\bbl\b"),
        ("bon_de_commande", "Bon de commande", r"commande|\bbc\b"),
        ("devis_signe", "Devis", r"devis"),
        ("facture", "Facture", r"facture"),
        ("contrat", "Contrat", r"contrat"),
        ("conditions_generales", "Conditions générales", r"conditions.?generales|\bcg[uv]\b"),
        ("extrait_registre", "Extrait du registre", r"k-?bis|rcs"),
        ("releve_de_compte", "Relevé de compte", r"releve|extrait.?de.?compte"),
        ("pv_de_reception", "Procès-verbal de réception", r"\bpv\b"),
    )
)
_RECOMMANDE = expression(r"\b(\d[a-z] ?\d{3} ?\d{3} ?\d{4} ?\d)\b")
_LABEL = {
    "bon_de_livraison": expression(r"(bon|bordereau) de livraison\s*(n°|no\b|numero|:)?|^\W*(n°|no\b|numero\b)"),
    "bon_de_commande": expression(r"commande\s*(n°|no\b|numero|:)?|^\W*(n°|no\b|numero\b)"),
    "devis_signe": expression(r"devis\s*(n°|no\b|numero|:)?|^\W*(n°|no\b|numero\b)"),
    "facture": NUMERO,
    "avoir": expression(r"avoir\s*(n°|no\b|numero|:)?|^\W*(n°|no\b|numero\b)"),
}
_DATE = expression(
    r"(\bdate( (de (la )?)?(facture|commande|facturation|emission|d'emission|piece))?|emise? le|fait .{0,30}le|, le|^\W*le|"
    r"^\W*(facture|bon de commande|commande|avoir|devis|bon de livraison)\b.{0,40}\bdu)\W*$"
)
_DATE_DE_LIVRAISON = expression(r"(livre|recu|remis|livraison)( le| du)?\W*$")
_DU = expression(r"\bdu\W*$")
_CONTESTE = expression(r"contest|desaccord|non[ -]conform|malfacon|refusons|ne (paierons|reglerons)|litige")


class Proposition(Struct, frozen=True):
    """A nature of the schema, a neutral title, the number and the day when found, and what they rest on, in French."""

    nature: str
    intitule: str
    numero: str | None
    date: date | None
    fonde_sur: str


def propose(lecture: LectureDePiece, fichier: str, courriel_du_debiteur: str | None = None) -> Proposition:
    """The proposal for one exhibit; nature « autre » when nothing says what it is."""
    facture = lecture.facture
    if facture is not None:
        nature, nom = ("avoir", "Avoir") if facture.avoir else ("facture", "Facture")
        return _make(nature, nom, facture.numero, facture.emise_le, "ses données électroniques")
    lignes = lines(lecture.pages)
    if not lecture.lisible:
        return _from_name(fichier)
    if fichier.lower().endswith(".eml"):
        return _mail(lignes, courriel_du_debiteur)
    page = credit_note(lecture)
    trouve = ("avoir", "Avoir", page) if page else _title(lignes)
    if trouve is None:
        return _from_name(fichier, lignes)
    nature, nom, page = trouve
    nature = "autre" if nature == "attestation" else nature
    if nature == "releve_de_compte" and any("iban" in ligne.plat or "banque" in ligne.plat for ligne in lignes[:_TETE]):
        nature, nom = "preuve_de_paiement", "Extrait de compte bancaire"
    return _make(nature, nom, _number(nature, lignes), _day(lignes, nature), f"son contenu, page {page}")


def _title(lignes: tuple[Ligne, ...]) -> tuple[str, str, int] | None:
    for ligne in lignes[:_TETE]:
        for nature, nom, forme in _OBJET:
            if forme.match(ligne.plat):
                return nature, nom, ligne.page
    for rang, ligne in enumerate(lignes[:_TETE]):
        if len(ligne.plat) > 100:
            continue
        for nature, nom, forme in _FORMES:
            # « Contrat n° … » low on the page is a reference, not a title.
            if forme.match(ligne.plat) and (nature != "contrat" or rang < 8):
                return nature, nom, ligne.page
    tout = " ".join(ligne.plat for ligne in lignes[:200])
    if len(re.findall(r"\bfacture", tout)) > 1 and labelled_amounts(lignes, TOTAL) and companies(lignes):
        return "facture", "Facture", 1
    return None


def _mail(lignes: tuple[Ligne, ...], courriel_du_debiteur: str | None) -> Proposition:
    tete = {cle: ligne.plat for ligne in lignes[:8] for cle in ("de", "objet") if re.match(rf"{cle} :", ligne.plat)}
    objet = tete.get("objet", "")
    du_debiteur = bool(courriel_du_debiteur) and flatten(courriel_du_debiteur or "") in tete.get("de", "")
    corps = " ".join(ligne.plat for ligne in lignes)
    if du_debiteur:
        nature, nom = (
            ("contestation", "Courriel du débiteur") if _CONTESTE.search(corps) else ("echange", "Courriel du débiteur")
        )
    elif "mise en demeure" in objet:
        nature, nom = "mise_en_demeure", "Mise en demeure par courriel"
    elif re.search(r"relance|rappel|impaye|retard de (paiement|reglement)|echue", objet):
        nature, nom = "relance", "Relance par courriel"
    else:
        nature, nom = "echange", "Échange de courriels"
    jour = next((_mail_day(ligne.brut) for ligne in lignes[:8] if ligne.plat.startswith("date :")), None)
    return Proposition(nature, nom, None, jour or _day(lignes), "ses en-têtes")


def _mail_day(brut: str) -> date | None:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(brut.partition(":")[2].strip()).date()
    except (ValueError, TypeError, IndexError):
        return None


def _number(nature: str, lignes: tuple[Ligne, ...]) -> str | None:
    if nature in ("avis_de_reception", "preuve_de_depot", "non_reclame"):
        lu = next((m[1] for ligne in lignes if (m := _RECOMMANDE.search(ligne.plat))), None)
        return lu.upper() if lu else None
    forme = _LABEL.get(nature)
    lus = labelled_numbers(lignes[:_TETE], forme) if forme else []
    return lus[0].valeur if lus else None


def _day(lignes: tuple[Ligne, ...], nature: str = "") -> date | None:
    """The first day announced as that of the document, else one of its very first lines; None rather than any day."""
    lus = days(lignes[:_TETE])
    if nature == "bon_de_livraison":
        livree = next((t.valeur for t in lus if _DATE_DE_LIVRAISON.search(t.ligne)), None)
        if livree is not None:
            return livree
    dite = next((t.valeur for t in lus if _DATE.search(t.ligne)), None)
    if dite is not None:
        return dite
    tete = days(lignes[:6])
    return next((t.valeur for t in tete if _DU.search(t.ligne)), tete[0].valeur if tete else None)


def _from_name(fichier: str, lignes: tuple[Ligne, ...] = ()) -> Proposition:
    plat = re.sub(r"[_\-.]+", " ", flatten(fichier.rpartition(".")[0]))
    jour = next((t.valeur for t in days((Ligne(1, flatten(fichier), flatten(fichier)),))), None)
    for nature, nom, forme in _NOMS_DE_FICHIER:
        if forme.search(plat):
            return _make(nature, nom, None, _day(lignes) or jour, "le nom du fichier")
    base = fichier.rpartition(".")[0] or fichier
    return Proposition("autre", base[:120], None, _day(lignes) or jour, "rien : la nature est à dire")


def _make(nature: str, nom: str, numero: str | None, jour: date | None, fonde_sur: str) -> Proposition:
    quoi = f"{nom} de la lettre recommandée" if nature in ("avis_de_reception", "preuve_de_depot") else nom
    intitule = f"{quoi} n°\u00a0{numero}" if numero else quoi
    return Proposition(nature, intitule, numero, jour, fonde_sur)
