import Language
import Machine

@testable import Articles
@testable import Reporting

/// An article with marks for what ought to be found: statements (q), names (e) and dates (d). See README.md of Marked.
struct MarkedArticle {
    struct Mark {
        let tag: String
        let attributes: [String: String]
        let start: Int
        let end: Int
    }
    let name: String
    let text: String
    let published: String?
    let marks: [Mark]

    /// All marked articles beside this file.
    static let all: [MarkedArticle] = {
        let here = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
        let folder = FilePath("/" + here + "/Marked")
        let names = (try? FileSystem.names(in: folder)) ?? []
        return names.map { folder.appending($0) }.filter { $0.ending == "xml" }.map { path in
            let bytes = (try? FileSystem.bytes(of: path)) ?? []
            return MarkedArticle(
                name: String(decoding: path.name, as: UTF8.self), xml: String(decoding: bytes, as: UTF8.self))
        }
    }()

    init(name: String, xml: String) {
        self.name = name
        var text = String.UnicodeScalarView()
        var marks: [Mark] = []
        var open: [(tag: String, attributes: [String: String], start: Int)] = []
        var published: String?
        var rest = xml.unicodeScalars[...]
        while let scalar = rest.first {
            if scalar == "<" {
                let end = rest.firstIndex(of: ">") ?? rest.index(before: rest.endIndex)
                let inside = String(String.UnicodeScalarView(rest[rest.index(after: rest.startIndex)..<end]))
                rest = rest[rest.index(after: end)...]
                if inside.hasPrefix("/") {
                    let last = open.removeLast()
                    if last.tag != "doc" {
                        marks.append(
                            Mark(tag: last.tag, attributes: last.attributes, start: last.start, end: text.count))
                    }
                } else {
                    let (tag, attributes) = MarkedArticle.element(inside)
                    if tag == "doc" { published = attributes["date"] }
                    open.append((tag, attributes, text.count))
                }
            } else if scalar == "&" {
                let end = rest.firstIndex(of: ";") ?? rest.startIndex
                let entity = String(String.UnicodeScalarView(rest[rest.startIndex...end]))
                text.append(
                    contentsOf: (["&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\""][entity] ?? entity)
                        .unicodeScalars)
                rest = rest[rest.index(after: end)...]
            } else {
                if !open.isEmpty { text.append(scalar) }
                rest = rest.dropFirst()
            }
        }
        self.text = String(text)
        self.published = published
        self.marks = marks
    }

    private static func element(_ text: String) -> (String, [String: String]) {
        let tag = String(text.prefix { $0 != " " })
        var attributes: [String: String] = [:]
        let parts = text.dropFirst(tag.count).split(separator: "\"", omittingEmptySubsequences: false)
        for index in stride(from: 0, to: parts.count - 1, by: 2) {
            attributes[DataFile.trimmed(parts[index].dropLast())] = String(parts[index + 1])
        }
        return (tag, attributes)
    }

    /// The article annotated.
    var annotated: Document {
        var options = ArticleOptions()
        options.published = published.flatMap(PublicationDate.parse)
        return ArticleAnnotator(lexicon: .standard, options: options)
            .annotate(ArticleRecord(id: name, path: name, text: text)).document
    }
}
