public import CypherSemantics
public import PropertyGraph

/// A procedure: what the binder and help must know of it, and how it makes its rows.
public struct Procedure: Sendable {
    /// Makes all rows of one call; each has the signature's outputs in order.
    public typealias Body =
        @Sendable (_ arguments: [Value], _ context: ExecutionContext) throws(ExecutionError) -> [[Value]]

    /// Name, inputs, outputs and help.
    public let signature: ProcedureSignature
    /// Its work.
    public let body: Body

    /// Makes a procedure.
    public init(_ signature: ProcedureSignature, body: @escaping Body) {
        self.signature = signature
        self.body = body
    }
}

/// The procedures that a session can call. A value: a session may add its own.
public struct ProcedureRegistry: Sendable {
    private var entries: [String: Procedure] = [:]
    /// The signatures by name, as the binder's catalog wants them. Kept, as every query asks.
    public private(set) var signatures: [String: ProcedureSignature] = [:]

    /// A registry of these.
    public init(_ procedures: [Procedure]) {
        for procedure in procedures { register(procedure) }
    }

    /// Adds a procedure, in place of one with the same name.
    public mutating func register(_ procedure: Procedure) {
        entries[procedure.signature.name] = procedure
        signatures[procedure.signature.name] = procedure.signature
    }

    /// Finds a procedure by its registered name.
    public func procedure(named name: String) -> Procedure? { entries[name] }
}
