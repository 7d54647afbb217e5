import Foundation

func text(of path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

func permissions(of path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
}
