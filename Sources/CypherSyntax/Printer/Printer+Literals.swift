import Text

extension Printer {
    mutating func literal(_ expression: Expression) {
        switch expression.kind {
        case .null: write("null")
        case .hole: write("…")
        case .boolean(let value): write(value ? "true" : "false")
        case .integer(let value): write(String(value))
        case .float(let value): write(Printer.float(value))
        case .string(let value): write(Printer.string(value))
        case .parameter(let name): write("$" + (Printer.isParameterWord(name) ? name : QuotedName.quoted(name)))
        case .variable(let name): write(QuotedName.variable(name))
        case .list(let elements):
            // `[x IN list]` would be a comprehension.
            write("[")
            if elements.count == 1 {
                operand(elements[0], .additive)
            } else {
                list(elements) { $0.expression($1) }
            }
            write("]")
        case .constants(let constants):
            write("[")
            list(constants.expressions(at: expression.range)) { $0.expression($1) }
            write("]")
        case .map(let entries):
            write("{")
            list(entries) { $0.entry($1) }
            write("}")
        default: break
        }
    }

    private mutating func entry(_ entry: Expression.MapEntry) {
        name(entry.key)
        write(": ")
        expression(entry.value)
    }

    mutating func mapProjection(_ owner: Expression, _ items: [Expression.MapProjectionItem]) {
        if case .variable(let name) = owner.kind {
            // `count {…}` would be a subquery.
            write(QuotedName.keyword(name) == .none_ ? QuotedName.variable(name) : QuotedName.quoted(name))
        } else {
            postfixOwner(owner)
        }
        write(" {")
        list(items) { printer, item in
            switch item {
            case .property(let key):
                printer.write(".")
                printer.name(key)
            case .allProperties: printer.write(".*")
            case .entry(let entry): printer.entry(entry)
            case .variable(let name): printer.variable(name)
            }
        }
        write("}")
    }

    mutating func comprehension(_ expression: Expression) {
        switch expression.kind {
        case .listComprehension(let name, let source, let predicate, let projection):
            write("[")
            withBar { printer in
                printer.membership(name, source, predicate)
                printer.afterBar(projection)
            }
            write("]")
        case .patternComprehension(let pattern, let predicate, let projection):
            write("[")
            withBar { printer in
                printer.path(pattern)
                printer.condition(predicate)
                printer.afterBar(projection)
            }
            write("]")
        case .quantifier(let quantifier, let name, let source, let predicate):
            write(quantifier.rawValue + "(")
            membership(name, source, predicate)
            write(")")
        case .reduce(let accumulator, let initial, let name, let source, let step):
            write("reduce(")
            variable(accumulator)
            write(" = ")
            withBar { printer in
                printer.expression(initial)
                printer.write(", ")
                printer.membership(name, source, nil)
                printer.afterBar(step)
            }
            write(")")
        default: break
        }
    }

    private mutating func membership(_ name: Name, _ source: Expression, _ predicate: Expression?) {
        variable(name)
        write(" IN ")
        expression(source)
        condition(predicate)
    }

    private mutating func afterBar(_ projection: Expression?) {
        guard let projection else { return }
        write(" | ")
        expression(projection)
    }

    // MARK: Literals as text

    /// The shortest text that reads back as this float.
    static func float(_ value: Double) -> String {
        if value.isNaN { return "(0.0 / 0.0)" }
        if value.isInfinite { return value < 0 ? "(-1.0 / 0.0)" : "(1.0 / 0.0)" }
        return value.description
    }

    /// A string in single quotes, with escapes.
    public static func string(_ value: String) -> String {
        QuotedText.of(value, in: "'", escaping: .backspaceAndFormFeed)
    }

    private static func isParameterWord(_ name: String) -> Bool {
        !name.isEmpty
            && name.unicodeScalars.allSatisfy { scalar in
                scalar.isASCII
                    ? scalar == "_" || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                    : CharacterClasses.continuesName(scalar)
            }
    }
}
