/// Procedures whose figures can be published: each count stands beside what it is a part of.
enum CountingProcedures {
    static let all = [
        TimelineProcedure.timeline, ShareProcedure.share, CollocatesProcedure.collocates, KeynessProcedure.keyness,
    ]
}
