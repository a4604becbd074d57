"""Writes every format over the demo, over files with odd names and over nothing, and validates it: scripts/reports calls this.

SARIF is held against its schema and the SARIF Multitool's rules, JUnit against the schema that Jenkins goes by and a parser of its
own, Code Quality against what sarif-tools makes of our SARIF, and each against the JSON report. For GitLab's two formats no package
holds a schema: those beside this file are aklint's own, after GitLab's documentation.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from urllib.parse import unquote

from junitparser import Error, Failure, JUnitXml, Skipped
from lxml import etree

ROOT = Path(__file__).resolve().parent.parent.parent
HERE = Path(__file__).resolve().parent
PROGRAM, BIN, MULTITOOL, XSD = (Path(argument) for argument in sys.argv[1:5])
FORMATS = ["human", "github", "json", "jsonl", "sarif", "gitlab", "gitlab-secrets", "junit"]
# Every key in testdata/ has it.
MARK = b"aKL1nt"
# The Multitool wants a home page, which is for whoever publishes aklint to name.
ALLOWED = {"SARIF2005"}
ODD = [
    b"control \x01\x07\x1b[31m\x7f.py",
    b"line\nbreak\r\ttab.py",
    "mark<up> & \"quotes\" 'both' ]]>.py".encode(),
    "not in XML \ufffe\uffff.py".encode(),
    "right to left \u202e\u2066.py".encode(),
    "密钥/中文 名.py".encode(),
    b"percent%00%2e%2e#hash?query=1.py",
    b"back\\slash.py",
    b"c:colon.py",
    b"-dash.py",
    b"not utf-8 \xff\xfe.py",
    b"x" * 200 + b".py",
    b"a/./b/deep.py",
]


def main() -> int:
    leak = (ROOT / "testdata/cli/findings.in/app.py").read_bytes()
    with tempfile.TemporaryDirectory() as scratch:
        odd, clean = Path(scratch, "odd"), Path(scratch, "clean")
        for folder in (odd, clean):
            (folder / ".git").mkdir(parents=True)
        (clean / "app.py").write_text("import oss2\n")
        for name in ODD:
            path = os.path.join(os.fsencode(odd), name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            Path(os.fsdecode(path)).write_bytes(leak)
        (odd / "silenced.py").write_bytes(leak.replace(b"\nauth", b"\n# aklint: ignore[hardcoded-access-key] <old> & \x0b\nauth"))
        (odd / "broken.py").write_bytes(leak + b"def (:\n")
        os.mkfifo(odd / "pipe.py")
        out = Path(scratch, "out")
        for name, folder, paths, status in [
            ("demo", ROOT, ["testdata/demo"], 1),
            ("odd names", odd, [".", "missing\x1b.py"], 2),
            ("clean", clean, ["."], 0),
        ]:
            out.mkdir(exist_ok=True)
            for lang in ("en", "zh"):
                run(folder, paths, status, lang, out)
                print(f"{name}, {lang}: {validate(out, folder)}")
    return 0


def run(folder: Path, paths: list[str], status: int, lang: str, out: Path) -> None:
    for format in [*FORMATS, "statistics"]:
        how = ["--statistics", "--format", "json"] if format == "statistics" else ["--format", format]
        command = [PROGRAM, "check", "--lang", lang, *how, "--", *paths]
        done = subprocess.run(command, cwd=folder, capture_output=True)
        hold(done.returncode == status, f"{format} ends with {done.returncode}: {done.stderr.decode(errors='replace')}")
        hold(MARK not in done.stdout + done.stderr, f"{format} shows a key")
        (out / format).write_bytes(done.stdout)


def validate(out: Path, folder: Path) -> str:
    report = load(out, "json")
    lines = [json.loads(line) for line in (out / "jsonl").read_text().split("\n")[:-1]]
    hold(len(lines) == len(report["findings"]) + 1, "json and jsonl differ")
    statistics(load(out, "statistics"), report)
    warned = sarif(out, report)
    issues = code_quality(out, report, folder)
    vulnerabilities = secrets(out, report, folder)
    cases = junit(out, report)
    return (
        f"{len(report['findings'])} findings, {len(issues)} Code Quality entries, {len(vulnerabilities)} secrets, "
        f"{cases} JUnit cases; SARIF Multitool: {', '.join(sorted(warned)) or 'nothing to say'}"
    )


def statistics(counted: dict, report: dict) -> None:
    hold(counted["stats"] == report["stats"], "the statistics are of another run")
    for kind in ("errors", "warnings", "notes", "quieted"):
        total = sum(rule[kind] for rule in counted["rules"])
        hold(total == report["stats"][kind], f"{total} {kind} are counted")


def sarif(out: Path, report: dict) -> set[str]:
    schema(out / "sarif", MULTITOOL / "sarif-2.1.0.json")
    results = load(out, "sarif")["runs"][0]["results"]
    hold(len(results) == len(report["findings"]) + len(report["quieted"]), "SARIF has other findings")
    # It wants the suffix, and ends with 0 whatever it finds.
    log, verdict = out / "log.sarif", out / "verdict.sarif"
    log.write_bytes((out / "sarif").read_bytes())
    call(MULTITOOL / "Sarif.Multitool", "validate", log, "--output", verdict, "--log", "ForceOverwrite")
    run = load(out, "verdict.sarif")["runs"][0]
    notifications = run["invocations"][0].get("toolExecutionNotifications", [])
    failed = [one for one in notifications if one.get("level") == "error"]
    hold(not failed, f"the SARIF Multitool failed: {failed}")
    wrong = [one for one in run.get("results", []) if one["ruleId"] not in ALLOWED]
    hold(not wrong, f"the SARIF Multitool objects: {json.dumps(wrong[:3])}")
    return {one["ruleId"] for one in run.get("results", [])}


def code_quality(out: Path, report: dict, folder: Path) -> list:
    schema(out / "gitlab", HERE / "gitlab.schema.json")
    issues = load(out, "gitlab")
    prints = [issue["fingerprint"] for issue in issues]
    hold(len(set(prints)) == len(prints), "two entries have one fingerprint")
    ours = [(issue["check_name"], issue["location"]["path"], issue["location"]["lines"]["begin"]) for issue in issues]
    exist(folder, [path for _, path, _ in ours])

    call(BIN / "sarif", "codeclimate", out / "log.sarif", "--output", out / "climate")
    theirs = [
        (one["check_name"], unquote(one["location"]["path"]), one["location"]["lines"]["begin"], one["severity"])
        for one in load(out, "climate")
    ]
    # It lists what was silenced, too.
    silenced = [(one["rule"], one["path"], one["start"]["line"]) for one in (each["finding"] for each in report["quieted"])]
    both = Counter(ours + silenced)
    hold(both == Counter(one[:3] for one in theirs), f"sarif-tools sees others: {theirs}")
    # We tell errors apart where they cannot; nothing may change its place.
    ranks = ["info", "minor", "major", "critical", "blocker"]
    severities = {(one[0], one[1], one[2]): ranks.index(one[3]) for one in theirs}
    pairs = sorted((ranks.index(issue["severity"]), severities[place]) for issue, place in zip(issues, ours))
    hold([theirs for _, theirs in pairs] == sorted(theirs for _, theirs in pairs), f"severities are in another order: {pairs}")
    return issues


def secrets(out: Path, report: dict, folder: Path) -> list:
    schema(out / "gitlab-secrets", HERE / "gitlab-secrets.schema.json")
    document = load(out, "gitlab-secrets")
    found = document["vulnerabilities"]
    expected = [one for one in report["findings"] if one["secret"] and one["severity"] != "note"]
    hold(len(found) == len(expected), "other secrets are reported")
    hold(len({one["id"] for one in found}) == len(found), "two secrets have one id")
    hold(document["scan"]["start_time"] <= document["scan"]["end_time"], "the scan ends before it begins")
    unseen = any(problem["extent"] == "unseen" for problem in report["problems"])
    hold((document["scan"]["status"] == "failure") == unseen, "the status is wrong")
    exist(folder, [one["location"]["file"] for one in found])
    return found


def junit(out: Path, report: dict) -> int:
    tree = etree.parse(out / "junit")
    # Attributes that later versions of Jenkins, GitLab and others read, and that this schema is too old for.
    for element in tree.iter():
        for name in {"testsuites": ["skipped"], "testcase": ["line"], "skipped": ["message", "type"]}.get(element.tag, []):
            element.attrib.pop(name, None)
    rules = etree.XMLSchema(etree.parse(XSD))
    hold(rules.validate(tree), f"JUnit is not valid: {rules.error_log}")
    # The exit status of `junitparser verify` tells of failed tests, not of a broken file; so it is read.
    kinds: Counter = Counter()
    for suite in JUnitXml.fromfile(str(out / "junit")):
        cases = list(suite)
        hold(suite.tests == len(cases), f"{suite.name} counts wrongly")
        kinds.update(type(case.result[0]) if case.result else None for case in cases)
    stats, extents = report["stats"], Counter(problem["extent"] for problem in report["problems"])
    expected = {
        Failure: stats["errors"] + stats["warnings"],
        Error: extents["unseen"],
        Skipped: stats["quieted"] + extents["partial"] + extents["skipped"],
        None: stats["notes"] + (stats["errors"] + stats["warnings"] + extents["unseen"] == 0),
    }
    hold(all(kinds[kind] == number for kind, number in expected.items()), f"JUnit has {kinds}, not {expected}")
    return sum(kinds.values())


def exist(folder: Path, paths: list[str]) -> None:
    """Names that are no text are shown with a mark of replacement; all others are those of the files."""
    missing = [path for path in paths if "\ufffd" not in path and not (folder / path).is_file()]
    hold(not missing, f"there are no such files: {missing}")


def schema(document: Path, rules: Path) -> None:
    # Told what it reads: it would go by the name.
    call(BIN / "check-jsonschema", "--force-filetype", "json", "--schemafile", rules, document)


def load(out: Path, name: str):
    return json.loads((out / name).read_text(encoding="utf-8"))


def call(*command) -> None:
    done = subprocess.run(command, capture_output=True, text=True)
    hold(done.returncode == 0, f"{command[0]}: {done.stdout}{done.stderr}")


def hold(is_so: bool, otherwise: str) -> None:
    if not is_so:
        sys.exit(f"scripts/reports: {otherwise}")


if __name__ == "__main__":
    sys.exit(main())
