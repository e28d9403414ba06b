// How the methods explain that people try first: their code comes with the engine.
import { explain as ablationcam } from './ablationcam/explain'
import { explain as cam } from './cam/explain'
import { explain as eigencam } from './eigencam/explain'
import { explain as eigengradcam } from './eigengradcam/explain'
import { explain as gradcam } from './gradcam/explain'
import { explain as gradcamelementwise } from './gradcamelementwise/explain'
import { explain as gradcampp } from './gradcampp/explain'
import { explain as hirescam } from './hirescam/explain'
import { explain as layercam } from './layercam/explain'
import { explain as randomcam } from './randomcam/explain'
import { explain as scorecam } from './scorecam/explain'
import { explain as xgradcam } from './xgradcam/explain'

export const atOnce = {
  ablationcam,
  cam,
  eigencam,
  eigengradcam,
  gradcam,
  gradcamelementwise,
  gradcampp,
  hirescam,
  layercam,
  randomcam,
  scorecam,
  xgradcam,
}
