import i18next from 'i18next'
import { describe, type Kind } from '#mapping/reference/reference.ts'
import classes from './completion-info.module.css'

/** What a name of the template language is for, how it is written, and examples; null when nothing is said of it. */
export function infoOf(kind: Kind, name: string): HTMLElement | null {
  const described = describe(kind, name)
  if (described === null) return null
  const { signature, examples, textOf } = described
  const sentences: Readonly<Record<string, string>> = i18next.t('language:what', { returnObjects: true })[
    kind
  ]
  return element('div', classes.info, [
    element('p', classes.what, [sentences[textOf] ?? '']),
    element('code', classes.signature, [signature]),
    element(
      'ul',
      classes.examples,
      examples.map(([source, output]) =>
        element('li', undefined, [
          element('code', undefined, [source]),
          element('span', classes.arrow, [' → ']),
          element('samp', undefined, [output]),
        ]),
      ),
    ),
  ])
}

function element(tag: string, className: string | undefined, children: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag)
  if (className !== undefined) made.className = className
  made.append(...children)
  return made
}
