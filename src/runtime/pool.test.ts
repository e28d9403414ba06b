import { type Endpoint, expose } from 'comlink'
import { expect, test, vi } from 'vitest'
import { spread } from '../engine/scoring/spread'
import type { MaskBatch, MaskJob, OpenScorers } from '../engine/types'
import type { ModelArtifacts } from '../models/types'
import { openPool } from './pool'
import type { ScorerHost } from './scorerWorker'
import type { WorkerHandle } from './workers/workerHandle'

const picture = { data: new Float32Array(3), shape: [1, 1, 1, 3] } as const
const maps = { data: new Float32Array(40), shape: [1, 1, 40] } as const
const source = { kind: 'channels', maps, convention: 'torchcam' } as const
const job: MaskJob = { picture, source, count: maps.shape[2], target: { kind: 'logit', classIndex: 0 } }
const batches: MaskBatch[] = [{ indices: Array.from({ length: 40 }, (_, i) => i), gain: 1 }]
const scoreOf = ({ indices }: MaskBatch) => Float32Array.from(indices, (c) => 100 + c)

function workers(score: (batch: MaskBatch) => Promise<Float32Array>) {
  const log: string[] = []
  const deaths: ((why: string) => void)[] = []
  const host: ScorerHost = {
    openNative: async () => undefined,
    open: async () => void log.push('open'),
    begin: async (_, chunk) => void log.push(`begin ${chunk}`),
    score,
    end: async () => void log.push('end'),
  }
  const spawn = (): WorkerHandle => {
    const { port1, port2 } = new MessageChannel()
    expose(host, port2 as unknown as Endpoint)
    return {
      endpoint: port1 as unknown as Endpoint,
      terminate() {
        log.push('terminate')
        port1.close()
      },
      onDeath: (died) => void deaths.push(died),
    }
  }
  return { spawn, log, deaths }
}

const local: OpenScorers = async () => ({
  scorers: [{ chunk: 4, score: async (batch) => scoreOf(batch) }],
  close: async () => {},
})
const artifacts = { weights: new Float32Array([1, 2, 3]).buffer } as ModelArtifacts
const plan = { artifacts, output: null, wasm: { plain: '', simd: '' }, size: 1, local }

async function run(open: OpenScorers) {
  const { scorers, close } = await open(job)
  try {
    return await spread(batches, scorers, async () => {})
  } finally {
    await close()
  }
}

test('the scores come in order, whoever counted them', async () => {
  const mine: number[] = []
  const { spawn, log } = workers(async (batch) => {
    mine.push(batch.indices.length)
    return scoreOf(batch)
  })
  const pool = openPool({ ...plan, spawn })
  const expected = Float32Array.from({ length: 40 }, (_, i) => 100 + i)
  expect(await run(pool.openScorers)).toEqual(expected)
  expect(await run(pool.openScorers)).toEqual(expected)
  expect(mine.length).toBeGreaterThan(0)
  // Opened once, kept for the second run.
  expect(log).toEqual(['open', 'begin 4', 'end', 'begin 4', 'end'])
  pool.close()
  expect(log.at(-1)).toBe('terminate')
})

test('a worker that dies costs its chunk a second scoring; the next run starts a new one', async () => {
  let silent = true
  const lost: number[][] = []
  const { spawn, log, deaths } = workers(async (batch) => {
    if (silent) {
      lost.push([...batch.indices])
      setTimeout(() => deaths[1]?.('it ran out of memory'), 5)
      if (lost.length > 2) silent = false
      await new Promise(() => {})
    }
    return scoreOf(batch)
  })
  const pool = openPool({ ...plan, spawn, size: 2 })
  const expected = Float32Array.from({ length: 40 }, (_, i) => 100 + i)
  const running = run(pool.openScorers)
  setTimeout(() => deaths[0]?.('it ended'), 20)
  expect(await running).toEqual(expected)
  expect(lost.length).toBeGreaterThan(0)
  expect(pool.size()).toBe(0)
  silent = false
  expect(await run(pool.openScorers)).toEqual(expected)
  expect(log.filter((entry) => entry === 'open').length).toBe(4)
  expect(pool.size()).toBe(2)
  pool.close()
})

test('workers that nobody asks are given back, never in the middle of a run; the next run starts new ones', async () => {
  const slow = async (batch: MaskBatch) => {
    await new Promise((resolve) => setTimeout(resolve, 30))
    return scoreOf(batch)
  }
  const { spawn, log } = workers(slow)
  const pool = openPool({ ...plan, spawn, idle: 20 })
  await Promise.all([run(pool.openScorers), run(pool.openScorers)])
  expect(log).not.toContain('terminate')
  expect(pool.size()).toBe(1)
  await expect.poll(() => pool.size()).toBe(0)
  expect(log.at(-1)).toBe('terminate')
  expect((await run(pool.openScorers))[0]).toBe(100)
  expect(log.filter((entry) => entry === 'open').length).toBe(2)
  pool.close()
})

test('a worker that died between two runs is replaced', async () => {
  const { spawn, log, deaths } = workers(async (batch) => scoreOf(batch))
  const pool = openPool({ ...plan, spawn })
  await run(pool.openScorers)
  deaths[0]?.('it ended')
  expect((await run(pool.openScorers))[0]).toBe(100)
  expect(log.filter((entry) => entry === 'open').length).toBe(2)
  pool.close()
})

test('a worker that hangs in the middle of a run is given up after ten seconds, and its chunk scored by another', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  try {
    let hung = () => {}
    const hangs = new Promise<void>((resolve) => {
      hung = resolve
    })
    const { spawn, log } = workers(() => {
      hung()
      return new Promise(() => {})
    })
    const beating = (): WorkerHandle => ({
      ...spawn(),
      onBeat: (hear) => hear({ heartbeat: true, lock: null, longest: 0 }),
    })
    const pool = openPool({ ...plan, spawn: beating })
    const running = run(pool.openScorers)
    await hangs
    await vi.advanceTimersByTimeAsync(7000)
    expect(log).not.toContain('terminate')
    await vi.advanceTimersByTimeAsync(3000)
    expect(log).toContain('terminate')
    expect(await running).toEqual(Float32Array.from({ length: 40 }, (_, i) => 100 + i))
    expect(pool.size()).toBe(0)
    pool.close()
  } finally {
    vi.useRealTimers()
  }
})

test('a worker that cannot open the model leaves the run to the others', async () => {
  const { spawn } = workers(async (batch) => scoreOf(batch))
  const broken = (): WorkerHandle => {
    const line = spawn()
    return { ...line, endpoint: lineWithBrokenHost() }
  }
  const pool = openPool({ ...plan, spawn: broken })
  expect((await run(pool.openScorers))[39]).toBe(139)
  expect(pool.size()).toBe(0)
})

test('the chunk of the host is that of all, also where it is made smaller', async () => {
  const { spawn, log } = workers(async (batch) => scoreOf(batch))
  const smaller: OpenScorers = async () => ({
    scorers: [{ chunk: 1, score: async (batch) => scoreOf(batch) }],
    close: async () => {},
  })
  const pool = openPool({ ...plan, spawn })
  expect((await run((each) => pool.openScorers(each, smaller)))[39]).toBe(139)
  expect(log).toContain('begin 1')
  pool.close()
})

function lineWithBrokenHost(): Endpoint {
  const { port1, port2 } = new MessageChannel()
  const open = async () => {
    throw new Error('no room for the model')
  }
  expose({ open }, port2 as unknown as Endpoint)
  setTimeout(() => port2.close(), 1000).unref()
  return port1 as unknown as Endpoint
}

test('what a worker cannot take, or is not worth one, stays with the host', async () => {
  const { spawn, log } = workers(async (batch) => scoreOf(batch))
  const custom: MaskJob = { ...job, target: { kind: 'custom', classIndex: 0, score: (x) => x as never } }
  const open = openPool({ ...plan, spawn, worth: (channels) => channels > 64 }).openScorers
  expect((await open(job)).scorers.length).toBe(1)
  expect((await openPool({ ...plan, spawn }).openScorers(custom)).scorers.length).toBe(1)
  expect(log).toEqual([])
})

test('a worker is given weights of its own, which are moved and not copied on their way', async () => {
  const { spawn } = workers(async (batch) => scoreOf(batch))
  const moved: Transferable[] = []
  const watched = () => {
    const worker = spawn()
    const post = worker.endpoint.postMessage.bind(worker.endpoint)
    worker.endpoint.postMessage = (message, transferred = []) => {
      moved.push(...transferred)
      post(message, transferred)
    }
    return worker
  }
  const pool = openPool({ ...plan, spawn: watched })
  await run(pool.openScorers)
  const buffers = moved.filter((each) => each instanceof ArrayBuffer)
  expect(buffers.length).toBe(1)
  // Here it is gone, and the model's own weights stay.
  expect(buffers[0]).toMatchObject({ byteLength: 0 })
  expect(new Float32Array(artifacts.weights)).toEqual(new Float32Array([1, 2, 3]))
  pool.close()
})
