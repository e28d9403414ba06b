// Where a weight file lies that a manifest names: beside the model, else by its own name, however that was changed.
import { failure } from '../../errors'
import { quoted } from '../quoted'
import type { ModelFiles } from '../types'
import { baseName } from './baseName'
import { decoded } from './decoded'

interface Named {
  readonly path: string
  readonly modelPath: string
  /** Whether the manifest names no other. */
  readonly alone: boolean
}

/** With a scheme, which is no drive's letter, or a host. */
const ADDRESS = /^\s*([a-z][a-z0-9+.-]+:|[\\/]{2})/i

/** @throws NotReadable where no file or several may be it, UnsupportedModel for an address */
export function locate({ path, modelPath, alone }: Named, files: ModelFiles): string {
  if (ADDRESS.test(path))
    throw failure(
      'UnsupportedModel',
      `The model's weight file ${quoted(path)} is an address; weights are read from beside model.json alone.`,
    )
  const folder = modelPath.slice(0, modelPath.length - baseName(modelPath).length)
  const beside = (folder + path).replace(/(^|\/)\.\//g, '$1')
  if (files.paths.length === 0 || files.paths.includes(beside)) return beside
  const weights = files.paths.filter((other) => /\.(bin|dat|buf)$|shard\d+of\d+/i.test(other))
  const found = [
    files.paths.filter((other) => baseName(other) === baseName(path)),
    files.paths.filter((other) => plainName(other) === plainName(path)),
    // Its length is checked when it is read.
    alone && !/shard\d+of([2-9]|\d\d)/i.test(path) ? weights : [],
  ].find((list) => list.length === 1)
  if (found?.[0] !== undefined) return found[0]
  throw failure(
    'NotReadable',
    `The weight file ${quoted(path)} is missing; open it together with model.json.`,
  )
}

/** Without what addresses, Windows and browsers do to a name: my%20weights.bin, C:\\web\\weights.bin, weights (1).bin. */
function plainName(path: string): string {
  const last = decoded(path).split(/[\\/]/).at(-1) ?? path
  return last.replace(/ ?\(\d{1,3}\)(?=\.\w+$)/, '').toLowerCase()
}
