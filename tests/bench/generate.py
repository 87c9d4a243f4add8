#!/usr/bin/env python3
"""Makes a register of N recommendations, the same bytes for the same N.

    generate.py 1000 FOLDER

Writes FOLDER/plan.yaml, which rectrack imports, and FOLDER/plan.jsonl, the same
recommendations a line each, which the limit program loads.  Record i depends on
i alone: the first 59 are the same in each register.  Words are those of the
fixtures, as often as there.  Each has a title, some 600 characters of text, one to three owners, one to five key actions with a target
each, and an update for about four periods; the last, open one sets its colour.
"""
import bisect
import calendar
import collections
import itertools
import json
import os
import random
import re
import sys

FIXTURES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../fixtures/southampton")

# Each is in few recommendations: what a selective search asks for.
RARE = """Portswood Woolston Millbrook Swaythling Bassett Bargate Freemantle Harefield
Thornhill Weston Lordshill Redbridge Coxford Highfield Sholing Townhill Peartree Itchen Netley
Hamble Romsey Totton Eastleigh Hedge Botley Bursledon Marchwood Hythe Fawley""".split()

OWNERS = ["SCC", "SCC Communications Team", "Strategy unit", "Children's Services", "Public Health",
          "Director of Public Health", "Integrated Commissioning Unit", "Hampton Trust",
          "Hampshire Constabulary", "IDVA team", "Head teachers", "Governing Bodies", "SACRE",
          "DSA strategic group", "Veterans work stream"]
THEMES = ["Universal primary prevention", "Targeted interventions",
          "Perpetrator services and whole system approach", "Evidence based decision making"]
PERIODS = [("2019-06", "June 2019", "2019-06-30"), ("2019-09", "September 2019", "2019-09-30"),
           ("2019-12", "December 2019", "2019-12-31"), ("2020-03", "March 2020", "2020-03-31"),
           ("2020-06", "June 2020", "2020-06-30")]
RAGS = ["red", "amber", "green", "complete"]
RAG_WEIGHT = list(itertools.accumulate([0.17, 0.33, 0.32, 0.18]))
MONTHS = calendar.month_name


def vocabulary():
    """The words of the fixtures and how often each stands there, the commonest first."""
    count = collections.Counter()
    for name in sorted(os.listdir(FIXTURES)):
        if name.endswith(".yaml"):
            with open(os.path.join(FIXTURES, name), encoding="utf-8") as f:
                count.update(re.findall(r"[a-z]{2,}", f.read().lower()))
    return sorted(count.items(), key=lambda item: (-item[1], item[0]))


class Prose:
    """A pool of sentences and phrases, from which texts are drawn."""

    def __init__(self):
        rng = random.Random(20200331)
        known, weights = zip(*vocabulary())
        weights = list(itertools.accumulate(weights))

        def words(low, high):
            return [known[bisect.bisect(weights, rng.random() * weights[-1])]
                    for _ in range(rng.randint(low, high))]

        self.sentences = [" ".join(words(9, 22)).capitalize() + "." for _ in range(12000)]
        self.phrases = [" ".join(words(6, 11)).capitalize() for _ in range(6000)]

    def phrase(self, draw):
        return self.phrases[int(draw() * len(self.phrases))]

    def text(self, draw, length):
        out, have = [], 0
        while have < length:
            out.append(self.sentences[int(draw() * len(self.sentences))])
            have += len(out[-1]) + 1
        if draw() < 0.1:
            out[-1] = out[-1][:-1] + " in " + RARE[int(draw() * len(RARE))] + "."
        return " ".join(out)


def target(draw):
    """A month as people write it, and its last day."""
    month = int(draw() * 36)
    year, month = 2019 + month // 12, month % 12 + 1
    return f"{MONTHS[month]} {year}", f"{year}-{month:02}-{calendar.monthrange(year, month)[1]}"


def record(i, prose):
    draw = random.Random(1000003 + i).random
    owners = random.Random(i).sample(OWNERS, 1 + int(draw() * 3))
    rag = RAGS[bisect.bisect(RAG_WEIGHT, draw() * RAG_WEIGHT[-1])]
    actions = []
    for k in range(1 + int(draw() * 5)):
        words, day = target(draw)
        actions.append({"text": prose.phrase(draw), "owner": owners[k % len(owners)],
                        "target": words, "day": day,
                        "status": "complete" if rag == "complete" or draw() < 0.35 else "not_started"})
    first = int(draw() * 3)
    notes = [{"period": period, "date": day, "author": owners[0],
              "rag": RAGS[bisect.bisect(RAG_WEIGHT, draw() * RAG_WEIGHT[-1])],
              "text": prose.text(draw, 400 + draw() * 140)}
             for period, _, day in PERIODS[first:]]
    notes[-1]["rag"] = rag
    return {"ref": f"R-{i + 1:06d}", "title": prose.phrase(draw),
            "text": prose.text(draw, 520 + draw() * 120), "theme": THEMES[i % len(THEMES)],
            "owners": owners, "rag": rag, "due": min(a["day"] for a in actions),
            "actions": actions, "notes": notes}


def folded(text, indent, width=96):
    lines, line = [], indent
    for word in text.split(" "):
        if len(line) + len(word) > width:
            lines.append(line.rstrip())
            line = indent
        line += word + " "
    lines.append(line.rstrip())
    return "\n".join(lines)


def yaml_head():
    themes = "\n".join(f"      - {t}" for t in THEMES)
    owners = "\n".join(f"  - name: {o}\n    kind: team" for o in OWNERS)
    periods = "\n".join(
        f"  - id: {i}\n    label: {label}\n    as_at: {day}\n    state: "
        + ("open" if i == PERIODS[-1][0] else "closed") for i, label, day in PERIODS)
    return (f"rectrack: 1\nsources:\n  - code: R\n    title: A register made to be measured\n"
            f"    themes:\n{themes}\nowners:\n{owners}\nperiods:\n{periods}\nrecommendations:\n")


def yaml_record(rec):
    state = "complete" if rec["rag"] == "complete" else "in_progress"
    out = [f'  - ref: {rec["ref"]}', "    source: R", f'    theme: {rec["theme"]}',
           f'    title: {rec["title"]}', "    text: >-", folded(rec["text"], " " * 6),
           f"    state: {state}", "    owners:"]
    for k, owner in enumerate(rec["owners"]):
        out.append(f'      - {{name: {owner}, role: {"support" if k else "lead"}}}')
    out.append("    actions:")
    for a in rec["actions"]:
        out.append(f'      - text: {a["text"]}')
        if a["status"] == "complete":
            out.append("        state: complete")
        out.append(f'        owners: [{{name: {a["owner"]}, role: lead}}]')
    out.append("    targets:")
    for k, a in enumerate(rec["actions"], 1):
        out.append(f'      - {{text: {a["target"]}, action: {k}}}')
    out.append("    updates:")
    for n in rec["notes"]:
        out += [f'      - period: {n["period"]}', "        progress:", "          - >-",
                folded(n["text"], " " * 12), f'        rag: {n["rag"]}']
    return "\n".join(out) + "\n"


def main():
    if len(sys.argv) != 3 or not sys.argv[1].isdigit():
        sys.exit("usage: generate.py N FOLDER")
    n, folder = int(sys.argv[1]), sys.argv[2]
    os.makedirs(folder, exist_ok=True)
    prose = Prose()
    with open(os.path.join(folder, "plan.yaml"), "w", encoding="utf-8") as plan, \
            open(os.path.join(folder, "plan.jsonl"), "w", encoding="utf-8") as lines:
        plan.write(yaml_head())
        for i in range(n):
            rec = record(i, prose)
            plan.write(yaml_record(rec))
            lines.write(json.dumps(rec, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
