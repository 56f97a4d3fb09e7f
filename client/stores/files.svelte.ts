import { typeByName } from '../../contract/fileNames'
import type { discardFile, File as Attachment } from '../../contract/files'
import { limits } from '../../contract/limits'
import { Refused, type Api } from '../lib/api'
import type { Send } from '../lib/send'

/** Uploads, each with its own progress. What a post carries is in the post. */
export class Files {
  readonly #api: Api
  readonly #send: Send
  readonly #waiting = new Set<Upload>()

  constructor(api: Api, send: Send) {
    this.#api = api
    this.#send = send
  }

  /** Begins to send a file. What cannot be taken is refused at once, before a byte is sent. */
  upload(file: Blob & { readonly name: string }): Upload {
    const upload = new Upload(file, (sending) => this.#put(sending))
    this.#waiting.add(upload)
    void upload.start()
    return upload
  }

  /** Throws away an upload that no post carries. What the server no longer hears of, it tidies away by itself. */
  async discard(fileId: string) {
    await this.#api.call<typeof discardFile>('DELETE /api/files/:fileId', { fileId }).catch(() => undefined)
  }

  /** The connection is back: sends again what it had cut off. */
  resume() {
    for (const upload of this.#waiting) {
      if (upload.state === 'waiting') void upload.start()
      else if (upload.state !== 'sending') this.#waiting.delete(upload)
    }
  }

  /** The one who sent is signed out. */
  clear() {
    for (const upload of this.#waiting) upload.cancel()
    this.#waiting.clear()
  }

  async #put({ id, file, signal, onProgress }: Part): Promise<Attachment> {
    const url = new URL(`/api/files/${id}`, this.#api.base)
    url.searchParams.set('name', file.name.slice(-limits.lineCharacters))
    const answer = await this.#send({ url, body: file, signal, onProgress }).catch(() => {
      throw new Refused('offline', '')
    })
    if (!answer.ok) throw await this.#api.refused(answer)
    return (await answer.json()) as Attachment
  }
}

interface Part {
  id: string
  file: Blob & { readonly name: string }
  signal: AbortSignal
  onProgress(share: number): void
}

/** One file on its way. Trying again sends the same id, so it never arrives twice. */
export class Upload {
  readonly id = crypto.randomUUID()
  readonly name: string
  readonly bytes: number
  /** `waiting`: cut off, to be sent again. `refused`: this file will never be taken; `problem` says why. */
  #state = $state<'sending' | 'waiting' | 'done' | 'refused' | 'cancelled'>('sending')
  #progress = $state(0)
  #problem = $state.raw<Refused>()
  #file = $state.raw<Attachment>()
  #abort = new AbortController()
  readonly #blob: Blob & { readonly name: string }
  readonly #put: (part: Part) => Promise<Attachment>
  /** Called once, when the server has it whole. */
  onDone: (file: Attachment) => void = () => {}

  constructor(blob: Blob & { readonly name: string }, put: (part: Part) => Promise<Attachment>) {
    this.#blob = blob
    this.#put = put
    this.name = blob.name
    this.bytes = blob.size
  }

  get state() {
    return this.#state
  }
  /** From 0 to 1. */
  get progress() {
    return this.#progress
  }
  get problem() {
    return this.#problem
  }
  /** What the server made of it, once it is done. */
  get file() {
    return this.#file
  }

  async start() {
    this.#state = 'sending'
    this.#progress = 0
    this.#problem = undefined
    const { signal } = (this.#abort = new AbortController())
    try {
      refuseBeforehand(this.#blob)
      const onProgress = (share: number) => (this.#progress = share)
      const file = await this.#put({ id: this.id, file: this.#blob, signal, onProgress })
      if (signal.aborted) return
      this.#file = file
      this.#state = 'done'
      this.onDone(file)
    } catch (error) {
      if (signal.aborted) return
      if (!(error instanceof Refused)) throw error
      this.#problem = error
      this.#state = error.passes ? 'waiting' : 'refused'
    }
  }

  cancel() {
    this.#abort.abort()
    this.#state = 'cancelled'
  }
}

/** The words for these are in the message catalogue, by the code. */
function refuseBeforehand({ name, size }: { name: string; size: number }) {
  if (!typeByName(name)) throw new Refused('unsupported_type', '')
  if (size > limits.fileBytes) throw new Refused('too_large', '')
  if (size === 0) throw new Refused('invalid', '')
}
