/// Who a draft says has said something, as far as that is understood.
struct DraftSpeaker {
    /// Nil where nobody is found.
    let names: SpeakerNames?
    /// Whether the draft reports it as said at all.
    let isReported: Bool
    /// The words of the paragraph outside of the quotation.
    let around: Set<UInt64>
    /// Names in that part.
    let namesAround: [SpeakerNames]

    init(of found: DraftQuotations.Found, in scalars: [UInt32], names: [ReportedName]) {
        self.names = found.statement?.speaker.map { SpeakerNames([$0.name]) }
        isReported = found.statement != nil
        let before = ComparedText(scalars, in: found.passage.lowerBound..<found.range.lowerBound)
        let behind = ComparedText(
            scalars, in: found.range.upperBound..<max(found.range.upperBound, found.passage.upperBound))
        around = Set((before.words + behind.words).map(\.key))
        namesAround = names.filter { !$0.range.overlaps(found.range) }.map { SpeakerNames([$0.name]) }
    }

    /// What is wrong with a source's speaker; nil where nothing is.
    ///
    /// - Parameters:
    ///   - speakers: who says it in the source; none where nobody is found.
    ///   - range: where it stands there.
    func disagreement(with speakers: [SpeakerNames], at range: Range<Int>, in article: SourceArticle) -> String? {
        guard let source = speakers.first else {
            guard let names else { return nil }
            // The program may have missed who speaks: then the name has to stand beside it, or be that of the only one who
            // speaks in the article.
            let isNear = names.keys.allSatisfy(article.wordsAround(range).contains)
            let isAlone =
                names.keys.allSatisfy(article.words.contains)
                && article.statements.allSatisfy { $0.speakers.allSatisfy { $0.isDescription || $0.isCalled(names) } }
            return isNear || isAlone ? nil : "the source does not say who says it"
        }
        let disagreement = "\(source.name) says it in the source"
        if let names {
            if speakers.contains(where: { $0.isCalled(names) }) { return nil }
            // An office or a description may be of whom the name is that stands beside it.
            let mayBeNamed = !names.isShort && (source.isShort || source.isDescription)
            return mayBeNamed && names.keys.allSatisfy(article.wordsAround(range).contains) ? nil : disagreement
        }
        let isNamed = speakers.contains { $0.keys.contains(where: around.contains) }
        let namesOthers =
            !namesAround.isEmpty && !namesAround.contains { name in speakers.contains { $0.isCalled(name) } }
        return isNamed || !isReported && !namesOthers ? nil : disagreement
    }
}
