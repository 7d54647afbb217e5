import Language
import Reporting

extension Findings: Packable {
    mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
        try packer.pass(&headline)
        try packer.pass(&language)
        try packer.pass(&isUnsearched)
        try packer.pass(&sections)
        try packer.pass(&paragraphs)
        try packer.pass(&sentences)
        try packer.pass(&entities)
        try packer.pass(&unnamed)
        try packer.pass(&mentions)
        try packer.pass(&statements)
        try packer.pass(&credits)
        try packer.pass(&figures)
        try packer.pass(&publisher)
    }
}

extension Findings.Section: Packable {
    mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
        try packer.pass(&kind)
        try packer.pass(&span)
        try packer.pass(&heading)
        try packer.pass(&isNews)
        try print.pass(&packer)
    }
}

extension Findings.Paragraph: Packable {
    mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
        try packer.pass(&span)
        try packer.pass(&section)
        try packer.pass(&time)
    }
}

extension Findings.Sentence: Packable {
    mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
        try packer.pass(&span)
        try packer.pass(&paragraph)
    }
}

extension Findings.Entity: Packable {
    mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
        var code: UInt64
        switch type {
        case .person: code = 0
        case .organization: code = 1
        case .place: code = 2
        }
        try packer.pass(&code)
        type = code == 0 ? .person : code == 1 ? .organization : .place
        try packer.pass(&isOutlet)
        try packer.pass(&known)
        try packer.pass(&name)
        try packer.pass(&forms)
        try packer.pass(&affiliations)
        try clues.pass(&packer)
    }
}

extension GenderClues: Packable {
    mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
        var counts = counts
        try packer.pass(&counts, 0) { (packer, count) throws(Packer.Malformed) in try packer.pass(&count) }
        guard let clues = counts.isEmpty ? GenderClues() : GenderClues(counts: counts) else {
            throw Packer.Malformed()
        }
        self = clues
    }
}

extension Findings.Affiliation: Packable {
    mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
        try packer.pass(&body)
        try packer.pass(&title)
    }
}

extension Findings.Unnamed: Packable {
    mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
        try packer.pass(&name)
        try packer.pass(&count)
        try packer.pass(&affiliations)
        try packer.pass(&reason)
        try packer.pass(&isBody)
    }
}

extension Findings.Mention: Packable {
    mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
        try packer.pass(&span)
        try packer.pass(&entity)
        try packer.pass(&kind)
    }
}

extension Findings.Credit: Packable {
    mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
        try packer.pass(&outlet)
        try packer.pass(&how)
        try packer.pass(&text)
        try packer.pass(&span)
    }
}

extension Findings.Relay: Packable {
    mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
        try packer.pass(&speaker)
        try packer.pass(&verb)
    }
}

extension Findings.Statement: Packable {
    mutating func pass(_ packer: inout Packer) throws(Packer.Malformed) {
        try packer.pass(&span)
        try packer.pass(&kind)
        try packer.pass(&verb)
        try packer.pass(&lemma)
        try packer.pass(&act)
        try packer.pass(&resolved)
        try packer.pass(&rule)
        try packer.pass(&resolver)
        try packer.pass(&speaker)
        try packer.pass(&role)
        try packer.pass(&via)
        try packer.pass(&addressed, .none) { (packer, speaker) throws(Packer.Malformed) in try packer.pass(&speaker) }
        try packer.pass(&date)
        try packer.pass(&sentence)
        try packer.pass(&parent)
        try packer.pass(&about)
        try packer.pass(&time)
        try packer.pass(&origin)
        try print.pass(&packer)
    }
}

extension Packer {
    mutating func pass(_ speaker: inout Speaker) throws(Malformed) {
        var code: UInt64
        switch speaker {
        case .none: code = 0
        case .entity(let number): code = UInt64(number) * 2 + 1
        case .unnamed(let number): code = UInt64(number) * 2 + 2
        }
        try pass(&code)
        guard code < UInt64(Int32.max) else { throw Malformed() }
        speaker = code == 0 ? .none : code % 2 == 1 ? .entity(Int(code / 2)) : .unnamed(Int(code / 2) - 1)
    }
}
