// Another picture than the open one, classified and explained in one go: what the open picture was made into waits
// untouched. So a set of pictures is worked off while one of them is looked at.
import type { Measures } from '../engine/metrics/types'
import { failure } from '../errors'
import { onPicture } from '../picture/onPicture'
import type { Pixels } from '../picture/types'
import { boxOf } from '../recipe/boxes'
import { makeExplainRequest } from '../recipe/explainRequest'
import type { Aside } from './api'
import { classifyPicture } from './classifyPicture'
import { explainPicture, type Tell } from './explainPicture'
import { measurePicture } from './measurePicture'
import type { AsideMeasure, AsideRequest } from './requests'
import { dropInput, type Session } from './session'

/** Classes of each picture that are kept beside the explained one. */
const TOP = 5

/** @throws what classifying and explaining throw */
export async function explainAside(
  session: Session,
  { pixels, preprocess, recipe }: AsideRequest & { readonly pixels: Pixels },
  report: Tell,
): Promise<Aside> {
  return withPicture(session, pixels, async () => {
    const { top, boxes, places, geometry, ms } = await classifyPicture(session, preprocess)
    await report({ phase: 'classifying', done: 0, total: 1 })
    const { model } = session
    if (!model) throw failure('BadRecipe', 'No model is open; open one first.')
    const { request } = makeExplainRequest({ ...recipe, anchor: null }, model.card, { top, boxes, places })
    const result = await explainPicture(session, request, report)
    const chosen = top.find(({ index }) => index === request.target.classIndex) ?? top[0]
    if (!chosen) throw failure('UnsupportedModel', `The model "${model.card.name}" has no classes.`)
    const box = boxOf(request.target, { boxes, classes: top })
    const found = box ? { ...chosen, logit: box.logit, probability: box.probability } : chosen
    const times = { ...ms, ...result.ms }
    const edges = box && { anchor: box.anchor, corners: onPicture(box.corners, geometry) }
    const made = { top: top.slice(0, TOP), chosen: found, geometry, request, result, ms: times }
    return edges ? { ...made, box: edges } : made
  })
}

/** All metrics of a map of another picture. @throws what classifying and measuring throw */
export async function measureAside(
  session: Session,
  { pixels, preprocess, ...asked }: AsideMeasure & { readonly pixels: Pixels },
  report: Tell,
): Promise<Measures> {
  return withPicture(session, pixels, async () => {
    await classifyPicture(session, preprocess)
    return measurePicture(session, asked, report)
  })
}

/** What is open waits, and comes back however the work ends. */
async function withPicture<T>(session: Session, pixels: Pixels, work: () => Promise<T>): Promise<T> {
  const { pixels: openPixels, preprocess: openHow, input, erasing } = session
  Object.assign(session, { pixels, input: null, erasing: null })
  try {
    return await work()
  } finally {
    dropInput(session)
    Object.assign(session, { pixels: openPixels, preprocess: openHow, input, erasing })
  }
}
