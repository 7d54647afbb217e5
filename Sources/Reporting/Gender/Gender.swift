import Language

/// What is known of gender.
public enum Gender: Sendable {
    case unknown, masculine, feminine

    /// What the tags of a given name say.
    init(of tags: WordTags) {
        self = tags.contains(.feminine) ? .feminine : tags.contains(.masculine) ? .masculine : .unknown
    }
}
