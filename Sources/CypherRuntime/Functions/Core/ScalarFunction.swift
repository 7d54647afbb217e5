public import CypherSemantics
public import PropertyGraph

/// A function of values: what it takes, what it says of itself, and how it computes.
public struct ScalarFunction: Sendable {
    /// Computes one result; arguments are as many as the signature allows.
    public typealias Body = @Sendable (_ arguments: [Value], _ context: FunctionContext) throws(ExecutionError) -> Value

    /// Name, parameters, result and help.
    public let signature: FunctionSignature
    /// Computes one result.
    public let evaluate: Body
    /// Computes it otherwise where the compiler can.
    private(set) var shortcut: FunctionShortcut?

    /// Makes a function that sees nulls.
    public init(seesNull signature: FunctionSignature, _ body: @escaping Body) {
        self.signature = signature
        evaluate = body
    }

    /// Makes a function that is null where an argument is null.
    public init(_ signature: FunctionSignature, _ body: @escaping Body) {
        self.signature = signature
        evaluate = { (arguments, context) throws(ExecutionError) in
            for argument in arguments where argument.isNull { return .null }
            return try body(arguments, context)
        }
    }

    /// The same function with a shortcut.
    func with(_ shortcut: FunctionShortcut) -> ScalarFunction {
        var function = self
        function.shortcut = shortcut
        return function
    }

    /// The same function under another name.
    func named(_ signature: FunctionSignature) -> ScalarFunction {
        var function = ScalarFunction(seesNull: signature, evaluate)
        function.shortcut = shortcut
        return function
    }
}
