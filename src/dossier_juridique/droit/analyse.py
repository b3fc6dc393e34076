"""The law read on a dossier: every rule, for every act asked. Nothing stops at the first finding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from dossier_juridique.droit.lecture import article, gravite
from dossier_juridique.droit.places import DU_TEXTE, TEXTE, dire
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.droit.texte_imprime import plier
from dossier_juridique.model.actes_du_dossier import Levee
from dossier_juridique.model.constat import ActeExamine, Constat, Gravite

_ORDRE = {Gravite.BLOQUANT: 0, Gravite.RESERVE: 1, Gravite.OBSERVATION: 2}
_GROUPES_EN_TETE = (12,)


_ACCORDS = ("echeancier", "reconnaissance-de-dette", "accuse-de-paiement", "pouvoir-special")


def famille(acte: str) -> Famille:
    """Kind of an act: relance (the call too, whose e-mail reminds), mise en demeure, accord, requête."""
    if acte in _ACCORDS:
        return Famille.ACCORD
    if acte.startswith("relance") or acte == "appel":
        return Famille.RELANCE
    return Famille.MISE_EN_DEMEURE if acte.startswith("mise-en-demeure") else Famille.REQUETE


def _jour_regissant(regle: Regle, examen: Examen) -> date | None:
    procedure = examen.dossier.procedure
    collective = examen.dossier.debiteur.procedure_collective
    match regle.regissante:
        case "requete.date":
            return examen.date_requete
        case "ordonnance.date":
            return procedure.ordonnance_le if procedure else None
        case "procedure_collective.jugement_le":
            return collective.jugement if collective else None
        case "contrat.date":
            return examen.dossier.conditions.date or examen.au
        case _:  # per-invoice and per-payment days are read by the rule itself
            return examen.au


def appliquer(regle: Regle, examen: Examen) -> tuple[Ecart, ...]:
    """What one rule says; empty when it does not examine this kind of act or is not in force."""
    if gravite(regle, examen.famille, examen.acte) is None:
        return ()
    sur_faits = None if regle.sur_texte else regle.examiner
    sur_texte = regle.examiner if regle.sur_texte else regle.examiner_texte
    examiner = sur_faits if examen.texte is None else sur_texte
    if examiner is None:
        return ()
    par_objet = regle.regissante in ("facture.emise_le", "facture.echeance", "paiement.date")
    if not par_objet and not regle.en_vigueur(_jour_regissant(regle, examen)):
        return ()
    return tuple(examiner(examen))


def assess(examen: Examen, regles: Sequence[Regle], lignes: Mapping[str, int] | None = None) -> ActeExamine:
    """Every finding on one act: the debtor's status first, then by gravity, then in the order of the catalogue.

    ``lignes`` maps a key of the dossier to its line in TOML; the nearest parent key answers for a missing one.
    """
    constats: list[tuple[tuple[int, int, int], Constat]] = []
    for rang, regle in enumerate(regles):
        # Two forms in one sentence are quoted alike: said once.
        for ecart in dict.fromkeys(appliquer(regle, examen)):
            lue = ecart.gravite or gravite(regle, examen.famille, examen.acte) or Gravite.OBSERVATION
            levee = _levee(examen, regle, ecart) if lue is Gravite.RESERVE else None
            retient = lue is Gravite.BLOQUANT or (lue is Gravite.RESERVE and levee is None and regle.valeur_sure is None)
            du_texte = examen.texte is not None and ecart.ou in DU_TEXTE
            constat = Constat(
                id=regle.id,
                gravite=lue,
                ou=ecart.ou,
                message=ecart.message,
                article=article(regle, examen.acte),
                remede=ecart.remede or regle.remede,
                retient=retient,
                levee=levee,
                ligne=None if du_texte else _ligne(ecart.ou, lignes or {}),
                place=TEXTE if du_texte else dire(ecart.ou, examen.dossier),
            )
            cle = (0 if regle.groupe in _GROUPES_EN_TETE else 1, _ORDRE[lue], rang)
            constats.append((cle, constat))
    constats.sort(key=lambda c: c[0])
    return ActeExamine(examen.acte, tuple(c for _, c in constats))


def _levee(examen: Examen, regle: Regle, ecart: Ecart) -> Levee | None:
    """The lift that covers this finding: of its rule, of its place when it names one, of its sentence when it has one."""
    lettres = _lettres(ecart.phrase)
    return next(
        (
            v for v in examen.dossier.levees
            if v.regle == regle.id and v.ou in (None, ecart.ou) and (lettres is None or lettres == _lettres(v.phrase))
        ),
        None,
    )  # fmt: skip


def _lettres(phrase: str | None) -> str | None:
    # Amounts and dates change from one letter to the next, blanks and apostrophes from one file to the other.
    return None if phrase is None else "".join(signe for signe in plier(phrase)[0] if signe.isalpha())


def _ligne(ou: str, lignes: Mapping[str, int]) -> int | None:
    while ou:
        if ou in lignes:
            return lignes[ou]
        coupe = max(ou.rfind("."), ou.rfind("["))
        ou = ou[:coupe] if coupe > 0 else ""
    return None
