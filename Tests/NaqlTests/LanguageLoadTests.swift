import Foundation
import Naql
import PropertyGraph
import Testing

/// Languages as folders that are given at run time, and French as it is in the binary.
@Suite struct LanguageLoadTests {
    private static let spanish = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Languages/es").path

    private static let article = """
        El puente reabre el lunes

        La ministra de Transportes, Lucía Ortega, anunció el martes que el puente está listo. «No habrá más retrasos», aseguró la ministra.

        Según el alcalde Andrés Salvat, las obras fueron caras. Él dijo: "Pagaremos la factura", añadiendo que el peaje no sube.

        """

    private static func said(_ session: Session) throws -> [String] {
        let result = try session.run("MATCH (a)-[:SAID]->(s) RETURN a.name + ': ' + s.text ORDER BY s.start")
        var rows: [String] = []
        while let batch = try result.next() {
            for row in 0..<batch.count { rows.append(batch.value(row: row, column: 0).scalarText ?? "") }
        }
        return rows
    }

    @Test func aFolderTeachesALanguage() throws {
        let folder = try ScratchFolder(["a.txt": Self.article])
        var options = LoadOptions()
        options.languages = [Self.spanish]
        let session = Session()
        let report = try session.load([folder("a.txt")], options: options)
        #expect(report.issues.isEmpty && report.warnings.isEmpty)
        #expect(
            try Self.said(session) == [
                "Lucía Ortega: el puente está listo", "Lucía Ortega: No habrá más retrasos",
                "Andrés Salvat: las obras fueron caras", "Andrés Salvat: Pagaremos la factura",
                "Andrés Salvat: el peaje no sube",
            ])
    }

    @Test func aFolderTakesThePlaceOfTheLanguageOfItsCode() throws {
        let folder = try ScratchFolder([
            "a.txt": "Le pont rouvre\n\nPaul Girard a déclaré que le pont était prêt. Il est fermé.\n",
            "fr/language.txt": "code: fr\nname: French\nscript: latin\n",
            "fr/words.txt": "[complementizer]\nque\n[stop]\nle = il = est = a = pont\n",
        ])
        let known = Session()
        try _ = known.load([folder("a.txt")], options: LoadOptions())
        #expect(try Self.said(known) == ["Paul Girard: le pont était prêt"])
        var options = LoadOptions()
        options.languages = [folder("fr")]
        let session = Session()
        try _ = session.load([folder("a.txt")], options: options)
        #expect(try Self.said(session).isEmpty)
    }

    @Test func aMistakeIsToldWithItsPlace() throws {
        let folder = try ScratchFolder([
            "a.txt": Self.article, "none/words.txt": "[stop]\nel\n",
            "es/language.txt": "code: es\nname: Spanish\nscript: latin\n", "es/inflections.txt": "[ar]\npast = 1 +ó\n",
            "es/verbs.txt": "[ar]\nafirmar | claim | that qote\n",
        ])
        func issues(_ language: String) throws -> [String] {
            var options = LoadOptions()
            options.languages = [language]
            let report = try Session().load([folder("a.txt")], options: options)
            return report.issues
        }
        let broken = try issues(folder("es"))
        #expect(broken.count == 1)
        #expect(broken.first?.hasPrefix("\(folder("es/verbs.txt")):2:1: no frame \"qote\"; frames are") == true)
        #expect(try issues(folder("none")).first?.contains("has no language.txt; write one") == true)
        #expect(try issues(folder("gone")).first?.hasSuffix("no such file or folder") == true)
    }

    @Test func aFrenchArticleGivesItsStatements() throws {
        let folder = try ScratchFolder([
            "a.txt": """
            Le péage attendra

            La ministre des Transports, Hélène Varenne, a annoncé mardi le report du péage. « Un an, ce n’est pas un abandon », a-t-elle insisté.

            « On a fermé deux usines, soupire Paul Girard, 53 ans, chauffeur. Et maintenant ? » D’après la préfecture, quatorze barrages ont été levés.

            """
        ])
        let session = Session()
        try _ = session.load([folder("a.txt")], options: LoadOptions())
        #expect(
            try Self.said(session) == [
                "Hélène Varenne: le report du péage", "Hélène Varenne: Un an, ce n’est pas un abandon",
                "Paul Girard: On a fermé deux usines", "Paul Girard: Et maintenant ?",
                "préfecture: quatorze barrages ont été levés",
            ])
    }
}
