extension Graph {
    /// The label's id, if the graph knows it.
    public func findLabel(_ name: String) -> LabelID? { labels.find(name).map(LabelID.init) }
    /// The label's id, made where it is new.
    public func internLabel(_ name: String) -> LabelID { LabelID(labels.intern(name)) }
    /// The label's name.
    public func name(of label: LabelID) -> String { labels[label.index] }
    /// How many labels have an id.
    public var labelCount: Int { labels.count }

    /// The type's id, if the graph knows it.
    public func findType(_ name: String) -> TypeID? { types.find(name).map(TypeID.init) }
    /// The type's id, made where it is new.
    public func internType(_ name: String) -> TypeID {
        let id = types.intern(name)
        while adjacencies.count < types.count { adjacencies.append(TypeAdjacency()) }
        return TypeID(id)
    }
    /// The type's name.
    public func name(of type: TypeID) -> String { types[type.index] }
    /// How many types have an id.
    public var typeCount: Int { types.count }

    /// The key's id, if the graph knows it.
    public func findKey(_ name: String) -> KeyID? { keys.find(name).map(KeyID.init) }
    /// The key's id, made where it is new.
    public func internKey(_ name: String) -> KeyID { KeyID(keys.intern(name)) }
    /// The key's name.
    public func name(of key: KeyID) -> String { keys[key.index] }
    /// How many keys have an id.
    public var keyCount: Int { keys.count }
}
