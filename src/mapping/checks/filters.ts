import type { Expression } from '../ast.ts'
import { readMoment } from '../dates/moment.ts'
import { ELEMENT_FILTERS, NUMBER_FILTERS, SAME_LIST_FILTERS } from '../filter-shapes.ts'
import { RenderError } from '../render-error.ts'
import type { Checker } from './checker.ts'
import { elementsPlace, listFrom, made, NOTHING_KNOWN, placed, type Known } from './known.ts'
import { conversionOf } from './operands.ts'
import type { Use } from './paths.ts'
import type { Place } from './place.ts'
import { argumentOf, beginningOf, textWritten, written } from '../written.ts'

type Filter = Extract<Expression, { kind: 'filter' }>

/** Filters that make one text or number of one value: of a list they make something nobody wants. */
const VALUE_FILTERS: ReadonlySet<string> = new Set(
  'upper lower capitalize title trim replace truncate center indent wordwrap date date_add float int decimal'.split(
    ' ',
  ),
)
const DATE_FILTERS: ReadonlySet<string> = new Set(['date', 'date_add', 'date_diff'])
const CALCULATING_FILTERS: ReadonlySet<string> = new Set(['round', 'abs'])
/** Where the name of a part of each element stands in the arguments: its place, and its name. */
const ATTRIBUTES: ReadonlyMap<string, number> = new Map([
  ['map', -1],
  ['sum', 0],
  ['selectattr', 0],
  ['rejectattr', 0],
  ['groupby', 0],
  ['join', 1],
  ['sort', 2],
  ['unique', 1],
  ['min', 1],
  ['max', 1],
])

/** `subject | name(…)`. */
export function checkFilter(checker: Checker, filter: Filter, use: Use): Known {
  const { name, args } = filter
  const isDefault = name === 'default' || name === 'd'
  const subject = checker.known(filter.subject, isDefault ? 'guarded' : use)
  checker.arguments(args)
  if (isDefault) return subject.place === null ? NOTHING_KNOWN : placed(subject.place, true)
  if (subject.place !== null) checkSubject(checker, filter, subject, subject.place)
  if (name === 'format') checkFormat(checker, filter)
  const part = partOf(checker, filter, elementsPlace(subject))
  if (name === 'sum') checkSum(checker, filter, subject, part)
  return resultOf(name, subject, part)
}

function resultOf(name: string, subject: Known, part: Place | null): Known {
  const elements = elementsPlace(subject)
  if (name === 'map') return listFrom(part)
  if (NUMBER_FILTERS.has(name)) return made('number')
  if (ELEMENT_FILTERS.has(name)) return elements === null ? NOTHING_KNOWN : placed(elements, true)
  if (SAME_LIST_FILTERS.has(name)) return listFrom(elements)
  if (name === 'upper' || name === 'lower' || name === 'trim' || name === 'join') return made('text')
  return NOTHING_KNOWN
}

function checkSubject(checker: Checker, filter: Filter, { kind }: Known, place: Place): void {
  const { name, subject } = filter
  const path = written(subject)
  if (kind === 'list' && VALUE_FILTERS.has(name)) {
    checker.listUsed(subject, 'list_filtered')
  } else if (path !== null && kind === 'text' && CALCULATING_FILTERS.has(name)) {
    const conversion = conversionOf({ ...made('text'), place }, made(null))
    checker.report('type_mismatch', beginningOf(subject), 'text_calculated', { path, filter: conversion })
  } else if (path !== null && DATE_FILTERS.has(name) && isNoDate(place)) {
    checker.report('type_mismatch', beginningOf(subject), 'path_no_date', { path, name })
  }
}

/** Whether the samples have something there, and none of it is a date. */
function isNoDate(place: Place): boolean {
  const values = place.seen.flatMap(({ value }) => value ?? [])
  return values.length > 0 && values.every((value) => !isDate(value))

  function isDate(value: (typeof values)[number]): boolean {
    try {
      readMoment(value, 'date')
      return true
    } catch (error) {
      if (error instanceof RenderError) return false
      throw error
    }
  }
}

/** `"%.2f" | format(amount)` takes numbers only. */
function checkFormat(checker: Checker, { subject, args }: Filter): void {
  const conversions = textWritten(subject)?.match(/%[-+ #0]*\d*(?:\.\d+)?[a-zA-Z%]/g) ?? []
  conversions
    .filter((conversion) => !conversion.endsWith('%'))
    .forEach((conversion, i) => {
      const argument = args.positional[i]
      const path = argument === undefined ? null : written(argument)
      if (argument === undefined || path === null || !/[dife]$/i.test(conversion)) return
      const known = checker.known(argument, 'guarded')
      if (known.place === null || known.kind !== 'text') return
      const filter = conversionOf(known, made(null))
      checker.report('type_mismatch', beginningOf(argument), 'text_calculated', { path, filter })
    })
}

function checkSum(checker: Checker, { args, at, subject }: Filter, known: Known, part: Place | null): void {
  const attribute = textWritten(argumentOf(args, 0, 'attribute'))
  const summed = attribute === null ? elementsPlace(known) : part
  if (summed?.kind !== 'text') return
  const path = written(subject) ?? '…'
  const each = attribute === null ? '' : ` | map(attribute=${JSON.stringify(attribute)})`
  checker.report('type_mismatch', at, 'texts_summed', { path, each })
}

/** The part of each element that the filter names, followed through what is known of them. */
function partOf(checker: Checker, { name, args }: Filter, elements: Place | null): Place | null {
  const position = ATTRIBUTES.get(name)
  if (position === undefined) return null
  const argument = argumentOf(args, position, 'attribute')
  const path = textWritten(argument)
  if (argument === null || path === null || elements === null) return null
  let place = elements
  // Behind the opening quote.
  let at = argument.at + 1
  for (const step of path.split('.')) {
    if (!/^[A-Za-z_]\w*$/.test(step) || place.kind === 'list') return null
    if (!place.has(step)) {
      const isDefaulted = args.named.some(([key]) => key === 'default')
      const isMeant = name === 'selectattr' || name === 'rejectattr' || isDefaulted || place.isFree
      checker.unknown(at, step, step, place.names(), isMeant ? 'guarded' : 'read')
      return null
    }
    place = place.member(step)
    at += step.length + 1
  }
  return place
}
