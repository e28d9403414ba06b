import { expect, it } from 'vitest'
import type { Heatmap } from '../../engine/types'
import { initialRecipe } from '../../recipe/recipe'
import { cellsOf, initialComparison } from '../../state/compare/compare'
import { initialState, type Shown, type State } from '../../state/store'
import { fakeCard, fakeClassification, fakeMap, fakeResult } from '../../state/testing/fakeEngine'
import { arrangeTiles, commonLine } from './compareTiles'

const bitmap = { width: 224, height: 224, close: () => undefined }
const picture = {
  key: 'cat',
  name: 'cat.jpg',
  width: 224,
  height: 224,
  blob: new Blob(['x']),
  display: bitmap,
}

function state(
  compare: Partial<State['compare']>,
  maps: Readonly<Record<number, Partial<Heatmap>>>,
  recipe = initialRecipe,
): State {
  const start: State = {
    ...initialState,
    recipe,
    model: { key: 'net', card: fakeCard, reference: null, output: null, given: null },
    picture: { ...picture, reference: null },
    classification: fakeClassification,
    compare: { ...initialComparison, open: true, axis: 'classes', ...compare },
  }
  const outcomes = cellsOf(start).flatMap(({ key, request }, i) => {
    if (!maps[i]) return []
    const result = {
      ...fakeResult(request),
      heatmap: { ...fakeMap(request.target.classIndex, 1), ...maps[i] },
    }
    const made = {
      key,
      pictureKey: 'cat',
      modelKey: 'net',
      card: fakeCard,
      classification: fakeClassification,
    }
    const shown: Shown = { ...made, request, result, recipe: initialRecipe }
    return [[key, { kind: 'done', of: fakeClassification, shown } as const]]
  })
  return { ...start, compare: { ...start.compare, outcomes: Object.fromEntries(outcomes) } }
}

const two = { methods: null, layers: null, classes: ['0', '2'] }
const greatest = (map: Heatmap | null | undefined) => Math.max(...(map?.data ?? []))

it('captions each cell with what differs and names a flat map', () => {
  const { tiles } = arrangeTiles(state({ chosen: two }, { 0: {}, 1: { state: 'negative' } }))
  expect(tiles.map(({ title, detail, note }) => [title, detail, note])).toEqual([
    ['boxer', 'probability 0.49', null],
    ['tiger cat', 'probability 0.13', 'Flat: no positive evidence'],
  ])
})

it('leaves each map its own scale unless one scale is asked for; then equal colours are equal values', () => {
  const maps = { 0: { max: 4 }, 1: { max: 1 } }
  const own = arrangeTiles(state({ chosen: two }, maps))
  expect([own.unit, own.tiles.map(({ heatmap }) => greatest(heatmap))]).toEqual([null, [1, 1]])
  const one = arrangeTiles(state({ chosen: two, oneScale: true }, maps))
  expect([one.unit, one.scale, one.tiles.map(({ heatmap }) => greatest(heatmap))]).toEqual([
    4,
    [0, 1],
    [1, 0.25],
  ])
})

it('shows the difference of two classes, from -1 to 1, once both are there', () => {
  const before = arrangeTiles(state({ chosen: two, difference: true }, { 0: {} }))
  expect(before.tiles.map(({ title }) => title)).toEqual([
    'boxer',
    'tiger cat',
    'boxer over tiger cat',
    'boxer − tiger cat',
  ])
  expect(before.tiles[3]).toMatchObject({ heatmap: null, note: null, change: null })
  const after = arrangeTiles(state({ chosen: two, difference: true }, { 0: {}, 1: {} }))
  const [a, b] = [fakeMap(0, 1), fakeMap(2, 1)]
  expect(after.tiles[3]?.heatmap?.data).toEqual(a.data.map((v, i) => v - (b.data[i] ?? 0)))
  expect(after.tiles[3]?.scale).toEqual([-1, 1])
})

it('swaps the two classes: second minus first, with the contrast and the words to match', () => {
  const { tiles, pair } = arrangeTiles(
    state({ chosen: two, difference: true, swapped: true }, { 0: {}, 1: {} }),
  )
  expect(tiles.map(({ title }) => title)).toEqual([
    'tiger cat',
    'boxer',
    'tiger cat over boxer',
    'tiger cat − boxer',
  ])
  const [a, b] = [fakeMap(0, 1), fakeMap(2, 1)]
  expect(tiles[3]?.heatmap?.data).toEqual(b.data.map((v, i) => v - (a.data[i] ?? 0)))
  expect(pair?.names).toEqual(['tiger cat', 'boxer'])
})

/** Raw values -1, 0, 1, 3, min-maxed, and half of them turned. */
const signedMaps = {
  0: { width: 4, height: 1, data: Float32Array.of(0, 0.25, 0.5, 1), min: -1, max: 3 },
  1: { width: 4, height: 1, data: Float32Array.of(1, 0.75, 0.5, 0), min: -1.5, max: 0.5 },
}
const signed = (compare: Partial<State['compare']>) =>
  state({ chosen: two, ...compare }, signedMaps, { ...initialRecipe, params: { signed: true } })
const thousandths = (map: Heatmap | null | undefined) =>
  [...(map?.data ?? [])].map((v) => Math.round(1000 * v) + 0)

it('leaves zero in the middle of maps with signs, each by its own magnitude or all by the largest', () => {
  const own = arrangeTiles(signed({}))
  expect([own.signs, own.scale, own.tiles.map(({ scale }) => scale)]).toEqual([
    'all',
    [-1, 1],
    [
      [-1, 1],
      [-1, 1],
    ],
  ])
  expect(own.tiles.map(({ heatmap }) => thousandths(heatmap))).toEqual([
    [-333, 0, 333, 1000],
    [333, 0, -333, -1000],
  ])
  const one = arrangeTiles(signed({ oneScale: true }))
  expect([one.unit, one.scale, one.tiles[0]?.table]).toEqual([3, [-1, 1], own.tiles[0]?.table])
  expect(one.tiles.map(({ heatmap }) => thousandths(heatmap))).toEqual([
    [-333, 0, 333, 1000],
    [167, 0, -167, -500],
  ])
})

it('subtracts maps with signs from zero, not from their lowest values', () => {
  const { tiles } = arrangeTiles(signed({ difference: true }))
  expect(thousandths(tiles[3]?.heatmap)).toEqual([-667, 0, 667, 2000])
  expect(tiles[3]?.scale).toEqual([-2, 2])
  expect(arrangeTiles(state({ chosen: two }, {})).signs).toBe('none')
})

it('says what all maps have in common', () => {
  expect(commonLine(state({}, {}))).toBe(
    'Each map highlights evidence for a class of its own, by Grad-CAM at Conv_1/Relu6.',
  )
  expect(commonLine(state({ axis: 'layers' }, {}))).toBe(
    'Each map highlights evidence for boxer by Grad-CAM, at a layer of its own.',
  )
  const against = { ...state({}, {}), recipe: { ...initialRecipe, target: { kind: 'negative' } as const } }
  expect(commonLine(against)).toBe(
    'Each map highlights evidence against a class of its own, by Grad-CAM at Conv_1/Relu6.',
  )
  const by = (method: string, axis: 'classes' | 'layers') =>
    commonLine({ ...state({ axis }, {}), recipe: { ...initialRecipe, method } })
  expect(by('eigencam', 'classes')).toBe('EigenCAM does not ask for a class: every class has the same map.')
  expect(by('fullgrad', 'layers')).toBe('FullGrad takes the whole model: every layer has the same map.')
  expect(commonLine({ ...initialState })).toBe('')
})
