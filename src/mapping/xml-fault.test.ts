import { describe, expect, test } from 'vitest'
import { problemTexts } from '#contract/problem-texts.ts'
import { termWords } from '#contract/problem-words.ts'
import { findXmlFault } from './xml-fault.ts'

test.each([
  ['<a/>'],
  ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<a/>\n'],
  ["\ufeff<?xml version='1.0'?><a></a >"],
  ['<!-- a --><?b c?><!DOCTYPE a SYSTEM "b>c" [<!ENTITY d "]">]><a/><!-- a --><?b?>'],
  ['<Æble-1.x _y="1"\n\tz = \'"\'>å<b/>&amp;&#38;&#x1F600;<![CDATA[<&]]]></Æble-1.x>'],
  ['<p:a xmlns:p="u"><p:b p:c="1" c="2" xml:lang="da"/></p:a>'],
  ['<a xmlns="u"><b xmlns=""/><?xml-stylesheet href="x"?></a>'],
  ['<p:a xmlns:p="u"><p:b xmlns:p="v" p:c="1"/><p:c/></p:a>'],
])('%s is XML', (text) => {
  expect(findXmlFault(text)).toBe(null)
})

describe('what is not XML is found at its place', () => {
  test.each([
    ['', 0, 'There is no element'],
    ['a<b/>', 0, 'Text must stand inside'],
    ['<b/>a', 4, 'Text must stand inside'],
    ['<b/>&amp;', 4, 'Text must stand inside'],
    ['<![CDATA[a]]><b/>', 0, 'CDATA must stand inside'],
    ['<a/><b/>', 4, 'only one element'],
    ['<a><b></a>', 6, '</a> stands where <b> must be closed'],
    ['<a></a></a>', 7, 'closes what was not opened'],
    ['<a>', 3, 'never closed'],
    ['<a', 2, 'not closed here'],
    ['<a b', 4, 'has no value'],
    ['<a b=c/>', 5, 'has no quotes'],
    ['<a b="c/>', 5, 'no closing quote'],
    ['<a b="1"c="2"/>', 8, 'no white space'],
    ['<a b="1" b="2"/>', 9, 'given twice'],
    ['<a b="<"/>', 6, 'cannot hold <'],
    ['<a b="&x;"/>', 6, 'written &amp;'],
    ['<a>a & b</a>', 5, 'written &amp;'],
    ['<a>&nbsp;</a>', 3, 'written &amp;'],
    ['<a>&#0;</a>', 3, 'no character'],
    ['<a>&#x110000;</a>', 3, 'no character'],
    ['<a>&#xd800;</a>', 3, 'no character'],
    ['<a>]]></a>', 3, ']]&gt;'],
    ['<a>\u0001</a>', 3, 'U+0001'],
    ['<a>< b/></a>', 4, 'name must follow'],
    ['<1/>', 1, 'name must follow'],
    ['<a><!-- a -- b --></a>', 10, 'cannot hold --'],
    ['<a><!-- a', 3, 'never closed'],
    ['<a><![CDATA[', 3, 'never closed'],
    ['<a><!x></a>', 3, 'After <!'],
    ['<a/><!DOCTYPE a>', 4, 'before the first element'],
    ['<!DOCTYPE a><!DOCTYPE a><a/>', 12, 'stands once'],
    ['<!DOCTYPE>', 9, 'White space and a name'],
    ['<!DOCTYPE a', 0, 'never closed'],
    ['\n<?xml version="1.0"?><a/>', 1, 'very first'],
    ['<?xml version="1.1"?><a/>', 0, 'declaration is not valid'],
    ['<?xml version="1.0" encoding="ISO-8859-1"?><a/>', 43, 'sent as UTF-8'],
    ['<a><?b&?></a>', 6, 'White space must follow'],
    ['<a><?b:c?></a>', 3, 'cannot hold a colon'],
    ['<p:a/>', 0, 'not declared'],
    ['<a p:b="1"/>', 0, 'not declared'],
    ['<a><b xmlns:p="u"/><p:c/></a>', 19, 'not declared'],
    ['<a:b:c xmlns:a="u"/>', 0, 'one colon'],
    ['<a xmlns:p=""/>', 0, 'cannot be declared'],
    ['<a xmlns:xml="u"/>', 0, 'cannot be declared'],
    ['<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>', 0, 'twice in one namespace'],
  ])('%s', (text, at, message) => {
    const fault = findXmlFault(text)
    expect(fault && termWords(fault.why, problemTexts)).toContain(message)
    expect(fault?.at).toBe(at)
  })
})
