import Renderers

/// Commands that tell how.
enum HelpCommands {
    static let all: [ShellCommand] = [
        ShellCommand(
            "help", aliases: ["h", "?"], arguments: "[WORD]", completes: .command,
            summary: "lists the commands, or tells of a command, clause, function, procedure, format or key"
        ) { word, console in
            let help = HelpText(
                commands: console.commands, session: console.session, width: console.options.width ?? 100,
                usesVi: console.usesVi)
            try console.showLong(try help.about(word))
        },
        ShellCommand("keys", summary: "shows the keys of the prompt, in the map that is in force") { _, console in
            if console.isInteractive, console.editText == nil {
                return console.say(
                    "this prompt has the terminal's own keys alone (--plain, or a terminal that cannot be painted on)")
            }
            try console.showLong(KeyHelp(usesVi: console.usesVi).page(width: console.options.width ?? 100))
        },
        ShellCommand(
            "tour", arguments: "[STEP | end]",
            summary: "shows the way through the graph, a step at a time: each puts a statement at the prompt; "
                + "`end` leaves it, so that it begins anew",
            check: { _ = try TourPlace($0) }
        ) { text, console in
            try console.takeStep(text)
        },
    ]
}

/// What `:tour` names: a step, or its end.
private enum TourPlace {
    case next
    case step(Int)
    case end

    init(_ text: String) throws {
        switch text {
        case "": self = .next
        case "end": self = .end
        default:
            guard let number = Int(text), number > 0 else {
                throw CommandError("give the number of a step of the tour, or `end`: `:tour 2`")
            }
            self = .step(number)
        }
    }
}

extension Console {
    /// The next step of the tour, or one by its number.
    fileprivate func takeStep(_ text: String) throws {
        switch try TourPlace(text) {
        case .next: break
        case .step(let number): tourStep = number - 1
        case .end:
            tourStep = 0
            return say("the tour is left; `:tour` begins it again")
        }
        let tour = try Tour(session)
        guard tour.steps.indices.contains(tourStep) else {
            tourStep = 0
            return say("that was the tour; `:tour` begins it again")
        }
        let step = tour.steps[tourStep]
        tourStep += 1
        let more = tourStep < tour.steps.count ? "Enter runs it, then `:tour` goes on" : "Enter runs it"
        try show("\(tourStep)/\(tour.steps.count)  \(step.text)\n     (\(more))")
        if isInteractive { offer(step.offer) } else { try show(step.offer) }
    }
}
