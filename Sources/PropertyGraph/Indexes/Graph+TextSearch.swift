extension Graph {
    /// Nodes with the label and a string that has the needle in it, ascending by id.
    public func containing(_ label: LabelID, _ key: KeyID, _ needle: String) -> [UInt32] {
        let nodes = nodes(with: label)
        return containing(key, SubstringSearch(needle), among: nodes, at: 0..<nodes.count)
    }

    /// Those of the nodes at some positions of a set that have a string with the needle in it, ascending by id. Several
    /// threads may ask at one time, as long as none writes.
    ///
    /// The texts of a loaded column lie together in the arena and are searched in one pass.
    public func containing(
        _ key: KeyID, _ search: SubstringSearch, among nodes: NodeSet, at positions: Range<Int>
    ) -> [UInt32] {
        var result: [UInt32] = []
        for block in nodeProperties.blocks {
            let end = block === nodeProperties.open ? UInt32.max : block.first + block.count
            guard let column = block.column(key) else { continue }
            let part = nodes.part(in: block.first..<end).clamped(to: positions)
            guard !part.isEmpty else { continue }
            if column.kind == .string {
                append(column, block.first, nodes, part, search, to: &result)
            } else if column.kind == .mixed {
                for position in part {
                    guard let row = column.row(nodes[position] - block.first),
                        case .string(var text) = column.boxed[row], text.withUTF8({ search.isFound(in: $0) })
                    else { continue }
                    result.append(nodes[position])
                }
            }
        }
        return result
    }

    /// Adds the nodes at the given positions of the set whose string has the needle.
    private func append(
        _ column: PropertyColumn, _ first: UInt32, _ set: NodeSet, _ part: Range<Int>, _ search: SubstringSearch,
        to result: inout [UInt32]
    ) {
        let stretch = column.stretch(of: set, part, first)
        let hits = strings.containing(search, in: stretch)
        for position in part {
            let node = set[position]
            guard let row = column.row(node - first) else { continue }
            let id = column.ids.base[row]
            if id &- stretch.lowerBound < UInt32(stretch.count) {
                if hits[Int(id &- stretch.lowerBound)] { result.append(node) }
            } else if id != StringArena.none, search.isFound(in: strings.utf8(id)) {
                result.append(node)
            }
        }
    }
}

extension PropertyColumn {
    fileprivate func row(_ offset: UInt32) -> Int? { Int(offset) < count ? Int(offset) : nil }

    /// The arena ids between the texts of some nodes; none where they are much more than those, and not worth a pass.
    fileprivate func stretch(of set: NodeSet, _ part: Range<Int>, _ first: UInt32) -> Range<UInt32> {
        var (low, high) = (UInt32.max, UInt32.min)
        for position in part {
            guard let row = row(set[position] - first) else { continue }
            let id = ids.base[row]
            guard stretch.contains(id) else { continue }
            (low, high) = (min(low, id), max(high, id))
        }
        guard low <= high, Int(high - low) < part.count * 4 else { return 0..<0 }
        return low..<high + 1
    }
}

extension NodeSet {
    /// Positions of the ids within bounds.
    func part(in bounds: Range<UInt32>) -> Range<Int> {
        switch form {
        case .range(let range):
            let clamped = range.clamped(to: bounds)
            guard !clamped.isEmpty else { return 0..<0 }
            return Int(clamped.lowerBound - range.lowerBound)..<Int(clamped.upperBound - range.lowerBound)
        case .ids(let ids):
            return ids.binarySearch(bounds.lowerBound).position..<ids.binarySearch(bounds.upperBound).position
        }
    }
}
