"""Writes src/mapping/conformance/drawn.json: what the reference implementation makes of templates drawn by chance.

    pip install 'jinja2==3.1.6' && python3 scripts/conformance-drawn.py [seed [cases]]

The seed is fixed, so that the file stays; with another one `vitest run src/mapping/conformance.test.ts` compares other
templates. A template with an output must give the same here or be refused at save; one that fails there must fail here.
What differs on purpose is not drawn: see "What is different from Jinja2" in docs/mapping.md.
"""

import json
import platform
import random
import signal
import sys
import warnings
from pathlib import Path

import jinja2

FILE = Path(__file__).parent.parent / "src" / "mapping" / "conformance" / "drawn.json"
SEED = int(sys.argv[1]) if len(sys.argv) > 1 else 42
CASES = int(sys.argv[2]) if len(sys.argv) > 2 else 1500

DATA = {
    "order": {
        "number": "100482",
        "note": None,
        "lines": [
            {"sku": "b-2", "name": "Bog", "quantity": 2, "paper": {"weight": 90}, "rush": True},
            {"sku": "A-1", "name": "album", "quantity": 1, "paper": None, "rush": False},
        ],
        "tags": ["jul", "B2C", "Jul"],
    },
    "n": 7,
    "big": 12345678901234567890,
    "half": 2.5,
    "yes": True,
    "nul": None,
    "text": "Ring ikke på klokken",
    "emoji": "a😀b👍🏽c",
    "numbers": [3, 1, 2, 10],
    "mixed": [1, "a", None, 2.5, True],
    "map": {"b": 1, "a": 2, "10": 3, "B": 4},
    "people": [{"n": "bo", "a": 3, "t": {"c": "X"}}, {"n": "Al", "a": 1, "t": {"c": "y"}}, {"n": "bo", "t": {}}],
    "pairs": [["a", 1], ["b", 2]],
}

WORDS = (
    "foo Bar o'neil jean-luc x_y 1st ÆBLE straße İstanbul ΣΑΣ ﬁn a.b (c) [d] <f> a/b \"Q\" ǆur 😀x é … 12 -7.5 well-known"
).split()
SPACES = [" ", "  ", "\t", "\\n", " ", "-", "\u2003", "\xa0"]
ATOMS = "n big half yes nul missing text emoji numbers mixed map people pairs order.tags order.note order.lines".split()
LISTS = "numbers order.tags order.lines people pairs mixed map range(4) [] (3,1,2) 'hello' map.items() [[2,'b'],[1,'a']]".split()
SMALL = "1 2 0 -1 2.5 7 'a' 'b' true none [1,2] (1,) n half missing nul '3' {} 1.0 0.1".split()
OPERATORS = ["+", "-", "*", "/", "//", "%", "~", "==", "!=", "<", ">=", " and ", " or ", " in ", " not in "]
TEXT_FILTERS = """upper|lower|title|capitalize|trim|wordcount|length|reverse|list|e|urlencode|tojson|first|last|center(15)|
truncate(9)|truncate(9, true)|truncate(12, false, '…')|truncate(6, leeway=2)|wordwrap(7)|wordwrap(5, false)|
wordwrap(6, break_on_hyphens=false)|wordwrap(8, wrapstring='/')|indent(2)|indent('> ', true)|indent(3, blank=true)|
replace('a', '<')|replace('o', '', 1)|trim('fo')|int|float|int(7, 16)|forceescape|unique;list|sort;join|map('upper');join|
batch(3);list|select('upper');list|max|min|join('-')|default('x')|string|safe;e"""
METHODS = """upper()|lower()|title()|capitalize()|swapcase()|strip()|lstrip('f')|split()|rsplit(none, 1)|splitlines()|
isalpha()|isdigit()|isalnum()|isupper()|islower()|isspace()|zfill(8)|center(9, '*')|ljust(9)|rjust(9, 'é')|count('a')|
find('a')|rfind('o', 1)|replace('a', '|')|startswith(('f', 'B'))|partition(' ')|rpartition('-')|strip('fo')|split(' ')|
join(['a', 'b'])|removeprefix('fo')|endswith('x')|index('a')"""
NUMBER_FILTERS = """round|round(1)|round(2)|round(-1)|round(2, 'ceil')|round(1, 'floor')|round(none)|int|float|abs|string|
tojson|filesizeformat|filesizeformat(true)|e|length|list|default(1)|wordcount|urlencode|upper"""
LIST_FILTERS = """list|sort|sort(reverse=true)|sort(attribute='n')|sort(attribute='n,a')|sort(case_sensitive=true)|
unique;list|unique(attribute='n');list|reverse;list|first|last|length|sum|sum(attribute='a')|sum(start=10)|join(', ')|
join(', ', attribute='n')|map('upper');list|map('string');list|map(attribute='n');list|
map(attribute='t.c', default='-');list|map(attribute='paper.weight');list|map('first');list|map('length');list|
map('default', 0);list|map('int', default=9);list|map('replace', 'a', 'x');list|select;list|reject;list|
select('odd');list|select('string');list|reject('in', [1, 2]);list|select('gt', 1);list|selectattr('a', 'defined');list|
selectattr('n', 'eq', 'bo');list|rejectattr('rush');list|selectattr('quantity', 'gt', 1);map(attribute='sku');list|
groupby('n');list|groupby('t.c', default='zz');map('list');list|groupby(0);list|groupby('rush');map('first');list|
batch(2);list|batch(3, 'x');list|batch('x');list|slice(2);list|slice(3, '-');list|min|max|min(attribute='a')|tojson|
tojson(indent=2)|dictsort|dictsort(by='value')|dictsort(true)|dictsort(reverse=true)|items;list|e|string|
map(attribute=1);list|default([]);length"""
TESTS = """defined|undefined|none|true|false|boolean|string|number|integer|float|mapping|sequence|iterable|even|odd|escaped|
upper|lower|eq 1|ne(1)|lt 3|ge 2|in [1, 2]|divisibleby 2|sameas none|== 7|gt 'a'"""
ENDS = ["", "", "", "", "|e", "|string|length", " ~ '<'", "|upper", " is string", "|tojson", " if n", " or 'o'", "[0]", "[-1:]"]


def several(text):
    """Alternatives with | between them; a semicolon stands for the pipe within one."""
    return [one.strip().replace(";", "|") for one in text.replace("\n", "").split("|")]


# What holds a pipe of its own is written out.
METHOD_CALLS = [one for one in several(METHODS.replace("'|'", "'/'"))]
CHOICES = {
    "text": several(TEXT_FILTERS),
    "number": several(NUMBER_FILTERS),
    "list": several(LIST_FILTERS),
    "test": several(TESTS),
}
random_ = random.Random(SEED)
one_of = random_.choice


def chance(share):
    return random_.random() < share


def words():
    """A text in quotes."""
    parts = [one_of(WORDS) for _ in range(random_.randint(0, 5))]
    text = "".join(part + one_of(SPACES) for part in parts).replace("'", "\\'")
    return f"'{text}'"


def number():
    kind = random_.randint(0, 4)
    if kind == 0:
        return str(random_.randint(-20, 20))
    if kind == 1:
        return repr(round(random_.uniform(-1000, 1000), random_.randint(0, 4)))
    if kind == 2:
        return repr(random_.uniform(-1, 1) * 10 ** random_.randint(-8, 20))
    if kind == 3:
        return str(random_.randint(-(10**25), 10**25))
    return one_of(["0.5", "2.5", "-1.5", "1e16", "1e15", "1e-5", "0.1", "2.675", "1.005", "-0.0", "n", "big", "half", "yes"])


def text_case():
    subject = one_of([words(), words(), f"({words()}|e)", f"({words()}|safe)"])
    if chance(0.4):
        return f"[{subject}.{one_of(METHOD_CALLS)}]"
    if chance(0.2):
        return f"[{subject}{one_of(['[0]', '[1:4]', '[::-1]', ' * 2', ' + words', ' ~ 1'])}]".replace("words", words())
    return f"[{subject}|{one_of(CHOICES['text'])}]"


def number_case():
    if chance(0.4):
        return f"{number()}|{one_of(CHOICES['number'])}"
    if chance(0.5):
        return f"{number()} {one_of(['+', '-', '*', '/', '//', '%', '<', '==', '~'])} {number()}"
    flags, width = one_of(["", "-", "+", " ", "0", "#"]), one_of(["", "5", "12"])
    precision, kind = one_of(["", ".0", ".2", ".10"]), one_of("dfegsrixXoGEc")
    return f"'%{flags}{width}{precision}{kind}' % ({number()},)"


def list_case():
    result = one_of(LISTS)
    for _ in range(one_of([1, 1, 2])):
        result += f"|{one_of(CHOICES['list'])}"
    return f"({result}){one_of(ENDS)}"


def test_case():
    return f"{one_of(ATOMS + SMALL)} is {one_of(['', '', 'not '])}{one_of(CHOICES['test'])}{one_of(['', '', ' and 1', ' ~ 1'])}"


def format_case():
    align, sign = one_of(["", "", "<", ">", "^", "*^", "0="]), one_of(["", "+", " "])
    width, zero = one_of(["", "8", "12"]), one_of(["", "", "0"])
    if chance(0.3):
        return f"'{{:{align}{width}}}|{{!r}}'.format({words()}, {words()})"
    kind = one_of(["", "d", "f", "e", "g", "%", "x", "#b", ".2f", ",.2f", ",", "_d", ".0f", ".3", ".5g", ",.1%"])
    if kind.startswith("#"):
        return f"'{{:{align}{sign}#{zero}{width}{kind[1:]}}}'.format({number()})"
    return f"'{{:{align}{sign}{zero}{width}{kind}}}'.format({number()})"


def expression(depth):
    if depth == 0 or chance(0.15):
        return one_of(SMALL + ATOMS[:6])
    inner = [expression(depth - 1) for _ in range(3)]
    return one_of(
        [
            f"{inner[0]}{one_of(OPERATORS)}{inner[1]}",
            f"{inner[0]} {one_of(OPERATORS)} {inner[1]}",
            f"({inner[0]})",
            f"{one_of(['-', 'not ', '+'])}{inner[0]}",
            f"{inner[0]} if {inner[1]} else {inner[2]}",
            f"{inner[0]}|{one_of(['abs', 'int', 'string', 'length', 'list', 'first', 'upper'])}",
            f"[{inner[0]}, {inner[1]}]",
            f"{inner[0]} is {one_of(CHOICES['test'])}",
            f"{inner[0]}{one_of(['.x', '.b', '[0]', '[1:]', '[none]'])}",
            f"{inner[0]}**{one_of(['2', '0', '-1'])}",
            "{" + f"{inner[0]}: {inner[1]}" + "}",
        ]
    )


def value(names):
    name = one_of(names + ["n", "text", "numbers", "order.number", "missing"])
    forms = [name, name, name, f"{name}|default('d')", f"{name} ~ '!'", f"{name} is defined", f"[{name}, 1]", "1", "'s'"]
    if "loop" in names:
        forms += ["loop.index", "loop.first", "loop.last", "loop.length ~ loop.revindex0", "loop.cycle('a', 'b')"]
        forms += ["loop.previtem", "loop.nextitem", f"loop.changed({name})"]
    return one_of(forms).replace("loop|", "loop.index|").replace("loop ", "loop.index ").replace("[loop,", "[loop.index,")


def hole(names):
    found = value([name for name in names if name != "loop"] if chance(0.5) else names)
    return one_of(["{{ %s }}", "{{ %s }},", "{{- %s -}} ", " {{ %s }}\n"]) % ("loop.index" if found == "loop" else found)


def block(depth, names):
    if depth == 0 or chance(0.3):
        return hole(names)
    inner = "".join(block(depth - 1, names) for _ in range(random_.randint(1, 2)))
    target, plain = one_of(["i", "x", "n"]), [name for name in names if name != "loop"]
    looped = "".join(block(depth - 1, [*names, target, "loop"]) for _ in range(random_.randint(1, 2)))
    condition = one_of(["", "", f" if {target} != 1", f" if {target}"])
    iterable = one_of(["numbers", "[1, 1, 2]", "order.tags", "'ab'", "map", "[]", "missing", "range(3)", "pairs"])
    return one_of(
        [
            f"{{% for {target} in {iterable}{condition} %}}{looped}{{% endfor %}}",
            f"{{% for {target} in {iterable}{condition} %}}{looped}{{% else %}}{inner}{{% endfor %}}",
            f"{{% if {value(plain)} %}}{inner}{{% else %}}{hole(names)}{{% endif %}}",
            f"{{% if {value(plain)} %}}{inner}{{% elif {value(plain)} %}}e{{% endif %}}",
            f"{{% set {target} = {value(plain)} %}}" + hole(names),
            f"{{% set {target} %}}{inner}{{% endset %}}{hole([*names, target])}",
            f"{{% with {target} = {value(plain)} %}}{inner}{{% endwith %}}{hole(names)}",
            f"{{% filter {one_of(['upper', 'trim', 'e', 'title', 'indent'])} %}}{inner}{{% endfilter %}}",
            f"{{% set ns.v = {value(plain)} %}}{{{{ ns.v }}}}",
            "{#- c -#} {%- raw %} {{ x }} {% endraw -%} ",
        ]
    )


def program():
    names, source = ["x", "y", "ns.v"], "{% set ns = namespace(v=0) %}"
    if chance(0.5):
        signature = one_of(["m()", "m(a)", "m(a, b=2)", "m(a=1, b=a)", "m(a, b='s')", "m(n=n)", "m(a=b, b=1)", "m(x=x, b=x)"])
        source += f"{{% macro {signature} %}}{block(1, ['a', 'b', 'x'])}{one_of(['', '{{ varargs }}', '{{ kwargs }}'])}{{% endmacro %}}"
        source += one_of(["{{ m() }}", "{{ m(1) }}", "{{ m(n, b=3) }}", "{{ m(1, 2, 3) }}", "{{ m(a='x')|upper }}", "{{ m(1, c=2) }}"])
    source += "".join(block(2, names) for _ in range(random_.randint(1, 3)))
    return source + one_of(["", "{% set x = 1 %}{{ x }}", "{% set n = 1 %}{{ n }}", "{{ m is defined }}" if "macro" not in source else ""])


def white_space():
    def space():
        return one_of(["", " ", "\n", " \n", "\n ", "\t", "\r\n", "x", " \n \n ", "a b", "\x0b", "\x85", "\u2028", "\xa0", "\ufeff"])

    def sign():
        return one_of(["", "-", "+"])

    def tag():
        return one_of(
            [
                "{{%s 1 %s}}" % (sign(), one_of(["", "-"])),
                "{#%s c %s#}" % (sign(), sign()),
                "{%%%s if n %s%%}%s{%%%s endif %s%%}" % (sign(), sign(), space(), sign(), sign()),
                "{%%%s set q = 1 %s%%}" % (sign(), sign()),
                "{%%%s for i in [1, 2] %s%%}%s{{ i }}%s{%%%s endfor %s%%}" % (sign(), sign(), space(), space(), sign(), sign()),
                "{%%%s raw %s%%}%s{{ x }}%s{%%%s endraw %s%%}" % (sign(), one_of(["", "-"]), space(), space(), sign(), sign()),
            ]
        )

    return "".join(space() + tag() for _ in range(random_.randint(1, 3))) + space()


def in_hole(make):
    return lambda: "{{ " + make() + " }}"


KINDS = [
    (in_hole(text_case), 5),
    (in_hole(number_case), 4),
    (in_hole(list_case), 6),
    (in_hole(format_case), 3),
    (in_hole(test_case), 3),
    (in_hole(lambda: expression(random_.randint(1, 3))), 5),
    (program, 6),
    (white_space, 3),
]


def render(environment, source):
    try:
        return {"output": environment.from_string(source).render(json.loads(json.dumps(DATA)))}
    except Exception as error:  # noqa: BLE001 the kind of failure is recorded, not handled
        return {"error": type(error).__name__}


def is_comparable(case):
    """Where an inner object's address or type shows, the reference's output is none to be had."""
    output = case.get("output", "")
    return len(output) < 1000 and not any(mark in output.lower() for mark in (" at 0x", "<generator", "inf", "nan", "j)"))


def main():
    warnings.simplefilter("ignore")
    environment, cases, failures = jinja2.Environment(), {}, 0
    makes, weights = zip(*KINDS)
    while len(cases) < CASES:
        source = random_.choices(makes, weights)[0]()
        if source in cases:
            continue
        signal.alarm(5)
        case = {"source": source, **render(environment, source)}
        signal.alarm(0)
        # What fails is worth less.
        if not is_comparable(case) or ("error" in case and failures * 4 > len(cases)):
            continue
        failures += "error" in case
        cases[source] = case
    content = {
        "reference": f"jinja2 {jinja2.__version__}, Python {platform.python_version()}, seed {SEED}",
        "data": json.dumps(DATA, ensure_ascii=False),
        "cases": list(cases.values()),
    }
    FILE.write_text(json.dumps(content, ensure_ascii=True, indent=2) + "\n")
    print(f"{len(cases)} cases, {failures} that fail")


if __name__ == "__main__":
    main()
