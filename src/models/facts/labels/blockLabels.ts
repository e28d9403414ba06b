// Names in the text formats of TensorFlow's object detection (label_map.pbtxt) and of Ultralytics (metadata.yaml).
import { byNumber } from './inOrder'
import { looseJson } from './looseJson'
import { objectLabels } from './objectLabels'
import { type NameList, NO_NAMES } from './types'

/** `item { id: 1 name: 'cat' }`, which counts from 1; null where the text has no items. */
export function pbtxtLabels(text: string): NameList | null {
  const items = [...text.matchAll(/\bitem\s*\{([^{}]{0,4000})\}/g)].map(([, body = '']) => body)
  if (items.length === 0) return null
  const field = (body: string, key: string) =>
    new RegExp(`(?:^|\\s)${key}\\s*:\\s*(?:"([^"]*)"|'([^']*)'|(\\d+))`).exec(body)?.slice(1).find(Boolean)
  const entries = items.map((body) => {
    const name = field(body, 'display_name') ?? field(body, 'name') ?? ''
    return [Number(field(body, 'id') ?? Number.NaN), name] as const
  })
  const read = byNumber(entries)
  // Where each id has its place, that it counts from 1 is this format's rule.
  const usual = read.names.length === entries.length
  return usual ? { names: read.names, doubts: [] } : read
}

const BLOCK = /^(names|labels|classes|class_names|id2label)\s*:[ \t]*(.*)$/

/** The block `names:` of a YAML file, as a map, a list or in brackets; null where there is none. */
export function yamlLabels(text: string): NameList | null {
  const lines = text.split(/\r\n|\n|\r/)
  const at = lines.findIndex((line) => BLOCK.test(line))
  if (at < 0) return null
  const inline = BLOCK.exec(lines[at] ?? '')?.[2]?.trim() ?? ''
  if (inline !== '') return bracketed(inline)
  const end = lines.findIndex((line, i) => i > at && /^[^\s#-]/.test(line))
  const block = lines.slice(at + 1, end < 0 ? undefined : end).filter((line) => /\S/.test(line))
  const pairs = block.map((line) => /^\s*(?:(\d{1,9})\s*:|-)\s+(.*\S)\s*$/.exec(line))
  if (pairs.some((pair) => pair === null)) return NO_NAMES
  const isMap = pairs.every((pair) => pair?.[1] !== undefined)
  const names = pairs.map((pair) => bare(pair?.[2] ?? ''))
  if (isMap) return byNumber(pairs.map((pair, i) => [Number(pair?.[1]), names[i] ?? ''] as const))
  return pairs.every((pair) => pair?.[1] === undefined) ? { names, doubts: [] } : NO_NAMES
}

function bracketed(inline: string): NameList {
  const value = looseJson(inline)
  if (value !== undefined) return objectLabels(value)
  const items = /^\[(.*)\]$/.exec(inline)?.[1]?.split(',')
  return items ? { names: items.map((item) => bare(item.trim())), doubts: [] } : NO_NAMES
}

const bare = (text: string) => text.replace(/^(["'])(.*)\1$/, '$2')
