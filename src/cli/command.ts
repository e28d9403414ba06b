// The command line -> what is wished, or one sentence that says what is wrong with it.
import { parseArgs } from 'node:util'
import { methodCards } from '../engine/methods/cards'
import { readEntries } from '../recipe/readRecipe'
import type { Recipe } from '../recipe/recipe'
import { backendCards } from '../runtime/backends/cards'
import type { BackendName } from '../runtime/types'

export interface Options {
  readonly recipe: Recipe
  readonly model: string
  readonly image: string
  readonly labels: string | null
  readonly norm: 'minmax' | 'none' | null
  readonly noise: string | null
  readonly out: string | null
  readonly overlay: string | null
  readonly backend: BackendName
  /** Instances side by side; null where the length of the run decides. */
  readonly workers: number | null
  /** A CSV of picture and class, for many pictures. */
  readonly classes: string | null
  /** The first of two pictures, say, when a set is split: [1, 2]. */
  readonly shard: readonly [index: number, of: number]
}

export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'explain'; readonly options: Options }
  | { readonly kind: 'wrong'; readonly why: string }

const text = { type: 'string' } as const

const options = {
  model: text,
  image: text,
  labels: text,
  output: text,
  method: text,
  layer: text,
  fuse: text,
  class: text,
  convention: text,
  target: text,
  scale: text,
  fit: text,
  param: { type: 'string', multiple: true },
  size: text,
  norm: text,
  noise: text,
  out: text,
  overlay: text,
  look: text,
  backend: text,
  workers: text,
  classes: text,
  shard: text,
  help: { type: 'boolean', short: 'h' },
} as const

type Values = ReturnType<typeof parse>['values']

const parse = (argv: readonly string[]) => parseArgs({ args: [...argv], options, allowPositionals: true })

export function readCommand(argv: readonly string[]): Command {
  try {
    const { values, positionals } = parse(argv)
    if (values.help || positionals[0] === 'help') return { kind: 'help' }
    const [verb, extra] = positionals
    if (verb === undefined) throw new Wrong('No command was given; write limelight explain.')
    if (verb !== 'explain') throw new Wrong(`There is no command "${verb}"; write limelight explain.`)
    if (extra !== undefined) throw new Wrong(`"${extra}" is not an option; options begin with --.`)
    return { kind: 'explain', options: optionsOf(values) }
  } catch (error) {
    return { kind: 'wrong', why: inWords((error as Error).message) }
  }
}

class Wrong extends Error {}

/** What Node says about an option without a value, or with one that looks like another option. */
function inWords(message: string): string {
  const option = /^Option '(?:-\w, )?(--[\w-]+).*argument (?:is ambiguous|missing)/.exec(message)?.[1]
  if (option) return `${option} has no value; write ${option}=<value> where it begins with a dash.`
  return message.replace(/\. To specify.*/, '.').split('\n')[0] ?? ''
}

function optionsOf(values: Values): Options {
  const empty = Object.entries(values).find(([, value]) => value === '')
  if (empty) throw new Wrong(`--${empty[0]} is empty; give a value or leave it out.`)
  const { model, image, labels = null, noise = null, out = null, overlay = null, classes = null } = values
  if (!model) throw new Wrong('--model is missing; give a folder, a file or an address.')
  if (!image) throw new Wrong('--image is missing; give a PNG, JPEG, WebP or .npy file.')
  const norm = oneOf('norm', ['minmax', 'none'], values.norm) ?? null
  const backend = oneOf('backend', terminalBackends, values.backend) ?? 'wasm'
  const workers = values.workers === undefined ? null : count('workers', values.workers)
  const files = { model, image, labels, noise, out, overlay, classes }
  return { recipe: recipeOf(values), ...files, norm, backend, workers, shard: shardOf(values.shard ?? '1/1') }
}

function shardOf(value: string): Options['shard'] {
  const [index = 0, of = 0] = /^\d{1,6}\/\d{1,6}$/.test(value) ? value.split('/').map(Number) : []
  if (index < 1 || index > of) throw new Wrong(`--shard takes i/n with i from 1 to n, not "${value}".`)
  return [index, of]
}

function count(option: string, value: string): number {
  if (!/^[1-9]\d?$/.test(value)) throw new Wrong(`--${option} takes a number from 1 to 99, not "${value}".`)
  return Number(value)
}

const terminalBackends = backendCards.filter(({ terminal }) => terminal).map(({ name }) => name)

function oneOf<T extends string>(
  option: string,
  words: readonly T[],
  value: string | undefined,
): T | undefined {
  const found = words.find((word) => word === value)
  if (value !== undefined && !found) throw new Wrong(`--${option} takes ${words.join(', ')}, not "${value}".`)
  return found
}

/** By the codec of the links; what a link would pass over is an error here. */
function recipeOf(values: Values): Recipe {
  const { output, method, layer, fuse, convention, target, scale, fit, size, look } = values
  const plain = {
    output,
    method,
    layer,
    fuse,
    class: values.class,
    convention,
    target,
    scale,
    fit,
    size,
    look,
  }
  const entries = Object.entries(plain).flatMap(([key, value]): [string, string][] =>
    value === undefined ? [] : [[key, value]],
  )
  const { recipe, problems } = readEntries([...entries, ...(values.param ?? []).map(paramEntry)])
  const [problem] = problems
  // "...; Grad-CAM is taken instead": not here.
  if (problem) throw new Wrong(`${problem.replace(/; [^;]*$/, '').replace(/\.$/, '')}.`)
  checkNames(Object.keys(recipe.params))
  return recipe
}

/** What another method takes is passed over, so that one command line serves several; what none takes is a slip. */
function checkNames(params: readonly string[]): void {
  const known = new Set(['grid', ...methodCards.flatMap((card) => card.params.map(({ name }) => name))])
  const strange = params.find((name) => !known.has(name))
  if (strange) throw new Wrong(`No method has a parameter "${strange}"; there are ${[...known].join(', ')}.`)
}

function paramEntry(param: string): [string, string] {
  const at = param.indexOf('=')
  if (at < 1) throw new Wrong(`--param takes name=value, not "${param}".`)
  return [`p.${param.slice(0, at)}`, param.slice(at + 1)]
}

export const helpText = `Class activation maps for TensorFlow.js image classifiers.

limelight explain --model <folder|file|address> --image <png|jpg|webp|npy> [options]

  --method <id>         gradcam (default), cam, gradcampp, scorecam, layercam, ...
  --layer <name>        full path or a unique ending; several with commas; default: the last one with positions
  --fuse <how>          mean, max, product: how several layers become one map
  --class <n|label>     default: the most probable class
  --target <what>       logit (default), probability, negative, contrast:<class>, cell:<y,x,class>
  --convention <name>   torchcam, pytorch-grad-cam, scorecam-pytorch
  --param <name=value>  of the method: samples, std, seed, cskip, aug_smooth, eigen_smooth, grid=h,w, ...
  --noise <file.npy>    injected samples instead of random ones

  --scale <how>         unit, signed, bytes, imagenet, caffe, m1,m2,m3/s1,s2,s3; default: guessed from the model
  --fit <how>           stretch, crop, letterbox
  --labels <file>       names of the classes, one a line or JSON; default: what lies beside the model
  --output <name>       of several outputs, the one with the classes

  --size <which>        native (default): the layer's resolution; input: the convention's map at the model's
  --norm <how>          minmax, none: the map as it is after the ReLU
  --out <map.npy>       writes the map, float32
  --overlay <file.png>  writes the picture under the map
  --look <p,o,t>        palette, opacity and threshold of the overlay: inferno,65,0
  --backend <name>      wasm (default), cpu, webgpu (needs the npm package webgpu)
  --workers <n>         instances side by side on wasm; default: one a core where the run is long

Many pictures: --image takes a folder or a quoted pattern ('photos/**/*.jpg'). --out and --overlay are folders then:
one map each, in folders like those of the pictures, and results.csv beside the maps. What is there already is
skipped, so a stopped run goes on.
  --classes <file.csv>  picture,class: which class to explain in which picture
  --shard <i/n>         the i-th of n parts, for several machines

--image scene:17 draws the built-in scene of that seed, whose truth is known.
A .npy picture is a preprocessed tensor, [H,W,C] or [1,H,W,C]. Prints one JSON object.
Exit codes: 0 done, 1 it failed, 2 the command line is wrong.
`
