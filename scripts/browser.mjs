// Finds a Chromium for the tests: the one named, Playwright's own, an installed one.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Path of a browser that starts, or null. */
export async function findBrowser() {
  const named = process.env.CHROMIUM_PATH
  if (named) return named
  const { chromium } = await import('@playwright/test')
  return [chromium.executablePath(), ...installed].find(starts) ?? null
}

/** A downloaded browser may lack the system's libraries. */
function starts(path) {
  if (!path || !existsSync(path)) return false
  return process.platform === 'win32' || spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0
}

/**
 * Arguments with which a Chromium without a GPU computes with WebGPU and WebGL all the same.
 * Fewer of them, or others, make read-backs zero or end the GPU process.
 */
export const softwareGpu = [
  '--enable-unsafe-webgpu',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--enable-gpu',
  '--enable-features=Vulkan',
  '--use-vulkan=swiftshader',
]

/** Arguments with which a Chromium without a window computes on the machine's own GPU. */
export const ownGpu = [
  '--enable-unsafe-webgpu',
  '--enable-gpu',
  '--ignore-gpu-blocklist',
  ...(process.platform === 'linux'
    ? ['--use-angle=vulkan', '--enable-features=Vulkan', '--disable-vulkan-surface']
    : []),
]

/** The page itself is painted without that GPU, which takes three times as long for it as the processor. */
export const plainPainting = [
  '--disable-gpu-compositing',
  '--disable-gpu-rasterization',
  '--disable-accelerated-2d-canvas',
]
