import PropertyGraph
import Reporting

extension Figure: Packable {
    /// A figure of nothing, to be read into.
    init() { self.init(start: 0, end: 0) }

    mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
        var span = start..<max(start, end)
        try packer.pass(&span)
        (start, end) = (span.lowerBound, span.upperBound)
        try Self.pass(&value, &packer)
        try Self.pass(&low, &packer)
        try Self.pass(&high, &packer)
        try packer.pass(&unit)
        try packer.pass(&of)
        var code = Int(comparator?.rawValue ?? 0)
        try packer.pass(&code)
        comparator = Int32(exactly: code).flatMap(Comparator.init)
    }

    private static func pass(_ number: inout Double?, _ packer: inout Packer) throws(Packer.Malformed) {
        var value = Self.value(of: number)
        try packer.pass(&value)
        switch value {
        case .integer(let whole): number = Double(whole)
        case .float(let float): number = float
        default: number = nil
        }
    }

    /// A number as a property: whole where it is.
    static func value(of number: Double?) -> Value {
        guard let number else { return .null }
        return Int64(exactly: number).map { .integer($0) } ?? .float(number)
    }
}
