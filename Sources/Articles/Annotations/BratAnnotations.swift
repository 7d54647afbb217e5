/// Annotations in brat's standoff format: a line each, `T` a stretch of text, `R` a relation of two, `E` an event with its parts, `A`
/// an attribute. Offsets count code points of the text beside it.
///
/// Source: brat, "Standoff format", https://brat.nlplab.org/standoff.html
struct BratAnnotations {
    struct Failure {
        let line: Int
        let words: String
    }

    private(set) var annotations: [ForeignAnnotation] = []
    private(set) var failures: [Failure] = []
    private var spans: [String: Int] = [:]
    private var linked: LinkedSpans

    init(_ text: String, of original: String, stem: String) {
        linked = LinkedSpans(.init(name: stem, text: original), text: original, origin: "brat")
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        // Stretches first: what leads to them may stand anywhere.
        for (index, line) in lines.enumerated() where line.hasPrefix("T") { addSpan(line, index + 1) }
        for (index, line) in lines.enumerated() {
            switch line.first {
            case "R": addRelation(line, index + 1)
            case "E": addEvent(line, index + 1)
            default: break
            }
        }
        annotations = linked.annotations()
    }

    /// `T1	Quote 10 20;24 30	the words`: of a stretch with gaps all from its begin to its end.
    private mutating func addSpan(_ line: Substring, _ number: Int) {
        let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
        let fields = parts.count > 1 ? parts[1].split(separator: " ", maxSplits: 1) : []
        let numbers = fields.count > 1 ? fields[1].split { $0 == " " || $0 == ";" }.map { Int($0) } : []
        guard let start = numbers.first ?? nil, let end = numbers.last ?? nil, start < end else {
            failures.append(
                Failure(line: number, words: "is no stretch of text; `T1<tab>Label 10 20<tab>words` is one"))
            return
        }
        guard let role = SpanRole(label: String(fields[0])) else { return }
        guard let added = linked.add(LinkedSpans.Span(range: start..<end, role: role, line: number)) else {
            failures.append(Failure(line: number, words: "\(start) to \(end) lies outside the text"))
            return
        }
        spans[String(parts[0])] = added
    }

    /// `R1	said Arg1:T1 Arg2:T2`
    private mutating func addRelation(_ line: Substring, _ number: Int) {
        let ends = Self.arguments(line).compactMap { spans[$0] }
        if ends.count == 2 { linked.link(ends[0], ends[1]) }
    }

    /// `E1	Saying:T3 Speaker:T1 Content:T2`: the trigger and each part.
    private mutating func addEvent(_ line: Substring, _ number: Int) {
        let ends = Self.arguments(line).compactMap { spans[$0] }
        for other in ends.dropFirst() { linked.link(ends[0], other) }
    }

    /// What stands behind the colons.
    private static func arguments(_ line: Substring) -> [String] {
        line.split(whereSeparator: \.isWhitespace).compactMap { part in
            part.lastIndex(of: ":").map { String(part[part.index(after: $0)...]) }
        }
    }
}
