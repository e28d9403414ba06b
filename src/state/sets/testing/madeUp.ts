// Sets and what came of their pictures, made up.
import type { Measures } from '../../../engine/metrics/types'
import { initialRecipe } from '../../../recipe/recipe'
import type { Aside } from '../../../worker/api'
import { fakeClassification, fakeLabels, fakeMap, fakeResult } from '../../testing/fakeEngine'
import { type Explained, explained, type Outcome } from '../outcome'
import type { PictureSet, SetItem } from '../pictureSet'

export const itemOf = (path: string): SetItem => ({
  key: path,
  name: path.split('/').at(-1) ?? path,
  path,
  blob: new Blob([path]),
})

export const setFrom = (...paths: readonly string[]): PictureSet => ({
  key: paths.join(),
  items: paths.map(itemOf),
})

/** The picture is taken for this class of the fake model, this surely. */
export function asideOf(index: number, probability = 0.9): Aside {
  const chosen = { index, label: fakeLabels[index] ?? '', logit: 4, probability }
  const request = {
    method: 'gradcam',
    layers: ['Conv_1/Relu6'],
    fuse: 'default',
    target: { kind: 'logit', classIndex: index },
    convention: null,
    params: {},
    size: 'native',
  } as const
  const result = { ...fakeResult(request), heatmap: fakeMap(index, 1) }
  const { geometry } = fakeClassification
  return { top: [chosen], chosen, geometry, request, result, ms: { explain: 12 } }
}

export const doneAs = (index: number, probability?: number): Explained =>
  explained(asideOf(index, probability), 'limelight/1.0.0 wasm')

/** Of a map that is worth this much. */
export const measuresOf = (insertion: number): Measures => ({
  score: 0.9,
  averageDrop: 1 - insertion,
  increaseInConfidence: insertion > 0.5 ? 1 : 0,
  deletion: { auc: 1 - insertion, curve: [] },
  insertion: { auc: insertion, curve: [] },
  road: { '20': 0, '50': 0, '80': 0, combined: 0.4 },
  complexity: 0.1,
  sparseness: 0.7,
})

export const outcomesOf = (list: Readonly<Record<string, Outcome>>) => new Map(Object.entries(list))

export const recipe = initialRecipe
