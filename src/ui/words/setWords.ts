// Words about sets of pictures. They come with the code of sets, not with the first screen.
import type { MetricColumn } from '../../results/row'
import type { Order } from '../../state/sets/arrange'
import { count, places } from './format'

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

export const setWords = {
  strip: 'Pictures',
  sheet: 'Sheet',
  sheetAbout: 'All pictures with their classes and maps',
  close: 'Close',
  pictures: (n: number) => `${count(n)} pictures`,
  place: (at: number, of: number) => `${count(at)} of ${count(of)}`,
  wrong: (n: number) => `${count(n)} wrong`,
  all: (n: number) => `All ${count(n)}`,
  onlyWrong: (n: number) => `Wrong ${count(n)}`,
  onlyUnsure: (n: number) => `Unsure ${count(n)}`,
  ofExpected: (label: string, n: number) => `${label} ${count(n)}`,
  sheetOf: (n: number) => `Sheet of all ${count(n)} pictures`,
  few: 'Pictures of the set',
  find: 'Find a picture or a class',
  findShort: 'Name or class',
  order: 'Sort',
  none: 'No picture is like this.',
  noneWrong: 'None is wrong so far.',
  waiting: 'waiting',
  stopped: 'stopped',
  running: 'computing',
  noModel: 'Open a model: its classes and maps fill this sheet.',
  expected: (label: string) => `expected ${label}`,
  mapOf: (label: string) => `map of ${label}`,
  noMap: 'no positive evidence',
  isWrong: 'wrong',
  failed: (n: number) => `${count(n)} failed`,
  rate: (perSecond: number) =>
    perSecond >= 2 ? `${count(Math.round(perSecond))} a second` : `${places(perSecond, 1)} a second`,
  timeLeft: (time: string) => `${time} left`,
  unmatched: (folders: readonly string[], more: number) =>
    `${listed(folders, more)} like no class of this model: nothing is expected of ${folders.length + more > 1 ? 'their' : 'its'} pictures.`,
  confusion: 'Expected by predicted',
  accuracy: (right: number, total: number) => `${count(right)} of ${count(total)} right`,
  rowsLeft: (n: number) => `${count(n)} more classes with fewer mistakes`,
  other: 'other',
  means: 'Mean map of each class',
  meansLater: 'The mean maps appear here.',
  meansLeft: (n: number) => `and ${count(n)} more classes`,
  corner: (label: string, place: string, n: number) =>
    `The evidence for ${label} lies ${place} in ${count(n)} pictures: look there for a mark, a frame or a date.`,
  faithful: 'How faithful the maps are',
  measure: 'Measure all',
  measureAbout: 'Hides and shows what each map highlights: some 55 runs of the model a picture.',
  measuring: (method: string) => `Measuring ${method}`,
  measured: (method: string) => `${method}, measured`,
  yes: 'yes',
  no: 'no',
  ofClass: 'Mean of',
  allClasses: 'All classes',
  unmeasured: (n: number) => `${count(n)} could not be measured`,
  facts: 'Table, metrics and mean maps',
  download: 'Download all',
  stopPacking: 'Stop packing',
  packing: (done: number, of: number) => `Packing ${count(done)} of ${count(of)}`,
  report: 'Report',
  downloadReport: 'Download report',
  stopReport: 'Stop the report',
  writing: (done: number, of: number) => `Writing ${count(done)} of ${count(of)}`,
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
  shownOf: (n: number, of: number, order: string) =>
    `${count(n)} of ${count(of)} pictures are shown here (${order}); the maps and the table of all come with Download all.`,
  ownScales: 'evidence, each map on its own scale: 1 is its largest value',
  signedScales: 'red speaks for the class, blue against it, zero in the middle; each map on its own scale',
  overPicture: (label: string, name: string) => `map of ${label} over ${name}`,
  recipe: 'Recipe',
} as const

/** "The folders cat, dog and 3 more are called". */
function listed(folders: readonly string[], more: number): string {
  const [last = '', ...before] = [...folders, ...(more > 0 ? [`${count(more)} more`] : [])].reverse()
  if (before.length === 0) return `The folder ${last} is called`
  return `The folders ${before.reverse().join(', ')} and ${last} are called`
}
