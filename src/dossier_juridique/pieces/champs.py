"""The value of a form field: found whatever holds it, and drawn when the exhibit left that to the reader."""

from __future__ import annotations

import pikepdf

from dossier_juridique.expressions import expression
from dossier_juridique.pieces.arbre import read_box

_MULTILIGNE, _SECRET, _PEIGNE = 1 << 12, 1 << 13, 1 << 24
_BOUTON = 1 << 16
_CORPS = expression(r"([\d.]+)\s+Tf")
_VALEUR_MAX = 1_000_000  # compressed bytes of a value kept in a stream


def find_inherited(champ: pikepdf.Object, cle: str) -> object:
    """A field attribute, from the widget or from one of its parents."""
    for _ in range(32):
        if not isinstance(champ, pikepdf.Dictionary):
            return None
        if champ.get(cle) is not None:
            return champ[cle]
        parent = champ.get("/Parent")
        if parent is None:
            return None
        champ = parent
    return None


def shown_text(champ: pikepdf.Object) -> str:
    """What a text or choice field shows: the label of a choice, the lines of a list, or "" when it shows nothing."""
    if find_inherited(champ, "/FT") not in (pikepdf.Name.Tx, pikepdf.Name.Ch) or flags_of(champ) & _SECRET:
        return ""
    valeur = find_inherited(champ, "/V")
    valeurs = list(valeur) if isinstance(valeur, pikepdf.Array) else [valeur]
    libelles = _labels(find_inherited(champ, "/Opt"))
    lus = [_read(v) for v in valeurs]
    return "\n".join(libelles.get(t, t) for t in lus if t).strip()


def flags_of(champ: pikepdf.Object) -> int:
    """The flags of the field (/Ff), inherited; 0 when there are none."""
    drapeaux = find_inherited(champ, "/Ff")
    return drapeaux if isinstance(drapeaux, int) else 0


def is_checked(widget: pikepdf.Dictionary) -> bool:
    """True for a box or a radio button that is on."""
    if find_inherited(widget, "/FT") != pikepdf.Name.Btn or flags_of(widget) & _BOUTON:
        return False
    etat = widget.get("/AS")
    if not isinstance(etat, pikepdf.Name) and "/FT" in widget:
        etat = widget.get("/V")
    return isinstance(etat, pikepdf.Name) and etat != pikepdf.Name.Off


def _read(valeur: object) -> str:
    if isinstance(valeur, pikepdf.Stream):
        if len(valeur.read_raw_bytes()) > _VALEUR_MAX:
            return ""
        return str(pikepdf.String(valeur.read_bytes())).strip()
    if isinstance(valeur, pikepdf.String):
        return str(valeur).strip()
    return "" if valeur is None or isinstance(valeur, (bool, pikepdf.Object)) else str(valeur)


def _labels(options: object) -> dict[str, str]:
    """Export value → label shown, for the choices that have both."""
    if not isinstance(options, pikepdf.Array):
        return {}
    paires = [o for o in options if isinstance(o, pikepdf.Array) and len(o) == 2]
    return {_read(p[0]): _read(p[1]) for p in paires if _read(p[1])}


def draw_check(pdf: pikepdf.Pdf, widget: pikepdf.Dictionary) -> pikepdf.Stream | None:
    """A cross from corner to corner, for a box that is on and shows nothing."""
    cadre = read_box(widget.get("/Rect"))
    if cadre is None:
        return None
    large, haut = cadre[2] - cadre[0], cadre[3] - cadre[1]
    marge = min(large, haut) * 0.2
    contenu = b"q %.2f w 0 G %.2f %.2f m %.2f %.2f l %.2f %.2f m %.2f %.2f l S Q" % (
        max(0.5, min(large, haut) * 0.1),
        marge, marge, large - marge, haut - marge, marge, haut - marge, large - marge, marge,
    )  # fmt: skip
    return _form(pdf, contenu, large, haut, pikepdf.Dictionary())


def write_value(pdf: pikepdf.Pdf, widget: pikepdf.Dictionary, texte: str) -> pikepdf.Stream | None:
    """The drawing of a value, in the size its field asks for, made to fit its rectangle."""
    drapeaux = flags_of(widget) | (_MULTILIGNE if "\n" in texte else 0)
    cadre = read_box(widget.get("/Rect"))
    if cadre is None:
        return None
    large, haut = cadre[2] - cadre[0], cadre[3] - cadre[1]
    style = find_inherited(widget, "/DA")
    trouve = _CORPS.search(str(style)) if isinstance(style, pikepdf.String) else None
    corps = float(trouve[1]) if trouve and 0 < float(trouve[1]) < 100 else 0.0
    lignes = texte.replace("\r\n", "\n").replace("\r", "\n").split("\n") if drapeaux & _MULTILIGNE else [texte]
    corps = corps or max(4.0, min(12.0, haut * 0.7))
    if drapeaux & _MULTILIGNE:
        # 0,5 em is the mean width of Helvetica: enough to wrap, the re-reading tells if words are missing.
        lignes = [morceau for ligne in lignes for morceau in _wrap(ligne, max(1, int(large / (corps * 0.5))))]
        depart = haut - corps - 2
    else:
        corps = max(3.0, min(corps, (large - 4) / max(1.0, 0.56 * len(texte))) if len(texte) > 1 else corps)
        depart = (haut - corps) / 2 + corps * 0.22
    espace = b""
    longueur = find_inherited(widget, "/MaxLen")
    if drapeaux & _PEIGNE and isinstance(longueur, int) and longueur > 0:
        espace = b"%.2f Tc " % max(0.0, large / longueur - corps * 0.556)
    ecrit = b" T* ".join(b"<" + ligne.encode("cp1252", "replace").hex().encode() + b"> Tj" for ligne in lignes)
    contenu = b"/Tx BMC q BT 0 g /Helv %.2f Tf %s%.2f TL 2 %.2f Td %s ET Q EMC" % (
        corps,
        espace,
        corps * 1.15,
        depart,
        ecrit,
    )
    police = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    return _form(pdf, contenu, large, haut, pikepdf.Dictionary(Font=pikepdf.Dictionary(Helv=police)))


def _form(
    pdf: pikepdf.Pdf, contenu: bytes, large: float, haut: float, ressources: pikepdf.Dictionary
) -> pikepdf.Stream:
    return pikepdf.Stream(
        pdf,
        contenu,
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Form,
        BBox=[0, 0, round(large, 2), round(haut, 2)],
        Resources=ressources,
    )


def _wrap(ligne: str, largeur: int) -> list[str]:
    lignes, courante = [], ""
    for mot in ligne.split(" "):
        if courante and len(courante) + 1 + len(mot) > largeur:
            lignes.append(courante)
            courante = mot
        else:
            courante = f"{courante} {mot}" if courante else mot
    return [*lignes, courante]
