import fc from 'fast-check'
import { expect, test } from 'vitest'
import { branchesOf, layerTree, rowsOf, type TreeRow } from './layerTree'

const line = (row: TreeRow) => {
  const indent = '  '.repeat(row.depth)
  if (row.kind === 'layer') return indent + row.name.slice(row.from)
  return `${indent}${row.path.slice(row.from)} (${row.layers.length})`
}
const drawn = (names: readonly string[], open: (key: string) => boolean = () => true) =>
  rowsOf(layerTree(names), ({ key }) => open(key)).map(line)

test('modules of a path fold at the level that differs', () => {
  const names = ['features.18.1', 'features.18.0', 'features.17.conv.2', 'features.17.conv.1', 'features.0']
  expect(drawn(names)).toEqual([
    'features (5)',
    '  .18 (2)',
    '    .1',
    '    .0',
    '  .17.conv (2)',
    '    .2',
    '    .1',
    '  .0',
  ])
})

test("Keras' blocks are told by their underscores, lists without modules stay lists", () => {
  expect(drawn(['block7_relu', 'block7_bn', 'block_16_add', 'conv2d_12', 'activation_3'])).toEqual([
    'block7 (2)',
    '  _relu',
    '  _bn',
    'block_16_add',
    'conv2d_12',
    'activation_3',
  ])
})

test('a layer that is called like its module stands in it by its whole name; twice a module is twice a branch', () => {
  expect(drawn(['a/b', 'a/b/relu', 'c/d', 'a/b/x', 'a/b/y'])).toEqual([
    'a/b (2)',
    '  a/b',
    '  /relu',
    'c/d',
    'a/b (2)',
    '  /x',
    '  /y',
  ])
  const keys = rowsOf(layerTree(['a/b', 'a/c', 'd', 'a/e', 'a/f']), () => false).map((row) =>
    row.kind === 'branch' ? row.key : row.name,
  )
  expect(new Set(keys).size).toBe(3)
})

test('what is closed hides its layers; the branches of a layer are those above it', () => {
  const names = ['net/b/2/relu', 'net/b/2/conv', 'net/b/1/relu', 'net/b/1/conv', 'stem']
  const tree = layerTree(names)
  const open = branchesOf(tree, ['net/b/1/conv'])
  expect(rowsOf(tree, ({ key }) => open.includes(key)).map(line)).toEqual([
    'net/b (4)',
    '  /2 (2)',
    '  /1 (2)',
    '    /relu',
    '    /conv',
    'stem',
  ])
})

test('whatever the names, each layer is there once and in its order', () => {
  const name = fc.array(fc.constantFrom('a', 'b', '1', '2', '_', '/', '.'), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(fc.uniqueArray(name.map((letters) => letters.join(''))), (names) => {
      const rows = rowsOf(layerTree(names), () => true)
      expect(rows.flatMap((row) => (row.kind === 'layer' ? [row.name] : []))).toEqual(names)
      for (const row of rows) if (row.kind === 'branch') expect(row.layers.length).toBeGreaterThan(1)
      const keys = rows.flatMap((row) => (row.kind === 'branch' ? [row.key] : []))
      expect(new Set(keys).size).toBe(keys.length)
    }),
  )
})
