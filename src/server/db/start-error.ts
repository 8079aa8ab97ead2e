/**
 * Postbud cannot start, and somebody has to do something about it. `message` says what is wrong,
 * `hint` what to do; both are one or two plain sentences for whoever reads the terminal or the journal.
 */
export class StartError extends Error {
  override readonly name = 'StartError'
  readonly hint: string

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options)
    this.hint = hint
  }
}
