/** Values of one tensor: 256 MB of floats, four times the largest layer of any published classifier. */
export const MOST_VALUES = 2 ** 26
