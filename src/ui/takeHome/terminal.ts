// The command line that gives the map on show.
import { droppedName, type Recipe } from '../../recipe/recipe'
import { shellWord } from '../../recipe/shellWord'
import { listEntries } from '../../recipe/writeRecipe'

interface Asked {
  readonly recipe: Recipe
  /** Addresses in full, or names of files. */
  readonly model: string
  readonly image: string
  readonly labels: string | null
}

const said: readonly string[] = [
  ...['output', 'method', 'layer', 'fuse', 'class', 'anchor', 'convention', 'target'],
  ...['scale', 'fit', 'resize', 'resample', 'size', 'look'],
]

export function terminalLine({ recipe, model, image, labels }: Asked): string {
  const options = listEntries(recipe).flatMap(([key, value]) => {
    if (key.startsWith('p.')) return [option('param', `${key.slice(2)}=${value}`)]
    return said.includes(key) ? [option(key, value)] : []
  })
  const files = [option('model', model), option('image', image)]
  const names = labels === null ? [] : [option('labels', labels)]
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

/** The name under which a place's file lies where somebody saved it; empty where it is no file. */
export function fileOf(place: string): string {
  if (/^https?:/.test(place))
    return decodedName(
      place
        .replace(/[?#].*$/, '')
        .split('/')
        .at(-1) ?? '',
    )
  return place.includes(':') ? '' : place
}

function decodedName(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    // A per cent sign that is one.
    return name
  }
}

/** A value that begins with a dash would be read as the next option. */
const option = (name: string, value: string) =>
  `--${name}${value.startsWith('-') ? '=' : ' '}${shellWord(value)}`
