import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { version } from '../../package.json'
import { decodeNpy, encodeNpy } from '../canvas/npy'
import * as toy from '../worker/testing/toyModel'
import { toyLabels, toyPixels } from '../worker/testing/toyModel'
import { hasOnnxruntime } from './onnxruntime'
import { builtCommand } from './testing/builtCommand'

const { at, run } = builtCommand('one', toy)
const limelight = (...args: string[]) => run(args)

const explain = (...args: string[]) => run(['explain', '--model', 'toy', '--image', 'picture.png', ...args])

const map = (name: string) => decodeNpy(readFileSync(at(name)), name)

test('one JSON object, a map and an overlay', async () => {
  const { status, stderr, answer } = explain('--out', 'map.npy', '--overlay', 'over.png')
  expect([status, stderr]).toEqual([0, ''])
  expect(answer).toMatchObject({
    model: 'toy',
    layer: 'second',
    method: 'gradcam',
    shape: [8, 8],
    forwards: 1,
    backend: 'wasm',
  })
  expect(toyLabels).toContain(answer.label)
  expect(answer.top).toHaveLength(3)
  expect(answer.top[0]).toMatchObject({ class: answer.class, label: answer.label })
  expect(answer.top.reduce((sum: number, c: { probability: number }) => sum + c.probability, 0)).toBeCloseTo(
    1,
    5,
  )
  expect(map('map.npy').shape).toEqual([8, 8])
  expect(await sharp(at('over.png')).metadata()).toMatchObject({ width: 20, height: 24, format: 'png' })
})

test('cpu and wasm, a class by its name or its number, all say the same', () => {
  const one = explain('--class', 'dog', '--norm', 'none', '--out', 'a.npy')
  const other = explain('--class', '1', '--norm', 'none', '--out', 'b.npy', '--backend', 'cpu')
  expect(other.answer).toMatchObject({ class: 1, label: 'dog', backend: 'cpu' })
  expect(one.answer.score).toBeCloseTo(other.answer.score, 5)
  for (const [i, value] of map('a.npy').data.entries()) expect(map('b.npy').data[i]).toBeCloseTo(value, 5)
})

test('an array in place of a picture is taken as it is', () => {
  const data = Float32Array.from({ length: 16 * 16 * 3 }, (_, i) => Math.sin(i))
  writeFileSync(at('x.npy'), encodeNpy({ shape: [1, 16, 16, 3], data }))
  writeFileSync(at('y.npy'), encodeNpy({ shape: [16, 16, 3], data }))
  const [x, y] = ['x.npy', 'y.npy'].map((image) =>
    limelight('explain', '--model', 'toy/model.json', '--image', image),
  )
  expect(x?.answer.score).toBe(y?.answer.score)
  writeFileSync(at('z.npy'), encodeNpy({ shape: [8, 16, 3], data: data.slice(0, 384) }))
  const z = limelight('explain', '--model', 'toy', '--image', 'z.npy')
  expect([z.status, z.stderr]).toEqual([
    1,
    'z.npy has the shape [8,16,3], but the model takes [16,16,3]; resize it.\n',
  ])
  writeFileSync(at('chw.npy'), encodeNpy({ shape: [3, 16, 16], data }))
  expect(limelight('explain', '--model', 'toy', '--image', 'chw.npy').stderr).toBe(
    'chw.npy has the shape [3,16,16], but the model takes [16,16,3]; transpose it with x.transpose(1, 2, 0).\n',
  )
})

test.skipIf(hasOnnxruntime())('a scorer that is not installed is told how to get', () => {
  const { status, stderr } = explain('--method', 'scorecam', '--scorer', 'onnxruntime')
  expect([status, stderr]).toEqual([
    1,
    expect.stringMatching(/onnxruntime needs the npm package .* leave --scorer out\.\n$/),
  ])
  expect(explain('--method', 'scorecam').answer).toMatchObject({ scorer: 'tfjs' })
})

test('threads give what one thread gives', () => {
  const long = ['--method', 'sscam', '--param', 'samples=20', '--class', '2']
  const alone = explain(...long, '--out', 'alone.npy', '--backend', 'cpu')
  const together = explain(...long, '--out', 'together.npy', '--workers', '3')
  expect([alone.answer.workers, together.answer.workers]).toEqual([1, 3])
  expect(together.answer.forwards).toBe(alone.answer.forwards)
  for (const [i, value] of map('alone.npy').data.entries())
    expect(map('together.npy').data[i]).toBeCloseTo(value, 3)
})

test('pictures of every kind that people have', async () => {
  const { data, width, height } = toyPixels()
  const raw = { width, height, channels: 4 as const }
  const picture = () => sharp(Buffer.from(data), { raw })
  await picture().jpeg({ quality: 100 }).toFile(at('a.jpg'))
  await picture().webp({ lossless: true }).toFile(at('a.webp'))
  await picture().toColourspace('rgb16').png().toFile(at('deep.png'))
  await picture().greyscale().png().toFile(at('grey.png'))
  await picture().resize(1, 1).png().toFile(at('dot.png'))
  await picture().rotate(270).withMetadata({ orientation: 6 }).png().toFile(at('turned.png'))
  const straight = explain('--class', '0').answer.score
  for (const [file, close] of [
    ['a.webp', 4],
    ['deep.png', 4],
    ['turned.png', 4],
    ['a.jpg', 1],
  ] as const) {
    const { answer } = limelight('explain', '--model', 'toy', '--image', file, '--class', '0')
    expect(answer.score, file).toBeCloseTo(straight, close)
  }
  for (const file of ['grey.png', 'dot.png'])
    expect(limelight('explain', '--model', 'toy', '--image', file).status, file).toBe(0)
})

test('what fails says so in one sentence and writes nothing', async () => {
  writeFileSync(at('cut.png'), readFileSync(at('picture.png')).subarray(0, 300))
  writeFileSync(at('text.png'), 'not a picture')
  writeFileSync(at('empty.png'), '')
  writeFileSync(at('two.txt'), 'cat\ndog\n')
  mkdirSync(at('hollow'))
  await sharp({ create: { width: 17000, height: 1, channels: 3, background: '#fff' } })
    .png()
    .toFile(at('wide.png'))
  const fails = (...args: string[]) => {
    const { status, stderr } = limelight('explain', ...args, '--out', 'never.npy')
    expect(stderr.split('\n').length, stderr).toBe(2)
    return `${status} ${stderr.trim()}`
  }
  const toy = ['--model', 'toy', '--image']
  expect(fails(...toy, 'cut.png')).toBe('1 cut.png is cut short; copy or download it again.')
  expect(fails(...toy, 'text.png')).toBe(
    '1 text.png is no picture; take a PNG, JPEG, WebP, AVIF, GIF, TIFF or BMP file.',
  )
  expect(fails(...toy, 'none.png')).toBe('1 none.png does not exist; check the path.')
  expect(fails(...toy, 'wide.png')).toMatch(/^1 wide.png has 17,000 × 1 pixels; scale it to at most 16,384/)
  expect(fails(...toy, 'empty.png')).toBe('1 empty.png is empty; take another copy of it.')
  expect(fails('--model', 'hollow', '--image', 'picture.png')).toBe(
    '1 hollow is an empty folder; give the one that holds the model.',
  )
  expect(fails(...toy, 'picture.png', '--labels', 'two.txt')).toBe(
    '1 two.txt holds 2 names, but the model has 3 classes; give each a name.',
  )
  expect(fails(...toy, 'picture.png', '--labels', 'picture.png')).toMatch(/^1 picture.png is no text/)
  expect(fails(...toy, 'picture.png', '--overlay', 'nowhere/over.png')).toBe(
    '1 nowhere/over.png cannot be written; check the folder.',
  )
  expect(fails(...toy, 'picture.png', '--overlay', 'hollow')).toBe(
    '1 hollow is a folder; give the name of a file.',
  )
  expect(fails(...toy, 'picture.png', '--shard', '1/2')).toMatch(/^2 --shard is for many pictures/)
  expect(fails(...toy, 'picture.png', '--method', 'sscam', '--noise', 'z.npy')).toBe(
    '1 The noise must have the shape [35, 1, 6, 16, 16], not [8, 16, 3].',
  )
  expect(fails('--model', 'nowhere', '--image', 'picture.png')).toBe(
    '1 nowhere does not exist; check the path.',
  )
  expect(fails(...toy, 'picture.png', '--layer', 'third')).toMatch(/^1 The model has no layer "third"/)
  expect(fails(...toy, 'picture.png', '--class', 'horse')).toMatch(/^1 The model has no class "horse"/)
  expect(fails(...toy, 'picture.png', '--backend', 'webgpu')).toMatch(
    /^1 The backend webgpu needs the npm package/,
  )
  expect(fails(...toy, 'picture.png', '--size', 'big')).toMatch(/^2 The size "big" is none of native, input/)
  expect(existsSync(at('never.npy'))).toBe(false)
})

test('--version prints that of the package', () => {
  const { status, stdout, stderr } = limelight('--version')
  expect([status, stdout, stderr]).toEqual([0, `${version}\n`, ''])
})

test('--help prints the options', () => {
  const { status, stdout } = limelight('--help')
  expect(status).toBe(0)
  expect(stdout).toContain('--overlay <file.png>')
})

test('a built-in scene comes with the truth about its map', () => {
  const scene = (image: string) => limelight('explain', '--model', 'toy', '--image', image)
  const { answer } = scene('scene:14')
  expect(answer.truth?.classes).toHaveLength(3)
  const { status, stdout, stderr } = scene('scene:blue')
  expect([status, stdout]).toEqual([1, ''])
  expect(stderr).toBe('"scene:blue" names no scene; give a number, as in scene:17.\n')
})
