import CYAML

/// A value of a YAML document, scalars as they are written: what is a date or a number is for the fields to say.
indirect enum YAMLNode {
    case scalar(String)
    case list([YAMLNode])
    case mapping([(key: YAMLNode, value: YAMLNode)])

    /// The text of a scalar.
    var text: String? {
        if case .scalar(let text) = self { return text }
        return nil
    }

    /// Where a document is no YAML: the line, from 1.
    struct Problem: Error {
        let line: Int
    }

    /// Deeper documents are no front matter.
    private static let depthLimit = 100

    /// The first document of a text; nil where it has none.
    static func parse(_ text: String) throws(Problem) -> YAMLNode? {
        var parser = yaml_parser_t()
        guard yaml_parser_initialize(&parser) == 1 else { return nil }
        defer { yaml_parser_delete(&parser) }
        let bytes = Array(text.utf8)
        return try bytes.withUnsafeBufferPointer { (bytes) throws(Problem) in
            yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
            return try document(of: &parser)
        }
    }

    /// A collection whose end is still to come.
    private struct Open {
        var isMapping: Bool
        var nodes: [YAMLNode] = []

        var node: YAMLNode {
            guard isMapping else { return .list(nodes) }
            return .mapping(
                stride(from: 0, to: nodes.count - 1, by: 2).map { (key: nodes[$0], value: nodes[$0 + 1]) })
        }
    }

    private static func document(of parser: inout yaml_parser_t) throws(Problem) -> YAMLNode? {
        var open: [Open] = []
        while true {
            var event = yaml_event_t()
            guard yaml_parser_parse(&parser, &event) == 1 else {
                throw Problem(line: Int(parser.problem_mark.line) + 1)
            }
            defer { yaml_event_delete(&event) }
            var finished: YAMLNode?
            switch event.type {
            case YAML_STREAM_END_EVENT, YAML_DOCUMENT_END_EVENT: return nil
            case YAML_SCALAR_EVENT:
                let scalar = event.data.scalar
                let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
                finished = .scalar(String(decoding: bytes, as: UTF8.self))
            case YAML_ALIAS_EVENT: finished = .scalar("")
            case YAML_SEQUENCE_START_EVENT, YAML_MAPPING_START_EVENT:
                guard open.count < depthLimit else { throw Problem(line: Int(event.start_mark.line) + 1) }
                open.append(Open(isMapping: event.type == YAML_MAPPING_START_EVENT))
            case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: finished = open.popLast()?.node
            default: break
            }
            guard let finished else { continue }
            if open.isEmpty { return finished }
            open[open.count - 1].nodes.append(finished)
        }
    }
}
