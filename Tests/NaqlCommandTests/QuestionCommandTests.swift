import Foundation
import Testing

/// `naql run`, `-o` and the formats that endings tell.
@Suite struct QuestionCommandTests {
    private func run(_ command: String) throws -> Program.Outcome {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("naql سؤال \(UUID().uuidString)")
            .path
        try FileManager.default.createDirectory(atPath: folder + "/lib", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Data("#!/usr/bin/env naql\n// Who?\nRETURN $who AS who;\n".utf8).write(
            to: URL(fileURLWithPath: folder + "/lib/07-who.cypher"))
        return try Program.shell("cd '\(folder)' && export HOME=\"$PWD\" && unset XDG_CONFIG_HOME && \(command)")
    }

    @Test func aQuestionIsAskedFromOutside() throws {
        let asked = try run(
            "naql run who --library lib -p who=غزة && naql run 07-who --library ~/lib -p who=3 --format json")
        #expect(asked.output == "who\nغزة\n[\n {\"who\":3}\n]\n", "\(asked)")
        let missing = try run("naql run who --library lib; echo $?")
        #expect(missing.output == "1\n" && missing.errors.contains("`07-who` asks for $who"))
        let unknown = try run("naql run woh --library lib; echo $?")
        #expect(unknown.errors.contains("no question is called `woh`: did you mean `who`?"))
        #expect(try run("naql run x --library none; echo $?").output == "2\n")
        #expect(try run("naql run lib/07-who.cypher -p who=1").output == "who\n1\n")
        #expect(try run("naql -c 'RETURN 1 AS n' -c ':save one First' && naql run one").output == "n\n1\nn\n1\n")
    }

    /// A file of the same name in another folder is another source, whatever folder the environment tells of.
    @Test func whatIsNewIsSoForASourceInItsFolder() throws {
        let ask = "naql run who a.txt --library ~/lib -p who=1 --new --quiet; echo $?"
        let told = try run(
            "unset XDG_STATE_HOME; mkdir one two && printf 'A\\n\\nText.\\n' | tee one/a.txt > two/a.txt; "
                + "cd one; \(ask); \(ask); cd ../two; PWD=\"$HOME/one\" \(ask)")
        #expect(told.output == "who\n1\n0\n4\nwho\n1\n0\n", "\(told)")
    }

    @Test func resultsGoToAFileByItsEnding() throws {
        let csv = try run("naql -c 'RETURN 1 AS a, 2 AS b' -o out.csv && cat out.csv")
        #expect(csv.output == "a,b\n1,2\n", "\(csv)")
        #expect(try run("naql -c 'RETURN 1 AS a' -o out.csv --format jsonl && cat out.csv").output == "{\"a\":1}\n")
        #expect(try run("naql -c 'RETURN 1 AS a' -o none/out.csv; echo $?").output == "3\n")
    }

    @Test func anExportsEndingTellsItsFormat() throws {
        let told = try run(
            "printf 'Report\\n\\nThe mayor said it was so.\\n' > a.txt; naql export a.txt -q -o all.graphml && head -c 5 all.graphml; naql export a.txt -q -o all.x; echo $?"
        )
        #expect(told.output == "<?xml2\n")
        #expect(told.errors.contains("tell the format by --format"))
    }
}
