extension Printer {
    mutating func schema(_ command: SchemaCommand) {
        switch command {
        case .createIndex(let index): self.index(index)
        case .createConstraint(let constraint): self.constraint(constraint)
        case .dropIndex(let name, let ifExists): drop("INDEX", name, ifExists)
        case .dropConstraint(let name, let ifExists): drop("CONSTRAINT", name, ifExists)
        case .show(let listed, let yield, let predicate, let paging, let returning):
            show(listed)
            if let yield { self.yield(yield) }
            if let paging { self.paging(paging) }
            condition(predicate)
            if let returning {
                write(" RETURN ")
                projection(returning)
            }
        }
    }

    private mutating func show(_ listed: Showable) {
        write("SHOW ")
        if let kind = listed.kind { write(kind + " ") }
        write(listed.list.rawValue.uppercased())
        if !listed.names.isEmpty {
            write(" ")
            list(listed.names) { $0.expression($1) }
        }
    }

    private mutating func index(_ index: IndexDeclaration) {
        write("CREATE ")
        if index.kind != .range { write(index.kind.rawValue.uppercased() + " ") }
        write("INDEX")
        header(index.name, index.ifNotExists, index.entity, index.labels)
        switch index.kind {
        case .lookup: write(index.entity == .node ? " ON EACH labels(n)" : " ON EACH type(n)")
        case .fulltext:
            write(" ON EACH [")
            schemaKeys(index.keys)
            write("]")
        case .range, .text, .point:
            write(" ON (")
            schemaKeys(index.keys)
            write(")")
        }
        options(index.options)
    }

    private mutating func constraint(_ constraint: ConstraintDeclaration) {
        write("CREATE CONSTRAINT")
        header(constraint.name, constraint.ifNotExists, constraint.entity, [constraint.label])
        write(" REQUIRE (")
        schemaKeys(constraint.keys)
        switch constraint.kind {
        case .unique: write(") IS UNIQUE")
        case .notNull: write(") IS NOT NULL")
        case .key: write(") IS KEY")
        case .typed(let type):
            write(") IS :: ")
            self.type(type)
        }
        options(constraint.options)
    }

    private mutating func options(_ options: Expression?) {
        guard let options else { return }
        write(" OPTIONS ")
        expression(options)
    }

    /// The name, IF NOT EXISTS and FOR of an index or constraint.
    private mutating func header(
        _ name: SchemaName?, _ ifNotExists: Bool, _ entity: SchemaCommand.Entity, _ labels: [Name]
    ) {
        if let name {
            write(" ")
            schemaName(name)
        }
        if ifNotExists { write(" IF NOT EXISTS") }
        write(entity == .node ? " FOR (n" : " FOR ()-[n")
        if !labels.isEmpty {
            write(":")
            list(labels, separator: "|") { $0.name($1) }
        }
        write(entity == .node ? ")" : "]-()")
    }

    private mutating func schemaKeys(_ keys: [Name]) {
        list(keys) { printer, key in
            printer.write("n.")
            printer.name(key)
        }
    }

    private mutating func schemaName(_ name: SchemaName) {
        if name.isParameter {
            literal(Expression(.parameter(name.name.text), name.name.range))
        } else {
            variable(name.name)
        }
    }

    private mutating func drop(_ kind: String, _ name: SchemaName, _ ifExists: Bool) {
        write("DROP \(kind) ")
        schemaName(name)
        if ifExists { write(" IF EXISTS") }
    }
}
