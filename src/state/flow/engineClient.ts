// What the flow needs of the engine; the worker's client is one, a fake in tests another.
import type { Engine } from '../../worker/client'

export type EngineClient = Pick<
  Engine,
  | 'start'
  | 'openModel'
  | 'openPicture'
  | 'classify'
  | 'tryScales'
  | 'explain'
  | 'thumbnails'
  | 'giveUp'
  | 'close'
>
