import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// The built console has no inline script and asks no other host: the server's content security policy forbids both.
export default defineConfig({
  root: here('src/web/console'),
  base: '/',
  plugins: [react()],
  build: {
    outDir: here('dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { '/api': process.env['DUNWELL_API'] ?? 'http://127.0.0.1:3000' } },
})
