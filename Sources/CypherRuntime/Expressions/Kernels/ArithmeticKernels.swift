import CypherSyntax

/// Integer arithmetic row by row, and whether some row overflows or divides by zero.
@inline(__always)
private func integerRows(
    _ count: Int, _ body: (Int) -> (partialValue: Int64, overflow: Bool)
) -> (values: [Int64], hasFailed: Bool) {
    var failed = false
    let values = [Int64](unsafeUninitializedCapacity: count) { target, initialized in
        for row in 0..<count {
            let (value, overflow) = body(row)
            target.initializeElement(at: row, to: value)
            failed = failed || overflow
        }
        initialized = count
    }
    return (values, failed)
}

/// The operators whose operands and result are numbers.
enum NumericOperator {
    case add, subtract, multiply, divide, modulo

    init?(_ op: Expression.BinaryOperator) {
        switch op {
        case .add: self = .add
        case .subtract: self = .subtract
        case .multiply: self = .multiply
        case .divide: self = .divide
        case .modulo: self = .modulo
        default: return nil
        }
    }

    /// Integers. A null row may fail without harm, so the caller looks at failures again value by value.
    func apply(
        _ a: UnsafeBufferPointer<Int64>, _ b: UnsafeBufferPointer<Int64>
    ) -> (values: [Int64], hasFailed: Bool) {
        switch self {
        case .add: integerRows(a.count) { a[$0].addingReportingOverflow(b[$0]) }
        case .subtract: integerRows(a.count) { a[$0].subtractingReportingOverflow(b[$0]) }
        case .multiply: integerRows(a.count) { a[$0].multipliedReportingOverflow(by: b[$0]) }
        case .divide: integerRows(a.count) { a[$0].dividedReportingOverflow(by: b[$0]) }
        case .modulo:
            integerRows(a.count) {
                // The remainder by -1 is 0, though the quotient of the least integer does not exist.
                b[$0] == -1 ? (0, false) : a[$0].remainderReportingOverflow(dividingBy: b[$0])
            }
        }
    }

    /// As above, with the same right operand in all rows.
    func apply(_ a: UnsafeBufferPointer<Int64>, constant b: Int64) -> (values: [Int64], hasFailed: Bool) {
        switch self {
        case .add: integerRows(a.count) { a[$0].addingReportingOverflow(b) }
        case .subtract: integerRows(a.count) { a[$0].subtractingReportingOverflow(b) }
        case .multiply: integerRows(a.count) { a[$0].multipliedReportingOverflow(by: b) }
        case .divide: integerRows(a.count) { a[$0].dividedReportingOverflow(by: b) }
        case .modulo:
            integerRows(a.count) { b == -1 ? (0, false) : a[$0].remainderReportingOverflow(dividingBy: b) }
        }
    }

    /// Floats.
    func apply(_ a: UnsafeBufferPointer<Double>, _ b: UnsafeBufferPointer<Double>) -> [Double] {
        Array(unsafeUninitializedCapacity: a.count) { target, count in
            count = a.count
            guard let out = target.baseAddress, let a = a.baseAddress, let b = b.baseAddress else { return }
            switch self {
            case .add: for row in 0..<count { out[row] = a[row] + b[row] }
            case .subtract: for row in 0..<count { out[row] = a[row] - b[row] }
            case .multiply: for row in 0..<count { out[row] = a[row] * b[row] }
            case .divide: for row in 0..<count { out[row] = a[row] / b[row] }
            case .modulo: for row in 0..<count { out[row] = a[row].truncatingRemainder(dividingBy: b[row]) }
            }
        }
    }
}
