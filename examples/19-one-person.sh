#!/bin/sh
# What has one person said? The name is a parameter, so that any spelling the graph knows can be asked for.
naql seeds -p who="${1:-Karoline Leavitt}" --format table -c '
  MATCH (p:Agent)-[:SAID]->(s:Statement)
  WHERE text.fold($who) IN [n IN [p.name] + p.aliases | text.fold(n)]
  RETURN p.name AS who, s.kind AS kind, s.verb AS verb, s.text AS said
  ORDER BY said'
