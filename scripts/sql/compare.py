"""One query, answered twice."""
import collections

import duckdb
import engines

Outcome = collections.namedtuple("Outcome", "kind detail statement")


def compare(naql, tables, query, parameters=None, ordered=False, bag=False):
    """What becomes of a query: `agree`, `refused`, `differ`, or `both fail`."""
    parameters = parameters or {}
    reply = naql.call(op="sql", dialect="duckdb", query=query, params=parameters)
    answer = naql.call(op="run", query=query, params=parameters)
    if "error" in reply:
        error = reply["error"]
        if error.get("type") == "Unsupported":
            return Outcome("refused", error["message"], None)
        if "error" in answer:
            return Outcome("both fail", error["message"], None)
        return Outcome("differ", f"naql answers, naql sql says {error}", None)
    statement = reply["statement"]
    tables.load()
    try:
        got = tables.rows(statement, {k: engines.plain(v) for k, v in parameters.items()})
    except duckdb.Error as error:
        if "error" in answer:
            return Outcome("both fail", str(error), statement)
        return Outcome("differ", f"DuckDB fails: {error}", statement)
    if "error" in answer:
        return Outcome("differ", f"naql fails: {answer['error']}, DuckDB gives {got[:5]}", statement)
    expected = [[engines.of_naql(value, bag) for value in row] for row in answer["rows"]]
    found = [[engines.of_duckdb(value, bag) for value in row] for row in got]
    if engines.same(expected, found, ordered):
        return Outcome("agree", "", statement)
    return Outcome("differ", f"naql {expected[:6]} DuckDB {found[:6]} ({len(expected)} and {len(found)} rows)", statement)


class Tally:
    """Counts outcomes, and shows the first differences."""

    def __init__(self, what, show):
        self.what, self.show = what, show
        self.counts, self.reasons = collections.Counter(), collections.Counter()

    def add(self, outcome, title, query):
        self.counts[outcome.kind] += 1
        if outcome.kind == "refused":
            self.reasons[outcome.detail] += 1
        if outcome.kind == "differ" and self.counts["differ"] <= self.show:
            print(f"differs: {title}\n{query}\n  {outcome.detail}\n{outcome.statement or ''}\n")

    def report(self, details=False):
        counts = self.counts
        total = sum(counts.values())
        agree = counts["agree"] + counts["both fail"]
        share = 100 * agree / total if total else 0
        print(f"{self.what}: {total} queries, {counts['agree']} agree, {counts['both fail']} fail in both, "
              f"{counts['refused']} refused, {counts['differ']} differ ({share:.1f} % agree)")
        if details:
            for reason, count in self.reasons.most_common(40):
                print(f"  {count:5} {reason}")
        return counts["differ"]
