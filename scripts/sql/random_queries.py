"""Random queries over random graphs."""
import json
import os

import compare
import engines


def check(options):
    naql = engines.Naql(options.binary)
    tables = engines.Tables(naql)
    tally = compare.Tally("random", options.show)
    with open(options.random, encoding="utf-8") as file:
        for line in file:
            entry = json.loads(line)
            naql.call(op="reset")
            naql.call(op="run", query=entry["graph"], params={})
            tables.start()
            tables.note(entry["graph"])
            for query in entry["queries"]:
                text = query["text"]
                outcome = compare.compare(naql, tables, text, {}, query["ordered"], "collect(" in text)
                tally.add(outcome, entry["graph"], text)
    naql.close()
    return tally.report(details=os.environ.get("NAQL_SQL_REASONS") is not None)
