// The end of a network that finds boxes, as the end of one that tells classes apart is described; and its layers.
import type { BoxHead, Classifier, Network } from '../../engine/types'
import type { ScoreHead } from '../facts/findHead'
import { type Candidates, findLayers } from '../facts/layers'
import type { Reading } from '../facts/outputKind'
import type { Output } from '../facts/outputs'
import { BOXES, SCORES, withBoxNodes } from './boxNodes'
import type { BoxPlan } from './boxPlan'
import { detectLevels, levelsWhy } from './levels'

export interface BoxEnd {
  readonly output: Output
  readonly head: ScoreHead
  readonly reading: Reading
  readonly boxes: BoxHead
  /** Boxes and scores are one output. */
  readonly joined: boolean
}

export function boxEnd(network: Network, plan: BoxPlan): BoxEnd {
  const { output, kind, activation, classes, anchors, form, remarks } = plan
  const head: ScoreHead = {
    end: output.node,
    logits: output.node + SCORES,
    activation,
    classes,
    network: withBoxNodes(network, plan),
    scaled: null,
    cast: false,
    made: null,
    squashed: false,
    remarks,
  }
  const boxes: BoxHead = { node: output.node + BOXES, form, anchors }
  return { output, head, reading: { kind, activation, remarks }, boxes, joined: plan.joined }
}

/** All layers, and those of the levels at which boxes are looked for. */
export function boxLayers({ network, logits }: ScoreHead, input: string, boxes: BoxHead): Candidates {
  const { layers, suggested } = findLayers(network, { input, logits, queries: boxes.anchors })
  const known = new Set(layers.map(({ name }) => name))
  const found = detectLevels(network, { input, scores: logits, boxes: boxes.node })
  const levels = found.filter(({ name }) => known.has(name))
  const last = levels.at(-1)
  if (!last) return { layers, suggested }
  const names = levels.map(({ name }) => name)
  return { layers, suggested: { layer: last.name, ...several(names), why: levelsWhy(levels) } }
}

const several = (names: readonly string[]): Pick<Classifier['suggested'], 'levels'> =>
  names.length > 1 ? { levels: names } : {}
