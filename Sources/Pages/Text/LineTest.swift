/// Whether a line is no text of an article, by its words and by how much of it is links: it leads elsewhere, or belongs to the page.
public typealias LineTest = (_ line: String, _ linkShare: Double) -> Bool
