// Words about sets of pictures. They come with the code of sets, not with the first screen.
import { count, places } from '../../results/format'

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
  failed: (n: number) => `${count(n)} failed`,
  rate: (perSecond: number) =>
    perSecond >= 2 ? `${count(Math.round(perSecond))} a second` : `${places(perSecond, 1)} a second`,
  timeLeft: (time: string) => `${time} left`,
  unmatched: (folders: readonly string[], more: number) =>
    `${listed(folders, more)} like no class of this model: nothing is expected of ${folders.length + more > 1 ? 'their' : 'its'} pictures.`,
  meansLater: 'The mean maps appear here.',
  corner: (label: string, place: string, n: number) =>
    `The evidence for ${label} lies ${place} in ${count(n)} pictures: look there for a mark, a frame or a date.`,
  measure: 'Measure all',
  measureAbout: 'Hides and shows what each map highlights: some 55 runs of the model a picture.',
  measuring: (method: string) => `Measuring ${method}`,
  measured: (method: string) => `${method}, measured`,
  yes: 'yes',
  no: 'no',
  unmeasured: (n: number) => `${count(n)} could not be measured`,
  facts: 'Table, metrics and mean maps',
  download: 'Download all',
  stopPacking: 'Stop packing',
  packing: (done: number, of: number) => `Packing ${count(done)} of ${count(of)}`,
  report: 'Report',
  downloadReport: 'Download report',
  stopReport: 'Stop the report',
  writing: (done: number, of: number) => `Writing ${count(done)} of ${count(of)}`,
  allCome: 'the maps and the table of all come with Download all.',
} as const

/** "The folders cat, dog and 3 more are called". */
function listed(folders: readonly string[], more: number): string {
  const [last = '', ...before] = [...folders, ...(more > 0 ? [`${count(more)} more`] : [])].reverse()
  if (before.length === 0) return `The folder ${last} is called`
  return `The folders ${before.reverse().join(', ')} and ${last} are called`
}
