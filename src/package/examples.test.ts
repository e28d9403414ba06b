// The examples of the doc comments, run as they stand: on the toy model, its files for those of any address, and its
// numbers of classes and pixels for ImageNet's. What a comment behind an expression says, the expression gives.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mul, type Tensor, tensor1d, tensor4d } from '@tensorflow/tfjs-core'
import { globSync } from 'tinyglobby'
import { beforeAll, expect, test } from 'vitest'
import { toyLabels, toyModelFiles, toyPixels } from '../worker/testing/toyModel'
import * as engine from './entries/engine'
import * as models from './entries/models'
import * as recipes from './entries/recipe'

const src = join(import.meta.dirname, '..')

interface Example {
  readonly file: string
  readonly code: string
}

/** Those of the page's side and of the worker's need both: the packed package runs them in a browser. */
const elsewhere = ['package/entries/**', '**/*.test.ts']

const examples: readonly Example[] = globSync(['**/*.ts'], { cwd: src, ignore: elsewhere }).flatMap(
  (file) => {
    const text = readFileSync(join(src, file), 'utf8')
    return [...text.matchAll(/ \* @example\n((?: \* .*\n)+?) \*\//g)].map(([, lines = '']) => ({
      file,
      code: lines.replace(/^ \* /gm, '').trimEnd(),
    }))
  },
)

/** The toy's numbers in the place of ImageNet's, and no types. */
const onToy = (code: string): string =>
  code
    .replaceAll(' as const', '')
    .replaceAll('285', '1')
    .replaceAll('207', '2')
    .replaceAll('[1, 224, 224, 3]', '[1, 16, 16, 3]')
    .replace(/(width|height): 224/g, '$1: 16')
    .replace("'scores'", 'card.output')

/** `expression // value` is checked where the value can be read as such. */
const checking = (code: string): string =>
  code.replace(/^(?!const )([^\n]*?) \/\/ ('[^']*'|\[[\d, ]*\]|-?\d+(?:\.\d+)?)$/gm, 'check($1, $2)')

const scope: Record<string, unknown> = { ...engine, ...models, ...recipes }

beforeAll(async () => {
  await engine.openBackend({ name: 'cpu' })
  const files = models.filesFromBlobs(toyModelFiles())
  const blobs = new Map(toyModelFiles().map(({ path, file }) => [path.split('/').at(-1), file]))
  const fetchFile = async (at: string | URL) => {
    const blob = blobs.get(String(at).split('/').at(-1))
    return blob ? new Response(blob) : new Response(null, { status: 404 })
  }
  const model = await models.openModel(files)
  const pixels = toyPixels()
  const { values } = models.preprocess(pixels, { ...model.card.guess, width: 16, height: 16 }, 3)
  const picture = tensor4d(values, [1, 16, 16, 3])
  const target = { kind: 'logit', classIndex: 1 } as const
  const { heatmap } = await engine.explain(model.classifier, picture, 'gradcam', { layers: [], target })
  const { logits, probabilities } = await engine.classify(model.classifier, picture)
  const recipe = { ...recipes.initialRecipe, method: 'scorecam' }
  Object.assign(scope, {
    ...{ files, model, pixels, picture, target, heatmap, values, logits, probabilities, recipe, mul },
    ...{ tensor1d, tensor4d, classifier: model.classifier, card: model.card, labels: toyLabels },
    ...{ first: picture, second: picture, text: recipes.writeJson(recipe), bytes: new ArrayBuffer(4) },
    input: { files: [new File(['{}'], 'model.json')] },
    filesFromUrl: (source: Parameters<typeof models.filesFromUrl>[0]) =>
      models.filesFromUrl(source, fetchFile),
  })
})

test('every file of the package that others call has one', () => {
  expect(examples.length).toBeGreaterThan(18)
})

test.each(examples)('$file: $code', async ({ code }) => {
  const declared = [...code.matchAll(/^const (?:\{([^}]*)\}|\[([^\]]*)\]|(\w+))/gm)].flatMap((found) =>
    found
      .slice(1)
      .flatMap((names = '') => names.split(','))
      .map((each) => each.replace(/=.*/, '').replace(/.*:/, '').trim())
      .filter((name) => name !== ''),
  )
  const names = Object.keys(scope).filter((name) => !declared.includes(name))
  const check = (found: unknown, wanted: unknown) => expect(found).toEqual(wanted)
  const body = `return (async () => { ${checking(onToy(code))}\n return [${declared.join()}] })()`
  const run = new Function('check', ...names, body) as (...given: unknown[]) => Promise<unknown[]>
  const made = await run(check, ...names.map((name) => scope[name]))
  for (const value of made) expect(value).toBeDefined()
  for (const value of made) (value as Partial<Tensor>).dispose?.()
})
