// What is said where the page is not loaded anew.
import { failure } from '../../errors'

export const away = () =>
  failure(
    'NotReadable',
    'The network was not locked: the page is loaded anew for it, and its host does not answer now; try again once it does.',
  )

export const uncarried = () =>
  failure(
    'NotReadable',
    'Nothing was changed: the page is loaded anew for this, and this browser cannot keep your files meanwhile; load it without them first.',
  )

export const stillLocked = () =>
  failure(
    'NotReadable',
    'The network stays locked: the page is loaded anew to unlock it, and this device is offline; try again once it is not.',
  )
