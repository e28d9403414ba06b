// Every method on a small model of each kind. No test framework and nothing of Node, so that a page can run the same
// on WebGL and WebGPU.
import { explain } from '../../engine/explain'
import { methods } from '../../engine/methods'
import { toyPicture } from '../../engine/testing/libraryCases'
import type { ExplainOptions, Params } from '../../engine/types'
import type { OpenModel } from '../types'
import { type SmallModel, smallModels } from './smallModels'

export interface MethodCheck {
  /** Kind of the model. */
  readonly family: string
  readonly name: string
  readonly method: string
  readonly model: SmallModel
  readonly options: ExplainOptions
}

/** As few steps as show what a method does. */
const FEW: Params = { samples: 3, steps: 4, cells: 3, window: 6, stride: 5, k: 2, scales: 3 }

function paramsOf(id: string, more: Params = {}): Params {
  const declared = methods.find((method) => method.id === id)?.params.map(({ name }) => name) ?? []
  return Object.fromEntries(Object.entries({ ...FEW, ...more }).filter(([name]) => declared.includes(name)))
}

const logitOf = ({ classIndex }: SmallModel) => ({ kind: 'logit', classIndex }) as const

function plain(model: SmallModel): MethodCheck[] {
  return methods
    .filter(({ id }) => !model.refused.includes(id))
    .map(({ id }) => ({
      family: model.kind,
      name: id,
      method: id,
      model,
      options: { layers: [model.last], target: logitOf(model), norm: 'none', params: paramsOf(id) },
    }))
}

/** Ways through the pipeline that not every method has. */
function variants(model: SmallModel): MethodCheck[] {
  const common = { layers: [model.last], target: logitOf(model), norm: 'none' } as const
  const each: [string, string, ExplainOptions][] = [
    ['first component', 'gradcam', { ...common, params: { eigen_smooth: true } }],
    ['variants of the picture', 'layercam', { ...common, params: { aug_smooth: true } }],
    [
      'two layers at the size of the picture',
      'layercam',
      { ...common, layers: model.several, size: 'input' },
    ],
    [
      'probability',
      'gradcampp',
      { ...common, target: { kind: 'probability', classIndex: model.classIndex } },
    ],
    ['as torchcam', 'gradcampp', { ...common, convention: 'torchcam' }],
    ['for and against', 'gradcampp', { ...common, params: { signed: true } }],
    ['few channels', 'scorecam', { ...common, params: { cskip: 3 } }],
    ['as scorecam-pytorch', 'scorecam', { ...common, convention: 'scorecam-pytorch' }],
    ['as pytorch-grad-cam', 'scorecam', { ...common, convention: 'pytorch-grad-cam', size: 'input' }],
  ]
  return each.map(([name, method, options]) => ({
    family: model.kind,
    name: `${method}, ${name}`,
    method,
    model,
    options,
  }))
}

export const methodChecks: readonly MethodCheck[] = smallModels.flatMap((model) => [
  ...plain(model),
  ...variants(model),
])

/** The map on the present backend, of a model that is open there; else it is opened and closed again. */
export async function explainMap(
  check: MethodCheck,
  open?: Pick<OpenModel, 'classifier' | 'dispose'>,
): Promise<Float32Array> {
  const { classifier, dispose } = open ?? (await check.model.open())
  const picture = toyPicture()
  try {
    const { heatmap } = await explain(classifier, picture, check.method, check.options)
    return heatmap.data
  } finally {
    picture.dispose()
    if (!open) dispose()
  }
}
