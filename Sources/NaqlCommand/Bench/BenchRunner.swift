import Machine
import Naql
import Renderers
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Loads a graph, runs every query of a folder once and then `repeats` times more, each time from its text, and reports
/// times and checksums as one JSON object.
struct BenchRunner {
    let queryFolder: String
    let repeats: Int
    let scratch: String

    /// Measured on one query.
    struct Result {
        var first = 0.0
        var times: [Double] = []
        var checksum = ""
        /// The most threads that worked on a run.
        var threads = 1
        var error: String?
    }

    func run(session: Session, loadSeconds: Double) throws -> String {
        let loaded = Self.memory().resident
        var results: [(String, Result)] = []
        let names = try Files.names(in: queryFolder, ending: ".cypher")
        for name in names {
            let text = try Files.text(of: queryFolder + "/" + name)
            results.append((String(name.dropLast(".cypher".count)), measure(text, in: session)))
        }
        var json: [UInt8] = []
        json +=
            "{\"engine\":\"naql\",\"version\":\"\(NaqlVersion.current)\",\"threads\":\(results.map(\.1.threads).max() ?? 1)"
            .utf8
        json += ",\"load_s\":\(loadSeconds),\"rss_loaded\":\(loaded),\"peak\":\(Self.memory().peak),\"queries\":{".utf8
        for (index, (name, result)) in results.enumerated() {
            if index > 0 { json += ",".utf8 }
            JSONText.appendQuoted(name, to: &json)
            if let error = result.error {
                json += ":{\"error\":".utf8
                JSONText.appendQuoted(error, to: &json)
                json += "}".utf8
            } else {
                json +=
                    ":{\"first_s\":\(result.first),\"times\":\(result.times),\"threads\":\(result.threads),\"checksum\":\"\(result.checksum)\"}"
                    .utf8
            }
        }
        json += "}}".utf8
        return String(decoding: json, as: UTF8.self)
    }

    private func measure(_ text: String, in session: Session) -> Result {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let isStream = lines.contains { $0.hasPrefix("// result:") && $0.hasSuffix("stream") }
        var result = Result()
        do {
            for run in 0...repeats {
                var checksum = Checksum(stream: isStream)
                let began = Clock.monotonic()
                let cursor = try session.run(text)
                var kept: [Rows] = []
                if isStream { try stream(cursor) } else { while let rows = try cursor.next() { kept.append(rows) } }
                let seconds = Double(Clock.monotonic() - began) / 1e9
                result.threads = max(result.threads, cursor.threads)
                if run == 0 {
                    result.first = seconds
                    if isStream {
                        let again = try session.run(text)
                        while let rows = try again.next() { checksum.add(rows) }
                    } else {
                        for rows in kept { checksum.add(rows) }
                    }
                    result.checksum = checksum.text
                } else {
                    result.times.append(seconds)
                }
            }
        } catch let error as NaqlError {
            result.error = "\(error.type) \(error.detail): \(error.message)"
        } catch {
            result.error = "\(error)"
        }
        return result
    }

    /// The rows as CSV into a file that is closed before the clock stops.
    private func stream(_ cursor: QueryResult) throws {
        let path = scratch + "/naql-bench-\(getpid()).csv"
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        guard file >= 0 else { throw OutputError.failed(errno) }
        defer { unlink(path) }
        let format = OutputFormat.named("csv")!
        let printer = ResultPrinter(format: format, options: RenderOptions(), sink: DescriptorSink(descriptor: file))
        _ = try printer.print(cursor)
        close(file)
    }

    /// Resident set and its peak, in bytes; zero where the system has no `/proc`.
    private static func memory() -> (resident: Int, peak: Int) {
        guard let status = try? Files.text(of: "/proc/self/status") else { return (0, 0) }
        func value(_ key: String) -> Int {
            for line in status.split(separator: "\n") where line.hasPrefix(key) {
                return (line.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) } ?? 0) * 1024
            }
            return 0
        }
        return (value("VmRSS"), value("VmHWM"))
    }
}
