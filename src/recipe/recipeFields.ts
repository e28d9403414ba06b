// One reader a key of the recipe: text in, checked fields or one sentence out.
import * as v from 'valibot'
import { initialLook } from '../canvas/blend'
import { paletteNames } from '../canvas/palette'
import { methodCards } from '../engine/methods/cards'
import { resampleNames } from '../picture/kernels'
import { isUnit, scaleNames } from '../picture/scale'
import { backendNames } from '../runtime/backends/cards'
import { anything, type FieldRead, type FieldReader, field, quoted, word } from './fieldReader'
import { nearNames, perhaps } from './nearNames'
import type { Recipe } from './recipe'
import { scaleText } from './scaleText'

/** Each is looked for among the model's own whenever something changes. */
const MOST_LAYERS = 100
const MOST_LAYERS_TEXT = 20_000

const numbers = v.pipe(
  v.string(),
  v.regex(/^[-+\d.e]+(,[-+\d.e]+)*$/i),
  v.transform((text) => text.split(',').map(Number)),
  v.array(v.pipe(v.number(), v.finite())),
)

const scale = v.union([
  v.picklist(scaleNames),
  v.pipe(
    v.string(),
    v.transform((text) => text.split('/')),
    v.union([v.strictTuple([numbers, numbers]), v.strictTuple([numbers, numbers, v.literal('bgr')])]),
    v.check(([mean, std]) => mean.length === std.length && [1, 3].includes(std.length)),
    v.check(([, std]) => std.every((x) => x !== 0)),
    v.transform(([mean, std, order]) => ({ mean, std, ...(order === 'bgr' && { reversed: true as const }) })),
  ),
])

const target = v.union([
  v.pipe(
    v.picklist(['logit', 'probability', 'negative', 'region']),
    v.transform((kind): Partial<Recipe> => ({ target: { kind } })),
  ),
  v.pipe(
    v.string(),
    v.startsWith('contrast:'),
    v.transform((text) => text.slice(9)),
    v.minLength(1),
    v.transform((against): Partial<Recipe> => ({ target: { kind: 'contrast', against } })),
  ),
  v.pipe(
    v.string(),
    v.regex(/^cell:\d+(,\d+){1,4}$/),
    v.transform((text): Partial<Recipe> => cellFields(text.slice(5).split(',').map(Number))),
  ),
])

/** `y,x` or `y0,x0,y1,x1`, and the class after them where an odd number says so. */
function cellFields(list: readonly number[]): Partial<Recipe> {
  const odd = list.length % 2 === 1
  const region = odd ? list.slice(0, -1) : list
  return { target: { kind: 'cell', region }, ...(odd ? { classGiven: String(list.at(-1)) } : {}) }
}

const percent = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^(\d+|\d*\.\d+)$/),
  // 0.65 is as clear as 65.
  v.transform((text) => (text.includes('.') && Number(text) <= 1 ? Number(text) : Number(text) / 100)),
  v.number(),
  v.maxValue(1),
)

function look(text: string): FieldRead {
  const [palette = '', opacity, threshold] = text.split(',')
  const read = {
    palette: v.safeParse(v.picklist(paletteNames), palette),
    opacity: v.safeParse(v.optional(percent, String(initialLook.opacity * 100)), opacity),
    threshold: v.safeParse(v.optional(percent, '0'), threshold),
  }
  if (read.palette.success && read.opacity.success && read.threshold.success)
    return {
      fields: {
        look: {
          palette: read.palette.output,
          opacity: read.opacity.output,
          threshold: read.threshold.output,
        },
      },
    }
  return {
    problem: `The look ${quoted(text)} is not palette,opacity,threshold (${paletteNames.join(', ')}; 0 to 100); the usual look is taken.`,
  }
}

const readNumbers = field(
  scale,
  (value) => ({ scale: value }),
  (shown) =>
    `The scale ${shown} is none of unit, signed, bytes, imagenet, caffe, bgr, m1,m2,m3/s1,s2,s3 (on 0..255); the model's guess is taken.`,
)

/** Numbers of PyTorch's Normalize, which count from 0 to 1, are taken as such: nobody divides 0..255 by less than 1. */
function readScale(text: string): FieldRead {
  const read = readNumbers(text)
  const given = 'fields' in read ? read.fields.scale : null
  if (!given || typeof given === 'string' || !isUnit(given)) return read
  const onBytes = { ...given, mean: given.mean.map(toBytes), std: given.std.map(toBytes) }
  return {
    fields: { scale: onBytes },
    remark: `The scale ${quoted(text)} is taken for numbers on 0..1, as in PyTorch's Normalize; on 0..255 it is ${scaleText(onBytes)}.`,
  }
}

/** 0.485 times 255 is 123.675, without the last digits of floating point. */
const toBytes = (value: number) => Number((value * 255).toPrecision(12))

function readLayers(text: string): FieldRead {
  const layers = text.length > MOST_LAYERS_TEXT ? null : text.split(',').filter((name) => name.trim() !== '')
  if (!layers || layers.length > MOST_LAYERS)
    return {
      problem: `The list of layers ${quoted(text)} is longer than ${MOST_LAYERS}; the model's suggestion is taken.`,
    }
  if (layers.length === 0 && text !== '')
    return {
      problem: `The list of layers ${quoted(text)} names none; the model's suggestion is taken.`,
    }
  return { fields: { layers } }
}

const nearMethods = (wanted: string) =>
  nearNames(
    methodCards.flatMap(({ id, name }) => [
      { name: id, shown: id },
      { name, shown: id },
    ]),
    wanted,
  )

/** In the order in which they are read: a cell's class comes after `class`. */
export const fieldReaders: Readonly<Record<string, FieldReader>> = {
  model: anything((model) => ({ model })),
  hash: anything((hash) => ({ hash: hash || null })),
  image: anything((image) => ({ image })),
  labels: anything((labels) => ({ labels: labels || null })),
  output: anything((output) => ({ output: output || null })),
  method: field(
    v.pipe(
      v.string(),
      v.check((id) => methodCards.some((card) => card.id === id)),
    ),
    (method) => ({ method }),
    (shown) => `There is no method ${shown}${perhaps(nearMethods(shown))}; Grad-CAM is taken instead.`,
  ),
  layer: readLayers,
  fuse: word(
    'fuse',
    ['default', 'mean', 'max', 'product'],
    (fuse) => ({ fuse }),
    "the method's own rule is taken",
  ),
  class: anything((text) => ({ classGiven: text || null })),
  anchor: field(
    v.pipe(v.string(), v.regex(/^\d{1,7}$/), v.transform(Number)),
    (anchor) => ({ anchor }),
    (shown) => `The anchor ${shown} is no number of a box; the best one is taken.`,
  ),
  target: field(
    target,
    (fields) => fields,
    (shown) =>
      `The target ${shown} is none of logit, probability, negative, contrast:class, cell:y,x,class, region; the logit is taken.`,
  ),
  convention: word(
    'convention',
    ['torchcam', 'pytorch-grad-cam', 'scorecam-pytorch'],
    (convention) => ({ convention }),
    "the method's own is taken",
  ),
  scale: readScale,
  fit: word('fit', ['stretch', 'crop', 'letterbox'], (fit) => ({ fit }), "the model's guess is taken"),
  resize: field(
    v.pipe(v.string(), v.regex(/^\d{1,5}$/), v.transform(Number), v.minValue(1)),
    (resize) => ({ resize }),
    (shown) => `The resize ${shown} is no number of pixels, such as 256; the model's guess is taken.`,
  ),
  resample: word('resample', resampleNames, (resample) => ({ resample }), "the model's guess is taken"),
  size: word('size', ['native', 'input'], (size) => ({ size }), 'native is taken'),
  backend: word('backend', backendNames, (backend) => ({ backend }), 'the best one is taken'),
  look,
}
