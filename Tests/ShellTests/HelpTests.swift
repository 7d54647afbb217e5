import CypherSyntax
import Foundation
import Naql
import PropertyGraph
import Testing

@testable import Shell

/// Whatever can be typed is told of, and what is told is true.
@Suite struct HelpTests {
    private let help = HelpText(commands: .standard, session: Session(), width: 80, usesVi: false)

    @Test func everythingHasAPage() throws {
        for word in help.words { #expect(!(try help.about(word)).isEmpty, "\(word)") }
        for command in CommandTable.standard.all {
            for name in [command.name] + command.aliases {
                #expect(try help.about(":" + name).contains(command.summary))
            }
        }
        for word in [
            "match", "order  by", "WHERE", "starts with", "Ctrl-R", "^r", "C-r", "alt-d", "Tab", "jsonl", "count",
        ] {
            #expect(!(try help.about(word)).isEmpty, "\(word)")
        }
    }

    @Test func everyWordThatBeginsAClauseHasAPage() {
        for keyword in Keyword.allCases where keyword.beginsClause {
            #expect(ClauseHelp.named(keyword.text) != nil, "\(keyword)")
        }
    }

    @Test func everyKeyIsInTheMap() {
        for usesVi in [false, true] {
            let page = KeyHelp(usesVi: usesVi).page(width: 200)
            for command in EditCommand.allCases where ![.special, .viInserts, .viCommands].contains(command) {
                let keys = usesVi ? command.keys.filter { !$0.hasPrefix("\\e") } + command.viKeys : command.keys
                if !keys.isEmpty { #expect(page.contains(command.summary), "\(command)") }
            }
        }
        #expect(KeyHelp(usesVi: true).page(of: "Esc u")?.contains("undo") == true)
    }

    @Test(arguments: ClauseHelp.all.map(\.name))
    func aClausesExampleIsRunAndItsGrammarIsThere(name: String) throws {
        let clause = try #require(ClauseHelp.named(name))
        let grammar = try text(of: Terminal.root + "/Grammar/cypher.ebnf")
        #expect(grammar.contains("\n\(clause.production) ="), "\(clause.production)")
        #expect(
            FileManager.default.fileExists(atPath: Terminal.root + "/Grammar/railroad/\(clause.production).svg"))
        let source = QuerySource(name: name, text: clause.example)
        let statement = try Parser.parse(clause.example)
        let session = Session()
        _ = try session.load([Terminal.root + "/seeds/14-hospital-en.txt"], options: LoadOptions()) { _, _, _ in }
        session.parameters = ["n": .integer(2)]
        // A file of that name is not to be had.
        if name == "LOAD CSV" {
            _ = try session.plan(statement, of: source)
        } else {
            _ = try session.run(source).all()
        }
    }

    @Test(arguments: [("IN", "OPERATORS"), ("=~", "OPERATORS"), ("AS", "RETURN"), ("any shortest", "SHORTEST PATH")])
    func aWordOfTheLanguageHasItsPage(word: String, page: String) throws {
        #expect(try help.about(word).hasPrefix(page + "\n"))
    }

    @Test(arguments: [40, 80])
    func textsAreBrokenBetweenWords(width: Int) throws {
        let help = HelpText(commands: .standard, session: Session(), width: width, usesVi: false)
        let pages = [try help.about(""), try help.about("keys"), try help.about("commands"), try help.about("clauses")]
        for line in pages.joined(separator: "\n").split(separator: "\n") {
            // The names of commands and their arguments are left whole.
            let isName = line.hasPrefix("  :") || line.hasPrefix("  Ctrl") || line.hasPrefix("  MATCH")
            #expect(line.count <= width || isName, "\(line)")
        }
    }

    @Test func nothingIsNearTwoLettersAndOtherScripts() throws {
        for word in ["qq", "كلمة", "@@@"] {
            #expect { try help.about(word) } throws: {
                !(($0 as? CommandError)?.message ?? "near it").contains("near it")
            }
        }
    }

    @Test func anUnknownWordGetsThreeNear() {
        for (word, near) in [("mtach", "MATCH"), ("colect", "COLLECT"), ("tolower2", "toLower"), ("tmier", "timer")] {
            do {
                let page = try help.about(word)
                Issue.record("\(word): \(page)")
            } catch {
                let message = (error as? CommandError)?.message ?? ""
                #expect(message.contains("`\(near)`"), "\(message)")
                #expect(message.ranges(of: "`").count == 10, "\(message)")
            }
        }
    }

    @Test(arguments: [
        (".tables", ":tables"), ("\\d Statement", ":d Statement"), ("SHOW TABLES;", ":schema"),
        ("show labels", ":schema"),
        ("?", ":?"), ("quit", ":quit"), ("EXIT;", ":exit"), ("help;", ":help"),
        ("help match", ":help match"), ("man MATCH;", ":help MATCH"), ("DESCRIBE Statement;", ":schema Statement"),
        ("q", ":quit"), ("\\l", ":l"), (".dump", ":dump"), ("cls", ":clear"), ("؟", ":help"),
    ])
    func whatOthersCallItIsUnderstood(text: String, command: String) throws {
        let line = try #require(EnteredText.command(text))
        #expect(line == command)
        _ = try CommandTable.standard.reading(line)
    }

    @Test func anUnknownCommandGetsThreeNear() {
        for name in ["headers", "frobnicate", "user"] {
            do {
                _ = try CommandTable.standard.reading(":" + name)
                Issue.record("\(name) is known")
            } catch {
                let message = (error as? CommandError)?.message ?? ""
                #expect(message.ranges(of: "`").count == 10 && message.contains("`:help` lists them"), "\(message)")
            }
        }
    }

    @Test func theTourSpeaksOfTheGraph() throws {
        let session = Session()
        #expect(throws: CommandError.self) { try Tour(session) }
        _ = try session.run("CREATE (:Person {name: 'هاني'})-[:SAID]->(:Statement {text: 'x'})")
        let steps = try Tour(session).steps
        #expect(steps.contains { $0.offer.contains("'هاني'") })
        for step in steps where step.offer.hasSuffix(";") {
            _ = try session.run(QuerySource(name: "tour", text: String(step.offer.dropLast()))).all()
        }
    }
}
