import Foundation
import Testing

/// `naql sample` and `naql score`: a sheet that people mark, and what it says.
@Suite struct SampleCommandTests {
    private func folder() throws -> String {
        let path = FileManager.default.temporaryDirectory.path + "/naql-sample-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    private static let head = "verdict,outlet,kind,resolver,words,article,start,end\n"

    private func sheet(_ verdicts: [String]) -> String {
        Self.head
            + verdicts.enumerated().map { number, verdict in
                "\(verdict),\(number % 2 == 0 ? "Post" : "Radio"),direct,explicit,w\(number),a.txt,\(number * 10),\(number * 10 + 5)\n"
            }.joined()
    }

    private func score(_ sheets: [String], _ options: String...) throws -> (Program.Outcome, String) {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var paths: [String] = []
        for (number, sheet) in sheets.enumerated() {
            paths.append("\(folder)/\(number).csv")
            try Data(sheet.utf8).write(to: URL(fileURLWithPath: paths[number]))
        }
        let outcome = try Program.naql(["score"] + paths + options)
        return (outcome, outcome.output.replacing(folder + "/", with: ""))
    }

    @Test func aSampleIsTheSameForOneSeedAndHasEachOutlet() throws {
        let first = try Program.naql("sample", "seeds", "-n", "20", "--by", "outlet,resolver", "--seed", "7", "--quiet")
        let again = try Program.naql("sample", "seeds", "-n", "20", "--by", "outlet,resolver", "--seed", "7", "--quiet")
        let other = try Program.naql("sample", "seeds", "-n", "20", "--by", "outlet,resolver", "--seed", "8", "--quiet")
        #expect(first.status == 0 && first.output == again.output && first.output != other.output, "\(first.errors)")
        #expect(first.output.hasPrefix("verdict,right_speaker,right_words,remark,speaker,sentence,outlet,"))
        #expect(first.output.contains("[[") && first.output.contains("]]"))
        let outlets = try Program.naql(
            "sample", "seeds", "-n", "200", "--quiet", "--by", "outlet")
        #expect(["وكالة الساحل", "The Port Herald", "Valley Radio"].allSatisfy { outlets.output.contains($0) })
    }

    @Test func aMarkedSheetIsScored() throws {
        let (outcome, output) = try score([
            sheet(["right", "r", "wrong speaker", "no statement", "right", "wrong span", "", "skip"])
                + "missed,Post,direct,,,,,\n"
        ])
        #expect(outcome.status == 0 && outcome.errors.contains("7 of 9 rows are marked; the others do not count"))
        let lines = output.split(separator: "\n").map(String.init)
        #expect(lines[0] == "sheet\tby\tpart\tmeasure\tvalue\tlow\thigh\tcount\tof")
        #expect(lines.contains("0.csv\tall\t\\N\tprecision\t0.5\t0.1876\t0.8124\t3\t6"), "\(output)")
        #expect(lines.contains("0.csv\tall\t\\N\tspeaker\t0.8\t0.3755\t0.9638\t4\t5"), "\(output)")
        #expect(lines.contains("0.csv\tall\t\\N\trecall\t0.75\t0.3006\t0.9544\t3\t4"), "\(output)")
        #expect(lines.contains { $0.hasPrefix("0.csv\toutlet\tPost\trecall\t0.6667\t") }, "\(output)")
        #expect(lines.contains { $0.hasPrefix("0.csv\tresolver\texplicit\tprecision\t") }, "\(output)")
    }

    @Test func markersAgreeOrNot() throws {
        let (outcome, output) = try score([
            sheet(["r", "r", "s", "n", "r", "s"]), sheet(["right", "speaker", "s", "none", "r", "n"]),
        ])
        #expect(outcome.status == 0)
        #expect(output.hasSuffix("\\N\tall\t\\N\talpha\t0.5319\t\\N\t\\N\t4\t6\n"), "\(output)")
    }

    @Test(arguments: [
        ("verdict,outlet\nright,Post\n", "there is no column `article`"), ("", "is empty"),
        (head + ",Post,direct,explicit,w,a.txt,1,2\n", "none of its 1 rows is marked"),
        (head + "perhaps,Post,direct,explicit,w,a.txt,1,2\n", ":2: \"perhaps\" is no verdict"),
        (head + "right,Post,direct,explicit,w,a.txt,,\n", ":2: `article`, `start` and `end` do not say"),
    ])
    func aSheetThatIsNoneIsRefused(sheet: String, message: String) throws {
        let (outcome, output) = try score([sheet])
        #expect(outcome.status == 3 && output.isEmpty && outcome.errors.contains(message), "\(outcome.errors)")
    }

    @Test func whatCannotBeSampledIsSaid() throws {
        let part = try Program.naql("sample", "seeds", "--by", "outlets")
        #expect(part.status == 2 && part.errors.contains("unknown part `outlets`"), "\(part.errors)")
        let none = try Program.naql("sample", "-", "--quiet", input: "Nothing\n\nNothing was here.\n")
        #expect(none.status == 1 && none.errors.contains("there are no statements"), "\(none.errors)")
    }

    @Test func onlyNewRowsAreGiven() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let outcome = try Program.shell(
            """
            cd '\(folder)' && export HOME="$PWD" && unset XDG_CONFIG_HOME XDG_STATE_HOME && mkdir in
            printf 'A\\n\\nLena Parson said that it was open.\\n' > in/a.txt
            printf '// Who?\\nMATCH (p:Person)-[:SAID]->(s) RETURN p.name AS who, s.text AS text ORDER BY who;\\n' > who.cypher
            naql run ./who.cypher in --new -q; echo "= $?"
            naql run ./who.cypher in --new -q; echo "= $?"
            printf 'B\\n\\nOmar Hale said that it was shut.\\n' > in/b.txt
            naql run ./who.cypher in --new -q --format json; echo "= $?"
            naql run ./who.cypher in -p other=1 --new -q | wc -l | tr -d ' '
            naql run ./who.cypher in --new -q -o new.csv; echo "= $?"; ls
            printf 'RETURN nope' > who.cypher; naql run ./who.cypher in --new -q; echo "= $?"
            """)
        #expect(
            outcome.output == """
                who\ttext
                Lena Parson\tit was open
                = 0
                = 4
                [
                 {"who":"Omar Hale","text":"it was shut"}
                ]
                = 0
                3
                = 4
                in
                who.cypher
                = 1

                """, "\(outcome)")
    }
}
