// Words about pictures: scenes, the camera, folders.

import { places } from '../../results/format'

export const sceneWords = {
  fresh: 'New scene',
  absent: (label: string, classes: readonly string[]) =>
    `There is no ${label} in this scene; it holds ${classes.join(', ')}.`,
  verdict: (label: string, hit: boolean) =>
    hit ? `Known truth: the peak lies on the ${label}.` : `Known truth: the peak lies beside the ${label}.`,
  figures: (energy: string, iou: number) =>
    `${energy} of the map's energy lies inside it, best IoU ${places(iou, 2)}.`,
} as const

export const cameraWords = {
  camera: 'Camera',
  take: 'Take the picture',
  close: 'Close',
  /** Name of what it took. */
  name: 'camera picture',
  live: 'Live',
  liveHelp: 'Map after map of what the camera sees',
  /** What the page says while it looks, with maps a second so far. */
  looking: (rate: number | null) =>
    rate === null
      ? 'Live'
      : rate >= 10
        ? `Live\u00a0· ${Math.round(rate)} maps a second`
        : `Live\u00a0· ${places(rate, 1)} maps a second`,
  freeze: 'Freeze',
  instead: (method: string, before: string) =>
    `Live shows ${method}, which takes one pass a frame; ${before} takes many. Freeze first to see it.`,
  refused: 'The browser gives no camera; allow it in the address bar, or open a picture file.',
} as const

export const pictureWords = {
  openFolder: 'Open folder',
  folderInput: 'Folder of pictures',
  pasted: (number: number) => (number > 1 ? `pasted picture ${number}` : 'pasted picture'),
  setStays: (count: number) => `It shows this one picture: the set of ${count} stays here.`,
  setLater: (why: string) => `The set of pictures could not be shown: ${why}`,
} as const
