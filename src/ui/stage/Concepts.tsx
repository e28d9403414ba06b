import { Suspense } from 'react'
import { conceptsOf } from '../../state/concepts'
import { later } from '../later'
import { useShown } from '../page'

const ConceptTiles = later(async () => (await import('./ConceptTiles')).ConceptTiles)

/** Where the map on show has concepts. */
export function Concepts() {
  const some = useShown((s) => conceptsOf(s).length > 0)
  if (!some) return null
  return (
    <Suspense>
      <ConceptTiles />
    </Suspense>
  )
}
