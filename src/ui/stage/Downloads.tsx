import { sentenceOf } from '../../errors'
import type { Export } from '../../state/exports'
import { onStage } from '../../state/onStage'
import controls from '../controls.module.css'
import { Icon } from '../Icon'
import { usePage, useShown } from '../page'
import { ShareMenu } from '../takeHome/ShareMenu'
import { partWords } from '../words/runWords'
import styles from './Downloads.module.css'

export function Downloads() {
  const { store, intents, pictures, analyses } = usePage()
  const has = useShown((state) => onStage(state) !== null)

  async function download(make: Export) {
    try {
      const { name, blob } = await make(store.getState(), pictures)
      save(name, blob)
    } catch (error) {
      intents.remark(sentenceOf(error))
    }
  }

  /** Its code is fetched with the first of them. */
  const part =
    (kind: 'overlayFile' | 'mapFile' | 'recipeFile'): Export =>
    async (...asked) =>
      (await import('../../state/exports'))[kind](...asked)

  const reportFile: Export = async (...asked) =>
    (await import('../takeHome/takeHome')).reportFile(analyses.measures.state.getState(), ...asked)

  const button = (id: string, [what, full]: readonly [string, string], make: Export) => (
    <button
      type="button"
      className={controls.button}
      id={id}
      aria-label={full}
      disabled={!has}
      onClick={() => download(make)}
    >
      {what}
      <Icon name="down" />
    </button>
  )
  return (
    <div className={styles.downloads}>
      {button('save-overlay', [partWords.overlay, partWords.downloadOverlay], part('overlayFile'))}
      {button('save-map', [partWords.map, partWords.downloadMap], part('mapFile'))}
      {button('save-recipe', [partWords.recipe, partWords.downloadRecipe], part('recipeFile'))}
      {button('save-report', [partWords.report, partWords.downloadReport], reportFile)}
      <ShareMenu disabled={!has} download={download} />
    </div>
  )
}

export function save(name: string, blob: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
