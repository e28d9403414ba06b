// What a Hugging Face processor does to the size of a picture: to both sides at once, or to the shorter one, and how much
// it cuts away then.
import type { Fit } from '../../../picture/types'
import { asNumber, asObject, asText, type Json } from '../../json'

type Sides = readonly [height: number, width: number]

/** From this side on, ConvNeXt's pictures are stretched and not cropped. */
const STRETCHED = 384

/** Whose `size` as a plain number is that of the shorter side; for others it is that of both. */
const OF_SHORTER = /clip|conv_?nex?t|levit|pool_?former|mobile_?net|mobile_?vit|^bit/i

export function resizing(
  processor: Json,
  whole: Sides | null,
  crop: Sides | null,
): { readonly fit: Fit; readonly resize: number | null } {
  const type = asText(processor.image_processor_type ?? processor.feature_extractor_type) ?? ''
  const share = asNumber(processor.crop_pct)
  const side = whole && Math.min(...whole)
  if (side === null) return { fit: 'stretch', resize: null }
  const byShorter = asNumber(asObject(processor.size).shortest_edge) !== null
  if (!byShorter && !(asNumber(processor.size) !== null && OF_SHORTER.test(type)))
    return { fit: 'stretch', resize: crop && side }
  if (share !== null && side >= STRETCHED && !crop) return { fit: 'stretch', resize: null }
  return { fit: 'crop', resize: wholePixels(/^levit/i.test(type) ? (side * 256) / 224 : side / (share ?? 1)) }
}

/** Rounded down, but for what floating point lost. */
const wholePixels = (pixels: number) => Math.floor(pixels + 1e-6)
