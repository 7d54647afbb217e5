import Foundation
import Machine
import Testing

@Suite struct OutputFileTests {
    /// A folder for one test, by its path without links.
    final class Folder {
        let path: String
        init() {
            path = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path + "/naql-\(UUID().uuidString)"
            // What cannot be made shows in the test.
            try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        }
        deinit { try? FileManager.default.removeItem(atPath: path) }

        var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? [] }
        func write(_ name: String, _ text: String, mode: Int = 0o644) {
            _ = FileManager.default.createFile(
                atPath: path + "/" + name, contents: Data(text.utf8), attributes: [.posixPermissions: mode])
        }
        func text(_ name: String) -> String? { try? String(contentsOfFile: path + "/" + name, encoding: .utf8) }
        func mode(_ name: String) -> Int? {
            (try? FileManager.default.attributesOfItem(atPath: path + "/" + name))?[.posixPermissions] as? Int
        }
    }

    private func replace(_ path: String, _ text: String) throws { try OutputFile.replace(path, with: Array(text.utf8)) }

    @Test func aFileTakesItsNameWhenItIsWhole() throws {
        let folder = Folder()
        folder.write("a", "old")
        do {
            let file = try OutputFile(folder.path + "/a", devices: .refused)
            try file.write(Array("new".utf8))
            #expect(folder.text("a") == "old" && folder.names.count == 2)
            try file.publish()
        }
        #expect(folder.text("a") == "new" && folder.names == ["a"])
        do {
            let file = try OutputFile(folder.path + "/a", devices: .refused)
            try file.write(Array("half".utf8))
        }
        #expect(folder.text("a") == "new" && folder.names == ["a"])
    }

    @Test func modeIsKeptAndNewFilesGetTheUsual() throws {
        let folder = Folder()
        folder.write("private", "old", mode: 0o600)
        try replace(folder.path + "/private", "new")
        #expect(folder.mode("private") == 0o600 && folder.text("private") == "new")
        folder.write("script", "old", mode: 0o755)
        try replace(folder.path + "/script", "new")
        #expect(folder.mode("script") == 0o755)
        folder.write("usual", "", mode: 0o666 & ~Int(currentMask))
        try replace(folder.path + "/fresh", "new")
        #expect(folder.mode("fresh") == folder.mode("usual"))
    }

    private var currentMask: mode_t {
        let mask = umask(0)
        umask(mask)
        return mask
    }

    @Test func linksStayAndLeadToTheNew() throws {
        let folder = Folder()
        folder.write("real", "old", mode: 0o640)
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/near", withDestinationPath: "real")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/far", withDestinationPath: folder.path + "/near")
        try replace(folder.path + "/far", "new")
        #expect(folder.text("real") == "new" && folder.mode("real") == 0o640)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/far").hasSuffix("/near"))
        // One that leads to nothing yet makes what it leads to.
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/dangling", withDestinationPath: "made")
        try replace(folder.path + "/dangling", "new")
        #expect(folder.text("made") == "new" && folder.names == ["dangling", "far", "made", "near", "real"])
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/circle", withDestinationPath: "circle")
        #expect(throws: FileError.self) { try replace(folder.path + "/circle", "new") }
    }

    @Test func whatIsNoFileIsRefusedOrWrittenInto() throws {
        let folder = Folder()
        #expect(throws: FileError.self) { try OutputFile("/dev/null", devices: .refused) }
        #expect(throws: FileError.self) { try OutputFile(folder.path, devices: .streamed) }
        #expect(throws: FileError.self) { try OutputFile(folder.path + "/", devices: .streamed) }
        #expect(throws: FileError.self) { try OutputFile("/dev/stdout", devices: .refused) }
        let file = try OutputFile("/dev/null", devices: .streamed)
        try file.write([1, 2, 3])
        try file.publish()
        #expect(FileManager.default.fileExists(atPath: "/dev/null"))
    }

    @Test func draftsOfTheDeadAreRemovedAndThoseOfTheLivingAreNot() throws {
        let folder = Folder()
        folder.write("a.~1f.partial", "left behind")
        folder.write("a.999999999.partial", "of a version before")
        folder.write("a.\(getpid()).partial", "of a process that lives")
        folder.write("a.notes.partial", "somebody's own")
        folder.write("b.~1f.partial", "of another file")
        let first = try OutputFile(folder.path + "/a", devices: .refused)
        try first.write(Array("first".utf8))
        let second = try OutputFile(folder.path + "/a", devices: .refused)
        try second.write(Array("second".utf8))
        let kept = ["a.\(getpid()).partial", "a.notes.partial", "b.~1f.partial"]
        #expect(Set(folder.names).isSuperset(of: kept) && folder.names.count == kept.count + 2)
        try first.publish()
        #expect(folder.text("a") == "first")
        try second.publish()
        #expect(folder.text("a") == "second")
        #expect(folder.names == (kept + ["a"]).sorted())
    }

    @Test func longNamesHaveDraftsToo() throws {
        let folder = Folder()
        let name = String(repeating: "ن", count: 127)
        try replace("\(folder.path)/\(name)", "new")
        #expect(folder.names == [name])
    }
}

@Suite struct OutputFolderTests {
    private static let form = OutputFolder.Form(
        folders: ["nodes"], endings: [".csv"], list: "list", notice: "incomplete")

    private func export(_ path: String, _ text: String) throws {
        let folder = try OutputFolder(path, form: Self.form)
        try folder.makeFolder("nodes")
        try OutputFile.replace(folder.draft + "/nodes/\(text).csv", with: Array(text.utf8))
        try OutputFile.replace(folder.draft + "/list", with: Array(text.utf8))
        try folder.publish()
    }

    @Test func aFolderAppearsWholeAndIsReplacedWhole() throws {
        let folder = OutputFileTests.Folder()
        try export(folder.path + "/new", "a")
        #expect(folder.names == ["new"] && folder.text("new/list") == "a" && folder.text("new/nodes/a.csv") == "a")
        try export(folder.path + "/new", "b")
        #expect(folder.text("new/list") == "b" && folder.text("new/nodes/b.csv") == "b")
        #expect(folder.text("new/nodes/a.csv") == nil)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path + "/new").sorted() == ["list", "nodes"])
        try FileManager.default.createDirectory(
            atPath: folder.path + "/empty", withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        try export(folder.path + "/empty/", "c")
        #expect(folder.text("empty/list") == "c" && folder.mode("empty") == 0o700)
    }

    @Test func whatIsNotAnExportStays() throws {
        let folder = OutputFileTests.Folder()
        folder.write("mine", "mine")
        #expect(throws: FileError.self) { try export(folder.path, "a") }
        #expect(throws: FileError.self) { try export(folder.path + "/mine", "a") }
        try FileManager.default.removeItem(atPath: folder.path + "/mine")
        try FileManager.default.createDirectory(atPath: folder.path + "/nodes", withIntermediateDirectories: false)
        folder.write("nodes/notes.txt", "mine")
        #expect(throws: FileError.self) { try export(folder.path, "a") }
        #expect(folder.names == ["nodes"] && folder.text("nodes/notes.txt") == "mine")
    }

    @Test func draftsOfTheDeadAreRemoved() throws {
        let folder = OutputFileTests.Folder()
        try FileManager.default.createDirectory(
            atPath: folder.path + "/new.~5.partial/nodes", withIntermediateDirectories: true)
        folder.write("new.~5.partial/nodes/a.csv", "left behind")
        let alive = try OutputFolder(folder.path + "/new", form: Self.form)
        #expect(folder.names.count == 1 && folder.names != ["new.~5.partial"])
        try export(folder.path + "/new", "a")
        #expect(folder.names.count == 2)
        _ = consume alive
        #expect(folder.names == ["new"])
    }
}
