export function wholeScripts(): import('vite').Plugin
