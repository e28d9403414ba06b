// The grid's words. A map highlights; it does not think.
import type { HeatmapState } from '../../engine/types'
import type { Axis } from '../../recipe/comparison'

export const axisNames: Readonly<Record<Axis, string>> = {
  methods: 'Methods',
  classes: 'Classes',
  layers: 'Layers',
}

export const compareWords = {
  ofMost: (count: number, most: number) => `${count} of at most ${most}`,
  close: 'Close',
  goOn: 'Go on',
  grid: 'Download grid',
  usual: 'Usual choice',
  empty: 'Tick what you want to see side by side.',
  later: 'Open a picture and a model, then their maps appear here.',
  oneScale: 'Same scale',
  difference: 'Difference',
  swap: 'Swapped',
  differenceHint: 'Tick exactly two to see their difference.',
  ownScale:
    'Each map has a scale of its own: 1 is its largest value, of maps as fine as pixels at times that of their 99th percentile.',
  signs: 'For and against: red speaks for the class, blue against it.',
  ownReach: 'Each map has a scale of its own: its largest magnitude is 1 or −1.',
  waiting: 'Waiting',
  halted: 'Stopped',
  computing: 'Computing',
  baseline: 'Baseline: weights by chance',
  agnostic: 'The same for every class',
  negative: (logit: string) => `The model speaks against it (logit ${logit})`,
  sameAs: (name: string) => `same as ${name}`,
  order: 'Order',
  listed: 'as listed',
  byFall: 'by the fall',
  chance: 'by chance',
  fallAbout:
    'The number is how much further the class falls when the brightest tenth of a map is hidden than when a random tenth is.',
  agreement: 'How far the maps agree',
  agreementAbout:
    'Rank correlation of each map with each: 1 is the same order of places, 0 has nothing in common, −1 is the reverse.',
  byMethods: (aim: string, where: string) =>
    `Each map highlights evidence ${aim}${where}, by a method of its own.`,
  byLayers: (aim: string, method: string) =>
    `Each map highlights evidence ${aim} by ${method}, at a layer of its own.`,
  byClasses: (word: string, rest: string, how: string) =>
    `Each map highlights evidence ${word} a class of its own${rest}, by ${how}.`,
  wholeModel: (method: string) => `${method} takes the whole model: every layer has the same map.`,
  sameForAll: (method: string) => `${method} does not ask for a class: every class has the same map.`,
  over: (a: string, b: string) => `${a} over ${b}`,
  contrast: {
    logit: 'Contrast of the two logits',
    probability: 'Contrast of the two probabilities',
    value: 'Contrast of the two values',
  },
  neither: 'Neither map has structure',
  minus: 'First map minus second',
  twoSame: 'The two maps are the same',
} as const

export const stateWords: Readonly<Record<Exclude<HeatmapState, 'ok'>, string>> = {
  flat: 'Flat: the same everywhere',
  negative: 'Flat: no positive evidence',
  nan: 'The numbers of this map overflow',
}
