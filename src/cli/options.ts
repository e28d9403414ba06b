// The options of the command line, checked.
import { parseArgs } from 'node:util'
import type { Recipe } from '../recipe/recipe'
import { backendCards } from '../runtime/backends/cards'
import type { BackendName } from '../runtime/types'
import { count, number, oneOf, Wrong } from './checks'
import { type Measuring, readMapOption, readMeasuring } from './measuring'
import { checkPassedOver } from './passedOver'
import { readRecipeOptions } from './recipeOptions'
import { readShard, type Shard } from './shard'
import { quoted } from './words'

export interface Options {
  readonly recipe: Recipe
  readonly model: string
  /** A file, a folder or a pattern; '' where a list or standard input names the pictures. */
  readonly image: string
  /** A list of pictures. */
  readonly images: string | null
  readonly labels: string | null
  readonly norm: 'minmax' | 'none' | null
  readonly noise: string | null
  readonly out: string | null
  readonly overlay: string | null
  /** The report of many pictures, as HTML. */
  readonly report: string | null
  readonly backend: BackendName
  /** Instances side by side; null where the length of the run decides. */
  readonly workers: number | null
  /** Who scores masked copies. */
  readonly scorer: 'auto' | 'tfjs' | 'onnxruntime'
  /** Whether V8 may compute WebAssembly's vectors eight numbers at a time. */
  readonly revectorize: boolean
  /** A CSV of picture and class, for many pictures. */
  readonly classes: string | null
  /** The first of two parts, say, when a set is split: [1, 2]; null where nobody said. */
  readonly shard: Shard | null
  /** Of how many parts, where a job array says which. */
  readonly shards: number | null
  /** Maps of a part in one file; null for a file each. */
  readonly pack: 'npz' | 'parquet' | null
  /** A map to measure, as .npy. */
  readonly map: string | null
  /** Whether the map that is made is measured as well. */
  readonly metrics: boolean
  /** Whether it is asked what noise, other classes and shuffled weights make of the map. */
  readonly sanity: boolean
  readonly measuring: Measuring
  /** Of a detector: the place of the box in the list, the best one first; null where nobody said. */
  readonly boxIndex: number | null
  /** What was taken for something else than it says. */
  readonly remarks: readonly string[]
}

const text = { type: 'string' } as const

const options = {
  model: text,
  image: text,
  images: text,
  labels: text,
  output: text,
  method: text,
  layer: text,
  fuse: text,
  class: text,
  anchor: text,
  'box-index': text,
  convention: text,
  target: text,
  scale: text,
  fit: text,
  resize: text,
  resample: text,
  param: { type: 'string', multiple: true },
  size: text,
  norm: text,
  noise: text,
  out: text,
  overlay: text,
  report: text,
  look: text,
  backend: text,
  workers: text,
  scorer: text,
  'no-revectorize': { type: 'boolean' },
  classes: text,
  shard: text,
  shards: text,
  pack: text,
  map: text,
  against: text,
  metrics: { type: 'boolean' },
  sanity: { type: 'boolean' },
  steps: text,
  baseline: text,
  box: text,
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const

export type Values = ReturnType<typeof parse>['values']

export function parse(argv: readonly string[]) {
  const { values, positionals, tokens } = parseArgs({
    args: [...argv],
    options,
    allowPositionals: true,
    tokens: true,
  })
  const given = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []))
  return { values, positionals, repeated: repeatedIn(given) }
}

interface Token {
  readonly name: string
  readonly value?: string | undefined
}

/** The last of two would win in silence. */
function repeatedIn(tokens: readonly Token[]): string | null {
  for (const { name } of tokens) {
    const same = tokens.filter((token) => token.name === name)
    if (same.length < 2 || name === 'param' || name === 'help' || name === 'version') continue
    const values = same.slice(0, 3).map(({ value = '' }) => quoted(value))
    const how =
      name === 'image' ? '; give one, a folder, a pattern in quotes, or --images <list>' : '; give one'
    return `--${name} was given ${same.length} times (${values.join(', ')})${how}.`
  }
  return null
}

export type Verb = 'explain' | 'worker' | 'measure'

export function readOptions(values: Values, verb: Verb): Options {
  const empty = Object.entries(values).find(([, value]) => value === '')
  if (empty) throw new Wrong(`--${empty[0]} is empty; give a value or leave it out.`)
  const { model, labels = null, noise = null, out = null, overlay = null, classes = null } = values
  const { report = null } = values
  if (!model) throw new Wrong('--model is missing; give a folder, a file or an address.')
  checkPictures(values, verb)
  checkPassedOver(values, verb)
  const norm = oneOf('norm', ['minmax', 'none'], values.norm) ?? null
  const backend = oneOf('backend', terminalBackends, values.backend) ?? usualBackend
  const pack = oneOf('pack', ['npz', 'parquet'], values.pack) ?? null
  const scorer = oneOf('scorer', ['auto', 'tfjs', 'onnxruntime'], values.scorer) ?? 'auto'
  const revectorize = values['no-revectorize'] !== true
  const workers = values.workers === undefined ? null : count('workers', values.workers)
  const { image = '', images = null } = values
  const files = { model, image, images, labels, noise, out, overlay, report, classes }
  const shards = values.shards === undefined ? null : number('shards', values.shards)
  const part = { pack, shard: readShard(values.shard), shards }
  const measured = {
    map: readMapOption(values, verb),
    metrics: values.metrics === true,
    sanity: values.sanity === true,
    measuring: readMeasuring(values, verb),
  }
  return {
    ...readRecipeOptions(values),
    ...files,
    ...part,
    ...measured,
    boxIndex: readBoxIndex(values),
    norm,
    backend,
    workers,
    scorer,
    revectorize,
  }
}

function readBoxIndex({ anchor, 'box-index': index }: Values): number | null {
  if (index === undefined) return null
  if (anchor !== undefined) throw new Wrong('--anchor and --box-index are both given; give one of them.')
  if (!/^\d{1,3}$/.test(index))
    throw new Wrong(`--box-index takes a number from 0, the best box, not ${quoted(index)}.`)
  return Number(index)
}

function checkPictures({ image, images, shard, shards, classes, pack, report }: Values, verb: string): void {
  const set = { image, images, shard, shards, classes, pack, report }
  if (verb === 'worker') {
    const [option] = Object.entries(set).find(([, value]) => value !== undefined) ?? []
    if (option)
      throw new Wrong(`limelight worker takes no --${option}; it reads pictures from standard input.`)
    return
  }
  if (image && images) throw new Wrong('--image and --images are both given; give one of them.')
  if (!image && !images) throw new Wrong('--image is missing; give a PNG, JPEG, WebP or .npy file.')
}

const terminalCards = backendCards.filter(({ terminal }) => terminal)
const terminalBackends = terminalCards.map(({ name }) => name)

/** The best that every machine has. */
const usualBackend: BackendName = terminalCards.find(({ gpu }) => !gpu)?.name ?? 'cpu'
