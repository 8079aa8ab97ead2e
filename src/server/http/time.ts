import { ApiError } from './errors.ts'

/**
 * A time of a query, in milliseconds since 1970.
 * @throws ApiError parameter_invalid for what has the form of a time and is none, such as a leap second
 */
export function readTime(text: string): number {
  const milliseconds = Date.parse(text)
  if (Number.isNaN(milliseconds)) {
    throw new ApiError('parameter_invalid', { reason: 'time', values: { text } })
  }
  return milliseconds
}
