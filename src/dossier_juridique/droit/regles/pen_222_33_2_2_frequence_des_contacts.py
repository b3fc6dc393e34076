"""Contacts trop rapprochés.

C. pén., art. 222-33-2-2 : est puni le fait de harceler une personne par des propos ou comportements répétés ayant
pour objet ou pour effet une dégradation de ses conditions de vie. Art. 222-16 : les appels téléphoniques malveillants
réitérés sont punis.

Lecture retenue : deux seuils du projet : un contact au plus en sept jours, la lettre à écrire comprise (le même envoi
par deux canaux le même jour compte une fois) ; un appel entre 8 h et 20 h, un jour ouvrable. Seule une suite de contacts
que la lettre à écrire prolonge la retient : ce qui est passé ne se défait pas, et n'est que signalé.

Angle mort : seuls les contacts notés au dossier sont comptés.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dossier_juridique.droit.delais import ouvrable
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, jour_long, pluriel

FENETRE = 7
_SANS_DEMANDE = ("pouvoir-special", "accuse-de-paiement")
PREMIERE_HEURE, DERNIERE_HEURE = "08:00", "20:00"


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each run of contacts less than seven days apart, one for each call at a wrong time."""
    # A power is given to a mandataire: the debtor receives nothing. A receipt for what was paid asks for nothing.
    courriers = [
        (rang, c)
        for rang, c in enumerate(examen.dossier.courriers)
        if c.date <= examen.au and c.acte not in _SANS_DEMANDE
    ]
    contacts: dict[tuple[date, str], str] = {}
    for rang, courrier in sorted(courriers, key=lambda rc: rc[1].date):
        # A call is one contact each time; the same letter sent by two channels on one day is one.
        nom = f"appel {rang}" if courrier.acte == "appel" else courrier.acte
        contacts.setdefault((courrier.date, nom), f"courriers[{rang}].date")
    ici = (examen.au, examen.acte)
    if examen.acte == "appel":
        # The sheet, or the e-mail that confirms the call, is no contact besides the call noted that day.
        ici = next((cle for cle in contacts if cle[0] == examen.au and cle[1].startswith("appel ")), ici)
    if examen.acte not in _SANS_DEMANDE:
        contacts.setdefault(ici, "lettre")
    suite: list[tuple[date, str]] = []
    retenue = False
    for (jour, nom), ou in [*sorted(contacts.items(), key=lambda c: c[0][0]), ((date.max, ""), "")]:
        if suite and (jour - suite[-1][0]).days >= FENETRE:
            if len(suite) > 1:
                du, fin = suite[0][0], suite[-1][0]
                quand = f"le {jour_long(du)}" if du == fin else f"entre le {jour_long(du)} et le {jour_long(fin)}"
                dit = f"{pluriel(len(suite), 'contact', 'contacts')} {quand}"
                danger = "des sollicitations répétées peuvent être qualifiées de harcèlement"
                yield Ecart(suite[-1][1], composer(f"{dit} : {danger}."), gravite=None if retenue else Gravite.OBSERVATION)
            suite, retenue = [], False
        suite.append((jour, ou))
        retenue = retenue or (jour, nom) == ici
    for rang, courrier in courriers:
        if courrier.acte != "appel" and courrier.canal != "telephone":
            continue
        heure = courrier.heure
        if not ouvrable(courrier.date) or (heure and not PREMIERE_HEURE <= heure <= DERNIERE_HEURE):
            a = f" à {heure.replace(':', ' h ')}" if heure else ""
            yield Ecart(
                f"courriers[{rang}].{'heure' if heure else 'date'}",
                composer(
                    f"Appel du {jour_long(courrier.date)}{a} : hors des jours ouvrables ou de la plage de 8 h à 20 h."
                ),
                gravite=Gravite.OBSERVATION,
            )


REGLE = Regle(
    id="pen-222-33-2-2-frequence-des-contacts",
    titre="Contacts trop rapprochés",
    groupe=6,
    article="C. pén., art. 222-33-2-2 et 222-16",
    gravites={
        Famille.RELANCE: Gravite.RESERVE,
        Famille.MISE_EN_DEMEURE: Gravite.OBSERVATION,
    },
    remede="Espacez les relances et tenez-vous à un canal écrit.",
    source="legifrance.gouv.fr (C. pén. 222-33-2-2, 222-16) ; seuils du projet",
    confiance="C",
    regissante="au",
    examiner=examiner,
    noyau=False,
)
