// What others call from outside says what it does: a doc comment on every name, an example on every function. And so
// does what the rooms engine, models and recipe lend each other.
import { readFileSync } from 'node:fs'
import { join, normalize } from 'node:path'
import { globSync } from 'tinyglobby'
import { describe, expect, test } from 'vitest'

const src = join(import.meta.dirname, '..')
const sources = globSync(['**/*.ts'], {
  cwd: src,
  ignore: ['**/*.test.ts', '**/testing/**', 'package/entries/**'],
})

interface Declared {
  readonly file: string
  readonly kind: string
  readonly name: string
  /** The comment right above; empty where there is none. */
  readonly doc: string
}

const DECLARATION = /^export (?:async )?(function|interface|class|const|type) (\w+)/

function declaredIn(file: string): Declared[] {
  const lines = readFileSync(join(src, file), 'utf8').split('\n')
  return lines.flatMap((line, i) => {
    const [, kind = '', name = ''] = DECLARATION.exec(line) ?? []
    return name === '' ? [] : [{ file, kind, name, doc: docAbove(lines, i) }]
  })
}

function docAbove(lines: readonly string[], at: number): string {
  if (!lines[at - 1]?.trimEnd().endsWith('*/')) return ''
  const start = lines.slice(0, at).findLastIndex((line) => line.trimStart().startsWith('/**'))
  return start < 0 ? '' : lines.slice(start, at).join('\n')
}

const declared = sources.flatMap(declaredIn)

interface Lent {
  readonly name: string
  /** `engine/classify.ts`: where the entry has it from. */
  readonly from: string
}

/** Names in `export { a, type B } from '…'`. */
function lentBy(entry: string): Lent[] {
  const text = readFileSync(join(src, 'package/entries', entry), 'utf8')
  return [...text.matchAll(/^export (?:type )?\{([^}]*)\} from '([^']*)'/gm)].flatMap(
    ([, names = '', path = '']) =>
      names
        .split(',')
        .map((name) => ({
          name: name.trim().replace(/^type /, ''),
          from: `${normalize(join('package/entries', path))}.ts`,
        }))
        .filter(({ name }) => name !== ''),
  )
}

/** In the file that the entry names, or in one that this has it from. */
function declarationOf({ name, from }: Lent): Declared | undefined {
  const all = declared.filter((one) => one.name === name)
  const room = `${from.split('/')[0]}/`
  return all.find(({ file }) => file === from) ?? all.find(({ file }) => file.startsWith(room))
}

describe.each(['engine.ts', 'models.ts', 'recipe.ts'])('limelight/%s', (entry) => {
  const found = lentBy(entry).map((lent) => ({ name: lent.name, one: declarationOf(lent) }))

  test('every name is declared, with a doc comment', () => {
    expect(found.length).toBeGreaterThan(8)
    expect(found.filter(({ one }) => !one?.doc).map(({ name }) => name)).toEqual([])
  })

  test('every function has an example', () => {
    const functions = found.filter(({ one }) => one?.kind === 'function')
    expect(functions.length).toBeGreaterThan(4)
    expect(functions.filter(({ one }) => !one?.doc.includes('@example')).map(({ name }) => name)).toEqual([])
  })
})

test.each([
  'engine/*.ts',
  'engine/{linalg,maps,metrics,probe,scoring}/**',
  'models/*.ts',
  'models/network/*.ts',
  'recipe/*.ts',
])('src/%s: what others may import has a doc comment', (pattern) => {
  const files = new Set(globSync([pattern], { cwd: src, ignore: ['**/*.test.ts'] }))
  const inside = declared.filter(({ file }) => files.has(file))
  expect(inside.length).toBeGreaterThan(10)
  expect(inside.filter(({ doc }) => doc === '').map(({ file, name }) => `${file} ${name}`)).toEqual([])
})
