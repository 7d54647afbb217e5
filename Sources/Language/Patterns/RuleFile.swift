/// Reads a rule file and compiles its rules into a builder.
struct RuleFile {
    private let file: LanguageFile
    private let language: UInt8
    private var definitions: [String: Pattern] = [:]

    init(_ file: LanguageFile, language: UInt8) {
        self.file = file
        self.language = language
    }

    /// A rule's text with the line where it begins.
    private struct Statement {
        var text: String
        let line: Int
    }

    mutating func read(into builder: inout LexiconBuilder) throws(LanguageError) {
        for statement in statements() {
            if statement.text.hasPrefix("define ") {
                try define(statement)
            } else {
                try rule(statement, &builder)
            }
        }
    }

    /// Lines that begin with white space go on with the one before; a comment runs from # to the line's end.
    private func statements() -> [Statement] {
        var all: [Statement] = []
        var number = 0
        for raw in file.text.split(separator: "\n", omittingEmptySubsequences: false) {
            number += 1
            let text = RuleFile.withoutComment(raw)
            if DataFile.trimmed(text).isEmpty { continue }
            if text.first?.isWhitespace == true, !all.isEmpty {
                all[all.count - 1].text += " " + DataFile.trimmed(text)
            } else {
                all.append(Statement(text: DataFile.trimmed(text), line: number))
            }
        }
        return all
    }

    private static func withoutComment(_ line: Substring) -> String {
        var isQuoted = false
        var text = ""
        for character in line {
            if character == "\"" { isQuoted.toggle() }
            if character == "#", !isQuoted { break }
            text.append(character)
        }
        return text
    }

    private func failure(_ statement: Statement, _ column: Int, _ message: String, _ remedy: String) -> LanguageError {
        LanguageError(file: file.path, line: statement.line, column: column, message, remedy: remedy)
    }

    private mutating func define(_ statement: Statement) throws(LanguageError) {
        guard let equals = statement.text.firstIndex(of: "=") else {
            throw failure(statement, 1, "a definition without =", "write `define Name = pattern`")
        }
        let name = DataFile.trimmed(statement.text[..<equals].dropFirst("define ".count))
        guard name.first?.isUppercase == true, name.allSatisfy({ $0.isLetter || $0.isNumber }) else {
            throw failure(
                statement, 8, "\"\(name)\" is no name of a definition", "begin it with a capital, letters alone")
        }
        let rest = statement.text[statement.text.index(after: equals)...]
        let column = statement.text.distance(from: statement.text.startIndex, to: rest.startIndex) + 1
        var parser = PatternParser(
            String(rest), file: file.path, line: statement.line, column: column, definitions: definitions)
        definitions[name] = try parser.parse()
    }

    private func rule(_ statement: Statement, _ builder: inout LexiconBuilder) throws(LanguageError) {
        guard let colon = statement.text.firstIndex(of: ":"),
            let arrow = statement.text.range(of: "=>")
        else {
            throw failure(statement, 1, "neither a rule nor a definition", "write `layer name: pattern => outcome`")
        }
        let head = DataFile.words(String(statement.text[..<colon]))
        guard head.count == 2, let layer = RuleLayer.allCases.first(where: { fileName($0) == head[0] }) else {
            let known = RuleLayer.allCases.map { fileName($0) }.joined(separator: ", ")
            throw failure(
                statement, 1, "\"\(head.joined(separator: " "))\" names no layer and rule", "layers are \(known)")
        }
        let body = statement.text[statement.text.index(after: colon)..<arrow.lowerBound]
        let column = statement.text.distance(from: statement.text.startIndex, to: body.startIndex) + 1
        var parser = PatternParser(
            String(body), file: file.path, line: statement.line, column: column, definitions: definitions)
        let pattern = try parser.parse()
        let after = DataFile.words(String(statement.text[arrow.upperBound...]))
        let place = statement.text.distance(from: statement.text.startIndex, to: arrow.upperBound) + 2
        guard let outcome = RuleOutcome.allCases.first(where: { fileName($0) == after.first }) else {
            throw failure(
                statement, place, "no outcome \"\(after.first ?? "")\"",
                "outcomes are " + RuleOutcome.allCases.map { fileName($0) }.joined(separator: " "))
        }
        var options: RuleOptions = []
        for name in after.dropFirst() {
            guard let option = RuleOptions.byFileName[name] else {
                throw failure(
                    statement, place, "no option \"\(name)\"",
                    "options are " + RuleOptions.byFileName.keys.sorted().joined(separator: " "))
            }
            options.formUnion(option)
        }
        try compile(statement, head[1], layer, outcome, options, pattern, &builder)
    }

    private func compile(
        _ statement: Statement, _ name: String, _ layer: RuleLayer, _ outcome: RuleOutcome, _ options: RuleOptions,
        _ pattern: Pattern, _ builder: inout LexiconBuilder
    ) throws(LanguageError) {
        var compiler = PatternCompiler(builder.program)
        var (cue, forward, backward): (Int32, Int32, Int32) = (-1, -1, -1)
        var (firsts, needs, needsBefore) = (pattern.firsts, pattern.needs, TokenSet())
        if layer == .construction {
            guard let parts = RuleFile.parts(pattern) else {
                throw failure(
                    statement, 1, "a construction has one ^ before the element that gives it away",
                    "mark that element of the outermost sequence")
            }
            (firsts, needs) = (parts.cue.firsts, Pattern.sequence(parts.after).needs)
            needsBefore = Pattern.sequence(parts.before).needs
            cue = compiler.compile(parts.cue, isCue: true)
            forward = compiler.compile(.sequence(parts.after))
            if !parts.before.isEmpty { backward = compiler.compile(.sequence(parts.before), backward: true) }
        } else {
            forward = compiler.compile(pattern)
        }
        builder.program = compiler.program
        builder.addRule(
            StoredRule(
                name: builder.add(text: name), layer: layer.rawValue, outcome: outcome.rawValue, language: language,
                options: options.rawValue, cue: cue, forward: forward, backward: backward,
                firsts: firsts ?? TokenSet(), needs: needs, needsBefore: needsBefore))
    }

    /// A construction's pattern cut at its cue.
    private static func parts(_ pattern: Pattern) -> (before: [Pattern], cue: Pattern, after: [Pattern])? {
        guard case .sequence(let parts) = pattern else { return nil }
        let cues = parts.indices.filter { if case .cue = parts[$0] { true } else { false } }
        guard cues.count == 1, case .cue(let cue) = parts[cues[0]] else { return nil }
        return (Array(parts[..<cues[0]]), cue, Array(parts[(cues[0] + 1)...]))
    }
}

extension String {
    /// Where a text stands first. Foundation is not at hand here.
    func range(of text: String) -> Range<String.Index>? {
        var index = startIndex
        while index < endIndex {
            if self[index...].hasPrefix(text) { return index..<self.index(index, offsetBy: text.count) }
            index = self.index(after: index)
        }
        return nil
    }
}
