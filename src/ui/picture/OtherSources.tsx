// Pictures that are no files: beside the invitation, on a phone beside the samples.
import controls from '../controls.module.css'
import { words } from '../words/strings'
import { Camera } from './Camera'
import { usePaste } from './usePaste'

export function OtherSources() {
  const paste = usePaste()
  return (
    <>
      <button type="button" className={controls.plain} onClick={paste}>
        {words.paste}
      </button>
      <Camera />
    </>
  )
}
