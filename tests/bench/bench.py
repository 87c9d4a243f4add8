#!/usr/bin/env python3
"""How fast rectrack is beside the least that any program needs for the same.

    bench.py BUILD [N ...]

BUILD is a folder that rectrack and tests/bench/limit were built in; N are sizes
of registers, else 59 1000 10000 100000.  The registers are made once and kept
in BUILD/bench.  Ratios come first; where one misses its goal, it says so.  The
March paper is made beside Pandoc and LibreOffice, where they are installed.
"""
import itertools
import os
import shutil
import statistics
import subprocess
import sys

import measure

HERE = os.path.dirname(os.path.abspath(__file__))
SIZES = [59, 1000, 10000, 100000]
OWNER, RAG, BEFORE, RARE = "Hampton Trust", "red", "2020-06", "Woolston"
RUNS = 11
HEADS = "      N  what                        ratio   (CPU)  goal       ms, ours     limit"


def line(n, what, ours, theirs, ratio, cpu, goal):
    cpu = f"{cpu:6.2f}" if cpu else "     –"
    verdict = "" if ratio <= goal else "  MISSED"
    print(f"{n:>7}  {what:<26} {ratio:6.2f} {cpu}   ≤ {goal:<4}  {ours:9.2f} {theirs:9.2f}{verdict}",
          flush=True)


class March:
    """The paper of March 2020, 16 rows, beside what else would make one."""

    def __init__(self, build):
        self.rectrack = os.path.join(build, "rectrack")
        self.folder = os.path.join(build, "bench", "march")
        self.env = {"PATH": os.environ["PATH"], "HOME": self.folder, "LC_ALL": "C.UTF-8",
                    "RECTRACK_REGISTER": self.path("register.db"), "RECTRACK_TODAY": "2020-06-15",
                    "RECTRACK_USER": "bench"}

    def path(self, name):
        return os.path.join(self.folder, name)

    def export(self, name):
        return [self.rectrack, "export", "source:SI", "-o", self.path(name)]

    def table(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder)
        for argv in ([self.rectrack, "init", "--sample"], self.export("paper.md"), self.export("paper.docx")):
            subprocess.run(argv, check=True, env=self.env, stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL)
        self.beside("DOCX beside Pandoc", "ours.docx", "pandoc",
                    ["-f", "gfm", self.path("paper.md"), "-o", self.path("theirs.docx")], 0.2)
        self.beside("PDF beside LibreOffice", "ours.pdf", "soffice",
                    ["--headless", "--convert-to", "pdf", "--outdir", self.path("theirs"),
                     self.path("paper.docx")], 0.1)

    def beside(self, what, name, program, words, goal):
        found = shutil.which(program)
        if not found:
            print(f"{16:>7}  {what:<26} {program} is not installed", flush=True)
            return
        line(16, what, *measure.pairs(self.export(name), [found] + words, 5, self.env), goal)


class Bench:
    """The programs, the registers of one size, and what was found."""

    def __init__(self, build, n):
        self.rectrack = os.path.join(build, "rectrack")
        self.limit = os.path.join(build, "tests/bench/limit")
        self.n = n
        self.folder = os.path.join(build, "bench", str(n))
        self.plan, self.lines = self.path("plan.yaml"), self.path("plan.jsonl")
        self.register, self.db = self.path("register.db"), self.path("limit.db")
        self.env = {"PATH": os.environ["PATH"], "HOME": self.folder, "LC_ALL": "C.UTF-8",
                    "RECTRACK_REGISTER": self.register, "RECTRACK_TODAY": "2020-06-15",
                    "RECTRACK_USER": "bench"}
        self.runs = RUNS if n <= 10000 else 5

    def path(self, name):
        return os.path.join(self.folder, name)

    def prepare(self):
        """The file, the limit's register and ours, where they are not there yet."""
        if not os.path.exists(self.lines):
            print(f"making {self.n} recommendations", file=sys.stderr)
            subprocess.run([sys.executable, os.path.join(HERE, "generate.py"), str(self.n),
                            self.folder], check=True)
        if not os.path.exists(self.db):
            subprocess.run([self.limit, "load", self.lines, self.db], check=True)
        self.fresh(self.register)
        subprocess.run(self.import_into(self.register), check=True, env=self.env,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def fresh(self, register):
        """An empty register."""
        if os.path.exists(register):
            os.unlink(register)
        subprocess.run([self.rectrack, "--register", register, "init"], check=True, env=self.env,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def import_into(self, register):
        return [self.rectrack, "--register", register, "import", "--max-size", "2G", self.plan]

    def agree(self):
        """Both find the same; a fast wrong answer is none."""
        for ours, theirs in ((self.filter(), self.limit_filter()), (self.search(), self.limit_search())):
            found = int(measure.answer(ours + ["--count"], self.env).split()[0])
            expected = measure.answer(theirs, self.env).count("\n")
            if found != expected:
                raise measure.Failed(f"{' '.join(ours)} finds {found}, the limit {expected}")

    def filter(self):
        return [self.rectrack, "list", f"owner:{OWNER}", f"rag:{RAG}", f"target<{BEFORE}"]

    def limit_filter(self):
        return [self.limit, "filter", self.db, OWNER, RAG, BEFORE + "-01"]

    def search(self):
        return [self.rectrack, "list", RARE]

    def limit_search(self):
        return [self.limit, "search", self.db, RARE]

    def commands(self):
        """What is measured, ours, the limit's, the goal."""
        ref = f"R-{self.n // 2:06d}"
        yield "start (--version)", [self.rectrack, "--version"], [self.limit, "start"], 1.5
        yield "list --limit 50", [self.rectrack, "list", "--limit", "50"], [self.limit, "list", self.db], 1.5
        yield "filter", self.filter(), self.limit_filter(), 1.5
        yield "search", self.search(), self.limit_search(), 1.5
        yield "show", [self.rectrack, "show", ref], [self.limit, "show", self.db, ref], 1.5
        yield ("export to CSV", [self.rectrack, "export", "--format", "csv", "-o", self.path("ours.csv")],
               [self.limit, "csv", self.db, self.path("limit.csv")], 1.3)
        yield ("export to YAML", [self.rectrack, "export", "--format", "yaml", "-o", self.path("ours.yaml")],
               [self.limit, "yaml", self.plan], 1.5)

    def table(self):
        for what, ours, theirs, goal in self.commands():
            self.line(what, *measure.pairs(ours, theirs, self.runs, self.env), goal)
        self.updates()
        self.imports()
        self.screen()
        self.views()
        self.memory("list", [self.rectrack, "list"])
        self.memory("export to CSV", [self.rectrack, "export", "--format", "csv", "-o", self.path("ours.csv")])
        self.papers()

    def line(self, what, *figures):
        line(self.n, what, *figures)

    def papers(self):
        """Of all there is; a PDF of more than 10,000 takes minutes and all memory (README.md)."""
        xlsx = [self.rectrack, "export", "-o", self.path("ours.xlsx")]
        self.line("export to XLSX", *measure.pairs(
            xlsx, [self.limit + "_xlsx", self.db, self.path("limit.xlsx")], self.runs, self.env), 1.15)
        self.memory("XLSX", xlsx, 32)
        for suffix in ("docx", "html", "pdf"):
            if suffix != "pdf" or self.n <= 10000:
                self.memory(suffix.upper(), [self.rectrack, "export", "-o", self.path("ours." + suffix)],
                            128 if suffix == "pdf" else 32)

    def imports(self):
        into = self.path("again.db")
        runs = 5 if self.n <= 10000 else 1
        self.line("import from YAML", *measure.pairs(
            self.import_into(into), [self.limit, "load", self.lines, self.path("again-limit.db")],
            runs, self.env, lambda: self.fresh(into)), 1.6)
        subprocess.run([self.rectrack, "--register", into, "list", "--limit", "1"], check=True,
                       env=self.env, stdout=subprocess.DEVNULL)

    def updates(self):
        """On registers of their own, in the open period; each writes other words."""
        into, theirs = self.path("update.db"), self.path("update-limit.db")
        shutil.copyfile(self.register, into)
        shutil.copyfile(self.db, theirs)
        rectrack, ref = [self.rectrack, "--register", into], f"R-{self.n // 2:06d}"
        one, other = rectrack + ["update", ref, "--progress", ""], [self.limit, "update", theirs, ref, ""]
        turns = itertools.count()

        def turn():
            one[-1] = other[-1] = f"Two more agencies have agreed, which makes {next(turns)}"
        self.line("one durable update", *measure.pairs(one, other, 2 * self.runs, self.env, turn), 2)
        turn()
        syncs = measure.syncs(one, self.env)
        verdict = "" if syncs <= 5 else "  MISSED"
        print(f"{self.n:>7}  {'update: fdatasync':<26} {syncs:6d}          ≤ 5{verdict}", flush=True)
        start = measure.now()
        subprocess.run(rectrack + ["set", "--query", "not:state:paused", "state=paused"], check=True,
                       env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        took = measure.now() - start
        print(f"{self.n:>7}  {'set of all at once':<26} {took * 1e3:6.0f} ms, {took * 1e6 / self.n:.0f} µs each",
              flush=True)

    def memory(self, what, argv, goal=16):
        used = measure.peak(argv, self.env)
        verdict = "" if used <= goal else "  MISSED"
        print(f"{self.n:>7}  {'memory: ' + what:<26} {used:6.1f} MiB      ≤ {goal}{verdict}", flush=True)

    def screen(self):
        ours, theirs = [], []
        keys = [b"j"] * 30 + [b"k"] * 30
        for _ in range(7):
            ours.append(measure.screen([self.rectrack], b"R-000001", keys, self.env, idle=1))
            theirs.append(measure.screen([self.limit, "screen", self.db], b"R-000001", keys, self.env))
        median = statistics.median
        paint = [(a[0], b[0]) for a, b in zip(ours, theirs)]
        self.line("screen: first paint", median(a for a, _ in paint) * 1e3,
                  median(b for _, b in paint) * 1e3, median(a / b for a, b in paint), None, 1.6)
        down = [(median(k[0] for k in a[1]), median(k[0] for k in b[1])) for a, b in zip(ours, theirs)]
        self.line("screen: key to repaint", median(a for a, _ in down) * 1e3,
                  median(b for _, b in down) * 1e3, median(a / b for a, b in down), None, 2)
        every = sorted(k[0] * 1e3 for run in ours for k in run[1])
        sizes = median(k[1] for run in ours for k in run[1])
        print(f"{self.n:>7}  {'screen: slowest of 100':<26} {every[int(len(every) * 0.99)]:6.2f} ms       ≤ 16"
              f"\n{self.n:>7}  {'screen: bytes a key':<26} {sizes:6.0f}          ≤ 1000"
              f"\n{self.n:>7}  {'screen: memory':<26} {max(r[2] for r in ours):6.1f} MiB      ≤ 16"
              f"\n{self.n:>7}  {'screen: idle':<26} {median(r[3] for r in ours) * 1e3:6.2f} ms/s     ≤ 2",
              flush=True)


    def periods(self):
        """A copy of the register with twelve periods, the last one open, and a meeting that runs."""
        into = self.path("views.db")
        shutil.copyfile(self.register, into)
        lines = [["period", "close"]]
        for label in ("September 2020", "December 2020", "March 2021", "June 2021", "September 2021",
                      "December 2021"):
            lines += [["period", "open", label], ["period", "close"]]
        lines += [["period", "open", "March 2022"], ["meeting", "new", "2022-03-31", "--items", "shown:amber theme:Evidence"],
                  ["meeting", "go", "1"]]
        for words in lines:
            subprocess.run([self.rectrack, "--register", into] + words, check=True, env=self.env,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return into

    def views(self):
        """The chair's views, from the key that opens one to its first paint, beside the limit's screen
        from its start; until all is counted; and keys in it."""
        env = dict(self.env, RECTRACK_REGISTER=self.periods())
        down, up = b"\033[6~", b"\033[5~"
        rows = [b"j", b"k"] * 10 + [down, up] * 3 + [b"G", b"g"] * 2
        views = [("Board", b"2", "Board", rows), ("Matrix", b"3", "Matrix", rows),
                 ("Timeline", b"4", "Timeline", rows), ("Trend", b"5", "Trend", rows),
                 ("Meeting", b"7", "item 1 of", [b" ", b"\033[D"] * 15)]
        theirs = [measure.screen([self.limit, "screen", self.db], b"R-000001", [], self.env)[0] for _ in range(5)]
        limit = statistics.median(theirs)
        for name, key, expected, moves in views:
            runs = [measure.view([self.rectrack], b"R-000001", key, expected.encode(), moves, env)
                    for _ in range(5)]
            paint = statistics.median(r[0] for r in runs)
            self.line(f"{name}: first paint", paint * 1e3, limit * 1e3, paint / limit, None, 1.6)
            every = sorted(k * 1e3 for r in runs for k in r[2])
            worst = every[int(len(every) * 0.99)]
            print(f"{self.n:>7}  {name + ': all counted':<26} {statistics.median(r[1] for r in runs) * 1e3:6.1f} ms"
                  f"\n{self.n:>7}  {name + ': key, half of them':<26} {statistics.median(every):6.2f} ms"
                  f"\n{self.n:>7}  {name + ': slowest of 100':<26} {worst:6.2f} ms       ≤ 16"
                  + ("" if worst <= 16 else "  MISSED"), flush=True)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    build, sizes = sys.argv[1], [int(n) for n in sys.argv[2:]] or SIZES
    build = os.path.abspath(build)
    print(HEADS)
    March(build).table()
    for n in sizes:
        bench = Bench(build, n)
        bench.prepare()
        bench.agree()
        bench.table()
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (measure.Failed, subprocess.CalledProcessError) as failure:
        sys.exit(f"bench: {failure}")
