/// The folder of one language, or of names that all share, as files.
public struct LanguageFolder: Sendable {
    /// The folder's name: the language's code, or "shared".
    public let name: String
    /// The files of the folder.
    public let files: [LanguageFile]
    /// Makes one of what it holds.
    public init(name: String, files: [LanguageFile]) {
        self.name = name
        self.files = files
    }
}

/// Compiles folders of languages into a builder.
public struct LanguageCompiler {
    /// What was compiled so far.
    public private(set) var builder: LexiconBuilder
    /// What later files need of the languages read so far.
    private var readers: [LanguageReader] = []

    /// Makes one.
    public init(_ builder: LexiconBuilder = LexiconBuilder()) { self.builder = builder }

    /// Adds folders: languages first, whatever their order, then what all share.
    public mutating func add(_ folders: [LanguageFolder]) throws(LanguageError) {
        let sorted = folders.sorted { $0.name < $1.name }
        for folder in sorted where isLanguage(folder) {
            var reader = try LanguageReader(folder, &builder)
            try reader.read(into: &builder)
            readers.append(reader)
        }
        for folder in sorted where !isLanguage(folder) {
            for file in folder.files.sorted(by: { $0.path < $1.path }) where file.path.hasSuffix(".txt") {
                try addNames(DataFile(file), language: 0)
            }
        }
    }

    /// Adds a user's list of names.
    public mutating func addNames(_ file: DataFile, language: UInt8) throws(LanguageError) {
        var names = NameListReader(file, language: language, readers: readers)
        try names.read(into: &builder)
    }

    private func isLanguage(_ folder: LanguageFolder) -> Bool {
        folder.files.contains { $0.path.hasSuffix("language.txt") }
    }
}
