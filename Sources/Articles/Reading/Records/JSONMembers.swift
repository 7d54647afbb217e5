import Text

/// What records say in JSON, in whatever case their programs write names.
extension JSONValue {
    /// The last member of a name, in capitals or not; nil for what is no object.
    subscript(name: String) -> JSONValue? {
        members.last { Self.isSame($0.key, name) }?.value
    }

    /// Whether two names differ in capitals alone. Each member of each record is asked: names in ASCII make no strings.
    private static func isSame(_ left: String, _ right: String) -> Bool {
        var (ours, theirs) = (left.utf8.makeIterator(), right.utf8.makeIterator())
        while true {
            let (one, other) = (ours.next(), theirs.next())
            if one ?? 0 >= 0x80 || other ?? 0 >= 0x80 { return left.lowercased() == right.lowercased() }
            guard let one, let other else { return one == other }
            guard one == other || isLetter(one) && one ^ other == 0x20 else { return false }
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    /// Whether it is an article of schema.org: `NewsArticle`, `BlogPosting`, `Report`.
    var isArticle: Bool {
        types.contains { $0.hasSuffix("Article") || $0.hasSuffix("Posting") || $0 == "Report" }
    }

    /// What a node of JSON-LD is, in the terms of schema.org.
    var types: [String] {
        let types: [JSONValue] = if case .array(let types)? = self["@type"] { types } else { [self["@type"] ?? .null] }
        return types.compactMap { if case .string(let name) = $0 { name } else { nil } }
    }

    /// The members of an object; none of anything else.
    var members: JSONObject { object ?? [:] }

    var isObject: Bool { object != nil }
    var isNull: Bool { if case .null = self { true } else { false } }

    /// Null or an empty list: a field that says nothing.
    var isNothing: Bool {
        switch self {
        case .null: true
        case .array(let values): values.allSatisfy(\.isNothing)
        case .object(let members): members.allSatisfy(\.value.isNothing)
        case .string(let text): text.allSatisfy(\.isWhitespace)
        default: false
        }
    }

    /// A string; of an object its name, of a list its texts joined; nil where any of them is none.
    var text: String? {
        switch self {
        case .string(let text): return text
        case .object: return self["name"]?.text ?? self["@id"]?.text
        case .array(let values):
            let texts = values.compactMap(\.text)
            return texts.count == values.count && !texts.isEmpty ? texts.joined(separator: ", ") : nil
        default: return nil
        }
    }

    /// What it is, for people, and what a list has in it that is no text.
    var kindOfMember: String {
        switch self {
        case .boolean: "true or false"
        case .array(let values):
            values.first { $0.text == nil }.map { "a list with \($0.kindOfMember) in it" } ?? "an empty list"
        default: kind
        }
    }

    /// The member that a path of names with points leads to: "meta.date"; a name with points in it counts too.
    func member(at path: Substring) -> JSONValue? {
        if let whole = self[String(path)] { return whole }
        for point in path.indices where path[point] == "." {
            let rest = path[path.index(after: point)...]
            guard let inner = self[String(path[..<point])] else { continue }
            if let found = inner.member(at: rest) { return found }
            if case .array(let values) = inner {
                if let place = Int(rest), values.indices.contains(place) { return values[place] }
                let found = values.compactMap { $0.member(at: rest) }
                if !found.isEmpty { return .array(found) }
            }
        }
        return nil
    }
}
