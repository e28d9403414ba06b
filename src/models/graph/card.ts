import { modelJsonAmong, shards } from '../files/tfjsJson'
import type { FormatCard } from '../format'

export const card = {
  id: 'graph',
  label: 'GraphModel',
  endings: ['.json'],
  match: (files) => modelJsonAmong(files, 'graph'),
  parts: shards,
} as const satisfies FormatCard
