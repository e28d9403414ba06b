// Which part of a picture a model sees, and where it lies on the model's input.
import type { Geometry, Preprocess } from './types'

/**
 * `stretch`: the whole picture, its proportions lost. `crop`: the largest centred part of the input's
 * proportions. `letterbox`: the whole picture, centred between black bars.
 */
export function geometryOf(width: number, height: number, how: Preprocess): Geometry {
  const whole = { picture: [width, height], input: [how.width, how.height] } as const
  const source = how.fit === 'crop' ? cropped(width, height, how) : ([0, 0, width, height] as const)
  const target =
    how.fit === 'letterbox' ? boxed(width, height, how) : ([0, 0, how.width, how.height] as const)
  return { ...whole, source, target }
}

type Box = readonly [left: number, top: number, width: number, height: number]

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
