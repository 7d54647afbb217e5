"""The magics in a real Jupyter kernel."""

import os
import pathlib
import queue
import sys

import pytest

from conftest import ROOT, SEEDS

jupyter_client = pytest.importorskip("jupyter_client")
pytest.importorskip("ipykernel")


class Kernel:
    """A kernel that is asked a cell at a time."""

    def __init__(self):
        self.manager = jupyter_client.KernelManager(kernel_name="python3")
        # The interpreter of the tests, whatever kernels this machine has by name.
        self.manager._kernel_spec = jupyter_client.kernelspec.KernelSpec(
            argv=[sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"], language="python",
            display_name="tests")
        self.manager.start_kernel(env={**os.environ, "PYTHONPATH": str(ROOT / "python")}, cwd=str(ROOT))
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=60)

    def run(self, code, timeout=60):
        """The result's forms by type of content, what was printed, and the error's name."""
        self.client.execute(code)
        return self.outcome(timeout)

    def outcome(self, timeout=60):
        shown, printed, error = {}, "", None
        while True:
            message = self.client.get_iopub_msg(timeout=timeout)
            content = message["content"]
            match message["msg_type"]:
                case "execute_result" | "display_data": shown = content["data"]
                case "stream": printed += content["text"]
                case "error": error = content["ename"] + ": " + content["evalue"]
                case "status" if content["execution_state"] == "idle" and message["parent_header"].get(
                        "msg_type") == "execute_request":
                    return shown, printed, error

    def complete(self, code):
        return self.client.complete(code, cursor_pos=len(code), reply=True, timeout=60)["content"]

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


@pytest.fixture(scope="module")
def kernel():
    made = Kernel()
    assert made.run(f"%load_ext naql\n%naql open {SEEDS}")[2] is None
    yield made
    made.close()


def test_a_cell_is_a_table_and_a_variable(kernel):
    shown, _, error = kernel.run(
        "%%cypher -o rows\nMATCH (p:Person)-[:SAID]->(s) RETURN p.name AS who, count(*) AS n ORDER BY n DESC LIMIT 3;")
    assert error is None and shown["text/html"].startswith('<table dir="rtl"') and "سليم الحداد" in shown["text/html"]
    shown, _, error = kernel.run("len(rows.df()), rows.columns")
    assert error is None and shown["text/plain"] == "(3, ('who', 'n'))"


def test_parameters_are_the_notebooks_variables(kernel):
    kernel.run("who = 'Salma al-Raei'")
    shown, _, error = kernel.run("%%cypher -d\nMATCH (p:Person {name: $who})-[:SAID]->(s) RETURN s.kind AS kind ORDER BY s.start")
    assert error is None and "direct" in shown["text/plain"]
    _, _, error = kernel.run("%%cypher\nRETURN $nobody")
    assert error is not None and "$nobody" in error and "variable of that name" in error


def test_a_query_in_a_line(kernel):
    kernel.run("x = %cypher RETURN 41 + 1 AS n")
    assert kernel.run("x.value()")[0]["text/plain"] == "42"
    kernel.run("%cypher -q -o y RETURN 7 AS n")
    assert kernel.run("y.value()")[0]["text/plain"] == "7"


def test_errors_show_their_place(kernel):
    _, _, error = kernel.run("%%cypher\nMATCH (s:Statement)\nRETURN cuont(s)")
    assert error.startswith("QuerySyntaxError: 2:8: there is no function `cuont`") and "did you mean `count`" in error
    _, printed, error = kernel.run("%%cypher\nMATCH (s:Statment) RETURN s")
    assert error is None and "did you mean `Statement`" in printed


def test_the_page_is_shown_in_a_frame(kernel):
    shown, _, error = kernel.run("%%cypher --view\nMATCH p = (w:Person)-[:SAID]->(s) RETURN p LIMIT 3")
    assert error is None and shown["text/html"].startswith("<iframe srcdoc=")


def test_commands_and_wrong_lines(kernel):
    assert "Statement" in kernel.run("%naql :schema")[0]["text/plain"]
    assert "unknown command" in kernel.run("%naql :nonsense")[2]
    assert "write %naql open" in kernel.run("%naql nonsense")[1]
    assert "begins in the next line" in kernel.run("%%cypher RETURN 1\nRETURN 2")[1]
    assert "holds no session" in kernel.run("%%cypher -s nothing\nRETURN 1")[1]
    kernel.run("import naql\nother = naql.open()")
    assert kernel.run("%%cypher -s other\nMATCH (n) RETURN count(n) AS n")[2] is None


def test_tab_completes_as_the_shell_does(kernel):
    reply = kernel.complete("%%cypher\nMATCH (s:Stat")
    assert reply["matches"] == ["Statement"]
    assert (reply["cursor_start"], reply["cursor_end"]) == (18, 22)
    assert "SAID" in kernel.complete("%%cypher -o x\nMATCH (a:Agent)-[:")["matches"]
    assert "name" in kernel.complete("%%cypher\nMATCH (p:Person) RETURN p.")["matches"]
    kernel.run("whose = 1")
    assert "whose" in kernel.complete("%%cypher\nRETURN $who")["matches"]
    assert "Statement" in kernel.complete("%cypher MATCH (s:Stat")["matches"]
    assert "print" in kernel.complete("prin")["matches"]


def test_interrupting_leaves_kernel_and_session(kernel):
    kernel.client.execute("%%cypher\nUNWIND range(1, 1000000000) AS i UNWIND range(1, 1000) AS j WITH i WHERE i < 0 RETURN i")
    while kernel.client.get_iopub_msg(timeout=60)["msg_type"] != "execute_input":
        pass
    import time

    time.sleep(0.7)
    kernel.manager.interrupt_kernel()
    assert kernel.outcome()[2].startswith("KeyboardInterrupt")
    assert kernel.run("%%cypher\nRETURN 1 AS a")[2] is None


def test_closing(kernel):
    kernel.run("%naql close")
    assert "no sources are open" in kernel.run("%%cypher\nRETURN 1")[2]
    assert kernel.run("%reload_ext naql")[2] is None
    assert kernel.run(f"%naql open --read-only {SEEDS}")[2] is None
    assert "Refused" in kernel.run("%%cypher\nCREATE ()")[2]
