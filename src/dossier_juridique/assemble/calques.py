"""Layers of the exhibits: what was hidden in an exhibit stays hidden in the filing."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Object, Pdf, String


def carry_layers(cible: Pdf, source: Pdf, intitule: str) -> None:
    """Add the layers of ``source`` to those of ``cible``, with their default state.

    To be called once the pages of ``source`` have been copied: the layers are then the very objects their
    pages refer to. ``intitule`` heads them in the layer panel.
    """
    proprietes = source.Root.get("/OCProperties")
    if not isinstance(proprietes, Dictionary):
        return
    calques = _layers(proprietes.get("/OCGs"))
    defaut = proprietes.get("/D")
    defaut = defaut if isinstance(defaut, Dictionary) else Dictionary()
    eteints = _layers(defaut.get("/OFF"))
    if defaut.get("/BaseState") == Name.OFF:
        allumes = {c.objgen for c in _layers(defaut.get("/ON"))}
        eteints = [c for c in calques if c.objgen not in allumes] + eteints
    connus = {c.objgen for c in calques}
    calques += [c for c in eteints if c.objgen not in connus]
    if not calques:
        return

    total = _target(cible)
    config = total.D
    copies = [cible.copy_foreign(c) for c in calques]
    total.OCGs.extend(copies)
    config.Order.append(Array([String(intitule), *copies]))
    config.OFF.extend(_copies(cible, eteints))
    config.Locked.extend(_copies(cible, _layers(defaut.get("/Locked"))))
    for groupe in _arrays(defaut.get("/RBGroups")):
        config.RBGroups.append(Array(_copies(cible, _layers(groupe))))
    usages = defaut.get("/AS")
    for usage in list(usages) if isinstance(usages, Array) else []:
        if isinstance(usage, Dictionary):
            copie = Dictionary(OCGs=Array(_copies(cible, _layers(usage.get("/OCGs")))))
            evenement, categories = usage.get("/Event"), usage.get("/Category")
            if isinstance(evenement, Name) and isinstance(categories, Array):
                copie.Event = evenement
                copie.Category = Array([c for c in categories if isinstance(c, Name)])
                config.AS.append(copie)


def _target(cible: Pdf) -> Object:
    """The layer properties of the filing, complete and with every list this module extends."""
    if not isinstance(cible.Root.get("/OCProperties"), Dictionary):
        cible.Root.OCProperties = Dictionary(OCGs=Array(), D=Dictionary())
    total = cible.Root.OCProperties
    if not isinstance(total.get("/OCGs"), Array):
        total.OCGs = Array()
    if not isinstance(total.get("/D"), Dictionary):
        total.D = Dictionary()
    for cle in ("/OFF", "/Locked", "/RBGroups", "/AS", "/Order"):
        if not isinstance(total.D.get(cle), Array):
            total.D[cle] = Array()
    return total


def _layers(liste: object) -> list[Object]:
    if not isinstance(liste, Array):
        return []
    uniques: dict[tuple[int, int], Object] = {}
    for calque in list(liste):
        if isinstance(calque, Dictionary) and calque.is_indirect:
            uniques.setdefault(calque.objgen, calque)
    return list(uniques.values())


def _arrays(liste: object) -> list[Array]:
    return [x for x in list(liste) if isinstance(x, Array)] if isinstance(liste, Array) else []


def _copies(cible: Pdf, calques: list[Object]) -> list[Object]:
    return [cible.copy_foreign(c) for c in calques]
