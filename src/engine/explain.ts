// The one pipeline: probe -> method -> combine -> heatmap.
import { dispose, Tensor, type Tensor4D, tidy } from '@tensorflow/tfjs-core'
import { smoothed } from './maps/augment'
import { combineAnswer } from './maps/combine'
import { finish } from './maps/finish'
import { type Grid, mapValues, positive } from './maps/grid'
import { readHeatmaps } from './maps/heatmap'
import { gradientNotes, noted } from './notes'
import { makePlan, type Plan } from './plan'
import { LayerProbe } from './probe/probe'
import { scoreOf } from './targets'
import type { Answer, Classifier, Concept, ExplainOptions, Explanation, Layer, Method } from './types'
import { withPlaces } from './winning'

interface LayerMap {
  /** Before the ReLU. */
  readonly map: Grid
  readonly score: number
  readonly notes: readonly string[]
  readonly scored: number
  readonly concepts: readonly Concept[]
}

/**
 * The map of one picture [1, H, W, C], which stays the caller's. `method` is the id of a built-in one, or a method of
 * the caller's own: a card and its `explain` (methods/README.md).
 * @throws BadRecipe, UnsupportedModel, or what `report` throws to cancel.
 * @example
 * const target = { kind: 'logit', classIndex: 285 } as const
 * const { heatmap } = await explain(classifier, picture, 'gradcam', { layers: [], target })
 * heatmap.data // Float32Array, heatmap.height rows of heatmap.width values from 0 to 1
 */
export async function explain(
  classifier: Classifier,
  picture: Tensor4D,
  method: string | Method,
  options: ExplainOptions,
): Promise<Explanation> {
  const asked = makePlan({ classifier, picture, method, options })
  const target = await withPlaces(classifier, picture, options)
  const plan = { ...asked, run: { ...asked.run, target } }
  const seen: LayerMap[] = []
  const once = async (shown: Tensor4D) => {
    const maps: Grid[] = []
    for (const layer of plan.layers) {
      const found = await signedMap(plan, layer, shown)
      maps.push(found.map)
      if (shown === picture) seen.push(found)
    }
    return finish(maps, plan.finish)
  }
  const heatmap = plan.run.params.aug_smooth === true ? await smoothed(picture, once) : await once(picture)
  const notes = noted(heatmap, plan, new Set(seen.flatMap((found) => found.notes)))
  const { score = Number.NaN, concepts = [] } = seen[0] ?? {}
  const scored = seen.reduce((least, found) => Math.min(least, found.scored), 1)
  const layers = plan.layers.map(({ name }) => name)
  return {
    heatmap,
    score,
    forwards: plan.forwards(),
    notes,
    ...(scored < 1 && { scored }),
    ...(plan.method.layers === 'several' && { layers }),
    ...(concepts.length > 0 && { concepts }),
  }
}

/** Where it is asked for: what speaks for the class less what speaks against it, each after its ReLU. */
async function signedMap(plan: Plan, layer: Layer, shown: Tensor4D): Promise<LayerMap> {
  const found = await layerMap(plan, layer, shown)
  const { signed, eigen_smooth } = plan.run.params
  // A component has a sign of its own, whichever way the score is turned.
  if (signed !== true || eigen_smooth === true) return found
  const against = await layerMap({ ...plan, run: { ...plan.run, turned: true } }, layer, shown)
  const other = positive(against.map).data
  return { ...found, map: mapValues(positive(found.map), (value, i) => value - (other[i] ?? 0)) }
}

async function layerMap(plan: Plan, layer: Layer, shown: Tensor4D): Promise<LayerMap> {
  const { method, run } = plan
  const probe = new LayerProbe(run, layer, shown)
  try {
    await probe.step(0, 1)
    const answer = await method.explain(probe, run.params)
    try {
      const project = run.params.eigen_smooth === true ? stepOf(probe) : null
      const how = { nansum: run.convention === 'torchcam', project }
      const map = await combineAnswer(answer, () => probe.activations(), how)
      const found = await gradientNotes(probe, plan)
      const concepts = await readConcepts(answer)
      const { notes = [], scored = 1 } = answer
      return { map, concepts, scored, score: await scoreAt(probe), notes: [...notes, ...found] }
    } finally {
      dispose(Object.values(answer).filter((value) => value instanceof Tensor))
    }
  } finally {
    probe.close()
  }
}

const stepOf = (probe: LayerProbe) => (done: number, total: number) => probe.step(done, total)

async function readConcepts(answer: Answer): Promise<Concept[]> {
  if (!('map' in answer) || !answer.concepts) return []
  const maps = await readHeatmaps(answer.concepts)
  return (answer.facts ?? []).flatMap((facts, i) => (maps[i] ? { ...facts, heatmap: maps[i] } : []))
}

async function scoreAt(probe: LayerProbe): Promise<number> {
  const score = tidy(() => scoreOf(probe.target, probe.classifier.activation)(probe.logits()))
  try {
    return (await score.data())[0] ?? Number.NaN
  } finally {
    score.dispose()
  }
}
