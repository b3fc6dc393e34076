"""The parties where a text names them, whatever it calls them: by role, by name, by who represents them. Pure.

« Fournil Équipement », « la société Fournil Équipement », « la créancière », « la mandante » are one sign each, that
of the creditor, so that a clause can be read for who does what to whom. An article that holds a preposition (« du »,
« au ») gives it back; a name written otherwise than as a proper noun is a common word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from dossier_juridique.droit.fenetre import nom_legal
from dossier_juridique.droit.texte_imprime import MASQUE, lisser, passages_des_noms, plier
from dossier_juridique.expressions import expression
from dossier_juridique.model.commun import Personne
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.parties import Partie

ROLE_C, NOM_C, ORGANE_C = "\ue001", "\ue002", "\ue003"
ROLE_D, NOM_D, ORGANE_D = "\ue011", "\ue012", "\ue013"
ROLE_M, NOM_M = "\ue021", "\ue022"
C, D, M = f"[{ROLE_C}{NOM_C}{ORGANE_C}]", f"[{ROLE_D}{NOM_D}{ORGANE_D}]", f"[{ROLE_M}{NOM_M}]"
ROLE, NOM = f"[{ROLE_C}{ROLE_D}{ROLE_M}]", f"[{NOM_C}{ORGANE_C}{NOM_D}{ORGANE_D}{NOM_M}]"
SIGNES = "\ue001-\ue022"

_ROLES = {
    ROLE_C: "creanci(?:er|ere)|mandante?|fournisseu(?:r|se)|vende(?:ur|use)|prestataire|baill(?:eur|eresse)|preteu(?:r|se)",
    ROLE_D: "debit(?:eur|rice)|cliente?|acheteu(?:r|se)|acquereu(?:r|se)|emprunteu(?:r|se)|locataire|preneu(?:r|se)",
    ROLE_M: "mandataire",
}
_ARTICLE = r"(?:(?P<prep>du|dudit|au|audit) |(?:le|la|ledit|ladite) |l')"
_SOCIETE = (
    r"(?:(?P<prep>du |au )|(?:la |le |l'))?(?:(?:societe|entreprise|maison|association|sarl|sasu?|eurl|sa|sci|snc|gie|"
    r"etablissements?) )?"
)
_CIVILITE = r"(?:(?:m\.?|mr\.?|mme|melle|monsieur|madame|maitre|me) )?"
_ALIAS = expression(
    r"ci-apres,? ?(?:\w+(?:\(e\))? ){0,3}?(?:[\"«“] ?)?(?:le|la|l')? ?(?P<mot>[a-z]{4,30})(?: ?[\"»”]|[,.;)]|$| d'(?:une|autre))"
)
_SOUSSIGNE = expression(
    r"(?<!\w)(?:(?:le|la|je|nous)(?:,| )? ?|(?:la )?(?:societe|personne(?: morale)?|association|partie|entreprise) )"
    r"soussignee?(?!\w)"
)
_TENUS_POUR_ROLES = frozenset(
    ("apres", "denommee", "denomme", "designe", "designee", "appele", "appelee", "partie", "parties")
)


class Marque(Struct, frozen=True):
    """``texte`` as printed, made whole; ``marque`` folded, with one sign for each mention of a party; ``places[i]`` where the
    sign ``marque[i]`` comes from in ``texte``."""

    texte: str
    marque: str
    places: tuple[int, ...]

    def imprime(self, debut: int, fin: int) -> tuple[int, int]:
        """The bounds in ``texte`` of two places of ``marque``."""
        droite = self.places[fin] if fin < len(self.places) else len(self.texte)
        return self.places[debut] if debut < len(self.places) else len(self.texte), droite


def _formes(partie: Partie) -> Iterator[str]:
    """What a text calls a party when it names it."""
    yield from (nom for nom in (nom_legal(partie), partie.denomination, partie.nom_affiche, partie.enseigne) if nom)
    if not partie.morale:
        yield from _personne(partie.prenoms, partie.nom)
        if partie.prenoms:
            yield from _personne(partie.prenoms.replace(",", " ").split()[0], partie.nom)


def _personne(prenom: str | None, nom: str | None) -> Iterator[str]:
    if prenom and nom:
        yield f"{prenom} {nom}"
        yield f"{nom} {prenom}"
    if nom and not prenom and " " in nom:
        yield nom


def _civil(personne: Personne | Partie) -> Iterator[str]:
    """« Mme Roche », in the civility of the person or in any."""
    if personne.nom:
        yield rf"(?:m\.?|mr\.?|mme|monsieur|madame|maitre) {re.escape(plier(lisser((personne.nom,)))[0])}"


def _noms(dossier: Dossier) -> dict[str, str]:
    """The pattern of each name, with its sign; a name that both parties bear says nothing."""
    trouves: dict[str, set[str]] = {}

    def ajouter(motif: str, signe: str) -> None:
        if len(motif) > 2:
            trouves.setdefault(motif, set()).add(signe)

    def nommer(nom: str, signe: str) -> None:
        ajouter(r"[ \n]+".join(map(re.escape, plier(lisser((nom,)))[0].split())), signe)

    for partie, nom, organe in ((dossier.creancier, NOM_C, ORGANE_C), (dossier.debiteur, NOM_D, ORGANE_D)):
        for forme in _formes(partie):
            nommer(forme, nom)
        if partie.representant is not None:
            for forme in _personne(partie.representant.prenom, partie.representant.nom):
                nommer(forme, organe)
        for connu, signe in ((partie.representant, organe), (None if partie.morale else partie, nom)):
            for motif in _civil(connu) if connu is not None else ():
                ajouter(motif, signe)
    if dossier.mandataire and dossier.mandataire.nom:
        nommer(dossier.mandataire.nom, NOM_M)
    return {
        motif: min(signes)
        for motif, signes in trouves.items()
        if len({s >= ROLE_D for s in signes}) == 1 or len(signes) == 1
    }


@lru_cache(maxsize=4)
def _motif(
    noms: tuple[tuple[str, str], ...], alias: tuple[tuple[str, str], ...]
) -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern for all that names a party, and the sign of each of its groups."""
    groupes: dict[str, str] = {}
    branches = []

    def brancher(motif: str, signe: str) -> None:
        nom = f"g{len(groupes)}"
        groupes[nom] = signe
        branches.append(f"(?P<{nom}>{motif.replace('(?P<prep>', f'(?P<p{nom}>')})")

    for motif, signe in sorted(noms, key=lambda n: -len(n[0])):
        brancher(rf"{_SOCIETE}{_CIVILITE}{motif}", signe)
    roles = {signe: [mots] for signe, mots in _ROLES.items()}
    for mot, signe in alias:
        roles[signe].insert(0, re.escape(mot))
    for signe, mots in roles.items():
        mot = f"(?:{'|'.join(mots)})"
        brancher(
            rf"{_ARTICLE}{mot}|(?<=, ){mot}(?= ?[,;:)])|(?<=[(;] ){mot}(?= ?:)|{mot}(?= :)|{mot}(?=:)|(?<=[\"«“] ){mot}(?= "
            rf"?[\"»”])"
            rf"|(?<=[\"“]){mot}(?=[\"”])|(?<=qualite de ){mot}|(?<=comme ){mot}",
            signe,
        )
    return re.compile(rf"(?<!\w)(?:{'|'.join(branches)})(?!\w)"), groupes


def marquer(pages: tuple[str, ...], dossier: Dossier, soi: str) -> Marque:
    """The pages read, each mention of a party one sign. ``soi``: the sign of who is « le soussigné » when no name follows."""
    return _marquer(pages, tuple(sorted(_noms(dossier).items())), soi)


@lru_cache(maxsize=4)
def _marquer(pages: tuple[str, ...], noms: tuple[tuple[str, str], ...], soi: str) -> Marque:
    texte = lisser(pages)
    plie, places = plier(texte)
    for cite in passages_des_noms((), plie):  # the law may speak of what no clause may
        plie = plie[: cite.start()] + MASQUE * len(cite[0]) + plie[cite.end() :]
    motif, groupes = _motif(noms, ())
    alias = tuple(_alias(plie, motif, groupes))
    if alias:
        motif, groupes = _motif(noms, alias)
    signes: list[str] = []
    d_ou: list[int] = []
    vu = 0
    for debut, fin, rendu in _mentions(texte, plie, places, motif, groupes, soi):
        if debut < vu:
            continue
        signes += (*plie[vu:debut], *rendu)
        d_ou += (*places[vu:debut], *([places[debut]] * len(rendu)))
        vu = fin
    return Marque(texte, "".join((*signes, *plie[vu:])), (*d_ou, *places[vu:]))


def _alias(plie: str, motif: re.Pattern[str], groupes: dict[str, str]) -> Iterator[tuple[str, str]]:
    """What the text itself calls a party from then on, when it is none of the usual roles."""
    connus = re.compile("|".join(_ROLES.values()))
    for trouve in _ALIAS.finditer(plie):
        if connus.fullmatch(trouve["mot"]) or trouve["mot"] in _TENUS_POUR_ROLES:
            continue
        nommes = [
            m
            for m in motif.finditer(plie, max(0, trouve.start() - 400), trouve.start())
            if groupes[m.lastgroup or ""] in NOM
        ]
        if nommes:
            signe = groupes[nommes[-1].lastgroup or ""]
            yield trouve["mot"], ROLE_C if re.match(C, signe) else ROLE_D if re.match(D, signe) else ROLE_M


def _mentions(
    texte: str, plie: str, places: tuple[int, ...], motif: re.Pattern[str], groupes: dict[str, str], soi: str
) -> Iterator[tuple[int, int, str]]:
    """Where a party is named, in order, and what stands there instead."""
    trouves: list[tuple[int, int, str]] = []
    for m in motif.finditer(plie):
        groupe = next(g for g in groupes if m[g] is not None)
        signe = groupes[groupe]
        prep = (m.groupdict().get(f"p{groupe}") or "").strip()
        if signe in NOM and not any(c.isupper() for c in texte[places[m.start()] : places[m.end() - 1] + 1]):
            continue
        # A capital article begins a sentence, whatever stands before it on the page.
        debut = " " if signe in ROLE and texte[places[m.start()]].isupper() and not prep else ""
        rendu = (
            {"du": "de ", "dudit": "de ", "au": "a ", "audit": "a "}.get(prep, "") + ("\ue000" if debut else "") + signe
        )
        trouves.append((m.start(), m.end(), rendu))
    for m in _SOUSSIGNE.finditer(plie):
        suite = plie[m.end() : m.end() + 60]
        nomme = motif.search(suite)
        if nomme and not re.search(r"[.;]|(?<!\w)(?:a|de|envers|par|pour|que|et)(?!\w)", suite[: nomme.start()]):
            continue
        if soi:
            trouves.append((m.start(), m.end(), "\ue000" + soi))
    yield from sorted(trouves, key=lambda t: (t[0], -t[1]))
