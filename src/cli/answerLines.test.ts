// `limelight worker`, driven as another program drives it: lines in, lines out.
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { decodeNpy } from '../canvas/npy'
import * as toy from '../worker/testing/toyModel'
import { builtCommand } from './testing/builtCommand'

const { at, run, start } = builtCommand('lines', toy)

interface Answer {
  readonly id: unknown
  readonly ok: boolean
  readonly error: { readonly name: string; readonly message: string }
  readonly map: number[][]
  readonly label: string
  readonly score: number
}

/** Writes the text, ends the input, and waits for the end. */
async function answers(text: string, ...args: string[]) {
  const child = start(['worker', '--model', 'toy', ...args])
  const found: Answer[] = []
  let errors = ''
  child.stderr?.on('data', (part: Buffer) => (errors += part.toString()))
  if (child.stdout) createInterface(child.stdout).on('line', (line) => found.push(JSON.parse(line) as Answer))
  child.stdin?.end(text)
  const code = await new Promise<number | null>((done) => child.on('close', done))
  return { code, found, errors }
}

const line = (value: unknown) => `${JSON.stringify(value)}\n`

test('paths, base64 and scenes are answered in turn; what is wrong is an answer', async () => {
  writeFileSync(at('text.png'), 'no picture')
  const base64 = readFileSync(at('picture.png')).toString('base64')
  const text = [
    line({ id: 1, image: 'picture.png' }),
    line({ id: 'b', image: base64, class: 'dog' }),
    '\n',
    line({ id: 'c', image: `data:image/png;base64,${base64}`, class: 1 }),
    line({ id: 4, image: 'text.png' }),
    line({ id: 5, image: 'none.png' }),
    line({ id: 6, image: 'picture.png', class: 'horse' }),
    line({ id: 7 }),
    line({ id: 9, image: '/dev/zero' }),
    'half a li\n',
    '[1]\n',
    `${'x'.repeat(100_000_000)}\n`,
    JSON.stringify({ id: 8, image: 'picture.png' }),
  ].join('')
  const { code, found, errors } = await answers(text)
  expect([code, errors]).toEqual([0, ''])
  expect(found.map(({ id, ok }) => [id, ok])).toEqual([
    ...[
      [1, true],
      ['b', true],
      ['c', true],
      [4, false],
      [5, false],
      [6, false],
      [7, false],
      [9, false],
    ],
    ...[
      [null, false],
      [null, false],
      [null, false],
      [8, true],
    ],
  ])
  const [first, second, third] = found
  expect(second?.label).toBe('dog')
  expect(third?.map).toEqual(second?.map)
  expect(found.at(-1)?.map).toEqual(first?.map)
  expect(found.slice(3, 11).map(({ error }) => `${error.name}: ${error.message}`)).toEqual([
    'BadImage: text.png is no picture; take a PNG, JPEG, WebP, AVIF, GIF, TIFF or BMP file.',
    'NotReadable: none.png does not exist; check the path.',
    'BadRecipe: The model has no class "horse"; give a number from 0 to 2 or a label.',
    'BadRecipe: Line 8 has no "image"; give a path, an address or base64.',
    'NotReadable: zero is a device or a pipe; give a file.',
    'BadRecipe: Line 10 is no JSON object; write {"id": 1, "image": "photo.jpg"} on one line.',
    'BadRecipe: Line 11 is no JSON object; write {"id": 1, "image": "photo.jpg"} on one line.',
    'BadRecipe: Line 12 is longer than 64 MB; give a path instead of the picture.',
  ])
  const alone = run(['explain', '--model', 'toy', '--image', 'picture.png', '--out', 'alone.npy'])
  expect(alone.answer.score).toBe(first?.score)
  expect(first?.map.flat()).toEqual([...decodeNpy(readFileSync(at('alone.npy')), 'alone').data])
})

/** The first 33 bytes of a PNG file of that size, and a bit of data. */
function pngHead(width: number, height: number): Buffer {
  const bytes = Buffer.concat([readFileSync(at('picture.png'))])
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29)
  return bytes
}

test('pictures that claim to be huge are answers, in a list as well', async () => {
  mkdirSync(at('bombs'))
  writeFileSync(at('bombs/claims.png'), pngHead(60_000, 60_000))
  // Within the limits, but without the pixels.
  writeFileSync(at('bombs/hollow.png'), pngHead(16_000, 6_000))
  const huge = "{'descr': '<f4', 'fortran_order': False, 'shape': (60000, 60000, 3), }".padEnd(117)
  writeFileSync(at('bombs/huge.npy'), Buffer.from(`\x93NUMPY\x01\0\x76\0${huge}\n`, 'latin1'))
  copyFileSync(at('picture.png'), at('bombs/ok.png'))
  const names = ['claims.png', 'hollow.png', 'huge.npy', 'ok.png']
  const base64 = pngHead(60_000, 60_000).toString('base64')
  const images = [...names.map((name) => `bombs/${name}`), base64]
  const { code, found } = await answers(
    images.map((image) => line({ id: image.slice(0, 20), image })).join(''),
  )
  const claims = 'has 60,000 × 60,000 pixels; scale it to at most 16,384 a side and 100 million in all.'
  expect([code, ...found.map(({ error, label }) => error?.message ?? label)]).toEqual([
    0,
    `claims.png ${claims}`,
    'hollow.png is damaged or cut short; save it again as PNG or JPEG.',
    'bombs/huge.npy is cut short: 10800000000 values were announced; copy the file again.',
    found[3]?.label,
    `The base64 ${claims}`,
  ])
  const set = run<'set'>(['explain', '--model', 'toy', '--image', 'bombs', '--out', 'defused'])
  expect([set.status, set.answer]).toMatchObject([1, { pictures: 4, done: 1, failed: 3 }])
  const alone = run(['explain', '--model', 'toy', '--image', 'bombs/claims.png'])
  expect([alone.status, alone.stderr]).toEqual([1, `claims.png ${claims}\n`])
})

const limited = spawnSync('prlimit', ['--version']).status === 0

test.skipIf(!limited)(
  'a picture for which there is no memory is an answer that says so; the next is explained',
  async () => {
    const side = 6000
    const create = { width: side, height: side, channels: 3, background: '#456' } as const
    await sharp({ create }).png({ compressionLevel: 1 }).toFile(at('large.png'))
    const child = start(['worker', '--model', 'toy'])
    const lines = createInterface(child.stdout as Readable)[Symbol.asyncIterator]()
    const ask = async (image: string) => {
      child.stdin?.write(line({ id: 1, image }))
      return JSON.parse((await lines.next()).value) as Answer
    }
    await ask('picture.png')
    const size = Number(/VmSize:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) * 1024
    const room = 3 * side * side
    spawnSync('prlimit', ['--pid', String(child.pid), `--as=${size + room}`])
    expect((await ask('large.png')).error).toEqual({
      name: 'OutOfMemory',
      message: 'There is too little memory for large.png; scale it down, or end what else runs here.',
    })
    expect((await ask('picture.png')).ok).toBe(true)
    child.stdin?.end()
    expect(await new Promise((done) => child.on('close', done))).toBe(0)
  },
)

test('with --out each map is a file of its own, named by its id, inside of the folder', async () => {
  const ids = ['a', 'a', '../../up', '', null]
  const text = ids.map((id) => line({ id, image: 'picture.png' })).join('')
  const { found } = await answers(text, '--out', 'maps')
  const maps = found.map(({ map }) => String(map))
  expect(maps).toEqual(['maps/a.npy', 'maps/a-2.npy', 'maps/__.._up.npy', 'maps/_.npy', 'maps/map.npy'])
  for (const map of maps) expect(decodeNpy(readFileSync(at(map)), map).shape).toEqual([8, 8])
})

test('SIGTERM ends it after the picture that runs, with 0', async () => {
  const child = start(['worker', '--model', 'toy'])
  const found: Answer[] = []
  if (child.stdout)
    createInterface(child.stdout).on('line', (text) => {
      found.push(JSON.parse(text) as Answer)
      if (found.length === 1) child.kill('SIGTERM')
    })
  for (let id = 0; id < 3; id++) child.stdin?.write(line({ id, image: 'picture.png' }))
  const code = await new Promise<number | null>((done) => child.on('close', done))
  expect(code).toBe(0)
  expect(found.length).toBeGreaterThan(0)
  expect(found.every(({ ok }) => ok)).toBe(true)
})

test('where nobody reads the answers, it ends with 1 and without a stack', async () => {
  const child = start(['worker', '--model', 'toy'])
  let errors = ''
  child.stderr?.on('data', (part: Buffer) => (errors += part.toString()))
  child.stdin?.on('error', () => undefined)
  child.stdout?.destroy()
  for (let id = 0; id < 50; id++) child.stdin?.write(line({ id, image: 'picture.png' }))
  const code = await new Promise<number | null>((done) => child.on('close', done))
  expect([code, errors]).toEqual([1, ''])
})
