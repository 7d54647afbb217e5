/// A construction with who says it.
struct Reported {
    var construction: Construction
    var source: OpenSource
    var via: [(source: OpenSource, verb: String?)] = []
    var addressed: [OpenSource] = []
    var date: Int?
    /// True for a quotation without reporting words that a dash and a name sign.
    var isSigned = false
}
