// Options that would be passed over in silence: those of another command, and pairs of which one leaves the other
// nothing to say.
import { backendCards } from '../runtime/backends/cards'
import { Wrong } from './checks'
import type { Values, Verb } from './options'

type Name = keyof Values

/** They say how a map is made, painted or kept. */
const making = [
  'method',
  'layer',
  'fuse',
  'param',
  'noise',
  'size',
  'norm',
] as const satisfies readonly Name[]
const keeping = ['out', 'overlay', 'look'] as const satisfies readonly Name[]
const ofSets = ['classes', 'shard', 'shards', 'pack', 'report'] as const satisfies readonly Name[]

/** @throws Wrong */
export function checkPassedOver(values: Values, verb: Verb): void {
  if (verb === 'measure') checkMeasure(values)
  const { look, overlay, report, shard, shards, class: one, classes } = values
  if (look !== undefined && overlay === undefined && report === undefined)
    throw new Wrong('--look says how the overlay is painted; add --overlay.')
  if (shard !== undefined && shards !== undefined)
    throw new Wrong('--shard and --shards are both given; --shard says of how many parts already.')
  if (one !== undefined && classes !== undefined)
    throw new Wrong('--class and --classes are both given; give one of them.')
  if (verb === 'worker' && values.box !== undefined)
    throw new Wrong('--box lies in one picture, but limelight worker reads many; leave it out.')
  checkEndings(values)
  checkTarget(values)
  checkWorkers(values)
}

/** A name that says another format than the file has. */
function checkEndings({ out, overlay, report }: Values): void {
  const picture = /\.(png|jpe?g|webp|gif|bmp|tiff?|avif|svg|pdf)$/i
  if (out !== undefined && picture.test(out))
    throw new Wrong("--out writes the map's numbers, not a picture; call it map.npy, or give --overlay.")
  if (overlay !== undefined && picture.test(overlay) && !/\.png$/i.test(overlay))
    throw new Wrong('--overlay writes a PNG file; give it a name that ends in .png.')
  if (report !== undefined && !/\.html?$/i.test(report))
    throw new Wrong('--report writes an HTML file; give it a name that ends in .html.')
}

/** `cell:3,4,285` names the class as well. */
function checkTarget({ class: one, target, fit, resize }: Values): void {
  const numbers = target?.startsWith('cell:') ? target.split(',').length : 0
  if (one !== undefined && numbers % 2 === 1)
    throw new Wrong('--class and the cell of --target both name a class; leave one of them out.')
  if (fit === 'letterbox' && resize !== undefined)
    throw new Wrong(
      '--resize is of a picture that is cut, and --fit letterbox keeps all of it; give one of them.',
    )
}

function checkMeasure(values: Values): void {
  const strange = [...making, ...keeping, ...ofSets].find((name) => values[name] !== undefined)
  if (strange)
    throw new Wrong(
      `limelight measure takes no --${strange}; it measures the map that --map names, as it is.`,
    )
  const { target } = values
  if (target !== undefined && target !== 'probability' && target !== 'region')
    throw new Wrong(
      'limelight measure goes by the probability of the class; leave --target out, or give region.',
    )
}

function checkWorkers({ workers, backend }: Values): void {
  const card = backendCards.find(({ name }) => name === backend)
  if (workers !== undefined && workers !== '1' && card && !card.poolable)
    throw new Wrong(
      `--workers counts instances on wasm, and ${card.name} runs one; leave one of the two out.`,
    )
}
