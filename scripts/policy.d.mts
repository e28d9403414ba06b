export const policy: string
export const headers: Readonly<Record<string, string>>
export const headersFile: string
