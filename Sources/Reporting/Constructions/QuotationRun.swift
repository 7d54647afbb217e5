/// Quotations that run over the end of their sentence or paragraph.
struct QuotationRun {
    let document: Document

    /// Where a quotation begins: at its mark, or, where it opens its paragraph and those before it open with marks that
    /// nothing closes, at the first of them.
    func openStart(of mark: Int) -> Int {
        var paragraph = document.paragraph(of: mark)
        var start = Int(document.tokens[mark].end)
        guard document.paragraphs[paragraph].tokens.lowerBound == mark else { return start }
        let least = max(0, paragraph - 12)
        while paragraph > least {
            paragraph -= 1
            guard let first = document.paragraphs[paragraph].tokens.first, document.isQuoteMark(first),
                document.pairAt[first] < 0
            else { break }
            start = Int(document.tokens[first].end)
        }
        return start
    }

    /// Where a quotation without a closing mark ends: at the end of its sentence, or, where each paragraph after it opens with
    /// a mark, at the mark that closes the last.
    func openEnd(from mark: Int, sentence: Int) -> Int {
        let paragraph = document.sentences[sentence].paragraph
        var end = document.sentences[sentence].end
        var next = paragraph + 1
        while next < document.paragraphs.count, next - paragraph < 12 {
            let range = document.paragraphs[next].tokens
            guard let first = range.first, document.isQuoteMark(first), document.tokens[first].scalar != 0xBB else {
                break
            }
            if document.pairAt[first] >= 0 {
                let close = document.pairs[Int(document.pairAt[first])].close
                let isLast = !(close + 1..<max(close + 1, range.upperBound)).contains {
                    document.tokens[$0].kind == .word
                }
                return isLast ? Int(document.tokens[close].start) : end
            }
            end = document.paragraphs[next].end
            next += 1
        }
        return end
    }
}
