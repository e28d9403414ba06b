// Lists of names as other tools, languages and people write them: the same three names each time.
import { expect, test } from 'vitest'
import { fitLabels } from './fitLabels'
import { labelsIn, parseLabels } from './parseLabels'

const THREE = ['cat', 'dog', 'hot dog']

test.each([
  ['numpy, printed', 'l.txt', "['cat' 'dog' 'hot dog']"],
  ['numpy', 'l.txt', "array(['cat', 'dog', 'hot dog'], dtype='<U7')"],
  ['pandas', 'l.txt', "Index(['cat', 'dog', 'hot dog'], dtype='object')"],
  ['an ordered map', 'l.txt', "OrderedDict([('dog', 1), ('cat', 0), ('hot dog', 2)])"],
  ['keys of a map', 'l.txt', "dict_keys(['cat', 'dog', 'hot dog'])"],
  ['a set', 'l.txt', "{'cat', 'dog', 'hot dog'}"],
  ['JavaScript', 'labels.js', 'export const LABELS = ["cat", "dog", "hot dog"];'],
  [
    'a map in JavaScript',
    'l.js',
    "export const IMAGENET_CLASSES = {\n  0: 'cat',\n  1: 'dog',\n  2: 'hot dog'\n};",
  ],
  ['TypeScript', 'l.ts', 'const classes: string[] = [\n "cat",\n "dog",\n "hot dog",\n]'],
  ['a module', 'l.js', 'module.exports = {0: "cat", 1: "dog", 2: "hot dog"}'],
  ['C#', 'l.txt', 'new string[] { "cat", "dog", "hot dog" };'],
  ['Java', 'l.txt', '{0=cat, 1=dog, 2=hot dog}'],
  ['bare words', 'l.txt', '[cat, dog, hot dog]'],
  ['comments', 'l.py', 'NAMES = [\n  "cat",  # 0\n  "dog",  # 1\n  "hot dog",\n]'],
  ['comments in JSON', 'l.json', '// names\n{\n 0: "cat",\n 1: "dog", /* x */\n 2: "hot dog",\n}'],
  ['pairs', 'l.json', '[["cat", 0], ["hot dog", 2], ["dog", 1]]'],
  ['pairs of texts', 'l.json', '[["0", "cat"], ["2", "hot dog"], ["1", "dog"]]'],
  ['an index in each', 'l.json', '{"cat": {"index": 0}, "dog": {"index": 1}, "hot dog": {"index": 2}}'],
  ['keys with a word', 'l.json', '{"class_0": "cat", "class_1": "dog", "class_2": "hot dog"}'],
  ['floats as keys', 'l.json', '{"0.0": "cat", "1.0": "dog", "2.0": "hot dog"}'],
  ['further in', 'l.json', '{"model": {"output": {"labels": ["cat", "dog", "hot dog"]}}}'],
  [
    'value and label',
    'l.json',
    '[{"value": 0, "label": "cat"}, {"value": 2, "label": "hot dog"}, {"value": 1, "label": "dog"}]',
  ],
  [
    'key and value',
    'l.json',
    '[{"key": "0", "value": "cat"}, {"key": "1", "value": "dog"}, {"key": "2", "value": "hot dog"}]',
  ],
  [
    'index and text',
    'l.json',
    '{"labels": [{"index": 1, "text": "dog"}, {"index": 0, "text": "cat"}, {"index": 2, "text": "hot dog"}]}',
  ],
  ['columns', 'l.json', '{"id": {"0": 0}, "name": {"0": "cat", "1": "dog", "2": "hot dog"}}'],
  ['one text', 'l.json', '"cat\\ndog\\nhot dog"'],
  ['YAML on several lines', 'd.yaml', 'names: [cat,\n  dog,\n  hot dog]\nnc: 3\n'],
  ['a YAML map in braces', 'd.yaml', 'names: {0: cat, 1: dog, 2: hot dog}'],
  ['YAML with comments', 'd.yaml', 'names:\n  0: cat  # a cat\n  1: dog\n\n  2: hot dog\n'],
  ['YAML further in', 'd.yaml', 'model:\n  classes:\n    - cat\n    - dog\n    - hot dog\n  size: 3\n'],
  ['YAML that is a list', 'labels.yaml', '- cat\n- dog\n- hot dog\n'],
  ['YAML that is a map', 'labels.yaml', '0: cat\n1: dog\n2: hot dog\n'],
  ['YAML the other way round', 'd.yaml', 'names:\n  dog: 1\n  cat: 0\n  hot dog: 2\n'],
  ['YAML with quoted numbers', 'd.yaml', 'names:\n  "0": cat\n  "1": dog\n  "2": hot dog\n'],
  ['TOML', 'l.toml', '[labels]\n0 = "cat"\n1 = "dog"\n2 = "hot dog"'],
  ['bullets', 'l.md', '- cat\n- dog\n- hot dog'],
  ['a comment', 'l.txt', '// labels\ncat\ndog\nhot dog'],
  ['0)', 'l.txt', '0) cat\n1) dog\n2) hot dog'],
  ['[0]', 'l.txt', '[0] cat\n[1] dog\n[2] hot dog'],
  ['0|', 'l.txt', '0|cat\n1|dog\n2|hot dog'],
  ['=0', 'l.txt', 'cat=0\ndog=1\nhot dog=2'],
  ['0 ->', 'l.txt', '0 -> cat\n1 -> dog\n2 -> hot dog'],
  ['-> 0', 'l.txt', 'cat -> 0\ndog -> 1\nhot dog -> 2'],
  ['number last', 'l.txt', 'cat 0\nhot dog 2\ndog 1'],
  ['class 0:', 'l.txt', 'class 0: cat\nclass 1: dog\nclass 2: hot dog'],
  ['marks of no width', 'l.txt', '\u200Bcat\ndog\nhot\u00A0dog'],
  ['signs of a page', 'l.txt', 'cat\ndog\nhot&nbsp;dog'],
  ['line separators', 'l.txt', 'cat\u2028dog\u2028hot dog'],
  ['a table of pandas', 'l.csv', ',name\n0,cat\n1,dog\n2,hot dog'],
  ['a series of pandas', 'l.csv', ',0\n0,cat\n1,dog\n2,hot dog'],
  ['an encoder', 'l.csv', 'label,encoding\ncat,0\nhot dog,2\ndog,1'],
  ['traffic signs', 'l.csv', 'ClassId,SignName\n0,cat\n1,dog\n2,hot dog'],
  ['counts beside', 'l.csv', 'label,count\ncat,10\ndog,20\nhot dog,30'],
])('%s: %s %s', (_what, path, text) => {
  expect(parseLabels(text, path)).toEqual({ names: THREE, doubts: [] })
})

test.each([
  ['cat, dog, hot dog\n', 'is one line, which is taken for 3 names between commas'],
  ['cat;dog;hot dog', 'is one line, which is taken for 3 names between semicolons'],
  ['"cat","dog","hot dog"', 'is one line, which is taken for 3 names between commas'],
  ['1. cat\n2. dog\n3. hot dog', 'counts from 1; the first name is that of class 0'],
  ['001.cat\n002.dog\n003.hot dog', 'counts from 1; the first name is that of class 0'],
])('%s is read, and what is doubtful said', (text, doubt) => {
  expect(parseLabels(text, 'l.txt')).toEqual({ names: THREE, doubts: [doubt] })
})

test.each([
  ['type 1\ntype 2', ['type 1', 'type 2']],
  ['(none)\ncat', ['(none)', 'cat']],
  ['7 up\n3 musketeers', ['7 up', '3 musketeers']],
  ['tench, Tinca tinca\ngoldfish, Carassius auratus', ['tench, Tinca tinca', 'goldfish, Carassius auratus']],
  ['AT&amp;T\nQ&A', ['AT&T', 'Q&A']],
  ['# of wheels\n#1\nC#', ['#1', 'C#']],
])('%j holds names with signs of their own', (text, names) => {
  expect(parseLabels(text, 'l.txt').names).toEqual(names)
})

test.each([
  '<!doctype html><p>cat</p>',
  '<classes><class>cat</class></classes>',
  '{"a": {"b": 1}}',
  '[[[1]]]',
])('%s: no names', (text) => {
  expect(parseLabels(text, 'l.json').names).toEqual([])
})

test('bytes of old Windows are read, and said to be', () => {
  const bytes = Uint8Array.from('caf\u00E9\nna\u00EFf', (letter) => letter.charCodeAt(0))
  expect(labelsIn(bytes, 'l.txt')).toEqual({
    names: ['caf\u00E9', 'na\u00EFf'],
    doubts: ['is not UTF-8 and is read as Windows-1252'],
  })
})

test('the head of a table of one column is left out where the model has one class less', async () => {
  const list = { names: ['label', ...THREE], source: 'labels.csv', doubts: [] }
  expect(await fitLabels([list], 3)).toMatchObject({
    names: THREE,
    remarks: ['labels.csv begins with "label", which is taken for a head.'],
  })
  expect((await fitLabels([list], 4)).names).toEqual(['label', ...THREE])
})
