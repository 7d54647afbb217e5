/// An invented article, of which every format of the folder is made.
struct SampleArticle {
    let headline: String
    let outlet: String
    let day: String
    let byline: String
    let language: String
    let paragraphs: [String]

    var text: String { paragraphs.joined(separator: "\n\n") }
    var isLeftToRight: Bool { language != "ar" }

    /// Where it was published, another for each format: else all were one article.
    func url(_ format: String) -> String { "https://\(format).example/\(language)" }

    static let all = [
        SampleArticle(
            headline: "Port reopens after the storm", outlet: "Harbour Post", day: "2024-03-05", byline: "Mara Dale",
            language: "en",
            paragraphs: [
                "Lena Parson, the mayor of Coldharbour, said that the port would reopen on Monday after the inspectors had seen the quay.",
                "“We have waited for this day,” Parson told the council. She added that the county would pay half of the costs.",
                "Omar Hale, who leads the dockers’ union, denied that the work was done. According to Hale, two walls are cracked & wet.",
            ]),
        SampleArticle(
            headline: "الميناء يفتح بعد العاصفة", outlet: "صحيفة المنارة", day: "2024-03-06", byline: "مارا ديل",
            language: "ar",
            paragraphs: [
                "قال رئيس البلدية سامر الحلبي إن الميناء سيفتح يوم الاثنين بعد أن عاين المفتشون الرصيف.",
                "وأضاف الحلبي: «انتظرنا هذا اليوم طويلا». وأكد أن الحكومة ستدفع نصف الكلفة.",
                "ونفى نقيب العمال عمر الخطيب أن تكون الأعمال قد انتهت.",
            ]),
        SampleArticle(
            headline: "Le port rouvre après la tempête", outlet: "Le Quai", day: "2024-03-07", byline: "Élise Perrin",
            language: "fr",
            paragraphs: [
                "La maire Hélène Marchand a annoncé que le port rouvrirait lundi après la visite des inspecteurs.",
                "« Nous avons attendu ce jour », a déclaré Hélène Marchand. Elle a ajouté que le département paierait la moitié.",
            ]),
    ]

    /// What is said in a talk, by whom.
    static let talk = [
        ("Lena Parson", "The port will reopen on Monday."), ("Omar Hale", "I doubt that. The quay is cracked."),
        ("Lena Parson", "The engineers have looked at it."), ("Omar Hale", "They looked at one wall."),
    ]
}

/// A file of the folder.
struct SampleFile {
    let name: String
    let bytes: [UInt8]

    init(_ name: String, _ bytes: [UInt8]) { (self.name, self.bytes) = (name, bytes) }
    init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }
}
