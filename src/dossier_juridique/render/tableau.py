"""The portfolio as files: a page that an office reads and prints, a table for a spreadsheet, the JSON of the contract."""

from __future__ import annotations

import base64
import csv
import io
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from msgspec import Struct

from dossier_juridique.model.contrat import montant
from dossier_juridique.model.contrat_portefeuille import (
    CLES_DES_CLASSES,
    avertissements,
    classe_code,
    portefeuille_json,
)
from dossier_juridique.model.francais import euros, jour_court, pluriel
from dossier_juridique.model.portefeuille import CLASSES, NOMS, LigneDePortefeuille, Portefeuille
from dossier_juridique.render.barres import ages, debtors
from dossier_juridique.render.gabarits import as_markup, fill
from dossier_juridique.render.modeles import Modeles, shipped_modeles

PAR_MORCEAU = 200
"""Rows filled at once: the bounds of a template hold for each part, and a table may have ten thousand rows."""
CANAUX = {"courriel": "courriel", "lettre_simple": "lettre simple", "lrar": "LRAR", "lre": "LRE",
          "telephone": "téléphone", "commissaire_de_justice": "commissaire de justice"}  # fmt: skip
FORMULES = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
PAUSES = {"litige": "une contestation", "echeancier": "un échéancier respecté", "promesse": "une promesse de paiement",
          "delai_accorde": "le délai laissé par la dernière lettre"}  # fmt: skip
NOM_MAX = 160
"""Signs of a name printed on the page; the CSV and the JSON have it whole."""
JOURS_DITS = 365
"""Above a year, the date of the prescription alone is printed."""
COLONNES = (
    "ligne", "dossier", "reference", "debiteur", "siren", "creancier", "au", "principal", "accessoires", "total",
    *CLES_DES_CLASSES, "age_jours", "classe", "dernier_acte", "dernier_acte_le", "prochain_acte", "prochain_acte_le",
    "canal", "a_envoyer", "raison", "prescription", "prescription_jours", "douteux", "doutes", "erreur", "remede",
)  # fmt: skip


class LigneImprimee(Struct, frozen=True):
    """A row as printed: sums as text, empty when nil or not known."""

    debiteur: str
    dossier: str
    reference: str
    arrete: str
    doutes: tuple[str, ...]
    total: str
    principal: str
    classes: tuple[str, ...]
    age: str
    classe: str
    dernier: str
    dernier_le: str
    prochain: str
    canal: str
    quand: str
    motif: str
    raison: str
    envoyer: bool
    due: bool
    prescription: str
    prescription_dite: str
    etat_prescription: str
    remede: str


class Groupe(Struct, frozen=True):
    """Rows under one heading, with their sum; the rows themselves join the page at the mark that bears its ``id``."""

    id: str
    titre: str
    nombre: int
    total: Decimal


class EtapeImprimee(Struct, frozen=True):
    """A step of the sequence in words."""

    acte: str
    quand: str
    minimum: str
    canal: str


def render_page(portefeuille: Portefeuille, *, moteur: str) -> str:
    """``tableau.html``: self-contained, no script, no network. Raises SortieRefusee when the template does not hold."""
    modeles = shipped_modeles()
    polices = [p for p in modeles.polices() if p.name in ("DossierSans-Regular.ttf", "DossierSans-Bold.ttf")]
    lignes = portefeuille.lignes
    chiffrees = [li for li in lignes if li.erreur is None]
    douteuses = [li for li in chiffrees if li.doutes]
    jours = {li.au for li in lignes if li.au is not None and li.au != portefeuille.au}
    rangs: dict[str, str] = {
        "fautifs": _filled(modeles, "tableau/fautifs.html", [li for li in lignes if li.erreur])
    }
    actes = tuple(_to_send(lignes, modeles, rangs))
    groupes = tuple(_groups(lignes, portefeuille, modeles, rangs))
    variables = {
        "au": portefeuille.au,
        "nombre": len(lignes),
        "nombre_debiteurs": len(portefeuille.debiteurs),
        "total": portefeuille.total,
        "principal": portefeuille.principal,
        "accessoires": portefeuille.total - portefeuille.principal,
        "echu": portefeuille.principal - portefeuille.classes[0],
        "classes": portefeuille.classes,
        "noms_classes": CLASSES,
        "douteux": len(douteuses),
        "douteux_total": sum((li.total for li in douteuses), Decimal("0.00")),
        "envoyer": sum(li.a_envoyer for li in lignes),
        "retenus": sum(li.suite.a_faire and bool(li.obstacles) for li in lignes),
        "prescription": sum(d.motif.startswith("prescription") for li in lignes for d in li.doutes),
        "sans_chiffres": len(lignes) - len(chiffrees),
        "avertissements": avertissements(portefeuille),
        "autres_jours": sum(li.au in jours for li in lignes),
        "ages": ages(portefeuille.classes),
        "debiteurs": debtors(portefeuille.debiteurs),
        "actes": actes,
        "groupes": groupes,
        "etapes": tuple(_steps(portefeuille)),
        "pauses": tuple(dit for nom, dit in PAUSES.items() if getattr(portefeuille.sequence.pauses, nom)),
        "source": portefeuille.source_sequence,
        "moteur": moteur,
        "police": as_markup(base64.b64encode(polices[-1].read_bytes()).decode("ascii")) if polices else "",
        "police_grasse": as_markup(base64.b64encode(polices[0].read_bytes()).decode("ascii")) if polices else "",
    }
    page = fill(modeles, "tableau/tableau.html", variables)
    for identifiant, texte in rangs.items():
        # What comes from a dossier is escaped: it can never look like the mark, a comment of the template.
        page = page.replace(f"<!-- lignes {identifiant} -->", texte, 1)
    return page


def _filled(modeles: Modeles, nom: str, lignes: Sequence[LigneDePortefeuille], au: date | None = None) -> str:
    textes = []
    for debut in range(0, len(lignes), PAR_MORCEAU):
        imprimees = tuple(_line(li, au) for li in lignes[debut : debut + PAR_MORCEAU])
        textes.append(fill(modeles, nom, {"lignes": imprimees, "noms_classes": CLASSES}))
    return "".join(textes)


def _to_send(lignes: Sequence[LigneDePortefeuille], modeles: Modeles, rangs: dict[str, str]) -> Iterator[Groupe]:
    for acte in NOMS:
        voulues = [li for li in lignes if li.a_envoyer and li.suite.acte == acte]
        if voulues:
            rangs[f"a-{acte}"] = _filled(modeles, "tableau/envois.html", voulues)
            titre = NOMS[acte][:1].upper() + NOMS[acte][1:]
            yield Groupe(f"a-{acte}", titre, len(voulues), sum((li.total for li in voulues), Decimal("0.00")))


def _groups(
    lignes: Sequence[LigneDePortefeuille], portefeuille: Portefeuille, modeles: Modeles, rangs: dict[str, str]
) -> Iterator[Groupe]:
    chiffrees = [li for li in lignes if li.erreur is None]
    for identifiant, titre, voulues in (
        ("g-douteux", "Douteux", [li for li in chiffrees if li.total > 0 and li.doutes]),
        ("g-encours", "En cours", [li for li in chiffrees if li.total > 0 and not li.doutes]),
        ("g-soldes", "Soldés", [li for li in chiffrees if li.total <= 0]),
    ):
        if voulues:
            rangs[identifiant] = _filled(modeles, "tableau/lignes.html", voulues, portefeuille.au)
            yield Groupe(identifiant, titre, len(voulues), sum((li.total for li in voulues), Decimal("0.00")))


def _line(li: LigneDePortefeuille, au: date | None = None) -> LigneImprimee:
    suite, balance, prescrit = li.suite, li.balance, li.prescription
    return LigneImprimee(
        debiteur=nom if len(nom := li.debiteur or li.dossier) <= NOM_MAX else nom[: NOM_MAX - 1].rstrip() + "…",
        dossier=li.dossier,
        reference=li.reference if li.reference != li.dossier else "",
        arrete=jour_court(li.au) if li.au is not None and au is not None and li.au != au else "",
        doutes=tuple(d.texte for d in li.doutes),
        total=euros(li.total) if li.totaux else "",
        principal=euros(li.totaux.principal) if li.totaux and li.accessoires else "",
        classes=tuple(euros(c) if c else "" for c in balance.classes) if balance else ("",) * len(CLASSES),
        age=pluriel(balance.age, "jour", "jours") if balance and balance.age is not None else "",
        classe=balance.classe if balance else "",
        dernier=NOMS[li.dernier.acte] if li.dernier else "",
        dernier_le=jour_court(li.dernier.date) if li.dernier else "",
        prochain=NOMS[suite.acte] if suite.acte else "",
        canal=CANAUX.get(suite.canal or "", ""),
        quand=jour_court(suite.jour) if suite.jour else "",
        motif=suite.motif,
        raison=li.pourquoi,
        envoyer=li.a_envoyer,
        due=suite.a_faire,
        prescription=jour_court(prescrit.dernier_jour) if prescrit else "",
        prescription_dite=_left(prescrit.jours) if prescrit else "",
        etat_prescription=prescrit.etat if prescrit else "",
        remede=li.erreur.remede if li.erreur else "",
    )


def _left(jours: int) -> str:
    if jours < 0:
        return "acquise"
    if jours > JOURS_DITS:
        return ""
    return "dernier jour" if jours == 0 else f"dans {pluriel(jours, 'jour', 'jours')}"


def _steps(portefeuille: Portefeuille) -> Iterator[EtapeImprimee]:
    for etape in portefeuille.sequence.etapes:
        de = "l'échéance" if etape.depuis == "echeance" else "l'acte précédent"
        yield EtapeImprimee(
            NOMS[etape.acte], f"{pluriel(etape.jours, 'jour', 'jours')} après {de}",
            euros(etape.minimum) if etape.minimum else "", CANAUX.get(etape.canal or "", ""),
        )  # fmt: skip


def render_json(portefeuille: Portefeuille) -> str:
    """``tableau.json``."""
    return json.dumps(portefeuille_json(portefeuille), ensure_ascii=False, indent=2) + "\n"


def render_csv(portefeuille: Portefeuille) -> str:
    """``tableau.csv``, as the décompte's: semicolons, amounts with a point, ISO days, a row « total » at the end."""
    tampon = io.StringIO()
    sortie = csv.writer(tampon, delimiter=";", lineterminator="\n")
    sortie.writerow(COLONNES)
    for li in portefeuille.lignes:
        sortie.writerow([_cell(c) for c in _row(li)])
    somme = [montant(portefeuille.principal), montant(portefeuille.total - portefeuille.principal),
             montant(portefeuille.total), *map(montant, portefeuille.classes)]  # fmt: skip
    tete = ["total", str(len(portefeuille.lignes)), "", "", "", "", portefeuille.au.isoformat(), *somme]
    sortie.writerow([*tete, *[""] * (len(COLONNES) - len(tete))])
    return tampon.getvalue()


def _row(li: LigneDePortefeuille) -> tuple[str, ...]:
    suite, balance, dernier, prescrit = li.suite, li.balance, li.dernier, li.prescription
    return (
        "dossier", li.dossier, li.reference, li.debiteur, li.siren, li.creancier, li.au.isoformat() if li.au else "",
        *((montant(li.totaux.principal), montant(li.accessoires), montant(li.total)) if li.totaux else ("", "", "")),
        *(map(montant, balance.classes) if balance else [""] * len(CLASSES)),
        str(balance.age) if balance and balance.age is not None else "", classe_code(balance.classe) if balance else "",
        dernier.acte if dernier else "", dernier.date.isoformat() if dernier else "",
        suite.acte or "", suite.jour.isoformat() if suite.jour else "", suite.canal or "",
        "oui" if li.a_envoyer else "non", li.pourquoi,
        prescrit.dernier_jour.isoformat() if prescrit else "", str(prescrit.jours) if prescrit else "",
        "oui" if li.doutes else "non", " ".join(d.texte for d in li.doutes),
        li.erreur.message if li.erreur else "", li.erreur.remede if li.erreur else "",
    )  # fmt: skip


def _cell(texte: str) -> str:
    """A spreadsheet runs what begins like a formula; a number of ours, such as days left, may begin by « - »."""
    if texte.lstrip("-").isdecimal():
        return texte
    texte = texte.replace("\r", " ").replace("\n", " ")  # taken for the end of a row
    return f"'{texte}" if texte.lstrip(" \u00a0\u202f")[:1] in FORMULES else texte


def reread(livraison: Path, portefeuille: Portefeuille) -> str:
    """What is wrong with the files written, in French; empty when each holds every row and its sums are ours."""
    lu = json.loads((livraison / "tableau.json").read_text("utf-8"))
    if sum((Decimal(d["total"]) for d in lu["dossiers"] if d["total"]), Decimal(0)) != portefeuille.total:
        return "tableau.json : la somme des dossiers n'est pas le total"
    with (livraison / "tableau.csv").open(encoding="utf-8", newline="") as flux:
        rangs = list(csv.DictReader(flux, delimiter=";"))
    colonnes = ("principal", "total", *CLES_DES_CLASSES)
    for colonne in colonnes:
        somme = sum((Decimal(r[colonne]) for r in rangs[:-1] if r[colonne]), Decimal(0))
        if len(rangs) != len(portefeuille.lignes) + 1 or somme != Decimal(rangs[-1][colonne]):
            return f"tableau.csv : la somme de la colonne « {colonne} » n'est pas celle de la dernière ligne"
    page = (livraison / "tableau.html").read_text("utf-8")
    comptes = Counter({"chiffre": page.count('<tr class="ligne'), "faute": page.count('<tr class="fautif')})
    fautifs = sum(li.erreur is not None for li in portefeuille.lignes)
    if comptes["faute"] != fautifs or comptes["chiffre"] != len(portefeuille.lignes) - fautifs:
        return "tableau.html : un dossier manque à la page"
    return ""
