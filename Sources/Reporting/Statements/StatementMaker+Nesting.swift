/// Statements within others' contents.
extension StatementMaker {
    /// A statement within another's content is quoted by it.
    func nest() {
        document.statements.sort { $0.start != $1.start ? $0.start < $1.start : $0.end > $1.end }
        var open: [Int] = []
        for index in document.statements.indices {
            let statement = document.statements[index]
            while let last = open.last, document.statements[last].end < statement.end { open.removeLast() }
            document.statements[index].parent = open.last
            if let last = open.last { pass(index, through: last) }
            open.append(index)
        }
    }

    /// Who tells of what another said passes it on.
    private func pass(_ inner: Int, through outer: Int) {
        let (statement, teller) = (document.statements[inner], document.statements[outer])
        guard teller.speaker != .none, statement.speaker != .none, statement.speaker != teller.speaker,
            !statement.via.contains(where: { $0.speaker == teller.speaker })
        else { return }
        let before = teller.via.filter { relay in
            relay.speaker != statement.speaker && !statement.via.contains { $0.speaker == relay.speaker }
        }
        document.statements[inner].via = before + [Relay(speaker: teller.speaker, verb: teller.verb)] + statement.via
    }

    /// "He denied that the minister had promised …": nobody says that this was promised.
    func forgetDenied() {
        let isDenied = document.statements.map { statement in
            guard let parent = statement.parent.map({ document.statements[$0] }) else { return false }
            return parent.isDeniedClause && statement.kind == .indirect && statement.speaker != parent.speaker
        }
        guard isDenied.contains(true) else { return }
        // Where each goes, or its parent where it goes nowhere. Parents come first.
        var places: [Int?] = []
        var kept: [StatementSpan] = []
        for (index, statement) in document.statements.enumerated() {
            let parent = statement.parent.flatMap { places[$0] }
            if isDenied[index] {
                places.append(parent)
                continue
            }
            places.append(kept.count)
            kept.append(statement)
            kept[kept.count - 1].parent = parent
        }
        document.statements = kept
    }
}
