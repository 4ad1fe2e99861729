"""Nothing prints around the one place that prints, and texts pass the escape.

Read from the source, so a new module cannot forget it. What types cannot tell (that
a ``str`` came from a file) is told by the names of the fields that hold such texts.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest

SOURCE: Final = Path(__file__).resolve().parents[2] / "src" / "plantrack"
MODULES: Final = {
    path.relative_to(SOURCE).as_posix(): path for path in sorted(SOURCE.rglob("*.py"))
}
ESCAPES: Final = frozenset(
    {
        *("show", "terminal_text", "csv_text", "html_text", "json_document"),
        *("script_json", "xml_text", "github_data", "github_property", "github_line"),
        *("sarif_text", "sarif_uri", "markdown_text", "shell_text"),
    }
)
"""The functions of ``render.escape``; a test below compares them with the module."""

PRINTING: Final[Mapping[str, frozenset[str]]] = {
    "cli/output.py": frozenset({"sys.stdout.write", "sys.stderr.write"}),
    "cli/__init__.py": frozenset({"print"}),  # the version, before all imports
    "store/disk.py": frozenset({"os.write"}),  # the one shim for files
}
"""Who may write to a stream or a descriptor, and by what."""

WRITING: Final = frozenset(
    {
        "render/json_text.py",
        "render/markdown.py",
        "render/check_markdown.py",
        "render/github.py",
        "render/junit.py",
        "render/lines.py",
    }
)
"""The formats: those that write to the stream they are given."""

WRITE_WHAT_IS_ESCAPED: Final = frozenset({"render/lines.py"})
"""Their texts come as lines whose spans were escaped where they were made."""

FOREIGN: Final = frozenset(
    {
        *("title", "note", "source", "group", "owner", "basis", "scope", "definition"),
        *("aliases", "reason", "file", "key"),
    }
)
"""Fields of the model that hold texts of files and arguments, or paths."""

ESCAPED_BY_THE_CALLER: Final = {
    ("cli/add_observation.py", "_preview", "change.after.goal.title"),  # by sentence()
    ("render/check_markdown.py", "_lines", "place.file"),  # with its cell
    ("render/finding_texts.py", "line", "place.file"),  # as its docstring says
    ("render/observation_lines.py", "_remarks", "observation.basis"),  # with its cell
    ("render/problems.py", "problem_sentence", "problem.reason"),  # an id of ours
    ("render/problems.py", "_address", "place.file"),  # with the whole line
}
"""Uses in a text that are escaped one step later."""

_PRINTERS: Final = frozenset(
    {
        *("print", "input", "sys.stdout.write", "sys.stderr.write", "os.write"),
        *("sys.__stdout__.write", "sys.__stderr__.write", "sys.stdout.writelines"),
        *("sys.stdout.buffer.write", "sys.stderr.buffer.write", "pprint.pprint"),
        *(
            "typer.echo",
            "typer.secho",
            "typer.prompt",
            "typer.confirm",
            "warnings.warn",
        ),
        *("traceback.print_exc", "traceback.print_exception", "logging.warning"),
    }
)
_JOINERS: Final = frozenset({"format", "join", "plain", "styled", "write"})
_BARRED: Final = frozenset({"rich", "click", "logging", "warnings", "pprint", "curses"})

each_module = pytest.mark.parametrize("name", MODULES)


def tree_of(name: str) -> ast.Module:
    return ast.parse(MODULES[name].read_text(encoding="utf-8"))


def printers(tree: ast.AST) -> set[str]:
    """Return what a module calls that prints."""
    called = {
        ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)
    }
    return {each for each in called if each in _PRINTERS or each.endswith(".Console")}


def imported(tree: ast.AST) -> set[str]:
    """Return the packages a module imports."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {each.name.partition(".")[0] for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").partition(".")[0])
    return names


def stream_writes(tree: ast.AST) -> int:
    """Count the writes to a stream that was handed in."""
    return sum(
        isinstance(node, ast.Call) and ast.unparse(node.func) == "stream.write"
        for node in ast.walk(tree)
    )


def unescaped(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield the function and the field of each foreign text put into a text as is.

    That is a field among :data:`FOREIGN` inside an f-string, a sum of texts, or an
    argument of ``format``, ``join``, ``plain``, ``styled`` or ``write``, without a
    function of the choke point around it.
    """
    parents = {
        child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in FOREIGN:
            function, joins, escapes = _way_up(node, parents)
            if joins and not escapes:
                yield function, ast.unparse(node)


def _way_up(
    node: ast.AST, parents: Mapping[ast.AST, ast.AST]
) -> tuple[str, bool, bool]:
    joins = escapes = False
    while node in parents:
        above = parents[node]
        if isinstance(above, ast.FunctionDef):
            return above.name, joins, escapes
        if isinstance(above, ast.Call) and node is not above.func:
            name = ast.unparse(above.func).rpartition(".")[2]
            escapes = escapes or name in ESCAPES
            joins = joins or name in _JOINERS
        joins = joins or isinstance(above, ast.JoinedStr)
        joins = joins or (
            isinstance(above, ast.BinOp) and isinstance(above.op, ast.Add)
        )
        node = above
    return "", joins, escapes


@each_module
def test_nothing_prints_around_the_choke_point(name: str) -> None:
    tree = tree_of(name)

    assert printers(tree) <= PRINTING.get(name, frozenset())
    assert not imported(tree) & _BARRED


@each_module
def test_only_formats_write_and_each_of_them_escapes(name: str) -> None:
    tree = tree_of(name)
    if not stream_writes(tree):
        assert name not in WRITING
        return
    imports = {
        each.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "plantrack.render.escape"
        for each in node.names
    }

    assert name in WRITING
    assert imports or name in WRITE_WHAT_IS_ESCAPED


@each_module
def test_a_foreign_text_is_escaped_where_it_enters_a_text(name: str) -> None:
    if not name.startswith(("cli/", "render/")):
        return
    found = {(name, *each) for each in unescaped(tree_of(name))}

    assert found <= ESCAPED_BY_THE_CALLER


def test_no_exception_is_out_of_date() -> None:
    found = {
        (name, *each)
        for name in MODULES
        if name.startswith(("cli/", "render/"))
        for each in unescaped(tree_of(name))
    }

    assert found == ESCAPED_BY_THE_CALLER
    assert {name for name in MODULES if stream_writes(tree_of(name))} == WRITING
    for name, calls in PRINTING.items():
        assert printers(tree_of(name)) == calls


def test_the_functions_of_the_choke_point_are_all_of_them() -> None:
    tree = tree_of("render/escape.py")
    public = {
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    }

    assert public == ESCAPES


@pytest.mark.parametrize(
    ("code", "found"),
    [
        pytest.param("print(1)", {"print"}, id="print"),
        pytest.param("typer.echo(x)", {"typer.echo"}, id="echo"),
        pytest.param(
            "def f():\n sys.stdout.write(x)", {"sys.stdout.write"}, id="write"
        ),
        pytest.param("rich.console.Console()", {"rich.console.Console"}, id="console"),
        pytest.param("output.write(x)", set(), id="the choke point"),
    ],
)
def test_printing_is_seen(code: str, found: set[str]) -> None:
    assert printers(ast.parse(code)) == found


@pytest.mark.parametrize(
    ("expression", "seen"),
    [
        pytest.param("f'{goal.title}'", True, id="f-string"),
        pytest.param("'a' + goal.note", True, id="sum"),
        pytest.param("'{}'.format(goal.source)", True, id="format"),
        pytest.param("plain(say(goal.title, zh))", True, id="line"),
        pytest.param("f'{terminal_text(goal.title)}'", False, id="escaped"),
        pytest.param("terminal_text(f'{goal.title}')", False, id="escaped as a whole"),
        pytest.param(
            "plain(terminal_text(say(a.title, zh)))", False, id="escaped line"
        ),
        pytest.param("goal.title == x", False, id="no text"),
    ],
)
def test_a_text_without_escape_is_seen(expression: str, *, seen: bool) -> None:
    assert bool([*unescaped(ast.parse(f"def f():\n return {expression}"))]) is seen


def test_typer_and_its_tracebacks_print_nothing_of_their_own() -> None:
    made = MODULES["cli/app.py"].read_text(encoding="utf-8")
    everything = [path.read_text(encoding="utf-8") for path in MODULES.values()]

    assert "pretty_exceptions_enable=False" in made
    assert "rich_markup_mode=None" in made
    assert not any("BadParameter(" in text for text in everything)
