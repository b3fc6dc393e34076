"""What was sent, what is to be written, what is contested, the procedure, the exhibits, the lifted findings."""

from typing import Annotated, Literal

from pydantic import Field

from dossier_juridique.model.commun import (
    Adresse,
    Jour,
    Modele,
    Montant,
    NumeroDePage,
    Pages,
    Personne,
    Taux,
    Texte,
)

Canal = Literal["courriel", "lettre_simple", "lrar", "lre", "telephone", "commissaire_de_justice"]
Consequence = Literal[
    "penalites",
    "indemnite_forfaitaire",
    "mise_en_demeure",
    "injonction_de_payer",
    "refere_provision",
    "assignation",
    "clause_penale",
]
NaturePiece = Literal[
    "contrat", "devis_signe", "bon_de_commande", "acceptation_ecrite", "conditions_generales", "acceptation_cgv",
    "bon_de_livraison", "preuve_transporteur", "lettre_de_voiture", "pv_de_reception", "levee_des_reserves",
    "releve_d_activite", "journal", "facture", "avoir", "releve_de_compte", "preuve_de_paiement", "echange",
    "reconnaissance_de_dette", "echeancier_signe", "relance", "mise_en_demeure", "preuve_de_depot",
    "avis_de_reception", "non_reclame", "contestation", "reponse", "decompte", "extrait_registre", "bodacc",
    "pouvoir_special", "justificatif_contribution", "cession", "changement_de_denomination", "fusion", "traduction",
    "acte_de_signification", "requete", "ordonnance", "correspondance_avocats", "note_interne", "autre",
]  # fmt: skip


AVEC_DELAI = ("relance-1", "relance-2", "relance-3", "mise-en-demeure")
"""The acts that give the debtor some days to pay."""


class Courrier(Modele):
    """A letter, e-mail or call that was sent or made."""

    acte: Literal[
        "relance-1", "relance-2", "relance-3", "mise-en-demeure", "appel", "echeancier", "reconnaissance-de-dette",
        "accuse-de-paiement", "pouvoir-special", "autre",
    ] = Field(description="Ce qui a été envoyé.")  # fmt: skip
    date: Jour = Field(description="Date d'envoi.")
    heure: Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")] | None = Field(
        None, description="Heure de l'appel."
    )
    canal: Canal = Field(description="Moyen d'envoi.")
    numero: Texte | None = Field(None, description="Numéro du recommandé.")
    depose_le: Jour | None = Field(None, description="Jour du dépôt.")
    presente_le: Jour | None = Field(None, description="Jour de la première présentation.")
    recu_le: Jour | None = Field(None, description="Jour de la réception.")
    statut: Literal["distribue", "non_reclame", "refuse", "adresse_inconnue"] | None = Field(
        None, description="Sort de la lettre."
    )
    delai_jours: Annotated[int, Field(ge=1, le=365)] | None = Field(None, description="Délai accordé, en jours.")
    piece: Texte | None = Field(None, description="Pièce (id).")
    pieces: tuple[Texte, ...] = Field((), description="Pièces : lettre, preuve de dépôt, avis de réception (id).")
    pages: Pages = ()
    copie: Texte | None = Field(None, description="Dossier de ce qui a été envoyé, figé par « dossier courrier ».")


class Lettre(Modele):
    """What the letters to be written need."""

    lieu: Texte | None = Field(None, description="Lieu d'où la lettre est écrite.")
    delai_jours: Annotated[int, Field(ge=1, le=365)] | None = Field(
        None, description="Délai accordé, en jours à compter de la réception."
    )
    delai_date: Jour | None = Field(None, description="Ou date limite de paiement.")
    delai_depart: Literal["reception", "lettre"] = Field("reception", description="Point de départ du délai.")
    canal: Canal | None = Field(None, description="Moyen d'envoi.")
    numero: Texte | None = Field(None, description="Numéro du recommandé, s'il est connu.")
    consequences: tuple[Consequence, ...] = Field((), description="Ce qui suivra si rien n'est payé.")
    paragraphes: tuple[Texte, ...] = Field(
        (), max_length=5, description="Paragraphes propres à ce dossier, imprimés avant la demande ; relus comme vos modèles."
    )
    signataire: Personne | None = Field(None, description="Qui signe.")
    moyens_de_paiement: tuple[Literal["virement", "cheque", "carte", "prelevement"], ...] = Field(
        (), description="Comment payer."
    )


class Litige(Modele):
    """What the debtor contests."""

    date: Jour = Field(description="Date de la contestation.")
    objet: Texte = Field(description="Ce qui est contesté.")
    montant: Montant | None = Field(None, description="Montant contesté ; 0 si aucune somme n'est chiffrée.")
    facture: Texte | None = Field(None, description="Facture concernée.")
    piece: Texte | None = Field(None, description="Pièce (id).")
    reponse: Texte | None = Field(None, description="Pièce de la réponse (id).")
    pages: Pages = ()


class JuridictionSaisie(Modele):
    """The court named."""

    nature: Literal["tribunal de commerce", "tribunal des activités économiques", "tribunal judiciaire",
                    "chambre commerciale", "tribunal mixte de commerce"] = Field(description="Nature.")  # fmt: skip
    siege: Texte = Field(description="Siège : ville seule, par exemple « Lyon ».")
    confirmee: bool = Field(False, description="L'utilisateur a vérifié la juridiction.")


class Renvoi(Modele):
    """Transfer in case of opposition (CPC, art. 1408)."""

    demande: bool = Field(description="Renvoi demandé.")
    juridiction: Texte | None = Field(None, description="Juridiction de renvoi.")


class InteretsPosterieurs(Modele):
    """Interest after the day the claim is closed."""

    taux: Taux | None = Field(None, description="Taux annuel, en %.")
    base: Montant | None = Field(None, description="Somme qui porte intérêt.")
    du: Jour | None = Field(None, description="Premier jour.")


class Audience(Modele):
    """The hearing (CPC, art. 56, 1°)."""

    date: Jour | None = Field(None, description="Jour de l'audience.")
    heure: Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")] | None = Field(
        None, description="Heure, par exemple « 14:00 »."
    )
    lieu: Texte | None = Field(None, description="Lieu : adresse du tribunal, salle.")


class Officier(Modele):
    """The commissaire de justice who serves the act or receives the demand."""

    nom: Texte = Field(description="Nom, ou nom de l'étude.")
    adresse: Adresse | None = Field(None, description="Adresse de l'étude.")
    courriel: Texte | None = Field(None, description="Courriel.")
    telephone: Texte | None = Field(None, description="Téléphone.")


class Europeenne(Modele):
    """What form A of the European order for payment asks and the rest of the dossier does not say."""

    juridiction: Texte | None = Field(None, description="Juridiction saisie, si elle n'est pas française.")
    juridiction_adresse: Adresse | None = Field(None, description="Adresse de la juridiction.")
    competence: Literal["domicile_du_defendeur", "lieu_d_execution", "clause_attributive", "etablissement", "autre"] = (
        Field("domicile_du_defendeur", description="Chef de compétence.")
    )
    competence_precision: Texte | None = Field(None, description="Précision, obligatoire pour « autre ».")
    frais_de_justice: Montant | None = Field(None, description="Frais de justice demandés, en euros.")
    en_cas_d_opposition: Literal["ordinaire", "petits_litiges", "fin"] = Field(
        "ordinaire", description="Suite en cas d'opposition : procédure ordinaire, petits litiges, ou fin de l'instance."
    )


ActeDeProcedure = Literal["injonction-de-payer", "refere-provision", "assignation-au-fond", "petites-creances",
                          "declaration-de-creance", "injonction-de-payer-europeenne",
                          "signification-de-l-ordonnance"]  # fmt: skip


class Procedure(Modele):
    """The procedure chosen and what is known of it."""

    acte: ActeDeProcedure = Field(description="Acte de procédure.")
    juridiction: JuridictionSaisie | None = Field(None, description="Juridiction saisie.")
    renvoi_en_cas_d_opposition: Renvoi | None = Field(None, description="Renvoi en cas d'opposition.")
    fait_a: Texte | None = Field(None, description="Lieu de signature de la requête.")
    requete_le: Jour | None = Field(None, description="Date de la requête.")
    signataire: Personne | None = Field(None, description="Signataire ; à défaut le représentant du créancier.")
    canal: Literal["papier", "tribunal_digital", "rpva", "ipweb"] | None = Field(None, description="Dépôt.")
    signature: Literal["manuscrite", "electronique", "numerisee"] | None = Field(None, description="Signature.")
    frais_payes_le: Jour | None = Field(None, description="Jour du paiement des frais de greffe.")
    interets_posterieurs: bool | InteretsPosterieurs = Field(
        True, description="true : taux, base et premier jour calculés ; false : aucun ; ou { taux, base, du }."
    )
    empreintes_au_bordereau: bool = Field(False, description="Colonne SHA-256 au bordereau.")
    article_700: Montant | None = Field(None, description="Somme demandée au titre de l'article 700 du CPC.")
    ordonnance_le: Jour | None = Field(None, description="Date de l'ordonnance.")
    ordonnance_montant: Montant | None = Field(None, description="Somme accordée.")
    signification_le: Jour | None = Field(None, description="Date de la signification.")
    signification_a_personne: bool | None = Field(None, description="Acte remis à personne.")
    opposition_avis_le: Jour | None = Field(None, description="Réception de l'avis d'opposition.")
    opposition_lettre_greffe_le: Jour | None = Field(None, description="Lettre du greffe (frais de l'opposition).")
    opposition_frais_payes_le: Jour | None = Field(None, description="Paiement des frais de l'opposition.")
    avocat_constitue_le: Jour | None = Field(None, description="Constitution d'avocat sur opposition.")
    execution_le: Jour | None = Field(None, description="Premier acte d'exécution, fait ou prévu.")
    ordonnance_numero: Texte | None = Field(None, description="Numéro de l'ordonnance.")
    audience: Audience | None = Field(None, description="Audience de l'assignation : { date, heure, lieu }.")
    assignation_le: Jour | None = Field(None, description="Jour où l'assignation a été délivrée.")
    copie_au_greffe_le: Jour | None = Field(None, description="Jour où la copie de l'assignation a été remise au greffe.")
    moyens: tuple[Texte, ...] = Field((), description="Moyens ajoutés à l'assignation, un paragraphe chacun.")
    tentative_amiable: Texte | None = Field(
        None, description="Tentative amiable faite avant l'assignation, ou ce qui en dispense (CPC, art. 750-1)."
    )
    domicile_elu: Texte | None = Field(None, description="Domicile élu en France par le créancier qui demeure à l'étranger.")
    commissaire_de_justice: Officier | None = Field(None, description="Commissaire de justice chargé de l'acte.")
    echelonnement_accepte: bool | None = Field(
        None, description="Le créancier accepte un paiement échelonné (petites créances)."
    )
    suretes: tuple[Texte, ...] = Field((), description="Sûretés qui garantissent la créance déclarée.")
    europeenne: Europeenne | None = Field(None, description="Données propres à l'injonction de payer européenne.")


class Chef(Modele):
    """A head of claim added or declared by the user."""

    type: Literal["principal", "penalites", "interets_legaux", "indemnite_forfaitaire", "clause_penale",
                  "complement", "frais", "dommages", "autre"] = Field(description="Nature du chef.")  # fmt: skip
    libelle: Texte | None = Field(None, description="Intitulé.")
    montant: Montant | Texte | None = Field(None, description="Montant en euros.", union_mode="left_to_right")
    nombre: Annotated[int, Field(ge=0)] | None = Field(None, description="Nombre d'indemnités déclarées.")
    cause: Literal["contrat", "statut", "effet_de_commerce", "delit", "quasi_contrat", "cheque"] | None = Field(
        None, description="Cause de ce chef."
    )
    fondement: Texte | None = Field(None, description="Contrat, commande ou article.")
    pieces: tuple[Texte, ...] = Field((), description="Pièces (id).")
    du: Jour | None = Field(None, description="Premier jour, pour un intérêt.")
    au: Jour | None = Field(None, description="Dernier jour, pour un intérêt.")


class Demande(Modele):
    """What the user declares of the claim, to be held against the computation."""

    total: Montant | None = Field(None, description="Total déclaré, comparé au calcul.")
    objet: Texte | None = Field(None, description="Objet de la demande, s'il s'écarte du modèle.")
    chefs: tuple[Chef, ...] = Field((), description="Chefs déclarés ou ajoutés.")


class Titre(Modele):
    """A titre exécutoire already obtained (CPCE, art. L. 111-3)."""

    nature: Literal["jugement", "ordonnance_d_injonction_de_payer", "ordonnance_de_refere", "acte_notarie", "autre"] = (
        Field(description="Nature du titre.")
    )
    date: Jour = Field(description="Date de la décision ou de l'acte.")
    executoire_le: Jour | None = Field(None, description="Jour où la décision est devenue exécutoire.")
    capitalisation: bool = Field(False, description="La décision ordonne la capitalisation des intérêts.")
    majoration_ecartee: bool = Field(
        False, description="Le juge de l'exécution a écarté la majoration de cinq points (C. mon. fin., art. L. 313-3)."
    )
    piece: Texte | None = Field(None, description="Pièce qui porte le titre (id).")


class EvenementPrescription(Modele):
    """What may have interrupted the prescription (C. civ., art. 2240 to 2244)."""

    type: Literal["reconnaissance_ecrite", "demande_en_justice", "mesure_conservatoire", "acte_d_execution",
                  "signification_ordonnance", "paiement_partiel", "courriel", "lettre", "echeancier"] = Field(
        description="Événement.")  # fmt: skip
    date: Jour = Field(description="Date.")
    facture: Texte | None = Field(None, description="Facture concernée ; à défaut toutes.")
    piece: Texte | None = Field(None, description="Pièce qui le prouve (id).")


class Piece(Modele):
    """An exhibit and its file."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9._-]{0,63}$")] = Field(description="Identifiant court.")
    fichier: Texte = Field(description="Fichier, relatif au dossier.")
    nature: NaturePiece = Field(description="Nature de la pièce.")
    intitule: Texte = Field(description="Intitulé neutre, porté au bordereau.")
    date: Jour | None = Field(None, description="Date de la pièce.")
    emane_du_debiteur: bool | None = Field(None, description="Signée ou écrite par le débiteur.")
    signee: bool | None = Field(None, description="Signée par le débiteur.")
    signataire: Texte | None = Field(None, description="Nom du signataire.")
    cachet: bool | None = Field(None, description="Porte le cachet du débiteur.")
    lisible: bool | None = Field(None, description="Lisible.")
    langue: Annotated[str, Field(pattern=r"^[a-z]{2}$")] = Field("fr", description="Langue, deux lettres.")
    traduction: Texte | None = Field(None, description="Pièce qui la traduit (id).")
    officielle: bool | None = Field(None, description="Correspondance d'avocats marquée « officielle ».")
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = Field(None, description="Empreinte attendue.")
    mot_de_passe: Texte | None = Field(None, description="Mot de passe du fichier PDF.")
    page: NumeroDePage | None = Field(
        None, description="Page de la pièce qui prouve le fait : « (pièce n° 3, p. 2) » partout où elle est citée."
    )


class Levee(Modele):
    """A reserve lifted by the user, printed in the report and kept in the manifest."""

    regle: Texte = Field(description="Identifiant de la règle.")
    ou: Texte | None = Field(
        None, description="Clé visée, par exemple « factures[0].cedee_a » ; à défaut toutes celles que la règle relève."
    )
    phrase: Texte | None = Field(
        None, description="Phrase relue, telle qu'elle est citée, pour une règle qui juge les phrases d'un modèle."
    )
    motif: Texte = Field(description="Motif.")
    nom: Texte = Field(description="Qui lève la réserve.")
    date: Jour = Field(description="Date.")
