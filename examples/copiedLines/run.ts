// Runs the lines that the page copies for torchcam and pytorch-grad-cam, word by word, in a real Python, and compares
// each map with the terminal's of the same recipe.
//   npm run lines [-- FOLDER]      after npm run build; skipped where Python lacks a package; PYTHON names another
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { methodCards } from '../../src/engine/methods/cards'
import { initialRecipe, type Recipe } from '../../src/recipe/recipe'
import { listEntries } from '../../src/recipe/writeRecipe'
import { gradCamLines } from '../../src/ui/takeHome/gradCam'
import type { Asked } from '../../src/ui/takeHome/python'
import { torchcamLines } from '../../src/ui/takeHome/torchcam'

const LIMIT = 1e-4
const SIDE = 64
const here = import.meta.dirname
const command = join(here, '../../dist/cli/limelight.mjs')
const python = process.env.PYTHON ?? 'python3'
/** What is drawn by chance is no two times the same. */
const byChance = ['smoothgradcampp', 'sscam', 'randomcam']

const blueFirst = { mean: [103.5, 116.3, 123.7], std: [57.4, 57.1, 58.4], reversed: true } as const

/** Each library's method with each way of feeding the picture in turn. */
const feeds: readonly (Partial<Recipe> & { readonly picture: string })[] = [
  { picture: 'wide.png', scale: 'imagenet', fit: 'crop' },
  { picture: 'clear.png', scale: 'signed', fit: 'letterbox' },
  { picture: 'profiled.png', scale: blueFirst, fit: 'stretch', resample: 'lanczos' },
  { picture: 'clear.png', scale: 'unit', fit: 'crop', resize: 72, resample: 'bicubic' },
  { picture: 'wide.png', scale: blueFirst, fit: 'stretch', resize: 80 },
]

function missing(): string {
  const wanted = ['torch', 'torchvision', 'onnx', 'torchcam', 'pytorch_grad_cam', 'PIL']
  const ask = `import importlib.util as u; print(*[n for n in ${JSON.stringify(wanted)} if u.find_spec(n) is None])`
  const { status, stdout } = spawnSync(python, ['-c', ask], { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : 'Python'
}

function ran(program: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr.trim().split('\n').at(-1))
  return stdout
}

/** Writes the lines, and beside them the map that they must give. */
function write(folder: string, library: 'torchcam' | 'pytorch-grad-cam', asked: Asked): void {
  const lines = (library === 'torchcam' ? torchcamLines : gradCamLines)(asked)
  if (lines === null) return
  const name = `${library} ${asked.card.id}`
  writeFileSync(join(folder, `${name}.txt`), lines)
  const options = listEntries(asked.recipe).flatMap(([key, value]) =>
    key.startsWith('p.') ? [`--param=${key.slice(2)}=${value}`] : [`--${key}=${value}`],
  )
  const files = ['--model', join(folder, 'model.onnx'), '--image', join(folder, asked.picture)]
  ran(process.execPath, [command, 'explain', ...files, ...options, '--out', join(folder, `${name}.npy`)])
}

function writeAll(folder: string): void {
  for (const [i, card] of methodCards.entries()) {
    if (byChance.includes(card.id)) continue
    const { picture, ...fed } = feeds[i % feeds.length] ?? { picture: '' }
    const params = Object.fromEntries(card.params.map(({ name, initial }) => [name, initial]))
    const layers = card.id === 'refinecam' ? ['layer2', 'layer3', 'layer4'] : ['layer4']
    const made = { ...initialRecipe, ...fed, method: card.id, layers, classGiven: '2', params }
    const target = { kind: 'logit', classIndex: 2 } as const
    for (const convention of ['torchcam', 'pytorch-grad-cam'] as const) {
      const size = convention === 'torchcam' ? ('native' as const) : ('input' as const)
      const recipe = { ...made, convention, size }
      const request = { ...recipe, target, fuse: 'default' as const }
      const rest = { layers: [], output: 'logits', input: [SIDE, SIDE, 3] } as const
      write(folder, convention, {
        ...rest,
        ...{ recipe, request, card, picture, profiled: picture === 'profiled.png' },
      })
    }
  }
}

const lacks = missing()
if (lacks) {
  console.log(`skipped: lines (${python} lacks ${lacks}); see examples/copiedLines/made.py`)
  process.exit(0)
}
if (!existsSync(command)) throw new Error('dist/cli is not there; npm run build first.')
const [named] = process.argv.slice(2)
const folder = named ?? mkdtempSync(join(tmpdir(), 'lines-'))
ran(python, [join(here, 'made.py'), folder])
writeAll(folder)
const answers = ran(python, [join(here, 'check.py'), folder])
  .trim()
  .split('\n')
const found: readonly { name: string; off?: number; why?: string }[] = answers.map((line) => JSON.parse(line))
for (const { name, off, why } of found) console.log(`${name}: ${off?.toExponential(0) ?? why}`)
const wrong = found.filter(({ off }) => off === undefined || !(off <= LIMIT))
console.log(`${found.length - wrong.length} of ${found.length} within ${LIMIT}`)
if (!named) rmSync(folder, { recursive: true })
process.exit(wrong.length === 0 && found.length > 20 ? 0 : 1)
