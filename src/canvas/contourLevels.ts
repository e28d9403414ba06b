/** Shares of the colour bar at which lines of equal value are drawn. */
export const contourLevels: readonly number[] = [0.25, 0.5, 0.75]
