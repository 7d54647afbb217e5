import Reporting
import Testing

/// Who is named where, and which words that look like names are none.
@Suite struct NameTests {
    private static func names(_ text: String, _ label: String = "Person") -> [String] {
        let document = Annotator().annotate(text + "\n")
        return document.mentions.filter { $0.kind == .name && document.entities[$0.entity].type.label == label }
            .map { document.string($0.start, $0.end) }
    }

    @Test(arguments: [
        // A name alone, listed or not, after a verb of reporting or a form of address.
        ("وأشار الخزعلي إلى أن الجسر مغلق.", ["الخزعلي"]), ("وأكد بلنكوف أن الجسر مغلق.", ["بلنكوف"]),
        ("وقال الحارس إن الجسر مغلق.", []), ("وأعلنت بلدية الحي أن الجسر مغلق.", []),
        // Verbs, nouns and prepositions that are written like names.
        ("لم يبق لدينا سوى القليل.", []), ("وعزت الشركة ذلك إلى البرد.", []),
        ("فاز الفريق علي منافسه في الملعب.", []), ("اعتمد علي الموسوي على صديقه.", ["علي الموسوي"]),
        // Names of many parts, and the office that ends one.
        ("حضر راشد بن محمد بن خالد آل مسعود الحفل.", ["راشد بن محمد بن خالد آل مسعود"]),
        ("أكدت نانسي الكرمي الأمين العام للاتحاد أن الجسر مغلق.", ["نانسي الكرمي"]),
        ("قال نور الدين الكرمي إن الجسر مغلق.", ["نور الدين الكرمي"]),
        ("وصل جان لوك مورو إلى المدينة.", ["جان لوك مورو"]),
        // Somebody from a country.
        ("فازت بالكأس، واليابانية هاناكو سوغيمورا في المركز الثاني.", ["هاناكو سوغيمورا"]),
    ])
    func arabicPeople(text: String, people: [String]) {
        #expect(Self.names(text) == people)
    }

    @Test func oneNameInManySpellings() {
        for (one, other) in [
            ("عبد الله الزين", "عبدالله الزين"), ("أحمد الزين", "احمـد  الزين"), ("Karl O. Osborn", "KARL O OSBORN"),
            ("J.K. Osborn", "J. K. Osborn"), ("Zoë O’Hara-Smith", "Zoe O'Hara Smith"),
        ] {
            #expect(NameKey.key(of: one, .standard) == NameKey.key(of: other, .standard), "\(one)")
        }
        #expect(NameKey.key(of: "Ann Akin", .standard) != NameKey.key(of: "Anna Kin", .standard))
        #expect(NameKey.key(of: "Karl Osborn", .standard) != NameKey.key(of: "Anna Osborn", .standard))
    }
}
