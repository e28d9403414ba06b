// Every method on a small model of each kind, which is opened once a backend; and which places its layer sees alike.
import { getBackend } from '@tensorflow/tfjs-core'
import { alike } from '../../src/engine/alike'
import { toyPicture } from '../../src/engine/testing/libraryCases'
import { explainMap, methodChecks } from '../../src/models/testing/methodChecks'
import { type SmallModel, smallModels } from '../../src/models/testing/smallModels'
import type { OpenModel } from '../../src/models/types'
import type { Check } from './device'

const opened = new Map<string, OpenModel>()

const keyOf = (kind: string) => `${getBackend()} ${kind}`

async function openOnce(model: SmallModel): Promise<void> {
  if (!opened.has(keyOf(model.kind))) opened.set(keyOf(model.kind), await model.open())
}

const methods: readonly Check[] = methodChecks.map((each) => ({
  ...each,
  prepare: () => openOnce(each.model),
  run: () => explainMap(each, opened.get(keyOf(each.family))),
}))

const likenesses: readonly Check[] = smallModels.map((model) => ({
  family: model.kind,
  name: 'places that are alike',
  prepare: () => openOnce(model),
  run: () => likenessOf(model),
}))

async function likenessOf({ kind, last }: SmallModel): Promise<Float32Array> {
  const model = opened.get(keyOf(kind))
  if (!model) throw new Error(`${kind} is not open.`)
  const picture = toyPicture()
  try {
    return (await alike(model.classifier, picture, { layer: last, params: {}, place: [0.4, 0.6] })).heatmap
      .data
  } finally {
    picture.dispose()
  }
}

export const methodSuite: readonly Check[] = [...methods, ...likenesses]
