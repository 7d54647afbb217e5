import CypherSemantics
import CypherSyntax

extension Compilation {
    /// A function of the language.
    func call(
        _ name: String, _ arguments: [BoundExpression], _ rows: Rows, at range: SourceRange
    ) throws(Diagnostic) -> SQLValue {
        var values: [SQLValue] = []
        for argument in arguments { values.append(try expression(argument, rows)) }
        let name = name.lowercased()
        if name == "coalesce" { return try coalesced(values, at: range) }
        if name == "exists", let value = values.first {
            return SQLValue(sql: "\(value.operand) IS NOT NULL", type: .boolean, depth: depth)
        }
        if values.contains(where: { $0.type == .null }) { return .null }
        if let value = try graphFunction(name, values, at: range) { return value }
        if let value = listFunction(name, values) { return value }
        if let value = try numberFunction(name, values) { return value }
        if let value = textFunction(name, values) { return value }
        let kinds = values.map(\.type.words).joined(separator: ", ")
        throw refusal("`\(name)`\(kinds.isEmpty ? "" : " of \(kinds)")", at: range)
    }

    private func coalesced(_ values: [SQLValue], at range: SourceRange) throws(Diagnostic) -> SQLValue {
        var type = SQLType.null
        for value in values {
            guard let joined = type.joined(value.type), !joined.isEntity, !joined.holdsMixed else {
                throw refusal("`coalesce` of \(type.words) and \(value.type.words)", at: range)
            }
            type = joined
        }
        guard type != .null else { return .null }
        let list = values.filter { $0.type != .null }.map { cast($0, to: type) }.joined(separator: ", ")
        return SQLValue(sql: "coalesce(\(list))", type: type, isAtom: true, depth: depth)
    }

    func result(_ sql: String, _ type: SQLType) -> SQLValue {
        SQLValue(sql: sql, type: type, isAtom: true, depth: depth)
    }

    // MARK: Graph

    private func graphFunction(
        _ name: String, _ values: [SQLValue], at range: SourceRange
    ) throws(Diagnostic) -> SQLValue? {
        guard let first = values.first else { return nil }
        switch (name, first.type) {
        case ("id", .node), ("id", .relationship):
            return SQLValue(sql: first.sql, type: .integer, isAtom: first.isAtom, depth: first.depth)
        case ("elementid", .node), ("elementid", .relationship), ("element_id", .node), ("element_id", .relationship):
            let letter = first.type == .node ? "'n'" : "'r'"
            return result("\(letter) || CAST(\(first.sql) AS \(writer.typeName(.string)))", .string)
        case ("labels", .node): return try placed(range) { () throws(Diagnostic) in try labels(first) }
        case ("type", .relationship): return try placed(range) { () throws(Diagnostic) in try type(first) }
        case ("startnode", .relationship), ("endnode", .relationship):
            guard let ends = first.entity?.ends else { return nil }
            var node = SQLValue.column(name == "startnode" ? ends.source : ends.target, .node, depth: first.depth)
            let tables = first.entity!.tables.map { table in
                let own = catalog.relationships[table]
                return name == "startnode" ? own.source : own.target
            }
            node.entity = SQLValue.Entity(tables: Set(tables))
            return node
        case ("length", .path), ("path_length", .path):
            if let length = first.entity?.properties["length"] { return length }
            return result(writer.count(writer.field(first.operand, "relationships")), .integer)
        case ("nodes", .path): return result(writer.field(first.operand, "nodes"), .list(.node))
        case ("relationships", .path): return result(writer.field(first.operand, "relationships"), .list(.relationship))
        default: return nil
        }
    }

    /// A refusal without a place gets this one.
    private func placed(
        _ range: SourceRange, _ body: () throws(Diagnostic) -> SQLValue
    ) throws(Diagnostic) -> SQLValue {
        do throws(Diagnostic) { return try body() } catch {
            var error = error
            if error.range == SourceRange(0, 0) { error.range = range }
            throw error
        }
    }

    // MARK: Lists

    private func listFunction(_ name: String, _ values: [SQLValue]) -> SQLValue? {
        guard let first = values.first, let element = first.type.element else { return rangeFunction(name, values) }
        var found: SQLValue?
        switch name {
        case "size", "cardinality": return result(writer.count(first.sql), .integer)
        case "isempty": return SQLValue(sql: "\(writer.count(first.sql)) = 0", type: .boolean, depth: depth)
        case "head": found = result(writer.element(first.sql, "0"), element)
        case "last": found = result(writer.element(first.sql, "-1"), element)
        case "tail": found = result(writer.tail(first.sql), first.type)
        default: return nil
        }
        if element.holdsEntities { found!.entity = first.entity.map { SQLValue.Entity(tables: $0.tables) } }
        return found
    }

    private func rangeFunction(_ name: String, _ values: [SQLValue]) -> SQLValue? {
        guard name == "range", values.allSatisfy({ $0.type == .integer }) else { return nil }
        // A step of nothing is an error, which engines tell in ways of their own.
        if values.count == 3, values[2].integer == nil || values[2].integer == 0 { return nil }
        let step = values.count == 3 ? values[2].sql : writer.integer(1)
        return result(writer.range(values[0].operand, values[1].operand, step), .list(.integer))
    }

    // MARK: Numbers

    private func numberFunction(_ name: String, _ values: [SQLValue]) throws(Diagnostic) -> SQLValue? {
        guard let first = values.first, first.type.isNumber, values.count == 1 else { return nil }
        switch name {
        case "abs": return result("abs(\(first.sql))", first.type)
        case "sign": return result("CAST(sign(\(first.sql)) AS \(writer.typeName(.integer)))", .integer)
        case "tofloat", "tofloatornull": return result(real(first), .float)
        case "tostring", "tostringornull":
            return first.type == .integer ? result(cast(first, to: .string), .string) : nil
        case "tointeger", "tointegerornull": return first.type == .integer ? first : nil
        case "ceil", "ceiling", "floor":
            guard compiler.dialect == .duckdb else { return nil }
            return result("\(name == "floor" ? "floor" : "ceil")(\(real(first)))", .float)
        case "isnan":
            return first.type == .float ? result(writer.isNaN(first.sql), .boolean) : nil
        default: return nil
        }
    }

    // MARK: Texts

    private func textFunction(_ name: String, _ values: [SQLValue]) -> SQLValue? {
        guard let first = values.first else { return nil }
        switch (name, first.type) {
        case ("size", .string), ("char_length", .string), ("character_length", .string), ("cardinality", .string):
            return result("CAST(length(\(first.sql)) AS \(writer.typeName(.integer)))", .integer)
        case ("isempty", .string): return SQLValue(sql: "\(first.operand) = ''", type: .boolean, depth: depth)
        case ("tostring", .string), ("tostring", .boolean), ("tostring", .date), ("tostringornull", .string):
            return result(cast(first, to: .string), .string)
        case ("reverse", .string): return nil
        case ("replace", .string):
            guard values.count == 3, values[1].isConstant, values[1].sql != "''" else { return nil }
            return result("replace(\(first.sql), \(values[1].sql), \(values[2].sql))", .string)
        case ("left", .string), ("right", .string), ("substring", .string): return part(name, values)
        case ("toupper", .string), ("upper", .string), ("tolower", .string), ("lower", .string):
            return cased(first, function: name.hasSuffix("upper") ? "upper" : "lower")
        case ("split", .string):
            guard values.count == 2, values[1].type == .string, values[1].isConstant, values[1].sql != "''",
                compiler.dialect == .duckdb
            else { return nil }
            return result("string_split(\(first.sql), \(values[1].sql))", .list(.string))
        default: return nil
        }
    }

    /// A part of a text, whose places are known, so that none is negative.
    private func part(_ name: String, _ values: [SQLValue]) -> SQLValue? {
        let numbers = values.dropFirst().compactMap(\.integer)
        guard numbers.count == values.count - 1, numbers.allSatisfy({ (0..<Int64(Int32.max)).contains($0) }) else {
            return nil
        }
        let text = values[0].sql
        switch name {
        case "left": return result("left(\(text), \(numbers[0]))", .string)
        case "right": return result("right(\(text), \(numbers[0]))", .string)
        default:
            let length = numbers.count == 2 ? ", \(numbers[1])" : ""
            return result("substring(\(text), \(numbers[0] + 1)\(length))", .string)
        }
    }

    /// Upper or lower case, of letters that all engines treat alike; a text with others is an error, not another text.
    private func cased(_ value: SQLValue, function: String) -> SQLValue {
        let alike = "[\\x{0}-\\x{7F}\\x{600}-\\x{6FF}\\x{2000}-\\x{206F}]*"
        guard compiler.dialect == .duckdb else {
            let known = "[\\\\x{0}-\\\\x{7F}\\\\x{600}-\\\\x{6FF}\\\\x{2000}-\\\\x{206F}]*"
            return result(
                writer.failing(
                    "NOT (\(value.sql) RLIKE '^(?:\(known))\\\\z')", Self.caseMessage,
                    else: "\(function)(\(value.sql))",
                    type: .string), .string)
        }
        return result(
            writer.failing(
                "NOT \(writer.matches(value.sql, "'(?s)\(alike)'"))", Self.caseMessage,
                else: "\(function)(\(value.sql))",
                type: .string), .string)
    }

    private static let caseMessage = "a letter whose case engines change in different ways"
}
