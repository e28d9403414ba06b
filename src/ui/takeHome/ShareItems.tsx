// What the menu of all ways home offers; fetched when it is first opened.
import { sentenceOf } from '../../errors'
import { shareFrame } from '../../recipe/share'
import type { Export } from '../../state/exports'
import { onStage } from '../../state/onStage'
import type { State } from '../../state/store'
import { usePage } from '../page'
import { words as strings } from '../words/strings'
import { takeHomeWords as words } from '../words/takeHomeWords'
import { copyLater } from './copyLater'
import type { Lines } from './takeHome'

interface Props {
  /** The menu that each of them closes. */
  readonly menu: string
  readonly download: (make: Export) => Promise<void>
}

const isUnfinished = (state: State) => (onStage(state)?.progress ?? null) !== null

const parts = () => import('./takeHome')

/** What has a button of its own elsewhere is pressed there. */
const press = (button: string) => document.getElementById(button)?.click()

export function ShareItems({ menu, download }: Props) {
  const { store, intents, pictures } = usePage()

  /** @param write true, or why there is nothing to copy */
  async function copy(what: string, write: () => Promise<true | string>) {
    try {
      const written = await write()
      intents.remark(written === true ? words.copied(what) : written)
    } catch (error) {
      intents.remark(words.notCopied(what, sentenceOf(error)))
    }
  }

  const copyPicture = async () => {
    const made = parts().then(async ({ pngFile }) => (await pngFile(store.getState(), pictures)).blob)
    return (await copyLater('image/png', made)) || words.noMap
  }

  const copyLines = async (kind: keyof Lines) => {
    const written = parts().then(({ writeLines }) => writeLines(store.getState()))
    const text = written.then((lines) =>
      lines[kind] === null ? null : new Blob([lines[kind]], { type: 'text/plain' }),
    )
    const copied = await copyLater('text/plain', text)
    if (!copied) return (await written).why[kind]
    return isUnfinished(store.getState()) ? words.copiedWhole : true
  }

  const copyFrame = async () => {
    await navigator.clipboard.writeText(shareFrame(store.getState().recipe, location.href).url)
    return true as const
  }

  const item = (name: string, act: () => Promise<void>) => (
    <button type="button" onClick={act} popoverTarget={menu} popoverTargetAction="hide">
      {name}
    </button>
  )
  return (
    <>
      {item(strings.copyLink, async () => press('copy-link'))}
      {item(words.copyFrame, () => copy(words.lines, copyFrame))}
      {item(words.png, async () => download((await parts()).pngFile))}
      {item(words.svg, async () => download((await parts()).svgFile))}
      {item(words.copyPicture, () => copy(words.thePicture, copyPicture))}
      {item(words.report, async () => press('save-report'))}
      {item(words.copyTerminal, () => copy(words.lines, () => copyLines('terminal')))}
      {item(words.copyTorchcam, () => copy(words.lines, () => copyLines('torchcam')))}
      {item(words.copyGradCam, () => copy(words.lines, () => copyLines('gradCam')))}
    </>
  )
}
