#!/bin/sh
# Pango and HarfBuzz are the only things WeasyPrint needs outside Python: say what is missing, install it when we may.
set -u
PYTHON=${PYTHON:-python3}
if "$PYTHON" -m dossier_juridique.render.bibliotheques >/dev/null 2>&1; then exit 0; fi
PAQUETS="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
case "$(uname -s)" in
    Darwin) COMMANDE="brew install pango" ;;
    Linux)
        if command -v apt-get >/dev/null 2>&1; then COMMANDE="apt-get install -y $PAQUETS"
        elif command -v dnf >/dev/null 2>&1; then COMMANDE="dnf install -y pango harfbuzz"
        elif command -v apk >/dev/null 2>&1; then COMMANDE="apk add pango harfbuzz-subset"
        else COMMANDE="installez pango et harfbuzz avec l'outil de votre système"; fi ;;
    *) COMMANDE="installez pango : https://doc.courtbouillon.org/weasyprint/stable/first_steps.html" ;;
esac
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installation des bibliothèques de WeasyPrint : $COMMANDE"
    (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $PAQUETS) >/dev/null 2>&1
    "$PYTHON" -m dossier_juridique.render.bibliotheques >/dev/null 2>&1 && exit 0
fi
echo "Il manque les bibliothèques système de WeasyPrint (Pango, HarfBuzz). Lancez : sudo $COMMANDE" >&2
exit 1
