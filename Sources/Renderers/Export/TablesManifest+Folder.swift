public import CypherSQL
public import Machine

extension TablesManifest {
    /// The catalogue of a folder of tables; nil where a path is none.
    ///
    /// - Throws: ``FileError`` where its list of tables cannot be read, or is wrong.
    public static func read(folder path: String) throws(FileError) -> TableCatalog? {
        let list = FilePath(path).appending(fileName)
        guard FileSystem.exists(list) else { return nil }
        do {
            return try catalog(of: try FileSystem.bytes(of: list))
        } catch let error as Problem {
            throw FileError(path: list.description, .unfit(error.what))
        } catch {
            throw error as! FileError
        }
    }
}
