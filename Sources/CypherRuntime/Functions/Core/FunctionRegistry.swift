public import CypherPlanner

/// The functions of the language, by lower-case name.
public struct FunctionRegistry: Sendable {
    private var scalars: [String: ScalarFunction] = [:]
    private var aggregates: [String: FunctionSignature] = [:]

    /// All that the language has.
    public static let standard = FunctionRegistry(
        scalars: MathFunctions.all + StringFunctions.all + ConversionFunctions.all + ListFunctions.all
            + GraphFunctions.all + TemporalFunctions.all + TextFunctions.all,
        aggregates: AggregateSignatures.all)

    /// A registry of these.
    public init(scalars: [ScalarFunction], aggregates: [FunctionSignature] = []) {
        for function in scalars { register(function) }
        for signature in aggregates { self.aggregates[signature.name.lowercased()] = signature }
    }

    /// Adds a function, in place of one of the same name.
    public mutating func register(_ function: ScalarFunction) {
        scalars[function.signature.name.lowercased()] = function
    }

    /// The function of a lower-case name.
    public func function(named lowercase: String) -> ScalarFunction? { scalars[lowercase] }

    /// Signatures by lower-case name, aggregates included: what the binder's catalog wants.
    public var signatures: [String: FunctionSignature] {
        aggregates.merging(scalars.mapValues(\.signature)) { _, scalar in scalar }
    }
}
