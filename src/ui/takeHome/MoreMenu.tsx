// The other ways to take a map home: captioned pictures, the clipboard, and the lines that make it elsewhere.

import { useId } from 'react'
import { sentenceOf } from '../../errors'
import type { Export } from '../../state/exports'
import controls from '../controls.module.css'
import { usePage } from '../page'
import { takeHomeWords as words } from '../words/takeHomeWords'
import styles from './MoreMenu.module.css'
import type { Lines } from './takeHome'

interface Props {
  readonly disabled: boolean
  readonly download: (make: Export) => Promise<void>
}

const parts = () => import('./takeHome')

export function MoreMenu({ disabled, download }: Props) {
  const { store, intents, pictures } = usePage()
  const id = useId()

  /** @param write false where there is nothing to copy */
  async function copy(what: string, write: () => Promise<boolean>) {
    try {
      intents.remark((await write()) ? words.copied(what) : words.noSuch)
    } catch (error) {
      intents.remark(words.notCopied(what, sentenceOf(error)))
    }
  }

  /** The promise goes to the clipboard itself: it must be asked within the click. */
  const copyPicture = async () => {
    const blob = parts().then(async ({ pngFile }) => (await pngFile(store.getState(), pictures)).blob)
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })])
    return true
  }

  async function copyLines(kind: keyof Lines) {
    const text = (await parts()).writeLines(store.getState())[kind]
    if (text === null) return false
    await navigator.clipboard.writeText(text)
    return true
  }

  const item = (name: string, act: () => Promise<void>) => (
    <button type="button" onClick={act} popoverTarget={id} popoverTargetAction="hide">
      {name}
    </button>
  )
  return (
    <>
      <button type="button" className={controls.plain} popoverTarget={id} disabled={disabled}>
        {words.more}
      </button>
      <div id={id} popover="auto" className={styles.menu}>
        {item(words.png, async () => download((await parts()).pngFile))}
        {item(words.svg, async () => download((await parts()).svgFile))}
        {item(words.copyPicture, () => copy(words.thePicture, copyPicture))}
        {item(words.copyTerminal, () => copy(words.lines, () => copyLines('terminal')))}
        {item(words.copyTorchcam, () => copy(words.lines, () => copyLines('torchcam')))}
        {item(words.copyGradCam, () => copy(words.lines, () => copyLines('gradCam')))}
      </div>
    </>
  )
}
