// The command line that the page copies, read by a real shell and by the terminal, is the recipe that it was made of.
import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { readCommand } from '../src/cli/command'
import { methodCards } from '../src/engine/methods/cards'
import type { ParamSpec, ParamValue } from '../src/engine/types'
import { initialRecipe, type Recipe } from '../src/recipe/recipe'
import { terminalLine } from '../src/ui/takeHome/terminal'

const show = `show() { for word; do printf '%s\\001' "$word"; done; printf '\\002'; }`

/** What arrives behind `npx limelight` once a shell has read the lines. */
function read(lines: readonly string[]): readonly (readonly string[])[] {
  const script = [show, ...lines.map((line) => line.replace('npx limelight', 'show'))]
  const { stdout, stderr } = spawnSync('sh', ['-c', script.join('\n')], { encoding: 'utf8' })
  expect(stderr).toBe('')
  const parts = (text: string, mark: string) => text.split(mark).slice(0, -1)
  return parts(stdout, '\u0002').map((line) => parts(line, '\u0001'))
}

const place = { model: 'model.onnx', image: 'cat.jpg', labels: null }

function explained(argv: readonly string[] = []) {
  const command = readCommand(argv)
  if (command.kind !== 'explain') throw new Error(JSON.stringify(command))
  return command.options
}

/** Another value than the usual one. */
function other(spec: ParamSpec): ParamValue {
  if (spec.kind === 'boolean') return !spec.initial
  if (spec.kind === 'choice') return spec.choices?.find((choice) => choice !== spec.initial) ?? spec.initial
  return spec.max !== undefined && spec.max !== spec.initial ? spec.max : Number(spec.initial) + 1
}

it('gives every method with every parameter set', () => {
  const recipes = methodCards.map(
    ({ id, params }): Recipe => ({
      ...initialRecipe,
      method: id,
      params: Object.fromEntries(params.map((spec: ParamSpec) => [spec.name, other(spec)])),
    }),
  )
  const found = read(recipes.map((recipe) => terminalLine({ recipe, ...place }))).map((argv) =>
    explained(argv),
  )
  expect(found.map(({ recipe }) => recipe)).toEqual(recipes)
})

it('brings odd names through: quotes, blanks, dollars, dashes, marks of exclamation, commas', () => {
  const recipe: Recipe = {
    ...initialRecipe,
    layers: ['model/block 1/"relu" $x', "it's/a`b`\\c", '/layer4/layer4.1/relu_1/Relu'],
    fuse: 'max',
    classGiven: '-wow! the dog\'s "ball"',
    target: { kind: 'probability' },
    convention: 'torchcam',
    scale: { mean: [123.675, 116.28, 103.53], std: [58.395, 57.12, 57.375] },
    fit: 'crop',
    resize: 256,
    resample: 'bicubic',
    size: 'input',
    look: { palette: 'viridis', opacity: 0.4, threshold: 0.1 },
  }
  const at = { model: '-my model (2)/a&b.onnx', image: 'my "cat" $5.jpg', labels: 'a;b|c.txt' }
  const [argv] = read([terminalLine({ recipe, ...at })])
  expect(explained(argv)).toMatchObject({ ...at, recipe })
})
