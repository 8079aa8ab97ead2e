import i18next from 'i18next'
import { beforeAll, describe, expect, test } from 'vitest'
import { worded } from '#contract/worded.ts'
import { compileHeader } from '#mapping/header-template.ts'
import { parseJson } from '#mapping/json.ts'
import { problemOf } from '#mapping/render-error.ts'
import { compileTemplate } from '#mapping/template.ts'
import da from '../i18n/da/problems.ts'
import en from '../i18n/en/problems.ts'
import { problemSentence, problemWords } from './problem-words.ts'

beforeAll(async () => {
  await i18next.init({ resources: { da: { problems: da }, en: { problems: en } }, lng: 'da' })
})

describe('in Danish', () => {
  test.each([
    ['{{ order.id | uper }}', 'Der er intet filter, der hedder uper. Mente du upper?'],
    ['{{ order.id', 'Her mangler }} til slut.'],
    ['{% for a in', 'Her mangler %} til slut.'],
    ['{% if order.id %}', '{% if %} har ingen slutning: {% endif %} mangler.'],
    ['{{ order. }}', 'Forventede et navn eller et tal efter punktummet, men fandt }}.'],
    ['{% do x %}', '{% do %} understøttes ikke. Brug {% set … %} med et filter, der giver en ny værdi.'],
    ['{{ order.id | replace("a") }}', 'replace mangler argumentet new.'],
  ])('%s', (source, expected) => {
    const { problems } = compileTemplate({ format: 'text', source, samples: [] })
    expect(problems.map((problem) => problemSentence(problem))).toStrictEqual([expected])
  })

  test.each([
    ['{{ order.nothing.more }}', '"more" skulle hentes fra noget, der ikke er defineret.'],
    ['{{ order + 1 }}', '+ kan ikke bruges på et objekt og et tal.'],
    ['{{ order | decimal }}', 'decimal kræver et tal, ikke et objekt.'],
  ])('%s', (source, expected) => {
    const data = parseJson('{"order": {}}')
    const { template } = compileTemplate({ format: 'text', source, samples: [data] })
    let words: string | undefined
    try {
      template?.render({ data, own: {} })
    } catch (error) {
      // As it comes from the API.
      words = problemWords(worded(problemOf(error))).message
    }
    expect(words).toBe(expected)
  })

  test('of what a trigger says', () => {
    expect(
      compileHeader('Content-Length', 'x').problems.map((problem) => problemSentence(problem)),
    ).toStrictEqual(['Headeren Content-Length sættes af Postbud.'])
  })
})

test('a reason that is newer than the page is told in the words of the server', () => {
  const told = { code: 'wrong_type', reason: 'of_tomorrow', message: 'This is new.', fix: 'Read on.' }
  expect(problemSentence(told)).toBe('This is new. Read on.')
})

test('what was kept before reasons were is told in the words it was kept with', () => {
  expect(problemSentence({ code: 'wrong_type', message: 'A list came.' })).toBe('A list came.')
})
