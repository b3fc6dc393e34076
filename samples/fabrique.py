"""Makes every exhibit of the samples: `python samples/fabrique.py [--sortie DIR]`.

Each exhibit is drawn from the dossier.toml of its folder, so that amounts, dates and names always agree.
Two runs with the same versions of the tools give the same bytes: no clock, no random draw without a seed.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import fabrique_rendu as rendu
from fabrique_commerce import commande, livraison
from fabrique_contrat import contrat
from fabrique_donnees import VENTES, Article, Table, lit
from fabrique_facture import avoir, facture, page
from fabrique_formulaires import avis_de_reception, extrait_de_compte, preuve_de_depot
from fabrique_lettres import mise_en_demeure, relance_par_courriel, relance_par_lettre
from fabrique_procedure import bodacc, lettre, ordonnance

ICI = Path(__file__).resolve().parent
Piece = tuple[str, bytes]


def impaye_simple(d: Table) -> Iterator[Piece]:
    """One invoice, from the contract to the receipt of the mise en demeure."""
    papier = facture(d, "F2026-031", couleur="#6b3e1f", structuree=True)
    yield "contrat-2025-11-18.pdf", contrat(d)
    yield (
        "commande-BC-2026-012.pdf",
        commande(d, "F2026-031", signataire="Julien Castellan", qualite="président", graine=11),
    )
    bon = livraison(d, "F2026-031", recu_par="Sandra Olivero", graine=21)
    yield (
        "bon-livraison-BL-0326.jpg",
        rendu.jpeg(rendu.numerise(bon, ppp=170, angle=1.3, graine=5), qualite=58, ppp=170),
    )
    yield "facture-F2026-031.pdf", papier
    yield (
        "relance-2026-05-12.eml",
        relance_par_courriel(
            d,
            d["courriers"][0]["date"],
            vers="direction@bassin-neuf.example",
            joints={"facture-F2026-031.pdf": papier},
        ),
    )
    yield "mise-en-demeure-2026-06-15.pdf", mise_en_demeure(d, graine=74)
    depot = rendu.numerise(preuve_de_depot(d, bureau="Lyon Lafayette"), ppp=170, angle=-0.8, graine=31)
    yield "preuve-depot.jpg", rendu.jpeg(depot, qualite=55, ppp=170)
    carte = avis_de_reception(d, bureau="Marseille", recu_par="Sandra Olivero", graine=41, teinte="#f6e9c8")
    coins = ((0.075, 0.11), (0.93, 0.07), (0.955, 0.9), (0.05, 0.93))
    photo = rendu.photographie(carte, largeur=1400, coins=coins, graine=51, table=(104, 84, 66))
    yield "avis-reception.png", rendu.png(photo, niveaux=52, ppp=200)


def plusieurs_factures(d: Table) -> Iterator[Piece]:
    """Three invoices over five half-years, a credit note, a part payment; scans of four kinds."""
    bleu = "#12355b"
    papiers = {n: facture(d, n, couleur=bleu, structuree=n != "F2024-0187")
               for n in ("F2024-0187", "F2025-0093", "F2026-0041")}  # fmt: skip
    for rang, (numero, papier) in enumerate(papiers.items()):
        yield f"facture-{numero}.pdf", papier
        yield (
            f"commande-{VENTES[numero].commande}.pdf",
            commande(d, numero, signataire="Nathalie Orsini", qualite="gérante", graine=111 + 7 * rang),
        )
    yield "avoir-A2024-0021.pdf", avoir(d, couleur=bleu)
    bon = livraison(d, "F2024-0187", recu_par="Bruno Teyssier", graine=121)
    yield (
        "bon-livraison-24-1010.jpg",
        rendu.jpeg(rendu.numerise(bon, ppp=160, angle=-1.6, graine=122), qualite=55, ppp=160),
    )
    bon = livraison(d, "F2025-0093", recu_par="Bruno Teyssier", graine=131, mot="Conforme")
    fax = rendu.numerise(bon, ppp=200, angle=0.9, graine=132, force=0.05)
    yield "bon-livraison-25-0515.tif", rendu.tiff_noir_et_blanc(fax, seuil=150, ppp=200)
    bon = livraison(d, "F2026-0041", recu_par="Amandine Roche", graine=141, mot="Complet")
    copie = rendu.numerise(bon, ppp=160, angle=1.1, graine=142)
    yield "bon-livraison-26-0312.pdf", rendu.pdf_de_copieur(copie, qualite=52, ppp=160)
    yield "extrait-compte-2025-09.pdf", extrait_de_compte(d)
    dates = {c["acte"]: c["date"] for c in d["courriers"]}
    yield "relance-2025-07-08.eml", relance_par_courriel(
        d, dates["relance-1"], vers="contact@rencontres-tonkin.example",
        joints={f"facture-{n}.pdf": papiers[n] for n in ("F2024-0187", "F2025-0093")},
    )  # fmt: skip
    yield "relance-2026-05-05.pdf", relance_par_lettre(d, dates["relance-2"], graine=161)
    yield "mise-en-demeure-2026-06-22.pdf", mise_en_demeure(d, graine=161)
    depot = rendu.numerise(preuve_de_depot(d, bureau="Lyon Gerland"), ppp=160, angle=1.0, graine=171)
    yield "preuve-depot.jpg", rendu.jpeg(depot, qualite=52, ppp=160)
    carte = avis_de_reception(
        d, bureau="Villeurbanne", recu_par="Amandine Roche", graine=181, teinte="#f3d9d2"
    )
    coins = ((0.05, 0.08), (0.95, 0.13), (0.92, 0.93), (0.085, 0.89))
    photo = rendu.photographie(carte, largeur=1500, coins=coins, graine=191, table=(150, 148, 142))
    yield "avis-reception.jpg", rendu.jpeg(photo, qualite=62, ppp=200)


def accord_amiable(d: Table) -> Iterator[Piece]:
    """One invoice of the amicable phase: ordered, delivered, paid in part."""
    yield "facture-F2026-055.pdf", facture(d, "F2026-055", couleur="#7a2f2f", structuree=True)
    yield (
        "commande-CF-2606-08.pdf",
        commande(d, "F2026-055", signataire="Amandine Roche", qualite="gérante", graine=211),
    )
    bon = livraison(d, "F2026-055", recu_par="Amandine Roche", graine=221, mot="Complet")
    yield (
        "bon-livraison-BL-0712.jpg",
        rendu.jpeg(rendu.numerise(bon, ppp=150, angle=0.7, graine=222), qualite=52, ppp=150),
    )


def dossier_refuse(d: Table) -> Iterator[Piece]:
    """Two invoices that do not suffice: one without a final amount, one without a due date."""
    premiere, seconde = d["factures"]
    garde_corps = (
        Article("GC-ESC", "Garde-corps d’escalier acier, pose comprise, selon métré", 1, Decimal("2400.00")),
    )
    yield "facture-F2026-012.pdf", page(
        d, genre="FACTURE", numero=premiere["numero"], emise_le=premiere["emise_le"], articles=garde_corps,
        reference="Votre commande : par téléphone", livree_le=premiere["livree_le"],
        echeance=premiere["echeance"],
        couleur="#3c4a3e", reserve="Total TTC à établir après métré",
    )  # fmt: skip
    vente = VENTES[seconde["numero"]]
    yield "facture-F2026-019.pdf", page(
        d, genre="FACTURE", numero=seconde["numero"], emise_le=seconde["emise_le"], articles=vente.articles,
        reference=f"Votre commande : {vente.commande}", livree_le=None, echeance=None, couleur="#3c4a3e",
    )  # fmt: skip


def _vente(d: Table, numero: str, *, graine: int, recu_par: str) -> Iterator[Piece]:
    """Order, delivery note and invoice of one sale, as clean pages: small files."""
    r, v = d["debiteur"]["representant"], VENTES[numero]
    signataire = f"{r['prenom']} {r['nom']}"
    bon = commande(d, numero, signataire=signataire, qualite=r["qualite"], graine=graine)
    yield f"commande-{v.commande}.pdf", bon
    yield f"bon-livraison-{v.livraison}.pdf", livraison(d, numero, recu_par=recu_par, graine=graine + 5)
    yield f"facture-{numero}.pdf", facture(d, numero, couleur="#6b3e1f", structuree=False)


def _relances(d: Table, *, graine: int, bureau: str, arrivee: str, recu_par: str) -> Iterator[Piece]:
    """One reminder by e-mail, the mise en demeure and its two postal forms."""
    quand = d["courriers"][0]["date"]
    yield f"relance-{quand}.eml", relance_par_courriel(d, quand, vers=d["debiteur"]["courriel"], joints={})
    yield f"mise-en-demeure-{d['courriers'][1]['date']}.pdf", mise_en_demeure(d, graine=graine)
    yield "preuve-depot.pdf", preuve_de_depot(d, bureau=bureau)
    yield (
        "avis-reception.pdf",
        avis_de_reception(d, bureau=arrivee, recu_par=recu_par, graine=graine + 1, teinte="#f6e9c8"),
    )


def refere_provision(d: Table) -> Iterator[Piece]:
    """A sale and its reminders, before the tribunal de commerce."""
    yield from _vente(d, "F2026-044", graine=211, recu_par="Léna Corre")
    yield from _relances(d, graine=221, bureau="Lyon Lafayette", arrivee="Saint-Malo", recu_par="Léna Corre")


def assignation_paiement(d: Table) -> Iterator[Piece]:
    """The same, contested, with what the delay cost."""
    yield from _vente(d, "F2026-046", graine=231, recu_par="Théo Lannoy")
    yield from _relances(d, graine=241, bureau="Lyon Lafayette", arrivee="Lille", recu_par="Théo Lannoy")
    yield "contestation-2026-07-06.pdf", lettre(
        "Grand Café du Beffroi, Lille", "Votre mise en demeure",
        "Deux assises livrées en mars sont rayées ; nous attendons leur remplacement avant de régler.",
        "Lille, le 6 juillet 2026",
    )  # fmt: skip
    yield "reponse-2026-07-10.pdf", lettre(
        "Atelier Vasseur Agencement, Lyon", "Votre lettre du 6 juillet 2026",
        "Le bon de livraison ne porte aucune réserve. Les deux assises ont été remplacées ce jour à titre commercial ; "
        "la facture reste due en entier.",
        "Lyon, le 10 juillet 2026",
    )  # fmt: skip
    yield "attestation-banque.pdf", lettre(
        "Banque de l'Exemple", "Attestation",
        "Frais du crédit de trésorerie ouvert à Atelier Vasseur Agencement de mai à octobre 2026 : 450,00 €.",
        "Lyon, le 30 octobre 2026",
    )  # fmt: skip


def petites_creances(d: Table) -> Iterator[Piece]:
    """A small sale to an association."""
    yield from _vente(d, "F2026-047", graine=251, recu_par="Hugo Hamon")
    yield from _relances(d, graine=261, bureau="Lyon Lafayette", arrivee="Nantes", recu_par="Hugo Hamon")


def declaration_creance(d: Table) -> Iterator[Piece]:
    """Two sales, one of which is not due yet, and the notice of the judgment."""
    yield from _vente(d, "F2026-048", graine=271, recu_par="Anna Tual")
    yield from _vente(d, "F2026-071", graine=281, recu_par="Anna Tual")
    yield "bodacc-2026-10-14.pdf", bodacc(d)


def injonction_europeenne(d: Table) -> Iterator[Piece]:
    """A sale to a Belgian buyer, goods handed over in Lyon."""
    yield from _vente(d, "F2026-049", graine=291, recu_par="Jan Verhaegen")


def signification_ordonnance(d: Table) -> Iterator[Piece]:
    """A sale, and the order that was obtained on it."""
    yield from _vente(d, "F2026-050", graine=301, recu_par="Ronan Sallou")
    yield "ordonnance-2026-11-20.pdf", ordonnance(d)


def demeure_avocat(d: Table) -> Iterator[Piece]:
    """Two sales, a credit note on the first, two reminders by the creditor."""
    yield from _vente(d, "F2026-061", graine=311, recu_par="Anna Hourcade")
    yield from _vente(d, "F2026-064", graine=321, recu_par="Anna Hourcade")
    yield "avoir-A2026-009.pdf", avoir(d, couleur="#6b3e1f")
    premiere, seconde = (c["date"] for c in d["courriers"])
    yield f"relance-{premiere}.eml", relance_par_courriel(d, premiere, vers=d["debiteur"]["courriel"], joints={})
    yield f"relance-{seconde}.pdf", relance_par_lettre(d, seconde, graine=331)


def demeure_commissaire(d: Table) -> Iterator[Piece]:
    """A sale between two sole traders, and a reminder."""
    yield from _vente(d, "F2026-018", graine=341, recu_par="Hervé Carnec")
    quand = d["courriers"][0]["date"]
    yield f"relance-{quand}.eml", relance_par_courriel(d, quand, vers=d["debiteur"]["courriel"], joints={})


def demeure_recouvrement(d: Table) -> Iterator[Piece]:
    """A sale to Guadeloupe, and a reminder."""
    yield from _vente(d, "F2026-027", graine=351, recu_par="Line Coupan")
    quand = d["courriers"][0]["date"]
    yield f"relance-{quand}.eml", relance_par_courriel(d, quand, vers=d["debiteur"]["courriel"], joints={})


DOSSIERS = {
    "impaye_simple": impaye_simple,
    "plusieurs_factures": plusieurs_factures,
    "accord_amiable": accord_amiable,
    "dossier_refuse": dossier_refuse,
    "refere_provision": refere_provision,
    "assignation_paiement": assignation_paiement,
    "petites_creances": petites_creances,
    "declaration_creance": declaration_creance,
    "injonction_europeenne": injonction_europeenne,
    "signification_ordonnance": signification_ordonnance,
    "demeure_avocat": demeure_avocat,
    "demeure_commissaire": demeure_commissaire,
    "demeure_recouvrement": demeure_recouvrement,
}


def main() -> None:
    """Writes the exhibits. An exhibit made but not named in dossier.toml, or the reverse, stops the run."""
    lecteur = argparse.ArgumentParser(description="Fabrique les pièces des exemples.")
    lecteur.add_argument(
        "--sortie", type=Path, default=ICI, help="dossier d'écriture (par défaut : samples/)"
    )
    sortie: Path = lecteur.parse_args().sortie
    for nom, fabrique in DOSSIERS.items():
        donnees = lit(ICI / nom)
        pieces = dict(fabrique(donnees))
        attendues = {Path(p["fichier"]).name for p in donnees["pieces"]}
        if ecart := attendues ^ set(pieces):
            raise SystemExit(
                f"{nom} : dossier.toml et pièces fabriquées diffèrent : {', '.join(sorted(ecart))}"
            )
        cible = sortie / nom / "pieces"
        cible.mkdir(parents=True, exist_ok=True)
        for fichier, contenu in pieces.items():
            (cible / fichier).write_bytes(contenu)
        print(f"{nom} : {len(pieces)} pièces, {sum(map(len, pieces.values())) / 1024:.0f} Kio")


if __name__ == "__main__":
    main()
