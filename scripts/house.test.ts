// What the house promises of every file: short, one door a folder, and documents that name what there is.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path))

const source = ['src', 'e2e', 'scripts', 'bench', 'fuzz', 'examples']
  .flatMap(filesIn)
  .filter((path) => /\.(tsx?|mjs|js)$/.test(path) && !/generated|node_modules|\/dist\//.test(path))
const product = source.filter((path) => /^src\/(?!.*(\.test\.|\/testing\/|\/cases\/))/.test(path))
const read = (path: string) => readFileSync(path, 'utf8')

describe('files', () => {
  test('none of the product is longer than 200 lines, half of them have about 60 at most', () => {
    const lengths = product.map((path) => ({ path, lines: read(path).split('\n').length - 1 }))
    expect(lengths.filter(({ lines }) => lines > 200)).toEqual([])
    const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b)
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(65)
    expect(sorted[Math.floor(sorted.length * 0.9)]).toBeLessThanOrEqual(125)
  })

  test('one has one noun or one verb, and is called that', () => {
    const drawers = /\/(utils?|helpers?|common|manager|service|misc|shared)\.tsx?$/
    // What is shared by a link, and what others share with the page, are things of their own.
    const things = ['src/state/compare/shared.ts', 'src/state/offline/shared.ts']
    expect(product.filter((path) => drawers.test(path) && !things.includes(path))).toEqual([])
  })

  test('what a file exports has a name; the widget alone is asked for by none', () => {
    const nameless = product.filter((path) => /^export default/m.test(read(path)) && !path.endsWith('.d.ts'))
    expect(nameless).toEqual(['src/widget.ts'])
  })

  test('no file hands on values of others but the doors: of the methods, the models and the package', () => {
    const hands = product.filter((path) => /^export (\*|\{[^}]*\}) from /m.test(read(path)))
    // Of the stage's tools and of the phone's parts, which are fetched together, one file is the door.
    const doors =
      /^src\/(engine\/methods\/index|models\/(open|graph\/open)|package\/entries\/\w+|ui\/stage\/stageTool|ui\/phone\/Phone)\.tsx?$/
    expect(hands.filter((path) => !doors.test(path))).toEqual([])
  })

  test('an effect gives back how it is undone, or nothing: what a browser gives back is called at the end, and the page is gone', () => {
    const gives = /\buse(Layout|Insertion)?Effect\(\s*\(\) =>(?!\s*(\{|\(\) =>))/
    expect(product.filter((path) => gives.test(read(path)))).toEqual([])
  })

  test("what a rule asks of an element's content names the element: asked of all, each row that comes has the whole page styled anew", () => {
    const styles = filesIn('src').filter((path) => path.endsWith('.css'))
    expect(styles.length).toBeGreaterThan(40)
    const asksAll = /(^|[\s,>+~]):has\(/m
    expect(asksAll.test(':has(> .sheet) > :not(.sheet) {')).toBe(true)
    expect(asksAll.test('.row:has(:checked) {')).toBe(false)
    expect(styles.filter((path) => asksAll.test(read(path).replace(/\/\*[\s\S]*?\*\//g, '')))).toEqual([])
  })

  test('no test is left out or kept for itself, nothing is left to do', () => {
    const left = /\b(test|it|describe)\.(only|todo)\(|\b(TODO|FIXME|XXX)\b/
    expect(source.filter((path) => left.test(read(path)) && path !== 'scripts/house.test.ts')).toEqual([])
  })
})

describe('rooms', () => {
  const rooms = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory())

  test.each(rooms.map(({ name }) => name))(
    'src/%s has a rule of what it may import, and its line',
    (room) => {
      const { overrides } = JSON.parse(read('biome.json')) as {
        overrides: { includes: string[]; linter: { rules: { style?: object } } }[]
      }
      const rules = overrides.filter(({ includes }) => includes.includes(`src/${room}/**`))
      expect(rules.some(({ linter }) => 'noRestrictedImports' in (linter.rules.style ?? {}))).toBe(true)
      expect(read('CONTRIBUTING.md')).toMatch(new RegExp(`^src/${room} +\\S`, 'm'))
    },
  )
})

/** Of a document: what stands between backticks as a path, and where its links lead. */
function pathsIn(document: string): string[] {
  const text = read(document).replace(/^```[\s\S]*?^```/gm, '')
  const spans = [...text.matchAll(/`([\w./-]+\/[\w./-]*|[\w-]+\.(?:ts|mjs|md))`/g)].map(
    ([, path = '']) => path,
  )
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(([, path = '']) => path)
  return [...spans, ...links]
}

const endings = ['', '.ts', '.tsx', '.mjs', '.md', '/open.ts']

function isThere(path: string, document: string): boolean {
  const homes = [dirname(document), '.', 'src', 'src/models', 'src/engine']
  return homes.some((home) => endings.some((ending) => existsSync(join(home, path + ending))))
}

describe('documents', () => {
  const contracts = [
    'CONTRIBUTING.md',
    'src/engine/methods/README.md',
    'src/models/README.md',
    'src/runtime/backends/README.md',
  ]
  test.each(contracts)('every path that %s names is there', (document) => {
    expect(pathsIn(document).length).toBeGreaterThan(3)
    expect(pathsIn(document).filter((path) => !isThere(path, document))).toEqual([])
  })

  test.each(['README.md', 'SECURITY.md', 'bench/README.md'])(
    'every path of the project that %s names is there',
    (document) => {
      const own = pathsIn(document).filter((path) =>
        /^(src|e2e|scripts|bench|fuzz|examples|python|docs)\//.test(path),
      )
      expect(own.filter((path) => !isThere(path, document))).toEqual([])
    },
  )
})
