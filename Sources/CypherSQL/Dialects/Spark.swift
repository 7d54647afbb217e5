/// Apache Spark, from version 4, with its settings as they are: ANSI on.
struct Spark: SQLWriter {
    var title: String { "Spark" }

    func quoted(_ name: String) -> String {
        "`\(name.split(separator: "`", omittingEmptySubsequences: false).joined(separator: "``"))`"
    }

    func text(_ text: String) -> String? {
        var result = "'"
        for scalar in text.unicodeScalars {
            switch scalar {
            case "'": result += "\\'"
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\0": result += "\\0"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "'"
    }

    func integer(_ number: Int64) -> String {
        number == .min ? "CAST('\(number)' AS BIGINT)" : number < 0 ? "(\(number)L)" : "\(number)L"
    }

    func float(_ number: Double) -> String {
        guard number.isFinite else {
            return "CAST('\(number.isNaN ? "NaN" : number < 0 ? "-Infinity" : "Infinity")' AS DOUBLE)"
        }
        return number < 0 ? "(\(number)D)" : "\(number)D"
    }

    func parameter(_ name: String) -> String? {
        isPlain(name) ? ":\(name)" : nil
    }

    func typeName(_ type: SQLType) -> String {
        switch type {
        case .null, .integer, .node, .relationship: "BIGINT"
        case .boolean: "BOOLEAN"
        case .float: "DOUBLE"
        case .string, .mixed: "STRING"
        case .date: "DATE"
        case .localTime: "TIME(6)"
        case .localDateTime: "TIMESTAMP_NTZ"
        case .duration: "INTERVAL DAY TO SECOND"
        case .list(let element): "ARRAY<\(typeName(element))>"
        case .map(let fields):
            "STRUCT<\(fields.map { "\(quoted($0.key)): \(typeName($0.type))" }.joined(separator: ", "))>"
        case .path: "STRUCT<nodes: ARRAY<BIGINT>, relationships: ARRAY<BIGINT>>"
        }
    }

    func structure(_ fields: [(name: String, sql: String)]) -> String {
        "named_struct(\(fields.map { "\(text($0.name)!), \($0.sql)" }.joined(separator: ", ")))"
    }

    func field(_ sql: String, _ name: String) -> String { "\(sql).\(quoted(name))" }

    func list(_ elements: [String], of type: SQLType) -> String {
        elements.isEmpty
            ? "CAST(array() AS ARRAY<\(typeName(type))>)"
            : "CAST(array(\(elements.joined(separator: ", "))) AS ARRAY<\(typeName(type))>)"
    }

    // MARK: Values

    func quotient(_ a: String, _ b: String) -> String { "\(a) div \(b)" }
    func isNaN(_ sql: String) -> String { "isnan(\(sql))" }
    func contains(_ text: String, _ part: String) -> String { "contains(\(text), \(part))" }
    func startsWith(_ text: String, _ part: String) -> String { "startswith(\(text), \(part))" }
    func endsWith(_ text: String, _ part: String) -> String { "endswith(\(text), \(part))" }
    func matches(_ text: String, _ pattern: String) -> String { "\(text) RLIKE concat('^(?:', \(pattern), ')\\\\z')" }
    func failing(_ condition: String, _ message: String, else value: String, type: SQLType) -> String {
        "CASE WHEN \(condition) THEN CAST(raise_error(\(text(message)!)) AS \(typeName(type))) ELSE \(value) END"
    }

    // MARK: Lists

    func count(_ list: String) -> String { "CAST(array_size(\(list)) AS BIGINT)" }
    func holds(_ list: String, _ value: String) -> String { "array_contains(\(list), \(value))" }
    func appended(_ list: String, _ value: String) -> String { "array_append(\(list), \(value))" }
    func prepended(_ list: String, _ value: String) -> String { "array_prepend(\(list), \(value))" }
    func overlaps(_ a: String, _ b: String) -> String { "arrays_overlap(\(a), \(b))" }
    func concatenated(_ a: String, _ b: String) -> String { "concat(\(a), \(b))" }
    func slice(_ list: String, from: Int64, to: Int64?) -> String {
        let end = to.map { "least(array_size(\(list)), \($0))" } ?? "array_size(\(list))"
        return "slice(\(list), \(from + 1), greatest(\(end) - \(from), 0))"
    }
    func tail(_ list: String) -> String { "slice(\(list), 2, greatest(array_size(\(list)) - 1, 0))" }
    func element(_ list: String, _ index: String) -> String {
        "try_element_at(\(list), CAST(CASE WHEN \(index) >= 0 THEN \(index) + 1 ELSE \(index) END AS INT))"
    }
    func filtered(_ list: String, _ variable: String, _ test: String) -> String {
        "filter(\(list), \(variable) -> \(test))"
    }
    func mapped(_ list: String, _ variable: String, _ result: String) -> String {
        "transform(\(list), \(variable) -> \(result))"
    }
    func range(_ from: String, _ to: String, _ step: String) -> String {
        "CASE WHEN \(step) > 0 AND \(from) > \(to) OR \(step) < 0 AND \(from) < \(to) THEN CAST(array() AS ARRAY<BIGINT>) "
            + "ELSE sequence(\(from), \(to), \(step)) END"
    }

    /// Lists of groups have no order in Spark but that of sorting what was collected.
    func collected(_ value: String, isDistinct: Bool, order: [String], keepsNulls: Bool, type: SQLType) -> String? {
        guard order.isEmpty || isDistinct, !keepsNulls else { return nil }
        return "\(isDistinct ? "collect_set" : "collect_list")(\(value))"
    }

    func unnest(_ list: String, alias: String, value: String, place: String) -> String {
        "LATERAL (SELECT pos + 1 AS \(place), col AS \(value) FROM posexplode(\(list))) AS \(alias)"
    }

    var lateral: String? { "LATERAL" }
    var recursesLaterally: Bool { false }

    // MARK: Files

    func open(_ file: TableFile) -> String {
        "CREATE OR REPLACE TEMPORARY VIEW \(quoted(file.name)) (\(columns(file)))\n"
            + "  USING json OPTIONS (path \(text(file.path)!));\n"
    }

    func convert(_ file: TableFile) -> String {
        """
        \(open(file))\
        INSERT OVERWRITE DIRECTORY \(text(file.parquet)!) USING parquet SELECT * FROM \(quoted(file.name));
        CREATE OR REPLACE TEMPORARY VIEW \(quoted(file.name)) USING parquet OPTIONS (path \(text(file.parquet)!));

        """
    }

    private func columns(_ file: TableFile) -> String {
        file.columns.map { "\(quoted($0.name)) \(typeName(SQLType($0.type)))" }.joined(separator: ", ")
    }
}
