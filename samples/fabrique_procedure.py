"""What courts, debtors and banks send: plain pages, all imaginary, of the samples of procedures."""

from __future__ import annotations

from html import escape

from fabrique_donnees import Table, euros, jour
from fabrique_rendu import pdf

_STYLE = """
@page { size: A4; margin: 24mm 26mm } html { font-family: DossierSerif; font-size: 11pt; line-height: 1.5 }
p { margin: 0 0 3mm } h1 { font-size: 14pt; text-align: center; margin: 8mm 0 } .t { text-align: center }
.d { text-align: right; margin: 6mm 0 }
"""


def _page(titre: str, entete: str, paragraphes: tuple[str, ...], fin: str) -> bytes:
    corps = (
        f"<p>{entete}</p><h1>{escape(titre)}</h1>" + "".join(f"<p>{escape(p)}</p>" for p in paragraphes)
        + f"<p class=d>{escape(fin)}</p>"
    )  # fmt: skip
    return pdf(corps, style=_STYLE, titre=titre)


def ordonnance(d: Table) -> bytes:
    """The order, as the greffe hands it over."""
    p, c, b = d["procedure"], d["creancier"], d["debiteur"]
    return _page(
        f"Ordonnance portant injonction de payer n° {p['ordonnance_numero']}",
        f"{escape(p['juridiction']['nature'].capitalize())} de {escape(p['juridiction']['siege'])}",
        (
            f"Vu la requête de {c['denomination']} du {jour(p['requete_le'])} et les documents produits ;",
            f"Enjoignons à {b['denomination']} de payer à {c['denomination']} la somme de "
            f"{euros(p['ordonnance_montant'])} et les dépens.",
            "Copie certifiée conforme remise au créancier par le greffe. Document imaginaire.",
        ),
        f"Le {jour(p['ordonnance_le'])}",
    )


def bodacc(d: Table) -> bytes:
    """The notice of the judgment."""
    p, b = d["debiteur"]["procedure_collective"], d["debiteur"]
    return _page(
        "Annonce de procédure collective",
        "Extrait d'une annonce publiée (document imaginaire)",
        (
            f"{b['denomination']}, {b['forme']}, {b['siren']}, {b['adresse']['commune']}.",
            f"Jugement du {jour(p['jugement'])} du {p['juridiction']}, n° {p['numero']} : ouverture d'une procédure "
            f"de {p['type']} judiciaire. Mandataire : {p['mandataire']}. Les créances sont à déclarer dans les deux "
            "mois de la publication.",
        ),
        f"Publiée le {jour(p['bodacc'])}",
    )


def lettre(entete: str, titre: str, texte: str, fin: str) -> bytes:
    """A letter of a third party."""
    return _page(titre, escape(entete), (texte,), fin)
