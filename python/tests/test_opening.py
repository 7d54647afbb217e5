"""Programs and sources that are there, missing, broken or of another kind."""

import os
import stat

import pytest

import naql


def script(path, text):
    path.write_text("#!/bin/sh\n" + text)
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def test_a_missing_program_is_told_with_a_remedy(monkeypatch, tmp_path):
    with pytest.raises(naql.ProgramError, match="binary=.*is not there"):
        naql.open(binary=tmp_path / "naql")
    monkeypatch.setenv("NAQL", str(tmp_path / "naql"))
    with pytest.raises(naql.ProgramError, match="environment variable NAQL.*is not there"):
        naql.open()
    (tmp_path / "naql").write_text("x")
    with pytest.raises(naql.ProgramError, match="cannot be run"):
        naql.open()
    monkeypatch.delenv("NAQL")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(naql.ProgramError, match="no program `naql` on PATH.*binary="):
        naql.open()


def test_it_is_found_on_the_path(monkeypatch, tmp_path):
    (tmp_path / "naql").symlink_to(os.environ["NAQL"])
    monkeypatch.delenv("NAQL")
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with naql.open() as session:
        assert session.query("RETURN 1").value() == 1


@pytest.mark.parametrize("answer, message", [
    ('''echo '{"id":1,"error":{"type":"ProtocolError","message":"unknown op `hello`"}}'; cat >/dev/null''', "too old"),
    ('''echo '{"id":1,"ok":true,"naql":"9.0","protocol":9,"messages":[]}'; cat >/dev/null''', "speaks version 9"),
    ("echo 'no such option' >&2; exit 64", "has ended with status 64:\nno such option"),
    ("kill -9 $$", "was ended by signal 9"),
    ("exit 0", "has ended with status 0"),
])
def test_another_program_is_told_apart(tmp_path, answer, message):
    with pytest.raises(naql.ProgramError, match=message):
        naql.open(binary=script(tmp_path / "other", "read line\n" + answer))


def test_a_file_that_is_no_program(tmp_path):
    path = tmp_path / "naql"
    path.write_bytes(b"\0\1\2")
    path.chmod(0o755)
    with pytest.raises(naql.ProgramError, match="cannot be started"):
        naql.open(binary=path)


def test_sources_that_are_not_there_or_are_broken(tmp_path):
    with pytest.raises(naql.SourceError, match="no-such-folder"):
        naql.open(tmp_path / "no-such-folder")
    with pytest.raises(naql.SourceError, match="standard input"):
        naql.open("-")
    (tmp_path / "good.txt").write_text("Headline\n\nMayor Hani Bazzi said on Monday that the bridge was safe.\n")
    (tmp_path / "bad.json").write_text("{")
    with pytest.warns(naql.LoadWarning, match="bad.json"):
        session = naql.open(tmp_path)
    with session:
        assert any("bad.json" in line for line in session.messages)
        assert session.query("MATCH (a:Article) RETURN count(*)").value() == 1


def test_wrong_options_are_told(tmp_path):
    with pytest.raises(naql.ProgramError, match="no-such-option"):
        naql.open(options=["--no-such-option"])


def test_a_folder_whose_name_looks_like_an_option(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "--safe").mkdir()
    (tmp_path / "--safe" / "a.txt").write_text("Headline\n\nText of it.\n")
    with naql.open("--safe") as session:
        assert session.query("MATCH (a:Article) RETURN count(*)").value() == 1
