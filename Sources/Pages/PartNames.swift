/// What the classes of an element say of it, for pieces of pages that are read without the page around them.
public enum PartNames {
    /// Whether an element is none of an article's text: buttons to share it, lists of other articles. What asks for something is not
    /// told by its name here: a whole mail may be called a newsletter.
    public static func areForeign(_ classes: String) -> Bool {
        var names = ZoneNames()
        var classes = classes
        classes.withUTF8 { names.read($0) }
        return !names.zone.isDisjoint(with: [.related, .comments]) || isShared(classes)
    }

    /// Buttons, and what programs of sites write into the text of a feed that its other fields have.
    private static func isShared(_ classes: String) -> Bool {
        classes.split(separator: " ").contains { name in
            foreign.contains(String(name))
                || ZoneNames.words(of: String(name)).joined().contains {
                    ["share", "sharing", "sharedaddy", "addtoany", "breadcrumbs"].contains($0)
                }
        }
    }

    private static let foreign: Set<String> = [
        "field--name-title", "field--name-uid", "field--name-created", "field--name-field-tags",
    ]
}
