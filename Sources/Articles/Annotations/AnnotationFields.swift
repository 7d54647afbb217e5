import Language
import PropertyGraph
import Reporting
import Text

/// What an annotation says in named fields: members of a JSON object, columns of a table, features of a span.
struct AnnotationFields {
    enum Field: CaseIterable {
        case article, start, end, type, words, kind, speaker, speakerType, verb, lemma, act, role, addressed, via, date,
            time
        case origin

        /// Its names, the strongest first.
        var names: [String] {
            switch self {
            case .article: ["article", "uri", "url", "document", "doc", "doc_id", "document_id", "file", "path"]
            case .start: ["start", "begin", "start_offset", "from"]
            case .end: ["end", "stop", "end_offset", "to"]
            case .type: ["type", "label"]
            case .words: ["text", "words", "content", "quote", "quotation"]
            case .kind: ["kind", "quote_type"]
            case .speaker: ["speaker", "source", "who", "name", "entity"]
            case .speakerType: ["speaker_type", "source_type", "entity_type"]
            case .verb: ["verb", "cue"]
            case .lemma: ["lemma"]
            case .act: ["act"]
            case .role: ["role", "title"]
            case .addressed: ["addressed", "addressee", "addressed_to"]
            case .via: ["via", "relay"]
            case .date: ["date", "said_on"]
            case .time: ["time", "timecode"]
            case .origin: ["origin", "tool", "annotator", "model"]
            }
        }
    }

    private var values: [String: JSONValue] = [:]

    init() {}

    /// Names count without regard to case, blanks and strokes.
    init(_ members: some Sequence<JSONObject.Element>) {
        for (key, value) in members { values[Self.key(key)] = value }
    }

    private static func key(_ name: String) -> String {
        name.lowercased().replacing(" ", with: "_").replacing("-", with: "_")
    }

    private func value(_ field: Field) -> JSONValue? {
        for name in field.names { if let value = values[name], !value.isNull { return value } }
        return nil
    }

    /// A text that is not empty.
    func text(_ field: Field) -> String? {
        let text: String?
        switch value(field) {
        case .number(let digits): text = digits
        case let value: text = value?.text
        }
        return text.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
    }

    /// A whole number.
    func number(_ field: Field) -> Int? { text(field).flatMap { Int($0.filter { !$0.isWhitespace }) } }

    /// A list, or a text with ` > ` between its parts.
    private func texts(_ field: Field) -> [String] {
        if case .array(let values)? = value(field) { return values.compactMap(\.text) }
        return (text(field) ?? "").split(separator: ">").map(\.trimmed).filter { !$0.isEmpty }
    }

    /// Somebody; "anon: a resident" and the type "unnamed" are for those who are only described.
    func party(called name: String) -> ForeignAnnotation.Party {
        let type = text(.speakerType) ?? ""
        return Self.party(name, type: EntityType(label: type), isUnnamed: Self.isUnnamed(type))
    }

    private static func isUnnamed(_ type: String) -> Bool {
        ["unnamed", "anonymous", "anon", "unnamedsource"].contains(type.lowercased().filter(\.isLetter))
    }

    private static func party(
        _ name: String, type: EntityType? = nil, isUnnamed: Bool = false
    ) -> ForeignAnnotation.Party {
        let mark = "anon:"
        guard name.lowercased().hasPrefix(mark) else {
            return ForeignAnnotation.Party(name: name.trimmed, type: type, isUnnamed: isUnnamed)
        }
        return ForeignAnnotation.Party(name: name.dropFirst(mark.count).trimmed, isUnnamed: true)
    }

    /// What they say of a statement.
    var statement: ForeignAnnotation.Statement {
        ForeignAnnotation.Statement(
            kind: text(.kind).flatMap { StatementKind(rawValue: $0.lowercased()) },
            speaker: text(.speaker).map(party), verb: text(.verb), lemma: text(.lemma), act: text(.act),
            role: text(.role), via: texts(.via).map { Self.party($0) },
            addressed: texts(.addressed).map { Self.party($0) },
            date: text(.date).flatMap { PublicationDate.day(PublicationDate.parse($0) ?? .null) }, time: text(.time))
    }
}
