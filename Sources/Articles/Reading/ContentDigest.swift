/// A short name of a content that no other has, as far as SHA-256 tells.
public enum ContentDigest {
    /// 32 hexadecimal digits of a text.
    public static func hex(of text: String) -> String { String(SHA256.hex(Array(text.utf8)).prefix(32)) }
}
