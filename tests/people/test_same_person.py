"""Hints that two agents may be one person: conservative, and never more than hints."""

from __future__ import annotations

from coaching_lib.people.same_person import Person, hints


def person(agent_id: str, name: str | None, email: str | None = None, contacts: int = 100) -> Person:
    return Person(agent_id, name, email, "North", contacts)


def found(*people: Person) -> list[tuple[str, str, str]]:
    return [(hint.alias.agent_id, hint.kept.agent_id, hint.why) for hint in hints(people)]


def test_one_address_under_two_ids_is_hinted_and_the_rarer_id_is_read_as_the_other():
    one, other = person("A1", "Ann Abel", "ann@x.com"), person("Ann Abel", "Ann Abel", "ANN@x.com", 3)
    assert found(one, other) == [("Ann Abel", "A1", "the same e-mail address")]


def test_accents_case_and_swapped_names_are_hinted():
    assert found(person("1", "Zoë Müller"), person("2", "zoe muller", contacts=5))[0][:2] == ("2", "1")
    why = found(person("1", "Ann Abel"), person("2", "Abel, Ann", contacts=5))
    assert why == [("2", "1", "the same first and last name, swapped")]


def test_a_typo_is_hinted_only_where_one_spelling_is_rare():
    usual, typo = person("1", "Katharina Weber"), person("2", "Katarina Weber", contacts=4)
    assert found(usual, typo) == [("2", "1", "names that differ in one letter")]
    assert found(usual, person("2", "Katarina Weber", contacts=90)) == []
    assert found(usual, person("2", "Kathraina Weber", contacts=4))[0][:2] == ("2", "1")


def test_people_with_two_addresses_are_two_whatever_their_names():
    assert found(person("1", "Maria Garcia", "m1@x.com"), person("2", "Maria Garcia", "m2@x.com")) == []


def test_numbered_and_short_names_are_no_typos_of_each_other():
    assert found(person("1", "Agent Number 12"), person("2", "Agent Number 13", contacts=2)) == []
    assert found(person("1", "Operator A"), person("2", "Operator B", contacts=2)) == []
    assert found(person("1", "Anna Lee"), person("2", "Anne Lee", contacts=2)) != []
    assert found(person("1", "Ann Lee"), person("2", "Ann Leh", contacts=2)) == []


def test_a_mailbox_many_share_joins_nobody():
    assert found(*(person(str(number), f"Person Nr{number}x", "team@x.com") for number in range(4))) == []


def test_a_pair_a_person_told_apart_is_not_hinted_again():
    people = [person("A1", "Ann Abel"), person("A2", "Ann Abel")]
    assert hints(people, {frozenset(("a1", "a2"))}) == []
