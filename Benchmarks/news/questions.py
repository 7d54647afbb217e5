"""The questions of queries.txt, and the checksum by which answers are compared: that of `naql bench`."""
import os
import zlib


def questions():
    """Name, Cypher and SQL of each."""
    result = []
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "queries.txt"), encoding="utf-8") as file:
        for part in file.read().split("\n== ")[1:]:
            name, text = part.split("\n", 1)
            cypher, sql = text.split("\n--\n")
            result.append((name.strip(), cypher.strip(), sql.strip()))
    return result


def write_cypher(folder):
    """The folder of queries that `naql bench` reads."""
    os.makedirs(folder, exist_ok=True)
    for name, cypher, _ in questions():
        head = "// result: stream\n" if name.endswith("_rows") else ""
        with open(f"{folder}/{name}.cypher", "w", encoding="utf-8") as file:
            file.write(head + cypher + "\n")


def cell(value):
    if value is None:
        return "\\N"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return "%.6g" % value
    return str(value)


def checksum(rows, in_any_order=False):
    """Number of rows and CRC of their cells; sums of the rows' CRCs where their order does not count."""
    count = total = 0
    for row in rows:
        count += 1
        line = ("\t".join(cell(v) for v in row) + "\n").encode()
        total = (total + zlib.crc32(line)) % 2**64 if in_any_order else zlib.crc32(line, total)
    return f"{count}:{total:x}"
