import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { counted, playwrightCount, vitestCount } from './count.mjs'
import { cssNames } from './cssNames.mjs'
import { relinked } from './docs.mjs'
import { known, licences } from './licences.mjs'
import { deadLinks } from './links.mjs'
import { installed } from './packages.mjs'
import { headers, headersFile, policy } from './policy.mjs'
import { marked } from './readme.mjs'
import { tensorflowImports } from './tensorflow.mjs'
import { checkWasm } from './wasm.mjs'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'limelight-scripts-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const write = (path: string, json: object) => {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), JSON.stringify(json))
}

const locked = {
  packages: {
    '': { name: 'limelight' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/other-system': { version: '1.0.0', optional: true },
  },
}

test('packages are installed where the record of npm has each locked one in its version', () => {
  write('package-lock.json', locked)
  expect(installed(folder)).toBe(false)
  write('node_modules/.package-lock.json', { packages: { 'node_modules/a': { version: '1.0.0' } } })
  expect(installed(folder)).toBe(true)
  write('node_modules/.package-lock.json', { packages: { 'node_modules/a': { version: '0.9.0' } } })
  expect(installed(folder)).toBe(false)
  write('node_modules/.package-lock.json', { packages: {} })
  expect(installed(folder)).toBe(false)
})

test('both runners are counted', () => {
  write('unit.json', { numPassedTests: 5, numFailedTests: 2 })
  write('e2e.json', { stats: { expected: 3, flaky: 1, unexpected: 4 } })
  expect(counted(join(folder, 'unit.json'), vitestCount, 1)).toEqual({ passed: 5, failed: 2 })
  expect(counted(join(folder, 'e2e.json'), playwrightCount, 1)).toEqual({ passed: 4, failed: 4 })
})

test('a runner that fails without a failed test counts as one failure', () => {
  write('unit.json', { numPassedTests: 5, numFailedTests: 0 })
  expect(counted(join(folder, 'unit.json'), vitestCount, 1)).toEqual({ passed: 5, failed: 1 })
  expect(counted(join(folder, 'missing.json'), vitestCount, 1)).toEqual({ passed: 0, failed: 1 })
  expect(counted(join(folder, 'unit.json'), vitestCount, 0)).toEqual({ passed: 5, failed: 0 })
})

test('a class of styles keeps its name, and is no other of that name, however it is asked for', () => {
  write('src/ui/a.module.css', {})
  write('src/ui/deep/b.module.css', {})
  const name = cssNames(folder)
  const [a, b, late] = ['a', 'deep/b', 'late'].map((file) => join(folder, `src/ui/${file}.module.css`))
  expect(name('row', `${a}?inline`)).toBe('row_0')
  expect(name('row', b ?? '')).toBe('row_1')
  expect(name('row', late ?? '')).toBe('row_2')
  expect(name('row', late ?? '')).toBe('row_2')
})

test('every part of TensorFlow.js that the sources import is found', () => {
  const found = tensorflowImports(process.cwd())
  expect(found).toContain('@tensorflow/tfjs-core')
  expect(found).toContain('@tensorflow/tfjs-core/dist/register_all_gradients')
  expect(found).toContain('@tensorflow/tfjs-backend-webgpu')
  expect(found.filter((name) => name.includes('.wasm'))).toEqual([])
})

test('a table takes the place between its own two marks, and a text without them is refused', () => {
  const text = 'a\n<!-- one -->\nold\n<!-- /one -->\nb\n<!-- two -->\nkept\n<!-- /two -->\n'
  expect(marked(text, 'one', '| new |')).toBe(
    'a\n<!-- one -->\n\n| new |\n\n<!-- /one -->\nb\n<!-- two -->\nkept\n<!-- /two -->\n',
  )
  expect(() => marked(text, 'three', '')).toThrow(
    'README.md lacks the marks <!-- three --> and <!-- /three -->.',
  )
})

test('packages have exact versions, no install scripts but one that is not run, and licences that are known', () => {
  const root = process.cwd()
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  for (const version of Object.values({ ...dependencies, ...devDependencies }))
    expect(version).toMatch(/^\d+\.\d+\.\d+$/)
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const scripted = Object.keys(packages).filter((path) => packages[path].hasInstallScript)
  expect(scripted).toEqual(['node_modules/esbuild'])
  expect(readFileSync(join(root, '.npmrc'), 'utf8')).toContain('ignore-scripts=true')
  const found = licences(root)
  expect(found.length).toBeGreaterThan(50)
  expect(found.filter((each) => !each.known)).toEqual([])
})

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0)', true],
  ['Apache-2.0 AND MIT', true],
  ['Apache-2.0 AND GPL-3.0', false],
  ['GPL-3.0', false],
  ['UNLICENSED', false],
  [undefined, false],
])('licence %s is known: %s', (licence, is) => {
  expect(known(licence)).toBe(is)
})

test('other bytes of WebAssembly than those named end the build', () => {
  const packages = join(process.cwd(), 'node_modules')
  expect(() => checkWasm(packages)).not.toThrow()
  writeFileSync(join(folder, 'a.wasm'), 'x')
  expect(() => checkWasm(folder, { 'a.wasm': '0'.repeat(64) })).toThrow(/^a\.wasm: not the bytes/)
})

test('links of the documentation lead to its pages, and what is no page is only named', () => {
  const text =
    '[how](src/engine/methods/README.md#an-example) [code](src/x.ts) [away](https://a.org) ![plot](a/b.svg)'
  const copied: string[] = []
  const pictures = (path: string) => copied.push(path)
  expect(relinked(text, 'README.md', 'index.md', pictures)).toBe(
    '[how](./extend/method.md#an-example) code (`src/x.ts`) [away](https://a.org) ![plot](./a/b.svg)',
  )
  expect(copied).toEqual(['a/b.svg'])
  expect(relinked('[back](../../../README.md)', 'src/engine/methods/README.md', 'extend/method.md')).toBe(
    '[back](./../index.md)',
  )
})

test('the policy lets a worker start from a blob, and Firefox import what that imports, and from nowhere else', () => {
  const directives = new Map(
    policy.split('; ').map((line) => line.split(/ (.*)/).slice(0, 2) as [string, string]),
  )
  expect(directives.get('worker-src')).toBe("blob: 'self'")
  expect(directives.get('script-src')).toBe("'self' 'wasm-unsafe-eval'")
  expect(directives.get('require-trusted-types-for')).toBe("'script'")
})

test('a static host that reads _headers sends what npm start sends, and the page holds the same policy', () => {
  expect(headers['Content-Security-Policy']).toBe(policy)
  const [every = ''] = headersFile.split(/\n(?=\/)/)
  expect(every.split('\n').slice(1).filter(Boolean)).toEqual(
    Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`),
  )
})

test('links of a built site lead to its files and to parts of their pages; others are nobody’s here', () => {
  const page = (name: string, text: string) => {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  page('api/engine.html', '<h2 id="explain">explain</h2><a href="../index.html#top">up</a>')
  page(
    'index.html',
    [
      '<a id="top" href="/docs/api/engine#explain"></a><a href="./api/engine.html"></a><a href="#top"></a>',
      '<a href="https://a.example/nowhere"></a><a href="mailto:a@b.c"></a><img alt="" src="./lost.svg">',
      '<a class="x" href="/docs/api/gone"></a><a href="api/engine#measure"></a>',
    ].join(''),
  )
  expect(deadLinks(folder, '/docs/')).toEqual([
    'index.html: ./lost.svg is no file',
    'index.html: /docs/api/gone is no file',
    'index.html: api/engine#measure names no part of api/engine.html',
  ])
})

test('what a Space is told of the page is a value a line, of those that Hugging Face takes', () => {
  const [, told = ''] =
    /^---\n+([\s\S]*?)\n+---\n/.exec(readFileSync('examples/space/README.md', 'utf8')) ?? []
  const facts = Object.fromEntries(
    told.split('\n').map((line) => /^(\w+): (.+)$/.exec(line)?.slice(1) ?? [line]),
  )
  const colours = /^(red|yellow|green|blue|indigo|purple|pink|gray)$/
  expect(facts).toMatchObject({ sdk: 'static', app_file: 'index.html', license: 'mit' })
  expect([facts.colorFrom, facts.colorTo].filter((colour) => colours.test(colour ?? ''))).toHaveLength(2)
  expect(facts.short_description?.length).toBeLessThanOrEqual(60)
  expect(facts.custom_headers).toBe('{ cross-origin-opener-policy: same-origin }')
  expect(Object.values(facts)).not.toContain(undefined)
})
