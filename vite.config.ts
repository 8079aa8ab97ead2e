import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The console: `src/web` into `dist/console`, which the server serves (`src/server/console/routes.ts`). */
export default defineConfig({
  root: 'src/web',
  plugins: [react()],
  build: {
    outDir: '../../dist/console',
    emptyOutDir: true,
    target: 'es2023',
    // Small enough to be written into the page would need a looser content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    // `npm start` beside `npx vite`: the API is the real one, there or at API_URL. (`/api/` alone would be our own src/web/api.)
    proxy: { '/api/v1': process.env['API_URL'] ?? 'http://127.0.0.1:4680' },
  },
})
