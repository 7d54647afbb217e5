extension ProcedureRegistry {
    /// Those that every session has.
    public static let standard = ProcedureRegistry(
        CatalogProcedures.all + SchemaProcedures.all + MetadataProcedures.all + ListingProcedures.all
            + SchemaListings.all + SearchProcedures.all + FullTextProcedures.all + AlgorithmProcedures.all
            + CountingProcedures.all)
}
