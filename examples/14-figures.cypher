// Which figures were given, in digits or in words, by whom, and when?
WITH split(
  'ثلاثة أربعة خمسة أربعين خمسين سبعين ثمانين عشرين مئة مئتي ألف ألفي مليون مليوني',
  ' '
) + split(
  'three four five twenty forty fifty seventy eighty hundred thousand million',
  ' '
) AS numerals
MATCH (who:Agent)-[:SAID]->(s:Statement)-[:IN]->()<-[:HAS_SENTENCE]-()<-[:HAS_PARAGRAPH]-()<-[:HAS_SECTION]-(a:Article)
WITH DISTINCT a,
  who,
  s,
  [w IN text.words(s.text) WHERE text.fold(w) =~ '[0-9][0-9,.]*' OR w IN numerals] AS figures
WHERE size(figures) > 0
RETURN coalesce(s.date, a.published) AS day, figures, who.name AS who, s.text AS said
ORDER BY day, said;
