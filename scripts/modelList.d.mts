export function modelList(publicFolder: string): import('vite').Plugin
