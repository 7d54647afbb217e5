import CypherRuntime
import CypherSemantics
import PropertyGraph
import Testing

/// Functions of numbers, strings and lists, conversions and operators, one expression a line.
@Suite struct ScalarFunctionTests {
    @Test(arguments: CaseTable.cases(numbers)) func checkNumbers(_ test: CaseTable.Case) { CaseTable.check(test) }
    @Test(arguments: CaseTable.cases(strings)) func checkStrings(_ test: CaseTable.Case) { CaseTable.check(test) }
    @Test(arguments: CaseTable.cases(lists)) func checkLists(_ test: CaseTable.Case) { CaseTable.check(test) }
    @Test(arguments: CaseTable.cases(conversions)) func checkConversions(_ test: CaseTable.Case) {
        CaseTable.check(test)
    }
    @Test(arguments: CaseTable.cases(operators)) func checkOperators(_ test: CaseTable.Case) { CaseTable.check(test) }
    @Test(arguments: CaseTable.cases(comparisons)) func checkComparisons(_ test: CaseTable.Case) {
        CaseTable.check(test)
    }

    @Test func everyFunctionSaysWhatItDoes() {
        for (name, signature) in FunctionRegistry.standard.signatures {
            #expect(name == signature.name.lowercased())
            #expect(signature.summary.hasSuffix("."), "\(signature.name): \(signature.summary)")
            #expect(!signature.category.isEmpty)
            #expect(signature.required <= signature.parameters.count)
        }
    }

    @Test func nullsComeBack() throws {
        let context = FunctionContext(graph: Graph(), statementClock: 0)
        let seeing: Set = ["coalesce", "nullif", "exists", "valuetype"]
        for (name, signature) in FunctionRegistry.standard.signatures
        where !signature.parameters.isEmpty && !signature.isAggregate && !seeing.contains(name) {
            let function = try #require(FunctionRegistry.standard.function(named: name))
            let arguments = Array(repeating: Value.null, count: max(1, signature.required))
            #expect(try function.evaluate(arguments, context).isNull, "\(signature.name)(null)")
        }
    }

    static let numbers = """
        abs(-5) -> 5
        abs(-5.5) -> 5.5
        abs(-9223372036854775808) !! IntegerOverflow
        sign(-0.5) -> -1
        ceil(1.1) -> 2.0
        floor(-1.1) -> -2.0
        round(0.5) -> 1.0
        round(-1.5) -> -1.0
        round(0.49999999999999994) -> 0.0
        round(3.141592, 3) -> 3.142
        round(2.675, 2) -> 2.68
        round(-2.675, 2) -> -2.68
        round(9.99, 1) -> 10.0
        round(0.04, 1) -> 0.0
        round(0.06, 1) -> 0.1
        round(1.249, 1, 'UP') -> 1.3
        round(1.251, 1, 'DOWN') -> 1.2
        round(-1.251, 1, 'CEILING') -> -1.2
        round(-1.251, 1, 'FLOOR') -> -1.3
        round(1.25, 1, 'HALF_EVEN') -> 1.2
        round(1.35, 1, 'HALF_EVEN') -> 1.4
        round(1.25, 1, 'HALF_DOWN') -> 1.2
        round(1.25, 1, 'SIDEWAYS') !! InvalidArgumentValue
        round(1.25, -1) !! NumberOutOfRange
        sqrt(256) -> 16.0
        sqrt(-1) -> NaN
        exp(0) -> 1.0
        log(e()) -> 1.0
        log10(1000) -> 3.0
        pi() -> 3.141592653589793
        degrees(pi()) -> 180.0
        radians(180) -> 3.141592653589793
        sin(0) -> 0.0
        cot(0) -> Infinity
        haversin(0) -> 0.0
        atan2(0.0, -1) -> 3.141592653589793
        isNaN(0.0 / 0.0) -> true
        isNaN(1) -> false
        sqrt('4') !! InvalidArgumentValue
        """

    static let strings = """
        toUpper('straße') -> 'STRASSE'
        lower('ÀB') -> 'àb'
        trim('  a b ') -> 'a b'
        ltrim('xxaxx', 'x') -> 'axx'
        rtrim('xxaxy', 'xy') -> 'xxa'
        btrim('xxaxx', 'x') -> 'a'
        replace('hello', 'l', 'w') -> 'hewwo'
        replace('hello', 'l', 'w', 1) -> 'hewlo'
        replace('aaa', 'aa', 'b') -> 'ba'
        replace('ab', '', '-') -> '-a-b-'
        replace('قال ناطق', 'ناطق', 'مصدر') -> 'قال مصدر'
        split('one,two', ',') -> ['one', 'two']
        split(',a,', ',') -> ['', 'a', '']
        split('a,b;c', [',', ';']) -> ['a', 'b', 'c']
        split('', ',') -> ['']
        split('غزة', '') -> ['غ', 'ز', 'ة']
        substring('hello', 1, 3) -> 'ell'
        substring('hello', 9) -> ''
        substring('hello', -1) !! NumberOutOfRange
        substring('القدس', 2, 2) -> 'قد'
        left('hello', 2) -> 'he'
        left('hello', 99) -> 'hello'
        left('hello', -1) !! NumberOutOfRange
        right('القدس', 2) -> 'دس'
        reverse('a😀b') -> 'b😀a'
        size('a😀b') -> 3
        char_length('قالَ') -> 4
        size(5) !! InvalidArgumentValue
        normalize('e\\u0301') = 'é' -> true
        size(normalize('é', 'NFD')) -> 2
        normalize('ﷺ', 'NFKC') -> 'صلى الله عليه وسلم'
        normalize('①', 'NFKD') -> '1'
        normalize('a', 'NFX') !! InvalidArgumentValue
        """

    static let lists = """
        size([1, null]) -> 2
        head([]) -> null
        last([1, 2]) -> 2
        tail([]) -> []
        tail([1, 2]) -> [2]
        reverse([1, 2]) -> [2, 1]
        isEmpty({}) -> true
        isEmpty('') -> true
        range(0, 4) -> [0, 1, 2, 3, 4]
        range(4, 0, -2) -> [4, 2, 0]
        range(1, 0) -> []
        range(0, 10, 0) !! NumberOutOfRange
        range(1, 1000000000000) !! MemoryLimit
        range(-9223372036854775808, 9223372036854775807, 9223372036854775807) -> [-9223372036854775808, -1, 9223372036854775806]
        range(1.5, 3) !! InvalidArgumentType
        keys({b: 1, a: null}) -> ['b', 'a']
        properties({a: 1}) -> {a: 1}
        coalesce(null, 1, 2) -> 1
        coalesce(null) -> null
        nullIf(1, 1.0) -> null
        nullIf(1, null) -> 1
        valueType([1, 'a', null]) -> 'LIST<STRING | INTEGER> NOT NULL'
        valueType(null) -> 'NULL'
        valueType([]) -> 'LIST<NOTHING> NOT NULL'
        toIntegerList(['1', 'x', 2.5]) -> [1, null, 2]
        labels(1) !! InvalidArgumentValue
        """

    static let conversions = """
        toInteger(' 42 ') -> 42
        toInteger('2.9') -> 2
        toInteger('-2.9') -> -2
        toInteger('٤٠٠') -> null
        toInteger('0x10') -> null
        toInteger('9223372036854775808') !! IntegerOverflow
        toInteger(1e300) !! IntegerOverflow
        toInteger(true) -> 1
        toInteger([]) !! InvalidArgumentValue
        toIntegerOrNull([]) -> null
        toFloat('1e3') -> 1000.0
        toFloat('.5') -> 0.5
        toFloat('5.') -> 5.0
        toFloat('nan') -> null
        toFloat('NaN') -> NaN
        toFloat('1e') -> null
        toFloat(true) !! InvalidArgumentValue
        toBoolean('TRUE') -> true
        toBoolean('yes') -> null
        toBoolean(0) -> false
        toBoolean(1.0) !! InvalidArgumentValue
        toString(1e300) -> '1.0E300'
        toString(0.1) -> '0.1'
        toString(123456789.0) -> '123456789.0'
        toString(1e-7) -> '1.0E-7'
        toString(-0.0) -> '-0.0'
        toString([1]) !! InvalidArgumentValue
        toStringOrNull([1]) -> null
        """

    static let operators = """
        9223372036854775807 + 1 !! IntegerOverflow
        -9223372036854775808 - 1 !! IntegerOverflow
        4611686018427387904 * 2 !! IntegerOverflow
        7 / 2 -> 3
        -7 / 2 -> -3
        1 / 0 !! DivisionByZero
        1 / 0.0 -> Infinity
        7 % 0 !! DivisionByZero
        -7 % 3 -> -1
        -9223372036854775808 % -1 -> 0
        -9223372036854775808 / -1 !! IntegerOverflow
        5.5 % 2 -> 1.5
        2 ^ 10 -> 1024.0
        'a' + 1 -> 'a1'
        1.5 + 'a' -> '1.5a'
        [1] + 2 -> [1, 2]
        1 + [2] -> [1, 2]
        [1] + [2] -> [1, 2]
        [1] + null -> null
        'a' || 'b' -> 'ab'
        [1] || [2] -> [1, 2]
        'a' || 1 !! InvalidArgumentType
        true + 1 !! InvalidArgumentType
        {} - 1 !! InvalidArgumentType
        -'a' !! InvalidArgumentType
        """

    static let comparisons = """
        1 = 1.0 -> true
        9007199254740993 = 9007199254740992.0 -> false
        9007199254740993 > 9007199254740992.0 -> true
        9223372036854775807 < 9223372036854775808.0 -> true
        0.0 / 0.0 = 0.0 / 0.0 -> false
        0.0 / 0.0 < 1 -> false
        1 = '1' -> false
        1 < '1' -> null
        [1, null] = [1, 2] -> null
        [1, null] = [2, null] -> false
        [1, null] = [1] -> false
        {a: 1, b: null} = {b: 2, a: 1} -> null
        {a: 1} = {a: 1.0} -> true
        {a: 1} = {b: 1} -> false
        [1, 2] < [1, 3] -> true
        [1] < [1, 2] -> true
        [1, null] < [2] -> true
        [1, null] < [1, 2] -> null
        false < true -> true
        'a' < 'b' -> true
        'Z' < 'a' -> true
        '\\uFFFD' < '😀' -> true
        'é' = 'e\\u0301' -> false
        """
}
