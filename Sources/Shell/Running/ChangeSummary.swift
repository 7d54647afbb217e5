import CypherRuntime

/// Says what a statement changed.
enum ChangeSummary {
    static func phrases(_ changes: WriteCounters) -> [String] {
        [
            (changes.nodesCreated, "node", "created"),
            (changes.relationshipsCreated, "relationship", "created"),
            (changes.propertiesSet, "property", "set"),
            (changes.labelsAdded, "label", "added"),
            (changes.labelsRemoved, "label", "removed"),
            (changes.nodesDeleted, "node", "deleted"),
            (changes.relationshipsDeleted, "relationship", "deleted"),
            (changes.indexesAdded, "index", "created"),
            (changes.indexesRemoved, "index", "dropped"),
            (changes.constraintsAdded, "constraint", "created"),
            (changes.constraintsRemoved, "constraint", "dropped"),
        ].compactMap { count, noun, verb in
            count == 0 ? nil : "\(count) \(count == 1 ? noun : plural(noun)) \(verb)"
        }
    }

    private static func plural(_ noun: String) -> String {
        switch noun {
        case "property": "properties"
        case "index": "indexes"
        default: noun + "s"
        }
    }
}
