"""Until somebody asks a model, nothing is connected to and litellm is not even imported."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
WATCHED = """
import json, sys
connected = []
def watch(event, values):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        connected.append([event, str(values[1:])])
sys.addaudithook(watch)
from streamlit.testing.v1 import AppTest
from typer.testing import CliRunner
from coaching_lib.cli import app
said = CliRunner().invoke(app, ["--data", sys.argv[1], "--today", "2026-07-01", "draft",
                                "--agent", "A104", "--behavior", "Asks diagnostic questions"])
assert said.exit_code == 0, said.output
failed = []
for page in sys.argv[2:]:
    opened = AppTest.from_file("app.py", default_timeout=120)
    opened.switch_page(f"pages/{page}.py")
    if page == "agent":
        opened.query_params["agent"] = "A104"
    opened.run()
    failed += [f"{page}: {each.message}" for each in opened.exception]
names = [name for name in ("litellm", "openai", "httpx") if name in sys.modules]
print(json.dumps({"connected": connected, "failed": failed, "names": names, "draft": len(said.output)}))
"""


@pytest.mark.parametrize("model", [None, "openai/small-instruct"])
def test_every_page_and_a_draft_connect_to_nothing_and_import_no_model_library(sample_desk, model):
    pages = sorted(page.stem for page in (ROOT / "pages").glob("*.py")) if model else ["agent", "settings"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COACHING_")}
    environment |= {"COACHING_DATA": str(sample_desk.settings.data), "COACHING_TODAY": "2026-07-01"}
    if model:
        environment |= {"COACHING_MODEL": model, "COACHING_MODEL_URL": "http://127.0.0.1:9/v1"}
    told = subprocess.run(
        [sys.executable, "-c", WATCHED, str(sample_desk.settings.data), *pages],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert told.returncode == 0, told.stderr[-2_000:]
    found = json.loads(told.stdout.splitlines()[-1])
    assert found["connected"] == [] and found["failed"] == [] and found["draft"] > 500
    assert "litellm" not in found["names"] and "openai" not in found["names"]
