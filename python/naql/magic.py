"""``%load_ext naql``: ``%%cypher`` asks, ``%naql`` opens, commands and closes; Tab completes as the shell does."""

from __future__ import annotations

import shlex
from typing import Any

from IPython.core.completer import CompletionContext, SimpleCompletion, SimpleMatcherResult, context_matcher
from IPython.core.error import UsageError
from IPython.core.magic import Magics, line_cell_magic, line_magic, magics_class
from IPython.core.magic_arguments import argument, magic_arguments, parse_argstring

from ._session import Session, open
from .errors import NaqlError

#: A shell of IPython, whose own types say less than it has.
InteractiveShell = Any


class _Text:
    """A text as it is: a notebook shows it without quotes."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text.rstrip("\n")


@magics_class
class NaqlMagics(Magics):  # type: ignore[misc]
    """The magics; the session is the variable of the notebook that ``-s`` names, else the one that ``%naql open`` made."""

    def __init__(self, shell: InteractiveShell) -> None:
        super().__init__(shell)
        self._shell = shell
        self.matcher: Any = None
        self.session: Session | None = None

    @line_magic
    def naql(self, line: str) -> Any:
        """Opens sources, runs a command of the shell, or closes.

        %naql open FOLDER…     opens sources for this notebook, with options as `naql` has them (--read-only, --timeout 10)
        %naql :schema          runs a command of the shell; %naql :help lists them
        %naql use VARIABLE     takes a session that the notebook has made by naql.open(…)
        %naql close            ends the session
        """
        verb, _, rest = line.strip().partition(" ")
        if verb.startswith(":"):
            return _Text(self._session().command(line.strip()))
        if verb == "open":
            words = shlex.split(rest)
            sources, options = _sources_and_options(words)
            opened = open(*sources, options=options)
            self._leave()
            self.session = opened
            return None
        if verb == "use":
            self.session = self._variable(rest.strip())
            return None
        if verb == "close":
            self._leave()
            return None
        raise UsageError("write %naql open FOLDER…, %naql :command, %naql use VARIABLE or %naql close")

    @magic_arguments()
    @argument("-o", "--output", metavar="NAME", help="also bind the result to a variable")
    @argument("-s", "--session", metavar="NAME", help="ask the session in this variable")
    @argument("-d", "--df", action="store_true", help="give a frame of pandas")
    @argument("-v", "--view", action="store_true", help="show the page with picture, timeline and articles")
    @argument("-q", "--quiet", action="store_true", help="show nothing: for -o")
    @argument("query", nargs="*", help="the query, where it is in the line")
    @line_cell_magic  # type: ignore[untyped-decorator]
    def cypher(self, line: str, cell: str | None = None) -> Any:
        """Asks a query; each $name in it is the variable of that name in the notebook."""
        if cell is None:
            options, query = _options_before_query(line)
        else:
            options, query = line, cell
        arguments = parse_argstring(self.cypher, options)
        if arguments.query:
            raise UsageError(f"%%cypher does not know {' '.join(arguments.query)!r}: the query begins in the next line")
        session = self._variable(arguments.session) if arguments.session else self._session()
        query = query.strip().removesuffix(";")
        parameters = self._parameters(session, query)
        result: Any
        if arguments.view:
            result = session.view(query, parameters)
        else:
            result = session.query(query, parameters)
            result.fetch()
            if arguments.df:
                result = result.df()
        if arguments.output:
            self._shell.user_ns[arguments.output] = result
        return None if arguments.quiet else result

    def _parameters(self, session: Session, query: str) -> dict[str, Any]:
        names = session.parameters_of(query)
        namespace = self._shell.user_ns
        missing = [name for name in names if name not in namespace and name not in session.parameters]
        if missing:
            raise NaqlError(
                "the query reads " + ", ".join(f"${name}" for name in missing)
                + ": give the notebook a variable of that name")
        return {name: namespace[name] for name in names if name in namespace}

    def _session(self) -> Session:
        if self.session is None or self.session.closed:
            raise NaqlError("no sources are open: %naql open FOLDER… (or %naql use VARIABLE)")
        return self.session

    def _variable(self, name: str) -> Session:
        value = self._shell.user_ns.get(name)
        if not isinstance(value, Session):
            raise UsageError(f"the variable {name!r} holds no session: {name} = naql.open(…)")
        return value

    def _leave(self) -> None:
        if self.session is not None:
            self.session.close()
        self.session = None

    def complete(self, text: str, session: Session | None) -> tuple[str, list[str]]:
        """What fits after a text; nothing where no session is open or it is busy."""
        session = session or self.session
        if session is None or session.closed or not session._lock.acquire(blocking=False):
            return "", []
        try:
            return session.complete(text)
        except NaqlError:
            return "", []
        finally:
            session._lock.release()


def _sources_and_options(words: list[str]) -> tuple[list[str], list[str]]:
    """``--name value`` and flags, told from sources: what begins with two dashes takes a value unless it is a flag."""
    flags = {"--read-only", "--safe", "--strict"}
    sources: list[str] = []
    options: list[str] = []
    rest = iter(words)
    for word in rest:
        if word.startswith("--"):
            options.append(word)
            if word not in flags and "=" not in word:
                options.append(next(rest, ""))
        else:
            sources.append(word)
    return sources, options


def _options_before_query(line: str) -> tuple[str, str]:
    """The options that begin a line, and the query after them."""
    rest = line.lstrip()
    taken = []
    while rest.startswith("-"):
        word, _, rest = rest.partition(" ")
        rest = rest.lstrip()
        taken.append(word)
        if word in ("-o", "--output", "-s", "--session"):
            word, _, rest = rest.partition(" ")
            rest = rest.lstrip()
            taken.append(word)
    return " ".join(taken), rest


def _matcher(magics: NaqlMagics) -> Any:
    @context_matcher(identifier="naql")  # type: ignore[untyped-decorator]
    def matcher(context: CompletionContext) -> SimpleMatcherResult:
        text = _query_before(context)
        if text is None:
            return {"completions": []}
        query, name = text
        session = magics._shell.user_ns.get(name) if name else None
        typed, words = magics.complete(query, session if isinstance(session, Session) else None)
        if query.rstrip().endswith("$") or "$" in query[-30:].rpartition(" ")[2]:
            own = query.rpartition("$")[2]
            words += [key for key in magics._shell.user_ns if key.startswith(own) and not key.startswith("_")]
            typed = own
        return {
            "completions": [SimpleCompletion(text=word, type="cypher") for word in words],
            "matched_fragment": typed, "suppress": True, "ordered": True,
        }

    return matcher


def _query_before(context: CompletionContext) -> tuple[str, str] | None:
    """The query before the cursor, and the variable that -s names; ``None`` outside of a query."""
    lines = context.full_text.split("\n")
    before = "\n".join([*lines[: context.cursor_line], lines[context.cursor_line][: context.cursor_position]])
    head, newline, query = before.lstrip().partition("\n")
    if head.startswith("%%cypher") and newline:
        words = head.split()
        place = next((place for place, word in enumerate(words[:-1]) if word in ("-s", "--session")), None)
        return query, "" if place is None else words[place + 1]
    line = before.rpartition("\n")[2].lstrip()
    if line.startswith("%cypher "):
        return _options_before_query(line.removeprefix("%cypher "))[1], ""
    return None


def load(shell: InteractiveShell) -> None:
    """Adds magics and completion to a shell; a second time they begin anew."""
    unload(shell)
    magics = NaqlMagics(shell)
    shell.register_magics(magics)
    shell.naql_magics = magics
    if shell.Completer is not None:
        magics.matcher = _matcher(magics)
        shell.Completer.custom_matchers.append(magics.matcher)


def unload(shell: InteractiveShell) -> None:
    """Takes them away again, and ends the session that ``%naql open`` made."""
    magics = getattr(shell, "naql_magics", None)
    if magics is None:
        return
    magics._leave()
    del shell.naql_magics
    for kind, name in (("line", "naql"), ("line", "cypher"), ("cell", "cypher")):
        shell.magics_manager.magics[kind].pop(name, None)
    if shell.Completer is not None and magics.matcher in shell.Completer.custom_matchers:
        shell.Completer.custom_matchers.remove(magics.matcher)
