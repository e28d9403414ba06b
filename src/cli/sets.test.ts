// Sets that last: lists, parts, one file of maps a part, manifests, and parts put together.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { unzipSync } from 'fflate'
import { parquetReadObjects } from 'hyparquet'
import { beforeAll, expect, test } from 'vitest'
import { version } from '../../package.json'
import { decodeNpy } from '../canvas/npy'
import * as toy from '../worker/testing/toyModel'
import { builtCommand } from './testing/builtCommand'

const { at, run, start } = builtCommand('sets', toy)
const explain = (...args: string[]) => run<'set'>(['explain', '--model', 'toy', ...args])
const names = ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}.png`)
const json = (path: string) => JSON.parse(readFileSync(at(path), 'utf8'))

beforeAll(() => {
  mkdirSync(at('set'))
  for (const name of names) copyFileSync(at('picture.png'), at(`set/${name}`))
  writeFileSync(at('set/broken.png'), 'no picture')
})

test('a list of paths, a table and JSON lines mean the same, each with its classes', () => {
  writeFileSync(at('list.txt'), '\uFEFFset/a.png\r\n\r\nset/b.png\n')
  writeFileSync(at('set/list.csv'), 'class,image\ndog,a.png\n0,b.png\n')
  writeFileSync(
    at('list.jsonl'),
    '{"image": "set/a.png", "class": "dog"}\n{"path": "set/b.png", "class": 0}\n',
  )
  const cells = (out: string) =>
    readFileSync(at(`${out}/results.csv`), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split(',').slice(0, 2).join())
  expect(explain('--images', 'list.txt', '--out', 'l1').answer).toMatchObject({ pictures: 2, done: 2 })
  expect(explain('--images', 'set/list.csv', '--out', 'l2').answer).toMatchObject({ pictures: 2, done: 2 })
  expect(explain('--images', 'list.jsonl', '--out', 'l3').answer).toMatchObject({ pictures: 2, done: 2 })
  expect([cells('l2'), cells('l3')]).toEqual([
    ['set/a.png,1', 'set/b.png,0'],
    ['set/a.png,1', 'set/b.png,0'],
  ])
  expect(existsSync(at('l1/set/a.png.npy'))).toBe(true)
  // Another class is another map.
  writeFileSync(
    at('list.jsonl'),
    '{"image": "set/a.png", "class": "cat"}\n{"path": "set/b.png", "class": 0}\n',
  )
  expect(explain('--images', 'list.jsonl', '--out', 'l3').answer).toMatchObject({ done: 1, skipped: 1 })
  writeFileSync(at('bad.jsonl'), '{"image": "set/a.png"}\n{"imag')
  expect(explain('--images', 'bad.jsonl').stderr).toBe(
    'Line 2 of bad.jsonl is no {"image": ..., "class": ...}.\n',
  )
})

test('parts with one file of maps each; merge says what is missing, then puts them together', () => {
  const wishes = ['--image', 'set', '--out', 'packed', '--pack', 'npz', '--method', 'layercam']
  const part = (which: string) => explain(...wishes, '--shard', which)
  const one = part('1/2')
  const early = run<'merge'>(['merge', 'packed'])
  expect([early.status, early.answer.missing]).toEqual([1, [2]])
  expect(early.stderr).toMatch(/^Of 2 parts these are missing or not done: 2/)
  const index = { JOB_COMPLETION_INDEX: '1' }
  const two = run<'set'>(['explain', '--model', 'toy', ...wishes, '--shards', '2'], index)
  expect(one.answer.pictures + two.answer.pictures).toBe(6)
  expect(one.answer.failed + two.answer.failed).toBe(1)

  const merged = run<'merge'>(['merge', 'packed'])
  expect(merged.answer).toMatchObject({ parts: 2, of: 2, missing: [], pictures: 6, done: 5, failed: 1 })
  expect([merged.status, merged.stderr]).toEqual([1, '1 pictures failed; results.csv says why.\n'])
  const manifest = json('packed/manifest.json')
  expect(manifest.failures[0].picture).toBe('set/broken.png')
  expect(manifest.made).toEqual({ [`limelight/${version} wasm`]: 5 })
  expect(manifest.maps).toEqual(['maps-1-of-2.npz', 'maps-2-of-2.npz'])
  const maps = manifest.maps.flatMap((name: string) =>
    Object.entries(unzipSync(readFileSync(at(`packed/${name}`)))),
  )
  expect(maps.map(([name]: [string]) => name).sort()).toEqual(names.map((name) => `${name}.npy`))
  for (const [name, bytes] of maps) expect(decodeNpy(bytes, name).shape).toEqual([8, 8])
  expect(readdirSync(at('packed')).filter((name) => name.startsWith('.'))).toEqual([])
  const own = json('packed/manifest-1-of-2.json')
  expect(own).toMatchObject({ schema: 'limelight-manifest/1', part: { index: 1, of: 2 }, scale: 'unit' })
  expect(own.done + own.failed).toBe(own.inputs.count)
  expect([own.version, own.recipe.method, own.inputs.hash]).toEqual([
    version,
    'layercam',
    expect.stringMatching(/^[0-9a-f]{64}$/),
  ])
  expect(own.inputs.hash).not.toBe(json('packed/manifest-2-of-2.json').inputs.hash)
})

test('the means of each class are of the whole set, once its parts are merged', () => {
  const args = ['--image', 'set', '--out', 'measured', '--metrics', '--steps', '2', '--class', '1']
  for (const which of ['1/2', '2/2']) explain(...args, '--shard', which)
  run(['merge', 'measured'])
  const rows = (name: string) =>
    readFileSync(at(`measured/${name}`), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(','))
  const [head = [], ...whole] = rows('results.csv')
  const drop = head.indexOf('deletion')
  const pictures = whole.filter(([picture]) => names.includes(String(picture).replace('set/', '')))
  const means = whole.filter(([picture]) => picture === '')
  expect(means.map((row) => [row[1], row[5]])).toEqual([
    ['1', 'mean of 5'],
    ['', 'mean of 5'],
  ])
  const total = pictures.reduce((sum, row) => sum + Number(row[drop]), 0)
  expect(Number(means[0]?.[drop])).toBeCloseTo(total / 5, 9)
  // Each part ends with the means of its own pictures.
  const parts = ['results-1-of-2.csv', 'results-2-of-2.csv'].flatMap((name) =>
    rows(name).flatMap((row) =>
      row[0] === '' && row[1] !== '' ? Number(/\d+/.exec(row[5] ?? '')?.[0]) : [],
    ),
  )
  expect(parts.reduce((a, b) => a + b, 0)).toBe(5)
})

test('a second run does what is incomplete, nothing else, and what was stopped goes on', () => {
  const pack = (kind: string, ...more: string[]) =>
    explain('--image', 'set', '--out', kind, '--pack', kind, ...more)
  for (const kind of ['npz', 'parquet']) {
    expect(pack(kind).answer).toMatchObject({ done: 5, failed: 1, skipped: 0 })
    const before = readFileSync(at(`${kind}/maps.${kind}`))
    expect(pack(kind).answer).toMatchObject({ done: 0, failed: 1, skipped: 5 })
    expect(readFileSync(at(`${kind}/maps.${kind}`)).equals(before)).toBe(true)
    copyFileSync(at('picture.png'), at('set/f.png'))
    // On another backend: the manifest of the whole names both, and each row its own.
    expect(pack(kind, '--backend', 'cpu').answer).toMatchObject({ done: 1, failed: 1, skipped: 5 })
    const [first, then] = ['wasm', 'cpu'].map((backend) => `limelight/${version} ${backend}`)
    expect(json(`${kind}/manifest.json`).made).toEqual({ [first ?? '']: 5, [then ?? '']: 1 })
    const rows = readFileSync(at(`${kind}/results.csv`), 'utf8')
      .trim()
      .split('\n')
    const by = rows[0]?.split(',').indexOf('by') ?? -1
    expect(rows.find((row) => row.startsWith('set/f.png'))?.split(',')[by]).toBe(then)
    rmSync(at('set/f.png'))
  }
  // Killed in the middle: the draft is there, its last map cut, and the manifest of before is older than the rows.
  const whole = readFileSync(at('npz/maps.npz'))
  writeFileSync(at('npz/.maps.npz.draft'), whole.subarray(0, 1000))
  rmSync(at('npz/maps.npz'))
  const kept = pack('npz').answer
  expect(kept.done + kept.skipped).toBe(5)
  expect(kept.skipped).toBeGreaterThan(0)
  expect(Object.keys(unzipSync(readFileSync(at('npz/maps.npz')))).sort()).toEqual(
    names.map((name) => `${name}.npy`),
  )
})

test('Parquet has a row a picture, with the map that a file would hold', async () => {
  const bytes = readFileSync(at('parquet/maps.parquet'))
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  const rows = await parquetReadObjects({ file })
  expect(explain('--image', 'set', '--out', 'plain').answer).toMatchObject({ done: 5 })
  const { data } = decodeNpy(readFileSync(at('plain/a.png.npy')), 'a')
  const row = rows.find(({ picture }) => picture === 'set/a.png')
  expect(row).toMatchObject({ height: 8, width: 8, state: 'ok' })
  expect(row?.map).toEqual([...data])
})

test('a part that is run twice at once is done once, and another part beside it', async () => {
  const ran = (which: string) => {
    const args = ['explain', '--model', 'toy', '--image', 'set', '--out', 'twice', '--pack', 'npz']
    const child = start([...args, '--shard', which])
    let said = ''
    child.stderr?.on('data', (bytes: Buffer) => (said += bytes.toString()))
    return new Promise<readonly [number | null, string]>((done) =>
      child.on('close', (code) => done([code, said])),
    )
  }
  rmSync(at('set/broken.png'))
  const [one, same, other] = await Promise.all(['1/2', '1/2', '2/2'].map(ran))
  // Where the machine runs them one after the other, the second finds all done.
  const busy = /^Another run writes into twice; wait for it, or give another folder/
  const ends = [one, same].map((end) =>
    end?.[0] === 0 ? 'done' : busy.test(end?.[1] ?? '') ? 'refused' : end,
  )
  expect(ends).toContain('done')
  expect(['done', 'refused']).toEqual(expect.arrayContaining(ends))
  expect(other).toEqual([0, ''])
  expect(run<'merge'>(['merge', 'twice']).answer).toMatchObject({ pictures: 5, done: 5, failed: 0 })
  const rows = readFileSync(at('twice/results.csv'), 'utf8').trim().split('\n').slice(1)
  expect(rows.map((row) => row.split(',')[0])).toEqual(names.map((name) => `set/${name}`))
  const maps = json('twice/manifest.json').maps.flatMap((name: string) =>
    Object.keys(unzipSync(readFileSync(at(`twice/${name}`)))),
  )
  expect(maps.sort()).toEqual(names.map((name) => `${name}.npy`))
})

test('folders that hold no part are named', () => {
  mkdirSync(at('nothing'))
  expect(run(['merge', 'nothing']).stderr).toBe('nothing holds no manifest of a part; run the parts first.\n')
  writeFileSync(at('nothing/manifest.json'), '{"schema": 1}')
  expect(run(['merge', 'nothing']).stderr).toBe(
    'nothing/manifest.json is no manifest of a part; run that part again.\n',
  )
})
