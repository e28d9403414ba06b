// What a first map asks of a WebGPU that has made no pipeline yet, and what the opening of its model.
import { memory } from '@tensorflow/tfjs-core'
import { type Counts, counted } from '../../bench/gpu/counts'
import { classify } from '../../src/engine/classify'
import { explain } from '../../src/engine/explain'
import { toyPicture } from '../../src/engine/testing/libraryCases'
import { type SmallModel, smallModels } from '../../src/models/testing/smallModels'
import type { OpenModel } from '../../src/models/types'
import { openGpu } from './device'

export interface FirstMap {
  readonly kind: string
  readonly opening: Counts
  readonly classes: Counts
  readonly map: Counts
  /** Tensors that are left when the model is closed. */
  readonly left: number
}

async function ofModel({ kind, open, last, classIndex }: SmallModel): Promise<FirstMap> {
  await openGpu('webgpu')
  const before = memory().numTensors
  let model: OpenModel | null = null
  const opening = await counted(async () => {
    model = await open()
  })
  const { classifier, dispose } = model as unknown as OpenModel
  const picture = toyPicture()
  const classes = await counted(() => classify(classifier, picture))
  const map = await counted(() =>
    explain(classifier, picture, 'gradcam', { layers: [last], target: { kind: 'logit', classIndex } }),
  )
  picture.dispose()
  dispose()
  return { kind, opening, classes, map, left: memory().numTensors - before }
}

/** Each on a device of its own. */
export async function firstMaps(): Promise<readonly FirstMap[]> {
  const found: FirstMap[] = []
  for (const model of smallModels) found.push(await ofModel(model))
  return found
}
