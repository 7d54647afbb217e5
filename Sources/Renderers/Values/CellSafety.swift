import Naql

/// Text of others made harmless for a terminal.
public enum CellSafety {
    /// One line without controls: tabs are blanks, other controls are written out as `\u{1B}`.
    public static func singleLine(_ text: String) -> String {
        CellText.escaped(text, keepingLineBreaks: false)
    }
}
