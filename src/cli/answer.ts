// The JSON object that the terminal prints.

import { methods } from '../engine/methods'
import type { BoxFigures, Measures } from '../engine/metrics/types'
import type { ClassScore } from '../engine/outcomeTypes'
import { findLayer } from '../engine/probe/layer'
import { suggestedLayers } from '../engine/suggestedLayers'
import type { Concept, Explanation, HeatmapState, Target } from '../engine/types'
import type { ModelCard, OpenModel } from '../models/types'
import type { BoxAnswer } from './boxes'
import { type Feeding, feedingOf } from './guesses'
import type { Taken } from './measured'
import type { Options } from './options'
import type { Sanity } from './sanity'
import type { Scored } from './scoring'
import type { SceneTruth } from './truth'

/** Of a map; those of the box where one was drawn. */
export type Metrics = Taken & Measures & { readonly box?: BoxFigures }

export interface Answer extends Feeding, Scored {
  readonly model: string
  /** Full path; several with commas; empty where no layer keeps positions. */
  readonly layer: string
  readonly method: string
  readonly convention: string
  readonly target: string
  readonly class: number
  readonly label: string
  /** NaN, in JSON null, where the output tells none. */
  readonly probability: number
  /** Of a detector: the box that is explained. */
  readonly box?: BoxAnswer
  /** Of a detector: the best boxes, at most 20. */
  readonly boxes?: readonly BoxAnswer[]
  /** Of an output with places: the share of them where the class wins. */
  readonly area?: number
  /** What the numbers of the output are. */
  readonly outputKind: ModelCard['outputKind']
  /** Value of the target. */
  readonly score: number
  readonly top: readonly (Omit<ClassScore, 'index'> & { readonly class: number })[]
  readonly shape: readonly [number, number]
  readonly forwards: number
  readonly ms: number
  readonly backend: string
  /** Instances of the model that worked side by side. */
  readonly workers: number
  readonly state: HeatmapState
  readonly notes: readonly string[]
  /** Of a factorisation: what each concept scores, and the classes that it speaks for. */
  readonly concepts?: readonly {
    readonly score: number
    readonly top: readonly { readonly class: number; readonly label: string; readonly probability: number }[]
  }[]
  /** Of the map, by the probability of the class; where --metrics asks for them. */
  readonly metrics?: Metrics
  /** What noise, other classes and shuffled weights make of the map; where --sanity asks for it. */
  readonly sanity?: Sanity
  /** Of a built-in scene: how well the map agrees with what lies there. */
  readonly truth?: SceneTruth
}

interface Answered extends Scored {
  readonly options: Options
  readonly model: OpenModel
  /** In the order of their numbers. */
  readonly classes: readonly ClassScore[]
  readonly ranked: readonly ClassScore[]
  readonly target: Target
  readonly explanation: Explanation
  readonly ms: number
  readonly backend: string
  readonly workers: number
  readonly area?: number
  readonly box?: BoxAnswer
  readonly boxes?: readonly BoxAnswer[]
  readonly metrics?: Metrics
  readonly sanity?: Sanity
}

export function composeAnswer({
  options,
  model,
  classes,
  ranked,
  target,
  explanation,
  ...run
}: Answered): Answer {
  const { method, layers, convention } = options.recipe
  const { heatmap, score, forwards, notes } = explanation
  const { classifier, card } = model
  const chosen = classes[target.classIndex]
  const names = layers.length > 0 ? layers : suggestedLayers(classifier).filter((name) => name !== '')
  return {
    model: card.name,
    layer: names.map((name) => findLayer(classifier, name).name).join(','),
    method,
    convention: convention ?? methods.find((m) => m.id === method)?.convention ?? 'torchcam',
    target: target.kind,
    class: target.classIndex,
    label: chosen?.label ?? '',
    probability: (run.box ?? chosen)?.probability ?? Number.NaN,
    outputKind: card.outputKind,
    score,
    top: ranked.slice(0, 5).map(({ index, ...rest }) => ({ class: index, ...rest })),
    shape: [heatmap.height, heatmap.width],
    forwards,
    ...run,
    ...feedingOf(options, model),
    state: heatmap.state,
    notes,
    ...(explanation.concepts && { concepts: namedConcepts(explanation.concepts, card.labels) }),
  }
}

function namedConcepts(concepts: readonly Concept[], labels: readonly string[]) {
  return concepts.map(({ score, classes }) => ({
    score,
    top: classes.map(({ index, probability }) => ({ class: index, label: labels[index] ?? '', probability })),
  }))
}
