export function earlyStart(): import('vite').Plugin
