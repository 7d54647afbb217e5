import CypherSemantics
import PropertyGraph

/// `ceil`, `floor` and `round` with its precision and modes.
enum RoundingFunctions {
    static let all: [ScalarFunction] = [
        whole("ceil", "The smallest whole number not below a number.", .up),
        whole("ceiling", "The smallest whole number not below a number.", .up),
        whole("floor", "The largest whole number not above a number.", .down),
        ScalarFunction(
            MathFunctions.signature(
                "round", [MathFunctions.value, .init("precision", .integer), .init("mode", .string)], required: 1,
                result: .float,
                "A number rounded to so many decimals (0), by a mode: HALF_UP, HALF_DOWN, HALF_EVEN, UP, DOWN, CEILING "
                    + "or FLOOR. Without a mode ties go away from zero, but up where no decimal is left.")
        ) { (arguments, _) throws(ExecutionError) in
            let value = try arguments[0].number("round")
            let precision = arguments.count > 1 ? try arguments[1].number("round") : 0
            guard precision >= 0, precision <= 308 else {
                throw .outOfRange("the precision of round() must be from 0 to 308")
            }
            if precision == 0, arguments.count < 3 {
                // To a whole number, and without a mode, ties go towards positive infinity.
                let below = value.rounded(.down)
                return .float(value - below >= 0.5 ? below + 1 : below)
            }
            var mode = Mode.halfUp
            if arguments.count > 2 {
                let name = try arguments[2].string("round")
                guard let known = Mode(rawValue: name.uppercased()) else {
                    let known = Mode.allCases.map(\.rawValue).joined(separator: ", ")
                    throw .invalid("unknown rounding mode \(Value.excerpt(name)); there are \(known)")
                }
                mode = known
            }
            return .float(round(value, decimals: Int(precision), mode))
        },
    ]

    /// What to do with what is cut off.
    enum Mode: String, CaseIterable {
        case up = "UP"
        case down = "DOWN"
        case ceiling = "CEILING"
        case floor = "FLOOR"
        case halfUp = "HALF_UP"
        case halfDown = "HALF_DOWN"
        case halfEven = "HALF_EVEN"
    }

    /// Rounds the shortest decimal text of a float, so that 2.675 has the tie that a reader sees.
    static func round(_ value: Double, decimals: Int, _ mode: Mode) -> Double {
        guard value.isFinite, value != 0 else { return value }
        let (digits, exponent) = Numbers.decimalDigits(value.magnitude)
        // How many of the digits stay; below zero all are behind the last place that counts.
        let kept = exponent + 1 + decimals
        guard kept < digits.count else { return value }
        let isNegative = value < 0
        let dropped = kept < 0 ? [0] + digits : Array(digits[max(0, kept)...])
        var result = kept > 0 ? Array(digits[..<kept]) : []
        if roundsAway(dropped, last: result.last ?? 0, isNegative: isNegative, mode) {
            var place = result.count - 1
            while place >= 0, result[place] == 9 {
                result[place] = 0
                place -= 1
            }
            if place >= 0 { result[place] += 1 } else { result.insert(1, at: 0) }
        }
        let text = String(decoding: result.map { $0 + 0x30 }, as: UTF8.self)
        let magnitude = Double("\(text.isEmpty ? "0" : text)e-\(decimals)") ?? value.magnitude
        return isNegative ? -magnitude : magnitude
    }

    private static func roundsAway(_ dropped: [UInt8], last: UInt8, isNegative: Bool, _ mode: Mode) -> Bool {
        let isTie = dropped[0] == 5 && dropped.dropFirst().allSatisfy { $0 == 0 }
        switch mode {
        case .up: return true
        case .down: return false
        case .ceiling: return !isNegative
        case .floor: return isNegative
        case .halfUp: return dropped[0] >= 5
        case .halfDown: return dropped[0] >= 5 && !isTie
        case .halfEven: return isTie ? last % 2 == 1 : dropped[0] >= 5
        }
    }

    private static func whole(_ name: String, _ summary: String, _ rule: FloatingPointRoundingRule) -> ScalarFunction {
        ScalarFunction(MathFunctions.signature(name, [MathFunctions.value], result: .float, summary)) {
            (arguments, _) throws(ExecutionError) in .float(try arguments[0].number(name).rounded(rule))
        }
    }
}
