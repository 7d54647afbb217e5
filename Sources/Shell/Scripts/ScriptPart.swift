/// A script to run: text from the command line, or a file.
public enum ScriptPart: Hashable, Sendable {
    case command(String)
    /// A path; `-` is standard input.
    case file(String)

    /// The parts in the order in which they stand on the command line, which option parsing does not keep.
    public static func inOrder(commands: [String], files: [String], arguments: [String]) -> [ScriptPart] {
        var commands = commands[...]
        var files = files[...]
        var parts: [ScriptPart] = []
        for argument in arguments.dropFirst() {
            let name = argument.split(separator: "=", maxSplits: 1).first.map(String.init) ?? argument
            if name == "-c" || name == "--command" || argument.hasPrefix("-c") && !argument.hasPrefix("--"),
                let text = commands.popFirst()
            {
                parts.append(.command(text))
            } else if name == "-f" || name == "--file" || argument.hasPrefix("-f") && !argument.hasPrefix("--"),
                let path = files.popFirst()
            {
                parts.append(.file(path))
            }
        }
        return parts + commands.map { .command($0) } + files.map { .file($0) }
    }
}
