import { describe, expect, test } from 'vitest'
import { parseLabels } from './parseLabels'

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
    [
      'joiners, which make one sign of several or part two letters',
      'labels.txt',
      '\u{1F469}\u200D\u{1F467} family\nمی\u200Cخواهم\ncat\u200D\n\u200Cd\u200Cog',
      ['\u{1F469}\u200D\u{1F467} family', 'می\u200Cخواهم', 'cat', 'dog'],
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
    ['names that nobody gave', 'config.json', '{"id2label": {"0": "LABEL_0", "1": "LABEL_1"}}', []],
    ['pictures with their classes', 'labels.csv', 'filename,label\na.png,cat\nb.png,dog', []],
    ['names of the prototype', 'l.json', '{"__proto__": 1, "constructor": 0}', ['constructor', '__proto__']],
  ])('%s', (_what, path, text, names) => {
    expect(parseLabels(text, path).names).toEqual(names)
  })
})

const three = ['cat', 'dog', 'hot dog']

describe('cat, dog and hot dog, as tools and people write them', () => {
  test.each([
    [
      'signature.json',
      '{"inputs": {"Image": {"name": "Image:0"}}, "classes": {"Label": ["cat", "dog", "hot dog"]}}',
    ],
    ['config.json', '{"id2label": {"0": "cat", "1": "dog", "2": "hot dog"}, "label2id": {"cat": 0}}'],
    ['metadata.json', '{"modelName": "TMv2", "wordLabels": ["cat", "dog", "hot dog"]}'],
    ['l.json', '{"class_indices": {"cat": 0, "hot dog": 2, "dog": 1}}'],
    ['l.json', '{"cat": "0", "dog": "1", "hot dog": "2"}'],
    ['l.json', '{"id": 1, "name": "dog"}\n{"id": 0, "name": "cat"}\n{"id": 2, "name": "hot dog"}'],
    ['l.json', '[{"id": 2, "name": "hot dog"}, {"id": 0, "name": "cat"}, {"id": 1, "name": "dog"}]'],
    [
      'config.json',
      '{"label_names": ["n1", "n2", "n3"], "label_descriptions": {"n1": "cat", "n2": "dog", "n3": "hot dog"}}',
    ],
    ['l.txt', "{0: 'cat',\n 1: 'dog',\n 2: 'hot dog'}"],
    ['l.txt', "class_names = ['cat', \"dog\", 'hot dog',]"],
    ['l.txt', 'n02121808 cat\nn02084071 dog\nn07697537 hot dog\n'],
    ['l.txt', '"cat"\n"dog"\n"hot dog"\n'],
    ['l.txt', '"cat",\n"dog",\n"hot dog"\n'],
    ['l.txt', 'cat,\ndog,\nhot dog,\n'],
    ['l.txt', '\n\ncat\r\ndog\r\nhot dog\r\n'],
    ['l.names', '# classes\ncat\ndog\nhot dog'],
    ['l.txt', '2\thot dog\n0\tcat\n1\tdog'],
    ['l.csv', 'cat,0\ndog,1\nhot dog,2\n'],
    ['l.csv', 'index,name\n0,cat\n2,hot dog\n1,dog'],
    ['l.csv', 'class_id;class_name\n0;cat\n1;"dog"\n2;hot dog'],
    [
      'l.pbtxt',
      'item {\n id: 2\n name: "dog"\n}\nitem { id: 1 name: \'cat\' }\nitem { name: "/m/1" id: 3 display_name: "hot dog" }',
    ],
    ['metadata.yaml', 'task: classify\nimgsz:\n- 32\n- 32\nnames:\n  0: cat\n  1: dog\n  2: hot dog\n'],
    ['data.yaml', 'nc: 3\nnames: [cat, dog, "hot dog"]\n'],
    ['data.yaml', "names:\n- cat\n- 'dog'\n- hot dog\nnc: 3\n"],
  ])('%s: %s', (path, text) => {
    expect(parseLabels(text, path)).toEqual({ names: three, doubts: [] })
  })
})

describe('what is doubtful is said', () => {
  test('folders called 0, 1, 10, 11, 2, ...: the second number is the class', () => {
    const text = '{"0":0,"1":1,"10":2,"11":3,"2":4,"3":5,"4":6,"5":7,"6":8,"7":9,"8":10,"9":11}'
    const { names, doubts } = parseLabels(text, 'class_indices.json')
    expect(names).toEqual(['0', '1', '10', '11', '2', '3', '4', '5', '6', '7', '8', '9'])
    expect(doubts).toEqual(['maps numbers to numbers; the second number of each pair is taken for the class'])
  })
  test('texts are names, though they read as numbers', () => {
    expect(parseLabels('{"0": "1", "1": "0"}', 'index_to_name.json').names).toEqual(['1', '0'])
  })
  test.each([
    ['1 cat\n2 dog', ['cat', 'dog'], 'counts from 1; the first name is that of class 0'],
    ['cat\n\ndog', ['cat', 'dog'], 'has blank lines inside (1), which are passed over'],
    ['{"0": "cat", "2": "dog"}', ['cat', 'class 1', 'dog'], 'names no class for 1 of the numbers up to 2'],
    ['["cat", ""]', ['cat', 'class 1'], 'leaves 1 of 2 classes without a name'],
    [
      '{"categories": [{"id": 7, "name": "dog"}, {"id": 1, "name": "cat"}]}',
      ['cat', 'dog'],
      'has numbers with gaps; the names are taken in the order of their numbers',
    ],
  ])('%s', (text, names, doubt) => {
    expect(parseLabels(text, 'l.txt')).toEqual({ names, doubts: [doubt] })
  })
})

test('a list of 200,000 quotes or braces ends at once, without names or with one', () => {
  for (const sign of ['"', "'", '{', '[', ',', '\\', 'item {']) {
    const { names } = parseLabels(sign.repeat(200_000), 'l.txt')
    expect(names.length, sign).toBeLessThan(2)
  }
})

test.each([
  ['[{"cat": 0}, {"hot dog": 2}, {"dog": 1}]', ['cat', 'dog', 'hot dog']],
  ['[{"0": "cat"}, {"1": "dog"}]', ['cat', 'dog']],
  ['export default {0: "cat", 1: "dog", 2: "hot dog"}', ['cat', 'dog', 'hot dog']],
  ["export default ['cat', 'dog']", ['cat', 'dog']],
  ['[{"cat": 0}, {"cat": 1}]', []],
  ['[{"cat": 0, "dog": 1}, {"fox": 2}]', []],
])('%s', (text, names) => {
  expect(parseLabels(text, 'l.json')).toEqual({ names, doubts: [] })
})

test('no more than 100,000 names are read, and none is longer than 200 letters', () => {
  const many = (count: number) => JSON.stringify(Array.from({ length: count }, (_, i) => `n${i}`))
  expect(parseLabels(many(100_000), 'l.json').names.length).toBe(100_000)
  expect(parseLabels(many(100_001), 'l.json').names).toEqual([])
  expect(parseLabels(`${'x'.repeat(5000)}\ndog\n`, 'l.txt').names.map((name) => name.length)).toEqual([
    200, 3,
  ])
})
