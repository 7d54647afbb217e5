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
        let places = Declarations(of: statement).places[name.text] ?? []
        if let later = places.first(where: { $0.lower > name.range.lower }),
            !places.contains(where: { $0.upper <= name.range.lower })
        {
            _ = later
            hints.insert("`\(name.text)` is defined after it is used here", at: 0)
        } else if places.contains(where: { $0.upper <= name.range.lower }) {
            hints.insert("`\(name.text)` is out of scope here; pass it on with WITH", at: 0)
        }
        return Diagnostic(
            code: "UndefinedVariable", at: name.range, message: "Variable `\(name.text)` is not defined.", hints: hints)
    }

    /// The error for a name that is taken.
    func alreadyBound(_ name: Name, _ why: String = "") -> Diagnostic {
        Diagnostic(
            code: "VariableAlreadyBound", at: name.range,
            message: "Variable `\(name.text)` is already bound\(why).", hints: ["choose another name"])
    }
}
