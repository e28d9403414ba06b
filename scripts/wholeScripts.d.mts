export function wholeScripts(): import('vite').Plugin
export function bundled(entry: string): Promise<string>
