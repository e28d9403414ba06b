// The built page in a real Chromium, which emulates a GPU; with LIMELIGHT_GPU=own it computes on the machine's.
import { createServer } from 'node:net'
import { defineConfig } from '@playwright/test'
import { findBrowser, ownGpu, plainPainting, softwareGpu } from './scripts/browser.mjs'

// Chosen once; the runner's own workers read this file again and inherit it.
process.env.LIMELIGHT_PORT ??= String(await freePort())
const port = Number(process.env.LIMELIGHT_PORT)
const executablePath = await findBrowser()
const gpu = process.env.LIMELIGHT_GPU === 'own' ? ownGpu : [...softwareGpu, ...plainPainting]
const root = process.getuid?.() === 0

export default defineConfig({
  testDir: 'e2e',
  timeout: 120_000,
  expect: { timeout: 30_000 },
  workers: 1,
  forbidOnly: true,
  reporter: 'list',
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    viewport: { width: 1440, height: 900 },
    // Only the tests of the page without a network have the service worker answer for its files.
    serviceWorkers: 'block',
    // Recording takes as long again as the tests; --trace on for one that fails.
    trace: 'off',
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: [...gpu, ...(root ? ['--no-sandbox'] : [])],
    },
  },
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${port} --strictPort`,
    port,
    reuseExistingServer: false,
  },
})

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 4173))
    })
  })
}
