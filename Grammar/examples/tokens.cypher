// NumberLiteral, Number, Digits
RETURN 0, 42, 1_000_000, 0xFF, 0o17, -9223372036854775808, 1.5, .5, 1e9, 1.5E-3, -2.5;

// StringLiteral, String, Escape
RETURN 'it\'s', "it's", 'a\tb\nc\\d', '\u0633\u0644\u0627\u0645', '\U0001F4F0', '\uD83D\uDCF0', '«نقل»';

// InterpolatedString
RETURN s'{1 + 1} of {size([1, 2, 3])}', s"\{no expression\}";

// Name, Word, QuotedWord
MATCH (match1:Match {return: 1})-[`a b`:`with ``quotes```]->(اسم) RETURN match1.where, اسم AS limit, `a b`;
