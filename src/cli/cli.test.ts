// The built command, run as a user runs it: in a process of its own, from another folder.
import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decodeNpy, encodeNpy } from '../canvas/npy'
import { toyLabels, toyModelFiles, toyPixels } from '../worker/testing/toyModel'
import { hasOnnxruntime } from './onnxruntime'

// Inside of the project, because sharp is not bundled.
const built = join(process.cwd(), 'node_modules/.limelight-test')
const work = mkdtempSync(join(tmpdir(), 'limelight-cli-'))
const at = (name: string) => join(work, name)

beforeAll(async () => {
  const config = join(process.cwd(), 'vite.cli.config.ts')
  await build({ configFile: config, logLevel: 'silent', build: { outDir: built, emptyOutDir: true } })
  mkdirSync(at('toy'))
  for (const { path, file } of toyModelFiles()) writeFileSync(at(path), Buffer.from(await file.arrayBuffer()))
  const { data, ...size } = toyPixels()
  const raw = { ...size, channels: 4 as const }
  await sharp(Buffer.from(data), { raw }).png().toFile(at('picture.png'))
})

afterAll(() => {
  rmSync(work, { recursive: true, force: true })
  rmSync(built, { recursive: true, force: true })
})

function limelight(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(built, 'limelight.mjs'), ...args], {
    cwd: work,
    encoding: 'utf8',
  })
  return { status, stderr, answer: status === 0 ? JSON.parse(stdout) : null }
}

const explain = (...args: string[]) =>
  limelight('explain', '--model', 'toy', '--image', 'picture.png', ...args)

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

test('--help prints the options', () => {
  const { status, stdout } = spawnSync(process.execPath, [join(built, 'limelight.mjs'), '--help'], {
    encoding: 'utf8',
  })
  expect(status).toBe(0)
  expect(stdout).toContain('--overlay <file.png>')
})

test('a folder becomes a map and a row each; what is there is skipped; what fails is named', () => {
  mkdirSync(at('many'))
  for (const name of ['a.png', 'b, c.png', 'd.png']) copyFileSync(at('picture.png'), at(`many/${name}`))
  for (const name of ['phone.heic', 'notes.txt']) writeFileSync(at(`many/${name}`), 'x')
  writeFileSync(at('many/broken.png'), 'no picture')
  const folder = (...args: string[]) =>
    limelight('explain', '--model', 'toy', '--image', 'many', '--out', 'maps', '--class', 'dog', ...args)

  const first = folder()
  expect(first.status).toBe(1)
  expect(first.stderr).toContain('1 of 4 pictures failed; maps/results.csv says why.')
  expect(first.stderr).toContain('Passed over, since they do not open here: phone.heic; save them as')
  const rows = readFileSync(at('maps/results.csv'), 'utf8').trim().split('\n')
  expect(rows).toHaveLength(5)
  expect(rows[2]).toMatch(/^"many\/b, c\.png",1,dog,/)
  expect(rows[3]).toMatch(/^many\/broken\.png,,,,,,,,.*broken\.png is no picture/)
  expect(map('maps/a.png.npy').data).toEqual(map('maps/d.png.npy').data)

  rmSync(at('many/broken.png'))
  rmSync(at('maps/d.png.npy'))
  expect(folder().answer).toMatchObject({
    pictures: 3,
    done: 1,
    skipped: 2,
    failed: 0,
    passedOver: ['phone.heic'],
  })
  expect(folder('--method', 'layercam').stderr).toContain(
    'maps holds maps of another model or other settings',
  )
})

test('a folder of one folder per class is told how', () => {
  mkdirSync(at('by-class/cat'), { recursive: true })
  copyFileSync(at('picture.png'), at('by-class/cat/1.png'))
  const { status, stderr } = limelight('explain', '--model', 'toy', '--image', 'by-class')
  expect([status, stderr.trim()]).toEqual([
    1,
    'by-class holds no picture itself; give a pattern for those in its folders: "by-class/**/*.png".',
  ])
})

test('shards of a pattern share the pictures, each with the class that its row names', () => {
  mkdirSync(at('set'))
  for (const name of ['1.png', '2.png', '3.png']) copyFileSync(at('picture.png'), at(`set/${name}`))
  writeFileSync(at('classes.csv'), 'picture,class\n1.png,cat\n2.png,dog\nset/3.png,0\n')
  const shard = (which: string) =>
    limelight(
      ...['explain', '--model', 'toy', '--image', 'set/*.png', '--out', 'parts'],
      ...['--classes', 'classes.csv', '--shard', which],
    )
  expect(shard('1/2').answer).toMatchObject({ pictures: 1, done: 1 })
  expect(shard('2/2').answer).toMatchObject({ pictures: 2, done: 2 })
  const read = (name: string) =>
    readFileSync(at(`parts/${name}`), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
  const cells = (name: string) => read(name).map((row) => row.split(',').slice(0, 3))
  expect(cells('results-1-of-2.csv')).toEqual([['set/3.png', '0', toyLabels[0]]])
  expect(cells('results-2-of-2.csv')).toEqual([
    ['set/1.png', String(toyLabels.indexOf('cat')), 'cat'],
    ['set/2.png', '1', 'dog'],
  ])

  writeFileSync(at('classes.csv'), '1.png,cat\n')
  expect(shard('1/2').stderr).toContain('classes.csv names no class for set/3.png')
})

test('pictures of one name in two folders keep a map each, and results are never pictures', () => {
  for (const folder of ['tree/a', 'tree/ü b']) {
    mkdirSync(at(folder), { recursive: true })
    copyFileSync(at('picture.png'), at(`${folder}/x.png`))
  }
  const treeOf = (image: string, out: string, ...args: string[]) =>
    limelight('explain', '--model', 'toy', '--image', image, '--out', out, ...args)
  const tree = (...args: string[]) => treeOf('tree/**/*', 'tree/maps', ...args)
  expect(tree().answer).toMatchObject({ pictures: 2, done: 2 })
  for (const folder of ['a', 'ü b']) expect(map(`tree/maps/${folder}/x.png.npy`).shape).toEqual([8, 8])
  expect(tree('--overlay', 'tree/over').answer).toMatchObject({ pictures: 2, done: 2, skipped: 0 })
  expect(tree('--overlay', 'tree/over').answer).toMatchObject({ pictures: 2, done: 0, skipped: 2 })
  expect(existsSync(at('tree/over/a/x.png.png'))).toBe(true)

  // Another run into the same folder keeps the rows of the first, but for a map that it writes over.
  const rows = (name: string) => readFileSync(at(name), 'utf8').trim().split('\n').slice(1)
  const firstCells = () => rows('tree/maps/results.csv').map((row) => row.split(',')[0])
  copyFileSync(at('picture.png'), at('tree/y.png'))
  expect(treeOf('tree', 'tree/maps').answer).toMatchObject({ pictures: 1, done: 1 })
  expect(firstCells()).toEqual(['tree/a/x.png', 'tree/ü b/x.png', 'tree/y.png'])
  mkdirSync(at('tree/z'))
  copyFileSync(at('picture.png'), at('tree/z/y.png'))
  expect(treeOf('tree/z', 'tree/maps').answer).toMatchObject({ pictures: 1, done: 1 })
  expect(firstCells()).toEqual(['tree/a/x.png', 'tree/ü b/x.png', 'tree/z/y.png'])
  for (const name of ['tree/y.png', 'tree/z']) rmSync(at(name), { recursive: true })

  writeFileSync(at('twins.csv'), 'x.png,cat\n')
  const named = (...args: string[]) => treeOf('tree/**/*', 'tree/named', '--classes', 'twins.csv', ...args)
  rmSync(at('tree/maps'), { recursive: true })
  rmSync(at('tree/over'), { recursive: true })
  expect(named().stderr).toBe(
    'twins.csv has a row for x.png, which several pictures are called; write more of the path.\n',
  )
  writeFileSync(at('twins.csv'), 'a/x.png,cat\ntree/ü b/x.png,2\n')
  expect(named().answer).toMatchObject({ done: 2 })
})

test('what is wrong for every picture is said once, and the folder stays free for the right settings', () => {
  mkdirSync(at('few'))
  for (const name of ['1.png', '2.png']) copyFileSync(at('picture.png'), at(`few/${name}`))
  const few = (...args: string[]) =>
    limelight('explain', '--model', 'toy', '--image', 'few', '--out', 'made', ...args)
  expect(few('--layer', 'third').stderr).toMatch(/^The model has no layer "third"/)
  expect(few('--class', 'horse').stderr).toMatch(/^The model has no class "horse"/)
  writeFileSync(at('few.csv'), '1.png,0\n2.png,horse\n')
  expect(few('--classes', 'few.csv').stderr).toMatch(/^few.csv, few.2.png: The model has no class "horse"/)
  expect(few('--overlay', 'picture.png').stderr).toBe(
    'The folder picture.png cannot be made; give another.\n',
  )
  expect(few().answer).toMatchObject({ done: 2, failed: 0 })
})

test('a built-in scene comes with the truth about its map', () => {
  const scene = (image: string) => limelight('explain', '--model', 'toy', '--image', image)
  const { answer } = scene('scene:14')
  expect(answer.truth.classes).toHaveLength(3)
  expect(scene('scene:blue')).toMatchObject({ status: 1, answer: null })
  expect(scene('scene:blue').stderr).toBe('"scene:blue" names no scene; give a number, as in scene:17.\n')
})

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
  const { coherency, arcc, ...same } = made.answer.metrics
  expect(answer).toMatchObject(same)
  expect(coherency).toBeGreaterThanOrEqual(0)
  expect(arcc).toBeGreaterThanOrEqual(0)
  expect(answer.deletion.curve).toHaveLength(21)
  expect(answer.deletion.curve[0]).toEqual([0, answer.score])
  expect(answer.insertion.curve.at(-1)[1]).toBeCloseTo(answer.score, 5)
  expect(Object.keys(answer.road)).toEqual(['20', '50', '80', 'combined'])
  expect(Object.keys(answer.box)).toEqual(['pointing', 'energy', 'iou'])
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
})
