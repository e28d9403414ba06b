import { useEffect, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import { divergingTable } from '../../canvas/diverging'
import { mapPixels } from '../../canvas/mapPixels'
import { show } from '../../canvas/paint'
import { paletteTable } from '../../canvas/palette'
import { cellsOf } from '../../canvas/raster'
import { count, dotted } from '../../results/format'
import { type MeanMap, meanMaps } from '../../sets/meanMaps'
import { isCorner, placeOf } from '../../sets/place'
import { reportWords } from '../../sets/reportWords'
import type { Sets } from '../../state/sets/openSets'
import controls from '../controls.module.css'
import { useShown } from '../page'
import { firstName } from '../words/describe'
import { setWords as words } from '../words/setWords'
import styles from './SheetFacts.module.css'

const MOST = 12

export function MeanMaps({ sets }: { readonly sets: Sets }) {
  const outcomes = useStore(sets.state, (s) => s.outcomes)
  const means = useMemo(() => meanMaps(outcomes.values()), [outcomes])
  const corner = means.find((mean) => !mean.signed && mean.count >= 4 && isCorner(mean.heatmap))
  return (
    <section>
      <div className={controls.head}>
        <h3>{reportWords.means}</h3>
      </div>
      {means.length === 0 ? <p className={styles.more}>{words.meansLater}</p> : null}
      <ul className={styles.means}>
        {means.slice(0, MOST).map((mean) => (
          <li key={mean.index}>
            <Mean mean={mean} />
          </li>
        ))}
      </ul>
      {means.length > MOST ? (
        <p className={styles.more}>{reportWords.meansLeft(means.length - MOST)}</p>
      ) : null}
      {corner ? (
        <p className={styles.corner}>
          {words.corner(firstName(corner.label), placeOf(corner.heatmap), corner.count)}
        </p>
      ) : null}
    </section>
  )
}

function Mean({ mean: { label, count: of, heatmap, signed } }: { readonly mean: MeanMap }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const palette = useShown((s) => s.recipe.look.palette)
  const cells = useShown((s) => cellsOf(s.view.cells, heatmap))
  useEffect(() => {
    const table = signed ? divergingTable() : paletteTable(palette)
    const look = { palette, threshold: 0, table }
    if (canvas.current) show(canvas.current, mapPixels(heatmap, look, cells))
  }, [heatmap, palette, cells, signed])
  const name = firstName(label)
  const place = signed ? '' : placeOf(heatmap)
  return (
    <>
      <canvas
        ref={canvas}
        className={styles.mean}
        data-cells={cells}
        role="img"
        aria-label={`${name}, ${place}`}
      />
      <p className={styles.meanName} title={label}>
        {dotted(name, count(of))}
      </p>
      <p className={styles.meanPlace}>{place}</p>
    </>
  )
}
