// The lines of other libraries that give the map on show, from the PyTorch model behind this one.
import type { MethodCard, Params, ParamValue } from '../../engine/types'
import { normalisationOf } from '../../picture/scale'
import type { Recipe } from '../../recipe/recipe'
import type { ExplainRequest } from '../../recipe/types'
import { resizedLines } from './resizedLines'

export interface Asked {
  /** With nothing left to a guess. */
  readonly recipe: Recipe
  readonly request: ExplainRequest
  readonly card: Pick<MethodCard, 'id' | 'convention'>
  readonly picture: string
  /** Rows and columns of the model's input. */
  readonly input: readonly [number, number]
}

/** Names of the classes of each library, and how each calls the parameters. */
const torchcam: Readonly<Record<string, string>> = {
  cam: 'CAM',
  gradcam: 'GradCAM',
  gradcampp: 'GradCAMpp',
  smoothgradcampp: 'SmoothGradCAMpp',
  xgradcam: 'XGradCAM',
  layercam: 'LayerCAM',
  scorecam: 'ScoreCAM',
  sscam: 'SSCAM',
  iscam: 'ISCAM',
}

const gradCam: Readonly<Record<string, string>> = {
  gradcam: 'GradCAM',
  hirescam: 'HiResCAM',
  gradcamelementwise: 'GradCAMElementWise',
  gradcampp: 'GradCAMPlusPlus',
  xgradcam: 'XGradCAM',
  ablationcam: 'AblationCAM',
  scorecam: 'ScoreCAM',
  eigencam: 'EigenCAM',
  eigengradcam: 'EigenGradCAM',
  layercam: 'LayerCAM',
  fullgrad: 'FullGrad',
  kpcacam: 'KPCA_CAM',
  fem: 'FEM',
  shapleycam: 'ShapleyCAM',
  finercam: 'FinerCAM',
  randomcam: 'RandomCAM',
  segeigencam: 'SegEigenCAM',
  sess: 'SESS',
}

const torchcamParams: Readonly<Record<string, string>> = { samples: 'num_samples', std: 'std' }
const gradCamParams: readonly string[] = ['eigen_smooth', 'aug_smooth']
const sessParams: Readonly<Record<string, string>> = {
  scales: 'num_scales',
  prefilter: 'pre_filter_ratio',
  theta: 'theta',
  pool: 'pool',
  smooth: 'smooth',
}

/** Null where torch-cam has no such method or target. */
export function torchcamLines(asked: Asked): string | null {
  const { request, recipe, card } = asked
  const name = torchcam[card.id]
  if (!name || request.target.kind !== 'logit') return null
  const layers = request.layers.length === 1 ? str(request.layers[0]) : list(request.layers.map(str))
  const params = named(request.params, torchcamParams)
  return [
    ...head(asked, 'torchcam', recipe.convention),
    `from torchcam.methods import ${name}`,
    '',
    ...prepared(asked),
    `with ${name}(model, target_layer=${layers}${params}) as extractor:`,
    '    scores = model(x)',
    `    maps = extractor(class_idx=${request.target.classIndex}, scores=scores)`,
    request.layers.length === 1 ? 'cam = maps[0]' : 'cam = extractor.fuse_cams(maps)',
  ].join('\n')
}

/** Null where pytorch-grad-cam has no such method. */
export function gradCamLines(asked: Asked): string | null {
  const { request, recipe, card } = asked
  const name = gradCam[card.id]
  if (!name || request.target.kind === 'cell' || request.target.kind === 'custom') return null
  const smooth = gradCamParams.filter((param) => request.params[param] === true)
  const layers = list(request.layers.map((layer) => `layers[${str(layer)}]`))
  // Of these methods SESS alone is made of another one.
  const base = card.id === 'sess' ? (gradCam[String(request.params.base)] ?? 'GradCAM') : null
  const made = base ? `, base_method=${base}${named(request.params, sessParams)}` : ''
  return [
    ...head(asked, 'pytorch-grad-cam', recipe.convention),
    `from pytorch_grad_cam import ${name}${base ? `, ${base}` : ''}`,
    '',
    ...prepared(asked),
    'layers = dict(model.named_modules())',
    `with ${name}(model=model, target_layers=${layers}${made}) as cam:`,
    `    # enlarged to the input, as "Size: input" shows it`,
    `    map = cam(input_tensor=x, targets=[${writeTarget(request)}]${smooth.map((param) => `, ${param}=True`).join('')})[0]`,
  ].join('\n')
}

function writeTarget({ target }: ExplainRequest): string {
  const own = `out[${target.classIndex}]`
  if (target.kind === 'contrast') return `lambda out: ${own} - out[${target.against}]`
  if (target.kind === 'negative') return `lambda out: -${own}`
  return target.kind === 'probability'
    ? `lambda out: out.softmax(-1)[${target.classIndex}]`
    : `lambda out: ${own}`
}

function head({ request }: Asked, library: string, convention: Recipe['convention']): readonly string[] {
  const other = convention !== null && convention !== library
  return [
    ...(other
      ? [`# The map on show has its numbers as in ${convention}; choose "${library}" there for these.`]
      : []),
    '# model: the PyTorch model behind this one, in eval mode; a layer is called as there',
    `# (${request.layers.join(', ') || 'the whole network'} in the converted one)`,
    'import numpy as np',
    'import torch',
    'from PIL import Image, ImageOps',
  ]
}

function prepared({ recipe, picture, input }: Asked): readonly string[] {
  const { mean, std, reversed } = normalisationOf(recipe.scale ?? 'unit')
  return [
    `picture = ImageOps.exif_transpose(Image.open(${str(picture)})).convert("RGB")`,
    ...resizedLines(recipe, input),
    `pixels = np.asarray(picture, np.float32)${reversed ? '[..., ::-1]' : ''}`,
    `pixels = (pixels - ${list(mean.map(String))}) / ${list(std.map(String))}`,
    'x = torch.from_numpy(pixels.astype(np.float32).transpose(2, 0, 1))[None]',
  ]
}

const named = (params: Params, names: Readonly<Record<string, string>>) =>
  Object.entries(params)
    .flatMap(([name, value]) => (names[name] ? [`, ${names[name]}=${literal(value)}`] : []))
    .join('')

function literal(value: ParamValue): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  return typeof value === 'string' ? str(value) : String(value)
}

const list = (items: readonly string[]) => `[${items.join(', ')}]`
const str = (text = '') => JSON.stringify(text)
