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
  /** What the page needs at once. */
  readonly first: readonly string[]
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
  return {
    first: chunks.filter((c) => c.isEntry).flatMap((c) => follow(c.fileName)),
    all: chunks.flatMap((c) => c.moduleIds),
  }
}

test('no tensor reaches the page, and no reader of models', async () => {
  const { first, all } = await pageModules()
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
