import PropertyGraph
import Text

/// Which words stand where in the texts of a property: for each stem, or each folded word, the documents and the places in
/// them.
final class TextIndex: Sendable {
    /// Where a term stands: documents ascending, and the places in document i at `starts[i] ..< starts[i + 1]`.
    struct Postings: Sendable {
        var documents: [UInt32] = []
        var starts: [UInt32] = [0]
        var places: [UInt32] = []

        mutating func add(_ document: UInt32, _ place: UInt32) {
            if documents.last != document {
                documents.append(document)
                starts.append(starts[starts.count - 1])
            }
            places.append(place)
            starts[starts.count - 1] += 1
        }
    }

    /// The node or relationship of each document.
    let nodes: [UInt32]
    /// Words of each document.
    let lengths: [UInt32]
    /// Words of a document on average.
    let averageLength: Double
    /// By term.
    let postings: [Postings]
    /// Words in all documents.
    var wordCount: Int { lengths.reduce(0) { $0 + Int($1) } }
    /// Whether words with one stem are one term.
    let isStemmed: Bool
    private let termsByStem: [String: Int]
    /// Folded words in order, each with its term.
    private let words: [(word: String, term: Int)]

    /// Reads the texts of nodes or relationships.
    convenience init(
        _ members: NodeSet, isStemmed: Bool = true, _ context: ExecutionContext, _ read: (UInt32) -> Value
    ) throws(ExecutionError) {
        try self.init(count: members.count, isStemmed: isStemmed, context) { position in
            let member = members[position]
            return (member, read(member))
        }
    }

    /// Reads texts, each with its number.
    init(
        count: Int, isStemmed: Bool, _ context: ExecutionContext, _ read: (Int) -> (UInt32, Value)
    ) throws(ExecutionError) {
        self.isStemmed = isStemmed
        let account = MemoryAccount(context.budget)
        let functions = FunctionContext(context)
        var nodes: [UInt32] = []
        var lengths: [UInt32] = []
        var postings: [Postings] = []
        var termsByStem: [String: Int] = [:]
        var termsByWord: [String: Int] = [:]
        func newTerm(_ word: String) -> Int {
            let stem = isStemmed ? Stemmer.stem(folded: word) : word
            let term = termsByStem[stem] ?? postings.count
            if term == postings.count { postings.append(Postings()) }
            termsByStem[stem] = term
            termsByWord[word] = term
            return term
        }
        for position in 0..<count {
            try context.meter.charge(work: 64)
            guard case (let node, .string(let text)) = read(position) else { continue }
            let document = UInt32(nodes.count)
            var length: UInt32 = 0
            for word in try functions.words(of: text) {
                let term = termsByWord[word.folded] ?? newTerm(word.folded)
                postings[term].add(document, length)
                length += 1
            }
            try account.charge(8 + 8 * Int(length))
            nodes.append(node)
            lengths.append(length)
        }
        self.nodes = nodes
        self.lengths = lengths
        averageLength = nodes.isEmpty ? 0 : lengths.reduce(0) { $0 + Double($1) } / Double(nodes.count)
        self.postings = postings
        self.termsByStem = termsByStem
        words = termsByWord.map { (word: $0.key, term: $0.value) }.sorted { $0.word < $1.word }
    }

    /// The term of a folded word.
    func term(of folded: String) -> Int? { termsByStem[isStemmed ? Stemmer.stem(folded: folded) : folded] }

    /// The term of what is counted together: a stem, or a folded word.
    func term(ofCounted key: String) -> Int? { termsByStem[key] }

    /// How often the term stands in all documents.
    func frequency(of term: Int) -> Int { postings[term].places.count }

    /// The terms of all words that begin with a folded prefix.
    func terms(withPrefix prefix: String) -> [Int] {
        let first = words.partitioningIndex { $0.word >= prefix }
        return Set(words[first...].prefix { $0.word.hasPrefix(prefix) }.map(\.term)).sorted()
    }
}
