"""Goldens: the printed text of every act of the samples, and the structure of the filing. Never a PDF, never an image.

``make goldens`` rewrites them; an orphan fails; read the difference before you commit it.
"""

from __future__ import annotations

import email
import email.policy
import json
import os
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from msgspec import Struct

from dossier_juridique import build
from dossier_juridique.actes import ACTES
from dossier_juridique.droit.analyse import famille
from dossier_juridique.droit.regles import REGLES
from dossier_juridique.procedures import PROCEDURES
from tests.test_bout_en_bout import CONFORMES, SAMPLES
from tests.test_procedures import SIENS

AMIABLE = "accord_amiable"
DEMEURES = ("demeure_avocat", "demeure_commissaire", "demeure_recouvrement")
"""Who may send the mise en demeure in place of the creditor; ``impaye_simple`` shows the creditor's own."""
ETALONS = Path(__file__).parent / "etalons"
REFAIRE = os.environ.get("REFAIRE_LES_ETALONS") == "1"


def _texte(pdf: Path, pages: int | None = None) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        morceaux = [document[n].get_textpage().get_text_bounded() for n in range(min(pages or len(document), len(document)))]
    finally:
        document.close()
    return "\n\f\n".join("\n".join(x.rstrip() for x in m.replace("\r\n", "\n").split("\n")) for m in morceaux) + "\n"


def _structure(pdf: Path) -> str:
    lecteur = pypdf.PdfReader(pdf)
    lignes = [f"pages : {len(lecteur.pages)}", f"titre : {lecteur.metadata.title if lecteur.metadata else ''}"]

    def descendre(signets: list[object], marge: str) -> None:
        for signet in signets:
            if isinstance(signet, list):
                descendre(signet, marge + "  ")
            elif isinstance(signet, pypdf.generic.Destination):
                lignes.append(f"{marge}{signet.title} → {(lecteur.get_destination_page_number(signet) or 0) + 1}")

    descendre(list(lecteur.outline), "  ")
    for numero, page in enumerate(lecteur.pages, 1):
        liens = [a.get_object() for a in page.get("/Annots") or [] if a.get_object().get("/Subtype") == "/Link"]
        if liens:
            lignes.append(f"page {numero} : {len(liens)} liens")
    return "\n".join(lignes) + "\n"


@pytest.fixture(scope="module")
def obtenus(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    textes: dict[str, str] = {}
    actes = {p.acte for p in PROCEDURES}
    for nom in (*CONFORMES, *SIENS.values(), AMIABLE, *DEMEURES):
        sortie = tmp_path_factory.mktemp("etalons") / nom
        livraison = build(SAMPLES / nom, sortie)
        assert livraison.code == 0
        jointes = [p["page_de_la_liasse"] for p in livraison.manifeste["pieces"] if p["page_de_la_liasse"]]
        for pdf in sorted(sortie.glob("*.pdf")):
            pages = min(jointes) - 1 if jointes and pdf.stem in actes else None
            textes[f"{nom}/{pdf.stem}.txt"] = _texte(pdf, pages)
            if pdf.stem in actes:
                textes[f"{nom}/liasse.txt"] = _structure(pdf)
        if nom == AMIABLE:
            message = email.message_from_bytes((sortie / "appel.eml").read_bytes(), policy=email.policy.default)
            corps = message.get_body(("plain",))
            assert corps is not None
            textes[f"{nom}/appel-courriel.txt"] = f"{message['Subject']}\n\n{corps.get_content()}".replace("\r\n", "\n")
    return textes


def test_les_etalons(obtenus: dict[str, str]) -> None:
    if REFAIRE:
        for ancien in ETALONS.rglob("*.txt"):
            ancien.unlink()
        for nom, texte in obtenus.items():
            (ETALONS / nom).parent.mkdir(parents=True, exist_ok=True)
            (ETALONS / nom).write_text(texte, "utf-8")
    presents = {p.relative_to(ETALONS).as_posix() for p in ETALONS.rglob("*.txt")}
    assert presents == set(obtenus), "un étalon manque, ou n'a plus d'acte"
    for nom, texte in sorted(obtenus.items()):
        assert (ETALONS / nom).read_text("utf-8") == texte, f"{nom} a changé : lisez la différence, puis « make goldens »"


@pytest.mark.parametrize("nom", [*(a.nom for a in ACTES), *(p.acte for p in PROCEDURES)])
def test_chaque_acte_a_schema_faits_regles_etalon_et_exemple(nom: str) -> None:
    schema = json.loads((SAMPLES.parent / "schemas" / f"{nom}.schema.json").read_text("utf-8"))
    assert schema["allOf"], "ce que cet acte demande de plus que tout dossier"
    documents = [a for a in ACTES if a.nom == nom] or [d for p in PROCEDURES if p.acte == nom for d in p.documents]
    assert documents and all(issubclass(d.faits, Struct) for d in documents)
    # The décompte is no act of its own: it is read with the letter or the pleading that it is joined to.
    assert [r for r in REGLES if famille("mise-en-demeure" if nom == "decompte" else nom) in r.gravites]
    exemples = {p.parent.name for p in ETALONS.rglob(f"{nom}.txt")}
    assert exemples and all((SAMPLES / e / "dossier.toml").is_file() for e in exemples)
