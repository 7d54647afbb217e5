import Text

/// Annotations in WebAnno's TSV 3, which INCEpTION exports too: a token a line with its offsets, a column for each feature of
/// each layer. Offsets count UTF-16 code units; what stands between tokens is not told.
///
/// Source: WebAnno, "User Guide", appendix "WebAnno TSV 3.2 File format".
struct WebAnnoAnnotations {
    struct Failure {
        let line: Int
        let words: String
    }

    private(set) var annotations: [ForeignAnnotation] = []
    private(set) var failures: [Failure] = []
    private var layers: [Layer] = []
    private var rows: [Row] = []
    /// The annotations of layers of spans, in the order of their first tokens.
    private var found: [Found] = []
    private var places: [Place: Int] = [:]
    private var links: [(Place, Place)] = []

    /// Features that tell which label an annotation has.
    private static let labels = ["label", "value", "kind", "type", "role", "identifier"]

    /// A layer of the head, with its columns.
    private struct Layer {
        enum Kind { case span, relation, chain }
        let kind: Kind
        let name: String
        let columns: [String]
    }

    private struct Row {
        let line: Int
        let token: String
        let start: Int
        let end: Int
        let text: String
        let cells: [Substring]
    }

    /// Where an annotation is spoken of: the token, and its number where several share it.
    private struct Place: Hashable {
        let layer: String
        let mark: String
    }

    private struct Found {
        let layer: Layer
        let line: Int
        var start: Int
        var end: Int
        var values: [(key: String, value: JSONValue)] = []
    }

    /// Whether a text is of this form.
    static func recognises(_ text: String) -> Bool { text.hasPrefix("#FORMAT=WebAnno TSV 3") }

    init(_ text: String, stem: String) {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() { read(line, number: index + 1) }
        for row in rows { read(row) }
        finish(stem)
    }

    private mutating func read(_ line: Substring, number: Int) {
        for (mark, kind) in [("#T_SP=", Layer.Kind.span), ("#T_RL=", .relation), ("#T_CH=", .chain)]
        where line.hasPrefix(mark) {
            let parts = line.dropFirst(mark.count).split(separator: "|", omittingEmptySubsequences: false)
            let columns = parts.dropFirst().map(String.init).filter { !$0.isEmpty }
            layers.append(
                Layer(kind: kind, name: parts[0].trimmed, columns: columns.isEmpty ? [""] : columns))
            return
        }
        guard !line.isEmpty, !line.hasPrefix("#") else { return }
        let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
        let offsets = cells.count > 2 ? cells[1].split(separator: "-").map { Int($0) } : []
        guard offsets.count == 2, let start = offsets[0], let end = offsets[1], start < end else {
            failures.append(Failure(line: number, words: "is no token; `1-2<tab>6-10<tab>word` is one"))
            return
        }
        rows.append(
            Row(
                line: number, token: String(cells[0]), start: start, end: end, text: Self.plain(cells[2]),
                cells: Array(cells.dropFirst(3))))
    }

    // MARK: Rows

    private mutating func read(_ row: Row) {
        var at = 0
        for layer in layers {
            let cells = (at..<at + layer.columns.count).map { $0 < row.cells.count ? row.cells[$0] : "_" }
            at += layer.columns.count
            switch layer.kind {
            case .span: readSpans(cells, layer, row)
            case .relation: readRelations(cells, layer, row)
            case .chain: break
            }
        }
    }

    /// The annotations of one layer at a token: a value for each, with a number where it covers several tokens.
    private mutating func readSpans(_ cells: [Substring], _ layer: Layer, _ row: Row) {
        let columns = cells.map { Self.split($0, at: "|").map(Item.init) }
        let count = columns.map(\.count).max() ?? 0
        for place in 0..<count {
            let items = columns.map { place < $0.count ? $0[place] : Item("_") }
            guard items.contains(where: { !$0.isNothing }) else { continue }
            let number = items.lazy.compactMap(\.number).first
            let mark = number.map { "[\($0)]" } ?? row.token
            let key = Place(layer: layer.name, mark: mark)
            if let known = places[key], number != nil {
                found[known].end = max(found[known].end, row.end)
                continue
            }
            places[key] = found.count
            if number != nil { places[Place(layer: layer.name, mark: row.token)] = found.count }
            var new = Found(layer: layer, line: row.line, start: row.start, end: row.end)
            for (column, item) in zip(layer.columns, items)
            where !item.isNothing && !column.isEmpty && !item.text.isEmpty {
                new.values.append((column, .string(item.text)))
            }
            readSlots(items, layer, from: key)
            found.append(new)
        }
    }

    /// Features that lead to other annotations: a column of roles, and one of the tokens that bear them.
    private mutating func readSlots(_ items: [Item], _ layer: Layer, from key: Place) {
        for (index, column) in layer.columns.enumerated() where column.hasPrefix("ROLE_") && index + 1 < items.count {
            for target in Self.split(Substring(items[index + 1].whole), at: ";") {
                links.append((key, Self.place(target, in: layer.columns[index + 1])))
            }
        }
    }

    /// A relation stands at the token that it leads to, and names the one that it comes from: `1-2[3_4]`, with the numbers of both
    /// ends where they have any.
    private mutating func readRelations(_ cells: [Substring], _ layer: Layer, _ row: Row) {
        guard let base = layer.columns.last(where: { $0.hasPrefix("BT_") }).map({ String($0.dropFirst(3)) }),
            let last = cells.last
        else { return }
        for reference in Self.split(last, at: "|") where reference != "_" && reference != "*" {
            let parts = reference.split { $0 == "[" || $0 == "]" }
            guard let token = parts.first else { continue }
            let numbers = parts.count > 1 ? parts[1].split(separator: "_").map(String.init) : []
            func end(_ number: String?, _ token: String) -> Place {
                Place(layer: base, mark: number.flatMap { $0 == "0" ? nil : "[\($0)]" } ?? token)
            }
            links.append((end(numbers.first, String(token)), end(numbers.dropFirst().first, row.token)))
        }
    }

    private static func place(_ reference: Substring, in layer: String) -> Place {
        let parts = reference.split { $0 == "[" || $0 == "]" }
        return Place(layer: layer, mark: parts.count > 1 ? "[\(parts[1])]" : String(parts.first ?? ""))
    }

    // MARK: Texts

    /// A value with its number: `PER[3]`, `*[3]`, `*`, `_`.
    private struct Item {
        let text: String
        let number: String?
        let whole: String
        let isNothing: Bool

        init(_ cell: Substring) {
            whole = String(cell)
            isNothing = cell == "_"
            if cell.hasSuffix("]"), let open = cell.lastIndex(of: "["), cell[..<open].last != "\\" {
                number = String(cell[cell.index(after: open)...].dropLast())
                let value = cell[..<open]
                text = value == "*" ? "" : WebAnnoAnnotations.plain(value)
            } else {
                number = nil
                text = cell == "*" ? "" : WebAnnoAnnotations.plain(cell)
            }
        }
    }

    /// The parts between a mark that no stroke stands before.
    private static func split(_ cell: Substring, at mark: Character) -> [Substring] {
        var parts: [Substring] = []
        var start = cell.startIndex
        var wasStroke = false
        for index in cell.indices {
            if cell[index] == mark, !wasStroke {
                parts.append(cell[start..<index])
                start = cell.index(after: index)
            }
            wasStroke = cell[index] == "\\" && !wasStroke
        }
        return parts + [cell[start...]]
    }

    /// A text without the strokes that guard its marks.
    private static func plain(_ cell: some StringProtocol) -> String {
        guard cell.contains("\\") else { return String(cell) }
        var text = ""
        var isGuarded = false
        for character in cell {
            if isGuarded {
                text.append(character == "t" ? "\t" : character == "n" ? "\n" : character)
                isGuarded = false
            } else if character == "\\" {
                isGuarded = true
            } else {
                text.append(character)
            }
        }
        return text
    }

    // MARK: The whole

    private mutating func finish(_ stem: String) {
        var text = ""
        var units = 0
        let isUTF16 = rows.allSatisfy { $0.end - $0.start == $0.text.utf16.count }
        for row in rows where row.start >= units {
            text += String(repeating: " ", count: row.start - units) + row.text
            units = row.end
            let count = isUTF16 ? row.text.utf16.count : row.text.unicodeScalars.count
            guard count == row.end - row.start else {
                let words = "\(row.start) to \(row.end) is not as long as its token"
                return failures.append(Failure(line: row.line, words: words))
            }
        }
        let offsets = isUTF16 ? UTF16Offsets(text) : nil
        func point(_ unit: Int) -> Int? { isUTF16 ? offsets?.codePoint(unit) : unit }
        var linked = LinkedSpans(.init(name: stem, text: nil), text: text, origin: "webanno")
        var numbers: [Int: Int] = [:]
        for (index, span) in found.enumerated() {
            guard let start = point(span.start), let end = point(span.end), let role = Self.role(of: span) else {
                continue
            }
            numbers[index] = linked.add(
                LinkedSpans.Span(
                    range: start..<end, role: role, fields: AnnotationFields(span.values), line: span.line))
        }
        for (first, second) in links {
            guard let first = places[first].flatMap({ numbers[$0] }),
                let second = places[second].flatMap({ numbers[$0] })
            else { continue }
            linked.link(first, second)
        }
        annotations = linked.annotations()
    }

    private static func role(of span: Found) -> SpanRole? {
        let named = labels.lazy.compactMap { label in span.values.first { $0.key == label }?.value.text }
        return named.compactMap(SpanRole.init).first ?? SpanRole(label: span.layer.name)
    }
}
