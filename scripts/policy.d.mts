export const policy: string
export const headers: Readonly<Record<string, string>>
export const headersFile: string
export const docsHeadersFile: string
