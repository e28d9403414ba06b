// Models that call keras.ops or TensorFlow directly, with their answers and gradients in Keras (examples/keras/functions.py):
// one list for cpu, wasm, WebGL and WebGPU.
import type { Tensor } from '@tensorflow/tfjs-core'
import { family, type GradientCase } from '../../tfjs/gradients/cases/case'
import functions from '../keras/goldens/functions.json'
import { repairKeras } from '../keras/keras3'
import { openLayersModel } from '../keras/layersModel'
import type { OpenNetwork } from '../network/openNetwork'

interface Figures {
  readonly version: string
  readonly model: object
  readonly answer: readonly number[]
  readonly gradient: readonly number[]
}

export const functionFigures: Readonly<Record<string, Figures>> = functions

const shape = [1, 4, 5, 3]

/** Of a model without weights, so that no backend keeps anything of it. */
export function openFunction({ version, model }: Figures): OpenNetwork {
  const { topology } = repairKeras({
    topology: { keras_version: version, model_config: model },
    weightSpecs: [],
  })
  const nothing = { labels: [], labelSource: '', repairs: [], extra: {}, sidecar: null }
  const artifacts = { name: 'function', format: 'keras', topology, weightSpecs: [], ...nothing } as const
  return openLayersModel({ ...artifacts, weights: new ArrayBuffer(0) }, () => [...shape])
}

export function runFunction({ network }: OpenNetwork, x: Tensor): Tensor {
  const [input = ''] = network.inputs
  const [answer] = network.run({ [input]: x }, network.outputs)
  return answer as Tensor
}

export const functionGradients: readonly GradientCase[] = family(
  'functions in Keras models',
  Object.entries(functionFigures)
    .filter(([, { gradient }]) => gradient.some((value) => value !== 0))
    .map(([name, figures]) => ({
      name,
      shape,
      run: (x: Tensor) => runFunction(openFunction(figures), x),
    })),
)
