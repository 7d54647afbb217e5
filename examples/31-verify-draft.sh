#!/bin/sh
# Which quotations of a draft are not what the sources have, and how do they differ?
naql verify - seeds --names examples/names.txt --format list <<'END' 2>&1
Bridge: what they said

“We have lost nobody,” Haddad said. On Monday he promised: “We will not reopen the road within a week.”

Kamal al-Zein said: “We will not run ahead of it.”

“I saw it after the accident,” Governor Salim al-Haddad told reporters.

Nadia Mansour, a spokeswoman for the governor, said the inquiry would take a year.

The company said: “The recent flood had weakened the pillars.”

وقال سليم الحداد: «لم نفقد أحداً».
END
[ $? -eq 1 ]
