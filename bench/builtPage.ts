// The built page, served, and new browsers to open it in.
import { join } from 'node:path'
import { type Browser, chromium } from '@playwright/test'
import { preview } from 'vite'
import { findBrowser, ownGpu, plainPainting, softwareGpu } from '../scripts/browser.mjs'

interface BuiltPage {
  readonly address: string
  /** One that has never seen it. */
  browser(): Promise<Browser>
  close(): Promise<void>
}

/** BENCH_GPU: own, the machine's, which a browser without a window leaves alone unless told; emulated; or as it comes. */
export const gpuArguments = (gpu = process.env.BENCH_GPU): readonly string[] =>
  gpu === 'own' ? ownGpu : gpu === 'emulated' ? [...softwareGpu, ...plainPainting] : []

/** @throws where there is no browser */
export async function serveBuiltPage(): Promise<BuiltPage> {
  const executablePath = await findBrowser()
  if (!executablePath)
    throw new Error('There is no browser; npm test installs one, or name one in CHROMIUM_PATH.')
  const root = join(import.meta.dirname, '..')
  const server = await preview({ root, logLevel: 'warn', preview: { host: '127.0.0.1', port: 0 } })
  const args = [...gpuArguments(), ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
  return {
    address: server.resolvedUrls?.local[0] ?? '',
    browser: () => chromium.launch({ executablePath, args }),
    close: () => server.close(),
  }
}
