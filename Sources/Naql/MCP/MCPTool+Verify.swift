import Text

extension MCPTool {
    /// The most bytes of a draft.
    private static let longestDraft = 500_000

    /// Holds the quotations of a draft, which is read as the articles were, against them.
    static func verify(_ session: Session, _ options: LoadOptions) -> MCPTool {
        MCPTool(
            name: "verify",
            words: "Seeks every quotation and attributed sentence of a draft in the articles, word by word, and says "
                + "what became of it: verbatim, altered, cut, other speaker, indirect in the source, not found. It does not say what is true.",
            arguments: [Argument(name: "draft", type: "string", words: "The text of the draft.", isRequired: true)]
        ) { arguments in
            let text = try arguments.text("draft")
            guard text.utf8.count <= longestDraft else {
                throw Refusal(
                    "the draft has more than \(longestDraft) bytes; verify it in parts, or with `naql verify`")
            }
            let (draft, issues) = try session.draft(text, options)
            let results = try session.verify(draft).quotations
            let notes = issues.map { "note: " + $0 }
            if results.isEmpty {
                return (["the draft has no quotation and no attributed sentence"] + notes).joined(separator: "\n")
            }
            var bytes: [UInt8] = []
            for result in results {
                func shown(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
                let differences = result.differences.map { "\($0.kind.rawValue): \($0.words)" }.joined(separator: "; ")
                JSONText.append(
                    ordered: [
                        ("line", .integer(Int64(result.quotation.line))), ("verdict", .string(result.verdict.rawValue)),
                        ("speaker", shown(result.quotation.speaker)), ("quotation", .string(result.quotation.text)),
                        ("difference", shown(differences.isEmpty ? nil : differences)),
                        ("source", shown(result.citation)),
                    ], to: &bytes)
                bytes.append(0x0A)
            }
            return ([String(decoding: bytes.dropLast(), as: UTF8.self)] + notes).joined(separator: "\n")
        }
    }
}
