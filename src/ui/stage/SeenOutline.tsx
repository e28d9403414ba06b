// The edge of what the model saw, where that is not the whole picture.
import { seenBox } from '../../canvas/placing'
import styles from './SeenOutline.module.css'
import type { Scene } from './useScene'

export function SeenOutline({ scene: { geometry } }: { readonly scene: Scene }) {
  const [width, height] = geometry.picture
  const [, , wide, high] = geometry.source
  if (wide >= width - 0.5 && high >= height - 0.5) return null
  return <div className={styles.outline} style={seenBox(geometry)} />
}
