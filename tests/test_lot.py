"""A series of dossiers: right verdict for each, taken up where it was, whatever ended it."""

from __future__ import annotations

import csv
import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import psutil
import pytest

from dossier_juridique import errors, pipeline
from dossier_juridique.journal import NOM, alone, read_journal
from dossier_juridique.lot import build_all
from dossier_juridique.travail import Rendu, Travail, produce
from tests import serie
from tests.commande import a_part as commande
from tests.commande import dossier, mortel

ACTE = "relance-1"


@pytest.fixture
def racine(tmp_path: Path) -> Path:
    return tmp_path / "dossiers"


def _remplir(racine: Path, nombre: int) -> None:
    for rang in range(nombre):
        serie.ecrire(racine, rang)


def _resume(sortie: Path) -> dict[str, dict[str, object]]:
    lu = json.loads((sortie / "resume.json").read_text("utf-8"))
    return {d["dossier"]: d for d in lu["dossiers"]}


def _livraisons(sortie: Path) -> list[Path]:
    return sorted(m.parent for m in sortie.rglob("manifeste.json"))


def _en_cours(sortie: Path) -> list[Path]:
    return list(sortie.rglob("*.en-cours"))


def test_chaque_dossier_a_son_verdict(racine: Path, tmp_path: Path) -> None:
    attendus = {}
    for rang in range(10):
        sain = serie.ecrire(racine, 2 * rang)
        casse = serie.ecrire(racine, 2 * rang + 1)
        attendus |= {sain.name: 0, casse.name: serie.casser(casse, rang)}
    sortie = tmp_path / "sortie"
    vus: list[tuple[int, int]] = []
    faite = build_all(racine, sortie, pour=ACTE, travailleurs=2, suivi=lambda fait, total, _: vus.append((fait, total)))
    assert {r.dossier: r.exit for r in faite.resultats} == attendus
    assert faite.code == 4
    assert vus == [(n, 20) for n in range(1, 21)]
    for livree in _livraisons(sortie):
        assert pipeline.verify(livree, racine / livree.name) == ()
    assert {c.name for c in _livraisons(sortie)} == {n for n, code in attendus.items() if code in (0, 1)}
    resume = _resume(sortie)
    assert list(resume) == sorted(attendus)
    sain = resume["client-00000"]
    assert sain["actes"] == {ACTE: "conforme"} and sain["erreur"] is None and sain["total"] == "1137.86"
    assert sain["suite"] == {"acte": "relance-1", "le": "2026-02-11"}
    casse = resume["client-00001"]
    assert casse["actes"] == {} and casse["total"] is None and "JSON illisible" in str(casse["erreur"])
    lignes = list(csv.DictReader((sortie / "resume.csv").open(encoding="utf-8"), delimiter=";"))
    assert [(li["dossier"], int(li["exit"])) for li in lignes] == sorted(attendus.items())
    page = (sortie / "resume.html").read_text("utf-8")
    assert page.count("<tr>") == 22 and "<script" not in page and "http" not in page.replace("http://www.w3.org", "")


def test_une_livraison_de_la_serie_est_celle_de_build(racine: Path, tmp_path: Path) -> None:
    seul = serie.ecrire(racine, 7)
    build_all(racine, tmp_path / "serie", pour=ACTE, travailleurs=1)
    pipeline.build(seul, tmp_path / "seul", pour=ACTE)
    assert _octets(tmp_path / "serie" / seul.name) == _octets(tmp_path / "seul")


def _octets(dossier: Path) -> dict[str, bytes]:
    return {c.relative_to(dossier).as_posix(): c.read_bytes() for c in dossier.rglob("*") if c.is_file()}


def test_une_serie_finie_n_est_refaite_que_sur_demande(racine: Path, tmp_path: Path) -> None:
    _remplir(racine, 3)
    sortie = tmp_path / "sortie"
    build_all(racine, sortie, pour=ACTE, travailleurs=1)
    with pytest.raises(errors.ArgumentsInvalides, match="déjà terminée"):
        build_all(racine, sortie, pour=ACTE, travailleurs=1)
    avant = {c: c.stat().st_mtime_ns for c in _livraisons(sortie)}
    change = racine / "client-00001" / "dossier.json"
    change.write_text(change.read_text("utf-8").replace("12 rue des Tanneurs", "14 rue des Tanneurs"), "utf-8")
    refaite = build_all(racine, sortie, pour=ACTE, travailleurs=1, force=True)
    assert refaite.repris == 2
    assert [c.name for c, quand in avant.items() if c.stat().st_mtime_ns != quand] == ["client-00001"]
    entrees = json.loads((sortie / "client-00001" / "manifeste.json").read_text("utf-8"))["entrees"]
    assert pipeline.verify(sortie / "client-00001", racine / "client-00001") == () and "dossier.json" in entrees


@pytest.mark.parametrize("code", [2, 70])
def test_une_serie_que_la_machine_a_arretee_est_reprise_par_la_meme_commande(racine: Path, tmp_path: Path, code: int) -> None:
    """A disk full, a worker lost: « relancez la même commande » must be true, and cost only the dossiers concerned."""
    _remplir(racine, 4)
    serie.casser(racine / "client-00002", 0)
    sortie = tmp_path / "sortie"
    reglages: dict[str, Any] = {"pour": ACTE, "a_defaut": date(2026, 11, 22)}

    with ThreadPoolExecutor(1) as fil:

        class Perd(Executor):
            """Loses what is sent for the second dossier."""

            def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
                if args[0].nom != "client-00001":
                    return fil.submit(fn, *args)
                faute = OSError(errno.ENOSPC, "No space left on device") if code == 2 else RuntimeError("réseau")
                return fil.submit(_echouer, args[0], faute)

        finie = build_all(racine, sortie, executeur=Perd(), **reglages)
    assert [r.exit for r in finie.resultats] == [0, code, 3, 0]
    assert "elancez la même commande" in str(finie.resultats[1].erreur)
    with pytest.raises(errors.ArgumentsInvalides, match="commencée autrement"):
        build_all(racine, sortie, pour="relance-2", travailleurs=1)
    avant = {c: c.stat().st_mtime_ns for c in _livraisons(sortie)}
    reprise = build_all(racine, sortie, travailleurs=1, **{**reglages, "a_defaut": date(2026, 11, 23)})
    assert [r.exit for r in reprise.resultats] == [0, 0, 3, 0] and reprise.repris == 3 and reprise.au == date(2026, 11, 22)
    assert {c: c.stat().st_mtime_ns for c in avant} == avant
    with pytest.raises(errors.ArgumentsInvalides, match="déjà terminée"):
        build_all(racine, sortie, travailleurs=1, **reglages)


def test_un_journal_qui_ne_s_ecrit_plus_se_dit_et_se_reprend(
    racine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _remplir(racine, 2)
    with monkeypatch.context() as plein:
        plein.setattr("dossier_juridique.journal.Journal.note", _lever(OSError(errno.ENOSPC, "No space left on device")))
        with pytest.raises(errors.ArgumentsInvalides, match="disque") as refus:
            build_all(racine, tmp_path / "sortie", pour=ACTE, travailleurs=1)
    assert "relancez la même commande" in refus.value.remede
    assert [r.exit for r in build_all(racine, tmp_path / "sortie", pour=ACTE, travailleurs=1).resultats] == [0, 0]


def _echouer(travail: Travail, faute: Exception) -> Rendu:
    if isinstance(faute, OSError):
        with pytest.MonkeyPatch.context() as remplace:
            remplace.setattr("dossier_juridique.travail._produce", _lever(faute))
            return produce(travail)
    raise faute


def _lever(faute: Exception) -> Callable[..., Rendu]:
    def lever(*_: object) -> Rendu:
        raise faute

    return lever


def test_une_livraison_abimee_est_refaite_a_la_reprise(racine: Path, tmp_path: Path) -> None:
    _remplir(racine, 2)
    sortie = tmp_path / "sortie"
    build_all(racine, sortie, pour=ACTE, travailleurs=1)
    (sortie / "client-00000" / "relance-1.pdf").unlink()
    refaite = build_all(racine, sortie, pour=ACTE, travailleurs=1, force=True)
    assert refaite.repris == 1 and refaite.code == 0
    assert pipeline.verify(sortie / "client-00000") == ()


def test_d_autres_options_ne_reprennent_pas_une_serie(racine: Path, tmp_path: Path) -> None:
    _remplir(racine, 1)
    sortie = tmp_path / "sortie"
    build_all(racine, sortie, pour=ACTE, a_defaut=date(2026, 11, 22), travailleurs=1)
    (sortie / "resume.json").unlink()  # as a series that was cut
    with pytest.raises(errors.ArgumentsInvalides, match="commencée autrement"):
        build_all(racine, sortie, pour="relance-2", travailleurs=1)
    # The next day, the same command goes on with the day of the series.
    reprise = build_all(racine, sortie, pour=ACTE, a_defaut=date(2026, 11, 23), travailleurs=1)
    assert reprise.repris == 1 and reprise.au == date(2026, 11, 22)


def test_une_livraison_etrangere_n_est_jamais_remplacee(racine: Path, tmp_path: Path) -> None:
    _remplir(racine, 2)
    sortie = tmp_path / "sortie"
    (sortie / "client-00000").mkdir(parents=True)
    (sortie / "client-00000" / "mien.txt").write_text("à moi", "utf-8")
    for force in (False, True):
        faite = build_all(racine, sortie, pour=ACTE, travailleurs=1, force=force)
        assert [r.exit for r in faite.resultats] == [2, 0]
    assert (sortie / "client-00000" / "mien.txt").read_text("utf-8") == "à moi"


def test_deux_series_n_ecrivent_pas_au_meme_endroit(racine: Path, tmp_path: Path) -> None:
    _remplir(racine, 1)
    with alone(tmp_path / "sortie"), pytest.raises(errors.ArgumentsInvalides, match="autre série"):
        build_all(racine, tmp_path / "sortie", pour=ACTE, travailleurs=1)


def test_une_racine_sans_dossier_est_dite(tmp_path: Path) -> None:
    (tmp_path / "vide").mkdir()
    rendu = commande("lot", tmp_path / "vide", "-o", tmp_path / "sortie")
    assert rendu.returncode == 3 and "aucun dossier" in rendu.stderr
    rendu = commande("lot", tmp_path / "vide", "-o", tmp_path / "sortie", "--pour", "relance-9")
    assert rendu.returncode == 2 and not (tmp_path / "sortie").exists()


# --- what ends a series before its time --------------------------------------------------------------------------------


def _lancer(racine: Path, sortie: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "dossier_juridique", "lot", str(racine), "-o", str(sortie), "--pour", ACTE,
         "--travailleurs", "2"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
        # A shell that puts the tests in the background has Ctrl-C ignored, by them and by what they start.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip


def _attendre(condition: Callable[[], bool], secondes: float = 120) -> None:
    fin = time.monotonic() + secondes
    while not condition():
        assert time.monotonic() < fin, "rien n'est venu à temps"
        time.sleep(0.02)


def _vit(processus: psutil.Process) -> bool:
    try:
        return processus.is_running() and processus.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


@pytest.mark.parametrize(
    ("fin", "groupe", "code"),
    [
        (signal.SIGKILL, False, -signal.SIGKILL), (signal.SIGINT, False, 130), (signal.SIGTERM, False, 143),
        (signal.SIGTERM, True, 143),
    ],
)  # fmt: skip
def test_une_serie_coupee_reprend_ou_elle_etait(
    racine: Path, tmp_path: Path, fin: signal.Signals, groupe: bool, code: int
) -> None:
    """``groupe``: sent to the workers and their server too, as a service manager or a closed terminal does."""
    _remplir(racine, 10)
    sortie = tmp_path / "sortie"
    coupee = _lancer(racine, sortie)
    try:
        _attendre(lambda: len(read_journal(sortie)[1]) >= 2 or coupee.poll() is not None)
        descendants = psutil.Process(coupee.pid).children(recursive=True)
        (os.killpg if groupe else os.kill)(coupee.pid, fin)
        coupee.wait(60)
    finally:
        coupee.kill()
        coupee.communicate()
    assert coupee.returncode == code
    assert fin == signal.SIGKILL or _en_cours(sortie) == [], "ce qui était commencé est retiré"
    # Nobody works on for a series that is over.
    _attendre(lambda: not any(_vit(p) for p in descendants), 30)
    assert not (sortie / "resume.json").exists()
    for livree in _livraisons(sortie):
        if ".en-cours" not in str(livree):
            assert pipeline.verify(livree) == ()
    faits = len(read_journal(sortie)[1])
    assert 2 <= faits < 10
    reprise = _lancer(racine, sortie)
    dit, talk = reprise.communicate(timeout=300)
    assert reprise.returncode == 0, talk.decode()
    assert f"{faits:>6}  déjà faits" in dit.decode()
    assert {d["exit"] for d in _resume(sortie).values()} == {0} and len(_livraisons(sortie)) == 10
    assert _en_cours(sortie) == []


def test_un_travailleur_qui_meurt_ne_coute_qu_une_reprise(racine: Path, tmp_path: Path) -> None:
    _remplir(racine, 6)
    sortie = tmp_path / "sortie"
    tues: list[int] = []

    def tuer(fait: int, total: int, _: object) -> None:
        if not tues:
            enfants = [p for p in psutil.Process().children(recursive=True) if p.num_threads() > 0]
            travailleurs = [p for p in enfants if _est_travailleur(p)]
            tues.append(travailleurs[0].pid)
            travailleurs[0].kill()

    faite = build_all(racine, sortie, pour=ACTE, travailleurs=2, suivi=tuer)
    assert tues and [r.exit for r in faite.resultats] == [0] * 6
    assert _en_cours(sortie) == []


def _est_travailleur(processus: psutil.Process) -> bool:
    """The workers are children of the fork server, itself our child."""
    try:
        parent = processus.parent()
        return parent is not None and parent.pid != os.getpid() and "forkserver" in " ".join(parent.cmdline())
    except psutil.Error:
        return False


def test_un_dossier_qui_tue_ses_travailleurs_est_nomme_et_le_reste_est_livre(
    racine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _remplir(racine, 4)
    monkeypatch.setattr("dossier_juridique.lot.work", _meurt_sur_le_deuxieme)
    faite = build_all(racine, tmp_path / "sortie", pour=ACTE, travailleurs=2)
    assert [r.exit for r in faite.resultats] == [0, 0, 70, 0]
    assert "perdu sur ce dossier" in str(faite.resultats[2].erreur)


def _meurt_sur_le_deuxieme(travail: object) -> object:
    from dossier_juridique.travail import produce

    if travail.nom == "client-00002":  # type: ignore[attr-defined]
        os._exit(9)
    return produce(travail)  # type: ignore[arg-type]


def test_une_longue_serie_change_de_travailleurs(racine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _remplir(racine, 5)
    monkeypatch.setattr("dossier_juridique.lot._PART", 1)
    vus: list[int] = []
    faite = build_all(racine, tmp_path / "s", pour=ACTE, travailleurs=2, suivi=lambda fait, total, _: vus.append(fait))
    assert [r.exit for r in faite.resultats] == [0] * 5 and vus == [1, 2, 3, 4, 5]


def test_un_dossier_temporaire_au_long_nom_ne_gene_pas(racine: Path, tmp_path: Path) -> None:
    _remplir(racine, 1)
    loin = tmp_path / ("temporaire" * 9)
    loin.mkdir()
    rendu = commande("lot", racine, "-o", tmp_path / "s", "--pour", ACTE, **{**os.environ, "TMPDIR": str(loin)})
    assert rendu.returncode == 0, rendu.stderr


def test_un_journal_coupe_au_milieu_d_une_ligne_se_relit(racine: Path, tmp_path: Path) -> None:
    _remplir(racine, 2)
    sortie = tmp_path / "sortie"
    build_all(racine, sortie, pour=ACTE, travailleurs=1)
    (sortie / "resume.json").unlink()
    journal = sortie / NOM
    journal.write_bytes(journal.read_bytes()[:-40])
    reprise = build_all(racine, sortie, pour=ACTE, travailleurs=1)
    # The dossier whose line is lost is built again over its own delivery, to the same bytes.
    assert reprise.repris == 1 and reprise.code == 0


def test_une_livraison_modifiee_n_est_pas_prise_pour_faite(racine: Path, tmp_path: Path) -> None:
    _remplir(racine, 2)
    sortie = tmp_path / "s"
    build_all(racine, sortie, pour=ACTE, travailleurs=1)
    (sortie / "client-00000" / "relance-1.pdf").write_bytes(b"")
    refaite = build_all(racine, sortie, pour=ACTE, travailleurs=1, force=True)
    # Two bytes of ours that someone changed: the folder still holds only files of ours, and --force redoes it.
    assert refaite.repris == 1 and pipeline.verify(sortie / "client-00000") == ()


def test_sans_force_une_livraison_d_avant_la_serie_reste(racine: Path, tmp_path: Path) -> None:
    _remplir(racine, 2)
    pipeline.build(racine / "client-00000", tmp_path / "s" / "client-00000", pour=ACTE)
    avant = _octets(tmp_path / "s" / "client-00000")
    faite = build_all(racine, tmp_path / "s", pour=ACTE, travailleurs=1)
    assert [r.exit for r in faite.resultats] == [2, 0] and _octets(tmp_path / "s" / "client-00000") == avant


def test_des_noms_hostiles_ne_perdent_pas_le_resume(racine: Path, tmp_path: Path) -> None:
    noms = [b"ok", b"mal\xff\xfe", b"javascript:alert(1)", b"a#b?c%41", b"retour\r=1+1", "e\u0301te\u0301".encode()]
    for rang, nom in enumerate(noms):
        os.rename(serie.ecrire(racine, rang), os.path.join(os.fsencode(racine), nom))
    (racine / "resume.json").mkdir()
    serie.ecrire(racine / "resume.json", 9)
    faite = build_all(racine, tmp_path / "s", pour=ACTE, travailleurs=1)
    # What the libraries cannot open below such a name is said of that dossier; nothing is lost for the others.
    assert sorted(r.exit for r in faite.resultats) == [0] * 5 + [2, 3]
    assert len(_resume(tmp_path / "s")) == 7
    page = (tmp_path / "s" / "resume.html").read_text("utf-8")
    assert 'href="javascript' not in page and 'href="./a%23b%3Fc%2541/rapport.html"' in page
    lu = (tmp_path / "s" / "resume.csv").read_bytes()
    assert lu.count(b"\n") == 8 and b"\r" not in lu
    assert [c for c in (tmp_path / "s").iterdir() if c.name.endswith(".en-cours")] == []


def test_ce_qu_une_mort_subite_a_laisse_est_balaye(racine: Path, tmp_path: Path) -> None:
    _remplir(racine, 1)
    for reste in (tmp_path / "s" / ".ancien.abc.en-cours", Path("/dev/shm/dossier-test-mort")):
        reste.mkdir(parents=True)
        (reste / "dossier.json").write_text("{}", "utf-8")
        (reste / ".verrou").touch()
    build_all(racine, tmp_path / "s", pour=ACTE, travailleurs=1)
    assert not (tmp_path / "s" / ".ancien.abc.en-cours").exists() and not Path("/dev/shm/dossier-test-mort").exists()


def test_un_parent_tue_ne_laisse_rien_en_memoire(tmp_path: Path) -> None:
    marque = f"tue-{os.getpid()}"
    table = _table(tmp_path / "t", *(_ligne(f"{marque}-{n}", f"F{n}", "10", siren=serie.siren(n)) for n in range(12)))
    lancee = subprocess.Popen(
        [sys.executable, "-m", "dossier_juridique", "lot", str(table), "-o", str(tmp_path / "s"), "--pour", ACTE, "--au",
         "2026-11-22", "--gabarit", str(tmp_path / "t" / "gabarit.toml"), "--travailleurs", "2"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    try:
        _attendre(lambda: len(read_journal(tmp_path / "s")[1]) >= 2 or lancee.poll() is not None)
        descendants = psutil.Process(lancee.pid).children(recursive=True)
    finally:
        lancee.kill()
        lancee.communicate()
    _attendre(lambda: not any(_vit(p) for p in descendants), 30)
    assert [c for c in Path("/dev/shm").glob("dossier-*/dossier/dossier.json") if marque in c.read_text("utf-8")] == []


def test_un_dossier_ignore_est_nomme_partout(racine: Path, tmp_path: Path) -> None:
    _remplir(racine, 1)
    serie.ecrire(racine / "client-00000", 1)
    serie.ecrire(racine / ".cache", 2)
    rendu = commande("lot", racine, "-o", tmp_path / "s", "--pour", ACTE)
    assert rendu.returncode == 0
    lu = json.loads((tmp_path / "s" / "resume.json").read_text("utf-8"))
    assert lu["ignores"] == [
        {"dossier": ".cache/client-00002", "raison": "dossier caché"},
        {"dossier": "client-00000/client-00001", "raison": "dans un autre dossier"},
    ]
    assert [d["dossier"] for d in lu["dossiers"]] == ["client-00000"]
    page = (tmp_path / "s" / "resume.html").read_text("utf-8")
    tableau = dossier("tableau", racine)
    assert tableau.returncode == 0
    for nom, raison in (d.values() for d in lu["ignores"]):
        assert f"{nom}&nbsp;: {raison}" in page
        for dit in (rendu, tableau):
            assert f"  {nom}\u00a0: {raison}\n" in dit.stderr and nom not in dit.stdout
    assert dossier("tableau", racine / ".cache").stderr == ""


# --- what cannot be read -----------------------------------------------------------------------------------------------


def test_un_fichier_sans_droit_de_lecture_est_nomme(racine: Path, tmp_path: Path) -> None:
    devant = mortel()
    _remplir(racine, 5)
    ferme = "client-{:05d}/facture-F{:05d}.pdf"
    (racine / ferme.format(1, 1)).chmod(0)
    (racine / "client-00002" / "dossier.json").chmod(0)
    (racine / "client-00003" / "a-cote.key").write_text("", "utf-8")
    (racine / "client-00003" / "a-cote.key").chmod(0)
    (racine / "client-00004").chmod(0)
    try:
        rendu = commande("lot", racine, "-o", tmp_path / "s", "--pour", ACTE, devant=devant)
        a_part = {n: commande("build", racine / n, "-o", tmp_path / n, "--pour", ACTE, devant=devant)
                  for n in ("client-00001", "client-00002")}  # fmt: skip
        regarde = commande("check", racine / "client-00001", "--pour", ACTE, devant=devant)
        dedans = commande("check", racine / "client-00004" / "x", devant=devant)
    finally:
        (racine / "client-00004").chmod(0o700)
    assert rendu.returncode == 3, rendu.stderr
    resume = _resume(tmp_path / "s")
    assert [d["exit"] for d in resume.values()] == [0, 3, 3, 0, 3]
    for nom, fichier in (("client-00001", "facture-F00001.pdf"), ("client-00002", "dossier.json")):
        dit = str(resume[nom]["erreur"])
        assert fichier in dit and "lecture impossible" in dit and "Vérifiez les droits du fichier" in dit
        assert a_part[nom].returncode == 3
        assert fichier in a_part[nom].stderr and "Vérifiez les droits du fichier" in a_part[nom].stderr
    assert regarde.returncode == 3 and "facture-F00001.pdf" in regarde.stderr and "lecture impossible" in regarde.stderr
    assert dedans.returncode == 3 and "lecture impossible" in dedans.stderr and "droits" in dedans.stderr


def test_une_piece_sans_droit_de_lecture_ne_voyage_pas(tmp_path: Path) -> None:
    devant = mortel()
    contenu = serie.contenu(1)
    (tmp_path / "t").mkdir()
    (tmp_path / "t" / "t.jsonl").write_text(json.dumps(contenu) + "\n", "utf-8")
    piece = tmp_path / "t" / contenu["pieces"][0]["fichier"]
    piece.write_bytes(serie.facture(contenu))
    piece.chmod(0)
    rendu = commande("lot", tmp_path / "t" / "t.jsonl", "-o", tmp_path / "s", "--pour", ACTE, devant=devant)
    dit = next(iter(_resume(tmp_path / "s").values()))
    assert rendu.returncode == dit["exit"] == 3
    assert piece.name in str(dit["erreur"]) and "lecture impossible" in str(dit["erreur"])


# --- other executors ---------------------------------------------------------------------------------------------------


def test_un_executeur_quelconque_sert(racine: Path, tmp_path: Path) -> None:
    _remplir(racine, 3)
    with ThreadPoolExecutor(2) as executeur:
        ici = build_all(racine, tmp_path / "chemins", pour=ACTE, executeur=executeur)
        voyage = build_all(racine, tmp_path / "octets", pour=ACTE, executeur=executeur, disque_partage=False)
    assert [r.exit for r in ici.resultats] == [r.exit for r in voyage.resultats] == [0, 0, 0]
    for rang in range(3):
        nom = f"client-{rang:05d}"
        assert _octets(tmp_path / "chemins" / nom) == _octets(tmp_path / "octets" / nom)


class _Refuse(Executor):
    """Takes one dossier, then raises what no executor should."""

    pris = 0

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.pris += 1
        if self.pris > 1:
            raise RuntimeError("cannot schedule new futures after shutdown")
        futur: Future[Any] = Future()
        futur.set_result(fn(*args))
        return futur


def test_un_executeur_qui_refuse_laisse_une_serie_a_reprendre(racine: Path, tmp_path: Path) -> None:
    _remplir(racine, 3)
    with pytest.raises(errors.Interne, match="RuntimeError") as refus:
        build_all(racine, tmp_path / "s", pour=ACTE, executeur=_Refuse())
    assert "la même commande" in refus.value.remede
    reprise = build_all(racine, tmp_path / "s", pour=ACTE, travailleurs=1)
    assert [r.exit for r in reprise.resultats] == [0, 0, 0]


@pytest.mark.parametrize(
    ("options", "dit"),
    [({"executeur": 5}, "« executeur »"), ({"executeur": "tcp://127.0.0.1:8786"}, "« executeur »"),
     ({"travailleurs": -1}, "« travailleurs »"), ({"travailleurs": "2"}, "« travailleurs »"),
     ({"au": "2026-11-22"}, "jour de l'arrêté"), ({"a_defaut": datetime(2026, 11, 22, tzinfo=UTC)}, "jour de l'arrêté"),
     ({"racine": None}, "« racine »"), ({"sortie": 5}, "« sortie »"), ({"pour": 5}, "acte inconnu")],
)  # fmt: skip
def test_un_appel_mal_fait_dit_ce_qui_est_attendu(
    racine: Path, tmp_path: Path, options: dict[str, Any], dit: str
) -> None:
    _remplir(racine, 1)
    with pytest.raises(errors.ArgumentsInvalides, match=dit) as refus:
        build_all(**{"racine": racine, "sortie": tmp_path / "s", "pour": ACTE, **options})
    assert refus.value.remede and not (tmp_path / "s").exists()


def test_un_executeur_qui_ne_rend_pas_de_future_est_refuse(racine: Path, tmp_path: Path) -> None:
    _remplir(racine, 1)
    with pytest.raises(errors.ArgumentsInvalides, match="Future"):
        build_all(racine, tmp_path / "s", pour=ACTE, executeur=SimpleNamespace(submit=lambda *_: 5))  # type: ignore[arg-type]


def test_sans_aucun_jour_l_appel_est_refuse(racine: Path, tmp_path: Path) -> None:
    _remplir(racine, 2)
    premier, second = (racine / f"client-{rang:05d}" / "dossier.json" for rang in range(2))
    dates = [fichier.read_text("utf-8") for fichier in (premier, second)]
    nus = [{c: v for c, v in json.loads(texte).items() if c != "au"} for texte in dates]
    for fichier, nu in zip((premier, second), nus, strict=True):
        fichier.write_text(json.dumps(nu), "utf-8")
    table = tmp_path / "t.jsonl"
    table.write_text("\n".join(map(json.dumps, nus)), "utf-8")
    for entree in (racine, table):
        with pytest.raises(errors.ArgumentsInvalides, match="jour de l'arrêté") as refus:
            build_all(entree, tmp_path / "s", pour=ACTE, travailleurs=1)
        assert "« au »" in refus.value.remede and list((tmp_path / "s").iterdir()) == []
    # One that has its day is enough: the other says what it lacks, and is tried again once it is dated.
    premier.write_text(dates[0], "utf-8")
    faite = build_all(racine, tmp_path / "s", pour=ACTE, travailleurs=1)
    assert [r.exit for r in faite.resultats] == [0, 2] and "jour de l'arrêté" in str(faite.resultats[1].erreur)
    second.write_text(dates[1], "utf-8")
    reprise = build_all(racine, tmp_path / "s", pour=ACTE, travailleurs=1)
    assert [r.exit for r in reprise.resultats] == [0, 0] and reprise.repris == 1


class _SansTravailleur(_Refuse):
    """A cluster whose workers leave after the first dossier: the next ones are taken, and never done."""

    def __init__(self, restent: list[dict[str, int]]) -> None:
        self._client = SimpleNamespace(nthreads=lambda: restent.pop(0) if len(restent) > 1 else restent[0])

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        return super().submit(fn, *args) if self.pris == 0 else Future()


def test_un_cluster_sans_travailleur_le_dit_et_se_reprend(
    racine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _remplir(racine, 3)
    monkeypatch.setattr("dossier_juridique.executeurs.PATIENCE", 0.2)
    restent = [{"tcp://127.0.0.1:1": 2}, {"tcp://127.0.0.1:1": 2}, {}]
    with pytest.raises(errors.Interne, match="n'a plus de travailleur") as refus:
        build_all(racine, tmp_path / "s", pour=ACTE, executeur=_SansTravailleur(restent))
    assert restent == [{}] and "la même commande" in refus.value.remede
    reprise = build_all(racine, tmp_path / "s", pour=ACTE, travailleurs=1)
    assert [r.exit for r in reprise.resultats] == [0, 0, 0] and reprise.repris == 1


@pytest.fixture
def grappe() -> Iterator[object]:
    """Two real workers, on loopback, which stop with the test."""
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None, silence_logs=50
    ) as grappe:
        yield grappe


def test_sur_dask_un_travailleur_tue_ne_perd_rien(racine: Path, tmp_path: Path, grappe: object) -> None:
    _remplir(racine, 8)
    serie.casser(racine / "client-00003", 0)
    sortie = tmp_path / "sortie"
    lancee = subprocess.Popen(
        [sys.executable, "-m", "dossier_juridique", "lot", str(racine), "-o", str(sortie), "--pour", ACTE,
         "--dask", grappe.scheduler_address],  # type: ignore[attr-defined]
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    try:
        _attendre(lambda: len(read_journal(sortie)[1]) >= 2 or lancee.poll() is not None)
        victime = next(iter(grappe.workers.values()))  # type: ignore[attr-defined]
        os.kill(victime.pid, signal.SIGKILL)
        _, talk = lancee.communicate(timeout=300)
    finally:
        lancee.kill()
        lancee.communicate()
    assert lancee.returncode == 3, talk.decode()
    assert [d["exit"] for d in _resume(sortie).values()] == [0, 0, 0, 3, 0, 0, 0, 0]
    for livree in _livraisons(sortie):
        assert pipeline.verify(livree, racine / livree.name) == ()


def test_sans_ordonnanceur_le_refus_est_clair(racine: Path, tmp_path: Path) -> None:
    _remplir(racine, 1)
    rendu = commande("lot", racine, "-o", tmp_path / "sortie", "--dask", "pas une adresse")
    assert rendu.returncode == 2 and "Dask" in rendu.stderr and "Traceback" not in rendu.stderr


# --- tables ------------------------------------------------------------------------------------------------------------

GABARIT = """
[creancier]
type = "personne_morale"
denomination = "Ateliers Morel & Fils"
forme = "SARL"
capital = 20000
siren = "121212120"
rcs = "Lyon"
courriel = "compta@ateliers-morel.example"
iban = "FR7630006000011234567890189"
adresse = { lignes = ["12 rue des Tanneurs"], code_postal = "69003", commune = "Lyon" }
representant = { civilite = "Mme", prenom = "Claire", nom = "Morel", qualite = "gérante" }

[lettre]
lieu = "Lyon"
delai_jours = 15
canal = "lrar"
consequences = ["penalites", "indemnite_forfaitaire", "injonction_de_payer"]
"""
ENTETE = (
    "dossier;reference;debiteur.type;debiteur.denomination;debiteur.siren;debiteur.qualite;debiteur.adresse.lignes;"
    "debiteur.adresse.code_postal;debiteur.adresse.commune;factures.numero;factures.emise_le;factures.echeance;"
    "factures.montant_ttc"
)


def _table(dossier: Path, *lignes: str, entete: str = ENTETE, codage: str = "cp1252", nom: str = "impayes.csv") -> Path:
    dossier.mkdir(parents=True, exist_ok=True)
    (dossier / "gabarit.toml").write_text(GABARIT, "utf-8")
    table = dossier / nom
    table.write_text("\r\n".join([entete, *lignes]) + "\r\n", codage, newline="")
    return table


def _ligne(nom: str, numero: str, montant: str, **autres: str) -> str:
    debiteur = autres.get("debiteur", "Hôtel de l’Été")
    siren = autres.get("siren", serie.siren(5))
    lieu = "3 quai du Port|Bâtiment B;13002;Marseille"
    return f"{nom};{nom};personne_morale;{debiteur};{siren};professionnel;{lieu};{numero};05/01/2026;04/02/2026;{montant}"


def test_une_table_d_excel_donne_un_dossier_par_debiteur(tmp_path: Path) -> None:
    table = _table(
        tmp_path / "t",
        _ligne("C/12", "F1", '"1 234,56"'),
        _ligne("C13", "F7", "99,90", siren=serie.siren(6), debiteur="Comptoir"),
        _ligne("C/12", "F2", '"1.000,00 €"'),
        _ligne("C14", "F8", "50", siren="123456789", debiteur="Faux"),
    )
    sortie = tmp_path / "sortie"
    au = date(2026, 11, 22)
    faite = build_all(table, sortie, pour=ACTE, au=au, gabarit=tmp_path / "t" / "gabarit.toml", travailleurs=1)
    assert [(r.dossier, r.exit) for r in faite.resultats] == [("C-12", 0), ("C13", 0), ("C14", 3)]
    assert faite.resultats[0].debiteur == "Hôtel de l’Été"
    factures = [
        {"numero": n, "emise_le": date(2026, 1, 5), "echeance": date(2026, 2, 4), "montant_ttc": m}
        for n, m in (("F1", "1234.56"), ("F2", "1000.00"))
    ]
    debiteur = {"type": "personne_morale", "denomination": "X"}
    ecrit = pipeline.load({**_toml(GABARIT), "reference": "x", "debiteur": debiteur, "factures": factures})
    assert faite.resultats[0].total == f"{pipeline.claim(ecrit, au=au).total:.2f}"
    texte = (sortie / "C-12" / "rapport.html").read_text("utf-8")
    assert "F1" in texte and "F2" in texte


def _toml(texte: str) -> dict[str, object]:
    import tomllib

    return tomllib.loads(texte)


def test_les_factures_d_une_table_viennent_avec_elle(tmp_path: Path) -> None:
    dit = serie.contenu(3)
    papier = serie.facture(dit)
    (tmp_path / "t").mkdir()
    (tmp_path / "t" / "f.pdf").write_bytes(papier)
    dit["pieces"][0]["fichier"] = "f.pdf"
    dit["reference"] = "R/3"
    (tmp_path / "t" / "grand-livre.jsonl").write_text(json.dumps(dit) + "\n\n", "utf-8")
    faite = build_all(tmp_path / "t" / "grand-livre.jsonl", tmp_path / "s", pour=ACTE, travailleurs=1)
    assert [(r.dossier, r.exit) for r in faite.resultats] == [("R-3", 0)]
    assert "f.pdf" in json.loads((tmp_path / "s" / "R-3" / "manifeste.json").read_text("utf-8"))["entrees"]


@pytest.mark.parametrize(
    ("lignes", "entete", "dit"),
    [
        ([_ligne("A", "F1", "1")], ENTETE.replace("debiteur.siren", "debiteur.sirene"), "debiteur.siren"),
        ([_ligne("A", "F1", "1")], ENTETE.replace("dossier;reference", "nom;au"), "colonne"),
        ([_ligne("A", "F1", '"1')], ENTETE, "CSV illisible"),
        ([], ENTETE, "aucun dossier"),
    ],
)
def test_une_table_fautive_est_refusee_avec_sa_ligne(tmp_path: Path, lignes: list[str], entete: str, dit: str) -> None:
    table = _table(tmp_path / "t", *lignes, entete=entete)
    with pytest.raises(errors.DossierInvalide) as refus:
        build_all(table, tmp_path / "s", pour=ACTE, gabarit=tmp_path / "t" / "gabarit.toml", travailleurs=1)
    assert dit in f"{refus.value} {refus.value.remede}" and "impayes.csv" in str(refus.value)


def test_une_date_impossible_dit_sa_ligne(tmp_path: Path) -> None:
    table = _table(
        tmp_path / "t", _ligne("A", "F1", "10"), _ligne("B", "F2", "10", siren=serie.siren(6)).replace("04/02/2026", "31/02/2026")
    )
    faite = build_all(table, tmp_path / "s", pour=ACTE, au=date(2026, 11, 22), gabarit=tmp_path / "t" / "gabarit.toml",
                      travailleurs=1)  # fmt: skip
    assert [r.exit for r in faite.resultats] == [0, 3]
    erreur = faite.resultats[1].erreur or ""
    assert "impayes.csv" in erreur and "ligne 3" in erreur and "colonne « factures.echeance »" in erreur.replace("\xa0", " ")


def test_une_table_sans_gabarit_dit_quoi_faire(tmp_path: Path) -> None:
    with pytest.raises(errors.DossierInvalide) as refus:
        build_all(_table(tmp_path / "t", _ligne("A", "F1", "10")), tmp_path / "s", pour=ACTE, travailleurs=1)
    assert "créancier" in str(refus.value) and "--gabarit" in refus.value.remede


def test_une_piece_ne_prend_pas_la_place_du_dossier(tmp_path: Path) -> None:
    table = _table(
        tmp_path / "t", _ligne("A", "F1", "10") + ";p;dossier.json;autre;Autre",
        entete=ENTETE + ";pieces.id;pieces.fichier;pieces.nature;pieces.intitule",
    )  # fmt: skip
    (tmp_path / "t" / "dossier.json").write_text(json.dumps(serie.contenu(3)), "utf-8")
    gabarit = tmp_path / "t" / "gabarit.toml"
    faite = build_all(table, tmp_path / "s", pour=ACTE, au=date(2026, 11, 22), gabarit=gabarit, travailleurs=1)
    assert faite.resultats[0].debiteur in ("", "Hôtel de l’Été")


def test_une_ligne_json_fautive_ou_profonde_n_arrete_qu_elle(tmp_path: Path) -> None:
    (tmp_path / "t").mkdir()
    bon, profond = serie.contenu(3), serie.contenu(4)
    bon["pieces"], bon["factures"][0]["pieces"] = [], []
    pli: list[object] = []
    for _ in range(900):
        pli = [pli]
    profond["x"] = pli
    table = tmp_path / "t" / "t.jsonl"
    table.write_text("\n".join((json.dumps(profond), "{ pas du JSON", json.dumps(bon))), "utf-8")
    faite = build_all(table, tmp_path / "s", pour=ACTE, travailleurs=1)
    assert [(r.dossier, r.exit) for r in faite.resultats] == [("2026-00004", 3), ("ligne-2", 3), ("2026-00003", 0)]


def test_deux_valeurs_pour_un_meme_dossier_n_arretent_que_lui(tmp_path: Path) -> None:
    table = _table(
        tmp_path / "t", _ligne("A", "F1", "10"), _ligne("A", "F2", "10", siren=serie.siren(9)), _ligne("B", "F3", "10")
    )
    gabarit = tmp_path / "t" / "gabarit.toml"
    faite = build_all(table, tmp_path / "s", pour=ACTE, au=date(2026, 11, 22), gabarit=gabarit, travailleurs=1)
    assert [(r.dossier, r.exit) for r in faite.resultats] == [("A", 3), ("B", 0)]
    assert "debiteur.siren" in str(faite.resultats[0].erreur) and "lignes 2 et 3" in str(faite.resultats[0].erreur)


def test_rien_ne_reste_hors_de_la_sortie(racine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _remplir(racine, 1)
    temporaire = tmp_path / "tmp"
    temporaire.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporaire))
    assert commande("lot", racine, "-o", tmp_path / "sortie", "--pour", ACTE, **os.environ).returncode == 0
    assert list(temporaire.iterdir()) == []
    shutil.rmtree(tmp_path / "sortie")
