"""Valid TOML of every sort, as a table of texts; no block of ours among them.

The texts are our own. Each holds one thing that a writer could break: a string with
a header in it, a key that looks like ours, an end without a line end.
"""

from __future__ import annotations

from typing import Final

TEXTS: Final[dict[str, str]] = {
    "comment": "# a comment\n",
    "comments with symbols": '# [x] = "y" # \'\'\' """ \\ 渝北\n',
    "comment with a tab": "#\tone\tand two\n",
    "comment after a value": "a = 1 # [[observation]]\n",
    "comment of a block": '# [[observation]]\n# indicator = "gdp"\n',
    "blank lines around": "\n\n\na = 1\n\n\n",
    "indented": "  a = 1\n\t[b]\n\t\tc = 2\n",
    "no spaces": "a=1\nb='x'\n[c]\nd=[1,2]\n",
    "many spaces": "a   =   1   \n[ b ]\n c  = 2\t\n",
    # keys
    "bare keys": "a = 1\nB_2 = 2\nc-d = 3\n1234 = 4\n",
    "keys of digits and dashes": "-1 = 1\n_ = 2\n- = 3\n001 = 4\n",
    "quoted keys": '"a b" = 1\n\'c d\' = 2\n"" = 3\n',
    "Chinese keys": '"地区生产总值" = 1\n[\'渝北\'."目标"]\na = 1\n',
    "keys with escapes": '"\\u6e1d\\t" = 1\n"a\\"b" = 2\n',
    "keys with dots in quotes": "\"a.b\" = 1\n'c.d'.e = 2\n",
    "dotted keys": "a.b.c = 1\na.b.d = 2\na . e = 3\n",
    "dotted keys of digits": "3.14 = 1\n3.15 = 2\n",
    "keys like numbers and words": "true = 1\nnan = 2\ninf = 3\n2024-01-01 = 4\n",
    "keys close to ours": "observations = 1\nobservation_ = 2\nOBSERVATION = 3\n",
    "our name inside a table": "[a]\nobservation = 1\n[b.observation]\nc = 1\n",
    "our name as a list inside a table": "[[a.observation]]\nx = 1\n",
    # strings
    "basic strings": 'a = ""\nb = "x"\nc = "a # b"\nd = "[[observation]]"\n',
    "escapes": 'a = "\\b\\t\\n\\f\\r\\"\\\\"\nb = "\\u00e9\\U0001F600"\n',
    "literal strings": "a = ''\nb = 'C:\\dir\\n'\nc = '\"'\n",
    "quotes in strings": 'a = "it\'s"\nb = \'"quoted"\'\n',
    "long basic": 'a = """\nline one\nline two"""\n',
    "long basic, empty": 'a = """"""\nb = """\n"""\n',
    "long basic, quotes": 'a = """one " two "" three"""\nb = """"x"""""\n',
    "long basic, joined lines": 'a = """\\\n   one \\\n   two\\\n   """\n',
    "long basic, escapes": 'a = """\\"\\"\\" \\u6e1d \\\\"""\n',
    "long literal": "a = '''\nline one\n\\ line two'''\n",
    "long literal, quotes": "a = '''it's ''two'''''\nb = '''''x'''''\n",
    "a header in a long string": 'a = """\n[[observation]]\nx = 1\n"""\n',
    "a block in a literal": "a = '''\n[[observation]]\nvalue = \"1\"\n'''\n",
    "a table in a long string": "a = '''\n[observation]\n'''\nb = 1\n",
    "a comment sign in a long string": 'a = """# not a comment\n# neither"""\n',
    "Chinese": 'a = "渝北区地区生产总值突破3200亿元"\n# 注释：「引文」\n',
    "all planes": 'a = "é ß Ж 漢 😀 𠮷 ﷽ \u200f"\n',
    "combining and wide": 'a = "e\u0301 Å １２３ ﾊﾝ"\n',
    "separators that are no line ends": 'a = "x\u0085y\u2028z\u2029"\n',
    "bidirectional": 'a = "\u202eabc\u202c \u2066x\u2069"\n',
    "no-break spaces": 'a = "1\u00a0000\u202f000"\n',
    "tab in a string": "a = \"x\ty\"\nb = 'x\ty'\n",
    # numbers
    "integers": "a = 0\nb = +1\nc = -17\nd = 1_000\ne = 9223372036854775807\n",
    "other bases": "a = 0xDEAD_beef\nb = 0o755\nc = 0b1101_0110\n",
    "zeros": "a = 0\nb = -0\nc = +0\nd = 0.0\ne = -0.0\n",
    "floats": "a = 1.0\nb = -0.01\nc = 3.1415_9265\nd = +5.50\n",
    "exponents": "a = 1e3\nb = -2E-2\nc = 6.626e-34\nd = 1e06\ne = 5E+22\n",
    "huge and tiny": "a = 1e400\nb = 1e-400\nc = 1e9999999999999999999\n",
    "not numbers": "a = nan\nb = +nan\nc = -nan\nd = inf\ne = +inf\nf = -inf\n",
    "many digits": "a = 0.1000000000000000055511151231257827\nb = 123456789012345678\n",
    "equal in value, not in text": "a = 1.0\nb = 1.00\nc = 10e-1\n",
    "booleans": "a = true\nb = false\n",
    # dates and times
    "dates": "a = 2024-02-29\nb = 0001-01-01\nc = 9999-12-31\n",
    "times": "a = 07:32:00\nb = 00:00:00.999999\nc = 23:59:59\n",
    "local dates with times": "a = 1979-05-27T07:32:00\nb = 1979-05-27 07:32:00.5\n",
    "zones": "a = 1979-05-27T07:32:00Z\nb = 1979-05-27T00:32:00-07:00\n",
    "two zones": "a = 1979-05-27T08:00:00+08:00\nb = [1979-05-27T00:00:00Z]\n",
    "small letters": "a = 1979-05-27t07:32:00z\n",
    # arrays
    "arrays": "a = []\nb = [1, 2]\nc = [ ]\nd = [1,]\n",
    "arrays over lines": "a = [\n  1,  # one\n\n  # two\n  2,\n]\n",
    "arrays of arrays": "a = [[1, 2], ['a', \"b\"], [[]], []]\n",
    "mixed arrays": 'a = [1, 1.0, "x", true, 2024-01-01, [1], {b = 1}]\n',
    "arrays of tables inside": "a = [{b = 1}, {b = 2, c = [1]}]\n",
    "brackets in strings": 'a = ["]", "[", "]]", "[[observation]]"]\n',
    "a long array": "a = [" + ", ".join(map(str, range(500))) + "]\n",
    # inline tables
    "inline tables": "a = {}\nb = {c = 1, d.e = 2}\nf = { 'g h' = 'i' }\n",
    "inline tables in inline tables": "a = {b = {c = {d = 1}}}\n",
    "inline table named like a record": 'a = {observation = [{value = "1"}]}\n',
    # tables
    "tables": "[a]\nb = 1\n[c]\n[d]\ne = 2\n",
    "tables of tables": "[a.b.c]\nd = 1\n[a]\ne = 2\n[a.b]\nf = 3\n",
    "quoted tables": "['a'.\"b c\"]\nd = 1\n[ e . 'f' ]\ng = 1\n",
    "an empty table at the end": "[a]\nb = 1\n[c]",
    "a table after dotted keys": "a.b = 1\n[c]\nd.e.f = 2\n[c.g]\n",
    "lists of tables": "[[a]]\nb = 1\n[[a]]\n[[a]]\nb = 3\n",
    "lists in lists": "[[a]]\nb = 1\n[[a.c]]\nd = 1\n[[a.c]]\nd = 2\n[[a]]\n[[a.c]]\n",
    "tables in lists": "[[a]]\n[a.b]\nc = 1\n[[a]]\n[a.b]\nc = 2\n",
    "spaced headers": "[[ a ]]\nb = 1\n\t[[ 'a' ]]\n[ c ]  # end\n",
    "a list named alike": "[[observations]]\nx = 1\n[[observation_]]\ny = 1\n",
    # our own sort of files
    "one record": '[[observation]]\nindicator = "a"\nperiod = 2023\nvalue = "1亿元"\n',
    "a record with all keys": (
        '[[observation]]\nindicator = "a"\nperiod = "2023-Q1"\nvalue = "~1.50%"\n'
        'published = 2024-10-01\nassumed = ["published"]\nstatus = "P"\n'
        'basis = "2020"\nyoy = 18.5\nsource = "s"\nnote = """\nn\n"""\n'
    ),
    "a record taken back": (
        '[[observation]]\nindicator = "a"\nperiod = 2023\nstatus = "M"\n'
    ),
    "records with comments": (
        '# head\n[[observation]] # first\nindicator = "a"\nperiod = 2022\nvalue = "1"\n'
        '# between\n\n[[observation]]\nindicator = "a"\nperiod = 2023\nvalue = "2"\n'
        "# end\n"
    ),
    "a record with a bare number": (
        '[[observation]]\nindicator = "a"\nperiod = 2023\nvalue = 1600.50\n'
    ),
    "a record with quoted header": (
        '[["observation"]]\nindicator = "a"\nperiod = 2023\nvalue = "1"\n'
    ),
    "a record with a table of its own": (
        '[[observation]]\nindicator = "a"\nperiod = 2023\nvalue = "1"\n'
        "[observation.more]\nx = 1\n"
    ),
    "a record of dotted keys": (
        '[[observation]]\nindicator = "a"\nperiod = 2023\nvalue = "1"\nx.y = 1\n'
    ),
    "records between tables": (
        '[a]\nb = 1\n[[observation]]\nindicator = "a"\nperiod = 2023\nvalue = "1"\n'
        "[c]\nd = 1\n"
    ),
    "records in reverse": "".join(
        f'[[observation]]\nvalue = "{year}"\nperiod = {year}\nindicator = "a"\n'
        for year in range(2024, 2015, -1)
    ),
    "a small registry": (
        'schema = 1\n[plan]\nid = "p"\ntitle = { zh = "规划", en = "Plan" }\n'
        'start = 2022\nend = 2026\n\n[indicators.gdp]\ntitle = "GDP"\nunit = "亿元"\n'
        'measure = "flow"\n\n[goals.gdp]\ntarget = "突破3200亿元"\n'
    ),
}
"""Texts by what they hold. None has bytes that its own variants would change."""
