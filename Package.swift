// swift-tools-version: 6.3;(experimentalCGen)
import PackageDescription

let strict: [SwiftSetting] = [.swiftLanguageMode(.v6)]

let package = Package(
    name: "naql",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "naql", targets: ["NaqlCommand"]),
        .executable(name: "naql-serve", targets: ["NaqlServe"]),
        .library(name: "Naql", targets: ["Naql"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    ],
    targets: [
        .target(name: "Machine"),
        .target(name: "Text"),
        .target(name: "PropertyGraph", dependencies: ["Machine", "Text"]),
        .target(name: "Language", dependencies: ["Text"]),
        .executableTarget(name: "CompileLanguages", dependencies: ["Language"]),
        .plugin(name: "EmbedLanguages", capability: .buildTool(), dependencies: ["CompileLanguages"]),
        .target(name: "CLanguagePacks", exclude: ["data"], plugins: ["EmbedLanguages"]),
        .target(name: "Reporting", dependencies: ["Text", "Language", "CLanguagePacks"]),
        .target(
            name: "CCommonMark",
            linkerSettings: [
                .linkedLibrary(":libcmark.a", .when(platforms: [.linux])),
                .linkedLibrary("cmark", .when(platforms: [.macOS])),
            ]),
        .target(name: "CMarkup"),
        .target(name: "Pages", dependencies: ["CMarkup"]),
        .target(
            name: "CYAML",
            linkerSettings: [
                .linkedLibrary(":libyaml.a", .when(platforms: [.linux])),
                .linkedLibrary("yaml", .when(platforms: [.macOS])),
            ]),
        .target(name: "CUnpack", linkerSettings: [.linkedLibrary("z")]),
        .target(name: "Containers", dependencies: ["CUnpack"]),
        .target(
            name: "Articles",
            dependencies: [
                "Machine", "Text", "Language", "Reporting", "PropertyGraph", "Containers", "CExpat", "CCommonMark",
                "Pages", "CYAML",
            ]),
        .systemLibrary(
            name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),
        .target(name: "CypherSyntax", dependencies: ["Text"]),
        .target(name: "CypherSemantics", dependencies: ["CypherSyntax", "Text"]),
        .target(name: "CypherPlanner", dependencies: ["CypherSemantics", "PropertyGraph"]),
        .target(name: "CypherRuntime", dependencies: ["CypherPlanner", "PropertyGraph", "Machine", "Text"]),
        .target(
            name: "Naql",
            dependencies: [
                "Machine", "Text", "PropertyGraph", "Articles", "CypherSyntax", "CypherSemantics", "CypherPlanner",
                "CypherRuntime",
            ]),
        .target(name: "Renderers", dependencies: ["Naql", "CypherSQL"]),
        .target(
            name: "BoltServer",
            dependencies: [
                "Naql",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]),
        .target(name: "CypherSQL", dependencies: ["CypherPlanner", "PropertyGraph"]),
        .target(name: "CLibEdit", linkerSettings: [.linkedLibrary("edit")]),
        .target(name: "Shell", dependencies: ["Naql", "Renderers", "CLibEdit"]),
        .target(
            name: "CommandOptions",
            dependencies: ["Shell", "Naql", .product(name: "ArgumentParser", package: "swift-argument-parser")]),
        .executableTarget(
            name: "NaqlCommand",
            dependencies: [
                "CommandOptions", "Shell", "Renderers", "Naql", "CypherSQL",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .executableTarget(
            name: "NaqlServe",
            dependencies: [
                "BoltServer", "CommandOptions", "Shell", "Renderers", "Naql",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        .testTarget(
            name: "CypherSyntaxTests", dependencies: ["CypherSyntax", "PropertyGraph"], exclude: ["Cases"]),
        .testTarget(
            name: "CypherSemanticsTests", dependencies: ["CypherSemantics", "TestSupport"], exclude: ["Cases"]),
        .testTarget(name: "PropertyGraphTests", dependencies: ["PropertyGraph"], exclude: ["Fixtures"]),
        .testTarget(name: "MachineTests", dependencies: ["Machine"]),
        .testTarget(name: "TextTests", dependencies: ["Text"]),
        .testTarget(name: "PagesTests", dependencies: ["Pages"]),
        .testTarget(
            name: "ArticlesTests",
            dependencies: ["Articles", "Containers", "Language", "Machine", "Reporting", "PropertyGraph", "Text"],
            exclude: ["Marked", "Unseen", "Layouts"]),
        .testTarget(
            name: "ReportingTests", dependencies: ["Reporting", "Language"],
            exclude: ["Composition", "Discourse", "Rules", "Credits"]),
        .testTarget(
            name: "CypherRuntimeTests", dependencies: ["CypherRuntime", "TestSupport"], exclude: ["Queries/Cases"]),
        .executableTarget(name: "WhoSays", dependencies: ["Naql"], path: "examples/swift"),
        .testTarget(name: "NaqlTests", dependencies: ["Naql", "PropertyGraph", "WhoSays"], exclude: ["Languages"]),
        .testTarget(name: "DifferentialTests", dependencies: ["Naql"]),
        .testTarget(
            name: "BoltServerTests",
            dependencies: ["BoltServer", "Naql", .product(name: "NIOCore", package: "swift-nio")]),
        .testTarget(name: "CypherSQLTests", dependencies: ["CypherSQL", "Naql"], exclude: ["Cases"]),
        .testTarget(name: "RenderersTests", dependencies: ["Renderers", "Naql"]),
        .testTarget(name: "ShellTests", dependencies: ["NaqlCommand", "Shell", "Naql", "Text"]),
        .testTarget(name: "LanguageTests", dependencies: ["Naql", "Shell", "TestSupport"], exclude: ["Cases"]),
        .testTarget(name: "NaqlCommandTests", dependencies: ["NaqlCommand", "Naql"]),
        .testTarget(
            name: "CypherPlannerTests",
            dependencies: ["CypherPlanner", "CypherSemantics", "CypherSyntax", "PropertyGraph"],
            exclude: ["Plans"]),
    ]
)

// One setting for every Swift target, so that none drifts.
for target in package.targets where target.type != .plugin && target.type != .system {
    target.swiftSettings = (target.swiftSettings ?? []) + strict
}
