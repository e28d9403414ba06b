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

const BLOCK = /^\s*(names|labels|classes|class_names|id2label|class_indices)\s*:[ \t]*(.*)$/

/** The block `names:` of a YAML file, as a map, a list or in brackets, or such a file that is one; null for neither. */
export function yamlLabels(text: string): NameList | null {
  const lines = text.split(/\r\n|\n|\r/).map(withoutComment)
  const at = lines.findIndex((line) => BLOCK.test(line))
  if (at < 0) return blockNames(lines.filter((line) => /\S/.test(line) && line !== '---'))
  const [head = '', , inline = ''] = BLOCK.exec(lines[at] ?? '') ?? []
  if (/^[[{]/.test(inline)) return bracketed([inline, ...lines.slice(at + 1)].join('\n'))
  if (inline.trim() !== '') return NO_NAMES
  const depth = head.search(/\S/)
  const ends = (line: string) => line.search(/[^\s-]/) <= depth && !/^\s*-/.test(line)
  const end = lines.findIndex((line, i) => i > at && /\S/.test(line) && ends(line))
  return blockNames(lines.slice(at + 1, end < 0 ? undefined : end).filter((line) => /\S/.test(line)))
}

const withoutComment = (line: string) => (/["'].*#/.test(line) ? line : line.replace(/(^|\s)#.*$/, ''))

/** `- cat`, `0: cat` or `cat: 0`, a line each. */
function blockNames(lines: readonly string[]): NameList {
  if (lines.length === 0) return NO_NAMES
  const items = lines.flatMap((line) => /^\s*-\s+(.*\S)\s*$/.exec(line)?.[1] ?? [])
  if (items.length === lines.length) return objectLabels(items.map(bare))
  const pairs = lines.flatMap((line) => {
    const [, key, value] = /^\s*("[^"]*"|'[^']*'|[^:\s][^:]*?)\s*:\s+(.*\S)\s*$/.exec(line) ?? []
    return key !== undefined && value !== undefined ? [[bare(key), bare(value)] as const] : []
  })
  return pairs.length === lines.length ? objectLabels(Object.fromEntries(pairs)) : NO_NAMES
}

/** What stands in brackets, on one line or several. */
function bracketed(text: string): NameList {
  const value = looseJson(text.slice(0, text.search(/[\]}][^\]}]*$/) + 1)) ?? looseJson(firstOf(text))
  return value === undefined ? NO_NAMES : objectLabels(value)
}

const firstOf = (text: string) => text.slice(0, text.search(/[\]}]/) + 1)

const bare = (text: string) => text.replace(/^(["'])(.*)\1$/, '$2')
