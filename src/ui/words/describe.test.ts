import { describe, expect, it } from 'vitest'
import type { HeatmapState, Target } from '../../engine/types'
import { fileReference, initialRecipe } from '../../recipe/recipe'
import type { ExplainRequest } from '../../recipe/types'
import { initialState, type Shown, type State } from '../../state/store'
import { fakeCard, fakeClassification, fakeLabels, fakeShown } from '../../state/testing/fakeEngine'
import { fakeRequest } from '../../state/testing/fakeRequest'
import { canvasLabel } from './canvasLabel'
import { captionOf, factsOf, headlineOf } from './describe'
import { noteLine } from './noteLine'

const fakeModel = { key: 'm', card: fakeCard, reference: null, output: null, given: null }
const bitmap: ImageBitmap = { width: 224, height: 224, close: () => undefined }
const wishOf = (change: Partial<ExplainRequest> = {}) => fakeRequest(3, change)

function shownOf(change: Partial<ExplainRequest> = {}, state: HeatmapState = 'ok'): Shown {
  const shown = fakeShown(wishOf(change))
  return { ...shown, result: { ...shown.result, heatmap: { ...shown.result.heatmap, state } } }
}

const stateOf = (shown: Shown | null, change: Partial<State> = {}): State => ({
  ...initialState,
  picture: {
    key: 'p',
    name: 'both.png',
    width: 224,
    height: 224,
    blob: new Blob(),
    display: bitmap,
    reference: null,
  },
  model: fakeModel,
  shown,
  ...change,
})
const line = (state: State) => Object.values(headlineOf(state)).join('')
const aim = (target: Target) => line(stateOf(shownOf({ target })))

it('calls a draft a draft wherever the map is named', () => {
  const state = stateOf(shownOf({ method: 'scorecam', params: { draft: true } }))
  expect(captionOf(state)).toMatch(/^Score-CAM, a draft at /)
  expect(canvasLabel(state)).toContain('Score-CAM, a draft at ')
  expect(captionOf(stateOf(shownOf({ method: 'scorecam' })))).toMatch(/^Score-CAM at /)
})

it('tells those who do not see the map no more than the headline tells the others', () => {
  const label = (change: Partial<ExplainRequest>, state: HeatmapState = 'ok') =>
    canvasLabel(stateOf(shownOf(change, state))).replace(/ in both\.png, .*/, '')
  expect(label({})).toBe('Map of the evidence for tabby')
  expect(label({}, 'negative')).toBe('No map: no positive evidence for tabby')
  expect(label({}, 'flat')).toBe('The map is the same everywhere: no evidence for tabby at Conv_1/Relu6')
  expect(label({}, 'nan')).toBe('The numbers of this map overflow for tabby at Conv_1/Relu6')
  expect(label({ method: 'eigencam' })).toContain('does not ask for a class')
  const concept = { heatmap: shownOf().result.heatmap, score: 1, classes: [{ index: 2, probability: 0.9 }] }
  const shown = shownOf({ method: 'dff', params: { concept: 1 } })
  const concepts = { ...shown, result: { ...shown.result, concepts: [concept, concept] } }
  expect(canvasLabel(stateOf(concepts))).toContain('one of 2 concepts, which alone is most likely tiger cat')
})

it('says nothing of a map that is of the model before, once the new one gives none', () => {
  const waiting = stateOf(shownOf(), { model: { ...fakeModel, key: 'n' }, job: { kind: 'classifying' } })
  expect(line(waiting)).toContain('tabby')
  const failed = { ...waiting, job: { kind: 'idle' } } as const
  expect([line(failed), captionOf(failed)]).toEqual(['Choose a class or a method.', ''])
  expect(canvasLabel(failed)).not.toContain('tabby')
})

describe('headline', () => {
  it('says what the map is evidence for', () => {
    expect(line(stateOf(shownOf()))).toBe('The map highlights evidence for tabby')
    expect(aim({ kind: 'negative', classIndex: 0 })).toBe('The map highlights evidence against boxer')
    expect(aim({ kind: 'contrast', classIndex: 0, against: 3 })).toBe(
      'The map highlights evidence for boxer rather than tabby',
    )
    expect(aim({ kind: 'probability', classIndex: 0 })).toBe(
      'The map highlights evidence for the probability of boxer',
    )
    expect(aim({ kind: 'cell', classIndex: 0, region: [2, 5] })).toBe(
      'The map highlights evidence for boxer in the cell of row 2, column 5',
    )
  })

  it('does not speak of evidence where the map knows no class', () => {
    expect(line(stateOf(shownOf({ method: 'eigencam' })))).toBe(
      'This map does not ask for a class: it is the same for tabby and all others',
    )
  })

  it.each([
    ['negative', 'There is no positive evidence for tabby at Conv_1/Relu6.'],
    ['flat', 'The map is the same everywhere: no evidence for tabby at Conv_1/Relu6.'],
    ['nan', 'The numbers of this map overflow for tabby at Conv_1/Relu6.'],
  ] as const)('names a map that is %s', (state, sentence) => {
    expect(line(stateOf(shownOf({}, state)))).toBe(`${sentence} Try another class, layer or method.`)
  })

  it('does not speak of the map of another picture', () => {
    const shown = { ...shownOf(), pictureKey: 'other' }
    expect(line(stateOf(shown, { job: { kind: 'classifying' } }))).toBe('Finding the most probable classes.')
    expect(canvasLabel(stateOf(shown))).toBe('The picture both.png')
  })

  it('speaks of the growing map while one is shown', () => {
    const request = wishOf({ method: 'scorecam', target: { kind: 'negative', classIndex: 0 } })
    const pace = { ms: 0, steps: 0 }
    const partial = shownOf().result.heatmap
    const job = { kind: 'explaining', request, done: 1, total: 9, pace, partial } as const
    const state = stateOf(shownOf(), { job, classification: fakeClassification, model: fakeModel })
    expect([line(state), captionOf(state), canvasLabel(state)]).toEqual([
      'The map so far, against boxer',
      'Score-CAM at Conv_1/Relu6',
      'The map so far, against boxer in both.png, Score-CAM at Conv_1/Relu6',
    ])
  })

  it('asks for nothing that was given and did not open, as after a stop', () => {
    const model = { key: 'given 1', name: 'net', source: { kind: 'files', files: [] } } as const
    const recipe = { ...initialRecipe, model: fileReference('net'), image: '' }
    const idle = { job: { kind: 'idle' }, model: null, recipe, given: { picture: null, model } } as const
    expect(line(stateOf(null, idle))).toBe('net is not open.')
    expect(line({ ...initialState, ...idle })).toBe('net is not open.')
    expect(line(stateOf(null, { ...idle, recipe: { ...recipe, model: '' } }))).toMatch(/^Now drop a model: /)
    const image = 'https://a.example/cat.jpg'
    const failed = { ...idle, model: fakeModel, recipe: { ...recipe, image } }
    expect(line({ ...initialState, ...failed })).toBe('cat.jpg is not open.')
    expect(line({ ...initialState, ...failed, recipe })).toBe('Now drop a picture.')
  })

  it('asks for the files that a link names', () => {
    const recipe = { ...initialRecipe, model: fileReference('net'), image: fileReference('cat.jpg') }
    expect(line({ ...initialState, recipe })).toBe(
      'This view was made with net and cat.jpg: drop them to see the same.',
    )
    const overlay = { name: 'overlay.png', blob: new Blob() }
    const made = { ...initialRecipe, model: fileReference('net'), hash: '3fa19c0b2d11' }
    expect(line({ ...initialState, recipe: made, overlay })).toBe(
      'This picture was made with net (3fa19c0b2d11): drop it to see the same.',
    )
  })
})

it('names no layer where a method takes the whole model', () => {
  expect(factsOf(shownOf({ method: 'fullgrad' }))).toMatch(/^FullGrad, 7 ×\u00a07\u00a0· logit/)
  expect(line(stateOf(shownOf({ method: 'guidedbackprop' }, 'flat')))).toBe(
    'The map is the same everywhere: no evidence for tabby. Try another class or method.',
  )
})

it('says where the values of a map are not normalised', () => {
  const own = { convention: 'scorecam-pytorch', size: 'input' } as const
  expect(factsOf(shownOf(own))).toContain('7 ×\u00a07\u00a0· not\u00a0normalised\u00a0· logit')
  expect(factsOf(shownOf({ ...own, size: 'native' }))).not.toContain('normalised')
  expect(factsOf(shownOf({ ...own, convention: null }))).not.toContain('normalised')
})

it('gives the facts in one line', () => {
  // A line ends behind the dot between two facts, never between a number and what it counts, and begins with no dot.
  expect(factsOf(shownOf())).toBe(
    'Grad-CAM at Conv_1/Relu6, 7 ×\u00a07\u00a0· logit\u00a09.65\u00a0· probability\u00a00.08\u00a0· 38\u00a0ms',
  )
})

describe.each([
  [
    'given',
    /7\u00a0· probability\u00a00\.08\u00a0· 38/,
    'probability there',
    'difference of the probabilities',
  ],
  ['values', /7\u00a0· value\u00a09\.65\u00a0· 38/, 'value there', 'difference of the values'],
] as const)('where the output is %s', (activation, facts, there, difference) => {
  const of = (asked: Partial<ExplainRequest> = {}) => {
    const shown = shownOf(asked)
    const said = factsOf({ ...shown, card: { ...shown.card, activation } })
    expect(said).not.toMatch(/logit/i)
    return said
  }
  it('says no logit', () => {
    expect(of()).toMatch(facts)
    expect(of({ target: { kind: 'cell', classIndex: 0, region: [2, 5] } })).toContain(there)
    expect(of({ target: { kind: 'contrast', classIndex: 0, against: 3 } })).toContain(difference)
  })
})

it('gives the score that is explained where it is not that of the class', () => {
  const cell = { kind: 'cell', classIndex: 0, region: [2, 5] } as const
  expect(factsOf(shownOf({ target: cell }))).toContain(
    '· logit there\u00a011.42\u00a0· logit\u00a011.42\u00a0·',
  )
  const contrast = { kind: 'contrast', classIndex: 0, against: 3 } as const
  expect(factsOf(shownOf({ target: contrast }))).toContain(
    '· logit difference\u00a011.42\u00a0· logit\u00a011.42\u00a0·',
  )
})

it('names the classes that a map was compared with', () => {
  const note = 'Compared with the classes 3, 0, 9.'
  expect(noteLine(note, fakeLabels)).toBe('Compared with tabby, boxer, class 9.')
  expect(noteLine('Flat map.', fakeLabels)).toBe('Flat map.')
})

it('labels the canvas with what it shows', () => {
  expect(canvasLabel(stateOf(shownOf()))).toBe(
    'Map of the evidence for tabby in both.png, Grad-CAM at Conv_1/Relu6',
  )
  const target = { kind: 'contrast', classIndex: 0, against: 3 } as const
  expect(canvasLabel(stateOf(shownOf({ target })))).toBe(
    'Map of the evidence for boxer rather than tabby in both.png, Grad-CAM at Conv_1/Relu6',
  )
})
