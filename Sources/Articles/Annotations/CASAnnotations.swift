import Text

/// Annotations of a UIMA CAS in JSON, as INCEpTION exports them. Offsets count UTF-16 code units.
///
/// Source: DKPro, "UIMA CAS JSON format", version 0.4.0.
struct CASAnnotations {
    private(set) var annotations: [ForeignAnnotation] = []

    /// Features that tell which label a layer's annotation has.
    private static let labels = ["label", "value", "kind", "type", "role", "identifier"]

    /// Nil where it is none.
    init?(_ value: JSONValue, stem: String) {
        guard let structures = value["%FEATURE_STRUCTURES"]?.elements,
            let text = structures.lazy.compactMap({ $0["sofaString"]?.text }).first
        else { return nil }
        let title = structures.lazy.compactMap { $0["documentTitle"]?.text ?? $0["documentId"]?.text }.first
        var linked = LinkedSpans(
            .init(name: title.map(AnnotationFile.stem) ?? stem, text: text), text: text, origin: "inception")
        let offsets = UTF16Offsets(text)
        var spans: [Int: Int] = [:]
        for structure in structures {
            guard let id = structure["%ID"]?.integer, let span = Self.span(structure, offsets) else { continue }
            spans[id] = linked.add(span)
        }
        for structure in structures { Self.link(structure, spans, &linked) }
        annotations = linked.annotations()
    }

    private static func span(_ structure: JSONValue, _ offsets: UTF16Offsets) -> LinkedSpans.Span? {
        guard case .object(let members) = structure, let type = structure["%TYPE"]?.text,
            let begin = structure["begin"]?.integer.flatMap(offsets.codePoint),
            let end = structure["end"]?.integer.flatMap(offsets.codePoint), begin < end
        else { return nil }
        let named = labels.lazy.compactMap { structure[$0]?.text }.compactMap(SpanRole.init).first
        guard let role = named ?? SpanRole(label: type) else { return nil }
        return LinkedSpans.Span(range: begin..<end, role: role, fields: AnnotationFields(members))
    }

    /// A relation has its ends as `@Governor` and `@Dependent`; a span leads to others by features that begin with `@`.
    private static func link(_ structure: JSONValue, _ spans: [Int: Int], _ linked: inout LinkedSpans) {
        guard case .object(let members) = structure else { return }
        let ends = members.filter { $0.key.hasPrefix("@") && $0.key != "@sofa" }
            .flatMap { $0.value.elements ?? [$0.value] }.compactMap { $0.integer }.compactMap { spans[$0] }
        if let own = structure["%ID"]?.integer.flatMap({ spans[$0] }) {
            for other in ends where other != own { linked.link(own, other) }
        } else if ends.count == 2 {
            linked.link(ends[0], ends[1])
        }
    }
}
