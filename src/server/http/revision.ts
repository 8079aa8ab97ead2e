import { ApiError } from './errors.ts'

/** Refuses a write whose If-Match names another revision than the one it would overwrite. */
export function checkRevision(current: number, ifMatch: number | null): void {
  if (ifMatch !== null && ifMatch !== current) throw new ApiError('revision_stale')
}
