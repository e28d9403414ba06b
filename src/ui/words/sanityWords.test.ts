import { expect, test } from 'vitest'
import type { SanityStep } from '../../worker/api'
import { sanityVerdict, stepName } from './sanityWords'

const heatmap = { width: 1, height: 1, data: Float32Array.of(1), min: 0, max: 1, state: 'ok' } as const
const weights = (correlation: number, layer = 'block2/conv', share = 1): SanityStep => ({
  ...{ share, layer, correlation, heatmap },
})
const other = (classIndex: number, correlation: number): SanityStep => ({ classIndex, correlation, heatmap })

test('shuffled weights: how much is left of the map once all of them are', () => {
  expect(sanityVerdict([weights(0.9, 'a', 0.5), weights(0.1)], 'cascading')).toMatch(/0\.10\. Little is left/)
  expect(sanityVerdict([weights(-0.5)], 'cascading')).toMatch(/−0\.50\. Part of this map/)
  expect(sanityVerdict([weights(1)], 'cascading')).toMatch(/1\.00\. Hardly changed/)
})

test('one layer at a time: the range, and the layer on which the map hangs most', () => {
  const steps = [weights(0.9, 'logits'), weights(0.2, 'block2/conv'), weights(0.6, 'stem')]
  expect(sanityVerdict(steps, 'independent')).toBe(
    'Rank correlation with one layer shuffled: 0.20 to 0.90. It changes most with block2/conv.',
  )
  expect(sanityVerdict([weights(1), weights(0.8)], 'independent')).toContain(
    'Hardly changed, whichever it is',
  )
})

test('other classes: what the map shares with theirs', () => {
  expect(sanityVerdict([other(1, 0.9), other(2, 0.7)], 'classes')).toMatch(/0\.80\. Hardly changed/)
  expect(sanityVerdict([other(1, 0.5)], 'classes')).toMatch(/0\.50\. Part of this map is the same/)
  expect(sanityVerdict([other(1, -0.2), other(2, 0.3)], 'classes')).toMatch(/0\.05\. Little is shared/)
  expect(sanityVerdict([], 'classes')).toBe('There is no other class.')
})

test('each map is called by what was changed', () => {
  const classes = [{ index: 3, label: 'tabby, tabby cat', logit: 1, probability: 0.5 }]
  expect(stepName(other(3, 0), 'classes', classes)).toBe('tabby')
  expect(stepName(other(4, 0), 'classes', classes)).toBe('class 4')
  expect(stepName(weights(0, 'a', 0.25), 'cascading', classes)).toBe('last 25 %')
  expect(stepName(weights(0), 'cascading', classes)).toBe('all layers')
  expect(stepName(weights(0, 'features/long/path/conv'), 'independent', classes)).toBe('…g/path/conv')
})
