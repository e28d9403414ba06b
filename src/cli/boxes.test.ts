// --box-index and --anchor in the terminal, and what the answer says of boxes.
import { describe, expect, test } from 'vitest'
import type { Boxes, ClassScore } from '../engine/outcomeTypes'
import { planGeometry } from '../picture/geometry'
import { readEntries } from '../recipe/readRecipe'
import { initialRecipe } from '../recipe/recipe'
import { boxCells } from '../results/row'
import { boxAnswers, withBoxIndex } from './boxes'
import { chooseTarget } from './target'
import { requestIn } from './workerRequest'

const classes: readonly ClassScore[] = ['cup', 'boat'].map((label, index) => ({
  ...{ index, label, logit: 0 },
  probability: 0.5,
}))
const box = (anchor: number, classIndex: number, probability: number) => ({
  ...{ anchor, classIndex, probability },
  logit: 1,
  corners: [2, 2, 6, 4] as const,
})
/** Four predictions, of which the last gave way. */
const boxes: Boxes = {
  found: [box(2, 1, 0.9), box(0, 0, 0.7), box(1, 1, 0.4)],
  best: Int32Array.from([0, 2]),
  own: {
    classes: Uint16Array.from([0, 1, 1, 0]),
    logits: Float32Array.from([1, 1, 1, -2]),
    probabilities: Float32Array.from([0.7, 0.4, 0.9, 0.25]),
  },
  corners: Float32Array.from({ length: 16 }, (_, i) => i),
  broken: 0,
}
const seen = { boxes, classes }
const at = (index: number, classGiven: string | null = null) =>
  withBoxIndex({ ...initialRecipe, classGiven }, index, seen)

describe('--box-index', () => {
  test('counts from the best one, of the class where one is named', () => {
    expect(at(0)).toMatchObject({ anchor: 2, classGiven: '1' })
    expect(at(1)).toMatchObject({ anchor: 0, classGiven: '0' })
    expect(at(1, 'boat')).toMatchObject({ anchor: 1, classGiven: '1' })
    expect(withBoxIndex(initialRecipe, null, seen)).toBe(initialRecipe)
  })

  test('beyond the last says how many there are', () => {
    expect(() => at(3)).toThrow('There are 3 boxes in this picture; give --box-index a number below that')
    expect(() => at(1, 'cup')).toThrow('There is 1 box of cup in this picture')
    expect(() => at(0, 'unicorn')).toThrow('no class "unicorn"')
  })

  test('is for detectors', () => {
    expect(() => withBoxIndex(initialRecipe, 0, { boxes: undefined, classes })).toThrow('finds no boxes')
  })
})

describe('--anchor', () => {
  const target = (...words: readonly (readonly [string, string])[]) =>
    chooseTarget(readEntries(words).recipe, classes, { best: 1, boxes })

  test('without a class is of the box, also of one that gave way to a better one', () => {
    expect(target(['anchor', '0'])).toEqual({ kind: 'logit', classIndex: 0, anchor: 0 })
    expect(target(['anchor', '3'])).toEqual({ kind: 'logit', classIndex: 0, anchor: 3 })
    expect(target(['anchor', '3'], ['class', 'boat'])).toEqual({ kind: 'logit', classIndex: 1, anchor: 3 })
  })

  test('that there is not is refused with the last number', () => {
    expect(() => target(['anchor', '4'])).toThrow('There is no box 4; give --anchor a number from 0 to 3.')
  })
})

test('the answer names the explained box and the best ones, in pixels of the picture; a table has its cells', () => {
  const geometry = planGeometry(80, 40, { width: 8, height: 8, fit: 'stretch', scale: 'unit' })
  const answer = (anchor: number, classIndex: number) =>
    boxAnswers({ kind: 'logit', classIndex, anchor }, { boxes, classes, geometry })
  const { box: own, boxes: listed } = answer(2, 1)
  expect(own).toEqual({ anchor: 2, corners: [20, 10, 60, 20], class: 1, label: 'boat', probability: 0.9 })
  expect(listed?.map(({ anchor }) => anchor)).toEqual([2, 0, 1])
  expect(answer(3, 0).box).toMatchObject({ anchor: 3, label: 'cup', probability: 0.25 })
  expect(boxAnswers({ kind: 'logit', classIndex: 0 }, { boxes: undefined, classes, geometry })).toEqual({})
  expect(boxCells(own)).toEqual({ anchor: '2', left: '20.0', top: '10.0', right: '60.0', bottom: '20.0' })
  expect(boxCells(undefined)).toEqual({})
})

test('a line for a worker names a box by its number', () => {
  const line = (anchor: unknown) =>
    requestIn({ number: 3, text: JSON.stringify({ id: 1, image: 'a.png', anchor }) })
  expect(line(5)).toEqual({ id: 1, image: 'a.png', classAsked: null, anchor: 5 })
  expect(line(null).anchor).toBeNull()
  for (const wrong of [-1, 1.5, 'two'])
    expect(() => line(wrong)).toThrow('Line 3 has an anchor that is no number of a box, from 0 on.')
})
