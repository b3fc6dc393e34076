"""Names and reproduced texts are hidden as one pattern of all of them would: the first, then the longest."""

from __future__ import annotations

import random
import re

from dossier_juridique.droit.texte_imprime import lisser, passages_des_noms, plier
from dossier_juridique.droit.textes import L111_8_ALINEA_3, TEXTES_REPRODUITS

TEXTES = [plier(lisser((texte,)))[0] for texte in TEXTES_REPRODUITS]


def _en_un_motif(noms: tuple[str, ...], plie: str) -> list[tuple[int, int]]:
    phrases = {*TEXTES_REPRODUITS, L111_8_ALINEA_3.rsplit("exposés", 1)[-1], *noms}
    suites = [plier(lisser((phrase,)))[0].split() for phrase in phrases]
    motifs = sorted((r"[ \n]+".join(map(re.escape, mots)) for mots in suites if mots), key=len, reverse=True)
    return [m.span() for m in re.finditer(rf"(?<!\w)(?:{'|'.join(motifs)})(?!\w)", plie)]


def test_les_places_sont_celles_d_un_seul_motif() -> None:
    hasard, vus = random.Random(3), 0
    mots = sorted({mot for texte in TEXTES for mot in texte.split()})[:200]
    for _ in range(150):
        debut = hasard.choice(TEXTES).split()
        noms = (
            *(" ".join(hasard.choices(mots, k=hasard.randrange(1, 4))) for _ in range(hasard.randrange(5))),
            " ".join((hasard.choice(mots), *debut[:2])),
            " ".join(debut[3:7]),
        )
        bouts = (*mots[:30], *TEXTES, *noms, " ".join(debut[: hasard.randrange(1, 9)]))
        plie = hasard.choice((" ", "\n")).join(hasard.choice(bouts) for _ in range(40))
        attendu = _en_un_motif(noms, plie)
        vus += len(attendu)
        assert [m.span() for m in passages_des_noms(noms, plie)] == attendu, noms
    assert vus > 1000
    assert list(passages_des_noms((), "rien de connu")) == []
