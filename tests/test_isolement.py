"""The children of the server: what they inherit, how they end, and what remains when the server itself is killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dossier_juridique import isolement

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="le serveur n'existe que sous Linux")

_ENFANT = '''
import json, os, subprocess, sys, time
from pathlib import Path

def main():
    demande = json.load(sys.stdin)
    if "dort" in demande:
        petit = subprocess.Popen(["sleep", str(demande["dort"])])
        Path("petits").write_text(f"{os.getpid()} {petit.pid}")
        petit.wait()
    ouverts = sorted(int(n) for n in os.listdir("/proc/self/fd") if os.path.exists(f"/proc/self/fd/{n}"))
    Path("rendu.json").write_text(json.dumps({
        "milieu": dict(os.environ), "ouverts": ouverts, "chef": os.getsid(0) == os.getpid(), "ou": os.getcwd(),
        "demande": demande, "voit": "precharge_moi" in sys.modules,
    }))
    return demande.get("code")

if __name__ == "__main__":
    sys.exit(main())
'''


@pytest.fixture
def serveur(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., isolement.Enfant]]:
    """Starts a child that tells what it is, under a server of the test."""
    for nom, texte in (("enfant_de_test", _ENFANT), ("precharge_moi", "")):
        (tmp_path / f"{nom}.py").write_text(texte, "utf-8")
    monkeypatch.setitem(isolement._COMMUNES, "PYTHONPATH", f"{isolement._COMMUNES['PYTHONPATH']}:{tmp_path}")
    isolement.close()

    def lancer(demande: object, **autres: tuple[str, ...]) -> isolement.Enfant:
        return isolement.start("enfant_de_test", json.dumps(demande).encode(), tmp_path, {"SEUL": "oui"}, **autres)

    yield lancer
    isolement.close()


def _lu(tmp_path: Path) -> dict[str, object]:
    rendu: dict[str, object] = json.loads((tmp_path / "rendu.json").read_text("utf-8"))
    return rendu


def _vivant(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def _petits(tmp_path: Path) -> list[int]:
    for _ in range(500):
        dits = (tmp_path / "petits").read_text().split() if (tmp_path / "petits").exists() else []
        if len(dits) == 2:
            return [int(d) for d in dits]
        time.sleep(0.02)
    raise AssertionError("l'enfant n'a pas démarré")


def test_un_enfant_n_herite_de_rien(
    serveur: Callable[..., isolement.Enfant], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JETON", "secret")
    with (tmp_path / "ouvert").open("w") as fichier:
        os.set_inheritable(fichier.fileno(), True)
        autre = serveur({"dort": 30})
        _petits(tmp_path)
        assert serveur({"mot_de_passe": "é"}).wait(20) == 0
        autre.kill()
        assert autre.wait(20) == -signal.SIGKILL
    rendu = _lu(tmp_path)
    assert rendu["demande"] == {"mot_de_passe": "é"} and rendu["chef"] and rendu["ou"] == str(tmp_path)
    assert rendu["ouverts"] == [0, 1, 2]
    milieu = rendu["milieu"]
    assert isinstance(milieu, dict) and "JETON" not in milieu and milieu["SEUL"] == "oui"
    dans_le_serveur = Path(f"/proc/{isolement._serveur._processus.pid}/environ").read_bytes()  # type: ignore[union-attr]
    assert b"JETON" not in dans_le_serveur


def test_un_code_est_rendu_et_une_panne_aussi(serveur: Callable[..., isolement.Enfant]) -> None:
    assert serveur({"code": 7}).wait(20) == 7
    assert serveur({"code": "sept"}).wait(20) == 1


def test_celui_qui_dure_est_termine_avec_les_siens(serveur: Callable[..., isolement.Enfant], tmp_path: Path) -> None:
    enfant = serveur({"dort": 60})
    pids = _petits(tmp_path)
    assert enfant.wait(0.05) == isolement.TROP_LONG
    # Killed with their parent, whom alone the server waits for: the system buries them within the instant.
    fin = time.monotonic() + 5
    while any(_vivant(pid) for pid in pids):
        assert time.monotonic() < fin, "à la fin de l'attente, tout le groupe est fini"
        time.sleep(0.02)


def test_le_serveur_charge_une_fois_pour_toutes(serveur: Callable[..., isolement.Enfant], tmp_path: Path) -> None:
    vus = []
    for _ in range(isolement._A_CHAUD + 1):
        assert serveur({}, a_chaud=("precharge_moi", "module_qui_n_existe_pas")).wait(20) == 0
        vus.append(_lu(tmp_path)["voit"])
    assert vus == [False] * isolement._A_CHAUD + [True]


def test_un_serveur_tue_n_emporte_pas_la_tache(serveur: Callable[..., isolement.Enfant], tmp_path: Path) -> None:
    enfant = serveur({"dort": 2})
    _petits(tmp_path)
    os.kill(isolement._serveur._processus.pid, signal.SIGKILL)  # type: ignore[union-attr]
    assert enfant.wait(20) == 0, "la même tâche, dans un interpréteur neuf"
    assert serveur({"code": 3}).wait(20) == 3, "et un autre serveur ensuite"


def test_le_serveur_et_ses_enfants_finissent_avec_le_processus(tmp_path: Path) -> None:
    (tmp_path / "enfant_de_test.py").write_text(_ENFANT, "utf-8")
    code = (
        "import sys; from pathlib import Path; from dossier_juridique import isolement;"
        f"isolement._COMMUNES['PYTHONPATH'] += ':{tmp_path}';"
        f"enfant = isolement.start('enfant_de_test', b'{{\"dort\": 60}}', Path({str(tmp_path)!r}), {{}}); input()"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE) as parent:
        pids = _petits(tmp_path)
        serveur = int(Path(f"/proc/{pids[0]}/stat").read_text().rsplit(")", 1)[1].split()[1])
        assert serveur != parent.pid
        parent.kill()
    for _ in range(500):
        if not any(_vivant(pid) for pid in (*pids, serveur)):
            return
        time.sleep(0.02)
    raise AssertionError("un enfant a survécu à son parent")


def test_apres_une_bifurcation_chacun_a_le_sien(serveur: Callable[..., isolement.Enfant], tmp_path: Path) -> None:
    assert serveur({}).wait(20) == 0
    pid = os.fork()
    if pid == 0:
        os._exit(0 if isolement._serveur is None and serveur({}).wait(20) == 0 else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert serveur({"code": 2}).wait(20) == 2


def test_sans_serveur_un_interpreteur_neuf_fait_de_meme(
    serveur: Callable[..., isolement.Enfant], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(isolement, "_server", lambda: None)
    assert serveur({"code": 7}).wait(20) == 7
    assert _lu(tmp_path)["ouverts"] == [0, 1, 2]
