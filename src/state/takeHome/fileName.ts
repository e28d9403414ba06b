// Names that say what a file is: the picture, the class, the method, the layer, and how far a map had come.
import { isDraft } from '../../recipe/drafts'
import type { OnStage } from '../onStage'
import type { State } from '../store'

/** `cat-tiger_cat-gradcam-Conv_1_Relu6-overlay.png`; a map that grows is `…-heatmap-120-of-1280.npy`, a draft `…-heatmap-draft.npy`. */
export function fileName({ picture }: Pick<State, 'picture'>, made: OnStage, what: string): string {
  const { request, classification, progress } = made
  const [kind = what, ending = ''] = what.split('.')
  const chosen = classification.top.find(({ index }) => index === request.target.classIndex)
  const parts = [
    picture?.name.replace(/\.\w{2,5}$/, ''),
    chosen?.label.split(',')[0] || `class_${request.target.classIndex}`,
    request.method,
    request.layers.map((name) => name.split('/').slice(-2).join('_')).join('+'),
    kind,
    progress ? `${progress.done}-of-${progress.total}` : isDraft(request) ? 'draft' : null,
  ]
  const name = parts.flatMap((part) => (part ? [plain(part)] : [])).join('-')
  return `${name}.${ending}`
}

/** What every file system takes, and not too long. */
const plain = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}.+_-]+/gu, '_')
    .replace(/^[._]+|[._]+$/g, '')
    .slice(0, 48)
