// The edge of what the model saw, where that is not the whole picture.
import styles from './SeenOutline.module.css'
import type { Scene } from './useScene'

export function SeenOutline({ scene }: { readonly scene: Scene }) {
  const [width, height] = scene.geometry.picture
  const [left, top, wide, high] = scene.geometry.source
  if (wide >= width - 0.5 && high >= height - 0.5) return null
  const share = (part: number, whole: number) => `${(100 * part) / whole}%`
  return (
    <div
      className={styles.outline}
      style={{
        left: share(left, width),
        top: share(top, height),
        width: share(wide, width),
        height: share(high, height),
      }}
    />
  )
}
