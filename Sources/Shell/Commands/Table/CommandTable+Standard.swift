extension CommandTable {
    /// Every command of the shell.
    public static let standard = CommandTable(
        HelpCommands.all + GeneralCommands.all + GraphCommands.all + ArticleCommands.all + OutputCommands.all
            + DestinationCommands.all + QuestionCommands.all + VerifyCommands.all + CorrectionCommands.all,
        otherNames: [
            // `.tables`, `\d`, `.dump`.
            "tables": "schema", "d": "schema", "dt": "schema", "ds": "schema", "describe": "schema",
            "columns": "schema", "i": "source", "read": "source", "g": "once", "gset": "set", "bye": "quit",
            "w": "write", "cls": "clear", "timing": "timer", "params": "param", "open!": "open", "maxrows": "rows",
            "search": "find", "s": "history", "print": "last", "export": "last", "excel": "last",
            "nullvalue": "null", "opendb": "load", "import": "load", "databases": "schema", "l": "schema",
            "dn": "schema", "desc": "schema", "copy": "once", "dump": "last", "logout": "quit", "wq": "quit",
            "pset": "format", "labels": "schema", "types": "schema", "shortcuts": "keys",
        ])
}
