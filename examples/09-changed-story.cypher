// Who said something else on a later day about the same thing (at least two words in common, inflection apart)?
MATCH (old:Statement)<-[:SAID]-(who:Agent)-[:SAID]->(new:Statement)
MATCH (old)-[:IN]->()<-[:HAS_SENTENCE]-()<-[:HAS_PARAGRAPH]-(:Section)<-[:HAS_SECTION]-(a:Article)
MATCH (new)-[:IN]->()<-[:HAS_SENTENCE]-()<-[:HAS_PARAGRAPH]-(:Section)<-[:HAS_SECTION]-(b:Article)
// What another outlet passes on, or what is printed again, is not new.
WHERE a.published < b.published
  AND NOT EXISTS { (new)-[:VIA]->() }
  AND NOT old.text CONTAINS new.text
WITH DISTINCT who,
  old,
  new,
  coalesce(old.date, a.published) AS day,
  coalesce(new.date, b.published) AS later,
  split(text.stem(new.text), ' ') AS words
WITH *, [w IN split(text.stem(old.text), ' ') WHERE size(w) > 2 AND w IN words] AS common
WHERE size(common) > 1
RETURN who.name AS who, day, old.text AS said, later, new.text AS saidLater, common
ORDER BY who, day, said, saidLater;
