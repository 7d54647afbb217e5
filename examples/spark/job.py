#!/usr/bin/env python3
"""Annotates articles on Apache Spark, and makes the tables of their graph.

    job.py RECORDS OUT [--naql PATH] [--partitions N] [--path NAME] [--dump FILE]

RECORDS is JSON Lines (a file, a folder, or what else Spark reads), an article a line with an id or a url: `naql read` makes
them of any articles. OUT becomes a folder of tables in Parquet, with the list of them that `naql sql` reads and a script
that opens them; it must not be there yet. --dump writes every node and relationship as a sorted line of text.

What one article says, `naql annotate` finds in its own partition; what is one for many articles is joined here, by keys:
people, organizations and places with their names, who cites whom how often, and which words repeat others.
"""
import argparse
import json
import os
import shlex
import shutil
import sys


def main():
    parser = argparse.ArgumentParser(description="Annotates articles on Apache Spark.")
    parser.add_argument("records")
    parser.add_argument("out")
    parser.add_argument("--naql", default="naql", help="the program, on every machine")
    parser.add_argument("--partitions", type=int, default=8)
    parser.add_argument("--path", default="-", help="the path that articles have as property")
    parser.add_argument("--dump", help="a file for sorted lines of the graph")
    options = parser.parse_args()
    if os.path.exists(options.out):
        sys.exit(f"job.py: {options.out} is there already; name a new folder")
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        sys.exit("job.py: Spark needs Java 17; install it (apt-get install openjdk-17-jre-headless)")
    try:
        import pyspark
    except ImportError:
        sys.exit("job.py: there is no pyspark; pip install 'pyspark>=4,<5'")
    if not pyspark.__version__.startswith("4."):
        sys.exit(f"job.py: this is Spark {pyspark.__version__}; the job is for 4")
    from pyspark.sql import SparkSession
    builder = SparkSession.builder.appName("naql").config("spark.ui.showConsoleProgress", "false")
    builder = builder.config("spark.sql.shuffle.partitions", options.partitions)
    spark = builder.config("spark.default.parallelism", options.partitions).getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    Job(spark, options).run()
    spark.stop()


def program(options, *arguments):
    """A command for rdd.pipe; a bad record (status 3) is told on standard error and is no failure of the partition."""
    command = " ".join(map(shlex.quote, [options.naql, "annotate", *arguments]))
    return "sh -c " + shlex.quote(f"{command}; status=$?; [ $status = 3 ] || exit $status")


class Job:
    def __init__(self, spark, options):
        self.spark, self.options = spark, options

    def run(self):
        lines = self.annotated()
        nodes, relationships = self.joined(lines)
        nodes, relationships = self.numbered(nodes, relationships)
        if self.options.dump:
            self.dump(nodes, relationships)
        draft = self.options.out + ".partial"
        shutil.rmtree(draft, ignore_errors=True)
        self.write(nodes, relationships, draft)
        os.rename(draft, self.options.out)

    # What `naql annotate` writes

    def annotated(self):
        from pyspark.sql import types
        text = self.spark.read.text(self.options.records).repartition(self.options.partitions)
        # The same article twice is one article; of its versions only one can be annotated here.
        records = text.rdd.map(lambda row: row.value).filter(str.strip).keyBy(identity)
        chosen = records.reduceByKey(min).values()
        piped = chosen.pipe(program(self.options, "--path", self.options.path), checkCode=True)
        texts = types.StringType()
        lists = types.ArrayType(texts)
        fields = {"kind": texts, "key": texts, "labels": lists, "properties": texts, "functions": texts, "type": texts,
                  "source": texts, "target": texts, "name": texts, "rank": types.LongType(), "forms": lists,
                  "given": lists}
        schema = types.StructType([types.StructField(name, kind) for name, kind in fields.items()])
        self.lines = piped.cache()
        return self.spark.read.schema(schema).json(self.lines).cache()

    def repeats(self):
        """Words that are elsewhere too: compared in one place, by their prints alone."""
        prints = self.lines.filter(lambda line: line.startswith('{"kind":"print"')).coalesce(1)
        return prints.pipe(program(self.options, "--repeats"), checkCode=True)

    # What is one for many articles

    def joined(self, lines):
        from pyspark.sql import functions as f
        own = lines.where("kind = 'node'").select("key", f.array_sort("labels").alias("labels"), "properties", "functions")
        shared = self.entities(lines.where("kind = 'entity'"))
        nodes = own.unionByName(shared, allowMissingColumns=True)
        columns = ["key", "type", "source", "target", "properties", "functions"]
        found = lines.where("kind = 'relationship'").select(*columns)
        cites = (found.where("type = 'CITES'").groupBy("source", "target")
                 .agg(f.sum(f.get_json_object("properties", "$.count").cast("long")).alias("count"))
                 .select(f.concat_ws(">", "source", "target").alias("key"), f.lit("CITES").alias("type"), "source",
                         "target", f.to_json(f.struct("count")).alias("properties")))
        # Of an article's own source nothing is told elsewhere.
        entity = f.col("source").rlike("^(known|person|organization|place):")
        member = (f.col("type") == "AFFILIATED_WITH") & entity
        affiliated = found.where(member).dropDuplicates(["source", "target", "properties"])
        rest = found.where(~member & (f.col("type") != "CITES"))
        repeats = self.spark.read.schema(found.schema).json(self.repeats())
        relationships = rest.unionByName(affiliated).unionByName(repeats).unionByName(cites, allowMissingColumns=True)
        return nodes, relationships

    def entities(self, found):
        """People, organizations and places: called as most articles call a thing of the lexicon, else by the fullest name."""
        from pyspark.sql import functions as f
        from pyspark.sql.window import Window
        names = found.groupBy("key", "name").agg(f.count("*").alias("n"), f.min("rank").alias("rank"))
        size, known = f.length("name"), f.col("rank").isNotNull()
        order = [f.when(known, f.col("n")).otherwise(size).desc(), f.when(known, -f.col("rank")).otherwise(f.col("n")).desc(),
                 f.when(known, size).otherwise(f.lit(0)).desc(), f.col("name").asc()]
        place = f.row_number().over(Window.partitionBy("key").orderBy(*order))
        best = names.withColumn("place", place).where("place = 1").select("key", "name")
        forms = found.select("key", f.explode(f.concat(f.array("name"), "forms", "given")).alias("form")).distinct()
        aliases = (forms.join(best, "key").where("form <> name").groupBy("key")
                   .agg(f.array_sort(f.collect_list("form")).alias("aliases")))
        labels = (found.select("key", f.explode("labels").alias("label")).distinct().groupBy("key")
                  .agg(f.array_sort(f.collect_list("label")).alias("labels")))
        whole = best.join(aliases, "key", "left").join(labels, "key")
        aliases = f.coalesce("aliases", f.array().cast("array<string>")).alias("aliases")
        return whole.select("key", "labels", f.to_json(f.struct("name", aliases)).alias("properties"))

    # Tables

    def numbered(self, nodes, relationships):
        """Numbers in the order of the keys: the same however the work was parted."""
        from pyspark.sql import functions as f

        def number(frame):
            pairs = frame.orderBy("key", "properties").rdd.zipWithIndex()
            rows = pairs.map(lambda pair: (*pair[0], pair[1]))
            return self.spark.createDataFrame(rows, frame.schema.add("_id", "long"))
        nodes = number(nodes).cache()
        ends = nodes.select("key", "_id", "labels")
        joined = (number(relationships).alias("r")
                  .join(ends.alias("s"), f.col("r.source") == f.col("s.key"))
                  .join(ends.alias("t"), f.col("r.target") == f.col("t.key"))
                  .select("r._id", "r.type", "r.properties", "r.functions", f.col("s._id").alias("_src"),
                          f.col("t._id").alias("_dst"), f.col("s.labels").alias("from"), f.col("t.labels").alias("to")))
        return nodes, joined.cache()

    def write(self, nodes, relationships, out):
        """A table for each set of labels, and for each type between two of those; one look finds all of their columns."""
        manifest, numbers, script = {"version": 1, "nodes": [], "relationships": []}, {}, []
        nodes = nodes.rdd.map(lambda row: (tuple(row.labels), row)).cache()
        relationships = relationships.rdd.map(lambda row: ((row.type, tuple(row["from"]), tuple(row["to"])), row)).cache()
        os.makedirs(out + "/parquet")
        for labels, types in sorted(self.columns(nodes).items()):
            numbers[labels] = len(manifest["nodes"])
            name = "_".join(("node", *labels))
            columns = self.table(nodes, labels, types, ["_id"], name, out, script)
            manifest["nodes"].append({"table": name, "labels": list(labels), "columns": columns})
        for (kind, source, target), types in sorted(self.columns(relationships).items()):
            name = f"{kind}_{'_'.join(source)}_{'_'.join(target)}"
            columns = self.table(
                relationships, (kind, source, target), types, ["_id", "_src", "_dst"], name, out, script)
            manifest["relationships"].append({"table": name, "type": kind, "source": numbers[source],
                                              "target": numbers[target], "columns": columns})
        os.makedirs(out + "/scripts")
        with open(out + "/scripts/spark.sql", "w", encoding="utf-8") as file:
            file.writelines(script)
        with open(out + "/tables.json", "w", encoding="utf-8") as file:
            json.dump(manifest, file, ensure_ascii=False, indent=1)

    def columns(self, rows):
        """By table: the properties that any of its rows has, with their types."""
        found = rows.flatMap(lambda pair: [((pair[0], None), "")] + [((pair[0], k), t) for k, t in kinds_of(pair[1])])
        tables = {}
        for (table, key), kind in found.reduceByKey(lambda a, b: a if a == b else "ANY").collect():
            tables.setdefault(table, {})
            if key is not None:
                tables[table][key] = kind
        return tables

    def table(self, rows, wanted, types, numbers, name, out, script):
        """Writes a table; its columns as the list of tables has them."""
        keys = sorted(types)
        sql = {"INTEGER": "BIGINT", "FLOAT": "DOUBLE", "BOOLEAN": "BOOLEAN", "DATE": "DATE", "LIST<STRING>": "ARRAY<STRING>"}
        schema = ", ".join([f"`{n}` BIGINT" for n in numbers] + [f"`{k}` {sql.get(types[k], 'STRING')}" for k in keys])
        own = rows.filter(lambda pair: pair[0] == wanted).map(lambda pair: cells(pair[1], numbers, keys, types))
        frame = self.spark.createDataFrame(own, schema)
        frame.coalesce(max(1, self.options.partitions // 4)).write.parquet(f"{out}/parquet/{name}.parquet")
        script.append(f"CREATE OR REPLACE TEMPORARY VIEW `{name}` USING parquet OPTIONS (path 'parquet/{name}.parquet');\n")
        return [{"key": key, "column": key, "type": types[key]} for key in keys]

    def dump(self, nodes, relationships):
        """Every node and relationship by all that it has, without numbers."""
        text = nodes.rdd.map(lambda row: (row._id, node_text(row.labels, json.loads(row.properties or "{}")))).cache()
        ends = relationships.rdd.map(lambda row: (row._src, (row._dst, row.type, row.properties)))
        half = ends.join(text).map(lambda pair: (pair[1][0][0], (pair[1][1], *pair[1][0][1:])))
        whole = half.join(text).map(lambda pair: relationship_text(
            pair[1][0][0], pair[1][0][1], json.loads(pair[1][0][2] or "{}"), pair[1][1]))
        with open(self.options.dump, "w", encoding="utf-8") as file:
            for line in sorted(text.values().collect()) + sorted(whole.collect()):
                file.write(line + "\n")


def identity(line):
    """What tells an article from others: its address, else its number and outlet."""
    try:
        record = json.loads(line)
        return str(record.get("uri") or record.get("url") or f"{record['id']} {record.get('outlet') or ''}")
    except (ValueError, KeyError, AttributeError, TypeError):
        return line


def kinds_of(row):
    functions = json.loads(row.functions or "{}")
    for key, value in json.loads(row.properties or "{}").items():
        if key in functions:
            yield key, "DATE" if functions[key] == "date" else "ANY"
        elif isinstance(value, list):
            yield key, "LIST<STRING>" if all(isinstance(v, str) for v in value) else "ANY"
        else:
            yield key, {bool: "BOOLEAN", int: "INTEGER", float: "FLOAT", str: "STRING"}[type(value)]


def cells(row, numbers, keys, types):
    import datetime
    functions, properties = json.loads(row.functions or "{}"), json.loads(row.properties or "{}")
    values = [row[number] for number in numbers]
    for key in keys:
        value = properties.get(key)
        if value is not None and types[key] == "DATE":
            value = datetime.date.fromisoformat(value)
        elif value is not None and types[key] == "ANY":
            quoted = "'" + str(value).replace("\\", "\\\\").replace("'", "\\'") + "'"
            value = f"{functions[key]}({quoted})" if key in functions else quoted if isinstance(value, str) else json.dumps(value)
        values.append(value)
    return tuple(values)


def node_text(labels, properties):
    return json.dumps([sorted(labels), sorted(properties.items())], ensure_ascii=False)


def relationship_text(source, kind, properties, target):
    return json.dumps([source, kind, sorted(properties.items()), target], ensure_ascii=False)


if __name__ == "__main__":
    main()
