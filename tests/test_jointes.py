"""« Pièces jointes » names what goes with the sending, in the letter, its Word file and both parts of the e-mail; no more."""

from __future__ import annotations

import email
import email.policy
import re
import shutil
from email.message import EmailMessage
from pathlib import Path

import pypdfium2
import pytest

from dossier_juridique.relecture import word_text
from tests.actes.fabrique import Changement, document, ligne, texte
from tests.commande import dossier
from tests.test_bout_en_bout import SAMPLES

JOINTES = "Pièces jointes :"
TOUTES = ("facture-1", "facture-2", "facture-3")


def _sans(*ids: str) -> list[tuple[str, str]]:
    return [(rf', "{i}"', "") for i in ids]


CAS: dict[str, tuple[list[tuple[str, str]], tuple[str, ...], str]] = {
    "toutes": ([], ("F2024-0187", "F2025-0093", "F2026-0041"),
               "Copie des factures n° F2024-0187, F2025-0093 et F2026-0041"),
    "aucune": (_sans(*TOUTES), (), ""),
    "une des trois": (_sans("facture-1", "facture-3"), ("F2025-0093",), "Copie de la facture n° F2025-0093"),
    "une est une photo": ([("facture-F2025-0093.pdf", "bon-livraison-24-1010.jpg"), *_sans("facture-1", "facture-3")],
                          ("F2025-0093",), "Copie de la facture n° F2025-0093"),
}  # fmt: skip


def _copie(tmp_path: Path, changements: list[tuple[str, str]]) -> Path:
    cible = tmp_path / "d"
    shutil.copytree(SAMPLES / "plusieurs_factures", cible)
    contenu = (cible / "dossier.toml").read_text("utf-8")
    for avant, apres in changements:
        assert avant in contenu
        contenu = contenu.replace(avant, apres)
    (cible / "dossier.toml").write_text(contenu, "utf-8")
    return cible


def _message(chemin: Path) -> EmailMessage:
    message = email.message_from_bytes(chemin.read_bytes(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def _pdf(octets: bytes) -> str:
    lu = pypdfium2.PdfDocument(octets)
    return "\n".join(lu[n].get_textpage().get_text_bounded() for n in range(len(lu)))


@pytest.mark.parametrize(
    ("acte", "cas"),
    [*(("relance-1", cas) for cas in CAS), ("relance-3", "aucune"), ("relance-3", "toutes"), ("appel", "aucune"),
     ("appel", "une des trois")],
)  # fmt: skip
def test_ce_qui_est_annonce_est_ce_qui_est_joint(acte: str, cas: str, tmp_path: Path) -> None:
    changements, factures, copie = CAS[cas]
    cible = _copie(tmp_path, [*changements, ("[procedure]", "[appel]\n[procedure]")])
    rendu = dossier("build", cible, "-o", tmp_path / "s", "--pour", acte)
    assert rendu.returncode == 0, rendu.stdout + rendu.stderr
    message = _message(tmp_path / "s" / f"{acte}.eml")
    joints = {str(p.get_filename()): p.get_content() for p in message.iter_attachments()}
    lettre = [] if acte == "appel" else [f"{acte}.pdf"]
    releve = ["decompte.pdf"] if acte == "relance-3" else []
    copies = [nom for nom in joints if nom not in (*lettre, *releve)]
    assert [nom for nom in joints if nom not in copies] == [*lettre, *releve]
    assert [re.sub(r"^Piece_\d+_Facture_|\.pdf$", "", nom) for nom in copies] == list(factures)
    assert all(octets.startswith(b"%PDF-") for octets in joints.values())

    parties = {genre: message.get_body((genre,)) for genre in ("plain", "html")}
    dits = {genre: re.sub("<[^>]+>", " ", p.get_content()) for genre, p in parties.items() if p}
    if acte != "appel":
        dits |= {"pdf": _pdf(joints[f"{acte}.pdf"]), "word": word_text((tmp_path / "s" / f"{acte}.docx").read_bytes())}
    for ou, dit in dits.items():
        _, annonce, suite = ligne(dit).partition(JOINTES)
        par_courriel = acte != "appel" and ou in parties
        assert ("Cette lettre, en PDF" in suite) == par_courriel, ou
        assert bool(annonce) == bool(factures or releve or par_courriel), ou
        assert copie in suite and ("Copie de" in ligne(dit)) == bool(factures), ou
        assert ("Décompte arrêté" in suite) == bool(releve), ou


def _toutes_sauf(*rangs: int) -> Changement:
    """Seven invoices, of which those have no copy among the exhibits."""

    def changer(d: dict[str, object]) -> None:
        premiere = d["factures"][0]  # type: ignore[index]
        d["factures"] = [
            {**premiere, "numero": f"F-{n}", "pieces": [] if n in rangs else ["facture-1"]} for n in range(1, 8)
        ]

    return changer


def test_sept_factures_dont_une_sans_copie_sont_nommees() -> None:
    annonces = {
        rangs: document("relance-2", _toutes_sauf(*rangs)).joints.dites for rangs in [(), (3,), (1, 2, 3, 4, 5, 6)]
    }
    assert annonces == {
        (): ("Copie des 7 factures",),
        (3,): ("Copie des factures n° F-1, F-2, F-4, F-5, F-6 et F-7",),
        (1, 2, 3, 4, 5, 6): ("Copie de la facture n° F-7",),
    }


def test_la_copie_d_une_facture_non_echue_n_est_ni_annoncee_ni_jointe() -> None:
    def changer(d: dict[str, object]) -> None:
        premiere = d["factures"][0]  # type: ignore[index]
        d["pieces"] = [*d["pieces"], {**d["pieces"][2], "id": "facture-2"}]  # type: ignore[misc, index]
        d["factures"] = [premiere, {**premiere, "numero": "F-2", "echeance": "2026-12-24", "pieces": ["facture-2"]}]

    joints = document("relance-1", changer).joints
    assert (joints.dites, joints.pieces) == (("Copie de la facture n° F2026-001",), ("facture-1",))


@pytest.mark.parametrize(("canal", "recu"), [("lettre_simple", "cette lettre"), ("courriel", "ce courriel")])
def test_un_courriel_se_recoit_comme_un_courriel(canal: str, recu: str, tmp_path: Path) -> None:
    cible = _copie(tmp_path, [('canal = "lrar"\nconsequences', f'canal = "{canal}"\nconsequences')])
    assert dossier("build", cible, "-o", tmp_path / "s", "--pour", "relance-1").returncode == 0
    message = _message(tmp_path / "s" / "relance-1.eml")
    parties = [message.get_body((genre,)) for genre in ("plain", "html")]
    dits = {ligne(re.sub("<[^>]+>", " ", p.get_content())): "ce courriel" for p in parties if p}
    dits[ligne(_pdf((tmp_path / "s" / "relance-1.pdf").read_bytes()))] = recu
    dits[ligne(word_text((tmp_path / "s" / "relance-1.docx").read_bytes()))] = recu
    assert len(dits) == 4
    for dit, attendu in dits.items():
        assert re.findall(r"à compter de la réception de (ce \w+|cette \w+)", dit) == [attendu]


@pytest.mark.parametrize(
    ("nom", "canal", "recu"),
    [("relance-3", "lrar", "cette lettre"), ("mise-en-demeure", "lre", "cette lettre"),
     ("mise-en-demeure", "courriel", "ce courriel")],
)  # fmt: skip
def test_le_delai_court_de_la_reception_de_ce_qui_est_recu(nom: str, canal: str, recu: str) -> None:
    imprime = texte(document(nom, lambda d: d["lettre"].update(canal=canal)))
    assert f"à compter de la réception de {recu}." in imprime


@pytest.mark.parametrize("acte", ["mise-en-demeure", "accuse-de-paiement"])
def test_un_courriel_nomme_autant_de_pieces_qu_il_en_joint(acte: str, tmp_path: Path) -> None:
    cible = _copie(tmp_path, [('canal = "lrar"\nconsequences', 'canal = "courriel"\nconsequences')])
    rendu = dossier("build", cible, "-o", tmp_path / "s", "--pour", acte)
    assert (tmp_path / "s" / f"{acte}.eml").is_file(), rendu.stdout + rendu.stderr
    message = _message(tmp_path / "s" / f"{acte}.eml")
    corps = message.get_body(("plain",))
    assert corps is not None
    nommees = [x for x in corps.get_content().partition("Pièces jointes\u00a0:")[2].splitlines() if x.startswith("– ")]
    assert nommees[0] == "– Cette lettre, en PDF"
    copies = [x for x in message.iter_attachments() if "Facture" in str(x.get_filename())]
    assert len(nommees) - 1 == len(list(message.iter_attachments())) - 1 - max(0, len(copies) - 1)
