"""Builds workspaces again in other surroundings: every file must come out the same, byte for byte.

usage: equal.py PROGRAM FOLDER WORKSPACE … [-- ARGUMENT …]   FOLDER is made anew; arguments are those of `build`

What changes: the run, the folder, the order in which the files were made, the time zone and the language of the
system, the home folder, the number of cores and threads, and the clock. Exit: 0 all equal, 1 not, 2 a tool is absent.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

CLOCK = "2031-02-03 04:05:06"
# Name: variables of the environment, and the command before the program.
SURROUNDINGS = {
    "a second run": ({}, []),
    "another folder": ({}, []),
    "time zone": ({"TZ": "Pacific/Kiritimati"}, []),
    "language of the system": ({"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "LANGUAGE": "tr"}, []),
    "home folder": ({"HOME": "/nonexistent", "XDG_CONFIG_HOME": "/nonexistent", "TMPDIR": "/nonexistent"}, []),
    "one core": ({}, ["taskset", "--cpu-list", "0"]),
    "one thread": ({"RAYON_NUM_THREADS": "1"}, []),
    "seven threads": ({"RAYON_NUM_THREADS": "7"}, []),
    "clock": ({}, ["faketime", CLOCK]),
    "a bare environment": ({"PATH": os.environ["PATH"]}, ["env", "--ignore-environment"]),
}
NOT_READ = {".git", "target", "out", "fuzz"}


def tools():
    """True when what changes the surroundings is there and does change them."""
    missing = [tool for tool in ("taskset", "faketime", "env") if not shutil.which(tool)]
    for tool in missing:
        print(f"{tool} is not installed")
    if missing:
        return False
    year = subprocess.run(["faketime", CLOCK, "date", "+%Y"], capture_output=True, text=True).stdout.strip()
    if year != "2031":
        print(f"faketime does not change the clock: the year is {year!r}")
    return year == "2031"


def copy(workspace, target):
    """The workspace with its files made from the last to the first, all of one old day."""
    files = []
    for folder, folders, names in os.walk(workspace):
        folders[:] = [name for name in folders if name not in NOT_READ]
        files += [Path(folder, name).relative_to(workspace) for name in names]
    for path in sorted(files, reverse=True):
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(workspace / path, target / path)
        os.utime(target / path, (86400, 86400))


def built(program, workspace, arguments, variables, before):
    """The files of one build by name. What is left of an older build would be compared with itself: it goes first."""
    out = workspace / "out"
    shutil.rmtree(out, ignore_errors=True)
    command = [*before, program, "--workspace", workspace, "build", *arguments]
    ran = subprocess.run(command, env={**os.environ, **variables}, capture_output=True, text=True, timeout=600)
    if ran.returncode != 0:
        print(f"{workspace}: the build ended with {ran.returncode}: {ran.stderr[-500:]}")
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def main():
    program, folder, *rest = sys.argv[1:]
    at = rest.index("--") if "--" in rest else len(rest)
    workspaces, arguments = [Path(name) for name in rest[:at]], rest[at + 1 :]
    if not tools():
        return 2
    program, folder = Path(program).resolve(), Path(folder).resolve()
    shutil.rmtree(folder, ignore_errors=True)
    unequal = files = 0
    for number, workspace in enumerate(workspaces):
        here, elsewhere = folder / f"{number}", folder / "elsewhere, und weit weg" / ("deeper/" * 5) / f"{number}"
        copy(workspace.resolve(), here)
        copy(workspace.resolve(), elsewhere)
        first = built(program, here, arguments, {}, [])
        files += len(first)
        for name, (variables, before) in SURROUNDINGS.items():
            again = built(program, elsewhere if name == "another folder" else here, arguments, variables, before)
            for file in sorted(first.keys() | again.keys()):
                if first.get(file) != again.get(file):
                    unequal += 1
                    print(f"{workspace}: {file}: other bytes: {name}")
    print(f"{files} files in {len(SURROUNDINGS)} other surroundings, {unequal} not equal")
    return int(unequal > 0 or files == 0)


sys.exit(main())
