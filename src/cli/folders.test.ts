import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { decodeNpy } from '../canvas/npy'
import { toyDetector } from '../models/boxes/testing/toyDetector'
import { writeOnnx } from '../models/onnx/testing/writeOnnx'
import * as toy from '../worker/testing/toyModel'
import { toyLabels } from '../worker/testing/toyModel'
import { builtCommand } from './testing/builtCommand'

const { at, run } = builtCommand('folders', toy)
const limelight = (...args: string[]) => run<'set'>(args)

const map = (name: string) => decodeNpy(readFileSync(at(name)), name)

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

test('a run goes on only with the same boxes, and with a class of its own for each picture or for none', () => {
  const metadata = {
    names: "{0: 'cup', 1: 'boat', 2: 'tree'}",
    stride: '4',
    imgsz: '[16, 16]',
    task: 'detect',
  }
  writeFileSync(at('boxes.onnx'), writeOnnx({ ...toyDetector, producer: 'ultralytics', metadata }))
  mkdirSync(at('two'))
  for (const name of ['1.png', '2.png']) copyFileSync(at('picture.png'), at(`two/${name}`))
  const into = (model: string, ...args: string[]) =>
    limelight('explain', '--model', model, '--image', 'two', '--out', `two-${model}`, ...args)
  const other = 'holds maps of another model or other settings'
  expect(into('boxes.onnx', '--box-index', '1').answer).toMatchObject({ done: 2 })
  expect(into('boxes.onnx', '--box-index', '1').answer).toMatchObject({ done: 0, skipped: 2 })
  for (const args of [[], ['--box-index', '0']]) expect(into('boxes.onnx', ...args).stderr).toContain(other)
  expect(JSON.parse(readFileSync(at('two-boxes.onnx/manifest.json'), 'utf8'))).toMatchObject({ boxIndex: 1 })

  writeFileSync(at('two.csv'), '1.png,0\n2.png,2\n')
  expect(into('toy', '--classes', 'two.csv').answer).toMatchObject({ done: 2 })
  writeFileSync(at('two.csv'), '1.png,0\n2.png,1\n')
  expect(into('toy', '--classes', 'two.csv').answer).toMatchObject({ done: 1, skipped: 1 })
  expect(into('toy').stderr).toContain(other)
  writeFileSync(at('list.csv'), 'image,class\ntwo/1.png,0\n')
  expect(limelight('explain', '--model', 'toy', '--images', 'list.csv', '--classes', 'two.csv').stderr).toBe(
    'list.csv and two.csv both name classes; leave --classes out, or the classes of the list.\n',
  )
  expect(limelight('explain', '--model', 'toy', '--image', 'picture.png', '--shards', '2').stderr).toMatch(
    /^--shards is for many pictures, but picture.png is one;/,
  )
})
