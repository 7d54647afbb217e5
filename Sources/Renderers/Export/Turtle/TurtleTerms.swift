import PropertyGraph
import Text

/// Terms of RDF as Turtle (RDF 1.1 Turtle, W3C 2014) writes them.
enum TurtleTerms {
    /// The prefixes of a document: what is named in it, then the vocabularies that it uses.
    static let prefixes: [(name: String, iri: String)] = [
        ("node", "urn:naql:node:"), ("rel", "urn:naql:relationship:"), ("label", "urn:naql:label:"),
        ("type", "urn:naql:type:"), ("key", "urn:naql:key:"), ("role", "urn:naql:role:"),
        ("value", "urn:naql:value:"),
        ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"), ("xsd", "http://www.w3.org/2001/XMLSchema#"),
        ("schema", "https://schema.org/"), ("prov", "http://www.w3.org/ns/prov#"),
        ("nif", "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"),
        ("itsrdf", "http://www.w3.org/2005/11/its/rdf#"), ("geo", "http://www.opengis.net/ont/geosparql#"),
    ]

    /// A name within a prefix; whole where it has signs that a short name cannot have.
    static func name(_ prefix: String, _ name: String) -> String {
        let isPlain =
            name.utf8.allSatisfy { isWordSign($0) } && name.utf8.first.map { $0 < 0x30 || $0 > 0x39 } ?? false
        if isPlain { return "\(prefix):\(name)" }
        let iri = prefixes.first { $0.name == prefix }?.iri ?? ""
        return "<\(iri)\(percentEncoded(name))>"
    }

    private static func isWordSign(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// Letters and digits of any script stay (RFC 3987); all else is written as its bytes.
    private static func percentEncoded(_ name: String) -> String {
        var result = ""
        for scalar in name.unicodeScalars {
            let properties = scalar.properties
            if scalar == "-" || scalar == "_" || scalar == "." || scalar == "~"
                || scalar.isASCII && (properties.isAlphabetic || ("0"..."9").contains(scalar))
                || scalar.value >= 0xA0 && properties.isAlphabetic
            {
                result.unicodeScalars.append(scalar)
                continue
            }
            for byte in UTF8.encode(scalar)! {
                let digits = String(byte, radix: 16, uppercase: true)
                result += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
        return result
    }

    /// A text in quotes.
    static func string(_ text: String) -> String { QuotedText.of(text, in: "\"", escaping: .upperControls) }

    /// A count of code points, as NIF wants it.
    static func offset(_ value: Int64) -> String { "\"\(value)\"^^xsd:nonNegativeInteger" }

    /// The values of a property; lists keep their order in a collection.
    static func value(_ value: Value) -> String {
        switch value {
        case .boolean(let flag): return flag ? "true" : "false"
        case .integer(let number): return "\(number)"
        case .float(let number): return float(number)
        case .string(let text): return string(text)
        case .list(let elements): return "(" + elements.map { " " + self.value($0) }.joined() + " )"
        case .date, .localTime, .time, .localDateTime, .dateTime, .duration: return moment(value)
        case .point(let point): return self.point(point)
        // Properties hold nothing else.
        case .null, .map, .node, .relationship, .path: return string(value.dataText(in: Graph()))
        }
    }

    private static func float(_ number: Double) -> String {
        let text = number.isNaN ? "NaN" : number.isInfinite ? (number < 0 ? "-INF" : "INF") : "\(number)"
        return "\"\(text)\"^^xsd:double"
    }

    /// Moments in XML Schema's types; the name of a zone goes with its offset into a type of our own, for they have none.
    private static func moment(_ value: Value) -> String {
        var text = value.dataText(in: Graph())
        let type: String
        switch value {
        case .date: type = "xsd:date"
        case .localTime, .time: type = "xsd:time"
        case .localDateTime: type = "xsd:dateTime"
        case .dateTime: type = text.hasSuffix("]") ? "value:datetime" : "xsd:dateTime"
        // A sign stands before the whole of XML Schema's durations, never within, and weeks are unknown.
        default: type = text.dropFirst().contains { $0 == "-" || $0 == "W" } ? "value:duration" : "xsd:duration"
        }
        if text.hasPrefix("+") { text.removeFirst() }
        return "\"\(text)\"^^\(type)"
    }

    private static func point(_ point: PointValue) -> String {
        let height = point.system.hasHeight ? " \(point.z)" : ""
        let text = "POINT\(point.system.hasHeight ? " Z " : "")(\(point.x) \(point.y)\(height))"
        // Without the name of a system the type means longitude and latitude.
        return point.system.rawValue == 4326
            ? "\"\(text)\"^^geo:wktLiteral" : "\"SRID=\(point.system.rawValue);\(text)\"^^value:point"
    }
}
