import PropertyGraph
import Testing

@testable import Articles

/// Tables as programs and people write them, whatever the rules of CSV say.
@Suite struct TableTests {
    /// A table, the texts that its rows hold, and how many lines are told: notes before the stroke, failures behind it.
    static let cases: [(String, [String], String)] = [
        // A mark within a field that is not doubled.
        (
            "title,text\n\"A\",\"He said \"no\" to it.\"\n\"B\",\"She said so.\"\n",
            ["He said \"no\" to it.", "She said so."], "1|0"
        ),
        (
            "title,text\nA,\"Quoted start\" he said\nB,ok said the minister\n",
            ["\"Quoted start\" he said", "ok said the minister"], "1|0"
        ),
        (
            "title\ttext\nA\tHe said \"no\"\nB\t\"Quoted start\" he said\nC\tc\n",
            ["He said \"no\"", "\"Quoted start\" he said", "c"], "1|0"
        ),
        // A backslash before it.
        (
            "title,text,date\n\"A\",\"He said \\\"no\\\", and left\",\"2024-02-06\"\n\"B\",\"Plain\",\"2024-02-07\"\n",
            ["He said \"no\", and left", "Plain"], "1|0"
        ),
        // A mark and a comma within a field of a table whose fields all stand in marks.
        (
            "\"title\",\"text\"\n\"A\",\"He said \"no\", then left\"\n\"B\",\"b\"\n",
            ["He said \"no\", then left", "b"], "1|0"
        ),
        // A field of several lines with such a mark in it.
        (
            "title,text,date\nA,\"He said \"no\".\n\nThen he left.\",2024-02-06\nB,b,2024-02-07\n",
            ["He said \"no\".\n\nThen he left.", "b"], "1|0"
        ),
        // A mark that is missing: its row ends with its line.
        (
            "title,text\n\"A\",\"The mayor said yes.\n\"B\",\"The guild said never.\"\n\"C\",\"c\"\n",
            ["The mayor said yes.", "The guild said never.", "c"], "1|0"
        ),
        ("title,text\nA,\"The mayor said yes.\nB,b\nC,c", ["The mayor said yes.", "b", "c"], "1|0"),
        // Neither way gives as many fields as there are names: the row is lost alone.
        ("title,text\nA,a\nB,\"b\" x, \"y\" z\nC,c\n", ["a", "c"], "0|1"),
        // By the rules.
        ("title,text\r\nA,\"a, \"\"b\"\"\r\n\r\nc\"\r\nB,b\r\n", ["a, \"b\"\r\n\r\nc", "b"], "0|0"),
    ]

    @Test(arguments: cases) func strayQuotationMarks(table: String, texts: [String], told: String) {
        let (records, issues) = readRecords(table, table.contains("\t") ? "a.tsv" : "a.csv")
        #expect(records.map(\.text) == texts)
        let failures = issues.count(where: \.isFailure)
        #expect("\(issues.count - failures)|\(failures)" == told, "\(issues.map(\.message))")
    }

    @Test(arguments: [
        "Titel;Text;Datum;Quelle;Autor", "título,texto,fecha,periódico,autor",
        "titolo,testo,data di pubblicazione,testata,autore",
        "título,texto,data de publicação,jornal,autor", " Title , TEXT,Publish Date , Media Outlet,Written By",
        "sep=;\ntitle;text;date;outlet;author",
    ])
    func headsInOtherLanguagesAndWithBlanks(header: String) {
        let row = ["Bridge", "The bridge is closed.", "2024-03-05", "Marsa Post", "Lena Parson"]
        let (records, issues) = readRecords(
            "\(header)\n\(row.joined(separator: header.contains(";") ? ";" : ","))\n", "a.csv")
        #expect(issues.isEmpty && records.count == 1, "\(issues.map(\.message))")
        #expect(
            records.first.map { [$0.headline, $0.text, $0.published.scalarText, $0.outlet, $0.byline] }
                == row.map { $0 })
    }

    /// What comes without a name is told by what it holds.
    @Test(arguments: [
        ("title;text;date\nA;One said.;2024-02-06\nB;Two said.;2024-02-07\n", 2),
        ("العنوان\tالنص\nا\tقال الوزير إن الجسر مغلق.\n", 1),
        ("Text, date and time are words of this line.\n\nThe mayor said x, and left.\n", 1),
        (
            "{\"name\":\"C\",\"type\":\"channel\",\"id\":9,\"messages\":[{\"id\":1,\"type\":\"message\",\"date\":\"2024-03-05T13:00:00\",\"text\":\"One.\"},"
                + "{\"id\":2,\"type\":\"message\",\"date\":\"2024-03-05T13:00:00\",\"text\":\"Two.\"}]}", 2
        ),
    ])
    func standardInput(text: String, count: Int) {
        let (records, issues) = readRecords(text, "-")
        #expect(records.count == count && issues.isEmpty, "\(issues.map(\.message))")
        #expect(count == 1 || records.allSatisfy { $0.text.count < 20 })
    }

    /// A row keeps its number, whatever becomes of those before it.
    @Test func rowsAreCountedThoughTheyCannotBeRead() {
        let table = "title,text\nA,One.,more\nB,Two.\nC,\nD,\"d\" x, \"y\" z\nE,Five.\n"
        #expect(readRecords(table, "a.csv").records.map(\.id) == ["a.csv#2", "a.csv#5"])
    }

    @Test func summariesWhereTheTextIsNotGiven() {
        let (records, issues) = readRecords("Title,Summary,URL\nA,The mayor said x.,https://e.example/1\n", "a.csv")
        #expect(records.map(\.text) == ["The mayor said x."] && issues.isEmpty)
    }
}
