// manifest.json beside the maps of a part: what was asked, of what, and what came of it. Written last and whole, so
// that a part without one is not done.
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { version } from '../../package.json'
import type { OpenModel } from '../models/types'
import { listEntries } from '../recipe/writeRecipe'
import { makers } from '../results/madeBy'
import type { Row } from '../results/row'
import { writeWhole } from './files'
import { feedingOf } from './guesses'
import type { Options } from './options'
import type { PictureFile } from './pictures'
import { readStamp } from './resume'
import { partName, type Shard } from './shard'

export const manifestSchema = 'limelight-manifest/1'

export interface Manifest {
  readonly schema: typeof manifestSchema
  /** Of what wrote it. */
  readonly version: string
  readonly model: { readonly name: string; readonly hash: string }
  readonly recipe: Readonly<Record<string, string>>
  readonly norm: string | null
  /** Of a detector, which box of each picture; absent where nobody said. */
  readonly boxIndex?: number
  readonly scale: string | null
  readonly fit: string | null
  readonly resize: number | null
  readonly resample: string | null
  readonly labels: string
  readonly guessed: Readonly<Record<string, string>>
  readonly remarks: readonly string[]
  readonly part: { readonly index: number; readonly of: number }
  /** SHA-256 over the names and sizes of the pictures, in order. */
  readonly inputs: { readonly count: number; readonly hash: string }
  readonly done: number
  readonly failed: number
  /** How many maps which version made, and on what: those of runs before were made by others, perhaps. */
  readonly made: Readonly<Record<string, number>>
  readonly failures: readonly { readonly picture: string; readonly error: string }[]
  readonly results: string
  /** The file that holds all maps of the part; null where each has its own. */
  readonly maps: string | null
}

export interface Ended {
  readonly out: string
  readonly options: Options
  readonly model: OpenModel
  readonly shard: Shard
  readonly pictures: readonly PictureFile[]
  /** Of these pictures alone. */
  readonly rows: readonly Row[]
  readonly container: string | null
}

/** Path of the manifest. @throws NotReadable */
export async function writeManifest(ended: Ended): Promise<string> {
  const { out, options, model, shard, rows, container } = ended
  const { scale, fit, resize, resample, labels, guessed, remarks } = feedingOf(options, model)
  const failures = rows.filter(({ error }) => error !== '').map(({ picture, error }) => ({ picture, error }))
  const manifest: Manifest = {
    schema: manifestSchema,
    version,
    model: { name: model.card.name, hash: model.card.hash },
    recipe: Object.fromEntries(listEntries(options.recipe)),
    norm: options.norm,
    ...(options.boxIndex !== null && { boxIndex: options.boxIndex }),
    scale,
    fit,
    resize,
    resample,
    labels,
    guessed,
    remarks,
    part: { index: shard[0], of: shard[1] },
    inputs: await hashInputs(ended.pictures),
    done: rows.length - failures.length,
    failed: failures.length,
    made: makers(rows),
    failures,
    results: `results${partName(shard)}.csv`,
    maps: container,
  }
  const path = join(out, `manifest${partName(shard)}.json`)
  await writeWhole(path, `${JSON.stringify(manifest, null, 1)}\n`)
  return path
}

async function hashInputs(pictures: readonly PictureFile[]): Promise<Manifest['inputs']> {
  const hash = createHash('sha256')
  for (const { path, name } of pictures) hash.update(`${name}\0${(await readStamp(path)).bytes}\n`)
  return { count: pictures.length, hash: hash.digest('hex') }
}
