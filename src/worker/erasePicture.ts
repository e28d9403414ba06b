// What the classes become once parts of the picture are taken away, and how the rest looks to the model.
import { tensor4d } from '@tensorflow/tfjs-core'
import { classify } from '../engine/classify'
import { erased } from '../engine/erase'
import { makeBaseline } from '../engine/metrics/baseline'
import { ranking } from '../engine/ranking'
import type { MaskJob } from '../engine/types'
import { drawMask } from '../picture/regions'
import { type Normalisation, normalisationOf } from '../picture/scale'
import type { Pixels } from '../picture/types'
import type { Erased } from './api'
import { subject } from './modelInput'
import type { EraseRequest } from './requests'
import type { Session } from './session'

/** @throws BadRecipe where there is no model or no classified picture */
export async function erasePicture(session: Session, { regions, fill }: EraseRequest): Promise<Erased> {
  const { model, input } = subject(session)
  const { tensor, geometry } = input
  const shape = tensor.shape as MaskJob['picture']['shape']
  if (session.erasing?.input !== input)
    session.erasing = { input, data: (await tensor.data()) as Float32Array, fills: new Map() }
  const { data, fills } = session.erasing
  const behind = fills.get(fill) ?? makeBaseline(fill, { data, shape })
  fills.set(fill, behind)
  const mask = drawMask(regions, geometry)
  const values = erased({ data, shape }, mask, behind)
  const left = tensor4d(values, [...shape])
  try {
    const { logits, probabilities, places } = await classify(model.classifier, left)
    const [, , wide, high] = geometry.target
    const share = mask.reduce((sum, on) => sum + on, 0) / (wide * high)
    const scale = normalisationOf(session.preprocess?.scale ?? 'unit')
    const [, height, width] = shape
    const pixels = { width, height, data: shown(values, mask, scale) }
    return { top: ranking(logits, probabilities, model.card.labels, places), share, pixels }
  } finally {
    left.dispose()
  }
}

/** What the model sees where the mask is 1, transparent elsewhere. */
function shown(
  values: Float32Array,
  mask: Uint8Array,
  { mean, std, reversed }: Normalisation,
): Pixels['data'] {
  const channels = values.length / mask.length
  const out = new Uint8ClampedArray(4 * mask.length)
  mask.forEach((on, pixel) => {
    if (!on) return
    for (let colour = 0; colour < 3; colour++) {
      const c = channels === 1 ? 0 : reversed ? 2 - colour : colour
      const value = values[pixel * channels + c] ?? 0
      out[4 * pixel + colour] = value * (std[c] ?? std[0] ?? 1) + (mean[c] ?? mean[0] ?? 0)
    }
    out[4 * pixel + 3] = 255
  })
  return out
}
