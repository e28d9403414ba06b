// settings.json beside the maps: a run goes on only where the maps that are there were made the same way.
import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { failure } from '../errors'
import type { OpenModel } from '../models/types'
import { listEntries } from '../recipe/writeRecipe'
import { readBytes, writeWhole } from './files'
import { feedingOf } from './guesses'
import type { Lock } from './lock'
import type { Options } from './options'
import { readResults } from './results'
import { shortPath } from './words'

const SCHEMA = 'limelight-settings/1'

interface FolderSettings {
  readonly options: Options
  readonly model: OpenModel
  /** Of how many parts. */
  readonly of: number
  /** Whether pictures have classes of their own. */
  readonly classes: boolean
  readonly lock: Lock
}

/**
 * Whether the folder was begun by this command before.
 * @throws BadRecipe where it holds maps of another model or other settings
 */
export async function checkSettings(folder: string, run: FolderSettings): Promise<boolean> {
  const path = join(folder, 'settings.json')
  const mine = await settingsText(run)
  const made = await writeFile(path, mine, { flag: 'wx' }).then(
    () => true,
    () => false,
  )
  if (made) return false
  const theirs = await readFile(path, 'utf8').catch(() => '')
  if (theirs === mine) return true
  if (
    theirs !== '' &&
    !theirs.startsWith('{"schema":"limelight-settings/') &&
    !theirs.startsWith('{"model":')
  )
    throw refused(`${shortPath(path)} was not made by this command`)
  if ((await run.lock.othersRun()) || (await holdsMaps(folder)))
    throw refused(
      `${shortPath(folder)} holds maps of another model or other settings${parts(theirs, run.of)}`,
    )
  await writeWhole(path, mine)
  return true
}

const refused = (why: string) => failure('BadRecipe', `${why}; give another folder with --out.`)

function parts(theirs: string, of: number): string {
  const other = /"of":(\d+)/.exec(theirs)?.[1]
  return other && Number(other) !== of ? ` (in ${other} parts, not ${of})` : ''
}

async function settingsText({ options, model, of, classes }: FolderSettings): Promise<string> {
  const { recipe, norm, noise, pack, metrics, measuring, boxIndex } = options
  const { scale, fit, resize, resample } = feedingOf(options, model)
  const { hash, labels, output } = model.card
  return JSON.stringify({
    schema: SCHEMA,
    model: hash,
    output,
    recipe: listEntries(recipe),
    scale,
    fit,
    labels: digestOf(JSON.stringify(labels)),
    norm,
    noise: noise ? digestOf(await readBytes(noise)) : null,
    pack,
    // Absent where nobody asked, as in the settings of earlier runs.
    ...(resize !== null && { resize }),
    ...(resample !== null && { resample }),
    ...(metrics && { metrics: measuring }),
    ...(boxIndex !== null && { boxIndex }),
    ...(classes && { classes }),
    of,
  })
}

/** The first of its SHA-256. */
export const digestOf = (bytes: Uint8Array | string) =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 16)

/** Whether a run before this one, of any part of the set, came as far as a map. */
async function holdsMaps(folder: string): Promise<boolean> {
  const names = (await readdir(folder)).filter((name) => /^results.*\.csv$/.test(name))
  const rows = await Promise.all(names.map((name) => readResults(join(folder, name))))
  return rows.flat().some(({ map }) => map !== '')
}
