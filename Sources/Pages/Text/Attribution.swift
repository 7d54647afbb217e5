/// Who is quoted, behind the words of a quotation: "… — Anne Leroy".
public enum Attribution {
    /// The dash that stands before it where the page has none.
    public static let joint = "—"

    /// Whether what a text ends with ends what was said.
    public static func mayFollow(_ last: Character) -> Bool { ".!?…”’»\"؟".contains(last) }

    /// Whether what it begins with parts it from the words.
    public static func isParted(_ first: Character) -> Bool { "-–—―(".contains(first) }
}
