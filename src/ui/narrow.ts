/** The window is as narrow as a phone; a sheet of paper is not one. */
export const NARROW = 'screen and (max-width: 45rem)'
