import Text

/// Texts in members of JSON records, which may be strings, objects with a string in them, or lists of either.
enum JSONText {
    /// Members of objects that hold their text.
    private static let holders = [
        "value", "rendered", "main", "text", "name", "original", "#text", "$t", "plain", "html", "title",
    ]

    /// The text of an article: a string, paragraphs in a list, or the best of several bodies; nil where there is nothing in it.
    static func body(_ value: JSONValue) -> String? {
        switch value {
        case .string(let text): return said(MarkedUpText.body(text))
        case .array(let parts):
            if let best = best(of: parts) { return body(best) }
            let paragraphs = parts.map(paragraph)
            // Of blocks that are objects some are pictures.
            let isOfText = zip(parts, paragraphs).allSatisfy { part, text in text != nil || part.isObject }
            guard isOfText, paragraphs.contains(where: { $0?.isEmpty == false }) else { return nil }
            return said(paragraphs.compactMap { $0 }.joined(separator: "\n\n"))
        case .object:
            for name in ["value", "rendered", "text", "plain", "content", "html", "raw", "#text"] {
                if let inner = value[name], let text = body(inner) { return text }
            }
            return nil
        default: return nil
        }
    }

    /// What stands under the pictures of a text in HTML.
    static func captions(_ value: JSONValue) -> [String] {
        switch value {
        case .string(let text): HTMLPieces.captions(of: text)
        case .array(let parts): (best(of: parts).map { [$0] } ?? parts).flatMap(captions)
        case .object(let members): members.flatMap { captions($0.value) }
        default: []
        }
    }

    /// A paragraph in a list of them: a text, or an object with one.
    private static func paragraph(_ value: JSONValue) -> String? {
        switch value {
        case .string(let text): MarkedUpText.body(text)
        case .null: ""
        case .object: body(value) ?? value["data"].flatMap(body)
        default: nil
        }
    }

    /// Of renditions of one text (ninjs `bodies`, `headlines`) the main one, with its structure if there is one that has it.
    private static func best(of parts: [JSONValue]) -> JSONValue? {
        guard !parts.isEmpty, parts.allSatisfy({ $0["value"] != nil && ($0["role"] ?? $0["contenttype"]) != nil })
        else {
            return nil
        }
        func rank(_ part: JSONValue) -> Int {
            let role = part["role"]?.text?.lowercased() ?? "main"
            let type = part["contenttype"]?.text?.lowercased() ?? ""
            let main = role.hasSuffix("main") || role.hasSuffix("body") || role.hasSuffix("headline")
            return (main ? 0 : 10) + (type.contains("html") ? 0 : type.contains("plain") || type.isEmpty ? 1 : 2)
        }
        let ranks = parts.map(rank)
        return ranks.min().flatMap { least in ranks.firstIndex(of: least) }.map { parts[$0] }
    }

    /// A headline: a string, an object with one, or the main one of a list.
    static func chosen(_ value: JSONValue) -> String? {
        switch value {
        case .string(let text): return said(text)
        case .array(let parts): return (best(of: parts) ?? parts.first).flatMap(chosen)
        case .object:
            for name in holders { if let inner = value[name], let text = chosen(inner) { return text } }
            return nil
        default: return nil
        }
    }

    /// The first text of a value: an outlet's name, an address.
    static func first(_ value: JSONValue) -> String? {
        switch value {
        case .string(let text): return said(text)
        case .array(let parts): return parts.lazy.compactMap(first).first
        case .object:
            for name in holders + ["@id"] { if let inner = value[name], let text = first(inner) { return text } }
            return nil
        default: return nil
        }
    }

    /// Names of people, in their order; nil where one of a list is none.
    static func names(_ value: JSONValue) -> String? {
        switch value {
        case .string(let text): return text.trimmed.contains("://") && !text.contains(" ") ? nil : said(text)
        case .array(let parts):
            // One of whom the name is missing takes none of the others along; an address is no name.
            let people = parts.filter { part in
                if case .string(let text) = part { return !text.contains("://") && said(text) != nil }
                return !(part.isNull || part.isObject && names(part) == nil)
            }
            let found = people.map(names)
            guard !found.isEmpty, !found.contains(where: { $0 == nil }) else { return nil }
            return found.compactMap { $0 }.joined(separator: ", ")
        case .object:
            for name in holders + ["@id"] {
                if let inner = value[name], let text = names(inner), !(name == "@id" && text.contains("://")) {
                    return text
                }
            }
            return nil
        default: return nil
        }
    }

    /// A string or a number.
    static func scalar(_ value: JSONValue) -> String? {
        switch value {
        case .string(let text): said(text)
        case .number(let text): text
        case .object:
            ["$date", "$numberLong", "value", "@value", "rendered", "$oid"].lazy.compactMap { value[$0] }.first
                .flatMap(scalar)
        case .array(let parts) where parts.count == 1: scalar(parts[0])
        default: nil
        }
    }

    private static func said(_ text: String) -> String? {
        text.unicodeScalars.contains { !$0.properties.isWhitespace } ? text : nil
    }
}
