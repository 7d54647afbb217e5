import Articles
import CypherRuntime
import Machine
import PropertyGraph
import Text

extension Session {
    /// Reads the files of fact-checks that are asked for, before anything is changed; what of them could not be read is told.
    ///
    /// - Throws: ``SessionLoadError`` for a file that is no such thing, with its line.
    func factChecks(_ options: LoadOptions) throws(SessionLoadError) -> FactCheckFiles {
        var files = FactCheckFiles()
        for path in options.factChecks {
            do throws(LoadIssue) {
                let found = try FactCheckFile.read(FilePath(path))
                files.checks += found.checks
                files.issues += found.issues.map(\.message)
            } catch { throw SessionLoadError(message: "\(error.message); nothing was loaded") }
        }
        return files
    }

    /// Puts fact-checks, and those that were kept with the graph before, on the graph that is open, each joined to the statements
    /// that say what it reviews; that is no change which is still to be saved.
    ///
    /// - Parameter withoutPages: whether of those that were kept the ones that pages told are left out.
    func setFactChecks(
        _ files: FactCheckFiles, keptWith before: Graph?, withoutPages: Bool = false, _ report: inout LoadReport
    ) {
        report.issues += files.issues
        let kept = (before.map(FactCheckStore.checks) ?? []).filter { !(withoutPages && $0.isOfPage) }
        report.warnings += FactCheckFiles.apply(kept + files.checks, to: graph)
        // What was changed since is told from the graph with its fact-checks.
        if let opened { _ = FactCheckFiles.apply(kept + files.checks, to: opened) }
        loadedChangeCount = graph.changeCount
    }
}

/// What files of fact-checks hold.
struct FactCheckFiles {
    var checks: [FactCheck] = []
    /// What could not be read.
    var issues: [String] = []

    var isEmpty: Bool { checks.isEmpty && issues.isEmpty }

    /// Whether fact-checks are kept with a graph.
    static func areKept(with graph: Graph) -> Bool { !FactCheckStore.checks(graph).isEmpty }

    /// The same with more of them.
    func adding(_ more: [FactCheck]) -> FactCheckFiles {
        var all = self
        all.checks += more
        return all
    }

    /// Puts fact-checks on a graph.
    ///
    /// - Returns: what is to be told.
    static func apply(_ all: [FactCheck], to graph: Graph) -> [String] {
        guard !all.isEmpty else { return [] }
        var builder = FactCheckBuilder(graph)
        for check in all { builder.add(check) }
        do throws(ExecutionError) { try builder.join() } catch { return builder.told + [error.message] }
        FactCheckStore.keep(FactCheckStore.checks(graph) + all, with: graph)
        return builder.told
    }
}

/// The fact-checks that an archive keeps beside its graph, so that they are there again when it is imported into.
private enum FactCheckStore {
    private static let name = "fact-checks"
    private static let version = 1

    static func checks(_ graph: Graph) -> [FactCheck] {
        guard let attachment = graph.attachments.first(where: { $0.name == name && $0.version == version }),
            let bytes = attachment.bytes
        else { return [] }
        return FactCheckFile.checks(ofLines: String(decoding: bytes, as: UTF8.self))
    }

    static func keep(_ checks: [FactCheck], with graph: Graph) {
        var seen: Set<FactCheck> = []
        var bytes: [UInt8] = []
        for check in checks where seen.insert(check).inserted { append(check, to: &bytes) }
        graph.attachments.removeAll { $0.name == name }
        graph.attachments.append(ArchiveAttachment(name: name, version: version, bytes: bytes))
    }

    private static func append(_ check: FactCheck, to bytes: inout [UInt8]) {
        func member(_ opening: String, _ text: String?, _ closing: String) {
            guard let text else { return }
            bytes += Array(opening.utf8)
            JSONText.appendQuoted(text, to: &bytes)
            bytes += Array(closing.utf8)
        }
        member(#"{"@type":"ClaimReview","claimReviewed":"#, check.claim, "")
        member(#","itemReviewed":{"author":"#, check.claimant, "}")
        member(#","reviewRating":{"alternateName":"#, check.rating, "}")
        member(#","url":"#, check.url, "")
        member(#","datePublished":"#, check.published, "")
        member(#","author":"#, check.outlet, "")
        member(#","isOfPage":"#, check.isOfPage ? "true" : nil, "")
        bytes += Array("}\n".utf8)
    }
}

/// Makes nodes of fact-checks.
private struct FactCheckBuilder {
    private let graph: Graph
    private var known: Set<[String]> = []
    private var outlets: [String: NodeID] = [:]
    private var made: [(node: NodeID, claim: String)] = []
    /// What is to be told.
    private(set) var told: [String] = []
    /// Statements less like a claim than this are not joined to it.
    private static let least = 0.55

    init(_ graph: Graph) {
        self.graph = graph
        if let label = graph.findLabel("FactCheck") {
            for node in graph.nodes(with: label).ids {
                known.insert([text(NodeID(node), "claim") ?? "", text(NodeID(node), "url") ?? ""])
            }
        }
        let reader = StatementReader(graph)
        guard let label = graph.findLabel("Organization") else { return }
        for node in graph.nodes(with: label).ids {
            for name in reader.names(node) where outlets[Folding.fold(name)] == nil {
                outlets[Folding.fold(name)] = NodeID(node)
            }
        }
    }

    private func text(_ node: NodeID, _ key: String) -> String? {
        guard let key = graph.findKey(key), case .string(let text) = graph.property(node, key) else { return nil }
        return text
    }

    /// Adds one that is not there yet.
    mutating func add(_ check: FactCheck) {
        guard known.insert([check.claim, check.url ?? ""]).inserted else { return }
        let node = graph.createNode(labels: [graph.internLabel("FactCheck")])
        func set(_ key: String, _ value: Value?) {
            if let value, !value.isNull { graph.setProperty(node, graph.internKey(key), value) }
        }
        set("claim", .string(check.claim))
        set("claimant", check.claimant.map(Value.string))
        set("rating", check.rating.map(Value.string))
        set("url", check.url.map(Value.string))
        let published = check.published.flatMap(PublicationDate.parse)
        set("published", published)
        set("day", published.flatMap(PublicationDate.localDate).map(Value.date))
        if let words = check.published, published == nil {
            told.append("\(check.url ?? check.claim): '\(words)' is no date; the fact-check is without one")
        }
        if let outlet = check.outlet {
            _ = graph.createRelationship(graph.internType("PUBLISHED_BY"), from: node, to: self.outlet(outlet))
        }
        made.append((node, check.claim))
    }

    private mutating func outlet(_ name: String) -> NodeID {
        if let known = outlets[Folding.fold(name)] {
            graph.addLabel(known, graph.internLabel("Outlet"))
            return known
        }
        let node = graph.createNode(labels: ["Agent", "Organization", "Outlet"].map { graph.internLabel($0) })
        graph.setProperty(node, graph.internKey("name"), .string(name))
        graph.setProperty(node, graph.internKey("aliases"), .list([]))
        outlets[Folding.fold(name)] = node
        return node
    }

    /// Joins those that were added to the statements that say the same as their claims.
    mutating func join() throws(ExecutionError) {
        guard !made.isEmpty else { return }
        let meter = ExecutionMeter()
        let statements = try SimilarStatements(graph, meter)
        let type = graph.internType("REVIEWS")
        let score = graph.internKey("score")
        var unmatched: [String] = []
        for (node, claim) in made {
            let hits = try statements.like(text: claim, in: graph, meter).filter {
                $0.turn == nil && $0.score >= Self.least
            }
            if hits.isEmpty { unmatched.append(claim) }
            for hit in hits {
                let relationship = graph.createRelationship(type, from: node, to: NodeID(hit.node))
                graph.setProperty(relationship, score, .float(hit.score))
            }
        }
        guard !unmatched.isEmpty else { return }
        let some = unmatched.prefix(3).map { "“\($0)”" }.joined(separator: ", ") + (unmatched.count > 3 ? ", …" : "")
        told.append(
            "\(unmatched.count) of \(made.count) fact-checks: no statement says what they review: \(some)")
    }
}
