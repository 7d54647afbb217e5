public import PropertyGraph

/// What a request of ``RPCServer/operations`` says.
public struct RPCFields {
    private let request: RPCRequest

    init(_ request: RPCRequest) { self.request = request }

    /// A text that must be there; the reply says so where it is not.
    public func text(_ name: String) throws -> String { try request.text(name) }

    /// The values in `params`.
    public func parameters() throws -> [String: Value] { try request.values("params") }
}
