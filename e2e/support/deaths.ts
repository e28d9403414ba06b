// How things die in a browser: workers by their name, the GPU's process, a model that traps.
import { type Browser, expect, type Page, type Worker } from '@playwright/test'
import { give, open, phase } from './limelight'
import { spotPicture } from './pictures'
import { type Held, holdings } from './tensors'
import { type NamedFile, type Toy, toyFiles } from './toyModel'

export const link = (backend: string) => `model=&image=&scale=unit&class=1&backend=${backend}`

/** @returns what the engine holds then: as much it must hold after each death */
export async function explained(page: Page, subject: Toy, backend: string): Promise<Held> {
  await open(page, link(backend))
  await give(page, [...toyFiles(subject), (await spotPicture(subject.side)).file])
  await phase(page, 'done')
  return holdings(page)
}

export type WorkerName = 'engine' | 'scorer' | 'pictures' | 'scenes'

/** The page's worker of that name, once there is one. */
export async function workerCalled(page: Page, name: WorkerName): Promise<Worker> {
  for (;;) {
    for (const worker of page.workers()) {
      const own = await worker.evaluate(() => self.name).catch(() => null)
      if (own === name) return worker
    }
    await page.waitForTimeout(50)
  }
}

export const waysToDie = ['closes itself', 'throws', 'hangs'] as const
export type Way = (typeof waysToDie)[number]

/** One worker of each name, and a scorer for each core but one at most: those that were replaced are gone. */
export async function oneOfEach(page: Page): Promise<void> {
  const cores = await page.evaluate(() => navigator.hardwareConcurrency)
  // The browser takes a moment to end one that hangs.
  await expect(async () => {
    const names = await Promise.all(page.workers().map(nameOf))
    const others = names.filter((name) => name !== 'scorer').toSorted()
    expect(others).toEqual([...new Set(others)])
    expect(others).toEqual(expect.arrayContaining(['engine', 'pictures']))
    expect(names.length - others.length).toBeLessThan(cores)
    expect(names).not.toContain(SILENT)
  }).toPass({ timeout: 20_000 })
}

const SILENT = 'gives no answer'

const nameOf = (worker: Worker): Promise<string> =>
  Promise.race([
    worker.evaluate(() => self.name).catch(() => SILENT),
    new Promise<string>((resolve) => setTimeout(() => resolve(SILENT), 2000)),
  ])

export async function kill(page: Page, name: WorkerName, way: Way): Promise<Worker> {
  const worker = await workerCalled(page, name)
  const done = worker.evaluate((how) => {
    if (how === 'closes itself') self.close()
    // Not within the debugger's own call, which would outlive the worker.
    else
      setTimeout(() => {
        if (how === 'throws') throw new Error('killed by a test')
        // As deaf as a loop without end, and the processor is left to what takes its place.
        const { buffer } = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true })
        Atomics.wait(new Int32Array(buffer), 0, 0)
      }, 0)
  }, way)
  await done.catch(() => undefined)
  return worker
}

/** Waits until the page has given up a worker, and takes its offer to, where kernels are so slow that it waits longer. */
export async function givenUp(page: Page, worker: Worker): Promise<void> {
  const renew = page.getByRole('button', { name: 'Start anew' })
  await expect(async () => {
    await renew.click({ timeout: 500 }).catch(() => undefined)
    expect(page.workers()).not.toContain(worker)
  }).toPass({ timeout: 45_000 })
}

/** As a driver does that takes the browser's GPU process with it. */
export async function crashGpuProcess(browser: Browser): Promise<void> {
  const session = await browser.newBrowserCDPSession()
  await session.send('Browser.crashGpuProcess' as never).catch(() => undefined)
  await session.detach().catch(() => undefined)
}

/** A graph that reads where WebAssembly has no memory. */
export function trappingFiles(side: number): NamedFile[] {
  const dtype = (type: string) => ({ type })
  const float = { dtype: dtype('DT_FLOAT') }
  const size = (sizes: readonly number[]) => ({ shape: { dim: sizes.map((s) => ({ size: String(s) })) } })
  const node = [
    { name: 'image', op: 'Placeholder', attr: { ...float, shape: size([-1, side, side, 3]) } },
    { name: 'at', op: 'Const', attr: { dtype: dtype('DT_INT32') } },
    { name: 'dense', op: 'Const', attr: float },
    {
      name: 'picked',
      op: 'GatherNd',
      input: ['image', 'at'],
      attr: { Tparams: dtype('DT_FLOAT'), Tindices: dtype('DT_INT32') },
    },
    {
      name: 'logits',
      op: 'MatMul',
      input: ['picked', 'dense'],
      attr: { T: dtype('DT_FLOAT'), transpose_a: { b: false }, transpose_b: { b: false } },
    },
  ]
  const weights = [
    { name: 'at', shape: [1, 3], dtype: 'int32' },
    { name: 'dense', shape: [3, 2], dtype: 'float32' },
  ]
  const json = {
    format: 'graph-model',
    modelTopology: { node, versions: {} },
    weightsManifest: [{ paths: ['weights.bin'], weights }],
  }
  const bytes = Buffer.concat([
    Buffer.from(Int32Array.of(0, 0, 2 ** 27).buffer),
    Buffer.from(Float32Array.of(1, 2, 3, 4, 5, 6).buffer),
  ])
  return [
    { name: 'model.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(json)) },
    { name: 'weights.bin', mimeType: 'application/octet-stream', buffer: bytes },
  ]
}
