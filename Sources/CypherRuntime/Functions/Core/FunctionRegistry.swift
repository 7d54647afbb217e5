public import CypherSemantics

/// The functions of the language, by lower-case name.
public struct FunctionRegistry: Sendable {
    private var scalars: [String: ScalarFunction] = [:]
    /// Signatures by lower-case name, aggregates included: what the binder's catalog wants. Kept, as every query asks.
    public private(set) var signatures: [String: FunctionSignature] = [:]

    /// A registry of these.
    public init(
        scalars: [ScalarFunction], aggregates: [FunctionSignature] = [], aliases: [(name: String, meaning: String)] = []
    ) {
        self.scalars.reserveCapacity(scalars.count + aliases.count)
        signatures.reserveCapacity(scalars.count + aggregates.count + aliases.count)
        for signature in aggregates { signatures[signature.name.lowercased()] = signature }
        for function in scalars { register(function) }
        for alias in aliases {
            guard let meant = signatures[alias.meaning.lowercased()] else { continue }
            let signature = FunctionAliases.signature(alias.name, of: meant)
            signatures[alias.name] = signature
            if let function = self.scalars[alias.meaning.lowercased()] {
                self.scalars[alias.name] = function.named(signature)
            }
        }
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
