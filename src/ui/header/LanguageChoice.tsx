import { openMarks } from '../../state/network/marks'
import { usePage } from '../page'
import { chooseLanguage, type Language, languages } from '../words/language'
import styles from './LanguageChoice.module.css'

/** The other language, in its own word. The page draws itself anew with all that is open. */
export function LanguageChoice() {
  const { network } = usePage()
  const now: Language = document.documentElement.lang === 'de' ? 'de' : 'en'
  const other: Language = now === 'de' ? 'en' : 'de'
  return (
    <button
      type="button"
      lang={other}
      className={styles.language}
      onClick={() => {
        chooseLanguage(
          openMarks(() => localStorage),
          other,
        )
        void network.again()
      }}
    >
      {languages[other]}
    </button>
  )
}
