// Fetches an address that carries a name and a password, which fetch itself refuses; they go to that host alone.

export async function fetchWithLogin(address: string, init: RequestInit = {}): Promise<Response> {
  const url = new URL(address)
  if (url.username === '' && url.password === '') return fetch(address, init)
  const login = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`
  url.username = ''
  url.password = ''
  const headers = { ...init.headers, authorization: `Basic ${Buffer.from(login).toString('base64')}` }
  return fetch(url, { ...init, headers })
}
