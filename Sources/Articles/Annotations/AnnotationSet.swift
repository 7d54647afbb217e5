import Machine

/// What other tools found, by the articles that it is of, with each stretch where it stands in the article's text.
struct AnnotationSet: Sendable {
    /// An annotation at its place.
    struct Placed: Sendable {
        let span: Range<Int>
        let content: ForeignAnnotation.Content
        let origin: String
        /// Whether ours gives way where it covers the same words.
        let isOver: Bool
    }

    private var byArticle: [Int: [Placed]] = [:]
    private(set) var issues: [LoadIssue] = []
    /// What it was read from: with another, the graph is another.
    private(set) var mark = ""

    /// What there is of the article of a number.
    subscript(article: Int) -> [Placed] { byArticle[article] ?? [] }

    /// - Parameter articles: in the order of their numbers.
    init(_ sources: [AnnotationSource], for articles: @autoclosure () -> [ArticleRecord]) {
        guard !sources.isEmpty else { return }
        var index = ArticleIndex(articles())
        var digest = SHA256()
        for source in sources {
            do throws(LoadIssue) {
                for path in try AnnotationFile.files(at: FilePath(source.path)) {
                    digest.add(Array("\(path.description)\n\(source.isOver)\n".utf8))
                    digest.add(Array((ArticleFile.digest(of: path) ?? "").utf8))
                    add(AnnotationFile(path), path, isOver: source.isOver, &index)
                }
            } catch { issues.append(error) }
        }
        mark = digest.hex()
    }

    private mutating func add(_ file: AnnotationFile, _ path: FilePath, isOver: Bool, _ index: inout ArticleIndex) {
        issues += file.issues
        var strangers: [String: Int] = [:]
        for annotation in file.annotations {
            do throws(ArticleIndex.Failure) {
                let (number, span) = try index.place(annotation)
                byArticle[number, default: []].append(
                    Placed(span: span, content: annotation.content, origin: annotation.origin, isOver: isOver))
            } catch {
                switch error {
                case .noArticle(let name): strangers[name, default: 0] += 1
                case .noPlace(let words): issues.append(LoadIssue(path, line: annotation.line, .container(words)))
                }
            }
        }
        guard !strangers.isEmpty else { return }
        let names = strangers.keys.sorted().prefix(3).joined(separator: ", ") + (strangers.count > 3 ? ", …" : "")
        let count = strangers.values.reduce(0, +)
        let what = count == 1 ? "annotation is of an article that is" : "annotations are of articles that are"
        issues.append(LoadIssue(path, .container("\(count) \(what) not among these: \(names)")))
    }
}

/// A file or folder of annotations, and how they are merged.
public struct AnnotationSource: Hashable, Sendable {
    /// Where they are.
    public var path: String
    /// Whether what the program found itself gives way where they cover the same words.
    public var isOver: Bool

    /// Names a file or folder.
    public init(path: String, isOver: Bool) {
        (self.path, self.isOver) = (path, isOver)
    }
}
