// Code of the page that comes when it is first asked for; a page that locks itself fetches all of it before.
import { NARROW } from './narrow'

const parts = [
  () => import('./takeHome/takeHome'),
  () => import('./takeHome/ShareItems'),
  () => import('../state/exports'),
  () => import('../state/intake/sortFiles'),
  () => import('./compare/Compare'),
  () => import('./embed/Embed'),
  () => import('./phone/Phone'),
  () => import('./choose/Formula'),
  () => import('./sets/SetStrip'),
  () => import('./sets/Sheet'),
  () => import('./sets/SetThumbs'),
  () => import('./sets/setReport'),
  () => import('./sets/reportMeans'),
  () => import('../state/sets/openSets'),
  () => import('./choose/MethodSettings'),
  () => import('./stage/stageTool'),
  () => import('./stage/Contours'),
  () => import('./stage/ConceptTiles'),
  () => import('./model/LibraryModels'),
  () => import('./model/OwnScale'),
  () => import('./stage/ValuesTable'),
  () => import('./stage/Facts'),
  () => import('./stage/TrustPanel'),
  () => import('./stage/Boxes'),
  () => import('./stage/WinningOutline'),
  () => import('./choose/BoxList'),
  () => import('./choose/FuseChoice'),
  () => import('./choose/LayerRows'),
  () => import('../state/library/keptSets'),
  () => import('../state/library/keptViews'),
  () => import('../state/library/pieces'),
  () => import('../state/library/views'),
  () => import('./picture/CameraWindow'),
]

/** On a phone, what its first screen has besides; never fails, the page goes on without it. */
export const fetchNarrow = async () =>
  matchMedia(NARROW).matches ? import('./phone/Phone').catch(() => null) : null

export type PhoneParts = Awaited<ReturnType<typeof fetchNarrow>>

export const fetchAll = (): Promise<unknown> => Promise.all(parts.map((fetch) => fetch()))
