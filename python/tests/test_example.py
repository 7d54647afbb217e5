"""The notebook of the examples, run from end to end."""

import os
import re
import sys

import pytest

import naql
from conftest import ROOT, SEEDS

nbformat, nbclient = pytest.importorskip("nbformat"), pytest.importorskip("nbclient")


def test_the_notebook_runs_from_end_to_end(monkeypatch, tmp_path):
    from jupyter_client import KernelManager, kernelspec

    monkeypatch.setenv("SOURCES", str(SEEDS))
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "python"))
    notebook = nbformat.read(ROOT / "examples" / "notebook.ipynb", as_version=4)
    nbformat.validate(notebook)
    manager = KernelManager(kernel_name="python3")
    manager._kernel_spec = kernelspec.KernelSpec(
        argv=[sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"], language="python", display_name="tests")
    nbclient.NotebookClient(
        notebook, km=manager, timeout=100, resources={"metadata": {"path": str(tmp_path)}}).execute()
    shown = [
        "".join(output.get("text", "") or output["data"].get("text/html", "") or output["data"]["text/plain"]
                for output in cell["outputs"])
        for cell in notebook["cells"] if cell["cell_type"] == "code"]
    with naql.open(SEEDS) as graph:
        voices = graph.query(
            "MATCH (w:Person)-[:SAID]->(s) RETURN w.name AS who, count(*) AS n ORDER BY n DESC, who LIMIT 5").fetch()
        said = graph.query("MATCH (:Person)-[:SAID]->(:Statement) RETURN count(*)").value()
        relayed = graph.query("MATCH (:Agent)-[:SAID]->(:Statement)-[:VIA]->() RETURN count(*)").value()
    assert shown[1].startswith('<table dir="rtl"') and all(row["who"] in shown[1] for row in voices)
    assert "share" in shown[2] and "I have counted the boxes myself" in shown[4]
    assert len(shown[5].splitlines()) == relayed > 5
    assert shown[6].startswith("<iframe srcdoc=")
    assert shown[7] == "['graph.ttl', 'said.parquet']" and shown[8] == str(said)
    assert "2:8: there is no function `cuont`" in shown[9] and "did you mean `count`" in shown[9]


def test_what_the_readme_shows_runs(monkeypatch, tmp_path, capsys):
    (tmp_path / "seeds").symlink_to(SEEDS)
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"^```python\n(.*?)^```", (ROOT / "README.md").read_text(encoding="utf-8"), re.M | re.S)
    # Others are for drivers, which ask a server.
    blocks = [block for block in blocks if "import naql" in block]
    assert blocks
    for block in blocks:
        exec(compile(block, "README.md", "exec"), {})
    assert "direct I have counted the boxes myself" in capsys.readouterr().out
    assert {"said.parquet", "seeds.ttl"} <= {path.name for path in tmp_path.iterdir()}
