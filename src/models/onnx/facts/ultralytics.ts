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
  return {
    height: Number(size[1]),
    width: Number(size[2]),
    scale: 'unit',
    fit: 'crop',
    resize: Math.min(Number(size[1]), Number(size[2])),
    why: "The file's own metadata is Ultralytics', whose models take 0..1.",
  }
}
