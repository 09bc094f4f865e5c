import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 20_000,
    // The words and rules are loaded once for all files: no test changes what another one imports.
    isolate: false,
    // Many tests wait for processes, pages and disks: two files at a time on any machine.
    maxWorkers: 2,
  },
})
