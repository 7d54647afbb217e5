/// Lines that pages put between the paragraphs of an article, by what they begin with.
enum PagePhrases {
    private static let leads = [
        "read also", "read more", "also read", "see also", "read next", "related:", "related story", "related stories",
        "more on this", "more:", "watch:", "listen:", "click here", "recommended:", "don't miss", "in pictures:",
        "keep reading",
        "continue reading", "اقرأ أيضا", "إقرأ أيضا", "اقرأ ايضا", "اقرأ المزيد", "شاهد أيضا", "شاهد ايضا", "للمزيد",
        "طالع أيضا",
        "مواضيع ذات صلة", "موضوعات ذات صلة", "أخبار ذات صلة", "قد يهمك", "تابع أيضا", "à lire aussi", "lire aussi",
        "lire la suite",
    ]
    private static let lines: Set<String> = [
        "advertisement", "advertising", "sponsored", "share", "share this", "share this article", "share on facebook",
        "share on twitter", "tweet", "print", "email", "comments", "loading", "loading...", "follow us", "إعلان",
        "مشاركة",
        "شارك", "شارك هذا المقال", "طباعة", "تعليقات", "publicité", "partager", "copy link", "link copied", "save",
        "advertisement - scroll to continue", "article continues after advertisement",
        "story continues below advertisement",
        "read full article", "skip advertisement",
    ]
    private static let starts = [
        "sign up for", "subscribe to our", "subscribe now", "follow us on", "this site uses cookies", "we use cookies",
        "by continuing to use", "enable javascript", "please enable javascript", "تابعونا على", "نستخدم ملفات تعريف",
        "يستخدم هذا الموقع ملفات", "اشترك في",
        "سجل في النشرة",
        "copyright ©", "© ", "all rights reserved", "جميع الحقوق محفوظة", "this material may not be published",
    ]

    /// Whether a line is no text of the article: it leads elsewhere, or belongs to the page.
    static func isFurniture(_ text: String, linkShare: Double) -> Bool {
        guard text.utf8.count < 400 else { return false }
        var plain = text.lowercased()
        plain.unicodeScalars.removeAll { (0x064B...0x0652).contains($0.value) || $0.value == 0x0640 }
        while let first = plain.first, first.isWhitespace || "-–—•*>»▪■►[(".contains(first) { plain.removeFirst() }
        if lines.contains(plain) { return true }
        if starts.contains(where: plain.hasPrefix) { return text.utf8.count < 250 }
        guard leads.contains(where: plain.hasPrefix) else { return false }
        return linkShare > 0.2 || plain.utf8.count < 60 || plain.prefix(40).contains(":")
    }
}
