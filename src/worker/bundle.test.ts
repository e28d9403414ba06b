// The page's own script must stay small: TensorFlow.js belongs to the worker, which loads it while the page is drawn.
import { join } from 'node:path'
import { build, type Rollup } from 'vite'
import { expect, test } from 'vitest'

const root = process.cwd()

/** Leaves the workers out: each is a bundle of its own. */
const withoutWorker = {
  name: 'without-worker',
  enforce: 'pre' as const,
  resolveId: (id: string) => (/\?(worker&url|whole)$/.test(id) ? '\0no-worker' : undefined),
  load: (id: string) => (id === '\0no-worker' ? "export default ''" : undefined),
}

interface Modules {
  /** What the shell needs. */
  readonly first: readonly string[]
  /** What takes over from it, without what the shell has. */
  readonly rest: readonly string[]
  /** Its files. */
  readonly files: number
  readonly all: readonly string[]
}

async function pageModules(): Promise<Modules> {
  const options = { root, logLevel: 'silent' as const, plugins: [withoutWorker], build: { write: false } }
  const { output } = (await build(options)) as Rollup.RollupOutput
  const chunks = output.filter((part) => part.type === 'chunk')
  const seen = new Set<string>()
  const follow = (name: string): string[] => {
    const chunk = chunks.find((c) => c.fileName === name)
    if (!chunk || seen.has(name)) return []
    seen.add(name)
    return [...chunk.moduleIds, ...chunk.imports.flatMap(follow)]
  }
  const shell = chunks.filter((c) => c.isEntry).flatMap((c) => follow(c.fileName))
  const before = seen.size
  const door = chunks.find((c) => c.facadeModuleId?.endsWith('/src/wholePage.ts'))
  return {
    first: shell,
    rest: door ? follow(door.fileName) : [],
    files: seen.size - before,
    all: chunks.flatMap((c) => c.moduleIds),
  }
}

const modules = pageModules()

test('the shell draws without React; what takes over from it is a script, its words and its door', async () => {
  const { first, rest, files } = await modules
  const react = (ids: readonly string[]) => ids.filter((id) => /node_modules\/react-dom\//.test(id))
  expect(react(first)).toEqual([])
  expect(react(rest)).not.toEqual([])
  expect(first).toContain(join(root, 'src/state/flow/flow.ts'))
  expect(rest).toContain(join(root, 'src/ui/App.tsx'))
  expect(files).toBe(3)
})

test('no tensor reaches the page, and no reader of models', async () => {
  const { first, all } = await modules
  expect(first).toContain(join(root, 'src/worker/client.ts'))
  // Neither at once nor later: a visitor who keeps the page for offline would carry it twice.
  expect(all.filter((id) => id.includes('@tensorflow'))).toEqual([])
  // The page asks the formats' cards whether something is a model, names foreign files and downloads addresses: no reader.
  const light =
    /models\/(formats?|files\/(baseName|collect|download|ends|foreign|html|pageAddress|pieces|release|tfjsJson)|\w+\/card)\.ts$/
  const inModels = all.filter((id) => id.startsWith(join(root, 'src/models')) && !light.test(id))
  expect(inModels).toEqual([])
  // Nor does it decode a picture of its own.
  expect(
    all.filter((id) => /src\/picture\/(avif\/|tiff|bmp)|jsquash|h5wasm|node_modules\/tiff\//.test(id)),
  ).toEqual([])
})
