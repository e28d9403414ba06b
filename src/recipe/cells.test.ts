import { describe, expect, it } from 'vitest'
import { fakeCard, fakeClassification } from '../state/testing/fakeEngine'
import { cellRegion, middleCell } from './cells'
import { makeExplainRequest } from './explainRequest'
import { readLink } from './readRecipe'
import { initialRecipe, type Recipe, type RecipeTarget } from './recipe'
import { writeLink } from './writeRecipe'

describe('places of an output', () => {
  it.each([
    ['3,4', [3, 4]],
    [' 0, 0 , 7,5 ', [0, 0, 7, 5]],
  ])('reads %s', (text, region) => expect(cellRegion(text, [7, 5])).toEqual(region))

  it.each(['', '3', '3,4,5', '7,0', '0,5', '2,2,2,4', '3,1,2,2', '0,0,8,5', 'a,b', '-1,2', '1.5,2'])(
    'refuses "%s" on a grid of 7 by 5',
    (text) => expect(cellRegion(text, [7, 5])).toBeNull(),
  )

  it('begins in the middle', () => {
    expect(middleCell([7, 5])).toEqual([3, 2])
    expect(middleCell([null, null])).toEqual([0, 0])
  })
})

const targets: readonly RecipeTarget[] = [
  { kind: 'logit' },
  { kind: 'probability' },
  { kind: 'negative' },
  { kind: 'contrast', against: 'bull mastiff' },
  { kind: 'cell', region: [3, 4] },
  { kind: 'cell', region: [0, 1, 2, 3] },
]

describe('targets in links', () => {
  it.each(targets)('come back: %o', (target) => {
    const recipe = { ...initialRecipe, target, classGiven: '2', output: 'boxes' }
    expect(readLink(writeLink(recipe))).toEqual({ recipe, problems: [] })
  })

  it('an odd number of figures ends with the class', () => {
    expect(readLink('target=cell:3,4,2').recipe).toMatchObject({
      target: { kind: 'cell', region: [3, 4] },
      classGiven: '2',
    })
    expect(readLink('target=cell:0,1,2,3,9&class=4').recipe).toMatchObject({
      target: { kind: 'cell', region: [0, 1, 2, 3] },
      classGiven: '9',
    })
    expect(readLink('target=cell:3').problems[0]).toContain('cell:y,x,class')
  })

  it.each([
    ['negative', { kind: 'negative', classIndex: 2 }],
    ['contrast:boxer', { kind: 'contrast', classIndex: 2, against: 0 }],
    ['cell:3,4', { kind: 'cell', classIndex: 2, region: [3, 4] }],
    ['cell:0,1,2,3,5', { kind: 'cell', classIndex: 5, region: [0, 1, 2, 3] }],
  ])('%s is what the engine is asked', (text, asked) => {
    const { recipe } = readLink(`class=2&target=${text}`)
    const card = { ...fakeCard, cells: [7, 7] as const }
    expect(makeExplainRequest(recipe, card, fakeClassification)).toMatchObject({
      request: { target: asked },
      remarks: [],
    })
  })

  it('a model without cells is explained by its logit, and the page says so', () => {
    const { recipe } = readLink('class=2&target=cell:3,4')
    expect(makeExplainRequest(recipe, fakeCard, fakeClassification)).toMatchObject({
      request: { target: { kind: 'logit', classIndex: 2 } },
      remarks: [
        'mobilenet_v2_1.0_224 has one score a class and no cells; the score of the class is explained instead.',
      ],
    })
  })
})

it('starts a parameter where the convention starts it, unless the recipe says', () => {
  const request = (change: Partial<Recipe>) =>
    makeExplainRequest({ ...initialRecipe, method: 'finercam', ...change }, fakeCard, fakeClassification)
      .request.params.gamma
  expect(request({})).toBe(1)
  expect(request({ convention: 'torchcam' })).toBe(0.6)
  expect(request({ convention: 'torchcam', params: { gamma: 0.2 } })).toBe(0.2)
})
