// The report of a set that the terminal writes: its numbers, its pictures with their maps, and what it does not have.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { blend } from '../canvas/blend'
import { decodeNpy } from '../canvas/npy'
import { cellsOf, wholeOf } from '../canvas/raster'
import * as toy from '../worker/testing/toyModel'
import { jpegAddress, smallPicture } from './smallPicture'
import { builtCommand } from './testing/builtCommand'

const { at, run, start } = builtCommand('report', toy)
const explain = (...args: string[]) => run<'set'>(['explain', '--model', 'toy', ...args])
const rowsIn = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/<tr><th scope="row">([^<]*)<\/th><td>([^<]*)<\/td><\/tr>/g)].map(([, n, v]) => [n, v]),
  )
const read = (path: string) => readFileSync(at(path), 'utf8')
const tilesIn = (html: string) => html.match(/^<li>.*$/gm) ?? []

beforeAll(() => {
  for (const folder of ['set', 'set/dog', 'set/cat', 'many']) mkdirSync(at(folder))
  for (const name of ['dog/a', 'dog/b', 'cat/c', 'misc'])
    copyFileSync(at('picture.png'), at(`set/${name}.png`))
  writeFileSync(at('set/cat/<i>.png'), 'no picture')
  writeFileSync(at('set/phone.heic'), 'no picture')
  for (let i = 0; i < 200; i++) copyFileSync(at('picture.png'), at(`many/${1000 + i}.png`))
})

test('its numbers, expected by predicted, metrics, the command and the recipe, in one file that asks nobody', () => {
  const args = [
    '--image',
    'set/**/*.png',
    '--out',
    'maps',
    '--report',
    'set.html',
    '--metrics',
    '--steps',
    '2',
  ]
  const { status, answer } = explain(...args)
  expect([status, answer.report, answer.failed]).toEqual([1, 'set.html', 1])
  const html = read('set.html')
  expect(html).toContain('<h1>5 pictures, Grad-CAM</h1>')
  expect(html).toContain('<html lang="en">')
  const [, predicted] = /^set\/misc\.png,\d,(\w+),/m.exec(read('maps/results.csv')) ?? []
  const right = predicted === 'dog' ? 2 : 1
  expect(rowsIn(html)).toMatchObject({
    Explained: '4 of 5',
    Right: `${right} of 3 (${Math.round((100 * right) / 3)} %)`,
    Failed: '1',
    Method: 'Grad-CAM',
  })
  expect(html).toContain('All classes\u00a0· 4</th>')
  expect(html).toContain('--out maps --report set.html --metrics --steps 2</pre>')
  expect(html).toContain('&quot;schema&quot;: &quot;limelight-recipe/1&quot;')
  expect(tilesIn(html)).toHaveLength(5)
  expect(html).toContain('cat/&lt;i&gt;.png')
  expect(html).not.toContain('<i>.png')
  expect(html).not.toMatch(/<script|(?:src|href)="(?!data:)/)
  // Nothing is left beside it.
  expect(readdirSync(at('.')).filter((name) => name.endsWith('.new'))).toEqual([])
})

test('each picture stands beside its map as the overlay has it', async () => {
  const tile = tilesIn(read('set.html')).find((line) => line.includes('misc.png')) ?? ''
  const addresses = [...tile.matchAll(/src="([^"]*)"/g)].map(([, address]) => address)
  const { data: bytes, info } = await sharp(at('picture.png'))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height } = info
  const picture = await smallPicture({ width, height, data: Uint8ClampedArray.from(bytes) })
  const { shape, data } = decodeNpy(readFileSync(at('maps/misc.png.npy')), 'map')
  const [h = 0, w = 0] = shape
  const heatmap = { width: w, height: h, data, min: 0, max: 1, state: 'ok' } as const
  const cells = cellsOf(null, heatmap)
  const look = { palette: 'inferno', opacity: 0.65, threshold: 0 } as const
  const overlay = blend({ picture, heatmap, geometry: wholeOf(width, height), look, cells })
  expect(addresses).toEqual([await jpegAddress(picture), await jpegAddress(overlay)])
})

test('of a folder its own name counts, what does not open here is named, and what is done is told again', () => {
  const first = explain('--image', 'set/dog', '--out', 'dogs', '--report', 'dogs.html')
  expect([first.status, first.answer.done]).toEqual([0, 2])
  expect(rowsIn(read('dogs.html')).Right).toMatch(/^[02] of 2 \(/)
  const again = explain('--image', 'set/dog', '--out', 'dogs', '--report', 'again.html')
  expect([again.answer.done, again.answer.skipped]).toEqual([0, 2])
  const told = (html: string) => html.replace(/<pre>.*<\/pre>/g, '')
  expect(told(read('again.html'))).toBe(told(read('dogs.html')))
  explain('--image', 'set', '--out', 'top', '--report', 'top.html', '--pack', 'npz')
  expect(read('top.html')).toContain('do not open here: phone.heic;')
  expect(tilesIn(read('top.html')).filter((line) => line.includes('data:image/jpeg'))).toHaveLength(1)
})

test('rows of a version that did not keep the best class are made again', () => {
  const path = at('dogs/results.csv')
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n')
  writeFileSync(path, lines.map((line) => `${line.split(',').slice(0, 18).join(',')}\n`).join(''))
  expect(explain('--image', 'set/dog', '--out', 'dogs').answer.skipped).toBe(2)
  const made = explain('--image', 'set/dog', '--out', 'dogs', '--report', 'dogs.html').answer
  expect([made.done, made.skipped]).toEqual([2, 0])
})

test('a map with signs is red and blue, and is so after a second run, too', () => {
  const args = ['--image', 'set/dog', '--out', 'signs', '--param', 'signed=true', '--report', 'signs.html']
  explain(...args)
  const html = read('signs.html')
  expect(html).toContain('red speaks for the class, blue against it')
  expect(explain(...args).answer.skipped).toBe(2)
  expect(read('signs.html')).toBe(html)
})

test('Ctrl-C ends it with the report of what is done; the next run has the rest', async () => {
  const args = ['--image', 'many', '--out', 'stopped', '--report', 'many.html']
  const child = start(['explain', '--model', 'toy', ...args])
  let [said, printed] = ['', '']
  child.stderr?.on('data', (bytes: Buffer) => (said += bytes.toString()))
  child.stdout?.on('data', (bytes: Buffer) => (printed += bytes.toString()))
  const ended = new Promise((done) => child.on('close', done))
  const made = () =>
    existsSync(at('stopped/results.csv'))
      ? readFileSync(at('stopped/results.csv'), 'utf8').split('\n').length
      : 0
  await expect.poll(made, { timeout: 60_000, interval: 5 }).toBeGreaterThan(3)
  child.kill('SIGINT')
  expect(await ended).toBe(1)
  const { done, left, manifest } = JSON.parse(printed)
  expect(done + left).toBe(200)
  expect(left).toBeGreaterThan(0)
  expect([manifest, existsSync(at('stopped/manifest.json'))]).toEqual([null, false])
  expect(said).toContain(`Stopped: ${left} of 200 pictures are still to come; run it again to go on.`)
  const html = read('many.html')
  expect(rowsIn(html).Explained).toBe(`${done} of 200`)
  expect(html).toContain(`Stopped before its end: ${left} of 200 have no map yet.`)
  expect(tilesIn(html)).toHaveLength(done)

  const rest = explain(...args)
  expect([rest.status, rest.answer.done, rest.answer.skipped]).toEqual([0, left, done])
  expect(rowsIn(read('many.html')).Explained).toBe('200 of 200')
  expect(read('many.html')).not.toContain('Stopped before')
  expect(existsSync(at('stopped/manifest.json'))).toBe(true)
}, 180_000)

test('a part has a report of its own', () => {
  const part = explain(
    '--image',
    'set/dog',
    '--out',
    'parts',
    '--report',
    'part.html',
    '--shard',
    '1/2',
  ).answer
  expect(part.report).toBe('part-1-of-2.html')
  expect(read('part-1-of-2.html')).toContain('Part 1 of 2 of the set')
  expect(existsSync(at('part.html'))).toBe(false)
})

test('one picture has none, and it is written over nothing that is read', () => {
  const why = (...args: string[]) => explain(...args).stderr
  expect(why('--image', 'picture.png', '--report', 'r.html')).toMatch(/^--report is for many pictures, but/)
  expect(why('--image', 'set/dog', '--report', 'r.pdf')).toMatch(/^--report writes an HTML file/)
  writeFileSync(at('names.html'), 'cat\ndog\n')
  expect(why('--image', 'set/dog', '--labels', 'names.html', '--report', 'names.html')).toMatch(
    /^--report names\.html would overwrite the file of --labels/,
  )
})
