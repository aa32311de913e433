import pytest

from coaching_lib.ui import text


@pytest.mark.parametrize("sign", list("\\`*_{}[]()#+-.!|<>~$:&^=@"))
def test_every_sign_that_markdown_obeys_is_shown_as_itself(sign):
    assert text.safe(f"a{sign}b").replace(text.JOINER, "") == f"a\\{sign}b"


def test_an_image_in_a_name_loads_nothing():
    assert "![" not in text.safe("![x](http://evil.example/pixel.png)")


@pytest.mark.parametrize(
    "address", ["https://evil.example", "http://evil.example", "www.evil.example", "a@evil.example"]
)
def test_an_address_in_a_name_becomes_no_link(address):
    assert text.JOINER in text.safe(address)


def test_signs_that_turn_the_reading_direction_are_taken_out():
    assert text.plain("Ana\u202egpj.exe") == "Anagpj.exe"


def test_a_name_with_line_breaks_stays_one_line():
    assert text.safe("Ana\n# Head") == "Ana \\# Head"


def test_a_chart_shows_tags_and_does_not_obey_them():
    assert text.plot("<b>Ana</b> & co") == "&lt;b&gt;Ana&lt;/b&gt; &amp; co"


def test_longer_text_keeps_its_line_breaks():
    assert text.paragraphs("one\ntwo") == "one  \ntwo"


def test_a_long_name_is_cut_with_an_ellipsis():
    assert text.shortened("Checks the outcome", 8) == "Checks…"
