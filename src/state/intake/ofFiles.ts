// What a recipe says of one model or of one picture alone: it goes when another takes its place.

export const ofModel = {
  hash: null,
  layers: [],
  classGiven: null,
  anchor: null,
  scale: null,
  fit: null,
  resize: null,
  resample: null,
  output: null,
  labels: null,
} as const

export const ofPicture = { classGiven: null, anchor: null } as const
