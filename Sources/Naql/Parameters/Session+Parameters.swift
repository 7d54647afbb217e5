extension Session {
    /// Gives `$name` the value that a text stands for; what is to be told of it.
    ///
    /// - Throws: ``ParameterText/Problem``.
    public func setParameter(_ name: String, to text: String) throws(ParameterText.Problem) -> String? {
        setParameter(name, to: try ParameterText(text, of: name))
    }

    /// Gives `$name` a value; what is to be told of it.
    public func setParameter(_ name: String, to parameter: ParameterText) -> String? {
        parameters[name] = parameter.value
        return parameter.note.map { "note: `$\(name)` is \($0)" }
    }
}
