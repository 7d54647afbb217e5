"""The reading scenarios of the openCypher TCK."""
import importlib.util
import os
import pathlib
import re

import compare
import engines

WRITES = re.compile(r"\b(CREATE|MERGE|SET|DELETE|REMOVE|FOREACH)\b", re.I)


def check(options):
    folder = pathlib.Path(options.tck)
    spec = importlib.util.spec_from_file_location("tck_runner", folder / "tck.py")
    runner = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(runner)
    graphs = runner.read_graphs(str(folder / "graphs"))
    naql = engines.Naql(options.binary)
    tables = engines.Tables(naql)
    tally = compare.Tally("TCK", options.show)
    for scenario in runner.choose(runner.read_features(str(folder / "features"))):
        play(scenario, runner, graphs, naql, tables, tally)
    naql.close()
    return tally.report(details=os.environ.get("NAQL_SQL_REASONS") is not None)


def play(scenario, runner, graphs, naql, tables, tally):
    naql.call(op="reset")
    tables.start()
    parameters = {}
    for index, step in enumerate(scenario.steps):
        text = step.text.strip()
        if graph := re.match(r"the (\S+) graph$", text):
            tables.note(graph[1])
            for query in graphs[graph[1]]:
                naql.call(op="run", query=query, params={})
        elif text == "having executed:":
            tables.note(step.doc, str(parameters))
            naql.call(op="run", query=step.doc, params=parameters)
        elif text == "parameters are:":
            parameters.update({name: runner.encode(runner.read_value(value)) for name, value in step.table})
        elif procedure := re.match(r"there exists a procedure (.+):$", text):
            naql.call(**runner.procedure_request(procedure[1], step.table))
        elif text in ("executing query:", "executing control query:"):
            if WRITES.search(re.sub(r"'[^']*'", "", step.doc)):
                tables.note(step.doc, str(parameters))
                naql.call(op="run", query=step.doc, params=parameters)
                continue
            wanted = scenario.steps[index + 1].text if index + 1 < len(scenario.steps) else ""
            ordered, in_order = runner.RESULT_STEPS.get(wanted.strip(), (False, True))
            outcome = compare.compare(naql, tables, step.doc, parameters, ordered, not in_order)
            tally.add(outcome, scenario.title, step.doc)
