// Pages about files, as people copy their addresses, and the files themselves.

/** GitHub's and Hugging Face's views of a file become the file. */
export function fileAddress(url: string): string {
  const github = /^https?:\/\/github\.com\/([^/]+\/[^/]+)\/(?:blob|raw)\/(.+)$/.exec(url)
  if (github) return `https://raw.githubusercontent.com/${github[1]}/${github[2]}`
  const face = /^(https?:\/\/(?:www\.)?huggingface\.co\/.+)\/blob\/(.+)$/.exec(url)
  return face ? `${face[1]}/resolve/${face[2]}` : url
}

/**
 * Where the files of a model's page on the Hugging Face hub lie, `/owner/name/resolve/main/`; null for any other
 * address.
 */
export function hubFiles({ hostname, pathname }: URL): string | null {
  if (!/^(www\.)?huggingface\.co$/.test(hostname)) return null
  const page =
    /^\/(?!datasets\/|spaces\/|docs\/|models$|api\/)([^/]+\/[^/]+?)(?:\/tree\/([^/]+)(?:\/onnx)?)?\/?$/.exec(
      pathname,
    )
  return page ? `/${page[1]}/resolve/${page[2] ?? 'main'}/` : null
}
