"""The house rules: rooms of the libraries, direction of imports, nothing on import, no corridor."""

from __future__ import annotations

import ast
import csv
import re
from pathlib import Path

import networkx as nx
import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted([*(ROOT / "routes").rglob("*.py"), *(ROOT / "planner").rglob("*.py")])
ROOMS = {
    "sqlite_utils": {
        "routes.store",
        "routes.migrations",
        "routes.newsroom.documents",
        "planner.records",
        "planner.migrations",
    },
    "requests": {"planner.watches.webhook", "routes.feeds.fetch", "routes.feeds.gate"},
    "urllib3": {"planner.watches.webhook", "routes.feeds.fetch", "routes.feeds.gate"},
    "networkx": {"planner.network"},
    "apscheduler": {"planner.scheduler"},
    "click": {
        "planner.cli",
        "planner.watches.follow",
        "planner.grant",
        "planner.newsdesk",
        "planner.operate",
        "planner.serve",
        "planner.shell",
    },
    "limits": {"planner.web.guard"},
    "prometheus_client": {"planner.metrics"},
    "waitress": {"planner.serve"},
    "feedparser": {"routes.newsroom.entries"},
    "trafilatura": {"routes.newsroom.article"},
}


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> set[str]:
    """Modules a file imports, functions' own imports included."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_every_outside_library_has_its_rooms() -> None:
    strayed = [
        (name_of(path), library)
        for path in MODULES
        for library in {name.split(".")[0] for name in imports(path)}
        if library in ROOMS and name_of(path) not in ROOMS[library]
    ]
    assert strayed == []


def test_flask_lives_in_the_web_package() -> None:
    users = {name_of(p) for p in MODULES if {n.split(".")[0] for n in imports(p)} & {"flask"}}
    assert all(user.startswith("planner.web") for user in users)


def test_routes_knows_nothing_of_the_planner() -> None:
    for path in (ROOT / "routes").rglob("*.py"):
        assert not any(name.split(".")[0] == "planner" for name in imports(path)), path


def test_no_module_imports_itself_in_a_circle() -> None:
    names = {name_of(path) for path in MODULES}
    graph = nx.DiGraph(
        (name_of(path), name) for path in MODULES for name in imports(path) if name in names
    )
    graph.remove_nodes_from(
        [n for n in ("routes", "planner", "routes.feeds", "planner.watches") if n in graph]
    )
    assert list(nx.simple_cycles(graph)) == []


@pytest.mark.parametrize(
    "package",
    ["routes", "routes/feeds", "routes/newsroom", "planner", "planner/watches", "planner/web"],
)
def test_packages_begin_with_a_map_and_import_nothing(package: str) -> None:
    tree = ast.parse((ROOT / package / "__init__.py").read_text("utf-8"))
    assert ast.get_docstring(tree)
    assert len(tree.body) == 1


@pytest.mark.parametrize(
    "package", ["routes", "routes/feeds", "routes/newsroom", "planner", "planner/watches"]
)
def test_the_map_of_a_package_names_its_modules(package: str) -> None:
    folder = ROOT / package
    text = ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8"))) or ""
    told = {word for line in text.splitlines()[1:] for word in line.split("  ")[0].split()}
    modules = {p.stem for p in folder.glob("*.py")} - {"__init__", "__main__"}
    assert modules <= told, modules - told


def test_the_top_level_is_fixed() -> None:
    allowed = {"pyproject.toml", "README.md", "routes", "planner", "data", "tests", "wsgi.py"}
    allowed |= {"LICENSE", "CHANGES.md"}
    ignored = {"build", "dist"}
    found = {p.name for p in ROOT.iterdir() if not p.name.startswith(".")} - ignored
    assert {n for n in found if not n.endswith((".egg-info", ".db"))} <= allowed


def corridor_codes() -> set[str]:
    """Stations that the shipped legs serve; their codes are data."""
    with (ROOT / "data" / "legs.csv").open(encoding="utf-8") as handle:
        return {row[k] for row in csv.DictReader(handle) for k in ("origin", "destination")}


def test_no_line_of_code_names_the_corridor() -> None:
    """But for messages' examples, docstrings and the feed of one airport about itself."""
    codes = corridor_codes()
    named = []
    for path in MODULES:
        tree = ast.parse(path.read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and node.value in codes:
                named.append((name_of(path), node.value))
    assert named == [("routes.feeds.incheon", "ICN")]


def test_no_undone_word_and_no_path_of_a_machine() -> None:
    pattern = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError)\b|/(home|root|work)/")
    for path in MODULES:
        assert not pattern.search(path.read_text("utf-8")), path
