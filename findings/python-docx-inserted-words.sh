#!/bin/sh
# Word files with tracked changes: python-docx leaves out the words that an editor added, docx2txt keeps those that were moved away.
#
# Packages: python-docx 1.2.0, docx2txt 0.9, mammoth 1.13.0 (PyPI, Python 3.11).
# Guess before running: all three give the paragraph as it reads with the changes accepted.
# Seen: with "not" inserted and "never" deleted, "gone" moved away and "fully" in a content control, python-docx gives neither "not" nor "fully",
# docx2txt gives both and "gone" too; mammoth alone gives the text as it reads.
# Why it matters: an added "not" is lost, so that a draft says the reverse of what its editor wrote.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check python-docx==1.2.0 docx2txt==0.9 mammoth==1.13.0
cd "$work"
"$work/venv/bin/python" - <<'PYTHON'
import sys
import docx
import docx2txt
import mammoth
from docx.oxml import parse_xml

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CHANGE = 'w:id="%d" w:author="editor" w:date="2024-01-01T00:00:00Z"'
RUN = '<w:r><w:t xml:space="preserve">%s </w:t></w:r>'

document = docx.Document()
paragraph = document.add_paragraph('The dam is ')
for xml in (
    '<w:ins %s %s>%s</w:ins>' % (NAMESPACE, CHANGE % 1, RUN % 'not'),
    '<w:del %s %s><w:r><w:delText xml:space="preserve">never </w:delText></w:r></w:del>' % (NAMESPACE, CHANGE % 2),
    '<w:moveFrom %s %s>%s</w:moveFrom>' % (NAMESPACE, CHANGE % 3, RUN % 'gone'),
    '<w:sdt %s><w:sdtContent>%s</w:sdtContent></w:sdt>' % (NAMESPACE, RUN % 'fully'),
):
    paragraph._p.append(parse_xml(xml))
paragraph.add_run('safe.')
document.save('changes.docx')
seen = {
    'python-docx': docx.Document('changes.docx').paragraphs[0].text,
    'docx2txt': docx2txt.process('changes.docx').strip(),
    'mammoth': mammoth.extract_raw_text(open('changes.docx', 'rb')).value.strip(),
}
print(seen)
wanted = {
    'python-docx': 'The dam is safe.',
    'docx2txt': 'The dam is not gone fully safe.',
    'mammoth': 'The dam is not fully safe.',
}
if seen != wanted:
    sys.exit('the behaviour has changed')
print('finding holds: python-docx loses the inserted "not", docx2txt keeps what was moved away')
PYTHON
