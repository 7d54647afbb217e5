import Foundation
import PackagePlugin

/// Compiles the languages' folders of a C target into a table that the binary holds.
@main
struct EmbedLanguages: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
        let data = target.directoryURL.appending(path: "data")
        let output = context.pluginWorkDirectoryURL
        let all = FileManager.default.enumerator(at: data, includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? []
        let files = all.filter { ["txt", "rules"].contains($0.pathExtension) }
        return [
            .buildCommand(
                displayName: "Compiling languages", executable: try context.tool(named: "CompileLanguages").url,
                arguments: [data.path, output.path], inputFiles: files,
                outputFiles: [output.appending(path: "languages.c")])
        ]
    }
}
