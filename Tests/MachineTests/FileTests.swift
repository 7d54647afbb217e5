import Foundation
import Machine
import Testing

/// Paths of any bytes and any length; nothing that could wait for ever.
@Suite struct FileTests {
    private final class Folder {
        let path = FilePath(FileManager.default.temporaryDirectory.path + "/naql-files-\(UUID().uuidString)")
        init() { try? FileManager.default.createDirectory(atPath: path.text, withIntermediateDirectories: true) }
        deinit { try? Process.run(URL(fileURLWithPath: "/bin/rm"), arguments: ["-rf", path.text]).waitUntilExit() }

        /// Runs a script of the shell in the folder.
        func run(_ script: String) throws {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/bin/bash")
            process.arguments = ["-c", script]
            process.currentDirectoryURL = URL(fileURLWithPath: path.text)
            try process.run()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0, "\(script)")
        }
    }

    @Test(
        arguments: [
            [], [0x61], Array("شيء/a.txt".utf8), [0xE3, 0xDF, 0xCA], [0x61, 0xFF, 0x62], [0xD8], [0xD8, 0xD8, 0xB4],
            [0xEF, 0xB7, 0x90, 0xEF, 0xB7, 0xA5], [0xF0, 0x9F, 0x98], [0xED, 0xA0, 0x80], Array("e\u{301}".utf8),
            [0x80, 0xFD, 0xEF, 0xB7],
        ] as [[UInt8]])
    func everyPathComesBackFromItsString(bytes: [UInt8]) {
        let path = FilePath(bytes: bytes)
        #expect(FilePath(path.text) == path)
        #expect(path.text.unicodeScalars.allSatisfy { $0 != "\u{FFFD}" })
    }

    @Test func everyStringIsAPathAndTextsStayAsTheyAre() {
        // Noncharacters, which a program keeps for itself, are no letters of a literal.
        let scalars: [[UInt32]] = [
            [0x61], [0x634, 0x64A], [0xFDD0], [0xFDD0, 0x61], [0xFDE0], [0x61, 0xFDD1, 0xFDD2, 0x62], [0x65, 0x301],
        ]
        for scalars in scalars {
            let text = String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
            let path = FilePath(text)
            #expect(FilePath(path.text) == path)
        }
        #expect(FilePath("شيء.TXT").text == "شيء.TXT")
        #expect(FilePath(bytes: [0x61, 0xFF]).description == "a\u{FFFD}")
    }

    @Test(arguments: [
        ("a.txt", "a.txt", "txt"), ("x/a.b.JSON", "a.b.JSON", "json"), ("x/.hidden", ".hidden", ""),
        ("x.d/name", "name", ""),
        ("folder/", "folder", ""), ("/", "", ""), ("x/.a.md", ".a.md", "md"), ("a.", "a.", ""),
    ])
    func namesAndEndings(path: FilePath, name: String, ending: String) {
        #expect(String(decoding: path.name, as: UTF8.self) == name)
        #expect(path.ending == ending)
    }

    @Test func namesNeedNotBeUTF8() throws {
        let folder = Folder()
        try folder.run(#"printf hello > "$(printf '\343\337')"; printf b > b; mkdir "$(printf 'd\377')""#)
        #expect(try FileSystem.names(in: folder.path) == [[0x62], [0x64, 0xFF], [0xE3, 0xDF]])
        #expect(try FileSystem.bytes(of: folder.path.appending([0xE3, 0xDF])) == Array("hello".utf8))
        #expect(try FileSystem.status(of: FilePath(folder.path.appending([0x64, 0xFF]).text)).kind == .folder)
    }

    @Test func whatIsNoFileIsRefusedAtOnce() throws {
        let folder = Folder()
        try folder.run("mkfifo pipe; mkdir folder; ln -s nothing broken; ln -s pipe link")
        for (name, reason) in [
            ("pipe", FileError.Reason.notAFile(.pipe)), ("link", .notAFile(.pipe)), ("folder", .notAFile(.folder)),
            ("broken", .system(ENOENT)), ("none", .system(ENOENT)),
        ] {
            let error = #expect(throws: FileError.self) { try FileSystem.bytes(of: folder.path.appending(name)) }
            #expect(error?.reason == reason)
        }
        for device in ["/dev/null", "/dev/zero"] as [FilePath] {
            let error = #expect(throws: FileError.self) { try FileSystem.bytes(of: device) }
            #expect(error?.reason == .notAFile(.device))
        }
    }

    @Test func readingHasALimit() throws {
        let folder = Folder()
        try folder.run("head -c 1000 /dev/zero > zeros")
        let path = folder.path.appending("zeros")
        #expect(try FileSystem.bytes(of: path, limit: 1000).count == 1000)
        let error = #expect(throws: FileError.self) { try FileSystem.bytes(of: path, limit: 999) }
        #expect(error?.reason == .tooLarge(limit: 999))
    }

    @Test func linksLeadToTheSameThing() throws {
        let folder = Folder()
        try folder.run("printf a > a; ln -s a soft; ln a hard; printf a > copy")
        func identity(_ name: String) throws -> FileStatus.Identity {
            try FileSystem.status(of: folder.path.appending(name)).identity
        }
        #expect(try identity("a") == identity("soft"))
        #expect(try identity("a") == identity("hard"))
        #expect(try identity("a") != identity("copy"))
        #expect(FileSystem.isLink(folder.path.appending("soft")) && !FileSystem.isLink(folder.path.appending("hard")))
    }

    /// The system takes no path of more than 4,096 bytes; a tree may be deeper.
    @Test func pathsMayBeLongerThanTheSystemTakes() throws {
        let folder = Folder()
        let name = String(repeating: "n", count: 200)
        try folder.run("for i in $(seq 60); do mkdir \(name); cd \(name); done; printf deep > file")
        var path = folder.path
        for _ in 0..<60 { path = path.appending(name) }
        #expect(path.bytes.count > 12_000)
        #expect(try FileSystem.names(in: path) == [Array("file".utf8)])
        #expect(try FileSystem.bytes(of: path.appending("file")) == Array("deep".utf8))
        #expect(throws: FileError.self) { try FileSystem.bytes(of: path.appending("none")) }
    }
}
