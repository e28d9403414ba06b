// The boxes over the picture: a click chooses one. Keys and screen readers choose in the list.
import type { Box } from '../../engine/outcomeTypes'
import { onPicture } from '../../picture/onPicture'
import { probability } from '../../results/format'
import { isSameBox } from '../../state/boxesOnShow'
import { useIntents } from '../page'
import { useBoxes } from '../useBoxes'
import styles from './Boxes.module.css'
import { onStageAt } from './toolPlace'
import type { Scene } from './useScene'

/** More lines than these hide the picture. */
const MOST = 60

interface Props {
  readonly scene: Scene
  /** No tool is in hand that needs the pointer. */
  readonly idle: boolean
}

export function Boxes({ scene, idle }: Props) {
  const shown = useBoxes()
  const { choose } = useIntents()
  if (!shown) return null
  const { geometry, name } = shown
  const others = shown.over.slice(0, MOST).filter((box) => !isSameBox(box, shown.chosen))
  const place = (box: Box) => placeOf(box, scene, geometry)
  return (
    <div className={styles.boxes} aria-hidden="true" data-idle={idle}>
      {others.toSorted(largestFirst).map((box) => (
        <button
          key={`${box.anchor} ${box.classIndex}`}
          type="button"
          tabIndex={-1}
          className={styles.box}
          style={place(box)}
          title={`${name(box)} ${probability(box.probability)}`}
          onClick={() => choose({ anchor: box.anchor, classGiven: String(box.classIndex) })}
        />
      ))}
      <div
        className={styles.chosen}
        style={place(shown.chosen)}
        data-right={Number.parseFloat(place(shown.chosen).left) > 60}
      >
        <span className={styles.name}>{name(shown.chosen)}</span>
      </div>
    </div>
  )
}

const areaOf = ({ corners: [left, top, right, bottom] }: Box) => (right - left) * (bottom - top)

/** Those that lie within others are clicked first. */
const largestFirst = (a: Box, b: Box) => areaOf(b) - areaOf(a)

/** In percent of what the stage draws, cut at its edges. */
function placeOf({ corners }: Box, scene: Scene, geometry: Scene['geometry']) {
  const [width, height] = scene.geometry.picture
  const [left, top, right, bottom] = onPicture(corners, geometry)
  const [from, to] = [onStageAt(scene, [left, top]), onStageAt(scene, [right, bottom])]
  const share = (at: number, side: number) => Math.min(100, Math.max(0, (100 * at) / side))
  const [x, y] = [share(from[0], width), share(from[1], height)]
  return {
    left: `${x}%`,
    top: `${y}%`,
    width: `${share(to[0], width) - x}%`,
    height: `${share(to[1], height) - y}%`,
  }
}
