"""Takes out of a PDF all that acts: scripts, programs, forms that send, remote targets, attached files.

The walk follows every object that the catalogue reaches, not a list of known places, and keeps an action only if
it is on a short list: a jump inside the document, a turn of the page, a link to the web or to an address.
"""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from dossier_juridique.pieces.refus import Bilan, refuse, show

_NOMS_ACTIONS = {
    "/JavaScript": "JavaScript",
    "/Launch": "lancement de programme",
    "/SubmitForm": "envoi de formulaire",
    "/ImportData": "import de données",
    "/ResetForm": "remise à zéro de formulaire",
    "/GoToR": "lien vers un autre fichier",
    "/GoToE": "lien vers un fichier joint",
    "/Thread": "lien vers un fil de lecture",
    "/Rendition": "son ou vidéo",
    "/Movie": "son ou vidéo",
    "/Sound": "son ou vidéo",
    "/RichMediaExecute": "contenu multimédia",
    "/GoTo3DView": "vue en trois dimensions",
    "/Trans": "transition d'écran",
    "/Hide": "action qui masque des champs",
    "/SetOCGState": "action qui change les calques visibles",
}
_INTERNES = ("/NextPage", "/PrevPage", "/FirstPage", "/LastPage")
_ADRESSES = ("http://", "https://", "mailto:")
_PLACES = ("/A", "/PA", "/OpenAction", "/Next")
_DONNEES_DE_FACTURE = ("factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml", "order-x.xml")
# Private data of the writing software, external substitutes of pictures, pages borrowed from other files.
_JAMAIS = {
    "/PieceInfo": None,
    "/OPI": "image de substitution externe",
    "/Ref": "page empruntée à un autre fichier",
    "/RichMediaContent": "contenu multimédia",
    "/RichMediaSettings": None,
    "/3DD": "vue en trois dimensions",
}
_RACINE_GARDE = frozenset(
    {
        "/Type",
        "/Pages",
        "/Names",
        "/Dests",
        "/Outlines",
        "/PageLabels",
        "/OCProperties",
        "/Lang",
        "/StructTreeRoot",
        "/MarkInfo",
        "/OutputIntents",
        "/ViewerPreferences",
        "/PageLayout",
        "/AcroForm",
    }
)
_RACINE_DITE = {
    "/OpenAction": "action d'ouverture",
    "/AA": "actions automatiques",
    "/Collection": "présentation en porte-documents",
    "/Requirements": None,
    "/URI": "adresse de base des liens",
}


def sweep(pdf: pikepdf.Pdf, bilan: Bilan) -> None:
    """Removes in place the active content of the whole document and notes it in ``bilan``.

    Refuses a document part of which lies in another file: what it shows could not be produced.
    """
    racine = pdf.Root
    for objet in _walk(racine):
        if isinstance(objet, pikepdf.Array):
            _clean_array(objet, bilan)
        else:
            _clean_dictionary(objet, bilan)
    noms = racine.get("/Names")
    if isinstance(noms, pikepdf.Dictionary):
        for cle, quoi in (("/JavaScript", "JavaScript"), ("/Renditions", "son ou vidéo")):
            if cle in noms:
                bilan.remove(quoi)
        for cle in [c for c in list(noms.keys()) if c != "/Dests"]:
            del noms[cle]
    for cle in [c for c in list(racine.keys()) if c not in _RACINE_GARDE]:
        # An opening view (an array or a name) is no action: it goes without a word.
        quoi_racine = _RACINE_DITE.get(cle)
        if quoi_racine and (cle != "/OpenAction" or isinstance(racine[cle], pikepdf.Dictionary)):
            bilan.remove(quoi_racine)
        del racine[cle]
    # Identity and checksum of the software that wrote it: another run of it would give others.
    for cle in ("/Info", "/DocChecksum", "/ID"):
        if cle in pdf.trailer:
            del pdf.trailer[cle]


def _walk(racine: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Every dictionary, stream and array reachable, once; children are read after their holder was cleaned."""
    vus: set[tuple[int, int]] = set()
    pile: list[pikepdf.Object] = [racine]
    while pile:
        objet = pile.pop()
        repere = objet.objgen
        if repere != (0, 0):
            if repere in vus:
                continue
            vus.add(repere)
        yield objet
        valeurs = list(objet) if isinstance(objet, pikepdf.Array) else [v for _, v in objet.items()]
        pile.extend(v for v in valeurs if isinstance(v, (pikepdf.Dictionary, pikepdf.Stream, pikepdf.Array)))


def _clean_array(tableau: pikepdf.Array, bilan: Bilan) -> None:
    for rang in range(len(tableau) - 1, -1, -1):
        valeur = tableau[rang]
        if isinstance(valeur, pikepdf.Dictionary) and _is_dangerous(valeur, bilan, connu=True):
            # A null keeps the pairs of a name tree in step.
            tableau[rang] = pikepdf.Object.parse(b"null")


def _clean_dictionary(objet: pikepdf.Object, bilan: Bilan) -> None:
    if isinstance(objet, pikepdf.Stream):
        if "/F" in objet or "/FFilter" in objet:
            raise refuse(
                "une partie du contenu est rangée dans un autre fichier que le PDF",
                "Réimprimez le document complet en PDF, puis remplacez le fichier.",
            )
        if objet.get("/Subtype") == pikepdf.Name.PS or objet.get("/Subtype2") == pikepdf.Name.PS:
            objet.write(b"")
            bilan.remove("fragment PostScript")
    for cle, valeur in list(objet.items()):
        if cle == "/AA" and _holds_actions(valeur):
            for action in valeur.values():
                if isinstance(action, pikepdf.Dictionary):
                    _is_dangerous(action, bilan, connu=False)
            bilan.remove("actions automatiques")
            del objet[cle]
        elif cle == "/JS" and isinstance(objet.get("/S"), pikepdf.Name):
            # A script carried by an action of another kind: no reader runs it, and none should have to be trusted.
            bilan.remove("JavaScript")
            del objet[cle]
        elif cle in ("/A", "/PA") and "/Rect" in objet and _is_no_action(valeur):
            bilan.remove("action inconnue")
            del objet[cle]
        elif cle in _JAMAIS and _is_own_key(objet, cle, valeur):
            dit = _JAMAIS[cle]
            if dit:
                bilan.remove(dit)
            del objet[cle]
        elif cle == "/Metadata" and isinstance(valeur, pikepdf.Stream) and valeur.get("/Subtype") == pikepdf.Name.XML:
            del objet[cle]
        elif cle == "/EF" and isinstance(valeur, pikepdf.Dictionary) and ("/F" in objet or "/UF" in objet):
            _remove_attachment(objet, bilan)
            del objet[cle]
        elif cle == "/AF" and isinstance(valeur, pikepdf.Array):
            fiches = [f for f in valeur if isinstance(f, pikepdf.Dictionary) and "/EF" in f]
            for fiche in fiches:
                _remove_attachment(fiche, bilan)
            if fiches:
                del objet[cle]
        elif isinstance(valeur, pikepdf.Dictionary) and _is_dangerous(valeur, bilan, connu=cle not in _PLACES):
            if cle == "/OpenAction":
                bilan.remove("action d'ouverture")
            del objet[cle]


def _is_own_key(objet: pikepdf.Object, cle: str, valeur: object) -> bool:
    # A font or a drawing may bear any name in a resource dictionary: what is removed must sit where it belongs.
    if not isinstance(valeur, (pikepdf.Dictionary, pikepdf.Stream)):
        return False
    if cle in ("/OPI", "/Ref"):
        return isinstance(objet, pikepdf.Stream)
    return "/Type" in objet or "/Subtype" in objet


def _is_no_action(valeur: object) -> bool:
    """A value in the place of an action that says no kind, or that is a stream: readers do not agree on it."""
    return isinstance(valeur, pikepdf.Stream) or (
        isinstance(valeur, pikepdf.Dictionary) and not isinstance(valeur.get("/S"), pikepdf.Name)
    )


def _holds_actions(valeur: object) -> bool:
    # A resource may be called /AA too: only a dictionary of actions is taken for one.
    return isinstance(valeur, pikepdf.Dictionary) and any(
        isinstance(a, pikepdf.Dictionary) and isinstance(a.get("/S"), pikepdf.Name) for _, a in valeur.items()
    )


def _is_dangerous(action: pikepdf.Dictionary, bilan: Bilan, *, connu: bool) -> bool:
    """True when ``action`` must go. With ``connu``, the place is no action slot: only known actions count."""
    genre = action.get("/S")
    if not isinstance(genre, pikepdf.Name):
        return False
    nature = action.get("/Type")
    if nature is not None and nature != pikepdf.Name.Action:
        return False
    if connu and "/P" in action:  # an element of the structure tree, whose /S is free
        return False
    sorte = str(genre)
    if sorte == "/GoTo":
        return False
    if sorte == "/Named":
        interdite = str(action.get("/N", "")) not in _INTERNES
        if interdite:
            bilan.remove("commande du lecteur de PDF")
        return interdite
    if sorte == "/URI":
        adresse = action.get("/URI")
        if isinstance(adresse, pikepdf.String) and str(adresse).strip().lower().startswith(_ADRESSES):
            return False
        bilan.remove("lien vers une adresse non admise")
        return True
    if connu and sorte not in _NOMS_ACTIONS:
        return False
    bilan.remove(_NOMS_ACTIONS.get(sorte, "action inconnue"))
    return True


def _remove_attachment(fiche: pikepdf.Object, bilan: Bilan) -> None:
    nom = fiche.get("/UF", fiche.get("/F"))
    texte = str(nom) if isinstance(nom, pikepdf.String) else ""
    bilan.remove(f"fichier joint « {show(texte, 80)} »" if texte else "fichier joint")
    if texte.lower() in _DONNEES_DE_FACTURE:
        bilan.facture_electronique = True
    if not texte.lower().endswith(".xml"):
        # The XML of an invoice says what its page says; any other attachment may be an exhibit of its own.
        bilan.warn("Un fichier joint au PDF n'est pas reproduit dans la copie : produisez-le comme pièce s'il compte.")
