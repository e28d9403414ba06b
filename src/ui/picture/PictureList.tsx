import { size } from '../../results/format'
import { freshSeed, sceneAddress } from '../../scenes/sceneId'
import { wantedPicture } from '../../state/flow/sources'
import { builtin } from '../../state/library/builtin'
import { currentSet } from '../../state/sets/pictureSet'
import controls from '../controls.module.css'
import { useIntents, usePage, useShown } from '../page'
import { ThumbsPlace } from '../sets/places'
import { pictureWords, sceneWords } from '../words/pictureWords'
import { partWords } from '../words/runWords'
import { words } from '../words/strings'
import { told } from '../words/told'
import { canChooseFolder, FileInput, FolderInput, useFileDialog, useFolderDialog } from './FileInput'
import { OtherSources } from './OtherSources'
import styles from './PictureList.module.css'

export function PictureList({ narrow }: { readonly narrow: boolean }) {
  const picture = useShown((s) => s.picture)
  const several = useShown((s) => currentSet(s) !== null)
  const openFiles = useFileDialog()
  const openFolder = useFolderDialog()
  const { choose } = useIntents()
  const fresh = () => choose({ image: sceneAddress(freshSeed()), classGiven: null })
  return (
    <section className={controls.section} aria-label={words.picture}>
      <div className={controls.head}>
        <h2>{words.picture}</h2>
        <span>{picture ? size(picture.width, picture.height) : ''}</span>
      </div>
      {several ? <Several narrow={narrow} /> : <Samples />}
      <div className={styles.named}>
        <p className={styles.name}>{picture ? told(picture.name) : ''}</p>
        <button type="button" className={controls.plain} onClick={fresh}>
          {sceneWords.fresh}
        </button>
      </div>
      <div className={styles.buttons}>
        <FileInput />
        <button type="button" className={controls.button} onClick={openFiles}>
          {words.openPicture}
        </button>
        {canChooseFolder ? (
          <>
            <FolderInput />
            <button type="button" className={controls.plain} onClick={openFolder}>
              {pictureWords.openFolder}
            </button>
          </>
        ) : null}
        {narrow ? <OtherSources /> : null}
      </div>
    </section>
  )
}

/** On a phone the strip over them has all. */
const Several = ({ narrow }: { readonly narrow: boolean }) => (narrow ? null : <ThumbsPlace />)

function Samples() {
  const chosen = useShown((s) => wantedPicture(s)?.name)
  const { choose } = useIntents()
  const { network } = usePage()
  if (builtin.pictures.length === 0) return null
  return (
    <div role="radiogroup" aria-label={partWords.pictures} className={styles.samples}>
      {builtin.pictures.map(({ id, name, thumbnail }) => (
        <label key={id} className={styles.sample}>
          <input
            type="radio"
            name="picture"
            className={controls.radio}
            aria-label={told(name)}
            checked={name === chosen}
            onChange={() => choose({ image: id, classGiven: null })}
          />
          <img src={network.asset(thumbnail)} alt="" />
        </label>
      ))}
    </div>
  )
}
