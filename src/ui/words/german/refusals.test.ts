// What stands in a sentence as its reason is German too: every reason that the code gives is looked for.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { spoken } from './told'

const TEXT = "(`(?:[^`\\\\]|\\\\.)*`|'(?:[^'\\\\]|\\\\.)*')"
/** A call's last text, behind one argument or none. */
const givenTo = (name: string) =>
  new RegExp(`\\b${name}\\(\\s*(?:(?:[^,()'\`]|\\([^()]*\\))+,\\s*)?${TEXT}`, 'g')

function templatesIn(code: string, name: string): readonly string[] {
  return [...code.matchAll(givenTo(name))].map(([, text = '']) => emptied(text.slice(1, -1)))
}

/** `{}` where something is filled in, inner braces first. */
function emptied(text: string): string {
  const once = text.replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '{}')
  return once === text ? text : emptied(once)
}

const code = (folder: string) =>
  readdirSync(`src/${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .map((path) => readFileSync(`src/${folder}/${path}`, 'utf8'))
    .join('\n')

const kinds = [
  ['models/onnx', 'refuse', (why: string) => `The operator Conv at "b" ${why}.`],
  ['models/onnx', 'refused', (why: string) => `The operator SplitToSequence at "b" ${why}.`],
  [
    'models/onnx',
    'broken',
    (why: string) => `"a.onnx" is damaged or no ONNX file: ${why}; export or download it again.`,
  ],
  ['runtime', 'Refused', (why: string) => `The backend webgpu cannot be used because ${why}.`],
  [
    'runtime/workers',
    'died',
    (why: string) => `The engine stopped because ${why}; try again or reload the page.`,
  ],
] as const

test.each(kinds)('in src/%s what %s() is given', (folder, name, sentence) => {
  const templates = templatesIn(code(folder), name)
  expect(templates.length).toBeGreaterThan(1)
  const english = templates.filter((why) => {
    const filled = why.replaceAll('{}', '7')
    const german = spoken.told(sentence(filled))
    return german === sentence(filled) || german.includes(filled)
  })
  expect(english).toEqual([])
})

test('a backend that is passed over says why by itself', () => {
  expect(spoken.told('this browser has no WebGPU')).toBe('dieser Browser hat kein WebGPU')
})

test('a layer that is not known says why and what to do', () => {
  expect(
    spoken.told(
      'The layer "a" is of class "Foo", which is not known here; export it with model.export("model.onnx", format="onnx"), from Keras 2 with tf2onnx, and open that.',
    ),
  ).toContain('Die Schicht „a“ ist von der Klasse „Foo“, die hier nicht bekannt ist; bitte ')
})

test('a reason of the browser itself stays as it is', () => {
  expect(spoken.told('The backend wasm cannot be used because Kettle is on.')).toContain('(Kettle is on)')
})
