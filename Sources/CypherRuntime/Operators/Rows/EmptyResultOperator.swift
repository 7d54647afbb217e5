/// Runs its input for its effects and passes no rows.
final class EmptyResultOperator: BatchOperator {
    private let input: any BatchOperator

    init(input: any BatchOperator) { self.input = input }

    func open(argument: Batch?) throws(ExecutionError) { try input.open(argument: argument) }

    func next() throws(ExecutionError) -> Batch? {
        while try input.next() != nil {}
        return nil
    }
}
