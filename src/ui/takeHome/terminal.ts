// The command line that gives the map on show.
import { droppedName, type Recipe } from '../../recipe/recipe'
import { listEntries } from '../../recipe/writeRecipe'

interface Asked {
  readonly recipe: Recipe
  /** Addresses in full, or names of files. */
  readonly model: string
  readonly image: string
  readonly labels: string | null
}

const said: readonly string[] = [
  ...['output', 'method', 'layer', 'fuse', 'class', 'convention', 'target'],
  ...['scale', 'fit', 'resize', 'resample', 'size'],
]

export function terminalLine({ recipe, model, image, labels }: Asked): string {
  const options = listEntries(recipe).flatMap(([key, value]) => {
    if (key.startsWith('p.')) return [`--param ${quoted(`${key.slice(2)}=${value}`)}`]
    return said.includes(key) ? [`--${key} ${quoted(value)}`] : []
  })
  const files = [`--model ${quoted(model)}`, `--image ${quoted(image)}`]
  const names = labels === null ? [] : [`--labels ${quoted(labels)}`]
  return [
    'npx limelight explain',
    ...files,
    ...names,
    ...options,
    '--out map.npy',
    '--overlay overlay.png',
  ].join(' ')
}

/** As a file beside the terminal, or its address. */
export const placeOf = (reference: string | null, address: string | null) =>
  droppedName(reference) ?? address ?? reference ?? ''

/** For the shells of Linux, macOS and, with double quotes, Windows. */
const quoted = (text: string) =>
  /^[\w./:,@=+-]+$/.test(text) ? text : `"${text.replace(/["$`\\]/g, '\\$&')}"`
