// Folders that are called like classes say what a picture should be taken for.
import type { SetPicture } from './outcome'

export interface ExpectedClass {
  readonly label: string
  /** Of ImageNet's classes two are called crane. */
  readonly indexes: readonly number[]
}

export interface Expected {
  /** By the picture's key. */
  readonly of: ReadonlyMap<string, ExpectedClass>
  /** Folders that are called like no class, where others are or there are several. */
  readonly unmatched: readonly string[]
}

export const nothingExpected: Expected = { of: new Map(), unmatched: [] }

/** Of the folders around a picture the nearest counts that is called like a class, or like one of its names. */
export function expectedOf(items: readonly SetPicture[], labels: readonly string[]): Expected {
  const classes = classesByName(labels)
  const of = new Map<string, ExpectedClass>()
  const unmatched = new Set<string>()
  const folders = new Set<string>()
  for (const { key, path } of items) {
    const around = path.split('/').slice(0, -1).reverse()
    const found = around.map((name) => classes.get(plain(name))).find((known) => known !== undefined)
    folders.add(around[0] ?? '')
    if (found) of.set(key, found)
    else if (around[0] !== undefined) unmatched.add(around[0])
  }
  const said = of.size > 0 || folders.size > 1
  return { of, unmatched: said ? [...unmatched] : [] }
}

export const isWrong = (predicted: number, expected: ExpectedClass | undefined) =>
  expected !== undefined && !expected.indexes.includes(predicted)

function classesByName(labels: readonly string[]): ReadonlyMap<string, ExpectedClass> {
  const classes = new Map<string, ExpectedClass>()
  const add = (name: string, label: string, index: number) => {
    const before = classes.get(name)
    if (before?.indexes.includes(index)) return
    classes.set(name, { label: before?.label ?? label, indexes: [...(before?.indexes ?? []), index] })
  }
  labels.forEach((label, index) => {
    if (label === '') return
    for (const name of [label, ...label.split(',')]) add(plain(name), label, index)
  })
  return classes
}

/** `Tiger_cat`, `tiger-cat` and `tiger cat` are one name. */
const plain = (name: string) =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim()
