// A look into the page's workers, where no test reaches otherwise: the built page is served with a few lines before
// its worker's script, which keep hold of the WebAssembly heaps and the GPU devices that the worker makes.
import type { Page } from '@playwright/test'
import { type FileServer, serveFiles } from './server'
import { builtFiles } from './staticHost'

interface Watched {
  readonly heaps: readonly WebAssembly.Memory[]
  readonly gpus: readonly GPUDevice[]
}

const watch = `
self.heaps = []
self.gpus = []
for (const name of ['instantiate', 'instantiateStreaming']) {
  const own = WebAssembly[name]
  WebAssembly[name] = async (...given) => {
    const made = await own.apply(WebAssembly, given)
    const found = Object.values((made.instance ?? made).exports ?? {})
    self.heaps.push(...found.filter((each) => each instanceof WebAssembly.Memory))
    return made
  }
}
if (self.GPUAdapter) {
  const own = GPUAdapter.prototype.requestDevice
  GPUAdapter.prototype.requestDevice = async function (...given) {
    const device = await own.apply(this, given)
    self.gpus.push(device)
    return device
  }
}
`

/** The built page with watched workers. */
export function serveWatched(): Promise<FileServer> {
  return serveFiles(
    builtFiles().map((file) => {
      const isWorker = /worker-[^/]*\.js$/.test(file.name)
      return isWorker ? { ...file, buffer: Buffer.concat([Buffer.from(watch), file.buffer]) } : file
    }),
  )
}

/** Bytes of WebAssembly memory, worker by worker. A heap never shrinks: each is its own peak. */
export async function heaps(page: Page): Promise<number[]> {
  const sizes = page.workers().map((worker) =>
    worker.evaluate(() => {
      const { heaps } = self as unknown as Partial<Watched>
      return (heaps ?? []).reduce((sum, heap) => sum + heap.buffer.byteLength, 0)
    }),
  )
  return Promise.all(sizes)
}

/** Takes the GPU away from the page's worker, as a driver that is reset does. */
export async function loseGpu(page: Page): Promise<void> {
  for (const worker of page.workers())
    await worker.evaluate(() => {
      for (const gpu of (self as unknown as Partial<Watched>).gpus ?? []) gpu.destroy()
    })
}
