import { type Endpoint, expose } from 'comlink'
import { expect, test } from 'vitest'
import type { Progress } from '../engine/types'
import { failure } from '../errors'
import type { BackendReport } from '../runtime/types'
import type { WorkerHandle } from '../runtime/workers/workerHandle'
import type { Host } from './api'
import { openEngine } from './client'

const report: BackendReport = { name: 'cpu', device: null, software: false, refused: [], workers: 1 }
const request = { method: 'scorecam', layers: [], fuse: 'default', params: {}, size: 'native' } as const
const full = { ...request, convention: null, target: { kind: 'logit', classIndex: 0 } } as const

/** A worker of this process that answers with `host`. */
function fakeWorkers(host: Partial<Host>) {
  const deaths: ((why: string) => void)[] = []
  const ended: number[] = []
  const spawn = (): WorkerHandle => {
    const { port1, port2 } = new MessageChannel()
    const id = deaths.length
    expose({ start: async () => report, ...host }, port2 as unknown as Endpoint)
    return {
      endpoint: port1 as unknown as Endpoint,
      terminate() {
        ended.push(id)
        port1.close()
      },
      onDeath: (died) => deaths.push(died),
    }
  }
  return { spawn, deaths, ended }
}

test('progress comes out and the answer follows', async () => {
  const seen: number[] = []
  const { spawn } = fakeWorkers({
    explain: async (_, tell) => {
      for (let done = 1; done <= 3; done++) await tell({ phase: 'explaining', done, total: 3 })
      return { score: 7 } as never
    },
  })
  const engine = openEngine(spawn)
  expect(await engine.start(null)).toEqual(report)
  const answer = await engine.explain(full, { report: (p: Progress) => seen.push(p.done) })
  expect(answer.score).toBe(7)
  expect(seen).toEqual([1, 2, 3])
  engine.close()
})

test('an abort rejects at once, and unwinds the run in the worker', async () => {
  let unwound = ''
  const { spawn } = fakeWorkers({
    explain: async (_, tell) => {
      try {
        for (let done = 0; ; done++) await tell({ phase: 'explaining', done, total: 1e9 })
      } catch (error) {
        unwound = (error as Error).name
        throw error
      }
    },
    classify: async () => ({ top: [], geometry: {}, ms: {} }) as never,
  })
  const engine = openEngine(spawn)
  await engine.start(null)
  const abort = new AbortController()
  const run = engine.explain(full, { signal: abort.signal, report: (p) => p.done === 3 && abort.abort() })
  await expect(run).rejects.toMatchObject({ name: 'AbortError' })
  // The next call waits until the worker is free again.
  await engine.classify({} as never)
  expect(unwound).toBe('AbortError')
  engine.close()
})

test('a call that is aborted while it waits is never sent', async () => {
  const calls: string[] = []
  let release = () => {}
  const { spawn } = fakeWorkers({
    thumbnails: async (layers) => {
      calls.push(`thumbnails ${layers}`)
      await new Promise<void>((resolve) => {
        release = resolve
      })
      return []
    },
    classify: async () => {
      calls.push('classify')
      return {} as never
    },
  })
  const engine = openEngine(spawn)
  await engine.start(null)
  const abort = new AbortController()
  const first = engine.thumbnails(['a'])
  const second = engine.classify({} as never, { signal: abort.signal })
  const third = engine.thumbnails(['b'])
  abort.abort()
  await expect(second).rejects.toMatchObject({ name: 'AbortError' })
  while (calls.length === 0) await new Promise((resolve) => setTimeout(resolve, 1))
  release()
  await first
  while (calls.length === 1) await new Promise((resolve) => setTimeout(resolve, 1))
  release()
  await third
  expect(calls).toEqual(['thumbnails a', 'thumbnails b'])
  engine.close()
})

test('failures keep their name and message', async () => {
  const { spawn } = fakeWorkers({
    openModel: async () => {
      throw failure('UnsupportedModel', 'model.json uses the operator Foo, which is not supported.')
    },
  })
  const engine = openEngine(spawn)
  await engine.start(null)
  await expect(engine.openModel({ kind: 'files', files: [] }, null)).rejects.toMatchObject({
    name: 'UnsupportedModel',
    message: 'model.json uses the operator Foo, which is not supported.',
  })
  engine.close()
})

test("the worker's death fails what is under way, and start begins again", async () => {
  const { spawn, deaths, ended } = fakeWorkers({ classify: () => new Promise(() => {}) })
  const engine = openEngine(spawn)
  await engine.start(null)
  const calls = [engine.classify({} as never), engine.classify({} as never)]
  deaths[0]?.('it failed with "out of memory"')
  for (const call of calls)
    await expect(call).rejects.toMatchObject({
      name: 'WorkerLost',
      message: 'The engine stopped because it failed with "out of memory"; try again or reload the page.',
    })
  await expect(engine.classify({} as never)).rejects.toMatchObject({ name: 'WorkerLost' })
  expect(await engine.start(null)).toEqual(report)
  expect(deaths.length).toBe(2)
  engine.close()
  expect(ended).toEqual([0, 1])
})

test('memory is read at once, or after all that was sent', async () => {
  let release = () => {}
  let session = 5
  const { spawn } = fakeWorkers({
    thumbnails: () =>
      new Promise((resolve) => {
        release = () => {
          session = 2
          resolve([])
        }
      }),
    memory: async () => ({ tensors: session, bytes: 4 * session }),
  })
  const engine = openEngine(spawn)
  await engine.start(null)
  const run = engine.thumbnails(['a'])
  const settled = engine.memory('settled')
  expect(await engine.memory('now')).toEqual({ tensors: 5, bytes: 20 })
  release()
  await run
  expect(await settled).toEqual({ tensors: 2, bytes: 8 })
  engine.close()
  await expect(engine.memory('now')).rejects.toMatchObject({ name: 'WorkerLost' })
})

test('a stop reaches the worker although nothing is reported, and no call but the one that runs', async () => {
  let stop = () => {}
  const log: string[] = []
  const { spawn } = fakeWorkers({
    stop: async () => stop(),
    openModel: () =>
      new Promise((_, reject) => {
        log.push('open')
        stop = () => reject(failure('AbortError', 'The run was stopped.'))
      }),
    classify: async () => {
      log.push('classify')
      return {} as never
    },
  })
  const engine = openEngine(spawn)
  await engine.start(null)
  const abort = new AbortController()
  const opening = engine.openModel({ kind: 'files', files: [] }, null, { signal: abort.signal })
  while (log.length === 0) await new Promise((resolve) => setTimeout(resolve, 1))
  abort.abort()
  await expect(opening).rejects.toMatchObject({ name: 'AbortError' })
  await engine.classify({} as never)
  expect(log).toEqual(['open', 'classify'])
  engine.close()
})

test('an engine that is given up fails what waits for it and says that it is lost; one that is closed does not', async () => {
  const { spawn, ended } = fakeWorkers({ openModel: () => new Promise(() => {}) })
  let lost = 0
  const engine = openEngine(spawn, { lost: () => lost++ })
  engine.giveUp()
  await engine.start(null)
  const opening = engine.openModel({ kind: 'files', files: [] }, null)
  engine.giveUp()
  await expect(opening).rejects.toMatchObject({
    name: 'WorkerLost',
    message: 'The engine stopped because it was given up; try again or reload the page.',
  })
  expect([lost, ended]).toEqual([1, [0]])
  await engine.start(null)
  engine.close()
  expect([lost, ended]).toEqual([1, [0, 1]])
})
