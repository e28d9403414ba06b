// Functions that a file defines to no good end.
import { expect, test } from 'vitest'
import type { OnnxModel, OnnxNode } from '../proto/types'
import { flattened } from './functions'

const call = (op: string, name = op): OnnxNode => ({
  name,
  op,
  domain: 'own',
  inputs: ['x'],
  outputs: [`${name} out`],
  attributes: new Map(),
  metadata: new Map(),
})

function model(functions: Readonly<Record<string, readonly OnnxNode[]>>): OnnxModel {
  const none = { opsets: new Map(), attributes: new Map(), inputs: ['x'], outputs: ['y'], domain: 'own' }
  return {
    graph: { nodes: [call('f0')], initialisers: new Map(), inputs: [], outputs: [] },
    functions: Object.entries(functions).map(([name, nodes]) => ({ ...none, name, nodes })),
    producer: '',
    opsets: new Map(),
    metadata: new Map(),
  }
}

test('a call within a call is written out, each under names of its own', () => {
  const found = flattened(model({ f0: [call('f1', 'a'), call('f1', 'b')], f1: [call('Relu')] }))
  expect(found.map(({ op, name }) => `${op} ${name}`)).toEqual(['Relu f0/a/Relu', 'Relu f0/b/Relu'])
})

test('one that calls itself is named', () => {
  expect(() => flattened(model({ f0: [call('f0')] }))).toThrow(
    'The function "f0" of the file calls itself or too many others; export the model again.',
  )
})

test('what many calls within many calls would become is counted before it is there', () => {
  const many = (op: string) => Array.from({ length: 60_000 }, (_, i) => call(op, `${i}`))
  expect(() => flattened(model({ f0: many('f1'), f1: many('f2'), f2: many('Relu') }))).toThrow(
    'The function "f1" of the file calls itself or too many others;',
  )
})
