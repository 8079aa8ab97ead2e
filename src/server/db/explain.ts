import { StartError } from './start-error.ts'

const whatToDo: [pattern: RegExp, message: string, hint: string][] = [
  [
    /No space left on device|ENOSPC/,
    'The disk with the data directory is full.',
    'Make room (some hundred MB at least) and start again. Nothing that was acknowledged is lost.',
  ],
  [
    /Read-only file system|EROFS/,
    'The data directory is on a file system that can only be read.',
    'Mount it for writing, or set DATA_DIR to another place.',
  ],
  [
    /could not look up effective user ID/,
    'PostgreSQL needs the user it runs as to have a name, and this one has only a number.',
    'Add the user to /etc/passwd, start Postbud as another user, or set DATABASE_URL.',
  ],
  [
    /Cannot allocate memory|could not (?:map|create|resize).*shared memory/,
    'There is not enough memory for PostgreSQL.',
    'It needs about 200 MB. Stop something else, raise the limit of the container, or set DATABASE_URL.',
  ],
  [
    /pre-existing shared memory block|lock file "postmaster.pid" already exists|processes of the one before/,
    'Another PostgreSQL still works in the data directory.',
    'Stop that PostgreSQL (its process number is in postgres/data/postmaster.pid) and start again.',
  ],
  [
    /valid checkpoint|incompatible with server|could not open file "global|incorrect checksum|PANIC:/,
    'The database in the data directory is damaged.',
    'Keep a copy of it, then restore a backup. Check the disk: this does not come from a power cut alone.',
  ],
  [
    /Permission denied|has wrong ownership|EACCES|EPERM/,
    'The data directory, or something in it, belongs to another user.',
    'Start Postbud as the user who started it the first time, or hand the directory over with chown -R.',
  ],
]

/** Turns what went wrong at start into something an administrator can act on. */
export function explainStart(error: unknown, dataDir: string): StartError {
  if (error instanceof StartError) return error
  const text = error instanceof Error ? error.message : String(error)
  for (const [pattern, message, hint] of whatToDo) {
    if (pattern.test(text)) {
      return new StartError(`${message} (${dataDir}; ${firstLine(text)})`, hint, { cause: error })
    }
  }
  return new StartError(
    `The database in ${dataDir} did not start: ${text.trim()}`,
    'If that does not tell enough, start again with LOG_LEVEL=debug.',
    { cause: error },
  )
}

function firstLine(text: string): string {
  const lines = text.trim().split('\n')
  return lines.find((line) => /(?:FATAL|PANIC|initdb: error):/.test(line)) ?? lines[0] ?? ''
}
