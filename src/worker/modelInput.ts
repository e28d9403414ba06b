// The picture as the model sees it, made once for each picture, model and preprocessing.
import { tensor4d } from '@tensorflow/tfjs-core'
import { openActivations } from '../engine/probe/activations'
import { failure } from '../errors'
import type { OpenModel } from '../models/types'
import { preprocess } from '../picture/preprocess'
import { dropInput, type ModelInput, type Session } from './session'

export interface Subject {
  readonly model: OpenModel
  readonly input: ModelInput
}

/** @throws BadRecipe where there is no model or no classified picture */
export function subject(session: Session): Subject {
  const { model, pixels, preprocess: how } = session
  if (!model) throw failure('BadRecipe', 'No model is open; open one first.')
  if (!pixels || !how) throw failure('BadRecipe', 'No picture is open; open one first.')
  if (!session.input) {
    const { values, geometry } = preprocess(pixels, how, model.classifier.inputShape[2])
    const shape = [1, how.height, how.width, model.classifier.inputShape[2]] as const
    const { network } = model.classifier
    const tensor = tensor4d(values, [...shape])
    session.input = {
      tensor,
      geometry,
      scored: new Map(),
      activations: openActivations({ network, picture: tensor }),
    }
  }
  return { model, input: session.input }
}

/** The same with another preprocessing. */
export function subjectBy(session: Session, how: NonNullable<Session['preprocess']>): Subject {
  dropInput(session)
  session.preprocess = how
  return subject(session)
}
