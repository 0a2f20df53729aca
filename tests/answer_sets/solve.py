"""Solves answer-set programs with clingo: names of files in, one line of JSON for each out.

A program must have exactly one answer set; what it shows is printed as [name, [arguments]].
"""

import json
import sys

import clingo


def plain(symbol):
    if symbol.type == clingo.SymbolType.Number:
        return symbol.number
    if symbol.type == clingo.SymbolType.String:
        return symbol.string
    return str(symbol)


def solve(path):
    control = clingo.Control(["--warn=none", "--models=2"])
    control.load(path)
    control.ground([("base", [])])
    models = []
    with control.solve(yield_=True) as handle:
        for model in handle:
            models.append([[atom.name, [plain(part) for part in atom.arguments]] for atom in model.symbols(shown=True)])
    return models


for line in sys.stdin:
    print(json.dumps(solve(line.strip())), flush=True)
