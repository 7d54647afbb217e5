/// A word the grammar knows. Written in any case; most may still serve as names.
public enum Keyword: String, Hashable, Sendable, CaseIterable {
    case all, allShortestPaths, and, any, array, as_, asc, ascending, assert
    case break_, btree, built, by
    case call, case_, collect, commit, concurrent, constraint, constraints, contains, continue_, count, create, csv
    case defined, delete, desc, descending, detach, different, distinct, drop
    case each, element, elements, else_, end, ends, error, exists, explain, extract
    case fail, false_, fieldTerminator, filter, finish, for_, foreach, from, fulltext, function, functions
    case group, groups, headers
    case if_, in_, index, indexes, insert, is_
    case join, key, labeled, let_, limit, list, load, lookup
    case match, merge
    case next, node, nodetach, none, normalized, not, null
    case of, offset, on, optional, options, or, order
    case path, paths, periodic, point, procedure, procedures, profile
    case range, reduce, relationship, relationships, remove, repeatable, report, require, return_, row, rows
    case scan, seek, set, shortest, shortestPath, show, single, skip, starts, status
    case text, then, transaction, transactions, true_, typed
    case union, unique, unwind, use, user, using
    case vector, when, where_, with, xor, yield
    /// Not a keyword.
    case none_

    /// The keyword as printed, in capitals.
    public var text: String {
        var text = rawValue
        if text.hasSuffix("_") { text.removeLast() }
        return text.uppercased()
    }

    /// A word that never stands for a variable without back quotes: the query would not be readable otherwise.
    public var isReserved: Bool {
        switch self {
        case .and, .as_, .call, .case_, .contains, .create, .delete, .detach, .distinct, .ends, .false_, .in_, .is_,
            .match, .merge, .not, .null, .or, .remove, .return_, .starts, .then, .true_, .union, .unwind,
            .where_, .with, .xor:
            true
        default: false
        }
    }

    /// A word that may begin a clause.
    public var beginsClause: Bool {
        switch self {
        case .match, .optional, .unwind, .with, .return_, .create, .merge, .set, .remove, .delete, .detach, .nodetach,
            .foreach, .call, .load, .finish, .use, .let_, .filter, .for_, .insert, .order, .skip, .offset, .limit:
            true
        default: false
        }
    }

    /// A word with which ORDER BY, SKIP and LIMIT begin.
    var beginsPaging: Bool {
        switch self {
        case .order, .skip, .offset, .limit: true
        default: false
        }
    }
}
