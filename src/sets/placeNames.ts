/** Thirds of a map, from the top and from the left. */
export const placeNames = {
  rows: ['upper', 'middle', 'lower'],
  columns: ['left', 'centre', 'right'],
} as const
