// A timm model on the hub: its config.json has everything in `pretrained_cfg`.

import { resampleNames } from '../../../picture/kernels'
import { type Feeding, scaleFrom } from '../../facts/feeding'
import type { Labels } from '../../facts/labels/types'
import { asList, asNumber, asObject, asText, type Json } from '../../json'

export function timmLabels(config: Json | null): Labels | null {
  const inside = asObject(config?.pretrained_cfg)
  const listed = asList(config?.label_names ?? inside.label_names)
  const words = asObject(config?.label_descriptions ?? inside.label_descriptions)
  const names = listed.map((name) => asText(words[String(name)]) ?? String(name))
  return names.length > 0 ? { names, source: 'config.json' } : null
}

export function timmFeeding(config: Json | null): Feeding | null {
  const said = asObject(config?.pretrained_cfg)
  const { input_size: size, mean, std, crop_mode: mode } = said
  const means = asList(mean).map(Number)
  const stds = asList(std).map(Number)
  if (means.length === 0 || stds.length === 0) return null
  const [, height, width] = asList(size)
  return {
    height: asNumber(height),
    width: asNumber(width),
    scale: scaleFrom(means, stds),
    fit: mode === 'squash' ? 'stretch' : mode === 'border' ? 'letterbox' : 'crop',
    resize: mode === 'border' ? null : resizeTo(said, Math.min(Number(height), Number(width))),
    resample: resampleNames.find((name) => name === asText(said.interpolation)) ?? null,
    why: 'config.json (timm) says how pictures are fed.',
  }
}

/** As timm rounds it; null where no share is said. */
function resizeTo(said: Json, side: number): number | null {
  const share = asNumber(said.crop_pct)
  return share && share > 0 && share <= 1 && Number.isFinite(side) ? Math.floor(side / share + 1e-6) : null
}
