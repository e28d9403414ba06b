// The JSON object that the terminal prints.

import { findLayer } from '../engine/layer'
import { methods } from '../engine/methods'
import type { Explanation, HeatmapState, Target } from '../engine/types'
import type { OpenModel } from '../models/types'
import type { ClassScore } from '../worker/api'
import type { Wish } from './command'

export interface Answer {
  readonly model: string
  /** Full path; several with commas. */
  readonly layer: string
  readonly method: string
  readonly convention: string
  readonly target: string
  readonly class: number
  readonly label: string
  /** Value of the target. */
  readonly score: number
  readonly top: readonly Omit<ClassScore, 'index'>[]
  readonly shape: readonly [number, number]
  readonly forwards: number
  readonly ms: number
  readonly backend: string
  /** Instances of the model that worked side by side. */
  readonly workers: number
  readonly state: HeatmapState
  readonly notes: readonly string[]
}

interface Run {
  readonly wish: Wish
  readonly model: OpenModel
  readonly ranked: readonly ClassScore[]
  readonly target: Target
  readonly explanation: Explanation
  readonly ms: number
  readonly backend: string
  readonly workers: number
}

export function answerOf({ wish, model, ranked, target, explanation, ...run }: Run): Answer {
  const { method, layers, convention } = wish.recipe
  const { heatmap, score, forwards, notes } = explanation
  const { classifier, card } = model
  const names = layers.length > 0 ? layers : [classifier.suggested.layer]
  return {
    model: card.name,
    layer: names.map((name) => findLayer(classifier, name).name).join(','),
    method,
    convention: convention ?? methods.find((m) => m.id === method)?.convention ?? 'torchcam',
    target: target.kind,
    class: target.classIndex,
    label: ranked.find((c) => c.index === target.classIndex)?.label ?? '',
    score,
    top: ranked.slice(0, 5).map(({ index, ...rest }) => ({ class: index, ...rest })),
    shape: [heatmap.height, heatmap.width],
    forwards,
    ...run,
    state: heatmap.state,
    notes,
  }
}
