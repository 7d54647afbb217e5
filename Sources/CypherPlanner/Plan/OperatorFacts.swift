/// What the planner and the runtime must know of an operator besides what it computes. What it reads and writes of the
/// graph stands in ``Effects``.
public struct OperatorFacts: Sendable {
    /// How an operator takes the rows of its inputs.
    public enum Evaluation: Sendable {
        /// Makes rows of nothing.
        case leaf
        /// Makes one row, which says what it found.
        case single
        /// Hands rows on as they come.
        case streams
        /// Reads all of its input before its first row.
        case gathers
        /// May stop before its input ends.
        case cuts
        /// Runs inputs[1] for rows of inputs[0], a batch or a row at a time.
        case nests
        /// Takes the first rows of inputs[0], then all of inputs[1], then the rest of inputs[0].
        case builds
        /// Takes all of inputs[0], then all of inputs[1].
        case chains
    }

    /// What is true of its rows.
    public struct Traits: OptionSet, Sendable {
        /// A bit for each trait.
        public let rawValue: Int
        /// Makes a set of traits.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// Each of its rows stems from one row around the plan, whose hidden number it carries, if its first input does.
        public static let keepsRows = Traits(rawValue: 1)
        /// Its rows come in the order of the rows of its first input.
        public static let keepsOrder = Traits(rawValue: 2)
        /// Its rows may count more than once.
        public static let multiplies = Traits(rawValue: 4)
        /// Its rows count once, whatever those of its inputs do.
        public static let countsOnce = Traits(rawValue: 8)
        /// Changes nodes or relationships.
        public static let writes = Traits(rawValue: 16)
        /// It may leave rows of inputs[1] unread.
        public static let leavesOut = Traits(rawValue: 32)
        /// It has one row; ``Operator/argument`` one at a time, as far as the order of effects goes.
        public static let oneRow = Traits(rawValue: 64)
    }

    /// How it takes the rows of its inputs.
    public var evaluation: Evaluation
    /// What is true of its rows.
    public var traits: Traits

    fileprivate init(_ evaluation: Evaluation, _ traits: Traits = []) {
        (self.evaluation, self.traits) = (evaluation, traits)
    }
}

extension Operator {
    /// The operator's row of the table.
    public var facts: OperatorFacts {
        switch self {
        case .unit: OperatorFacts(.leaf, [.countsOnce, .oneRow])
        case .argument: OperatorFacts(.leaf, [.keepsRows, .keepsOrder, .countsOnce, .oneRow])
        case .nodeScan: OperatorFacts(.leaf)
        case .nodeIndexSeek: OperatorFacts(.streams, [.keepsRows, .keepsOrder])
        case .nodeIndexRange: OperatorFacts(.streams, [.keepsRows, .keepsOrder])
        case .nodeByID: OperatorFacts(.streams, [.keepsRows, .keepsOrder])
        case .labelSetScan: OperatorFacts(.leaf, .multiplies)
        case .nodeCount: OperatorFacts(.single)
        case .relationshipCount: OperatorFacts(.single)
        case .relationshipScan: OperatorFacts(.leaf)
        case .schema: OperatorFacts(.leaf)

        case .expand: OperatorFacts(.streams, [.keepsRows, .keepsOrder])
        case .expandInto: OperatorFacts(.streams, [.keepsRows, .keepsOrder])
        case .variableLengthExpand: OperatorFacts(.streams, [.keepsRows, .keepsOrder])
        case .repeatPattern: OperatorFacts(.nests, [.keepsRows, .keepsOrder, .leavesOut])
        case .shortestPath: OperatorFacts(.streams, [.keepsRows, .keepsOrder])
        case .boundRelationship: OperatorFacts(.streams, [.keepsRows, .keepsOrder])
        case .selectPaths: OperatorFacts(.gathers)
        case .degree: OperatorFacts(.streams, [.keepsRows, .keepsOrder, .multiplies])

        case .filter: OperatorFacts(.streams, [.keepsRows, .keepsOrder])
        case .project: OperatorFacts(.streams, [.keepsRows, .keepsOrder])
        case .unwind: OperatorFacts(.streams, [.keepsRows, .keepsOrder])
        case .aggregate: OperatorFacts(.gathers, [.keepsRows, .countsOnce])
        case .distinct: OperatorFacts(.streams, [.keepsRows, .keepsOrder, .countsOnce])
        case .sort: OperatorFacts(.gathers, [.keepsRows, .keepsOrder])
        case .top: OperatorFacts(.gathers, [.keepsRows, .keepsOrder, .countsOnce])
        case .skip: OperatorFacts(.streams, [.keepsRows, .keepsOrder, .countsOnce])
        case .limit: OperatorFacts(.cuts, [.keepsRows, .keepsOrder, .countsOnce])
        case .eager: OperatorFacts(.gathers, [.keepsRows, .keepsOrder])
        case .loadCSV: OperatorFacts(.streams, [.keepsRows, .keepsOrder])
        case .procedureCall: OperatorFacts(.streams, [.keepsRows, .keepsOrder])
        case .emptyResult: OperatorFacts(.gathers)

        case .apply(.inner): OperatorFacts(.nests, [.keepsRows, .keepsOrder])
        case .apply(.optional): OperatorFacts(.nests, [.keepsRows, .keepsOrder])
        case .apply(.semi): OperatorFacts(.nests, [.keepsRows, .keepsOrder, .leavesOut])
        case .apply(.anti): OperatorFacts(.nests, [.keepsRows, .keepsOrder, .leavesOut])
        case .apply(.unit): OperatorFacts(.nests)
        case .apply(.batches): OperatorFacts(.nests, .countsOnce)
        case .cartesianProduct: OperatorFacts(.builds, [.keepsRows, .keepsOrder, .leavesOut])
        case .hashJoin: OperatorFacts(.builds, [.keepsRows, .keepsOrder, .leavesOut])
        case .unionAll: OperatorFacts(.chains, .keepsRows)

        case .create: OperatorFacts(.streams, [.countsOnce, .writes])
        case .merge: OperatorFacts(.nests, [.countsOnce, .writes])
        case .set: OperatorFacts(.streams, [.countsOnce, .writes])
        case .remove: OperatorFacts(.streams, [.countsOnce, .writes])
        case .delete: OperatorFacts(.gathers, [.countsOnce, .writes])
        case .foreach: OperatorFacts(.nests, [.countsOnce, .writes])
        }
    }
}

extension PhysicalPlan {
    /// Whether any operator of it changes nodes or relationships.
    public var writes: Bool { kind.facts.traits.contains(.writes) || inputs.contains { $0.writes } }

    /// Whether its rows may count more than once.
    public var mayMultiply: Bool {
        let traits = kind.facts.traits
        return traits.contains(.multiplies) || (!traits.contains(.countsOnce) && inputs.contains { $0.mayMultiply })
    }
}
