import Foundation
import Testing

@Suite(.serialized) struct InitFileTests {
    /// A folder of settings with an init script of this mode in it.
    private func settings(mode: Int, folderMode: Int = 0o755) throws -> String {
        let root = NSTemporaryDirectory() + "naql-settings-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: root + "/naql", withIntermediateDirectories: true, attributes: nil)
        let script = root + "/naql/init.naql"
        try Data("RETURN 'it ran' AS init;\n".utf8).write(to: URL(fileURLWithPath: script))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: script)
        try FileManager.default.setAttributes([.posixPermissions: folderMode], ofItemAtPath: root + "/naql")
        return root
    }

    @Test func oneThatOnlyItsOwnerMayWriteIsRun() throws {
        let terminal = try Terminal(environment: ["XDG_CONFIG_HOME": try settings(mode: 0o644)])
        #expect(terminal.transcript.contains("it ran"))
    }

    @Test(arguments: [(0o666, 0o755), (0o602, 0o755), (0o644, 0o777)])
    func oneThatOthersMayWriteIsNot(mode: Int, folderMode: Int) throws {
        let settings = try settings(mode: mode, folderMode: folderMode)
        let terminal = try Terminal(environment: ["XDG_CONFIG_HOME": settings])
        #expect(!terminal.transcript.contains("it ran"))
        #expect(terminal.transcript.contains("is not run") && terminal.transcript.contains("chmod go-w"))
        // Who names it means it.
        let named = try Terminal(
            ["--quiet", "--init", settings + "/naql/init.naql"], environment: ["XDG_CONFIG_HOME": settings])
        #expect(named.transcript.contains("it ran"))
    }
}
