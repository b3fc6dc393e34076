"""Un modèle de cabinet qui écrit un autre chiffre à la main, sur la page, dans Word ou au courriel, n'est pas livré.

Each text goes through ``build --modeles``: what is read is what a person receives.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document as Word

from dossier_juridique import Livraison, build
from dossier_juridique.render import shipped_modeles
from tests.render.test_modele_word import TEXTE, ecrire
from tests.test_bout_en_bout import SAMPLES


def _construire(tmp_path: Path, acte: str = "mise-en-demeure") -> tuple[Livraison, list[str]]:
    livraison = build(SAMPLES / "impaye_simple", tmp_path / "s", pour=acte, modeles=tmp_path / "m")
    return livraison, [e.message.replace("\u00a0", " ").replace("\u202f", " ") for e in livraison.echecs]


def _remplacer(tmp_path: Path, fichier: str, avant: str, apres: str) -> None:
    texte = next(shipped_modeles().candidates(fichier)).read_text("utf-8")
    assert avant in texte
    cible = tmp_path / "m" / fichier
    cible.parent.mkdir(parents=True, exist_ok=True)
    cible.write_text(texte.replace(avant, apres), "utf-8")


SOMMATION = "la somme de {{ somme.total|euros }}"
CHANGES = {
    "autre somme": ("mise_en_demeure/corps.html", SOMMATION, "la somme de 31 000,00 €", "« 31 000,00 € »"),
    "en lettres": ("mise_en_demeure/corps.html", SOMMATION, "la somme de onze mille euros", "« onze mille euros »"),
    "ligne de frais": (
        "commun/somme.html", '<tr class="total">',
        '<tr><td colspan="{% if somme.deductions %}5{% else %}4{% endif %}">Complément</td>'
        '<td class="montant">45,00 €</td></tr><tr class="total">', "« 45,00 € »",
    ),
    "délai de trois jours": (
        "mise_en_demeure/corps.html", "<p>À défaut, ",
        "<p>Vous voudrez bien payer dans un délai de trois jours à compter de la présente.</p><p>À défaut, ", "« trois jours »",
    ),
    "date limite": (
        "mise_en_demeure/corps.html", "<p>À défaut, ", "<p>À défaut de paiement avant le 3 mars 2027, ", "« 3 mars 2027 »",
    ),
    "taux": ("commun/cours.html", "{{ cours.taux|taux }}", "18 %", "« 18 % »"),
    "pied de page": ("charte/lettre.html", "", "<p>Forfait 12,50 €</p>", "« 12,50 € »"),
}  # fmt: skip


@pytest.mark.parametrize("nom", CHANGES)
def test_un_modele_qui_ecrit_un_autre_chiffre_n_est_pas_livre(nom: str, tmp_path: Path) -> None:
    fichier, avant, apres, cite = CHANGES[nom]
    if avant:
        _remplacer(tmp_path, fichier, avant, apres)
    else:
        _ajouter(tmp_path, fichier, apres)
    livraison, messages = _construire(tmp_path)
    assert livraison.code == 5
    (message,) = messages[:1]
    assert "page 1, " in message and cite in message and "art. " in message, message
    assert not (tmp_path / "s" / "mise-en-demeure.pdf").exists()


@pytest.mark.parametrize(
    ("phrase", "cite"),
    [
        ("<p>{% raw %}{{ somme }}{% endraw %}</p>", "« {{ »"),
        ("<p>Fait à [À COMPLÉTER]</p>", "« [À COMPLÉTER] »"),
        ("<p>Votre contact : XXX.</p>", "« XXX »"),
        ("<p>{{ somme }}</p>", "prenez l'un de ses champs"),
        ("<p>{{ somme.total }}</p>", "un filtre (euros"),
        ("<p>{{ somme.au }}</p>", "un filtre (euros"),
    ],
)
def test_une_place_vide_ou_du_code_sur_la_page_n_est_pas_livre(phrase: str, cite: str, tmp_path: Path) -> None:
    _remplacer(tmp_path, "mise_en_demeure/corps.html", "<p>À défaut, ", f"{phrase}<p>À défaut, ")
    livraison, messages = _construire(tmp_path)
    assert livraison.code == 5 and cite in messages[0].replace("’", "'"), messages
    assert not (tmp_path / "s" / "mise-en-demeure.pdf").exists()


def test_les_mots_en_lettres_et_les_chiffres_disent_la_meme_somme(tmp_path: Path) -> None:
    texte = next(shipped_modeles().candidates("pouvoir_special/corps.html")).read_text("utf-8")
    (tmp_path / "m" / "pouvoir_special").mkdir(parents=True)
    (tmp_path / "m" / "pouvoir_special" / "corps.html").write_text(texte.replace("{{ somme.total|euros }}", "45 000 €"), "utf-8")
    livraison = build(SAMPLES / "accord_amiable", tmp_path / "s", pour="pouvoir-special", modeles=tmp_path / "m")
    assert livraison.code == 5 and "45\u202f000" in livraison.echecs[0].message.replace("\u00a0", "\u202f").replace(" ", "\u202f")


def _ajouter(tmp_path: Path, fichier: str, phrase: str) -> None:
    texte = next(shipped_modeles().candidates(fichier)).read_text("utf-8")
    cible = tmp_path / "m" / fichier
    cible.parent.mkdir(parents=True, exist_ok=True)
    cible.write_text(f"{texte}{phrase}\n", "utf-8")


PAPIER = (
    "SARL au capital de 20 000 € – RCS Lyon 123 456 782 – 14 rue du 8 mai 1945 – 0,15 €/min – loi du 6 janvier 1978 – "
    "ouvert de 9 h à 18 h, 5 jours sur 7"
)


@pytest.mark.parametrize("cadre", ["charte/lettre.html", "charte/courriel.html"])
def test_le_papier_d_un_cabinet_passe(cadre: str, tmp_path: Path) -> None:
    _ajouter(tmp_path, cadre, f"<p>{PAPIER}</p>")
    livraison, messages = _construire(tmp_path, "relance-1")
    assert (livraison.code, messages) == (0, [])


def test_le_courriel_et_le_papier_word_sont_lus_aussi(tmp_path: Path) -> None:
    _ajouter(tmp_path, "charte/courriel.html", "<p>Somme à régler : 99,00 €.</p>")
    livraison, messages = _construire(tmp_path, "relance-1")
    assert livraison.code == 5 and "courriel, un montant" in messages[0] and "« 99,00 € »" in messages[0]


def test_un_montant_du_papier_word_est_lu(tmp_path: Path) -> None:
    charte = tmp_path / "m" / "charte"
    charte.mkdir(parents=True)
    word = Word(str(next(shipped_modeles().candidates("charte/charte.docx"))))
    word.sections[0].footer.paragraphs[0].add_run("Réglez 99,00 € de plus")
    word.save(str(charte / "charte.docx"))
    livraison, messages = _construire(tmp_path)
    assert livraison.code == 5 and "fichier Word, un montant" in messages[0]


def test_un_autre_chiffre_dans_la_requete_arrete_le_depot(tmp_path: Path) -> None:
    _remplacer(tmp_path, "requete/corps.html", "<p>La somme réclamée", "<p>Le débiteur a promis 500 €. La somme réclamée")
    livraison = build(SAMPLES / "impaye_simple", tmp_path / "s", pour="injonction-de-payer", modeles=tmp_path / "m")
    assert livraison.code == 5 and "500" in livraison.echecs[0].message and "1407" in livraison.echecs[0].message
    assert not (tmp_path / "s" / "injonction-de-payer.pdf").exists()


def test_un_autre_chiffre_dans_le_decompte_arrete_ce_qui_le_joint(tmp_path: Path) -> None:
    _ajouter(tmp_path, "decompte/corps.html", "<p>Frais de gestion : 45,00 €</p>")
    livraison, messages = _construire(tmp_path, "relance-3")
    assert livraison.code == 5 and all("« 45,00 € »" in m and "L. 111-8" in m for m in messages)
    assert not (tmp_path / "s" / "relance-3.pdf").exists() and not (tmp_path / "s" / "decompte.pdf").exists()


def _tableau(*entetes: str, total: str) -> Callable[[Any], None]:
    """The table of an office in Word: one row a invoice, without its day of issue, and a total of its own words."""

    def changer(word: Any) -> None:
        champs = {
            "Facture": "f.numero", "Échéance": "f.echeance|jour_court", "Montant": "f.ttc|euros",
            "Émise le": "f.emise_le|jour_court",
        }  # fmt: skip
        tableau = word.add_table(rows=5, cols=len(entetes))
        tableau.rows[1].cells[0].text = "{%tr for f in somme.factures %}"
        for place, entete in enumerate(entetes):
            tableau.rows[0].cells[place].text = entete
            tableau.rows[2].cells[place].text = f"{{{{ {champs[entete]} }}}}"
        tableau.rows[3].cells[0].text = "{%tr endfor %}"
        tableau.rows[4].cells[0].text = total
        tableau.rows[4].cells[len(entetes) - 1].text = "{{ somme.total|euros }}"

    return changer


SANS_TABLE = tuple(t for t in TEXTE if "Total dû" not in t and "for f in" not in t)


@pytest.mark.parametrize("entetes", [
    ("Facture", "Échéance", "Montant"), ("Facture", "Montant", "Échéance"), ("Facture", "Émise le", "Montant", "Échéance"),
])  # fmt: skip
@pytest.mark.parametrize("total", ["TOTAL GÉNÉRAL", "Net à payer", "Total TTC", "Total au 22 novembre 2026 :", "Somme due"])
def test_le_tableau_d_un_cabinet_dans_word_passe(entetes: tuple[str, ...], total: str, tmp_path: Path) -> None:
    bureau = ecrire(tmp_path / "m", *SANS_TABLE, changer=_tableau(*entetes, total=total))
    livraison = build(SAMPLES / "impaye_simple", tmp_path / "s", pour="mise-en-demeure", modeles=bureau)
    assert livraison.code == 0, [e.message for e in livraison.echecs]


def test_un_modele_word_est_lu_comme_les_autres(tmp_path: Path) -> None:
    bureau = ecrire(tmp_path / "m", *TEXTE, "Nous vous réclamons en outre 31 000,00 € avant le 3 mars 2027.")
    livraison = build(SAMPLES / "impaye_simple", tmp_path / "s", pour="mise-en-demeure", modeles=bureau)
    message = livraison.echecs[0].message.replace("\u00a0", " ")
    assert livraison.code == 5 and "« 31 000,00 € »" in message and "« 3 mars 2027 »" in message


def test_un_modele_word_auquel_manque_une_mention_dit_ce_qui_etait_cherche(tmp_path: Path) -> None:
    bureau = ecrire(tmp_path / "m", *(t for t in TEXTE if "Total dû" not in t))
    livraison = build(SAMPLES / "impaye_simple", tmp_path / "s", pour="mise-en-demeure", modeles=bureau)
    message = livraison.echecs[0].message.replace("\u00a0", " ").replace("\u202f", " ")
    assert livraison.code == 5 and "le fichier Word ne porte pas : Le montant exact" in message
    assert "« Total dû au " in message and "n'y est pas lu" in message, message
    bureau = ecrire(tmp_path / "m2", *(t for t in TEXTE if "Total dû" not in t and "quinze" not in t and "delai" not in t))
    message = build(SAMPLES / "impaye_simple", tmp_path / "s2", pour="mise-en-demeure", modeles=bureau).echecs[0].message
    assert message.count("«") > 1 and "n'y sont pas lus" in message, message


_TABLE = "commun/somme.html"
COLONNES = {
    "reste dû qui est le montant": [(_TABLE, "{{ facture.restant|euros }}", "{{ facture.ttc|euros }}")],
    "en-têtes permutés": [(_TABLE, "Émise le", "§"), (_TABLE, "Échéance", "Émise le"), (_TABLE, "§", "Échéance")],
    "en-tête de la feuille de style": [
        (_TABLE, "Montant TTC", ""), ("charte/charte.css", "", "\nth:nth-child(4)::before { content: 'Solde'; }\n"),
    ],
    "en milliers": [(_TABLE, "Montant TTC", "Montant TTC (k€)")],
    "doublé par la feuille de style": [("charte/charte.css", "", "\n.total td:last-child::after { content: ' ×2'; }\n")],
}  # fmt: skip


@pytest.mark.parametrize("nom", COLONNES)
def test_une_colonne_porte_ce_que_dit_son_entete(nom: str, tmp_path: Path) -> None:
    for fichier, avant, apres in COLONNES[nom]:
        cible = tmp_path / "m" / fichier
        if cible.is_file():
            texte = cible.read_text("utf-8")
            assert avant in texte
            cible.write_text(texte.replace(avant, apres) if avant else texte + apres, "utf-8")
        elif avant:
            _remplacer(tmp_path, fichier, avant, apres)
        else:
            _ajouter(tmp_path, fichier, apres)
    livraison = build(SAMPLES / "plusieurs_factures", tmp_path / "s", pour="relance-1", modeles=tmp_path / "m")
    assert livraison.code == 5, [e.message for e in livraison.echecs]
    assert not (tmp_path / "s" / "relance-1.pdf").exists()


def test_une_colonne_de_word_aussi(tmp_path: Path) -> None:
    bureau = ecrire(tmp_path / "m", *SANS_TABLE, changer=_tableau("Facture", "Échéance", "Montant", total="Total TTC"))
    word = Word(str(bureau / "mise-en-demeure.docx"))
    word.tables[0].rows[0].cells[2].text = "Livrée le"
    word.save(str(bureau / "mise-en-demeure.docx"))
    livraison = build(SAMPLES / "impaye_simple", tmp_path / "s", pour="mise-en-demeure", modeles=bureau)
    assert livraison.code == 5 and "le tableau porte" in livraison.echecs[0].message.replace("\u00a0", " ")
