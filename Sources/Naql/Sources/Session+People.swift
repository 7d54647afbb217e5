import Articles
import Machine
import PropertyGraph

extension Session {
    /// Reads the people files that are asked for, before anything is changed.
    ///
    /// - Throws: ``SessionLoadError`` for one that is broken, with its line.
    func peopleFiles(_ options: LoadOptions) throws(SessionLoadError) -> [PeopleFile] {
        var files: [PeopleFile] = []
        for path in options.people {
            do throws(LoadIssue) { files.append(try PeopleFile(FilePath(path))) } catch {
                throw SessionLoadError(message: "\(error.message); nothing was loaded")
            }
        }
        return files
    }

    /// Puts what people files say, and what was kept with the graph before, on the graph that is open; that is no
    /// change which is still to be saved.
    func setPeople(_ files: [PeopleFile], keptWith before: Graph?, _ report: inout LoadReport) {
        // What is changed from now on is told from the graph with its people; what was changed before is put down
        // first.
        (corrections, opened, trace) = (allCorrections, nil, CorrectionTrace())
        let found = PeopleArchive.apply(files, keptWith: before, to: graph)
        loadedChangeCount = graph.changeCount
        report.add(found, files)
    }
}

extension LoadReport {
    mutating func add(_ found: PeopleArchive.Report, _ files: [PeopleFile]) {
        people.matched += found.matched
        people.unmatched += found.unmatched
        warnings += files.flatMap(\.notes)
    }
}
