// swift-tools-version: 6.3;(experimentalCGen)
import PackageDescription

// Each file says itself what it names, and a target hands on nothing that it imports.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "naql",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "naql", targets: ["NaqlCommand"]),
        .executable(name: "naql-serve", targets: ["NaqlServe"]),
        .library(name: "Naql", targets: ["Naql", "PropertyGraph"]),
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
        .target(name: "CypherPlanner", dependencies: ["PropertyGraph", "CypherSyntax", "CypherSemantics"]),
        .target(
            name: "CypherRuntime",
            dependencies: ["Machine", "Text", "PropertyGraph", "CypherSyntax", "CypherSemantics", "CypherPlanner"]),
        .target(
            name: "Naql",
            dependencies: [
                "Machine", "Text", "PropertyGraph", "Articles", "CypherSyntax", "CypherSemantics", "CypherPlanner",
                "CypherRuntime",
            ]),
        .target(
            name: "Renderers",
            dependencies: ["Machine", "Text", "PropertyGraph", "Articles", "CypherRuntime", "Naql", "CypherSQL"]),
        .target(
            name: "BoltServer",
            dependencies: [
                "Machine", "PropertyGraph", "CypherSyntax", "CypherSemantics", "CypherPlanner", "CypherRuntime",
                "Naql",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]),
        .target(
            name: "CypherSQL",
            dependencies: ["PropertyGraph", "CypherSyntax", "CypherSemantics", "CypherPlanner"]),
        .target(name: "CLibEdit", linkerSettings: [.linkedLibrary("edit")]),
        .target(
            name: "Shell",
            dependencies: [
                "Machine", "Text", "PropertyGraph", "Articles", "CypherSyntax", "CypherSemantics", "CypherRuntime",
                "Naql", "Renderers", "CLibEdit",
            ]),
        .target(
            name: "CommandOptions",
            dependencies: [
                "Machine", "PropertyGraph", "Articles", "Naql", "Shell",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .executableTarget(
            name: "NaqlCommand",
            dependencies: [
                "Machine", "Text", "PropertyGraph", "Articles", "CypherSyntax", "Naql", "CypherSQL", "Renderers",
                "Shell", "CommandOptions",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .executableTarget(
            name: "NaqlServe",
            dependencies: [
                "Machine", "Text", "Articles", "Naql", "Renderers", "BoltServer", "Shell", "CommandOptions",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        .testTarget(
            name: "CypherSyntaxTests", dependencies: ["CypherSyntax", "PropertyGraph"], exclude: ["Cases"]),
        .testTarget(
            name: "CypherSemanticsTests",
            dependencies: ["CypherSyntax", "CypherSemantics", "TestSupport"],
            exclude: ["Cases"]),
        .testTarget(name: "PropertyGraphTests", dependencies: ["Machine", "PropertyGraph"], exclude: ["Fixtures"]),
        .testTarget(name: "MachineTests", dependencies: ["Machine"]),
        .testTarget(name: "TextTests", dependencies: ["Text"]),
        .testTarget(name: "PagesTests", dependencies: ["Pages"]),
        .testTarget(
            name: "ArticlesTests",
            dependencies: ["Machine", "Text", "Language", "Reporting", "PropertyGraph", "Articles"],
            exclude: ["Marked", "Unseen", "Layouts"]),
        .testTarget(
            name: "ReportingTests", dependencies: ["Reporting", "Language"],
            exclude: ["Composition", "Discourse", "Rules", "Credits"]),
        .testTarget(
            name: "CypherRuntimeTests",
            dependencies: [
                "PropertyGraph", "CypherSyntax", "CypherSemantics", "CypherPlanner", "CypherRuntime", "TestSupport",
            ],
            exclude: ["Queries/Cases"]),
        .executableTarget(name: "WhoSays", dependencies: ["PropertyGraph", "Naql"], path: "examples/swift"),
        .testTarget(
            name: "NaqlTests",
            dependencies: ["Machine", "PropertyGraph", "Articles", "Naql", "WhoSays"],
            exclude: ["Languages"]),
        .testTarget(
            name: "DifferentialTests",
            dependencies: ["PropertyGraph", "CypherSyntax", "CypherSemantics", "CypherPlanner", "Naql"]),
        .testTarget(
            name: "BoltServerTests",
            dependencies: [
                "PropertyGraph", "Naql", "BoltServer",
                .product(name: "NIOCore", package: "swift-nio"),
            ]),
        .testTarget(
            name: "CypherSQLTests",
            dependencies: ["PropertyGraph", "CypherSyntax", "Naql", "CypherSQL"],
            exclude: ["Cases"]),
        .testTarget(name: "RenderersTests", dependencies: ["Text", "PropertyGraph", "Naql", "Renderers"]),
        .testTarget(
            name: "ShellTests",
            dependencies: ["Text", "PropertyGraph", "CypherSyntax", "Naql", "Shell", "NaqlCommand", "TestSupport"],
            exclude: ["Cases"]),
        .testTarget(
            name: "LanguageTests",
            dependencies: [
                "PropertyGraph", "CypherSyntax", "CypherSemantics", "CypherRuntime", "Naql", "Shell", "TestSupport",
            ],
            exclude: ["Cases"]),
        .testTarget(name: "NaqlCommandTests", dependencies: ["PropertyGraph", "Naql", "NaqlCommand"]),
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
