// All figures of one map: how well it agrees with the truth, and what the metrics say that know no truth.
import type { Grid } from '../../src/engine/maps/grid'
import { likeness } from '../../src/engine/metrics/agreement'
import { mapAt } from '../../src/engine/metrics/checkMap'
import { classRandomisation } from '../../src/engine/metrics/classRandomisation'
import { maxSensitivity } from '../../src/engine/metrics/maxSensitivity'
import { measure } from '../../src/engine/metrics/measure'
import { bestIoU, energy, pointing } from '../../src/engine/metrics/truth'
import type { MetricRun } from '../../src/engine/metrics/types'
import { localScorers } from '../../src/engine/scoring/localScorers'
import type { Asked } from './methodsAsked'
import { type Question, SIDE } from './questions'
import { mapOf, type Subject, valuesOf } from './subject'

export const truths = ['pointing', 'energy', 'iou'] as const
/** 1 where more is better, -1 where less is. */
export const metrics = {
  averageDrop: -1,
  increaseInConfidence: 1,
  deletion: -1,
  insertion: 1,
  road: 1,
  complexity: -1,
  sparseness: 1,
  coherency: 1,
  arcc: 1,
  maxSensitivity: -1,
  otherClasses: -1,
  shuffledWeights: -1,
} as const

export type Truth = (typeof truths)[number]
export type Metric = keyof typeof metrics
/** Null where a flat map has none; absent where it was not asked for. */
export type Figures = Readonly<Partial<Record<Truth | Metric, number | null>>>

/** Points on a curve of deletion or insertion. */
const STEPS = 10
/** Maps that are made again three times and more are made so of one question in so many. */
const EVERY = 4

export async function figuresOf(
  subject: Subject,
  asked: Asked,
  { question, at, map }: { readonly question: Question; readonly at: number; readonly map: Grid },
): Promise<Figures> {
  const { model, openScorers } = subject
  const { classIndex, truth } = question
  const values = valuesOf(question, model)
  const wish = { values, side: SIDE, classIndex, openScorers }
  const again = (picture: Float32Array) => mapOf(model.classifier, asked, { ...wish, values: picture })
  const run: MetricRun = {
    classifier: model.classifier,
    picture: { data: values, shape: [1, SIDE, SIDE, 3] },
    target: { kind: 'probability', classIndex },
    openScorers,
    report: () => undefined,
  }
  const { score: _, ...found } = await measure(run, map, { steps: STEPS, ...(!asked.slow && { again }) })
  return {
    pointing: pointing(map, truth),
    energy: energy(map, truth),
    iou: bestIoU(map, truth).iou,
    ...found,
    deletion: found.deletion.auc,
    insertion: found.insertion.auc,
    road: found.road.combined,
    ...(!asked.slow && at % EVERY === 0 && (await repeated(subject, asked, { run, map, wish }))),
  }
}

interface Repeating {
  readonly run: MetricRun
  readonly map: Grid
  readonly wish: Parameters<typeof mapOf>[2]
}

async function repeated({ model, shuffled }: Subject, asked: Asked, { run, map, wish }: Repeating) {
  const whole = mapAt(map, SIDE, SIDE)
  const { classIndex } = wish
  return {
    maxSensitivity: await maxSensitivity(
      run,
      whole,
      (values) => mapOf(model.classifier, asked, { ...wish, values }),
      { samples: 3 },
    ),
    otherClasses: await classRandomisation(whole, {
      classIndex,
      classes: model.classifier.classes,
      samples: 2,
      mapOf: (other) => mapOf(model.classifier, asked, { ...wish, classIndex: other }),
    }),
    shuffledWeights: likeness(
      whole,
      await mapOf(shuffled, asked, { ...wish, openScorers: localScorers(shuffled) }),
    ),
  }
}
