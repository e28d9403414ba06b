// The engine as a package, installed into projects that have nothing else: Node, and a page that Vite builds.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import sharp from 'sharp'
import { build } from 'vite'
import { builtIn, checkTypes, project, runNode } from './support/installed'
import { serveFiles } from './support/server'
import { filesOf } from './support/staticHost'

interface Answer {
  readonly label: string
  readonly probability: number
  readonly map: readonly number[]
}

const model = builtIn('tabletop-layers')
const picture = builtIn('pictures/boards.png')

async function inNode(): Promise<Answer> {
  const folder = await project('examples/package/node')
  try {
    return JSON.parse(await runNode(folder, ['explain.mjs', model, picture]))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('ten lines explain a picture in Node and in a page, and both give one map', async ({ page }) => {
  const expected = await inNode()
  expect(expected.map.every((value) => value >= 0 && value <= 1)).toBe(true)
  expect(Math.max(...expected.map)).toBeCloseTo(1, 5)
  const folder = await project('examples/package/vite')
  await build({ root: folder, configFile: join(folder, 'vite.config.js'), logLevel: 'error' })
  const server = await serveFiles([
    ...filesOf(join(folder, 'dist')),
    ...filesOf(model).map((file) => ({ ...file, name: `model/${file.name}` })),
    { name: 'picture.png', mimeType: 'image/png', buffer: readFileSync(picture) },
  ])
  try {
    await page.goto(`${server.address}/index.html?model=model/model.json&image=picture.png`)
    await expect(page.locator('output')).not.toBeEmpty()
    const found: Answer = JSON.parse((await page.locator('output').textContent()) ?? '')
    expect(found.label).toBe(expected.label)
    expect(found.map).toHaveLength(expected.map.length)
    const worst = Math.max(...found.map.map((value, i) => Math.abs(value - (expected.map[i] ?? 9))))
    expect(worst).toBeLessThan(0.02)
  } finally {
    await server.close()
    rmSync(folder, { recursive: true })
  }
})

const typed = (size: string) => `
import { explain, type Heatmap, methods, openBackend } from 'limelight/engine'
import { explainPicture, filesFromUrl, openModel } from 'limelight/models'
import { openEngine } from 'limelight/client'
import { readLink, type Recipe } from 'limelight'
import { serveEngine } from 'limelight/worker'
const model = await openModel(filesFromUrl({ url: 'https://a.org/model.json' }))
const { heatmap } = await explainPicture(model, { width: 1, height: 1, data: new Uint8ClampedArray(4) })
const size: ${size} = heatmap.width
const map: Heatmap = heatmap
const recipe: Recipe = readLink('#method=gradcam').recipe
export { explain, map, methods, openBackend, openEngine, recipe, serveEngine, size }
`

test('its types are right, and a wrong use is an error', async () => {
  const folder = await project('examples/package/node')
  try {
    writeFileSync(join(folder, 'right.mts'), typed('number'))
    writeFileSync(join(folder, 'wrong.mts'), typed('string'))
    expect(await checkTypes(folder, 'right.mts')).toBe('')
    expect(await checkTypes(folder, 'wrong.mts')).toContain(`'number' is not assignable to type 'string'`)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

/** The packages that the modules below a folder import, at once or later. */
function importedBelow(folder: string): ReadonlySet<string> {
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.mjs'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
  const found = texts.flatMap((text) => [
    ...text.matchAll(/^(?:import|export) (?:.* from )?"([^."][^"]*)"|\bimport\("([^."][^"]*)"\)/gm),
  ])
  const packages = found.map(([, a, b]) => /^(@[^/]+\/)?[^/]+/.exec(a ?? b ?? '')?.[0] ?? '')
  return new Set(packages.filter((name) => !name.startsWith('node:')))
}

for (const side of ['browser', 'node'])
  test(`what its modules for ${side} import are its dependencies and peers, TensorFlow.js among them`, () => {
    const { dependencies, peerDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
    const names = [...importedBelow(`dist/package/${side}`)]
    expect(names.filter((name) => !{ ...dependencies, ...peerDependencies }[name])).toEqual([])
    const parts = ['core', 'converter', 'layers', 'backend-cpu', 'backend-wasm', 'backend-webgl']
    expect(names).toEqual(expect.arrayContaining(parts.map((part) => `@tensorflow/tfjs-${part}`)))
  })

test('its doors give what they name, and nothing that their parts share', () => {
  for (const side of ['browser', 'node'])
    for (const file of readdirSync(`dist/package/${side}`).filter((name) => name.endsWith('.mjs'))) {
      const named = readFileSync(`src/package/entries/${file.replace('.mjs', '.ts')}`, 'utf8')
      const [, given = ''] =
        /export \{ ([^}]*) \};?\s*$/.exec(readFileSync(`dist/package/${side}/${file}`, 'utf8')) ?? []
      const names = given.split(', ').map((part) => part.split(' as ').at(-1) ?? '')
      expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(named))).toEqual([])
      expect(given).not.toBe('')
    }
})

test('a format, a method and a score of one’s own, with the TensorFlow.js of the project', async () => {
  const folder = await project('examples/package/node')
  try {
    const halves = Buffer.from(
      Array.from({ length: 64 }, (_, i) => (i % 8 < 4 ? [255, 40, 0] : [0, 40, 255])).flat(),
    )
    const raw = { width: 8, height: 8, channels: 3 } as const
    await sharp(halves, { raw }).png().toFile(join(folder, 'halves.png'))
    const { format, score, top, map } = JSON.parse(await runNode(folder, ['own.mjs', 'halves.png']))
    expect(format).toBe('Toy file')
    // As much red as blue, and what speaks for red is its half.
    expect(score).toBeCloseTo(0, 6)
    expect(top.map(({ label }: { label: string }) => label)).toEqual(['red', 'blue', 'green'])
    for (const [i, value] of map.entries()) expect(value).toBeCloseTo(i % 8 < 4 ? 1 : 0, 5)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
