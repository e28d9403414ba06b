import { describe, expect, it } from 'vitest'
import { accepts } from '../engine/methods/shared/values'
import { findLayer as findInEngine } from '../engine/probe/layer'
import type { Classifier, Layer } from '../engine/types'
import { fileAddress } from '../models/files/pageAddress'
import { addressIn, kindOfAddress } from '../state/intake/address'
import { readParam } from './readParam'
import { findClass, findLayer, searchClasses } from './resolve'

const layers = ['a/block_1/add', 'a/block_11/add', 'a/out_relu', 'conv'].map(
  (name): Layer => ({ name, op: 'Conv2D', height: 7, width: 7, channels: 8, kind: 'map', skip: 0 }),
)
function engineFinds(classifier: Classifier, name: string): string {
  try {
    return findInEngine(classifier, name).name
  } catch {
    return 'none'
  }
}

const classes = ['tench, Tinca tinca', 'tiger cat', 'tabby, tabby cat', 'cat', '7'].map((label, index) => ({
  index,
  label,
  logit: 0,
  probability: 0.2,
}))

describe('findLayer', () => {
  it.each([
    ['conv', 'conv'],
    ['out_relu', 'a/out_relu'],
    ['block_1/add', 'a/block_1/add'],
    ['1/add', undefined],
    ['relu', undefined],
    ['add', undefined],
    ['conv9', undefined],
  ])('%s means %s', (name, full) => {
    expect(findLayer(name, layers)?.name).toBe(full)
  })

  it('means to the page what it means to the engine, however é is typed', () => {
    const [plain, typed] = ['étage/conv', 'étage'.normalize('NFD')]
    const named = [...layers, { ...layers[0], name: plain } as Layer]
    const classifier = { layers: named, suggested: { layer: 'conv', why: '' } } as unknown as Classifier
    for (const name of ['conv', 'relu', 'out_relu', 'add', `${typed}/conv`, 'a/out_relu', ''])
      expect(findLayer(name, named)?.name ?? 'none', name).toBe(engineFinds(classifier, name))
    expect(findLayer(`${typed}/conv`, named)?.name).toBe(plain)
  })
})

describe('findClass', () => {
  it.each([
    ['2', 2],
    ['Tiger Cat', 1],
    ['tabby', 2],
    ['cat', 3],
    ['tinca tinca', 0],
    ['7', 4],
    ['99', undefined],
    ['dog', undefined],
  ])('%s means class %s', (request, index) => {
    expect(findClass(request, classes)?.index).toBe(index)
  })
})

it('searches whole words before parts, and numbers', () => {
  const found = (query: string) => searchClasses(query, classes, 3).map((c) => c.index)
  expect(found('cat')).toEqual([1, 2, 3])
  expect(found('inca')).toEqual([0])
  expect(found('4')).toEqual([4])
  expect(found('tab cat')).toEqual([2])
  expect(found('zebra')).toEqual([])
})

it('turns pages about files into the files', () => {
  expect(fileAddress('https://github.com/a/b/blob/main/net/model.json')).toBe(
    'https://raw.githubusercontent.com/a/b/main/net/model.json',
  )
  expect(fileAddress('https://huggingface.co/a/b/blob/main/model.json')).toBe(
    'https://huggingface.co/a/b/resolve/main/model.json',
  )
  expect(addressIn('# comment\nhttps://a.example/cat.jpg\n')).toBe('https://a.example/cat.jpg')
  expect(addressIn('just some words')).toBeNull()
  expect(kindOfAddress('https://a.example/x/model.json?token=1')).toBe('model')
  expect(kindOfAddress('https://a.example/cat')).toBe('unknown')
})

it('checks parameters by what the method declares', () => {
  expect(readParam('sscam', 'samples', '12')).toEqual({ value: 12 })
  expect(readParam('gradcam', 'grid', '14,7')).toEqual({ value: '14,7' })
  expect(readParam('gradcam', 'aug_smooth', 'true')).toEqual({ value: true })
  expect(readParam('sscam', 'samples', 'many')).toHaveProperty('problem')
  const spec = {
    name: 'mode',
    label: 'Mode',
    kind: 'choice',
    initial: 'a',
    choices: ['a', 'b'],
    help: '',
  } as const
  expect([accepts(spec, 'b'), accepts(spec, 'c')]).toEqual([true, false])
  const yes = { name: 'on', label: 'On', kind: 'boolean', initial: false, help: '' } as const
  expect([accepts(yes, true), accepts(yes, 1)]).toEqual([true, false])
})
