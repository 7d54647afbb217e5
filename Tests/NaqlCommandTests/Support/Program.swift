import Foundation

/// Runs the program that was built beside the tests.
enum Program {
    /// What a run left.
    struct Outcome {
        var status: Int32
        var output: String
        var errors: String
    }

    /// The root of the repository.
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The folder of the built binary: the test bundle stands in it.
    static let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()

    /// Runs `naql` with arguments, in the root of the repository.
    static func naql(_ arguments: String..., input: String = "", environment: [String: String] = [:]) throws -> Outcome
    {
        try run(
            folder.appendingPathComponent("naql").path, arguments, input: Data(input.utf8), environment: environment)
    }

    /// Runs `naql` with arguments from a list.
    static func naql(_ arguments: [String], input: String = "") throws -> Outcome {
        try run(folder.appendingPathComponent("naql").path, arguments, input: Data(input.utf8), environment: [:])
    }

    /// Runs a shell command that finds `naql` on its path, in the root of the repository.
    static func shell(
        _ command: String, input: String = "", environment: [String: String] = [:]
    ) throws -> Outcome {
        try run("/bin/sh", ["-c", command], input: Data(input.utf8), environment: environment)
    }

    private static func run(
        _ executable: String, _ arguments: [String], input: Data, environment: [String: String]
    ) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = arguments
        process.currentDirectoryURL = root
        var variables = ProcessInfo.processInfo.environment
        variables["PATH"] = folder.path + ":" + (variables["PATH"] ?? "/usr/bin:/bin")
        for (name, value) in environment { variables[name] = value }
        process.environment = variables
        let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
        (process.standardInput, process.standardOutput, process.standardError) = (stdin, stdout, stderr)
        try process.run()
        // Each pipe has its own thread, so that none can fill up while another is waited for.
        let errors = Reader(stderr), output = Reader(stdout)
        let writer = Thread {
            try? stdin.fileHandleForWriting.write(contentsOf: input)
            try? stdin.fileHandleForWriting.close()
        }
        writer.start()
        process.waitUntilExit()
        return Outcome(status: process.terminationStatus, output: output.text, errors: errors.text)
    }

    /// Reads a pipe to its end on a thread of its own.
    private final class Reader: @unchecked Sendable {
        private let group = DispatchGroup()
        private var data = Data()

        init(_ pipe: Pipe) {
            group.enter()
            Thread { [self] in
                data = pipe.fileHandleForReading.readDataToEndOfFile()
                group.leave()
            }.start()
        }

        var text: String {
            group.wait()
            return String(decoding: data, as: UTF8.self)
        }
    }
}
