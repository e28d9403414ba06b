// Ultralytics writes names and size into the file's own metadata, as Python's text.

import type { Feeding } from '../../facts/feeding'
import type { Labels } from '../../facts/labels/types'

type Metadata = ReadonlyMap<string, string>

/** `{0: 'anchor', 1: "hen's egg"}` */
export function ultralyticsLabels(metadata: Metadata): Labels | null {
  const text = metadata.get('names') ?? ''
  const names: string[] = []
  for (const match of text.matchAll(/(\d{1,6})\s*:\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/g))
    names[Number(match[1])] = (match[2] ?? match[3] ?? '').replace(/\\(['"\\])/g, '$1')
  if (names.length === 0) return null
  return { names: Array.from(names, (name, i) => name ?? `class ${i}`), source: 'the file' }
}

export function ultralyticsFeeding(metadata: Metadata): Feeding | null {
  const size = /\[\s*(\d+)\s*,\s*(\d+)\s*\]/.exec(metadata.get('imgsz') ?? '')
  if (!size || !metadata.has('stride')) return null
  const [height, width] = [Number(size[1]), Number(size[2])]
  // Detectors see the whole picture; classifiers its middle.
  const classify = (metadata.get('task') ?? 'classify') === 'classify'
  return {
    height,
    width,
    scale: 'unit',
    ...(classify ? { fit: 'crop', resize: Math.min(height, width) } : { fit: 'letterbox' }),
    why: "The file's own metadata is Ultralytics', whose models take 0..1.",
  }
}
