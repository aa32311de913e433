"""Opening pages the way a browser does, without one."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[2]


def opened(page: str, /, **query: str) -> AppTest:
    """The page after a cold deep link: the first thing a new session asks for."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.switch_page(f"pages/{page}.py")
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def alone(page: str) -> AppTest:
    """The page run by itself, as Streamlit does while no session of the process has met app.py."""
    return AppTest.from_file(str(ROOT / "pages" / f"{page}.py"), default_timeout=60).run()


def words(app: AppTest) -> str:
    """Everything that is read on the page."""
    kinds = ("title", "subheader", "markdown", "caption", "error", "info", "success", "warning", "text")
    found = [element.value for kind in kinds for element in getattr(app, kind)]
    found += [f"{metric.label} {metric.value} {metric.delta}" for metric in app.metric]
    return "\n".join(map(str, found)).replace("\\", "")


def links(app: AppTest) -> list[str]:
    """The labels of the links to other pages."""
    return [element.proto.label.replace("\\", "") for element in app.get("page_link")]
