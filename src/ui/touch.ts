/** Whether there is only touch: nothing to click with, and no keys to speak of. */
export const onlyTouch = (): boolean => matchMedia('(pointer: coarse) and (not (any-pointer: fine))').matches
