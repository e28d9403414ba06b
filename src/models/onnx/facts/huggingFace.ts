// A Hugging Face folder: config.json names the classes, preprocessor_config.json says how pictures are fed.

import { resampleNames } from '../../../picture/kernels'
import { type Feeding, scaleFrom } from '../../facts/feeding'
import type { Labels } from '../../facts/labels/types'
import { asList, asNumber, asObject, asText, type Json } from '../../json'
import { resizing } from './resizing'

/** More classes than any model has. */
const MOST = 100_000

export function huggingFaceLabels(config: Json | null): Labels | null {
  const entries = Object.entries(asObject(config?.id2label)).filter(([key]) => /^\d{1,6}$/.test(key))
  if (entries.length === 0) return null
  const names: string[] = []
  for (const [key, name] of entries) if (Number(key) < MOST) names[Number(key)] = asText(name) ?? key
  return { names: Array.from(names, (name, i) => name ?? `class ${i}`), source: 'config.json' }
}

/** PIL's number of bilinear. */
const USUAL = 2

const numbers = (value: unknown) => asList(value).map(Number).filter(Number.isFinite)

export function huggingFaceFeeding(processor: Json | null, config: Json | null): Feeding | null {
  if (!processor) return null
  const whole = sizeOf(processor.size)
  const crop = processor.do_center_crop === true ? sizeOf(processor.crop_size) : null
  const [height, width] = crop ?? whole ?? [asNumber(config?.image_size), asNumber(config?.image_size)]
  return {
    height: height ?? null,
    width: width ?? null,
    scale: scaleIn(processor),
    ...(processor.do_resize === false ? ({ fit: 'crop' } as const) : resizing(processor, whole, crop)),
    resample: resampleNames[asNumber(processor.resample) ?? USUAL] ?? null,
    why: 'preprocessor_config.json says how pictures are fed.',
  }
}

/** {height, width}, {shortest_edge} or a number. */
function sizeOf(value: unknown): readonly [number, number] | null {
  const side = asNumber(value) ?? asNumber(asObject(value).shortest_edge)
  if (side) return [side, side]
  const [height, width] = [asNumber(asObject(value).height), asNumber(asObject(value).width)]
  return height && width ? [height, width] : null
}

/** rescale_factor x, then (x - mean) / std, each where it is done. */
function scaleIn(processor: Json): Feeding['scale'] {
  const factor = processor.do_rescale === false ? 1 : (asNumber(processor.rescale_factor) ?? 1 / 255)
  const normalises = processor.do_normalize !== false
  const mean = numbers(processor.image_mean)
  const std = numbers(processor.image_std)
  const centred = normalises && mean.length > 0 && std.length > 0
  const [low, wide] = centred
    ? [mean, std]
    : [
        [0, 0, 0],
        [1, 1, 1],
      ]
  const scale = scaleFrom(
    low.map((x) => x / (factor * 255)),
    wide.map((x) => x / (factor * 255)),
  )
  return processor.do_flip_channel_order === true ? { ...scale, reversed: true } : scale
}
