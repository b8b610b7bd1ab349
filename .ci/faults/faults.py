"""Builds under faults of the system: whatever happens, the output is the old one or the new one, whole,
and the next build leaves nothing but the output behind.

Usage: faults.py PROGRAM FOLDER   (FOLDER is made anew; what cannot be tried here is named and counted)
"""

import hashlib
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

PROGRAM, ROOT = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
BASE = Path(__file__).resolve().parents[2] / "tests/hostile/base"
SECTION = "submissions/corpus/sections/test/text.md"
KILLS = 25

tried = failed = skipped = 0


def check(name, holds, what=""):
    """Counts one check, and names it when it fails."""
    global tried, failed
    tried += 1
    if not holds:
        failed += 1
        print(f"FAILED: {name}: {what}")


def skip(name, why):
    global skipped
    skipped += 1
    print(f"skipped: {name}: {why}")


def section(root, edition):
    words = f"The river of edition {edition} is cold and deep in spring. " * 40
    (root / SECTION).write_text("+++\ntitle = \"Text\"\n+++\n" + f"\n{words}\n" * 60)


def workspace(name):
    root = ROOT / name
    shutil.copytree(BASE, root)
    section(root, "one")
    return root


def build(root, arguments=("build",), **options):
    options = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, **options}
    return subprocess.run([PROGRAM, *arguments], cwd=root, timeout=120, **options)


def read(root):
    return (root / "out/case.pdf").read_bytes()


def whole(pdf):
    return pdf.startswith(b"%PDF-") and pdf.rstrip().endswith(b"%%EOF")


def left(root):
    """What lies in the folder of outputs beside the output."""
    return sorted(path.name for path in (root / "out").iterdir() if path.name != "case.pdf")


def editions(root):
    """The bytes of both editions; the first is what lies there afterwards."""
    made = {}
    for edition in ("two", "one"):
        section(root, edition)
        build(root)
        made[edition] = read(root)
    check("two editions are two", made["one"] != made["two"])
    check("both are whole", all(map(whole, made.values())))
    return made["one"], made["two"]


def clean(name, root):
    build(root)
    check(f"{name}: the next build writes", whole(read(root)))
    check(f"{name}: nothing is left behind", left(root) == [], left(root))


def full_disk():
    root = workspace("full")
    old, new = editions(root)
    section(root, "two")
    for limit in (0, 512, len(new) // 2, len(new) - 1):
        for ignored in (True, False):  # an error of writing, or the end of the process
            def most(limit=limit, ignored=ignored):
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
                resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN if ignored else signal.SIG_DFL)

            done = build(root, preexec_fn=most)
            name = f"no file larger than {limit}"
            check(f"{name}: it is no success", done.returncode != 0, done.returncode)
            check(f"{name}: the old output is kept", read(root) == old)
            if ignored:
                check(f"{name}: it is said", done.returncode == 1 and b"cannot be written" in done.stderr, done.stderr)
                check(f"{name}: nothing is left behind", left(root) == [], left(root))
    clean("full disk", root)


def full_volume():
    root = workspace("volume")
    (root / "out").mkdir()
    size = "size=64k"
    if subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", root / "out"], stderr=subprocess.DEVNULL).returncode:
        return skip("a volume without room", "no right to mount one")
    try:
        (root / "out/case.pdf").write_bytes(b"old")
        with open(root / "out/filler", "wb", buffering=0) as filler:
            try:
                while filler.write(b"x" * 4096):
                    pass
            except OSError:
                pass
        done = build(root)
        check("a volume without room: it is said", done.returncode == 1 and b"cannot be written" in done.stderr, done)
        check("a volume without room: the old output is kept", read(root) == b"old")
        check("a volume without room: nothing is left behind", left(root) == ["filler"], left(root))
    finally:
        subprocess.run(["umount", root / "out"], check=False)


def read_only_folder():
    root = workspace("read-only")
    old, _ = editions(root)
    section(root, "two")
    out = root / "out"
    mounted = changed = False
    if os.geteuid() != 0:
        out.chmod(0o555)
        changed = True
    elif not subprocess.run(["mount", "--bind", out, out], stderr=subprocess.DEVNULL).returncode:
        mounted = True
        if subprocess.run(["mount", "-o", "remount,bind,ro", out], stderr=subprocess.DEVNULL).returncode:
            subprocess.run(["umount", out], check=False)
            return skip("a folder that cannot be written", "no right to make one")
    elif not subprocess.run(["chattr", "+i", out], stderr=subprocess.DEVNULL).returncode:
        changed = True
    else:
        return skip("a folder that cannot be written", "the superuser writes everywhere, and may not mount here")
    try:
        done = build(root)
        check("read-only folder: it is said", done.returncode == 1 and b"cannot be written" in done.stderr, done)
        check("read-only folder: the old output is kept", read(root) == old)
        check("read-only folder: nothing is left behind", left(root) == [], left(root))
    finally:
        if mounted:
            subprocess.run(["umount", out], check=True)
        elif changed and os.geteuid() == 0:
            subprocess.run(["chattr", "-i", out], check=True)
        else:
            out.chmod(0o755)
    clean("read-only folder", root)


def killed():
    root = workspace("killed")
    old, new = editions(root)
    section(root, "two")
    start = time.monotonic()
    build(root)
    takes = time.monotonic() - start
    stopped = 0
    for moment in range(KILLS):
        edition = ("one", "two")[moment % 2]
        section(root, edition)
        child = subprocess.Popen([PROGRAM, "build"], cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        # From the start to a little beyond the end; half of them near the end, where files are written.
        part = moment / KILLS if moment % 2 else 0.8 + 0.4 * moment / KILLS
        time.sleep(takes * part)
        child.kill()
        stopped += child.wait() == -signal.SIGKILL
        check(f"killed at {part:.2f}: old or new", read(root) in (old, new))
    check("killed: most were killed in time", stopped >= KILLS // 2, stopped)
    # Files such as a kill between any two steps leaves behind.
    for name in (".rapporteur-999999999-lock.tmp", ".rapporteur-999999999-case.pdf.tmp", ".rapporteur-7-case.pdf.old.tmp"):
        (root / "out" / name).write_bytes(b"%PDF-1.7 half")
    clean("killed", root)


def stopped_between_steps():
    """Killed before each call of the system that changes the folder, where a tracer is at hand."""
    if not shutil.which("strace"):
        return skip("killed before each change of the folder", "there is no strace")
    root = workspace("steps")
    old, new = editions(root)
    section(root, "two")
    calls = "rename,renameat,renameat2,unlink,unlinkat,link,linkat,fsync,flock"
    for call in calls.split(","):
        for nth in (1, 2, 3):
            section(root, "two")
            subprocess.run(
                ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"inject={call}:signal=SIGKILL:when={nth}", PROGRAM, "build"],
                cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120, check=False,
            )
            check(f"killed at {call} {nth}: old or new", read(root) in (old, new))
    clean("killed at a call", root)


def at_once(count):
    """Builds of two editions at once, and a reader who looks all the time."""
    root = workspace(f"at-once-{count}")
    old, new = editions(root)
    other = ROOT / f"at-once-{count}-other"
    shutil.copytree(root, other, ignore=shutil.ignore_patterns("out"))
    section(other, "two")
    target = str(root / "out/case.pdf")
    roots = [root if i % 2 else other for i in range(count)]
    wrong = reads = 0
    for _ in range(6):
        children = [
            subprocess.Popen([PROGRAM, "build", "case", "--output", target], cwd=place, stdout=subprocess.DEVNULL,
                             stderr=subprocess.PIPE) for place in roots
        ]
        while any(child.poll() is None for child in children):
            reads += 1
            wrong += hashlib.sha256(read(root)).digest() not in {hashlib.sha256(pdf).digest() for pdf in (old, new)}
        for child in children:
            said = child.stderr.read()
            child.stderr.close()
            check(f"{count} at once: each succeeds", child.returncode == 0, said)
    check(f"{count} at once: every read is a whole output", wrong == 0 and reads > 20, f"{wrong} of {reads}")
    check(f"{count} at once: nothing is left behind", left(root) == [], left(root))


def outputs_closed():
    root = workspace("closed")
    old, new = editions(root)
    shell = {
        "standard output closed": '"$0" build >&-',
        "both closed": '"$0" build >&- 2>&-',
        "all closed": '"$0" build <&- >&- 2>&-',
        "a reader who has gone": '"$0" build | head -0; exit ${PIPESTATUS[0]}',
        "a full device": '"$0" build >/dev/full',
        "both on a full device": '"$0" build >/dev/full 2>/dev/full',
    }
    for turn, (name, line) in enumerate(shell.items()):
        edition, expected = (("two", new), ("one", old))[turn % 2]
        section(root, edition)
        done = subprocess.run(["bash", "-c", line, PROGRAM], cwd=root, stderr=subprocess.PIPE, timeout=120)
        check(f"{name}: a build all the same", done.returncode == 0, done)
        check(f"{name}: no panic", b"panicked" not in done.stderr, done.stderr)
        check(f"{name}: the new output is there", read(root) == expected)
    for line in ('"$0" notes case | head -0; exit ${PIPESTATUS[0]}', '"$0" words case >&-', '"$0" --help | head -0; exit ${PIPESTATUS[0]}'):
        done = subprocess.run(["bash", "-c", line, PROGRAM], cwd=root, stderr=subprocess.PIPE, timeout=120)
        check(f"{line}: no panic", done.returncode == 0 and b"panicked" not in done.stderr, done)


def faulty_sources_keep_the_output():
    root = workspace("faulty")
    old, _ = editions(root)
    (root / SECTION).write_text("+++\ntitle = \"Text\"\n+++\n\nThe river [@nobody-2020-nothing].\n")
    check("a fault: it is no success", build(root).returncode == 1)
    check("a fault: the old output is kept", read(root) == old)


if ROOT.exists():
    shutil.rmtree(ROOT)
ROOT.mkdir(parents=True)
full_disk()
full_volume()
read_only_folder()
killed()
stopped_between_steps()
at_once(2)
at_once(4)
outputs_closed()
faulty_sources_keep_the_output()
print(f"{tried} checks, {failed} failed, {skipped} skipped")
sys.exit(failed > 0)
