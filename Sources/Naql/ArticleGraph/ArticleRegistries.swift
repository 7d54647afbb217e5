public import CypherRuntime

extension FunctionRegistry {
    /// Those that every session has: the language's, and what is asked of articles besides.
    public static let ofSessions: FunctionRegistry = {
        var registry = FunctionRegistry.standard
        for function in SourceFunctions.all { registry.register(function) }
        return registry
    }()
}

extension ProcedureRegistry {
    /// The engine's, and what is asked of articles besides.
    public static let ofArticles: ProcedureRegistry = {
        var registry = ProcedureRegistry.standard
        registry.register(IsnadProcedure.isnad)
        registry.register(.concordance(in: ArticlePlaces()))
        return registry
    }()

    /// Those that every session has: what knows of words, too.
    public static let ofSessions: ProcedureRegistry = {
        var registry = ProcedureRegistry.ofArticles
        registry.register(ArticleDiff.procedure)
        registry.register(SimilarProcedure.similar)
        return registry
    }()
}
