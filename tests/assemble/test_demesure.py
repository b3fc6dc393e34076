"""A picture too large to be drawn where memory is limited: the page is reduced, and said not to have been compared."""

from __future__ import annotations

import zlib
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

from dossier_juridique.assemble.scans import too_large


def _page(pdf: pikepdf.Pdf, *, dans_un_dessin: bool = False, **cles: object) -> pikepdf.Dictionary:
    image = pdf.make_stream(zlib.compress(b"\x80"), Type=Name.XObject, Subtype=Name.Image, Filter=Name.FlateDecode, **cles)
    if dans_un_dessin:
        image = pdf.make_stream(
            b"/Im Do", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 1, 1],
            Resources=Dictionary(XObject=Dictionary(Im=image)),
        )  # fmt: skip
    return Dictionary(Type=Name.Page, Resources=Dictionary(XObject=Dictionary(Im=image)))


def test_what_is_too_large_to_be_drawn(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    gris = {"ColorSpace": Name.DeviceGray, "BitsPerComponent": 8}
    couleur = {"ColorSpace": Name.DeviceRGB, "BitsPerComponent": 8}
    profil = pdf.make_stream(b"", N=1)
    assert too_large(_page(pdf, Width=30_000, Height=30_000, **gris))
    assert too_large(_page(pdf, dans_un_dessin=True, Width=30_000, Height=30_000, **gris))
    assert too_large(_page(pdf, Width=16_000, Height=16_000, **couleur))
    assert not too_large(_page(pdf, Width=14_000, Height=14_200, **couleur))
    assert not too_large(_page(pdf, Width=24_000, Height=24_000, **gris))
    assert not too_large(_page(pdf, Width=60_000, Height=60_000, ColorSpace=Name.DeviceGray, BitsPerComponent=1))
    assert not too_large(_page(pdf, Width=24_000, Height=24_000, ColorSpace=Array([Name.ICCBased, profil]), BitsPerComponent=8))
    assert not too_large(_page(pdf, Width=60_000, Height=60_000, ImageMask=True))
