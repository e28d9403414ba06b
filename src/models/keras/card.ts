import { modelJsonAmong, shards } from '../files/tfjsJson'
import type { FormatCard } from '../format'

export const card = {
  id: 'layers',
  label: 'LayersModel',
  endings: ['.json'],
  match: (files) => modelJsonAmong(files, 'layers'),
  parts: shards,
} as const satisfies FormatCard
