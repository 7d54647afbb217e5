import Articles
public import PropertyGraph

/// How right the program was on marked samples: a row a measure, of all statements and by outlet, kind and resolver.
public enum SheetScore {
    /// The columns of ``rows(of:)``.
    public static let columns = ["sheet", "by", "part", "measure", "value", "low", "high", "count", "of"]

    /// The rows: `precision` is what is right of what was found; `speaker` how many of the statements among them have
    /// the right
    /// speaker; `recall` what is right of what is there, where the sheet tells of statements that were missed. With
    /// several
    /// sheets `alpha` says how far their markers agree on the statements that they share.
    public static func rows(of sheets: [MarkedSheet]) -> [[Value]] {
        var rows: [[Value]] = []
        for sheet in sheets {
            let parts: [(String, (MarkedSheet.Row) -> String)] = [
                ("all", { _ in "" }), ("outlet", { $0.outlet }), ("kind", { $0.kind }), ("resolver", { $0.resolver }),
            ]
            for (name, part) in parts {
                for (value, members) in Dictionary(grouping: sheet.rows, by: part).sorted(by: { $0.key < $1.key }) {
                    rows += measures(members).map { [.string(sheet.path), .string(name), text(value)] + $0 }
                }
            }
        }
        return sheets.count > 1 ? rows + [agreement(sheets)] : rows
    }

    private static func text(_ value: String) -> Value { value.isEmpty ? .null : .string(value) }

    private static func measures(_ rows: [MarkedSheet.Row]) -> [[Value]] {
        func count(_ verdicts: Judgement...) -> Int { rows.count { verdicts.contains($0.verdict) } }
        let (right, missed) = (count(.right), count(.missed))
        var all: [[Value]] = []
        if rows.count > missed {
            all.append(measure("precision", right, of: rows.count - missed))
            let statements = count(.right, .span, .speaker)
            if statements > 0 { all.append(measure("speaker", count(.right, .span), of: statements)) }
        }
        if missed > 0 { all.append(measure("recall", right, of: right + missed)) }
        return all
    }

    private static func measure(_ name: String, _ count: Int, of total: Int) -> [Value] {
        let (low, high) = SampleStatistics.wilson(count, of: total)
        return [
            .string(name), .float(rounded(Double(count) / Double(total))), .float(rounded(low)), .float(rounded(high)),
            .integer(Int64(count)), .integer(Int64(total)),
        ]
    }

    /// How many statements several marked, and how far they agree.
    private static func agreement(_ sheets: [MarkedSheet]) -> [Value] {
        struct Unit: Hashable {
            let article: String
            let start, end: Int?
        }
        var units: [Unit: [String]] = [:]
        for sheet in sheets {
            for row in sheet.rows where row.verdict != .missed {
                units[Unit(article: row.thing.article, start: row.thing.start, end: row.thing.end), default: []]
                    .append(row.verdict.rawValue)
            }
        }
        let shared = units.values.filter { $0.count > 1 }
        let agreed = shared.count { Set($0).count == 1 }
        let alpha = SampleStatistics.alpha(Array(units.values)).map { Value.float(rounded($0)) } ?? .null
        return [
            .null, .string("all"), .null, .string("alpha"), alpha, .null, .null, .integer(Int64(agreed)),
            .integer(Int64(shared.count)),
        ]
    }

    private static func rounded(_ number: Double) -> Double { (number * 10000).rounded() / 10000 }
}
