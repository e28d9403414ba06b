// How networks are usually fed that find boxes or tell classes apart at every place, where nothing in their files says it:
// nothing is cut off, for it would not be found.
import type { BoxHead } from '../../engine/types'
import type { FormatCard } from '../format'
import type { OutputKind } from './outputKind'

interface End {
  readonly reading: { readonly kind: OutputKind }
  /** Of a detector. */
  readonly boxes?: BoxHead
  /** Its boxes and their scores are one output, as of the YOLO kind. */
  readonly joined?: boolean
}

type Usual = FormatCard['usual']

const YOLO = {
  scale: 'unit',
  fit: 'letterbox',
  why: 'Nothing in the file says how pictures are scaled; 0..1, with margins, is the most usual for detectors of the YOLO kind.',
} as const satisfies Usual

/** Its models since 0.1.1: https://github.com/Megvii-BaseDetection/YOLOX/blob/main/CHANGELOG.md */
const YOLOX = {
  scale: 'bgr',
  fit: 'letterbox',
  why: 'Perhaps: its boxes count in cells, as those of YOLOX do, which takes 0..255 in the order blue, green, red. Nothing in the file says it.',
} as const satisfies Usual

/** @param usual what the format's models are given that tell classes apart */
export function usualFeeding({ reading, boxes, joined = false }: End, usual: Usual): Usual {
  if (joined) return boxes?.form === 'cells' ? YOLOX : YOLO
  return usual && (boxes || reading.kind === 'mask') ? { ...usual, fit: 'stretch' } : usual
}
