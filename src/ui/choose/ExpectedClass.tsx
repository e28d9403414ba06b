import { expectedPair } from '../../state/compare/expected'
import controls from '../controls.module.css'
import { type Page, usePage, useShown } from '../page'
import { labelOf } from '../words/labelOf'
import { expectedWords } from '../words/strings'
import styles from './ExpectedClass.module.css'

/** Sets the chosen class beside the most probable one; absent while they are the same. */
export function ExpectedClass() {
  const page = usePage()
  const rival = useShown((s) => {
    const [first] = expectedPair(s)?.chosen?.classes ?? []
    return first === undefined ? null : labelOf(s, first)
  })
  if (rival === null) return null
  return (
    <button
      type="button"
      className={`${controls.plain} ${styles.compare}`}
      title={expectedWords.about}
      onClick={() => compareExpected(page)}
    >
      {expectedWords.beside(rival)}
    </button>
  )
}

/** Where no other class is chosen yet, it is time to find the one that was expected. */
export function compareExpected({ store, intents }: Page): void {
  const pair = expectedPair(store.getState())
  if (pair) intents.compare(pair)
  else document.getElementById('find-class')?.focus()
}
