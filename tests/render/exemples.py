"""Acts made by hand, with templates made by hand: what the engine needs to be tried, and no rule of law."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from dossier_juridique.actes.cadre import Bloc, Cadre
from dossier_juridique.model.document import Document
from dossier_juridique.render.modeles import Modeles, shipped_modeles

CADRE = Cadre(
    expediteur=Bloc(
        "Ateliers Morel & Fils",
        ("12 rue des Tanneurs", "69003 Lyon", "Tél. 04 72 00 00 00", "comptabilite@ateliers-morel.example"),
        ("SARL au capital de 20 000 €", "RCS Lyon 123 456 782", "TVA FR11 123 456 782"),
    ),
    destinataire=(
        "SAS Dupont <Bâtiment> & Cie", "À l'attention de M. Paul Dupont", "4 quai du Port", "13002 MARSEILLE",
    ),
    reference="2026-041",
    lieu="Lyon",
    date=date(2026, 9, 1),
    canal="Lettre recommandée avec demande d'avis de réception n° 1A 234 567 8901 2",
    objet="Mise en demeure de payer – facture n° F2026-041",
    appel="Madame, Monsieur,",
    politesse="Veuillez agréer, Madame, Monsieur, l’expression de nos salutations distinguées.",
    signataire="Claire Morel",
    qualite="Gérante",
    jointes=("Facture n° F2026-041 du 12/03/2026", "Décompte arrêté au 31/08/2026"),
    mandataire="",
)


class Ligne(Struct, frozen=True):
    """One invoice."""

    numero: str
    emise: date
    echeance: date
    total: Decimal
    reste: Decimal


class Faits(Struct, frozen=True):
    """The facts of the sample letter."""

    cadre: Cadre
    debiteur: str
    factures: tuple[Ligne, ...]
    penalites: Decimal
    taux: Decimal
    total: Decimal
    delai: int


LETTRE = """<p>Sauf erreur de notre part, {{ debiteur }} ne nous a pas réglé la facture ci-dessous, échue malgré nos
relances des 15 mai et 12 juin 2026 (<a href="piece:3">pièce n° 3</a>) :</p>
<table>
<thead><tr><th>Facture</th><th>Émise le</th><th>Échéance</th><th class="montant">Montant TTC</th>
<th class="montant">Reste dû</th></tr></thead>
<tbody>
{% for ligne in factures %}
<tr><td>n° {{ ligne.numero }}</td><td>{{ ligne.emise|jour_court }}</td><td>{{ ligne.echeance|jour_court }}</td>
<td class="montant">{{ ligne.total|euros }}</td><td class="montant">{{ ligne.reste|euros }}</td></tr>
{% endfor %}
</tbody>
<tfoot>
<tr><td colspan="4">Pénalités de retard au taux de {{ taux|taux }} l’an</td>
<td class="montant">{{ penalites|euros }}</td></tr>
<tr class="total"><td colspan="4">Total dû</td><td class="montant">{{ total|euros }}</td></tr>
</tfoot>
</table>
<p>Par la présente, nous vous <strong>mettons en demeure</strong> de nous payer la somme de
<strong>{{ total|euros }}</strong> dans un délai de {{ delai|pluriel("jour", "jours") }} à compter de la réception de
cette lettre, par virement sur le compte <strong>{{ "FR7630006000011234567890189"|blocs }}</strong>.</p>
<p>À défaut, et sans autre avis, nous demanderons au président du tribunal compétent une ordonnance portant injonction
de payer. Vous pouvez aussi :</p>
<ul><li>nous dire, par retour, ce que vous contestez et pour quel motif ;</li>
<li>proposer un échéancier, que nous examinerons ; il ne vaudra accord que par écrit.</li></ul>
<p class="mentions">Code civil, art. 1231-6, 1344 et 1344-1 ; code de commerce, art. L. 441-10, II, et D. 441-5.</p>
"""

ACTE = """<h2>I. Les faits</h2>
<p>La société Ateliers Morel & Fils a livré à {{ debiteur }} les marchandises commandées
(<a href="piece:1">pièce n° 1</a>) et les a facturées (<a href="piece:2-1">pièce n° 2-1</a>).</p>
<p>Elle a rappelé, par lettre du 12 juin 2026, ce que dit l’article 1344 du code civil :</p>
<blockquote><p>« Le débiteur est mis en demeure de payer soit par une sommation ou un acte portant interpellation
suffisante, soit, si le contrat le prévoit, par la seule exigibilité de l'obligation. »</p></blockquote>
<h2>II. Les sommes réclamées</h2>
<table class="detail"><thead><tr><th>Montant</th><th>Fondement</th><th>Documents justificatifs</th></tr></thead>
<tbody>
{% for ligne in factures %}
<tr><td class="montant">{{ ligne.reste|euros }}</td>
<td>Facture n° {{ ligne.numero }} du {{ ligne.emise|jour_long }}</td>
<td><a href="piece:{{ loop.index }}">pièce n° {{ loop.index }}</a></td></tr>
{% endfor %}
</tbody><tfoot><tr class="total"><td class="montant">{{ total|euros }}</td><td colspan="2">Total</td></tr></tfoot>
</table>
<h3>A. Sur les dépens</h3>
<ol><li>L’ordonnance portant injonction de payer ;</li><li>les dépens.</li></ol>
<p class="demande">Plaise au président d’enjoindre à {{ debiteur }} de payer {{ total|euros }}.</p>
"""


def lignes(nombre: int = 1) -> tuple[Ligne, ...]:
    """That many invoices."""
    return tuple(
        Ligne(f"F2026-{41 + n:03d}", date(2026, 3, 12), date(2026, 4, 30), Decimal("12000.00"), Decimal("10000.00"))
        for n in range(nombre)
    )


def faits(nombre: int = 1, cadre: Cadre = CADRE) -> Faits:
    """The facts of a letter with that many invoices."""
    return Faits(
        cadre, "la société Dupont <Bâtiment> & Cie", lignes(nombre), Decimal("413.68"), Decimal("12.15"),
        Decimal("10453.68"), 15,
    )  # fmt: skip


def document(modele: str = "lettre", cadre: Literal["lettre", "acte"] = "lettre", nombre: int = 1) -> Document:
    """A sample act."""
    contenu = faits(nombre)
    if cadre == "acte":
        tete = ("Monsieur le Président", "du tribunal de commerce de Marseille")
        objet = "Articles 1405 et suivants du code de procédure civile"
        contenu = replace(contenu, cadre=replace(CADRE, destinataire=tete, objet=objet))
    titre = "Requête en injonction de payer" if cadre == "acte" else "Mise en demeure"
    return Document("mise-en-demeure", modele, cadre, titre, contenu, ())


def modeles(dossier: Path, **corps: str) -> Modeles:
    """A folder of templates with these bodies, before the delivered charter."""
    for nom, texte in corps.items():
        (dossier / nom).mkdir(parents=True, exist_ok=True)
        (dossier / nom / "corps.html").write_text(texte, encoding="utf-8")
    return Modeles((dossier, *shipped_modeles().dossiers))
