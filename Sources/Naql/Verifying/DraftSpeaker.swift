import Text

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
    ///   - words: the words that stand round it there.
    func disagreement(with speakers: [SpeakerNames], _ words: @autoclosure () -> Set<UInt64>) -> String? {
        guard let source = speakers.first else {
            guard let names else { return nil }
            let words = words()
            // The program may have missed who speaks: then the name has to stand there.
            return names.keys.contains(where: words.contains) ? nil : "the source does not say who says it"
        }
        if let names {
            return speakers.contains { $0.isCalled(names) } ? nil : "\(source.name) says it in the source"
        }
        let isNamed = speakers.contains { $0.keys.contains(where: around.contains) }
        let namesOthers =
            !namesAround.isEmpty && !namesAround.contains { name in speakers.contains { $0.isCalled(name) } }
        guard !isNamed, isReported || namesOthers else { return nil }
        return "\(source.name) says it in the source"
    }
}
