// What an opened file is kept as: the bytes of model.onnx and of the files beside it, one after another, and where
// each begins. Plain, so that it crosses to other workers.

import * as v from 'valibot'
import { failure } from '../../errors'
import { quoted } from '../quoted'
import type { ModelArtifacts } from '../types'
import type { External } from './host/decode'
import { readModel } from './proto/readModel'
import type { OnnxModel } from './proto/types'
import { wholeFile } from './proto/wire'

const part = v.object({ path: v.string(), offset: v.number(), bytes: v.number() })
const topology = v.object({ model: part, data: v.array(part) })

export type Topology = v.InferOutput<typeof topology>

export interface Opened {
  readonly model: OnnxModel
  readonly external: External
  /** Of model.onnx. */
  readonly bytes: Uint8Array
  /** Whether all of its weights lie in it. */
  readonly alone: boolean
}

export function openedFile({
  topology: given,
  weights,
}: Pick<ModelArtifacts, 'topology' | 'weights'>): Opened {
  const { model, data } = v.parse(topology, given)
  const bytes = new Uint8Array(weights, model.offset, model.bytes)
  const files = new Map(data.map((each) => [each.path, each]))
  const external: External = (location, offset, length) => {
    const file = files.get(location)
    if (!file) throw missingData(location, model.path)
    if (offset + length > file.bytes)
      throw failure(
        'UnsupportedModel',
        `${quoted(location)} has ${file.bytes} bytes, but a weight of ${quoted(model.path)} ends at byte ${offset + length}; the two do not belong together.`,
      )
    const begin = file.offset + offset
    return { bytes: new Uint8Array(weights), begin, end: begin + length, file: location }
  }
  return { model: readModel(wholeFile(bytes, model.path)), external, bytes, alone: data.length === 0 }
}

export function missingData(location: string, model: string): Error {
  return failure(
    'UnsupportedModel',
    `The weights of "${model}" lie in ${quoted(location)}, which is not among the files; open both together.`,
  )
}
