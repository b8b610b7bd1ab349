"""veraPDF on PDF files: every rule of the profiles that a file breaks, with how often.

usage: verapdf.py [--tools FOLDER] PROFILE[,PROFILE] FILE.pdf …      profiles: ua1, 2a, 3a, …
       verapdf.py [--tools FOLDER] --fetch

The program is fetched by Maven into FOLDER [default: target/tools/verapdf] when its version is not there. All files
of a profile are judged in one process, for a Java machine is slow to start. Exit: 0 no failures, 1 failures, 2 could
not judge: a file that was not judged never passes.
"""
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOOLS = HERE.parent.parent / "target" / "tools" / "verapdf"
COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
# Started for a few seconds: one core, and the quick compiler alone.
JAVA = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx2g", "-Djava.awt.headless=true"]


class CannotJudge(Exception):
    """The judge did not do its work."""


def fetch(tools):
    """The folder of the program's archives, fetched when it is not that of the versions in pom.xml."""
    pom = HERE / "pom.xml"
    version = hashlib.sha256(pom.read_bytes()).hexdigest()
    jars, mark = tools / "jars", tools / "version"
    if mark.is_file() and mark.read_text() == version:
        return jars
    if not shutil.which("mvn"):
        raise CannotJudge("Maven (mvn) is not installed")
    shutil.rmtree(jars, ignore_errors=True)
    command = ["mvn", "--batch-mode", "--quiet", "--strict-checksums", f"--file={pom}", COPY]
    command += [f"-DoutputDirectory={jars}"]
    ran = subprocess.run(command, capture_output=True, text=True)
    if ran.returncode != 0:
        raise CannotJudge(f"Maven did not fetch veraPDF:\n{ran.stdout[-2000:]}{ran.stderr[-2000:]}")
    mark.write_text(version)
    return jars


def judge(profile, files, tools=TOOLS):
    """For each file, in order: the rules that it breaks, each with (how often, what it says)."""
    jars = fetch(tools)
    names = [os.path.realpath(file) for file in files]
    command = ["java", *JAVA, f"-Dapp.home={tools}", f"-Duser.home={tools}", "-cp", f"{jars}/*",
               "org.verapdf.apps.GreenfieldCliWrapper", "--flavour", profile, "--format", "json",
               "--maxfailuresdisplayed", "1", "--nonpdfext", *names]
    ran = subprocess.run(command, capture_output=True, text=True)
    try:
        jobs = json.loads(ran.stdout)["report"]["jobs"]
    except (ValueError, KeyError) as error:
        raise CannotJudge(f"{error}\n{ran.stdout[-1000:]}{ran.stderr[-2000:]}") from error
    found = {job["itemDetails"]["name"]: job for job in jobs}
    return [broken(found.get(name), profile) for name in names]


def broken(job, profile):
    """The rules that one file breaks. What cannot be parsed at all breaks a rule of this name."""
    if job is None:
        raise CannotJudge("a file was passed over")
    results = job.get("validationResult") or []
    if len(results) != 1 or results[0]["jobEndStatus"] != "normal":
        said = job.get("taskException", {}).get("exceptionMessage", "no result")
        return {f"{profile} unreadable": (1, said)}
    rules = {}
    for rule in results[0]["details"]["ruleSummaries"]:
        name = f"{profile} {rule['clause']}-{rule['testNumber']}"
        said = [check["errorMessage"] + " at " + check["context"] for check in rule["checks"]]
        rules[name] = (rule["failedChecks"], (said or [rule["description"]])[0])
    if results[0]["compliant"] != (not rules):
        raise CannotJudge("the verdict and the list of broken rules differ")
    return rules


def main(arguments):
    tools = TOOLS
    if arguments[:1] == ["--tools"]:
        tools, arguments = Path(arguments[1]), arguments[2:]
    if arguments == ["--fetch"]:
        fetch(tools)
        return 0
    if len(arguments) < 2:
        print(__doc__)
        return 2
    failures = Counter()
    for profile in arguments[0].split(","):
        for file, rules in zip(arguments[1:], judge(profile, arguments[1:], tools)):
            for name, (count, said) in sorted(rules.items()):
                failures[name] += count
                print(f"{file}: {name}, {count} times: {said}")
    counted = f"{len(arguments) - 1} files, {sum(failures.values())} failures of {len(failures)} rules"
    print(f"veraPDF, {arguments[0]}: {counted}")
    return 1 if failures else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except CannotJudge as error:
        print(f"veraPDF: {error}")
        sys.exit(2)
