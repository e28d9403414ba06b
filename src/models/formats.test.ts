import { describe, expect, test } from 'vitest'
import { endsOfBytes } from './files/ends'
import { findModel, formatCard, formatCards, hasModelEnding, partsOf, withoutEnding } from './formats'

const file = (path: string, text = '') => ({ path, ...endsOfBytes(new TextEncoder().encode(text)) })
const filler = ' '.repeat(150_000)

describe('the model among files', () => {
  test.each([
    ['layers', '{"format": "layers-model", "modelTopology": {}}'],
    ['graph', '{"format": "graph-model", "modelTopology": {}}'],
    ['layers', '{"modelTopology": {"class_name": "Sequential"}}'],
    ['graph', '{"modelTopology": {"node": []}}'],
    ['layers', `{"modelTopology": {"class_name": "Model", ${filler}}, "weightsManifest": []}`],
    ['graph', `{"modelTopology": {"node": [${filler}]}, "weightsManifest": []}`],
    ['graph', `{"modelTopology": {"a": 1, "node": [${filler}]}, "format": "graph-model"}`],
  ])('%s', (format, text) => {
    expect(findModel([file('labels.json', '["a"]'), file('net.json', text)])).toEqual({
      format,
      path: 'net.json',
    })
  })

  test('the one called model.json first', () => {
    const text = '{"modelTopology": {"node": []}, "format": "graph-model"}'
    expect(findModel([file('a.json', text), file('deep/model.json', text)])?.path).toBe('deep/model.json')
  })

  test('none among labels, pictures and shards', () => {
    expect(findModel([file('labels.json', '["a"]'), file('cat.png', 'x'), file('a.bin', 'x')])).toBeNull()
  })

  test('of an address the name is enough', () => {
    const nothing = new Uint8Array()
    expect(findModel([{ path: 'net.json', head: nothing, tail: nothing }])?.path).toBe('net.json')
  })
})

test('names and endings', () => {
  expect(['https://a.org/m/Model.JSON', 'cat.png', 'json'].map(hasModelEnding)).toEqual([true, false, false])
  expect(['net.json', 'json', 'net.v2.json'].map(withoutEnding)).toEqual(['net', 'json', 'net.v2'])
  expect(partsOf('group1-shard1of2')).toBe('the model.json that lists them')
  expect(partsOf('cat.png')).toBeNull()
  expect(formatCards.map(({ id }) => formatCard(id).label)).toEqual(formatCards.map(({ label }) => label))
})
