// Components whose code comes when they are first shown.
import { type ComponentType, lazy, useEffect } from 'react'
import controls from './controls.module.css'
import { usePage, useShown } from './page'
import { alertWords } from './words/alertWords'

/** @param missing stands there where the code cannot be fetched; else a sentence says so */
export const later = <P extends object>(
  fetch: () => Promise<ComponentType<P>>,
  missing: ComponentType<P> = Missing,
) =>
  lazy(() =>
    fetch().then(
      (found) => ({ default: found }),
      () => ({ default: missing }),
    ),
  )

function Missing() {
  const { offline } = usePage()
  const update = useShown((s) => s.update)
  useEffect(() => {
    offline.lacks()
  }, [offline])
  return (
    <div className={controls.missing}>
      <p role="alert">{update ? alertWords.outdated : alertWords.missing}</p>
      {update ? (
        <button type="button" className={controls.button} onClick={() => offline.takeOver()}>
          {alertWords.takeUpdate}
        </button>
      ) : null}
    </div>
  )
}
