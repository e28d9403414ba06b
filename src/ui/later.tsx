// Components whose code comes when they are first shown.
import { type ComponentType, lazy } from 'react'
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

const Missing = () => <p role="alert">{alertWords.missing}</p>
