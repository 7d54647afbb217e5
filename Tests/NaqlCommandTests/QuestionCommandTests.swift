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

    @Test func whatIsMissingOrNotAskedForIsTold() throws {
        let missing = try run("naql run who --library lib")
        #expect(missing.errors.contains("asks for $who: -p who=…"), "\(missing.errors)")
        let other = try run("naql run who --library lib -p who=1 -p woh=2")
        #expect(other.output == "who\n1\n" && other.errors.contains("does not ask for `$woh`: did you mean `$who`?"))
        let blanks = try run("printf ':run who who = Haddad, S.\\n' | naql --library lib")
        #expect(blanks.output == "who\nHaddad, S.\n", "\(blanks)")
    }

    @Test func whatIsKeptIsTheStatementEnteredLast() throws {
        let saved = try run(
            "printf 'RETURN 1 AS n;\nRETURN $x AS y;\n:save by-x It asks\n:save \"two words\"\n' | naql --keep-going; "
                + "cat .config/naql/questions/by-x.cypher; printf \":run 'two words' x=3\\n\" | naql")
        #expect(saved.output == "n\n1\n// It asks\nRETURN $x AS y;\ny\n3\n", "\(saved)")
        #expect(saved.errors.contains("asks `RETURN $x AS y`"))
    }

    @Test func aFileStaysAsItIsWhereNothingIsNew() throws {
        let told = try run(
            "for n in 1 2; do naql run who --library lib -p who=1 --new -o out.csv; echo $?; done; cat out.csv")
        #expect(told.output == "0\n4\nwho\n1\n", "\(told)")
    }

    @Test func anEndingThatNamesNoFormatIsTold() throws {
        let told = try run("naql -c 'RETURN 1 AS a' -o q.csv.gz && cat q.csv.gz")
        #expect(told.output == "a\n1\n" && told.errors.contains("q.csv.gz is written as tsv"), "\(told)")
        for (line, words) in [
            (":last jsno", "`jsno` is no format: did you mean `json`?"), (":output csv", "`csv` is a format"),
            (":once nosuch", "`nosuch` is no format"),
        ] {
            let refused = try run("printf 'RETURN 1 AS a;\n\(line)\n' | naql --format none; ls")
            #expect(refused.errors.contains(words) && refused.output == "lib\n", "\(refused)")
        }
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
