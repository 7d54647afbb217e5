import Language

/// A verb of reporting as it stands in the text.
struct VerbForm {
    let verb: Verb
    let tags: WordTags
    let reading: Reading
    let tokens: Range<Int>
    /// True where a mark over its first letter says that it is passive ("نُقل").
    var isPassive = false
}
