import Naql
import PropertyGraph
import Testing

/// Numbers that articles state are values: digits and words of every language, with their unit, what they count and how exact
/// they are; dates, ages, hours, scores, names and numbers to call are none.
@Suite struct FigureTests {
    /// `text: value|low|high unit of comparator`, a line a figure; `-` for what is absent.
    private func figures(_ text: String) throws -> [String] {
        let folder = try ScratchFolder(["a.txt": "News\n\n\(text)\n"])
        let session = Session()
        var options = LoadOptions()
        options.published = try CalendarDate(parsing: "2024-11-05")
        _ = try session.load([folder("a.txt")], options: options)
        let query = """
            MATCH (:Sentence)-[:STATES]->(f:Figure) WITH DISTINCT f ORDER BY f.start
            RETURN f.text, f.value, f.low, f.high, f.unit, f.of, f.comparator
            """
        return try session.run(query).all().map { row in
            let words = row.map { $0.scalarText ?? "-" }
            return "\(words[0]): \(words[1...3].joined(separator: "|")) \(words[4...].joined(separator: " "))"
        }
    }

    @Test(arguments: [
        ("أكثر من مئتي ألف عامل", "مئتي ألف: 200000|200000|- - عامل more than"),
        ("مقتل نحو ثلاثة وعشرين قتيلا", "ثلاثة وعشرين: 23|-|- - dead about"),
        ("كلفته مليونا دولار", "مليونا دولار: 2000000|-|- USD - -"),
        ("عشرون مليونا", "عشرون مليونا: 20000000|-|- - - -"),
        ("نصف مليون دينار", "نصف مليون دينار: 500000|-|- dinar - -"),
        ("بلغت 3.5 إلى 4 في المئة", "3.5 إلى 4 في المئة: -|3.5|4 % - between"),
        ("سقط قتيلان", "قتيلان: 2|-|- - dead -"), ("٤٠٠ ألف دينار", "٤٠٠ ألف دينار: 400000|-|- dinar - -"),
        ("۱۲٫۵ في المئة", "۱۲٫۵ في المئة: 12.5|-|- % - -"),
        ("دفع مليارا ونصف المليار ليرة", "مليارا ونصف المليار ليرة: 1500000000|-|- lira - -"),
        ("خمسة آلاف وثلاثمئة وأربعين جريحا", "خمسة آلاف وثلاثمئة وأربعين: 5340|-|- - hurt -"),
        ("at least two dozen people were killed", "two dozen: 24|24|- - dead at least"),
        ("between 3.5 and 4 % of it", "3.5 and 4 %: -|3.5|4 % - between"),
        ("they killed 12 and wounded 30", "12: 12|-|- - dead -\n30: 30|-|- - hurt -"),
        ("the toll rose from 24 to 31 dead", "24: 24|-|- - dead -\n31: 31|-|- - dead -"),
        ("it cost $3.5 million", "$3.5 million: 3500000|-|- USD - -"),
        ("it was sold for €2.25m on Monday", "€2.25m: 2250000|-|- EUR - -"),
        ("several hundred people died", ""),
        ("he ran 5km", "5km: 5|-|- km - -"), ("half a million dollars", "half a million dollars: 500000|-|- USD - -"),
        ("three hundred and forty-two houses", "three hundred and forty-two: 342|-|- - houses -"),
        ("two and a half million people", "two and a half million: 2500000|-|- - people -"),
        ("no more than 1,500 jobs", "1,500: 1500|-|1500 - jobs at most"),
        ("quatre-vingt-dix-sept familles", "quatre-vingt-dix-sept: 97|-|- - familles -"),
        ("au moins 3,5 millions d'euros", "3,5 millions d'euros: 3500000|3500000|- EUR - at least"),
        ("environ 12 500 habitants", "12 500: 12500|-|- - habitants about"),
        ("une vingtaine de morts", "une vingtaine: 20|-|- - dead -"),
        ("une coupure de 17 heures", "17 heures: 17|-|- hour - -"),
    ])
    func isAValue(text: String, expected: String) throws {
        let opening = text.unicodeScalars.contains { $0.value > 0x600 } ? "وقال المحافظ في بيان صدر عنه إنه" : ""
        let french =
            ["quatre", "au ", "environ", "une "].contains { text.hasPrefix($0) }
            ? "Selon le maire de la ville, il y a" : ""
        let english = opening.isEmpty && french.isEmpty ? "The mayor of the town said that" : ""
        let found = try figures("\(opening)\(french)\(english) \(text).")
        #expect(found == expected.split(separator: "\n").map(String.init))
    }

    @Test(arguments: [
        "It was signed on 12 March 2024 and on 3/4/2023.", "In 2019 the town was rich.",
        "It ended at 9 p.m. on Monday.",
        "They met at 6:30 and at 18:05.",
        "Lena Moradi, 52, spoke first.", "The 45-year-old driver spoke.", "City won 3-1 against Rovers.",
        "The 3rd repair came first.", "Article 14 of the law was read.", "He flew with a Boeing 737 from there.",
        "Call 0800 555 0199.",
        "It is a form of Covid-19 and of G-7.", "وقال في المادة 14 من القرار 1701 عند الساعة 6 صباحا.",
        "وقالت لينا المرادي (52 عاما) إنها حضرت عام 2019.", "وفاز الفريق 3-1 على ضيفه.",
        "L'article 7 de la loi a été lu en 2018.", "Le conseil se réunira à 17 heures, a dit la mairie.",
        "La route sera fermée dès 8 heures lundi.", "Shaft 3 was closed after the fire.",
    ])
    func isNone(text: String) throws { #expect(try figures(text) == []) }

    @Test func statementsStateThem() throws {
        let folder = try ScratchFolder([
            "a.txt": "Toll\n\nMayor Hani Bazzi said that 12 people were killed. A doctor counted 15.\n"
        ])
        let session = Session()
        _ = try session.load([folder("a.txt")], options: LoadOptions())
        let rows = try session.run("MATCH (w)-[:SAID]->(:Statement)-[:STATES]->(f) RETURN w.name, f.value, f.of").all()
        #expect(rows == [[.string("Hani Bazzi"), .integer(12), .string("dead")]])
        try session.save(to: folder("a.naql"))
        let again = Session()
        _ = try again.load([folder("a.naql"), folder("a.txt")], options: LoadOptions())
        #expect(
            try again.run("MATCH (f:Figure) RETURN f.value ORDER BY f.value").all() == [[.integer(12)], [.integer(15)]])
    }
}
