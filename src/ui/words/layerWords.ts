// What the list of layers says.

export const fuseNames = {
  default: "the method's own rule",
  mean: 'mean',
  max: 'maximum',
  product: 'product',
} as const

export const layerWords = {
  several: 'Several',
  severalHelp: 'Tick several layers; their maps are fused into one',
  fuse: 'Fused by',
  chosen: (count: number) => `${count} layers, fused by`,
  count: (count: number) => `${count} layers`,
  pictures: 'Thumbnails',
  activations: 'Activations',
  maps: 'Maps',
  why: 'The mean activation of each layer, or the map of this method and class at each.',
  tooSlow: (method: string) => `Maps of all layers are for methods of one pass; ${method} takes more.`,
} as const
