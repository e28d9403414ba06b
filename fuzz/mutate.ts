// Mutations of bytes and of JSON, drawn by fast-check from a seed: the same number is the same mutation everywhere.
import fc from 'fast-check'
import type { Part } from './types'

/** Values that code seldom expects. */
const hostile: readonly unknown[] = [
  0,
  -1,
  1,
  1.5,
  7,
  65_536,
  1e9,
  2 ** 31,
  2 ** 53,
  1e308,
  -1e308,
  null,
  true,
  false,
  '',
  ' ',
  'x',
  '__proto__',
  'constructor',
  'toString',
  'NaN',
  'Infinity',
  '../../../etc/passwd',
  'http://example.org/x.bin',
  'a'.repeat(20_000),
  '\u202e\u001b[31m',
  [],
  [null],
  [1, 2, 3, 4, 5, 6, 7],
  [[[[]]]],
  {},
  { __proto__x: 1 },
  { class_name: 'Dense' },
]
const keys = ['__proto__', 'constructor', 'toString', 'length', 'name', '']

/** Evenly from 0 to 1: fast-check would draw the ends nine times of ten, and a double far more often small than large. */
const at = fc.noBias(fc.integer({ min: 0, max: 2 ** 31 - 1 })).map((drawn) => drawn / 2 ** 31)
const change = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('flip' as const), at, bits: fc.integer({ min: 1, max: 255 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cut' as const), at, share: at }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('end' as const), at }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('splice' as const), at, from: at, share: at }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('huge' as const),
      at,
      value: fc.constantFrom(0, 255, 127, 128),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('say' as const), at, what: fc.constantFrom(...hostile) }),
  },
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant('value' as const), at, what: fc.constantFrom(...hostile) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('key' as const), at, what: fc.constantFrom(...keys) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('drop' as const), at }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('twice' as const), at }) },
)
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

export interface Mutation {
  /** Which part of the sample, as a share of their number. */
  readonly part: number
  readonly changes: readonly Change[]
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  part: at,
  changes: fc.array(change, { minLength: 1, maxLength: 3 }),
})

export function mutationOf(seed: number): Mutation {
  const [drawn] = fc.sample(mutation, { seed, numRuns: 1 })
  if (!drawn) throw new Error('nothing was drawn')
  return drawn
}

export const picked = <T>(list: readonly T[], share: number): T => list[Math.floor(share * list.length)] as T

export function mutated(part: Part, changes: readonly Change[]): Part {
  return { path: part.path, bytes: changes.reduce(changed, part.bytes) }
}

function changed(bytes: Uint8Array, how: Change): Uint8Array {
  const place = Math.floor(how.at * bytes.length)
  if (how.kind === 'flip') return bytes.map((byte, i) => (i === place ? byte ^ how.bits : byte))
  if (how.kind === 'huge') return bytes.map((byte, i) => (i >= place && i < place + 4 ? how.value : byte))
  if (how.kind === 'end') return bytes.slice(0, place)
  if (how.kind === 'cut') return joined(bytes.slice(0, place), bytes.slice(place + length(how.share, bytes)))
  if (how.kind === 'say') return joined(bytes.slice(0, place), encoded(said(how.what)), bytes.slice(place))
  if (how.kind === 'splice') {
    const from = Math.floor(how.from * bytes.length)
    return joined(
      bytes.slice(0, place),
      bytes.slice(from, from + length(how.share, bytes)),
      bytes.slice(place),
    )
  }
  return changedJson(bytes, how)
}

type JsonChange = Extract<Change, { kind: 'value' | 'key' | 'drop' | 'twice' }>

/** What is no JSON has a byte flipped instead. */
function changedJson(bytes: Uint8Array, how: JsonChange): Uint8Array {
  const json = parsed(bytes)
  if (json === null) return changed(bytes, { kind: 'flip', at: how.at, bits: 1 })
  const places: [Record<string, unknown>, string][] = []
  const walk = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return
    for (const key of Object.keys(value)) {
      places.push([value as Record<string, unknown>, key])
      walk((value as Record<string, unknown>)[key])
    }
  }
  walk(json)
  const [holder, key] = picked(places, how.at) ?? []
  if (holder && key !== undefined) edit(holder, key, how)
  return encoded(JSON.stringify(json))
}

function edit(holder: Record<string, unknown>, key: string, how: JsonChange): void {
  const old = holder[key]
  // An array has a length and no other names.
  const list = Array.isArray(holder)
  if (how.kind === 'value' || (how.kind === 'key' && list)) holder[key] = how.what
  else if (how.kind === 'drop') Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key]
  else if (how.kind === 'twice')
    Array.isArray(holder) ? holder.push(old) : Object.assign(holder, { [`${key}_`]: old })
  else {
    delete holder[key]
    Object.defineProperty(holder, how.what, {
      value: old,
      enumerable: true,
      configurable: true,
      writable: true,
    })
  }
}

const length = (share: number, bytes: Uint8Array) => Math.ceil(share * share * share * bytes.length)
const encoded = (text: string) => new TextEncoder().encode(text)
const joined = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts))

function parsed(bytes: Uint8Array): object | null {
  try {
    const json: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return typeof json === 'object' ? json : null
  } catch {
    return null
  }
}

const said = (what: unknown) => (typeof what === 'string' ? what : JSON.stringify(what))
