// The stage in words: its tools, and where a map is strong.
import type { WhereStrong } from '../../canvas/whereStrong'
import { percent } from '../../results/format'
import { placeNames } from '../../sets/placeNames'

export const stageWords = {
  parts: 'Parts of the page',
  asSaved: (picture: string) => `${picture}, as it was saved`,
  swiped: (share: number, part: string) =>
    share === 0 ? 'map whole' : share === 1 ? 'picture whole' : `picture in the left ${part}`,
  zoom: 'Zoom',
  nearer: 'Magnify',
  farther: 'Show more',
  wholeAt: (percent: string) => `Show the whole picture; now at ${percent}`,
  contours: 'Contours',
  contoursAbout:
    'Lines at a quarter, a half and three quarters of the colour bar, on the grid that the map has',
  more: 'More',
  moreAbout: 'Notes, times and values',
  where: 'Where',
  times: 'Times',
  values: 'The values as a table',
  valuesOf: (rows: number, columns: number) =>
    `${rows} rows and ${columns} columns, as the map has them; 1 is its largest value unless it is not normalised.`,
  meansOf: ([h, w]: readonly [number, number], [rows, columns]: readonly [number, number]) =>
    `Means of the map's ${h} rows and ${w} columns over ${rows} rows and ${columns} columns.`,
  inMiddle: 'in the middle',
  tiny: 'less than 1 %',
  strongest: (place: string, part: string) => `strongest ${place}, covers ${part} of the picture`,
} as const

/** What a phone alone has. */
export const phoneWords = {
  lists: 'Lists',
  look: 'Look',
} as const

/** "strongest lower left, covers 12 % of the picture". */
export function whereText({ row, column, share }: WhereStrong): string {
  const { inMiddle, tiny } = stageWords
  const { rows, columns } = placeNames
  const place = row === 1 && column === 1 ? inMiddle : `${rows[row]} ${columns[column]}`
  return stageWords.strongest(place, share < 0.005 ? tiny : percent(share))
}
