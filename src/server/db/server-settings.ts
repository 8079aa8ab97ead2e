/** For one program on a small machine; reasons that are not obvious stand beside. */
export const serverSettings: Record<string, string> = {
  listen_addresses: '',
  max_connections: '60',
  shared_buffers: '128MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  autovacuum_naptime: '10s',
  // Compiling a query takes longer than any of ours runs.
  jit: 'off',
  // Parallel queries share memory through /dev/shm, which containers limit to 64 MB.
  max_parallel_workers_per_gather: '0',
  fsync: 'on',
  synchronous_commit: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '',
  // Of errors the callers are told; `log` is above them, below `fatal`.
  log_min_messages: 'log',
  // Statements carry customers' data; they have no place in a log.
  log_min_error_statement: 'panic',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
}

/** Without any safety: a power cut destroys the data. */
export const settingsForTests = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  // Several programs at the same time, each with its pool.
  max_connections: '200',
}
