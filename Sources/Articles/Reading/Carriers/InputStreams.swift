import Containers
import Machine

/// The bytes of a reader's input for the library of containers.
final class InputBytes: ByteStream {
    private let input: ReaderInput
    private var rest: ArraySlice<UInt8> = []
    /// What the input itself failed with.
    private(set) var issue: LoadIssue?

    init(_ input: ReaderInput) { self.input = input }

    func read(_ most: Int) throws(ContainerError) -> [UInt8] {
        if rest.isEmpty {
            do throws(LoadIssue) { rest = try input.part()[...] } catch {
                issue = error
                throw ContainerError(error.message)
            }
        }
        let part = Array(rest.prefix(most))
        rest = rest.dropFirst(part.count)
        return part
    }
}

extension ReaderInput {
    /// What a container unpacks, at most `limit` bytes of it.
    convenience init(_ stream: any ByteStream, in context: ReadingContext, limit: Int) {
        var left = limit
        self.init { () throws(LoadIssue) in
            do throws(ContainerError) {
                let bytes = try stream.read(1 << 16)
                left -= bytes.count
                guard left >= 0 else { throw ContainerError("has more than \(limit) bytes (--max-article)") }
                return bytes
            } catch { throw LoadIssue(context.place, .container(error.message)) }
        }
    }
}

extension ReadingContext {
    /// The most bytes that are unpacked of it.
    var most: Int { Readers.holdMany(ending) ? 4 << 30 : options.largestArticle }

    /// What one packed file holds: its name is that of the file without the ending of what packed it.
    var unpacked: ReadingContext {
        var inner = entry("", ending: "")
        inner.name = name
        guard let point = name.lastIndex(of: "."), !name[point...].contains("/") else { return inner }
        let outer = name[name.index(after: point)...].lowercased()
        if ["tgz", "tbz", "tbz2", "txz", "tzst"].contains(outer) {
            inner.ending = "tar"
        } else if ["gz", "bz2", "xz", "zst", "z"].contains(outer) {
            inner.name = String(name[..<point])
            inner.ending = FilePath(inner.name).ending
        }
        return inner
    }
}
