"""The documents tell the truth: generated pages are up to date, what is named exists, everything is documented."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import typer

from api import command_page, extension_page, graphql_page, rest_page, settings_page
from api.cli import app
from api.settings import Settings, environment_name
from graph import errors, model_page

ROOT = Path(__file__).parents[1]
PACKAGES = ("api", "cypher", "custody", "graph", "ingest")
PAGES: dict[str, Callable[[], str]] = {
    "model": model_page.page,
    "commands": command_page.page,
    "rest": rest_page.page,
    "settings": settings_page.page,
    "graphql": graphql_page.page,
    "extensions": extension_page.page,
}
DOCUMENTS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "GLOSSARY.md", "ROADMAP.md")
WITH_COMMANDS = ("README.md", "CONTRIBUTING.md", "ROADMAP.md", "docs/errors.md", "docs/mapping.md")
# What a platform itself calls so may be called so by what reads it, and a server's status is no post.
FOREIGN = ("ingest/connectors/_", "ingest/connectors/mastodon.py", "ingest/connectors/x.py")
AVOIDED = {"tweet", "tweets", "toot", "toots", "retweet", "retweets", "sketch", "sketches"}
_PATH = re.compile(r"`([\w.-]+(?:/[\w.-]+)*/?)`|\]\(([\w./-]+)\)")
_SUFFIXES = (".py", ".md", ".cypher", ".json", ".toml", ".yml", ".sql", ".lock", ".graphql", "/")


@pytest.mark.parametrize("name", PAGES)
def test_generated_page_is_up_to_date(name: str) -> None:
    assert (ROOT / "docs" / f"{name}.md").read_text("utf-8") == PAGES[name](), "see CONTRIBUTING.md, Done means"


def test_generated_pages_do_not_depend_on_the_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SOCIOGRAM_HOME", str(tmp_path))
    monkeypatch.setenv("NEO4J_PASSWORD", "hunter2")
    page = settings_page.page()
    assert "hunter2" not in page
    assert str(tmp_path) not in page


def test_every_error_code_is_documented_and_no_other() -> None:
    classes = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    kinds = [kind for kind in classes if issubclass(kind, errors.SociogramError)]
    rows = re.findall(r"^\| `([a-z-]+)` \| (\d{3})", text("docs/errors.md"), re.MULTILINE)
    assert sorted(rows) == sorted((kind.code, str(kind.status)) for kind in kinds)


def test_every_setting_is_documented() -> None:
    page = text("docs/settings.md")
    for name, field in Settings.model_fields.items():
        assert f"| {field.description} |" in page
        if field.validation_alias is None:
            assert f"`{environment_name(name)}`" in page


def test_architecture_can_be_read_in_one_sitting() -> None:
    assert len(text("ARCHITECTURE.md").splitlines()) <= 200


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_file_that_is_named_exists(document: str) -> None:
    named = [one or other for one, other in _PATH.findall(text(document))]
    paths = [each for each in named if each.endswith(_SUFFIXES) and each not in _SUFFIXES]
    assert paths
    assert [path for path in paths if not (ROOT / path).exists() and not is_of_a_folder(path, document)] == []


def is_of_a_folder(path: str, document: str) -> bool:
    """A document names the folders of a package by their own names where it speaks of that package."""
    return document == "ARCHITECTURE.md" and path.endswith("/") and (ROOT / "cypher" / path).is_dir()


def test_architecture_names_every_package_and_extension_folder() -> None:
    page = text("ARCHITECTURE.md")
    assert [name for name in PACKAGES if f"**{name}/**" not in page] == []
    for folder in ("ingest/connectors/", "graph/analyses/", "graph/exporters/", "cypher/investigations/"):
        assert folder in page


@pytest.mark.parametrize("document", WITH_COMMANDS)
def test_commands_that_are_named_exist(document: str) -> None:
    targets = set(re.findall(r"^([\w-]+):", text("Makefile"), re.MULTILINE))
    code = "\n".join(_code(text(document)))
    assert set(re.findall(r"\bmake ([\w-]+)", code)) - targets == set()
    group = typer.main.get_command(app)
    known = set(getattr(group, "commands", {}))
    assert known
    used = set(re.findall(r"(?<![\w/.=-])(?:\.venv/bin/)?sociogram ([a-z][a-z-]*)", code))
    assert used - known == set()


def test_quickstart_is_what_the_makefile_does() -> None:
    readme = text("README.md")
    assert "make demo" in readme
    assert "make test" in readme
    assert readme.index("## Try it") < readme.index("## Use your own data") < readme.index("## What it does not do")


def test_words_to_avoid_are_no_names_in_code() -> None:
    found = [each for file in code_files() for each in avoided_names(file)]
    assert found == []


def test_words_to_avoid_would_be_found(tmp_path: Path) -> None:
    file = tmp_path / "a.py"
    file.write_text("class TweetReader:\n    pass\n\ndef read_tweets():\n    pass\n")
    assert len(list(avoided_names(file))) == 2


def test_every_word_has_a_meaning() -> None:
    rows = re.findall(r"^\| (.+?) \| (.*?) \| .*\|$", text("GLOSSARY.md"), re.MULTILINE)[1:]
    assert len(rows) >= 30
    assert all(meaning for _, meaning in rows)
    assert [word for word, _ in rows] == sorted((word for word, _ in rows), key=str.casefold)


def test_every_page_of_the_docs_is_reached_from_the_readme() -> None:
    readme = text("README.md")
    assert [file.name for file in (ROOT / "docs").glob("*.md") if f"docs/{file.name}" not in readme] == []


def code_files() -> list[Path]:
    files = [file for package in PACKAGES for file in sorted((ROOT / package).rglob("*.py"))]
    return [file for file in files if not file.relative_to(ROOT).as_posix().startswith(FOREIGN)]


def avoided_names(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            words = {word.lower() for word in re.findall(r"[A-Z]?[a-z]+", node.name)}
            if words & AVOIDED:
                yield f"{file.name}:{node.lineno} {node.name}"


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def _code(page: str) -> list[str]:
    """What stands in fences and between backticks."""
    fences = re.findall(r"```sh\n(.*?)```", page, re.DOTALL)
    return fences + re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", page, flags=re.DOTALL))
