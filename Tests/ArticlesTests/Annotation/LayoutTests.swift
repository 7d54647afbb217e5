import Testing

@testable import Articles
@testable import Reporting

@Suite struct LayoutTests {
    private func document(_ text: String, published: String? = nil) -> Document {
        var options = ArticleOptions()
        options.published = published.flatMap(PublicationDate.parse)
        return ArticleAnnotator(lexicon: .standard, options: options)
            .annotate(ArticleRecord(id: "a", path: "a", text: text)).document
    }

    @Test func captionsHeadlineLeadAndTeasers() {
        let text = """
            مبان مدمرة في المدينة - رويترز
            مبان مدمرة في المدينة - رويترز

            انهيار جسر في المدينة

            انهار الجسر صباح اليوم بعد أمطار غزيرة. ولم يصب أحد.

            اقرأ أيضا: إضراب المعلمين

            وتعمل الفرق على رفع الأنقاض من الموقع.

            جميع الحقوق محفوظة
            """
        let kinds = document(text).sections.map(\.kind)
        #expect(kinds == [.caption, .caption, .headline, .lead, .teaser, .body, .boilerplate])
    }

    @Test func aSecondStoryHasItsOwnHeadingAndNoDate() {
        let text = """
            خبر أول عن المدينة

            قال الوزير كمال الراضي، الأربعاء، إن الجسر آمن.

            وأضاف أن الطريق مفتوح.

            صورة من الساحة مساء السبت
            احتجاجات واسعة أمام مبنى البرلمان بسبب الضرائب الجديدة في البلاد

            قالت الناشطة رنا الصباغ، الأربعاء، إن المسيرة سلمية.

            وأضافت أن الشرطة اعتقلت خمسة.
            """
        let document = document(text, published: "2025-06-12")
        #expect(document.sections.last?.heading == "احتجاجات واسعة أمام مبنى البرلمان بسبب الضرائب الجديدة في البلاد")
        #expect(document.statements.first?.date == PublicationDate.day(PublicationDate.parse("2025-06-11")!))
        #expect(document.statements.last?.date == nil)
    }

    @Test(arguments: [
        ("الأربعاء", "2025-06-11"), ("الخميس", "2025-06-12"), ("مساء الثلاثاء", "2025-06-10"), ("أمس", "2025-06-11"),
        ("أول أمس", "2025-06-10"), ("غدا", "2025-06-13"), ("الأحد المقبل", "2025-06-15"),
        ("الخميس الماضي", "2025-06-05"),
        ("5 مارس/آذار 2025", "2025-03-05"), ("17 غشت 2024", "2024-08-17"), ("3 تشرين الثاني 2023", "2023-11-03"),
        ("14 رجب 1445", "2024-01-25"), ("on Tuesday", "2025-06-10"), ("May 3, 2024", "2024-05-03"),
        ("3 May", "2025-05-03"), ("2025-01-31", "2025-01-31"), ("12/6/2024", "2024-06-12"),
    ])
    func dates(text: String, day: String) {
        let scalars = text.unicodeScalars.map(\.value)
        let published = PublicationDate.parse("2025-06-12").flatMap(PublicationDate.day)
        let document = Document(scalars: scalars, lexicon: .standard, published: published)
        document.classify(document.tokens.indices)
        let date = DateFinder(document: document).date(at: 0, before: document.tokens.count)
        #expect(date?.day == PublicationDate.parse(day).flatMap(PublicationDate.day))
    }

    @Test func comingDaysAreNoDate() {
        let document = Document(
            scalars: "الأيام المقبلة".unicodeScalars.map(\.value), lexicon: .standard, published: 20000)
        #expect(DateFinder(document: document).date(at: 0, before: document.tokens.count) == nil)
    }
}
