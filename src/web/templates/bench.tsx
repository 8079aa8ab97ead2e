import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '#contract/problem.ts'
import { useMay } from '../accounts/session.ts'
import classes from './bench.module.css'
import type { EditorHandle } from './code-editor.tsx'
import { Conflict } from './conflict.tsx'
import { EditorSlot } from './editor-slot.tsx'
import { InputTree } from './input-tree.tsx'
import { loopInsertion, pathInsertion } from './insertion.ts'
import { MailEditors } from './mail-editors.tsx'
import { ProblemList } from './problem-list.tsx'
import { allProblems } from './problems.ts'
import { quickFix, type QuickFix } from './quick-fix.ts'
import { ResultPanel } from './result-panel.tsx'
import { usePayload, type SampleChoice } from './sample-choice.ts'
import { placeFormat, textsOf, type Field } from './source-texts.ts'
import type { LivePreview } from './use-preview.ts'
import type { EditedDraft } from './use-template-draft.ts'

export interface BenchProps {
  draft: EditedDraft
  live: LivePreview
  choice: SampleChoice | null
  /** Where the cursor goes first, e.g. to what failed. */
  startAt?: { line: number; column: number } | null
  /** Within another page: less high. */
  isEmbedded?: boolean
}

/** Where a template is written: the text, the event to click from, and what comes out. */
export function Bench({ draft, live, choice, startAt = null, isEmbedded = false }: BenchProps) {
  const { t } = useTranslation('templates')
  const { template, source, keeper } = draft
  const { format } = template
  const mayWrite = useMay('operator') && template.state === 'active'
  const payload = usePayload(choice)
  const [field, setField] = useState<Field>(format === 'email' ? 'html' : 'source')
  const editors = useRef(new Map<Field, EditorHandle>())
  const problems = allProblems(draft, live)
  // Within a panel, which has a title of its own.
  const Heading = isEmbedded ? 'h3' : 'h2'

  const hasStarted = useRef(false)

  const editor = (of: Field) => (handle: EditorHandle | null) => {
    if (!handle) {
      editors.current.delete(of)
      return
    }
    editors.current.set(of, handle)
    if (startAt === null || hasStarted.current || of !== field) return
    hasStarted.current = true
    handle.jump(startAt.line, startAt.column)
  }
  const jump = ({ field: name, line = 1, column = 1 }: Pick<Problem, 'field' | 'line' | 'column'>) => {
    const of = fieldOf(name)
    setField(of)
    // A mail's text that is not shown yet is there after the next painting.
    requestAnimationFrame(() => editors.current.get(of)?.jump(line, column))
  }
  const fixOf = (problem: Problem) => {
    const text = textsOf(source, format).find(({ field: of }) => of === fieldOf(problem.field))?.text ?? ''
    // What was found in an older text has other places.
    return live.isStale ? null : quickFix(problem, text, placeFormat(fieldOf(problem.field), format))
  }
  const onFix = ({ field: name }: Problem, change: QuickFix) => {
    const of = fieldOf(name)
    setField(of)
    requestAnimationFrame(() => editors.current.get(of)?.apply(change))
  }
  const place = placeFormat(field, format)

  return (
    <>
      {draft.saving === 'conflict' ? <Conflict draft={draft} /> : null}
      <div className={classes.bench} data-embedded={isEmbedded} data-format={format}>
        <section className={classes.written} aria-label={t('editor.title')}>
          {typeof source === 'string' ? (
            <div className={classes.editor}>
              <EditorSlot
                value={source}
                onChange={keeper.change}
                label={t('editor.title')}
                language={format}
                readOnly={!mayWrite}
                payload={payload}
                customerId={template.customerId}
                problems={problems}
                fixOf={mayWrite ? fixOf : undefined}
                handle={editor('source')}
              />
            </div>
          ) : (
            <MailEditors
              source={source}
              onChange={keeper.change}
              field={field}
              onField={setField}
              editor={editor}
              readOnly={!mayWrite}
              payload={payload}
              customerId={template.customerId}
              problems={problems}
              fixOf={mayWrite ? fixOf : undefined}
              madeText={live.preview?.outputs[0]?.text ?? ''}
            />
          )}
          <ProblemList problems={problems} onJump={jump} {...(mayWrite ? { fixOf, onFix } : {})} />
        </section>
        <section className={classes.input} aria-label={t('tree.title')}>
          <header>
            <Heading>{t('tree.title')}</Heading>
            <span>{mayWrite ? t('tree.hint') : null}</span>
          </header>
          <InputTree
            payload={payload}
            onPath={({ path, value }) =>
              editors.current.get(field)?.insert((before) => pathInsertion(path, value, before, place))
            }
            onList={({ path }) =>
              editors.current.get(field)?.insert((before) => loopInsertion(path, payload, before, place))
            }
          />
        </section>
        <ResultPanel live={live} format={format} heading={Heading} onJump={jump} />
      </div>
    </>
  )
}

function fieldOf(name: string | undefined): Field {
  return name === 'subject' || name === 'html' || name === 'text' ? name : 'source'
}
