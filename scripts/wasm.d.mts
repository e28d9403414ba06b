export const wasmHashes: Readonly<Record<string, string>>
export function checkWasm(packages: string, hashes?: Readonly<Record<string, string>>): void
export function checkedWasm(root: string): import('vite').Plugin
