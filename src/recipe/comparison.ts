// What stands side by side, as a link says it: `compare=classes:3,7&with=difference`.

/** What a comparison may run over. */
export const axes = ['methods', 'classes', 'layers'] as const
/** What a comparison runs over. */
export type Axis = (typeof axes)[number]

/** A comparison as a link tells it. */
export interface SharedComparison {
  readonly axis: Axis
  /** Method ids, class indices or layer names; null for the usual choice. */
  readonly ids: readonly string[] | null
  /** One scale for all, and of two classes what sets them apart, the less probable one first. */
  readonly ways: readonly Way[]
}

const ways = ['scale', 'difference', 'swapped'] as const
/** How the maps side by side are shown. */
export type Way = (typeof ways)[number]

/** A comparison as entries of a link; defaults are left out. */
export function writeComparison({
  axis,
  ids,
  ways,
}: SharedComparison): readonly (readonly [string, string])[] {
  const compare = ids === null ? axis : `${axis}:${ids.map(escaped).join(',')}`
  return [['compare', compare], ...(ways.length > 0 ? ([['with', ways.join(',')]] as const) : [])]
}

/** Null where the link shows one map; a sentence where it says what nobody understands. */
export function readComparison(values: ReadonlyMap<string, string>): SharedComparison | string | null {
  const text = values.get('compare')
  if (text === undefined) return null
  const [name = '', list] = text.split(/:(.*)/s)
  const axis = axes.find((known) => known === name)
  if (!axis) return `The comparison "${name}" is none of ${axes.join(', ')}; one map is shown.`
  const asked = values.get('with')?.split(',') ?? []
  const ids = list === undefined ? null : list.split(',').filter(Boolean).map(plain)
  return { axis, ids, ways: ways.filter((way) => asked.includes(way)) }
}

/** Names may hold commas themselves. */
const escaped = (id: string) => id.replace(/[%,]/g, encodeURIComponent)
const plain = (id: string) => id.replaceAll('%2C', ',').replaceAll('%25', '%')
