// Metrics of a map of the open picture: the line under every map, and all figures of the panel.
import { measure } from '../engine/metrics/measure'
import { measuredTarget } from '../engine/metrics/measuredTarget'
import { type TopTenth, topTenth } from '../engine/metrics/topTenth'
import type { Measures, MetricRun } from '../engine/metrics/types'
import type { Measured } from '../engine/outcomeTypes'
import { localScorers } from '../engine/scoring/localScorers'
import type { Progress } from '../engine/types'
import { withPlaces } from '../engine/winning'
import { chooseScorers } from './chunkRetry'
import { subject } from './modelInput'
import type { MeasureRequest } from './requests'
import type { Session } from './session'

type Tell = (progress: Progress) => void | Promise<void>

/** @throws BadRecipe where there is no model or no classified picture */
export async function measureTopTenth(
  session: Session,
  { map, ...measured }: MeasureRequest,
  report: Tell,
): Promise<TopTenth> {
  return topTenth(await makeRun(session, measured, report), map, measured.against)
}

export async function measurePicture(
  session: Session,
  { map, drawn = false, ...measured }: MeasureRequest,
  report: Tell,
): Promise<Measures> {
  return measure(await makeRun(session, measured, report), map, { drawn })
}

async function makeRun(session: Session, measured: Measured, report: Tell): Promise<MetricRun> {
  const { model, input } = subject(session)
  const { tensor } = input
  // As many forwards as there are masks: what the last method took says nothing of them.
  session.forwards = (masks) => masks
  return {
    classifier: model.classifier,
    picture: {
      data: (await tensor.data()) as Float32Array,
      shape: tensor.shape as MetricRun['picture']['shape'],
    },
    target: await withPlaces(model.classifier, tensor, { target: measuredTarget(measured) }),
    openScorers: chooseScorers(session, model.classifier).openScorers ?? localScorers(model.classifier),
    report: async (progress) => {
      if (session.choice?.device.dead()) await session.choice.device.check()
      await report(progress)
    },
  }
}
