import PropertyGraph

/// `STARTS WITH`, `ENDS WITH`, `CONTAINS`: null where a side is no string.
final class TextTestEvaluator: Evaluator {
    enum Kind { case prefix, suffix, substring }

    private let kind: Kind
    private let text: any Evaluator
    private let part: any Evaluator
    private let context: ExecutionContext
    private var needle: SubstringSearch?

    init(_ kind: Kind, _ text: any Evaluator, _ part: any Evaluator, _ context: ExecutionContext) {
        self.kind = kind
        self.text = text
        self.part = part
        self.context = context
        if let constant = part as? ConstantEvaluator, case .string(let part) = constant.value {
            needle = SubstringSearch(Array(part.utf8))
        }
    }

    func evaluate(_ batch: Batch) throws(ExecutionError) -> Column {
        let texts = try text.evaluate(batch)
        let parts = try part.evaluate(batch)
        if case .strings(let ids) = texts, let needle { return .booleans(test(ids, needle)) }
        var truth: [UInt8] = []
        truth.reserveCapacity(batch.count)
        let graph = context.graph
        for row in 0..<batch.count {
            try context.meter.charge(work: 16)
            guard case .string(var text) = texts.value(at: row, in: graph) else {
                truth.append(2)
                continue
            }
            if kind == .substring { try context.meter.charge(work: text.utf8.count >> 3) }
            if let needle {
                truth.append(text.withUTF8 { matches($0, needle) } ? 1 : 0)
            } else if case .string(let part) = parts.value(at: row, in: graph) {
                try context.meter.charge(bytes: part.utf8.count)
                try context.meter.charge(work: part.utf8.count)
                let needle = SubstringSearch(Array(part.utf8))
                truth.append(text.withUTF8 { matches($0, needle) } ? 1 : 0)
            } else {
                truth.append(2)
            }
        }
        return .booleans(truth)
    }

    /// Arena strings; runs of one id, as a column of few different strings has them, are looked at once.
    private func test(_ ids: [UInt32], _ needle: SubstringSearch) -> [UInt8] {
        let strings = context.graph.strings
        if kind == .substring { return needle.search(ids, in: strings) }
        var previous = Column.nullID
        var answer: UInt8 = 2
        return ids.map { id in
            if id == Column.nullID { return 2 }
            if id != previous {
                previous = id
                answer = matches(strings.utf8(id), needle) ? 1 : 0
            }
            return answer
        }
    }

    @inline(__always)
    private func matches(_ text: UnsafeBufferPointer<UInt8>, _ needle: SubstringSearch) -> Bool {
        switch kind {
        case .prefix: needle.isPrefix(of: text)
        case .suffix: needle.isSuffix(of: text)
        case .substring: needle.isFound(in: text)
        }
    }
}
