import CypherSyntax
import PropertyGraph

/// Compares row by row, one loop for each operator so that the compiler can use vector instructions.
@inline(__always)
func compareRows<T: Comparable>(
    _ a: UnsafeBufferPointer<T>, _ b: UnsafeBufferPointer<T>, _ op: Expression.ComparisonOperator
) -> [UInt8] {
    Array(unsafeUninitializedCapacity: a.count) { target, count in
        count = a.count
        guard let out = target.baseAddress, let a = a.baseAddress, let b = b.baseAddress else { return }
        switch op {
        case .equal: for row in 0..<count { out[row] = a[row] == b[row] ? 1 : 0 }
        case .notEqual: for row in 0..<count { out[row] = a[row] != b[row] ? 1 : 0 }
        case .less: for row in 0..<count { out[row] = a[row] < b[row] ? 1 : 0 }
        case .lessOrEqual: for row in 0..<count { out[row] = a[row] <= b[row] ? 1 : 0 }
        case .greater: for row in 0..<count { out[row] = a[row] > b[row] ? 1 : 0 }
        case .greaterOrEqual: for row in 0..<count { out[row] = a[row] >= b[row] ? 1 : 0 }
        }
    }
}

/// As `compareRows`, against one value.
@inline(__always)
func compareRows<T: Comparable>(
    _ a: UnsafeBufferPointer<T>, constant b: T, _ op: Expression.ComparisonOperator
) -> [UInt8] {
    Array(unsafeUninitializedCapacity: a.count) { target, count in
        count = a.count
        guard let out = target.baseAddress, let a = a.baseAddress else { return }
        switch op {
        case .equal: for row in 0..<count { out[row] = a[row] == b ? 1 : 0 }
        case .notEqual: for row in 0..<count { out[row] = a[row] != b ? 1 : 0 }
        case .less: for row in 0..<count { out[row] = a[row] < b ? 1 : 0 }
        case .lessOrEqual: for row in 0..<count { out[row] = a[row] <= b ? 1 : 0 }
        case .greater: for row in 0..<count { out[row] = a[row] > b ? 1 : 0 }
        case .greaterOrEqual: for row in 0..<count { out[row] = a[row] >= b ? 1 : 0 }
        }
    }
}

func compareColumns<T: Comparable>(_ a: [T], _ b: [T], _ op: Expression.ComparisonOperator) -> [UInt8] {
    a.withUnsafeBufferPointer { a in b.withUnsafeBufferPointer { b in compareRows(a, b, op) } }
}

func compareColumn<T: Comparable>(_ a: [T], constant b: T, _ op: Expression.ComparisonOperator) -> [UInt8] {
    a.withUnsafeBufferPointer { compareRows($0, constant: b, op) }
}

/// Marks the null rows of a boolean column.
func mark(_ nulls: Bitmap?, in truth: inout [UInt8]) {
    guard let nulls else { return }
    for row in truth.indices where nulls[row] { truth[row] = 2 }
}

/// Marks the rows without an id.
func mark(nullIDs ids: [UInt32], in truth: inout [UInt8]) {
    truth.withUnsafeMutableBufferPointer { truth in
        ids.withUnsafeBufferPointer { ids in
            for row in 0..<truth.count where ids[row] == Column.nullID { truth[row] = 2 }
        }
    }
}

extension Expression.ComparisonOperator {
    /// Whether it holds for an order (below zero, zero, above zero).
    @inline(__always)
    func holds(_ order: Int) -> Bool {
        switch self {
        case .equal: order == 0
        case .notEqual: order != 0
        case .less: order < 0
        case .lessOrEqual: order <= 0
        case .greater: order > 0
        case .greaterOrEqual: order >= 0
        }
    }

    var isEquality: Bool { self == .equal || self == .notEqual }
}
