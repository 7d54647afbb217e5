import Foundation
import Reporting
import Testing

/// Every rule has a file of sentences under Rules/<language>/<rule>.txt: what it makes of each, and sentences that look
/// like it and are none; resolver-<name>.txt likewise for the resolver that finds who speaks. Adding a rule or a sentence needs
/// no code.
///
///     sentence → who | verb | content | via > via | kind
///     sentence → nothing
///
/// A ` ¶ ` in a sentence begins a line.
@Suite struct RuleTests {
    struct Example: CustomTestStringConvertible, Sendable {
        let language: String
        let rule: String
        let sentence: String
        let wanted: String
        var testDescription: String { "\(language)/\(rule): \(sentence)" }
    }

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Rules")

    static let examples: [Example] = {
        let files =
            FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? []
        return files.filter { $0.pathExtension == "txt" }.sorted { $0.path < $1.path }.flatMap { file in
            let lines = ((try? String(contentsOf: file, encoding: .utf8)) ?? "").split(separator: "\n")
            return lines.compactMap { line -> Example? in
                let sides = line.components(separatedBy: " → ")
                guard sides.count == 2 else { return nil }
                return Example(
                    language: file.deletingLastPathComponent().lastPathComponent,
                    rule: file.deletingPathExtension().lastPathComponent, sentence: sides[0], wanted: sides[1])
            }
        }
    }()

    @Test func everyRuleFileHasThreeSentencesAndANearMiss() {
        let byRule = Dictionary(grouping: RuleTests.examples) { $0.language + "/" + $0.rule }
        #expect(byRule.count >= 25)
        for (rule, examples) in byRule {
            #expect(examples.count >= 3, "\(rule)")
            #expect(examples.contains { $0.wanted == "nothing" }, "\(rule) has no near miss")
        }
    }

    /// A construction that no sentence shows is one that nobody knows to be needed.
    @Test(arguments: ["ar", "en", "fr"]) func everyConstructionHasAFile(_ language: String) throws {
        let rules = Self.folder.appendingPathComponent(
            "../../../Sources/CLanguagePacks/data/\(language)/rules/3-constructions.rules")
        let names = try String(contentsOf: rules, encoding: .utf8).split(separator: "\n").compactMap { line in
            line.wholeMatch(of: /construction ([a-z0-9-]+):.*/).map { String($0.1) }
        }
        let shown = Set(Self.examples.filter { $0.language == language }.map(\.rule))
        #expect(names.count > 50)
        #expect(names.filter { !shown.contains($0) } == [])
    }

    @Test(arguments: examples) func sentence(_ example: Example) {
        let document = Annotator().annotate(example.sentence.replacing(" ¶ ", with: "\n") + "\n")
        let made = document.statements
            .filter { example.rule == $0.rule || example.rule == "resolver-" + $0.resolver }
            .map { describe($0, document) }
        if example.wanted == "nothing" {
            #expect(made.isEmpty, "\(made)")
        } else {
            #expect(made.first == example.wanted)
        }
    }

    private func describe(_ statement: StatementSpan, _ document: Document) -> String {
        let via = statement.via.map { name($0.speaker, document) }.joined(separator: " > ")
        return [
            name(statement.speaker, document), statement.verb, document.string(statement.start, statement.end),
            via.isEmpty ? "-" : via, statement.kind.rawValue,
        ].joined(separator: " | ")
    }

    private func name(_ speaker: Speaker, _ document: Document) -> String {
        switch speaker {
        case .none: "-"
        case .entity(let index): document.entities[index].name
        case .unnamed(let index): document.unnamed[index].name
        }
    }
}
