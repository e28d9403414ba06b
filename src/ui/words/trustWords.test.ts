import { expect, test } from 'vitest'
import type { Shown } from '../../state/store'
import type { SanityStep } from '../../worker/api'
import { beatenLine, briefLine, caveatOf, isWeak, trustLine } from './trustWords'

const tenth = { key: '', beaten: 7, draws: 8 }

const shown = (over: { method?: string; logit?: number; state?: string; kind?: string }) =>
  ({
    request: { method: over.method ?? 'gradcam', target: { kind: over.kind ?? 'logit', classIndex: 1 } },
    card: { activation: 'sigmoid' },
    classification: { top: [{ index: 1, label: 'dog, hound', logit: over.logit ?? 4, probability: 0.83 }] },
    result: { heatmap: { state: over.state ?? 'ok' } },
  }) as unknown as Shown

test('the line says what hiding the brightest tenth does, beside a tenth by chance', () => {
  expect(trustLine(shown({}), { ...tenth, score: 0.83, hidden: 0.31, random: 0.79 })).toBe(
    'Hiding the brightest tenth lowers dog from 0.83 to 0.31; a random tenth to 0.79.',
  )
  expect(trustLine(shown({}), { ...tenth, score: 0.2, hidden: 0.4, random: 0.19 })).toContain(
    'raises dog from 0.20 to 0.40',
  )
  expect(trustLine(shown({}), { ...tenth, score: 0.201, hidden: 0.202, random: 0.3 })).toBe(
    'Hiding the brightest tenth leaves dog at 0.20; a random tenth gives 0.30.',
  )
})

test('a map that names nothing better than chance does says that first', () => {
  const weak = { ...tenth, score: 0.88, hidden: 0.13, random: 0.12 }
  expect(isWeak(shown({}), weak)).toBe(true)
  expect(trustLine(shown({}), weak)).toBe(
    'No better than chance. Hiding the brightest tenth lowers dog from 0.88 to 0.13; a random tenth to 0.12.',
  )
  expect(isWeak(shown({}), { ...tenth, score: 0.88, hidden: 0.12, random: 0.13 })).toBe(false)
  expect(isWeak(shown({}), { key: '', trouble: 'x' })).toBe(false)
  expect(briefLine(shown({}), weak)).toMatch(/^No better than chance: 0\.88.→ 0\.13; at random 0\.12$/)
  expect(briefLine(shown({}), { ...weak, hidden: 0.1 })).toMatch(/^Brightest tenth hidden: 0\.88/)
})

test('a map of what speaks against the class is the better the more the class rises without it', () => {
  const against = shown({ kind: 'negative' })
  const good = { ...tenth, score: 0.4, hidden: 0.7, random: 0.38 }
  expect(isWeak(against, good)).toBe(false)
  expect(trustLine(against, good)).toBe(
    'Hiding the brightest tenth raises dog from 0.40 to 0.70; a random tenth to 0.38.',
  )
  expect(trustLine(against, { ...good, hidden: 0.3 })).toMatch(/^No better than chance\. /)
  expect(caveatOf(against)).toContain('speaks against dog: without it, it should rise')
})

test('a map that could not be measured says so, and why', () => {
  const trouble = 'The GPU (test) ran out of memory; close other tabs.'
  expect(trustLine(shown({}), { key: '', trouble })).toBe(
    'The map could not be measured: The GPU (test) ran out of memory; close other tabs.',
  )
})

test('the quiet line counts random maps, and says what shuffled weights leave once that is known', () => {
  const trust = { ...tenth, score: 0.83, hidden: 0.31, random: 0.79 }
  const steps = [0.4, 0.04].map((correlation, i) => ({ correlation, share: i }) as unknown as SanityStep)
  expect(beatenLine(trust, null)).toBe('Better than 7 of 8 random maps.')
  expect(beatenLine(trust, steps)).toBe(
    'Better than 7 of 8 random maps. Randomised weights leave a correlation of 0.04.',
  )
  // By what the figures of the sentence do not show no map is better than another.
  const alike = { ...tenth, score: 0.9999, hidden: 0.9996, random: 0.9998 }
  expect(beatenLine(alike, null)).toBe('')
  expect(beatenLine({ key: '', trouble: 'x' }, null)).toBe('')
  expect(beatenLine(null, null)).toBe('')
})

test('what must be known first stands first', () => {
  expect(caveatOf(shown({}))).toBeNull()
  expect(caveatOf(shown({ state: 'flat' }))).toContain('nothing to hide')
  expect(caveatOf(shown({ logit: -3.82 }))).toBe('The model speaks against dog (logit −3.82).')
  expect(caveatOf(shown({ method: 'randomcam' }))).toContain('A baseline')
  expect(caveatOf(shown({ method: 'eigencam' }))).toBe(
    'This map is the same for every class, so also for dog.',
  )
  expect(caveatOf(shown({ method: 'eigencam', logit: -3.82 }))).toBe(
    'This map is the same for every class, so also for dog. The model speaks against dog (logit −3.82).',
  )
})
