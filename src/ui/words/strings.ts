// Every word of the page, so that another language is another file. Short, plain, in the reader's terms.
import type { Resample } from '../../picture/types'

export const scaleNames: Readonly<Record<string, string>> = {
  unit: 'x / 255',
  signed: 'x / 127.5 − 1',
  bytes: '0 to 255',
  imagenet: 'ImageNet mean and deviation',
  caffe: 'BGR minus means',
  bgr: 'BGR, 0 to 255',
}

export const fitNames = { stretch: 'stretched', crop: 'cropped', letterbox: 'letterboxed' } as const

/** The shorter side comes to so many pixels before the middle is cut out. */
export const resizedNames = {
  stretch: (side: number) => `stretched to ${side}, middle cropped`,
  other: (side: number) => `resized to ${side}, middle cropped`,
} as const

export const resizedName = (fit: keyof typeof fitNames, side: number) =>
  (fit === 'stretch' ? resizedNames.stretch : resizedNames.other)(side)

export const resampleNames: Readonly<Record<Resample, string>> = {
  nearest: 'nearest',
  bilinear: 'bilinear',
  bicubic: 'bicubic',
  lanczos: 'Lanczos',
  box: 'box',
  hamming: 'Hamming',
}

export const words = {
  tagline: "see what a classifier's evidence rests on",
  help: 'Keys',
  copyLink: 'Copy link',
  copied: 'Copied',
  forPage: 'For a page:',
  copyFrame: 'Copy frame',
  copyElement: 'Copy element',
  done: 'Done',
  openWhole: 'Open in Limelight',
  privacy: 'Picture and model stay on this device.',
  drop: 'Drop a picture or a model',
  unread: (names: readonly string[]) =>
    `The browser could not read ${names.slice(0, 5).join(', ')}; open the files with the button instead.`,
  slowStep: (left: number) =>
    `The engine has given no sign of life for ten seconds: a slow step, or it hangs. In ${left} seconds it starts anew by itself; what is open stays open.`,
  whichModel: (count: number) => `${count} models were given. Which one?`,
  invitation: 'Drop a picture and a model anywhere on this page',
  invitationMore:
    'A photograph, and a model: a .keras, .h5 or .onnx file, or a model.json with its shards; files, a folder or a zip.',
  havePicture: 'Now drop a model: a .keras, .h5 or .onnx file, or a model.json with its shards',
  haveModel: 'Now drop a picture',
  fileInput: 'Picture and model files',
  address: 'Address of a picture or a model',
  addressHelp:
    'An address, or all that a link takes: labels=https://…, layer=conv5, scale=128,128,128/64,64,64',
  open: 'Open',
  openFiles: 'Open files',
  picture: 'Picture',
  model: 'Model',
  class: 'Class',
  method: 'Method',
  layer: 'Layer',
  openPicture: 'Open picture',
  openModel: 'Open model',
  paste: 'Paste',
  stop: 'Stop',
  goOn: 'Go on',
  draft: 'Draft',
  draftHelp:
    'Estimates the rest as soon as that should do, after a tenth of the work at least; what is scored counts',
  retry: 'Retry',
  renew: 'Start anew',
  dismiss: 'Dismiss',
  opacity: 'Opacity',
  palette: 'Palette',
  above: 'Above',
  cells: 'Cells',
  saw: 'What the model saw',
  swipe: 'Swipe: the untouched picture is left of the line',
  findClass: 'Find a class',
  findAmong: (count: string) => `Find one of ${count} classes`,
  classFigures: 'area where the class wins · its probability over all places',
  findLayer: 'Find a layer',
  noClass: 'No class has this name.',
  noLayer: 'No layer has this name.',
  classesLater: 'The classes appear here, most probable first.',
  layersLater: 'The layers of the model appear here.',
  modelLater: 'No model yet. A Keras or ONNX file, or the model.json of TensorFlow.js with its shards.',
  settings: 'Settings and source',
  convention: 'Numbers as in',
  guessed: 'Guessed',
  chosen: 'Chosen',
  timings: 'Time',
  facts: 'Facts',
} as const

export const firstContactWords = {
  name: 'What to do next',
  drop: 'Drop a photo or your model anywhere on this page.',
  /** Where Open lies at the foot of the window. */
  dropOrOpen: 'Drop a photo or your model anywhere, or press Open.',
  open: 'Open files',
  openModel: 'Open a model of your own',
  kinds: 'ONNX, Keras or TensorFlow.js; one picture or a folder of them.',
  privacy: 'Picture and model stay on this device.',
  knows: (count: number) => `This model knows ${count} things on tabletops and nothing else`,
  namely: (labels: readonly string[]) =>
    `${labels.length > 0 ? `${labels.join(', ')}. ` : ''}Your picture may show none of them, and each class is scored on its own.`,
  /** A dot ends a line, and begins none. */
  general: (title: string, facts: string) =>
    `Open ${title.replaceAll(' ', '\u00a0')}${facts && `, ${facts.replaceAll(/ (?=·|[kM]B)/g, '\u00a0')}`}`,
} as const

export const networkWords = {
  title: 'Network',
  lock: 'Lock the network',
  about: 'Reloads the page with all that is open. After it nothing leaves, to any host, until you unlock it.',
  locked: 'Network locked: nothing leaves this page, to any host.',
  keep: 'Stay locked after a reload',
  unlock: 'Unlock the network',
} as const

export const palettes = {
  inferno: 'Inferno',
  viridis: 'Viridis',
  cividis: 'Cividis',
  turbo: 'Turbo (rainbow-like)',
  reveal: 'Reveal the photo',
}

export const keys: readonly (readonly [string, string])[] = [
  ['O', 'Open a picture'],
  ['M', 'Open a model'],
  ['/', 'Find a class'],
  ['L', 'Find a layer'],
  ['[ ]', 'Layer before, after'],
  [', .', 'Method before, after'],
  ['1 2 3', 'Swipe: map, half, picture'],
  ['Space', 'Hold to hide the map'],
  ['+ − 0', 'Magnify, show more, show the whole; arrows move what is magnified'],
  ['← →', 'In the strip: the picture before, after'],
  ['E', 'Chosen class beside the most probable'],
  ['G', 'Compare several maps'],
  ['S', 'Copy link'],
  ['D', 'Download overlay'],
  ['Esc', 'Stop the run'],
  ['Ctrl Z', 'Undo the replaced picture or model'],
  ['?', 'This list'],
]

export const expectedWords = {
  beside: (label: string) => `Beside ${label}`,
  about: 'The map of this class and that of the most probable one, and what sets them apart (E)',
} as const

export const libraryWords = {
  library: 'Library',
  views: 'Recent views',
  kept: 'Kept in this browser',
  server: 'On this server',
  public: 'Public, fetched when chosen',
  nothing: 'Models that you open are kept here and open again without a network.',
  remove: 'Remove',
  keep: 'Keep what I open in this browser: a reload shows it again',
} as const

export const scaleWords = {
  scaling: 'Scaling',
  resampling: 'Resampling',
  fit: 'Fit',
  own: 'Numbers of my own…',
  mean: 'Mean',
  std: 'Deviation',
  use: 'Use',
  help: '(x − mean) / deviation for red, green, blue (or one number for all); on 0 to 255, or on 0 to 1 as in PyTorch.',
} as const

export const conceptWords = {
  concepts: 'Concepts',
  all: 'All',
  strength:
    'How strong a concept is where it is the strongest: each colour from nothing to its own largest value.',
  colours: 'Concepts have colours of their own.',
  about: "Classes as the model's head sees each concept alone, spread over the whole layer",
  score: (score: string) => `score ${score}`,
} as const
