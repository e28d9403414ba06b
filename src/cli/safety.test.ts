// What the command must never do: write over what it reads, hang, print what a terminal obeys, or do things twice.
import { execFileSync, spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { expect, test } from 'vitest'
import { encodeNpy } from '../canvas/npy'
import * as toy from '../worker/testing/toyModel'
import { builtCommand } from './testing/builtCommand'

const { at, run, work, script } = builtCommand('safety', toy)
const explain = (...args: string[]) => run<'set'>(['explain', '--model', 'toy', ...args])
const one = (...args: string[]) => run(['explain', '--model', 'toy', '--image', 'picture.png', ...args])

test('no output is the picture, the model, a list or another output, by whatever link', () => {
  const before = readFileSync(at('picture.png'))
  linkSync(at('picture.png'), at('hard.png'))
  symlinkSync(at('picture.png'), at('soft.png'))
  writeFileSync(at('names.txt'), 'a\nb\nc\n')
  for (const [args, what] of [
    [['--overlay', 'picture.png'], '--overlay picture.png would overwrite the picture'],
    [['--overlay', at('picture.png')], '--overlay picture.png would overwrite the picture'],
    [['--overlay', 'hard.png'], '--overlay hard.png would overwrite the picture'],
    [['--overlay', 'soft.png'], '--overlay soft.png would overwrite the picture'],
    [['--out', 'toy/model.json'], "--out toy/model.json would overwrite the model's file model.json"],
    [['--out', 'names.txt', '--labels', 'names.txt'], '--out names.txt would overwrite the file of --labels'],
    [['--out', 'same.npy', '--overlay', './same.npy'], '--overlay ./same.npy would overwrite --out'],
  ] as const)
    expect([one(...args).stderr, one(...args).status]).toEqual([`${what}; give another name.\n`, 1])
  expect(readFileSync(at('picture.png')).equals(before)).toBe(true)
  expect(existsSync(at('same.npy'))).toBe(false)
})

test.skipIf(process.platform === 'win32')('devices and pipes are refused, read or written', () => {
  execFileSync('mkfifo', [at('pipe')])
  const refused = 'pipe is a device or a pipe; give a file.\n'
  expect(explain('--image', '/dev/zero').stderr).toBe('zero is a device or a pipe; give a file.\n')
  expect(explain('--image', 'pipe').stderr).toBe(refused)
  expect(one('--labels', 'pipe').stderr).toBe(refused)
  expect(run(['explain', '--model', 'pipe', '--image', 'picture.png']).stderr).toBe(refused)
  expect(one('--out', '/dev/null').stderr).toBe('null is a device or a pipe; give the name of a file.\n')
})

test('marks of a file name are shown, passwords are not, a path from the root is its name', () => {
  const { stderr } = explain('--image', '\u001b[31mred\u202egnp.png')
  expect(stderr).toContain('\\u001b[31mred\\u202egnp.png')
  for (const mark of ['\u001b', '\u202e']) expect(stderr).not.toContain(mark)
  const login = run(['explain', '--model', 'http://joe:hunter2@127.0.0.1:1/m', '--image', 'picture.png'])
  expect(login.stderr).toContain('127.0.0.1:1 cannot be reached')
  expect(login.stderr + login.stdout).not.toContain('hunter2')
  expect(explain('--image', at('none.png')).stderr).toBe('none.png does not exist; check the path.\n')
  copyFileSync(at('picture.png'), at('dark\u202e.png'))
  expect(explain('--image', 'dark\u202e.png').stdout).not.toContain('\u202e')
})

test('a value that is no number is named with its place', () => {
  const data = new Float32Array(16 * 16 * 3).fill(0.5)
  data[100] = Number.NaN
  writeFileSync(at('nan.npy'), encodeNpy({ shape: [16, 16, 3], data }))
  expect(explain('--image', 'nan.npy').stderr).toBe('nan.npy holds NaN at [2, 1, 1]; give numbers only.\n')
})

test.skipIf(process.platform === 'win32')('a reader that has gone is no crash', () => {
  mkdirSync(at('pair'))
  for (const name of ['1.png', '2.png']) copyFileSync(at('picture.png'), at(`pair/${name}`))
  const piped = (args: string, reader: string) => {
    const line = `${process.execPath} ${script} explain --model toy ${args} | ${reader}; echo "\${PIPESTATUS[0]}"`
    return spawnSync('bash', ['-c', line], { cwd: work, encoding: 'utf8' })
  }
  const read = piped('--image picture.png', 'head -c 1 >/dev/null')
  expect([read.stdout, read.stderr]).toEqual(['0\n', ''])
  for (const args of ['--image picture.png', '--image pair --out gone']) {
    const { stdout, stderr } = piped(args, 'exec 0<&-')
    expect([stdout, stderr], args).toEqual(['1\n', ''])
  }
})

test('results.csv holds no formula, and the answers say what was guessed', () => {
  writeFileSync(at('evil.txt'), '=HYPERLINK("http://x")\n+1\n@SUM(1)\n')
  const { answer } = explain('--image', 'pair', '--out', 'formulas', '--labels', 'evil.txt')
  expect(answer).toMatchObject({ done: 2, labels: 'evil.txt', scale: 'unit', fit: 'stretch' })
  expect(Object.keys(answer.guessed)).toEqual(['scale', 'fit', 'layer'])
  const cells = readFileSync(at('formulas/results.csv'), 'utf8').split('\n').slice(1, 3)
  for (const row of cells) expect(row.split(',')[2]).toMatch(/^"?'[=+@]/)
  expect(one().answer.guessed.scale).toMatch(/^Nothing in the file says/)
  const fed = ['--scale', '0.5/0.5', '--fit', 'crop', '--resize', '40', '--resample', 'bicubic']
  expect(one(...fed).answer).toMatchObject({
    scale: '127.5/127.5',
    ...{ fit: 'crop', resize: 40, resample: 'bicubic' },
  })
})

test('resuming looks at map, picture and settings', () => {
  const pair = (...args: string[]) => explain('--image', 'pair', '--out', 'again', ...args).answer
  expect(pair()).toMatchObject({ done: 2, skipped: 0 })
  expect(pair()).toMatchObject({ done: 0, skipped: 2 })
  writeFileSync(at('again/1.png.npy'), '')
  expect(pair()).toMatchObject({ done: 1, skipped: 1 })
  const data = new Float32Array(64)
  writeFileSync(at('again/1.png.npy'), encodeNpy({ shape: [8, 8], data }))
  expect(pair()).toMatchObject({ done: 1, skipped: 1 })
  utimesSync(at('pair/2.png'), new Date(), new Date(2020, 1, 1))
  expect(pair()).toMatchObject({ done: 1, skipped: 1 })
  expect(readFileSync(at('again/results.csv'), 'utf8').trim().split('\n')).toHaveLength(3)
  expect(explain('--image', 'pair', '--out', 'again', '--scale', 'signed').stderr).toContain(
    'again holds maps of another model or other settings',
  )
})

test('a second run into the same folder is refused while the first lives, not after it died', () => {
  mkdirSync(at('busy'))
  const lock = (pid: number) => JSON.stringify({ pid, host: hostname(), since: 0 })
  writeFileSync(at('busy/.limelight.lock'), lock(process.pid))
  const busy = () => explain('--image', 'pair', '--out', 'busy')
  expect(busy().stderr).toMatch(/^Another run writes into busy; wait for it, or give another folder/)
  writeFileSync(at('busy/.limelight.lock'), lock(2 ** 22 + 1))
  expect(busy().answer).toMatchObject({ done: 2 })
  expect(existsSync(at('busy/.limelight.lock'))).toBe(false)
})

test("somebody's own files are not written over", () => {
  mkdirSync(at('own'))
  writeFileSync(at('own/1.png.npy'), 'mine')
  expect(explain('--image', 'pair', '--out', 'own').stderr).toBe(
    'own/1.png.npy would overwrite a file that this command did not make; give another folder.\n',
  )
  expect(readFileSync(at('own/1.png.npy'), 'utf8')).toBe('mine')
  for (const [name, text] of [
    ['results.csv', 'name,price\n'],
    ['settings.json', '{"tab": 2}'],
  ] as const) {
    rmSync(at('own'), { recursive: true })
    mkdirSync(at('own'))
    writeFileSync(at(`own/${name}`), text)
    expect(explain('--image', 'pair', '--out', 'own').stderr).toContain(
      `own/${name} was not made by this command`,
    )
    expect(readFileSync(at(`own/${name}`), 'utf8')).toBe(text)
  }
})
