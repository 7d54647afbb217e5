import CypherSyntax
import PropertyGraph

/// `=~`: whether the whole text matches a regular expression; null where a side is no string.
final class MatchEvaluator: Evaluator {
    /// Code points of a pattern that an error shows.
    private static let longestShown = 200

    private let text: any Evaluator
    private let pattern: any Evaluator
    private let range: SourceRange
    private let context: ExecutionContext
    /// The last pattern: mostly there is but one.
    private var compiled: (pattern: String, regex: Regex)?
    /// Answers by arena string, for columns with few different ones.
    private var answers: [UInt32: Bool] = [:]
    /// How many strings were asked for so far, and how many of them had been before.
    private var asked = (count: 0, known: 0)

    /// Strings after which answers are kept only where one in four was asked for before: where each is asked for once, to
    /// keep an answer costs more than to find it.
    private static let trial = 2048

    init(_ text: any Evaluator, _ pattern: any Evaluator, at range: SourceRange, _ context: ExecutionContext) {
        self.text = text
        self.pattern = pattern
        self.range = range
        self.context = context
    }

    func evaluate(_ batch: Batch) throws(ExecutionError) -> Column {
        let texts = try text.evaluate(batch)
        let patterns = try pattern.evaluate(batch)
        let graph = context.graph
        if case .strings(let ids) = texts, case .constant(.string(let pattern), _) = patterns {
            return .booleans(try match(ids, regex(pattern)))
        }
        var truth: [UInt8] = []
        truth.reserveCapacity(batch.count)
        for row in 0..<batch.count {
            guard case .string(let pattern) = patterns.value(at: row, in: graph) else {
                truth.append(2)
                continue
            }
            let regex = try regex(pattern)
            if case .string(var text) = texts.value(at: row, in: graph) {
                let result: Result<Bool, ExecutionError> = text.withUTF8 { bytes in
                    do throws(ExecutionError) {
                        return .success(try match(bytes, regex))
                    } catch {
                        return .failure(error)
                    }
                }
                truth.append(try result.get() ? 1 : 0)
            } else {
                truth.append(2)
            }
        }
        return .booleans(truth)
    }

    /// Arena strings; those without the bytes that every match has are not looked at.
    private func match(_ ids: [UInt32], _ regex: Regex) throws(ExecutionError) -> [UInt8] {
        var truth = regex.prefilter?.search(ids, in: context.graph.strings) ?? ids.map { $0 == Column.nullID ? 2 : 1 }
        for row in truth.indices where truth[row] == 1 { truth[row] = try match(ids[row], regex) ? 1 : 0 }
        return truth
    }

    private func match(_ id: UInt32, _ regex: Regex) throws(ExecutionError) -> Bool {
        let bytes = context.graph.strings.utf8(id)
        if bytes.count > StringArena.internLimit { return try match(bytes, regex) }
        if asked.count > Self.trial, asked.known * 4 < asked.count { return try match(bytes, regex) }
        asked.count += 1
        if let answer = answers[id] {
            asked.known += 1
            return answer
        }
        let answer = try match(bytes, regex)
        if answers.count < 1 << 16 { answers[id] = answer }
        return answer
    }

    private func match(_ bytes: UnsafeBufferPointer<UInt8>, _ regex: Regex) throws(ExecutionError) -> Bool {
        try regex.matches(bytes, context.meter)
    }

    private func regex(_ pattern: String) throws(ExecutionError) -> Regex {
        // By code points: `==` of strings takes different spellings of one character for equal.
        if let compiled, compiled.pattern.utf8.elementsEqual(pattern.utf8) { return compiled.regex }
        do throws(RegexError) {
            let regex = try Regex(pattern)
            compiled = (pattern, regex)
            answers = [:]
            return regex
        } catch {
            let start = pattern.unicodeScalars.prefix(Self.longestShown)
            let shown = start.endIndex == pattern.endIndex ? pattern : String(start) + "…"
            throw .argumentError(
                detail: "InvalidRegularExpression",
                message: "\(error.message), at character \(error.position + 1) of the regular expression `\(shown)`",
                range: range)
        }
    }
}
