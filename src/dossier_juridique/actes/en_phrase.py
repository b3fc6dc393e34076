"""The claim told in sentences, as an office that uses no table writes it: « notre facture n° F-1 du 3 mars 2026, échue le
2 avril 2026, d'un montant de 1 200,00 € TTC, à laquelle s'ajoutent 45,20 € de pénalités ».

Each writing ties a sum to what it is the sum of: an amount alone, anywhere in the letter, proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from dossier_juridique.actes import mentions as m
from dossier_juridique.actes.somme import Element, LigneFacture

FACTURES_MAX = 4
"""Beyond, nobody tells each invoice in a sentence, and the writings of all would be too many."""
_D_UN_MONTANT = ("d'un montant de", "pour un montant de", "de", "d'un montant total de", "pour un montant total de", "pour",
                 "s'élevant à", "d'un montant TTC de")  # fmt: skip
_ECHUE = ("échue le", "échue depuis le", "exigible le", "payable le", "exigible depuis le", "échéance le",
          "arrivée à échéance le", "venue à échéance le", "à échéance du", "à échéance au", "qui était payable le",
          "dont l'échéance était le", "dont l'échéance était fixée au")  # fmt: skip
_EMISE = ("du", "émise le", "en date du", "datée du", "établie le")
_DITS: dict[str, tuple[str, ...]] = {
    "principal": ("principal", "principal restant dû", "reste à payer", "solde", "solde restant dû"),
    "penalites": ("pénalités", "pénalités de retard", "pénalités de retard de paiement"),
    "interets_legaux": ("intérêts", "intérêts de retard", "intérêts au taux légal", "intérêts légaux"),
    "indemnite_forfaitaire": (
        "indemnité forfaitaire", "indemnité forfaitaire de recouvrement", "indemnité forfaitaire pour frais de recouvrement",
        "indemnité forfaitaire légale", "indemnité légale", "indemnités forfaitaires", "indemnités forfaitaires de recouvrement",
    ),
    "clause_penale": ("clause pénale",),
    "frais": ("indemnisation complémentaire", "indemnisation complémentaire justifiée"),
}  # fmt: skip
_PUIS = (" de ", ", soit ", ", de ", ", d'un montant de ", " d'un montant de ", " s'élevant à ", " (", " pour ", " s'élève à ",
         " s'élèvent à ", " : ")  # fmt: skip


def element(dit: Element) -> m.Groupe:
    """« 45,20 € de pénalités de retard », « une indemnité forfaitaire de 40,00 € »."""
    noms = _DITS.get(dit.nature, (dit.libelle,))
    sommes = _courantes(dit.montant)
    apres = tuple(f"{lien}{nom}" for nom in noms for lien in _liens(nom))
    return (*m.suite(noms, sommes, liens=_PUIS), *m.suite(sommes, apres, liens=(" ",)))


def _liens(nom: str) -> tuple[str, ...]:
    if nom[0] in "aeiou":
        return ("d'", "au titre de l'", "au titre des ")
    return ("de ", "en ", "au titre des ", "au titre du ", "au titre de la ")


def principal(facture: LigneFacture) -> m.Groupe:
    """The principal of a letter of one invoice: what the sentence says of the invoice itself, when nothing was deducted."""
    if facture.deduit:
        return ()
    sommes = _courantes(facture.ttc)
    jours = (*_jours(facture, emise=False), *_jours(facture, emise=True))
    suites = (
        f"{jour}{virgule} {lien} {somme}" for jour in jours for virgule in (",", "") for lien in _D_UN_MONTANT for somme in sommes
    )
    return tuple(dict.fromkeys((*suites, *m.suite((facture.numero,), _D_UN_MONTANT, sommes), *_avant(facture))))


def _avant(facture: LigneFacture) -> Iterator[str]:
    """« 1 200,00 € TTC, échue le 2 avril 2026 »."""
    for jour in _jours(facture, emise=False):
        for somme in _courantes(facture.ttc):
            for ttc in (" TTC", " toutes taxes comprises", ""):
                for virgule in (",", "", " et"):
                    for lien in _ECHUE:
                        yield f"{somme}{ttc}{virgule} {lien} {jour}"


def echeance(facture: LigneFacture, *, seule: bool) -> m.Groupe:
    """The due date beside its invoice: after its number and its day, or after its sum. ``seule``: there is no other invoice,
    so that the sum is enough to say which."""
    dites: list[str] = []
    for style, jour in enumerate(_jours(facture, emise=False)):
        emises = ["", *(f"{lien} {_jours(facture, emise=True)[style]}" for lien in _EMISE[:2])] if facture.emise_le else [""]
        for emise in emises:
            tete = f"{facture.numero} {emise}".strip()
            dites += [f"{tete}{virgule} {lien} {jour}" for virgule in (",", "") for lien in _ECHUE]
            if not seule:
                dites += [
                    f"{tete}{virgule} {de} {somme}{ttc}{encore} {lien} {jour}"
                    for virgule in (",", "") for de in _D_UN_MONTANT[:3] for somme in _courantes(facture.ttc)[:2]
                    for ttc in (" TTC", "") for encore in (",", "", " et") for lien in _ECHUE[:4]
                ]  # fmt: skip
    return tuple(dict.fromkeys((*dites, *(_avant(facture) if seule else ()))))


def _jours(facture: LigneFacture, *, emise: bool) -> m.Groupe:
    jour = facture.emise_le if emise else facture.echeance
    return m.jours_courants(jour)[:2] if jour else ()


def _courantes(valeur: Decimal) -> m.Groupe:
    espaces = f"{valeur:,.2f}".replace(",", " ").replace(".", ",")
    nombres = [espaces, *([espaces.removesuffix(",00")] if valeur == valeur.to_integral_value() else [])]
    return tuple(f"{n} {unite}" for n in nombres for unite in ("€", "euros", "EUR"))
