import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** Builds the page to dist/console: one script, one style sheet, nothing inline, so that the strictest policy holds. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  logLevel: 'warn',
  build: {
    outDir: fileURLToPath(new URL('../../dist/console', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
