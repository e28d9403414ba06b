// The shareable wish: everything that a link, a PNG, a JSON file or a command line says about a map.
// Plain data without the DOM; `readRecipe.ts` and `writeRecipe.ts` are its one codec.
import { initialLook, type Look } from '../canvas/blend'
import type { Convention, Fuse, Params } from '../engine/types'
import type { Fit, Resample, Scale } from '../picture/types'
import type { BackendName } from '../runtime/types'

/** What is explained, apart from the class. */
export type RecipeTarget =
  | { readonly kind: 'logit' | 'probability' | 'negative' }
  | { readonly kind: 'contrast'; readonly against: string }
  | { readonly kind: 'cell'; readonly region: readonly number[] }
  | { readonly kind: 'region' }

/** The wish for a map: all that a link, a PNG, a JSON file or a command line says about one. */
export interface Recipe {
  /** Address of a model.json, id of a built-in model, `file:name` for dropped files, '' for none, null for the page's own. */
  readonly model: string | null
  /** Of a model that was dropped: its hash, so that a kept copy can be told. */
  readonly hash: string | null
  /** Address of a picture, id of a built-in one, `file:name`, '' for none, null for the page's own. */
  readonly image: string | null
  readonly labels: string | null
  /** Which of several outputs holds the classes; null for the model's own choice. */
  readonly output: string | null
  readonly method: string
  /** Full paths or unique endings; none for the suggested layer. */
  readonly layers: readonly string[]
  readonly fuse: Fuse
  /** Index or label; null for the most probable class. */
  readonly classGiven: string | null
  /** Of a detector: the number of the prediction that is explained; null for the best one of the class. */
  readonly anchor: number | null
  readonly target: RecipeTarget
  readonly convention: Convention | null
  /** Null for what was guessed from the model. */
  readonly scale: Scale | null
  readonly fit: Fit | null
  /** Shorter side in pixels before the middle is cut out; null for the guess where `fit` is null too, else for none. */
  readonly resize: number | null
  readonly resample: Resample | null
  readonly size: 'native' | 'input'
  readonly backend: BackendName | null
  readonly params: Params
  readonly look: Look
}

/** What holds where nobody says otherwise. */
export const initialRecipe: Recipe = {
  model: null,
  hash: null,
  image: null,
  labels: null,
  output: null,
  method: 'gradcam',
  layers: [],
  fuse: 'default',
  classGiven: null,
  anchor: null,
  target: { kind: 'logit' },
  convention: null,
  scale: null,
  fit: null,
  resize: null,
  resample: null,
  size: 'native',
  backend: null,
  params: {},
  look: initialLook,
}

/** `file:name` stands for something that cannot travel in a link. */
export const fileReference = (name: string) => `file:${name}`

/** Name of the file that somebody must drop, or null for an address or an id. */
export function droppedName(reference: string | null): string | null {
  return reference?.startsWith('file:') ? reference.slice(5) : null
}

/** Labels that came as a file beside the address of a model: their text is in their address, or their tab holds them. */
export const isDropped = (labels: string | null): boolean => /^(blob|data):/.test(labels ?? '')

/** What dropped labels are called: it stands behind the `#` of their address. */
export function droppedLabels(labels: string): string {
  try {
    return decodeURIComponent(labels.split('#')[1] ?? '') || 'labels.txt'
  } catch {
    return 'labels.txt'
  }
}
