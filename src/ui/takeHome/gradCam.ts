// The lines of pytorch-grad-cam that give the map on show.
import type { ExplainRequest } from '../../recipe/types'
import { takeHomeWords as words } from '../words/takeHomeWords'
import { type Asked, hasScores, head, list, named, prepared, str, tokensIn, unmadeIn } from './python'

/** The library's names of its classes. */
const classes: Readonly<Record<string, string>> = {
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
  refinecam: 'RefineCAM',
  randomcam: 'RandomCAM',
  segeigencam: 'SegEigenCAM',
  sess: 'SESS',
}

const smoothing: readonly string[] = ['eigen_smooth', 'aug_smooth']
const sessParams: Readonly<Record<string, string>> = {
  scales: 'num_scales',
  prefilter: 'pre_filter_ratio',
  theta: 'theta',
  pool: 'pool',
  smooth: 'smooth',
}
/** What it has no word for, where it is set. */
const ownSettings = ['signed', 'cskip', 'draft'] as const
/** Made of another method; they turn no pictures over. */
const wrappers: readonly string[] = ['sess', 'finercam', 'refinecam']

/** Null where pytorch-grad-cam has no such method, target or setting. */
export function gradCamLines(asked: Asked): string | null {
  const { request, card } = asked
  const name = classes[card.id]
  if (!name || !knows(asked)) return null
  const base = wrappers.includes(card.id) ? classes[String(request.params.base)] : undefined
  const turned = turns(asked) ? turnedLines(base ?? name) : []
  const made = maker(asked, turned.length > 0 && !base ? TURNED : name, turned.length > 0 ? TURNED : base)
  const call = `map = cam(input_tensor=x, ${[wanted(asked), ...smoothed(request)].join(', ')})[0]`
  return [
    ...head(asked, 'pytorch-grad-cam', 'grad-cam>=1.5.7'),
    `from pytorch_grad_cam import ${[name, base].filter(Boolean).join(', ')}`,
    '',
    ...turned,
    ...prepared(asked),
    'layers = dict(model.named_modules())',
    ...(card.id === 'refinecam' ? [`cam = ${made}`, call] : [`with ${made} as cam:`, `    ${call}`]),
    `# ${words.enlarged}`,
    ...faintIn(asked).map((about) => `# ${about}`),
  ].join('\n')
}

/** Where the library's own map in double precision is another one than in single. */
function faintIn(asked: Asked): readonly string[] {
  const { id } = asked.card
  if (id === 'fullgrad') return [words.stretched]
  if (id === 'kpcacam') return [words.saturated]
  return id === 'hirescam' && tokensIn(asked) ? [words.cancels] : []
}

function maker(asked: Asked, name: string, base: string | undefined): string {
  const { request, card } = asked
  const layers = list(request.layers.map((layer) => `layers[${str(layer)}]`))
  const settings = card.id === 'sess' ? named(request.params, sessParams) : ''
  const method = base && wrappers.includes(card.id) ? `, base_method=${base}` : ''
  const target = card.id === 'fullgrad' ? '[]' : layers
  return `${name}(model=model, target_layers=${target}${folded(asked)}${method}${settings})`
}

/** Whose map is a principal component: LAPACK gives it with either sign. */
const turns = ({ card, request }: Asked) =>
  ['eigencam', 'eigengradcam', 'kpcacam'].includes(card.id) || request.params.eigen_smooth === true

const TURNED = 'Turned'

/** The largest value of its map is above zero, as the page has it. */
const turnedLines = (name: string) => [
  `class ${TURNED}(${name}):  # ${words.turned}`,
  '    def get_cam_image(self, *asked):',
  '        cam = super().get_cam_image(*asked)',
  '        least, most = cam.min(axis=(1, 2), keepdims=True), cam.max(axis=(1, 2), keepdims=True)',
  '        return np.where(-least > most, -cam, cam)',
  '',
]

function knows(asked: Asked): boolean {
  const { request, card } = asked
  const { target, params, fuse, layers } = request
  const { id } = card
  const plain = !['cell', 'region', 'custom'].includes(target.kind) && hasScores(asked)
  if (!plain || unmadeIn(asked) || ownSettings.some((name) => params[name])) return false
  if (layers.length > 1 && fuse !== 'default') return false
  if (id === 'finercam' && target.kind !== 'logit') return false
  return !wrappers.includes(id) || params.aug_smooth !== true
}

/** Tokens as the map that they stand for. */
function folded(asked: Asked): string {
  const found = tokensIn(asked)
  if (!found) return ''
  const { height, width, skip } = found
  const [rows = height, columns = width] = String(asked.request.params.grid || `${height},${width}`)
    .split(',')
    .map(Number)
  const first = skip + height * width - rows * columns
  const places = `t[:, ${first}:${first + rows * columns}].transpose(1, 2)`
  return `, reshape_transform=lambda t: ${places}.reshape(len(t), -1, ${rows}, ${columns})`
}

/** FinerCAM finds the classes to compare with by itself, and only where it is not given a target. */
const wanted = ({ request, card }: Asked) =>
  card.id === 'finercam'
    ? `target_idx=${request.target.classIndex}${named(request.params, { gamma: 'alpha' })}`
    : `targets=[${writeTarget(request)}]`

const smoothed = ({ params }: ExplainRequest) =>
  smoothing.filter((name) => params[name] === true).map((name) => `${name}=True`)

/** SESS asks it of many pictures at once, the others of one. */
function writeTarget({ target }: ExplainRequest): string {
  const own = `out[..., ${target.classIndex}]`
  if (target.kind === 'contrast') return `lambda out: ${own} - out[..., ${target.against}]`
  if (target.kind === 'negative') return `lambda out: -${own}`
  return target.kind === 'probability'
    ? `lambda out: out.softmax(-1)[..., ${target.classIndex}]`
    : `lambda out: ${own}`
}
