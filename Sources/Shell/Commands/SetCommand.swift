import CypherRuntime
import Naql
import PropertyGraph
import Renderers

/// `:set NAME = QUERY`: a result as a parameter.
enum SetCommand {
    /// A name and the query whose result it gets.
    struct Request {
        let name: String
        let query: String

        init(_ text: String) throws {
            guard let equals = text.firstIndex(of: "=") else { throw SetCommand.wrong }
            let name = String(text[..<equals]).trimmingSpaces()
            query = String(text[text.index(after: equals)...]).trimmingSpaces()
            self.name = name.hasPrefix("$") ? String(name.dropFirst()) : name
            guard !self.name.isEmpty, !self.name.contains(where: \.isWhitespace), !query.isEmpty else {
                throw SetCommand.wrong
            }
            try ParameterCommand.checkName(self.name)
        }
    }

    private static var wrong: CommandError {
        CommandError("write `:set who = MATCH (p:Person) RETURN p.name`; `:param` sets a constant")
    }

    static func run(_ text: String, console: Console) throws {
        let request = try Request(text)
        let (result, rows) = try answer(request.query, console.session)
        guard !result.columns.isEmpty else {
            throw CommandError("the query returns nothing that `$\(request.name)` could be")
        }
        for (row, values) in rows.enumerated() {
            guard values.allSatisfy(\.isKeepable) else {
                throw CommandError(
                    "row \(row + 1) has a node, relationship or path, which a parameter cannot keep: return properties of it, "
                        + "such as its name or `{.*}`")
            }
        }
        let records = rows.map { record($0, result.columns) }
        let value = records.count == 1 ? records[0] : Value.list(records)
        console.session.parameters[request.name] = value
        console.note(
            "$\(request.name) = "
                + (records.count == 1
                    ? value.literal(in: console.session.graph).prefix(200).description
                    : "a list of \(GroupedNumber.text(records.count)) row\(records.count == 1 ? "" : "s")"))
    }

    /// What a query answers that only reads: one that fails as a parameter is not to leave changes behind.
    private static func answer(_ query: String, _ session: Session) throws -> (QueryResult, [[Value]]) {
        let wasReadOnly = session.settings.isReadOnly
        session.settings.isReadOnly = true
        defer { session.settings.isReadOnly = wasReadOnly }
        do {
            let result = try session.run(QuerySource(name: "<set>", text: query))
            return (result, try result.all())
        } catch NaqlError.execution(let failure, _) where failure.cause == .readOnly {
            throw CommandError("`:set` keeps what a query reads, and changes nothing: run this by itself before it")
        }
    }

    private static func record(_ values: [Value], _ columns: [String]) -> Value {
        guard columns.count > 1 else { return values[0] }
        var map = MapValue()
        for (name, value) in zip(columns, values) { map[name] = value }
        return .map(map)
    }
}
