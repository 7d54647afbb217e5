import CypherSyntax
import PropertyGraph

/// A list prepared for `IN`: its elements are looked up in sets.
private struct Membership {
    let list: [Value]
    private let elements: Set<Value>
    private let integers: Set<Int64>
    private let strings: Set<UInt32>
    private let longTexts: [[UInt8]]
    private let hasNull: Bool
    /// Whether an element is a list or map, whose equality may be null and so is no matter of a set.
    private let hasNested: Bool
    /// Of the elements that are no null.
    let kinds: ValueKinds
    private let meter: ExecutionMeter

    init(_ list: [Value], _ context: ExecutionContext) throws(ExecutionError) {
        self.list = list
        meter = context.meter
        // A set has up to half of its places free.
        try meter.charge(bytes: 4 * list.count * MemoryLayout<Value>.stride)
        var (hasNull, hasNested) = (false, false)
        var kinds: ValueKinds = []
        var elements = Set<Value>(minimumCapacity: list.count)
        var integers = Set<Int64>()
        var strings = Set<UInt32>()
        var longTexts: [[UInt8]] = []
        for value in list {
            try meter.charge(work: 128 + value.contentBytes)
            if value.isNull { hasNull = true }
            kinds.formUnion(ValueKinds(value))
            if value.isNested { hasNested = true }
            if value.isNull || value.isNaN { continue }
            if let integer = value.exactInteger { integers.insert(integer) }
            guard elements.insert(value).inserted, case .string(let text) = value else { continue }
            if text.utf8.count > StringArena.internLimit {
                longTexts.append(Array(text.utf8))
            } else if let id = context.graph.strings.find(text) {
                strings.insert(id)
            }
        }
        (self.hasNull, self.hasNested, self.kinds) = (hasNull, hasNested, kinds)
        (self.elements, self.integers, self.strings, self.longTexts) = (elements, integers, strings, longTexts)
    }

    private var miss: UInt8 { hasNull ? 2 : 0 }

    /// Membership of each row: 0, 1 or 2 for null.
    func test(_ column: Column, in graph: Graph) throws(ExecutionError) -> [UInt8] {
        if list.isEmpty { return Array(repeating: 0, count: column.count) }
        switch column {
        case .constant(let value, let count): return Array(repeating: try test(value), count: count)
        case .integers(let values, let nulls):
            let miss = miss
            var truth: [UInt8] = values.map { integers.contains($0) ? 1 : miss }
            mark(nulls, in: &truth)
            return truth
        case .strings(let ids): return ids.map { test($0, in: graph.strings) }
        default:
            var truth: [UInt8] = []
            for row in 0..<column.count { truth.append(try test(column.value(at: row, in: graph))) }
            return truth
        }
    }

    /// An arena string: by id where the arena stores equal strings once, by bytes beyond.
    private func test(_ id: UInt32, in arena: StringArena) -> UInt8 {
        if id == Column.nullID { return 2 }
        if strings.contains(id) { return 1 }
        let isLong = longTexts.contains { text in text.withUnsafeBufferPointer { bytesEqual($0, arena.utf8(id)) } }
        return isLong ? 1 : miss
    }

    func test(_ value: Value) throws(ExecutionError) -> UInt8 {
        if list.isEmpty { return 0 }
        if value.isNull { return 2 }
        if hasNested || value.isNested { return try isMember(value, of: list, meter).map { $0 ? 1 : 0 } ?? 2 }
        try meter.charge(work: 32 + value.contentBytes)
        return !value.isNaN && elements.contains(value) ? 1 : miss
    }

    /// Whether two lists are the same storage, so that what was found out of one holds for the other.
    static func isSame(_ a: [Value], _ b: [Value]) -> Bool {
        a.count == b.count
            && a.withUnsafeBufferPointer { a in b.withUnsafeBufferPointer { a.baseAddress == $0.baseAddress } }
    }
}

/// `IN`: null where the element is not found and a comparison was null.
final class InListEvaluator: Evaluator {
    /// Shorter lists are compared one by one.
    private static let worthASet = 8

    private let element: any Evaluator
    private let list: any Evaluator
    private let range: SourceRange
    private let context: ExecutionContext
    private var last: Membership?
    private var watch: KindWatch

    init(_ element: any Evaluator, _ list: any Evaluator, at range: SourceRange, _ context: ExecutionContext) {
        self.element = element
        self.list = list
        self.range = range
        self.context = context
        watch = KindWatch(range, context)
    }

    func evaluate(_ batch: Batch) throws(ExecutionError) -> Column {
        if batch.count == 0 { return .values([]) }
        let elements = try element.evaluate(batch)
        let lists = try list.evaluate(batch)
        let graph = context.graph
        if case .constant(let value, let count) = lists {
            guard let list = try self.list(value) else { return .allNull(count) }
            let membership = try membership(list)
            if !watch.isOver { look(at: elements, in: membership.kinds) }
            return .booleans(try membership.test(elements, in: graph))
        }
        var truth: [UInt8] = []
        truth.reserveCapacity(batch.count)
        for row in 0..<batch.count {
            let value = elements.value(at: row, in: graph)
            guard let list = try list(lists.value(at: row, in: graph)) else {
                truth.append(2)
                continue
            }
            if !watch.isOver, list.count < Self.worthASet {
                watch.look(ValueKinds(value), list.reduce(into: []) { $0.formUnion(ValueKinds($1)) })
            }
            if list.count < Self.worthASet {
                truth.append(try isMember(value, of: list, context.meter).map { $0 ? 1 : 0 } ?? 2)
            } else if isRepeated(list, at: row, in: lists) {
                truth.append(try membership(list).test(value))
            } else {
                truth.append(try isMember(value, of: list, context.meter).map { $0 ? 1 : 0 } ?? 2)
            }
        }
        return .booleans(truth)
    }

    /// Looks whether elements are of kinds that a list has none of; columns that are boxed are looked at value by value.
    private func look(at elements: Column, in kinds: ValueKinds) {
        guard kinds.isSubset(of: [.temporal, .string]) else { return }
        switch elements {
        case .strings(let ids): if ids.contains(where: { $0 != Column.nullID }) { watch.look(.string, kinds) }
        case .constant(let value, _): watch.look(ValueKinds(value), kinds)
        case .values(let values): for value in values where !watch.isOver { watch.look(ValueKinds(value), kinds) }
        default: break
        }
    }

    /// Whether a list stands in many rows, as a collected one does, and so is worth its sets.
    private func isRepeated(_ list: [Value], at row: Int, in lists: Column) -> Bool {
        if let last, Membership.isSame(last.list, list) { return true }
        guard case .values(let values) = lists, row + 1 < values.count, case .list(let next) = values[row + 1] else {
            return false
        }
        return Membership.isSame(list, next)
    }

    private func list(_ value: Value) throws(ExecutionError) -> [Value]? {
        switch value {
        case .null: return nil
        case .list(let list): return list
        default:
            throw .typeError(
                detail: "InvalidArgumentType", message: "IN looks into a list, not into \(value.kindForPeople)",
                range: range)
        }
    }

    private func membership(_ list: [Value]) throws(ExecutionError) -> Membership {
        if let last, Membership.isSame(last.list, list) { return last }
        let membership = try Membership(list, context)
        last = membership
        return membership
    }
}

extension Value {
    /// Whether it holds other values.
    var isNested: Bool {
        switch self {
        case .list, .map: true
        default: false
        }
    }

    var isNaN: Bool { if case .float(let number) = self { number.isNaN } else { false } }

    /// The integer that it is or equals.
    var exactInteger: Int64? {
        switch self {
        case .integer(let number): number
        case .float(let number): Int64(exactly: number)
        default: nil
        }
    }
}
