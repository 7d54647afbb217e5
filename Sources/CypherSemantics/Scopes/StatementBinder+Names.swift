import CypherSyntax

extension StatementBinder {
    /// The variable that a name stands for. An unknown name is reported, and goes on as a variable of any type.
    func resolve(_ name: Name, in scope: Scope) throws(Diagnostic) -> Variable {
        if let variable = scope[name.text] {
            use(variable)
            return variable
        }
        try report(undefined(name, in: scope))
        return makeVariable(name.text, .any)
    }

    /// The error for a name that nothing visible bears, with why as a hint where that can be told.
    func undefined(_ name: Name, in scope: Scope) -> Diagnostic {
        var hints = Suggestions.hints(for: name.text, among: scope.names)
        if let why = whyUndefined(name) ?? whatIsMeant(by: name.text) { hints.insert(why, at: 0) }
        if hints.isEmpty {
            hints = [
                "name it before, as in MATCH (\(name.text)) or LET \(name.text) = …; a text stands in quotes: '\(name.text)'"
            ]
        }
        return Diagnostic(
            code: "UndefinedVariable", at: name.range, message: "variable `\(name.text)` is not defined", hints: hints)
    }

    /// A name that is defined elsewhere: behind, before a WITH that does not pass it on, or around a subquery.
    private func whyUndefined(_ name: Name) -> String? {
        if enclosingScopes.contains(where: { $0[name.text] != nil }) {
            return "`\(name.text)` is not imported into this subquery; write CALL (\(name.text)) { … }"
        }
        if namesOfLet.contains(name.text) {
            return "the parts of one LET do not see each other; give \(name.text) a LET of its own before"
        }
        if namesOfCreate.contains(name.text) {
            return "`\(name.text)` is made by the same CREATE, after this; make it in a CREATE of its own before"
        }
        guard let places = declarations.places[name.text] else { return nil }
        return places.contains { $0.upper <= name.range.lower }
            ? "`\(name.text)` is out of scope here; pass it on with WITH"
            : "`\(name.text)` is defined after it is used here"
    }

    /// A name that is a function here, or a value elsewhere.
    private func whatIsMeant(by name: String) -> String? {
        if let hint = ForeignText.value(name) { return hint }
        guard let function = catalog.functions[name.lowercased()] else { return nil }
        let arguments = function.parameters.prefix(function.required).map(\.name).joined(separator: ", ")
        return "a function is called with parentheses: \(function.name)(\(arguments))"
    }

    /// The error for a name that is taken.
    func alreadyBound(_ name: Name, _ why: String = "") -> Diagnostic {
        Diagnostic(
            code: "VariableAlreadyBound", at: name.range,
            message: "variable `\(name.text)` is already bound\(why)", hints: ["choose another name"])
    }
}
