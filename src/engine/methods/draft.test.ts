// A draft scores some of the masks and says how many there are; what it has scored is not scored again.
import { beforeAll, expect, test } from 'vitest'
import { smallModels } from '../../models/testing/smallModels'
import { countForwards } from '../../runtime/workload'
import { remembering, type Scored } from '../../worker/scored'
import { explain } from '../explain'
import { localScorers } from '../scoring/localScorers'
import { useBackend } from '../testing/backends'
import { toyPicture } from '../testing/libraryCases'
import type { OpenScorers } from '../types'

beforeAll(() => useBackend('wasm'))

const methods = ['scorecam', 'sscam', 'iscam']

test.each(methods)('%s', async (method) => {
  const [small] = smallModels
  if (!small) throw new Error('no model')
  const { classifier, dispose } = await small.open()
  const picture = toyPicture()
  let scored = 0
  const counted: OpenScorers = async (job) => {
    const open = await localScorers(classifier, { chunk: 1 })(job)
    const [scorer] = open.scorers
    if (!scorer) throw new Error('no scorer')
    const score: typeof scorer.score = (batch) => {
      scored += batch.indices.length
      return scorer.score(batch)
    }
    return { ...open, scorers: [{ ...scorer, score }] }
  }
  const known: Scored = { scores: new Map(), ms: 0, reused: 0, fresh: 0, before: 0, ended: 0 }
  const run = (draft: boolean, open: OpenScorers) =>
    explain(classifier, picture, method, {
      layers: [small.last],
      target: { kind: 'logit', classIndex: small.classIndex },
      norm: 'none',
      params: { draft, ...(method === 'scorecam' ? {} : { samples: 3 }) },
      openScorers: open,
    })
  const whole = await run(false, counted)
  const all = scored
  scored = 0
  const draft = await run(true, remembering(known, counted))
  const few = scored
  expect(few).toBeLessThan(all)
  expect(few).toBeGreaterThan(0)
  expect(draft.notes.join()).toMatch(
    /A draft: [4-6] of [5-8] masks were scored, the weights of the others are estimates from those\./,
  )
  expect(draft.scored).toBeLessThanOrEqual(0.8)
  expect(whole.scored).toBeUndefined()
  expect(whole.notes.join()).not.toContain('draft')
  // In chunks this long there is one stage: the order of the masks is another, the map is not.
  const atOnce = await run(false, localScorers(classifier, { chunk: 64 }))
  expect(atOnce.heatmap.data).toEqual(whole.heatmap.data)
  const on = await run(false, remembering(known, counted))
  expect(scored).toBe(all)
  expect(on.heatmap.data).toEqual(whole.heatmap.data)
  expect(draft.heatmap.data).not.toEqual(whole.heatmap.data)
  picture.dispose()
  dispose()
})

test('a draft is announced as a tenth of the work, which is the least', () => {
  expect(countForwards('scorecam', { draft: true })(1280)).toBe(128)
  expect(countForwards('sscam', { draft: true })(1280)).toBe(128 * 35)
})
