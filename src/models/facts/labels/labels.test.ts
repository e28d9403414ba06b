import { describe, expect, test } from 'vitest'
import { filesFromBytes } from '../../files/files'
import { decodeText } from './decodeText'
import { fitLabels } from './fitLabels'
import { isLabelFile, readLabels } from './readLabels'

const bytes = (content: string) => new TextEncoder().encode(content)
const list = (names: readonly string[], source = 'labels.txt') => ({ names, source, doubts: [] })
const numbered = (count: number) => Array.from({ length: count }, (_, i) => `own ${i}`)

test('labels.txt wins over the metadata, which is kept for a model that it fits better', async () => {
  const files = filesFromBytes(
    'm',
    new Map([
      ['m/metadata.json', bytes('{"labels": ["x"]}')],
      ['m/labels.txt', bytes('a\nb')],
    ]),
  )
  const found = await readLabels(files)
  expect(found).toEqual([list(['a', 'b']), list(['x'], 'metadata.json')])
  expect(await fitLabels(found, 1)).toMatchObject({ names: ['a', 'b'] })
  expect(await fitLabels([...found, list(['p', 'q', 'r'], 'c.txt')], 3)).toEqual({
    names: ['p', 'q', 'r'],
    source: 'c.txt',
    remarks: [
      'labels.txt: 2 names for 3 classes; not used.',
      'metadata.json: 1 name for 3 classes; not used.',
    ],
  })
})

test('what somebody named as the list comes first, whatever it is called, and is said where it holds no names', async () => {
  const contents = { 'm/labels.txt': 'a\nb', 'm/my birds.txt': 'x\ny', 'm/notes.txt': '<html>' }
  const files = filesFromBytes('m', new Map(Object.entries(contents).map(([at, text]) => [at, bytes(text)])))
  const usual = list(['a', 'b'])
  expect(await readLabels(files)).toEqual([usual])
  expect(await readLabels({ ...files, labels: 'm/my birds.txt' })).toEqual([
    { ...list(['x', 'y'], 'my birds.txt'), named: true },
    usual,
  ])
  const found = await readLabels({ ...files, labels: 'm/notes.txt' })
  expect(await fitLabels(found, 2)).toEqual({
    names: ['a', 'b'],
    source: 'labels.txt',
    remarks: ['notes.txt: 0 names for 2 classes; not used.'],
    misfit: 'notes.txt: 0 names for 2 classes; not used.',
  })
})

test('the name of a list is cut where it is shown', async () => {
  const path = `${'long'.repeat(5000)}_labels.txt`
  const [found] = await readLabels(filesFromBytes('m', new Map([[path, bytes('a\nb')]])))
  expect(found?.source).toMatch(/^(long)+l?o?n?…o?n?g?(long)*_labels\.txt$/)
  expect(found?.source).toHaveLength(60)
})

test.each([
  ...[
    'dict.txt',
    'retrained_labels.txt',
    'output_labels.txt',
    'labelmap.txt',
    'label_map.pbtxt',
    'LABELS.TXT',
  ],
  ...['class_labels.txt', 'class_indices.json', 'index_to_name.json', 'signature.json', 'config.json'],
  ...['metadata.yaml', 'labels.csv', 'classes.txt', 'class_names.json', 'imagenet_labels.txt', 'coco.names'],
  ...['names.txt', 'categories_places365.txt'],
])('%s may hold names', (name) => {
  expect(isLabelFile(`my model/${name}`)).toBe(true)
})

test.each(['model.json', 'group1-shard1of1.bin', 'readme.txt', 'requirements.txt', 'tokenizer.json'])(
  '%s may not',
  (name) => {
    expect(isLabelFile(name)).toBe(false)
  },
)

test('UTF-16 and byte-order marks are read, pictures are not', () => {
  const wide = Uint8Array.from('\uFEFFcat\né', (c) => c.charCodeAt(0))
  const two = new Uint8Array(
    [...'\uFEFFcat\né'].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]),
  )
  expect(wide).toHaveLength(6)
  expect(decodeText(two)).toBe('cat\né')
  expect(decodeText(two.map((_, i) => two[i ^ 1] ?? 0))).toBe('cat\né')
  expect(decodeText(two.subarray(2))).toBe('cat\né')
  expect(decodeText(bytes('\uFEFFcat'))).toBe('cat')
  expect(decodeText(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]))).toBe(null)
})

describe('fitted to the classes', () => {
  test('as many as classes', async () => {
    expect(await fitLabels([list(['a', 'b'])], 2)).toEqual({
      names: ['a', 'b'],
      source: 'labels.txt',
      remarks: [],
    })
  })

  test("ImageNet's names for 1,000 and, with the background, 1,001: a guess that is called one", async () => {
    const thousand = await fitLabels([], 1000)
    expect([thousand.source, thousand.names.length]).toEqual(['perhaps ImageNet', 1000])
    expect(thousand.remarks).toEqual([
      "No list of names came with the model; as it has 1,000 classes, they are perhaps ImageNet's.",
    ])
    expect([0, 243, 281, 999].map((i) => thousand.names[i])).toEqual([
      'tench, Tinca tinca',
      'bull mastiff',
      'tabby, tabby cat',
      'toilet tissue, toilet paper, bathroom tissue',
    ])
    const more = await fitLabels([], 1001)
    expect([more.names.length, more.names[0], more.names[282]]).toEqual([
      1001,
      'background',
      'tabby, tabby cat',
    ])
  })

  test('a list beside the model wins over ImageNet, with the background added where one lacks', async () => {
    const names = numbered(1000)
    expect((await fitLabels([list(names)], 1000)).names[5]).toBe('own 5')
    const more = await fitLabels([list(names)], 1001)
    expect(more.names.slice(0, 2)).toEqual(['background', 'own 0'])
    expect(more.remarks).toEqual([
      'labels.txt has 1,000 names for 1,001 classes; the first class is taken for the background.',
    ])
  })

  test('a background that the model lacks is left out', async () => {
    expect(await fitLabels([list(['background', 'a', 'b'])], 2)).toMatchObject({
      names: ['a', 'b'],
      remarks: ['labels.txt begins with "background", a class that the model lacks; it is left out.'],
    })
  })

  test('a number that does not fit: none, and it is said', async () => {
    expect(await fitLabels([list(numbered(1001))], 3)).toEqual({
      names: [],
      source: 'none',
      remarks: ['labels.txt: 1,001 names for 3 classes; not used.'],
    })
    // Somebody's own list says that the classes are not ImageNet's.
    expect((await fitLabels([list(['a', 'b'])], 1000)).names).toEqual([])
  })

  test('one name for two classes is said', async () => {
    expect((await fitLabels([list(['crane', 'crane', 'x'])], 3)).remarks).toEqual([
      'labels.txt gives the name "crane" to 2 classes.',
    ])
  })
})
