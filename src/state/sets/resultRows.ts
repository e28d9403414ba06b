// The rows of results.csv for a set: the columns of the terminal's, in the order of the set.
import { encodeNpy } from '../../canvas/npy'
import { metricCells } from '../../results/metricColumns'
import { bestCells, boxCells, emptyRow, type Row } from '../../results/row'
import { type Explained, heatmapOf } from './outcome'
import type { SetItem } from './pictureSet'
import type { Sheet } from './sheet'

/** Where the files of a picture lie in the zip: in folders like its own. */
export function placesOf({ path }: SetItem) {
  const inside = path.replace(/^([a-z]:)?[\\/]+/i, '').replaceAll(/(^|[\\/])\.\.(?=[\\/])/g, '$1_')
  return { map: `maps/${inside}.npy`, overlay: `overlays/${inside}.png` }
}

/** The map as a .npy file. */
export async function npyOf(outcome: Explained): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height, data } = await heatmapOf(outcome)
  return encodeNpy({ shape: [height, width], data })
}

/** Null for a picture that is still to come. */
export async function resultRow(
  item: SetItem,
  { outcomes, figures }: Pick<Sheet, 'outcomes' | 'figures'>,
): Promise<Row | null> {
  const outcome = outcomes.get(item.key)
  if (!outcome) return null
  const picture = { ...emptyRow, picture: item.path, ...stampOf(item.blob) }
  if (outcome.kind === 'failed') return { ...picture, error: outcome.text }
  const { chosen, score, map, ms } = outcome
  const measured = figures.get(item.key)
  return {
    ...picture,
    class: String(chosen.index),
    label: chosen.label,
    score: String(score),
    probability: String(chosen.probability),
    state: map.state,
    ms: String(Math.round(ms)),
    map: placesOf(item).map,
    shape: `${map.height}x${map.width}`,
    digest: await digestOf(await npyOf(outcome)),
    ...boxCells(outcome.box),
    ...bestCells(outcome.top[0], map),
    by: outcome.by,
    ...(measured?.kind === 'measured' && metricCells(measured.figures)),
  }
}

function stampOf(blob: Blob) {
  const modified = 'lastModified' in blob ? String(blob.lastModified) : ''
  return { bytes: String(blob.size), modified }
}

/** The first of its SHA-256; nothing where the page came without encryption: browsers hash nothing there. */
async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const subtle = globalThis.crypto?.subtle
  if (!subtle) return ''
  const hash = new Uint8Array(await subtle.digest('SHA-256', bytes))
  return [...hash.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
