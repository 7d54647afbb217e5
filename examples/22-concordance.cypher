// In which company does a word stand? Every hit of "bridge" and جسر with what is before and after it, sorted by the word after.
CALL search.kwic(
  'bridge NEAR/6 (warning OR collapse*) OR "انهيار جسر"~3',
  {sort: ['R1', 'L1'], width: 30}
) YIELD left,
  hit,
  right,
  source
RETURN left, hit, right, source;
