"""Writes src/mapping/conformance/*.json: what the reference implementation makes of each template below.

    pip install 'jinja2==3.1.6' && python3 scripts/conformance.py

The tests read the files and need no Python. A case is a template and, when it needs any, its data as JSON text. Where
the reference fails, the file says so and the test expects a refusal at save or an error at rendering. Only what is
meant to be equal belongs here: the departures have tests of their own.
"""

import json
import platform
from pathlib import Path

import jinja2

FOLDER = Path(__file__).parent.parent / "src" / "mapping" / "conformance"

ORDER = json.dumps(
    {
        "order": {
            "number": "100482",
            "note": None,
            "total": 12,
            "lines": [
                {"sku": "b-2", "name": "Bog", "quantity": 2, "paper": {"weight": 90}, "rush": True},
                {"sku": "A-1", "name": "album", "quantity": 1, "paper": {"weight": 200}, "rush": False},
                {"sku": "c-3", "name": "Ærø", "quantity": 10, "paper": None, "rush": False},
            ],
            "tags": ["jul", "B2C", "Jul"],
            "address": {"firstName": "Søren", "city": "Ærøskøbing", "zip": "5970"},
            "empty": [],
            "none": None,
        },
        "n": 7,
        "big": 12345678901234567890,
        "zero": 0,
        "yes": True,
        "no": False,
        "nul": None,
        "text": "Ring ikke på klokken",
        "html": "<b>\"fed\" & 'skrå'</b>",
        "emoji": "a😀b👍🏽c",
        "words": "et to  tre\tfire\nfem",
        "numbers": [3, 1, 2, 10],
        "half": 2.5,
        "map": {"b": 1, "a": 2, "10": 3},
    },
    ensure_ascii=False,
)


def holes(text):
    """One case a line, each an expression that is printed."""
    return ["{{ " + line.strip() + " }}" for line in text.strip().splitlines() if line.strip()]


GROUPS = {
    "null-and-undefined": holes(
        """
        nul|default('x')
        nul|default('x', true)
        missing|default('x')
        missing|d('x')
        missing|d
        ''|default('x')
        ''|default('x', true)
        0|default('x', boolean=true)
        default_value|default(default_value='y')
        nul.x
        nul.x.y
        nul['x']
        missing
        missing.x
        missing.x|default('a')
        missing['x']
        order.missing
        order.missing.deeper
        order['missing']
        n.x
        text.x
        nul is none
        missing is none
        missing is defined
        missing is undefined
        nul is defined
        order.note is none
        missing == missing
        missing == other_missing
        missing == none
        missing or 'b'
        nul or 'b'
        missing and 'b'
        not missing
        missing ~ 'x'
        nul ~ 'x'
        missing + 1
        missing < 1
        nul < 1
        nul + 1
        1 in missing
        'a' in nul
        [missing]
        [nul, missing]
        missing|length
        missing|list
        missing|upper
        missing|int
        missing|float
        missing|round
        missing|abs
        missing|tojson
        missing|join(',')
        missing|first
        missing|last
        missing|string
        missing|trim
        missing|replace('a','b')
        missing|sort
        missing|unique|list
        missing|sum
        missing|map(attribute='x')|list
        missing|title
        missing|capitalize
        missing|e
        missing|urlencode
        missing|truncate(5)
        nul|int
        nul|int(5)
        nul|float
        nul|length
        nul|upper
        nul|list
        nul|join
        nul|first
        nul|round
        nul|abs
        nul|string
        nul|e
        nul|tojson
        nul|trim
        nul|urlencode
        missing|items|list
        missing is sequence
        missing is iterable
        nul is iterable
        missing is mapping
        (missing|default({})).x
        (missing|default([]))|length
        missing()
        """
    ),
    "operators": holes(
        """
        1 + 2 * 3
        (1 + 2) * 3
        2 ** 3 ** 2
        -2 ** 2
        2 ** -1
        -3|abs
        (-3)|abs
        - 3 + 5
        1 + 1 is eq 2
        'a' ~ 1 + 2
        1 ~ 2 * 3
        1 ~ 2 + 3
        7 / 2
        6 / 3
        7 // 2
        -7 // 2
        7 // -2
        -7 % 3
        7 % -3
        7.5 % 2
        -7.5 % 2
        7.5 // 2
        -7.5 // 2
        1 / 0
        1 // 0
        1 % 0
        1.0 / 0
        0.1 + 0.2
        1e16
        1e15
        123456789012345678.0
        1e-5
        0.0001
        2 ** 100
        2 ** 64 - 1
        big + 1
        big * big
        big // 3
        big % 1000
        big / 3
        -big // 7
        9007199254740993 + 0
        9007199254740991 + 2
        9007199254740993 * 1.0
        1 == 1.0
        1 == true
        true + 1
        '1' == 1
        '1' != 1
        [1] == (1,)
        [1, 2] == [1.0, 2.0]
        (1, 2) == (1, 2)
        {'a': 1} == {'a': 1.0}
        {1: 'a', 1.0: 'b', true: 'c'}
        {'a': 1, 'b': [1, 2]}
        {true: 1, none: 2, 1.5: 3}
        {[1]: 2}
        1 < 2 < 3
        1 < 3 < 2
        1 < 2 > 1
        3 > 2 == 2
        1 in [1, 2] == true
        'a' < 'b'
        'a' < 'B'
        'z' < 'Æ'
        '😀' < '￿'
        1 < '2'
        [1, 2] < [1, 3]
        [1] < (2,)
        'ing' in text
        'x' not in text
        1 in 'a1'
        'b' in map
        2 in [1, 2.0]
        nul in [nul]
        [1] in map
        not 1 == 2
        not true and false
        true or false and false
        1 and 2 or 3
        0 or '' or []
        1 if true else 2
        1 if false
        1 if false else 2 if false else 3
        'a' if n > 5 else 'b'
        [1, 2] + [3]
        (1, 2) + (3,)
        [1] + (2,)
        'a' + 'b'
        'a' + 1
        1 + 'a'
        'ab' * 3
        3 * 'ab'
        [0] * 3
        'a' * 0
        'a' * -1
        '%s-%s' % (1, 'x')
        '%d%%' % 5
        +5
        +'5'
        -'5'
        -true
        not none
        true
        false
        none
        True and False
        [true, none, 1.0, 'a']
        1, 2
        (1,)
        ()
        []
        {}
        7 is divisibleby 7
        7 is divisibleby(2)
        2 ** 0.5
        0 ** 0
        0 ** -1
        (-8) ** 2
        1_000 + 1
        0x1f
        0o17
        0b101
        1_0.5
        007
        00
        1.
        .5
        1e3
        -0.0
        0 * -1
        - 0
        5 - -3
        2 * -3
        2 ** 10000 % 7
        1 is eq 1 is eq 1
        not 1 is eq 2
        1 is not eq 2
        'a' 'b'
        'a''b' ~ "c"
        half + half
        half * 2
        zero / 5
        1 <> 2
        1 === 1
        a b
        1 +
        (1
        [1, 2
        'abc
        a..b
        a.
        x|
        1 not 2
        'x' is
        """
    ),
    "paths": holes(
        """
        order.number
        order['number']
        order["address"]["city"]
        order.lines[0].sku
        order.lines.0.sku
        order.lines[-1].sku
        order.lines[5]
        order.lines[5].sku
        order.lines['0']
        order.lines[1.0]
        order.lines[true].sku
        text[0]
        text[-1]
        text[100]
        emoji[1]
        emoji[1:3]
        emoji[::-1]
        emoji|length
        text[5:9]
        text[:4]
        text[-7:]
        text[::2]
        text[10:2:-3]
        numbers[1:]
        numbers[:-1]
        numbers[::-1]
        numbers[5:]
        numbers[3:1]
        numbers[3:0:-1]
        numbers[::0]
        numbers['a':]
        numbers[:]
        (1, 2, 3)[1:]
        map['10']
        map.b
        map[10]
        map
        map|list
        map|length
        map.items()|list
        map.keys()|list
        map.values()|list
        map.get('b')
        map.get('z')
        map.get('z', 5)
        map.get('z').x
        {'a': {'b': [1, {'c': 'd'}]}}.a.b[1].c
        order.address
        order.lines[0]
        {1: 'x'}[1]
        {1: 'x'}[1.0]
        {1: 'x'}[true]
        {1: 'x'}['1']
        {1: 'x'}.get(1)
        text.upper()
        text.lower()
        'x'.upper()
        ' a '.strip()
        'xax'.strip('x')
        'xax'.lstrip('x')
        'xax'.rstrip('x')
        'a,b,c'.split(',')
        'a,b,c'.split(',', 1)
        words.split()
        'a,b'.split('')
        text.startswith('Ring')
        text.endswith('x')
        'a-b-c'.replace('-', '+')
        'a-b-c'.replace('-', '+', 1)
        ','.join(['a', 'b'])
        ','.join([1])
        'hELLO'.capitalize()
        n.upper()
        nul.items()
        missing.items()
        text.nomethod()
        """
    ),
    "rounding-and-numbers": holes(
        """
        2.5|round
        3.5|round
        -2.5|round
        0.5|round
        1.5|round
        42.55|round(1)
        2.675|round(2)
        1.005|round(2)
        1234.5678|round(-2)
        1250|round(-2)
        1350|round(-2)
        -1250|round(-2)
        42|round
        42|round(2)
        42|round(0,'floor')
        42.7|round(method='floor')
        42.1|round(method='ceil')
        42.129|round(2, 'ceil')
        42.121|round(2, 'floor')
        -42.7|round(method='floor')
        42|round(0,'nope')
        true|round
        '42'|round
        1e300|round(2)
        1e22|round
        0.1|round(20)
        '42'|int
        '42.9'|int
        '-42.9'|int
        '12abc'|int
        '0x1A'|int
        '0x1A'|int(0, 16)
        '1A'|int(base=16)
        '0b11'|int(base=2)
        '0b11'|int(base=0)
        '017'|int
        '017'|int(base=0)
        ''|int
        ''|int(7)
        'x'|int(default='-')
        '1_000'|int
        '1__0'|int
        '_1'|int
        ' 42 '|int
        '+7'|int
        '1e3'|int
        'inf'|int
        'nan'|int(3)
        42.9|int
        -42.9|int
        1e20|int
        true|int
        []|int
        map|int
        '12345678901234567890123'|int
        '3.5'|float
        '3'|float
        'x'|float
        'x'|float(1)
        ''|float
        '1_0.5'|float
        '1e5'|float
        '.5'|float
        '5.'|float
        '1e'|float
        7|float
        true|float
        []|float
        (-5)|abs
        -5.5|abs
        true|abs
        'a'|abs
        3|string
        3.0|string
        true|string
        none|string
        [1,'a']|string
        1.0
        100.0
        1e21
        123456.789
        1234567890123456.7
        12345678901234567.0
        0.00001234
        1/3
        2/3
        10/4
        1e100
        5e-324
        1.7976931348623157e308
        '%d'|format(3.99)
        '%d'|format(-3.99)
        '%d'|format('3')
        '%i items'|format(3)
        '%5d|'|format(42)
        '%-5d|'|format(42)
        '%05d'|format(42)
        '%05d'|format(-42)
        '%+d'|format(42)
        '% d'|format(42)
        '%.3d'|format(5)
        '%.2f'|format(2)
        '%.1f'|format(0.25)
        '%.1f'|format(0.35)
        '%.0f'|format(0.5)
        '%.0f'|format(1.5)
        '%.2f'|format(1.005)
        '%.2f'|format(-0.001)
        '%f'|format(1.5)
        '%8.2f|'|format(3.14159)
        '%08.2f|'|format(-3.14159)
        '%.2f'|format('149.00')
        '%.2f'|format('149.00'|float)
        '%.2f'|format(true)
        '%e'|format(12345.678)
        '%.0e'|format(2.5)
        '%.2E'|format(0.00012345)
        '%g'|format(0.0001)
        '%g'|format(0.00001)
        '%g'|format(123456)
        '%g'|format(1234567)
        '%g'|format(1.5)
        '%.3g'|format(1234.5)
        '%x'|format(255)
        '%X'|format(255)
        '%#x'|format(255)
        '%o'|format(8)
        '%x'|format(1.5)
        '%c'|format(65)
        '%c'|format('x')
        '%s'|format('x')
        '%10s|'|format('abc')
        '%-10s|'|format('abc')
        '%.2s|'|format('abc')
        '%r'|format('x')
        '%s %s'|format(1)
        '%s'|format(1, 2)
        '%(a)s-%(b)d'|format(a='x', b=2)
        '%(a)s'|format(b=1)
        'abc'|format
        'abc'|format(1)
        '100%'|format
        '%%'|format
        '%z'|format(1)
        '%s'|format(none)
        '%s'|format(missing)
        '%d'|format(none)
        '%s'|format([1, 'a'])
        """
    ),
    "json-and-escape": holes(
        """
        map|tojson
        order.lines|tojson
        order.address|tojson
        html|tojson
        emoji|tojson
        'a\\nb\\t"\\\\'|tojson
        'æøå'|tojson
        "it's"|tojson
        1.0|tojson
        1e16|tojson
        true|tojson
        [1, 2.5, none, 'x']|tojson
        (1, 2)|tojson
        {}|tojson
        []|tojson
        {'b': {'d': 1, 'c': 2}, 'a': []}|tojson
        {'b': {'d': 1, 'c': 2}, 'a': []}|tojson(indent=2)
        [1, [2, {}]]|tojson(2)
        {1: 'a', 2: 'b'}|tojson
        {1: 'a', 'b': 2}|tojson
        {true: 1}|tojson
        {none: 1}|tojson
        [missing]|tojson
        big|tojson
        '\\x7f\\u2028'|tojson
        html|e
        html|escape
        html|e|e
        html|e|upper
        html|e|length
        (html|e) + '<'
        '<' + (html|e)
        (html|e) ~ '<'
        ('<'|e) * 2
        html|upper|e
        'a'|e|string|e
        '<'|safe|e
        ('<'|e)|replace('&', '<')
        [('<'|e)]
        ('<'|e) == '&lt;'
        ('<'|e)|tojson
        ('<%s>'|e)|format('<')
        (html|e)[0:4]
        ('<b>'|e)|trim
        1|e
        none|e
        [1,'<']|e
        'a b/c?d=e&f'|urlencode
        'æ😀'|urlencode
        {'a b': 'c/d', 'e': 1}|urlencode
        [('a', 1), ('b', 'x y')]|urlencode
        [1]|urlencode
        5|urlencode
        '~_.-'|urlencode
        [1,2]|urlencode
        [text, none, 1.5, true, html]
        "it's"
        ["it's"]
        ['"']
        ['\\'"']
        ['a\\nb\\\\']
        ['\\x00\\x1b\\x7f\\xa0\\u200b']
        ['æ😀']
        {'k': "v'"}
        [[], {}, ()]
        'tab\\there'
        '\\q'
        '\\x41\\u00e6\\U0001F600\\101'
        'a\\
b'
        '\\x4'
        """
    ),
    "text-filters": holes(
        """
        text|upper
        text|lower
        'straße'|upper
        'İ'|lower
        'ΑΣ'|lower
        5|upper
        true|upper
        'hELLO wORLD'|capitalize
        ''|capitalize
        'ål'|capitalize
        'ole o\\'neil-lund (x) [y] {z} <w>'|title
        'HELLO world_foo'|title
        'a\\tb\\nc d'|title
        '1st second'|title
        ' a b '|trim
        'xxaxx'|trim('x')
        '\\x1c\\x85a\\ufeff '|trim|length
        5|trim
        'a-b-c'|replace('-', '+')
        'a-b-c'|replace('-', '+', 1)
        'abc'|replace('', '-')
        'abc'|replace('', '-', 2)
        'abc'|replace('', '-', 0)
        'aaa'|replace('aa', 'b')
        '😀a'|replace('', '-')
        123|replace(2, 'x')
        'a'|replace('a')
        none|replace('N', 'n')
        text|truncate(10)
        text|truncate(10, true)
        text|truncate(15)
        text|truncate(16)
        text|truncate(10, true, '…')
        text|truncate(10, end='')
        text|truncate(10, leeway=0)
        text|truncate(10, true, leeway=0)
        text|truncate(2)
        'abcdefghij klm'|truncate(5, leeway=0)
        emoji|truncate(3, true, '', 0)
        text|truncate
        5|truncate
        [1,2]|truncate
        words|wordcount
        'a-b c_d é'|wordcount
        'ab'|center(6)
        'abc'|center(6)
        'ab'|center(5)
        'abcdef'|center(3)
        'a'|reverse
        emoji|reverse
        text|length
        'abc'|first
        'abc'|last
        ''|first
        'abc'|list
        'abc'|join('-')
        5|length
        'a'|nofilter
        'a'|upper('x')
        'a'|upper(b=1)
        'a'|default('b', true, 3)
        'a'|trim(nochars='x')
        """
    ),
    "list-filters": holes(
        """
        numbers|join
        numbers|join(', ')
        numbers|join(d='-')
        order.lines|join(',', attribute='sku')
        order.lines|join(',', 'paper.weight')
        [1, none, missing, 'x', true]|join('|')
        [[1], {'a': 2}]|join(';')
        numbers|first
        numbers|last
        []|first
        []|last
        map|first
        map|last
        5|first
        numbers|length
        numbers|count
        numbers|sort
        numbers|sort(reverse=true)
        numbers|sort(true)
        order.tags|sort
        order.tags|sort(case_sensitive=true)
        order.tags|sort(false, true)
        order.lines|sort(attribute='sku')|map(attribute='sku')|join(',')
        order.lines|sort(attribute='quantity')|map(attribute='sku')|join(',')
        order.lines|sort(attribute='rush,quantity')|map(attribute='sku')|join(',')
        order.lines|sort(true, attribute='rush')|map(attribute='sku')|join(',')
        order.lines|sort|length
        [3, 'a']|sort
        [none, 1]|sort
        ['b', 'A', 'a', 'B']|sort
        ['b', 'A', 'a', 'B']|sort(true)
        ['é', 'z', 'e', '😀', '￿']|sort
        [true, 0, 1.5, 1]|sort
        'hello'|sort
        map|sort
        [(2, 'a'), (1, 'b')]|sort
        [[2], [1, 5], [1]]|sort
        order.tags|unique|list
        order.tags|unique(true)|list
        [1, 1.0, true, '1', 2]|unique|list
        [none, none, 1]|unique|list
        order.lines|unique(attribute='rush')|map(attribute='sku')|list
        [(1, 2), (1, 2)]|unique|list
        [[1], [1]]|unique|list
        numbers|sum
        [1.5, 2]|sum
        []|sum
        order.lines|sum(attribute='quantity')
        order.lines|sum('quantity', 100)
        ['a']|sum
        [[1], [2]]|sum(start=[])
        numbers|sum(start=0.5)
        order.lines|map(attribute='sku')|list
        order.lines|map(attribute='paper.weight')|list
        order.lines|map(attribute='nope')|list
        order.lines|map(attribute='nope', default='-')|list
        order.lines|map(attribute='paper.weight', default=0)|list
        order.lines|map(attribute='nope.deeper')|list
        [[1, 2], [3, 4]]|map(attribute=1)|list
        [[1, 2], [3, 4]]|map(attribute='0')|list
        order.tags|map('upper')|list
        order.tags|map('replace', 'J', 'X')|list
        ['1', 'x']|map('int', default=9)|list
        ['1', 'x']|map('int')|sum
        order.tags|map('nope')|list
        order.tags|map|list
        numbers|select('odd')|list
        numbers|select('gt', 2)|list
        numbers|select('divisibleby', 3)|list
        numbers|reject('odd')|list
        [0, 1, '', 'a', none, []]|select|list
        [0, 1, '', 'a', none, []]|reject|list
        numbers|select('nope')|list
        numbers|select('in', [1, 2])|list
        order.lines|selectattr('rush')|map(attribute='sku')|list
        order.lines|rejectattr('rush')|map(attribute='sku')|list
        order.lines|selectattr('quantity', 'gt', 1)|map(attribute='sku')|list
        order.lines|selectattr('sku', 'eq', 'A-1')|first|string|length
        order.lines|selectattr('sku', '==', 'A-1')|map(attribute='name')|first
        order.lines|selectattr('paper.weight', 'defined')|map(attribute='sku')|list
        order.lines|selectattr('paper', 'none')|map(attribute='sku')|list
        order.lines|selectattr('quantity', 'in', [1, 10])|map(attribute='sku')|list
        order.lines|rejectattr('quantity', 'equalto', 1)|map(attribute='sku')|list
        order.lines|selectattr|list
        map|items|list
        map|list
        (1, 2)|list
        5|list
        numbers|reverse|list
        (1, 2)|reverse|list
        numbers|min
        numbers|max
        ['b', 'A']|min
        ['b', 'A']|max
        ['b', 'A', 'B']|max(true)
        []|min
        order.lines|max(attribute='quantity')|string|length
        [1, 'a']|max
        numbers|batch(3)|list
        numbers|batch(3, 0)|list
        numbers|batch(3, fill_with='x')|list
        []|batch(3)|list
        numbers|slice(3)|list
        numbers|slice(3, 0)|list
        [1,2,3,4,5,6,7]|slice(3, 'x')|list
        numbers|batch|list
        range(3)|list
        range(1, 7, 2)|list
        range(5, 0, -2)|list
        range(0)|list
        range(1, 5, 0)|list
        dict(a=1, b='x')
        """
    ),
    "tests": holes(
        """
        1 is number
        1.0 is number
        true is number
        'a' is number
        1 is integer
        true is integer
        1.0 is integer
        1.0 is float
        1 is float
        true is boolean
        1 is boolean
        'a' is string
        1 is string
        ('a'|e) is string
        ('a'|e) is escaped
        {} is mapping
        [] is mapping
        [] is sequence
        'a' is sequence
        {} is sequence
        1 is sequence
        (1,) is sequence
        [] is iterable
        1 is iterable
        none is none
        2 is even
        3 is even
        3 is odd
        2.0 is even
        3.0 is odd
        'a' is even
        9 is divisibleby 3
        9 is divisibleby 0
        1 is eq 1
        1 is equalto 1.0
        1 is ne 2
        1 is lt 2
        1 is lessthan 2
        2 is le 2
        3 is gt 2
        3 is greaterthan 2
        3 is ge 3
        3 is ge '3'
        true is sameas true
        1 is sameas true
        none is sameas none
        1 is in [1, 2]
        'a' is in 'abc'
        1 is not in [2]
        true is true
        1 is true
        false is false
        0 is false
        'ABC' is upper
        'abc' is lower
        'aBc' is lower
        '1' is upper
        1 is not number
        n is number and n > 5
        n is defined and text is string
        n is defined or x
        'yes' if n is defined else 'no'
        n is nope
        n is even 3
        n is divisibleby
        n is (1)
        n is eq(7) and 1
        not n is even
        n is eq n
        n is eq order.total
        [1] is eq [1]
        1 is lt
        """
    ),
    "text-methods": holes(
        """
        'aXbXc'.count('X')
        'aaa'.count('')
        'aXbXc'.count('X', 2)
        'aXbXc'.count('X', -3, 4)
        [1, 2, 1.0, true].count(1)
        'a😀b'.find('b')
        'a😀b'.find('z')
        'abcabc'.find('c', 3)
        'abcabc'.find('c', 3, 5)
        'abc'.find('', 5)
        'abcabc'.rfind('c')
        'abcabc'.index('b')
        'abc'.index('z')
        'abcabc'.rindex('b')
        [1, 2].index(2)
        [1, 2].index(3)
        'abc'.startswith('b', 1)
        'abc'.startswith(('x', 'ab'))
        'abc'.startswith(('x', 'y'))
        'abc'.startswith(['a'])
        'abc'.endswith(('x', 'bc'))
        'abc'.endswith('b', 0, 2)
        'abc'.startswith('')
        'abc'.removeprefix('ab')
        'abc'.removeprefix('x')
        'abc'.removesuffix('bc')
        'abc'.removesuffix('')
        'abc'.isalpha()
        'aÆ1'.isalpha()
        ''.isalpha()
        'aÆ1'.isalnum()
        'a 1'.isalnum()
        '12'.isdigit()
        '1²'.isdigit()
        '1²'.isdecimal()
        '½'.isdigit()
        ''.isdigit()
        ' \t\n'.isspace()
        ''.isspace()
        'AB 1'.isupper()
        'Ab'.isupper()
        '1'.isupper()
        'ab 1'.islower()
        'aB'.islower()
        'ǅ'.isupper()
        "they're bill's".title()
        'hello wORLD 3rd'.title()
        'straße ßx ǆ'.title()
        'ßx'.capitalize()
        'ßx'|capitalize
        'ßx ǆ'|title
        'ﬁx'|capitalize
        'aBc ÆØ'.swapcase()
        '42'.zfill(5)
        '-42'.zfill(5)
        '+4'.zfill(2)
        'abc'.zfill(2)
        'ab'.ljust(5) ~ '|'
        'ab'.ljust(5, '.')
        'ab'.rjust(5, '.')
        'ab'.rjust(5, '..')
        'ab'.center(5, '.')
        'abc'.center(6, '.')
        'ab'.center(1)
        'a\nb\r\nc\n'.splitlines()
        'a\nb\r\nc\n'.splitlines(true)
        'a\x0bb\x85c'.splitlines()
        ''.splitlines()
        '\n'.splitlines()
        'a b  c '.split(none, 1)
        ' a b  c '.split(none, 2)
        'a b'.split(none, 0)
        ' a '.split(none, 5)
        'a,b,c'.split(',', 1)
        'a,b,c'.rsplit(',', 1)
        'a,b,c'.rsplit(',')
        ' a b  c '.rsplit(none, 1)
        ' a b  c '.rsplit()
        'a b'.rsplit(none, 0)
        'a=b=c'.partition('=')
        'abc'.partition('=')
        'a=b=c'.rpartition('=')
        'abc'.rpartition('=')
        'abc'.partition('')
        'abc'.split('')
        """
    ),
    "more-text-methods": holes(
        r"""
        'Straße ǅ ı İ'.casefold()
        'ΑΣ'.casefold() == 'ας'.casefold()
        'Ꭰꭰᏸ'.casefold()
        ('<ß>'|e).casefold() is escaped
        'a\tb\n\tc\r\td'.expandtabs()|tojson
        'a\tb\tccccc\td'.expandtabs(4)|tojson
        'a\tb'.expandtabs(0)
        'a\tb'.expandtabs(-2)
        'a\tb'.expandtabs(tabsize=2)
        'a\tb'.expandtabs('2')
        '😀\tb'.expandtabs(4)
        '½Ⅷ五²'.isnumeric()
        '1.5'.isnumeric()
        ''.isnumeric()
        'abc'.isascii()
        ''.isascii()
        'æ'.isascii()
        'a b æ'.isprintable()
        'a\n'.isprintable()
        'a\u00a0'.isprintable()
        ''.isprintable()
        'order_2'.isidentifier()
        '2order'.isidentifier()
        'ærø'.isidentifier()
        ''.isidentifier()
        'Ole Lund'.istitle()
        'Ole lund'.istitle()
        'OLe'.istitle()
        "Ole's"|string.istitle()
        "Ole's".istitle()
        '1'.istitle()
        'ǅ'.istitle()
        '{number}: {note}'.format_map(order)
        '{a:>4}|{b!r}'.format_map({'a': 1, 'b': 'x'})
        '{a}'.format_map({'b': 1})
        '{0}'.format_map({'0': 1})
        '{}'.format_map({'': 1})
        '{a}'.format_map(nul)
        ('<{a}>'|safe).format_map({'a': '<'})
        n.casefold()
        missing.casefold()
        """
    ),
    "more-filters": holes(
        """
        order.lines|groupby('rush')
        order.tags|groupby('0')
        [{'k': 'b', 'v': 1}, {'k': 'A', 'v': 2}, {'k': 'B', 'v': 3}]|groupby('k')
        [{'k': 'b', 'v': 1}, {'k': 'A', 'v': 2}, {'k': 'B', 'v': 3}]|groupby('k', case_sensitive=true)
        [{'k': 'b', 'v': 1}, {'v': 2}]|groupby('k', default='')
        [{'k': 'b', 'v': 1}, {'v': 2}]|groupby('k')
        [{'k': {'x': 2}}, {'k': {'x': 1}}]|groupby('k.x')
        []|groupby('x')
        missing|groupby('x')
        (order.lines|groupby('rush'))[0].grouper
        (order.lines|groupby('rush'))[1].list|length
        (order.lines|groupby('rush'))|map(attribute='grouper')|list
        (order.lines|groupby('rush'))|map('first')|list
        map|dictsort
        {'b': 1, 'A': 3, 'c': 2}|dictsort
        {'b': 1, 'A': 3, 'c': 2}|dictsort(true)
        {'b': 1, 'A': 3, 'c': 2}|dictsort(by='value')
        {'b': 1, 'A': 3, 'c': 2}|dictsort(false, 'value', true)
        {'b': 1, 'A': 3, 'c': 2}|dictsort(reverse=true)
        {'b': 1}|dictsort(by='x')
        missing|dictsort
        [1]|dictsort
        'a\nb\n\nc'|indent
        'a\nb\n\nc'|indent(2, true)
        'a\nb\n\nc'|indent(2, blank=true)
        'a\nb\n\nc'|indent('> ', true, true)
        'a\n'|indent
        ''|indent
        ''|indent(first=true)
        missing|indent
        5|indent
        'a\r\nb'|indent(1)
        ('a\nb<'|e)|indent(1)
        'the quick brown fox jumps over the lazy dog'|wordwrap(10)
        'the quick brown fox'|wordwrap(10, wrapstring='|')
        'abcdefghijklmnop qrs'|wordwrap(5)
        'abcdefghijklmnop qrs'|wordwrap(5, false)
        'well-known half-life under-the-counter'|wordwrap(8)
        'well-known half-life under-the-counter'|wordwrap(8, break_on_hyphens=false)
        'a\n\nb  c d e f'|wordwrap(4)
        '   leading and   inner'|wordwrap(6)
        'wait -- what--now'|wordwrap(6)
        'a😀😀😀😀😀😀b'|wordwrap(3)
        'one-two-three-four-five'|wordwrap(10)
        '1-2-3 a-b-c --x'|wordwrap(4)
        text|wordwrap(8)
        ''|wordwrap(5)
        'abc'|wordwrap(0)
        missing|wordwrap
        0|filesizeformat
        1|filesizeformat
        999|filesizeformat
        1000|filesizeformat
        1500|filesizeformat
        123456789|filesizeformat
        1024|filesizeformat(true)
        123456789|filesizeformat(binary=true)
        10**30|filesizeformat
        '2000'|filesizeformat
        'x'|filesizeformat
        missing|filesizeformat
        -5|filesizeformat
        1.5|filesizeformat
        html|forceescape
        (html|e)|forceescape
        5|forceescape
        missing|forceescape
        """
    ),
    "scopes": [
        "{% for i in numbers %}{{ n }}{% endfor %}{% set n = 1 %}{{ n }}",
        "{{ n }}{% for i in [1] %}{{ n }}{% endfor %}{% set n = 1 %}{% for i in [1] %}{{ n }}{% endfor %}",
        "{% for i in [1] %}[{{ n }}]{% endfor %}{% if false %}{% set n = 1 %}{% endif %}{{ n }}",
        "{% for i in [1] %}[{{ n }}]{% endfor %}{% if true %}{% set n = 1 %}{% endif %}{{ n }}",
        "{% for i in [1, 2] %}{% for j in [1] %}[{{ n }}]{% endfor %}{% set n = i %}{{ n }}{% endfor %}{{ n }}",
        "{{ n }}{% for i in [1, 2] %}{% for j in [1] %}[{{ n }}]{% endfor %}{% set n = i %}{{ n }}{% endfor %}{{ n }}",
        "{% with a = 1 %}[{{ n }}]{% endwith %}{% set n = 1 %}{{ n }}",
        "{% filter upper %}[{{ text }}]{% endfilter %}{% set text = 1 %}{{ text }}",
        "{% set n %}[{{ n }}]{% endset %}{{ n }}",
        "{{ n }}{% set n %}[{{ n }}]{% endset %}{{ n }}",
        "{% macro m() %}{{ x }}{% endmacro %}{{ m() }}{% set x = 1 %}{{ m() }}{% set x = 2 %}{{ m() }}",
        "{% macro m() %}{{ n }}{% endmacro %}{{ m() }}{% set n = 1 %}{{ m() }}",
        "{{ n }}{% macro m() %}{{ n }}{% endmacro %}{{ m() }}{% set n = 1 %}{{ m() }}",
        "{% macro m() %}{{ n }}{% endmacro %}{{ m() }}{% if true %}{% set n = 1 %}{% endif %}{{ m() }}",
        "{% macro m() %}{% for i in [1] %}{{ x }}{% endfor %}{% set x = 2 %}{{ x }}{% endmacro %}{{ m() }}{{ m() }}",
        "{% set x = 1 %}{% for i in [1, 2] %}{% for j in [1] %}{{ x }}{% endfor %}{% set x = i + 5 %}{{ x }};{% endfor %}{{ x }}",
        "{% for i in [1, 2] %}{% if i == 2 %}{% set y = i %}{% endif %}[{{ y }}]{% endfor %}{% set y = 3 %}{{ y }}",
        "{% for a in 'ab' if n is defined %}{% set n = loop.index %}{{ n }}{% endfor %}{{ n }}",
        "{% for a in numbers if x is defined %}{% set x = a %}{{ x }}{% endfor %}{{ x }}",
        "{% for a in [1, 2] %}{% for b in [] %}{% else %}{% if a == 1 %}{% set x = 1 %}{% endif %}[{{ x }}]{% endfor %}{% endfor %}",
        "{% for n in numbers if n > 1 %}{% set n = n + 1 %}{{ n }},{% endfor %}{{ n }}",
        "{% macro m(n=n) %}[{{ n }}]{% endmacro %}{{ m() }}{{ m(1) }}",
        "{% macro m(a=b, b=1) %}[{{ a }}{{ b }}]{% endmacro %}{{ m() }}{{ m(b=5) }}{{ m(2, 3) }}",
        "{% set x = 3 %}{% macro m(a=x, x=4) %}[{{ a }}{{ x }}]{% endmacro %}{{ m() }}{{ m(1) }}{{ m(x=9) }}",
        "{% macro m(a, b=a.x) %}{{ b }}{% endmacro %}{{ m({'x': 1}) }}{{ m(1) }}",
        "{% macro m(a, b=a.x) %}{{ b }}{% endmacro %}{{ m() }}",
        "{% macro m(text=text|upper) %}{{ text }}{% endmacro %}{{ m() }}",
        "{% macro m() %}a{% endmacro %}{% set m = 1 %}{{ m }}",
        "{% set m = 1 %}{% macro m() %}a{% endmacro %}{{ m() }}",
        "{% for loop in numbers %}{% endfor %}",
        "{% for i in numbers %}{% set loop = 1 %}{% endfor %}",
        "{% set a, = [1] %}",
        "{% for a, in [[1]] %}{{ a }}{% endfor %}",
        "{% for (a,) in [[1]] %}{{ a }}{% endfor %}",
        "{{ x\xb2 }}",
        "{{ \u2167 }}",
        "{{ '\\\xe6' }}",
        "{{ '\\\U0001f600'|length }}",
        "{% set ns = namespace(a=1, b='x') %}{{ ns }}{{ [ns] }}",
    ],
    "ranges-and-views": holes(
        """
        range(3)
        range(1, 3)
        range(5, 0, -2)
        range(3)|upper
        range(3) ~ ''
        [range(2)]
        range(10)[2:8:3]
        range(10)[::-1]
        range(10)[-1]
        range(3)|list
        range(3) == [0, 1, 2]
        range(3) == range(0, 3, 1)
        range(3)|tojson
        range(3)|list|tojson
        range(3) + [1]
        range(3)|length
        range(3)|last
        range(3)|reverse|list
        range(3)|sum
        range(3) is sequence
        range(3) is iterable
        range(3) is mapping
        2 in range(3)
        2.0 in range(3)
        range(3) < range(4)
        range(3).count(1)
        range(3).index(2)
        'y' if range(0) else 'n'
        map.keys()
        map.values()
        map.items()
        map.keys()|list
        map.keys()[0]
        map.keys()[1:]
        map.keys()|sort
        map.keys()|tojson
        map.keys() == map.keys()
        map.values() == map.values()
        {'a': 1, 'b': 2}.keys() == {'b': 3, 'a': 4}.keys()
        map.items() is sequence
        map.items()|length
        map.items()|first
        map.items()|map('first')|join
        map.values()|sum
        'b' in map.keys()
        ('b', 1) in map.items()
        map.keys() + ['x']
        numbers.count(1)
        numbers.count(1, 2)
        numbers.index(1)
        numbers.index(1, 2)
        [1, 2, 1].index(1, 1)
        [1, 2, 1].index(1, -1)
        numbers.index(99)
        numbers|batch('x')|list
        numbers|batch(0)|list
        numbers|batch(2.0)|list
        numbers|batch(3, 0)|list
        numbers|batch('x', 0)|list
        numbers|slice(-1)|list
        numbers|slice(0)|list
        numbers|sort('x')
        numbers|sort(1)
        numbers|sort(none)
        map|dictsort(reverse='x')
        order.lines|map(attribute='missing', default=none)|list
        order.lines|map(attribute='paper.weight', default='-')|list
        order.lines|map(attribute='missing.deep', default='-')|list
        order.lines|groupby('paper.weight', default=0)|map('first')|list
        order.lines|groupby('missing.deep', default='-')|map('first')|list
        order.lines|map(attribute=true)|list
        [[1, 2], [3, 4]]|map(attribute=true)|list
        [[1, 2], [3, 4]]|selectattr(missing)|list
        numbers|min(attribute=false)
        '' is divisibleby []
        2.5|round(none)
        3.5|round(none)
        7|round(none)
        -8965629389977655414752677|round(2, 'ceil')
        1.1|round(25, 'floor')
        -0.0|abs
        0 / -5
        false / -1
        -0.0 // 1e-5
        '\u0664\u0662'|int
        '\u0664.\u0665'|float
        '7'|int(0, 99)
        '7'|int(0, 'x')
        'z'|int(3, none)
        n|tojson(indent=true)
        map|tojson(indent=120)|length
        '%s'|format(a=1)
        '%(a)s %(b)r %a'|format(a=1, b='\xe6')
        '%a' % '\xe6'
        '%*d|%-*d|%.*f' % (5, 1, 5, 2, 1, 2.55)
        '%*d' % (-5, 1)
        '%c%c' % (65, true)
        '%.0c' % 'x'
        '%5%' % ()
        '%(a)s%s' % {'a': 1}
        '%(a)s' % {'a': missing}
        'x' % missing
        'x' % [1]
        ('%s'|safe) % '<'
        ('%r'|safe) % '<'
        ('%x'|safe) % 5
        ('%d'|safe) % 5
        -617941355682691800.0|filesizeformat(true)
        '\u0391\u03a3'|capitalize
        '\u03a3\u0391\u03a3 \u03a3'.title()
        '\u03a3\u0391\u03a3'.swapcase()
        '\u0391\u03a3'|title
        '\u1fbc\u01c5aB'.swapcase()
        '\\x1f'|wordwrap(3)
        '\\ufeff\\x85a.b'|wordwrap(5)
        'a\\ufeffb\\u2003c\\x1cd'|title
        '%.*f' % (1, 2.25)
        ('%.*f'|safe) % (1, 2.25)
        'a'|trim(1)
        'a'.strip(1)
        'a'.splitlines('x')
        'a'.splitlines(1)
        'a'.count(('a', 'b'))
        'abc'|truncate(2, end=1)
        'a b'|wordwrap(1, wrapstring=1)
        n.sort
        text.sort
        n[1:]
        nul[1:]
        text['a':]
        text[missing:]
        """
    ),
    "escaped-methods": holes(
        """
        [('<b>'|e).upper()]
        ('<b>'|e).upper()|e
        ('<b>'|e).lower()|e
        ('<b>'|e).title()|e
        ('<b>'|e).capitalize()|e
        ('<b>'|e).swapcase()|e
        ('a<'|e).replace('a', '<')|e
        ('a<'|e).replace('&', '+')|e
        (' < '|e).strip()|e
        ('<a'|e).lstrip('&')|e
        ('<'|e).center(8, '*')|e
        ('<'|e).ljust(6, '<')
        ('<'|e).zfill(6)|e
        ('<'|e).join(['&', 1])|e
        [('a<b'|e).split('&')]
        [('a<b'|e).partition('&')]
        [('a\nb'|e).splitlines()]
        [('<'|e)[0]]
        [('<'|e)|first]
        [('<'|e)|last]
        [('<'|e)[1:]]
        [('<'|e) * 2]
        ('<'|e).count('l')
        ('<'|e).startswith('&')
        ('<'|e).removeprefix('&')|e
        [('{}'|safe).format('<')]
        ('{:>5}'|safe).format('<')
        ('{}'|safe).format('<'|e)
        ('{:>5}'|safe).format('<'|e)
        '{}'.format('<'|e)|e
        """
    ),
    "format-method": holes(
        """
        '{}'.format(1)
        '{} {}'.format(1, 'a')
        '{1} {0}'.format(1, 'a')
        '{a} {b}'.format(a=1, b=none)
        '{} {a}'.format(1, a=2)
        '{0} {}'.format(1, 2)
        '{}'.format()
        '{a}'.format()
        '{} '.format(1, 2)
        '{{}} {{ {} }}'.format(1)
        '{'.format(1)
        '}'.format(1)
        '{0'.format(1)
        '{:5}|{:<5}|{:>5}|{:^5}|{:*^5}'.format(1, 2, 3, 4, 5)
        '{:5}|{:>5}|{:^6}|{:.2}|{:-<6.3}'.format('a', 'b', 'c', 'def', 'ghij')
        '{:05d} {:+d} {: d} {:,d} {:_d} {:x} {:X} {:#x} {:b} {:o}'.format(42, 42, 42, 1234567, 1234567, 255, 255, 255, 5, 8)
        '{:.2f} {:10.3f} {:<10.1f}| {:+.1f} {:,.2f} {:.0f}'.format(2.675, 3.14159, 2.25, 1.0, 1234567.891, 2.5)
        '{:e} {:.2e} {:E} {:g} {:.3g} {:G}'.format(12345.678, 12345.678, 0.00001, 1e20, 1234.5, 1e-10)
        '{:%} {:.1%} {:#.0%}'.format(0.256, 0.256, 0.256)
        '{:010,.1f} {:08,d}'.format(1234.5, 1234)
        '{:,} {:_} {:,}'.format(1234567, 1234567.5, 0.1)
        '{:.3} {:.1} {:.10} {:10}'.format(2.5, 3.0, 1234.5, 1e16)
        '{!r} {!s} {!a}'.format('\xe6', 'a', '\xe6')
        '{!r:>8}'.format('a')
        '{:{}}|{:{w}.{p}f}'.format(1, 5, 2.5, w=8, p=3)
        '{0[1]} {0[0]}'.format([1, 2])
        '{0[a]} {m[b]}'.format({'a': 1}, m=map)
        '{0[z]}'.format({'a': 1})
        '{0[9]}'.format([1])
        '{}{}'.format(true, none)
        '{:d} {:5}|'.format(true, true)
        '{:5}'.format(none)
        '{:d}'.format(1.5)
        '{:d}'.format('a')
        '{:s}'.format(1)
        '{:+}'.format('a')
        '{:=5}'.format('a')
        '{}'.format(missing)
        '{}'.format(half)
        '{:.2f}'.format(n)
        '{:>10}'.format(order.number)
        '{}'.format([1, 'a'])
        '{:5}'.format([1])
        '{:05}'.format('ab')
        '{:=+6}'.format(5)
        '{:<05d}'.format(5)
        '{:.2d}'.format(5)
        '{:,x}'.format(5)
        '\u00e6{:\u00e6>4}'.format(1)
        n.format(1)
        """
    ),
    "html-filters": holes(
        r"""
        '<b>Ole</b> &amp; Bo'|striptags
        html|striptags
        ('<i>a</i>'|e)|striptags
        ('<i>a</i>'|safe)|striptags is escaped
        '  a\n<br>\t b '|striptags
        'a < b > c <d'|striptags
        '<!-- <b>x</b> -->y'|striptags
        '<!-->a<!--->b<!-- c'|striptags
        '<<!-- a -->!-- b -->c'|striptags
        '<!<!-- a -->-- b -->c-->d'|striptags
        '<p title="a>b">c'|striptags
        '&lt;b&gt;&#38;lt;'|striptags
        '&ampx &notit; &notin; &copy &bogus; &;'|striptags
        '&#65;&#x42;&#128;&#0;&#xD800;&#1114112;&#11;&#13;&#xFDD0;x'|striptags|tojson
        '&NewLine;&Tab;&nbsp;&hellip;&CounterClockwiseContourIntegral;'|striptags|tojson
        '&aelig;&oslash;&aring;&AElig;&eacuteX&frac12'|striptags
        nul|striptags
        missing|striptags
        n|striptags
        order.tags|striptags
        {'id': 7, 'class': none, 'title': missing}|xmlattr
        {'a': '<"&\'>', 'b': 'x'|e, 'c': '<i>'|safe}|xmlattr
        {'a': 1}|xmlattr(false)
        {'a': 1, 'b': true, 'c': [1, 'x']}|xmlattr(autospace=false)
        {}|xmlattr
        {'a b': 1}|xmlattr
        {'a/b': 1}|xmlattr
        {'a=': 1}|xmlattr
        {'a>': 1}|xmlattr
        {'a b': none}|xmlattr
        {'a"<': 1}|xmlattr
        {1: 2}|xmlattr
        {1: none}|xmlattr
        {'æ:ø': half}|xmlattr|e
        map|xmlattr
        order.tags|xmlattr
        nul|xmlattr
        missing|xmlattr
        'See https://gls.com/x?a=1&b=2, or www.dao.as.'|urlize
        'gls.com (gls.org) <b.edu> gls.dk'|urlize
        '(http://a.dk/b_(c)) http://a.dk/b) &lt;http://a.dk&gt;'|urlize
        'ole@b.dk, mailto:bo@c.dk @a@b.dk x:ole@b.dk www.a@b.dk'|urlize
        'http://1.2.3.4:80/x http://[1:2:3::4]/ http://1.2.3 https://localhost'|urlize
        'https://xn--abc https://a.b.c.photography HTTP://A.DK'|urlize
        'https://example.com/a/long/address'|urlize(15)
        'https://example.com/a/long/address'|urlize(trim_url_limit=-3)
        'https://a.dk'|urlize(nofollow=true)
        'https://a.dk'|urlize(target='_blank')
        'https://a.dk'|urlize(rel='x nofollow "')
        'https://a.dk'|urlize(20, true, '_t"', 'me')
        'tel:+4512 x:1 ftp://a.b'|urlize(extra_schemes=['tel:', 'ftp://'])
        'tel:+45'|urlize(extra_schemes=['tel'])
        'tel:+45'|urlize(extra_schemes='tel:')
        ('<b> https://a.dk'|e)|urlize
        'a  b\n https://a.dk'|urlize|tojson
        'ınfo.ınfo ø.org %.com'|urlize
        nul|urlize
        missing|urlize
        n|urlize
        order|pprint
        order.lines|pprint
        order.tags|pprint
        {'b': 1, 'a': 2, 10: 3, none: 4, 2.5: 5}|pprint
        {'key': 'a text of words that is too long for one line and so it is written as several'}|pprint
        'a text of words that is too long for one line and so it is written as several ones'|pprint
        ('word ' * 40)|pprint
        ('a line\n' * 20)|pprint
        ['x' * 90, ('y' * 90)|e, 'z']|pprint
        ('x' * 78, 1)|pprint
        ('x' * 90,)|pprint
        {('x' * 90): {'b': '', 'a': [], 'c': ()}}|pprint
        range(40)|pprint
        [range(40), range(3)]|pprint
        order.lines|groupby('rush')|pprint
        text|pprint
        html|pprint
        emoji|pprint
        (emoji * 12)|pprint
        nul|pprint
        missing|pprint
        [missing, none, true, 1.0, 12345678901234567890]|pprint
        {(1, 2): 1, 'a': 2}|pprint
        """
    )
    + [
        "{% filter striptags %}<p>{{ text }}</p>\n{% endfilter %}",
        "{% filter urlize %}a https://a.dk{% endfilter %}",
        "<ul{{ {'class': 'x', 'id': 'list-%d'|format(n)}|xmlattr }}></ul>",
        "{{ ['<b>a</b>', '<i>b</i>']|map('striptags')|join('+') }}",
    ],
    "blocks": [
        "{% for key, lines in order.lines|groupby('rush') %}{{ key }}:{% for l in lines %}{{ l.sku }},{% endfor %};{% endfor %}",
        "{% for g in order.lines|groupby('rush') %}{{ g.grouper }}={{ g.list|length }};{% endfor %}",
        "{% for k, v in map|dictsort %}{{ k }}{{ v }}{% endfor %}",
        "{% with %}{% endwith %}x",
        "{% with a = 1 %}{{ a }}{% endwith %}{{ a }}",
        "{% with a = 1, b = a %}{{ a }}{{ b }}{% endwith %}",
        "{% set a = 5 %}{% with a = 1, b = a %}{{ a }}{{ b }}{% endwith %}{{ a }}",
        "{% with a = 1 %}{% set a = 2 %}{{ a }}{% set b = 3 %}{% endwith %}{{ a }}{{ b }}",
        "{% with a = 1 %}{% with a = 2 %}{{ a }}{% endwith %}{{ a }}{% endwith %}",
        "{% for i in [1, 2] %}{% with a = i %}{{ b }}{% set b = a %}{{ b }}{% endwith %}{% endfor %}",
        "{% with a = 1, %}{{ a }}{% endwith %}",
        "{% with a, b = 1 %}{{ a }}{% endwith %}",
        "{% with a, b = [1, 2] %}{{ a }}{{ b }}{% endwith %}",
        "{% with a %}{% endwith %}",
        "{% with a = 1 %}",
        "{% with a = 1 if false %}{{ a }}{% endwith %}",
        "{% with a = n %}{{ a + 1 }}{% endwith %}",
        "{% set x %}a{{ n }}b{% endset %}{{ x }}{{ x }}",
        "{% set x %}{% endset %}[{{ x }}]{{ x is string }}{{ x|length }}",
        "{% set x | upper %}a{{ text }}b{% endset %}{{ x }}",
        "{% set x | upper | replace('A', 'z') %}a{% endset %}{{ x }}",
        "{% set x | length %}abc{% endset %}{{ x + 1 }}",
        "{% set x %}{% set y = 1 %}{{ y }}{% endset %}{{ x }}{{ y }}",
        "{% set x = 1 %}{% set x %}{{ x }}{{ x }}{% endset %}{{ x }}",
        "{% for i in [1, 2] %}{% set x %}<{{ i }}>{% endset %}{{ x }}{% endfor %}{{ x }}",
        "{% if true %}{% set x %}a{% endset %}{% endif %}{{ x }}",
        "{% set x %}{% for i in [1, 2] %}{{ loop.index }}{{ ',' if not loop.last }}{% endfor %}{% endset %}{{ x }}",
        "{% set x %}<b>{% endset %}{{ x|e }}{{ x is escaped }}",
        "{% set x -%} a {%- endset %}[{{ x }}]",
        "{% set x %}a{% endset x %}",
        "{% set x %}a",
        "{% filter upper %}a{{ text }}{% endfilter %}",
        "{% filter upper|replace('A', 'b') %}xa{% endfilter %}",
        "{% filter length %}abc{% endfilter %}",
        "{% filter truncate(5, true, '') %}abcdefghijklmnopq{% endfilter %}",
        "{% filter upper %}{% set q = 1 %}{{ q }}{% endfilter %}{{ q }}",
        "{% filter upper %}{% filter replace('a', 'b') %}ac{% endfilter %}{% endfilter %}",
        "{% for i in [1, 2] %}{% filter center(5) %}{{ i }}{% endfilter %}{% endfor %}",
        "{% filter %}a{% endfilter %}",
        "{% filter upper %}a",
        "{% macro m() %}a{% endmacro %}{{ m() }}{{ m() }}",
        "{% macro m(a) %}[{{ a }}]{% endmacro %}{{ m(1) }}{{ m('x') }}{{ m(a=2) }}{{ m() }}",
        "{% macro m(a, b=2) %}{{ a }}{{ b }};{% endmacro %}{{ m(1) }}{{ m(1, 3) }}{{ m(1, b=4) }}{{ m(b=5, a=6) }}{{ m(b=7) }}",
        "{% macro m(a, b=a) %}{{ a }}{{ b }};{% endmacro %}{{ m(1) }}{{ m(1, 2) }}",
        "{% macro m(a, b=a+1) %}{{ a }}{{ b }};{% endmacro %}{{ m(1) }}{{ m(5) }}",
        "{% macro m(a) %}{{ a is defined }}{{ a|default('d') }}{% endmacro %}{{ m() }}{{ m(none) }}",
        "{% macro m(a) %}{{ a.b }}{% endmacro %}{{ m() }}",
        "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(1, 2) }}",
        "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(b=1) }}",
        "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(1, a=2) }}",
        "{% macro m(a=1, b) %}{% endmacro %}",
        "{% macro m(a,) %}{% endmacro %}",
        "{% macro m() %}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(1, 2, x=3) }}",
        "{% macro m(a) %}{{ a }}{{ varargs|join('-') }}{% endmacro %}{{ m(1, 2, 3) }}",
        "{% macro m(a) %}{{ a }}{{ kwargs.x }}{% endmacro %}{{ m(1, x=3) }}{{ m(2) }}",
        "{% macro m(a) %}{{ varargs }}{% endmacro %}{{ m(1, x=3) }}",
        "{% macro m() %}{{ n }}{% endmacro %}{{ m() }}",
        "{% set x = 1 %}{% macro m() %}{{ x }}{% endmacro %}{{ m() }}{% set x = 2 %}{{ m() }}",
        "{% macro m() %}{% set x = 1 %}{{ x }}{% endmacro %}{{ m() }}{{ x }}",
        "{% macro m() %}{{ y }}{% set y = 1 %}{{ y }}{% endmacro %}{{ m() }}{{ m() }}",
        "{% macro m() %}{{ i }}{% endmacro %}{% for i in [1, 2] %}{{ m() }}{% endfor %}",
        "{% macro m() %}{{ loop }}{% endmacro %}{% for i in [1] %}{{ m() }}{% endfor %}",
        "{% macro m(i) %}{{ i }}{% endmacro %}{% for i in [1, 2] %}{{ m(i * 10) }}{{ i }};{% endfor %}",
        "{% macro m(list) %}{% for i in list %}{{ loop.index }}{{ i }}{% endfor %}{% endmacro %}{{ m([1, 2]) }}{{ m('ab') }}",
        "{% macro a() %}A{{ b() }}{% endmacro %}{% macro b() %}B{% endmacro %}{{ a() }}",
        "{% macro a() %}A{% endmacro %}{% macro b() %}{{ a() }}B{% endmacro %}{{ b() }}{{ a() }}",
        "{% macro a(x) %}<{{ x }}>{% endmacro %}{{ a(a(1)) }}",
        "{% macro a(x) %}<{{ x }}>{% endmacro %}{{ a(1) | upper | length }}",
        "{% macro a(x) %}<{{ x }}>{% endmacro %}{{ a(1) ~ a(2) }}{{ a(1) + 'x' }}{{ a(1) == '<1>' }}",
        "{% macro a(x) %}<{{ x }}>{% endmacro %}{% set y = a(3) %}{{ y }}{{ y is string }}",
        "{% macro a(x) %}{{ x }}{% endmacro %}{{ 'yes' if a('') else 'no' }}",
        "{{ a() }}{% macro a() %}A{% endmacro %}",
        "{% macro a() %}1{% endmacro %}{% macro a() %}2{% endmacro %}{{ a() }}",
        "{% macro n() %}m{% endmacro %}{{ n() }}",
        "{% macro m(n) %}{{ n }}{% endmacro %}{{ m(1) }}{{ n }}",
        "{% macro m %}{% endmacro %}",
        "{% macro m() %}",
        "{% macro m() -%} a {%- endmacro %}[{{ m() }}]",
        "{% macro m(a, a) %}{{ a }}{% endmacro %}",
        "{% macro m(true) %}{% endmacro %}",
        "{% macro m(x) %}{% if x %}{% set y = x %}{% endif %}{{ y }}{% endmacro %}{{ m(1) }}{{ m(0) }}{{ m(2) }}",
        "{% set ns = namespace(x=1) %}{{ ns.x }}{% set ns.x = 2 %}{{ ns.x }}",
        "{% set ns = namespace() %}{{ ns.x }}{% set ns.x = 2 %}{{ ns.x }}{{ ns['x'] }}",
        "{% set ns = namespace(total=0) %}{% for l in order.lines %}{% set ns.total = ns.total + l.quantity %}{% endfor %}{{ ns.total }}",
        "{% set ns = namespace(found=false) %}{% for i in numbers %}{% if i > 2 %}{% set ns.found = true %}{% endif %}{% endfor %}{{ ns.found }}",
        "{% set ns = namespace({'a': 1}, b=2) %}{{ ns.a }}{{ ns.b }}",
        "{% set ns = namespace(x=1) %}{% set other = ns %}{% set other.x = 5 %}{{ ns.x }}",
        "{% set ns = namespace(x=1) %}{{ ns.x is defined }}{{ ns.y is defined }}{{ ns is defined }}",
        "{% set ns = namespace(list=[]) %}{% for i in [1, 2] %}{% set ns.list = ns.list + [i] %}{% endfor %}{{ ns.list }}",
        "{% set ns = namespace(x=1) %}{% macro m(k) %}{% set k.x = k.x + 1 %}{% endmacro %}{{ m(ns) }}{{ ns.x }}",
        "{% set ns = namespace(x=1) %}{{ ns == ns }}{{ 'y' if ns else 'n' }}",
        "{% set ns = 1 %}{% set ns.x = 2 %}",
        "{% set order.x = 2 %}",
        "{% set ns = namespace(x=1) %}{% set ns.x %}a{{ n }}{% endset %}{{ ns.x }}",
        "{% set j = joiner() %}{{ j() }}a{{ j() }}b",
        "{% set j = joiner(';') %}{% for i in numbers %}{{ j() }}{{ i }}{% endfor %}",
        "{% set j = joiner(sep='|') %}{{ j() }}{{ j() }}",
        "{% set j = joiner(',') %}{% for i in numbers %}{% if i > 1 %}{{ j() }}{{ i }}{% endif %}{% endfor %}",
        "{% set c = cycler('a', 'b') %}{{ c.next() }}{{ c.next() }}{{ c.next() }}{{ c.current }}{% set _ = c.reset() %}{{ c.next() }}",
        "{% set c = cycler(1, 2, 3) %}{% for i in numbers %}{{ c.next() }}{% endfor %}{{ c.current }}",
        "{% set c = cycler() %}",
        "{% raw %}{{ a }}{% endraw %}",
        "a{#- c -#} b",
        "{% set a, b = 1, 2 %}{{ a }}{{ b }}",
        "{% set (a, b) = (1, 2) %}{{ a }}{{ b }}",
        "{% set a, (b, c) = 1, [2, 3] %}{{ a }}{{ b }}{{ c }}",
    ],
    "statements": [
        "{% for i in numbers %}{{ i }},{% endfor %}",
        "{% for i in numbers %}{{ loop.index }}/{{ loop.length }} {% endfor %}",
        "{% for i in numbers %}{{ loop.index0 }}{{ loop.revindex }}{{ loop.revindex0 }}{{ loop.first }}{{ loop.last }} {% endfor %}",
        "{% for i in numbers if i > 1 %}{{ loop.index }}/{{ loop.length }}:{{ i }}{{ ',' if not loop.last }}{% endfor %}",
        "{% for i in numbers %}{{ loop.previtem }}<{{ i }}>{{ loop.nextitem }} {% endfor %}",
        "{% for i in numbers %}{{ loop.cycle('a', 'b', 'c') }}{% endfor %}",
        "{% for i in [1, 1, 2, 2, 1] %}{{ i if loop.changed(i) }}{% endfor %}",
        "{% for i in numbers %}{{ loop.depth }}{{ loop.depth0 }}{% endfor %}",
        "{% for i in [] %}x{% else %}none{% endfor %}",
        "{% for i in missing %}x{% else %}none{% endfor %}",
        "{% for i in nul %}x{% else %}none{% endfor %}",
        "{% for i in 5 %}x{% endfor %}",
        "{% for c in 'aæ😀' %}{{ c }}-{% endfor %}",
        "{% for k in map %}{{ k }}{% endfor %}",
        "{% for k, v in map.items() %}{{ k }}={{ v }};{% endfor %}",
        "{% for k, v in map|items %}{{ k }}={{ v }};{% endfor %}",
        "{% for k, v in [(1, 2), [3, 4], 'ab'] %}{{ k }}{{ v }};{% endfor %}",
        "{% for k, v in [(1, 2, 3)] %}{{ k }}{% endfor %}",
        "{% for k, v in [(1,)] %}{{ k }}{% endfor %}",
        "{% for k, v in [1] %}{{ k }}{% endfor %}",
        "{% for (a, b), c in [((1, 2), 3)] %}{{ a }}{{ b }}{{ c }}{% endfor %}",
        "{% for a in [1, 2] %}{% for b in [3, 4] %}{{ loop.index }}{{ a }}{{ b }} {% endfor %}{{ loop.index }};{% endfor %}",
        "{% for a in [1, 2] %}{% for b in [] %}{% else %}{{ loop.index }}{% endfor %}{% endfor %}",
        "{% for a in [1, 2] %}{% for b in [1, 2, 3] if loop.index == b %}{{ b }}{% endfor %};{% endfor %}",
        "{% for a in [[1, 2], [3]] %}{% for b in a %}{{ b }}{% endfor %}|{% endfor %}",
        "{{ a }}{% for a in [1] %}{{ a }}{% endfor %}{{ a }}",
        "{% set x = 1 %}{% for i in [1, 2] %}{{ x }}{% set x = i + 10 %}{{ x }} {% endfor %}{{ x }}",
        "{% set x = 1 %}{% if true %}{% set x = 2 %}{% endif %}{{ x }}",
        "{% if false %}{% set x = 2 %}{% endif %}{{ x }}",
        "{% if false %}{% set n = 2 %}{% endif %}{{ n }}",
        "{% for i in [1, 2] %}{% if i == 1 %}{% set y = 'a' %}{% endif %}{{ y }};{% endfor %}",
        "{% set n = n + 1 %}{{ n }}",
        "{{ n }}{% set n = 1 %}{{ n }}",
        "{% set a, b = 1, 2 %}{{ a }}{{ b }}",
        "{% set (a, b) = [1, 2] %}{{ a }}{{ b }}",
        "{% set a, b = 1 %}{{ a }}",
        "{% set a, b = [1, 2, 3] %}{{ a }}",
        "{% set a = 1, 2 %}{{ a }}",
        "{% set a = 1 if false %}[{{ a }}]",
        "{% set none = 1 %}",
        "{% if n > 5 %}a{% elif n > 3 %}b{% else %}c{% endif %}",
        "{% if zero %}a{% elif n %}b{% else %}c{% endif %}",
        "{% if zero %}a{% elif nul %}b{% else %}c{% endif %}",
        "{% if missing %}a{% endif %}-",
        "{% if '' or [] or {} or 0 or 0.0 or none or missing %}a{% else %}b{% endif %}",
        "{% if 'False' %}a{% endif %}",
        "{% if a if b else c %}x{% endif %}",
        "{% if (1 if b else 0) %}x{% else %}y{% endif %}",
        "{% if order.lines is defined and order.lines|length > 2 %}many{% endif %}",
        "{% if true %}a",
        "{% endif %}",
        "{% if true %}a{% endfor %}",
        "{% for i in numbers %}{% else %}{% else %}{% endfor %}",
        "{% if true %}{% elif %}{% endif %}",
        "{% for in numbers %}{% endfor %}",
        "{% for i numbers %}{% endfor %}",
        "{% nope %}",
        "{% %}",
        "{{ }}",
        "{{ 1",
        "{% if 1 %",
        "{# x",
        "{{ 1 }",
        "{{ (1, 2 }}",
        "{{ 1) }}",
        "a{# comment {{ x }} {% y #}b",
        "a {#- trimmed -#} b",
        "a {#-#} b",
        "a {##} b",
        "{% raw %}{{ x }}{% if %}{# #}{% endraw %}!",
        "a {%- raw -%} {{ x }} {%- endraw -%} b",
        "{% raw %}a",
        "{%+ raw %} a {%+ endraw %} b",
        "{{-1}}",
        "{{- 1 -}}",
        "{{ -1 }}",
        "{{+1}}",
        "a {{- 1 -}} b",
        "a {{ 1 -}}\n\n b",
        "a\n {%- if true %} b {% endif -%} \n c",
        "a\n{% if true %}\nb\n{% endif %}\nc\n",
        "a {%+ if true +%} b {%+ endif +%} c",
        "{{ 1 +}}",
        "a\x85{{- 1 }}",
        "a\x1c{{- 1 }}",
        "a\xa0{{- 1 }}",
        "a\ufeff{{- 1 }}",
        "a\u3000{{- 1 }}",
        "a\r\nb\rc\n",
        "a\n\n",
        "a\r\n",
        "\n",
        "",
        "{{ 'a\r\nb' }}",
        "{{ words }}",
        '{"a":{{ n }}}',
        '{{{ n }}}',
        '{"a":{"b":{{ {"c": 1}["c"] }}}}',
        "{{ {'a': {'b': 1}} }}",
        "{{ {'a': {'b': 1}}.a.b}}",
        "{{ '}}' }}",
        "{{ '{{' }}",
        "{ { x } } { % y % }",
        "{{ \"a\" }}{{ 'b' }}",
        "{%if true%}x{%endif%}",
        "{%-if true-%} x {%-endif-%}",
        "{% set x = '%}' %}{{ x }}",
        "{{ true.x }}{{ n }}",
        "{{ Søren }}{% set Søren = 1 %}{{ Søren }}",
        "{{ a|d(1) if b is defined else 2 }}",
        "{{ a is defined if true }}",
        "{% for i in [1, 2, 3] %}{% if loop.first %}{% set first = i %}{% endif %}{{ first }}{% endfor %}",
        "{% for line in order.lines %}{{ line.name }}: {{ line.paper.weight }}\n{% endfor %}",
        "{% for line in order.lines if line.paper %}{{ line.name }}: {{ line.paper.weight }}\n{% endfor %}",
        "{% for i in range(3) %}{{ i }}{% endfor %}",
        "{% for i in (1, 2) %}{{ i }}{% endfor %}{% for i in 1, 2 %}{{ i }}{% endfor %}",
        "{% for x in [1] %}{% for x in [2] %}{{ x }}{% endfor %}{{ x }}{% endfor %}",
        "{% set loop = 5 %}{{ loop }}{% for i in [1] %}{{ loop.index }}{% endfor %}{{ loop }}",
        "{{ loop }}",
        "{{ loop.index }}",
    ],
}

GROUPS["call-blocks"] = [
    "{% macro m(a='A') %}<{{ a }}{{ caller(1) }}>{% endmacro %}" + call
    for call in [
        "{% call m() %}b{% endcall %}",
        "{% call(x) m(n) %}{{ x }}{{ n }}{% endcall %}{{ x }}",
        "{% set x = 5 %}{% call(x) m(x) %}{{ x }}{% endcall %}{{ x }}",
        "{% for y in [7, 8] %}{% call(x) m(y) %}{{ x }}{{ y }}{{ loop.index }}{% endcall %}{{ x }}{% endfor %}",
        "{% call(x, y=x) m() %}{{ x }}{{ y }}{% endcall %}",
        "{% call(x) m() %}{% call(x) m(x) %}{{ x }}{% endcall %}{% endcall %}",
        "{% call m() %}{{ varargs }}{{ kwargs }}{% endcall %}",
        "{% call() m() %}{% endcall %}",
        "{% call(x) m() -%} {{ x }} {%- endcall %}",
        "{% call(x) m(1, 2) %}{% endcall %}",
        "{% call(x) m(b=2) %}{% endcall %}",
        "{% call(x) m(a=2) %}{{ y }}{% endcall %}{% set y = 3 %}",
        "{% set q %}{% call(x) m() %}{{ x }}{% endcall %}{% endset %}{{ q|upper }}",
        "{% call(x, y) m() %}{{ x }}[{{ y }}]{% endcall %}",
        "{% macro o() %}{% call(x) m() %}{{ caller() }}{% endcall %}{% endmacro %}{% call o() %}y{% endcall %}",
        "{% call(x) nope() %}{% endcall %}",
        "{% call m %}{% endcall %}",
        "{% call m()|upper %}{% endcall %}",
        "{% call(1) m() %}{% endcall %}",
        "{% call m() %}",
        "{{ m() }}",
    ]
] + [
    "{% macro m() %}{% if caller %}{{ caller() }}{% else %}none{% endif %}{% endmacro %}"
    "{{ m() }}{% call m() %}y{% endcall %}",
    "{% macro m(caller=none) %}{{ caller() if caller else 'no' }}{% endmacro %}{% call m() %}y{% endcall %}{{ m() }}",
    "{% macro m(caller) %}{{ caller() }}{% endmacro %}{% call m() %}y{% endcall %}",
    "{% macro m() %}{{ caller() }}{% endmacro %}{% call(a) m() %}[{{ a }}]{% endcall %}",
    "{% macro m() %}{{ caller(1, 2) }}{% endmacro %}{% call(a) m() %}{{ a }}{% endcall %}",
    "{% macro m() %}{{ caller(1, k=2) }}{% endmacro %}{% call m() %}{{ varargs }}{{ kwargs }}{% endcall %}",
    "{% macro m() %}{{ caller(1, a=2) }}{% endmacro %}{% call(a) m() %}{{ a }}{{ kwargs }}{% endcall %}",
    "{% macro m() %}x{% endmacro %}{% call m() %}y{% endcall %}",
    "{% macro m() %}{% for i in [1, 2] %}{{ caller(i) }}{{ loop.index }}{% endfor %}{% endmacro %}"
    "{% call(i) m() %}({% call(i) m() %}{{ i }}{% endcall %}){% endcall %}",
    "{% macro m() %}{{ caller() }}{% endmacro %}{% for i in [1] %}{% call(a=n) m() %}{{ a }}{% endcall %}{% set n = 2 %}{% endfor %}",
    "{% macro m(a) %}{{ caller() }}{{ a }}{% endmacro %}{% call m(1) %}{% call m(2) %}-{% endcall %}{% endcall %}",
    "{% macro m() %}{{ caller()|upper }}{{ caller() is escaped }}{% endmacro %}{% call m() %}a{% endcall %}",
    "{% macro m() %}{{ varargs }}{{ caller() }}{% endmacro %}{% call m(1) %}a{% endcall %}",
    "{% macro f() %}{{ varargs|join(',') }}{{ kwargs|dictsort }}{% endmacro %}{{ f(1, 2, k=3) }}",
    "{% macro f(a=n) %}{% if a == 1 %}{% set n = 2 %}{% endif %}{{ n }}{% endmacro %}{{ f() }}{% set n = 5 %}{{ f(1) }}",
    "{% macro f(a) %}{{ a }}{{ kwargs }}{% endmacro %}{{ f(1, a=2) }}",
]

# The brace-less line breaks of a text block come from holes(), which splits lines: these two cases need them whole.
GROUPS["json-and-escape"] = [c for c in GROUPS["json-and-escape"] if c not in ("{{ 'a\\ }}", "{{ b' }}")] + [
    "{{ 'a\\\nb' }}"
]


def render(source):
    environment = jinja2.Environment()
    try:
        return {"output": environment.from_string(source).render(json.loads(ORDER))}
    except Exception as error:  # noqa: BLE001 the kind of failure is recorded, not handled
        return {"error": type(error).__name__}


def main():
    FOLDER.mkdir(exist_ok=True)
    total = 0
    for name, sources in GROUPS.items():
        cases = [{"source": source, **render(source)} for source in sources]
        total += len(cases)
        content = {
            "reference": f"jinja2 {jinja2.__version__}, Python {platform.python_version()}",
            "data": ORDER,
            "cases": cases,
        }
        text = json.dumps(content, ensure_ascii=True, indent=2)
        (FOLDER / f"{name}.json").write_text(text + "\n")
    print(f"{total} cases")


if __name__ == "__main__":
    main()
