"""``python -m dossier_juridique``."""

import sys

from dossier_juridique.cli import main

sys.exit(main())
