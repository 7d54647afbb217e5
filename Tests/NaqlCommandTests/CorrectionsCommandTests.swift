import Foundation
import Testing

/// Corrections by the command: kept by `--write`, printed and added as sheets; sheets that went through spreadsheets.
@Suite struct CorrectionsCommandTests {
    private final class Folder {
        let path = FileManager.default.temporaryDirectory.path + "/naql-corrections-" + UUID().uuidString

        init() throws {
            try FileManager.default.createDirectory(atPath: path + "/in", withIntermediateDirectories: true)
            try write(
                "in/a.txt", "Port reopens\n\nMayor Lena Parson said the port would reopen, \"in full\", on Monday.\n")
            try write("in/b.txt", "الجسر\n\nقال وزير النقل نادر الكرمي إن الجسر الشرقي سيفتح أمام الحركة.\n")
            let made = try Program.naql("import", path + "/in", "-o", path + "/a.naql", "--quiet")
            #expect(made.status == 0, "\(made.errors)")
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        func write(_ name: String, _ text: String) throws {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
        }

        func correct(_ script: String, _ archive: String = "a.naql") throws -> Program.Outcome {
            try Program.naql(
                path + "/" + archive, "--write", path + "/" + archive, "--quiet", "--format", "none",
                input: "MATCH (w:Agent)-[:SAID]->(s:Statement) RETURN w, s ORDER BY s.text;\n" + script,
                environment: ["NAQL_USER": "amal"])
        }

        func csv(_ archive: String = "a.naql") throws -> String {
            try Program.naql("corrections", path + "/" + archive).output
        }

        func answer(_ query: String, _ more: String...) throws -> Program.Outcome {
            try Program.naql([path + "/a.naql", "--quiet", "-c", query] + more)
        }
    }

    private static let script = """
        :said 1 Dina Sabri
        :mark 2 checked
        :note 2.w "يقال إنه, \\"اليوم\\""
        """

    private static let who = "MATCH (w)-[:SAID]->(s) RETURN w.name AS who, coalesce(s.mark, 0) AS mark ORDER BY who"

    @Test func aSheetGoesToAColleagueAndBack() throws {
        let folder = try Folder()
        let made = try folder.correct(Self.script)
        #expect(made.status == 0, "\(made.errors)")
        let csv = try folder.csv()
        #expect(csv.hasPrefix("correction,label,article,words,") && csv.contains(",amal,20"))
        #expect(csv.split(separator: "\n").count == 4)
        try folder.write("mine.csv", csv)
        // Elsewhere the same articles lie in another folder.
        try FileManager.default.createDirectory(atPath: folder.path + "/else", withIntermediateDirectories: true)
        let moved = try Program.shell(
            "cd '\(folder.path)/else' && cp -r ../in in && naql import in -o b.naql --corrections ../mine.csv --quiet "
                + "&& naql b.naql --quiet -c '\(Self.who)' && naql corrections b.naql | wc -l | tr -d ' '")
        #expect(moved.status == 0, "\(moved.errors)")
        #expect(moved.output == "who\tmark\nDina Sabri\t0\nنادر الكرمي\tchecked\n4\n", "\(moved.output)")
    }

    @Test func anArchiveOfTheSameArticlesBringsItsCorrections() throws {
        let folder = try Folder()
        let copied = try Program.shell("cp '\(folder.path)/a.naql' '\(folder.path)/b.naql'")
        #expect(copied.status == 0)
        #expect(try folder.correct(Self.script, "b.naql").status == 0)
        let script = ":load '\(folder.path)/b.naql'\n:corrections\n\(Self.who);\n"
        let told = try Program.naql([folder.path + "/a.naql"], input: script)
        #expect(told.output.contains("Dina Sabri\t0\nنادر الكرمي\tchecked\n"), "\(told)")
        #expect(told.output.contains("said\tStatement ") && told.output.contains("\tamal\t20"), "\(told.output)")
        #expect(told.output.hasPrefix("correction\tabout\tvalue\tby\tat\tkept\n"))
        #expect(told.output.ranges(of: "\tnot yet\n").count == 3)
        let kept = try Program.naql([folder.path + "/b.naql"], input: ":corrections\n")
        #expect(kept.output.ranges(of: "\tyes\n").count == 3, "\(kept)")
        let made = try Program.naql(
            [folder.path + "/a.naql"], input: "CREATE (:Topic {name: 'port'});\n:corrections\n")
        #expect(made.output.contains("create\t") && made.output.hasSuffix("\tnot yet\n"), "\(made)")
    }

    /// What spreadsheets and mail do to a sheet.
    private enum Change: String, CaseIterable {
        case markAndLineEnds, semicolons, tabs, otherQuotes, spaces, emptyRows, moments

        func done(to sheet: String) -> String {
            switch self {
            case .markAndLineEnds: "\u{FEFF}" + sheet.replacing("\n", with: "\r\n")
            case .semicolons: CorrectionsCommandTests.separated(sheet, by: ";")
            case .tabs: CorrectionsCommandTests.separated(sheet, by: "\t")
            case .otherQuotes: sheet.replacing("\"\"", with: "”")
            case .spaces: sheet.replacing("Dina Sabri", with: " Dina Sabri  ")
            case .emptyRows: sheet.replacing("\n", with: ",,,\n") + ",,,,,,\n"
            case .moments: sheet.replacing("T1", with: " 1").replacing("T0", with: " 0").replacing("Z", with: "")
            }
        }
    }

    @Test func whatASpreadsheetDoesToASheetIsUnderstood() throws {
        let folder = try Folder()
        _ = try folder.correct(Self.script)
        let csv = try folder.csv()
        _ = try Program.naql(
            "import", folder.path + "/in", "-o", folder.path + "/a.naql", "--no-corrections", "--quiet")
        #expect(try folder.csv().split(separator: "\n").count == 1)
        for change in Change.allCases {
            try folder.write("sheet.csv", change.done(to: csv))
            let outcome = try folder.answer(Self.who, "--corrections", folder.path + "/sheet.csv")
            #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(change): \(outcome.errors)")
            #expect(outcome.output == "who\tmark\nDina Sabri\t0\nنادر الكرمي\tchecked\n", "\(change)")
        }
    }

    /// Fields of the sheets here have separators of others only in quotes.
    private static func separated(_ sheet: String, by separator: Character) -> String {
        var (isQuoted, result) = (false, "")
        for character in sheet {
            if character == "\"" { isQuoted.toggle() }
            result.append(!isQuoted && character == "," ? separator : character)
        }
        return result
    }

    @Test(arguments: [
        ("nonsense\n", "there is no column `correction`"),
        ("", "is empty"),
        ("correction,label,article,words,value\nnotes,Person,,Lena Parson,x\n", ":2: \"notes\" is no correction"),
        ("correction,label,article,words,value\nnote,Man,,Lena Parson,x\n", ":2: \"Man\" is no label"),
        ("correction,label,article,words,value\nnote,Person,,,x\n", ":2: the column `words` is empty"),
        ("correction,label,article,words,value\nmark,Person,,Lena Parson,good\n", ":2: \"good\" is no mark"),
        ("correction,label,article,words,value\nnote,Person,,Lena Parson,a, b\n", ":2: 6 fields where the head has 5"),
        ("correction,label,article,words,value\nnote,Person,,\"Lena Parson,x\n", ":2: a quotation mark is opened"),
        ("correction,label,article,words,value\nnote,Person,,Nobody Known,x\n", "it is for another archive"),
        ("correction,label,words,key,value\nset,Person,Lena Parson,party,Harbour\n", ":2: \"Harbour\" is no value"),
    ])
    func aSheetThatIsNoneChangesNothing(sheet: String, message: String) throws {
        let folder = try Folder()
        try folder.write("bad.csv", sheet)
        let before = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/a.naql"))
        let opened = try folder.answer("RETURN 1 AS x", "--corrections", folder.path + "/bad.csv")
        #expect(opened.status == 3 && opened.output.isEmpty && opened.errors.contains(message), "\(opened.errors)")
        #expect(opened.errors.split(separator: "\n").count == 1, "\(opened.errors)")
        let imported = try Program.naql(
            "import", folder.path + "/in", "-o", folder.path + "/a.naql", "--corrections", folder.path + "/bad.csv")
        #expect(imported.status == 3 && imported.errors.contains(message), "\(imported.errors)")
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/a.naql")) == before)
    }

    @Test func aSheetThatContradictsIsRefusedWithItsConflicts() throws {
        let folder = try Folder()
        _ = try folder.correct(Self.script)
        let csv = try folder.csv()
        try folder.write(
            "other.csv",
            csv.replacing("Dina Sabri", with: "Sami Nader").replacing("checked", with: "call").replacing(
                "amal", with: "badr"))
        let refused = try folder.answer(Self.who, "--corrections", folder.path + "/other.csv")
        #expect(refused.status == 3 && refused.output.isEmpty)
        #expect(refused.errors.contains("2 corrections contradict what is there, and nothing was changed"))
        #expect(refused.errors.split(separator: "\n").count == 3, "\(refused.errors)")
        #expect(refused.errors.contains("\"Dina Sabri\" by amal, \"Sami Nader\" by badr"), "\(refused.errors)")
        let theirs = try folder.answer(Self.who, "--corrections", folder.path + "/other.csv", "--conflicts", "theirs")
        #expect(theirs.output == "who\tmark\nSami Nader\t0\nنادر الكرمي\tcall\n", "\(theirs.errors)")
        let mine = try folder.answer(Self.who, "--corrections", folder.path + "/other.csv", "--conflicts", "mine")
        #expect(mine.output == "who\tmark\nDina Sabri\t0\nنادر الكرمي\tchecked\n")
        #expect(try folder.csv() == csv)
    }

    @Test func whatCannotBeWrittenIsSaidBeforeAnythingIsDone() throws {
        let folder = try Folder()
        let failed = try Program.naql(
            folder.path + "/a.naql", "--write", folder.path + "/new.naql", "-c", "MATCH (n:Person) SET n.x = 1", "-c",
            "nonsense")
        #expect(failed.status == 1 && !FileManager.default.fileExists(atPath: folder.path + "/new.naql"))
        let nowhere = try Program.naql(
            folder.path + "/a.naql", "--write", folder.path + "/no/new.naql", "-c", "RETURN 1 AS x")
        #expect(nowhere.status == 3 && nowhere.output.isEmpty && nowhere.errors.contains("/no/new.naql: no such"))
        let readOnly = try Program.naql(
            folder.path + "/a.naql", "--write", folder.path + "/a.naql", "--read-only", "-c", "RETURN 1 AS x")
        #expect(readOnly.status == 2 && readOnly.errors.contains("exclude each other"))
    }

    @Test func whatAnotherWroteIsNotWrittenOver() throws {
        let folder = try Folder()
        let other = "naql '\(folder.path)/a.naql' --quiet --write '\(folder.path)/a.naql' -c "
        let script = """
            MATCH (w:Agent)-[:SAID]->(s:Statement) RETURN w, s ORDER BY s.text;
            :mark 1 checked
            :once none | \(other) "MATCH (p:Person) SET p.party = 'Harbour'"
            RETURN 1 AS x;
            :write
            """
        let outcome = try Program.naql(
            folder.path + "/a.naql", "--quiet", "--format", "none", input: script,
            environment: ["PATH": Program.folder.path + ":/usr/bin:/bin"])
        #expect(
            outcome.status == 3 && outcome.errors.contains("it holds corrections that are not in this session"),
            "\(outcome.errors)")
        #expect(try folder.answer("MATCH (p {party: 'Harbour'}) RETURN count(*) AS n").output == "n\n2\n")
    }

    /// What cannot be read cannot be known to be no loss.
    @Test func whatCannotBeReadIsNotWrittenOver() throws {
        let folder = try Folder()
        let archive = folder.path + "/a.naql"
        let whole = try Data(contentsOf: URL(fileURLWithPath: archive))
        var damaged = whole
        for index in whole.count / 2..<whole.count / 2 + 4000 { damaged[index] = ~damaged[index] }
        for bytes in [whole.prefix(whole.count - 100), damaged] {
            try bytes.write(to: URL(fileURLWithPath: archive))
            let outcome = try Program.naql(folder.path + "/in/a.txt", "--write", archive, "-c", "RETURN 1 AS x")
            #expect(outcome.status == 3 && outcome.output.isEmpty, "\(outcome)")
            #expect(outcome.errors.contains("not written: what stands there cannot be read (\(archive) is "))
            #expect(try Data(contentsOf: URL(fileURLWithPath: archive)) == bytes)
        }
    }

    @Test func whoWasMadeByACorrectionGoesWithIt() throws {
        let folder = try Folder()
        let outcome = try folder.correct(":said 1 Dina Sabri\n:said 1 -\n:said 2 -")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let answer = try folder.answer("MATCH (p:Person) RETURN p.name AS n ORDER BY n")
        #expect(answer.output == "n\nLena Parson\nنادر الكرمي\n")
    }

    @Test func aNameMayStandInQuotes() throws {
        let folder = try Folder()
        let outcome = try folder.correct(":said 2 \"Dina Sabri\" as Organization\n:drop \"Lena Parson\"")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let names = "MATCH (n:Person|Organization) WHERE n.name IN ['Dina Sabri', 'Lena Parson'] RETURN n.name AS n"
        #expect(try folder.answer(names).output == "n\nDina Sabri\n")
    }

    @Test(arguments: [
        (":note 1", "give a row of the last result, then what is right"),
        (":mark 1 good", "\"good\" is no mark"), (":mark 9 checked", "there is no row 9"),
        (":same \"Lena Parson\" Lina", "nobody is called \"Lina\""), (":same Lena Parson too", "give two names"),
        (":said 1.w Dina Sabri", "holds no statement but the Person"), (":drop", "name a row or a name"),
        (":span 1 words that are not there", "\"words that are not there\" does not stand in"),
        (":alias \"Lena Parson\" \"نادر الكرمي\"", "another Person of these articles; if both are one, say `:same"),
        (":said 1 Dina Sabri as Blah", "there are Person, Organization, Place, UnnamedSource"),
        (":drop \"Dina Sabri\"", "nobody is called \"Dina Sabri\""),
        (":split \"Lena Parson\" \"Lena the younger\" 2", "b.txt says nothing of \"Lena Parson\""),
        (":split \"Lena Parson\" \"نادر الكرمي\" 1", "another Person of these articles; `:said ROW"),
        (":split \"Lena Parson\" \"Lena Parson\" 1", "is a name of \"Lena Parson\" already"),
        (":split Lena 1", "give a name, the new one and rows"), (":note 1.nope x", "nope"),
    ])
    func whatCannotBeCorrectedIsSaid(command: String, message: String) throws {
        let folder = try Folder()
        let outcome = try folder.correct(command)
        #expect(outcome.status == 1 && outcome.errors.contains(message), "\(outcome.errors)")
        #expect(try folder.csv().split(separator: "\n").count == 1)
    }
}
