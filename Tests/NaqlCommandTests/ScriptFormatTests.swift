import Foundation
import Testing

/// `naql fmt` and `naql check` read scripts as `-f` does, command lines included.
@Suite struct ScriptFormatTests {
    private func format(_ text: String) throws -> Program.Outcome { try Program.naql("fmt", "-", input: text) }

    @Test(arguments: [
        (":param x 1\nreturn $x as x;\n", ":param x 1\nRETURN $x AS x;\n"),
        (
            "#!/usr/bin/env naql -f\n:param  x   'A;b' \n\n// why\nreturn $x;\n\n\n\n:timer on\n\n:format csv\nreturn 2",
            "#!/usr/bin/env naql -f\n:param  x   'A;b' \n\n// why\nRETURN $x;\n\n:timer on\n\n:format csv\nRETURN 2\n"
        ),
        (
            "return 1; :param x 2\n  :timer off\nreturn $x; // end\n",
            "RETURN 1;\n:param x 2\n  :timer off\nRETURN $x; // end\n"
        ),
        ("/* a\n:no command\n*/\nreturn ':x\n:param y'\n;", "/* a\n:no command\n*/\nRETURN ':x\n:param y';\n"),
        (":param x 1\r\nreturn $x;\r\n", ":param x 1\nRETURN $x;\n"), (":quit", ":quit\n"), ("// only\n", "// only\n"),
        ("\u{FEFF}#!/bin/naql -f\n:a\nreturn 1", "#!/bin/naql -f\n:a\nRETURN 1\n"),
        ("", ""),
        (":a\n\n// note\n\n:b\n", ":a\n\n// note\n\n:b\n"),
        ("match (n\n:A)\nreturn n", "MATCH (n:A)\nRETURN n\n"),
    ])
    func commandLinesStayAndTheRestIsSet(text: String, expected: String) throws {
        let run = try format(text)
        #expect((run.status, run.errors) == (0, ""))
        #expect(run.output == expected)
        #expect(try format(run.output).output == run.output)
    }

    @Test func anErrorBehindACommandHasItsLine() throws {
        let run = try format(":param x 1\nreturn 1;\n\n:timer on\nreturn 1 +;\n")
        #expect(run.status == 1)
        #expect(run.output == "")
        #expect(run.errors.hasPrefix("<stdin>:5:11: error: "))
    }

    @Test func aFileThatIsNoTextIsLeftAsItIs() throws {
        let run = try Program.shell(
            "f=$(mktemp); printf \"RETURN '\\344\\345' AS x;\\n\" > $f; naql fmt $f; echo $?; od -c $f | head -1; rm $f"
        )
        #expect(run.errors.contains("it is no UTF-8 text"))
        #expect(run.output.contains("344 345"))
        #expect(!run.output.hasPrefix("0\n"))
    }

    @Test(arguments: [
        (":param x [1\n", "1:1"), ("RETURN 1;\n:format tabel\n", "2:1"), (":nope\n", "1:1"),
        ("RETURN 1;\n\n  :timer maybe\n", "3:3"),
        (":bidi left\n", "1:1"), (":param x\n", "1:1"),
    ])
    func checkAndRunRefuseTheSameCommands(script: String, place: String) throws {
        let checked = try Program.naql("check", "-", input: script)
        let run = try Program.naql("-f", "-", input: script)
        #expect(checked.status == 1 && run.status == 1)
        #expect(checked.errors.hasPrefix("<stdin>:\(place): error: "), "\(checked.errors)")
        #expect(checked.errors == run.errors)
    }
}
