import CypherSemantics

/// Functions by the names that GQL (ISO/IEC 39075) gives them.
enum FunctionAliases {
    static let names: [(name: String, meaning: String)] = [
        ("collect_list", "collect"), ("percentile_cont", "percentileCont"), ("percentile_disc", "percentileDisc"),
        ("stddev_pop", "stDevP"), ("stddev_samp", "stDev"), ("ln", "log"), ("element_id", "elementId"),
        ("local_time", "localtime"), ("local_datetime", "localdatetime"), ("zoned_time", "time"),
        ("zoned_datetime", "datetime"), ("cardinality", "size"),
    ]

    /// The signature of a function under another name.
    static func signature(_ name: String, of meant: FunctionSignature) -> FunctionSignature {
        var signature = meant
        signature.name = name
        signature.meaning = meant.name
        signature.summary = "As `\(meant.name)` (GQL). \(meant.summary)"
        return signature
    }
}
