import type { Sets } from '../../state/sets/openSets'

export function SheetDownload(_: { readonly sets: Sets }) {
  return null
}
