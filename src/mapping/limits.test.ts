import { describe, expect, test } from 'vitest'
import { problemOf } from './render-error.ts'
import { compileTemplate } from './template.ts'

const TEXT = 'x'.repeat(1_000_000)

/** The code of what stops a template. */
function stop(source: string): string {
  const { template, problems } = compileTemplate({ format: 'text', source, samples: [] })
  if (template === null) return problems[0]?.code ?? ''
  const keys = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`k${i}`, i]))
  const payload = { text: TEXT, list: Array.from({ length: 10_000 }, (_, i) => i), keys, big: 10n ** 4000n }
  try {
    template.render({ data: payload, own: { payload } })
    return 'finished'
  } catch (error) {
    return problemOf(error).code
  }
}

function loops(body: string): string {
  return `{% for a in range(100000) %}{% for b in range(100000) %}${body}{% endfor %}{% endfor %}`
}

/** Every attack ends soon, with an error of ours. */
const SOON_MILLISECONDS = 5_000

describe('what a template may use is limited', () => {
  test.each([
    ['loops', loops('')],
    ['loops over a list made in them', loops('{% for c in [1] * 100000 %}{% endfor %}')],
    ['a long text', '{{ "x" * 100000000 }}'],
    ['a long list', '{{ [1] * 100000000 }}'],
    ['a long range', '{{ range(1000000000) }}'],
    ['texts made in loops', loops('{% set x = "x" * 1000000 %}')],
    ['texts joined in loops', loops('{% set x = text ~ text %}')],
    ['texts replaced in loops', loops('{% set x = text | replace("x", "yy") %}')],
    ['a text that grows by replacing', '{{ text | replace("x", text) | length }}'],
    ['lengths of texts', loops('{% if text | length %}{% endif %}')],
    ['texts compared', loops('{% if text == text ~ "" %}{% endif %}')],
    ['texts searched', loops('{% if "y" in text %}{% endif %}')],
    ['texts sliced', loops('{% set x = text[1:] %}')],
    ['texts in upper case', loops('{% set x = text | upper %}')],
    ['texts trimmed', loops('{% set x = text | trim("x") %}')],
    ['objects tested', loops('{% if keys %}{% endif %}')],
    ['objects listed', loops('{% set x = keys | list %}')],
    ['lists sorted', loops('{% set x = list | sort %}')],
    ['lists made unique', loops('{% set x = list | unique %}')],
    ['lists compared', loops('{% if list == list + [] %}{% endif %}')],
    ['lists summed', loops('{% set x = list | sum %}')],
    ['lists written as JSON', loops('{% set x = list | tojson %}')],
    ['a large power', '{{ 9 ** (9 ** 9) }}'],
    ['large products', loops('{% set x = big * 3 %}')],
    ['large numbers printed', loops('{% set x = big ~ "" %}')],
    ['a wide format', '{{ "%1000000000d" % 1 }}'],
    ['a precise format', '{{ "%.1000000f" % 1 }}'],
    ['large output', '{% for a in range(100) %}{{ text }}{% endfor %}'],
    ['lists within themselves', `{% set a = [1, 1] %}${'{% set a = [a, a] %}'.repeat(60)}{{ a }}`],
    [
      'lists within themselves as JSON',
      `{% set a = [1] %}${'{% set a = [a, a] %}'.repeat(60)}{{ a | tojson }}`,
    ],
    [
      'lists within themselves compared',
      `{% set a = [1] %}{% set b = [1] %}${'{% set a = [a, a] %}{% set b = [b, b] %}'.repeat(60)}{{ a == b }}`,
    ],
    ['deep lists', `{% set a = [1] %}${'{% set a = [a] %}'.repeat(1000)}{{ a }}`],
    ['a long attribute', loops(`{% set x = [] | map(attribute="${'a.'.repeat(10_000)}a") %}`)],
  ])(
    '%s',
    (_name, source) => {
      const begun = performance.now()
      const code = stop(source)
      expect(['too_much_work', 'too_large', 'too_deep', 'bad_format']).toContain(code)
      expect(performance.now() - begun).toBeLessThan(SOON_MILLISECONDS)
    },
    2 * SOON_MILLISECONDS,
  )

  test.each([
    ['parentheses', `{{ ${'('.repeat(4_000)}1${')'.repeat(4_000)} }}`],
    ['lists', `{{ ${'['.repeat(4_000)}${']'.repeat(4_000)} }}`],
    ['a sum', `{{ 1${'+1'.repeat(4_000)} }}`],
    ['signs', `{{ ${'-'.repeat(4_000)}1 }}`],
    ['not', `{{ ${'not '.repeat(4_000)}1 }}`],
    ['filters', `{{ 1${'|abs'.repeat(4_000)} }}`],
    ['a path', `{{ a${'.a'.repeat(4_000)} }}`],
    ['indexes', `{{ a${'[0]'.repeat(4_000)} }}`],
    ['choices', `{{ 1${' if 1 else 1'.repeat(4_000)} }}`],
    ['powers', `{{ 1${'**1'.repeat(4_000)} }}`],
    ['calls', `{{ ${'range('.repeat(4_000)}1${')'.repeat(4_000)} }}`],
    ['targets', `{% set ${'('.repeat(4_000)}a${')'.repeat(4_000)} = 1 %}`],
    ['blocks', `${'{% if 1 %}'.repeat(4_000)}${'{% endif %}'.repeat(4_000)}`],
  ])('a template with too deep %s is refused', (_name, source) => {
    expect(stop(source)).toBe('too_deep')
  })

  test.each(['xml', 'csv', 'form'] as const)('an output of %s that is read again has a limit', (format) => {
    const source = '{% for x in range(4) %}{{ "x" * 300000 }}{% endfor %}'
    const { template } = compileTemplate({ format, source, samples: [] })
    expect(() => template?.render({ data: {}, own: {} })).toThrow('output_too_long')
  })

  test('a long template is refused', () => {
    expect(stop('x'.repeat(600_000))).toBe('too_large')
  })

  test('a long concatenation and many branches are not deep', () => {
    expect(stop(`{{ 1${' ~ 1'.repeat(9_999)} }}`)).toBe('finished')
    expect(stop(`{{ 1${' ~ 1'.repeat(10_000)} }}`)).toBe('too_large')
    expect(stop(`{% if 0 %}${'{% elif 0 %}'.repeat(10_000)}{% endif %}`)).toBe('finished')
  })

  test('an order of ten thousand lines is rendered', () => {
    expect(
      stop('{% for a in list %}{{ loop.index }}: {{ a * 2 }}, {{ a | string | upper }}\n{% endfor %}'),
    ).toBe('finished')
  })

  test('what a macro costs does not depend on where it is called first', () => {
    const macro = `{% macro m() %}{% if 0 %}${'{{ a + 1 }}'.repeat(100)}{% endif %}{% endmacro %}`
    const block = '{% macro c() %}{% if 0 %}{{ caller() }}{% endif %}{% endmacro %}'
    const calls = '{% for i in range(3000) %}{{ m() }}{% endfor %}'
    const unused = `{% for i in range(3000) %}{% call c() %}${'{{ a + 1 }}'.repeat(200)}{% endcall %}{% endfor %}`
    expect(stop(`${macro}{{ m() }}${calls}`)).toBe('finished')
    expect(stop(macro + calls)).toBe('finished')
    expect(stop(block + unused)).toBe('finished')
  })
})
