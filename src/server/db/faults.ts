/** What PostgreSQL said, as far as callers decide by it. @see https://www.postgresql.org/docs/current/errcodes-appendix.html */
function sqlState(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}

export function isUniqueViolation(error: unknown): boolean {
  return sqlState(error) === '23505'
}

/** A deadlock or a serialization failure: the whole transaction can be repeated. */
export function isRepeatable(error: unknown): boolean {
  const state = sqlState(error)
  return state === '40P01' || state === '40001'
}

/** Text with U+0000, which no column takes. */
export function isUnstorableText(error: unknown): boolean {
  return sqlState(error) === '22021'
}

/** Something in the values of a statement that PostgreSQL does not take: classes 21 to 23. */
export function isDataFault(error: unknown): boolean {
  return /^2[123]/.test(sqlState(error) ?? '')
}
