// The operators that are computed, by family, for README.md.
import { activation } from './activation'
import { arithmetic } from './arithmetic'
import { arranging } from './arranging'
import { attention } from './attention'
import { blocks } from './blocks'
import { comparison } from './comparison'
import { filling } from './filling'
import { gathering } from './gathering'
import { gridSampling } from './gridSampling'
import { microsoft } from './microsoft'
import { normalising } from './normalising'
import type { Operators } from './operator'
import { ordering } from './ordering'
import { padding } from './padding'
import { patching } from './patching'
import { pooling } from './pooling'
import { products } from './products'
import { quantising } from './quantising'
import { recurrent } from './recurrent'
import { reducing } from './reducing'
import { resizing } from './resizing'
import { rotary } from './rotary'
import { scatteringOperators } from './scattering'
import { shape } from './shape'
import { slicingOperators } from './slicing'
import { softmaxOperators } from './softmax'
import { transposedConvolution } from './transposedVolume'
import { unary } from './unary'
import { convolution } from './volumeConvolution'
import { wholeProducts } from './wholeProducts'

const FAMILIES: readonly (readonly [string, readonly Operators[]])[] = [
  ['convolution', [convolution, transposedConvolution]],
  ['pooling', [pooling]],
  ['normalisation', [normalising]],
  ['products', [products, attention, rotary]],
  ['recurrent', [recurrent]],
  ['activation', [activation, softmaxOperators]],
  ['arithmetic', [arithmetic, unary]],
  ['comparison', [comparison]],
  ['reduction, order', [reducing, ordering]],
  ['shape', [shape, arranging, slicingOperators, blocks, patching]],
  ['picking, filling', [gathering, scatteringOperators, filling]],
  ['borders, sizes', [padding, resizing, gridSampling]],
  ['quantised', [quantising, wholeProducts]],
  ['com.microsoft', [microsoft]],
]

const namesIn = (families: readonly Operators[]) => families.flatMap(Object.keys).sort().join(', ')

/** `If` is chosen when a model is opened. */
export function operatorTable(): string {
  const rows = FAMILIES.map(([family, operators]) => `| ${family} | ${namesIn(operators)} |`)
  return ['| family | operators |', '| :-- | :-- |', ...rows].join('\n')
}

/** For the test that no operator is left out. */
export const listed: ReadonlySet<string> = new Set(
  FAMILIES.flatMap(([, families]) => families.flatMap(Object.keys)),
)
