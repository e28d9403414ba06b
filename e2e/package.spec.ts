// The engine as a package, installed into projects that have nothing else: Node, and a page that Vite builds.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
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

test('what its modules import is among its dependencies and peers', () => {
  const { dependencies, peerDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  const folder = 'dist/package/browser'
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.mjs'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
  const found = texts.flatMap((text) => [
    ...text.matchAll(/^(?:import|export) .*from "([^."][^"]*)"|\bimport\("([^."][^"]*)"\)/gm),
  ])
  const names = new Set(
    found.map(([, a, b]) =>
      (a ?? b ?? '')
        .split('/')
        .slice(0, (a ?? b)?.startsWith('@') ? 2 : 1)
        .join('/'),
    ),
  )
  expect(names.size).toBeGreaterThan(5)
  expect([...names].filter((name) => !{ ...dependencies, ...peerDependencies }[name])).toEqual([])
})
