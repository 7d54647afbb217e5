import ArgumentParser
import Shell

/// Where saved questions are looked for, beside the user's own.
struct LibraryOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A folder of saved questions (`:run NAME`); may be repeated.", valueName: "folder"))
    var library: [String] = []

    func questions() throws -> QuestionLibrary {
        for folder in library {
            if let fault = QuestionLibrary.fault(of: folder) { throw ValidationError(fault) }
        }
        return QuestionLibrary(folders: library)
    }
}
