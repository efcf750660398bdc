"""Prints a line for each pattern: 1 or 0 for each text, or why the pattern does not compile. Patterns and texts are lines of hexadecimal UTF-8."""

import re
import sys

patterns, texts = ([bytes.fromhex(line).decode() for line in open(name).read().split("\n")] for name in sys.argv[1:])
for pattern in patterns:
    try:
        rule = re.compile(pattern)
        print("".join("1" if rule.fullmatch(text) else "0" for text in texts))
    except re.error as error:
        print(error)
