public import CypherPlanner

/// The functions of the language, by lower-case name.
public struct FunctionRegistry: Sendable {
    private var scalars: [String: ScalarFunction] = [:]
    /// Signatures by lower-case name, aggregates included: what the binder's catalog wants. Kept, as every query asks.
    public private(set) var signatures: [String: FunctionSignature] = [:]

    /// All that the language has.
    public static let standard = FunctionRegistry(
        scalars: MathFunctions.all + StringFunctions.all + ConversionFunctions.all + ListFunctions.all
            + CollectionFunctions.all
            + GraphFunctions.all + LabelFunctions.all + TemporalFunctions.all + TextFunctions.all + SourceFunctions.all,
        aggregates: AggregateSignatures.all)

    /// A registry of these.
    public init(scalars: [ScalarFunction], aggregates: [FunctionSignature] = []) {
        for signature in aggregates { signatures[signature.name.lowercased()] = signature }
        for function in scalars { register(function) }
    }

    /// Adds a function, in place of one of the same name.
    public mutating func register(_ function: ScalarFunction) {
        let name = function.signature.name.lowercased()
        scalars[name] = function
        signatures[name] = function.signature
    }

    /// The function of a lower-case name.
    public func function(named lowercase: String) -> ScalarFunction? { scalars[lowercase] }
}
