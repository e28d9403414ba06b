import { describe, expect, test } from 'vitest'
import type { Boxes } from '../engine/outcomeTypes'
import { fakeCard, fakeClassification } from '../state/testing/fakeEngine'
import { boxOf } from './boxes'
import { makeExplainRequest } from './explainRequest'
import { readLink } from './readRecipe'
import { initialRecipe, type Recipe } from './recipe'
import { writeLink } from './writeRecipe'

const { top } = fakeClassification
const [first, second, third] = top as [(typeof top)[0], (typeof top)[0], (typeof top)[0]]
const box = (anchor: number, classIndex: number, probability: number) => ({
  ...{ anchor, classIndex, probability },
  logit: 1,
  corners: [0, 1, 2, 3] as const,
})
const boxes: Boxes = {
  found: [box(7, second.index, 0.9), box(2, first.index, 0.8), box(5, second.index, 0.3)],
  best: Int32Array.from(top, () => 9),
  own: {
    classes: Uint16Array.from({ length: 10 }, (_, i) => (i === 3 ? third.index : second.index)),
    logits: new Float32Array(10).fill(-1),
    probabilities: new Float32Array(10).fill(0.25),
  },
  corners: Float32Array.from({ length: 40 }, (_, i) => i),
  broken: 0,
}
const card = { ...fakeCard, suggested: { layer: 'b', levels: ['a', 'b'], why: '' } }
const asked = (change: Partial<Recipe> = {}) =>
  makeExplainRequest({ ...initialRecipe, ...change }, card, { top, boxes })
const target = (change: Partial<Recipe> = {}) => asked(change).request.target

describe('the box that a recipe means', () => {
  test('is the best one where nothing is said, and its class is explained', () => {
    expect(target()).toEqual({ kind: 'logit', classIndex: second.index, anchor: 7 })
  })
  test('is the best one of the class that is named', () => {
    expect(target({ classGiven: first.label })).toMatchObject({ classIndex: first.index, anchor: 2 })
  })
  test('is where the class scores highest, where no box is of it', () => {
    expect(target({ classGiven: String(third.index) })).toMatchObject({ classIndex: third.index, anchor: 9 })
  })
  test('is the one that is named, with its own class or the one named', () => {
    expect(target({ anchor: 5 })).toMatchObject({ classIndex: second.index, anchor: 5 })
    expect(target({ anchor: 5, classGiven: String(first.index) })).toMatchObject({
      classIndex: first.index,
      anchor: 5,
    })
  })
  test('that gave way to a better one is explained in its own class where none is named', () => {
    expect(target({ anchor: 3 })).toMatchObject({ classIndex: third.index, anchor: 3 })
  })
  test('goes with every target of a class', () => {
    for (const kind of ['probability', 'negative'] as const)
      expect(target({ target: { kind }, anchor: 3 })).toMatchObject({ kind, anchor: 3 })
    const contrast = { kind: 'contrast', against: String(first.index) } as const
    expect(target({ target: contrast, anchor: 3 })).toMatchObject({ against: first.index, anchor: 3 })
  })
  test('that there is not is told, and the best one is taken', () => {
    const { request, remarks } = asked({ anchor: 10 })
    expect(request.target).toMatchObject({ anchor: 7 })
    expect(remarks.join()).toContain('has 10 boxes and none of the number 10; the best one is explained')
  })
  test('of a model that finds none is told', () => {
    const { request, remarks } = makeExplainRequest(
      { ...initialRecipe, anchor: 1 },
      fakeCard,
      fakeClassification,
    )
    expect(request.target).toEqual({ kind: 'logit', classIndex: first.index })
    expect(remarks.join()).toContain('finds no boxes')
  })
})

test('a link keeps the box', () => {
  const link = writeLink({ ...initialRecipe, anchor: 4711, classGiven: '3' })
  expect(link).toBe('class=3&anchor=4711')
  expect(readLink(link).recipe).toMatchObject({ anchor: 4711, classGiven: '3' })
  expect(readLink('anchor=-1').problems).toEqual([
    'The anchor "-1" is no number of a box; the best one is taken.',
  ])
})

test('what is known of a box: all where it is listed, its place where it gave way to a better one', () => {
  const seen = { boxes, classes: top }
  const at = (anchor: number, classIndex = second.index) => boxOf({ kind: 'logit', classIndex, anchor }, seen)
  expect(at(5)).toBe(boxes.found[2])
  expect(at(1)).toMatchObject({ corners: [4, 5, 6, 7], probability: 0.25, logit: -1 })
  expect(at(1, first.index)).toMatchObject({ corners: [4, 5, 6, 7], probability: Number.NaN })
  expect(at(9)).toMatchObject({ probability: second.probability })
  expect(boxOf({ kind: 'logit', classIndex: 0 }, seen)).toBeNull()
})

describe('the layers of a detector', () => {
  test('are all its levels, joined by the largest value', () => {
    expect(asked().request).toMatchObject({ layers: ['a', 'b'], fuse: 'max' })
  })
  test('are joined as is said, or as a library has it that is named', () => {
    expect(asked({ fuse: 'mean' }).request.fuse).toBe('mean')
    expect(asked({ convention: 'pytorch-grad-cam' }).request.fuse).toBe('default')
  })
  test('do not matter to a method of the whole network', () => {
    expect(asked({ method: 'rise' }).request).toMatchObject({ layers: ['b'], fuse: 'default' })
  })
})
