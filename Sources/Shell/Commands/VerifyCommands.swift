/// The command that checks a draft.
enum VerifyCommands {
    static let all: [ShellCommand] = [
        ShellCommand(
            "verify", arguments: "FILE", completes: .path,
            summary:
                "seeks every quotation and attributed sentence of a draft in the open articles and says of each whether it is "
                + "verbatim, altered (how), cut, another speaker's, indirect in the source or not found; `:open ROW` shows "
                + "the place in the source",
            check: { _ = try path($0) }
        ) { argument, console in
            try console.mayTouchFiles(":verify")
            _ = try console.verify(try path(argument), as: console.format, to: nil)
        }
    ]

    private static func path(_ argument: String) throws -> String {
        guard !argument.isEmpty else { throw CommandError("name one draft: `:verify draft.md`") }
        return try PathText.path(argument)
    }
}
