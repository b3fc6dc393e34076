"""Optional content (layers): what was hidden in the exhibit stays hidden in the copy, whatever reads it."""

from __future__ import annotations

import pikepdf

from dossier_juridique.pieces.refus import Bilan


def freeze_layers(pdf: pikepdf.Pdf, bilan: Bilan) -> None:
    """Rewrites /OCProperties in its plainest form: all the groups, and the list of those that are off.

    The default state (base state, then ON and OFF, then what a view event imposes) is worked out here, so that
    the assembly only has to join two lists.
    """
    proprietes = pdf.Root.get("/OCProperties")
    if proprietes is None:
        return
    groupes = _groups(proprietes.get("/OCGs")) if isinstance(proprietes, pikepdf.Dictionary) else {}
    if not groupes:
        del pdf.Root["/OCProperties"]
        return
    reglage = proprietes.get("/D")
    eteints = _find_hidden(groupes, reglage if isinstance(reglage, pikepdf.Dictionary) else pikepdf.Dictionary())
    pdf.Root["/OCProperties"] = pikepdf.Dictionary(
        OCGs=pikepdf.Array(list(groupes.values())),
        D=pikepdf.Dictionary(
            Name=pikepdf.String("Calques"),
            BaseState=pikepdf.Name.ON,
            OFF=pikepdf.Array([groupes[repere] for repere in groupes if repere in eteints]),
        ),
    )
    if eteints:
        bilan.warn(
            "La pièce contient des calques masqués ; ils restent masqués dans la copie. "
            "Vérifiez qu'ils peuvent être communiqués."
        )


def _groups(liste: object) -> dict[tuple[int, int], pikepdf.Object]:
    if not isinstance(liste, pikepdf.Array):
        return {}
    return {g.objgen: g for g in liste if isinstance(g, pikepdf.Dictionary) and g.objgen != (0, 0)}


def _find_hidden(groupes: dict[tuple[int, int], pikepdf.Object], reglage: pikepdf.Dictionary) -> set[tuple[int, int]]:
    eteints = set(groupes) if reglage.get("/BaseState") == pikepdf.Name.OFF else set()
    eteints -= set(_groups(reglage.get("/ON")))
    eteints |= set(_groups(reglage.get("/OFF"))) & set(groupes)
    automatismes = reglage.get("/AS")
    for automatisme in automatismes if isinstance(automatismes, pikepdf.Array) else ():
        if not isinstance(automatisme, pikepdf.Dictionary) or automatisme.get("/Event") != pikepdf.Name.View:
            continue
        for repere, groupe in _groups(automatisme.get("/OCGs")).items():
            usage = groupe.get("/Usage")
            vue = usage.get("/View") if isinstance(usage, pikepdf.Dictionary) else None
            etat = vue.get("/ViewState") if isinstance(vue, pikepdf.Dictionary) else None
            if etat == pikepdf.Name.OFF and repere in groupes:
                eteints.add(repere)
            elif etat == pikepdf.Name.ON:
                eteints.discard(repere)
    return eteints
