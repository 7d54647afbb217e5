#!/bin/sh
# goose3 loses whole paragraphs of an Arabic article, and every answer of one word in any language.
#
# Packages: goose3 3.1.22, lxml_html_clean 0.4.6 (PyPI, Python 3.11).
# Guess before running: the text of a page of three paragraphs in one <article> is three paragraphs, in Arabic as in English.
# Seen: of three Arabic paragraphs of some twenty words the one that begins with «وأضافت أن» (she added that) is missing, wherever it stands; the
# same article in English is whole. goose3 keeps paragraphs by how many words of a stop list they hold, and Arabic writes most such words as
# prefixes of others. The paragraph "No." is dropped from the English page as well.
# Why it matters: sentences that go on quoting are those that go missing, and a denial of one word with them; nothing says so.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check lxml-html-clean==0.4.6 goose3==3.1.22 2>&1 | grep -v WARNING || true
"$work/venv/bin/python" - <<'PYTHON'
import sys
from goose3 import Goose


def paragraphs(language, texts):
    page = '<html lang="%s"><head><title>t</title></head><body><article>%s</article></body></html>'
    page %= (language, ''.join('<p>%s</p>' % text for text in texts))
    return Goose({'use_meta_language': True}).extract(raw_html=page).cleaned_text.split('\n\n')


arabic = [
    'أجّل المجلس البلدي في مدينة الضفاف أمس التصويت على ميزانية العام المقبل بعد خلاف على مخصصات المياه، وفق ما أعلن رئيسه.',
    'وقالت رئيسة لجنة المالية هناء الصباغ: «لن نقر رقماً لم نقرأه، وسنعود إلى القاعة يوم الأحد بعد أن تصلنا الجداول».',
    'وأضافت أن الوزارة وعدت بإرسال التفاصيل خلال أسبوع، وأن اللجنة ستعقد جلسة علنية لمناقشتها بحضور ممثلي الأحياء كلها.',
]
english = [
    'The council of the town of Banks put off the vote on the budget of the coming year after a row over water, as its head said.',
    '“We will not pass a figure that we have not read, and we will be back on Sunday with the tables,” said Hana of the committee.',
    'She added that the ministry had promised to send the details within a week and that the committee would meet in public on it.',
]
seen = [
    paragraphs('ar', arabic) == arabic[:2], paragraphs('ar', [arabic[2], arabic[1], arabic[0]]) == [arabic[1], arabic[0]],
    paragraphs('en', english) == english, paragraphs('en', english[:2] + ['No.'] + english[2:]) == english,
]
print(seen)
if not all(seen):
    sys.exit('the behaviour has changed')
print('finding holds: the Arabic paragraph is lost, the English one kept, and "No." is dropped')
PYTHON
