import { defineConfig } from 'vitest/config';

// Tests against the installed postconf wait for it (every fatal error sleeps a second), so their time is generous.
// biome-ignore lint/style/noDefaultExport: vitest asks for it
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    setupFiles: ['test/prose.ts'],
    testTimeout: 300_000,
    reporters: ['default'],
  },
});
