// Expression, Disjunction, ExclusiveDisjunction, Conjunction, Negation
RETURN a OR b AND NOT c XOR NOT NOT d AS truth;

// Comparison
RETURN 1 < x <= 3 <> 4 = 5 >= 6 > 7 AS chain;

// Predicate
RETURN 1 IN [1, 2], 'abc' STARTS WITH 'a', 'abc' ENDS WITH 'c', 'abc' CONTAINS 'b', 'abc' =~ '[a-c]+';

// IsPredicate, NormalizedTest, NormalForm, TypeName, TypeUnion, SimpleType, TypeWords
RETURN x IS NULL, x IS NOT NULL, x IS :: INTEGER, x IS NOT TYPED STRING, x :: LIST<FLOAT NOT NULL> | DATE, n IS Person, n IS NOT Person|Place;
RETURN x IS NORMALIZED, x IS NOT NFKC NORMALIZED, normalize(x, NFD);
RETURN x IS :: ZONED DATETIME NOT NULL, x IS :: ANY<BOOL | INT>, x IS :: TIME WITHOUT TIME ZONE, x IS :: STRING LIST;

// Additive, Multiplicative, Power, Signed
RETURN 1 + 2 - 3 * 4 / 5 % 6 ^ 2 ^ -3, 'a' || 'b', - - 1, +x, -(1);

// Postfix, Subscript, Parenthesized
RETURN n.a.b, list[0], list[-1], list[1..3], list[..2], list[1..], n:Person, n:A|B, (n:A).x, {a: 1}.a, (1 + 2) * 3;

// Atom, Variable, FunctionCall, TrimCall, WordArgument, QualifiedName, CountStar
RETURN normalize(s, NFD), vector([1, 2], 2, FLOAT32), vector_distance(a, b, COSINE);
RETURN trim(x), trim(BOTH 'x' FROM s), trim(LEADING FROM s), trim('x' FROM s), trim(FROM s);
RETURN count(*), count(DISTINCT n), text.fold('أحمد'), toUpper('a'), `my function`(1), نقل, `الاسم كاملًا`;

// CaseExpression, CaseBranch, CaseCondition
RETURN CASE x WHEN < 3, > 7 THEN 'edge' WHEN IS NULL THEN 'none' WHEN STARTS WITH 'a' THEN 'a' ELSE 'other' END;
RETURN CASE x + 1 WHEN 3 THEN 'three' WHEN IN [1, 2] THEN 'few' END;
RETURN CASE n WHEN :Person&!Draft THEN 'person' WHEN IS LABELED Place THEN 'place' END;
RETURN CASE WHEN a THEN 1 WHEN b THEN 2 ELSE 3 END, CASE x WHEN 1, 2 THEN 'few' WHEN 3 THEN 'many' END;

// ListLiteral, ListComprehension, PatternComprehension
RETURN [], [1, 'a', [2]], [x IN list], [x IN list WHERE x > 1], [x IN list | x * 2], [x IN list WHERE x:A | x.b];
RETURN [(a)-->(b) | b.name], [p = (a)-[:R*]->(b) WHERE b.x = 1 | length(p)], [(x IN xs)];

// QuantifiedPredicate, Reduce
RETURN all(x IN list WHERE x > 0), any(x IN list WHERE x > 0), none(x IN list WHERE x > 0), single(x IN list WHERE x > 0);
RETURN reduce(sum = 0, x IN list | sum + x) AS total;

// PatternPredicate
MATCH (a), (b) WHERE (a)-->(b) AND NOT (a)<-[:R*1..2]-(b {x: 1}) OR exists((a)--()) RETURN a;

// SubqueryExpression
MATCH (p) WHERE EXISTS { (p)-[:SAID]->(s) WHERE s.words > 10 } AND COUNT { MATCH (p)-->(q) RETURN q } > 2
RETURN COLLECT { MATCH (p)-[:SAID]->(s) RETURN s.text ORDER BY s.start } AS texts;
RETURN COUNT { REPEATABLE ELEMENTS (a)-->{1,3}(b) WHERE a <> b } AS walks;

// MapLiteral, MapEntry, MapProjection, MapProjectionItem
RETURN {}, {a: 1, `b c`: [2], where: {d: null}}, n {.name, .*, key: 1 + 2, other}, n.map {.a}, head(nodes(p)) {.*}, {a: 1} {.a, b: 2};

// Parameter, ParameterToken
RETURN $name, $1, $`with spaces`;

// AllReduce
RETURN allReduce(sum = 0, n IN [1, 2, 3] | sum + n, sum < 10) AS small;
