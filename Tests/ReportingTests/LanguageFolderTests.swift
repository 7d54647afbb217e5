import Language
import Reporting
import Testing

/// What a language's folder must say, and the errors that name file, line, column and remedy.
@Suite struct LanguageFolderTests {
    private let settings = LanguageFile(path: "xx/language.txt", text: "code: xx\nname: Test\nscript: latin\n")

    private func failure(_ path: String, _ text: String) -> LanguageError? {
        do {
            var compiler = LanguageCompiler()
            try compiler.add([
                LanguageFolder(
                    name: "xx",
                    files: [
                        settings, LanguageFile(path: "xx/inflections.txt", text: "[verb]\npast = 1 +ed\n"),
                        LanguageFile(path: path, text: text),
                    ])
            ])
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        ("xx/words.txt", "[complementiser]\nthat\n", 2, 1, "complementizer"),
        ("xx/words.txt", "[complementizer plurl]\nthat\n", 2, 1, "plurl"),
        ("xx/verbs.txt", "[verb]\nsay | speak | that\n", 2, 1, "speak"),
        ("xx/verbs.txt", "[verb]\nsay | say | qote\n", 2, 1, "qote"),
        ("xx/nouns.txt", "[role]\neye witness | eye witnesses\n", 2, 1, "_"),
        ("xx/verbs.txt", "[verbs]\nsay | say | quote\n", 2, 1, "paradigm"),
        ("xx/verbs.txt", "[verb]\nsay | say\n", 2, 1, "2 fields"),
        ("xx/names/a.txt", "[Person]\n\n[Town]\nVelda\n", 4, 1, "Town"),
        ("xx/rules/a.rules", "construction said: ^[vreb] => clause\n", 1, 22, "vreb"),
        ("xx/rules/a.rules", "construction said: ^[verb +qote] => clause\n", 1, 27, "qote"),
        ("xx/rules/a.rules", "construction said: ^[verb] ( $Source => clause\n", 1, 38, "("),
        ("xx/rules/a.rules", "construction said: ^[verb] $Sorce => clause\n", 1, 28, "$Source"),
        ("xx/rules/a.rules", "construction said: [verb] => clause\n", 1, 1, "^"),
        ("xx/rules/a.rules", "construction said: ^[verb] => claus\n", 1, 31, "claus"),
        ("xx/rules/a.rules", "sayings said: ^[verb] => clause\n", 1, 1, "sayings"),
        ("xx/rules/a.rules", "\ndefine name = [verb]\n", 2, 8, "name"),
    ])
    func errorsNameTheirPlace(path: String, text: String, line: Int, column: Int, about: String) throws {
        let error = try #require(failure(path, text))
        #expect(error.file == path)
        #expect(error.line == line)
        #expect(error.column == column)
        #expect((error.message + error.remedy).contains(about), "\(error)")
        #expect(!error.remedy.isEmpty)
    }

    /// A text as it is read with a small language whose one construction has a rule behind its verb.
    private static func annotated(rule: String, _ text: String) throws -> Document {
        let files = [
            LanguageFile(path: "zz/language.txt", text: "code: zz\nname: Zed\nscript: latin\nvowels: aeiou\n"),
            LanguageFile(path: "zz/inflections.txt", text: "[verb]\npresent any-gender = 1\npast any-gender = 1 +ba\n"),
            LanguageFile(path: "zz/words.txt", text: "[complementizer]\nzo\n[stop]\nlem = zim = zam\n"),
            LanguageFile(path: "zz/verbs.txt", text: "[verb]\nparlo | say | that quote\n"),
            LanguageFile(path: "zz/names/people.txt", text: "[given f]\nMirela\n[family]\nTovan\n"),
            LanguageFile(
                path: "zz/rules/a.rules",
                text: "source name: name:$Person => name\nconstruction zed: who:$Source ^[verb] \(rule) => clause\n"),
        ]
        let lexicon = try Lexicon.standard.adding(languages: [LanguageFolder(name: "zz", files: files)])
        return Annotator(lexicon).annotate(text)
    }

    /// A language that the binary does not hold, in a few lines, with no code.
    @Test func aLanguageOfAFewLinesReadsItsSentences() throws {
        let document = try Self.annotated(rule: "$That", "Mirela Tovan parloba zo lem zim domu zam palu.\n")
        let statement = try #require(document.statements.first)
        #expect(document.string(statement.start, statement.end) == "lem zim domu zam palu")
        #expect(statement.rule == "zed")
        #expect(document.languageCode == "zz")
    }

    /// Repetitions within repetitions count each for itself, and go back together where a way fails.
    @Test(arguments: [
        ("1, 2, 3", true), ("1, 2, 3, 4", true), ("1, 2, 3, 4, 5", false), ("1, 2", false), ("1, 2, 3 4", false),
        ("1, 2, 3 4, 5, 6", true), ("1, 2, 3, 4 5, 6, 7, 8", true), ("1, 2, 3 4, 5, 6 7, 8, 9", false),
        ("1, 2, 3 lem", true), ("1, 2, 3 lem zim zam", true), ("1, 2, 3 lem zim zam lem", false),
    ])
    func repetitionsCountWithinRepetitions(numbers: String, isRead: Bool) throws {
        let rule = "(([@number] [@comma]){2,3} [@number] &([stop]{0,3}? [@word] | [@number])){1,2} [stop]{0,3} $That"
        let document = try Self.annotated(rule: rule, "Mirela Tovan parloba \(numbers) zo zim domu lem palu zam.\n")
        #expect(document.statements.map(\.rule) == (isRead ? ["zed"] : []))
    }
}
