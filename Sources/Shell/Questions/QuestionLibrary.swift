import Machine
import Naql

/// Folders of saved questions: the user's own, those of a team, and those that came with the program.
public struct QuestionLibrary {
    /// Where `:save` writes; nil where there is no home.
    let ownFolder: String?
    /// Folders that are looked into after it, in order.
    let otherFolders: [String]

    private static let ending = ".cypher"

    /// The user's folder, then `folders`, then what was installed with the program.
    public init(folders: [String] = []) {
        ownFolder = UserFolders.settings.map { $0 + "/questions" }
        otherFolders = folders.map(PathText.expanded) + [Self.installed].compactMap { $0 }
    }

    /// A folder that is none, where one was named.
    public static func fault(of folder: String) -> String? {
        let path = PathText.expanded(folder)
        return (try? Files.kind(of: path)) == .folder ? nil : "'\(folder)' is no folder of questions (--library)"
    }

    /// `share/naql/questions` beside the folder that the program is in.
    private static var installed: String? {
        guard let program = ProgramFile.target else { return nil }
        let parts = program.split(separator: "/").dropLast(2)
        return "/" + parts.joined(separator: "/") + "/share/naql/questions"
    }

    /// Every question; of several with one name the first found, which hides the others.
    var all: [Question] {
        var found: [Question] = []
        for folder in [ownFolder].compactMap({ $0 }) + otherFolders {
            for file in (try? Files.names(in: folder, ending: Self.ending)) ?? [] {
                let name = String(file.dropLast(Self.ending.count))
                guard !found.contains(where: { $0.name == name }),
                    let text = try? ScriptFile.text(of: folder + "/" + file)
                else { continue }
                found.append(Question(name: name, path: folder + "/" + file, text: text))
            }
        }
        return found.sorted { $0.name < $1.name }
    }

    /// The question of a name, or of one that has a number before it: `relays` for `06-relays`.
    ///
    /// - Throws: ``CommandError`` where there is none, with the nearest.
    func question(named name: String) throws -> Question {
        let all = all
        if let exact = all.first(where: { $0.name == name }) { return exact }
        let numbered = all.filter { Self.withoutNumber($0.name) == name }
        if numbered.count == 1 { return numbered[0] }
        guard !all.isEmpty else {
            throw CommandError(
                "no question is called `\(name)`: none is saved yet; `:save NAME` keeps the last statement")
        }
        let nearest = Suggestion.nearest(to: name, among: all.map(\.name) + all.map { Self.withoutNumber($0.name) })
        throw CommandError(
            "no question is called `\(name)`" + (nearest.map { ": did you mean `\($0)`?" } ?? "")
                + " (`:questions` lists them)")
    }

    private static func withoutNumber(_ name: String) -> String {
        let rest = name.drop { $0.isASCII && $0.isNumber }
        return rest.first == "-" && rest.count < name.count ? String(rest.dropFirst()) : name
    }

    /// Writes a question into the user's folder; one that is replaced is kept beside it.
    ///
    /// - Returns: the path, and that of what it replaced.
    /// - Throws: ``CommandError`` where the name cannot be one, ``FileError`` where it cannot be written.
    func save(_ text: String, as name: String) throws -> (path: String, replaced: String?) {
        guard let folder = ownFolder else {
            throw CommandError("there is no home folder to keep questions in: set HOME")
        }
        guard !name.isEmpty, name.first != ".", name.utf8.count <= 200,
            !name.contains(where: { $0 == "/" || $0.isNewline || $0.unicodeScalars.contains { $0.value < 0x20 } })
        else { throw CommandError("`\(name)` cannot be the name of a question: no `/`, and no `.` at its beginning") }
        UserFolders.make(folder)
        let path = folder + "/" + name + Self.ending
        var replaced: String?
        if Files.exists(path) {
            let old = try Files.bytes(of: path)
            guard old != Array(text.utf8) else { return (path, nil) }
            replaced = path + "~"
            try OutputFile.replace(path + "~", with: old)
        }
        try OutputFile.replace(path, with: Array(text.utf8))
        return (path, replaced)
    }
}
