// The methods, in the order in which the page lists them.
import type { Method } from '../types'
import { cam } from './cam'
import { gradCam } from './gradCam'
import { gradCamPlusPlus } from './gradCamPlusPlus'
import { isCam } from './isCam'
import { scoreCam } from './scoreCam'
import { ssCam } from './ssCam'

export { methodCards } from './cards'

export const methods: readonly Method[] = [gradCam, gradCamPlusPlus, cam, scoreCam, ssCam, isCam]
