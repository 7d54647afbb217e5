import Articles

/// Whether the graph differs from what it was loaded from.
struct UnsavedChanges {
    /// Whether it was loaded from anything.
    var isLoaded = false
    /// Whether a statement has changed it since it was loaded or saved.
    var exist = false
    /// The corrections when the open transaction began, and what they had done.
    var correctionsAtBegin = (set: CorrectionSet(), trace: CorrectionTrace())
    /// What ``exist`` was when the open transaction began.
    var existedAtBegin = false
}
