import Foundation
import Naql
import PropertyGraph
import Shell
import TestSupport
import Testing

/// The language through the library's front door: each case of the text files runs in a session of its own.
@Suite struct LanguageTests {
    @Test(arguments: CaseFile.all())
    func answers(_ test: CaseFile.Case) throws {
        let session = Session()
        for (name, literal) in test.parameters {
            #expect(try session.setParameter(name, to: literal) == nil)
        }
        for statement in test.statements.dropLast() { _ = try Answer.of(statement, in: session) }
        var statement = test.statements[test.statements.count - 1]
        if statement.hasSuffix("\n") { statement.removeLast() }
        let outcome = Result { try Answer.of(statement, in: session) }
        switch test.expectation.first {
        case "error":
            #expect(throws: NaqlError.self) { try outcome.get() }
            if case .failure(let error as NaqlError) = outcome {
                #expect("\(error.type) \(error.detail)" == test.expectation.dropFirst().joined(separator: " "))
            }
        case "report":
            #expect(throws: NaqlError.self) { try outcome.get() }
            if case .failure(let error) = outcome {
                let report = ErrorText.describe(error, color: false)
                let lines = report.split(separator: "\n").map(String.init)
                #expect(lines == test.lines)
            }
        case "nothing": #expect(try outcome.get().rows.isEmpty)
        default:
            let answer = try outcome.get()
            var got = answer.rows
            var wanted = Array(test.lines.dropFirst())
            if test.expectation.first != "ordered" {
                got.sort()
                wanted.sort()
            }
            #expect(answer.columns == test.lines.first)
            #expect(got == wanted)
        }
    }

    @Test func filesHoldCases() {
        #expect(CaseFile.all().count > 250)
    }

    @Test func csvIsReadFromFiles() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "people file.csv")
        try Data("name;age\n\"A \"\"q\"\"; x\";3\nشيء;\n".utf8).write(to: file)
        let session = Session()
        session.parameters["plain"] = .string(file.path)
        session.parameters["url"] = .string("file://" + file.path.replacing(" ", with: "%20"))
        for name in ["$plain", "$url"] {
            let answer = try Answer.of(
                "LOAD CSV WITH HEADERS FROM \(name) AS row FIELDTERMINATOR ';' RETURN row.name AS n, row.age AS a",
                in: session)
            #expect(answer.rows == ["'A \"q\"; x' | '3'", "'شيء' | null"])
        }
        let lists = try Answer.of("LOAD CSV FROM $plain AS row FIELDTERMINATOR ';' RETURN row LIMIT 1", in: session)
        #expect(lists.rows == ["['name', 'age']"])
        session.settings.isSafe = true
        #expect(throws: NaqlError.self) { try Answer.of("LOAD CSV FROM $plain AS row RETURN row", in: session) }
    }
}

/// Columns and rows as text.
struct Answer {
    var columns: String
    var rows: [String]

    static func of(_ text: String, in session: Session) throws -> Answer {
        let result = try session.run(text)
        var rows: [String] = []
        while let batch = try result.next() {
            for row in 0..<batch.count {
                rows.append(
                    result.columns.indices.map { batch.value(row: row, column: $0).literal(in: session.graph) }
                        .joined(separator: " | "))
            }
        }
        return Answer(columns: result.columns.joined(separator: " | "), rows: rows)
    }
}
