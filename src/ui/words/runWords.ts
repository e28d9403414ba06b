// What runs, what the engine is, and the names of the page's parts for screen readers.

export const runWords = {
  running: 'Running',
  stoppedAt: (method: string, done: string, total: string) => `${method} stopped at ${done} of ${total}`,
  draft: (method: string) => `${method}, a draft`,
  estimated: 'the rest is estimated',
  of: (done: string, total: string) => `${done} of ${total}`,
  opening: (name: string) => `Opening ${name}`,
  starting: 'Starting the engine',
  classifying: 'Classifying',
  compiles: 'the first run compiles',
  preparing: (name: string) => `Preparing ${name}`,
  loading: (name: string) => `Loading ${name}`,
  step: (method: string, done: string, total: string) => `${method} ${done} of ${total}`,
  rate: (number: string) => `${number} a second`,
  left: (time: string) => `${time} left`,
} as const

export const engineWords = {
  none: 'No engine',
  starting: 'Starting',
  emulated: 'emulated',
  workers: (count: number) => `${count} workers`,
  computedWith: 'Maps are computed with ',
  computeWith: 'Compute with',
  best: 'the best one',
  holds: 'What the engine holds',
  tensors: 'Tensors',
  memory: 'Memory',
} as const

export const partWords = {
  classes: 'Classes',
  methods: 'Methods',
  layers: 'Layers',
  pictures: 'Pictures',
  maps: 'Maps',
  mapsToCompare: 'Maps to compare',
  output: 'Output',
  outputWith: 'Output with the classes',
  readAs: 'What the output is read as',
  back: 'Back to the whole map',
  usual: (layer: string) => `Usual: ${layer}. `,
  takes: (allowed: string) => `It takes ${allowed}.`,
  takesElse: (allowed: string, value: string) => `It takes ${allowed}; ${value} stays.`,
  repair: 'Repaired on load',
  repairs: (count: number) => `${count} repairs on load`,
  dropMissing: (files: string) => `Drop ${files} to see what was shown`,
  noClipboard: 'The browser did not let the clipboard be read; press Ctrl+V (or ⌘V) instead.',
  linkNotCopied: (url: string) => `The browser did not let the link be copied; here it is: ${url}`,
  close: 'Close',
  overlay: 'Overlay',
  map: 'Map',
  recipe: 'Recipe',
  report: 'Report',
  downloadOverlay: 'Download overlay',
  downloadMap: 'Download map',
  downloadRecipe: 'Download recipe',
  downloadReport: 'Download report',
} as const

export const factWords = {
  format: 'Format',
  size: 'Size',
  sizeOf: (parameters: string, bytes: string) => `${parameters} parameters, ${bytes}`,
  input: 'Input',
  classes: 'Classes',
} as const
