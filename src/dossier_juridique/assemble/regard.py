"""Which pages have room for their stamp: looked at once for the filing, and not again for the file of each exhibit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from dossier_juridique.assemble.copie import Source
from dossier_juridique.assemble.encre import Zone, empty_zones
from dossier_juridique.model.liasse import PosePage


def look(
    sources: Sequence[Source], connues: Mapping[str, Sequence[PosePage]] = MappingProxyType({})
) -> list[list[bool | None]]:
    """Which pages have room for their stamp, exhibit by exhibit.

    ``connues``: what was already found out, number → page by page: a zone that lies within one that was looked at is not
    looked at again, and a page that could not be drawn in due time is not drawn again.
    """
    connus = [_known(source, connues.get(source.piece.numero, ())) for source in sources]
    a_voir = [
        (str(Path(source.piece.lue.pdf).resolve()), zones)
        for source, (_, zones) in zip(sources, connus, strict=True)
        if any(zones)
    ]
    vues = iter(empty_zones(a_voir))
    reponses = [
        [sue if zone is None else vue for sue, zone, vue in zip(sues, zones, next(vues), strict=True)]
        if any(zones)
        else sues
        for sues, zones in connus
    ]
    return [
        [None if rang in source.demesurees else vue for rang, vue in enumerate(vues_de)]
        for source, vues_de in zip(sources, reponses, strict=True)
    ]


def _known(source: Source, poses: Sequence[PosePage]) -> tuple[list[bool | None], list[Zone | None]]:
    """Page by page, the answer where there is one, and the zone still to be looked at where there is none."""
    reponses: list[bool | None] = [False] * len(source.zones)
    restes = list(source.zones)
    for rang, (zone, pose) in enumerate(zip(source.zones, poses, strict=False)):
        if not pose.dessinable:
            reponses[rang], restes[rang] = None, None
        elif zone is not None and _within(zone, pose.timbre):
            reponses[rang], restes[rang] = pose.echelle == 1.0, None
    return reponses, restes


def _within(zone: Zone, vue: Zone) -> bool:
    jeu = 1e-9  # the same corner, reached by two sums
    return zone[0] >= vue[0] - jeu and zone[1] >= vue[1] - jeu and zone[2] <= vue[2] + jeu and zone[3] <= vue[3] + jeu
