import { expect, test } from 'vitest'
import { glossary, termsIn } from './glossary'

test('a sentence is told in its words, the longest term first, each once', () => {
  const parts = termsIn('7 × 7 · logit difference 1.2 · logit 9.65 · logit 3')
  expect(parts.map(({ text }) => text).join('')).toBe('7 × 7 · logit difference 1.2 · logit 9.65 · logit 3')
  expect(parts.filter(({ about }) => about).map(({ text }) => text)).toEqual(['logit difference', 'logit'])
})

test('parts of words are no terms', () => {
  expect(termsIn('logits, Peaking').every(({ about }) => about === null)).toBe(true)
})

test('a word in the path of a layer is no term', () => {
  const asked = (text: string) => termsIn(text).flatMap(({ text: part, about }) => (about ? [part] : []))
  expect(asked('Grad-CAM at m.decode_head.activation, 48 × 48, activation_49 and pooling/max')).toEqual([])
  expect(asked('The gradient is the same (average pooling). The activation.')).toEqual([
    'gradient',
    'pooling',
    'activation',
  ])
})

test('every meaning is a sentence', () => {
  for (const [word, about] of Object.entries(glossary))
    expect([word, about]).toEqual([word, expect.stringMatching(/\.$/)])
})
