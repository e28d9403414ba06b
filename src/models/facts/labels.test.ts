import { describe, expect, test } from 'vitest'
import { filesFromBytes } from '../files/files'
import { labelsFor, NO_LABELS, parseLabels, readLabels } from './labels'

describe('lists of names', () => {
  test.each([
    ['lines', 'labels.txt', 'cat\r\ndog\n', ['cat', 'dog']],
    ['numbered lines', 'labels.txt', '0 cat\n1: big dog\n', ['cat', 'big dog']],
    [
      'lines that begin with numbers of their own',
      'labels.txt',
      '7 up\n3 musketeers',
      ['7 up', '3 musketeers'],
    ],
    ['a byte order mark', 'labels.txt', '\uFEFFcat\ndog', ['cat', 'dog']],
    ['a list', 'labels.json', '["cat", "dog"]', ['cat', 'dog']],
    [
      'an object with labels',
      'metadata.json',
      '{"labels": ["cat", "dog"], "imageSize": 224}',
      ['cat', 'dog'],
    ],
    [
      "Keras's class index",
      'imagenet_class_index.json',
      '{"0": ["n1", "great_cat"], "1": ["n2", "dog"]}',
      ['great cat', 'dog'],
    ],
    ['names by number', 'labels.json', '{"1": "dog", "0": "cat"}', ['cat', 'dog']],
    ['numbers by name', 'class_index.json', '{"dog": 1, "cat": 0}', ['cat', 'dog']],
    ['objects with names', 'labels.json', '[{"name": "cat"}, {"name": "dog"}]', ['cat', 'dog']],
    ['a gap', 'labels.json', '{"0": "cat", "2": "dog"}', ['cat', 'class 1', 'dog']],
    ['no list', 'labels.json', '{"a": {"b": 1}}', []],
    ['no JSON', 'labels.json', 'cat', []],
    ['nothing', 'labels.txt', '\n\n', []],
  ])('%s', (_what, path, text, names) => {
    expect(parseLabels(text, path)).toEqual(names)
  })
})

test('labels.txt wins over the metadata', async () => {
  const text = (content: string) => new TextEncoder().encode(content)
  const files = filesFromBytes(
    'm',
    new Map([
      ['m/metadata.json', text('{"labels": ["x"]}')],
      ['m/labels.txt', text('a\nb')],
    ]),
  )
  expect(await readLabels(files)).toEqual({ names: ['a', 'b'], source: 'labels.txt' })
})

describe('fitted to the classes', () => {
  test('as many as classes', async () => {
    expect(await labelsFor({ names: ['a', 'b'], source: 'labels.txt' }, 2)).toEqual({
      names: ['a', 'b'],
      source: 'labels.txt',
    })
  })

  test("ImageNet's names for 1,000 and, with the background, 1,001", async () => {
    const thousand = await labelsFor(NO_LABELS, 1000)
    expect(thousand.source).toBe('ImageNet')
    expect(thousand.names).toHaveLength(1000)
    expect([thousand.names[0], thousand.names[243], thousand.names[281], thousand.names[999]]).toEqual([
      'tench, Tinca tinca',
      'bull mastiff',
      'tabby, tabby cat',
      'toilet tissue, toilet paper, bathroom tissue',
    ])
    const more = await labelsFor(NO_LABELS, 1001)
    expect([more.names.length, more.names[0], more.names[282]]).toEqual([
      1001,
      'background',
      'tabby, tabby cat',
    ])
  })

  test('a list beside the model wins over ImageNet, with the background added where one lacks', async () => {
    const names = Array.from({ length: 1000 }, (_, i) => `own ${i}`)
    expect((await labelsFor({ names, source: 'labels.txt' }, 1000)).names[5]).toBe('own 5')
    expect((await labelsFor({ names, source: 'labels.txt' }, 1001)).names.slice(0, 2)).toEqual([
      'background',
      'own 0',
    ])
  })

  test('two names for one sigmoid: it says how much it is the second', async () => {
    expect((await labelsFor({ names: ['cat', 'dog'], source: 'labels.txt' }, 1)).names).toEqual(['dog'])
  })

  test('a number that does not fit: none', async () => {
    expect(await labelsFor({ names: ['a'], source: 'labels.txt' }, 7)).toEqual(NO_LABELS)
  })
})
