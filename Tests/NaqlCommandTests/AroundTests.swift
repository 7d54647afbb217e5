import Foundation
import Testing

/// What stands round the program: errors for programs, scripts that name it, its manual page and completions.
@Suite struct AroundTests {
    @Test func errorsAreJSONOneALine() throws {
        let outcome = try Program.naql(
            "--error-format", "json", "--keep-going", "-c", "RETURN 'ب',\n  nope(1)", "-c",
            "MATCH (n:Nope) RETURN 1 / 0", "-c",
            "RETURN toInteger(1) / 0")
        #expect(outcome.status == 1)
        let lines = outcome.errors.split(separator: "\n").compactMap {
            try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: [String: Any]]
        }
        #expect(lines.count == outcome.errors.split(separator: "\n").count, "\(outcome.errors)")
        let first = try #require(lines.first?["error"])
        #expect(first["code"] as? String == "UnknownFunction" && first["file"] as? String == "<command>")
        #expect(first["line"] as? Int == 2 && first["column"] as? Int == 3 && first["length"] as? Int == 4)
        #expect(lines.contains { $0["error"]?["type"] as? String == "ArithmeticError" }, "\(outcome.errors)")
        let usage = try Program.naql("--error-format=json", "--nope")
        #expect(usage.status == 2 && usage.errors.hasPrefix("{\"error\":{\"type\":\"Usage\",\"message\":"))
        let missing = try Program.naql("--error-format", "json", "-f", "/none/x.cypher")
        #expect(missing.status == 3 && missing.errors.hasPrefix("{\"error\":{\"message\":\"/none/x.cypher"))
        #expect(try Program.naql("--error-format", "xml", "-c", "RETURN 1").status == 2)
    }

    @Test func aScriptNamesItsInterpreter() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("who-\(UUID().uuidString).cypher").path
        try Data("#!/usr/bin/env naql\n// Who?\nMATCH (a:Article) RETURN count(*) + $n AS n;\n".utf8).write(
            to: URL(fileURLWithPath: path))
        let outcome = try Program.shell("chmod +x '\(path)' && '\(path)' seeds -p n=1 --format csv")
        #expect(outcome.output == "n\n17\n", "\(outcome)")
    }

    @Test func theManualPageHasEveryCommandAndOption() throws {
        let page = try Program.shell("naql --experimental-dump-help | python3 scripts/manual.py 1.2")
        #expect(page.status == 0, "\(page.errors)")
        for part in [
            ".TH NAQL 1", ".SS naql run", ".SS naql view", "\\-\\-error\\-format", "\\-\\-library", ".SS naql export",
        ] {
            #expect(page.output.contains(part), "\(part)")
        }
        for shell in ["bash", "zsh", "fish"] {
            let script = try Program.naql("--generate-completion-script", shell)
            #expect(script.status == 0 && script.output.contains("error-format") && script.output.contains("export"))
        }
    }

    @Test func theVersionTellsWhereItRuns() throws {
        let report = try Program.naql("--version", "--verbose")
        #expect(
            report.status == 0 && report.output.contains("system: ") && report.output.contains("terminal: input no"))
    }
}
