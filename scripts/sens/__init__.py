"""How the reader by meaning (``dossier_juridique.sens``) is made, and measured. Not needed to run the program."""
