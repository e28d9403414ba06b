// Which metric agrees with the truth: Spearman's rank correlation of methods by the metric and by the truth, in one scene
// (its mean over the scenes) and of the methods' means. Intervals hold 95 % of bootstrap draws of the scenes.
import { spearman } from '../../src/engine/metrics/correlation'
import { uniforms } from '../../src/engine/scoring/random'
import { type Figures, type Metric, metrics, type Truth } from './figures'

const DRAWS = 1000

/** Value and the ends of its interval. */
export type Interval = readonly [value: number, low: number, high: number]

export interface Agreement {
  readonly metric: Metric
  readonly truth: Truth
  /** Scenes that have the metric. */
  readonly scenes: number
  readonly inScene: Interval
  readonly ofMeans: Interval
}

/** @param methods the figures of each method, a scene each; all of the same scenes */
export function agreementOf(
  all: readonly (readonly Figures[])[],
  metric: Metric,
  truth: Truth,
): Agreement | null {
  // Slow methods have no metric that asks for their map again.
  const methods = all.filter((figures) => figures.some((each) => Number.isFinite(each[metric])))
  if (methods.length === 0) return null
  const at = scenesOf(methods, metric)
  const rho = at.flatMap((scene) => {
    const known = methods
      .map((figures) => figures[scene] ?? {})
      .filter((each) => Number.isFinite(each[metric]))
    const found = spearman(column(known, metric), column(known, truth))
    return Number.isFinite(found) ? [found * metrics[metric]] : []
  })
  if (rho.length === 0) return null
  const ofMeans = (scenes: readonly number[]) =>
    metrics[metric] * spearman(means(methods, scenes, metric), means(methods, scenes, truth))
  return {
    metric,
    truth,
    scenes: at.length,
    inScene: interval(rho, mean),
    ofMeans: interval(at, ofMeans),
  }
}

/** Scenes of which all methods have the metric or a reason for none. */
function scenesOf(methods: readonly (readonly Figures[])[], metric: Metric): readonly number[] {
  const count = Math.min(...methods.map(({ length }) => length))
  return Array.from({ length: count }, (_, i) => i).filter((scene) =>
    methods.some((figures) => Number.isFinite(figures[scene]?.[metric])),
  )
}

const column = (figures: readonly Figures[], name: Metric | Truth) => figures.map((each) => each[name] ?? 0)

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length

function means(
  methods: readonly (readonly Figures[])[],
  scenes: readonly number[],
  name: Metric | Truth,
): readonly number[] {
  return methods.map((figures) =>
    mean(scenes.map((scene) => figures[scene]?.[name] ?? Number.NaN).filter(Number.isFinite)),
  )
}

function interval(items: readonly number[], value: (items: readonly number[]) => number): Interval {
  const next = uniforms(1)
  const draws = Array.from({ length: DRAWS }, () =>
    value(items.map(() => items[Math.floor(next() * items.length)] ?? 0)),
  ).sort((a, b) => a - b)
  const at = (share: number) => draws[Math.round(share * (DRAWS - 1))] ?? Number.NaN
  return [value(items), at(0.025), at(0.975)]
}
