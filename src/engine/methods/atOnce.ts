// How the methods explain that people try first: their code comes with the engine.
import { explain as gradcam } from './gradcam/explain'
import { explain as gradcampp } from './gradcampp/explain'
import { explain as hirescam } from './hirescam/explain'
import { explain as layercam } from './layercam/explain'
import { explain as scorecam } from './scorecam/explain'

export const atOnce = {
  gradcam,
  gradcampp,
  hirescam,
  layercam,
  scorecam,
}
