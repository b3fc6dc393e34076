"""The one template environment, strict: a template prints facts, and can do nothing else.

A template is edited by offices and may come from anywhere, so it is held in four ways. Its syntax is a closed
list (no call, no arithmetic, no macro); it sees plain data only and never a method; an unknown variable stops the
work; loops and size are bounded by counts, not by a clock, so that a template always gives the same answer.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextvars import ContextVar
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound, Undefined, meta, nodes
from jinja2.exceptions import SecurityError, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup
from msgspec import Struct

from dossier_juridique.errors import Interne, SortieRefusee
from dossier_juridique.model import francais
from dossier_juridique.model.document import Document
from dossier_juridique.render.fautes import at_its_opening, forbidden, in_french, printable
from dossier_juridique.render.modeles import Modeles

TOURS_MAX = 200_000
"""Turns of all the loops of one rendering together; a claim of 500 invoices needs about 5 000."""
TAILLE_MAX = 3_000_000
"""Characters of one rendered text: far above a real act, far below what would hurt."""
COMMUNS = "commun/"
"""The only folder whose texts may be included by another one."""
FEUILLES = ("commun/citation.html", "commun/liste.html")  # what a common text may include

_PERMIS: tuple[type[nodes.Node], ...] = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem,
    nodes.Filter, nodes.Test, nodes.If, nodes.For, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not,
    nodes.CondExpr, nodes.Assign, nodes.Concat, nodes.Include, nodes.Tuple, nodes.List,
)  # fmt: skip

FILTRES: Mapping[str, Callable[..., Any]] = {
    "euros": francais.euros,
    "taux": francais.taux,
    "jour_long": francais.jour_long,
    "de": francais.de, "a_lieu": francais.a_lieu,
    "jour_court": francais.jour_court,
    "siren": francais.siren_espace,
    "blocs": francais.par_blocs,
    "enumerer": francais.enumerer,
    "pluriel": francais.pluriel,
    "length": len,
}


class _Compteur(Struct):
    restant: int = TOURS_MAX


_T = TypeVar("_T")
_compteur: ContextVar[_Compteur] = ContextVar("tours de boucle d'un gabarit")


class _TropLong(TemplateError):
    """A template that loops or writes beyond the limits."""


class _Interdit(TemplateSyntaxError):
    """A syntax that Jinja knows and that a template of the house may not use."""


def _bounded(suite: Iterable[Any]) -> Iterator[Any]:
    compteur = _compteur.get()
    for element in suite:
        compteur.restant -= 1
        if compteur.restant < 0:
            raise _TropLong(f"plus de {TOURS_MAX} tours de boucle")
        yield element


class _Absent(StrictUndefined):
    """What does not exist stops the work, and says so in French."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint:
            return self._undefined_hint
        if isinstance(self._undefined_obj, type(missing)):
            return f"variable inconnue « {self._undefined_name} »"
        dans = type(self._undefined_obj)
        connus = f" (qui a : {', '.join(dans.__struct_fields__)})" if issubclass(dans, Struct) else ""
        return f"« {self._undefined_name} » n'existe pas dans {dans.__name__}{connus}"


class _Dossiers(BaseLoader):
    def __init__(self, modeles: Modeles) -> None:
        self._modeles = modeles

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        if next(self._modeles.candidates(template), None) is None:
            raise TemplateNotFound(template)
        try:
            return self._modeles.read(template).decode("utf-8-sig"), template, lambda: True
        except UnicodeDecodeError as erreur:
            raise SortieRefusee(
                "ce modèle n'est pas en UTF-8.", remede="Enregistrez-le en UTF-8.", lieu=template
            ) from erreur


class Gabarits(ImmutableSandboxedEnvironment):
    """Jinja cut down to what a letter needs; ``from_string`` and files are held alike."""

    def __init__(self, modeles: Modeles) -> None:
        super().__init__(
            loader=_Dossiers(modeles),
            undefined=_Absent,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            finalize=printable,
        )
        self.globals.clear()
        self.filters = {**FILTRES, "_borne": _bounded}
        self.tests = {"none": lambda valeur: valeur is None}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Plain data only: the method of an object in the context is reachable even in the usual sandbox."""
        return not attr.startswith("_") and not callable(value) and super().is_safe_attribute(obj, attr, value)

    def is_safe_callable(self, obj: Any) -> bool:
        """Nothing is."""
        return False

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:
        """The refusal of a method or of a private name."""
        dit = f"« {attribute} » n'est pas une donnée de {type(obj).__name__}"
        return self.undefined(dit, name=attribute, obj=obj, exc=SecurityError)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        try:
            arbre = super()._parse(source, name, filename)
        except TemplateSyntaxError as erreur:
            raise at_its_opening(erreur, self.lex(source, name, filename)) from erreur
        for noeud in _walk(arbre):
            faute = self._fault(noeud, name or "")
            if faute:
                raise _Interdit(faute, _first_line(noeud), name, filename)
        for boucle in list(arbre.find_all(nodes.For)):
            boucle.iter = nodes.Filter(boucle.iter, "_borne", [], [], None, None, lineno=boucle.lineno)
        return arbre

    def _fault(self, noeud: nodes.Node, nom: str) -> str | None:
        if not isinstance(noeud, _PERMIS) or (isinstance(noeud, nodes.For) and noeud.recursive):
            return forbidden(type(noeud).__name__)
        if isinstance(noeud, nodes.Filter) and noeud.name not in FILTRES:
            return f"filtre inconnu « {noeud.name} » ; filtres permis : {', '.join(FILTRES)}"
        if isinstance(noeud, nodes.Test) and noeud.name not in self.tests:
            return f"test inconnu « {noeud.name} » ; test permis : none"
        if isinstance(noeud, nodes.Include):
            cible = noeud.template
            dit = str(cible.value) if isinstance(cible, nodes.Const) else ""
            # A common text includes nothing but a citation: a chain of inclusions could double at every step.
            permis = dit in FEUILLES and nom not in FEUILLES if nom.startswith(COMMUNS) else dit.startswith(COMMUNS)
            if not permis or noeud.ignore_missing:
                return f"seul un texte de {COMMUNS} peut être inclus, et lui-même n'inclut que {' ou '.join(FEUILLES)}"
        return None


def _first_line(noeud: nodes.Node) -> int:
    return next((n.lineno for n in _walk(noeud) if n.lineno), 1)


def _walk(noeud: nodes.Node) -> Iterator[nodes.Node]:
    yield noeud
    for enfant in noeud.iter_child_nodes():
        yield from _walk(enfant)


@functools.lru_cache(maxsize=32)
def environment(modeles: Modeles) -> Gabarits:
    """The environment of these folders; templates are read once per process."""
    return Gabarits(modeles)


def facts(document: Document) -> dict[str, Any]:
    """The variables of a text: the fields of ``document.faits``, nothing else. Raises Interne otherwise."""
    faits = document.faits
    if not isinstance(faits, Struct):
        raise Interne(f"les faits de {document.acte} ne sont pas une structure.", remede="Signalez ce défaut.")
    return {champ: getattr(faits, champ) for champ in faits.__struct_fields__}


@functools.lru_cache(maxsize=256)
def variables_of(modeles: Modeles, nom: str) -> frozenset[str]:
    """The variables a template file reads (its inclusions apart)."""
    gabarits = environment(modeles)
    return frozenset(meta.find_undeclared_variables(gabarits.parse(_source(gabarits, nom), nom, nom)))


def _source(gabarits: Gabarits, nom: str) -> str:
    if gabarits.loader is None:
        raise Interne("environnement sans dossier de modèles.", remede="Signalez ce défaut.")
    return gabarits.loader.get_source(gabarits, nom)[0]


def fill(modeles: Modeles, nom: str, variables: Mapping[str, Any]) -> str:
    """The text of the template file ``nom`` with these variables, and no other.

    Raises SortieRefusee (file, line, what is known) on a syntax that is not permitted, a variable that does not
    exist (even on a branch not taken), an access to a method, or a text beyond the limits.
    """
    inconnues = guarded(lambda: variables_of(modeles, nom), nom, tuple(variables)) - variables.keys()
    if inconnues:
        ligne = _line_of(modeles, nom, inconnues)
        raise SortieRefusee(
            f"variable inconnue {', '.join(sorted(inconnues))}.",
            remede=f"Variables de ce modèle : {', '.join(sorted(variables))}.",
            lieu=f"{nom}, ligne {ligne}",
        )
    with_limits = functools.partial(_generate, environment(modeles), nom, variables)
    return guarded(with_limits, nom, tuple(variables))


def _line_of(modeles: Modeles, nom: str, noms: frozenset[str]) -> int:
    gabarits = environment(modeles)
    arbre = gabarits.parse(_source(gabarits, nom), nom, nom)
    return min((n.lineno for n in arbre.find_all(nodes.Name) if n.name in noms), default=1)


def _generate(gabarits: Gabarits, nom: str, variables: Mapping[str, Any]) -> str:
    morceaux: list[str] = []
    taille = 0
    for morceau in gabarits.get_template(nom).generate(**variables):
        taille += len(morceau)
        if taille > TAILLE_MAX:
            raise _TropLong(f"plus de {TAILLE_MAX} caractères")
        morceaux.append(morceau)
    return "".join(morceaux)


def guarded(action: Callable[[], _T], nom: str, connues: tuple[str, ...]) -> _T:
    """Runs a rendering under the loop limit; whatever a template does wrong becomes a SortieRefusee."""
    jeton = _compteur.set(_Compteur())
    try:
        return action()
    except (TemplateError, TypeError, ValueError, ArithmeticError, AttributeError, LookupError) as erreur:
        # A filter given the wrong kind of fact (« euros » of a date) fails with any of these.
        raise refusal(erreur, nom, connues) from erreur
    except (RecursionError, SyntaxError) as erreur:  # Python compiles no more than twenty loops one in the other
        raise refusal(_TropLong("imbrication trop profonde"), nom, connues) from erreur
    finally:
        _compteur.reset(jeton)


def refusal(erreur: Exception, nom: str, connues: tuple[str, ...]) -> SortieRefusee:
    """The exception of the house for a fault of a template, with its line when it is known."""
    fichier, ligne = nom, None
    if isinstance(erreur, TemplateSyntaxError):
        fichier = str(erreur.name) if (erreur.name or "").startswith(("charte/", COMMUNS)) else nom
        ligne = erreur.lineno
    else:
        fichier, ligne = _last_line(erreur.__traceback__, nom)
    if isinstance(erreur, TemplateNotFound):
        message = f"le modèle {erreur.name} est introuvable."
    elif type(erreur) is TemplateSyntaxError:
        message = f"faute de syntaxe : {in_french(erreur.message)}."
    elif isinstance(erreur, TemplateError):
        message = f"{(erreur.message or 'faute dans le modèle').rstrip('.')}."
    else:
        message = "un filtre reçoit une valeur qui ne lui convient pas."
    connues_dites = f" Variables de ce modèle : {', '.join(sorted(connues))}." if connues else ""
    return SortieRefusee(
        message,
        remede=f"Corrigez le modèle.{connues_dites}",
        lieu=f"{fichier}, ligne {ligne}" if ligne else fichier,
    )


def _last_line(trace: TracebackType | None, nom: str) -> tuple[str, int | None]:
    trouve: tuple[str, int | None] = (nom, None)
    while trace is not None:
        fichier = trace.tb_frame.f_code.co_filename
        if Path(fichier).suffix == ".html":
            trouve = (fichier, trace.tb_lineno)
        trace = trace.tb_next
    return trouve


def as_markup(texte: str) -> Markup:
    """A text already checked against the closed list, which a frame prints as it is."""
    return Markup(texte)  # noqa: S704
