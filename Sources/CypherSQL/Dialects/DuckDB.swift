/// DuckDB, from version 2.
struct DuckDB: SQLWriter {
    var title: String { "DuckDB" }

    func quoted(_ name: String) -> String {
        "\"\(name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
    }

    func text(_ text: String) -> String? {
        let parts = text.unicodeScalars.split(separator: "\0", omittingEmptySubsequences: false).map { part in
            "'\(String(part).split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"))'"
        }
        return parts.count == 1 ? parts[0] : "(\(parts.joined(separator: " || chr(0) || ")))"
    }

    func integer(_ number: Int64) -> String {
        number == .min ? "CAST('\(number)' AS BIGINT)" : "CAST(\(number) AS BIGINT)"
    }

    func float(_ number: Double) -> String {
        guard number.isFinite else {
            return "CAST('\(number.isNaN ? "nan" : number < 0 ? "-infinity" : "infinity")' AS DOUBLE)"
        }
        let text = "\(number)"
        return text.contains("e") ? text : "\(text)e0"
    }

    func parameter(_ name: String) -> String? {
        isPlain(name) ? "$\(name)" : nil
    }

    func typeName(_ type: SQLType) -> String {
        switch type {
        case .null, .integer, .node, .relationship: "BIGINT"
        case .boolean: "BOOLEAN"
        case .float: "DOUBLE"
        case .string, .mixed: "VARCHAR"
        case .date: "DATE"
        case .localTime: "TIME"
        case .localDateTime: "TIMESTAMP"
        case .duration: "INTERVAL"
        case .list(let element): "\(typeName(element))[]"
        case .map(let fields):
            "STRUCT(\(fields.map { "\(quoted($0.key)) \(typeName($0.type))" }.joined(separator: ", ")))"
        case .path: "STRUCT(nodes BIGINT[], relationships BIGINT[])"
        }
    }

    func structure(_ fields: [(name: String, sql: String)]) -> String {
        "struct_pack(\(fields.map { "\(quoted($0.name)) := \($0.sql)" }.joined(separator: ", ")))"
    }

    func field(_ sql: String, _ name: String) -> String { "struct_extract(\(sql), \(text(name)!))" }

    func list(_ elements: [String], of type: SQLType) -> String {
        elements.isEmpty ? "CAST([] AS \(typeName(type))[])" : "[\(elements.joined(separator: ", "))]"
    }

    // MARK: Values

    func quotient(_ a: String, _ b: String) -> String { "\(a) // \(b)" }
    func isNaN(_ sql: String) -> String { "isnan(\(sql))" }
    func contains(_ text: String, _ part: String) -> String { "contains(\(text), \(part))" }
    func startsWith(_ text: String, _ part: String) -> String { "starts_with(\(text), \(part))" }
    func endsWith(_ text: String, _ part: String) -> String { "ends_with(\(text), \(part))" }
    func matches(_ text: String, _ pattern: String) -> String { "regexp_full_match(\(text), \(pattern))" }
    func failing(_ condition: String, _ message: String, else value: String, type: SQLType) -> String {
        "CASE WHEN \(condition) THEN CAST(error(\(text(message)!)) AS \(typeName(type))) ELSE \(value) END"
    }

    // MARK: Lists

    func count(_ list: String) -> String { "len(\(list))" }
    func holds(_ list: String, _ value: String) -> String { "list_contains(\(list), \(value))" }
    func appended(_ list: String, _ value: String) -> String { "list_append(\(list), \(value))" }
    func prepended(_ list: String, _ value: String) -> String { "list_prepend(\(value), \(list))" }
    func overlaps(_ a: String, _ b: String) -> String { "list_has_any(\(a), \(b))" }
    func concatenated(_ a: String, _ b: String) -> String { "list_concat(\(a), \(b))" }
    func slice(_ list: String, from: Int64, to: Int64?) -> String {
        if let to, to <= from { return "list_filter(\(list), lambda e: FALSE)" }
        return "\(list)[\(from + 1):\(to.map { "\($0)" } ?? "")]"
    }
    func tail(_ list: String) -> String { "(\(list))[2:]" }
    func element(_ list: String, _ index: String) -> String {
        "list_extract(\(list), CASE WHEN \(index) >= 0 THEN \(index) + 1 ELSE \(index) END)"
    }
    func filtered(_ list: String, _ variable: String, _ test: String) -> String {
        "list_filter(\(list), lambda \(variable): \(test))"
    }
    func mapped(_ list: String, _ variable: String, _ result: String) -> String {
        "list_transform(\(list), lambda \(variable): \(result))"
    }
    func range(_ from: String, _ to: String, _ step: String) -> String { "generate_series(\(from), \(to), \(step))" }

    func collected(_ value: String, isDistinct: Bool, order: [String], keepsNulls: Bool, type: SQLType) -> String? {
        let sorting = order.isEmpty || isDistinct ? "" : " ORDER BY \(order.joined(separator: ", "))"
        let filter = keepsNulls ? "" : " FILTER (WHERE \(value) IS NOT NULL)"
        let list = "list(\(isDistinct ? "DISTINCT " : "")\(value)\(sorting))\(filter)"
        return "coalesce(\(list), CAST([] AS \(typeName(type))[]))"
    }

    func unnest(_ list: String, alias: String, value: String, place: String) -> String {
        "unnest(\(list)) WITH ORDINALITY AS \(alias)(\(value), \(place))"
    }

    var lateral: String? { "LATERAL" }
    var recursesLaterally: Bool { true }

    // MARK: Files

    func open(_ file: TableFile) -> String {
        "CREATE OR REPLACE TABLE \(quoted(file.name)) AS\n  \(rows(file));\n"
    }

    func convert(_ file: TableFile) -> String {
        """
        COPY (\(rows(file)))
          TO \(text(file.parquet)!) (FORMAT parquet);
        CREATE OR REPLACE VIEW \(quoted(file.name)) AS SELECT * FROM read_parquet(\(text(file.parquet)!));

        """
    }

    private func rows(_ file: TableFile) -> String {
        let columns = file.columns.map { "\(text($0.name)!): '\(typeName(SQLType($0.type)))'" }
        return "SELECT * FROM read_json(\(text(file.path)!), format = 'newline_delimited', "
            + "maximum_object_size = 1073741824, columns = {\(columns.joined(separator: ", "))})"
    }
}
