/// Writes a syntax tree as text that parses to an equal tree: keywords in capitals, single spaces, back quotes and
/// parentheses only where they are needed.
public struct Printer {
    var text = ""
    /// Whether what is printed stands directly inside a comprehension, where a `|` would end it.
    var barEndsExpression = false

    private init() {}

    /// The text of a statement, on one line.
    public static func print(_ statement: Statement) -> String {
        var printer = Printer()
        printer.statement(statement)
        return printer.text
    }

    /// The text of a query, on one line.
    public static func print(_ query: Query) -> String {
        var printer = Printer()
        printer.query(query)
        return printer.text
    }

    /// The text of a path pattern.
    public static func print(_ pattern: PathPattern) -> String {
        var printer = Printer()
        printer.path(pattern)
        return printer.text
    }

    /// The text of an expression.
    public static func print(_ expression: Expression) -> String {
        var printer = Printer()
        printer.expression(expression)
        return printer.text
    }

    // MARK: Helpers

    mutating func write(_ words: String) { text += words }

    /// Writes parts with a separator between them.
    mutating func list<Part>(
        _ parts: some Sequence<Part>, separator: String = ", ", _ write: (inout Printer, Part) -> Void
    ) {
        var isFirst = true
        for part in parts {
            if !isFirst { text += separator }
            isFirst = false
            write(&self, part)
        }
    }

    /// Writes a label, type, key or alias.
    mutating func name(_ name: Name) { text += QuotedName.name(name.text) }

    /// Writes a variable.
    mutating func variable(_ name: Name) { text += QuotedName.variable(name.text) }

    /// Writes a function's or procedure's name with its namespace.
    mutating func qualifiedName(_ name: Name) {
        let parts = name.text.split(separator: ".", omittingEmptySubsequences: false)
        if parts.contains(where: \.isEmpty) {
            text += QuotedName.quoted(name.text)
        } else {
            list(parts, separator: ".") { $0.text += QuotedName.variable(String($1)) }
        }
    }
}

/// Names as the lexer would read them back.
public enum QuotedName {
    /// A label, type, key or alias: in back quotes where it is no word.
    public static func name(_ text: String) -> String { isWord(text) ? text : quoted(text) }

    /// A variable: in back quotes where it is no word, or one that the grammar may read as a keyword.
    public static func variable(_ text: String) -> String {
        guard isWord(text) else { return quoted(text) }
        switch keyword(text) {
        case .none_, .text, .node, .list, .group, .groups, .path, .paths, .point, .row, .rows, .key, .count, .range,
            .user, .relationship, .relationships, .error, .status, .element, .elements, .exists, .collect, .from:
            return text
        default: return quoted(text)
        }
    }

    /// The text in back quotes, those inside doubled.
    static func quoted(_ text: String) -> String {
        var result = "`"
        for scalar in text.unicodeScalars {
            if scalar == "`" { result += "`" }
            result.unicodeScalars.append(scalar)
        }
        return result + "`"
    }

    /// The keyword that a word spells.
    static func keyword(_ text: String) -> Keyword {
        var key = KeywordTable.Key()
        guard text.utf8.count <= 16 else { return .none_ }
        for (index, byte) in text.utf8.enumerated() {
            guard byte < 0x80, byte != UInt8(ascii: "_"), byte > UInt8(ascii: "9") else { return .none_ }
            key.append(byte | 0x20, at: index)
        }
        return KeywordTable.standard.find(key)
    }

    /// Whether the lexer reads the text as one name.
    static func isWord(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, first == "_" || CharacterClasses.beginsName(first) else {
            return false
        }
        return text.unicodeScalars.allSatisfy { scalar in
            scalar.isASCII
                ? scalar == "_" || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                : CharacterClasses.continuesName(scalar)
        }
    }
}

extension Statement: CustomStringConvertible {
    /// The statement as text that parses to an equal tree.
    public var description: String { Printer.print(self) }
}

extension Query: CustomStringConvertible {
    /// The query as text that parses to an equal tree.
    public var description: String { Printer.print(self) }
}

extension Expression: CustomStringConvertible {
    /// The expression as text that parses to an equal tree.
    public var description: String { Printer.print(self) }
}

extension PathPattern: CustomStringConvertible {
    /// The pattern as text that parses to an equal tree.
    public var description: String { Printer.print(self) }
}
