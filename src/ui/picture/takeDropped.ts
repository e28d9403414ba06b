// What was dropped or pasted goes where all that is given goes.
import type { Dropped } from '../../state/intake/dropped'
import type { Intents } from '../../state/intents'
import { words } from '../words/strings'

type Takers = Pick<Intents, 'takeFiles' | 'takeText' | 'remark'>

export async function takeDropped(
  { takeFiles, takeText, remark }: Takers,
  found: Promise<Dropped>,
): Promise<void> {
  const { files, url, unread } = await found
  if (unread.length > 0) remark(words.unread(unread), 'given')
  if (files.length > 0) await takeFiles(files)
  else if (unread.length === 0) await takeText(url ?? '')
}
