import { expect, test } from 'vitest'
import type { MaskBatch, OpenScorers, Progress } from '../engine/types'
import { failure } from '../errors'
import type { ExplainRequest } from '../recipe/types'
import type { Host } from './api'
import { createHost } from './host'
import { keepScored, remembering, type Scored } from './scored'
import { environment, onlyCpu, openToy, quiet, request } from './testing/toyHost'

/** Scores a mask by its number, and says what it was asked. */
const counting =
  (asked: number[]): OpenScorers =>
  async () => ({
    scorers: [
      {
        chunk: 2,
        score: async ({ indices }) => {
          asked.push(...indices)
          return Float32Array.from(indices, (i) => 10 * i)
        },
      },
    ],
    close: async () => undefined,
  })

const nothing = (): Scored => ({ scores: new Map(), ms: 0, reused: 0, fresh: 0, before: 0, ended: 0 })
const job = {} as Parameters<OpenScorers>[0]
const batch = (indices: number[], more: Partial<MaskBatch> = {}): MaskBatch => ({
  indices,
  gain: 1,
  ...more,
})

async function score(known: Scored, asked: number[], batches: readonly MaskBatch[]) {
  const { scorers } = await remembering(known, counting(asked))(job)
  return Promise.all(batches.map(async (b) => [...((await scorers[0]?.score(b)) ?? [])]))
}

test('a mask that was scored before is not scored again, in chunks of any size', async () => {
  const known = nothing()
  const asked: number[] = []
  await score(known, asked, [batch([0, 1]), batch([2, 3])])
  expect(await score(known, asked, [batch([0, 1, 2]), batch([3, 4])])).toEqual([
    [0, 10, 20],
    [30, 40],
  ])
  expect(asked).toEqual([0, 1, 2, 3, 3, 4])
  expect([known.reused, known.fresh]).toEqual([3, 6])
})

test('another gain, another noise and noise that was given are scored anew', async () => {
  const known = nothing()
  const asked: number[] = []
  const noise = { seed: 1, std: 2 }
  await score(known, asked, [batch([0]), batch([0], { gain: 0.5 }), batch([0], { noise })])
  const given = batch([0], { noise: Float32Array.of(1) })
  await score(known, asked, [batch([0]), given, batch([0], { noise: { ...noise, seed: 2 } })])
  expect(asked).toHaveLength(5)
})

test('the scores of the last four runs are kept', () => {
  const runs = new Map<string, Scored>()
  for (const run of ['a', 'b', 'c', 'd', 'a', 'e']) keepScored(runs, run)
  expect([...runs.keys()]).toEqual(['c', 'd', 'a', 'e'])
})

test('a run that was stopped goes on where it was, to the same map, and holds no tensor meanwhile', async () => {
  const host = createHost({ ...environment, open: onlyCpu })
  await host.start(null)
  await openToy(host)
  const whole = await host.explain(request('scorecam', 1), quiet)
  const before = (await host.memory()).tensors
  const stop = () => {
    throw failure('AbortError', 'stop')
  }
  await expect(host.explain(request('scorecam', 1), stop)).rejects.toMatchObject({ name: 'AbortError' })
  expect((await host.memory()).tensors).toBe(before)
  const again = await host.explain(request('scorecam', 1), quiet)
  expect(again.heatmap.data).toEqual(whole.heatmap.data)
  expect((await host.memory()).tensors).toBe(before)
})

test('a map took what all its runs took, and a run that goes on says what it had from before', async () => {
  const host = createHost({ ...environment, open: onlyCpu })
  await host.start(null)
  await openToy(host)
  const told: (number | undefined)[] = []
  const slowly = async ({ done, fresh }: Progress) => {
    told.push(fresh)
    if (done === 0) return
    await new Promise((wake) => setTimeout(wake, 300))
    throw failure('AbortError', 'stop')
  }
  await expect(host.explain(request('scorecam', 1), slowly)).rejects.toMatchObject({ name: 'AbortError' })
  expect(told.filter((n) => n !== undefined)).toEqual([])
  const again = await host.explain(request('scorecam', 1), ({ fresh }) => void told.push(fresh))
  expect(told.at(-1)).toBeGreaterThanOrEqual(0)
  expect(again.ms.explain).toBeGreaterThan(300)
  const anew = await host.explain(request('gradcam', 1), ({ fresh }) => void told.push(fresh))
  expect(told.at(-1)).toBeUndefined()
  expect(anew.ms.explain).toBeLessThan(300)
})

const often = Number.POSITIVE_INFINITY

test.each([
  ['sscam', { samples: 6 }, ['first', 'second']],
  ['scorecam', { aug_smooth: true }, []],
  ['sscam', { samples: 12 }, []],
  ['iscam', { samples: 12 }, []],
  ['rise', { samples: 200, cells: 4 }, []],
  ['occlusion', { window: 4, stride: 1 }, []],
])(
  'a map so far of %s %o %o has no fewer scores than were known when it went on',
  async (method, params, layers) => {
    const host = createHost({ ...environment, open: onlyCpu })
    await host.start(null)
    await openToy(host)
    const asked = { ...request(method, 1), params, layers }
    const all = (await mapsOf(host, asked, often)).at(-1) ?? 0
    const known = (await mapsOf(host, asked, all / 2)).at(-1) ?? 0
    expect(known).toBeGreaterThanOrEqual(all / 2)
    expect(known).toBeLessThan(all)
    // Stopped at the first word of it, as by a hand that is quick.
    const again = await mapsOf(host, asked, 1)
    expect(again).toHaveLength(1)
    expect(again[0]).toBeGreaterThanOrEqual(known)
    expect((await mapsOf(host, asked, often)).at(-1)).toBe(all)
  },
)

test('of a run that goes on after a draft, too', async () => {
  const host = createHost({ ...environment, open: onlyCpu })
  await host.start(null)
  await openToy(host)
  const asked = { ...request('sscam', 1), params: { samples: 12 } }
  const draft = { ...asked, params: { ...asked.params, draft: true } }
  const known = (await mapsOf(host, draft, often)).at(-1) ?? 0
  const whole = await mapsOf(host, asked, often)
  expect(whole[0]).toBeGreaterThanOrEqual(known)
  expect(whole.at(-1)).toBeGreaterThan(known)
})

/** Of how many scores, of all its jobs, each map so far is made; the run is stopped at one of so many. */
async function mapsOf(host: Host, asked: ExplainRequest, stopAt: number) {
  const maps: number[] = []
  let [ended, last] = [0, 0]
  const tell = ({ done, partial }: Progress) => {
    if (done === 0) ended += last
    last = done
    if (partial) maps.push(ended + done)
    if (partial && ended + done >= stopAt) throw failure('AbortError', 'stop')
  }
  const run = host.explain(asked, tell)
  if (stopAt === often) await run
  else await expect(run).rejects.toMatchObject({ name: 'AbortError' })
  return maps
}
