// Which part of a picture a model sees, and where it lies on the model's input.
import type { Geometry, Preprocess } from './types'

/** A picture at another size, and the part of it that becomes the input. */
export interface Resized {
  readonly size: readonly [width: number, height: number]
  readonly part: Box
}

/**
 * `stretch`: the whole picture, its proportions lost. `crop`: the largest centred part of the input's
 * proportions. `letterbox`: the whole picture, centred between black bars.
 */
export function planGeometry(width: number, height: number, how: Preprocess): Geometry {
  const whole = { picture: [width, height], input: [how.width, how.height] } as const
  const first = resizedFirst(width, height, how)
  if (first)
    return { ...whole, source: inPicture(first, width, height), target: [0, 0, how.width, how.height] }
  const source = how.fit === 'crop' ? cropped(width, height, how) : ([0, 0, width, height] as const)
  const target =
    how.fit === 'letterbox' ? boxed(width, height, how) : ([0, 0, how.width, how.height] as const)
  return { ...whole, source, target }
}

export type Box = readonly [left: number, top: number, width: number, height: number]

/**
 * Where a picture is resized before its middle is cut out; null where nothing is cut out, or at once. The longer side is
 * rounded down, and so are the margins, as in Hugging Face's processors.
 */
export function resizedFirst(width: number, height: number, how: Preprocess): Resized | null {
  const asked = how.resize ?? null
  if (asked === null || how.fit === 'letterbox') return null
  const side = Math.max(asked, Math.min(how.width, how.height))
  const size = how.fit === 'crop' ? ofShorter(side, width, height, how) : stretchedTo(side, how)
  const left = Math.floor((size[0] - how.width) / 2)
  const top = Math.floor((size[1] - how.height) / 2)
  return { size, part: [left, top, how.width, how.height] }
}

/** At least the input's own size: nothing is padded. */
function ofShorter(side: number, width: number, height: number, how: Preprocess): Resized['size'] {
  const [short, long] = [Math.min(width, height), Math.max(width, height)]
  const longer = Math.floor((side * long) / short)
  const size: Resized['size'] = width <= height ? [side, longer] : [longer, side]
  const lacks = Math.max(how.width / size[0], how.height / size[1])
  return lacks > 1 ? [Math.ceil(size[0] * lacks), Math.ceil(size[1] * lacks)] : size
}

function stretchedTo(side: number, how: Preprocess): Resized['size'] {
  const scale = side / Math.min(how.width, how.height)
  return [Math.round(how.width * scale), Math.round(how.height * scale)]
}

function inPicture({ size, part }: Resized, width: number, height: number): Box {
  const [kx, ky] = [width / size[0], height / size[1]]
  return [part[0] * kx, part[1] * ky, part[2] * kx, part[3] * ky]
}

function cropped(width: number, height: number, how: Preprocess): Box {
  const scale = Math.min(width / how.width, height / how.height)
  const w = Math.max(1, Math.round(how.width * scale))
  const h = Math.max(1, Math.round(how.height * scale))
  return [Math.floor((width - w) / 2), Math.floor((height - h) / 2), w, h]
}

function boxed(width: number, height: number, how: Preprocess): Box {
  const scale = Math.min(how.width / width, how.height / height)
  const w = Math.max(1, Math.round(width * scale))
  const h = Math.max(1, Math.round(height * scale))
  return [Math.floor((how.width - w) / 2), Math.floor((how.height - h) / 2), w, h]
}
