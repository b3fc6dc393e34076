"""Lines of text measured once: the words of a house come back in each of its letters, in the same style and the same width.

See ``raccourcis``: a style that is kept has a ``noeud``, of which the text settings of Pango and the lines already cut are
kept as well. A style that the layout has changed has none, and WeasyPrint works as it comes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_LIGNES_MAX = 4000
"""Lines kept for one style sheet; a letter cuts or measures a hundred and thirty. Beyond, all are forgotten."""
_TEXTE_MAX = 2000
"""Signs of a text of which the line is kept: a long paragraph does not come back."""


def measure_once() -> None:
    """Put in place what keeps the settings of Pango, the height of a line and the lines cut."""
    from weasyprint.layout import inline, preferred
    from weasyprint.text import line_break

    line_break.Layout.setup = _setup(line_break)
    inline.strut = _strut(line_break.strut)
    inline.split_first_line = _lines(inline.split_first_line, line_break.Layout)
    preferred.split_first_line = _lines(line_break.split_first_line, line_break.Layout)


def _strut(origine: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def strut(style: Any) -> Any:
        noeud = getattr(style, "noeud", None)
        if noeud is None:
            return origine(style)
        if noeud.hauteur is None:
            noeud.hauteur = origine(style)
        return noeud.hauteur

    return strut


def _lines(origine: Callable[..., Any], classe: Any) -> Callable[..., Any]:
    def split_first_line(
        texte: str, style: Any, contexte: Any, largeur: Any, justification: Any, is_line_start: bool = True,
        minimum: bool = False,
    ) -> Any:  # fmt: skip
        noeud = getattr(style, "noeud", None)
        if noeud is None or len(texte) > _TEXTE_MAX:
            return origine(texte, style, contexte, largeur, justification, is_line_start, minimum)
        lignes = style.font_config.retenue.lignes
        cle = (origine, noeud, texte, largeur, justification, is_line_start, minimum)
        prise = lignes.get(cle)
        if prise is None:
            if len(lignes) >= _LIGNES_MAX:
                lignes.clear()
            prise = lignes[cle] = origine(texte, style, contexte, largeur, justification, is_line_start, minimum)
        # The layout holds its text alone once it is cut; drawing gives it its settings back, hence a copy for each box.
        mise = classe.__new__(classe)
        mise.__dict__.update(prise[0].__dict__)
        return mise, *prise[1:]

    return split_first_line


def _setup(line_break: Any) -> Callable[[Any, Any], None]:
    origine = line_break.Layout.setup
    ffi, pango, gobject = line_break.ffi, line_break.pango, line_break.gobject

    def settings(mise: Any, style: Any) -> Any:
        """What WeasyPrint draws from a style before each text: context, description of the font, language, features."""
        contexte = ffi.gc(pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref)
        pango.pango_context_set_round_glyph_positions(contexte, False)
        pango.pango_context_set_base_dir(contexte, line_break.PANGO_DIRECTION[style["direction"]])
        if style["lang"]:
            pointeur, _tenu = line_break.unicode_to_char_p(style["lang"])
            langue = pango.pango_language_from_string(pointeur)
            pango.pango_context_set_language(contexte, langue)
        else:
            langue = pango.pango_language_get_default()
        traits = line_break.font_features(
            style["font_kerning"], style["font_variant_ligatures"], style["font_variant_position"],
            style["font_variant_caps"], style["font_variant_numeric"], style["font_variant_alternates"],
            style["font_variant_east_asian"], style["font_feature_settings"],
        )  # fmt: skip
        dits = ",".join(f"{cle} {valeur}" for cle, valeur in traits.items()).encode()
        change = bool(
            style["word_spacing"] or style["letter_spacing"] not in ("normal", 0)
            or style["overflow_wrap"] in ("anywhere", "break-word")
        )  # fmt: skip
        return contexte, line_break.get_font_description(style), langue, dits, attributes(dits), change

    def attributes(dits: bytes) -> Any:
        if not dits:
            return None
        liste = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
        pango.pango_attr_list_insert(liste, pango.pango_attr_font_features_new(dits))
        return liste

    def setup(mise: Any, style: Any) -> None:
        noeud = getattr(style, "noeud", None)
        if noeud is None or style["text_decoration_line"] != "none" or style["font_language_override"] != "normal":
            origine(mise, style)
            return
        if noeud.police is None:
            noeud.police = settings(mise, style)
        contexte, police, langue, dits, liste, change = noeud.police
        mise.style, mise.first_line_direction, mise.language = style, 0, langue
        mise.ascent = mise.underline_position = mise.strikethrough_position = None
        mise.layout = ffi.gc(pango.pango_layout_new(contexte), gobject.g_object_unref)
        pango.pango_layout_set_auto_dir(mise.layout, False)
        pango.pango_layout_set_font_description(mise.layout, police)
        if liste is not None:
            # Spaces are set wider in the list itself: a text that is has a list of its own.
            pango.pango_layout_set_attributes(
                mise.layout, attributes(dits) if change or mise.justification_spacing else liste
            )

    return setup
