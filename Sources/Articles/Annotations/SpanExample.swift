import Text

/// A text with spans, as Prodigy, spaCy and doccano write it: one JSON object.
struct SpanExample {
    private(set) var annotations: [ForeignAnnotation] = []
    /// How many spans do not lie in the text.
    private(set) var left = 0

    /// Nil where it is none.
    init?(_ value: JSONValue, stem: String, line: Int?) {
        let lists = Self.spanLists(value)
        guard let text = value["text"]?.text, !lists.isEmpty else { return nil }
        // What an annotator threw away or passed over says nothing.
        if let answer = value["answer"]?.text, answer != "accept" { return }
        let names = ["article", "uri", "url", "path", "file", "source", "id"]
        let meta = value["meta"]
        let name = names.lazy.compactMap { value[$0]?.text ?? meta?[$0]?.text }.first
        var linked = LinkedSpans(
            .init(name: name, text: text), text: text, origin: value["_annotator_id"]?.text ?? stem)
        var byID: [String: Int] = [:]
        var byStart: [Range<Int>: Int] = [:]
        for item in lists.joined() {
            guard let found = Self.span(item, line: line) else { continue }
            guard let number = linked.add(found) else {
                left += 1
                continue
            }
            byStart[found.range] = number
            if let id = Self.id(item["id"]) { byID[id] = number }
        }
        for relation in value["relations"]?.elements ?? [] {
            let ends = [("head_span", "from_id"), ("child_span", "to_id")].map { spanKey, idKey in
                Self.range(relation[spanKey]).flatMap { byStart[$0] } ?? Self.id(relation[idKey]).flatMap { byID[$0] }
            }
            if let first = ends[0], let second = ends[1] { linked.link(first, second) }
        }
        annotations = linked.annotations()
    }

    /// The lists of spans that an object has: under `spans` (a list, or lists by name), `ents`, `entities`, `label`.
    private static func spanLists(_ value: JSONValue) -> [[JSONValue]] {
        var lists: [[JSONValue]] = []
        for name in ["spans", "ents", "entities", "label", "labels"] {
            switch value[name] {
            case .array(let items)?: lists.append(items)
            case .object(let members)?: lists += members.compactMap { $0.value.elements }
            default: break
            }
        }
        return lists
    }

    private static func span(_ item: JSONValue, line: Int?) -> LinkedSpans.Span? {
        if case .array(let parts) = item {
            guard parts.count == 3, let start = parts[0].integer, let end = parts[1].integer, start < end,
                let label = parts[2].text, let role = SpanRole(label: label)
            else { return nil }
            return LinkedSpans.Span(range: start..<end, role: role, line: line)
        }
        guard case .object(let members) = item, let range = range(item),
            let role = (item["label"]?.text ?? item["type"]?.text).flatMap(SpanRole.init)
        else { return nil }
        return LinkedSpans.Span(range: range, role: role, fields: AnnotationFields(members), line: line)
    }

    private static func range(_ value: JSONValue?) -> Range<Int>? {
        guard let value, let start = (value["start"] ?? value["start_offset"])?.integer,
            let end = (value["end"] ?? value["end_offset"])?.integer, start < end
        else { return nil }
        return start..<end
    }

    private static func id(_ value: JSONValue?) -> String? { value.flatMap { $0.text ?? $0.integer.map(String.init) } }
}
