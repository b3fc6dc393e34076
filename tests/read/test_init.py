"""``dossier init``: the commented skeleton, and dossiers drawn from invoices up to a built relance."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from dossier_juridique import pipeline, read
from dossier_juridique.errors import ArgumentsInvalides, DossierInvalide
from dossier_juridique.factures_electroniques import read_invoices
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.read.gabarit import Section, compose_toml
from dossier_juridique.read.init import create_dossier
from dossier_juridique.validate import validate
from tests.factures_electroniques.fabrique import ACHETEUR, VENDEUR, cii, facturx_pdf, ubl

LE = date(2026, 11, 22)
MENTIONS = (
    ("REG", "Ateliers Morel &amp; Fils SARL au capital de 20 000 EUR"),
    ("ABL", "RCS LYON 123 456 782"),
    ("PMD", "Trois fois le taux légal."),
)


def _creer(dossier: Path, fichiers: list[Path]) -> tuple[str, Dossier]:
    dit = create_dossier(dossier, LE, read_invoices(fichiers, schema=False), fichiers)
    source = read.read(dossier)
    return dit, validate(source.contenu, source.lignes, source.fichier)


def _xml(chemin: Path, texte: str) -> Path:
    chemin.write_text(texte, "utf-8")
    return chemin


def test_squelette_se_lit_se_valide_et_se_controle(tmp_path: Path) -> None:
    dit = create_dossier(tmp_path / "d", LE)
    assert "dossier check" in dit and (tmp_path / "d" / "pieces").is_dir()
    lu = pipeline.prepare(tmp_path / "d", a_defaut=LE)
    assert lu.dossier.reference == "2026-001" and lu.dossier.factures[0].numero is None
    assert pipeline.examine(lu, "relance-1").actes[0].constats


def test_le_canal_d_une_mise_en_demeure_est_dit_la_ou_il_se_choisit(tmp_path: Path) -> None:
    facture = _xml(tmp_path / "f.xml", cii("F-1", termes=(("20260430", "30 jours"),)))
    for nom, factures in (("vide", list[Path]()), ("ne", [facture])):
        create_dossier(tmp_path / nom, LE, read_invoices(factures, schema=False), factures)
        canaux = [x for x in (tmp_path / nom / "dossier.toml").read_text("utf-8").splitlines() if x.startswith("canal = ")]
        assert len(canaux) == 1 and "mise en demeure" in canaux[0] and "« lrar »" in canaux[0]


def test_chaque_cle_du_squelette_est_admise_par_le_schema(tmp_path: Path) -> None:
    create_dossier(tmp_path / "d", LE)
    fichier = tmp_path / "d" / "dossier.toml"
    actif = "\n".join(
        ligne.removeprefix("# ") if " = " in ligne.partition("#")[2].partition("#")[0] or ligne.startswith("# [") else ligne
        for ligne in fichier.read_text("utf-8").splitlines()
        if "Personne physique" not in ligne and "siret" not in ligne and "tva =" not in ligne
    )
    fichier.write_text(actif.replace("# [[", "[["), "utf-8")
    source = read.read(tmp_path / "d")
    dossier = validate(source.contenu, source.lignes, source.fichier)
    assert dossier.mandataire is not None and dossier.procedure is not None and dossier.litiges and dossier.courriers


def test_trois_factures_jusqu_a_la_relance_sans_rien_editer(tmp_path: Path) -> None:
    fichiers = [
        facturx_pdf(
            tmp_path / f"facture n°{rang}.pdf",
            cii(f"F2026/00{rang}", emise=f"2026030{rang}", termes=((f"2026041{rang}", "30 jours"),), notes=MENTIONS),
        )
        for rang in (3, 1, 2)
    ]
    dit, dossier = _creer(tmp_path / "d", fichiers)
    avant = dit.partition("avant d'écrire")[2].partition("À compléter ensuite")[0]
    assert avant.count("\n  - ") == 1 and "trois fois le taux de l'intérêt légal" in avant, dit
    assert [f.numero for f in dossier.factures] == ["F2026/001", "F2026/002", "F2026/003"]
    assert (dossier.creancier.forme, dossier.creancier.capital, dossier.creancier.rcs) == ("SARL", Decimal(20000), "Lyon")
    assert dossier.creancier.iban == "FR7630006000011234567890189"
    assert (dossier.debiteur.denomination, dossier.debiteur.siren) == (ACHETEUR[0], ACHETEUR[1])
    assert dossier.factures[0].objet == "Mobilier de réception, commande BC-118"
    assert dossier.pieces[0].fichier == "pieces/facture-F2026-001.pdf"
    assert (tmp_path / "d" / "pieces" / "facture-F2026-001.pdf").read_bytes() == fichiers[1].read_bytes()
    livraison = pipeline.build(tmp_path / "d", tmp_path / "sortie", pour="relance-1", au=LE)
    assert livraison.code == 0 and (tmp_path / "sortie" / "relance-1.pdf").is_file()


def test_memes_factures_memes_octets(tmp_path: Path) -> None:
    fichiers = [_xml(tmp_path / "a.xml", cii("F1")), _xml(tmp_path / "b.xml", cii("F2"))]
    _creer(tmp_path / "d1", fichiers)
    _creer(tmp_path / "d2", fichiers[::-1])
    assert (tmp_path / "d1/dossier.toml").read_bytes() == (tmp_path / "d2/dossier.toml").read_bytes()


def test_minimum_demande_au_lieu_d_inventer(tmp_path: Path) -> None:
    dit, dossier = _creer(tmp_path / "d", [facturx_pdf(tmp_path / "f.pdf", cii(profil="MINIMUM"), "MINIMUM")])
    assert dossier.factures[0].echeance is None and dossier.debiteur.adresse is None
    for attendu in ("factures[0].echeance", "profil MINIMUM", "debiteur.adresse", "creancier.forme et rcs"):
        assert attendu in dit
    texte = (tmp_path / "d/dossier.toml").read_text("utf-8")
    assert "# echeance = AAAA-MM-JJ" in texte and "# - factures[0].echeance" in texte
    assert "2026-04-30" not in texte and "Hôtel Exemple" not in texte


def test_avoir_rattache_et_avoir_orphelin(tmp_path: Path) -> None:
    facture = _xml(tmp_path / "f.xml", cii())
    avoir = _xml(tmp_path / "a.xml", cii("A1", type_code="381", corrige="F2026-001", ht="100.00", tva="20.00", ttc="120.00"))
    dit, dossier = _creer(tmp_path / "d", [avoir, facture])
    assert len(dossier.factures) == 1 and "avoirs[0]" not in dit
    assert (dossier.avoirs[0].numero, dossier.avoirs[0].facture, dossier.avoirs[0].montant_ttc) == (
        "A1", "F2026-001", Decimal("120.00"),
    )  # fmt: skip
    dit, dossier = _creer(tmp_path / "e", [facture, _xml(tmp_path / "b.xml", cii("A2", type_code="381", ttc="1.00"))])
    assert dossier.avoirs[0].facture is None and "avoirs[0].facture" in dit
    dit, _ = _creer(tmp_path / "g", [facture, _xml(tmp_path / "c.xml", cii("A3", type_code="381", corrige="F9"))])
    assert "F9, absente de ce dossier" in dit


def test_acompte_demande_sa_date_et_ne_reduit_pas_la_facture(tmp_path: Path) -> None:
    dit, dossier = _creer(tmp_path / "d", [_xml(tmp_path / "f.xml", cii(acompte="500.00", du="9500.00"))])
    assert dossier.factures[0].montant_ttc == Decimal("10000.00") and dossier.paiements == ()
    assert "acompte de 500,00\u00a0€ déjà versé" in dit
    texte = (tmp_path / "d/dossier.toml").read_text("utf-8")
    assert "# [[paiements]]\n# date = AAAA-MM-JJ" in texte and "# montant = 500.00" in texte
    rempli = texte.replace("# [[paiements]]\n# date = AAAA-MM-JJ", "[[paiements]]\ndate = 2026-03-31").replace(
        "# montant = 500.00", "montant = 500.00"
    )
    (tmp_path / "d/dossier.toml").write_text(rempli, "utf-8")
    assert pipeline.load(tmp_path / "d").paiements[0].montant == Decimal("500.00")


def test_affacturee_et_beneficiaire_tiers(tmp_path: Path) -> None:
    dit, dossier = _creer(tmp_path / "d", [_xml(tmp_path / "f.xml", cii(type_code="393", beneficiaire="Factor SA"))])
    assert dossier.factures[0].cedee_a == "Factor SA" and "c'est Factor SA, non Ateliers Morel & Fils, qui doit agir" in dit
    assert dossier.creancier.iban is None
    dit, dossier = _creer(tmp_path / "e", [_xml(tmp_path / "g.xml", cii(beneficiaire="Groupe Morel"))])
    assert dossier.factures[0].cedee_a == "Groupe Morel" and "est à payer à Groupe Morel" in dit
    _, dossier = _creer(tmp_path / "h", [_xml(tmp_path / "i.xml", cii(beneficiaire="Ateliers Morel &amp; Fils"))])
    assert dossier.factures[0].cedee_a is None


def test_deux_dates_de_paiement(tmp_path: Path) -> None:
    termes = (("20260410", "2 % d'escompte"), ("20260430", "Net"))
    dit, dossier = _creer(tmp_path / "d", [_xml(tmp_path / "f.xml", cii(profil="EXTENDED", termes=termes))])
    assert dossier.factures[0].echeance == date(2026, 4, 30) and "10/04/2026 et 30/04/2026" in dit


def test_numeros_faux_restent_a_completer(tmp_path: Path) -> None:
    faux = ("Hôtel du Vieux Port", "987654321", "FR05987654321", "3 quai du Port", "13002", "Marseille")
    dit, dossier = _creer(tmp_path / "d", [_xml(tmp_path / "f.xml", cii(acheteur=faux, termes=(("20260101", "x"),)))])
    assert dossier.debiteur.siren is None and "987654321" in dit
    assert dossier.factures[0].echeance is None and "avant son émission" in dit
    public = ("Commune d'Essai", "210100012", "FR90210100012", "1 place", "01000", "Essai")
    _, dossier = _creer(tmp_path / "e", [_xml(tmp_path / "g.xml", cii(acheteur=public))])
    assert dossier.debiteur.qualite == "public"


def test_xml_seul_n_est_pas_produit_comme_piece(tmp_path: Path) -> None:
    sans_tiers = ubl().replace("<cac:PayeeParty>", "<!--").replace("</cac:PayeeParty>", "-->")
    dit, dossier = _creer(tmp_path / "d", [_xml(tmp_path / "u.xml", sans_tiers)])
    assert dossier.pieces == () and "version lisible" in dit
    assert (tmp_path / "d/pieces/facture-U-77.xml").is_file()


def test_texte_hostile_reste_une_valeur_ou_un_commentaire(tmp_path: Path) -> None:
    piege = 'Nom" ]\u2028evil = 1\n[mandataire]\n\x7f'
    note = (("PMD", 'a\u2028cle = "x"\n[[factures]]'),)
    vendeur = (piege.replace("\x7f", ""), *VENDEUR[1:])
    _, dossier = _creer(tmp_path / "d", [_xml(tmp_path / "f.xml", cii("../../../etc/x", vendeur=vendeur, notes=note))])
    assert len(dossier.factures) == 1 and dossier.mandataire is None
    assert "[mandataire]" in (dossier.creancier.denomination or "")
    assert dossier.pieces == () and [p.name for p in (tmp_path / "d/pieces").iterdir()] == ["facture-etc-x.xml"]


@pytest.mark.parametrize(
    ("textes", "dit"),
    [
        ([cii(devise="GBP")], "GBP"),
        ([cii(ttc="-120.00", ht="-100.00", tva="-20.00")], "négatif"),
        ([cii(du="0.00")], "rien ne reste à payer"),
        ([cii(), cii()], "déjà donnée"),
        ([cii(type_code="381")], "que des avoirs"),
        ([cii("F1"), cii("F2", type_code="384", corrige="F1")], "rectifie et remplace"),
        ([cii("F1"), cii("F2", vendeur=("Autre SARL", "732829320", "FR44732829320", "1 rue", "75001", "Paris"))],
         r"le vendeur y est Autre SARL .*mais Ateliers Morel"),
        ([cii("F1"), cii("F2", acheteur=("Autre SA", "732829320", "FR44732829320", "1 rue", "75001", "Paris"))],
         r"l'acheteur y est Autre SA \(SIREN 732829320\), mais Hôtel"),
    ],
)  # fmt: skip
def test_refus_avant_toute_ecriture(tmp_path: Path, textes: list[str], dit: str) -> None:
    fichiers = [_xml(tmp_path / f"f{i}.xml", t) for i, t in enumerate(textes)]
    with pytest.raises(DossierInvalide, match=dit) as refus:
        _creer(tmp_path / "d", fichiers)
    assert refus.value.remede and not (tmp_path / "d").exists()


def test_dossier_existant_intact(tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / "d/x").write_text("x")
    with pytest.raises(ArgumentsInvalides, match="n'est pas vide"):
        create_dossier(tmp_path / "d", LE)
    assert [p.name for p in (tmp_path / "d").iterdir()] == ["x"]
    (tmp_path / "vide").mkdir()
    create_dossier(tmp_path / "vide", LE)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["d", "vide"]


def test_une_copie_qui_echoue_ne_laisse_rien(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = _xml(tmp_path / "f.xml", cii())

    def plein(*_: object) -> None:
        raise OSError("disque plein")

    monkeypatch.setattr("dossier_juridique.read.init.shutil.copyfile", plein)
    with pytest.raises(ArgumentsInvalides, match="écriture impossible"):
        _creer(tmp_path / "d", [source])
    assert [p.name for p in tmp_path.iterdir()] == ["f.xml"]


def test_une_cle_absente_du_gabarit_est_un_defaut() -> None:
    with pytest.raises(KeyError, match="inconnue"):
        compose_toml("r", [], [Section("creancier", {"inconnue": "x"})])


def test_le_taux_des_factures_est_demande_avant_la_lettre(tmp_path: Path) -> None:
    dit, _ = _creer(tmp_path / "d", [_xml(tmp_path / "f.xml", cii())])
    avant, ensuite = dit.split("À compléter ensuite")
    assert "les factures parlent de 12\u00a0%" in avant and "taux_penalites" not in ensuite


def test_un_siren_de_creancier_absent_est_demande_avant_la_lettre(tmp_path: Path) -> None:
    faux = ("Ateliers Morel", "123456789", "FR32123456789", "12 rue des Tanneurs", "69003", "Lyon")
    dit, _ = _creer(tmp_path / "d", [_xml(tmp_path / "f.xml", cii(vendeur=faux))])
    assert "creancier.siren, forme et rcs" in dit.split("À compléter ensuite")[0]


def test_un_net_inferieur_au_total_n_est_pas_dit_acompte(tmp_path: Path) -> None:
    dit, dossier = _creer(tmp_path / "d", [_xml(tmp_path / "f.xml", cii(du="9500.00"))])
    assert "inférieur de 500,00\u00a0€ à son total, sans dire pourquoi" in dit and "acompte de" not in dit
    assert dossier.paiements == ()


@pytest.mark.parametrize(
    ("termes", "doute"),
    [
        ("Escompte 2 % pour paiement avant le 10 avril, sinon 30 jours", True),
        ("30 jours net", False),
        ("Aucun escompte pour paiement anticipé", False),
        ("Les paiements anticipés ne donnent pas lieu à escompte", False),
        ("Escompte : néant", False),
    ],
)
def test_une_seule_date_donnee_avec_un_escompte(tmp_path: Path, termes: str, doute: bool) -> None:
    dit, dossier = _creer(tmp_path / "d", [_xml(tmp_path / "f.xml", cii(termes=(("20260410", termes),)))])
    assert dossier.factures[0].echeance == date(2026, 4, 10) and ("non sa fin" in dit) is doute
