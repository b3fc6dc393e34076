"""Dossiers in series, made by the dozen or by the thousand: one invoice each, one debtor each, all invented."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

_PRENOMS = ("Claire", "Paul", "Inès", "Marc", "Jeanne", "Louis")
_VILLES = (("69003", "Lyon"), ("13002", "Marseille"), ("33000", "Bordeaux"), ("59000", "Lille"), ("44000", "Nantes"))


def siren(rang: int) -> str:
    """A number whose key is right (Luhn)."""
    huit = f"{31_000_000 + rang:08d}"
    somme = sum(int(c) if r % 2 == 0 else sum(divmod(2 * int(c), 10)) for r, c in enumerate(huit))
    return huit + str(-somme % 10)


def contenu(rang: int) -> dict[str, Any]:
    """The keys of a dossier that passes every reading."""
    ttc = Decimal(100000 + 1737 * rang) / 100
    emise = date(2026, 1, 5) + timedelta(days=rang % 120)
    cp, ville = _VILLES[rang % len(_VILLES)]
    numero = f"F{rang:05d}"
    return {
        "reference": f"2026-{rang:05d}",
        "au": "2026-11-22",
        "creancier": {
            "type": "personne_morale", "denomination": "Ateliers Morel & Fils", "forme": "SARL", "capital": 20000,
            "siren": "121212120", "rcs": "Lyon", "courriel": "compta@ateliers-morel.example",
            "iban": "FR7630006000011234567890189",
            "adresse": {"lignes": ["12 rue des Tanneurs"], "code_postal": "69003", "commune": "Lyon"},
            "representant": {"civilite": "Mme", "prenom": "Claire", "nom": "Morel", "qualite": "gérante"},
        },
        "debiteur": {
            "type": "personne_morale", "denomination": f"Comptoir {_PRENOMS[rang % 6]} {rang:05d}", "forme": "SAS",
            "siren": siren(rang), "qualite": "professionnel", "courriel": f"compta{rang}@comptoir.example",
            "adresse": {"lignes": [f"{rang % 90 + 1} rue du Port"], "code_postal": cp, "commune": ville},
        },
        "factures": [
            {
                "numero": numero, "emise_le": emise.isoformat(), "echeance": (emise + timedelta(days=30)).isoformat(),
                "montant_ttc": f"{ttc:.2f}", "pieces": ["facture"],
            }
        ],
        "lettre": {
            "lieu": "Lyon", "delai_jours": 15, "canal": "lrar",
            "consequences": ["penalites", "indemnite_forfaitaire", "injonction_de_payer"],
            "signataire": {"prenom": "Claire", "nom": "Morel", "qualite": "gérante"},
        },
        "pieces": [
            {"id": "facture", "fichier": f"facture-{numero}.pdf", "nature": "facture", "intitule": f"Facture n° {numero}"}
        ],
    }  # fmt: skip


def facture(dit: dict[str, Any]) -> bytes:
    """The invoice of that dossier, as a page of text."""
    f, debiteur, creancier = dit["factures"][0], dit["debiteur"], dit["creancier"]
    ttc = Decimal(f["montant_ttc"])
    ht = (ttc / Decimal("1.2")).quantize(Decimal("0.01"))
    jour = {c: date.fromisoformat(f[c]).strftime("%d/%m/%Y") for c in ("emise_le", "echeance")}
    return pdf_de_texte(
        creancier["denomination"], "12 rue des Tanneurs, 69003 Lyon", f"SIREN {creancier['siren']} - RCS Lyon", "",
        f"Facture n° {f['numero']}", f"Date : {jour['emise_le']}", f"Échéance : {jour['echeance']}", "",
        f"Client : {debiteur['denomination']}", debiteur["adresse"]["lignes"][0],
        f"{debiteur['adresse']['code_postal']} {debiteur['adresse']['commune']}", f"SIREN {debiteur['siren']}", "",
        f"Total HT : {_fr(ht)} EUR", f"TVA 20 % : {_fr(ttc - ht)} EUR", f"Total TTC : {_fr(ttc)} EUR",
    )  # fmt: skip


def _fr(montant: Decimal) -> str:
    return f"{montant:,.2f}".replace(",", " ").replace(".", ",")


def pdf_de_texte(*lignes: str) -> bytes:
    """One A4 page with these lines, in Helvetica."""
    textes = (t.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") for t in lignes)
    flux = b"BT /F1 11 Tf 60 780 Td 16 TL\n" + b"".join(b"(" + t.encode("cp1252") + b") Tj T*\n" for t in textes) + b"ET"
    objets = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n" % len(flux) + flux + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    sortie, places = b"%PDF-1.4\n", []
    for rang, objet in enumerate(objets, 1):
        places.append(len(sortie))
        sortie += b"%d 0 obj\n" % rang + objet + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    fin = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objets) + 1) + table
    return sortie + fin + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objets) + 1, len(sortie))


def ecrire(racine: Path, rang: int, ajuster: Callable[[dict[str, Any]], None] = lambda dit: None) -> Path:
    """The dossier of that rank in ``racine``."""
    dit = contenu(rang)
    papier = facture(dit)
    ajuster(dit)
    dossier = racine / f"client-{rang:05d}"
    dossier.mkdir(parents=True)
    (dossier / "dossier.json").write_text(json.dumps(dit, ensure_ascii=False, indent=1), "utf-8")
    (dossier / f"facture-F{rang:05d}.pdf").write_bytes(papier)
    return dossier


def casser(dossier: Path, facon: int) -> int:
    """Break a dossier in one of ten ways; the exit code that ``relance-1`` must then have."""
    fichier = dossier / "dossier.json"
    dit = json.loads(fichier.read_text("utf-8"))
    papier = next(dossier.glob("*.pdf"))
    match facon % 10:
        case 0:
            fichier.write_text("{ pas du JSON", "utf-8")
            return 3
        case 1:
            papier.unlink()
            return 3
        case 2:
            papier.write_bytes(papier.read_bytes()[:200])
            return 3
        case 3:
            dit["factures"][0]["montant_ttc"] = "-12.00"
            code = 3
        case 4:
            del dit["factures"][0]["montant_ttc"]
            code = 1
        case 5:
            dit["factures"][0]["echeance"] = None
            del dit["factures"][0]["emise_le"]
            code = 1
        case 6:
            dit["au"] = "2031-01-01"
            code = 4
        case 7:
            dit["debiteur"]["sirene"] = dit["debiteur"].pop("siren")
            code = 3
        case 8:
            del dit["debiteur"]["adresse"]
            code = 1
        case _:
            dit["pieces"][0]["fichier"] = "../facture.pdf"
            code = 3
    fichier.write_text(json.dumps(dit, ensure_ascii=False), "utf-8")
    return code
