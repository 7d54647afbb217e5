/// The version of this build.
public enum NaqlVersion {
    /// As `--version` prints it; see CHANGELOG.md.
    public static let current = "0.1.0"
}
