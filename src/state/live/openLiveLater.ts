// The camera's live maps cost the first screen nothing: their code comes with the first look.
import { codeFor } from '../../errors'
import type { Store } from '../store'
import type { FrameSource, Live, LiveTools } from './live'

/** @throws NotReadable of `begin`, where the code cannot be had */
export interface LiveLater extends Pick<Live, 'freeze'> {
  begin(source: FrameSource): Promise<void>
}

export function openLiveLater(store: Store, tools: LiveTools): LiveLater {
  let live: Live | null = null
  return {
    async begin(source) {
      const { openLive } = await codeFor('the camera', () => import('./live'))
      live ??= openLive(store, tools)
      live.begin(source)
    },
    freeze: () => live?.freeze(),
  }
}
