// Which words does one outlet use more than the others, beyond chance? The count stands beside all words of either side.
MATCH (o:Outlet)<-[:PUBLISHED_BY]-(a:Article)-[:HAS_SECTION]->()-[:HAS_PARAGRAPH]->()-[:HAS_SENTENCE]->(s:Sentence)
WHERE a.language = 'en'
WITH collect({outlet: o.name, sentence: s}) AS all
WITH [x IN all WHERE x.outlet = 'The Port Herald' | x.sentence] AS target,
  [x IN all WHERE x.outlet <> 'The Port Herald' | x.sentence] AS reference
CALL stats.keyness(target, reference, {limit: 8}) YIELD word,
  count,
  total,
  referenceCount,
  referenceTotal,
  logLikelihood,
  logRatio
RETURN word,
  count,
  total,
  referenceCount,
  referenceTotal,
  round(logLikelihood, 2) AS logLikelihood,
  round(logRatio, 2) AS logRatio;
