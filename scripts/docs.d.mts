export function relinked(text: string, source: string, page: string, copy?: (picture: string) => void): string
