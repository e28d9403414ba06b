// How pictures are fed to a model, as its own files say it: kept beside the artifacts by the format that found it.
import * as v from 'valibot'
import { resampleNames } from '../../picture/kernels'

const numbers = v.array(v.number())
const feeding = v.object({
  height: v.nullable(v.number()),
  width: v.nullable(v.number()),
  /** A named scaling, or (x - mean) / std on 0..255. */
  scale: v.union([
    v.picklist(['unit', 'signed', 'bytes', 'imagenet', 'caffe', 'bgr']),
    v.object({ mean: numbers, std: numbers, reversed: v.optional(v.literal(true)) }),
  ]),
  fit: v.picklist(['stretch', 'crop', 'letterbox']),
  /** Shorter side in pixels before the middle is cut out. */
  resize: v.optional(v.nullable(v.number())),
  resample: v.optional(v.nullable(v.picklist(resampleNames))),
  /** Where it was found, a sentence. */
  why: v.string(),
})

export type Feeding = v.InferOutput<typeof feeding>

/** Null where nothing of the kind was found. */
export function feedingBeside(sidecar: Readonly<Record<string, unknown>> | null): Feeding | null {
  const found = v.safeParse(feeding, sidecar?.feeding)
  return found.success ? found.output : null
}

/** (x - mean) / std on 0..255, from the same on 0..1. */
export function scaleFrom(
  mean: readonly number[],
  std: readonly number[],
): { readonly mean: number[]; readonly std: number[] } {
  const levels = (list: readonly number[]) => list.map((x) => Math.round(x * 255 * 1e4) / 1e4)
  return { mean: levels(mean), std: levels(std) }
}
