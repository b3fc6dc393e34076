"""What goes wrong says so: the exit code of the contract, one or two French lines, no traceback, nothing written."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pikepdf
import pytest

from tests.commande import dossier
from tests.test_bout_en_bout import SAMPLES

SIMPLE = SAMPLES / "impaye_simple"
MODELES = Path(__file__).parents[1] / "modeles"


@pytest.fixture
def copie(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SIMPLE, tmp_path / "dossier"))


def remplacer(dossier_: Path, avant: str, apres: str) -> None:
    fichier = dossier_ / "dossier.toml"
    texte = fichier.read_text("utf-8")
    assert avant in texte, avant
    fichier.write_text(texte.replace(avant, apres, 1), "utf-8")


def premiere_piece(copie: Path) -> str:
    import tomllib

    return str(tomllib.loads((copie / "dossier.toml").read_text("utf-8"))["pieces"][0]["fichier"])


def attendre(copie: Path, code: int, *fragments: str, args: tuple[str, ...] = (), reste: Path | None = None) -> str:
    reste = reste or copie
    sortie = reste.parent / "sortie"
    rendu = dossier("build", copie, "-o", sortie, *args)
    assert rendu.returncode == code, rendu.stdout + rendu.stderr
    assert "Traceback" not in rendu.stderr and not sortie.exists()
    lignes = [x for x in rendu.stderr.splitlines() if x.strip()]
    assert lignes[0].startswith("Erreur : ") and lignes[1].startswith("Remède : ") and len(lignes) == 2
    for fragment in fragments:
        assert fragment in rendu.stderr, rendu.stderr
    assert [p.name for p in reste.parent.iterdir()] == ["dossier"], "rien ne reste"
    return rendu.stderr


def test_toml_illisible(copie: Path) -> None:
    remplacer(copie, 'type = "personne_morale"', "type = personne_morale")
    attendre(copie, 3, "dossier.toml, ligne")


def test_type_faux(copie: Path) -> None:
    remplacer(copie, "montant_ttc = ", "montant_ttc = true # ")
    attendre(copie, 3, "factures[0].montant_ttc", "ligne")


def test_montant_negatif(copie: Path) -> None:
    remplacer(copie, "montant_ttc = ", "montant_ttc = -")
    attendre(copie, 3, "factures[0].montant_ttc", "négatif")


def test_echeance_avant_emission(copie: Path) -> None:
    remplacer(copie, "echeance = 2026", "echeance = 2025")
    attendre(copie, 3, "précède la date d'émission")


def test_piece_absente(copie: Path) -> None:
    fichier = premiere_piece(copie)
    (copie / fichier).unlink()
    attendre(copie, 3, "Pièce n°", fichier, "introuvable")


def test_piece_hors_du_dossier(copie: Path) -> None:
    remplacer(copie, premiere_piece(copie), "../dehors.pdf")
    attendre(copie, 3, "Pièce n°", "../dehors.pdf", "sort du dossier")


@pytest.mark.parametrize("contenu", [b"", b"<html>session expir\xc3\xa9e</html>", b"\x00" * 100, b"PK\x03\x04rien"])
def test_piece_qui_n_en_est_pas_une(copie: Path, contenu: bytes) -> None:
    fichier = premiere_piece(copie)
    (copie / fichier).write_bytes(contenu)
    attendre(copie, 3, fichier.split("/")[-1])


def test_piece_chiffree(copie: Path) -> None:
    cible = copie / premiere_piece(copie)
    with pikepdf.open(cible, allow_overwriting_input=True) as pdf:
        pdf.save(cible, encryption=pikepdf.Encryption(owner="o", user="secret"))
    attendre(copie, 3, cible.name, "mot_de_passe")


def test_piece_chiffree_dont_le_mot_de_passe_est_donne(copie: Path, tmp_path: Path) -> None:
    cible = copie / premiere_piece(copie)
    with pikepdf.open(cible, allow_overwriting_input=True) as pdf:
        pdf.save(cible, encryption=pikepdf.Encryption(owner="o", user="secret"))
    nom = premiere_piece(copie)
    remplacer(copie, f'fichier = "{nom}"', f'fichier = "{nom}"\nmot_de_passe = "secret"')
    assert dossier("build", copie, "-o", tmp_path / "s", "--pour", "injonction-de-payer").returncode == 0


def test_sortie_qui_existe(copie: Path, tmp_path: Path) -> None:
    (tmp_path / "sortie").mkdir()
    (tmp_path / "sortie" / "a.txt").write_text("x", "utf-8")
    for force in ((), ("--force",)):
        rendu = dossier("build", copie, "-o", tmp_path / "sortie", *force)
        assert rendu.returncode == 2 and "Remède" in rendu.stderr
    assert (tmp_path / "sortie" / "a.txt").read_text("utf-8") == "x"


def test_taux_inconnu_a_cette_date(copie: Path) -> None:
    remplacer(copie, "taux_penalites", "# taux_penalites")
    attendre(copie, 4, "taux_bce.toml", args=("--au", "2027-02-01"))


def test_taux_donne_par_le_cabinet(copie: Path, tmp_path: Path) -> None:
    remplacer(copie, "taux_penalites", "# taux_penalites")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "t.toml").write_text(
        '[[series]]\nnom = "taux_bce"\n[[series.valeurs]]\ndebut = 2027-01-01\nfin = 2027-06-30\nvaleur = "2.65"\n'
        'texte = "BCE"\nlien = "https://www.ecb.europa.eu"\n',
        "utf-8",
    )
    rendu = dossier("decompte", copie, "--au", "2027-02-01", "--baremes", tmp_path / "b")
    assert rendu.returncode == 0 and "12,65" in rendu.stdout


@pytest.mark.parametrize(
    "args",
    [("build",), ("chek", "x"), ("check", "x", "--au", "hier"), ("check", "x", "--au", "2026-02-30"),
     ("build", str(SIMPLE), "-o", "/tmp/jamais", "--pour", "relance-9"), ("explain", "nimporte"), ("verify", str(SIMPLE)),
     ("check", "x", "--format", "yaml"), ("check", "x", "--nimporte")],
)  # fmt: skip
def test_arguments_faux(args: tuple[str, ...]) -> None:
    rendu = dossier(*args)
    assert rendu.returncode == 2, rendu.stderr
    assert "Erreur : " in rendu.stderr and "Remède : " in rendu.stderr and "Traceback" not in rendu.stderr


def test_dossier_absent(tmp_path: Path) -> None:
    assert dossier("check", tmp_path / "rien").returncode == 3


def test_un_nom_qui_commande_le_terminal_est_montre_pas_obei(copie: Path) -> None:
    remplacer(copie, "denomination = \"", "denomination = \"\\u001b[31m\\u202eX ")
    rendu = dossier("check", copie)
    assert "\x1b" not in rendu.stdout and "\u202e" not in rendu.stdout


MENTIONS_RETIREES = {
    "le créancier": ("charte/lettre.html", "{{ ligne }}", "", 1),
    "le débiteur": (
        "charte/lettre.html", "{% for ligne in cadre.destinataire %}\n    <p>{{ ligne }}</p>",
        "{% for ligne in cadre.destinataire %}", 1,
    ),
    "le montant": ("commun/somme.html", "{{ somme.total|euros }}", "", -1),
    "l'échéance": ("commun/somme.html", "{{ facture.echeance|jour_court }}", "", -1),
    "le délai": ("commun/delai.html", "à compter de la réception de {{ delai.recu }}", "", -1),
    "les conséquences": ("commun/consequence.html", "les pénalités de retard continueraient de courir", "rien", -1),
}  # fmt: skip


@pytest.mark.parametrize("acte", ["relance-1", "relance-3", "mise-en-demeure"])
@pytest.mark.parametrize("mention", MENTIONS_RETIREES)
def test_un_modele_qui_perd_une_mention_est_refuse(acte: str, mention: str, tmp_path: Path) -> None:
    fichier, avant, apres, combien = MENTIONS_RETIREES[mention]
    texte = (MODELES / fichier).read_text("utf-8")
    assert avant in texte, f"{fichier} a changé : {avant}"
    cible = tmp_path / "modeles" / fichier
    cible.parent.mkdir(parents=True)
    cible.write_text(texte.replace(avant, apres, combien), "utf-8")
    rendu = dossier("build", SIMPLE, "-o", tmp_path / "s", "--pour", acte, "--modeles", tmp_path / "modeles")
    assert rendu.returncode == 5, rendu.stdout + rendu.stderr
    assert not (tmp_path / "s" / f"{acte}.pdf").exists() and not (tmp_path / "s" / f"{acte}.docx").exists()
    assert "ne porte pas" in rendu.stdout and "modèle" in rendu.stdout


@pytest.mark.parametrize(
    ("modele", "avant", "apres"),
    [
        ("requete/corps.html", "<h2", "{{ sommme }}<h2"),
        ("relance/corps.html", "somme.total", "somme.totale"),
        ("relance/corps.html", "<p", "<script>alert(1)</script><p"),
        ("relance/corps.html", "<p", "{{ cycler.__init__.__globals__ }}<p"),
        ("relance/corps.html", "<p", '<img src="http://127.0.0.1/x.png"><p'),
        ("relance/corps.html", "<p", "{% include '/etc/passwd' %}<p"),
    ],
)
def test_un_modele_faux_ou_hostile_est_refuse_avec_son_fichier(
    modele: str, avant: str, apres: str, tmp_path: Path
) -> None:
    acte = "relance-1" if modele.startswith("relance") else "injonction-de-payer"
    texte = (MODELES / modele).read_text("utf-8")
    cible = tmp_path / "modeles" / modele
    cible.parent.mkdir(parents=True)
    cible.write_text(texte.replace(avant, apres, 1), "utf-8")
    if texte.replace(avant, apres, 1) == texte:
        raise AssertionError("le modèle a changé")
    rendu = dossier("build", SIMPLE, "-o", tmp_path / "s", "--pour", acte, "--modeles", tmp_path / "modeles")
    assert rendu.returncode == 5, rendu.stdout + rendu.stderr
    assert modele in rendu.stdout and not (tmp_path / "s" / f"{acte}.pdf").exists()


def _devient(chemin: Path, genre: str) -> None:
    if genre == "tube":
        os.mkfifo(chemin)
    elif genre == "dossier":
        chemin.mkdir()
    else:
        chemin.symlink_to("nulle-part")


@pytest.mark.parametrize(
    ("genre", "dit"), [("tube", "un tube nommé"), ("dossier", "un dossier"), ("lien", "un lien qui ne mène à rien")]
)
@pytest.mark.parametrize("direct", [False, True])
def test_ce_qui_porte_le_nom_d_un_dossier_sans_etre_un_fichier(tmp_path: Path, genre: str, dit: str, direct: bool) -> None:
    racine = tmp_path / "dossier"
    racine.mkdir()
    _devient(racine / "dossier.toml", genre)
    attendre(racine / "dossier.toml" if direct else racine, 3, "dossier/dossier.toml", dit, "Mettez à sa place", reste=racine)


@pytest.mark.parametrize("nom", ["gabarit.xlsx", "gabarit.csv", "gabarit.pdf"])
def test_un_gabarit_d_un_autre_genre_est_nomme(tmp_path: Path, nom: str) -> None:
    contenus = {"gabarit.xlsx": b"PK\3\4\xff\xfe", "gabarit.csv": b"reference;a\nA;1\n", "gabarit.pdf": b"%PDF-1.7\n\xe9"}
    (tmp_path / nom).write_bytes(contenus[nom])
    (tmp_path / "t.csv").write_text("reference;debiteur.siren\nA;131313132\n", "utf-8")
    rendu = dossier("lot", tmp_path / "t.csv", "-o", tmp_path / "s", "--gabarit", tmp_path / nom)
    assert rendu.returncode == 3 and not (tmp_path / "s").exists()
    assert f"{nom} : ce fichier n'est ni un dossier.toml ni un dossier.json" in rendu.stderr and "TOML ou JSON" in rendu.stderr


def test_un_classeur_donne_pour_une_serie_dit_le_format_attendu(tmp_path: Path) -> None:
    (tmp_path / "t.xlsx").write_bytes(b"PK\3\4")
    for commande in (("lot", tmp_path / "t.xlsx", "-o", tmp_path / "s"), ("tableau", tmp_path / "t.xlsx")):
        rendu = dossier(*commande)
        assert rendu.returncode == 3 and "t.xlsx : ce n'est pas un dossier" in rendu.stderr and "CSV" in rendu.stderr
