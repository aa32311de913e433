"""Which playbook a behavior finds by its name or its guidance."""

from __future__ import annotations

import pytest

from coaching_lib.advice.playbook import GENERAL, playbook, playbooks
from coaching_lib.advice.shelf import find, shelf_of

FOUND = {
    "greeting": [
        "Greets the customer",
        "Greets and offers help",
        "Greeting",
        "Call opening",
        "Opening: used standard greeting",
        "Warm welcome",
        "Begrüßung",
        "Gesprächseröffnung",
        "Saludo inicial",
        "Bienvenida al cliente",
        "Accueil du client",
        "Saudação inicial",
        "Saluto iniziale",
        "Begroeting van de klant",
        "Powitanie klienta",
        "Müşteriyi karşılama",
        "オープニングの挨拶",
        "标准开场白",
    ],
    "introduction": [
        "Agent introduces self",
        "Introduced himself by name",
        "States own name and company",
        "Stellt sich vor",
        "Se presenta con su nombre",
        "Stelt zich voor",
        "自己紹介",
    ],
    "signature": [
        "Signs every message",
        "Signatur am Ende",
    ],
    "verification": [
        "Verifies identity first",
        "Customer verification",
        "Authentication (2 data points)",
        "Caller ID check",
        "Followed security verification steps",
        "KYC",
        "Identitätsprüfung",
        "Legitimation durchgeführt",
        "Verificación de identidad",
        "Vérifie l'identité du client",
        "Confirmação de identidade",
        "Verifica dell'identità",
        "Identiteitscontrole",
        "Weryfikacja klienta",
        "Kimlik doğrulama",
        "本人確認",
        "核实客户身份",
    ],
    "empathy": [
        "Acknowledges frustration",
        "Shows empathy",
        "Shows empathy to an upset customer",
        "EMPATHY",
        "Empathy & rapport",
        "Empathie",
        "Empatía con el cliente",
        "Einfühlungsvermögen",
        "Apologized for the inconvenience",
        "Empatia",
        "Toont begrip voor de klant",
        "Okazuje zrozumienie",
        "共感を示す",
        "同理心",
    ],
    "listening": [
        "Active listening",
        "Did not interrupt the customer",
        "Paraphrases the customer's issue",
        "Aktives Zuhören",
        "Escucha activa",
        "Écoute active",
        "Escuta ativa",
        "Ascolto attivo",
        "Actief luisteren",
        "Aktywne słuchanie",
        "Aktif dinleme",
        "傾聴姿勢",
        "积极倾听",
    ],
    "diagnostic": [
        "Asks a diagnostic question",
        "Asks diagnostic questions",
        "Asks for the missing detail",
        "Probing Questions",
        "Needs analysis",
        "Clarifies the issue",
        "Bedarfsermittlung",
        "Stellt Rückfragen",
        "Effective questioning",
        "Identified the customer's needs",
        "Hace preguntas abiertas",
        "Pose des questions ouvertes",
        "Levantamento de necessidades",
        "Fa domande aperte",
        "Doorvragen",
        "Zadaje pytania otwarte",
        "İhtiyaç analizi",
        "ヒアリング力",
        "需求分析",
    ],
    "reason": [
        "Explains the reason",
        "Explains what the link is for",
        "Explains why",
        "Begründet die Lösung",
        "Explica el motivo",
        "Explique la raison",
        "Spiega il motivo",
        "理由の説明",
        "说明原因",
    ],
    "next_step": [
        "Gives a concrete next step",
        "Gives a next step",
        "Agrees a next step with a date",
        "Nächste Schritte",
        "Follow-up actions",
        "Próximos pasos",
        "Prochaines étapes",
        "Próximos passos",
        "Prossimi passi",
        "Volgende stappen",
        "Kolejne kroki",
        "下一步",
    ],
    "ownership": [
        "Takes ownership",
        "Ownership & accountability",
        "Proactive",
        "Übernimmt Verantwortung",
        "Prise en charge",
        "Proaktive Hilfe, Eigeninitiative",
        "責任感",
    ],
    "hold": [
        "Asks before a hold",
        "Hold procedure",
        "Proper hold etiquette",
        "Put customer on hold with permission",
        "Warteschleife",
        "Mise en attente",
        "Puesta en espera",
        "Messa in attesa",
        "保留の案内",
    ],
    "transfer": [
        "Warm transfer",
        "Transferred to the correct department",
        "Escalation handled correctly",
        "Weiterleitung",
        "Transferencia de llamada",
        "Doorverbinden",
        "转接流程",
    ],
    "disclosure": [
        "Compliance",
        "Compliance statement read",
        "Call recording disclosure",
        "Mini-Miranda",
        "Required legal disclosures",
        "Pflichthinweise",
        "Aviso legal",
        "Mentions légales",
        "Informativa privacy",
    ],
    "warning": [
        "Warns before a risky step",
        "Warnt vor Risiken",
        "Risk warning given",
        "风险提示",
    ],
    "outcome": [
        "Checks that it is solved",
        "Confirms the issue is resolved",
        "Verified resolution with the customer",
        "Confirma la solución",
        "Prüft das Ergebnis",
        "确认解决",
        "Checks the outcome or closes politely",
    ],
    "closing": [
        "Closing",
        "Call closing",
        "Closes with an offer of help",
        "Offers further help",
        "Offered additional assistance",
        "Asked if there was anything else",
        "Summarizes the call",
        "Verabschiedung",
        "Despedida",
        "Prise de congé",
        "Encerramento",
        "Afsluiting",
        "Zakończenie rozmowy",
        "クロージング",
        "结束语",
    ],
    "courtesy": [
        "Courteous wording",
        "Politeness",
        "Thanks or appreciates",
        "Professionalism",
        "Friendly and professional",
        "Höflichkeit",
        "Freundlichkeit",
        "Cortesía",
        "Courtoisie",
        "Gentilezza e cortesia",
        "Beleefdheid",
        "Uprzejmość",
        "Nezaket",
        "礼貌用语",
    ],
    "respect": [
        "Avoids dismissive wording",
        "No sarcasm or condescension",
        "Does not blame the customer",
    ],
    "positive_wording": [
        "Avoids refusal wording",
        "Uses positive language",
        "Positive Formulierungen",
        "Lenguaje positivo",
        "Langage positif",
    ],
    "response_time": [
        "First reply within 2 minutes",
        "First reply within 60 minutes",
        "First response time",
        "Responds within SLA",
        "Timeliness",
        "Antwortzeit",
        "Tiempo de respuesta",
        "Temps de réponse",
        "首次响应时间",
    ],
    "dead_air": [
        "Dead air",
        "Avoids long silences",
        "Silencios prolongados",
        "Gesprächspausen",
    ],
    "privacy": [
        "Takes private details out of the public thread",
        "Data protection",
        "GDPR compliance",
        "PCI compliance",
        "Datenschutz",
        "Protección de datos",
        "Protection des données",
        "Tratamento de dados pessoais",
        "Ochrona danych",
        "個人情報の取り扱い",
        "保护客户隐私",
    ],
    "resolution": [
        "First contact resolution",
        "Issue resolution",
        "Problem solving",
        "Problemlösung",
        "Resolución del problema",
        "Résolution du problème",
        "Resolução do problema",
        "Probleemoplossing, oplossing geboden",
        "Rozwiązanie problemu",
        "问题解决",
    ],
    "knowledge": [
        "Product knowledge",
        "Provides accurate information",
        "Correct information given",
        "Fachwissen",
        "Conocimiento del producto",
        "Conoscenza del prodotto",
        "Productkennis",
        "Wiedza o produkcie",
        "商品知識",
    ],
    "clear_language": [
        "Uses plain words",
        "Avoids jargon",
        "Clear communication",
        "Verständliche Sprache",
        "Lenguaje claro",
        "Langage clair",
        "表达清晰",
    ],
    "expectations": [
        "Sets expectations",
        "Manages customer expectations",
        "Erwartungsmanagement",
        "Gestão de expectativas",
    ],
    "deescalation": [
        "De-escalation",
        "Handles angry customers",
        "Stays calm under pressure",
        "Deeskalation",
        "Manejo de quejas",
        "クレーム対応",
    ],
    "objections": [
        "Objection handling",
        "Overcomes objections",
        "Einwandbehandlung",
        "Manejo de objeciones",
        "Traitement des objections",
        "异议处理",
    ],
    "documentation": [
        "After-call notes",
        "Case documentation and CRM update",
        "Correct wrap-up code",
        "Call logging",
        "Dokumentation",
        "Registro en el sistema",
    ],
    "alternatives": [
        "Offers alternatives",
        "Provides options",
        "Alternativen angeboten",
        "Ofrece alternativas",
    ],
    "offers": [
        "Upselling",
        "Cross-sell attempt",
        "Recommends products",
        "Zusatzverkauf",
        "Venta cruzada",
    ],
    "personalization": [
        "Personal, not a template",
        "Personalization",
    ],
    "by_name": [
        "Addresses the customer by name",
        "Uses the customer's name",
        "Spricht den Kunden mit Namen an",
        "Namensansprache",
        "Nombre del cliente",
        "Appelle le client par son nom",
    ],
    "writing": [
        "Grammar and spelling",
        "Written communication",
        "Rechtschreibung und Grammatik",
        "Ortografía y redacción",
        "Orthographe et grammaire",
    ],
    "resources": [
        "Points to documentation",
        "Shares knowledge base article",
        "Self-service education",
    ],
    "concise": [
        "Keeps messages short",
        "Concise responses",
    ],
    "call_control": [
        "Call control",
        "Gesprächsführung",
        "Manages the call efficiently",
        "Maîtrise de l'appel",
    ],
    "completeness": [
        "Stays until the question is answered",
        "Answers all questions",
        "Addresses every concern completely, all questions",
    ],
    "voice": [
        "Tone of voice",
        "Speaks clearly and at a good pace",
        "Stimme und Tonfall",
        "Tono de voz",
    ],
    "process": [
        "Follows process",
        "Process adherence",
        "Used the correct procedure",
        "Prozesstreue",
        "流程遵守",
    ],
    "general": [
        "Q17",
        "Item 4",
        "???",
        "Criterion A",
        "Overall impression",
        "Section 3 total",
        "Bonus",
        "Kriterium 12",
        "Pregunta 5",
        "評価項目7",
        "Misc",
        "NPS",
    ],
}
"""Criterion names as rubrics of several tools and languages word them."""


@pytest.mark.parametrize(("name", "behavior"), [(name, b) for name, listed in FOUND.items() for b in listed])
def test_a_behavior_finds_its_playbook_by_name(name, behavior):
    assert find(behavior).name == name


def test_the_names_above_are_many_and_reach_every_playbook():
    assert sum(map(len, FOUND.values())) >= 250
    assert set(FOUND) == set(playbooks())


GUIDED = [
    ("diagnostic", "Asks a probing question before the first fix."),
    ("verification", "Two security questions, before anything about the account is said."),
    ("empathy", "Names what the situation means for this customer before asking for data."),
    ("hold", "Thanks the customer on return."),
    ("closing", "Asks whether there is anything else and thanks the customer."),
    ("clear_language", "No abbreviations or names of internal systems."),
    ("documentation", "The ticket is tagged and the notes say what was tried."),
    (GENERAL, "Shows the blue card."),
]


@pytest.mark.parametrize(("name", "guidance"), GUIDED)
def test_a_name_that_says_nothing_finds_its_playbook_by_the_guidance(name, guidance):
    assert find("Item 4", guidance).name == name


def test_the_name_counts_more_than_the_guidance():
    assert find("Greeting", "Shows empathy from the first word.").name == "greeting"


def test_no_word_of_a_playbook_is_claimed_by_another_playbook_too():
    owners: dict[str, set[str]] = {}
    for book in playbooks().values():
        for word in book.synonyms:
            owners.setdefault(word, set()).add(book.name)
    assert {word: names for word, names in owners.items() if len(names) > 1} == {}


OWN = {
    "title": "Our hello",
    "synonyms": ["hello rule"],
    "behaviors": ["Q17"],
    "variants": [{"situation": "s", "effect": "e", "say": "s", "practice": "p", "question": "q"}],
}


def test_an_own_playbook_takes_the_place_of_ours_with_the_same_name():
    shelf = shelf_of([playbook("greeting", OWN | {"synonyms": ["greet*"]}, is_own=True)])
    assert shelf.find("Greets the customer").title == "Our hello"
    assert shelf.find("Shows empathy").name == "empathy"


def test_an_own_playbook_takes_the_behaviors_it_claims_and_those_of_its_synonyms():
    shelf = shelf_of([playbook("ours", OWN, is_own=True)])
    assert shelf.find(" q17 ").name == "ours"
    assert shelf.find("The hello rule").name == "ours"
    assert shelf.find("Greets the customer").name == "greeting"
