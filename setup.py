"""Everything is in pyproject.toml; here only what it cannot say: the texts of modeles/ travel inside the wheel."""

from pathlib import Path
from shutil import copytree

from setuptools import setup
from setuptools.command.build_py import build_py


class AvecModeles(build_py):
    """Copies modeles/, which offices read and edit beside src/, into the installed package."""

    def run(self) -> None:
        super().run()
        if not self.editable_mode:
            cible = Path(self.build_lib) / "dossier_juridique" / "modeles"
            copytree(Path(__file__).parent / "modeles", cible, dirs_exist_ok=True)


setup(cmdclass={"build_py": AvecModeles})
