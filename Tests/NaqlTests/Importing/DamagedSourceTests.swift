import Foundation
import Naql
import PropertyGraph
import Testing

/// An archive that is too large to be looked at whole when it is opened, damaged where articles or corrections stand: that
/// is told, and nothing is taken for what was never there.
@Suite struct DamagedSourceTests {
    /// A folder with an archive that has a correction, and more beside it than is looked at on opening.
    private static func folder() throws -> ScratchFolder {
        let folder = try ScratchFolder([
            "in/a.txt": "Port reopens\n\nMayor Lena Parson said the port would reopen on Monday.\n",
            "b.txt": "Road\n\nMayor Lena Parson said the road was closed.\n",
        ])
        try ImportTests.run(folder)
        let session = try ImportTests.session(folder)
        _ = try session.run("MATCH (p:Person) SET p.party = 'Harbour list'").all()
        try session.save(to: folder("a.naql"))
        let graph = try Snapshot.open(folder("a.naql"))
        let padding = [UInt8](repeating: 7, count: 9 << 20)
        graph.attachments.append(ArchiveAttachment(name: "padding", version: 1, bytes: padding))
        try Snapshot.write(graph, to: folder("a.naql"))
        return folder
    }

    /// Damages the archive where a text stands in it: the strings of the graph come first, what is kept beside it last.
    private static func damage(
        _ folder: ScratchFolder, _ text: String, options: Data.SearchOptions = []
    ) throws -> Data {
        let file = URL(fileURLWithPath: folder("a.naql"))
        var bytes = try Data(contentsOf: file)
        let place = try #require(bytes.range(of: Data(text.utf8), options: options))
        bytes[place.lowerBound] ^= 0xFF
        try bytes.write(to: file)
        return bytes
    }

    @Test func correctionsThatCannotBeReadAreNotLostInSilence() throws {
        let folder = try Self.folder()
        let bytes = try Self.damage(folder, "Harbour list", options: .backwards)
        #expect(throws: SessionLoadError.self) { try CorrectionFiles.csv(ofArchive: folder("a.naql")) }
        try folder.write("in/c.txt", "Rain\n\nMayor Lena Parson said rain would come.\n")
        #expect(throws: SessionLoadError.self) { try ImportTests.run(folder) }
        #expect(throws: SessionLoadError.self) {
            let session = Session()
            _ = try session.load([folder("b.txt")], options: LoadOptions())
            try session.save(to: folder("a.naql"))
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder("a.naql"))) == bytes)
        let fresh = try ImportTests.run(folder, fresh: true)
        #expect(fresh.load.warnings.contains { $0.hasSuffix("what was corrected in it is lost") })
    }

    @Test func articlesThatCannotBeReadAreNotLostInSilence() throws {
        let folder = try Self.folder()
        _ = try Self.damage(folder, "said the port would reopen")
        for sources in [["a.naql", "b.txt"], ["b.txt", "a.naql"]] {
            #expect(throws: SessionLoadError.self, "\(sources)") {
                try Session().load(sources.map { folder($0) }, options: LoadOptions())
            }
        }
        let session = try ImportTests.session(folder)
        #expect(throws: SessionLoadError.self) { try session.load([folder("b.txt")], options: LoadOptions()) }
    }
}
