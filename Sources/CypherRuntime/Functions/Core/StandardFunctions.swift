extension FunctionRegistry {
    /// All that the language has.
    public static let standard = FunctionRegistry(
        scalars: MathFunctions.all + StringFunctions.all + ConversionFunctions.all + ListFunctions.all
            + CollectionFunctions.all + VectorFunctions.all
            + GraphFunctions.all + LabelFunctions.all + TemporalFunctions.all + TextFunctions.all
            + SpatialFunctions.all + PathFunctions.all,
        aggregates: AggregateSignatures.all, aliases: FunctionAliases.names)
}
