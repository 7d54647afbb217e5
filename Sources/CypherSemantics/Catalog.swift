/// What the binder must know of the functions and procedures that the runtime offers. The runtime's registries make it.
public struct Catalog: Sendable {
    /// Functions by lower-case name.
    public var functions: [String: FunctionSignature]
    /// Procedures by name as registered.
    public var procedures: [String: ProcedureSignature]

    /// Makes a catalog.
    public init(functions: [String: FunctionSignature] = [:], procedures: [String: ProcedureSignature] = [:]) {
        self.functions = functions
        self.procedures = procedures
    }
}

/// A function's name, parameters and result.
public struct FunctionSignature: Sendable, Hashable {
    /// As shown to people: `toUpper`.
    public var name: String
    /// Parameters in order; those from `required` on may be left out.
    public var parameters: [Parameter]
    /// How many parameters must be given.
    public var required: Int
    /// Whether the last parameter may repeat.
    public var isVariadic: Bool
    /// Whether it aggregates.
    public var isAggregate: Bool
    /// Whether equal arguments may give different results (`rand`): refused in grouping, never folded.
    public var isVolatile: Bool
    /// Whether an argument whose static type is wrong is left to the run to refuse.
    public var checksTypesLate: Bool
    /// Its static result type.
    public var result: CypherType
    /// One sentence for help, completion and the manual.
    public var summary: String
    /// `string`, `list`, `temporal`, … for the manual.
    public var category: String
    /// The function that this one is by another name, where it is.
    public var meaning: String?

    /// A parameter: any of `types` may be passed (null is always allowed).
    public struct Parameter: Sendable, Hashable {
        /// Its name in help.
        public var name: String
        /// Accepted static types; `.any` accepts all. A static type outside is a compile-time InvalidArgumentType.
        public var types: [CypherType]
        /// Makes a parameter.
        public init(_ name: String, _ types: CypherType...) { (self.name, self.types) = (name, types) }
    }

    /// Makes a signature.
    public init(
        _ name: String, _ parameters: [Parameter], required: Int? = nil, isVariadic: Bool = false,
        isAggregate: Bool = false, isVolatile: Bool = false, checksTypesLate: Bool = false, result: CypherType,
        category: String, summary: String
    ) {
        self.name = name
        self.parameters = parameters
        self.required = required ?? parameters.count
        self.isVariadic = isVariadic
        self.isAggregate = isAggregate
        self.isVolatile = isVolatile
        self.checksTypesLate = checksTypesLate
        self.result = result
        self.category = category
        self.summary = summary
    }
}

/// A procedure's name, inputs and outputs.
public struct ProcedureSignature: Sendable, Hashable {
    /// With its namespace.
    public var name: String
    /// Inputs; those from `required` on have defaults.
    public var inputs: [Field]
    /// How many inputs must be given.
    public var required: Int
    /// Output columns.
    public var outputs: [Field]
    /// One sentence for help.
    public var summary: String
    /// Whether it changes the graph.
    public var writes: Bool
    /// How many of the output columns SHOW lists where none are named; nil for all.
    public var shown: Int?

    /// An input or output column.
    public struct Field: Sendable, Hashable {
        /// Its name.
        public var name: String
        /// Its type.
        public var type: CypherType
        /// Makes a field.
        public init(_ name: String, _ type: CypherType) { (self.name, self.type) = (name, type) }
    }

    /// Makes a signature.
    public init(
        _ name: String, inputs: [Field], required: Int? = nil, outputs: [Field], writes: Bool = false,
        shown: Int? = nil, summary: String
    ) {
        self.name = name
        self.inputs = inputs
        self.required = required ?? inputs.count
        self.outputs = outputs
        self.writes = writes
        self.shown = shown
        self.summary = summary
    }
}
