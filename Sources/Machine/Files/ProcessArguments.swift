/// What the process was started with.
public enum ProcessArguments {
    /// The arguments, the program's name first, as `FilePath.text` writes bytes: a name that is not UTF-8 finds its file.
    public static var all: [String] {
        (0..<Int(CommandLine.argc)).compactMap { index in
            CommandLine.unsafeArgv[index].map { argument in
                let bytes = UnsafeRawBufferPointer(start: argument, count: length(argument))
                return FilePath(bytes: Array(bytes)).text
            }
        }
    }

    private static func length(_ text: UnsafePointer<CChar>) -> Int {
        var count = 0
        while text[count] != 0 { count += 1 }
        return count
    }
}
