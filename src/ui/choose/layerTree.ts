// The layers as a tree of their modules' paths, folded to the level at which they differ. The order stays that of the
// list: a module is a run of layers whose paths begin alike.

export interface Leaf {
  readonly kind: 'layer'
  readonly name: string
  /** How much of the name the branches above it say. */
  readonly from: number
}

export interface Branch {
  readonly kind: 'branch'
  readonly key: string
  /** All of the path, and how much of it the branches above say. */
  readonly path: string
  readonly from: number
  readonly layers: readonly string[]
  readonly nodes: readonly Node[]
}

type Node = Leaf | Branch

/** @param names of layers, in the order in which they are listed */
export function layerTree(names: readonly string[]): readonly Node[] {
  const path = names.some((name) => /[/.]/.test(name))
  // Keras puts the block before an underscore: block7_point_relu, conv2_block1_out.
  const cuts = new Map(
    names.map((name) => [name, path ? before(name, /.[/.]/g) : before(name, /\d[a-z]?_/g)]),
  )
  return nodes(names, 0, (name) => cuts.get(name) ?? [])
}

/** Where the parts of a name begin but for the first: before the last letter of each match. */
const before = (name: string, parts: RegExp) =>
  [...name.matchAll(parts)].map(({ index, 0: found }) => index + found.length - 1)

type Cuts = (name: string) => readonly number[]

function nodes(names: readonly string[], from: number, cuts: Cuts): readonly Node[] {
  const made: Node[] = []
  for (let i = 0; i < names.length; ) {
    const run = runAt(names.slice(i), from, cuts)
    const [name = ''] = run.names
    const { names: layers, path } = run
    made.push(
      layers.length === 1
        ? { kind: 'layer', name, from: from < name.length ? from : 0 }
        : {
            kind: 'branch',
            key: `${path} ${name}`,
            path,
            from,
            layers,
            nodes: nodes(layers, path.length, cuts),
          },
    )
    i += layers.length
  }
  return made
}

/** The layers at the head of the list that share the next part of their path, and all that they share. */
function runAt(names: readonly string[], from: number, cuts: Cuts) {
  const [first = ''] = names
  const ends = cuts(first).filter((cut) => cut > from)
  const within = (name: string, end: number) =>
    name.startsWith(first.slice(0, end)) && (name.length === end || cuts(name).includes(end))
  // The name itself may be a module's, too.
  const [next = first.length, ...deeper] = [...ends, first.length]
  if (next <= from) return { names: [first], path: first }
  const other = names.findIndex((name) => !within(name, next))
  const run = names.slice(0, other === -1 ? names.length : other)
  const shared = [next, ...deeper].filter((end) => run.every((name) => within(name, end)))
  return { names: run, path: first.slice(0, Math.max(...shared)) }
}

export type TreeRow = { readonly depth: number } & (Leaf | (Branch & { readonly open: boolean }))

/** What is seen of the tree, top to bottom. */
export const rowsOf = (
  tree: readonly Node[],
  isOpen: (branch: Branch) => boolean,
  depth = 0,
): readonly TreeRow[] =>
  tree.flatMap((node): readonly TreeRow[] => {
    if (node.kind === 'layer') return [{ ...node, depth }]
    const open = isOpen(node)
    return [{ ...node, open, depth }, ...(open ? rowsOf(node.nodes, isOpen, depth + 1) : [])]
  })

/** The branches that hold one of the layers. */
export const branchesOf = (tree: readonly Node[], layers: readonly string[]): readonly string[] =>
  tree.flatMap((node) =>
    node.kind === 'branch' && layers.some((name) => node.layers.includes(name))
      ? [node.key, ...branchesOf(node.nodes, layers)]
      : [],
  )
