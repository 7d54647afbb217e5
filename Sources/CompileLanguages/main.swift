import Foundation
import Language

// Compiles the folders of languages under a directory into one table, and a C file that embeds it.
//
//     CompileLanguages DATA OUTPUT

func folders(_ root: URL) throws -> [LanguageFolder] {
    let manager = FileManager.default
    return try manager.contentsOfDirectory(at: root, includingPropertiesForKeys: [.isDirectoryKey]).sorted {
        $0.lastPathComponent < $1.lastPathComponent
    }.compactMap { folder in
        guard (try? folder.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) == true else { return nil }
        var files: [LanguageFile] = []
        let prefix = folder.path + "/"
        for case let file as URL in manager.enumerator(at: folder, includingPropertiesForKeys: nil)! {
            guard ["txt", "rules"].contains(file.pathExtension) else { continue }
            let path = String(file.path.dropFirst(prefix.count))
            files.append(
                LanguageFile(
                    path: folder.lastPathComponent + "/" + path, text: try String(contentsOf: file, encoding: .utf8)))
        }
        return LanguageFolder(name: folder.lastPathComponent, files: files)
    }
}

let arguments = CommandLine.arguments
guard arguments.count == 3 else {
    FileHandle.standardError.write(Data("usage: CompileLanguages DATA OUTPUT\n".utf8))
    exit(2)
}
do {
    var compiler = LanguageCompiler()
    try compiler.add(folders(URL(fileURLWithPath: arguments[1])))
    let output = URL(fileURLWithPath: arguments[2])
    let table = output.appendingPathComponent("languages.bin")
    try Data(compiler.builder.frozen()).write(to: table)
    let source = """
        #pragma clang diagnostic ignored "-Wc23-extensions"
        #include <stddef.h>

        const unsigned char naql_languages[] __attribute__((aligned(64))) = {
        #embed "\(table.path)"
        };
        const size_t naql_languages_size = sizeof(naql_languages);

        """
    try source.write(to: output.appendingPathComponent("languages.c"), atomically: true, encoding: .utf8)
} catch {
    FileHandle.standardError.write(Data("error: \(error)\n".utf8))
    exit(1)
}
