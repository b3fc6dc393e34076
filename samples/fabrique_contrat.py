"""The signed contract of the simple dossier: three pages, initials on each, both signatures on the last."""

from __future__ import annotations

from html import escape

from fabrique_commerce import cachet, pose
from fabrique_donnees import Table, jour, nombre
from fabrique_ecriture import initiales, manuscrit, paraphe
from fabrique_rendu import pdf

_STYLE = """
@page { size: A4; margin: 24mm 24mm 30mm;
    @bottom-right { content: element(paraphes) } @bottom-left { content: "Page " counter(page) " sur "
    counter(pages); font-size: 8.4pt; color: #444 } }
html { font-family: DossierSerif; font-size: 11.4pt; line-height: 1.56 }
p { margin: 0 0 2.8mm; text-align: justify }
h1 { font-size: 16.5pt; text-align: center; margin: 4mm 0 9mm; letter-spacing: .02em }
h2 { font-size: 11.5pt; margin: 6mm 0 1.6mm; break-after: avoid }
.paraphes { position: running(paraphes); text-align: right; font-size: 8pt; color: #444 }
.paraphes svg { vertical-align: middle; margin-left: 3mm }
.clause { border: 1.2pt solid #000; padding: 3mm 4mm; font-weight: bold; font-size: 11.5pt;
break-inside: avoid } .clause p { margin: 0 } .entre { margin-bottom: 4mm } .sig { break-inside: avoid }
.fait { margin-top: 9mm } .deux { position: relative; height: 72mm; margin-top: 5mm }
.col { position: absolute; top: 0; width: 76mm; line-height: 1.4 } .main { position: absolute }
.cachet { position: absolute; border: 1.4pt solid #27408b; border-radius: 1.5mm; color: #27408b;
    opacity: .78; padding: 1.6mm 3mm; font-family: DossierSans; font-size: 7.4pt; line-height: 1.25;
text-align: center; white-space: nowrap } .cachet b { font-size: 8.8pt }
"""

_ARTICLES = """
Objet
Le Fournisseur fabrique et livre au Client le mobilier de salle et les éléments d’agencement que
celui-ci lui commande pour son établissement. Le contrat fixe les conditions communes à toutes les
commandes passées pendant sa durée.

Commandes
Chaque commande fait l’objet d’un bon de commande daté et signé par le Client, qui désigne les articles,
leur quantité et leur prix. Elle engage le Client dès que le Fournisseur la reçoit, sauf refus motivé de
ce dernier dans les cinq jours ouvrés.

Prix
Les prix sont ceux du bon de commande. Ils s’entendent en euros, hors taxes, emballage compris ; la taxe
sur la valeur ajoutée s’y ajoute au taux en vigueur. Le transport figure sur une ligne distincte. Les
prix d’une commande acceptée ne peuvent être modifiés que d’un commun accord écrit.

Facturation et délai de paiement
Le Fournisseur émet sa facture après la livraison. Elle est payable par virement dans les <b>trente
jours de sa date d’émission</b>. La date de règlement est portée sur la facture. Aucun escompte n’est
accordé pour paiement anticipé.

Retard de paiement
Toute somme non payée à son échéance produit de plein droit, sans rappel, des pénalités au taux annuel
de <b>TAUX %</b>, du lendemain de l’échéance au jour du paiement. Une indemnité forfaitaire pour frais
de recouvrement de 40 € est due pour chaque facture payée en retard (C. com., art. L. 441-10 et D.
441-5).

Livraison et réception
La livraison a lieu à l’adresse indiquée au bon de commande. Le Client vérifie la marchandise à
l’arrivée et émarge le bon de livraison, avec le nom du signataire, la date et le cachet de
l’établissement. Les défauts apparents y sont notés ; les autres sont signalés par écrit dans les huit
jours.

Transfert de la propriété et des risques
Le Fournisseur reste propriétaire des marchandises jusqu’au paiement complet de leur prix. Les risques
passent au Client dès la livraison : il assure les marchandises à compter de ce moment et les conserve
identifiables.

Compétence
LES PARTIES, TOUTES DEUX COMMERÇANTES, CONVIENNENT QUE TOUT LITIGE RELATIF AU PRÉSENT CONTRAT SERA PORTÉ
DEVANT LE TRIBUNAL DES ACTIVITÉS ÉCONOMIQUES DE SIEGE.

Durée et modification
Le contrat est conclu pour deux ans à compter de sa signature. Chaque partie peut y mettre fin par
lettre recommandée, trois mois à l’avance ; les commandes en cours sont menées à leur terme. Il ne peut
être modifié que par un avenant signé des deux parties.

Droit applicable
Le contrat est soumis au droit français. Les parties recherchent une solution amiable à leurs différends
avant toute action, sans que cette recherche en soit une condition.
"""


def _articles(taux: str, siege: str) -> list[str]:
    """Each article as HTML; the clause on the court stands in a frame, to be very apparent (CPC, art. 48)."""
    texte = _ARTICLES.replace("TAUX", taux).replace("SIEGE", siege.upper())
    articles = []
    for rang, bloc in enumerate(texte.strip().split("\n\n"), start=1):
        titre, _, corps = bloc.partition("\n")
        corps = f"<p>{corps}</p>"
        if titre == "Compétence":
            corps = f"<div class=clause>{corps}</div>"
        articles.append(f"<h2>Article {rang} – {titre}</h2>{corps}")
    return articles


def _partie(partie: Table, role: str) -> str:
    a, r = partie["adresse"], partie["representant"]
    return (
        f"<p class=entre><b>{escape(partie['denomination'])}</b>, {partie['forme']} au capital de "
        f"{nombre(int(partie['capital']))}\u00a0€, dont le siège est {', '.join(a['lignes'])}, "
        f"{a['code_postal']} {a['commune']}, immatriculée au registre du commerce et des sociétés de "
        f"{partie['rcs']} sous le numéro {partie['siren']}, représentée par {r['civilite']} {r['prenom']} "
        f"{r['nom']}, {r['qualite']}, dénommée «\u00a0{role}\u00a0»,</p>"
    )


def _au_nom_de(role: str, signataire: Table, gauche: int) -> str:
    nom = f"{signataire['prenom']} {signataire['nom']}, {signataire['qualite']}"
    return f"<div class=col style='left:{gauche}mm'>Pour le {role}<br>{nom}</div>"


def contrat(donnees: Table) -> bytes:
    """The master contract, with its date and the rate of dossier.toml."""
    c, d = donnees["creancier"], donnees["debiteur"]
    pour_c, pour_d = c["representant"], d["representant"]
    noir, bleu = "#15151f", "#1d2f7a"
    marques = "".join(
        initiales(r["prenom"][0] + r["nom"][0], graine=graine, couleur=encre)
        for r, graine, encre in ((pour_c, 71, noir), (pour_d, 72, bleu))
    )
    taux = f"{donnees['conditions']['taux_penalites'].normalize():f}"
    # The last article stays with the signatures: a page of signatures alone could be put under any text.
    *debut, fin = _articles(taux, c["rcs"])
    colonnes = "".join((
        _au_nom_de("Fournisseur", pour_c, 0),
        _au_nom_de("Client", pour_d, 86),
        pose(manuscrit("Lu et approuvé", graine=73, couleur=noir), gauche=0, haut=12),
        cachet(c, gauche=6, haut=31, angle=3),
        pose(paraphe(pour_c["nom"], graine=74, largeur=52, couleur=noir), gauche=2, haut=36, angle=-6),
        pose(manuscrit("Lu et approuvé", graine=75), gauche=86, haut=12),
        cachet(d, gauche=92, haut=30, angle=-5),
        pose(paraphe(pour_d["nom"], graine=76, largeur=56), gauche=88, haut=35, angle=-3),
    ))  # fmt: skip
    corps = (
        f"<div class=paraphes>Paraphes {marques}</div><h1>Contrat de fourniture et d’agencement</h1>"
        f"<p>Entre :</p>{_partie(c, 'le Fournisseur')}<p>et</p>{_partie(d, 'le Client')}<p>il a été convenu "
        f"ce qui suit.</p>{''.join(debut)}<div class=sig>{fin}<p class=fait>Fait à "
        f"{c['adresse']['commune']}, le {jour(donnees['conditions']['date'])}, en deux exemplaires "
        f"originaux.</p><div class=deux>{colonnes}</div></div>"
    )
    return pdf(corps, style=_STYLE, titre="Contrat de fourniture et d’agencement")
