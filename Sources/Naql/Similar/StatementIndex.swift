import CypherRuntime

/// The statements of a graph by their concepts: for each the statements that have it, in order.
final class StatementIndex {
    /// The nodes of the statements, by their number.
    let statements: [UInt32]
    /// By number: what the concepts of a statement weigh together.
    private(set) var weights: [Float] = []
    private var terms: [UInt64: Int32] = [:]
    /// The statements of term i stand at `starts[i] ..< starts[i + 1]`.
    private var starts: [Int] = []
    private var postings: [UInt32] = []

    /// - Parameter read: the concepts of a statement, each once.
    init(_ statements: [UInt32], _ meter: ExecutionMeter, _ read: (UInt32) -> [UInt64]) throws(ExecutionError) {
        self.statements = statements
        var pairs: [(term: Int32, statement: UInt32)] = []
        var counts: [Int] = []
        for (number, node) in statements.enumerated() {
            try meter.charge(work: 2000)
            for concept in read(node) {
                let term: Int32
                if let known = terms[concept] {
                    term = known
                } else {
                    term = Int32(counts.count)
                    terms[concept] = term
                    counts.append(0)
                }
                counts[Int(term)] += 1
                pairs.append((term, UInt32(number)))
            }
        }
        try meter.charge(bytes: pairs.count * 12 + counts.count * 32)
        starts = [0]
        for count in counts { starts.append(starts[starts.count - 1] + count) }
        var next = starts
        postings = [UInt32](repeating: 0, count: pairs.count)
        for pair in pairs {
            postings[next[Int(pair.term)]] = pair.statement
            next[Int(pair.term)] += 1
        }
        weights = [Float](repeating: 0, count: statements.count)
        for pair in pairs { weights[Int(pair.statement)] += Float(weight(of: pair.term)) }
    }

    /// How much a concept tells: less the more statements have it.
    func weight(_ concept: UInt64) -> Double { weight(of: terms[concept] ?? -1) }

    private func weight(of term: Int32) -> Double {
        let holders = term < 0 ? 0 : starts[Int(term) + 1] - starts[Int(term)]
        return Self.log(1 + Double(statements.count + 1) / Double(holders + 1))
    }

    private static func log(_ value: Double) -> Double { Logarithm.natural(value) }

    /// The statements that share most with some concepts, by number, the likest first.
    func candidates(_ concepts: [UInt64], most: Int) -> [Int] {
        var scores = [Float](repeating: 0, count: statements.count)
        var touched: [UInt32] = []
        let found = concepts.compactMap { terms[$0] }.sorted { holders($0) < holders($1) }
        for (order, term) in found.enumerated() {
            // What a large part of all statements has finds none of them, where anything rarer does.
            if order >= 3, holders(term) > max(5000, statements.count / 20) { break }
            let weight = Float(weight(of: term))
            for position in starts[Int(term)]..<starts[Int(term) + 1] {
                let statement = postings[position]
                if scores[Int(statement)] == 0 { touched.append(statement) }
                scores[Int(statement)] += weight
            }
        }
        let ranked = touched.map { (Int($0), scores[Int($0)] / (weights[Int($0)] + 1).squareRoot()) }
        return ranked.sorted { $0.1 == $1.1 ? $0.0 < $1.0 : $0.1 > $1.1 }.prefix(most).map(\.0)
    }

    private func holders(_ term: Int32) -> Int { starts[Int(term) + 1] - starts[Int(term)] }
}
