import PropertyGraph

/// Who the client is, and where it should go.
extension Conversation {
    /// HELLO; up to 5.0 it carries the login as well.
    func greet(_ fields: [String: Value], _ out: inout MessageWriter) throws(Failure) {
        notes.usual = try Self.reading { () throws(PackError) in try NoteFilter(fields) } ?? NoteFilter()
        if case .map(let context)? = fields["routing"], case .string(let address)? = context["address"] {
            routingAddress = address
        }
        if let refusal = hub.refusal(ofConnection: number) { throw refusal }
        if version.hasLogon {
            phase = .login
        } else {
            try authenticate(fields)
            phase = .ready
        }
        out.success([
            ("server", .string(hub.agent)), ("connection_id", .string("bolt-\(number)")), ("hints", .map([])),
        ])
    }

    func logOn(_ fields: [String: Value], _ out: inout MessageWriter) throws(Failure) {
        try authenticate(fields)
        phase = .ready
        out.success()
    }

    func logOff(_ out: inout MessageWriter) throws(Failure) {
        guard transaction == nil, results.isEmpty else {
            throw .outOfPlace(.logoff, "a transaction or a result is open")
        }
        user = nil
        phase = .login
        out.success()
    }

    private func authenticate(_ fields: [String: Value]) throws(Failure) {
        guard let logins = hub.options.logins else { return }
        var texts: [String: String] = [:]
        for name in ["scheme", "principal", "credentials"] {
            if case .string(let text)? = fields[name] { texts[name] = text }
        }
        guard (texts["scheme"] ?? "none") == "basic" else {
            throw Failure(
                "ClientError.Security.Unauthorized",
                "this server wants a user and a password: auth=(user, password) of the driver")
        }
        user = try logins.check(user: texts["principal"] ?? "", password: texts["credentials"] ?? "")
    }

    /// The table of servers: this one for everything, under the address that the client knows it by.
    func route(_ context: [String: Value], _ database: String?, _ out: inout MessageWriter) throws(Failure) {
        try checkDatabase(database)
        var address = routingAddress ?? hub.address
        if case .string(let asked)? = context["address"] { address = asked }
        let servers = ["ROUTE", "READ", "WRITE"].map { role in
            Reply.map([("role", .string(role)), ("addresses", .strings([address]))])
        }
        let name = Reply.string(Administration.databaseName)
        out.success([("rt", .map([("ttl", .integer(300)), ("db", name), ("servers", .list(servers))]))])
    }

    /// There is one database, under the name that clients expect and under its own.
    func checkDatabase(_ name: String?) throws(Failure) {
        guard let name, !Administration.databaseNames.contains(name.lowercased()) else { return }
        throw Failure(
            "ClientError.Database.DatabaseNotFound",
            "there is no database `\(name)`: the one of this server is `\(Administration.databaseName)`, "
                + "or none is named")
    }

    static func reading<Result>(_ body: () throws(PackError) -> Result) throws(Failure) -> Result {
        do throws(PackError) { return try body() } catch { throw Failure(error) }
    }
}
