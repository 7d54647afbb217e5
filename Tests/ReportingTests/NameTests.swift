import Language
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
        // Common words end a name, and are none by themselves.
        ("ووصف صبري المحادثات بأنها مفيدة. ثم استؤنفت المحادثات.", ["صبري"]),
        ("واتهم الموسوي بارتكاب مخالفات.", ["الموسوي"]), ("هذا حق الملك والشعب.", []),
        ("وصل يوسف الطويل. وقال الطويل إن الجسر مغلق.", ["يوسف الطويل", "الطويل"]),
        ("سقط ابن عمه في البئر.", []), ("سجن التاجر يوناس فيلدر سبع سنوات.", ["يوناس فيلدر"]),
        // Rulers of one name and a number.
        ("زار الملك محمد الخامس الميناء.", ["محمد الخامس"]), ("خرج لويس الرابع عشر من القصر.", ["لويس الرابع عشر"]),
        ("فاز كريم الموسوي، وجاء الثاني متأخرا.", ["كريم الموسوي"]),
        // Several in a row, by names that are common words too.
        ("حضر حازم الكرمي وعادل البرغوثي وفرج الشلبي الحفل.", ["حازم الكرمي", "عادل البرغوثي", "فرج الشلبي"]),
        // Names that no list has, before one that a list has, and between a verb of reporting and what shows a speaker.
        ("عادت شيفلا كريستي إلى البيت.", ["شيفلا كريستي"]), ("أحرج بيان وزير الدفاع كريستي أمس.", ["كريستي"]),
        ("وقال برادلي كوستيك، رئيس البلدية، إن الجسر مغلق.", ["برادلي كوستيك"]),
        ("وقال مصدر مطلع إن الجسر مغلق.", []), ("وأوضح فارس أن الجسر مغلق.", ["فارس"]),
        ("وقال بوش وبلير إن الجسر مغلق.", ["بوش", "بلير"]),
        ("بيروت: سمير شمس", ["سمير شمس"]), ("ووفقا للمحامي، فإن التهم باطلة.", []),
        // Given names that are common words too, behind a verb and before a word that no list has, or behind a long role.
        ("تقول إيمان السعايدة إن الجسر مغلق.", ["إيمان السعايدة"]),
        ("قالت أمينة كورتوفيتش إن الجسر مغلق.", ["أمينة كورتوفيتش"]),
        ("تزيد نجاة المسافرين صعوبة.", []),
        ("قالت وزيرة شؤون المرأة آمنة البوعزيزي إن الجسر مغلق.", ["آمنة البوعزيزي"]),
        ("قالت الباحثة في أخلاقيات المهنة منى كورتوفيتش إن الجسر مغلق.", ["منى كورتوفيتش"]),
        ("وقال الوزير إن نهاية الأزمة منى الجميع.", []),
        // What hangs on a verb behind a family name is no part of the name, and a verb in the passive no given one.
        ("سجن خالد القرني بالسرقة.", ["خالد القرني"]), ("أدين خالد القرني بالسرقة.", ["خالد القرني"]),
        ("قال خالد السعايدة إن الجسر مغلق.", ["خالد السعايدة"]), ("قال الفلاسفة إن الجسر مغلق.", []),
        // Somebody from a country.
        ("فازت بالكأس، واليابانية هاناكو سوغيمورا في المركز الثاني.", ["هاناكو سوغيمورا"]),
    ])
    func arabicPeople(text: String, people: [String]) {
        #expect(Self.names(text) == people)
    }

    @Test(arguments: [
        // What every country has is described by its adjective, not named; what has a name of its own is.
        ("وقالت الحكومة الموريتانية إن الجسر مغلق.", []), ("عاد المنتخب البحريني أمس.", []),
        ("أعلنت حكومة الوحدة الوطنية أن الجسر مغلق.", ["حكومة الوحدة الوطنية"]),
        // What an office is over is a part of the office.
        ("وصل وزير الخارجية الروسي إلى المدينة.", []), ("قال المتحدث باسم الخارجية الروسية إن الجسر مغلق.", []),
        ("أكدت وزارة الخارجية الروسية أن الجسر مغلق.", ["وزارة الخارجية الروسية"]),
        // Many of a kind, and nouns with a pronoun.
        ("شاركت الجامعات العربية في المعرض.", []), ("توقفت في محطتها الأخيرة.", []),
        // A country's adjective behind a name of its own is no part of it.
        ("وصل لاعب نادي مورفال الفرنسي أمس.", ["نادي مورفال"]), ("اتهم حزب الله اللبناني خصومه.", ["حزب الله"]),
        ("نشرت صحيفة «الشرق الأوسط» الخبر.", ["الشرق الأوسط"]),
        // What folding alone makes a name.
        ("عادت إلى البيت مساء.", []),
    ])
    func arabicBodies(text: String, bodies: [String]) {
        #expect(Self.names(text, "Organization") == bodies)
    }

    @Test(arguments: [
        ("سكن في قضاء النبطية عاما.", ["النبطية"]), ("يحب قضاء العطلة معهم.", []),
        ("لم نجد حلا.", []), ("عبرت القافلة هضبة نجد ثم عادت إلى نجد.", ["نجد"]),
        ("هذا يكفي في حياتنا.", []), ("انتهت ولايته الأولى.", []), ("زار دولة قطر أمس.", ["قطر"]),
        ("أقام في جبل القرون.", ["جبل القرون"]),
    ])
    func arabicPlaces(text: String, places: [String]) {
        #expect(Self.names(text, "Place") == places)
    }

    @Test(arguments: [
        // Names that end in a possessive, and possessives that are no name's.
        ("Moody’s said the outlook was stable.", ["Moody’s"]),
        ("It was cut by Standard & Poor's.", ["Standard & Poor's"]),
        ("Amazon's profit rose.", ["Amazon"]),
        // The names of a firm, whoever its partners were.
        ("Pell & Rowe said it would cut jobs.", ["Pell & Rowe"]), ("Marlow & Sons sued.", ["Marlow & Sons"]),
        // What a body is for is a part of its name.
        ("The Movement for Renewal won.", ["Movement for Renewal"]),
        ("He joined the Coalition for Fair Rents on Monday.", ["Coalition for Fair Rents"]),
        ("He met the Harbour Council on Monday.", ["Harbour Council"]),
        ("It was a Q & A with Anna Rowe.", []),
        ("Calumet Southern Railway said the train was late.", ["Calumet Southern Railway"]),
        ("Le Rassemblement pour la justice a tenu son congrès.", ["Rassemblement pour la justice"]),
        ("La Ligue contre la faim a ouvert un centre.", ["Ligue contre la faim"]),
        ("La Ligue a gagné pour la première fois.", []),
        ("L'ONG Secours Océan a un centre. Selon Secours Océan, on attend.", ["Secours Océan", "Secours Océan"]),
    ])
    func latinBodies(text: String, bodies: [String]) {
        #expect(Self.names(text, "Organization") == bodies)
    }

    @Test(arguments: [
        // Months that are given names too.
        ("April Jones said the road was open.", ["April Jones"]), ("May Day was cold.", []), ("April Sales fell.", []),
        // Letters behind a name.
        ("Tom Reilly MP said the law was wrong.", ["Tom Reilly"]), ("He met Anna Rowe KC on Monday.", ["Anna Rowe"]),
        ("He met Anna Rowe and Tom Pell.", ["Anna Rowe", "Tom Pell"]),
    ])
    func englishPeople(text: String, people: [String]) {
        #expect(Self.names(text) == people)
    }

    /// Where ي is written for ى, علي is a word of a sentence, in each line for itself.
    @Test func onePointOrTwo() {
        let plain =
            "وصل علي الأمين أمس. وأكد علي الموسوي أن الفريق يعتمد على نفسه في كل شيء وأنه لا ينتظر أحدا في هذا الموسم"
        let other =
            "وشدد الوزير علي الأمن في البلاد وعلي الحدود كلها كما شدد علي حماية الناس من الغلاء ومن كل ما يهدد حياتهم في هذه الأيام"
        #expect(Self.names(plain + ".\n\n" + other + ".") == ["علي الأمين", "علي الموسوي"])
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
