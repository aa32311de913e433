"""Every layout through the Data page: dropped, understood aloud, loaded, and taken back."""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import NamedTuple

import pytest

from tests.browser.conftest import running_app
from tests.exports import test_contents as contents
from tests.exports import test_layouts as basic
from tests.exports.layouts import test_amazon_connect as amazon
from tests.exports.layouts import test_discover as discover
from tests.exports.layouts import test_genesys as genesys
from tests.exports.layouts import test_google_insights as google
from tests.exports.layouts import test_kore_ai as kore
from tests.exports.layouts import test_maestroqa as maestro
from tests.exports.layouts import test_nested as nested
from tests.exports.layouts import test_observe_ai as observe
from tests.exports.layouts import test_operations as operations
from tests.exports.layouts import test_zendesk as zendesk

pytestmark = pytest.mark.browser
PATIENCE = 60_000


class Export(NamedTuple):
    """Files of a tool, the layout the page must name, and the contacts that come in."""

    layout: str
    files: dict[str, str]
    contacts: int


EXPORTS = [
    Export("Interactions", {"interactions.csv": basic.INTERACTIONS, "scores.csv": basic.SCORES}, 2),
    Export("Long", {"long.csv": contents.long("call id,agent,start time,criterion,points,max points")}, 12),
    Export("Wide", {"wide.csv": basic.WIDE}, 3),
    Export("Wide", {"unknown.csv": contents.wide(contents.OPAQUE)}, 40),
    Export("Kore.ai", {"ie-report.csv": kore.report()}, 2),
    Export("Zendesk QA", {"page-1.json": zendesk.FIRST, "page-2.json": zendesk.SECOND}, 3),
    Export("Zendesk AutoQA", {"autoqa.csv": zendesk.autoqa_csv()}, 1),
    Export("Amazon Connect", amazon.TREE, 2),
    Export("MaestroQA", maestro.FOLDER, 2),
    Export("Genesys Cloud", {"evaluations.json": json.dumps(genesys.PAGE)}, 2),
    Export("Genesys Cloud", {"evaluations.csv": genesys.UI}, 2),
    Export(
        "Observe.AI",
        {
            "evaluations.jsonl": "\n".join(map(json.dumps, observe.LINES)),
            "template.json": json.dumps(observe.TEMPLATE),
        },
        1,
    ),
    Export("Google Insights", {"insights.json": "\n".join(map(json.dumps, google.LINES))}, 2),
    Export(
        "Qualtrics Discover",
        {"documents.csv": discover.DOCUMENTS, "utterances.csv": discover.UTTERANCES},
        2,
    ),
    Export("Operations", {"calls.csv": operations.TABLE}, 4),
    Export(
        "Nested evaluations",
        {"export.json": json.dumps({"results": [nested.evaluation("c1", nested.SECTIONS)]})},
        1,
    ),
]


@pytest.fixture(scope="module")
def page(browser, tmp_path_factory):
    """One server over an empty folder, one page that stays open."""
    with running_app(tmp_path_factory.mktemp("layouts") / "data", "2026-07-01") as address:
        page = browser.new_page(viewport={"width": 1440, "height": 1000})
        page.set_default_timeout(PATIENCE)
        page.goto(f"{address}/data")
        page.get_by_text("First a look, then the load.").wait_for()
        yield page
        page.close()


def settled(page) -> None:
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()


def start_over(page) -> None:
    """Nothing chosen, also after a test that ended in the middle."""
    page.keyboard.press("Escape")
    others = page.get_by_role("button", name="Choose other files")
    if others.count():
        others.click()
        others.wait_for(state="detached")


def as_upload(export: Export) -> dict[str, object]:
    """One file as it is, several as a zip."""
    if len(export.files) == 1:
        ((name, text),) = export.files.items()
        return {"name": name, "mimeType": "text/plain", "buffer": text.encode()}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in export.files.items():
            archive.writestr(name, text)
    return {"name": "export.zip", "mimeType": "application/zip", "buffer": packed.getvalue()}


def figure(page, label: str) -> int:
    metric = page.get_by_test_id("stMetric").filter(has_text=label)
    return int(metric.get_by_test_id("stMetricValue").inner_text().replace(",", ""))


def look(page, export: Export) -> None:
    start_over(page)
    page.locator("input[type=file]").first.set_input_files(as_upload(export))
    page.get_by_text("Layout recognized").wait_for()
    settled(page)


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: f"{export.layout} {next(iter(export.files))}")
def test_the_page_says_which_layout_it_is_and_how_many_contacts_are_in_it(page, export):
    look(page, export)
    assert page.get_by_text(re.compile(rf"^{re.escape(export.layout)}: ")).count() >= 1
    assert figure(page, "New contacts") == export.contacts


@pytest.mark.parametrize("export", EXPORTS[::4], ids=lambda export: export.layout)
def test_what_was_looked_at_is_loaded_and_taken_back(page, export):
    look(page, export)
    page.get_by_role("button", name=re.compile(rf"Load {export.contacts} contacts?$")).click()
    page.get_by_text(f"Loaded: {export.contacts} new, 0 changed, 0 unchanged contacts.").wait_for()
    settled(page)
    page.get_by_role("button", name="Take back").first.click()
    page.get_by_role("button", name="Take it back").click()
    page.get_by_text(re.compile(rf"Taken back: {export.contacts} contacts? left, 0 restored")).wait_for()
    settled(page)
