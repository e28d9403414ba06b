// Metrics and sanity of a map from the terminal: of one picture, of many, of two maps.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { encodeNpy } from '../canvas/npy'
import { columns } from '../results/row'
import * as toy from '../worker/testing/toyModel'
import { builtCommand } from './testing/builtCommand'

const { at, run } = builtCommand('trust', toy)
const explain = (...args: string[]) => run(['explain', '--model', 'toy', ...args])
const explainSet = (...args: string[]) => run<'set'>(['explain', '--model', 'toy', ...args])
const table = (name: string) =>
  readFileSync(at(name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','))

test('many pictures have metrics as columns, and the means of each class and of all end the table', () => {
  mkdirSync(at('set'))
  for (const name of ['a.png', 'b.png', 'c.png']) copyFileSync(at('picture.png'), at(`set/${name}`))
  writeFileSync(at('set.csv'), 'a.png,0\nb.png,1\nc.png,0\n')
  const args = ['--image', 'set', '--out', 'maps', '--classes', 'set.csv', '--metrics', '--steps', '4']
  const first = explain(...args)
  expect([first.status, first.stderr]).toEqual([0, ''])
  const [head = [], ...rows] = table('maps/results.csv')
  expect(head.slice(columns.length)).toEqual(
    'averageDrop increaseInConfidence deletion insertion road complexity sparseness coherency arcc'.split(
      ' ',
    ),
  )
  expect(rows.map(([picture]) => picture)).toEqual(['set/a.png', 'set/b.png', 'set/c.png', '', '', ''])
  expect(rows.slice(3).map((row) => [row[1], row[5]])).toEqual([
    ['0', 'mean of 2'],
    ['1', 'mean of 1'],
    ['', 'mean of 3'],
  ])
  const deletion = columns.length + 2
  expect(Number(rows[0]?.[deletion])).toBeGreaterThan(0)
  // Two pictures that are the same have the mean of either.
  expect(Number(rows[3]?.[deletion])).toBeCloseTo(Number(rows[0]?.[deletion]), 9)
  // What is done is kept, and the means are written once.
  expect(explainSet(...args).answer).toMatchObject({ done: 0, skipped: 3 })
  expect(table('maps/results.csv')).toEqual([head, ...rows])
  expect(explain(...args.slice(0, 6)).stderr).toContain('holds maps of another model or other settings')
})

test('--box adds how well the map agrees with it, and lies in one picture', () => {
  const { answer } = explain('--image', 'picture.png', '--metrics', '--steps', '2', '--box', '0,0,8,8')
  expect(Object.keys(answer.metrics?.box ?? {})).toEqual(['pointing', 'energy', 'iou'])
  expect(explain('--image', 'picture.png', '--metrics', '--box', '0,0,9000,8').stderr).toContain(
    'leaves the picture',
  )
  expect(explain('--image', 'set', '--out', 'boxed', '--metrics', '--box', '0,0,8,8')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('--box lies in one picture, but several are given; give one.'),
  })
})

test('--sanity says what noise, other classes and shuffled weights make of the map', () => {
  const { status, stderr, answer } = explain('--image', 'picture.png', '--sanity')
  expect([status, stderr]).toEqual([0, ''])
  const { maxSensitivity, classRandomisation, weightRandomisation } = answer.sanity!
  expect(maxSensitivity).toBeGreaterThan(0)
  expect(Math.abs(classRandomisation)).toBeLessThanOrEqual(1)
  const shares = (steps: readonly { share: number }[]) => steps.map(({ share }) => share)
  expect(shares(weightRandomisation.cascading)).toEqual([0.1, 0.25, 0.5, 1])
  expect(weightRandomisation.independent.length).toBeGreaterThan(1)
  expect(weightRandomisation.independent[0]).toEqual({
    share: expect.any(Number),
    layer: expect.any(String),
    correlation: expect.any(Number),
  })
  const edges = explain('--image', 'picture.png', '--sanity', '--method', 'sobel').answer.sanity!
  expect(edges.classRandomisation).toBeCloseTo(1, 6)
  for (const { correlation } of edges.weightRandomisation.cascading) expect(correlation).toBeCloseTo(1, 6)
  expect(explain('--image', 'set', '--out', 'many', '--sanity').stderr).toContain('ask it of one picture')
})

test('measure --against says how far two maps of one picture agree', () => {
  const map = (name: string, values: number[]) =>
    writeFileSync(at(name), encodeNpy({ shape: [2, 2], data: Float32Array.from(values) }))
  map('one.npy', [0, 0.2, 0.6, 1])
  map('turned.npy', [1, 0.6, 0.2, 0])
  const measure = (against: string) =>
    run<'measure'>([
      ...['measure', '--model', 'toy', '--image', 'picture.png', '--steps', '2'],
      ...['--map', 'one.npy', '--against', against],
    ])
  expect(measure('one.npy').answer.agreement).toBeCloseTo(1, 6)
  expect(measure('turned.npy').answer.agreement).toBeCloseTo(-1, 6)
  writeFileSync(at('tall.npy'), encodeNpy({ shape: [30, 10], data: new Float32Array(300) }))
  expect(measure('tall.npy').stderr).toContain('The map has 30 × 10 values')
})

test('measure prints what it says it prints, and by what it measured', () => {
  const values = Float32Array.from({ length: 16 }, (_, i) => i / 15)
  writeFileSync(at('cells.npy'), encodeNpy({ shape: [4, 4], data: values }))
  const measure = (map: string, ...more: string[]) =>
    run<'measure'>(['measure', '--model', 'toy', '--image', 'picture.png', '--map', map, ...more]).answer
  const plain = measure('cells.npy', '--class', '1', '--steps', '2')
  expect(plain).toMatchObject({ class: 1, target: 'probability', convention: 'torchcam', steps: 2 })
  expect(plain).toMatchObject({ baseline: 'zero', shape: [4, 4], remarks: [] })
  for (const name of ['score', 'averageDrop', 'increaseInConfidence', 'complexity', 'sparseness'] as const)
    expect(plain[name]).toEqual(expect.any(Number))
  for (const curve of [plain.deletion, plain.insertion]) {
    expect(Object.keys(curve)).toEqual(['auc', 'curve'])
    expect(curve.curve.map(([share]) => share)).toEqual([0, 0.5, 1])
  }
  expect(Object.keys(plain.road)).toEqual(['20', '50', '80', 'combined'])
  const other = ['--convention', 'pytorch-grad-cam', '--baseline', 'mean', '--box', '0,0,8,8']
  const asked = measure('cells.npy', '--class', '1', '--steps', '2', ...other)
  expect(asked).toMatchObject({ convention: 'pytorch-grad-cam', baseline: 'mean' })
  expect(asked.averageDrop).toBeCloseTo(plain.averageDrop * (plain.score + 1e-7), 5)
  expect(asked.deletion.auc).not.toBeCloseTo(plain.deletion.auc, 5)
  expect(Object.keys(asked.box ?? {})).toEqual(['pointing', 'energy', 'iou'])
  // The same map in other units is worth the same, and says so.
  writeFileSync(at('units.npy'), encodeNpy({ shape: [4, 4], data: values.map((value) => value * 64) }))
  const units = measure('units.npy', '--class', '1', '--steps', '2')
  expect(units.remarks[0]).toContain('units.npy holds values from 0 to 64')
  for (const name of ['averageDrop', 'complexity', 'sparseness'] as const)
    expect(units[name]).toBeCloseTo(plain[name], 4)
  expect([units.deletion.auc, units.road.combined]).toEqual([
    expect.closeTo(plain.deletion.auc, 5),
    expect.closeTo(plain.road.combined, 5),
  ])
})
