// Long plain code reports on the way and stops where its report throws. The clock is the test's: each look at it is
// later by more than the pause between two reports.
import { memory } from '@tensorflow/tfjs-core'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { explain } from './explain'
import { paceOf } from './linalg/pace'
import { useBackend } from './testing/backends'
import { toyPicture } from './testing/libraryCases'
import { stopAt } from './testing/stopAt'
import { residualToy } from './testing/toyNetwork'
import type { ExplainOptions, Progress } from './types'

beforeAll(() => useBackend('cpu'))

beforeEach(() => {
  let now = 0
  vi.spyOn(Date, 'now').mockImplementation(() => {
    now += 60
    return now
  })
})
afterEach(() => {
  vi.restoreAllMocks()
})

const each: [string, ExplainOptions['params']][] = [
  ['kpcacam', {}],
  ['eigencam', {}],
  ['eigengradcam', {}],
  ['segeigencam', {}],
  ['gradcam', { eigen_smooth: true }],
  ['dff', {}],
]

const options = (params: ExplainOptions['params']): ExplainOptions => ({
  layers: ['join'],
  target: { kind: 'logit', classIndex: 1 },
  params: params ?? {},
})

describe.each(each)('%s %j', (id, params) => {
  test('says how far it is, and never goes back', async () => {
    const seen: Progress[] = []
    const report = (progress: Progress) => void seen.push(progress)
    await explain(residualToy(), toyPicture(), id, { ...options(params), report })
    const paces = seen.slice(1).filter(({ total }) => total === (id === 'dff' ? 200 : 100))
    expect(paces.length).toBeGreaterThan(2)
    expect(paces.every(({ done, total }) => done <= total)).toBe(true)
    expect(paces.map(({ done }) => done)).toEqual(paces.map(({ done }) => done).toSorted((a, b) => a - b))
  })

  test('stops in the middle and leaves nothing behind', async () => {
    const toy = residualToy()
    const picture = toyPicture()
    const before = memory().numTensors
    const run = explain(toy, picture, id, { ...options(params), report: stopAt(3) })
    await expect(run).rejects.toThrow('stopped')
    expect(memory().numTensors).toBe(before)
  })
})

test('a pause is due only when time has passed', async () => {
  const reported: number[] = []
  let now = 0
  vi.spyOn(Date, 'now').mockImplementation(() => now)
  const late = paceOf(async (done) => void reported.push(done))
  expect(late(1, 10)).toBe(undefined)
  now = 55
  await late(2, 10)
  expect(late(3, 10)).toBe(undefined)
  expect(reported).toEqual([2])
})
