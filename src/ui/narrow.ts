/** The window is as narrow as a phone. */
export const NARROW = '(max-width: 45rem)'
