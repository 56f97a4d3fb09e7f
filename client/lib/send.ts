/** What came back, as far as anyone looks at it. */
export type Answer = Pick<Response, 'status' | 'ok' | 'json'>

export interface Sending {
  url: URL
  body: Blob
  signal: AbortSignal
  /** Called with the share that is on its way, from 0 to 1. */
  onProgress(share: number): void
}

/** Sends the bytes of a file. Rejects where the server was not reached, or the signal says stop. */
export type Send = (sending: Sending) => Promise<Answer>

/** Where not a byte moves for so long, the connection is dead, though nobody said so. */
const stallMilliseconds = 30_000

/** As a page does it: only an XMLHttpRequest tells how far it is. */
export const sendFromPage: Send = ({ url, body, signal, onProgress }) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const stop = () => request.abort()
    let stall = setTimeout(stop, stallMilliseconds)
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      clearTimeout(stall)
      stall = setTimeout(stop, stallMilliseconds)
      onProgress(total ? loaded / total : 0)
    })
    request.addEventListener('load', () => {
      const { status, responseText } = request
      resolve({ status, ok: status === 200, json: async () => JSON.parse(responseText) as unknown })
    })
    for (const end of ['error', 'abort']) request.addEventListener(end, () => reject(new Error('not reached')))
    request.addEventListener('loadend', () => {
      clearTimeout(stall)
      signal.removeEventListener('abort', stop)
    })
    signal.addEventListener('abort', stop)
    request.open('PUT', url)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.send(body)
  })

/** Without a page: all of it, or nothing. */
export const sendBy =
  (fetcher: typeof fetch): Send =>
  async ({ url, body, signal, onProgress }) => {
    const headers = { 'content-type': 'application/octet-stream' }
    const answer = await fetcher(url, { method: 'PUT', body, signal, headers })
    onProgress(1)
    return answer
  }
