"""A filed mail is whole or not there, and nobody else reads it."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import textwrap

import pytest

from coaching_lib.delivery import file
from coaching_lib.errors import MailFailed


def test_a_mail_is_filed_under_its_id_for_its_owner_only(tmp_path):
    path = file(b"mail", tmp_path / "outbox", "ab-12")
    assert path == tmp_path / "outbox" / "ab-12.eml"
    assert path.read_bytes() == b"mail"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_filing_again_replaces_and_leaves_nothing_else(tmp_path):
    file(b"old", tmp_path, "m")
    file(b"new", tmp_path, "m")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("m.eml", b"new")]


@pytest.mark.parametrize("mail_id", ["", "../x", "a/b", ".hidden", "a\x00b", "x" * 200, "a b"])
def test_an_id_that_is_no_plain_name_is_refused(tmp_path, mail_id):
    with pytest.raises(MailFailed):
        file(b"mail", tmp_path / "outbox", mail_id)
    assert not (tmp_path / "outbox").exists()


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "outbox").write_text("a file, not a folder")
    with pytest.raises(MailFailed, match="could not be filed") as refused:
        file(b"mail", tmp_path / "outbox", "m")
    assert "file the mail again" in refused.value.hint


def test_a_full_disk_leaves_the_old_mail_whole(tmp_path):
    """A child process may write 4 KB at most; the mail has 1 MB."""
    file(b"old", tmp_path, "m")
    program = textwrap.dedent("""
        import resource, signal, sys
        from pathlib import Path
        from coaching_lib.delivery import file
        from coaching_lib.errors import MailFailed
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
        try:
            file(b"x" * 1_000_000, Path(sys.argv[1]), "m")
        except MailFailed:
            sys.exit(7)
    """)
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], env={**os.environ, "PYTHONPATH": "."}
    )
    assert done.returncode == 7
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("m.eml", b"old")]


def test_a_killed_filing_leaves_the_whole_old_or_the_whole_new_mail(tmp_path):
    program = textwrap.dedent("""
        import sys
        from pathlib import Path
        from coaching_lib.delivery import file
        number = 0
        print("ready", flush=True)
        while True:
            number = (number + 1) % 10
            file(str(number).encode() * 200_000, Path(sys.argv[1]), "m")
    """)
    for _ in range(5):
        with subprocess.Popen(
            [sys.executable, "-c", program, str(tmp_path)],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": "."},
        ) as child:
            child.stdout.readline()
            while not (tmp_path / "m.eml").exists():
                pass
            child.kill()
        whole = (tmp_path / "m.eml").read_bytes()
        assert len(whole) == 200_000 and len(set(whole)) == 1
