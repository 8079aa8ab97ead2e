import { describe, expect, test } from 'vitest'
import { parseJson } from './json.ts'
import { RenderError } from './render-error.ts'
import { compileTemplate, type TemplateFormat } from './template.ts'

const DATA = parseJson('{"about": {"id": 7, "title": "<\\"&", "none": null}, "text": "a <b> www.gls.com"}')

/** What the template makes of it, or the code of what is wrong. */
function outcome(format: TemplateFormat, text: string): string {
  const source = format === 'email' ? { subject: 'x', html: text } : text
  const { template, problems } = compileTemplate({ format, source, samples: [DATA] })
  if (template === null) return problems.find(({ severity }) => severity === 'error')?.code ?? ''
  try {
    const made = template.render({ data: DATA, own: { payload: DATA } })
    return 'html' in made ? made.html : made.body
  } catch (error) {
    if (error instanceof RenderError) return error.code
    throw error
  }
}

describe('what makes HTML', () => {
  test.each<[TemplateFormat, string, string]>([
    ['email', '<p{{ about | xmlattr }}>x</p>', '<p id="7" title="&lt;&#34;&amp;">x</p>'],
    ['xml', '<p{{ about | xmlattr }}/>', '<p id="7" title="&lt;&#34;&amp;"/>'],
    ['xml', '<p {{ about | xmlattr(false) }}/>', '<p id="7" title="&lt;&#34;&amp;"/>'],
    ['email', '<p {{ about.title }}>x</p>', 'unsafe_place'],
    ['xml', '<p {{ about | xmlattr | upper }}/>', 'unsafe_place'],
    ['xml', '<p>{{ {"a": 1} | xmlattr | striptags }}</p>', '<p>a=&quot;1&quot;</p>'],
    [
      'email',
      '<p>{{ text | urlize }}</p>',
      '<p>a &lt;b&gt; <a href="https://www.gls.com" rel="noopener">www.gls.com</a></p>',
    ],
    ['email', '<p>{{ "<b>1 &lt; 2</b>" | striptags }}</p>', '<p>1 &lt; 2</p>'],
    ['json', '{"a": "{{ {"a": 1} | xmlattr | e }}"}', '{"a": " a=&#34;1&#34;"}'],
  ])('%s %s', (format, source, expected) => {
    expect(outcome(format, source)).toBe(expected)
  })

  test.each([
    '{{ ("<!-" ~ "<!---->" * 100000) | striptags }}',
    '{{ ("&" * 400000) | striptags }}',
    '{{ (("&" ~ "a" * 31) * 20000) | striptags }}',
    '{{ ("<" * 400000) | striptags }}',
    '{{ ("a." * 100000) | urlize }}',
    '{{ (")" * 200000) | urlize }}',
    '{{ ("(" * 100000 ~ ")" * 100000) | urlize }}',
    '{{ ("a@" * 100000) | urlize }}',
    '{{ ("www.a.dk " * 50000) | urlize(rel="x" * 100000) }}',
    '{{ ("x " * 200000) | pprint }}',
    '{{ (["x "] * 100000) | pprint }}',
    '{{ ("\\t" * 100000).expandtabs(100000) }}',
  ])('%s ends', (source) => {
    const made = outcome('text', source)
    expect(made.length < 5_000_000).toBe(true)
  })
})
