import Language
import Machine
import Reporting

/// The lexicon of a load with the names and languages that are given for it.
struct FinderLexicon {
    private(set) var lexicon = Lexicon.standard
    private(set) var issues: [LoadIssue] = []
    /// What it was made of: with another, other things are found.
    private var content = SHA256()

    init(_ options: ArticleOptions) {
        for folder in options.languages {
            do throws(LoadIssue) {
                lexicon = try LanguageSource.adding(FilePath(folder), to: lexicon) { file in
                    content.add(Array("\(file.path)\n\(file.text)".utf8))
                }
            } catch { issues.append(error) }
        }
        leaveOut(options.resolversLeftOut)
        for name in options.nameLists {
            do throws(LoadIssue) { try addNames(FilePath(name)) } catch { issues.append(error) }
        }
    }

    private mutating func leaveOut(_ resolvers: [String]) {
        lexicon.resolversLeftOut = Set(resolvers)
        for resolver in resolvers { content.add(Array("without \(resolver)".utf8)) }
    }

    private mutating func addNames(_ path: FilePath) throws(LoadIssue) {
        let text = try ArticleFile.text(of: path)
        content.add(Array(text.utf8))
        do throws(LanguageError) {
            lexicon = try lexicon.adding(names: [LanguageFile(path: path.description, text: text)])
        } catch { throw LoadIssue(path, line: error.line, .names(error.message)) }
    }

    /// Which program with which names and languages it is.
    var mark: String { "\(ProgramFile.mark) \(content.hex())" }
}
