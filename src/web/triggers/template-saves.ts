import type { Source, Template } from '#contract/templates.ts'

/** Whether what is typed into the template below is stored, so that a test sends that and nothing older. */
export class TemplateSaves {
  private typed: string | null = null
  private stored: string | null = null
  private waiting: (() => void)[] = []

  readonly onChange = (source: Source): void => {
    this.typed = JSON.stringify(source)
    // What it opens with is stored.
    this.stored ??= this.typed
  }

  readonly onSaved = ({ draft }: Template): void => {
    this.stored = JSON.stringify(draft.source)
    if (this.stored !== this.typed) return
    for (const go of this.waiting.splice(0)) go()
  }

  /** The editor saves by itself a moment after the last key; when it cannot, nobody waits for ever. */
  async settled(): Promise<void> {
    if (this.typed === null || this.typed === this.stored) return
    const { promise, resolve } = Promise.withResolvers<void>()
    this.waiting.push(resolve)
    const timer = setTimeout(resolve, mostMilliseconds)
    await promise
    clearTimeout(timer)
  }

  /** The editor is gone, and has saved what it held. */
  readonly reset = (): void => {
    this.typed = null
    this.stored = null
  }
}

const mostMilliseconds = 5000
