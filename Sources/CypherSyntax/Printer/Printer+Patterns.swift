extension Printer {
    mutating func path(_ path: PathPattern) {
        if let name = path.variable {
            variable(name)
            write(" = ")
        }
        let mode = path.mode.map { $0.rawValue.uppercased() + " " } ?? ""
        switch path.selector {
        case .all: write(mode)
        case .shortestPath, .allShortestPaths:
            write(path.selector == .shortestPath ? "shortestPath(" : "allShortestPaths(")
            elements(path.elements)
            write(")")
            return
        case .any(let count):
            write("ANY ")
            if count != 1 { self.count(count) }
            write(mode)
        case .shortest(let count):
            write("SHORTEST ")
            self.count(count)
            write(mode)
        case .allShortest: write("ALL SHORTEST \(mode)")
        case .shortestGroups(let count):
            write("SHORTEST ")
            self.count(count)
            write("\(mode)\(mode.isEmpty ? "" : "PATHS ")GROUPS ")
        }
        guard path.innerVariable != nil || path.predicate != nil else {
            elements(path.elements)
            return
        }
        write("(")
        if let name = path.innerVariable {
            variable(name)
            write(" = ")
        }
        elements(path.elements)
        condition(path.predicate)
        write(")")
    }

    private mutating func count(_ count: PathCount) {
        switch count {
        case .number(let number): write("\(number) ")
        case .parameter(let name):
            expression(Expression(.parameter(name.text), name.range))
            write(" ")
        }
    }

    mutating func elements(_ elements: [PatternElement]) {
        for element in elements {
            switch element {
            case .node(let node): self.node(node)
            case .relationship(let relationship): self.relationship(relationship)
            case .quantified(let group):
                write("(")
                self.elements(group.elements)
                condition(group.predicate)
                write(")")
                quantifier(group.minimum, group.maximum)
            }
        }
    }

    private mutating func node(_ node: NodePattern) {
        write("(")
        entity(node.variable, node.labels, node.properties, node.predicate)
        write(")")
    }

    private mutating func relationship(_ relationship: RelationshipPattern) {
        write(relationship.direction == .incoming ? "<-" : "-")
        let inner = relationship.length?.isQuantifier == true ? nil : relationship.length
        if relationship.variable != nil || relationship.types != nil || relationship.properties != nil
            || relationship.predicate != nil || inner != nil
        {
            write("[")
            entity(
                relationship.variable, relationship.types, relationship.properties, relationship.predicate,
                length: inner)
            write("]")
        }
        write(relationship.direction == .outgoing ? "->" : "-")
        if let length = relationship.length, length.isQuantifier { quantifier(length.minimum ?? 0, length.maximum) }
    }

    /// What stands inside the brackets of a node or relationship.
    private mutating func entity(
        _ name: Name?, _ labels: LabelExpression?, _ properties: Expression?, _ predicate: Expression?,
        length: RelationshipPattern.Length? = nil
    ) {
        if let name { variable(name) }
        if let labels {
            write(":")
            self.labels(labels)
        }
        if let length { self.length(length) }
        if let properties {
            if name != nil || labels != nil || length != nil { write(" ") }
            expression(properties)
        }
        if let predicate {
            if name != nil || labels != nil || length != nil || properties != nil { write(" ") }
            write("WHERE ")
            expression(predicate)
        }
    }

    private mutating func length(_ length: RelationshipPattern.Length) {
        write("*")
        if let minimum = length.minimum { write("\(minimum)") }
        if length.minimum != nil && length.minimum == length.maximum { return }
        guard length.minimum != nil || length.maximum != nil else { return }
        write("..")
        if let maximum = length.maximum { write("\(maximum)") }
    }

    private mutating func quantifier(_ minimum: Int, _ maximum: Int?) {
        switch (minimum, maximum) {
        case (0, nil): write("*")
        case (1, nil): write("+")
        case (_, nil): write("{\(minimum),}")
        case (_, let maximum?): write(minimum == maximum ? "{\(minimum)}" : "{\(minimum),\(maximum)}")
        }
    }

    /// Writes a label expression; `level` is 0 inside OR, 1 inside AND, 2 inside NOT.
    mutating func labels(_ labels: LabelExpression, level: Int = 0) {
        switch labels {
        case .label(let label): name(label)
        case .wildcard: write("%")
        case .computed(let names, let any):
            write(any ? "$any(" : "$(")
            let outer = barEndsExpression
            barEndsExpression = false
            expression(names)
            barEndsExpression = outer
            write(")")
        case .not(let inner):
            write("!")
            self.labels(inner, level: 2)
        case .and(let left, let right):
            parenthesized(level > 1) { printer in
                printer.labels(left, level: 1)
                printer.write("&")
                printer.labels(right, level: 2)
            }
        case .or(let left, let right):
            parenthesized(level > 0) { printer in
                printer.labels(left, level: 0)
                printer.write("|")
                printer.labels(right, level: 1)
            }
        }
    }

    /// Writes something, in parentheses where they are needed.
    mutating func parenthesized(_ needed: Bool, _ write: (inout Printer) -> Void) {
        if needed { text += "(" }
        write(&self)
        if needed { text += ")" }
    }
}
