"""Every figure that an act may print: those of its own facts, of the dossier, of the calculation, gathered by one walk.

Free texts of the dossier (an object, a reason, a head of claim) may hold figures of their own: they are read last, when
something printed is found nowhere else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import Struct, field

from dossier_juridique.actes.beneficiaires import comptes, connu_de, noms_de_qui_recoit
from dossier_juridique.actes.factures_permises import Propres, communs, demandables, propres, sommes_de
from dossier_juridique.actes.matiere import Matiere
from dossier_juridique.actes.roles_permis import Places, places
from dossier_juridique.droit.chiffres import (
    Chiffre,
    Genre,
    Role,
    admis,
    aplatir,
    autour,
    avant_dans_la_phrase,
    convient,
    exige,
    lire_chiffres,
    nombres,
    role,
    squeeze,
)
from dossier_juridique.droit.parametres import Parametres
from dossier_juridique.expressions import expression
from dossier_juridique.model.commun import Modele
from dossier_juridique.model.creances import Delai
from dossier_juridique.model.document import Document

_CHEMINS = frozenset(("fichier", "sha256", "empreinte", "id", "piece", "pieces", "logo", "mot_de_passe"))
"""Names that nobody reads as facts: a day in the name of a file is none."""

_DITS = frozenset((Genre.MULTIPLE, Genre.DEPART, Genre.BENEFICIAIRE, Genre.CONDITION))
"""Read in words: no fact has them, but a text of the dossier may."""
_CAPITAL = expression(r"(?<!\w)capital(?: social)?[^.;\d]{0,30}$")
_HT_OU_TVA = expression(r"(?<!\w)(?:ht|hors taxes?|tva|taxes?)(?!\w)")
_CONTRACTUEL = expression(
    r"(?<!\w)(?:paiements?|payables?|reglements?|factures?|echeances?|conditions|fin de mois|nets?|convenue?s?"
    r"|contrat|usages?)(?!\w)"
)
_DU = expression(
    r"(?<!\w)(?:(?:est|sera|etait|reste|montant|somme) du|due|dus|dues|total|solde|reste(?:nt|z)?|restante?s?|s'eleve\w*"
    r"|a ce jour|(?:re)?dev(?:ez|oir|ables?)|creances?|dettes?|principal|penalites?|interets?|indemnites?|accessoires)(?!\w)"
)
"""What is owed is the calculation's to say."""
_EN_RETARD = expression(r"(?<!\w)(?:retards?|depuis|impaye\w*|penalites|interets)(?!\w)")


class Permis(Struct):
    """What may be printed: values by kind, as ``droit.chiffres`` reads them. ``a_reception``: the deadline of the letter
    is counted from its receipt, and from nothing else; ``retards``: for how many days each invoice is late, which is a delay
    that runs and none that is granted; ``a_payer``, ``accordes``, ``limites``: the sums that this act may
    ask for, the delays it grants and the last days it names; ``contractuels`` and ``hors_total``: terms of payment, and sums
    without VAT, which their words must announce; ``paragraphes``: what the dossier adds to a letter in its own words, which
    tells facts, and neither asks for a sum, grants a delay nor names an account; ``litiges``: what is disputed, or an account."""

    au: date
    parametres: Parametres
    a_reception: bool = False
    valeurs: dict[Genre, set[Any]] = field(default_factory=lambda: {genre: set() for genre in Genre})
    textes: list[str] = field(default_factory=list)
    paragraphes: list[str] = field(default_factory=list)
    litiges: tuple[str, ...] = ()
    retards: set[Hashable] = field(default_factory=set)
    a_payer: set[Decimal] = field(default_factory=set)
    accordes: set[Hashable] = field(default_factory=set)
    limites: set[date] = field(default_factory=set)
    contractuels: set[Hashable] = field(default_factory=set)
    hors_total: set[Decimal] = field(default_factory=set)
    places: Places = field(default_factory=Places)
    numeros: set[str] = field(default_factory=set)
    comptes: set[tuple[str, str]] = field(default_factory=set)
    propres: tuple[Propres, ...] = ()
    avoirs: frozenset[str] = frozenset()
    communs: frozenset[Hashable] = frozenset()
    lettre: bool = False
    noms: tuple[str, ...] = ()
    _nombres: set[Any] = field(default_factory=set)
    _racontes: set[Any] = field(default_factory=set)
    _lus: bool = False

    @property
    def factures(self) -> dict[str, frozenset[Hashable]]:
        """What each invoice has of its own, by its number in flat text."""
        return {p.numero: p.toutes for p in self.propres}

    def tient(self, chiffre: Chiffre, plat: str) -> bool:
        """True when that figure, which is a fact, may be what its words say it is (``droit.chiffres.roles``)."""
        match role(plat, chiffre):
            case Role.DEMANDE_EN_PARTIE if self.a_payer:
                juste = not self.a_payer.isdisjoint(chiffre.valeurs)
            case Role.DEMANDE if self.a_payer:
                juste = not self.a_payer.isdisjoint(chiffre.valeurs) and self.places.demandable(chiffre.valeurs)
            case Role.ACCORDE if self.accordes:
                juste = not self.accordes.isdisjoint(chiffre.valeurs)
            case Role.LIMITE if self.accordes or self.limites:
                juste = self._est_la_limite(chiffre, plat)
            case Role.PAR_PERIODE:
                juste = False
            case Role.MULTIPLIEE:  # 40 € for each invoice are owed; the whole for each is not
                juste = self.a_payer.isdisjoint(chiffre.valeurs)
            case None | Role.DEMANDE | Role.DEMANDE_EN_PARTIE | Role.ACCORDE | Role.LIMITE:
                return True
            case autre:
                avant = avant_dans_la_phrase(plat, chiffre.debut)
                juste = self.places.tient(autre, chiffre.valeurs) and self.places.de_sa_facture(autre, chiffre.valeurs, avant)
        return juste or self.dit_au_dossier(plat[max(0, chiffre.debut - 16) : chiffre.fin])

    def _est_la_limite(self, chiffre: Chiffre, plat: str) -> bool:
        """True for a last day of this act, or for the due date that its words recall."""
        for valeur in chiffre.valeurs:
            if isinstance(valeur, tuple) and valeur[0] == "mois":
                dit = plat[max(0, chiffre.debut - 12) : chiffre.fin]
                return any(convient(dit, valeur[1:], jour) for jour in self.limites)
        connus = {forme for jour in self.limites for forme in (jour, (jour.day, jour.month))}
        return not connus.isdisjoint(chiffre.valeurs) or self.places.tient(Role.ECHEANCE, chiffre.valeurs)

    def dit_au_dossier(self, passage: str, textes: Sequence[str] = ()) -> bool:
        """True for words that a free text of the dossier holds: somebody signed for them."""
        cherche = " ".join(passage.split())
        lus = (" ".join(aplatir(unicodedata.normalize("NFKC", texte)).split()) for texte in textes or self.textes)
        return any(cherche in lu for lu in lus)

    def permet(self, chiffre: Chiffre, plat: str) -> bool:
        """True when that figure of a flat text is a fact, or stands beside words that make it harmless."""
        if self._connait(chiffre):
            return True
        if chiffre.genre in _DITS:
            if chiffre.genre is not Genre.MULTIPLE and not self._en_lettre(chiffre):
                return True
            produit = chiffre.genre is Genre.MULTIPLE and not self.valeurs[Genre.MONTANT].isdisjoint(chiffre.valeurs)
            return produit or self.dit_au_dossier(re.split(r"[\n\t]", plat[max(0, chiffre.debut - 16) : chiffre.debut])[-1] + (
                plat[chiffre.debut : chiffre.fin]
            ))
        if chiffre.genre is Genre.DELAI and self._court(chiffre, plat):
            return True
        autour = plat[max(0, chiffre.debut - 90) : chiffre.fin + 50]
        if not self.contractuels.isdisjoint(chiffre.valeurs) and _CONTRACTUEL.search(autour):
            return True
        if not self.hors_total.isdisjoint(chiffre.valeurs) and _HT_OU_TVA.search(autour):
            return True
        if admis(plat, chiffre, self.au, self.parametres):
            return True
        if not self._lus:
            self._lus = True
            self._lire_les_textes()
        return self._connait(chiffre) or self._raconte(chiffre, plat)

    def _raconte(self, chiffre: Chiffre, plat: str) -> bool:
        """True for a sum that the dossier's own paragraphs tell, where the sentence asks for none and says none to be due, and
        for a day that they say in words (« à la fin du mois ») of what was done or promised."""
        if chiffre.genre is Genre.JOUR and not chiffre.valeurs:
            dit = plat[max(0, chiffre.debut - 16) : chiffre.fin]
            return self.dit_au_dossier(dit, self.paragraphes or ("",)) and not exige(plat, chiffre.debut, chiffre.fin)
        if chiffre.genre is not Genre.MONTANT or self._racontes.isdisjoint(chiffre.valeurs):
            return False
        return not exige(plat, chiffre.debut, chiffre.fin) and not _DU.search(autour(plat, chiffre.debut, chiffre.fin)[2])

    def _en_lettre(self, chiffre: Chiffre) -> bool:
        """True when those words have something to contradict in this act."""
        dit = chiffre.valeurs[0]
        if chiffre.genre is Genre.BENEFICIAIRE:
            return not connu_de(str(dit), self.noms)
        if dit in ("delai", "terme"):
            return bool(self.lettre and (self.accordes or self.limites)) and (dit == "terme" or self.a_reception)
        return self.lettre

    def _connait(self, chiffre: Chiffre) -> bool:
        if chiffre.genre is Genre.COMPTE:
            sorte = chiffre.valeurs[0][0] if chiffre.valeurs and isinstance(chiffre.valeurs[0], tuple) else ""
            sans_bic = sorte == "bic" and not any(s == "bic" for s, _ in self.comptes)
            return sans_bic or not self.comptes.isdisjoint(chiffre.valeurs) or self._compte_ecrit(chiffre)
        if chiffre.genre is Genre.ENVOI:
            return self._ecrit(str(chiffre.valeurs[0]), self.textes)
        if chiffre.genre is Genre.FACTURE:
            net = str(chiffre.valeurs[0])
            connu = not self.numeros or not self.numeros.isdisjoint(chiffre.valeurs)
            return connu or self._ecrit(net, (*self.textes, *self.paragraphes))
        connues = self.valeurs[chiffre.genre]
        if not connues.isdisjoint(chiffre.valeurs):
            return True
        # A number without any sign may be a rate in its column, or the « 2,50 » of an object whose unit is on the next line.
        autres = () if chiffre.signe else (self.valeurs[Genre.TAUX], self._nombres)
        return any(not valeurs.isdisjoint(chiffre.valeurs) for valeurs in autres)

    def _compte_ecrit(self, chiffre: Chiffre) -> bool:
        # « Stylos Bic cristaux » is no account; an IBAN in an address is one, and nobody's.
        lus = [v for v in chiffre.valeurs if isinstance(v, tuple)]
        return any(self._ecrit(str(v[1]), self.textes if v[0] == "bic" else self.litiges) for v in lus)

    def _ecrit(self, net: str, textes: Sequence[str]) -> bool:
        """True when a text of the dossier holds these letters and figures in a row."""
        return any(net in squeeze(aplatir(texte)) for texte in textes)

    def _court(self, chiffre: Chiffre, plat: str) -> bool:
        """True when it says for how long an invoice has been late."""
        pres = max(0, chiffre.debut - 60), chiffre.fin + 30
        return not self.retards.isdisjoint(chiffre.valeurs) and _EN_RETARD.search(plat, *pres) is not None

    def _lire_les_textes(self) -> None:
        plat = aplatir(unicodedata.normalize("NFKC", "\n\n".join(dict.fromkeys(self.textes))))
        self._nombres.update(valeur for nombre in nombres(plat) for valeur in nombre.valeurs)
        contes = lire_chiffres(aplatir(unicodedata.normalize("NFKC", "\n\n".join(dict.fromkeys(self.paragraphes)))))
        self._racontes.update(v for c in contes if c.genre is Genre.MONTANT for v in c.valeurs)
        for chiffre in (*lire_chiffres(plat), *(c for c in contes if c.genre is not Genre.MONTANT)):
            if _CAPITAL.search(plat, max(0, chiffre.debut - 60), chiffre.debut):
                continue
            self.valeurs[chiffre.genre].update(chiffre.valeurs)
            for valeur in chiffre.valeurs:
                if isinstance(valeur, date):
                    self._jour(valeur)

    def _jour(self, jour: date) -> None:
        """A day is known by itself, without its year, and by its month."""
        self.valeurs[Genre.JOUR].update((jour, (jour.day, jour.month), ("mois", jour.year, jour.month), ("mois", jour.month)))

    def ajouter(self, valeur: Any, nom: str = "", *, comptes: bool = True) -> None:
        """All the figures of a value: structures, models, tables and sequences are walked. ``nom`` is the field that
        holds it; ``comptes``: numbers of days are facts too."""
        if valeur is None or isinstance(valeur, bool) or nom in _CHEMINS:
            return
        if isinstance(valeur, Decimal):
            if nom in ("capital", "montant_ht", "montant_tva"):
                # The capital of a party is printed beside that word (``admis``), a sum without VAT beside its own.
                self.hors_total.update(() if nom == "capital" else (abs(valeur),))
                return
            taux = "taux" in nom or nom == "reduit"
            # A « valeur » is the one or the other: what holds it says which.
            for genre in (Genre.TAUX, Genre.MONTANT) if nom == "valeur" else (Genre.TAUX if taux else Genre.MONTANT,):
                self.valeurs[genre].add(abs(valeur))
        elif isinstance(valeur, date):
            self._jour(valeur)
        elif isinstance(valeur, str):
            (self.paragraphes if nom == "paragraphes" else self.textes).append(valeur)
        elif isinstance(valeur, int):
            unite = next((u for u in ("jours", "mois") if u in nom), None)
            if unite and comptes:
                self.valeurs[Genre.DELAI].add((valeur, unite))
        elif isinstance(valeur, Modele):
            self._delai(valeur)
            for cle, champ in valeur.__dict__.items():
                self.ajouter(champ, cle, comptes=comptes)
        elif isinstance(valeur, Mapping):
            for cle, champ in valeur.items():
                self.ajouter(champ, str(cle), comptes=comptes)
        elif isinstance(valeur, tuple | list | frozenset):
            for champ in valeur:
                self.ajouter(champ, nom, comptes=comptes)
        elif hasattr(valeur, "__struct_fields__"):
            for cle in valeur.__struct_fields__:
                self.ajouter(getattr(valeur, cle), cle, comptes=comptes)

    def _delai(self, valeur: Modele) -> None:
        """A term of payment: its unit is in its method."""
        if isinstance(valeur, Delai) and valeur.n is not None:
            self.contractuels.add((valeur.n, {"mois": "mois", "decade": "decades"}.get(valeur.methode, "jours")))


def permis(document: Document, matiere: Matiere) -> Permis:
    """What that document may print."""
    delai = getattr(document.faits, "delai", None)
    a_reception = bool(delai and getattr(delai, "jours", 0) and getattr(delai, "limite", None) is None)
    trouves = Permis(matiere.au, matiere.parametres, a_reception)
    trouves.ajouter(document.faits)
    if delai is not None and hasattr(delai, "jours") and hasattr(delai, "limite"):
        trouves.accordes.update(((delai.jours, "jours"),) if delai.jours else ())
    trouves.limites.update(j for j in trouves.valeurs[Genre.JOUR] if isinstance(j, date) and j > matiere.au)
    trouves.a_payer.update(demandables(document.faits))
    for faits in (matiere.dossier, matiere.au, matiere.pieces):
        trouves.ajouter(faits)
    # The length of a period of interest is told by the décompte, which has it among its own facts.
    trouves.ajouter(matiere.decompte, comptes=False)
    trouves.retards.update(((matiere.au - etat.echeance.jour).days, "jours") for etat in matiere.decompte.factures)
    trouves.places = places(document, matiere)
    trouves.valeurs[Genre.MONTANT].update(s for s in sommes_de(matiere) if s)
    factures = matiere.dossier.factures
    if all(f.numero for f in factures):
        numeros = (*(f.numero for f in factures if f.numero), *(a.numero for a in matiere.dossier.avoirs))
        trouves.numeros.update(squeeze(aplatir(n)) for n in numeros)
    trouves.comptes.update(comptes(matiere.dossier))
    trouves.litiges = tuple(litige.objet for litige in matiere.dossier.litiges)
    trouves.lettre = document.acte.startswith("relance") or document.acte == "mise-en-demeure"
    trouves.noms = tuple(noms_de_qui_recoit(matiere.dossier))
    trouves.propres = propres(document, matiere)
    trouves.avoirs = frozenset(squeeze(aplatir(a.numero)) for a in matiere.dossier.avoirs if a.numero)
    trouves.communs = frozenset(communs(document, matiere))
    return trouves
