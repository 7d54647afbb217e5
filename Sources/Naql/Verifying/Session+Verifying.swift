import Articles
import CypherRuntime
import Machine
import PropertyGraph

extension Session {
    /// Seeks every quotation and attributed sentence of a draft in the articles of the session's graph.
    ///
    /// - Parameter draft: a session that holds the draft's articles alone.
    /// - Throws: ``NaqlError`` where a graph cannot be read, or the search was cancelled or took longer than a statement may.
    public func verify(_ draft: Session) throws(NaqlError) -> Verification {
        let limit = limitOfVerifying()
        var readings: [ArticleReading] = []
        for id in try draft.articles(matching: nil) {
            if let reading = try draft.reading(of: id) { readings.append(reading) }
        }
        var items: [Verifier.Item] = []
        for (number, reading) in readings.enumerated() {
            let quotations = DraftQuotations(reading, article: number)
            for found in quotations.all() {
                items.append(
                    Verifier.Item(
                        quotation: quotations.quotation(found, number: items.count + 1),
                        pieces: quotations.compared(found), asks: quotations.asks(found),
                        speaker: quotations.speaker(found), stance: quotations.stance(found)))
            }
        }
        return Verification(readings: readings, quotations: try cited(try found(items, limit)))
    }

    /// A text as a draft: a session that holds it alone, read as the sources were, and what could not be read.
    ///
    /// - Throws: ``NaqlError`` where reading was cancelled or took longer than a statement may.
    func draft(_ text: String, _ options: LoadOptions) throws(NaqlError) -> (session: Session, issues: [String]) {
        let limit = limitOfVerifying()
        let record = ArticleRecord(id: "draft", path: "draft", text: text)
        do throws(LoadCancelled) {
            let load = try ArticleArchive.load(
                [.records([record])], options: articleOptions(options.ofDraft), cancellation: limit)
            return (Session(graph: load.graph ?? Graph()), load.issues.map(\.message))
        } catch { throw stopped(limit) }
    }

    private func limitOfVerifying() -> CancellationFlag {
        cancellation.reset()
        return CancellationFlag(besides: cancellation, seconds: settings.timeLimit)
    }

    private func stopped(_ limit: CancellationFlag) -> NaqlError {
        let isLate = limit.isLate && !cancellation.isCancelled
        let error = isLate ? ExecutionError.timeLimit(seconds: settings.timeLimit ?? 0) : .cancelled
        return .execution(error, in: QuerySource(name: "<verify>", text: ""))
    }

    private func found(
        _ items: [Verifier.Item], _ limit: CancellationFlag
    ) throws(NaqlError) -> [VerifiedQuotation] {
        let scan = SourceScan(graph, workers: settings.workers)
        // What a draft quotes again and again is sought once.
        var sought: [SourceScan.Sought] = []
        var numbers: [SourceScan.Sought: Int] = [:]
        let numbered = items.map { item in
            let own = SourceScan.Sought(
                words: item.pieces.filter(\.isWord).map(\.key), speaker: item.speaker.names?.keys ?? [])
            if let known = numbers[own] { return known }
            numbers[own] = sought.count
            sought.append(own)
            return sought.count - 1
        }
        let candidates = scan.candidates(sought) { limit.isCancelled }
        let verifier = Verifier(graph, scan)
        var results: [VerifiedQuotation] = []
        for (item, number) in zip(items, numbered) {
            if limit.isCancelled { break }
            results.append(verifier.verify(item, in: candidates[number]))
        }
        if limit.isCancelled { throw stopped(limit) }
        return results
    }

    /// The results with references to their places. Asking for those tells of damage in an archive, too.
    private func cited(_ results: [VerifiedQuotation]) throws(NaqlError) -> [VerifiedQuotation] {
        let nodes = Set(results.compactMap(\.node)).map { Value.integer(Int64($0.index)) }
        var places: [Int64: (citation: String?, place: String?)] = [:]
        for row in try answer(Self.citationQuery, ["ids": .list(nodes)]) {
            guard case .integer(let id) = row[0] else { continue }
            var place: String?
            if case .string(let file) = row[2], case .integer(let line) = row[3] { place = "\(file):\(line)" }
            if case .string(let citation) = row[1] { places[id] = (citation, place) } else { places[id] = (nil, place) }
        }
        return results.map { result in
            var result = result
            if let found = result.node.flatMap({ places[Int64($0.index)] }) {
                (result.citation, result.place) = (found.citation, found.place)
            }
            return result
        }
    }

    private static let citationQuery = """
        UNWIND $ids AS id MATCH (n) WHERE id(n) = id
        WITH id, n, source.of(n) AS place RETURN id, source.cite(n), place.file, place.line
        """
}
