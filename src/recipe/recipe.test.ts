import { describe, expect, it } from 'vitest'
import { backendNames } from '../runtime/backends/cards'
import { readEntries, readJson, readLink } from './readRecipe'
import { droppedName, initialRecipe, type Recipe } from './recipe'
import { writeJson, writeLink } from './writeRecipe'

const full: Recipe = {
  model: 'https://example.org/a b/model.json?x=1&y=2',
  hash: null,
  image: 'file:my cat+dog.jpg',
  labels: 'https://example.org/labels.txt',
  output: 'Identity_1',
  method: 'sscam',
  layers: ['sequential_20/model5/out_relu', 'block/conv#2=x'],
  fuse: 'product',
  classGiven: 'tiger cat',
  anchor: 4711,
  target: { kind: 'contrast', against: '282' },
  convention: 'scorecam-pytorch',
  scale: { mean: [123.675, 116.28, 103.53], std: [58.4, 57.12, 57.375] },
  fit: 'letterbox',
  resize: 256,
  resample: 'bicubic',
  size: 'input',
  backend: 'wasm',
  params: { samples: 12, std: 0.5, aug_smooth: true, grid: '14,7' },
  look: { palette: 'cividis', opacity: 0.4, threshold: 0.2 },
}

describe('link', () => {
  it('is empty where all is the default, and gives the default back', () => {
    expect(writeLink(initialRecipe)).toBe('')
    expect(readLink('')).toEqual({ recipe: initialRecipe, problems: [] })
  })

  it('comes back whole', () => {
    expect(readLink(`#${writeLink(full)}`)).toEqual({ recipe: full, problems: [] })
  })

  it('carries the hash of a model that was dropped, and of no other', () => {
    const dropped: Recipe = { ...initialRecipe, model: 'file:net', hash: '3fa19c0b2d11' }
    expect(writeLink(dropped)).toBe('model=file:net&hash=3fa19c0b2d11')
    expect(readLink(writeLink(dropped)).recipe).toEqual(dropped)
    expect(writeLink({ ...dropped, model: 'https://a.example/model.json' })).not.toContain('hash')
  })

  it('is written as the contract names it', () => {
    const recipe: Recipe = {
      ...initialRecipe,
      model: 'https://example.org/model.json',
      method: 'iscam',
      layers: ['a/conv1'],
      classGiven: '3',
      target: { kind: 'probability' },
      scale: 'signed',
      params: { samples: 4 },
      look: { palette: 'viridis', opacity: 0.4, threshold: 0.2 },
    }
    expect(writeLink(recipe)).toBe(
      'model=https://example.org/model.json&method=iscam&layer=a/conv1&class=3&target=probability' +
        '&scale=signed&p.samples=4&look=viridis,40,20',
    )
  })

  it('reads what people write by hand', () => {
    const { recipe, problems } = readLink(
      '#model=&image=&layer=out_relu&scale=127.5,127.5,127.5/127.5,127.5,127.5&look=turbo,0.8',
    )
    expect(problems).toEqual([])
    expect(recipe).toEqual({
      ...initialRecipe,
      model: '',
      image: '',
      layers: ['out_relu'],
      scale: { mean: [127.5, 127.5, 127.5], std: [127.5, 127.5, 127.5] },
      look: { palette: 'turbo', opacity: 0.8, threshold: 0 },
    })
  })

  it('ignores unknown keys, and takes the class out of a cell', () => {
    const { recipe, problems } = readLink('utm_source=x&v=9&target=cell:3,4,17')
    expect(problems).toEqual([])
    expect(recipe).toEqual({ ...initialRecipe, target: { kind: 'cell', region: [3, 4] }, classGiven: '17' })
  })

  it.each([
    ['method=nonsense', 'There is no method "nonsense"; Grad-CAM is taken instead.'],
    ['look=jet,400,x', 'The look "jet,400,x" is not palette,opacity,threshold'],
    ['look=viridis,101,0', 'The look "viridis,101,0" is not'],
    ['scale=loud', 'The scale "loud" is none of unit, signed'],
    ['scale=1,2,3/1,0,1', 'The scale "1,2,3/1,0,1" is none of'],
    ['scale=1,2/1,2', 'The scale "1,2/1,2" is none of'],
    ['fit=zoom', 'The fit "zoom" is none of stretch, crop, letterbox; the model\'s guess is taken.'],
    ['backend=cuda', `The backend "cuda" is none of ${backendNames.join(', ')}; the best one is taken.`],
    ['convention=captum', 'The convention "captum" is none of torchcam'],
    ['target=loss', 'The target "loss" is none of logit'],
    ['target=cell:1', 'The target "cell:1" is none of'],
    ['target=contrast:', 'The target "contrast:" is none of'],
    ['fuse=min', 'The fuse "min" is none of default, mean, max, product'],
    [`layer=${'a,'.repeat(100_000)}`, "is longer than 100; the model's suggestion is taken."],
    ['layer=, ,', 'The list of layers ", ," names none; the model\'s suggestion is taken.'],
    ['class=%E0%A4%A', "The link's class is cut or damaged; it was ignored."],
    ['method=sscam&p.samples=0.5', 'takes a whole number from 1 to'],
  ])('%s falls back and is reported', (link, sentence) => {
    const { recipe, problems } = readLink(link)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(sentence)
    expect(recipe).toEqual({ ...initialRecipe, method: recipe.method })
  })

  it('reports each bad value once and keeps the good ones', () => {
    const { recipe, problems } = readLink('method=nonsense&class=5&look=jet,1,1&fit=crop')
    expect(problems).toHaveLength(2)
    expect(recipe).toEqual({ ...initialRecipe, classGiven: '5', fit: 'crop' })
  })
})

describe('JSON', () => {
  it('comes back whole, and what was made of it does not get in the way', () => {
    const text = writeJson(full, { result: { score: 3.5 }, made: 'note' })
    expect(readJson(JSON.parse(text))).toEqual({ recipe: full, problems: [] })
    expect(JSON.parse(text)).toMatchObject({
      schema: 'limelight-recipe/1',
      method: 'sscam',
      result: { score: 3.5 },
    })
  })

  it('is told from other files', () => {
    expect(readJson({ method: 'gradcam' })).toBeNull()
    expect(readJson([1])).toBeNull()
    expect(readJson(null)).toBeNull()
  })

  it('takes numbers where people write numbers', () => {
    const read = readJson({ schema: 'limelight-recipe/1', class: 7, 'p.samples': 5, method: 'sscam' })
    expect(read?.recipe).toEqual({
      ...initialRecipe,
      classGiven: '7',
      method: 'sscam',
      params: { samples: 5 },
    })
  })
})

it('reads the same keys from a command line', () => {
  expect(
    readEntries([
      ['method', 'scorecam'],
      ['p.cskip', '16'],
    ]).recipe,
  ).toEqual({
    ...initialRecipe,
    method: 'scorecam',
    params: { cskip: 16 },
  })
})

it('knows which files must be dropped', () => {
  expect(droppedName('file:cat.jpg')).toBe('cat.jpg')
  expect(droppedName('https://example.org/file:x')).toBeNull()
  expect(droppedName(null)).toBeNull()
})
