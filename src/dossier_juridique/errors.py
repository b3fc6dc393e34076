"""The only exceptions raised on purpose. Each carries the exit code of the contract and a remedy.

A finding of law is never an exception (see ``model.constat``): exceptions are for what stops the work.
"""

from __future__ import annotations

from typing import ClassVar


def interrupted(fin: KeyboardInterrupt) -> int:
    """The exit code of a command that was stopped: 130 after Ctrl-C, 143 when SIGTERM asked for it, as a shell has them."""
    demande = fin.args[0] if fin.args else 2
    return 128 + demande if isinstance(demande, int) else 130


class DossierError(Exception):
    """What stops the work.

    ``message`` says where and what is wrong, ``remede`` what to do; both are French sentences for the user.
    ``code`` is the exit code of the command line.
    """

    code: ClassVar[int] = 70

    def __init__(self, message: str, *, remede: str, lieu: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.remede = remede
        self.lieu = lieu

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions cross process borders (exhibits, lots): keyword arguments must survive pickling.
        return (_rebuild, (type(self), self.message, self.remede, self.lieu))

    def __str__(self) -> str:
        return f"{self.lieu} : {self.message}" if self.lieu else self.message


def _rebuild(cls: type[DossierError], message: str, remede: str, lieu: str | None) -> DossierError:
    return cls(message, remede=remede, lieu=lieu)


class ArgumentsInvalides(DossierError):
    """The command line, or a library call, cannot be understood or would overwrite something."""

    code = 2


class DossierInvalide(DossierError):
    """``dossier.toml`` or ``dossier.json`` cannot be read or breaks its schema."""

    code = 3


class PieceIllisible(DossierError):
    """An exhibit is missing, outside the folder, encrypted, damaged or of an unknown kind."""

    code = 3


class LectureRefusee(PieceIllisible):
    """A file that is there, and that its rights do not let us read."""

    def __init__(
        self, message: str = "lecture impossible", *,
        remede: str = "Vérifiez les droits du fichier et de son dossier.", lieu: str | None = None,
    ) -> None:  # fmt: skip
        super().__init__(message, remede=remede, lieu=lieu)


class FigureInconnue(DossierError):
    """A legal figure has no published value at that date; the remedy names the file to edit."""

    code = 4


class SortieRefusee(DossierError):
    """Our own output failed a check; nothing of that act is delivered."""

    code = 5


class Interne(DossierError):
    """A defect of this program."""

    code = 70
