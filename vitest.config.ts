import { defineConfig } from 'vitest/config'

// On two cores Vitest would take one file after the other. Those with a server wait more than they work: for its
// locks, leases and time limits. Those with a browser work.
const waiting = 3
const working = 2

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'test/*.test.ts'],
          // Templates are compiled as the server does, with everything at hand.
          setupFiles: ['src/mapping/all.ts'],
          // The pure code shares no state: one module graph per worker makes 40 small files 8 times faster.
          isolate: false,
          maxWorkers: waiting,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          globalSetup: ['test/support/postgres.ts'],
          maxWorkers: waiting,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/support/postgres.ts', 'test/support/browser-setup.ts'],
          // After the others, because a browser takes a core for itself.
          maxWorkers: working,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
