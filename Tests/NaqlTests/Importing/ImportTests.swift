import Articles
import Foundation
import Naql
import PropertyGraph
import Testing

/// An archive is brought up to date: only what is new or has changed is read, and the graph is that of a fresh import.
@Suite struct ImportTests {
    private static let texts = [
        "Port reopens\n\nMayor Lena Parson said the port would reopen on Monday.\n",
        "Road closed\n\nMayor Parson said the road to the harbour was closed. \"It is not safe,\" she added.\n",
        "الجسر\n\nقال وزير النقل نادر الكرمي إن الجسر الشرقي سيفتح أمام الحركة يوم الأحد.\n",
        "القطار\n\nوأكد الكرمي أن القطار سيعود إلى العمل، نقلا عن إذاعة الوادي.\n",
        "Storm\n\nLena Maria Parson said the storm was over, the Tarrow Post reported. Two sources denied it.\n",
        "---\noutlet: Tarrow Post\npublished: 2024-03-05\n---\nLena Parson said the port would reopen on Monday.\n",
    ]

    @discardableResult
    static func run(
        _ folder: ScratchFolder, _ archive: String = "a.naql", prune: Bool = false, fresh: Bool = false,
        strict: Bool = false
    ) throws -> ImportReport {
        var options = ImportOptions()
        (options.prunes, options.isAfresh, options.load.isStrict) = (prune, fresh, strict)
        return try Session().importArticles([folder("in")], into: folder(archive), options: options)
    }

    static func changes(_ report: ImportReport) -> [Int] {
        report.changes.map { [$0.new, $0.changed, $0.unchanged, $0.gone] } ?? []
    }

    static func session(_ folder: ScratchFolder, _ archive: String = "a.naql") throws -> Session {
        let session = Session()
        _ = try session.load([folder(archive)], options: LoadOptions())
        return session
    }

    @Test func fourCounts() throws {
        let folder = try ScratchFolder([
            "in/a.txt": Self.texts[0], "in/b.txt": Self.texts[1], "in/c.txt": Self.texts[2],
        ])
        #expect(try Self.changes(Self.run(folder)) == [3, 0, 0, 0])
        let again = try Self.run(folder)
        #expect(Self.changes(again) == [0, 0, 3, 0] && again.isAsItWas)
        try folder.write("in/b.txt", Self.texts[3])
        try folder.write("in/d.txt", Self.texts[4])
        try folder.run("rm in/c.txt")
        #expect(try Self.changes(Self.run(folder)) == [1, 1, 1, 1])
        #expect(try Self.session(folder).graph.lines.contains { $0.hasPrefix("Article") && $0.contains("c.txt") })
        let pruned = try Self.run(folder, prune: true)
        #expect(Self.changes(pruned) == [0, 0, 3, 1] && pruned.changes?.words.hasSuffix("1 gone (dropped)") == true)
        #expect(try !Self.session(folder).graph.lines.contains { $0.hasPrefix("Article") && $0.contains("c.txt") })
    }

    /// Files of several articles count by their articles.
    @Test func recordsOfAFileCountEach() throws {
        func line(_ number: Int, _ text: String) -> String {
            "{\"id\": \"\(number)\", \"headline\": \"h\", \"text\": \"\(text)\"}\n"
        }
        let first = line(1, "Lena Parson said the port was open.") + line(2, "Lena Parson said the road was shut.")
        let folder = try ScratchFolder(["in/a.jsonl": first])
        #expect(try Self.changes(Self.run(folder)) == [2, 0, 0, 0])
        try folder.write("in/a.jsonl", first.replacingOccurrences(of: "shut", with: "closed") + line(3, "Nothing."))
        #expect(try Self.changes(Self.run(folder)) == [1, 1, 1, 0])
    }

    @Test(arguments: 1...12) func anySequenceGivesTheGraphOfOneFreshImport(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let folder = try ScratchFolder(["in/zero.txt": Self.texts[0]])
        var files = ["in/zero.txt": Self.texts[0]]
        /// What the archive is to have.
        var archived: [String: String] = [:]
        for _ in 0..<5 {
            for _ in 0..<1 + random.below(4) {
                let name = "in/\(["a", "b/c", "b/d", "e", "f/g/h"][random.below(5)]).txt"
                if files[name] != nil, random.below(3) == 0 {
                    try folder.run("rm \(name)")
                    files[name] = nil
                } else {
                    let text = Self.texts[random.below(Self.texts.count)]
                    try folder.write(name, text)
                    files[name] = text
                }
            }
            let prunes = random.below(4) == 0
            try Self.run(folder, prune: prunes)
            archived = prunes ? files : archived.merging(files) { _, new in new }
            let gone = archived.filter { files[$0.key] == nil }
            // A fresh import of all that the archive is to hold.
            for (name, text) in gone { try folder.write(name, text) }
            try Self.run(folder, "fresh.naql", fresh: true)
            try folder.run(gone.isEmpty ? "true" : "rm \(gone.keys.joined(separator: " "))")
            let (mine, wanted) = try (Self.session(folder).graph.lines, Self.session(folder, "fresh.naql").graph.lines)
            #expect(mine == wanted, "\(Set(mine).symmetricDifference(wanted).sorted().prefix(6))")
        }
    }

    /// Files that were not named this time stand where they would have been reached.
    @Test func articlesOfBeforeKeepTheirPlaces() throws {
        let names = ["a.txt", "b/x.txt", "b/y/z.txt", "b-c.txt", "d.txt"]
        let texts = names.enumerated().map { ("in/" + $1, "Pier \($0)\n\nLena Parson said pier \($0) was open.\n") }
        let folder = try ScratchFolder(Dictionary(uniqueKeysWithValues: texts))
        try Self.run(folder)
        func order(_ sources: [String]) throws -> [String] {
            _ = try Session().importArticles(
                sources.map { folder($0) }, into: folder("a.naql"), options: ImportOptions())
            let prefix = folder("in/")
            return try Self.session(folder).graph.values(of: "Article", "path").map {
                String($0.dropFirst(prefix.count))
            }
        }
        let all = try order(["in"])
        #expect(Set(all) == Set(names))
        try folder.write("in/b/new.txt", "Pier 9\n\nLena Parson said pier 9 was open.\n")
        // The rest of the folder that is named, then what stands in none.
        #expect(try order(["in/b"]) == ["b/new.txt", "b/x.txt", "b/y/z.txt"] + all.filter { !$0.hasPrefix("b/") })
        #expect(try Set(order(["in/d.txt", "in"])) == Set(names + ["b/new.txt"]))
    }

    @Test func strictLeavesNothing() throws {
        let folder = try ScratchFolder(["in/a.txt": Self.texts[0], "in/b.json": "{"])
        #expect(throws: SessionLoadError.self) { try Self.run(folder, strict: true) }
        #expect(!folder.exists("a.naql") && !folder.exists("a.naql.partial"))
    }

    @Test func archivesThatKnowNoFilesAreLeftAlone() throws {
        let folder = try ScratchFolder(["in/a.txt": Self.texts[0]])
        let session = Session()
        _ = try session.load([folder("in")], options: LoadOptions())
        try session.save(to: folder("a.naql"))
        let error = #expect(throws: SessionLoadError.self) { try Self.run(folder) }
        #expect(error?.message.contains("--fresh") == true)
        #expect(try Self.changes(Self.run(folder, fresh: true)) == [1, 0, 0, 0])
    }

    /// Imports 300 articles and stops while what is said in them is looked for.
    private static func stopImport(_ folder: ScratchFolder) throws {
        for number in 0..<300 {
            try folder.write("in/\(number).txt", "Mayor Lena Parson said pier \(number) would reopen.\n")
        }
        let stopped = Session()
        var annotated = 0
        let error = #expect(throws: SessionLoadError.self) {
            try stopped.importArticles([folder("in")], into: folder("a.naql"), options: ImportOptions()) {
                phase, done, _ in
                if phase == .annotating, done > 0 {
                    annotated = done
                    stopped.cancel()
                }
            }
        }
        #expect(error?.isCancellation == true && error?.message.contains("\(annotated) of 300 articles") == true)
        #expect(annotated < 300 && !folder.exists("a.naql") && folder.exists("a.naql.partial"))
    }

    @Test func aStoppedImportGoesOn() throws {
        let folder = try ScratchFolder([:])
        try Self.stopImport(folder)
        #expect(try Self.changes(Self.run(folder)) == [300, 0, 0, 0])
        #expect(!folder.exists("a.naql.partial"))
        try Self.run(folder, "fresh.naql")
        #expect(try Self.session(folder).graph.lines == Self.session(folder, "fresh.naql").graph.lines)
    }

    /// No archive ever had the articles of an import that was stopped: files that are gone by the next one are no part of it.
    @Test func aStoppedImportLeavesNoArticles() throws {
        let folder = try ScratchFolder([:])
        try Self.stopImport(folder)
        for number in 0..<20 { try FileManager.default.removeItem(atPath: folder("in/\(number).txt")) }
        #expect(try Self.changes(Self.run(folder)) == [280, 0, 0, 0])
        try Self.run(folder, "fresh.naql")
        #expect(try Self.session(folder).graph.lines == Self.session(folder, "fresh.naql").graph.lines)
    }
}
