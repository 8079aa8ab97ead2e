import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // On two cores Vitest would take one file after the other; most wait more than they work.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'test/*.test.ts'],
          // Templates are compiled as the server does, with everything at hand.
          setupFiles: ['src/mapping/all.ts'],
          // The pure code shares no state: one module graph per worker makes 40 small files 8 times faster.
          isolate: false,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          globalSetup: ['test/support/postgres.ts'],
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
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
