"""A second reader of what an office writes itself, by meaning: a small network that was shown some 37,000 sentences of
real-looking letters, allowed and not. It reads no text of ours, proves nothing and refuses nothing by itself: what it
suspects is a reserve, which a person lifts by name, and what a list of turns takes and it finds harmless is an observation.

How it was made, and measured: ``scripts/sens``. The network that it starts from: multilingual-e5-small, licence MIT
(``LICENCE-poids.txt``).
"""

from __future__ import annotations

from dossier_juridique.sens.lecteur import lire
from dossier_juridique.sens.phrases import phrases

__all__ = ["lire", "phrases"]
