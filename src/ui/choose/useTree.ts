// Which branches of the layers' tree are open: those that somebody opened, and that of the chosen layer.
import { useEffect, useMemo, useState } from 'react'
import { useIntents, usePage } from '../page'
import { branchesOf, layerTree, rowsOf, type TreeRow } from './layerTree'

/**
 * @param layers by name, in the order of the list
 * @param chosen names of layers, one a line
 */
export function useTree(layers: ReadonlyMap<string, unknown>, chosen: string) {
  const { store } = usePage()
  const { view } = useIntents()
  const names = [...layers.keys()].join('\n')
  const tree = useMemo(() => layerTree(names.split('\n').filter(Boolean)), [names])
  const [opened, setOpened] = useState({ for: '', keys: new Set<string>() })
  // Of the branch that was opened last: they come as what unfolds does, all others at once.
  const [unfolded, setUnfolded] = useState<readonly string[]>([])
  const key = `${chosen} of ${names}`
  // A layer that is chosen by a link or a key is in sight; its branch then stays open, so that no row jumps away.
  if (opened.for !== key)
    setOpened({ for: key, keys: new Set([...opened.keys, ...branchesOf(tree, chosen.split('\n'))]) })
  const query = store.getState().view.layerList.query
  const rows = useMemo(
    () => rowsOf(tree, (branch) => query !== '' || opened.keys.has(branch.key)),
    [tree, query, opened],
  )
  const listed = rows.flatMap((row) => (row.kind === 'layer' ? [row.name] : [])).join('\n')
  // Maps are made for what can be seen.
  useEffect(() => {
    const { layerList } = store.getState().view
    // Nothing yet is not nothing found.
    if (names || layerList.query) view({ layerList: { ...layerList, listed: listed.split('\n') } })
  }, [store, view, listed, names])
  const toggle = (row: TreeRow) => {
    if (row.kind !== 'branch') return
    const keys = new Set(opened.keys)
    if (!keys.delete(row.key)) keys.add(row.key)
    setOpened({ ...opened, keys })
    setUnfolded(keys.has(row.key) ? row.layers : [])
  }
  return { tree: rows, toggle, unfolded }
}
