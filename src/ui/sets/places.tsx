// Where a set of pictures shows: a strip under the trust, a few at the left, and a sheet in the place of all. Their code comes with the first set.

import { useEffect, useState } from 'react'
import { sentenceOf } from '../../errors'
import type { Sets } from '../../state/sets/openSets'
import { currentSet } from '../../state/sets/pictureSet'
import { useIntents, usePage, useShown } from '../page'
import { pictureWords } from '../words/pictureWords'
import styles from './places.module.css'

export function StripPlace() {
  const several = useShown((s) => currentSet(s) !== null)
  const { remark } = useIntents()
  const { parts, failed } = useParts(several)
  useEffect(() => {
    if (failed !== null) remark(pictureWords.setLater(failed))
  }, [failed, remark])
  if (!several) return null
  return (
    <div className={styles.strip} data-strip>
      {parts ? <parts.SetStrip sets={parts.sets} /> : null}
    </div>
  )
}

export function SheetPlace() {
  const several = useShown((s) => currentSet(s) !== null)
  const { parts } = useParts(several)
  return several && parts ? <parts.Sheet sets={parts.sets} /> : null
}

/** In the place of the samples. */
export function ThumbsPlace() {
  const { parts } = useParts(true)
  return parts ? <parts.SetThumbs sets={parts.sets} /> : null
}

async function setParts() {
  const [{ SetStrip }, { Sheet }, { SetThumbs }] = await Promise.all([
    import('./SetStrip'),
    import('./Sheet'),
    import('./SetThumbs'),
  ])
  return { SetStrip, Sheet, SetThumbs }
}

type Parts = Awaited<ReturnType<typeof setParts>> & { readonly sets: Sets }

function useParts(wanted: boolean) {
  const page = usePage()
  const [state, setState] = useState<{ readonly parts: Parts | null; readonly failed: string | null }>({
    parts: null,
    failed: null,
  })
  useEffect(() => {
    if (!wanted) return
    Promise.all([setParts(), page.sets()]).then(
      ([parts, sets]) => setState({ parts: { ...parts, sets }, failed: null }),
      (error: unknown) => setState({ parts: null, failed: sentenceOf(error) }),
    )
  }, [wanted, page])
  return state
}
