// The picture as the model sees it, made once for each picture, model and preprocessing.
import { tensor4d } from '@tensorflow/tfjs-core'
import { failure } from '../errors'
import type { OpenModel } from '../models/types'
import { preprocess } from '../picture/preprocess'
import { dropSeen, type Held, type Seen } from './session'

export interface Subject {
  readonly model: OpenModel
  readonly seen: Seen
}

/** @throws BadRecipe where there is no model or no classified picture */
export function subject(held: Held): Subject {
  const { model, pixels, preprocess: how } = held
  if (!model) throw failure('BadRecipe', 'No model is open; open one first.')
  if (!pixels || !how) throw failure('BadRecipe', 'No picture is open; open one first.')
  if (!held.seen) {
    const { values, geometry } = preprocess(pixels, how, model.classifier.inputShape[2])
    const shape = [1, how.height, how.width, model.classifier.inputShape[2]] as const
    held.seen = { tensor: tensor4d(values, [...shape]), geometry }
  }
  return { model, seen: held.seen }
}

/** The same with another preprocessing. */
export function subjectBy(held: Held, how: NonNullable<Held['preprocess']>): Subject {
  dropSeen(held)
  held.preprocess = how
  return subject(held)
}
