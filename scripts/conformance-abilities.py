"""Writes src/mapping/conformance/decimal.json and dates.json: what Python makes of decimals and dates.

    pip install 'jinja2==3.1.6' && python3 scripts/conformance-abilities.py

The filters `decimal` and `date` are not Jinja2's. What they give is held against Python's `decimal` and `strftime`,
which stand behind filters of the same name here. Left out is what differs on purpose: more than 28 digits after
`+ - *`, a zero below zero, and numbers with an exponent, which are written out.
"""

import datetime
import decimal
import json
import platform
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import jinja2

FOLDER = Path(__file__).parent.parent / "src" / "mapping" / "conformance"

NUMBERS = ["0", "1", "-1", "3", "149.00", "0.10", "-7.5", "0.000007", "12345678901234567890.12", "1000"]
OPERATORS = ["+", "-", "*", "/", "//", "%"]
COMPARISONS = ["==", "<", ">="]
ROUNDED = ["2.5", "3.5", "-2.5", "0.125", "0.375", "-1.125", "149.005", "149.0051", "2.675", "1", "99.995", "1234.5"]
INSTANTS = [
    "1990-01-01T00:00:00+00:00",
    "1999-12-31T23:59:59+00:00",
    "2000-02-29T12:00:00+00:00",
    "2024-12-30T00:30:00+00:00",
    "2025-03-30T00:59:59+00:00",
    "2025-03-30T01:00:00.123456+00:00",
    "2025-10-26T00:30:00+00:00",
    "2025-10-26T01:30:00+00:00",
    "2021-01-03T08:05:09+02:00",
    "1961-07-01T00:00:00-05:00",
]
ZONES = ["UTC", "Europe/Copenhagen", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia"]
FORMATS = [
    "%Y-%m-%d %H:%M:%S.%f %z %Z",
    "%y %j %a %A %b %B %p %I",
    "%G-%V-%u %U %W %w",
    "%e %-d %-m %-H %-I %-M %-S %-j %F %T %%",
]


def decimals():
    """Whole templates, each an expression with decimals."""
    for operator in OPERATORS:
        for left in NUMBERS:
            for right in NUMBERS:
                if is_alike(operator, left, right):
                    yield f"('{left}'|decimal) {operator} ('{right}'|decimal)"
    for operator in OPERATORS + COMPARISONS:
        for right in ["2", "0", "-3", "149"]:
            yield f"('149.00'|decimal) {operator} {right}"
            if is_alike(operator, right, "12.5"):
                yield f"{right} {operator} ('12.5'|decimal)"
    for comparison in COMPARISONS:
        for left in NUMBERS:
            for right in ["149.00", "149", "-7.50", "0.1"]:
                yield f"('{left}'|decimal) {comparison} ('{right}'|decimal)"
        for number in ["12.5", "-0.25", "149.0"]:
            yield f"('12.5'|decimal) {comparison} {number}"
    for number in ROUNDED:
        for digits in [0, 1, 2, 4]:
            yield f"('{number}'|decimal)|round({digits})"
    for number in NUMBERS:
        for end in ["|int", "|float", "|abs", "|string", " is number", " is integer", " is float", "|string|length"]:
            yield f"('{number}'|decimal){end}"
        yield f"'yes' if '{number}'|decimal else 'no'"
        yield f"'%d'|format('{number}'|decimal)"
        yield f"('{number}'|decimal) ~ ' kr.'"
    for exponent in [0, 1, 2, 5, -1, -2]:
        for base in ["2", "1.10", "-4", "0.5"]:
            yield f"('{base}'|decimal) ** {exponent}"
    yield from """
        ['1.10', '2.20', '3']|map('decimal')|sum
        ['10.5', '9', '10.25']|map('decimal')|sort|join(' ')
        ['10.5', '9', '10.25']|map('decimal')|min
        ['10.5', '9', '10.25']|map('decimal')|max
        ['1.0', '1.00', '2']|map('decimal')|unique|join(' ')
        ('1.0'|decimal) in [1, 2]
        ('1.0'|decimal) in ['1.0']
        ('1.0'|decimal) == '1.0'
        ('4'|decimal) is even
        ('4'|decimal) is odd
        ('9'|decimal) is divisibleby(3)
        ('1'|decimal) + 'a'
        ('1'|decimal) < 'a'
        ('1'|decimal) + none
        ('1'|decimal) + true
        ('1'|decimal) + (1.5 * 1)
        'ab' * ('2'|decimal)
        '%s'|format('1.50'|decimal)
        'x'|decimal
        ''|decimal
        ' 1.5 '|decimal
        '1_000.5'|decimal
        '+5'|decimal
        '.5'|decimal
        '5.'|decimal
        '.'|decimal
        '1e2'|decimal
        '1.5e-3'|decimal
        '1,5'|decimal
        12|decimal
        -('5.0'|decimal)
        +('5.0'|decimal)
        {('1.0'|decimal): 'a'}[1]
        """.strip().splitlines()


def is_alike(operator, left, right):
    """Whether Python's result has all its digits and is not a negative zero."""
    exact = decimal.Context(prec=200)
    if operator in COMPARISONS:
        return True
    methods = {"+": exact.add, "-": exact.subtract, "*": exact.multiply}
    try:
        result = evaluate(operator, Decimal(left), Decimal(right))
    except decimal.DecimalException:
        return True
    if result.is_zero() and result.is_signed():
        return False
    return operator not in methods or methods[operator](Decimal(left), Decimal(right)) == result


def evaluate(operator, left, right):
    match operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "/":
            return left / right
        case "//":
            return left // right
    return left % right


def dates():
    """Every format at every instant in every zone."""
    for instant in INSTANTS:
        for zone in ZONES:
            # Before 1990 the table has what held then.
            if instant > "1990" or zone == "UTC":
                for form in FORMATS:
                    yield f"'{instant}'|date('{form}', '{zone}')"


def date(value, form, zone):
    return datetime.datetime.fromisoformat(value).astimezone(ZoneInfo(zone)).strftime(form)


def written_out(value):
    return format(value, "f") if isinstance(value, Decimal) else value


def render(source):
    environment = jinja2.Environment(finalize=written_out)
    environment.filters["decimal"] = Decimal
    environment.filters["date"] = date
    environment.filters["string"] = lambda value: str(written_out(value))
    try:
        return {"output": environment.from_string(source).render()}
    except Exception as error:  # noqa: BLE001 the kind of failure is recorded, not handled
        return {"error": type(error).__name__}


def main():
    for name, expressions in {"decimal": decimals(), "dates": dates()}.items():
        sources = ["{{ " + expression.strip() + " }}" for expression in expressions]
        content = {
            "reference": f"jinja2 {jinja2.__version__}, Python {platform.python_version()}",
            "data": "{}",
            "cases": [{"source": source, **render(source)} for source in sources],
        }
        text = json.dumps(content, ensure_ascii=True, indent=2)
        (FOLDER / f"{name}.json").write_text(text + "\n")
        print(f"{name}: {len(sources)} cases")


if __name__ == "__main__":
    main()
