"""The portfolio: each figure is the décompte's to the cent, nothing stops it, and its page is one that people can use."""

from __future__ import annotations

import csv
import json
import os
import re
import stat
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import tomlkit
from lxml import html

from dossier_juridique import compute as decompte_de
from dossier_juridique import ecrans_tableau, load, pipeline, tableau
from dossier_juridique.cli import main
from dossier_juridique.errors import ArgumentsInvalides, DossierInvalide, SortieRefusee
from dossier_juridique.model.contrat_portefeuille import avertissements
from dossier_juridique.model.portefeuille import CLASSES, DOUTES, LigneDePortefeuille, Portefeuille
from tests.droit.cas_de_regle import base, poser

AU = date(2026, 11, 28)
Contenu = dict[str, Any]


def _facture(numero: str, echeance: str, montant: str) -> Contenu:
    return {"numero": numero, "emise_le": "2021-01-05", "livree_le": "2021-01-05", "echeance": echeance,
            "montant_ttc": montant, "pieces": ["facture-1", "livraison-1"]}  # fmt: skip


def _dossier(nom: str, siren: str, factures: list[Contenu], **cles: Any) -> Contenu:
    contenu = base()
    for retire in ("courriers", "procedure", "conditions"):
        contenu.pop(retire)
    contenu["debiteur"] |= {"denomination": nom, "siren": siren, "verifie_le": "2026-11-27"}
    contenu["reference"] = f"R-{siren}"
    contenu["factures"] = factures
    contenu.pop("au")
    for cle, valeur in cles.items():
        poser(contenu, cle.replace("__", "."), valeur)
    return contenu


SIRENS = ("123456782", "987654324", "552100554", "732829320")


def _contenus() -> dict[str, Contenu]:
    a, b, c, d = SIRENS
    return {
        "agence/alpha": _dossier("Alpha & Fils <SARL>", a, [_facture("A1", "2026-11-10", "1000.10"),
                                                            _facture("A2", "2026-09-20", "250.33")]),
        "agence/alpha-bis": _dossier("Alpha & Fils <SARL>", a, [_facture("A3", "2026-12-15", "77.07")]),
        "beta": _dossier("=HYPERLINK(\"http://x\")", b, [_facture("B1", "2026-10-14", "4000.00")],
                         litiges=[{"date": "2026-11-10", "objet": "Casse"}]),
        "collective": _dossier("Gamma", c, [_facture("G1", "2026-08-20", "900.00")],
                               debiteur__procedure_collective={"type": "redressement", "jugement": "2026-10-05",
                                                               "bodacc": "2026-10-14"}),
        "ancien": _dossier("Delta", d, [_facture("D1", "2021-12-20", "12345.67"),
                                        _facture("D2", "2026-05-05", "0.01")]),
        "prescrit": _dossier("Epsilon", d, [_facture("E1", "2021-11-01", "5000.00")]),
        "solde": _dossier("Zêta", b, [_facture("Z1", "2026-06-30", "300.00")],
                          paiements=[{"date": "2026-06-29", "montant": "310.00"}]),
        "paye-tard": _dossier("Êta", b, [_facture("H1", "2026-06-30", "300.00")],
                              paiements=[{"date": "2026-08-29", "montant": "300.00"}]),
        "sans-date": _dossier("Thêta", b, [{"numero": "T1", "montant_ttc": "80.00"}]),
    }  # fmt: skip


FAUTIFS = {
    "faute/toml": "reference = [",
    "faute/cle": "reference = \"x\"\nfacture = 3\n",
    "faute/octets": b"\xff\xfe\x00",
    "faute/vide": "",
}


def ecrire(racine: Path, contenus: dict[str, Contenu], fautifs: dict[str, Any]) -> None:
    for nom, contenu in contenus.items():
        (racine / nom).mkdir(parents=True)
        (racine / nom / "dossier.toml").write_text(tomlkit.dumps(_nombres(contenu)), "utf-8")
    for nom, brut in fautifs.items():
        (racine / nom).mkdir(parents=True)
        (racine / nom / "dossier.toml").write_bytes(brut if isinstance(brut, bytes) else brut.encode())


def _nombres(valeur: Any) -> Any:
    if isinstance(valeur, dict):
        return {c: _nombres(v) for c, v in valeur.items()}
    if isinstance(valeur, list):
        return [_nombres(v) for v in valeur]
    return str(valeur) if isinstance(valeur, Decimal) else valeur


@pytest.fixture(scope="module")
def racine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    chemin = tmp_path_factory.mktemp("portefeuille") / "racine"
    ecrire(chemin, _contenus(), FAUTIFS)
    return chemin


@pytest.fixture(scope="module")
def portefeuille(racine: Path) -> Portefeuille:
    return tableau.portfolio(racine, au=AU)


@pytest.fixture(scope="module")
def sortie(racine: Path, portefeuille: Portefeuille) -> Path:
    chemin = racine.parent / "sortie"
    tableau.deliver(portefeuille, chemin, racine)
    return chemin


@pytest.fixture(scope="module")
def page(sortie: Path) -> Any:
    return html.fromstring((sortie / "tableau.html").read_text("utf-8"))


def ligne(portefeuille: Portefeuille, nom: str) -> LigneDePortefeuille:
    return next(li for li in portefeuille.lignes if li.dossier == nom)


# --- figures -------------------------------------------------------------------------------------------------------


def test_chaque_chiffre_est_celui_du_decompte(racine: Path, portefeuille: Portefeuille) -> None:
    chiffrees = [li for li in portefeuille.lignes if li.totaux]
    assert len(chiffrees) == 8
    for li in chiffrees:
        decompte = decompte_de(load(racine / li.dossier), au=AU)
        assert li.totaux == decompte.totaux and li.balance is not None
        assert sum(li.balance.classes) == decompte.totaux.principal
    assert portefeuille.total == sum(li.total for li in chiffrees) == sum(p.total for p in portefeuille.debiteurs)
    assert sum(portefeuille.classes) == portefeuille.principal


def test_chaque_facture_tombe_dans_sa_classe(portefeuille: Portefeuille) -> None:
    alpha = ligne(portefeuille, "agence/alpha").balance
    assert alpha is not None and (alpha.age, alpha.classe) == (69, "61–90 jours")
    assert [str(c) for c in alpha.classes] == ["0.00", "1000.10", "0.00", "250.33", "0.00"]
    futur = ligne(portefeuille, "agence/alpha-bis").balance
    assert futur is not None and (futur.age, futur.classe, str(futur.classes[0])) == (None, "non échu", "77.07")
    tard = ligne(portefeuille, "paye-tard")
    assert tard.balance is not None and tard.totaux is not None
    assert tard.total > 0 and not any(tard.balance.classes[2:4]) and tard.accessoires == tard.total - tard.totaux.principal


def test_un_debiteur_de_plusieurs_dossiers_ne_fait_qu_un(portefeuille: Portefeuille) -> None:
    alpha = next(p for p in portefeuille.debiteurs if p.siren == SIRENS[0])
    assert alpha.dossiers == 2
    assert alpha.total == ligne(portefeuille, "agence/alpha").total + ligne(portefeuille, "agence/alpha-bis").total
    totaux = [p.total for p in portefeuille.debiteurs]
    assert totaux == sorted(totaux, reverse=True)


def test_les_douteux_viennent_d_abord_puis_la_somme(portefeuille: Portefeuille) -> None:
    noms = [li.dossier for li in portefeuille.lignes]
    assert noms[:4] == ["collective", "prescrit", "ancien", "beta"]
    assert noms[4:8] == ["paye-tard", "agence/alpha", "agence/alpha-bis", "solde"], "151 jours, puis les sommes"
    assert set(noms[8:]) == {*FAUTIFS, "sans-date"}
    rangs = [DOUTES.index(li.doutes[0].motif) for li in portefeuille.lignes[:5]]
    assert rangs == sorted(rangs)


def test_chaque_dossier_dit_ce_qui_part_ou_pourquoi_rien_ne_part(portefeuille: Portefeuille) -> None:
    for li in portefeuille.lignes:
        assert li.a_envoyer != bool(li.pourquoi), li.dossier
    assert ligne(portefeuille, "collective").suite.acte == "declaration-de-creance"
    assert "Casse" in ligne(portefeuille, "beta").pourquoi
    assert "prescrite" in ligne(portefeuille, "prescrit").pourquoi
    assert "1342" in ligne(portefeuille, "solde").pourquoi
    assert "1305-2" in ligne(portefeuille, "agence/alpha-bis").pourquoi
    prescrit = ligne(portefeuille, "ancien").prescription
    assert prescrit is not None and (prescrit.etat, prescrit.jours, prescrit.factures) == ("proche", 22, ("D1",))


def test_ce_que_le_droit_retient_n_est_pas_a_envoyer(tmp_path: Path) -> None:
    sans_adresse = _dossier("Iota", SIRENS[0], [_facture("I1", "2026-10-01", "500.00")])
    sans_adresse["debiteur"].pop("adresse")
    ecrire(tmp_path, {"iota": sans_adresse}, {})
    (seule,) = tableau.portfolio(tmp_path, au=AU).lignes
    assert seule.suite.a_faire and not seule.a_envoyer
    assert "Retenu par le droit" in seule.pourquoi and "art." in seule.pourquoi


# --- nothing stops it ----------------------------------------------------------------------------------------------


def test_un_dossier_fautif_a_sa_ligne_et_n_arrete_rien(portefeuille: Portefeuille) -> None:
    fautives = {li.dossier: li.erreur for li in portefeuille.lignes if li.erreur}
    assert set(fautives) == {*FAUTIFS, "sans-date"}
    for nom, erreur in fautives.items():
        assert erreur is not None and erreur.message and erreur.remede and erreur.code == (0 if nom == "sans-date" else 3)
    assert portefeuille.code == 3


def test_un_defaut_dans_une_ligne_n_arrete_rien(racine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vrai = tableau.next_act

    def casse(dossier: Any, *reste: Any) -> Any:
        if dossier.debiteur.denomination == "Gamma":
            raise KeyError("x")
        return vrai(dossier, *reste)

    monkeypatch.setattr(tableau, "next_act", casse)
    monkeypatch.delenv("DOSSIER_TRACE", raising=False)
    dresse = tableau.portfolio(racine, au=AU)
    touche = ligne(dresse, "collective")
    assert touche.erreur is not None and touche.erreur.code == 70 and touche.debiteur == "Gamma" and dresse.code == 70
    assert ligne(dresse, "beta").total > 0


def test_un_taux_inconnu_laisse_la_prescription(racine: Path) -> None:
    dresse = tableau.portfolio(racine, au=date(2031, 1, 5))
    ancien = ligne(dresse, "ancien")
    assert ancien.erreur is not None and ancien.erreur.code == 4 and ancien.totaux is None
    assert ancien.prescription is not None and ancien.prescription.etat == "acquise"
    # Interest stopped at the judgment: that claim needs no rate of 2031, and it alone is counted.
    assert ancien.doutes and dresse.total == ligne(dresse, "collective").total > 0


class _QuiMeurt(Executor):
    """Gives the first share back, then dies as a pool whose process was killed."""

    def map(self, fn: Callable[..., Any], *iterables: Iterable[Any], **_: Any) -> Iterator[Any]:  # type: ignore[override]
        (parts,) = iterables
        for rang, part in enumerate(parts):
            if rang:
                raise BrokenProcessPool("tué")
            yield fn(part)


def test_le_meme_tableau_quel_que_soit_le_nombre_de_processus(
    racine: Path, portefeuille: Portefeuille, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tableau, "PAR_LOT", 3)
    with ProcessPoolExecutor(max_workers=2) as ouvriers:
        assert tableau.portfolio(racine, au=AU, executor=ouvriers) == portefeuille
    assert tableau.portfolio(racine, au=AU, executor=_QuiMeurt()) == portefeuille
    monkeypatch.setattr(tableau, "SEUL", 2)
    assert tableau.portfolio(racine, au=AU) == portefeuille


def test_sans_au_chaque_dossier_garde_son_jour(tmp_path: Path) -> None:
    contenus = {k: v for k, v in _contenus().items() if k in ("beta", "ancien")}
    contenus["beta"]["au"] = "2026-10-31"
    ecrire(tmp_path, contenus, {})
    dresse = tableau.portfolio(tmp_path, a_defaut=AU)
    assert {li.dossier: li.au for li in dresse.lignes} == {"beta": date(2026, 10, 31), "ancien": AU}
    assert ligne(dresse, "beta").totaux == decompte_de(load(tmp_path / "beta")).totaux
    assert "1 dossier arrêté à une autre date" in ecrans_tableau.portfolio(dresse).replace("\u00a0", " ")
    with pytest.raises(ArgumentsInvalides):
        tableau.portfolio(tmp_path)


def test_une_racine_vide_ou_une_sequence_fausse_sont_des_erreurs(racine: Path, tmp_path: Path) -> None:
    with pytest.raises(DossierInvalide):
        tableau.portfolio(tmp_path, au=AU)
    (tmp_path / "s.toml").write_text("etapes = 2", "utf-8")
    with pytest.raises(DossierInvalide, match=r"s\.toml"):
        tableau.portfolio(racine, au=AU, sequence=tmp_path / "s.toml")


def test_la_sequence_de_la_racine_est_suivie(tmp_path: Path) -> None:
    ecrire(tmp_path, {"a": _contenus()["agence/alpha"]}, {})
    (tmp_path / "sequence.toml").write_text(
        '[[etapes]]\nacte = "mise-en-demeure"\njours = 90\ndepuis = "echeance"\nminimum = 50\n', "utf-8"
    )
    (seule,) = tableau.portfolio(tmp_path, au=AU).lignes
    assert seule.suite.acte == "mise-en-demeure" and seule.suite.jour == date(2026, 12, 19) and not seule.a_envoyer


# --- files ---------------------------------------------------------------------------------------------------------


def test_les_trois_fichiers_disent_les_memes_sommes(sortie: Path, portefeuille: Portefeuille, page: Any) -> None:
    lu = json.loads((sortie / "tableau.json").read_text("utf-8"))
    with (sortie / "tableau.csv").open(encoding="utf-8", newline="") as flux:
        rangs = list(csv.DictReader(flux, delimiter=";"))
    assert [r["dossier"] for r in rangs[:-1]] == [d["dossier"] for d in lu["dossiers"]]
    assert rangs[-1]["ligne"] == "total" and rangs[-1]["total"] == lu["totaux"]["total"] == f"{portefeuille.total:.2f}"
    for cle, valeur in lu["totaux"]["classes"].items():
        assert Decimal(valeur) == sum(Decimal(r[cle] or 0) for r in rangs[:-1]) == Decimal(rangs[-1][cle])
    euros = re.sub(r"\s", "", page.xpath("//p[@class='total']")[0].text_content())
    assert euros == f"{portefeuille.total:.2f}€".replace(".", ",")
    assert len(page.xpath("//tr[starts-with(@class, 'ligne')]")) == 8 and len(page.xpath("//tr[@class='fautif']")) == 5
    assert {d["dossier"]: d["erreur"]["code"] for d in lu["dossiers"] if d["erreur"]}["faute/toml"] == 3


def test_aucune_cellule_ne_commence_comme_une_formule(sortie: Path) -> None:
    with (sortie / "tableau.csv").open(encoding="utf-8", newline="") as flux:
        for rang in csv.reader(flux, delimiter=";"):
            for cellule in rang:
                assert cellule.lstrip()[:1] not in ("=", "+", "@") and (
                    cellule[:1] != "-" or cellule[1:].isdecimal()
                ), cellule
    assert "'=HYPERLINK" in (sortie / "tableau.csv").read_text("utf-8")


def test_la_livraison_est_entiere_privee_et_reproductible(
    sortie: Path, racine: Path, portefeuille: Portefeuille, tmp_path: Path
) -> None:
    noms = {"tableau.html", "tableau.csv", "tableau.json", "manifeste.json"}
    assert {c.name for c in sortie.iterdir()} == noms
    assert {stat.S_IMODE(c.stat().st_mode) for c in sortie.iterdir()} == {0o600}
    assert pipeline.verify(sortie, racine) == ()
    tableau.deliver(tableau.portfolio(racine, au=AU), tmp_path / "autre", racine)
    for nom in noms:
        assert (tmp_path / "autre" / nom).read_bytes() == (sortie / nom).read_bytes(), nom
    assert pipeline.diff(sortie, tmp_path / "autre") == ()
    with pytest.raises(ArgumentsInvalides):
        tableau.deliver(portefeuille, sortie, racine)
    tableau.deliver(portefeuille, tmp_path / "autre", racine, force=True)
    (tmp_path / "mien").mkdir()
    (tmp_path / "mien" / "notes.txt").write_text("à moi")
    with pytest.raises(ArgumentsInvalides):
        tableau.deliver(portefeuille, tmp_path / "mien", racine, force=True)


def test_une_page_ou_manque_un_dossier_n_est_pas_livree(
    racine: Path, portefeuille: Portefeuille, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dossier_juridique.render import tableau as rendu

    vrais = {"render_page": rendu.render_page, "render_csv": rendu.render_csv, "render_json": rendu.render_json}
    total = f"{ligne(portefeuille, 'ancien').total:.2f}"
    for nom, avant, apres in (
        ("render_page", '<tr class="ligne', '<tr class="perdue'),
        ("render_csv", total, "1.00"),
        ("render_json", f'"total": "{total}"', '"total": "1.00"'),
    ):
        monkeypatch.setattr(rendu, nom, lambda *a, f=vrais[nom], v=avant, n=apres, **k: f(*a, **k).replace(v, n, 1))
        with pytest.raises(SortieRefusee):
            tableau.deliver(portefeuille, tmp_path / "s", racine)
        assert not os.path.lexists(tmp_path / "s") and list(tmp_path.iterdir()) == []
        monkeypatch.setattr(rendu, nom, vrais[nom])


def test_une_page_plus_longue_que_ce_qu_un_modele_peut_ecrire(portefeuille: Portefeuille) -> None:
    from dossier_juridique.render.gabarits import TAILLE_MAX
    from dossier_juridique.render.tableau import render_page

    grand = Portefeuille(AU, portefeuille.lignes * 400, portefeuille.sequence, "s")
    longue = render_page(grand, moteur="m")
    assert longue.count('<tr class="ligne') == 3200 and len(longue) > TAILLE_MAX


# --- the page ------------------------------------------------------------------------------------------------------


def test_rien_ne_vient_d_ailleurs_et_rien_n_agit(page: Any, sortie: Path) -> None:
    brut = (sortie / "tableau.html").read_text("utf-8")
    assert "<script" not in brut and not re.search(r"(?:src|href)=\"(?!#)", brut) and "@import" not in brut
    assert set(re.findall(r"url\(([^,)]{0,40})", brut)) == {"data:font/ttf;base64"}
    assert "Alpha &amp; Fils &lt;SARL&gt;" in brut and not page.xpath("//sarl")


def test_reperes_titres_tableaux_et_dessins(page: Any) -> None:
    assert page.get("lang") == "fr" and page.xpath("//meta[@name='viewport']") and page.xpath("//title")[0].text
    assert [len(page.xpath(f"//{repere}")) for repere in ("header", "main", "footer", "h1", "nav")] == [1] * 5
    assert all(b - a <= 1 for a, b in pairwise(int(t.tag[1]) for t in page.xpath("//h1|//h2|//h3")))
    identifiants = page.xpath("//@id")
    assert len(identifiants) == len(set(identifiants))
    for cible in (i for liste in page.xpath("//@aria-labelledby") for i in liste.split()):
        assert cible in identifiants
    assert {a.lstrip("#") for a in page.xpath("//nav//a/@href")} <= set(identifiants)
    for table in page.xpath("//table"):
        assert table.get("role") == "table" and (table.xpath("./caption") or table.get("aria-labelledby"))
        assert all(th.get("scope") for th in table.xpath(".//th"))
    assert len(page.xpath("//svg")) == 2
    for dessin in page.xpath("//svg"):
        assert dessin.get("role") == "img" and len(dessin.xpath("./desc")[0].text) > 40


def _luminance(couleur: str) -> float:
    canaux = [int(couleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, v, b = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in canaux)
    return 0.2126 * r + 0.7152 * v + 0.0722 * b


def test_les_couleurs_contrastent(page: Any) -> None:
    style = page.xpath("//style")[0].text
    textes = dict(re.findall(r"--(encre|gris|bleu|rouge|ambre|vert): (#[0-9a-f]{6})", style))
    barres = dict(re.findall(r"\.(nonechu|a30|a60|a90|vieux|acc) \{ fill: (#[0-9a-f]{6})", style))
    assert len(textes) == 6 and len(barres) == 6
    assert all(1.05 / (_luminance(c) + 0.05) >= 4.5 for c in textes.values())
    assert all(1.05 / (_luminance(c) + 0.05) >= 3 for c in barres.values()), "un dessin se voit à 3 contre 1"


def test_les_barres_sont_a_l_echelle(page: Any, portefeuille: Portefeuille) -> None:
    ages = page.xpath("//svg")[0]
    plus_grand = max(portefeuille.classes)
    barres = ages.xpath(".//g")
    noms = [g.xpath("./text")[0].text.replace("\u00a0", " ").casefold() for g in barres]
    assert noms == [c.casefold() for c in CLASSES]
    for groupe, montant in zip(barres, portefeuille.classes, strict=True):
        largeurs = [int(r.get("width")) for r in groupe.xpath("./rect[@class!='rail']")]
        assert sum(largeurs) == pytest.approx(400 * float(montant / plus_grand), abs=2.5)
        valeur = re.sub(r"\s", "", groupe.xpath("./text")[1].text).split("€")[0]
        assert valeur == f"{montant:.2f}".replace(".", ",")
    noms = [t.text for t in page.xpath("//svg")[1].xpath(".//g/text[1]")]
    assert noms[: len(portefeuille.debiteurs)] == [p.nom for p in portefeuille.debiteurs][:8]


# --- the terminal and the command ----------------------------------------------------------------------------------


def _colonnes(texte: str) -> int:
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in texte)


def test_l_ecran_tient_en_cent_colonnes_et_dit_tout(portefeuille: Portefeuille) -> None:
    texte = ecrans_tableau.portfolio(portefeuille)
    assert max(map(_colonnes, texte.split("\n"))) <= 100
    rangs = [texte.index(mot) for mot in ("DOUTEUX", "EN COURS", "SOLDÉS", "HORS TOTAUX")]
    assert rangs == sorted(rangs)
    for li in portefeuille.lignes:
        assert li.dossier in texte


def test_ce_qui_est_hors_totaux_est_nomme_meme_quand_tout_va_dans_un_dossier(portefeuille: Portefeuille) -> None:
    texte = ecrans_tableau.delivered(portefeuille, Path("sortie"))
    for li in portefeuille.lignes:
        if li.erreur is not None:
            assert li.dossier in texte and li.erreur.message.split(" ")[0] in texte
    assert max(map(_colonnes, texte.split("\n"))) <= 100


def test_une_reference_que_deux_dossiers_portent_est_dite(
    portefeuille: Portefeuille, page: Any, sortie: Path, tmp_path: Path
) -> None:
    a, b = SIRENS[0], SIRENS[1]
    dits = [dit.replace("\u00a0", " ").replace("\u202f", " ") for dit in avertissements(portefeuille)]
    assert any(f"« R-{a} » est celle de 2 dossiers : agence/alpha et agence/alpha-bis." in dit for dit in dits)
    assert any(f"« R-{b} » est celle de 4 dossiers" in dit for dit in dits) and len(dits) == 3
    for texte in (ecrans_tableau.portfolio(portefeuille), ecrans_tableau.delivered(portefeuille, Path("s"))):
        assert f"R-{a}\u00a0» est celle de" in texte
    assert f"R-{a}" in page.text_content().partition("actes à envoyer")[0]
    assert len(json.loads((sortie / "tableau.json").read_text("utf-8"))["avertissements"]) == 3
    ecrire(tmp_path, {"seul": _contenus()["beta"]}, {})
    assert avertissements(tableau.portfolio(tmp_path, au=AU)) == ()


def test_la_commande(racine: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tableau", str(racine), "--au", "2026-11-28", "--format", "json"]) == 3
    lu = json.loads(capsys.readouterr().out)
    assert lu["version"] == 1 and lu["au"] == "2026-11-28" and len(lu["dossiers"]) == 13
    sain = tmp_path / "r"
    ecrire(sain, {"a": _contenus()["agence/alpha"]}, {})
    # The output may lie below the root: it is not read as a dossier, and running again asks for --force.
    assert main(["tableau", str(sain), "--au", "2026-11-28", "-o", str(sain / "tableau")]) == 0
    assert "tableau.html" in capsys.readouterr().out
    assert main(["tableau", str(sain), "--au", "2026-11-28", "-o", str(sain / "tableau")]) == 2
    assert "--force" in capsys.readouterr().err
    assert main(["tableau", str(sain), "--au", "2026-11-28", "-o", str(sain / "tableau"), "--force"]) == 0
    assert main(["verify", str(sain / "tableau")]) == 0
    assert main(["tableau", str(tmp_path / "absent")]) == 3


def test_un_tube_et_un_retour_chariot_ne_perdent_pas_le_tableau(tmp_path: Path) -> None:
    import os

    from tests import serie

    for rang, nom in enumerate(("ok", "retour\rchariot", "tube")):
        serie.ecrire(tmp_path / "r", rang).rename(tmp_path / "r" / nom)
    (tmp_path / "r" / "tube" / "dossier.json").unlink()
    os.mkfifo(tmp_path / "r" / "tube" / "dossier.toml")
    dresse = tableau.portfolio(tmp_path / "r", a_defaut=date(2026, 11, 22))
    assert sorted(li.erreur is not None for li in dresse.lignes) == [False, False, True]
    tableau.deliver(dresse, tmp_path / "s", tmp_path / "r")
