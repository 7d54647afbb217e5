extension Printer {
    mutating func schema(_ command: SchemaCommand) {
        switch command {
        case .createIndex(let name, let kind, let ifNotExists, let entity, let label, let keys):
            write("CREATE ")
            if let kind { write(kind + " ") }
            write("INDEX")
            header(name, ifNotExists, entity, label)
            write(" ON (")
            schemaKeys(keys)
            write(")")
        case .createConstraint(let name, let ifNotExists, let entity, let label, let keys, let kind):
            write("CREATE CONSTRAINT")
            header(name, ifNotExists, entity, label)
            write(" REQUIRE (")
            schemaKeys(keys)
            switch kind {
            case .unique: write(") IS UNIQUE")
            case .notNull: write(") IS NOT NULL")
            case .key: write(") IS KEY")
            }
        case .dropIndex(let name, let ifExists): drop("INDEX ", name, ifExists)
        case .dropConstraint(let name, let ifExists): drop("CONSTRAINT ", name, ifExists)
        case .show(let listed, let yield, let predicate, let paging, let returning):
            write("SHOW " + listed.rawValue.uppercased())
            if let yield { self.yield(yield) }
            if let paging { self.paging(paging) }
            condition(predicate)
            if let returning {
                write(" RETURN ")
                projection(returning)
            }
        }
    }

    /// The name, IF NOT EXISTS and FOR of an index or constraint.
    private mutating func header(_ name: Name?, _ ifNotExists: Bool, _ entity: SchemaCommand.Entity, _ label: Name) {
        if let name {
            write(" ")
            variable(name)
        }
        if ifNotExists { write(" IF NOT EXISTS") }
        write(entity == .node ? " FOR (n:" : " FOR ()-[n:")
        self.name(label)
        write(entity == .node ? ")" : "]-()")
    }

    private mutating func schemaKeys(_ keys: [Name]) {
        list(keys) { printer, key in
            printer.write("n.")
            printer.name(key)
        }
    }

    private mutating func drop(_ kind: String, _ name: Name, _ ifExists: Bool) {
        write("DROP " + kind)
        variable(name)
        if ifExists { write(" IF EXISTS") }
    }
}
