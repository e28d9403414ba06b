// Words of the model's own controls: how the picture is scaled, what is explained.

export const trialWords = {
  tryOthers: 'Try the others',
  trying: 'Trying…',
  tried: 'Ways to scale the picture, with the class that each gives',
} as const

export const targetWords = {
  target: 'Explain',
  logit: 'logit',
  probability: 'probability',
  value: 'value',
  negative: 'negative evidence',
  contrast: 'contrast with …',
  region: 'where it wins',
  cell: 'a cell or region …',
  against: 'Contrast with',
  rows: 'Rows and columns: y, x or y0, x0, y1, x1',
} as const

/** The number that is explained, by what the model gives of a class. */
export const scoreWords = {
  value: (value: string) => `value ${value}`,
  there: {
    logit: (value: string) => `logit there ${value}`,
    probability: (value: string) => `probability there ${value}`,
    value: (value: string) => `value there ${value}`,
  },
  difference: {
    logit: (value: string) => `logit difference ${value}`,
    probability: (value: string) => `difference of the probabilities ${value}`,
    value: (value: string) => `difference of the values ${value}`,
  },
} as const

/** What the numbers of an output are. */
export const outputKindWords = {
  label: 'Read as',
  logits: 'logits (softmax)',
  probabilities: 'probabilities',
  scores: 'each on its own',
  values: 'values, no classes',
  mask: 'classes at every place',
  boxes: 'boxes',
  'boxes-objectness': 'boxes (objectness)',
  'boxes-softmax': 'boxes (softmax)',
} as const
