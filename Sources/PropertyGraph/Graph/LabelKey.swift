/// A label and a key.
struct LabelKey: Hashable, Sendable {
    let label: LabelID
    let key: KeyID
}
