// What page and terminal say of a set and in its report. The page puts other languages in their place.
import { count } from '../results/format'
import type { MetricColumn } from '../results/row'
import type { Order } from './arrange'

export const orderNames: Readonly<Record<Order, string>> = {
  given: 'As given',
  wrong: 'Wrong first',
  unsure: 'Least sure first',
  sure: 'Most sure first',
  averageDrop: 'Largest drop first',
  deletion: 'Highest deletion first',
  insertion: 'Lowest insertion first',
}

/** As narrow as a column of a tile, and what it means. */
export const figureNames = {
  averageDrop: [
    'Drop',
    'Average drop: what the class loses where only what the map highlights is left; lower is better',
  ],
  increaseInConfidence: ['Rise', 'Increase in confidence: whether the class rises there; higher is better'],
  deletion: ['Del.', 'Deletion, the brightest pixels first: area under the curve; lower is better'],
  insertion: ['Ins.', 'Insertion, the brightest pixels first: area under the curve; higher is better'],
  road: ['ROAD', 'ROAD, least minus most relevant first; higher is better'],
} as const satisfies Partial<Record<MetricColumn, readonly [string, string]>>

export const reportWords = {
  expected: (label: string) => `expected ${label}`,
  mapOf: (label: string) => `map of ${label}`,
  noMap: 'no positive evidence',
  isWrong: 'wrong',
  confusion: 'Expected by predicted',
  accuracy: (right: number, total: number) => `${count(right)} of ${count(total)} right`,
  rowsLeft: (n: number) => `${count(n)} more classes with fewer mistakes`,
  other: 'other',
  means: 'Mean map of each class',
  meansLeft: (n: number) => `and ${count(n)} more classes`,
  faithful: 'How faithful the maps are',
  ofClass: 'Mean of',
  allClasses: 'All classes',
  reportTitle: (n: number, method: string) => `${count(n)} pictures, ${method}`,
  summary: 'Summary',
  explained: 'Explained',
  ofAll: (n: number, of: number) => `${count(n)} of ${count(of)}`,
  right: 'Right',
  rightOf: (n: number, of: number, share: string) => `${count(n)} of ${count(of)} (${share})`,
  nearlyAll: '> 99 %',
  noneExpected: 'nothing is expected: no folder is called like a class of this model',
  unsure: 'Best class below one half',
  notExplained: 'Failed',
  model: 'Model',
  method: 'Method',
  layer: 'Layer',
  picturesAndMaps: 'Pictures and maps',
  shownOf: (n: number, of: number, order: string, rest: string) =>
    `${count(n)} of ${count(of)} pictures are shown here (${order}); ${rest}`,
  ownScales: 'evidence, each map on its own scale: 1 is its largest value',
  signedScales: 'red speaks for the class, blue against it, zero in the middle; each map on its own scale',
  overPicture: (label: string, name: string) => `map of ${label} over ${name}`,
  recipe: 'Recipe',
} as const
