import Testing

/// Functions of text, one expression a line.
@Suite struct TextFunctionTests {
    @Test(arguments: CaseTable.cases(table)) func check(_ test: CaseTable.Case) { CaseTable.check(test) }

    static let table = """
        text.fold('Ünïted') -> 'united'
        text.fold('قَالَ') = text.fold('قال') -> true
        text.words('He said: "400,000 went".') -> ['He', 'said', '400,000', 'went']
        text.words('') -> []
        text.stem('Reporters') = text.stem('reporter') -> true
        text.contains('وقالت الأمم المتّحدة', 'الامم المتحدة') -> true
        text.contains('The UN said', 'un SAID') -> true
        text.contains('The UN said', 'WHO') -> false
        text.contains('a', null) -> null
        text.similarity('Gaza', 'gaza') -> 1.0
        text.similarity('', '') -> 1.0
        text.similarity('abc', 'xyz') -> 0.0
        text.similarity('Mohammed', 'Mohamed') > 0.5 -> true
        text.snippet('The spokesman said nothing', 'SAID') -> 'The spokesman **said** nothing'
        text.snippet('The spokesman said nothing', 'denied') -> null
        text.snippet('one two three four five six seven', 'four', {width: 20, open: '<', close: '>'}) -> '…three <four> five…'
        text.snippet('قال المتحدّث إن', 'المتحدث') -> 'قال **المتحدّث** إن'
        text.snippet('after the accident he said', 'he') -> 'after the accident **he** said'
        text.snippet('عدد الجرحى خمسة', 'جرحى') -> 'عدد **الجرحى** خمسة'
        text.snippet('الجسر القديم جسر', 'جسر') -> '**الجسر** القديم **جسر**'
        text.snippet('the accident', 'ccid') -> 'the a**ccid**ent'
        text.snippet('a', 'a', {wide: 1}) !! InvalidArgumentValue
        """
}
