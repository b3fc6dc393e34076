"""The dossiers that are measured, made on the spot: relances that differ, a filing of 12 exhibits, a load of scans.

Parties are invented. Nothing is drawn at random: two runs work on the same files.
"""

from __future__ import annotations

import io
import json
import random
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

JOUR = "2026-11-22"
LETTRE = "relance-1"
FILING = "injonction-de-payer"
_LARGEUR, _HAUTEUR = 1654, 2339
"""An A4 page at 200 points per inch."""

NATURES = (
    ("contrat", "Contrat cadre"), ("conditions_generales", "Conditions générales"), ("devis_signe", "Devis signé"),
    ("bon_de_commande", "Bon de commande"), ("facture", "Facture n° 2026-0117"), ("facture", "Facture n° 2026-0142"),
    ("bon_de_livraison", "Bons de livraison"), ("releve_de_compte", "Extrait de compte"), ("echange", "Échanges de courriels"),
    ("mise_en_demeure", "Mise en demeure"), ("autre", "Rapport d'intervention"), ("extrait_registre", "Extrait Kbis et statuts"),
)  # fmt: skip
"""Nature and title of the 12 exhibits, in the order of the files of the set."""


def relance(rang: int, pieces: bool = False) -> dict[str, Any]:
    """The dossier of one relance; debtor, number and amount change with ``rang``. Amounts are text, hence exact."""
    ttc = 1200 + 7 * (rang % 5000)
    facture: dict[str, Any] = {
        "numero": f"F2026-{rang:05d}", "emise_le": "2026-07-15", "livree_le": "2026-07-10", "echeance": "2026-08-14",
        "montant_ht": f"{ttc / 1.2:.2f}", "montant_tva": f"{ttc - round(ttc / 1.2, 2):.2f}", "montant_ttc": f"{ttc}.00",
        "objet": f"Mobilier de réception, commande BC-{rang:05d}",
    }  # fmt: skip
    dossier: dict[str, Any] = {
        "reference": f"R-{rang:05d}",
        "au": JOUR,
        "creancier": _partie("Ateliers Morel & Fils", "SARL", "121212120", "Lyon", "12 rue des Tanneurs", "69003")
        | {"iban": "FR7630006000011234567890189", "courriel": "compta@ateliers-morel.example",
           "representant": {"civilite": "Mme", "prenom": "Claire", "nom": "Morel", "qualite": "gérante"}},
        "debiteur": _partie(f"Hôtel du Port {rang}", "SAS", "131313132", "Marseille", f"{rang} quai du Port", "13002")
        | {"qualite": "professionnel", "courriel": "direction@hotel-du-port.example"},
        "factures": [facture],
        "lettre": {"lieu": "Lyon", "delai_jours": 15, "canal": "courriel",
                   "consequences": ["penalites", "indemnite_forfaitaire"]},
    }  # fmt: skip
    if pieces:
        facture["pieces"] = ["facture"]
        dossier["pieces"] = [{"id": "facture", "fichier": "facture.pdf", "nature": "facture",
                              "intitule": f"Facture n° F2026-{rang:05d}"}]  # fmt: skip
    return dossier


def _partie(nom: str, forme: str, siren: str, ville: str, rue: str, code_postal: str) -> dict[str, Any]:
    return {
        "type": "personne_morale", "denomination": nom, "forme": forme, "capital": 20000, "siren": siren, "rcs": ville,
        "adresse": {"lignes": [rue], "code_postal": code_postal, "commune": ville},
    }  # fmt: skip


def write_dossier(dossier: Mapping[str, Any], racine: Path) -> Path:
    """``dossier.json`` in the folder ``racine``, made if need be; returns the folder."""
    racine.mkdir(parents=True, exist_ok=True)
    (racine / "dossier.json").write_text(json.dumps(dossier, ensure_ascii=False, indent=1), "utf-8")
    return racine


def write_relances(racine: Path, nombre: int, pieces: bool = False) -> Path:
    """``nombre`` dossiers of one relance each below ``racine``; ``pieces``: each with its invoice in PDF."""
    for rang in range(1, nombre + 1):
        dossier = relance(rang, pieces)
        sous = write_dossier(dossier, racine / f"dossier-{rang:05d}")
        if pieces:
            lignes = [dossier["creancier"]["denomination"], f"Facture n° {dossier['factures'][0]['numero']}"]
            lignes += [dossier["debiteur"]["denomination"], "Émise le 15/07/2026", "Échéance : 14/08/2026"]
            (sous / "facture.pdf").write_bytes(text_pdf([[*lignes, f"Total TTC {dossier['factures'][0]['montant_ttc']}"]]))
    return racine


def write_filing(racine: Path, fichiers: Sequence[Path], deplacer: bool = False) -> Path:
    """The dossier of an injonction de payer whose exhibits are copies of ``fichiers`` (PDF, 10 at least), or they."""
    if len(fichiers) < 10:
        raise ValueError("at least 10 exhibits")
    (racine / "pieces").mkdir(parents=True)
    pieces = []
    for rang, fichier in enumerate(fichiers):
        nature, intitule = NATURES[rang] if rang < len(NATURES) else ("autre", f"Documents numérisés, liasse {rang}")
        (shutil.move if deplacer else shutil.copyfile)(fichier, racine / "pieces" / fichier.name)
        # The invoices of the set bear words without meaning: they are read, and not held against the dossier.
        pieces.append({"id": f"p{rang}", "fichier": f"pieces/{fichier.name}", "nature": nature, "intitule": intitule,
                       "date": "2026-01-19", "lisible": nature != "facture", "emane_du_debiteur": nature == "bon_de_commande",
                       "signee": True, "signataire": "Julien Castellan"})  # fmt: skip
    dossier = relance(1)
    tribunal = {"nature": "tribunal des activités économiques", "siege": "Marseille", "confirmee": True}
    dossier["creancier"] |= {"commercant": True, "adresse_notification": dossier["creancier"]["adresse"]}
    dossier["debiteur"] |= {"commercant": True, "etat": "en_activite", "verifie_le": JOUR, "procedure_collective": False}
    dossier["conditions"] = {"fondement": "contrat", "date": "2025-11-18", "piece": "p0", "acceptees_par": "signature",
                             "delai": {"methode": "jours", "n": 30}}  # fmt: skip
    dossier["courriers"] = [{"acte": "mise-en-demeure", "date": "2026-09-15", "canal": "lrar", "numero": "1A 204 118 3309 4",
                             "depose_le": "2026-09-15", "presente_le": "2026-09-17", "recu_le": "2026-09-17",
                             "statut": "distribue", "delai_jours": 15, "pieces": ["p9"]}]  # fmt: skip
    facture = dossier["factures"][0]
    seconde = facture | {"numero": "2026-0142", "pieces": ["p3", "p5", "p6"]}
    facture |= {"numero": "2026-0117", "pieces": [piece["id"] for piece in pieces if piece["id"] not in ("p5", "p9")]}
    dossier["factures"] = [facture, seconde]
    dossier["procedure"] = {
        "acte": FILING, "juridiction": tribunal, "fait_a": "Lyon", "requete_le": JOUR, "canal": "papier",
        "signature": "manuscrite", "frais_payes_le": JOUR, "interets_posterieurs": True,
        "renvoi_en_cas_d_opposition": {"demande": False},
        "signataire": dossier["creancier"]["representant"],
    }  # fmt: skip
    return write_dossier(dossier | {"pieces": pieces}, racine)


def lift(racine: Path, constats: Sequence[Mapping[str, Any]]) -> None:
    """The réserves among ``constats`` (as ``dossier check`` prints them) lifted in the dossier, as a person may."""
    dossier = json.loads((racine / "dossier.json").read_text("utf-8"))
    regles = sorted({c["id"] for c in constats if c["gravite"] == "reserve"})
    dossier["levees"] = [
        {"regle": regle, "motif": "Dossier de mesure", "nom": "Claire Morel", "date": JOUR} for regle in regles
    ]
    write_dossier(dossier, racine)


def text_pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """A plain PDF: one page per list of lines, in Helvetica."""
    from pikepdf import Dictionary, Name, Pdf

    with Pdf.new() as pdf:
        police = pdf.make_indirect(
            Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
        )
        for lignes in pages:
            corps = b"".join(b"(%s) Tj T*\n" % _escape(ligne) for ligne in lignes)
            page = pdf.add_blank_page(page_size=(595, 842))
            page.Resources = Dictionary(Font=Dictionary(F1=police))
            page.Contents = pdf.make_stream(b"BT /F1 11 Tf 14 TL 60 780 Td\n" + corps + b"ET\n")
        sortie = io.BytesIO()
        pdf.save(sortie, deterministic_id=True)
    return sortie.getvalue()


def _escape(ligne: str) -> bytes:
    return ligne.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def scan_pdf(pages: int, images: Sequence[bytes], graine: int) -> bytes:
    """``pages`` scans in one PDF, the bytes of each JPEG kept and none of them twice the same."""
    import img2pdf

    uniques = []
    for rang in range(pages):
        image = images[rang % len(images)]
        note = f"{graine}-{rang}".encode().ljust(16, b".")
        # A JPEG comment just after the start of the image: other bytes, same picture.
        uniques.append(image[:2] + b"\xff\xfe" + (len(note) + 2).to_bytes(2, "big") + note + image[2:])
    octets: bytes = img2pdf.convert(uniques, nodate=True, layout_fun=img2pdf.get_fixed_dpi_layout_fun((200, 200)))
    return octets


def scan_images(nombre: int, qualite: int = 90) -> list[bytes]:
    """JPEG pages as a scanner makes them: grey paper with grain, dark lines. Near 2 MB each at quality 90."""
    from PIL import Image, ImageDraw

    hasard, images = random.Random(8), []
    for _ in range(nombre):
        grain = Image.frombytes("L", (_LARGEUR, _HAUTEUR), hasard.randbytes(_LARGEUR * _HAUTEUR))
        papier = Image.blend(Image.new("L", grain.size, 235), grain, 0.15).convert("RGB")
        dessin = ImageDraw.Draw(papier)
        for y in range(200, _HAUTEUR - 200, 48):
            dessin.line((160, y, hasard.randrange(700, _LARGEUR - 160), y), fill=(40, 40, 60), width=9)
        sortie = io.BytesIO()
        papier.save(sortie, "JPEG", quality=qualite, dpi=(200, 200))
        images.append(sortie.getvalue())
    return images


def make_set(racine: Path, pages: int) -> list[Path]:
    """A set of 12 exhibits and about ``pages`` pages (12 at least), one in seven of them a scan."""
    racine.mkdir(parents=True)
    parts = (14, 6, 3, 2, 2, 2, 4, 3, 60, 6, 74, 20)
    images, fichiers, hasard = scan_images(2, 60), [], random.Random(12)
    for rang, (part, (nature, titre)) in enumerate(zip(parts, NATURES, strict=True), 1):
        combien = max(1, round(part * pages / sum(parts)))
        fichier = racine / f"{rang:02d}_{nature}.pdf"
        scanne = nature in ("bon_de_livraison", "mise_en_demeure", "extrait_registre")
        texte = [[f"{titre}, page {n}", *_lines(hasard)] for n in range(1, combien + 1)]
        fichier.write_bytes(scan_pdf(combien, images, rang) if scanne else text_pdf(texte))
        fichiers.append(fichier)
    return fichiers


def _lines(hasard: random.Random) -> Iterator[str]:
    mots = ("livraison", "commande", "paiement", "retard", "échéance", "contrat", "article", "client", "signature")
    for _ in range(45):
        yield " ".join(hasard.choice(mots) for _ in range(9))


def make_scans(racine: Path, octets: int, fichiers: int = 20) -> list[Path]:
    """``fichiers`` exhibits of scans that weigh ``octets`` together."""
    racine.mkdir(parents=True)
    images = scan_images(4)
    moyenne = sum(map(len, images)) / len(images)
    pages = max(1, round(octets / moyenne / fichiers))
    ecrits = []
    for rang in range(1, fichiers + 1):
        ecrits.append(racine / f"scan_{rang:02d}.pdf")
        ecrits[-1].write_bytes(scan_pdf(pages, images, rang))
    return ecrits
