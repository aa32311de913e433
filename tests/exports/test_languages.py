"""Exports whose headers and words are in one of eleven languages load without a hint."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

import coaching_lib.exports.headers as headers
from coaching_lib.exports.headers import find_field, plain


@dataclass(frozen=True)
class Language:
    """How a tool of this language writes an export."""

    long: str
    """id, agent id, agent, team, channel, time, handle time, total, criterion, points, maximum."""
    wide: str
    """id, agent, date, handle time, total; the behaviors' columns follow."""
    met: str
    missed: str
    absent: str
    call: str
    delimiter: str = ";"
    point: str = ","
    moment: str = "{day}.{month}.{year} {time}"
    day: str = "{day}.{month}.{year}"


LANGUAGES = {
    "en": Language(
        "Contact ID|Agent ID|Agent|Team|Channel|Start time|Handle time|Overall score|Criterion"
        "|Points|Max points",
        "Contact ID|Agent|Date|Duration|Overall score",
        "Yes", "No", "N/A", "Phone", ",", ".", "{month}/{day}/{year} {time}", "{year}-{month}-{day}",
    ),
    "de": Language(
        "Gesprächs-ID|Agenten-ID|Mitarbeiter|Teamname|Kanal|Beginn|Bearbeitungszeit|Gesamtpunktzahl|Kriterium"
        "|Punkte|Maximalpunkte",
        "Vorgangsnummer|Mitarbeiter|Datum|Dauer|Gesamtergebnis",
        "Ja", "Nein", "n. z.", "Anruf",
    ),
    "es": Language(
        "ID de llamada|ID del agente|Nombre del agente|Equipo|Canal|Fecha y hora|Duración|Puntuación total"
        "|Criterio|Puntos|Puntos máximos",
        "ID de interacción|Agente|Fecha|Duración|Nota final",
        "Sí", "No", "No aplica", "Llamada", ";", ",", "{day}/{month}/{year} {time}", "{day}/{month}/{year}",
    ),
    "fr": Language(
        "ID appel|Matricule|Conseiller|Équipe|Canal de contact|Date et heure|Durée de traitement|Note globale"
        "|Critère|Points obtenus|Points maximum",
        "ID interaction|Conseiller|Date|Durée|Score global",
        "Oui", "Non", "Sans objet", "Appel", ";", ",", "{day}/{month}/{year} {time}", "{day}/{month}/{year}",
    ),
    "pt": Language(
        "ID da chamada|ID do agente|Nome do agente|Equipe|Canal|Data e hora|Tempo de atendimento"
        "|Pontuação total|Critério|Pontos|Pontos máximos",
        "ID da interação|Atendente|Data|Duração|Nota geral",
        "Sim", "Não", "Não se aplica", "Chamada", ";", ",", "{day}/{month}/{year} {time}",
        "{day}/{month}/{year}",
    ),
    "zh": Language(
        "会话编号|工号|坐席姓名|班组|渠道|开始时间|处理时长|总分|评分项|得分点|满分",
        "通话编号|客服|日期|时长|质检总分",
        "是", "否", "不适用", "电话", ",", ".", "{year}-{month}-{day} {time}", "{year}年{month}月{day}日",
    ),
    "it": Language(
        "ID chiamata|Matricola|Nome operatore|Squadra|Canale|Data e ora|Tempo di gestione|Punteggio totale"
        "|Criterio|Punti|Punteggio massimo",
        "ID interazione|Operatore|Data|Durata|Punteggio complessivo",
        "Sì", "No", "Non applicabile", "Telefono", ";", ",", "{day}/{month}/{year} {time}",
        "{day}/{month}/{year}",
    ),
    "nl": Language(
        "Gespreks-ID|Personeelsnummer|Naam medewerker|Afdeling|Kanaal|Datum en tijd|Afhandeltijd|Totaalscore"
        "|Criterium|Behaalde punten|Maximale punten",
        "Interactie-ID|Medewerker|Datum|Gespreksduur|Eindscore",
        "Ja", "Nee", "n.v.t.", "Telefoon", ";", ",", "{day}-{month}-{year} {time}", "{day}-{month}-{year}",
    ),
    "pl": Language(
        "ID rozmowy|ID konsultanta|Imię i nazwisko|Zespół|Kanał|Data i godzina|Czas obsługi|Wynik łączny"
        "|Kryterium|Zdobyte punkty|Maksymalna liczba punktów",
        "Numer zgłoszenia|Konsultant|Data|Czas trwania|Ocena końcowa",
        "Tak", "Nie", "Nie dotyczy", "Telefon",
    ),
    "tr": Language(
        "Çağrı No|Sicil No|Müşteri Temsilcisi|Ekip|Kanal|Başlangıç Zamanı|İşlem Süresi|Toplam Puan|Kriter"
        "|Alınan Puan|Maksimum Puan",
        "Görüşme No|Temsilci Adı|Tarih|Süre|Genel Puan",
        "EVET", "HAYIR", "Değerlendirilmedi", "Telefon",
    ),
    "ja": Language(
        "応対ID|担当者ID|オペレーター名|チーム|チャネル|開始日時|処理時間|総合点|評価項目|得点|満点",
        "受付番号|担当者|応対日|通話時間|合計点",
        "○", "×", "対象外", "電話", ",", ".", "{year}/{month}/{day} {time}", "{year}年{month}月{day}日",
    ),
}  # fmt: skip
DAYS = ({"day": "13", "month": "02", "year": "2026"}, {"day": "28", "month": "02", "year": "2026"})


def row(language: Language, cells: tuple[str, ...]) -> str:
    return language.delimiter.join(cells) + "\n"


def long(language: Language) -> str:
    """Two interactions of two agents, each with two behaviors, one of them not applicable once."""
    first, second = (language.moment.format(**day, time="10:05") for day in DAYS)
    half = f"2{language.point}5"
    one = ("K1", "7", "Ann Öz", "Nord", language.call, first, "300", f"62{language.point}5")
    two = ("K2", "8", "Bo Ek", "Nord", "chat", second, "90", "100")
    results = [(*one, "A", half, "5"), (*one, "B", "10", "10"), (*two, "A", "5", "5"), (*two, "B", "", "10")]
    return row(language, tuple(language.long.split("|"))) + "".join(row(language, cells) for cells in results)


def wide(language: Language) -> str:
    first, second = (language.day.format(**day) for day in DAYS)
    head = row(language, (*language.wide.split("|"), "Alpha", "Beta"))
    one = row(
        language, ("K1", "Ann Öz", first, "5:00", f"50{language.point}5", language.met, language.missed)
    )
    return head + one + row(language, ("K2", "Bo Ek", second, "1:30", "100", language.met, language.absent))


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_long_export_of_the_language_loads_without_a_hint(stage, code):
    reading = stage({"export.csv": long(LANGUAGES[code])})
    assert (reading.report.files[0].layout, reading.report.refused) == ("long", ())
    assert all(field for _, field in reading.report.files[0].columns)
    found = (
        "select interaction_id, agent_id, agent_name, team, channel, started_at::varchar, handle_seconds, "
        "overall_score from stg_interaction order by 1"
    )
    assert reading.rows(found) == [
        ("K1", "7", "Ann Öz", "Nord", "call", "2026-02-13 10:05:00", 300.0, 62.5),
        ("K2", "8", "Bo Ek", "Nord", "chat", "2026-02-28 10:05:00", 90.0, 100.0),
    ]
    assert reading.rows("select behavior, x, weight from result order by interaction_id, behavior") == [
        ("A", 0.5, 5.0),
        ("B", 1.0, 10.0),
        ("A", 1.0, 5.0),
        ("B", None, 10.0),
    ]


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_wide_export_of_the_language_loads_without_a_hint(stage, code):
    reading = stage({"export.csv": wide(LANGUAGES[code])})
    assert (reading.report.files[0].layout, reading.report.refused) == ("wide", ())
    found = (
        "select interaction_id, agent_name, day::varchar, handle_seconds, overall_score from stg_interaction"
    )
    assert reading.rows(found + " order by 1") == [
        ("K1", "Ann Öz", "2026-02-13", 300.0, 50.5),
        ("K2", "Bo Ek", "2026-02-28", 90.0, 100.0),
    ]
    assert reading.rows("select behavior, x from result order by interaction_id, behavior") == [
        ("Alpha", 1.0),
        ("Beta", 0.0),
        ("Alpha", 1.0),
        ("Beta", None),
    ]


def test_a_name_stands_under_one_field_whatever_its_language():
    names = tomllib.loads(Path(headers.__file__).with_name("headers.toml").read_text(encoding="utf-8"))
    seen: dict[str, str] = {}
    for field, languages in names.items():
        for name in (name for words in languages.values() for name in words):
            assert seen.setdefault(plain(name), field) == field, name


def test_letters_without_their_marks_name_the_same_column():
    assert find_field("Gespraechs-ID") == find_field("GESPRÄCHS-ID")
    assert find_field("Wynik laczny") == find_field("wynik łączny")
    assert find_field("CAGRI SURESI") == find_field("Çağrı süresi")
