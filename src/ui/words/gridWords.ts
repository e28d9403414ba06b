// What the grid of maps says of its scale and its concepts.

export const gridWords = {
  unit: (value: string) => `One scale: 1 is ${value}, the largest value of all maps before normalising.`,
  minusAbout: (a: string, b: string) =>
    `${a} over ${b}: the map highlights what sets ${a} apart. ${a} − ${b}: one map minus the other, red where that of ${a} is stronger, blue where that of ${b} is.`,
  concept: (number: number) => (number === 1 ? 'the first concept' : `concept ${number}`),
} as const
