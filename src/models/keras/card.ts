import { modelJsonAmong, shards } from '../files/tfjsJson'
import type { FormatCard } from '../format'

export const card = {
  id: 'layers',
  label: 'LayersModel',
  endings: ['.json'],
  match: (files) => modelJsonAmong(files, 'layers'),
  parts: shards,
  // Teachable Machine's: how pictures are cropped, and the names of the classes.
  beside: ['metadata.json'],
} as const satisfies FormatCard
