import Testing

@testable import Shell

@Suite struct ScriptReaderTests {
    private func items(_ text: String) -> [String] {
        var reader = ScriptReader(text)
        var items: [String] = []
        while let item = reader.next() {
            switch item {
            case .command(let line): items.append(line)
            case .statement(let text, let place):
                items.append("\(place) \(text)")
            }
        }
        return items
    }

    @Test(
        arguments: [
            ("", []),
            ("// only a comment", []),
            ("RETURN 1", ["0 RETURN 1"]),
            ("RETURN 1; RETURN ';' ;", ["0 RETURN 1", "10 RETURN ';'"]),
            ("#!/usr/bin/env naql -f\nRETURN 1;", ["23 RETURN 1"]),
            ("\u{FEFF}RETURN 1;", ["3 RETURN 1"]),
            ("// a;\n:format csv ;\n/* :x */ RETURN 1;", [":format csv ;", "29 RETURN 1"]),
            (":param s 'it\nRETURN 1; :help\n:help x", [":param s 'it", "13 RETURN 1", ":help", ":help x"]),
            ("RETURN 1\n// end", ["0 RETURN 1"]),
            (":a 'x\n;; :b /* y\nRETURN 1;:c", [":a 'x", ":b /* y", "17 RETURN 1", ":c"]),
            ("# :a\nRETURN ':b\n';\n:c\n# d", ["5 RETURN ':b\n'", ":c", "22 # d"]),
            (";;", []),
        ] as [(String, [String])])
    func cutsScripts(text: String, expected: [String]) {
        #expect(items(text) == expected)
    }

    @Test func aFileOfCommandsAloneIsWhole() {
        #expect(ScriptReader.isComplete(":help\n:format csv"))
        #expect(ScriptReader.isComplete("RETURN 1;\n:help\n// end"))
        #expect(!ScriptReader.isComplete("RETURN 1;\n:help\nRETURN"))
        #expect(!ScriptReader.isComplete("/* open"))
        #expect(!ScriptReader.isComplete(":help\n/* open"))
        #expect(!ScriptReader.isComplete("RETURN 1;\n:help 'x;\nRETURN ';\n:help"))
        #expect(ScriptReader.isComplete(":help /* x\nRETURN 1; /* y */ ;"))
    }
}
