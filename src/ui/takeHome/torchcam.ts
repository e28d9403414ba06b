// The lines of torch-cam that give the map on show.
import { type Asked, hasScores, head, list, named, prepared, str, tokensIn, unmadeIn } from './python'

/** The library's names of its classes. */
const classes: Readonly<Record<string, string>> = {
  cam: 'CAM',
  gradcam: 'GradCAM',
  gradcampp: 'GradCAMpp',
  smoothgradcampp: 'SmoothGradCAMpp',
  xgradcam: 'XGradCAM',
  layercam: 'LayerCAM',
  finercam: 'FinerCAM',
  refinecam: 'RefineCAM',
  scorecam: 'ScoreCAM',
  sscam: 'SSCAM',
  iscam: 'ISCAM',
}

const params: Readonly<Record<string, string>> = { samples: 'num_samples', std: 'std', gamma: 'gamma' }
/** What it has no word for, where it is set. */
const ownSettings = ['eigen_smooth', 'aug_smooth', 'signed', 'cskip', 'draft'] as const
/** What FinerCAM takes as its base. */
const bases: readonly string[] = ['gradcam', 'gradcampp', 'layercam']

/** Null where torch-cam has no such method, target or setting. */
export function torchcamLines(asked: Asked): string | null {
  const { request, card } = asked
  const name = classes[card.id]
  if (!name || !knows(asked)) return null
  const one = request.layers.length === 1
  const layers = one ? str(request.layers[0]) : list(request.layers.map(str))
  const base = classes[String(request.params.base)]
  const settings = `${base ? `, base_method=${base}` : ''}${named(request.params, params)}`
  return [
    ...head(asked, 'torchcam', 'torchcam>=0.5'),
    `from torchcam.methods import ${[name, base].filter(Boolean).join(', ')}`,
    '',
    ...prepared(asked),
    `with ${name}(model, target_layer=${layers}${settings}) as extractor:`,
    '    scores = model(x)',
    `    maps = extractor(class_idx=${request.target.classIndex}, scores=scores)`,
    one || card.id === 'refinecam' ? 'cam = maps[0]' : 'cam = extractor.fuse_cams(maps)',
  ].join('\n')
}

/** It takes layers of maps alone. */
function knows(asked: Asked): boolean {
  const { target, layers, fuse, params: set } = asked.request
  const { id } = asked.card
  if (!hasScores(asked) || target.kind !== 'logit' || ownSettings.some((name) => set[name])) return false
  if (tokensIn(asked) || unmadeIn(asked)) return false
  if (layers.length > 1 && (id === 'cam' || fuse !== 'default')) return false
  if (id === 'refinecam')
    return layers.length > 1 && (set.base === undefined || classes[String(set.base)] !== undefined)
  return id !== 'finercam' || set.base === undefined || bases.includes(String(set.base))
}
