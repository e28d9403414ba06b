// The report of a set whose parts were put together: that of one run, by the model of its maps.
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import * as toy from '../worker/testing/toyModel'
import { builtCommand } from './testing/builtCommand'

const { at, run } = builtCommand('merge-report', toy)
const explain = (...args: string[]) => run<'set'>(['explain', '--model', 'toy', ...args])
const merge = (...args: string[]) => run<'merge'>(['merge', ...args])
const read = (path: string) => readFileSync(at(path), 'utf8')
/** All but the command and the folder of the maps. */
const told = (html: string) => html.replace(/<pre>.*<\/pre>/, '')

beforeAll(() => {
  for (const folder of ['set', 'set/dog', 'set/cat']) mkdirSync(at(folder))
  for (const name of ['dog/a', 'dog/b', 'cat/c', 'misc'])
    copyFileSync(at('picture.png'), at(`set/${name}.png`))
  writeFileSync(at('set/cat/broken.png'), 'no picture')
  writeFileSync(at('names.html'), 'cat\ndog\nfish\n')
  explain('--image', 'set/**/*.png', '--out', 'maps', '--report', 'set.html')
})

test('of a set in parts, the report of the whole says what that of one run would', () => {
  for (const part of ['1/2', '2/2']) explain('--image', 'set/**/*.png', '--out', 'whole', '--shard', part)
  const merged = merge('whole', '--report', 'whole.html', '--model', 'toy')
  const said = '1 pictures failed; results.csv says why.\n'
  expect([merged.status, merged.stderr, merged.answer.report]).toEqual([1, said, 'whole.html'])
  const html = read('whole.html')
  expect(told(html) === told(read('set.html'))).toBe(true)
  expect(html.includes('limelight merge whole --report whole.html --model toy</pre>')).toBe(true)
})

test('from another folder, after a move and with a part missing, maps are there and the part is named', () => {
  explain('--image', 'set/**/*.png', '--out', 'lone', '--shard', '1/2')
  mkdirSync(at('moved'))
  renameSync(at('lone'), at('moved/lone'))
  const { status, stderr } = merge('moved/lone', '--report', 'lone.html', '--model', 'toy')
  expect([status, stderr]).toEqual([1, expect.stringMatching(/^Of 2 parts these are missing or not done: 2/)])
  const html = read('lone.html')
  expect(html.includes('>Of 2 parts these are missing or not done: 2.</p>')).toBe(true)
  const maps = readdirSync(at('moved/lone'), { recursive: true }).filter((name) =>
    String(name).endsWith('.npy'),
  )
  expect(maps.length).toBeGreaterThan(0)
  expect(html.match(/alt="[^"]*over [^"]*"/g)).toHaveLength(maps.length)
})

test('a merged report takes the model of its maps and their names, and says which pictures are gone', () => {
  const why = (...args: string[]) => merge('moved/lone', ...args).stderr
  expect(why('--report', 'names.html', '--model', 'toy', '--labels', 'names.html')).toMatch(
    /^--report names\.html would overwrite the file of --labels/,
  )
  writeFileSync(at('others.txt'), 'a\nb\nc\n')
  expect(why('--report', 'r.html', '--model', 'toy', '--labels', 'others.txt')).toBe(
    'The parts have the names of their classes from labels.txt; give that one.\n',
  )
  cpSync(at('toy'), at('toy2'), { recursive: true })
  const weights = readFileSync(at('toy2/weights.bin'))
  weights[2] = 1
  writeFileSync(at('toy2/weights.bin'), weights)
  expect(why('--report', 'r.html', '--model', 'toy2')).toMatch(
    /^toy2 is not the model of these maps, which is /,
  )
  expect(existsSync(at('r.html'))).toBe(false)
  renameSync(at('set'), at('elsewhere'))
  merge('moved/lone', '--report', 'r.html', '--model', 'toy')
  expect(read('r.html')).toMatch(/>Not shown, since [^<]*: (\d) of \1 pictures\.</)
  expect(read('r.html').match(/src="data:image\/jpeg/g)).toBeNull()
})
