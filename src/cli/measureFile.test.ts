import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { encodeNpy } from '../canvas/npy'
import * as toy from '../worker/testing/toyModel'
import { builtCommand } from './testing/builtCommand'

const { at, run } = builtCommand('measure', toy)
const limelight = (...args: string[]) => run<'measure'>(args)

const explain = (...args: string[]) => run(['explain', '--model', 'toy', '--image', 'picture.png', ...args])

test('measure gives the metrics of a map from anywhere, and explain --metrics the same of its own', () => {
  const made = explain('--out', 'measured.npy', '--metrics')
  const { status, stderr, answer } = limelight(
    ...['measure', '--model', 'toy', '--image', 'picture.png', '--map', 'measured.npy', '--box', '0,0,8,8'],
  )
  expect([status, stderr]).toEqual([0, ''])
  expect(answer).toMatchObject({
    model: 'toy',
    class: made.answer.class,
    shape: [8, 8],
    convention: 'torchcam',
  })
  const { coherency, arcc, ...same } = made.answer.metrics!
  expect(answer).toMatchObject(same)
  expect(coherency).toBeGreaterThanOrEqual(0)
  expect(arcc).toBeGreaterThanOrEqual(0)
  expect(answer.deletion.curve).toHaveLength(21)
  expect(answer.deletion?.curve[0]).toEqual([0, answer.score])
  expect(answer.insertion.curve.at(-1)?.[1]).toBeCloseTo(answer.score, 5)
  expect(Object.keys(answer.road)).toEqual(['20', '50', '80', 'combined'])
  expect(Object.keys(answer.box ?? {})).toEqual(['pointing', 'energy', 'iou'])
})

test("a map that cannot be the picture's is refused in a sentence", () => {
  const file = (name: string, shape: number[], value = 0.5) =>
    writeFileSync(
      at(name),
      encodeNpy({ shape, data: new Float32Array(shape.reduce((a, b) => a * b)).fill(value) }),
    )
  file('tall.npy', [30, 10])
  file('deep.npy', [2, 4, 4])
  file('nan.npy', [8, 8], Number.NaN)
  const why = (...args: string[]) =>
    limelight('measure', '--model', 'toy', '--image', 'picture.png', ...args).stderr
  expect(why('--map', 'tall.npy')).toMatch(/^The map has 30 × 10 values, but the model sees \d+ × \d+ pixels/)
  expect(why('--map', 'deep.npy')).toContain('has the shape [2, 4, 4]; give one map, [h, w].')
  expect(why('--map', 'nan.npy')).toContain('holds NaN at [0, 0]')
  expect(why('--map', 'measured.npy', '--box', '0,0,9000,8')).toContain('leaves the picture')
  expect(why('--map', 'measured.npy', '--class', '77')).toContain('no class')
  for (const many of ['.', '**/*.png'])
    expect(limelight('measure', '--model', 'toy', '--image', many, '--map', 'measured.npy').stderr).toBe(
      `limelight measure takes one picture and its map; "${many}" is a folder or a pattern. For many pictures there is limelight explain --metrics.\n`,
    )
})
