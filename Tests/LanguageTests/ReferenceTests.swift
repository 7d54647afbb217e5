import CypherRuntime
import CypherSemantics
import Foundation
import Naql
import Testing

/// The pages of functions and procedures say what the registries hold. `NAQL_WRITE_REFERENCE=1 swift test --filter
/// ReferenceTests` writes them anew.
@Suite struct ReferenceTests {
    @Test func functionsAreDocumented() throws {
        var text = """
            # Functions

            Made from the registry of functions: what `SHOW FUNCTIONS` lists. A parameter in brackets may be left out.
            Unless a line says otherwise, null as an argument gives null.

            """
        let signatures = FunctionRegistry.ofSessions.signatures.values.sorted {
            $0.name.lowercased() < $1.name.lowercased()
        }
        for category in Set(signatures.map(\.category)).sorted() {
            text += "\n## \(category)\n\n| function | gives |\n|---|---|\n"
            for signature in signatures where signature.category == category {
                text += "| `\(escaped(signature.usage))` | \(escaped(signature.summary)) |\n"
            }
        }
        try compare(text, with: "functions.md")
    }

    @Test func proceduresAreDocumented() throws {
        var text = """
            # Procedures

            Made from the registry of procedures: what `SHOW PROCEDURES` lists. They are called with
            `CALL name(…) YIELD column`.

            """
        for signature in ProcedureRegistry.ofSessions.signatures.values.sorted(by: { $0.name < $1.name }) {
            text += "\n## \(signature.name)\n\n`\(signature.usage)`\n\n\(signature.summary)\n"
        }
        try compare(text, with: "procedures.md")
    }

    private func escaped(_ text: String) -> String { text.replacing("|", with: "\\|") }

    private func compare(_ text: String, with name: String) throws {
        let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
            .appending(path: "Grammar").appending(path: name)
        if ProcessInfo.processInfo.environment["NAQL_WRITE_REFERENCE"] != nil {
            try text.write(to: page, atomically: true, encoding: .utf8)
        }
        let found = try String(contentsOf: page, encoding: .utf8)
        #expect(found == text, "Grammar/\(name) is stale")
    }
}
